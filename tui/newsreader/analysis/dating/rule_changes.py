"""What puts a rule into force, changes it or ends it or a right on a day, told by the words before the date.

A rule or a right with such a verb is looked for in either order ("the ban ends on", "will lift the ban on"); what is only
talked about ("a hearing on the ban", "will vote to lift it") is not changed. Windows are bounded.
"""

from __future__ import annotations

import re

from newsreader.analysis.dating.alternatives import WORD
from newsreader.analysis.dating.calendar_words import FILL
from newsreader.analysis.dating.deadline_words import RIGHT, RULE
from newsreader.analysis.dating.moved_dates import MOVES, is_moved_here
from newsreader.analysis.dating.tense import EVENT
from newsreader.analysis.dating.verb_groups import first_verb_group

_TALK = (
    rf"(?:{EVENT}|protests?|(?-i:march)(?:es)?|demonstrations?|rall(?:y|ies)|votes?|voting|votes? on|decid\w+|decisions?|discuss\w*|debat\w+|"
    r"consider\w*|meet|hear|review\w*|rul(?:e on|es on|ing)|announc\w+|unveil\w*|present|presented|publish\w*|propos\w+|reveal\w*|"
    r"sign|signed|signing|whether|urg(?:e|es|ed|ing)|asks?|asked|asking|calls? for|called for|demand\w*)"
)
_NO_TALK = rf"(?:(?!\b(?<!for )(?<!for the )(?<!in the )(?<!to the ){_TALK}\b)[^.;])"
"""A character of a stretch without talk, but "registration for the race" is no race."""
_HERE = rf"(?:(?!\b(?:(?:un)?til|{_TALK})\b)[^.;]){{0,30}}?(?:\b(?:%s)\s+)?{FILL}\Z"
_ONSET = _HERE % "on|from|in|at|starting|beginning|as of|with effect from"
_END = _HERE % "on|in|at|to|until|till|through|after|from|with effect from"
_ABOUT = re.compile(r"\b(?:on|over|about|into|against)\s+(?:(?:the|an?|its|their|this|new|\w+ing)\s+){0,3}\Z")
"""What makes a rule the matter of another thing: "a hearing on the curfew"."""
_STARTING = (
    r"\b(?:starts?|begins?|"
    r"appl(?:y|ies)|comes?(?! (?:as|after|amid|just|days|weeks|months)\b)|rises?|drops?|raised?|cut|increased?|starting|beginning|"
    r"effective|reduced|lowered|charged|required|needed|go(?:es)? (?:up|down|live)|doubles?|face|returns?|resumes?|installed|"
    r"switched on|extended to|widened|expanded|tightened|relaxed|eased)\b" + _ONSET
)
_STARTS_HERE = re.compile(_STARTING, re.I)
_STARTS = re.compile(
    rf"{WORD}(?:{RULE})(?:,\swhich)?\b(?!,\s(?:which|who)\b)(?:(?!,\s(?:which|who)\b){_NO_TALK}){{0,70}}?{_STARTING}",
    re.I,
)
_ENDING = (
    rf"{WORD}(?:ends?|closes?|shuts?|stops?|finish(?:es)?|ceases?|vanish(?:es)?|disappears?|comes? to an end|is up|"
    r"dr(?:y|ies) up|runs? (?:out|until|through|to)|ending|closing|valid|lifts?|(?:be|is|are) (?:lifted|withdrawn|discontinued|removed|closed)|"
    r"(?:re)?introduced|reinstated|reimposed|implemented|enforced|brought (?:in|back)|in place)\b" + _END
)
_ENDS_HERE = re.compile(_ENDING, re.I)
"""The end alone, which is looked for first: few dates have one before them, and rules have many names; so with the others."""
_ENDS = re.compile(rf"{WORD}(?:{RIGHT}|{RULE})\b{_NO_TALK}{{0,90}}?{_ENDING}", re.I)
_ALTERS = re.compile(
    r"\b(?:(?:will|shall|would|must|to|and)\s+(?:(?:now|also|not|\w+ly)\s+)?|(?=\w+ing\b))(?:introduc(?!\w+\s+(?:\w+\s+){0,2}(?:bill|law|legislation))|"
    r"impos|levy|enforc|implement|lift|scrap|abolish|repeal|revok|withdraw|waiv|suspend|end|eas|tighten|relax|widen|expand|rais|"
    r"increas|cut|reduc|lower|halv|doubl|freez|remov|los|reinstat|reimpos|restor|discontinu|replac|drop|bring in|phase (?:in|out))"
    rf"(?:e|p?ing|t?ing)?\b(?!\s+(?:of|in|by)\b){_NO_TALK}{{0,60}}?\b(?:{RULE}|{RIGHT})\b{_ONSET}",
    re.I,
)
_TALKS = re.compile(rf"\b{_TALK}\b", re.I)
_PROPOSED = re.compile(
    r"\b(?:propos(?:e|es|ed|ing|als?)(?=\s+(?:to|that)\b)|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|lobb\w+)\b[^;]{0,160}\Z"
)
_TALKED_OF = re.compile(rf"\b{_TALK}\b[^,;:]*\Z", re.I)
_FORBIDS = re.compile(
    r"\b(?:(?:will|shall|to)\s+(?:ban|outlaw|prohibit|forbid|legali[sz]e|decriminali[sz]e|criminali[sz]e|mandate|scrap|abolish|discontinue|phase out)|"
    rf"mak(?:e|ing)\b[^.;]{{3,50}}?\b(?:compulsory|mandatory|obligatory|illegal|legal|free))\b{_ONSET}",
    re.I,
)
_FROM = rf"\b(?:from|(?:on (?:or|and) )?after|starting|beginning|as of|effective)\s+{FILL}\Z"
_FROM_HERE = re.compile(_FROM, re.I)
_FROM_RULE = re.compile(
    rf"{WORD}(?:{RULE}|higher \w+|banned|forbidden|prohibited|required|must|barred|taxed|charged|needed|"
    rf"pay)\b[^.;]{{0,160}}{_FROM}",
    re.I,
)
_MOVED_RULE = re.compile(
    rf"(?:\b{MOVES}\s+(?:[\w’'-]+\s+){{0,6}}?(?:{RULE})|\b(?:{RULE})(?:\s+(?!and\b|to\b)[\w’'%-]+){{0,5}}?\s+"
    rf"(?:has|have|had|was|were|is|are|be)\s+(?:now\s+|also\s+)?(?:been\s+|being\s+)?{MOVES})\b(?!\s+{_TALK}\b)",
    re.I,
)
_AND_ENDS = re.compile(r"\s*(?:,?\s*(?:and|but|then)|,)\s+(?:will\s+)?(?:end|close|shut|stop|cease|run)s?\b", re.I)


