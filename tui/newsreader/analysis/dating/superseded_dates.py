"""What takes from a date that it holds: it was put off, would have been, is told of an earlier time, or stands on a thing.

Predicates on the sentence before (`left`) and behind (`right`) the date; windows and repetitions are bounded.
"""

from __future__ import annotations

import re

from newsreader.analysis.dating.calendar_words import FILL
from newsreader.analysis.dating.moved_dates import is_moved_away
from newsreader.analysis.dating.tense import Clause

_WAS_PLANNED = r"(?:due|scheduled|set|expected|planned|slated|supposed|meant|timetabled)"
_REFERS_BACK = re.compile(
    r"(?:\b(?:(?:instead of|rather than|as against)\b[^,;.]{0,60}|"
    rf"the\s+previously\s+\w+ed\s+|(?:originally|(?<!the )previously|initially)\s+(?:been\s+)?(?:{_WAS_PLANNED}|intended|booked|agreed|targeted|required|for|to)\b[^;.]{{0,70}}|"
    rf"had\s+(?:once\s+)?been\s+{_WAS_PLANNED}\b[^;.]{{0,70}}|"
    r"had\s+(?:(?:originally|previously|initially)\s+\w+ed|(?:hoped|planned|intended)\s+to)\b[^.;]{0,90}|"
    r"(?:that|which)\s+(?:was|were)\s+to\s+(?:last|run|end|expire|hold|stay|remain)\b[^;.]{0,40}|"
    r"(?:was|were)\s+(?:to\s+have|originally|previously|initially)\b[^;.]{0,70}|"
    r"would\s+(?:otherwise\s+|normally\s+)?have\s+(?:had\s+to|been|\w+ed|run|come|gone|taken)\b[^;.,]{0,50}|"
    r"(?:old|earlier|original|previous(?:ly extended)?|initial|former|from (?:an?|the(?! same)|its))\s+(?:[\w-]+\s+){0,2}"
    r"(?:deadline|cut-?off|date|target|timetable|ultimatum|schedule|plan)\b[^;.]{0,40})|"
    r",?\s*\b(?<!is )(?<!are )not\s+(?:(?:on|by|in|until)\s+)?(?:the\s+)?)\Z",
    re.I,
)
_EARLIER_HAD = re.compile(r"\W*(?:Earlier|Previously|Initially|Originally|Last (?:week|month|year)),?\s[^.;]*\bhad\b")
_REPLACED = re.compile(
    rf"\s*,?\s+(?:but (?:it |they )?)?(?:will|is|are) now\b|\s+(?:could not|did(?: not|n['’]t)|never)\b|"
    rf"\s+(?:was|were|had been) {_WAS_PLANNED} to\b",
    re.I,
)
_CALLED_OFF = re.compile(
    r"(?<!to )(?<!not )\b(?:suspend(?:s|ed)|cancel(?:s|led|ed)|call(?:s|ed) off|scrap(?:s|ped)|abandon(?:s|ed)|postpone[sd]|delayed)\b"
    rf"(?:(?!\b(?:until|and (?:is|was|has|will)|now|but)\b)[^.;,]){{2,60}}?\b(?:{_WAS_PLANNED}|called|booked)\s+(?:for|on|in)\s+{FILL}\Z"
)
"""An event of the date that was called off before it was named: "cancelled the march planned for"."""
_PRINTED = re.compile(r"\b(?:use|sell|best)[- ](?:by|before)\b[^.;]{0,40}\Z", re.I)


def is_superseded(left: str, right: str) -> bool:
    """Whether the date is one that no longer holds, or is printed on a thing: "with a use-by date of"."""
    return bool(
        is_moved_away(left, right)
        or _REFERS_BACK.search(left)
        or _REPLACED.match(right)
        or _CALLED_OFF.search(left)
        or _PRINTED.search(left)
    )


def tells_of_before(clause: Clause) -> bool:
    """Whether the sentence only tells what held earlier: "Earlier, the board had extended the deadline to"."""
    return clause.group == "pastperf" and bool(_EARLIER_HAD.match(clause.left))
