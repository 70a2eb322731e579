"""Words and blocks made from articles."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ui.invented_news import FERRY, dates, invented_article, names

from newsreader.models import Aside
from newsreader.settings import Keyword, days_left_words
from newsreader.ui import render
from newsreader.ui.article import page as article_page
from newsreader.ui.article.surroundings import Surroundings
from newsreader.ui.highlights import Highlight, article_highlights, find_matches
from newsreader.ui.layout import Span, wrap

TODAY = date(2026, 5, 27)


def texts(**changes: object) -> list[str]:
    return [block.text for block in article_page.article_page(invented_article(**changes), today=TODAY).blocks]


def test_days_are_told_in_words() -> None:
    assert render.day_words("2026-05-29") == "Fri 29 May 2026"
    assert render.day_words("2026-05-29", year=False, weekday=False) == "29 May"
    assert render.day_words("2026-W22") == "week of 25 May 2026"
    assert render.day_words("2026-05") == "May 2026"
    assert render.day_words("2026-Q3") == "Q3 2026"
    assert render.day_words("2026") == "2026"
    assert render.day_words(None) == ""
    assert render.parse_day("2026-02-30") is None
    assert render.parse_day("9999-12-31T23:59:59-14:00") is None


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (14, "in 14 days"), (-3, "3 days ago")],
)
def test_days_left_are_told_in_words(days: int, words: str) -> None:
    assert days_left_words(days) == words


def test_the_meta_line_says_source_day_place_length_and_report() -> None:
    words = render.meta_words(invented_article(), (1, 3))
    assert words.replace("\xa0", " ") == "Lindholm Post · Tue 26 May 2026 · Lindholm · 1 min · 1 of 3 reports"


def test_the_meta_line_breaks_between_its_parts() -> None:
    words = render.meta_words(invented_article(), (1, 3))
    assert [words[start:end].replace("\xa0", " ") for start, end in wrap(words, 30)] == [
        "Lindholm Post ·", "Tue 26 May 2026 · Lindholm ·", "1 min · 1 of 3 reports",
    ]  # fmt: skip


def test_a_guessed_date_is_shown_as_guessed() -> None:
    assert "Tue\xa026\xa0May\xa02026\xa0(from\xa0the\xa0story)" in render.meta_words(
        invented_article(published_from="story")
    )
    assert "Tue\xa026\xa0May\xa02026\xa014:05\xa0·" in render.meta_words(
        invented_article(published="2026-05-26T14:05:00Z")
    )
    assert "(from\xa0the\xa0file\xa0name)" in render.meta_words(invented_article(published_from="file-name"))
    assert "undated" in render.meta_words(invented_article(published=None, published_from=None))


def test_without_a_source_the_file_or_site_is_named() -> None:
    assert render.source_words(invented_article(source=None, path="/news/a\nb.txt")) == "a\\nb.txt"
    assert render.teller_words(invented_article(source="Herald")) == "Herald"
    long = "Ferry strike in Osterby enters its second week"
    assert render.teller_words(invented_article(source=None, title=long)) == "Ferry strike in Osterby enters…"
    assert render.teller_words(invented_article(source=None, title="", path="/news/a.txt")) == "a.txt"
    assert render.source_words(invented_article(source=None, url="https://www.example.org/x")) == "example.org"


def test_doubts_stand_under_the_meta_line() -> None:
    made = texts(title_from="lead", notes=("The encoding was guessed: cp1252.",))
    assert made[2:4] == ["The headline is the first sentence of the text.", "The encoding was guessed: cp1252."]


def test_what_was_left_out_is_folded_into_one_line() -> None:
    assert "┄ v shows what is left out: 1 promotion, 2 headlines" in texts()


def test_what_was_left_out_is_shown_at_its_place() -> None:
    blocks = [b.text for b in article_page.article_page(invented_article(), asides=True).blocks]
    at = blocks.index("┄ promotion")
    assert blocks[at + 1] == "Get the Post every morning."
    assert blocks[at - 1].startswith("The strike would close")
    assert blocks[at + 2].startswith("Mayor")


def test_the_foot_lists_deadlines_and_planned_events_with_days_left() -> None:
    foot = [(b.lead, b.text) for b in article_page.article_page(invented_article(), today=TODAY).blocks[-3:]]
    assert foot[0][0] == "◷ "
    assert foot[0][1].startswith("Thu 28 May · tomorrow  Mayor Tomas Reyl will meet both sides on Thursday.")
    assert foot[1][0] == "⚑ "
    assert foot[1][1].startswith("Fri 29 May · in 2 days  Ferry crews in Lindholm")
    assert foot[2] == ("⚑ ", "Sun 31 May · in 4 days  The board has until 31 May to answer.")


def test_deadlines_stand_in_brackets_and_spans_follow() -> None:
    page = article_page.article_page(invented_article(), words=("pay",))
    body = next(b for b in page.blocks if b.origin == 0)
    assert "⟦midnight\xa0on\xa0Friday⟧ unless" in body.text
    marked = {(body.text[s.start : s.end], s.style) for s in body.spans}
    assert ("⟦midnight\xa0on\xa0Friday⟧", "mark--deadline") in marked
    assert ("Harbour Board", "mark--organisation") in marked
    assert ("pay", "mark--match") in marked
    assert [body.text[at] for at in body.added] == ["⟦", "⟧"]


def test_watched_names_carry_a_sign_and_are_told_above_the_text() -> None:
    page = article_page.article_page(
        invented_article(), around=Surroundings(watched=frozenset({"Ada Brandt", "Nobody"}))
    )
    assert page.blocks[2].text == "◆ watched: Ada Brandt"
    body = next(b for b in page.blocks if b.origin == 0)
    assert "union leader ◆Ada\xa0Brandt said" in body.text
    assert "watched" not in "".join(b.text for b in article_page.article_page(invented_article()).blocks)


def test_the_users_own_words_are_marked_and_counted_above_the_text() -> None:
    keywords = (Keyword("pay talks", r"pay|settl\w+"), Keyword("snow", "snow"))
    page = article_page.article_page(invented_article(), keywords=keywords)
    assert page.blocks[2].text == "◆ your words: pay talks 2"
    body = next(b for b in page.blocks if b.origin == 0)
    marked = {(body.text[s.start : s.end], s.style) for s in body.spans}
    assert {("pay", "mark--keyword"), ("pay", "keyword--0")} <= marked
    assert page.matches == ()


def test_a_pattern_that_runs_away_is_given_up() -> None:
    keywords = (Keyword("trap", r"(a|aa)+$"), Keyword("b", "b+"))
    page = article_page.article_page(invented_article(text="a" * 60 + "bb"), keywords=keywords)
    assert page.blocks[2].text == "◆ your words: trap (pattern too slow), b 1"


def test_outside_text_is_never_markup_and_cannot_act() -> None:
    page = article_page.article_page(invented_article(title="[red]x[/] \x1b[2J", text="[bold]y[/bold]\x1b]0;z\x07"))
    assert page.blocks[0].text.startswith("[red]x[/] ^[[2J")
    assert any(b.text == "[bold]y[/bold]\ufffd]0;z\ufffd" for b in page.blocks)


def test_highlights_never_overlap_and_deadlines_win() -> None:
    text = "The May 31 Pact ends by May 31."
    article = invented_article(
        text=text,
        mentions=names(text, "other", "May 31 Pact"),
        dates=dates(text, "deadline", "2026-05-31", "May 31"),
    )
    assert article_highlights(article) == (
        Highlight(4, 10, "deadline", "2026-05-31"),
        Highlight(24, 30, "deadline", "2026-05-31"),
    )


def test_offsets_beyond_the_text_are_left_out() -> None:
    article = invented_article(text="Short.", mentions=names(FERRY, "place", "Osterby"), dates=())
    assert article_highlights(article) == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("strike",), ["strike", "strikes", "Striking"]),
        (("strik*",), ["strike", "strikes", "Striking"]),
        (("big strike",), ["big strike"]),
        (("cafe",), ["Café"]),
        (("pay",), ["pay"]),
        (("a.b",), []),
        (("", " "), []),
        (("iphone",), ["iPhone"]),
    ],
)
def test_search_words_are_found_in_other_forms(words: tuple[str, ...], found: list[str]) -> None:
    text = "A big strike, more strikes. Striking at the Café Payola for pay. 新型iPhone発売"
    assert [text[a:b] for a, b in find_matches(text, words)] == found


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("negotiations, negotiated, negligent", ("negotiation",), ["negotiations", "negotiated"]),
        ("Upper houses; the upper hours", ("upper house",), ["Upper houses"]),
        ("talks on talk", ("talk", "talks on"), ["talks on", "talk"]),
        ("東京で地震がありました", ("地震",), ["地震"]),
        ("東京で大きな地震", ("東京 地震",), ["東京", "地震"]),
        ("한국 학교", ("한국",), ["한국"]),
        ("かがく ががく", ("かがく",), ["かがく"]),
        ("O’Brien and AT&T", ("o'brien", "at&t"), ["O’Brien", "AT&T"]),
    ],
)
def test_search_words_are_marked_as_the_index_finds_them(text: str, words: tuple[str, ...], found: list[str]) -> None:
    assert [text[a:b] for a, b in find_matches(text, words)] == found


def test_coverage_stands_below_the_article() -> None:
    page = article_page.article_page(invented_article(), around=Surroundings(coverage="Herald first"))
    assert (page.blocks[-1].lead, page.blocks[-1].text) == ("≡ ", "Herald first")


def test_a_long_sentence_is_cut_around_its_date() -> None:
    text = "First. " + "word " * 100 + "until 31 May " + "word " * 100
    at = text.index("31 May")
    clause = render.clause_around(text, at, at + 6)
    assert clause.startswith("… word")
    assert clause.endswith("word …")
    assert "31 May" in clause
    assert len(clause) < 160


def test_an_abbreviation_does_not_begin_the_sentence_of_a_date() -> None:
    text = "He left. They will see U.S. Treasury Secretary Ann Bo on Friday. Then they part."
    at = text.index("Friday")
    assert render.clause_around(text, at, at + 6) == "They will see U.S. Treasury Secretary Ann Bo on Friday."


def test_asides_are_counted_by_kind() -> None:
    asides = [Aside("caption", "a"), Aside("caption", "b"), Aside("byline", "c")]
    assert render.asides_words(asides) == "2 captions, 1 byline"


def test_title_matches_are_marked() -> None:
    page = article_page.article_page(invented_article(), words=("ferry",))
    assert page.blocks[0].spans == (Span(0, 5, "mark--match"),)
    assert page.matches[0] == (0, 0)
