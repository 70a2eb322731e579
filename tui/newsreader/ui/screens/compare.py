"""Two texts side by side, of two reports or of one report before and after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import Screen

from newsreader.errors import NewsreaderError
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import Place, bindings
from newsreader.ui.compared.facts import fact_lines
from newsreader.ui.compared.pairs import Compared, Pairs
from newsreader.ui.render import parse_day
from newsreader.ui.widgets.compare_lines import CompareHead, FactFoot, difference_words
from newsreader.ui.widgets.compare_pane import ComparePane, RowPlace
from newsreader.ui.widgets.lines import KeyLine
from newsreader.ui.windows.digest import save_dossier

if TYPE_CHECKING:
    from newsreader.ui.host import Host


def open_comparison(app: Host, pairs: Pairs) -> None:
    """Show the first of some pairs of texts side by side, or say why there is none.

    Checked before the screen opens: if the screen closed itself, it might close a window that a key had opened over it.
    """
    try:
        nothing = pairs.begin()
    except NewsreaderError as error:
        app.tell_error(error)
        return
    if nothing:
        app.tell(nothing)
    else:
        app.push_screen(CompareScreen(pairs))


class CompareScreen(AtHost, Screen[None]):
    """Compares the first of some pairs that are begun; `Tab` takes the next one."""

    BINDINGS = bindings("compare")

    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        self.pairs = pairs
        self.compared: Compared | None = None
        self.view = "aligned"
        self._places: dict[str, RowPlace] = {}
        self._arrived = (0, 0)
        self.head = CompareHead()
        self.pane = pane = ComparePane()
        # The pane scrolls, whatever has the focus.
        self.action_scroll_by, self.action_turn = pane.action_scroll_by, pane.action_turn
        self.action_half_page = pane.action_half_page
        self.action_first, self.action_last = pane.action_first, pane.action_last
        self.foot = FactFoot()
        self.key_line = KeyLine("compare", "everywhere")

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield self.head
        yield self.pane
        yield self.foot
        yield self.key_line

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys are active here."""
        return "compare", "everywhere"

    def on_mount(self) -> None:
        """Compare the first pair."""
        self._load()

    def _load(self) -> None:
        self.read(self.pairs.compare, self._take_compared, group="compare", doing="comparing")

    def _take_compared(self, compared: Compared) -> None:
        self.compared = compared
        self._places.clear()
        comparison = compared.comparison
        published = parse_day(compared.left.published)
        self.foot.show(fact_lines(comparison, published.year if published else None), comparison.notes)
        self._show_view()

    def _show_view(self) -> None:
        self.app.clear_notifications()  # an earlier notice would hide the facts of what is shown now
        if self.compared is not None:
            self.pane.show(self.compared.views[self.view], place=self._places.get(self.view))

    def action_view(self, view: str) -> None:
        """Show another view (`facts`, `whole`), or the aligned one again.

        A view keeps its place, unless the one before was scrolled: then it goes to the same texts.
        """
        self._places[self.view] = place = self.pane.place
        self.view = "aligned" if self.view == view else view
        moved = self.view not in self._places or place[:2] != self._arrived
        landmark = self.pane.landmark if moved else ()
        self._show_view()
        self.pane.go_to_landmark(landmark)
        self._arrived = self.pane.place[:2]

    def on_compare_pane_moved(self, message: ComparePane.Moved) -> None:
        """Show which difference is the current one."""
        self.head.show(self.compared, (message.number, message.count))

    def action_difference(self, direction: int) -> None:
        """Go to another difference."""
        if self.compared is not None and not self.pane.next_difference(direction):
            self.news.tell(f"Nothing to go to: {difference_words(0, 0, self.compared)}.")

    def action_other(self) -> None:
        """Take the next text on the right."""
        self._choose(self.pairs.next_right())

    def action_other_left(self) -> None:
        """Take the next text on the left."""
        self._choose(self.pairs.next_left())

    def _choose(self, nothing: str) -> None:
        if nothing:
            self.news.tell(nothing)
        else:
            self._load()

    def action_export(self) -> None:
        """Save the story as a Markdown file."""
        save_dossier(self, self.pairs.story_id, self.compared.title if self.compared else "")

    def action_close(self) -> None:
        """Go back."""
        if self.is_active:
            self.app.pop_screen()
