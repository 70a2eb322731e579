"""Where sentences end, and the law that no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.traps import no_trap

from newsreader.analysis.sentences import split_sentences

PIECES = st.sampled_from(
    [
        "Mr. ",
        "U.S. ",
        "The ",
        "word ",
        "3.5 ",
        "...",
        "…",
        ". ",
        "!",
        "? ",
        "\n",
        "\n\n",
        " \n ",
        "“",
        "”",
        '"',
        "’s ",
        "日本。",
        "「",
        "」",
        "No. ",
        "J. ",
        "p.m. ",
        "\t",
        "\u00a0",
        "Aug. ",
        "1. ",
        "A",
    ]
)


def split(text: str) -> list[str]:
    return [s.text for s in split_sentences(text)]


@given(st.lists(PIECES).map("".join) | st.text())
def test_every_character_that_is_not_space_lies_in_exactly_one_sentence(text: str) -> None:
    sentences = split_sentences(text)
    covered = [i for s in sentences for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(covered))
    for s in sentences:
        assert s.text == text[s.start : s.end] == s.text.strip() != ""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Adeyemi met Gen. J. R. Okafor in the U.S. Senate on Aug. 5.", 1),
        ("Prices rose 3.5 per cent to $1.20. Wages did not.", 2),
        ("They live in the U.S. The tariffs hurt them.", 2),
        ("Lumora Inc. The company declined to comment.", 2),
        ("Lumora Inc. Chairman Ian Teo resigned.", 1),
        ('"Will it pass?" she asked. "Nobody knows."', 2),
        ("He paused… and went on.", 1),
        ("He paused... Nobody spoke.", 2),
        ("The vote is at 5 p.m. Tuesday in Graz. Polls close early.", 2),
        ("It began at 5 a.m. Police came at six.", 2),
        ("Article No. 5 applies. No. That is wrong.", 3),
        ("The talks ended.The minister left.", 2),
        ("See the page at example.com for more.", 1),
        ("The board met on Monday.The mayor spoke.It was late.", 3),
        ("See www.Port.com or the U.S.Treasury page of J.Lee.", 1),
        ("Yahoo! said so.", 1),
        ("“We will stay. ” He left.", 2),
        ("これは試験です。次の文です！", 2),
        ("St. Paul is cold. Dr. Lee agrees.", 2),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_it_should(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_headings_and_paragraphs_end_a_sentence_without_a_full_stop() -> None:
    text = "Port reopens\n\nShips are back\nMore tomorrow\n"
    assert split(text) == ["Port reopens", "Ships are back", "More tomorrow"]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    assert split("The dockers of\nHalifax walked out\nat noon. They are back.") == [
        "The dockers of\nHalifax walked out\nat noon.",
        "They are back.",
    ]


def test_no_text_has_no_sentence() -> None:
    assert split("") == split(" \n\t ") == []


@pytest.mark.parametrize("unit", ["A.", "\n", ". ", "'", '."', " ", "\n \t", "(", ".\n", " \n", '. "', "a. b"])
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + "x"
    with no_trap():
        split_sentences(text)
