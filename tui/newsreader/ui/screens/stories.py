"""The first screen: the list of stories, the reader and the search bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.screen import Screen

from newsreader.library.completing import condition
from newsreader.settings import days_left_words
from newsreader.text import counted
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import Place, bindings
from newsreader.ui.listing import NOT_READ, Listing, empty_words, read_listing, unread_ids
from newsreader.ui.messages import LibraryChanged
from newsreader.ui.rows.pieces import DUE, short_day
from newsreader.ui.screens.by_hand import ByHand
from newsreader.ui.screens.desk import Desk
from newsreader.ui.screens.searches import Searches
from newsreader.ui.widgets.lines import KeyLine, TitleLine, WorkLine
from newsreader.ui.widgets.search_bar import SearchBar
from newsreader.ui.widgets.story_list import StoryList
from newsreader.ui.widgets.story_panes import StoryPanes
from newsreader.ui.widgets.story_reader import StoryReader


class Back(NamedTuple):
    """How to go back to where a search or an article (0: none) was asked for, while `query` is what is searched."""

    go: Callable[[], object]
    query: str
    article_id: int


class StoriesScreen(AtHost, Screen[None]):
    """Title, list and reader, search bar, work, keys."""

    BINDINGS = bindings("stories")
    AUTO_FOCUS = "StoryList"

    def __init__(self) -> None:
        super().__init__()
        self.title_line = TitleLine("All stories", "go.stories")
        self.desk = Desk()
        self.searches = Searches(ByHand(self.desk))
        self.key_line = KeyLine()
        self._to_open: int | None = None
        self._was_filled = False
        self._back: Back | None = None

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield self.title_line
        yield self.searches
        yield WorkLine()
        yield self.key_line

    def on_mount(self) -> None:
        """Read the list for the first time."""
        self.reload()

    @property
    def panes(self) -> StoryPanes:
        """List and reader."""
        return self.desk.panes

    @property
    def listing(self) -> Listing:
        """What the list shows."""
        return self.panes.stories.listing

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys are active now, the nearest first."""
        if self.searches.bar.has_focus_within:
            return "search", "query", "everywhere"
        if self.desk.find_bar.has_focus_within:
            return "find", "everywhere"
        return "reader" if self.panes.is_reading else "list", "articles", "hand", "kept", "stories", "everywhere"

    def on_descendant_focus(self) -> None:
        """Show the keys of the part with the focus."""
        self.key_line.places = self.places()

    @on(Searches.Changed)
    def reload(self) -> None:
        """Read the list again in a worker; the story under the cursor stays where it is."""
        query, stays = self.searches.query_text, self.panes.stays()
        work = partial(read_listing, self.library, query, stays if query == self.listing.query else None)
        self.read(work, self._take_listing, group="list", doing="reading the list")

    reload_at_work = reload

    def _take_listing(self, listing: Listing) -> None:
        self.panes.stories.empty = empty_words(listing)
        self.panes.set_listing(listing, keep_place=listing.query in ("", self.listing.query))
        self._show_counts()
        if self._to_open is not None:
            self.panes.open_article(self._to_open)
            self._to_open = None
        self._was_filled = self._was_filled or bool(listing.counts.articles) or listing.is_put_away
        self.welcome()

    @on(ScreenResume)
    def welcome(self) -> None:
        """Show the welcome screen, also on coming back, if there never was anything to read.

        After everything was deleted the list stays, where that can be undone.
        """
        is_empty = self.listing is not NOT_READ and not self._was_filled
        if is_empty and self.app.screen is self and not self.news.work.is_importing:
            from newsreader.ui.screens.welcome import WelcomeScreen

            self.app.push_screen(WelcomeScreen())

    @on(StoryList.MarksChanged)
    def _show_counts(self) -> None:
        listing = self.listing
        found = counted(len(listing.ids), "story", "stories")
        line = self.title_line
        line.view = self.searches.view_name or (f"Search: {listing.query}" if listing.query else "All stories")
        line.about = found if listing.query else f"{listing.counts.unread_stories:,} unread"
        if self.library.is_read_only:
            line.about += " · read-only"
        if marked := self.panes.stories.marked:
            line.about = f"{len(marked):,} marked"
        if not listing.query:
            line.due = ()
            if listing.due:
                day, days = listing.due
                left = days_left_words(days)
                next_due = f"{short_day(day, self.library.today())} · {left}"
                line.due = (f"deadlines {DUE} {next_due}", f"deadlines {DUE} {left}", f"due {left}")
        self.searches.bar.tell(found if listing.query else "", listing.understood)

    @on(LibraryChanged)
    def show_changes(self) -> None:
        """Draw rows and report again, and read the list again."""
        self.panes.renew()
        self.reload()

    def action_refresh_list(self) -> None:
        """Read the list again, and fetch the feeds that are due."""
        self.show_changes()
        self.news.refresh_feeds(nothing="No feed is due yet; <feeds.refresh> in the feeds (<go.feeds>) fetches all.")

    def action_search(self) -> None:
        """Open the search bar."""
        self.searches.open()

    def leads_back(self, go: Callable[[], object], *, article_id: int = 0) -> None:
        """Have Esc go back to where this was asked for, from the search shown now or from this article's story."""
        self._back = Back(go, self.searches.query_text, article_id)

    def _return_to(self, query: str, name: str, article_id: int) -> None:
        """Show an article again in the list where it was read."""
        self._to_open = article_id
        self.searches.show_again(query, name)

    @on(SearchBar.Typed)
    def _leads_nowhere(self) -> None:
        self._back = None

    @on(StoryReader.HighlightChosen)
    def _follow_highlight(self, message: StoryReader.HighlightChosen) -> None:
        """Show the stories of a name, or the agenda at a deadline or planned event."""
        if message.kind in ("deadline", "scheduled"):
            from newsreader.ui.screens.deadlines import DeadlinesScreen

            self.app.push_screen(DeadlinesScreen(self.news, go_to=message.value))
        elif message.kind in ("person", "organisation", "place", "other"):
            back = partial(self._return_to, self.searches.query_text, self.searches.view_name, message.article_id)
            self.searches.search_for(condition("entity", message.value))
            self.leads_back(back)
        else:
            self.news.tell("This date is not in the agenda: nothing falls due or is planned then.")

    def open_article(self, article_id: int) -> None:
        """Show one report in the reader, its story in the list."""
        if not self.panes.open_article(article_id):
            self._return_to("", "", article_id)

    def action_back(self) -> None:
        """Go back one step: end the summing up, the find bar, the reader, marks or the search, else leave the program."""
        if self.desk.gave_up_digest():
            self.app.clear_notifications()
        elif self.desk.find_bar.is_open:
            self.desk.close_find()
        elif self.panes.is_reading:
            back, opened = self._back, self.panes.opened
            self.action_to_list()
            if back is not None and opened is not None and back.article_id in {row.id for row in opened.rows}:
                back.go()
        elif self.panes.stories.marked:
            self.panes.stories.clear_marks()
        elif self.searches.is_searching:
            back, given_up = self._back, self.searches.query_text
            self._back = None
            self.searches.give_up()
            if back is not None and back.query == given_up:
                back.go()
        else:
            self.news.action_leave()

    def action_to_list(self) -> None:
        """Go to the list; Esc no longer leads back to where the article was asked for."""
        if self._back is not None and self._back.article_id:
            self._back = None
        self.panes.to_list()

    def action_other_pane(self) -> None:
        """Go to the other pane."""
        if self.panes.is_reading:
            self.action_to_list()
        else:
            self.panes.to_reader()
            self.panes.show_current()

    def action_alone(self) -> None:
        """Give the reader the whole screen, or share it again."""
        self.panes.toggle_alone()

    def action_border(self, per_cent: int) -> None:
        """Move the border between list and reader."""
        self.panes.move_border(per_cent)

    def action_scroll_reader(self, lines: int) -> None:
        """Scroll the reader from the list."""
        if self.panes.reader_shown:
            self.panes.reader.action_scroll_by(lines)
        else:
            self.news.tell("Open an article first.")

    def action_asides(self) -> None:
        """Show or hide what is left out of the article."""
        shown = self.panes.reader_shown
        self.news.tell(self.panes.reader.toggle_asides() if shown else "Open an article first.")

    def action_next(self, direction: int) -> None:
        """Go to the next match of the search; without a search to the next story with something unread."""
        if self.panes.is_reading and self.panes.found:
            self.desk.step_match(direction)
        elif self.searches.query_text:
            if not (self.panes.is_reading and self.panes.reader.next_match(direction)):
                self.panes.stories.action_move(direction)
        else:
            self._next_unread(direction)

    @on(StoryReader.Ended)
    def _read_on(self) -> None:
        """Go on to the next unread report of the story, then to the next story of the list with something unread."""
        further = self.panes.opened.next_unread() if self.panes.opened else None
        if further is not None:
            self.panes.step_report(further)
        else:
            self._next_unread(1)

    def _next_unread(self, direction: int) -> None:
        unread = partial(unread_ids, self.library, self.searches.query_text)
        self.news.in_turn(unread, partial(self._go_unread, direction))

    def _go_unread(self, direction: int, unread: frozenset[int]) -> None:
        stories = self.panes.stories
        if not stories.go_to_next(unread, direction):
            self.news.tell("Nothing unread " + ("below." if direction > 0 else "above."))
        elif self.panes.is_reading:
            self.panes.show_current()
            self.panes.mark_read()
