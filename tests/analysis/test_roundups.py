"""A round-up of several events stands alone and joins no stories; a report like those of a look-alike event is none."""

from dataclasses import replace

from newsreader.analysis.stories.likeness import Candidate
from newsreader.analysis.stories.regrouping import Regrouping, regroup
from newsreader.analysis.stories.roundups import Heard, Vector, roundups
from newsreader.analysis.stories.signature import signature, vector_length

from .told_events import PLAIN

STRIKE = (
    (
        "Ferry crews at Skell walk out over rosters",
        "Crews of the Torvald ferries at Skell stopped work on Tuesday over new rosters.",
    ),
    ("Skell ferries idle as crews strike", "No Torvald ferry left Skell after crews rejected the rosters."),
    ("Strike at Torvald leaves islanders without ferries", "The crews at Skell want the old rosters back."),
)
QUAKE = (
    (
        "Earthquake shakes Valparaíso",
        "A quake of magnitude 6.4 cracked walls in Valparaíso on Tuesday and cut the power.",
    ),
    ("Valparaíso quake injures forty", "Forty people were hurt in Valparaíso by the magnitude 6.4 earthquake."),
    ("Walls crack in Valparaíso earthquake", "Power was cut and forty were injured by the quake of magnitude 6.4."),
)
OTHER_QUAKE = (
    ("Earthquake shakes Arequipa", "A quake of magnitude 6.1 cracked walls in Arequipa on Tuesday and cut the power."),
    (
        "Arequipa quake brings down school roof",
        "The roof of an empty school fell in Arequipa in the magnitude 6.1 earthquake.",
    ),
    ("School roof falls in Arequipa earthquake", "The empty school lost its roof in the quake of magnitude 6.1."),
)
BRIEFING = (
    "Wednesday briefing: crews walk out",
    "In today's letter: the Skell ferry strike, the Valparaíso quake, and a pianist's farewell.",
)


def divided(*texts: tuple[str, str], roundup: bool = False) -> Regrouping:
    """Regroup texts, numbered from 0; `roundup` marks the last as one found earlier."""
    items = [Candidate(number, signature(*text)) for number, text in enumerate(texts)]
    items[-1] = replace(items[-1], roundup=roundup)
    return regroup(items, PLAIN)


def in_order(found: Regrouping) -> list[int]:
    """Return the group of each text."""
    return [found.groups[number] for number in sorted(found.groups)]


def test_a_briefing_on_two_events_stands_alone() -> None:
    found = divided(*STRIKE, *QUAKE, BRIEFING)
    assert in_order(found) == [0, 0, 0, 1, 1, 1, 2]
    assert found.roundups == {6}


def test_without_the_second_event_it_is_taken_for_a_report_of_the_first() -> None:
    assert in_order(divided(*STRIKE, BRIEFING)) == [0, 0, 0, 0]


def test_what_was_found_to_be_a_round_up_stays_one() -> None:
    found = divided(*STRIKE, BRIEFING, roundup=True)
    assert in_order(found) == [0, 0, 0, 1]
    assert found.roundups == {3}


def test_reports_of_look_alike_events_are_no_round_ups() -> None:
    found = divided(*QUAKE, *OTHER_QUAKE)
    assert in_order(found) == [0, 0, 0, 1, 1, 1]
    assert not found.roundups


def test_the_user_may_put_a_round_up_into_a_story() -> None:
    items = [Candidate(number, signature(*text)) for number, text in enumerate((*STRIKE, *QUAKE, BRIEFING))]
    items[-1] = replace(items[-1], roundup=True)
    assert in_order(regroup(items, PLAIN, together=[(0, 6)])) == [0, 0, 0, 1, 1, 1, 0]


def test_what_the_user_put_into_a_story_is_taken_for_no_round_up() -> None:
    items = [Candidate(number, signature(*text)) for number, text in enumerate((*STRIKE, *QUAKE, BRIEFING))]
    assert not regroup(items, PLAIN, together=[(0, 6)]).roundups


def test_all_prints_of_a_round_up_stand_alone_together() -> None:
    found = divided(*STRIKE, *QUAKE, BRIEFING, BRIEFING)
    assert in_order(found) == [0, 0, 0, 1, 1, 1, 2, 2]
    assert found.roundups == {6, 7}


def found_where(texts: tuple[tuple[str, str], ...], between: float) -> set[int]:
    """Return the round-ups among two stories of three texts and a seventh, in the first; `between` is how alike they are."""
    items = [Candidate(number, signature(*text)) for number, text in enumerate(texts)]
    vectors = [Vector(one, made := PLAIN.weighted(one.signature), vector_length(made.values())) for one in items]
    stories = [0, 0, 0, 1, 1, 1, 0]
    rows = [
        {b: 0.2 if stories[a] == stories[b] else 0.1 if 6 in (a, b) else between for b in range(7) if b != a}
        for a in range(7)
    ]
    return roundups(Heard(vectors, rows, [0.03] * 7), stories)


def test_what_its_own_story_has_too_speaks_for_no_other() -> None:
    assert found_where((*STRIKE, *QUAKE, BRIEFING), between=0.0) == {6}
    told_in_both = (STRIKE[0], STRIKE[1], BRIEFING)
    assert found_where((*told_in_both, *QUAKE, (f"{BRIEFING[0]}: more", BRIEFING[1])), between=0.0) == set()


def test_parts_of_one_story_make_no_round_up_of_what_is_like_both() -> None:
    assert found_where((*STRIKE, *QUAKE, BRIEFING), between=0.1) == set()