def changes_rule(left: str) -> bool:
    """Whether a rule or a right starts, ends or is altered on the date behind `left`."""
    if _starts_or_ends(left, left):
        return True
    altered = _ALTERS.search(left) or _FORBIDS.search(left)
    if altered and not _TALKED_OF.search(left[: altered.start()]):
        return True
    return _FROM_HERE.search(left) is not None and _FROM_RULE.search(left) is not None


def moves_rule(left: str) -> bool:
    """Whether it is the start or the end of a rule that is moved to the date: "delayed the tax until"."""
    moved = _MOVED_RULE.search(left) if is_moved_here(left) else None
    return moved is not None and not (_TALKED_OF.search(left[: moved.start()]) or _ABOUT.search(left[: moved.start()]))


def goes_on(left: str, sentence: str) -> bool:
    """Whether the rule or right that a sentence names before its first date starts or ends on its second, behind `left`.

    "The scheme opens on 3 May and closes on", "the tax agreed on Monday starts on".
    """
    if _AND_ENDS.match(left):
        return _ENDS.search(sentence) is not None
    if not _starts_or_ends(left, sentence):
        return False
    told = left.lstrip(" ,")
    verb = first_verb_group(told)
    return (verb is not None and verb.start == 0) or _STARTS_HERE.match(told) is not None


def is_proposed(left: str) -> bool:
    """Whether what stands before a date is only proposed."""
    return _PROPOSED.search(left) is not None


def is_talk(words: str) -> bool:
    """Whether words tell of a talk, a decision or another event rather than of a rule."""
    return _TALKS.search(words) is not None


def _starts_or_ends(left: str, sentence: str) -> bool:
    """Whether a rule or a right that a sentence names starts or ends right behind `left`, the last part of it."""
    if _STARTS_HERE.search(left) and _is_told(_STARTS, sentence):
        return True
    return _ENDS_HERE.search(left) is not None and _is_told(_ENDS, sentence)


def _is_told(cue: re.Pattern[str], left: str) -> bool:
    """Whether a cue is found whose rule is not the matter of another thing."""
    match = cue.search(left)
    while match:
        if not _ABOUT.search(left[: match.start()]):
            return True
        match = cue.search(left, match.start() + 1)
    return False
