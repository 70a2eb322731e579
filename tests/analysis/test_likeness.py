"""The laws of likeness, and what a signature keeps of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.analysis.background import term_hash
from newsreader.analysis.stories.frequencies import Frequencies
from newsreader.analysis.stories.likeness import UNTEMPERED, Held, closeness, contrast, tempered
from newsreader.analysis.stories.signature import Signature, signature

from .told_events import HALIFAX, HALIFAX_TOO, PLAIN, SIGNATURES, TEXTS


@given(SIGNATURES, SIGNATURES, st.none() | st.floats(0, 4000))
def test_likeness_is_symmetric_and_a_share(a: Signature, b: Signature, days: float | None) -> None:
    score = Held(a, PLAIN).against(b, days_apart=days)
    assert score == Held(b, PLAIN).against(a, days_apart=days)
    assert 0 <= score <= 1


def test_reports_that_name_another_weekday_are_less_alike() -> None:
    title, text = HALIFAX
    tuesday, other = signature(title, text), signature(title, text.replace("Tuesday", "Thursday"))
    unsaid = signature(title, text.replace("on Tuesday", "at noon"))
    near = signature(*HALIFAX_TOO)
    same = signature(HALIFAX_TOO[0], "On Tuesday " + HALIFAX_TOO[1])
    assert (tuesday.weekday, other.weekday, unsaid.weekday) == (2, 4, 0)
    assert Held(other, PLAIN).against(same) < Held(other, PLAIN).against(near) < Held(tuesday, PLAIN).against(same)
    assert signature("Mondays are for markets", "Every stall opens at Sunday's fair.").weekday == 7


@pytest.mark.parametrize(
    ("text", "date", "months"),
    [
        ("On 12 March the town votes", 105, {3}),
        ("The vote of March 12, 2024, not of June", 105, {3, 6}),
        ("It may 12 times march on", 0, set()),
        ("August 2024", 0, {8}),
    ],
)
def test_the_first_day_of_a_month_and_the_months_that_an_article_names_are_known(
    text: str, date: int, months: set[int]
) -> None:
    made = signature("A vote", text)
    assert (made.date, made.months) == (date, sum(1 << month for month in months))
    assert Signature.from_bytes(made.to_bytes()) == made


def test_where_one_is_undated_reports_of_other_months_are_less_alike() -> None:
    title, text = HALIFAX
    whens = ("In March", "In June", "At noon", "In February")
    march, june, unsaid, february = (signature(title, f"{when} {text}") for when in whens)
    told = Held(signature(HALIFAX_TOO[0], f"On 3 March {HALIFAX_TOO[1]}"), PLAIN)
    assert told.against(june) < 0.75 * told.against(march)
    assert told.against(june) < 0.75 * told.against(unsaid)
    assert told.against(february) > 0.9 * told.against(unsaid), "a report tells figures of the month before"
    january = Held(signature(HALIFAX_TOO[0], f"In January {HALIFAX_TOO[1]}"), PLAIN)
    december = signature(title, f"In December {text}")
    assert january.against(december) > 0.9 * january.against(unsaid)
    assert told.against(june, days_apart=1) > 0.9 * told.against(unsaid, days_apart=1)


@given(SIGNATURES)
def test_an_article_is_wholly_like_itself(a: Signature) -> None:
    assert Held(a, PLAIN).against(a) == pytest.approx(1.0 if a.weights else 0.0)


MATCH = (
    "Brandt hat-trick sinks Maldon",
    "Striker Jay Brandt hit three as Fenwick came from behind to beat Maldon. Their guests had led by a goal of Piet Claes, which Luka Simic cancelled out.",
)
MATCH_TOO = (
    "Fenwick roar back",
    "One down, they looked beaten until Brandt woke up and Simic struck. The opener of Claes was all that Maldon had to show.",
)


def test_many_names_that_two_reports_share_are_their_event_and_four_are_not() -> None:
    a = signature(*MATCH)
    assert Held(a, PLAIN).against(signature(*MATCH_TOO)) > 0.2
    without = (text.replace("Simic", "he") for text in MATCH_TOO)
    assert Held(a, PLAIN).against(signature(*without)) < 0.1


def test_two_words_of_one_name_count_once() -> None:
    bare = [(word, 0.05) for word in range(1, 6)]
    pair = (4 << 31 | 5, 0.01)
    assert tempered(0.3, bare, range(6)) > tempered(0.3, [*bare, pair], range(6)) == UNTEMPERED


@given(
    st.lists(
        st.tuples(st.integers(1, 5) | st.integers(2**31, 2**31 + 5), st.floats(0, 1)), unique_by=lambda one: one[0]
    ),
    st.frozensets(st.integers(1, 5)),
)
def test_tempering_only_lessens_likeness_and_is_the_same_in_any_order(
    shared: list[tuple[int, float]], names: frozenset[int]
) -> None:
    likeness = min(1.0, sum(share for _, share in shared))
    kept = tempered(likeness, shared, names)
    assert 0 <= kept <= likeness
    assert kept == tempered(likeness, shared[::-1], names)
    assert min(likeness, UNTEMPERED) <= kept <= tempered(likeness, shared, frozenset())


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_noise_only_lessens_likeness(score: float, noise: float, more: float, other: float) -> None:
    quiet, loud = sorted((noise, more))
    assert 0 <= contrast(score, loud, other) <= contrast(score, quiet, other) <= 1
    assert contrast(score, quiet, other) == contrast(score, other, quiet)


@given(st.floats(0, 4000), st.floats(0, 4000))
def test_time_lessens_likeness_and_never_takes_all(one: float, other: float) -> None:
    near, far = sorted((one, other))
    assert 0 < closeness(far) <= closeness(near) <= closeness(None) == 1


def test_a_word_common_in_the_library_counts_less() -> None:
    sample = signature(*HALIFAX)
    common = Frequencies(1000, dict.fromkeys(sample.words[:5], 900))
    assert all(common.rarity(word) < PLAIN.rarity(word) for word in sample.words[:5])


@given(SIGNATURES)
def test_a_signature_survives_packing(a: Signature) -> None:
    assert Signature.from_bytes(a.to_bytes()) == a


@given(TEXTS, TEXTS)
def test_key_terms_are_the_same_every_time_and_fit_the_store(title: str, text: str) -> None:
    terms = signature(title, text).key_terms(10)
    assert terms == signature(title, text).key_terms(10)
    assert len(terms) == len(set(terms)) <= 10
    assert all(0 < term < 2**63 for term in terms)


@pytest.mark.parametrize(
    "data", [b"", b"G5", b"G5" + bytes(23), b"G2\x01\0\0\0\x05" + bytes(11), b"G1" + bytes(16), b"something else"]
)
def test_what_is_no_signature_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a signature"):
        Signature.from_bytes(data)


@given(SIGNATURES, st.data())
def test_a_damaged_signature_is_refused_or_can_be_compared(a: Signature, draw: st.DataObject) -> None:
    data = bytearray(a.to_bytes())
    at = draw.draw(st.integers(2, len(data) - 1))
    data[at] ^= draw.draw(st.integers(1, 255))
    try:
        damaged = Signature.from_bytes(bytes(data))
    except ValueError:
        return
    assert 0 <= Held(damaged, PLAIN).against(a) <= 1


def test_names_have_a_capital_within_a_sentence_and_never_a_small_letter() -> None:
    text = "Police in Skell held a man. Torvald of Oslo said: Crews of the Torvald line. The Crews may march; in March crews"
    kept = signature("Crews Walk Out", text)
    assert kept.names() == {term_hash(word) for word in ("skell", "oslo", "torvald")}
    assert signature("", "").names() == frozenset()


def test_a_signature_of_a_very_long_text_stays_small() -> None:
    text = " ".join(f"word{i} other{i % 700}" for i in range(10_000))
    packed = signature("A title", text)
    assert len(packed.to_bytes()) < 2_000
    assert not packed.headline_only
    assert signature("Halifax dockers walk out", "").headline_only
