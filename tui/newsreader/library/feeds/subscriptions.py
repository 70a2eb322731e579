"""The feeds of one library: listed, added, refreshed, changed, imported and exported."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from newsreader.errors import NotFoundError
from newsreader.library.completing import condition
from newsreader.library.context import Context
from newsreader.library.exporting import write_whole
from newsreader.library.feeds import lists, subscribing
from newsreader.library.feeds.lists import ListStyle
from newsreader.library.feeds.refreshing import Refresher
from newsreader.library.feeds.subscribing import Added
from newsreader.models import (
    Feed,
    FeedPreview,
    ImportReport,
    RefreshReport,
    Report,
    SourceCount,
    Stop,
)
from newsreader.store import feeds
from newsreader.text import clean_line, hide_password


class Subscriptions:
    """The subscriptions of one library. `preview`, `add`, `refresh` and `fetch_full_texts` use the network and may be slow."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> list[Feed]:
        """Return the subscriptions with their health, by title."""
        return feeds.feeds(self._context.database)

    def one(self, feed_id: int) -> Feed:
        """Return one subscription. Raises NotFoundError."""
        return feeds.feed(self._context.database, feed_id)

    def named(self, name: str) -> Feed:
        """Return the feed with this id, address or title. Raises NotFoundError."""
        known = self.all()
        tests: tuple[Callable[[Feed], bool], ...] = (
            lambda feed: str(feed.id) == name,
            lambda feed: feed.url == name,
            lambda feed: feed.title.casefold() == name.casefold(),
        )
        for matches in tests:
            if found := [feed for feed in known if matches(feed)]:
                return found[0]
        raise NotFoundError(
            "there is no such feed", subject=clean_line(name, 200), remedy="`newsreader feeds` lists them"
        )

    def sources_of_files(self) -> list[SourceCount]:
        """Return the sources whose articles came from files, by name."""
        return feeds.sources_of_files(self._context.database)

    def without_source(self) -> SourceCount:
        """Count the articles without a source; the query `-has:source` finds them."""
        return feeds.without_source(self._context.database)

    def query_of(self, feed_ids: Sequence[int]) -> str:
        """Return the query that finds the articles of feeds, "" if they have brought none."""
        sources = feeds.sources_of_feeds(self._context.database, feed_ids)
        return " OR ".join(condition("source", source) for source in sources)

    def preview(self, url: str) -> FeedPreview:
        """Fetch an address and return what it holds, without subscribing. Raises SourceError."""
        return subscribing.preview(url, self._context.settings.feeds)

    def add(self, url: str, *, title: str = "", tags: Sequence[str] = ()) -> Added:
        """Subscribe to a feed, or to the first feed of a page, and save its items. Raises SourceError."""
        return subscribing.add(self._context, url, title=title, tags=tags)

    def read_list(self, path: Path, style: ListStyle | None = None) -> ImportReport:
        """Subscribe to the feeds of a list as one step of undo, without fetching. `style` None: by the file's name."""
        found = lists.read_list(path, style or lists.style_of(path))
        with self._context.change(f"subscribe to {len(found.feeds):,} feeds"):
            return lists.subscribe_all(self._context.database, found, now=self._context.now())

    def list_text(self, style: ListStyle) -> tuple[str, int]:
        """Return all subscriptions as a list, and how many passwords were left out of it."""
        return lists.list_text(self._context.database, style)

    def write_list(self, path: Path) -> int:
        """Write all subscriptions to a file, in the style of its name; return how many passwords were left out."""
        text, passwords = self.list_text(lists.style_of(path))
        write_whole(path, [text])
        return passwords

    def refresh(
        self,
        feed_ids: Sequence[int] | None = None,
        *,
        everything: bool = False,
        report: Report | None = None,
        stop: Stop | None = None,
    ) -> RefreshReport:
        """Fetch these feeds, else those that are due or (`everything`) all that are not paused.

        A server's Retry-After is respected in any case, and a feed that is gone is not fetched. Whole texts of shortened
        items are fetched afterwards, for feeds that have them. New articles wait for `Library.analyse`.
        """
        if feed_ids is not None:
            wanted, asked = [self.one(feed_id) for feed_id in dict.fromkeys(feed_ids)], True
        else:
            wanted, asked = [feed for feed in self.all() if feed.state != "paused" or not everything], everything
        done = Refresher(self._context, report, stop).run(wanted, asked=asked)
        if done.stopped or not any(feed.full_texts for feed in wanted):
            return done
        from newsreader.library.feeds.full_texts import FullTexts

        asked_for = [feed.feed_id for feed in done.feeds if feed.outcome in ("updated", "unchanged")]
        found = FullTexts(self._context, report, stop).fetch_wanted(done.ids, asked_for)
        return replace(done, full_texts=found, ids=tuple(dict.fromkeys([*done.ids, *(found.ids if found else ())])))

    def fetch_full_texts(self, article_ids: Sequence[int]) -> ImportReport:
        """Fetch the whole texts of articles that a feed shortened, from their pages."""
        from newsreader.library.feeds.full_texts import FullTexts

        return FullTexts(self._context).fetch(article_ids)

    def rename(self, feed_id: int, title: str) -> None:
        """Give a feed the user's name for it ("": its own again). Raises NotFoundError."""
        with self._context.change("rename a feed"):
            feeds.rename_feed(self._context.database, feed_id, title)

    def tag(self, feed_id: int, tags: Sequence[str]) -> None:
        """Set the tags of a feed. Raises NotFoundError."""
        with self._context.change("tag a feed"):
            feeds.set_feed_tags(self._context.database, feed_id, tags)

    def pause(self, feed_id: int, on: bool) -> None:
        """Pause or resume a feed (also one that was gone). Raises NotFoundError."""
        with self._context.change("pause a feed" if on else "go on with a feed"):
            feeds.pause_feed(self._context.database, feed_id, on)

    def want_full_texts(self, feed_id: int, on: bool) -> None:
        """Choose whether whole texts of a feed's shortened items are fetched with each refresh. Raises NotFoundError."""
        with self._context.change("fetch whole texts of a feed" if on else "fetch no whole texts of a feed"):
            feeds.want_full_texts(self._context.database, feed_id, on)

    def remove(self, feed_id: int, *, with_articles: bool = False) -> None:
        """Unsubscribe. With `with_articles` its articles are deleted, except starred and tagged ones. Raises NotFoundError."""
        found = self.one(feed_id)
        with self._context.change(f"unsubscribe from {found.title or hide_password(found.url)}"):
            feeds.remove_feed(self._context.database, feed_id, with_articles=with_articles)
