"""The list of names, and the card with more about one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from newsreader.models import Entity
from newsreader.ui.layout import safe_text
from newsreader.ui.rows.entities import card_lines, entity_lines
from newsreader.ui.rows.pieces import Lines, shorten
from newsreader.ui.widgets.held_list import HeldList


class EntityList(HeldList[Entity]):
    """Names by their id; asks for the weekly counts of the names it draws and shows them when they come."""

    @dataclass
    class WeeksWanted(Message):
        """Rows are shown whose weekly counts are not known yet."""

        entity_ids: tuple[int, ...]

    def __init__(self) -> None:
        super().__init__()
        self.marked: int | None = None
        self._weeks: dict[int, tuple[int, ...]] = {}

    def set_entities(self, entities: Sequence[Entity], *, anew: bool) -> None:
        """Show these names; the cursor stays on its name. `anew`: weekly counts are asked for again."""
        if anew:
            self._weeks.clear()
        self.set_rows({entity.id: entity for entity in entities}, self.current)

    def set_weeks(self, weeks: Mapping[int, tuple[int, ...]]) -> None:
        """Show these weekly counts."""
        self._weeks.update(weeks)
        self.renew()

    def mark(self, entity_id: int | None) -> None:
        """Mark the first of two names to be joined, or none."""
        self.marked = entity_id
        self.renew()

    def fetch(self, keys: Sequence[int]) -> Mapping[int, Entity]:
        """Return names, and ask for weekly counts that are missing."""
        missing = tuple(key for key in keys if key not in self._weeks)
        if missing:
            self.post_message(self.WeeksWanted(missing))
        return super().fetch(keys)

    @property
    def likely_height(self) -> int:
        """Lines of a name."""
        return 1

    def lines_of(self, row: Entity, width: int) -> Lines:
        """Return the line of a name."""
        return entity_lines(row, width, self._weeks.get(row.id), marked=row.id == self.marked)


class EntityCard(Widget):
    """Forms, weeks and companions of one name."""

    DEFAULT_CSS = """
    EntityCard { height: 6; width: 1fr; background: $surface; color: $foreground; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._entity: Entity | None = None
        self._weeks: tuple[int, ...] = ()
        self._companions: Sequence[Entity] = ()

    def show(self, entity: Entity | None, weeks: tuple[int, ...] = (), companions: Sequence[Entity] = ()) -> None:
        """Show what is known of a name, or nothing."""
        self._entity, self._weeks, self._companions = entity, weeks, companions
        self.refresh()

    def render(self) -> Content:
        """Return the lines at the width of now."""
        if self._entity is None:
            return Content("")
        width = self.size.width
        lines = [Content.assemble((shorten(safe_text(self._entity.name), width), "bold"))]
        for label, words in card_lines(self._entity, self._weeks, self._companions, width):
            head = f"{label:<7}" if label else ""
            lines.append(Content.assemble((head, "bold"), words))
        return Content("\n").join(lines)
