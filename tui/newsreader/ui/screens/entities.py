"""The names of the library: how often, when and with whom they occur; watching, joining, separating."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult

from newsreader.library.completing import condition
from newsreader.models import Entity
from newsreader.text import counted
from newsreader.ui.at_host import verbatim
from newsreader.ui.commands import bindings
from newsreader.ui.messages import StoriesWanted
from newsreader.ui.own_keys import key_of, with_keys
from newsreader.ui.rows.entities import WEEKS, matching
from newsreader.ui.screens.place_screen import NarrowedScreen
from newsreader.ui.widgets.entity_list import EntityCard, EntityList
from newsreader.ui.windows.choose import ChooseScreen

MOST = 20_000
"""Names listed at most. The rest occur once or twice; narrowing finds them by the beginnings of their words."""

_EMPTY = "No names yet. They appear here as soon as articles name some."
_EMPTY_QUERY = "No name matches. <entities.back> shows all again."


class EntitiesScreen(NarrowedScreen):
    """Names, the most frequent first; below them more about the one under the cursor."""

    BINDINGS = bindings("entities")
    AUTO_FOCUS = "EntityList"
    view = "Names"
    way = "go.entities"
    place = "entities"

    def __init__(self, *, query: str = "", at: int | None = None) -> None:
        """`query` narrows the names; the cursor goes to the one with the id `at`."""
        self.names = EntityList()
        super().__init__(self.names, query)
        self.card = EntityCard()
        self._all: Sequence[Entity] = ()
        self._fields = split_query(query)[1]
        self._wanted = at

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield self.title_line
        yield self.names
        yield self.empty
        yield self.card
        yield self.bar
        yield self.key_line

    def reload(self) -> None:
        """Read the names again in a worker."""
        names = partial(self._read_names, *split_query(self.query_text))
        self.read(names, self._take_names, group="names", doing="reading the names")

    def _read_names(self, plain: str, fields: str) -> Sequence[Entity]:
        names = self.library.entities.matching(fields, limit=MOST)
        if not plain or fields or len(names) < MOST:
            return names
        return _with_others(names, self.library.entities.starting(plain))

    def _take_names(self, entities: Sequence[Entity]) -> None:
        self._all = entities
        self._show_names(anew=True)

    def _add_rare(self, entities: Sequence[Entity]) -> None:
        self._all = _with_others(self._all, entities)
        self._show_names()

    def _show_names(self, *, anew: bool = False) -> None:
        plain, _ = split_query(self.query_text)
        shown = matching(self._all, plain) if plain else self._all
        self.names.set_entities(shown, anew=anew)
        if self.names.go_to(self._wanted):
            self._wanted = None
        self.show_empty(_EMPTY_QUERY if self.query_text else _EMPTY)
        found = counted(len(shown), "name")
        self._show_title()
        self.bar.tell(found if self.query_text else "", "")

    def _show_title(self) -> None:
        marked = None if self.names.marked is None else self.names.rows.get(self.names.marked)
        if marked is not None:
            self.title_line.about = (
                with_keys("<entities.join> on another name joins it with ")
                + f"“{marked.name}”, {key_of('entities.back')} gives up"
            )
        else:
            told = counted(len(self.names.keys), "name")
            is_part = len(self.names.keys) >= MOST and not self.query_text
            self.title_line.about = f"the most frequent {told}" if is_part else told

    @on(EntityList.WeeksWanted)
    def _weeks_wanted(self, message: EntityList.WeeksWanted) -> None:
        ids = message.entity_ids
        count = partial(self._count_weeks, ids)
        self.read(count, self.names.set_weeks, group=f"weeks {ids}", doing="counting the weeks")

    def _count_weeks(self, entity_ids: tuple[int, ...]) -> Mapping[int, tuple[int, ...]]:
        return {number: self.library.entities.weeks(number, WEEKS) for number in entity_ids}

    @on(EntityList.Moved)
    def _moved(self) -> None:
        entity = self.names.current_row
        self.card.show(entity)
        if entity is not None:
            show = partial(self._show_card, entity)
            self.read(partial(self._read_card, entity.id), show, group="card", doing="reading about a name")

    def _read_card(self, entity_id: int) -> tuple[tuple[int, ...], Sequence[Entity]]:
        return self.library.entities.weeks(entity_id, WEEKS), self.library.entities.companions(entity_id)

    def _show_card(self, entity: Entity, found: tuple[tuple[int, ...], Sequence[Entity]]) -> None:
        if self.names.current_row == entity:
            self.card.show(entity, *found)

    @on(EntityList.Chosen)
    def _chosen(self) -> None:
        """Show the stories of the name."""
        entity = self.names.current_row
        if entity is not None:
            back = partial(EntitiesScreen, query=self.query_text, at=entity.id)
            self.post_message(StoriesWanted(condition("entity", entity.name), back=back))

    def action_watch(self) -> None:
        """Watch this name, or stop."""
        if entity := self.chosen(self.names.current_row):
            self.news.change(partial(self._toggle_watch, entity.id))

    def _toggle_watch(self, entity_id: int) -> None:
        self.library.entities.watch(entity_id, not self.library.entities.is_watched(entity_id))

    def action_join(self) -> None:
        """Mark this name, or join it with the marked one."""
        entity, marked = self.chosen(self.names.current_row), self.names.marked
        if entity is None or entity.id == marked:
            self.names.mark(None)
        elif marked is None:
            self.names.mark(entity.id)
        else:
            self._join(entity, self.names.rows.get(marked))
        self._show_title()

    def _join(self, entity: Entity, marked: Entity | None) -> None:
        self.names.mark(None)
        if marked is None:
            return
        into, other = (entity, marked) if entity.articles >= marked.articles else (marked, entity)
        told = f"“{other.name}” now counts as “{into.name}”. " + with_keys("<entities.undo> takes it back.")
        self.news.change(partial(self.library.entities.join, into.id, other.id), verbatim(told))

    def action_separate(self) -> None:
        """Ask which form is to be a name of its own."""
        if entity := self.chosen(self.names.current_row):
            if entity.aliases:
                title = f"Which is not {entity.name}?"
                self.ask(ChooseScreen(title, entity.aliases), partial(self._separate, entity))
            else:
                self.news.tell("This name has only one form.")

    def _separate(self, entity: Entity, number: int) -> None:
        name = entity.aliases[number]
        told = f"“{name}” is a name of its own now. " + with_keys("<entities.undo> takes it back.")
        self.news.change(partial(self.library.entities.separate, entity.id, name), verbatim(told))

    def narrow(self) -> None:
        """Show the names that match, including rare ones; if fields changed, read the names of the articles they select."""
        plain, fields = split_query(self.query_text)
        if fields == self._fields:
            self._show_names()
            if plain and not fields and len(self._all) >= MOST:
                rare = partial(self.library.entities.starting, plain)
                self.read(rare, self._add_rare, group="rare names", doing="reading rare names")
        else:
            self._fields = fields
            self.reload()

    def action_back(self) -> None:
        """Go back one step: joining, narrowing, and then out of the names."""
        if self.names.marked is not None:
            self.names.mark(None)
            self._show_title()
        else:
            super().action_back()


def _with_others(names: Sequence[Entity], others: Sequence[Entity]) -> Sequence[Entity]:
    return tuple({entity.id: entity for entity in (*names, *others)}.values())


def split_query(query: str) -> tuple[str, str]:
    """Return the plain words of a query, which narrow the names, and its fields, which narrow the articles."""
    words = query.split()
    return " ".join(word for word in words if ":" not in word), " ".join(word for word in words if ":" in word)
