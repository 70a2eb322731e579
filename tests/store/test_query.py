"""The query language: what is understood, what is said of it, and that no input breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.store.query import All, Either, Not, Term, explain, parse, to_text, words

PIECES = st.sampled_from(
    [
        "OR",
        "AND",
        "NOT",
        "-",
        '"',
        "(",
        ")",
        "*",
        "title:",
        "is:unread",
        "is:",
        "deadline:<14d",
        'source:"a b"',
        " ",
        "a",
        "tariff",
        "x:y",
        "\u201c",
        "a*",
        "\ud800",
        "震",
        "on:2025-W03",
        "--",
        "- ",
        "story:12",
        "📰",
        "newer:7d",
        "sources:>2",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join))


@given(TEXTS)
def test_any_text_is_understood_and_printed_with_the_same_meaning(text: str) -> None:
    query = parse(text)
    printed = to_text(query)
    assert parse(printed).root == query.root
    assert to_text(parse(printed)) == printed
    assert "\n" not in explain(query)
    assert all(words(query))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("tariff talks", All((Term("tariff"), Term("talks")))),
        ('"upper house"', Term("upper house", quoted=True)),
        ("tariff OR levy -steel", Either((Term("tariff"), All((Term("levy"), Not(Term("steel"))))))),
        ("(tariff OR levy) NOT steel", All((Either((Term("tariff"), Term("levy"))), Not(Term("steel"))))),
        ("a AND b", All((Term("a"), Term("b")))),
        ("akaz*", Term("akaz", prefix=True)),
        ('title:"upper house"', Term("upper house", "title", quoted=True)),
        ("Source:CNA", Term("CNA", "source")),
        ("deadline:<14d", Term("<14d", "deadline")),
        ("sources:>2", Term(">2", "sources")),
        ("is:UNREAD", Term("unread", "is")),
        ("covid-19", Term("covid-19")),
        ("10:30", Term("10:30")),
        ("- x", Term("x")),
        ("a + b", All((Term("a"), Term("b")))),
        ("OR", Term("OR", quoted=True)),
        ("--a", Term("a")),
        ("", None),
        ('"', None),
        ("()", None),
        ("title:", None),
        ("%", Term("%")),
    ],
)
def test_grammar(text: str, root: object) -> None:
    assert parse(text).root == root


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("titel:x", "did you mean title:"),
        ("before:9999-99-99", "before: takes a date"),
        ("is:nonsense", "is: takes one of unread"),
        ("deadline:soon", "deadline: takes a time or date"),
        ("newer:week", "newer: takes a time"),
        ("story:x", "story: takes a number"),
        ("tag:", "tag: needs a value"),
        ("(" * 50 + "a" + ")" * 50, "parentheses more than"),
        ("x " * 30_000, "only the first 20,000 characters"),
        (" ".join(f"w{k}" for k in range(100)), "only the first 64 words"),
    ],
)
def test_hints_name_what_was_not_understood(text: str, hint: str) -> None:
    assert hint in explain(parse(text))


def test_what_is_not_understood_is_searched_as_words() -> None:
    assert parse("before:9999-99-99").root == Term("before 9999-99-99", quoted=True)
    assert parse("nosuch:x").root == Term("nosuch:x")


def test_plain_words_need_no_explanation() -> None:
    assert explain(parse('tariff "upper house" akaz*')) == ""


def test_explanation_in_words() -> None:
    assert explain(parse("tariff is:unread newer:2w -source:cna")) == (
        "tariff and unread and published in the last 2 weeks and not source cna"
    )


def test_words_to_mark() -> None:
    assert words(parse('tariff, "upper house" OR akaz* -steel tag:x title:levy')) == (
        "tariff",
        "upper house",
        "akaz*",
        "levy",
    )
