"""What falls due: an agenda over all stories, with a strip of the coming weeks."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from newsreader.errors import NotFoundError
from newsreader.library.completing import condition
from newsreader.models import AgendaEntry
from newsreader.text import counted
from newsreader.ui.commands import Place, bindings
from newsreader.ui.messages import ArticleWanted, StoriesWanted
from newsreader.ui.open_story import OpenStory
from newsreader.ui.own_keys import with_keys
from newsreader.ui.rows.agenda import agenda_groups
from newsreader.ui.screens.place_screen import NarrowedScreen
from newsreader.ui.widgets.agenda import AgendaList, WeekStrip
from newsreader.ui.widgets.story_reader import StoryReader
from newsreader.ui.windows.ask_path import save_as

if TYPE_CHECKING:
    from newsreader.ui.host import Host

_EMPTY = "Nothing falls due. Deadlines and planned events appear here as soon as articles name them."
_EMPTY_QUERY = "No date matches. <deadlines.back> shows all again."
_EMPTY_AHEAD = "Nothing falls due from today on. <deadlines.past> shows what is past."
_EMPTY_DEADLINES = (
    "No deadline falls due from today on. <deadlines.past> shows what is past, <deadlines.scheduled> planned events."
)


class AgendaLeft(NamedTuple):
    """The agenda as it was left for an article."""

    entry: AgendaEntry
    query: str
    planned_shown: bool
    past_shown: bool


class DeadlinesScreen(NarrowedScreen):
    """The agenda, the article of an entry beside or over it, and a bar to narrow it.

    `go_to`: the date to begin at; `left_as`: the state to restore.
    """

    BINDINGS = bindings("deadlines")
    AUTO_FOCUS = "AgendaList"
    view = "Deadlines"
    way = "go.deadlines"
    place = "deadlines"

    def __init__(self, app: Host, *, go_to: str | None = None, left_as: AgendaLeft | None = None) -> None:
        today = app.library.today()
        self.agenda = AgendaList(today)
        super().__init__(self.agenda, left_as.query if left_as else "")
        self._go_to = go_to
        self._left_as = left_as
        self.planned_shown = left_as is None or left_as.planned_shown
        self.past_shown = left_as is not None and left_as.past_shown
        self.strip = WeekStrip(today, sunday_first=app.settings.week_start == "sunday")
        self.reader = StoryReader(today=today)
        self._entries: Sequence[AgendaEntry] | None = None  # not read yet
        self._since: date | None = None
        self._at: tuple[int, str, str, str] | None = None  # the article opened last, and where in it

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield self.title_line
        yield self.strip
        with Horizontal(id="panes"):
            yield self.agenda
            yield self.empty
            yield self.reader
        yield self.bar
        yield self.key_line

    @property
    def is_reading(self) -> bool:
        """Whether an article is shown."""
        return self.has_class("-reading")

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys are active now, the nearest first."""
        return ("reader", "deadlines", "everywhere") if self.reader.has_focus else super().places()

    def reload(self) -> None:
        """Read the agenda again in a worker, as of today: the screen may have been open since yesterday."""
        self.strip.today = self.agenda.today = self.reader.today = self.library.today()
        self.read(
            partial(self._read_agenda, self.query_text), self._take_agenda, group="agenda", doing="reading the agenda"
        )

    @property
    def today(self) -> date:
        """The day whose agenda is shown."""
        return self.agenda.today

    def _read_agenda(self, query: str) -> tuple[Sequence[AgendaEntry], str, date | None]:
        meant = self.library.queries.meant(query) if query else ""
        entries = self.library.agenda.entries(meant, past=True, scheduled=True)
        understood = self.library.queries.explain(meant) if meant else ""
        return entries, understood, self.library.agenda.visit()

    def _take_agenda(self, found: tuple[Sequence[AgendaEntry], str, date | None]) -> None:
        self._entries, understood, self._since = found
        if self._go_to is not None and self._go_to < self.today.isoformat():
            self.past_shown = True
        self._show_entries()
        if self._go_to is not None:
            self.agenda.go_to_date(self._go_to)
            self._go_to = None
        if self._left_as is not None:
            self.agenda.go_to_entry(self._left_as.entry)
            self._left_as = None
        dates = counted(len(self.agenda.entries), "date")
        self.bar.tell(dates if self.query_text else "", understood)

    def _show_entries(self) -> None:
        shown = [entry for entry in self._entries or () if self.planned_shown or entry.kind == "deadline"]
        groups = agenda_groups(shown, today=self.today, since=self._since)
        past = sum(len(group.entries) for group in groups if group.title == "Past")
        if not self.past_shown:
            groups = tuple(group for group in groups if group.title != "Past")
        self.agenda.set_groups(groups)
        ahead_of = _EMPTY_AHEAD if self.planned_shown else _EMPTY_DEADLINES
        self.show_empty(_EMPTY_QUERY if self.query_text else ahead_of if self._entries else _EMPTY)
        ahead = sum(1 for entry in shown if entry.days_left >= 0)
        self.title_line.about = f"{ahead:,} ahead" + (f" · {past:,} past" if past else "")
        self.strip.set_entries(shown)
        self.strip.set_current(self.agenda.entry)

    @on(AgendaList.Moved)
    def _moved(self) -> None:
        self.strip.set_current(self.agenda.entry)
        if self.is_reading and self.agenda.entry is not None:
            self._show_article(self.agenda.entry)

    @on(WeekStrip.DayClicked)
    def _day_clicked(self, message: WeekStrip.DayClicked) -> None:
        self.agenda.go_to_day(message.day)

    @on(AgendaList.Chosen)
    def _chosen(self) -> None:
        entry = self.agenda.entry
        if entry is not None and self._show_article(entry):
            self.add_class("-reading")
            self.reader.focus()
            self.call_after_refresh(self.reader.go_to_mark, entry.kind, entry.date, entry.sentence)
            self._mark_read()

    @on(StoryReader.Used)
    def _mark_read(self) -> None:
        """Mark the article read here and its copies as read, as among the stories."""
        entry, article = self.agenda.entry, self.reader.article
        if entry is None or article is None or article.read or self.library.is_read_only:
            return
        self.news.change(partial(self._note_read, entry.story, article.id))

    def _note_read(self, story_id: int, article_id: int) -> None:
        with suppress(NotFoundError):  # it was deleted meanwhile
            self.library.marks.note_read(OpenStory.load(self.library, story_id, article_id).unread())

    def _show_article(self, entry: AgendaEntry) -> bool:
        article = self.at_once(partial(self.library.article, entry.articles[0]))
        if article is None:
            return False
        self.reader.show(article, reports=(1, entry.reports))
        before, self._at = self._at, (article.id, entry.kind, entry.date, entry.sentence)
        if self._at != before:  # when the agenda is read again, the reader stays where it is
            self.reader.go_to_mark(*self._at[1:])
        return True

    @on(StoryReader.HighlightChosen)
    def _follow(self, message: StoryReader.HighlightChosen) -> None:
        if message.kind in ("deadline", "scheduled", "date"):
            self.action_open()
        else:
            self.post_message(StoriesWanted(condition("entity", message.value)))

    def action_open(self) -> None:
        """Open the article among the stories."""
        if entry := self.chosen(self.agenda.entry):
            left = AgendaLeft(entry, self.query_text, self.planned_shown, self.past_shown)
            back = partial(DeadlinesScreen, self.news, left_as=left)
            self.post_message(ArticleWanted(entry.articles[0], back=back))

    def action_compare(self) -> None:
        """Compare the article of the entry with the other reports of its story."""
        from newsreader.ui.compared.pairs import ReportPairs
        from newsreader.ui.screens.compare import open_comparison

        if entry := self.chosen(self.agenda.entry):
            open_comparison(self.news, ReportPairs(self.library, entry.story, entry.articles[0]))

    def action_to_list(self) -> None:
        """Go back to the agenda."""
        self.remove_class("-reading")
        self.agenda.focus()

    def action_scheduled(self) -> None:
        """Show or hide planned events."""
        self.planned_shown = not self.planned_shown
        self.news.tell("Planned events are shown." if self.planned_shown else "Only deadlines are shown.")
        self._show_entries()

    def action_asides(self) -> None:
        """Show or hide what stands beside the article."""
        self.news.tell(self.reader.toggle_asides())

    def action_past(self) -> None:
        """Show or hide what is over."""
        self.past_shown = not self.past_shown
        self._show_entries()

    def action_export(self, everything: bool) -> None:
        """Save one date or all that are shown as a calendar file."""
        entries = self.agenda.entries if everything else tuple(filter(None, (self.agenda.entry,)))
        if not entries:
            nothing = "Nothing to save; <deadlines.past> shows what is past." if self._entries else "Nothing to save."
            self.news.tell("The dates are still being read." if self._entries is None else with_keys(nothing))
            return
        name = "deadlines.ics" if everything else f"deadline-{entries[0].date}.ics"
        title = f"Save {counted(len(entries), 'date')} as a calendar file"
        save_as(self, title, Path.cwd() / name, partial(self.library.agenda.calendar, entries))

    def action_back(self) -> None:
        """Go back one step: article, narrowing, and then out of the agenda."""
        if self.is_reading:
            self.action_to_list()
        else:
            super().action_back()
