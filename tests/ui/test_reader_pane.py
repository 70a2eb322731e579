"""The reader pane as a user meets it: what stands on its lines, scrolling, highlights, selection."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from rich.style import Style
from tests.traps import no_trap
from tests.ui.conftest import settle
from tests.ui.invented_news import FERRY, invented_article
from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Offset
from textual.selection import Selection

from newsreader.models import Article
from newsreader.settings import Keyword, Settings
from newsreader.ui.highlights import LEGEND
from newsreader.ui.widgets.reader_pane import ReaderPane


class PaneApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        yield ReaderPane(today=date(2026, 5, 27))

    def on_reader_pane_highlight_chosen(self, message: ReaderPane.HighlightChosen) -> None:
        self.chosen.append((message.kind, message.value))


@asynccontextmanager
async def opened(article: Article | None, size: tuple[int, int] = (80, 24), **how: object) -> AsyncIterator[ReaderPane]:
    app = PaneApp()
    async with app.run_test(size=size) as pilot:
        pane = app.query_one(ReaderPane)
        pane.show(article, **how)  # type: ignore[arg-type]
        await settle(pilot)
        yield pane


def line_text(pane: ReaderPane, number: int) -> str:
    return "".join(piece.text for piece in pane.line_pieces(number))


def shown(pane: ReaderPane) -> list[str]:
    lines = ("".join(s.text for s in pane.render_line(y)) for y in range(pane.size.height))
    return [line.replace("\xa0", " ").rstrip() for line in lines]


def style_at(pane: ReaderPane, word: str) -> Style:
    for y in range(pane.size.height):
        for segment in pane.render_line(y):
            if word in segment.text and segment.style:
                return segment.style
    raise AssertionError(f"{word} is not shown")


async def test_the_pane_shows_headline_meta_line_and_text() -> None:
    async with opened(invented_article(), reports=(1, 2)) as pane:
        lines = [line.strip() for line in shown(pane)]
        assert lines[0] == "Ferry crews set to strike over pay"
        assert lines[1] == "Lindholm Post · Tue 26 May 2026 · Lindholm · 1 min · 1 of 2 reports"
        assert lines[3].startswith("Ferry crews in Lindholm will stop work at ⟦midnight on Friday⟧")


async def test_nothing_open_says_what_to_do() -> None:
    async with opened(None) as pane:
        assert "Nothing open" in shown(pane)[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (12, 5)])
async def test_every_line_fills_the_pane_exactly(size: tuple[int, int]) -> None:
    more = "港湾局は賃上げを拒否した。👩\u200d👩\u200d👧 مرحبا بالعالم e\u0301 https://example.org/" + "x" * 200
    text = f"{FERRY}\n\n{more}"
    async with opened(invented_article(text=text), size=size) as pane:
        for top in range(0, pane.virtual_size.height, 3):
            pane.action_scroll_by(top)
            for y in range(pane.size.height):
                strip = pane.render_line(y)
                assert strip.cell_length == pane.text_width
                assert sum(cell_len(s.text) for s in strip) == pane.text_width


async def test_a_wide_pane_keeps_a_comfortable_measure_in_its_middle() -> None:
    async with opened(invented_article(), size=(160, 30)) as pane:
        first = shown(pane)[3]
        assert len(first.strip()) <= 80
        assert first.startswith(" " * 39)


async def test_marks_carry_their_meaning_without_colour() -> None:
    async with opened(invented_article()) as pane:
        person, place = style_at(pane, "Ada Brandt"), style_at(pane, "Osterby")
        organisation, other = style_at(pane, "Harbour Board"), style_at(pane, "Radio Lindholm")
        day = style_at(pane, "Tuesday")
        assert (person.underline, person.bold, person.italic) == (True, None, None)
        assert (place.underline, place.bold, place.italic) == (None, None, True)
        assert (organisation.underline, organisation.bold, organisation.italic) == (None, True, None)
        assert (other.underline, other.bold, other.italic) == (None, True, True)
        assert (day.underline, day.bold, day.italic) == (True, None, True)
        assert any("◷Thursday" in line for line in shown(pane))
        assert len(set(LEGEND)) == 9


async def test_no_color_leaves_marks_and_no_hue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(invented_article()) as pane:
        picture = pane.app.export_screenshot()
        frame = {"#c5c8c6"}
        colors = set(re.findall(r"-r[0-9]+ \{ fill: (#[0-9a-fA-F]{6})", picture)) - frame
        assert all(color[1:3] == color[3:5] == color[5:7] for color in colors)
        assert "text-decoration: underline" in picture
        assert "font-weight: bold" in picture
        assert "font-style: italic" in picture


async def test_the_users_colours_and_words_are_taken_from_the_settings() -> None:
    words = Keyword("crowd", r"12,\d+", "$error")
    settings = Settings(colours={"place": "#123456", "person": "nonsense"}, keywords=(words,))
    async with opened(invented_article()) as pane:
        before = style_at(pane, "Ada Brandt").color
        pane.use_settings(settings)
        assert style_at(pane, "Osterby").color == Color.parse("#123456").rich_color
        assert style_at(pane, "Ada Brandt").color == before
        keyword = style_at(pane, "12,000")
        assert keyword.color == Color.parse(pane.app.theme_variables["error"]).rich_color
        assert keyword.bold
        assert keyword.underline


async def test_left_out_blocks_are_shown_on_demand_and_the_place_is_kept() -> None:
    async with opened(invented_article(), size=(80, 8)) as pane:
        pane.action_scroll_by(6)
        top = shown(pane)[0]
        pane.toggle_asides()
        assert shown(pane)[0] == top
        pane.action_first()
        pane.action_last()
        assert any("Bridge reopens" in line for line in pane_text(pane))
        assert pane.toggle_asides().startswith("Left out: ")
        assert not any("Bridge reopens" in line for line in pane_text(pane))


async def test_an_article_left_in_its_midst_goes_on_there_and_a_finished_one_begins_again() -> None:
    one = invented_article()
    other = replace(one, id=one.id + 1)
    async with opened(one, size=(80, 8)) as pane:
        pane.toggle_asides()
        pane.action_scroll_by(6)
        midst = shown(pane)
        pane.show(other)
        assert shown(pane)[0].strip() == one.title
        pane.action_last()
        pane.show(one)
        assert shown(pane) == midst
        pane.show(other)
        assert shown(pane)[0].strip() == one.title


def pane_text(pane: ReaderPane) -> list[str]:
    return [line_text(pane, n).strip() for n in range(pane.virtual_size.height)]


async def test_highlights_are_walked_in_order_and_around_the_ends() -> None:
    async with opened(invented_article()) as pane:
        walked = []
        for _ in range(4):
            assert pane.next_highlight(1)
            assert pane.current is not None
            walked.append(pane.current.value)
        assert walked == ["2026-05-29", "Harbour Board", "Ada Brandt", "2026-05-26"]
        for _ in range(4):
            pane.next_highlight(-1)
        assert pane.current is not None
        assert (pane.current.kind, pane.current.value) == ("deadline", "2026-05-31")


async def test_the_current_highlight_stands_out_and_choosing_it_tells_kind_and_value() -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.query_one(ReaderPane)
        pane.show(invented_article())
        assert not pane.choose()
        pane.next_highlight(1)
        pane.next_highlight(1)
        assert style_at(pane, "Harbour Board").reverse
        assert pane.choose()
        await settle(pilot)
        assert app.chosen == [("organisation", "Harbour Board")]


async def test_clicking_a_name_chooses_it() -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.query_one(ReaderPane)
        pane.show(invented_article())
        await settle(pilot)
        y = next(n for n, line in enumerate(shown(pane)) if "Osterby" in line)
        await pilot.click(pane, offset=(shown(pane)[y].index("Osterby") + 2, y))
        await settle(pilot)
        assert app.chosen == [("place", "Osterby")]


async def test_an_article_without_highlights_or_asides_answers_quietly() -> None:
    async with opened(invented_article(text="", mentions=(), dates=(), asides=())) as pane:
        assert not pane.next_highlight(1)
        assert not pane.next_match(1)
        assert pane.toggle_asides() == "Nothing is left out of this article."
        pane.action_turn(1)
        pane.action_last()
        assert shown(pane)[0].strip() == "Ferry crews set to strike over pay"


async def test_selected_text_is_copied_as_the_article_has_it() -> None:
    async with opened(invented_article(), size=(50, 30)) as pane:
        lines = [line_text(pane, n) for n in range(pane.virtual_size.height)]
        start = next(n for n, line in enumerate(lines) if "Ferry crews in" in line)
        end = next(n for n, line in enumerate(lines) if "would close" in line)
        selection = Selection(Offset(lines[start].index("Ferry"), start), Offset(lines[end].index("close"), end))
        copied = pane.get_selection(selection)
        assert copied is not None
        assert copied[0] == FERRY[: FERRY.index("close")]


async def test_selected_text_is_marked() -> None:
    async with opened(invented_article()) as pane:
        y = next(n for n, line in enumerate(shown(pane)) if "Osterby" in line)
        x = shown(pane)[y].index("crossings")
        pane.screen.selections = {pane: Selection(Offset(x, y), Offset(x + 9, y))}
        assert pane.screen.get_selected_text() == "crossings"
        await pane.app.wait_for_refresh()
        assert style_at(pane, "crossings").bgcolor != style_at(pane, "would close").bgcolor


async def test_dragging_the_mouse_selects_and_copies_without_marks() -> None:
    app = PaneApp()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.query_one(ReaderPane)
        pane.show(invented_article())
        await settle(pilot)
        first = next(n for n, line in enumerate(shown(pane)) if "⟦midnight" in line)
        last = next(n for n, line in enumerate(shown(pane)) if "union leader" in line)
        await pilot.mouse_down(pane, offset=(shown(pane)[first].index("at ⟦"), first))
        await pilot.hover(pane, offset=(shown(pane)[last].index("union") + 4, last))
        await pilot.mouse_up(pane, offset=(shown(pane)[last].index("union") + 4, last))
        await settle(pilot)
        assert pane.screen.get_selected_text() == FERRY[FERRY.index("at midnight") : FERRY.index(" leader")]
        assert app.chosen == []


async def test_the_place_is_kept_when_the_width_changes() -> None:
    app = PaneApp()
    text = "\n\n".join(f"Paragraph {n} " + "of the long report on the harbour " * 8 for n in range(60))
    async with app.run_test(size=(100, 20)) as pilot:
        pane = app.query_one(ReaderPane)
        pane.show(invented_article(text=text, mentions=(), dates=()))
        pane.action_scroll_by(150)
        first = next(line for line in shown(pane) if "Paragraph" in line).split()[1]
        await pilot.resize_terminal(50, 20)
        await settle(pilot)
        visible = [line.split()[1] for line in shown(pane) if "Paragraph" in line]
        assert int(first) - 1 <= int(visible[0]) <= int(first)


async def test_the_same_article_again_keeps_its_place_and_another_starts_at_the_top() -> None:
    long = FERRY + "\n\nMore." * 60
    async with opened(invented_article(text=long)) as pane:
        pane.action_scroll_by(30)
        pane.show(invented_article(text=long, starred=True))
        assert pane.scroll_offset.y == 30
        pane.show(invented_article(id=2))
        assert pane.scroll_offset.y == 0


async def test_matches_of_a_search_are_walked() -> None:
    text = "\n\n".join(["Nothing here."] * 40 + ["The quay is closed."] + ["Nothing here."] * 40)
    async with opened(invented_article(text=text, mentions=(), dates=()), words=("quay",)) as pane:
        assert pane.next_match(1)
        assert any("quay" in line for line in shown(pane))
        assert not pane.next_match(1)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "line of news\n" * 200_000, "ferry crews “strike” " * 240_000])
async def test_huge_articles_open_and_can_be_read_to_their_end(text: str) -> None:
    async with opened(None) as pane:
        with no_trap():
            pane.show(invented_article(text=text, mentions=(), dates=(), asides=()))
            shown(pane)
        pane.action_last()
        assert pane.is_vertical_scroll_end
        assert shown(pane)[-1].strip()


@pytest.mark.parametrize("width", range(24, 60, 3))
async def test_no_line_ends_inside_the_brackets_of_a_deadline(width: int) -> None:
    async with opened(invented_article(), size=(width, 40)) as pane:
        lines = [line for line in shown(pane) if "⟦" in line or "⟧" in line]
        assert lines
        assert all(line.count("⟦") == line.count("⟧") for line in lines)
