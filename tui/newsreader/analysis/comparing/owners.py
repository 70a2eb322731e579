"""Whose age an amount is, and who has won so many seats or votes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreader.analysis.comparing.quantity import Quantity, Span
from newsreader.analysis.comparing.word_families import WON
from newsreader.models import Mention

_AGE_BEHIND = re.compile(
    r",\s(?:who\s(?:is|was)\s)?(?:aged\s|an?\s)?|\s\("
)  # "Ann Lee, 49", "Ann Lee, a 49-year-old", "Ann Lee (49)"
_AGE_BEFORE = re.compile(r"(?:\s[\w-]+){0,3}\s")  # "49-year-old farmer Ann Lee"
_DIED = re.compile(
    r"(?:,\swho)?\s(?:has\s|had\s)?(?:died|dies|passed\saway)\b[^.;:()“”\"]{0,60}\s(?:aged|at\sthe\sage\sof|at)\s"
)
_PRONOUN = re.compile(r"(?:He|She)\s(?:was|is|would\shave\sbeen)\s$")
_OF_VOTES = re.compile(r"\s(?:of\s(?:the\s)?)?votes?\b|\svote\sshare")
_CAPITAL = re.compile(r"\b[A-Z]")
_BESIDE = 40  # characters
_WAYS = "in|at|of|from|under|for|to|on"
_PARTS = "by|with|against|over|and|or"
_BY_THE_WAY = re.compile(rf"\b(?:{_WAYS})\s(?:the\s)?$")
_TAKING_PART = re.compile(rf"\b(?:{_PARTS})\s(?:the\s)?$")
_IN_PASSING = re.compile(rf"\b(?:{_WAYS}|{_PARTS})\s(?:\w+\s){{0,2}}$")
_POSSESSED = re.compile(r"['’]s?\s[a-z]|,\s\w+ing\b")  # "Lee beat Ray, taking 40 votes": Lee took them


def owner(
    text: str,
    amount: Quantity,
    clause: Span,
    names: Sequence[Mention],
    years: Sequence[tuple[int, str]],
    named_before: Sequence[Mention],
) -> str:
    """Return the entity whose age an amount is or that has won so many, "" where it is not sure.

    `clause` is where the sentence or another amount ends, `names` are all of the text in order, `years` those told with
    their place, `named_before` the names of the sentence before.
    """
    if amount.base == "years old":
        people = [m for m in names if m.kind == "person"]
        return next((m.entity for m in people if _is_beside(text, amount, m)), "") or _whose(
            text, amount, clause[0], people, [m for m in named_before if m.kind == "person"]
        )
    of_votes = amount.kind == "percent" and _OF_VOTES.match(text, amount.end)
    paragraph = text.rfind("\n\n", 0, amount.start)
    if not (amount.counted & WON or of_votes) or any(paragraph < at < amount.start for at, _ in years):
        return ""  # the paragraph tells of another year
    return _subject(text, clause[0], amount.start, names)


def _is_beside(text: str, age: Quantity, person: Mention) -> bool:
    behind = _AGE_BEHIND.fullmatch(text, person.end, age.start)
    return (behind or _AGE_BEFORE.fullmatch(text, age.end, person.start)) is not None


def _whose(text: str, age: Quantity, start: int, people: Sequence[Mention], before: Sequence[Mention]) -> str:
    """Whose age ends "Ann Lee died in Harn aged 80", or follows "Ann Lee died in Harn" as "She was 80.".

    She is the only one whom the sentence `before` names, and neither whose mother died, nor one in passing.
    """
    if _PRONOUN.fullmatch(text, start, age.start):
        first = before[0] if len({m.entity for m in before}) == 1 else None
        beside = first and (
            _IN_PASSING.search(text, max(0, first.start - _BESIDE), first.start)
            or text[first.end : first.end + 1] in {"'", "’"}
        )
        return first.entity if first and not beside else ""
    last = next((m for m in reversed(people) if start <= m.start and m.end <= age.start), None)
    died = (
        last is not None
        and _DIED.fullmatch(text, last.end, age.start)
        and not _IN_PASSING.search(text, max(0, last.start - _BESIDE), last.start)
    )
    return last.entity if last and died else ""


def _subject(text: str, start: int, end: int, names: Sequence[Mention]) -> str:
    """The last name of a stretch that can be the subject of its clause.

    It is not sure who where a word with a capital letter that is no name known stands behind, or somebody's part in it.
    """
    for m in reversed(names):
        if start <= m.start and m.end <= end:
            between = text[m.end : end]
            if _CAPITAL.search(between) or _TAKING_PART.search(text, start, m.start):
                return ""
            if not _BY_THE_WAY.search(text, start, m.start) and not _POSSESSED.match(between):
                return m.entity
            end = m.start
    return ""
