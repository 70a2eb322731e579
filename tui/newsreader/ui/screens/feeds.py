"""Feeds and folders: every source with its unread articles, its last fetch, what went wrong and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from newsreader.library.days import utc_now
from newsreader.models import ImportReport
from newsreader.text import counted
from newsreader.ui.commands import bindings
from newsreader.ui.messages import StoriesWanted
from newsreader.ui.own_keys import with_keys
from newsreader.ui.rows.feeds import SourceRow, feed_row, file_rows, no_feed_words, subscribed_words
from newsreader.ui.screens.place_screen import PlaceScreen
from newsreader.ui.widgets.lines import WorkLine
from newsreader.ui.widgets.source_list import SourceList
from newsreader.ui.windows.ask_path import ReadScreen, SaveScreen
from newsreader.ui.windows.choose import ChooseScreen
from newsreader.ui.windows.failures import failures_window
from newsreader.ui.windows.prompt import AskScreen

if TYPE_CHECKING:
    from newsreader.ui.messages import FeedAdded

_EMPTY = (
    "No feeds and no folders yet.\n\n"
    "<feeds.add> adds a feed by its address or that of a web page, <import.folder> imports a folder, "
    "<feeds.import> a list of feeds (OPML)."
)
_REMOVE = (
    "Keep it",
    "Unsubscribe, keep its articles",
    "Unsubscribe and delete its articles (not starred or tagged ones)",
)


_WHOLE = (
    "New items that this feed shortens get the text of their page, with each refresh. "
    "<article.full-text> in an article fetches one."
)
_NOT_NOW = "Nothing to fetch now: a feed may be paused, or its server asked to be left alone."
_NO_TAG = "No feed has a tag yet: <feeds.tag> gives one."
_AS_GIVEN = "New items stay as this feed gives them."


class FeedsScreen(PlaceScreen):
    """Feeds by name (or by tag), then the sources whose articles came from files."""

    BINDINGS = bindings("feeds")
    AUTO_FOCUS = "SourceList"
    view = "Feeds and folders"
    way = "go.feeds"
    place = "feeds"

    def __init__(self, *, at: int | None = None) -> None:
        """Begin with the cursor on the row with the key `at`."""
        self.sources = SourceList(utc_now)
        super().__init__(self.sources)
        self._wanted: int | None = None
        self._at = at

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield self.title_line
        yield self.sources
        yield self.empty
        yield WorkLine()
        yield self.key_line

    def reload(self) -> None:
        """Read the sources again in a worker."""
        self.read(self._read_sources, self._show_sources, group="sources", doing="reading the sources")

    reload_at_work = reload

    def on_feed_added(self, message: FeedAdded) -> None:
        """Put the cursor on the feed once the sources have been read again."""
        self._wanted = message.feed_id
        self.reload()

    def _read_sources(self) -> tuple[Sequence[SourceRow], Sequence[SourceRow], int]:
        subscriptions = self.library.subscriptions
        feeds = [feed_row(feed) for feed in subscriptions.all()]
        others = file_rows(subscriptions.sources_of_files(), subscriptions.without_source())
        return feeds, others, self.library.counts().unread

    def _show_sources(self, found: tuple[Sequence[SourceRow], Sequence[SourceRow], int]) -> None:
        feeds, others, unread = found
        self.sources.set_sources(feeds, others)
        self.sources.go_to(self._at)
        self._at = None
        if self._wanted is not None:
            self.sources.go_to_feed(self._wanted)
            self._wanted = None
        self.show_empty(_EMPTY)
        faulty = sum(bool(row.error) for row in feeds)
        self.title_line.about = f"{unread:,} unread" + (f" · {faulty:,} with a fault" if faulty else "")

    @on(SourceList.Chosen)
    def _chosen(self) -> None:
        """Show the articles of the source."""
        row = self.sources.current_row
        if row is None:
            return
        query = row.query or self.at_once(partial(self.library.subscriptions.query_of, row.feeds))
        if query is None:
            return
        if not query:
            self.news.tell("This feed has brought no articles yet.")
            return
        back = partial(FeedsScreen, at=row.key)
        self.post_message(StoriesWanted(query, row.title if row.is_heading else "", back=back))

    def action_refresh_all(self) -> None:
        """Fetch all feeds except paused ones."""
        self.news.refresh_feeds(everything=True, nothing=_NOT_NOW)

    def action_refresh_one(self) -> None:
        """Fetch this feed, or all feeds of this tag."""
        row = self.chosen(self.sources.current_row)
        if row is not None and (row.feeds or self._feed("fetch")):
            self.news.work.refresh_feeds(row.feeds, nothing=_NOT_NOW)

    def action_pause(self) -> None:
        """Pause this feed, or resume it (also one that was gone)."""
        if row := self._feed("pause"):
            self.news.change(partial(self._toggle_pause, row.feeds[0]))

    def _toggle_pause(self, feed_id: int) -> None:
        subscriptions = self.library.subscriptions
        subscriptions.pause(feed_id, subscriptions.one(feed_id).state == "active")

    def action_full_texts(self) -> None:
        """Fetch whole texts for this feed's shortened items from now on, or stop doing so."""
        if row := self._feed("fetch whole texts of"):
            self.news.change(partial(self._toggle_full_texts, row.feeds[0]), "{}")

    def _toggle_full_texts(self, feed_id: int) -> str:
        subscriptions = self.library.subscriptions
        on = not subscriptions.one(feed_id).full_texts
        subscriptions.want_full_texts(feed_id, on)
        return with_keys(_WHOLE if on else _AS_GIVEN)

    def action_rename(self) -> None:
        """Ask for a name."""
        if row := self._feed("rename"):
            ask = AskScreen("Name of the feed", "Leave it empty for the feed's own name", value=row.title, anew=True)
            rename = partial(self.library.subscriptions.rename, row.feeds[0])
            self.ask(ask, lambda title: self.news.change(partial(rename, title)))

    def action_tag(self) -> None:
        """Ask for the tags."""
        if row := self._feed("tag"):
            hint = "Separated by commas; a/b is folder b inside folder a"
            ask = AskScreen("Tags of the feed", hint, value=", ".join(row.tags))
            tag = partial(self.library.subscriptions.tag, row.feeds[0])
            self.ask(ask, lambda tags: self.news.change(partial(tag, [one.strip() for one in tags.split(",")])))

    def action_remove(self) -> None:
        """Ask whether to unsubscribe, and what becomes of the articles."""
        if row := self._feed("unsubscribe from"):
            ask = ChooseScreen(f"Unsubscribe from {row.title or row.address}?", _REMOVE)
            self.ask(ask, partial(self._remove, row.feeds[0]))

    def _remove(self, feed_id: int, answer: int) -> None:
        if answer:
            remove = partial(self.library.subscriptions.remove, feed_id, with_articles=answer == 2)
            self.news.change(remove, with_keys("Unsubscribed. <feeds.undo> takes it back."))

    def _feed(self, what: str) -> SourceRow | None:
        """Return the feed under the cursor; if the row is none, say why this cannot be done."""
        row = self.chosen(self.sources.current_row)
        if row is None or row.feed_id is not None:
            return row
        self.news.tell(no_feed_words(row, what))
        return None

    def action_fold(self) -> None:
        """Fold the tag under the cursor (or of the feed under it), or unfold it."""
        if not self.sources.fold():
            self.news.tell(with_keys(_NO_TAG))

    def action_fold_all(self) -> None:
        """Fold all tags, or unfold them if all are folded."""
        if not self.sources.fold_all():
            self.news.tell(with_keys(_NO_TAG))

    def action_import_list(self) -> None:
        """Ask for an OPML file or newsboat's urls file."""
        hint = "Path of an OPML file, or of newsboat's urls file"
        ask = ReadScreen("Subscriptions from another reader", hint=hint)
        read_list = self.library.subscriptions.read_list
        self.ask(ask, lambda path: self.news.in_turn(partial(read_list, path), self._imported))

    def _imported(self, report: ImportReport) -> None:
        self.news.tell(subscribed_words(report), severity="error" if report.failed else "information")
        if report.failed:
            self.app.push_screen(failures_window(report.failed))
        self.news.tell_screens()

    def action_export_list(self) -> None:
        """Ask where to write an OPML file, or newsboat's urls file."""
        title = "Save as OPML, or for newsboat in a file named urls"
        self.app.push_screen(SaveScreen(title, Path("feeds.opml"), self._write_list))

    def _write_list(self, path: Path) -> str:
        passwords = self.library.subscriptions.write_list(path)
        return f". {counted(passwords, 'password')} left out." if passwords else "."
