"""Every text on the screens can be read in every built-in theme, and speaks without colour."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.segment import Segment
from tests.ui.conftest import Running, press, settle, until
from tests.ui.contrast import contrast, segments
from tests.ui.fake_library import FakeLibrary
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES

from newsreader.library.library import Library
from newsreader.settings import Settings
from newsreader.ui.app import NewsApp
from newsreader.ui.highlights import MARK_CLASSES
from newsreader.ui.widgets.compare_pane import ComparePane
from newsreader.ui.widgets.line_pane import LinePane
from newsreader.ui.widgets.reader_pane import ReaderPane

LEAST = 4.5
"""The contrast WCAG 2.2 requires of text."""

THEMES = tuple(name for name, theme in BUILTIN_THEMES.items() if not theme.ansi)
"""The themes with colours of their own; those of a terminal nobody can compute."""

HARDEST = ("textual-light", "atom-one-light", "solarized-dark", "tokyo-night")
"""Of these themes most text was too faint as they come, each another one."""

DRAWN = " ─│▁▂▃▄▅▆▇█╭╮╯╰▌▎▏"
"""Lines and bars, which may be fainter than what is read."""


class Panes(App[None]):
    def compose(self) -> ComposeResult:
        yield ReaderPane()
        yield ComparePane()


def contrast_of(pane: LinePane, *classes: str) -> float:
    return contrast(Segment("a", pane.style_of(classes)))


async def test_every_style_is_legible_in_every_theme() -> None:
    app = NewsApp(FakeLibrary.with_stories("Rain ends drought"))  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        reader, compare = app.screen.query_one(ReaderPane), ComparePane()
        await app.screen.mount(compare)
        for theme in THEMES:
            app.theme = theme
            await settle(pilot)
            found = {name: contrast_of(reader, name) for name in ReaderPane.COMPONENT_CLASSES | MARK_CLASSES}
            found |= {name: contrast_of(compare, name) for name in ComparePane.COMPONENT_CLASSES - {"compare--rule"}}
            assert {(theme, name): value for name, value in found.items() if value < LEAST} == {}
            quiet, loud = contrast_of(compare, "compare--agree"), contrast_of(compare, "compare--only")
            assert quiet * 1.2 < loud, theme


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (("slash", *"pilots", "enter", "o", "plus"), "the likeliest come first"),
        (("slash", *"is:unr"), "does not count yet"),
        (("slash", *"pilots", "enter", "c"), "only here"),
        (("slash", *"pilots", "enter", "S"), "Who reports it"),
        (("2", "p"), "Deadlines"),
        (("3", "w"), "watched"),
        (("question_mark",), "First of all"),
        (("E",), "Correct this article"),
    ],
    ids=lambda value: "" if isinstance(value, tuple) else value,
)
async def test_all_text_of_the_screens_is_legible(
    running: Running, keys: tuple[str, ...], shown: str, library: Library
) -> None:
    async with running(library, (120, 40)) as pilot:
        await press(pilot, *keys)
        await until(pilot, shown)
        poor: list[str] = []
        for theme in HARDEST:
            pilot.app.theme = theme
            await pilot.pause(0.01)
            poor += [f"{theme}: {words}" for words in faint_words(pilot.app.screen)]
        assert not poor, "\n".join(poor)


@pytest.mark.parametrize("theme", HARDEST)
async def test_all_text_of_the_palette_is_legible(running: Running, theme: str, library: Library) -> None:
    async with running(library, (120, 40), settings=Settings(theme=theme)) as pilot:
        await press(pilot, "colon", *"re")
        await until(pilot, "Redo  U")
        assert not list(faint_words(pilot.app.screen))


def faint_words(screen: Screen[object]) -> Iterator[str]:
    """Yield what the widgets of a screen draw with too little contrast."""
    for widget in screen.query("*"):
        if not widget.is_on_screen or widget.children or not widget.size.height:
            continue
        for piece in segments(widget):
            if piece.text.strip(DRAWN) and (found := contrast(piece)) < LEAST:
                yield f"{type(widget).__name__} {piece.text!r} {found:.2f} {piece.style}"


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_the_terminals_own_colours_tell_what_agrees_by_dim(theme: str) -> None:
    app = Panes()
    async with app.run_test() as pilot:
        app.theme = theme
        await settle(pilot)
        compare = app.query_one(ComparePane)
        assert compare.style_of(("compare--agree",)).dim
        assert not compare.style_of(("compare--agree", "compare--word")).dim
        assert not compare.style_of(("compare--only",)).dim


async def test_without_colour_marks_are_as_strong_as_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Panes()
    async with app.run_test():
        reader = app.query_one(ReaderPane)
        plain = reader.style_of(("reader--body",)).color
        for name in MARK_CLASSES - {"mark--match", "mark--current"}:
            style = reader.style_of(("reader--body", name))
            assert style.color == plain
            assert style.bold or style.italic or style.underline
