"""The normal form of words, and how rare the background thinks they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.traps import no_trap

from newsreader.analysis.background import background, from_bytes, term_hash, to_bytes
from newsreader.analysis.terms import is_number, normal_words


def terms(text: str) -> list[str]:
    return [word.term for word in normal_words(text) if not word.stop]


@pytest.mark.parametrize(
    "same",
    [
        ("U.S. tariffs", "US tariffs", "the United States' tariff", "USA tariffs"),
        ("U.N.", "UN", "United Nations"),
        ("E.U.", "the EU", "European Union"),
        ("Britain", "the U.K.", "United Kingdom"),
        ("25%", "25 per cent", "25 percent", "25-per-cent"),
        ("1,200 people", "1200 people"),
        ("1.5 million", "1,500,000", "1.5m", "1,500 thousand", "1.5\u3000million", "1.5\x85million"),
        ("August 1", "Aug. 1", "Aug 1st"),
        ("twelve boats", "12 boats", "12 boat"),
        ("Japan’s talks", "Japan's talks", "Japan talked"),
        ("policies", "policy"),
        ("hoping", "hopes", "hoped"),
        ("planned", "planning", "plan"),
        ("45-minute", "45 minutes"),
    ],
)
def test_one_thing_written_in_several_ways_is_one_term(same: tuple[str, ...]) -> None:
    assert len({tuple(terms(text)) for text in same}) == 1


@pytest.mark.parametrize(
    "apart",
    [("us", "US"), ("25%", "25"), ("May 5", "5 may"), ("bus", "bu"), ("1.5 million", "1.5 billion")],
)
def test_different_things_stay_different(apart: tuple[str, str]) -> None:
    assert terms(apart[0]) != terms(apart[1])


def test_stop_words_are_there_but_flagged() -> None:
    words = normal_words("The minister said she won’t resign.")
    assert [w.term for w in words if w.stop] == ["the", "said", "she", "won't"]
    assert [w.term for w in words if not w.stop] == ["minister", "resign"]


PIECES = st.sampled_from(
    ["U.S.", "1,0", "25 per cent", "May 5", "’s", "日本", " ", "\n", "a.b.", "million", "bn", "\u3000", "\u2028"]
)


@given(st.text() | st.lists(PIECES).map("".join))
def test_offsets_are_ordered_and_inside_the_text(text: str) -> None:
    end = 0
    for word in normal_words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.term == word.term.strip() != ""
        end = word.end


def test_numbers_are_known_as_numbers() -> None:
    assert [is_number(t) for t in terms("25% of 1,200 boats at 10:30 in Graz")] == [True, True, False, True, False]


def test_the_background_knows_common_news_words_from_rare_ones() -> None:
    known = background()
    assert known.idf("president") < known.idf("tariff") < known.idf("zyxxqu")
    assert known.df("zyxxqu") == 0
    assert known.df(terms("prime")[0]) > 0


def test_a_table_of_frequencies_survives_packing() -> None:
    counts = {term_hash(t): float(n) for t, n in {"tariff": 19, "president": 700, "landslide": 1}.items()}
    packed = to_bytes(1000, counts)
    table = from_bytes(packed)
    assert table.articles == 1000
    for hashed, count in counts.items():
        assert table.df_hashed(hashed) == pytest.approx(count, rel=0.04)
    with pytest.raises(ValueError, match="not a table"):
        from_bytes(b"something else")


@pytest.mark.parametrize("unit", ["a.", "1,", "1.", "U.", " ", "a'", "x", "1", "1 ", "5 p", "a-", "Mar "])
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    with no_trap():
        normal_words(text)


def test_a_number_ends_with_its_last_figure() -> None:
    text = "In 2023, it sold 1,500, not 5,000."
    assert [text[w.start : w.end] for w in normal_words(text) if is_number(w.term)] == ["2023", "1,500", "5,000"]
