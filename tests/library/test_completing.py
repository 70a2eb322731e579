"""What a query may become as it is typed: fields, values, and names that the library knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library.library import Library

ARTICLES = {
    "a.txt": "Title: Café owners protest\nDate: 2025-07-17\nSource: Le Château\n\nThe café owners met Ana Vidal in Lisbon.\n",
    "b.txt": "Title: 地震\nDate: 2025-07-16\nSource: 東京新聞\n\n東京で地震がありました。\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    news = tmp_path / "news"
    news.mkdir()
    for name, text in ARTICLES.items():
        (news / name).write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library.db") as made:
        made.import_paths([news])
        made.analyse()
        yield made


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("sou", ("source:", "sources:", "has:source")),
        ("is:st", ("is:starred",)),
        ("-has:de", ("-has:deadline",)),
        ("newer:7", ("newer:7d",)),
        ("source:chat", ('source:"Le Château"',)),
        ("source:東", ("source:東京新聞",)),
        ("(cafe OR source:châ", ('(cafe OR source:"Le Château"',)),
        ("entity:vid", ('entity:"Ana Vidal"',)),
        ('entity:"ana v', ('entity:"Ana Vidal"',)),
        ("nosuch:x", ()),
        ("done ", ()),
    ],
)
def test_the_last_word_is_completed(library: Library, text: str, offered: tuple[str, ...]) -> None:
    assert library.queries.completions(text) == offered


def test_new_names_are_offered_at_once(library: Library, tmp_path: Path) -> None:
    assert library.queries.completions("source:her") == ()
    (tmp_path / "news" / "c.txt").write_text(
        "Title: Mills\nDate: 2025-07-15\nSource: Herald\n\nForty mills stand there.\n"
    )
    library.import_paths([tmp_path / "news"])
    assert library.queries.completions("source:her") == ("source:Herald",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("is:unr", ""), ("tariff is:unr", "tariff"), ("tariff newer:7", "tariff"), ("tariff OR (deadline:<", "tariff OR (deadline:<"),
        ("tariff OR -is:re", "tariff"), ("(tariff on:2025-", "(tariff"), ("tariff NOT has:d", "tariff"),
        ("tariff is:unread", "tariff is:unread"), ("tariff is:unr ", "tariff is:unr "), ("source:he", "source:he"),
        ('"half is:un', '"half is:un'), ("nosuch:x", "nosuch:x"),
    ],
)  # fmt: skip
def test_a_value_being_typed_does_not_count_until_it_is_one(library: Library, typed: str, meant: str) -> None:
    assert library.queries.meant(typed) == meant
    assert bool(library.queries.expected(typed)) == (typed != meant)
    if typed != meant:
        assert library.queries.expected(typed).endswith("does not count yet")


def test_a_word_being_typed_is_meant_as_a_beginning_until_articles_have_it(library: Library) -> None:
    meant = library.queries.meant
    assert meant("protest owne") == "protest owne*"
    assert meant("protest owner") == "protest owner"
    assert meant("protest zzz") == "protest zzz"
    assert meant('"owne') == '"owne'
    assert meant("source:owne") == "source:owne"
    assert meant("-owne") == "-owne"
    assert meant("owne ") == "owne "
