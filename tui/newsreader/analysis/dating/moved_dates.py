"""What is moved from one day to another: which of its dates no longer holds, which one holds now, whether it is a limit.

Moving is one family of verbs with what is moved behind or before them; the questions differ only in the preposition
before the date and in who asks. Windows are bounded.
"""

from __future__ import annotations

import re

from newsreader.analysis.dating.calendar_words import CLOCK, FILL, MONTH_ANY, WEEKDAY_ANY
from newsreader.analysis.dating.deadline_words import HANDED_IN, LIMIT_NOUN

_PROLONGS = r"(?:extend|renew|prolong|stretch)(?:e?s|ed|ing)?"
_DEFERS = r"(?:postpon|delay|defer+|adjourn|reschedul|shelv|recess|mov|shift|switch|chang|advanc)(?:e|es|ed|ing|s)?"
_CARRIES = (
    r"(?:push(?:es|ed|ing)?|put(?:s|ting)?|br(?:ing(?:s|ing)?|ought)|held|slip(?:s|ped)?)"
    r"(?:\s+(?!and\b|but\b|that\b)[\w’'-]+){0,5}?\s+(?:back|off|out|over|forward)"
)
MOVES = rf"(?=[a-z])(?:{_PROLONGS}|{_DEFERS}|{_CARRIES}|push(?:es|ed|ing)?)"
_DEED = re.compile(rf"\b{MOVES}\b")
_TO_HERE = re.compile(
    rf"(?<!can )(?<!may )\b{MOVES}\b(?:(?!,\s(?:which|who|where|and|but)\b)[^;]){{0,110}}?\s(?:to|until|till|through|for)\s+{FILL}\Z",
    re.I,
)
_RIGHT_TO_HERE = re.compile(
    rf"\b{MOVES}(?:\s+(?:even\s+)?further,?)?\s+(?:[\w’'-]+\s+){{0,7}}?(?:to|for|until|till|through)\s+{FILL}\Z", re.I
)
_PROLONGED_TO_HERE = re.compile(
    rf"\b{_PROLONGS}\b[^;]{{0,110}}\s(?:to|until|till|through|beyond|past)\s+{FILL}\Z", re.I
)
_FROM_HERE = re.compile(rf"\b(?:{MOVES}|deadline|back|forward)(?:\s+it)?\s+from\s+{FILL}\Z", re.I)
_FROM_AFAR = re.compile(rf"\b{MOVES}\b[^;]{{0,140}}\sfrom\s+{FILL}\Z", re.I)
_TO_ANOTHER = re.compile(r",?\s+to\s+(?:the\s+)?(?:\d|[A-Z])")
_ASKS = re.compile(
    r"(?<!can )(?<!may )\b(?:wants?|wanted|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? for|"
    r"seek(?:s|ing)?|sought|request(?:s|ed)?|propos(?:e|es|ed|ing|als?)|suggest(?:s|ed|ing|ions?)?|lobb\w+|attempt(?:s|ed)?|"
    rf"tri(?:es|ed)|trying)\b(?:(?!,\swhich\b)[^;]){{0,90}}?\b(?:{MOVES}|extension|delay|postponement)\b"
    rf"(?:(?!,\swhich\b)[^;]){{0,60}}\s(?:to|until|till)\s+{FILL}\Z",
    re.I,
)
_DUTIES = re.compile(rf"\b(?:{LIMIT_NOUN}|{HANDED_IN}|payments?|returns|comment period|Tax Day)\b", re.I)
_ABOUT = re.compile(r"\b(?:on|over|about|into|against)\s+(?:[\w’'-]+\s+){0,3}\Z")
"""What makes a duty the matter of another thing: "a ruling on the bail applications"."""
_SAME_DAY = rf"(?:,?\s+(?:at\s+|on\s+)?(?:{CLOCK}|{WEEKDAY_ANY}|{MONTH_ANY}|\d{{1,4}}(?:st|nd|rd|th)?\b),?){{0,4}}"
_IS_OFF = re.compile(
    rf"{_SAME_DAY}\s*,?\s*(?:has|have|had|was|were|is|are|will be|would be|is to be)\s+(?:(?:now|also|since|been|being)\s+){{0,2}}"
    rf"(?:scrapped|cancell?ed|called off|abandoned|dropped|superseded|{MOVES})\b"
)


def is_moved_here(left: str) -> bool:
    """Whether the date is the new one of something moved: "put the vote off until", "pushed back to"."""
    return _TO_HERE.search(left) is not None


def is_moved_right_here(left: str) -> bool:
    """The same where nothing but a few words stands between."""
    return _RIGHT_TO_HERE.search(left) is not None


def is_limit_moved_here(left: str) -> bool:
    """Whether a limit is moved to the date: a deadline, what people have to hand in or to pay, or what goes on longer."""
    if _PROLONGED_TO_HERE.search(left):
        return True
    if not _TO_HERE.search(left):
        return False
    return any(not _ABOUT.search(left[: duty.start()]) for duty in _DUTIES.finditer(left))


def is_moved_away(left: str, right: str) -> bool:
    """Whether something was to be on the date that is moved to another day or called off."""
    if _FROM_HERE.search(left) or (_FROM_AFAR.search(left) and _TO_ANOTHER.match(right)):
        return True
    return _IS_OFF.match(right) is not None


def tells_of_moving(left: str) -> bool:
    """Whether anything is moved in what stands before a date."""
    return _DEED.search(left) is not None


def is_asked_for(left: str) -> bool:
    """Whether the date is only what somebody asks to have something moved to; what one may ask for is one's right."""
    return _ASKS.search(left) is not None
