"""Quotations: found in every kind of marks, compared as words, given to a person only where that is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.analysis.comparing.quotations import find_quotations, same_words, speaker

from .made_reports import report


def texts(text: str) -> list[str]:
    return [q.text for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We will stay," she said.', ["We will stay"]),
        ("“We will stay,” she said.", ["We will stay"]),
        ("‘We’ll stay on,’ she said.", ["We’ll stay on"]),
        ("'We will stay on,' the judge's clerk said.", ["We will stay on"]),
        ("«We will stay»", ["We will stay"]),
        ("The dockers' pay isn't their wives' pay.", []),
        ('He is 6\'2" tall and said: "I am."', ["I am"]),
        ('"This goes on\n\nHe left. "No," he said.', ["This goes on", "No"]),
        ('It has to stop," she said. He left.', ["It has to stop"]),
        ('It has to stop, " she said. "It must."', ["It has to stop", "It must"]),
        ("\"He called it 'theft' twice,\" she said.", ["He called it 'theft' twice"]),
        ("", []),
        ('""', []),
    ],
)
def test_quotations_are_found(text: str, found: list[str]) -> None:
    assert texts(text) == found


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("re-confirmed each other’s position", "re-confirmed each other's position on tariffs and talked", True),
        ("CLOSER on numbers, than on words", "closer on numbers than on words", True),
        ("there is a two-in-three chance", "There is a 2 in 3 chance", True),
        ("we have a lot of work to do in the north", "we have a lot of work to do up in the north", True),
        ("theatre", "that is theatre and no more", False),
        (
            "we are not in the hall as we cannot take ownership of the results",
            "we cannot take ownership of the result that will be read",
            True,
        ),
        ("we cannot take part in it", "we cannot take what they have not given to us", False),
        ("theatre", "Theatre", True),
        ("drive me out", "drive him out of the house", True),
        ("we have work to do", "they have bread to eat", False),
    ],
)
def test_quotations_are_the_same_by_their_words(a: str, b: str, same: bool) -> None:
    (x,), (y,) = find_quotations(f"“{a}”"), find_quotations(f"“{b}”")
    assert same_words(x, y) is same_words(y, x) is same


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"Nobody sleeps here any more," said Ada Brisk, who runs the inn.', "Ada Brisk"),
        ('"Nobody sleeps here any more," Ada Brisk said.', "Ada Brisk"),
        ('Ada Brisk, who runs the inn, said that "nobody sleeps here any more".', "Ada Brisk"),
        ('"Nobody sleeps here any more," she said.', None),
        ('When Ada Brisk was asked by Tom Low, she told him that "nobody sleeps here".', None),
        ('"Nobody sleeps here any more," said the innkeeper and mayor Ada Brisk.', "Ada Brisk"),
        ('Told Ada Brisk: "Nobody sleeps here any more."', None),
        ('The mayor said he had heard of Ada Brisk that "nobody sleeps here any more".', None),
        ('"Nobody sleeps here any more," a cousin of Ada Brisk said.', None),
        ('The mayor urged Ada Brisk to go, saying "nobody sleeps here any more".', None),
        ('"Nobody sleeps here any more." Ada Brisk said the inn would close.', None),
    ],
)
def test_a_speaker_is_named_only_where_sure(text: str, who: str | None) -> None:
    article = report(text, names={"Ada Brisk": ("person", "Ada Brisk"), "Tom Low": ("person", "Tom Low")})
    (quotation,) = find_quotations(article.text)
    assert speaker(article.text, quotation, article.mentions) == who


@given(st.text(alphabet="\"“”‘’'«»ab \n.", max_size=120))
def test_any_text_is_read(text: str) -> None:
    for quotation in find_quotations(text):
        assert text[quotation.start : quotation.end] == quotation.text != ""
