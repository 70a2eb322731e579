"""The query language: what is understood, what is said of it, and that no input breaks it."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.store.querying.parsing import parse
from newsreader.store.querying.tree import All, Either, Not, Term, with_terms, words
from newsreader.store.querying.wording import explain, to_text
from newsreader.text import clean_text

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


ATOMS = ("tariff", '"upper house"', "akaz*", "is:read", 'source:"a (b): c"', 'tag:"NOT 震災 OR -x"')
ROOTS = [parse(atom).root for atom in ATOMS]
WORLDS = list(product((False, True), repeat=len(ATOMS)))
FORMS = st.recursive(
    st.integers(0, len(ATOMS) - 1),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["-{}", "NOT {}", "-(({}))"]), inner),
        st.tuples(st.sampled_from(["({} {})", "({} AND {})", "(({} OR {}))", "({}  OR({}))"]), inner, inner),
    ),
    max_leaves=9,
)


def written(form: object) -> str:
    if isinstance(form, int):
        return ATOMS[form]
    assert isinstance(form, tuple)
    return str(form[0]).format(*map(written, form[1:]))


def meant(form: object, holds: tuple[bool, ...]) -> bool:
    if isinstance(form, int):
        return holds[form]
    assert isinstance(form, tuple)
    parts = [meant(part, holds) for part in form[1:]]
    return not parts[0] if len(parts) == 1 else any(parts) if "OR" in form[0] else all(parts)


def understood(node: object, holds: tuple[bool, ...]) -> bool:
    if isinstance(node, Term):
        return holds[ROOTS.index(node)]
    if isinstance(node, Not):
        return not understood(node.part, holds)
    assert isinstance(node, All | Either)
    parts = [understood(part, holds) for part in node.parts]
    return all(parts) if isinstance(node, All) else any(parts)


@given(FORMS)
def test_nested_and_or_not_mean_what_logic_says(form: object) -> None:
    query = parse(written(form))
    assert parse(to_text(query)).root == query.root
    assert [understood(query.root, holds) for holds in WORLDS] == [meant(form, holds) for holds in WORLDS]


@given(
    st.sampled_from(["", "title", "text", "source", "tag", "place", "entity", "person", "org"]), st.text(max_size=40)
)
def test_any_value_in_quotation_marks_is_one_term(field: str, value: str) -> None:
    """Spaces, colons, parentheses, operators and letters of any script belong to the value."""
    kept = " ".join(clean_text(value).replace('"', "").replace("\u201c", "").replace("\u201d", "").split())
    root = parse(f'{field}:"{kept}"' if field else f'"{kept}"').root
    if any(map(str.isalnum, kept)):
        assert root == Term(kept, field, quoted=True)
        assert parse(to_text(parse(f"-({to_text(parse(kept))})"))).root == parse(f"-({to_text(parse(kept))})").root


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
        ('titel:"x y"', "did you mean title:"),
        ("x" * 300, "only the first 250 characters of a word"),
        ("before:9999-99-99", "before: takes a date"),
        ("is:nonsense", "is: takes one of unread"),
        ("deadline:soon", "deadline: takes a time or date"),
        ("newer:week", "newer: takes a time"),
        ("story:x", "story: takes a number"),
        ("tag:", "tag: needs a value"),
        ("(" * 50 + "a" + ")" * 50, "parentheses more than"),
        ("x " * 30_000, "only the first 20,000 characters"),
        (" ".join(f"w{k}" for k in range(100)), "only the first 64 words"),
        ("🚀", "🚀 has no letter or digit: only words and numbers"),
        ("launch 🚀 + tests", "passed over, having no letter or digit: 🚀 +"),
        ("tariff OR", "OR has its meaning between two words"),
        ("AND tariff", "AND has its meaning between two words"),
        ("tariff NOT", "NOT has its meaning before a word"),
        ("a*", "a* is too short for a beginning: “a” itself"),
        ("title : levy", "title: needs its value right behind it, such as title:tariff"),
    ],
)
def test_hints_name_what_was_not_understood(text: str, hint: str) -> None:
    assert hint in explain(parse(text))


def test_what_is_not_understood_is_searched_as_words() -> None:
    assert parse("before:9999-99-99").root == Term("before 9999-99-99", quoted=True)
    assert parse("nosuch:x").root == Term("nosuch:x")
    assert parse('nosuch:"x y"').root == Term("nosuch x y", quoted=True)


@pytest.mark.parametrize("text", ['"', "*", "(", "()", "--", "\u200b", "\x00"])
def test_what_asks_for_nothing_says_so(text: str) -> None:
    assert explain(parse(text)) == "nothing to search for yet: everything is shown"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("newer:1d", "published in the last 1 day"),
        ("newer:36h", "published in the last 36 hours"),
        ("older:1h", "published more than 1 hour ago"),
        ("deadline:<36h", "with a deadline within 2 days"),
        ("deadline:<1w", "with a deadline within 1 week"),
        ("deadline:>2025-08-01", "with a deadline after 2025-08-01"),
        ("sources:<2", "in a story of fewer than 2 sources"),
        ("sources:1", "in a story of 1 source"),
        ("has:scheduled", "with a planned event"),
        ("-has:story", "not in a story of several reports"),
        ("is:copy", "a copy of another article"),
        ("-(is:read OR tag:x)", "not (read or tagged x)"),
        ('"upper house" is:read', "“upper house” and read"),
    ],
)
def test_conditions_read_like_english(text: str, said: str) -> None:
    assert explain(parse(text)) == said


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


def test_parts_whose_terms_become_equal_are_one() -> None:
    both = with_terms(parse("rain -(harbour OR port)"), lambda term: replace(term, value="port"))
    assert both.root == parse("port -port").root
