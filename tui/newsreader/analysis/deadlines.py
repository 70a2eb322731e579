"""What falls due in an article: every date mention with its kind, judged on the day of publication.

A deadline is a limit (by, until, before, within, due, expires) or an onset (takes effect, will apply from) that lies
ahead; a planned event is scheduled; what is over is past; forecasts, hopes and superseded dates are other.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsreader.analysis.dates import find_dated_phrases
from newsreader.analysis.dating.calendar_values import add_months, make_date
from newsreader.analysis.dating.calendar_words import FILL, SEASON, SEASON_STARTS
from newsreader.analysis.dating.date_direction import HAPPENED
from newsreader.analysis.dating.dated_phrase import DatedPhrase
from newsreader.analysis.dating.deadline_cues import (
    is_limit_of_rest,
    is_not_before,
    is_ultimatum,
    names_event,
    names_limit,
    names_onset,
    opens_term,
    rule_named_in,
    stands_behind_limit,
)
from newsreader.analysis.dating.deadline_words import ARRANGED
from newsreader.analysis.dating.forecast_cues import is_forecast
from newsreader.analysis.dating.moved_dates import is_asked_for, is_moved_here, tells_of_moving
from newsreader.analysis.dating.rule_changes import is_talk
from newsreader.analysis.dating.superseded_dates import is_superseded, tells_of_before
from newsreader.analysis.dating.tense import EVENT, Clause, opens_dateline, sentence_around, tells_back
from newsreader.analysis.dating.verb_groups import LOOKS_AHEAD, LOOKS_BACK, first_verb_group
from newsreader.models import DateKind, DateMention
from newsreader.models.periods import first_day, last_day

__all__ = ["ENGINE_VERSION", "clause_of", "find_dates", "season_of"]

ENGINE_VERSION = 53
"""Raised with every change of the rules, so that stored findings are made again."""

_SENTENCE_LIMIT = 200
_SEASON = re.compile(rf"\b{SEASON}\b", re.I)
_MAYBE = ("may ", "might ", "could ")
_COUPLED_GAP = 12  # characters between dates that belong together
_PAST_GROUPS = (*LOOKS_BACK, "say", "perfect")
_AHEAD_GROUPS = (*LOOKS_AHEAD, "infinitive")
_SO_FAR = re.compile(r"\b(?:[Ss]ince|[Ss]o far|[Ee]arlier)\s+\Z")
_AS_OF = re.compile(rf"\bas of\s+{FILL}\Z", re.I)
_LIKEWISE = re.compile(
    r",?\s+(?:and|then|with)\s+(?:[\w’'-]+\s+){0,5}(?:to follow\s+)?(?:from|on|by|in|until|after)\s+(?:the\s+)?\Z"
)
_COUPLED = re.compile(r"\s*(?:[-–—]|,?\s+(?:and|or|to)|,)\s*(?:even\s+)?(?:on\s+)?\Z")
_ANAPHOR = re.compile(
    r"\W*(?:It|They|This|These|(?:The|This) (?:measure|change|scheme|plan|move|policy|system|charge)s?)\b"
)
_SENTENCES = re.compile(r"(?<=[a-z\d][.!?])[\"”]?\s+(?=[A-Z\"“])|\n\s*\n")
_SAME_DAY = re.compile(r"\.?,?\s*\(\Z")
_OPEN = re.compile(rf"\b(?:is|are) (?:available|open|on sale|valid) (?:from|until) (?:[\d.:apm]+ to )?{FILL}\Z")
_ARRANGED = re.compile(rf"\b(?:{ARRANGED}|posted)\Z")
_SINCE_TODAY = re.compile(r"\b(?:as of|starting)\s+\Z")
_ITS_EVENT = re.compile(rf"['’]s\s+(?:[\w-]+\s+){{0,2}}?{EVENT}\b")
_FOR_IT = re.compile(r"\b(?:for|of|before)\s+\Z")
"""What stands before a day by whose event something is meant that is to come: "ruled out of tonight's game"."""
_COMING_UP = re.compile(r"\b[Cc]oming up\s+\Z")
_PERFORMS = re.compile(r"\bam\s+\w+ing\b|\b(?:announc|unveil|impos|declar|releas|launch)ing\b")
_TOLD = re.compile(r"\b(?:said|told|announced|agreed|promised|confirmed)\b")
_ABLE = re.compile(r"(?:can|could|would|might|should|cannot)\b")


def find_dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """Return the calendar expressions of an article's text, sorted and disjoint, with value and kind.

    Resolved against `published` alone; without it weekdays and dates without a year have no value.
    """
    judged: list[tuple[DatedPhrase, DateKind, bool]] = []
    for item in find_dated_phrases(text, published):
        before, kind, is_weak = judged[-1] if judged else (None, None, False)
        if before and kind and (shared := _kind_of_pair(text, before, item, kind, published)):
            judged.append((item, shared, is_weak and shared == kind))
        else:
            judged.append((item, *_kind(item, published, _own_left(text, item, before))))
    days = {item.value for item, kind, _ in judged if kind == "deadline" and item.value and len(item.value) == 10}
    return tuple(
        DateMention(
            item.start,
            item.end,
            text[item.start : item.end],
            item.value,
            "deadline" if is_weak and item.value in days else kind,  # a known deadline, told of again
        )
        for item, kind, is_weak in judged
    )


def season_of(mention: DateMention) -> tuple[date, date] | None:
    """Return the first and the last day of the season that a mention names, None where it names none; its value is the year."""
    named = _SEASON.search(mention.text) if len(mention.value or "") == 4 else None
    first = make_date(int(mention.value or 0), SEASON_STARTS[named[0].lower()], 1) if named else None
    end = add_months(first, 3) if first else None
    return (first, end - timedelta(days=1)) if first and end else None


def _kind_of_pair(
    text: str, before: DatedPhrase, item: DatedPhrase, kind: DateKind, published: date | None
) -> DateKind | None:
    """Return the kind that a date has from the one before, whose kind is given: a range, a list, the same day again."""
    gap = text[before.end : item.start] if item.start - before.end < _COUPLED_GAP else ""
    if _SAME_DAY.match(gap) and before.value == item.value is not None:
        return kind
    moved_from = gap.strip(" ,") == "from" and tells_of_moving(before.clause.left)
    if moved_from and kind in ("deadline", "scheduled") and not _is_over(item, published):
        return "other"  # "extended to 14 May from 12 May"
    if gap and kind == "past" and _is_ahead(item, published) and opens_term(before.clause.left):
        return "deadline"  # "Open from 1 May to 3 June", told in May
    coupled = gap and _COUPLED.match(gap) and _same_side(before, item, published)
    if coupled and kind == "other":
        listed = " to" not in gap and not _is_over(item, published)
        return kind if listed and is_superseded(before.clause.left, "") else None
    if coupled and not (kind == "past" and _is_ahead(item, published)):
        return "deadline" if kind == "scheduled" and opens_term(before.clause.left) else kind
    return "deadline" if kind == "deadline" and _same_onset(text[before.end : item.start]) else None


def _is_over(item: DatedPhrase, published: date | None) -> bool:
    if item.phrase.relation == "last" and item.phrase.name in SEASON_STARTS:
        return True
    return bool(published and item.value and last_day(item.value) < published)


def _is_ahead(item: DatedPhrase, published: date | None) -> bool:
    return bool(published and item.value and first_day(item.value) > published)


def _own_left(text: str, item: DatedPhrase, before: DatedPhrase | None) -> str:
    """The sentence before a date, from the date before on: cues of another date are not its own.

    It is without full stops, since none of them ends it ("p.m.", "4.5", "U.S."), and they would end the cues' windows.
    A pronoun that begins it is the rule that the sentence before names: "It starts on" is "tax starts on".
    """
    left = item.clause.left
    start = item.start - len(left)
    if before and before.end > start:
        left = text[before.end : item.start]
    elif subject := _ANAPHOR.match(left):
        rule = rule_named_in(_SENTENCES.split(text[max(0, start - _SENTENCE_LIMIT) : start].rstrip())[-1])
        left = f"{rule}{left[subject.end() :]}" if rule else left
    return left.replace(".", "")


def _same_onset(gap: str) -> bool:
    """Whether what follows a limit is its like: "applies to homes from May 1 and to shops from June 1"."""
    return bool(_LIKEWISE.match(gap)) and first_verb_group(gap.replace(" to follow ", " ")) is None and not is_talk(gap)


def _same_side(first: DatedPhrase, second: DatedPhrase, published: date | None) -> bool:
    unknown = first.value is None or second.value is None
    return unknown or _is_over(first, published) == _is_over(second, published)


def _kind(item: DatedPhrase, published: date | None, left: str) -> tuple[DateKind, bool]:
    """Return the kind and whether it rests on no cue of its own."""
    clause = item.clause
    known = published is not None and item.value is not None
    if _is_over(item, published):
        return "past", False
    ahead = _is_ahead(item, published)
    looked_back = item.direction == "past" or clause.group in _PAST_GROUPS
    superseded = is_superseded(left, clause.right) or is_asked_for(clause.left) or _came_to_nothing(item)
    if superseded or tells_of_before(clause):
        return "past" if known and looked_back and not ahead else "other", False
    if (
        _SO_FAR.search(left)
        or item.phrase.edge == "earlier"
        or (known and not ahead and (looked_back or clause.opens) and _AS_OF.search(left))
    ):
        return "past", False
    said = clause.group == "past" and _TOLD.match(clause.verb)  # "the deadline is near, he said on Friday"
    if names_onset(item, left) or names_limit(clause.left[-clause.distance :] if said else clause.left, clause.right):
        return "deadline", False
    limited = stands_behind_limit(item, left)
    if limited and (ahead or not (tells_back(clause) or (clause.opens and clause.group == "perfect"))):
        return _limited(item, left), False
    if not known:
        return _kind_without_day(clause)
    if not ahead:
        return _kind_of_present(item, looked_back), False
    if is_ultimatum(left, clause.right):
        return "deadline", False
    if (is_forecast(clause) or clause.verb.startswith(_MAYBE)) and not names_event(clause.right):
        return "other", False
    return _kind_ahead(item)


def _came_to_nothing(item: DatedPhrase) -> bool:
    """Whether the clause tells of what was to be and was not: "was to take effect on Friday but was met with protest"."""
    return item.clause.group in ("plan", "isto") and item.direction == "past"


def _limited(item: DatedPhrase, left: str) -> DateKind:
    """The kind of a date behind by, until, before or within."""
    if is_forecast(item.clause) or is_not_before(left) or item.clause.verb.startswith((*_MAYBE[1:], "should have")):
        return "other"  # "could leave by Saturday"; what one may do by a day is a limit
    return "scheduled" if is_limit_of_rest(item, left) else "deadline"


def _kind_of_present(item: DatedPhrase, looked_back: bool) -> DateKind:
    """The kind of the publication day or of a period around it."""
    clause = item.clause
    if item.phrase.name == "today" and _PERFORMS.search(clause.verb):
        return "past"
    caption = item.phrase.year is not None and item.phrase.unit == "day" and clause.group in ("", "presv", "infinitive")
    today = item.phrase.shape == "dayword"
    if caption or opens_dateline(clause) or (today and HAPPENED.match(clause.right)):
        return "past"
    able = today and not item.phrase.edge and _ABLE.match(clause.verb)
    if able and not _SINCE_TODAY.search(clause.left) and not _TOLD.search(clause.left):
        return "other"
    ahead = clause.direction == "future" and (not looked_back or clause.group == "perfect")
    its_event = today and _ITS_EVENT.match(clause.right) and (not looked_back or _FOR_IT.search(clause.left))
    if its_event or _OPEN.search(clause.left) or is_moved_here(clause.left) or _COMING_UP.search(clause.left):
        return "scheduled"
    ahead = ahead or item.phrase.edge == "later"
    if ahead and is_forecast(clause):
        return "other"
    if ahead and (clause.group in ("", *_AHEAD_GROUPS) or _ARRANGED.search(clause.verb)):
        return "scheduled"
    return "past" if looked_back or item.phrase.unit == "day" else "other"


def _kind_ahead(item: DatedPhrase) -> tuple[DateKind, bool]:
    clause = item.clause
    if item.phrase.unit in ("year", "quarter") and not item.phrase.relation and not item.phrase.name:
        firm = clause.group in _AHEAD_GROUPS
        firm = firm and (not clause.verb.startswith(("was", "were", "had")) or _TOLD.search(clause.left) is not None)
        return ("scheduled", not firm) if firm and clause.direction == "future" else ("other", True)
    told = clause.direction == "past" and item.phrase.shape == "weekday"
    return "scheduled", clause.direction != "future" and not told


def _kind_without_day(clause: Clause) -> tuple[DateKind, bool]:
    if clause.direction == "future" and clause.group in _AHEAD_GROUPS:
        return "scheduled", False
    return ("past", False) if clause.direction == "past" else ("other", True)


def clause_of(text: str, mention: DateMention) -> str:
    """Return the sentence in which a mention stands on one line, at most 200 characters around the mention."""
    left, right = sentence_around(text, mention.start, mention.end)
    left, right = (" ".join(f"|{part}|".split())[1:-1] for part in (left, right))
    middle = " ".join(mention.text.split())[:_SENTENCE_LIMIT]
    room = _SENTENCE_LIMIT - len(middle)
    if len(left) + len(right) > room:
        keep = max(room - len(right), room // 2)
        if len(left) > keep:
            left = "…" + left[len(left) - keep + 1 :].partition(" ")[2]
        if len(right) > room - len(left):
            right = right[: max(room - len(left) - 1, 0)].rpartition(" ")[0] + "…"
    return f"{left}{middle}{right}".strip()
