"""Every style of the line panes can be read in every built-in theme, and speaks without colour."""

from __future__ import annotations

import pytest
from tests.ui.conftest import settle
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from newsreader.ui.highlights import MARK_CLASSES
from newsreader.ui.widgets.compare_pane import ComparePane
from newsreader.ui.widgets.line_pane import LinePane
from newsreader.ui.widgets.reader_pane import ReaderPane

LEAST = 3.0
"""The contrast WCAG 2.2 requires of large and bold text; running text has more wherever the theme allows."""


class Panes(App[None]):
    def compose(self) -> ComposeResult:
        yield ReaderPane()
        yield ComparePane()


def light(color: Color) -> float:
    parts = [part / 255 for part in (color.r, color.g, color.b)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(pane: LinePane, *classes: str) -> float:
    style = pane.style_of(classes)
    assert style.color is not None
    assert style.bgcolor is not None
    one, two = sorted(light(Color.from_rich_color(c)) for c in (style.color, style.bgcolor))
    return (two + 0.05) / (one + 0.05)


async def test_every_style_is_legible_in_every_theme() -> None:
    app = Panes()
    async with app.run_test() as pilot:
        reader, compare = app.query_one(ReaderPane), app.query_one(ComparePane)
        for theme in (name for name, theme in BUILTIN_THEMES.items() if not theme.ansi):
            app.theme = theme
            await settle(pilot)
            found = {name: contrast(reader, name) for name in ReaderPane.COMPONENT_CLASSES | MARK_CLASSES}
            found |= {name: contrast(compare, name) for name in ComparePane.COMPONENT_CLASSES - {"compare--rule"}}
            assert {(theme, name): value for name, value in found.items() if value < LEAST} == {}
            assert contrast(compare, "compare--agree") < contrast(compare, "compare--only")


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
