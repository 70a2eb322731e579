"""The window that asks for tags, with the present ones in a line that can be edited."""

from __future__ import annotations

from collections.abc import Sequence

from textual.suggester import Suggester

from newsreader.text import clean_line
from newsreader.ui.own_keys import with_keys
from newsreader.ui.windows.prompt import AskScreen

_KNOWN_SHOWN = 12


class PartSuggester(Suggester):
    """Completes the part after the last comma from known tags."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line with its last part completed, None if nothing fits."""
        part = value.rpartition(",")[2].lstrip()
        fits = (name for name in self._known if part and name.casefold().startswith(part.casefold()) and name != part)
        name = next(fits, None)
        return value + name[len(part) :] if name else None


def tag_question(title: str, has: Sequence[str], some: Sequence[str], known: Sequence[str]) -> AskScreen:
    """Return the window that asks for tags. `has`: those on all articles; `some`: those on some of them."""
    hints = ["Separate several with commas; erase a tag to take it off."]
    hints.append(with_keys("<tags.open> in the list shows and renames tags."))
    hints += [f"Some of them have: {', '.join(some)}"] * bool(some)
    more = " …" if len(known) > _KNOWN_SHOWN else ""
    hints += [f"Known: {', '.join(known[:_KNOWN_SHOWN])}{more}"] * bool(known)
    return AskScreen(title, "\n".join(hints), PartSuggester(known), value="".join(f"{tag}, " for tag in has))


def typed_tags(line: str) -> tuple[str, ...]:
    """Return the tags in a line, each once."""
    tags = (clean_line(part, 60) for part in line.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))
