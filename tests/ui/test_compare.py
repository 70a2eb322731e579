"""Two reports side by side: which sentences stand in which row, what the screen shows and its keys do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.traps import no_trap
from tests.ui.conftest import Running, press, screen_text, settle, until
from tests.ui.hosting import HostApp, UnchangingLibrary, hosted
from tests.ui.invented_news import invented_article
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from newsreader.library.library import Library
from newsreader.models import Comparison, Fact, Link, Sentence, Story
from newsreader.ui.compared.facts import fact_lines, facts_view
from newsreader.ui.compared.headlines import headline_rows
from newsreader.ui.compared.pairs import Compared, ReportPairs, reports_of, tellers_of, word_for_word
from newsreader.ui.compared.views import (
    Row,
    Shown,
    ViewRow,
    aligned_rows,
    aligned_view,
    differing_sentences,
    whole_view,
)
from newsreader.ui.screens.compare import CompareScreen, open_comparison
from newsreader.ui.widgets.compare_lines import difference_words, report_words
from newsreader.ui.widgets.compare_pane import ComparePane
from newsreader.ui.windows.window import TextWindow

LEFT = "Crews will strike on Friday. The board offers 3 per cent. Trains run as usual."
RIGHT = "Snow fell in May. The harbour board offers 2 per cent. Ferry crews will strike on Friday."


def sentences(text: str) -> tuple[Sentence, ...]:
    made = []
    start = 0
    for part in text.split(". "):
        end = start + len(part) + (not part.endswith("."))
        made.append(Sentence(start, end, text[start:end]))
        start = end + 1
    return tuple(made)


def fact(kind: str, value: str, a: str, b: str, status: str, value_b: str | None = None) -> Fact:
    return Fact(kind, value, spots(LEFT, a), spots(RIGHT, b), status, value_b)  # type: ignore[arg-type]


def spots(text: str, part: str) -> tuple[tuple[int, int], ...]:
    return ((text.index(part), text.index(part) + len(part)),) if part else ()


FACTS = (
    fact("date", "2026-05-29", "on Friday", "on Friday", "shared"),
    fact("percent", "3%", "3 per cent", "2 per cent", "differs", "2%"),
    fact("name", "Trains", "Trains", "", "only-a"),
    fact("date", "2026-05", "", "in May", "only-b"),
    fact("quote", "as usual", "as usual", "", "only-a"),
)
COMPARISON = Comparison(1, 2, sentences(LEFT), sentences(RIGHT), (Link(0, 2, "same"), Link(1, 1, "partial")), FACTS)


def mirrored(comparison: Comparison) -> Comparison:
    links = tuple(Link(link.b, link.a, link.relation) for link in comparison.links)
    other = {"only-a": "only-b", "only-b": "only-a"}
    facts = tuple(
        replace(f, a=f.b, b=f.a, status=other.get(f.status, f.status), value=f.value_b or f.value,
                value_b=f.value if f.value_b else None)
        for f in comparison.facts
    )  # fmt: skip
    return Comparison(comparison.b, comparison.a, comparison.sentences_b, comparison.sentences_a, links, facts)


@st.composite
def comparisons(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Comparison:
    size_a, size_b = draw(st.integers(0, 7)), draw(st.integers(0, 7))
    sides = [tuple(Sentence(n * 10, n * 10 + 8, f"word{n} x{n}") for n in range(size)) for size in (size_a, size_b)]
    pairs = st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < size_a and p[1] < size_b)
    chosen = draw(st.sets(pairs, max_size=12)) if size_a and size_b else set()
    links = tuple(Link(a, b, draw(st.sampled_from(["same", "partial"]))) for a, b in sorted(chosen))
    spots = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=2))
    facts = tuple(Fact("number", "1", ((a, a + 2),), ((b, b + 2),), "differs", "2") for a, b in spots)
    return Comparison(1, 2, sides[0], sides[1], links, facts)


@given(comparisons())
def test_every_sentence_has_exactly_one_place_of_its_own(comparison: Comparison) -> None:
    rows = aligned_rows(comparison)
    assert [s.sentence for row in rows for s in row.a] == list(range(len(comparison.sentences_a)))
    own = sorted(s.sentence for row in rows for s in row.b if not s.again)
    assert own == list(range(len(comparison.sentences_b)))


@given(comparisons())
def test_what_stands_side_by_side_is_linked(comparison: Comparison) -> None:
    links = {(link.a, link.b) for link in comparison.links}
    for row in aligned_rows(comparison):
        assert all((a.sentence, b.sentence) in links for a in row.a for b in row.b)
        assert (row.status == "only") <= (not (row.a and row.b))


def signs(comparison: Comparison) -> tuple[dict[str, str], dict[str, str]]:
    """Return the sign of every sentence in its own place, for both sides."""
    whole = whole_view(comparison)
    sides = (whole[0].a, whole[0].b) if whole else ((), ())
    left, right = ({block.text: block.lead for block in side} for side in sides)
    return left, right


@given(comparisons())
def test_a_comparison_says_the_same_from_the_other_side(comparison: Comparison) -> None:
    assert signs(mirrored(comparison)) == tuple(reversed(signs(comparison)))
    assert differing_sentences(mirrored(comparison)) == tuple(reversed(differing_sentences(comparison)))
    lines, other = fact_lines(comparison), fact_lines(mirrored(comparison))
    assert (lines.agree, lines.left, lines.right) == (other.agree, other.right, other.left)


def test_rows_follow_the_left_report_and_keep_what_only_the_right_one_has_near_its_place() -> None:
    assert aligned_rows(COMPARISON) == (
        Row((), (Shown(0),), "only"),
        Row((Shown(0),), (Shown(2),), "agree"),
        Row((Shown(1),), (Shown(1),), "differs"),
        Row((Shown(2),), (), "only"),
    )


def test_what_only_the_right_one_has_does_not_go_back_with_a_part_of_the_sentence_before() -> None:
    going_back = replace(COMPARISON, links=(Link(2, 0, "same"), Link(0, 1, "partial")), facts=())
    assert aligned_rows(going_back)[2:] == (
        Row((Shown(2),), (Shown(0),), "agree"),
        Row((), (Shown(2),), "only"),
    )
    whole = replace(going_back, links=(Link(2, 0, "same"), Link(0, 1, "same")))
    assert aligned_rows(whole)[1] == Row((), (Shown(2),), "only")


def test_what_only_a_further_report_begins_with_does_not_follow_the_end_of_the_one_before() -> None:
    linked = replace(COMPARISON, links=(Link(1, 0, "same"), Link(2, 1, "same")), facts=())
    assert aligned_rows(linked)[-1] == Row((), (Shown(2),), "only")
    of_two = aligned_rows(linked, [(0, "Courier"), (RIGHT.index("Ferry"), "Gazette")])
    assert of_two[0] == Row((), (Shown(2),), "only")


def test_neighbours_with_one_partner_share_its_row() -> None:
    rows = aligned_rows(replace(COMPARISON, links=(Link(0, 1, "partial"), Link(1, 1, "same")), facts=()))
    assert Row((Shown(0), Shown(1)), (Shown(1),), "agree") in rows
    of_one_alone = (Link(0, 1, "partial"), Link(1, 1, "same"), Link(1, 2, "same"))
    rows = aligned_rows(replace(COMPARISON, links=of_one_alone, facts=()))
    assert Row((Shown(0),), (Shown(1, again=True),), "agree") in rows


def test_a_sentence_whose_partner_stands_elsewhere_shows_it_again() -> None:
    links = (Link(0, 2, "same"), Link(2, 2, "partial"))
    rows = aligned_rows(replace(COMPARISON, links=links, facts=()))
    assert rows[-1] == Row((Shown(2),), (Shown(2, again=True),), "agree")


def test_differing_values_are_marked_on_both_sides_down_to_the_number() -> None:
    row = aligned_view(COMPARISON)[2]
    left, right = row.a[0], row.b[0]
    assert [left.text[s.start : s.end] for s in left.spans if s.style == "compare--value"] == ["3 per cent"]
    assert [right.text[s.start : s.end] for s in right.spans if s.style == "compare--value"] == ["2 per cent"]
    assert row.a[0].lead == row.b[0].lead == "≠ "
    assert [right.text[s.start : s.end] for s in right.spans if s.style == "compare--word"] == ["harbour"]


def test_sentences_that_agree_in_a_part_only_have_a_sign_of_their_own() -> None:
    agreeing = replace(COMPARISON, facts=())
    assert [block.lead for row in aligned_view(agreeing)[1:3] for block in (*row.a, *row.b)] == ["= ", "= ", "≈ ", "≈ "]


def test_in_agreeing_sentences_only_words_of_their_own_stand_out() -> None:
    row = aligned_view(COMPARISON)[1]
    assert [row.b[0].text[s.start : s.end] for s in row.b[0].spans if s.style == "compare--word"] == ["Ferry"]
    assert not row.a[0].spans


def test_sentences_of_which_nothing_can_be_told_have_no_sign_and_are_no_difference() -> None:
    unknown = replace(COMPARISON, links=(), facts=(), unknown_a=frozenset(range(3)), unknown_b=frozenset(range(3)))
    (row,) = aligned_view(unknown)
    assert {block.lead for block in (*row.a, *row.b)} == {"  "}
    half = replace(COMPARISON, unknown_b=frozenset({0}))
    assert [row.status for row in aligned_rows(half)] == ["agree", "agree", "differs", "only"]


def test_of_two_versions_a_sentence_that_stayed_is_no_difference_beside_one_that_came() -> None:
    links = (Link(0, 0, "same"), Link(0, 1, "partial"))
    both = [
        sentences(text) for text in ("Ferries sail on Friday.", "Ferries sail on Friday. Ferries sail on Sunday too.")
    ]
    (row,) = word_for_word(aligned_view(Comparison(1, 1, *both, links, ())))
    assert row.status == "differs"
    assert [block.lead for block in (*row.a, *row.b)] == ["= ", "= ", "≠ "]


def test_among_all_the_others_each_sentence_names_its_report() -> None:
    second = COMPARISON.sentences_b[2].start
    row = aligned_view(COMPARISON, ((0, "Post"), (second, "Herald")))[1]
    assert row.b[0].text == "Ferry crews will strike on Friday. (Herald)"
    assert aligned_view(COMPARISON, ((0, "Post"), (second, "Herald")))[0].b[0].text == "Snow fell in May. (Post)"
    first, other = invented_article(text="x" * 10), invented_article(source="Herald")
    assert tellers_of([first, other]) == ((0, "Lindholm Post"), (12, "Herald"))


def test_fact_lines_tell_dates_of_the_year_short_and_count_quotes() -> None:
    lines = fact_lines(COMPARISON, 2026)
    assert lines.agree == ("Fri 29 May",)
    assert lines.differ == ("3% ≠ 2%",)
    assert lines.left == ("Trains", "1 quote")
    assert lines.right == ("May 2026",)


def test_a_date_that_both_have_but_mean_otherwise_is_told_in_their_words() -> None:
    facts = fact("date", "2026", "on Friday", "", "only-a"), fact("date", "2026", "", "in May", "only-b")
    lines = fact_lines(replace(COMPARISON, facts=facts))
    assert (lines.left, lines.right) == (("on Friday",), ("in May",))


def test_a_bare_figure_that_both_have_is_no_news_of_one_alone() -> None:
    same = fact("percent", "3%", "3 per cent", "2 per cent", "shared")
    facts = same, *(fact("percent", value, "", "in May", "only-b") for value in ("3 per cent", "4 per cent"))
    assert fact_lines(replace(COMPARISON, facts=facts)).right == ("4 per cent",)


def test_who_said_it_and_how_certain_it_is_are_told_in_words() -> None:
    facts = (
        fact("quote", "Ada Brisk", "as usual", "Ferry", "differs", "Ole Tarn"),
        fact("certainty", "may strike", "will strike", "will strike", "differs", "will strike"),
    )
    comparison = replace(COMPARISON, facts=facts)
    assert set(fact_lines(comparison).differ) == {
        "who said it: Ada Brisk ≠ Ole Tarn",
        "how certain: may strike ≠ will strike",
    }
    heads = [row.a[0].text for row in facts_view(comparison) if row.a and row.a == row.b]
    assert heads == ["they differ: who said it", "they differ: how certain"]


def test_the_facts_alone_are_listed_by_kind() -> None:
    rows = facts_view(COMPARISON)
    assert rows[0].a[0].text == "they differ: percentages"
    assert rows[1].a[0].text == "3% · The board offers 3 per cent."
    assert rows[1].b[0].text == "2% · The harbour board offers 2 per cent."
    assert rows[1].a[0].style == "compare--differs"
    assert [(s.start, s.end) for s in rows[1].a[0].spans if s.style == "compare--value"] == [(0, len("3%"))]
    assert [row.b for row in rows if row.a and row.a[0].text == "Trains"] == [()]


def test_what_only_one_says_stands_beside_what_only_the_other_says_of_that_kind() -> None:
    found = [Fact("name", name, ((0, 1),), ((0, 1),), status) for name, status in
             (("Tarn", "only-a"), ("Brisk", "only-a"), ("Moss", "only-b"), ("Vell", "shared"))]  # fmt: skip
    rows = facts_view(replace(COMPARISON, facts=tuple(found)))
    sides = [tuple("".join(block.text for block in side) for side in (row.a, row.b)) for row in rows]
    assert sides[1::2] == [("Vell", "Vell"), ("Tarn", "Moss")]
    assert sides[-1] == ("Brisk", "")


def test_what_several_of_many_reports_say_in_the_same_words_stands_once() -> None:
    text = "Ten ships wait. Nine ships wait. Nine ships wait. Six tugs left. Six tugs left."
    told = sentences(text)
    ten, nine, again, six, left = ((told[number].start, told[number].end) for number in range(5))
    found = [
        Fact("number", "Ten ships", (ten,), (nine,), "differs", "Nine ships"),
        Fact("number", "Ten ships", (ten,), (again,), "differs", "Nine ships"),
        *(Fact("number", "Six tugs", (), (span,), "only-b") for span in (six, left)),
    ]
    rows = facts_view(Comparison(1, 2, told, told, (), tuple(found)))
    assert [row.b[0].text for row in rows if row.b[0].style != "compare--head"] == [
        "Nine ships · Nine ships wait.", "Six tugs · Six tugs left.",
    ]  # fmt: skip


def test_a_figure_both_give_stands_as_each_prints_it() -> None:
    found = fact("percent", "3%", "3 per cent", "2 per cent", "shared")
    (row,) = facts_view(replace(COMPARISON, facts=(found,)))[1:]
    assert (row.a[0].text, row.b[0].text) == ("3 per cent", "2 per cent")


def test_where_no_facts_are_found_that_is_said() -> None:
    (row,) = facts_view(replace(COMPARISON, facts=()))
    assert row.a[0].text.startswith("No names, dates, figures")
    assert difference_words(0, 0, shown_with([row])) == "no difference"


def test_a_figure_of_one_report_stands_among_a_few_words_of_its_sentence() -> None:
    text = "After a night of talks in the old harbour office the board offers 40 crowns more to each of the deck hands of the fleet."
    found = Fact("number", "40 crowns", ((text.index("40"), text.index("40") + 9),), (), "only-a")
    (row,) = facts_view(Comparison(1, 2, sentences(text), (), (), (found,)))[1:]
    assert row.a[0].text == "40 crowns · …office the board offers 40 crowns more to each of the deck…"


@pytest.mark.parametrize(
    ("number", "count", "words"),
    [(0, 0, "no difference"), (0, 1, "1 difference"), (0, 4, "4 differences"), (2, 4, "difference 2 of 4")],
)
def test_the_difference_is_told_in_words(number: int, count: int, words: str) -> None:
    assert difference_words(number, count, shown_with([])) == words


def test_sentences_that_agree_but_for_their_facts_are_not_without_difference() -> None:
    facts = [ViewRow((), (), "agree"), ViewRow((), (), "only")]
    assert difference_words(0, 0, shown_with(facts)) == "differ in facts (f)"
    assert difference_words(0, 0, shown_with(facts[:1])) == "no difference"


def test_reports_in_two_languages_are_not_called_without_difference() -> None:
    unknown = replace(COMPARISON, unknown_a=frozenset({0}))
    assert difference_words(0, 0, replace(shown_with([]), comparison=unknown)) == "only facts compared"


def shown_with(facts: list[ViewRow]) -> Compared:
    return Compared(COMPARISON, {"facts": facts}, "Ferries", invented_article(), None, 1)


def test_copies_are_compared_only_where_there_is_no_other_report() -> None:
    def row(number: int, copies_of: int | None = None) -> Any:
        return SimpleNamespace(id=number, copies_of=copies_of)

    assert reports_of([row(1), row(2, 1), row(3)]) == (1, 3)
    assert reports_of([row(1), row(2, 1)]) == (1, 2)
    assert reports_of([row(1), row(2, 9)]) == (1, 2)
    assert reports_of([row(1)]) == (1,)


class FakeLibrary(UnchangingLibrary):
    """A story of a given number of reports, every two of which give the same comparison."""

    def __init__(self, reports: int, comparison: Comparison = COMPARISON) -> None:
        self.reports = tuple(range(1, reports + 1))
        self.comparison = comparison
        self.headlines: dict[int, str] = {}  # of reports whose title somebody wrote as one
        self.asked: list[tuple[int, int | None]] = []

    def story(self, story_id: int) -> Story:
        return Story(story_id, "Ferry strike", self.reports, ("Lindholm Post",), None, None)

    def article_rows(self, ids: tuple[int, ...]) -> list[SimpleNamespace]:
        return [SimpleNamespace(id=number, copies_of=None) for number in ids]

    def article(self, article_id: int) -> object:
        written = self.headlines.get(article_id)
        title = {"title": written, "title_from": "header"} if written else {"title_from": "lead"}
        return invented_article(id=article_id, source=f"Paper {article_id}", **title)

    @property
    def comparisons(self) -> FakeLibrary:
        return self

    @property
    def stories(self) -> FakeLibrary:
        return self

    def of(self, a: int, b: int) -> Comparison:
        self.asked.append((a, b))
        return self.comparison

    def with_rest(self, a: int) -> Comparison:
        self.asked.append((a, None))
        return self.comparison

    def dossier(self, story_id: int) -> str:
        return f"# Story {story_id}\n"


def reports_side_by_side(app: HostApp) -> CompareScreen:
    pairs = ReportPairs(app.library, 7, 1)
    assert not pairs.begin()
    return CompareScreen(pairs)


@asynccontextmanager
async def comparing(
    library: FakeLibrary, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[HostApp, Pilot[int], ComparePane]]:
    async with hosted(library, reports_side_by_side, size) as (app, pilot):
        panes = app.screen.query(ComparePane)
        yield app, pilot, panes.first() if panes else ComparePane()


def lines(pane: ComparePane) -> list[str]:
    return ["".join(s.text for s in pane.render_line(y)).rstrip() for y in range(pane.size.height)]


class EarlyApp(App[None]):
    """Shows a comparison in a pane that has no width yet."""

    def __init__(self) -> None:
        super().__init__()
        self.counted: list[int] = []

    def compose(self) -> ComposeResult:
        yield ComparePane()

    def on_mount(self) -> None:
        self.query_one(ComparePane).show(aligned_view(COMPARISON))

    def on_compare_pane_moved(self, message: ComparePane.Moved) -> None:
        self.counted.append(message.count)


async def test_differences_are_counted_again_where_a_comparison_was_ready_before_its_pane() -> None:
    app = EarlyApp()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.counted == [0, 3]


async def test_both_reports_stand_side_by_side_with_signs() -> None:
    async with comparing(FakeLibrary(2)) as (app, _, pane):
        shown = lines(pane)
        assert shown[0].endswith("│ + Snow fell in May.")
        assert shown[2].startswith(" = Crews will strike on Friday.")
        assert "│ = Ferry crews will strike on" in shown[2]
        assert any("≠ The board offers 3 per cent." in line and "│ ≠ The harbour board" in line for line in shown)
        assert "3 differences" in app.screen.head.render().plain
        assert "Paper 1 · Tue 26 May 2026" in app.screen.head.render().plain


async def test_headlines_stand_first_with_the_words_the_other_lacks() -> None:
    library = FakeLibrary(3)
    library.headlines = {1: "Ferry crews threaten to strike", 3: "Board: crews are greedy"}
    async with comparing(library) as (_, pilot, pane):
        assert lines(pane)[0].split("│")[0].strip() == "Ferry crews threaten to strike"
        assert lines(pane)[0].split("│")[1].strip() == ""
        await pilot.press("tab")
        await settle(pilot)
        assert lines(pane)[0].split("│")[1].strip() == "Board: crews are greedy (Paper 3)"
        await pilot.press("tab")
        await settle(pilot)
        assert lines(pane)[0].split("│")[1].strip() == "Board: crews are greedy"


def test_of_headlines_the_words_the_other_lacks_stand_out() -> None:
    one, two = (invented_article(title=title) for title in ("Crews to strike over pay", "Board: crews are greedy"))
    (row,) = headline_rows(one, [two])
    assert [row.a[0].text[span.start : span.end] for span in row.a[0].spans] == ["strike", "pay"]
    assert [row.b[0].text[span.start : span.end] for span in row.b[0].spans] == ["Board", "greedy"]
    assert headline_rows(replace(one, title_from="lead"), [replace(two, title_from="file-name")]) == ()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (59, 20), (40, 12), (12, 6)])
async def test_every_line_fills_the_pane_exactly(size: tuple[int, int]) -> None:
    first = Sentence(0, 40, "港湾局は賃上げを拒否した。👩\u200d👩\u200d👧 مرحبا e\u0301")
    wide = replace(COMPARISON, sentences_b=(first, *COMPARISON.sentences_b[1:]))
    async with comparing(FakeLibrary(2, wide), size) as (_, _, pane):
        for y in range(pane.size.height):
            assert sum(cell_len(s.text) for s in pane.render_line(y)) == pane.text_width


async def test_a_narrow_terminal_stacks_the_reports() -> None:
    async with comparing(FakeLibrary(2), (50, 24)) as (_, _, pane):
        shown = lines(pane)
        assert shown[0] == " 2 + Snow fell in May."
        assert shown[2:4] == [" 1 = Crews will strike on Friday.", " 2 = Ferry crews will strike on Friday."]


async def test_brackets_walk_from_difference_to_difference() -> None:
    async with comparing(FakeLibrary(2)) as (app, pilot, pane):
        await press(pilot, "right_square_bracket")
        assert pane.difference == (1, 3)
        assert "│▌+ Snow fell in May." in lines(pane)[0]
        await press(pilot, "left_square_bracket")
        assert pane.difference == (3, 3)
        assert "difference 3 of 3" in app.screen.head.render().plain


async def test_where_no_sentence_differs_that_is_said() -> None:
    alike = replace(COMPARISON, links=tuple(Link(n, n, "same") for n in range(3)), facts=FACTS[2:])
    async with comparing(FakeLibrary(2, alike)) as (app, pilot, _):
        await press(pilot, "right_square_bracket")
        assert app.told == ["Nothing to go to: differ in facts (f)."]


async def test_facts_only_and_whole_texts_and_back() -> None:
    async with comparing(FakeLibrary(2)) as (_, pilot, pane):
        aligned = lines(pane)
        await press(pilot, "f")
        assert lines(pane)[0].startswith(" they differ: percentages")
        await press(pilot, "a")
        assert lines(pane)[0].startswith(" = Crews will strike on Friday.")
        assert "│ + Snow fell in May." in lines(pane)[0]
        await press(pilot, "right_square_bracket")
        assert pane.difference[0] == 1
        await press(pilot, "a")
        assert lines(pane) == aligned


async def test_the_foot_tells_facts_in_short() -> None:
    async with comparing(FakeLibrary(2)) as (app, _, _):
        foot = app.screen.foot.render().plain
        assert " differ  3% ≠ 2%" in foot
        assert " agree   Fri 29 May" in foot
        assert "left    Trains · 1 quote" in foot


async def test_tab_takes_all_others_together_then_one_after_the_other() -> None:
    library = FakeLibrary(3)
    async with comparing(library, (100, 24)) as (_, pilot, _):
        for _ in range(3):
            await press(pilot, "tab")
        assert library.asked == [(1, 2), (1, None), (1, 3), (1, 2)]
        await press(pilot, "shift+tab")
        assert library.asked[-1] == (3, 2)


async def test_all_the_others_together_are_named() -> None:
    async with comparing(FakeLibrary(4), (100, 24)) as (app, pilot, _):
        await press(pilot, "tab")
        assert "all 3 others together" in app.screen.head.render().plain


@pytest.mark.parametrize(("reports", "width", "told"), [(4, 80, True), (4, 66, False), (2, 80, False)])
async def test_of_many_reports_it_is_told_which_these_are(reports: int, width: int, told: bool) -> None:
    async with comparing(FakeLibrary(reports), (width, 24)) as (app, pilot, _):
        await press(pilot, "tab", "tab")
        head = app.screen.head.render().plain
        assert ("· 1 of 4 " in head and head.rstrip().endswith("· 3 of 4")) == told


async def test_one_report_alone_cannot_be_compared() -> None:
    async with comparing(FakeLibrary(2)) as (app, pilot, _):
        before = app.screen
        open_comparison(app, ReportPairs(FakeLibrary(1), 7, 1))
        await settle(pilot)
        assert app.screen is before
        assert app.told == ["Nobody else reports this yet, so there is nothing to compare."]


async def test_a_window_opened_right_behind_stays_open() -> None:
    async with comparing(FakeLibrary(2)) as (app, pilot, _):
        open_comparison(app, ReportPairs(FakeLibrary(1), 7, 1))
        app.push_screen(TextWindow("Keys", Content("j Next")))
        await settle(pilot)
        assert isinstance(app.screen, TextWindow)


async def test_of_two_quick_presses_of_escape_the_second_closes_nothing(running: Running, library: Library) -> None:
    async with running(library, (100, 30)) as pilot:
        for keys, action in (("jc", "close"), ("2", "back")):
            await press(pilot, *keys)
            screen = pilot.app.screen
            await screen.run_action(action)
            await screen.run_action(action)
            await settle(pilot)
            assert "All stories" in screen_text(pilot.app)


async def test_what_cannot_be_compared_is_said_in_plain_words() -> None:
    empty = Comparison(1, 2, (), (), (), (), notes=("The second report is empty.",))
    async with comparing(FakeLibrary(2, empty)) as (app, pilot, pane):
        assert "The second report is empty." in app.screen.foot.render().plain
        await press(pilot, "right_square_bracket", "f", "a", "G", "space")
        assert pane.difference == (0, 0)
        assert "no difference" in app.screen.head.render().plain


async def test_what_cannot_be_compared_is_said_to_its_end_where_it_is_narrow() -> None:
    note = "The second report is very long: only its first 20,000 words are compared."
    async with comparing(FakeLibrary(2, replace(COMPARISON, notes=(note,))), (50, 20)) as (app, _, pane):
        told = app.screen.foot.render().plain.splitlines()
        assert " ".join(line.strip() for line in told[:2]) == note
        assert app.screen.foot.size.height == len(told)
        assert pane.size.height > 5


async def test_export_asks_where_and_never_replaces_a_file_unasked(tmp_path: Path) -> None:
    target = tmp_path / "story.md"
    target.write_text("mine")
    async with comparing(FakeLibrary(2)) as (app, pilot, _):
        await press(pilot, "x")
        assert app.screen.query_one("Input").value == str(Path.cwd() / "ferry-strike.md")
        app.screen.query_one("Input").value = str(target)
        await press(pilot, "enter")
        assert target.read_text() == "mine"
        await press(pilot, "enter")
        assert target.read_text() == "# Story 7\n"
        assert app.told == [f"Saved {target}"]


async def test_what_was_typed_stays_where_it_cannot_be_saved(tmp_path: Path) -> None:
    async with comparing(FakeLibrary(2)) as (app, pilot, _):
        await press(pilot, "x")
        field = app.screen.query_one("Input")
        field.value = str(tmp_path / "missing/story.md")
        await press(pilot, "enter")
        await app.workers.wait_for_complete()
        assert "cannot be written" in screen_text(app)
        assert field.value == str(tmp_path / "missing/story.md")
        field.value = str(tmp_path / "story.md")
        await press(pilot, "enter")
        await app.workers.wait_for_complete()
        assert app.told == [f"Saved {tmp_path / 'story.md'}"]
        assert not app.screen.query("Input")


async def test_what_was_told_before_hides_no_other_view(running: Running, library: Library) -> None:
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "j", "c")
        await until(pilot, "Compare")
        assert "only these two reports" in await press(pilot, "tab")
        assert "only these two reports" not in await press(pilot, "f")


async def test_escape_goes_back() -> None:
    async with comparing(FakeLibrary(2)) as (app, pilot, _):
        await press(pilot, "escape")
        assert not isinstance(app.screen, CompareScreen)


async def test_selection_stays_in_the_column_where_it_began() -> None:
    async with comparing(FakeLibrary(2)) as (_, _, pane):
        shown = lines(pane)
        x = shown[2].index("Ferry")
        made = pane.get_selection(Selection(Offset(x, 2), Offset(60, 5)))
        assert made is not None
        assert made[0].startswith("Ferry crews will strike on Friday.\nThe harbour board")
        made = pane.get_selection(Selection(Offset(3, 2), Offset(8, 2)))
        assert made is not None
        assert made[0] == "Crews"


async def test_the_place_is_kept_when_the_width_changes() -> None:
    many = tuple(Sentence(n * 40, n * 40 + 38, f"Sentence {n} says a little about the harbour") for n in range(80))
    links = tuple(Link(n, n, "same") for n in range(80))
    async with comparing(FakeLibrary(2, Comparison(1, 2, many, many, links, ())), (120, 30)) as (_, pilot, pane):
        pane.action_scroll_by(80)
        before = next(line for line in lines(pane) if "Sentence" in line).split()[2]
        await pilot.resize_terminal(70, 30)
        await settle(pilot)
        after = next(line for line in lines(pane) if "Sentence" in line).split()[2]
        assert abs(int(before) - int(after)) <= 1


async def test_each_view_keeps_its_place_and_its_difference() -> None:
    many = tuple(Sentence(n * 40, n * 40 + 38, f"Sentence {n} says a little about the harbour") for n in range(80))
    async with comparing(FakeLibrary(2, Comparison(1, 2, many, many, (), FACTS))) as (_, pilot, pane):
        for _ in range(30):
            await press(pilot, "right_square_bracket")
        before, number = lines(pane), pane.difference
        assert number[0] == 30
        await press(pilot, "f", "a", "f", "a", "a")
        assert lines(pane) == before
        assert pane.difference == number


async def test_the_whole_texts_open_where_the_aligned_ones_were_scrolled_to() -> None:
    many = tuple(Sentence(n * 40, n * 40 + 38, f"Sentence {n} says a little about the harbour") for n in range(80))
    links = tuple(Link(n, n, "same") for n in range(80))
    async with comparing(FakeLibrary(2, Comparison(1, 2, many, many, links, FACTS))) as (_, pilot, pane):
        await press(pilot, "pagedown", "pagedown", "pagedown")
        [told] = {line[4:16] for line in lines(pane)[:1]}
        await press(pilot, "a")
        assert told in lines(pane)[0]
        await press(pilot, "pagedown", "pagedown")
        told = lines(pane)[0][4:16]
        await press(pilot, "a")
        assert told in "".join(lines(pane)[:2])


async def test_long_reports_open() -> None:
    many = tuple(Sentence(n * 120, n * 120 + 110, f"Sentence {n} " + "of the long report " * 5) for n in range(1000))
    with no_trap():
        async with comparing(FakeLibrary(2, Comparison(1, 2, many, many, (), ()))) as (_, _, pane):
            assert pane.virtual_size.height > 2000


def test_whose_report_it_is_keeps_its_day_in_any_width() -> None:
    told = replace(
        invented_article(source="The Lindholm and Sarn Evening Post"),
        published="2026-05-29", published_from="story", place="Sarn",
    )  # fmt: skip
    assert report_words(told, 90) == "The Lindholm and Sarn Evening Post · Fri 29 May 2026 (from the story) · Sarn"
    assert report_words(told, 70) == "The Lindholm and Sarn Evening Post · Fri 29 May 2026 (from the story)"
    assert report_words(told, 60) == "The Lindholm and Sarn Ev… · Fri 29 May 2026 (from the story)"
    assert report_words(told, 38) == "The Lindholm and Sa… · Fri 29 May 2026"
    assert report_words(told, 26) == "The Lindholm… · Fri 29 May"
    assert report_words(told, 20) == "The Lindholm and Sa…"
