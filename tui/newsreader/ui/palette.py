"""The command palette: every command that is active at the moment, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.errors import NoWidget
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

from newsreader.ui.commands import BY_ID, COMMANDS, PLACE_NAMES, Command
from newsreader.ui.own_keys import keys_of
from newsreader.ui.windows.window import ClosesOnce

if TYPE_CHECKING:
    from newsreader.ui.host import Host


_ELSEWHERE = 0.5
"""Factor of a match in another place: a full match there ranks above a partial one here."""


class Palette(CommandPalette, ClosesOnce[None]):
    """Asks for a command by its name."""

    def on_mount(self) -> None:
        """Name the window."""
        window = self.query_one("#--container")
        window.border_title = "Commands"
        window.border_subtitle = "type a part of the name · Enter · Esc closes"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Block the list's actions while it has no room yet: OptionList would fail."""
        has_room = all(found.scrollable_content_region for found in self.query(OptionList))
        return (has_room or action != "command_list") and super().check_action(action, parameters)

    def _gather_commands(self, search_value: str) -> Any:
        """Look for commands, but not while the palette closes: a letter typed right after Esc would find no list."""
        return super()._gather_commands(search_value) if self.is_active else None

    def get_widget_at(self, x: int, y: int) -> tuple[Widget, Region]:
        """Return the widget at a place; outside all of them (the terminal may have shrunk), the palette itself."""
        try:
            return super().get_widget_at(x, y)
        except NoWidget:
            return self, Region()


class CommandProvider(Provider):
    """Offers the commands that are active where the palette was opened; below them it says where others belong."""

    async def discover(self) -> Hits:
        """Offer all of them."""
        for command in self._heard():
            yield DiscoveryHit(self._shown(command), partial(self._run, command), command.label, command.help)

    async def search(self, query: str) -> Hits:
        """Offer those whose name or help matches, then those of other places."""
        matcher = self.matcher(query)

        def score(command: Command) -> float:
            typed = query.casefold()
            in_words = typed in f"{command.help} {command.id}".casefold()
            return max(matcher.match(command.label), 0.1 * in_words) + command.label.casefold().startswith(typed)

        heard = self._heard()
        for command in heard:
            if (found := score(command)) > 0:
                yield Hit(found, self._shown(command), partial(self._run, command), command.label, command.help)
        labels, known = {command.label for command in heard}, {command.help for command in heard}
        for command in COMMANDS:
            if command.label not in labels and command.help not in known and (found := score(command)) > 0:
                known.add(command.help)
                told = Content.assemble(command.label, (f"  in: {PLACE_NAMES[command.place]}", "not bold"))
                yield Hit(found * _ELSEWHERE, told, partial(self._say_where, command), command.label, command.help)

    def _heard(self) -> list[Command]:
        heard = {active.binding.id for active in self.screen.active_bindings.values() if active.enabled}
        found = [command for command_id, command in BY_ID.items() if command_id in heard]
        return sorted(found, key=lambda command: command.footer or 99)

    def _shown(self, command: Command) -> Content:
        return Content.assemble(command.label, ("  " + keys_of(command), "not bold"))

    def _say_where(self, command: Command) -> None:
        where = f"{PLACE_NAMES[command.place]} ({keys_of(command)})"
        cast("Host", self.app).tell(f"“{command.label}” belongs to another place: {where}.")

    async def _run(self, command: Command) -> None:
        await give(self.screen, command)


async def give(screen: Screen[Any], command: Command) -> None:
    """Do what a command's key does on this screen, if it is active there."""
    active = screen.active_bindings.values()
    node = next((item.node for item in active if item.binding.id == command.id), None)
    if node is not None:
        await screen.app.run_action(command.action, node)
