"""The window in which tags are written: those there are stand in the line and can be changed like any text."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Label

from newsreader.text import clean_line
from newsreader.ui.commands import bindings
from newsreader.ui.layout import safe_text
from newsreader.ui.windows.window import Window

_KNOWN_SHOWN = 12


class PartSuggester(Suggester):
    """Completes the part behind the last comma from known words."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line with its last part completed, None where nothing fits."""
        part = value.rpartition(",")[2].lstrip()
        fits = (name for name in self._known if part and name.casefold().startswith(part.casefold()) and name != part)
        name = next(fits, None)
        return value + name[len(part) :] if name else None


class TagScreen(Window[tuple[str, ...] | None]):
    """Returns the tags that shall be there, None when given up. `has`: on all articles; `some`: on some of them."""

    BINDINGS = bindings("question")
    AUTO_FOCUS = "Input"

    def __init__(self, title: str, has: Sequence[str], some: Sequence[str], known: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._has = has
        self._some = some
        self._known = known

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        line = "".join(f"{tag}, " for tag in self._has)
        window = Vertical(
            Input(line, suggester=PartSuggester(self._known), compact=True, select_on_focus=False),
            Label(Content("\n").join(self._hints()), markup=False),
            classes="window question",
        )
        window.border_title = Content(safe_text(self._title)).markup
        window.border_subtitle = "Enter · Tab completes · Esc cancels"
        yield window

    def _hints(self) -> list[Content]:
        lines = [
            "Several with commas between; what you erase is taken off.",
            "Ctrl+T in the list shows and renames tags.",
        ]
        if self._some:
            lines.append(f"Some of them have: {', '.join(self._some)}")
        if self._known:
            more = " …" if len(self._known) > _KNOWN_SHOWN else ""
            lines.append(f"Known: {', '.join(self._known[:_KNOWN_SHOWN])}{more}")
        return [Content(safe_text(line)) for line in lines]

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        tags = (clean_line(part, 60) for part in event.value.split(","))
        self.dismiss(tuple(dict.fromkeys(tag for tag in tags if tag)))
