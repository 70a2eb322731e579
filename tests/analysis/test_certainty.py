"""Where two reports tell one event, but not as equally certain or on another kind of word, and where they only seem to."""

import pytest

from newsreader.analysis.align import compare_articles
from newsreader.analysis.comparing.certainty import differing_wordings
from newsreader.analysis.sentences import split_sentences

from .made_reports import report


def wordings(a: str, b: str) -> list[tuple[str, str]]:
    one, other = split_sentences(a), split_sentences(b)
    links = {(i, j): "same" for i in range(len(one)) for j in range(len(other))}
    return [(x.words, y.words) for x, y in differing_wordings(one, other, links)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            "The harbour board may close the north quay to trawlers.",
            "On Friday the harbour board will shut the north quay to trawlers.",
            ("may close", "will shut"),
        ),
        (
            "Prosecutors are considering whether to charge the skipper of the Linnet.",
            "Prosecutors have charged the skipper of the Linnet with theft.",
            ("are considering whether to charge", "have charged"),
        ),
        (
            "The mill plans to sell its looms to a firm in Tarn.",
            "The mill sold its looms to a firm in Tarn on Monday.",
            ("plans to sell", "sold"),
        ),
        (
            "The mayor denied that he had known of the missing lanterns.",
            "The mayor admitted on Monday that he had known of the missing lanterns.",
            ("denied", "admitted"),
        ),
        (
            "The bell may be more than 900 years old, the sexton said.",
            "The bell is more than 900 years old.",
            ("may be more than 900", "is more than 900"),
        ),
    ],
)
def test_what_is_not_told_as_equally_certain(a: str, b: str, words: tuple[str, str]) -> None:
    assert wordings(a, b) == [words]
    assert wordings(b, a) == [words[::-1]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The board will close the north quay.", "The board has decided to shut the north quay."),
        ("The board plans to close the north quay.", "The board will close the north quay."),
        ("The board plans to close the north quay.", "The board is closing the north quay."),
        ("The board may close the north quay.", "The company has closed its laundry in Tarn."),
        ("The guild may sell the old boat house.", "It is not true that the guild has sold the old boat house."),
        ("The guild may sell the old boat house.", "If the guild has sold the old boat house, nobody knows."),
        ("The guild may sell the old boat house.", "Witnesses claim that the guild sold the old boat house."),
        ("You don't want to lose the last race at Tarn.", "The crew lost the last race at Tarn."),
        ("A cracked fuel pipe can leak in the old mill of Tarn.", "A fuel pipe may crack in the old mill of Tarn."),
        ("The fair opens on 3 May in the lower town.", "The fair opened in the lower town in May."),
    ],
)
def test_what_may_be_as_certain_is_passed_over(a: str, b: str) -> None:
    assert wordings(a, b) == []


HEARD = "Tarnish media report that Mayor Lind is preparing to meet the river pilots in Tarn on Friday."
ANNOUNCED = "Mayor Lind will meet the river pilots in Tarn on Friday, the city government said in a statement."


def test_hearsay_against_an_announcement_is_a_difference_of_source_and_certainty() -> None:
    told = compare_articles(report(HEARD, 1), report(ANNOUNCED, 2)).facts
    assert {(fact.matter, fact.value, fact.value_b) for fact in told if fact.status == "differs"} == {
        ("who said it", "Tarnish media", "the city government"),
        ("how certain", "is preparing to meet", "will meet"),
    }


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Lind is preparing to meet the river pilots in Tarn on Friday, newspapers reported.",
        "The city government said that nobody had read the tide tables in Tarn for years.",
        "Mayor Lind will meet the river pilots in Tarn on Friday.",
    ],
)
def test_no_difference_of_source_without_both_kinds_for_one_event(other: str) -> None:
    told = compare_articles(report(HEARD, 1), report(other, 2)).facts
    assert not [fact for fact in told if fact.matter == "who said it"]
