"""The list of saved searches: the standing ones, then the user's own, each with its number of unread stories."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from newsreader.models import Counts, SavedSearch
from newsreader.text import clean_line
from newsreader.ui.at_host import verbatim
from newsreader.ui.commands import COMMANDS, HEARD_TOGETHER, bindings
from newsreader.ui.keynames import is_key, shown_key, textual_name
from newsreader.ui.messages import LibraryChanged
from newsreader.ui.own_keys import users_keys, with_keys
from newsreader.ui.windows.prompt import AskScreen
from newsreader.ui.windows.side_list import SideList, side_line

STANDING = (
    SavedSearch(0, "All stories", ""),
    SavedSearch(-1, "Unread", "is:unread"),
    SavedSearch(-2, "Starred", "is:starred"),
    SavedSearch(-3, "Watched names", "is:watched"),
    SavedSearch(-4, "Several sources", "sources:>1"),
    SavedSearch(-5, "With a deadline to come", "deadline:>=today"),
    SavedSearch(-6, "Archived", "is:archived"),
)
"""Searches that are always there, listed before the user's own."""

_NAME_LENGTH = 40


class SavedSearchesScreen(SideList[SavedSearch | None]):
    """Returns the search to show, None if cancelled. `shown`: the query that is shown now."""

    BINDINGS = bindings("views")

    def __init__(self, shown: str) -> None:
        super().__init__("Searches", "Enter opens · <app.help> keys")
        self._shown: str | None = shown
        self._own: tuple[SavedSearch, ...] = ()
        self._counts: dict[str, Counts] = {}
        self._go_to: int | None = None

    def on_mount(self) -> None:
        """Show the searches, then count what they find."""
        self._show()
        self._read()

    def places(self) -> tuple[str, ...]:
        """Return the places whose keys are active now."""
        return "views", "choices"

    @property
    def _all(self) -> tuple[SavedSearch, ...]:
        return (*STANDING, *self._own)

    @on(LibraryChanged)
    def _read(self) -> None:
        self.news.in_turn(self.library.searches.all, self._read_searches)

    def _read_searches(self, own: tuple[SavedSearch, ...]) -> None:
        self._own = own
        self._show()
        self.read(partial(self._count, own), self._counted, group="counts", doing="counting what the searches find")

    def _count(self, own: tuple[SavedSearch, ...]) -> dict[str, Counts]:
        """Count what searches find; stop if the window has closed or other searches have been read meanwhile."""
        counts: dict[str, Counts] = {}
        for query in dict.fromkeys(one.query for one in (*STANDING, *own)):
            if self.is_attached and self._own is own:
                counts[query] = self.library.searches.count(query)
        return counts

    def _counted(self, counts: dict[str, Counts]) -> None:
        self._counts = counts
        self._show()

    def _show(self) -> None:
        place = self.choices.highlighted or 0
        for number, one in enumerate(self._all):
            if one.id == self._go_to or one.query == self._shown:
                place, self._go_to, self._shown = number, None, None
        self.choices.set_lines([_line(one, self._counts.get(one.query)) for one in self._all], place)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._all[event.option_index])

    def action_rename(self) -> None:
        """Ask for another name."""
        if one := self._own_current():
            self.ask(AskScreen("Rename", one.query, value=one.name, anew=True), partial(self._rename, one))

    def _rename(self, one: SavedSearch, typed: str) -> None:
        name = clean_line(typed, _NAME_LENGTH)
        if name and name != one.name:
            self.news.change(partial(self.library.searches.rename, one.id, name))

    def action_query(self) -> None:
        """Ask for another query."""
        if one := self._own_current():
            self.ask(AskScreen(one.name, "what it searches for", value=one.query), partial(self._requery, one))

    def _requery(self, one: SavedSearch, typed: str) -> None:
        text = clean_line(typed, 1000)
        if text and text != one.query:
            self.news.change(partial(self.library.searches.save, one.name, text))

    def action_key(self) -> None:
        """Ask for a key."""
        if one := self._own_current():
            hint = "a key that does nothing else, such as 5 or w; empty for none"
            value = shown_key(one.key) if one.key else ""
            self.ask(AskScreen(f"Key of {one.name}", hint, value=value, anew=True), partial(self._give_key, one))

    def _give_key(self, one: SavedSearch, typed: str) -> None:
        key = textual_name(typed.strip()) if typed.strip() else ""
        is_one = is_key(key) and " " not in key
        if key and (not is_one or key in taken_keys()):
            why = "does something else already" if is_one else "is not a key"
            self.news.tell(f"{typed.strip()} {why}. Free keys: {', '.join(free_keys())}")
            return
        self.news.change(partial(self.library.searches.give_key, one.id, key))

    def action_shift(self, direction: int) -> None:
        """Move the search up or down."""
        if one := self._own_current():
            place = self._own.index(one) + direction
            if 0 <= place < len(self._own):
                self._go_to = one.id
                self.news.change(partial(self.library.searches.move, one.id, place))

    def action_remove(self) -> None:
        """Remove the search."""
        if one := self._own_current():
            told = f"Removed “{one.name}”" + with_keys(". <views.undo> takes it back.")
            self.news.change(partial(self.library.searches.remove, one.id), verbatim(told))

    def _own_current(self) -> SavedSearch | None:
        number = self.choices.highlighted
        one = self._all[number] if number is not None and number < len(self._all) else None
        if one is not None and one.id <= 0:
            self.news.tell(
                f"“{one.name}” is always there. Your own searches can be changed "
                + with_keys("(<views.save> saves one).")
            )
            return None
        return one


def _line(one: SavedSearch, counts: Counts | None) -> Content:
    count = f"{counts.unread_stories:,}" if counts and counts.unread_stories else ""
    return side_line(one.name, count, key=shown_key(one.key) if one.key else "", style="bold" if count else "")


def taken_keys() -> frozenset[str]:
    """Return the keys that do something, or begin a sequence that does, where the key of a search is active."""
    heard = {place for row in HEARD_TOGETHER if "stories" in row for place in row}
    commands = (command for command in COMMANDS if command.place in heard)
    keys = (key for command in commands for key in users_keys().get(command.id, command.keys).split(","))
    return frozenset(key.partition(" ")[0] for key in keys)


def free_keys() -> Sequence[str]:
    """Return a few keys that do nothing yet."""
    taken = taken_keys()
    return [key for key in "567890wprBCHLOQSTXYZ" if key not in taken][:5]
