"""Laws of cleaning: no word is lost whatever the file, and no file takes longer than its size allows."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.traps import no_trap

from newsreader.analysis.clean import clean, furniture_keys
from newsreader.models import Draft

PIECES = (
    "Title: Ferry sails again", "Date: 03/04/2025", "Source: The Islander <news@islander.example>", "URL: https://x.example/a", "Text:",
    "Text: The ferry sails", "---", "+++", "title: x", "# Ferry sails", "=====", "**Bold headline**", "By Ann Lee", "4 March 2025",
    "The Islander | 4 March 2025 | News", "LISBON, March 3 (Agency) — The ferry sails.", " date 2025-07-17 TOKYO: It sails.",
    "The ferry sails again, the company said on Monday, after nine days.", "Share this article", "14 comments", "Read more",
    "Ferry fares rise", "Port closes", "Winter timetable out", "Photo: A ferry", "- one", "• two", "   indented line", "\tdeep",
    "Sign up for our newsletter. By clicking subscribe you agree to our terms.", "a | b | c", "Home > News", "http://[::1", "\"", "(", ":",
    "(Reuters) - Oil", "wrapped line of a paragraph that goes on and on until", "the width is reached and it goes on in the next",
    "東京で地震があった。", "Source: Reuters", "Comments (2)", "ann: yes", "x" * 400, "_", "* * *", "[Title] x", "<title>x</title>", "Latest",
)  # fmt: skip
LINES = st.one_of(
    st.sampled_from(PIECES), st.just(""), st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
)


def signs(*texts: str) -> Counter[str]:
    """Count the characters of texts, except the mark of quoted mail."""
    return Counter(c for text in texts for c in text if not c.isspace() and c != ">")


@given(st.lists(LINES, max_size=16).map("\n".join), st.booleans())
def test_body_asides_title_and_head_hold_every_sign_of_the_file(text: str, named: bool) -> None:
    article = clean(Draft(text=text, path="the-islander/2025-03-04.txt" if named else None))
    held = signs(article.text, article.title, article.head, *(a.text for a in article.asides))
    assert not signs(text) - held


@given(st.lists(LINES, max_size=16).map("\n".join))
def test_the_body_is_paragraphs_with_one_blank_line_between(text: str) -> None:
    article = clean(Draft(text=text))
    assert article.text == article.text.strip()
    paragraphs = article.text.split("\n\n") if article.text else []
    assert all(p.strip() for p in paragraphs)
    assert all(0 <= a.after <= len(paragraphs) for a in article.asides)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_furniture_of_every_line_loses_nothing(text: str) -> None:
    article = clean(Draft(text=text), furniture_keys(text))
    held = signs(article.text, article.title, article.head, *(a.text for a in article.asides))
    assert not signs(text) - held


HEADLINE = "Old ferry returns to the bay after nine winters"
REPORT = (
    "The old ferry sailed into the bay on Monday for the first time in nine winters, and half of the town stood on the quay.",
    "Its owner had it rebuilt in a yard across the water. The work took three years longer than planned.",
    '"I did not think that I would see it again," said Ida Holm, who sold tickets on board from 1981.',
    "It will sail twice a day until the end of October.",
)
ENTRY = st.text("abcdefghijklmnoprstuvwzäéø", min_size=3, max_size=9).map(str.capitalize)
ENTRIES = st.lists(st.one_of(ENTRY, st.tuples(ENTRY, ENTRY).map(" ".join)), min_size=3, max_size=7)


@given(ENTRIES, st.sampled_from(["\n", "\n\n"]), st.sampled_from(["\n", "\n\n"]), st.booleans())
def test_an_article_is_found_below_a_menu_of_any_words(menu: list[str], apart: str, between: str, shared: bool) -> None:
    around = ["Share", "Tweet"] if shared else []
    page = [apart.join(menu), HEADLINE, *around, between.join(REPORT), *around]
    article = clean(Draft(text="\n\n".join(page)))
    assert (article.title, article.text) == (HEADLINE, "\n\n".join(REPORT))


@pytest.mark.parametrize("body", [
    "x" * 1_000_000, "a\n" * 60_000, "\n" * 200_000 + "last", "lorem ipsum " * 400_000, "by " * 60_000, "A. B. " * 40_000, "1/" * 80_000,
    "(" * 50_000 + ")" * 50_000, "The Very " * 30_000, "x" + " " * 150_000 + "y", "9" * 200_000, "LISBON, " * 20_000 + "— x", "[" * 90_000,
    "Sign up. " * 30_000, "12 May 2025 " * 20_000, "- - " * 40_000, "Photo: " * 30_000, "# " * 60_000, "@a " * 50_000,
    "\n".join(f"Headline number {k} of many" for k in range(20_000)), "\n".join("by Ann Lee | 4 May 2025" for _ in range(6_000)),
    "Latest\n" * 20_000, "Read more\n" * 20_000, "Read more\n\n" * 20_000, "14 comments\n" * 20_000, "Home | News\n" * 9_000,
    "By John Smith\n" * 90_000,
], ids=range(27))  # fmt: skip
def test_time_grows_with_the_size_only(body: str) -> None:
    with no_trap():
        clean(Draft(text=f"Title: Trap\n\n{body}\n"))
        clean(Draft(text=body))
        furniture_keys(body)
