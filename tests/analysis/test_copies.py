"""A copy is the same text again; another report of the event is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.analysis.stories.copies import (
    COPY_BAR,
    READ_WORDS,
    Printing,
    copy_score,
    fingerprint,
    is_credited,
    originals,
)

WIRE = """Ships queued outside Halifax on Tuesday as dock workers kept the port closed for a third day.

The Atlantic Dockworkers' Alliance said 640 of its members would stay out until the operator withdraws the new roster,
which adds eleven night shifts a month. "We have families," said Maureen Tilley, who leads the union.

Halifax Harbour Terminals said it had offered two meetings and received no answer. It will ask a mediator to step in by
Friday, a spokesman said, and two ships have been sent on to Montreal.

The port handled 4.6 million tonnes of cargo last year, a tenth of it fresh food."""

REPORT = """HALIFAX - The strike at the port entered its third day on Tuesday with no talks in sight. Maureen Tilley of the
Atlantic Dockworkers' Alliance told reporters that her 640 members would not return while the roster with eleven more
night shifts stood. The employer, Halifax Harbour Terminals, wants a mediator before the weekend. Montreal has taken in two
of the ships."""

TEXTS = st.lists(st.sampled_from(WIRE.split()), max_size=200).map(" ".join)


def score(a: str, b: str) -> float:
    return copy_score(fingerprint(a), fingerprint(b))


@pytest.mark.parametrize(
    "again",
    [
        WIRE,
        WIRE.upper().replace('"', "”"),
        " ".join(WIRE.split()),
        "\n\n".join(WIRE.split("\n\n")[:2]),
        WIRE.replace("Tuesday", "today").replace("a spokesman said", "it said"),
        "By our correspondent. " + WIRE,
    ],
    ids=["word for word", "other case", "wrapped", "cut short", "edited", "with a line on top"],
)
def test_the_same_text_again_is_a_copy(again: str) -> None:
    assert score(WIRE, again) >= COPY_BAR


RESULT = """{0} and {1} met in the regional league on Saturday before a crowd of {4}. {2} opened the scoring in minute {5} with a
shot from the edge of the area, and {3} added a second goal from the penalty spot after the break. The visitors had more of the
ball but could not find a way past the goalkeeper, who saved well from close range late in the game. The coach said that he was
proud of the team and that there was still a long way to go this season. The next match is away from home next weekend."""


def test_reports_from_one_template_are_no_copies_of_each_other() -> None:
    one = RESULT.format("Kestrel Rovers", "Port Athletic", "Dario Venn", "Luis Amaro", 2140, 17)
    two = RESULT.format("Oakmere Town", "Halden Albion", "Tomas Ek", "Pia Lund", 860, 31)
    assert score(one, two) == 0
    assert score(one, one.replace("Dario Venn", "Venn").replace("2140", "2,140")) >= COPY_BAR


def test_another_report_is_no_copy() -> None:
    assert score(WIRE, REPORT) < COPY_BAR / 2


def test_a_report_that_quotes_a_paragraph_is_no_copy() -> None:
    assert score(WIRE, REPORT + "\n\n" + WIRE.split("\n\n")[1]) < COPY_BAR


def test_short_items_are_copies_only_if_they_are_the_same() -> None:
    assert score("The port of Halifax is closed", "The port of Halifax is closed!") == 1
    assert score("The port of Halifax is closed", "The port of Halifax is closed today") == 0
    assert score("", "") == 0


@given(TEXTS, TEXTS)
def test_the_score_is_symmetric_and_a_share(a: str, b: str) -> None:
    assert score(a, b) == score(b, a)
    assert 0 <= score(a, b) <= 1


def test_of_a_long_text_the_beginning_tells() -> None:
    long = " ".join(f"word{i * i % 9973}" for i in range(2 * READ_WORDS))
    assert fingerprint(long) == fingerprint(long + " and more")
    assert score(long, long[: len(long) // 4]) >= COPY_BAR
    assert score(long, WIRE) == 0


def test_the_first_printing_is_the_original_of_all_its_copies() -> None:
    cut = "\n\n".join(WIRE.split("\n\n")[:3])
    story = [
        Printing(1, None, fingerprint(WIRE)),
        Printing(2, "2025-03-05T08:00:00Z", fingerprint(cut)),
        Printing(3, "2025-03-04", fingerprint(WIRE)),
        Printing(4, "2025-03-04", fingerprint(REPORT)),
    ]
    assert originals(story) == originals(story[::-1]) == {1: 3, 2: 3}


def test_of_the_same_words_on_one_day_the_earlier_is_the_original() -> None:
    story = [
        Printing(number, f"2025-03-04T{hour}:00:00Z", fingerprint(WIRE))
        for number, hour in ((1, "11"), (2, "08"), (3, "12"))
    ]
    assert originals(story) == {1: 2, 3: 2}


def test_of_the_same_words_on_one_day_the_agencys_own_are_the_original() -> None:
    longer = fingerprint(WIRE + " This paper has more on the strike.")
    paper, later = Printing(1, "2025-03-04T06:00:00Z", longer), Printing(2, "2025-03-05", longer)
    for day in ("2025-03-04T21:00:00Z", None):
        wire = Printing(3, day, fingerprint(WIRE), credited=True)
        assert originals([paper, later, wire]) == originals([wire, later, paper]) == {1: 3, 2: 3}
    dated = Printing(3, "2025-03-04", fingerprint(WIRE), credited=True)
    assert originals([dated, Printing(4, "2025-03-03", longer)]) == {3: 4}


@pytest.mark.parametrize(
    ("head", "is_credited_there"),
    [
        ("OSLO, March 3 (Worldline) -", True),
        ("Thursday\nROME /WORLDLINE/ -", True),
        ("Worldline", False),
        ("OSLO (Worldline News) -", False),
        ("", False),
    ],
)
def test_a_dateline_credits_its_agency(head: str, is_credited_there: bool) -> None:
    assert is_credited("Worldline", ["Herald", head]) is is_credited_there
    assert not is_credited(None, [head])


def test_a_text_without_a_day_is_the_original_only_of_a_much_shorter_copy() -> None:
    cut = "\n\n".join(WIRE.split("\n\n")[:2])
    whole, shortened = Printing(1, None, fingerprint(WIRE)), Printing(2, "2025-03-05", fingerprint(cut))
    assert originals([whole, shortened]) == originals([shortened, whole]) == {2: 1}
    little_more = Printing(3, None, fingerprint(WIRE + " Share this story."))
    assert originals([little_more, Printing(4, "2025-03-05", fingerprint(WIRE))]) == {3: 4}
