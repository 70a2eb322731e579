"""Calendar expressions in a text and their values, resolved against the day of publication only.

What the text does not say (the day of publication, whether 03/04 is in March or April) leaves a value None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from newsreader.analysis.dating.calendar_values import add_days, make_date, unit_of, value_of
from newsreader.analysis.dating.date_direction import direction_of
from newsreader.analysis.dating.date_grammar import Expression
from newsreader.analysis.dating.date_phrases import find_phrases
from newsreader.analysis.dating.date_values import numeric_value, resolve
from newsreader.analysis.dating.dated_phrase import DatedPhrase
from newsreader.analysis.dating.tense import Clause, clause_around, opens_dateline, tells_back, tells_duration
from newsreader.analysis.dating.verb_groups import LOOKS_AHEAD
from newsreader.models.periods import first_day, last_day

_COUPLED = re.compile(r"\s*(?:[-–—,]|,?\s+(?:and|or|to|through|until))\s*(?:on\s+)?\Z")
_COUPLED_GAP = 12
_REFERENCE_GAP = 500  # characters behind a date in which "the following day" may mean the next
_BACK = ("previous", "prior", "preceding", "earlier")
_LOWEST_SINCE = re.compile(r"\bsince\s+\Z")  # the day of another tale: "the lowest since March. The previous week"
_LAW_SAYS = re.compile(
    r"\b(?:laws?|[Aa]ct|bill|rules|regulations?|code|statute|constitution|treaty|charter|convention|guidelines)\b[^.;]{0,60}?"
    r"\b(?:requires?|forces?|obliges?|allows?|says?|states?|stipulates?|provides?|mandates?|demands?|permits?)\b"
)
"""What makes "within 30 days" a term that begins on no day that is known."""
_ANAPHORA = frozenset("earlier later before after previously following previous preceding prior same that".split())
_OPENING = re.compile(r"\W*(?:(?:[Bb]ack )?[Ii]n |[Dd]uring |[Ee]arlier )?")
_POSSESSIVE = re.compile(r"['’]s?\b|-")
_ITS_EVENT = re.compile(r"['’]s(?:\s+[\w’'-]+){1,4}?,\s+(?:on|in)\s+")
"""What joins a year to a day of it: "last year's sale, on 29 November"."""
_CLAUSE_CLOSES = re.compile(r"\s*(?:\Z|[.,;)\"”])|\s+(?:to|if|unless|when|and|but|from)\b")
_IF_SO = re.compile(r"\W*(?:If|When|Whenever|Once|Should)\b")
_THEN = re.compile(r"\bthen\s+(?:(?:will|would)\s+)?[a-z]+\s+\Z|\b(?:will|would)\s+then\s+[a-z]+\s+\Z")
"""What begins a term once something else is done: "the minister then has 21 days"."""
_ONE_YEAR = 400  # days between two readings of one month and day


def find_dated_phrases(text: str, published: date | None) -> list[DatedPhrase]:
    """Return the calendar phrases of a text with their values, sorted and disjoint; impossible dates are left out."""
    phrases = find_phrases(text)
    day_first = _number_order(phrases)
    found: list[DatedPhrase] = []
    for phrase in phrases:
        clause = clause_around(text, phrase.start, phrase.end)
        before = found[-1] if found and phrase.start - found[-1].end < _REFERENCE_GAP else None
        coupled = before is not None and _are_coupled(text[before.end : phrase.start])
        if before and coupled:
            clause = replace(before.clause, left=clause.left, right=clause.right)
        if not _is_point(phrase, clause) or not _is_possible(phrase, day_first):
            continue
        told = _opening_period(text, found, phrase.start - len(clause.left), phrase.start)
        if told and phrase.shape in ("within", "term") and published and last_day(told) < published:
            continue  # "Last year it gave them two weeks to pay": of no day that is known
        reference = before.value if before else None
        if before and phrase.relation in _BACK and _LOWEST_SINCE.search(before.clause.left):
            reference = None
        looks = direction_of(phrase, clause)
        value = (
            numeric_value(phrase, phrase.numeric, day_first)
            if phrase.numeric
            else resolve(phrase, clause, published, reference, looks)
        )
        own = _in_year(value, phrase, told) if value and told else None
        if own is None and before and coupled:
            value = _beside(value, phrase, before)
        if value is None and (
            phrase.relation in _ANAPHORA or phrase.shape == "nth" or (phrase.shape == "unit" and published)
        ):
            continue
        found.append(DatedPhrase(phrase.start, phrase.end, own or value, phrase, clause, looks, own is not None))
    return _agree(_give_clocks_their_day(text, found))


def _opening_period(text: str, found: list[DatedPhrase], start: int, end: int) -> str | None:
    """Return the week, month or year whose name opens the sentence from `start` to a date: "Last year, the", "In 2019"."""
    opening = None
    for item in reversed(found):
        if item.start < start:
            break
        opening = item
    if opening is None or opening.phrase.unit == "day" or not _OPENING.fullmatch(text, start, opening.start):
        return None
    other = _POSSESSIVE.match(text, opening.end) and not _ITS_EVENT.fullmatch(text, opening.end, end)
    return None if other else opening.value


def _in_year(value: str, phrase: Expression, told: str) -> str | None:
    """Return the value of a month and day without a year in the year that opens its sentence."""
    if len(told) != 4 or phrase.relation or phrase.name or phrase.year is not None or phrase.month is None:
        return None
    return f"{told}{value[4:]}" if phrase.weekday is None and value[5:] != "02-29" else None


def _are_coupled(gap: str) -> bool:
    return len(gap) < _COUPLED_GAP and bool(_COUPLED.match(gap))


def _give_clocks_their_day(text: str, found: list[DatedPhrase]) -> list[DatedPhrase]:
    """Let "16:15 UTC" of "16:15 UTC, June 1st" be on that day."""
    days = [*found[1:], None]
    return [
        replace(clock, value=day.value) if day and _is_clock_of(text, clock, day) else clock
        for clock, day in zip(found, days, strict=False)
    ]


def _is_clock_of(text: str, clock: DatedPhrase, day: DatedPhrase) -> bool:
    return clock.phrase.shape == "clock" and day.phrase.unit == "day" and text[clock.end : day.start] == ", "


def _beside(value: str | None, phrase: Expression, before: DatedPhrase) -> str | None:
    """The value of a date coupled with the one before.

    "last December and January" are neighbours, "3, 4 and 5 March" are of one year.
    """
    if value is None or before.value is None or phrase.relation or phrase.name or phrase.year is not None:
        return value
    if phrase.shape == before.phrase.shape == "weekday" and value < before.value:
        later = add_days(first_day(value), 7)
        if before.direction != "past" or later == add_days(first_day(before.value), 1):
            return value_of(later, "day")
    if phrase.shape == "month" and unit_of(before.value) == "month":
        year = int(before.value[:4]) + (value[5:] < before.value[5:])
        return f"{year:04d}{value[4:]}" if year < 10000 else value
    if _month_and_day(phrase) and _month_and_day(before.phrase):
        year = int(before.value[:4]) + (value[5:] < before.value[5:])
        return value_of(make_date(year, int(value[5:7]), int(value[8:])), "day") or value
    return value


def _is_point(phrase: Expression, clause: Clause) -> bool:
    """Whether "in two weeks" or "within two weeks" is a day ahead rather than the time something took."""
    if phrase.shape == "term" and (_IF_SO.match(clause.left) or _THEN.search(clause.left)):
        return False
    if phrase.shape != "within" or phrase.name == "time":
        return True
    if phrase.relation == "within":
        return not (tells_back(clause) or tells_duration(clause) or _LAW_SAYS.search(clause.left))
    return clause.direction == "future" and clause.group in LOOKS_AHEAD and bool(_CLAUSE_CLOSES.match(clause.right))


def _number_order(phrases: list[Expression]) -> bool | None:
    """Return True where numeric dates of the text are day-first, False where month-first, None where nothing shows."""
    day_first = any(p.numeric and p.numeric[0] > 12 and p.numeric[1] <= 12 for p in phrases)
    month_first = any(p.numeric and p.numeric[1] > 12 and p.numeric[0] <= 12 for p in phrases)
    return None if day_first == month_first else day_first


def _is_possible(phrase: Expression, day_first: bool | None) -> bool:
    if phrase.numeric:
        a, b = phrase.numeric
        year = phrase.year or 0
        orders = [(a, b)] if day_first is False else [(b, a)] if day_first else [(a, b), (b, a)]
        return any(make_date(year, month, day) for month, day in orders)
    if phrase.month is not None and phrase.day is not None:
        return make_date(phrase.year or 2000, phrase.month, phrase.day) is not None
    if phrase.week is not None:
        try:
            date.fromisocalendar(phrase.year or 0, phrase.week, 1)
        except ValueError:
            return False
    return phrase.year is None or 1 <= phrase.year <= 9999


def _agree(found: list[DatedPhrase]) -> list[DatedPhrase]:
    """Let an article agree with itself: one month and day without a year is one date throughout."""
    alike: dict[tuple[int, int], list[DatedPhrase]] = {}
    for item in found:
        if item.value and not item.is_told and (key := _month_and_day(item.phrase)):
            alike.setdefault(key, []).append(item)
    return [_settle(item, alike.get(_month_and_day(item.phrase) or (0, 0), [])) for item in found]


def _month_and_day(phrase: Expression) -> tuple[int, int] | None:
    if phrase.shape not in ("monthday", "daymonth") or phrase.name or phrase.relation:
        return None
    return phrase.month or 0, phrase.day or 0


def _settle(item: DatedPhrase, alike: list[DatedPhrase]) -> DatedPhrase:
    """A mention as those of the same month and day read it, where it has neither year nor weekday.

    One with a weekday, or with a year before it, decides, then the reading that most have.
    """
    phrase = item.phrase
    if phrase.year is not None or phrase.weekday is not None or item not in alike or opens_dateline(item.clause):
        return item
    own = first_day(item.value or "")
    votes: dict[str, int] = {}
    for other in alike:
        value = other.value or ""
        if abs((first_day(value) - own).days) < _ONE_YEAR:
            firm = other.phrase.weekday is not None or (other.phrase.year is not None and other.start < item.start)
            votes[value] = votes.get(value, 0) + (100 if firm else 3 if other.direction else 1)
    return replace(item, value=max(votes, key=lambda value: (votes[value], value == item.value)))
