"""Stems of words: the same that the full-text index makes, so that what it finds can be marked."""

import sqlite3

from hypothesis import example, given
from hypothesis import strategies as st

from newsreader.ui.stems import stem

_index = sqlite3.connect(":memory:")
_index.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61')")
_index.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(texts, 'row')")

ENDINGS = "s ed ing eed ational izer ies sses ation ement ion ively ness ful ity ll e y able".split()


@given(st.from_regex(r"[a-z]{1,9}", fullmatch=True), st.sampled_from(["", *ENDINGS]))
@example("rel", "ational")
@example("hop", "ping")
@example("agr", "eed")
def test_a_stem_is_what_the_index_holds(start: str, ending: str) -> None:
    word = start + ending
    _index.execute("DELETE FROM texts")
    _index.execute("INSERT INTO texts VALUES (?)", (word,))
    assert _index.execute("SELECT term FROM stems").fetchall() == [(stem(word),)]
