"""Names in articles: the two samples exactly, and what holds for every text."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.analysis.entities import find_mentions
from newsreader.analysis.naming.tokens import TOKEN_LIMIT

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def found(text: str) -> dict[str, Counter[str]]:
    """Return how often each name is found, by kind."""
    kinds: dict[str, Counter[str]] = {kind: Counter() for kind in ("person", "organisation", "place", "other")}
    for mention in find_mentions(text):
        kinds[mention.kind][mention.text] += 1
    return kinds


def names(text: str) -> dict[str, str]:
    """Return the kind of each name found."""
    return {mention.text: mention.kind for mention in find_mentions(text)}


def test_first_sample_shows_what_a_perfect_reader_shows():
    body = (SEEDS / "000_0d99ea31585ef7ba.txt").read_text(encoding="utf-8").split("\n\n\n")[0]
    assert found(body) == {
        "person": Counter(["Ryosei Akazawa", "Howard Lutnick", "Donald Trump", "Shigeru Ishiba", "Scott Bessent"]),
        "place": Counter({"Japan": 6, "U.S.": 5, "United States": 3, "Tokyo": 2, "Washington": 1, "Asia": 1}),
        "organisation": Counter(["U.S. Commerce", "U.S. Treasury"]),
        "other": Counter({"Japanese": 4}),
    }


def test_second_sample_shows_what_a_perfect_reader_shows():
    text = (SEEDS / "002_fb358faf4cc2d8c6.txt").read_text(encoding="utf-8")
    paragraphs = text[text.index("TOKYO") :].split("\n\n")
    body = "\n\n".join(p for p in paragraphs if not p.startswith("Subscribe"))
    assert found(body) == {
        "person": Counter(
            {
                "Ryosei Akazawa": 1,
                "Akazawa": 2,
                "Howard Lutnick": 1,
                "Donald Trump": 1,
                "Shigeru Ishiba": 1,
                "Ishiba": 1,
                "Scott Bessent": 1,
                "Bessent": 2,
            }
        ),
        "place": Counter({"TOKYO": 1, "Japan": 6, "US": 6, "Tokyo": 3, "Washington": 1, "Osaka": 2}),
        "organisation": Counter(["US Commerce", "US Treasury"]),
        "other": Counter({"World Expo 2025": 1, "Japanese": 2}),
    }


def test_later_mentions_carry_the_full_form():
    text = (
        "Prime Minister Elin Sørby met the governor, Tomasz Wieczorek, in Oslo.\n\n"
        "Sørby said the U.S. would wait. Wieczorek answered that the United States had waited for a year."
    )
    entities = {m.text: m.entity for m in find_mentions(text)}
    assert entities["Sørby"] == entities["Elin Sørby"] == "Elin Sørby"
    assert entities["Wieczorek"] == "Tomasz Wieczorek"
    assert entities["U.S."] == entities["United States"] == "United States"


def test_titles_and_possessives_stay_outside():
    shown = names("President Maria Delgado's visit to Chile's capital, Santiago, was praised by Mr Howard Pinter.")
    assert shown["Maria Delgado"] == "person"
    assert shown["Howard Pinter"] == "person"
    assert shown["Chile"] == "place"


def test_a_name_never_crosses_a_line_break():
    for mention in find_mentions("He spoke in Paris\n\nLondon answered at once.\nBoris Keller\nAnna Moore said no."):
        assert "\n" not in mention.text


def test_threads_find_the_same_names():
    texts = [f"Anna Moore{k} of Halden Bank met Lars Dahl in Oslo." for k in range(12)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(find_mentions, texts)) == [find_mentions(text) for text in texts]


def test_no_names_in_text_without_names():
    assert find_mentions("") == ()
    assert find_mentions("the rain went on all night and nobody slept. On Monday it stopped.") == ()


def test_a_foreign_text_gives_few_names():
    text = (
        "Der Bundestag hat am Donnerstag nach langer Debatte das Gesetz über die Förderung der Schulen beschlossen. "
        "Die Opposition kritisierte, dass die Mittel nicht für alle Länder reichen. Der Minister wies das zurück."
    )
    assert len(find_mentions(text)) <= 2


def test_a_very_long_text_is_read_to_the_limit():
    text = "Japan won. " * TOKEN_LIMIT
    mentions = find_mentions(text)
    assert mentions
    assert mentions[-1].end < len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "Anna",
                "Moore",
                "Inc.",
                "U.S.",
                "'s",
                "’s",
                "the",
                "Bank",
                "of",
                "England",
                ",",
                ".",
                "\n\n",
                "(",
                ")",
                "-",
                "Mr.",
                "EU",
                "China-Japan",
                "said",
                "in",
                "Paris",
                "“",
                "”",
                "2025",
                "İstanbul",
                "ß",
                "\u0301",
                "NATO",
                "Jr.",
            ]
        ),
        max_size=60,
    )
)
@settings(max_examples=60, deadline=None)
def test_mentions_lie_in_the_text_sorted_and_apart(words):
    text = " ".join(words)
    end = 0
    for mention in find_mentions(text):
        assert mention.text == text[mention.start : mention.end]
        assert mention.start >= end
        assert mention.text.strip() == mention.text != ""
        assert "\n" not in mention.text
        assert mention.entity
        end = mention.end


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived(text):
    assert all(m.text == text[m.start : m.end] for m in find_mentions(text))


@pytest.mark.parametrize("text", ["A. B. " * 3000, "The Very " * 3000, "-" * 9000, "a@" * 4000, "9" * 20000])
def test_monotonous_texts_are_survived(text):
    assert all(m.text == text[m.start : m.end] for m in find_mentions(text))
