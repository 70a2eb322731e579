"""Words marked inside a pair of sentences that say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.analysis.comparing.differences import word_differences

WORDS = st.lists(
    st.sampled_from("the US U.S. 25% 25 per cent Aug August 1 not call talks called on in Tokyo, tax".split()),
    max_size=14,
)


def marked(a: str, b: str) -> tuple[list[str], list[str]]:
    left, right = word_differences(a, b)
    return [a[s:e] for s, e in left], [b[s:e] for s, e in right]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a 25% tariff from August 1", "a 25 per cent tariff from Aug 1"),
        ("the U.S. and the UK", "the US and the United Kingdom"),
        ("It “will end” soon.", 'it "will end" soon'),
        ("1,200 vehicles were stuck", "1200 vehicles are stuck"),
        ("On Friday they will meet in Oslo", "They will meet in Oslo on Friday"),
    ],
)
def test_another_writing_or_order_is_no_difference(a: str, b: str) -> None:
    assert word_differences(a, b) == ((), ())


def test_differences_are_marked_on_both_sides_down_to_the_number() -> None:
    a, b = "the offer of an 11 per cent raise stands", "its offer, a 12 per cent raise, stands until Friday"
    assert marked(a, b) == (["11 per cent"], ["12 per cent", "Friday"])


def test_a_negation_is_marked() -> None:
    assert marked("She will resign", "She will not resign") == ([], ["not"])


def test_neighbouring_words_are_one_mark() -> None:
    assert marked("the crane fell", "the old yellow harbour crane fell") == ([], ["old yellow harbour"])


def test_one_empty_side_marks_the_other_whole() -> None:
    assert marked("", "a crane fell") == ([], ["crane fell"])


def test_very_long_texts_come_back_unmarked() -> None:
    assert word_differences("stone " * 3000, "tree " * 3000) == ((), ())


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_exchanging_the_texts_exchanges_the_marks(a: str, b: str) -> None:
    assert word_differences(a, b) == word_differences(b, a)[::-1]


@given(st.text(max_size=60), st.text(max_size=60))
def test_marks_lie_in_their_texts_in_order(a: str, b: str) -> None:
    for text, spans in zip((a, b), word_differences(a, b), strict=True):
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(set(edges))
        assert all(0 <= edge <= len(text) for edge in edges)


@given(st.text(max_size=80))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert word_differences(text, text) == ((), ())
