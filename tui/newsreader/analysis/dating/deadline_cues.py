"""The words that make a date a limit or an onset, as predicates on its clause.

Each looks at the sentence before (`left`) and behind (`right`) the date; windows and repetitions are bounded.
"""

from __future__ import annotations

import re

from newsreader.analysis.dating.calendar_words import CLOCK, FILL, right_before
from newsreader.analysis.dating.date_direction import ATTRIBUTE
from newsreader.analysis.dating.dated_phrase import DatedPhrase
from newsreader.analysis.dating.deadline_words import (
    BY_OR_UNTIL,
    GIVES,
    HANDED_IN,
    LAPSES,
    LIMIT_NOUN,
    RIGHT,
    RULE,
    UNTIL,
)
from newsreader.analysis.dating.forecast_cues import CLAUSE, CLAUSE_END, is_forecast
from newsreader.analysis.dating.moved_dates import is_limit_moved_here, is_moved_here
from newsreader.analysis.dating.rule_changes import changes_rule, goes_on, is_proposed, moves_rule
from newsreader.analysis.dating.tense import EVENT
from newsreader.analysis.dating.verb_groups import LOOKS_BACK

_NEAR = 80  # characters before a date in which its preposition stands
_LIMIT = right_before(BY_OR_UNTIL)
_UNTIL = right_before(UNTIL)
_BEFORE = right_before("(?<!on or )before|prior to")
_SPAN_BEFORE = right_before(
    "(?:(?:day|week|weekend|month|year|hour|minute|second)s?|moments|shortly|just|long|soon|little|well|right|immediately|"
    r"night|morning|game)\s+(?:before|prior to)"
)
_FROM = right_before("(?<!away )from|on (?:or|and) after|starting(?: from| on)?|beginning(?: on)?|as of|effective")
_FROM_OR_AFTER = right_before("from|after")
_OCCASION_BEFORE = right_before(
    r"(?:only|last|final|next)\s+(?:(?!to\b|for\b|chance\b|day\b)[\w-]+\s+){1,3}?(?:before|prior to)"
)
_BY_THE = re.compile(r"\bby the \Z")
_OBLIGES = ("must", "has to", "have to", "needs to", "need to")
_UNSURE = ("might ", "could ")
_REFUSED_AFTER = re.compile(
    r"(?:\b(?:not|no|never|nobody|none|nothing|cannot|stop(?:s|ping)?|ceas(?:e|es|ing)|refus(?:e|es|ing)|reject(?:s|ing)?)\b|n['’]t\b)"
    r"(?:(?!\b(?:(?:un)?til|unless|what|how|who|whether|why|when|where|if|said|but)\b)[^.;,]){0,80}?"
    rf"\b(?:after|beyond|past)\s+{FILL}\Z",
    re.I,
)
_DONE_AFTER = re.compile(
    rf"\b(?:\w+(?:ed|ing)|made|sent|bought|sold|built|born|paid|held|put in|begun)\s+(?:on or\s+)?(?:after|from)\s+{FILL}\Z"
)
_TREATED = re.compile(
    r"(?:\s+onwards?)?\s+(?:will|must|can|cannot|shall|are|need|have to|pay|face|attract|incur|require|count|qualify)\b"
)
_PREPOSED = right_before("on|from|in|at|by|of|to|until|till|starting|beginning|effective|after|before|through")
_MUST = right_before(rf"(?:must|(?:has|had|have)(?: been)?(?: given)?|given)\s*until|{GIVES}(?:until|to)")
_HANDS_IN = re.compile(
    r"\b(?:must|(?:has|have|needs?) to|(?:is|are) (?:required|ordered|obliged|told) to)\s+(?:\w+ly\s+|now\s+)?"
    r"(?:pay|repay|file|submit|return|hand (?:in|over|back)|register|apply|report|surrender|vacate|leave|comply|respond|reply|"
    r"show cause|declare|deliver|lodge|plead|be (?:paid|repaid|filed|submitted|returned|handed in|registered|lodged|received|"
    rf"delivered|vacated|declared|settled))\b[^.;,:]{{0,60}}\b(?:on|at)\s+{FILL}\Z"
)
"""What one has to do on a day and not later."""
_SOME_WORDS = r"(?:(?!(?:that|a|an|the|to|of|said|for|and|as|with)\b)[\w-]+\s+){0,3}?"
_A = r"(?:the|a|an|its|his|her|their|our)"
_NOUN_BEHIND = re.compile(
    rf"(?:['’]s)?\s+{_SOME_WORDS}(?:{LIMIT_NOUN}|target)\b|\s*,?\s+(?:as|is|was|being|remains)\s+(?:\w+ly\s+)?{_A}\s+{_SOME_WORDS}(?:{LIMIT_NOUN}|(?:last|final) day)\b|"
    rf"\s*,\s+{_A}\s+(?:[\w-]+\s+){{0,2}}{LIMIT_NOUN}\b|\s+is the (?:last day|final day|(?:[\w-]+\s+){{0,8}}?{LIMIT_NOUN})\b|"
    rf"(?i:\s*[:–—-]\s+(?:the\s+)?{_SOME_WORDS}(?:{LIMIT_NOUN}|(?:last|final) (?:day|date|chance) (?:for|to)))\b|"
    r"\s+in mind\b|\s+at the latest\b|\s+or (?:face|lose|be)\b"
)
_FOR_WHAT = r"\s+(?:for|to)\s+(?:(?!\sand\s)[^.;:]){0,90}?"
_FOR_BOTH = r"\s+(?:for|to)\s+(?:(?!\sand (?:the|its|an?)\s)[^.;:]){0,90}?(?=\s(?:is|was|are|will|would)\s)"
_NOUN_BEFORE = re.compile(
    rf"\b(?:{LIMIT_NOUN}|target(?=\s+of))\b(?:{_FOR_WHAT}|{_FOR_BOTH})?\s*(?:,|:|—|–|-|\s|of|is|was|are|being|(?:will|would)(?: now)? be|"
    r"set|falls|remains|comes|looms|expires|passes|ends|ending|extended|now|not(?=\s+until)|that (?:falls|expires|ends)|"
    rf"until|by|at|to|in|on|for)*(?:the\s+)?(?:{CLOCK})?\Z",
    re.I,
)
_LAST_DAY = re.compile(
    rf"\blast (?:day|date) (?:to|for|of)\b[^.;]{{0,120}}\b(?:is|being|will be|remains|falls on)\s+(?:(?:at|on)\s+)?{FILL}\Z",
    re.I,
)
_LAPSE_BEFORE = re.compile(
    rf"\b(?<!-)(?:{LAPSES})\b(?:(?!,\s(?:and|but|while)\b)[^.;]){{0,50}}?\s*\b(?:on|from|in|at|as of|starting|beginning|after|"
    rf"by|of|to)?\s*{FILL}\Z",
    re.I,
)
_LAPSE_BEHIND = re.compile(
    rf"\s*,?(?!\s*(?:which|who|that|as|when)\b)(?:(?!\bsa(?:id|ys?)\b)[^.;:,\d]){{0,60}}?\b(?:{LAPSES})\b", re.I
)
_WHEN_LAPSES = re.compile(rf",?\s+(?:when|the day(?: when| on which)?)\s+[^.;:,\d]{{3,70}}?\b(?:{LAPSES})\b", re.I)
_NAMED_RULE = re.compile(rf"\b(?:{RULE}|{HANDED_IN}|offers?|licen[cs]es?|contracts?|amnesty|survey)\b", re.I)
_LAPSES_HERE = right_before(
    r"(?:that|which|it|they)\s+(?:expires?|lapses?|takes? effect|runs? out)(?:\s+(?:on|in|at))?|"
    r"(?:(?:will|shall|would) apply|applies) (?:from|as of)"
)
_OBLIGED = re.compile(
    r"\b(?:(?:will|would|shall|to)\s+(?:have to|need|cost|pay|be (?:charged|fined|obliged|required|allowed|free of charge|capped|"
    r"limited|restricted|compulsory|mandatory|entitled|eligible|closed to|exempt|subject to|off limits)|no longer|lose|face|(?:stop|cease)\s+\w+ing|hold (?:their |its )?fire|"
    r"(?:(?:start|begin|stop|cease)\s+)?(?:charg|ration|limit|restrict|cap|requir|allow|permit)(?:e|ing)?)|"
    r"(?:(?:can|may|is|are) )?no longer|cannot|(?:will|may|must) not|(?:wo|ca)n['’]t|needs?|costs?|pays?|cut(?:s|ting)?)\b",
    re.I,
)
_OPEN_FROM = re.compile(
    rf"\b(?:open|(?:{HANDED_IN}|amnesty|voting|"
    r"(?:can|may|must|should|to|and) (?:apply|register|enroll?|submit|lodge|bid|nominate|sign up|hand \w+ in))\b(?! (?:is|are) (?:invited|sought|wanted) for\b)[^.;]{0,180}) (?:from|between|runs?)\s+\Z",
    re.I,
)
_ON_SHOW = re.compile(
    r"\b(?:exhibitions?|shows?|display|museum|gallery|galleries|festival|gardens?|park|pool|rink|market|fair|shops?)\b",
    re.I,
)
_DUE = re.compile(
    rf"\b(?:(?:due|payable|owed)(?:\s+back|\s+in (?:full|part|\w+ (?:parts|stages|instal?lments?)))?|(?:repay|pay back|pay off)\s[^.;]{{3,60}}?)\s+(?:on|by|in|at|before)?\s*{FILL}\Z",
    re.I,
)
_DUE_EVENTS = re.compile(
    r"\b(?:verdict|decision|ruling|results?|data|figures|sales|payrolls|inflation|elections?|launch|deliver(?:y|ies)|"
    r"release|trial|statement|collections?|answer|announcement|earnings|minutes|reports?|hearing|vote|visit|"
    r"talks|born|baby|arriv\w+|sentencing|publication|figures|meeting)\b",
    re.I,
)

_LASTS = re.compile(
    r"\b(?:takes? place|continues?|go(?:es|ing)? on(?! \w+ing\b)|stays?(?! (?:away|out|off|clear|indoors|free|valid|in (?:force|effect|place))\b)|remains? in (?:office|hospital|post)|operat(?:e|es|ing)|runs?|running|"
    r"lasts|lasting|(?:will|would|to|could|may) last|play(?:s|ing)?|serv(?:e|es|ing)(?=\s+(?:(?:the|his|her|its|their)\s+[\w-]+\s+)?(?:as|in|until|till|out))|reign|on display|on show|"
    r"wait(?:s|ing)?|holiday|under contract|(?:be|is|are|been|was|were) without|(?:be|is|are|been|was|were|ruled) (?:out|sidelined|injured|absent|unavailable)(?! of\b)|stay(?:ing)? (?:in|on|at)|tour|festival|exhibition)\b(?:(?!,\s(?:and|but|while)\b)[^.;]){0,70}\Z",
    re.I,
)
_TERM_LASTS = re.compile(
    rf"\b(?:{RIGHT}|{RULE})\b[^.;]{{0,60}}?\b(?:lasts?|lasting|continues?|runs?|stays?)\b[^.;]{{0,40}}\Z", re.I
)
"""Something with a term of its own, which ends where it lasts to: "a truce that lasts until"."""
_NOT_UNTIL = re.compile(
    r"(?:(?<!who )(?<!who do )(?<!who did )(?<!who have )(?<!who are )(?<!that do )(?<!that have )(?<!that are )\bnot\b|n['’]t\b|"
    r"\b(?:never|no|nothing|nobody)\b)(?:(?!\b(?:must|should|need|needs|ha(?:s|ve) to|who|which|that)\b)[^.;,]){0,60}\Z",
    re.I,
)
_NOT_BY = re.compile(
    r"(?:\b(?:will|would) not\b|\b(?:wo|would)n['’]t\b)(?:(?!\b(?:unless|until|if|that|what|who|which|and|but)\b)[^.;,]){0,50}?"
    rf"\bby\s+{FILL}\Z"
)
_NEED_NOT = re.compile(r"(?:\bnot|n['’]t) (?:have|need) to\b[^.;,]{0,60}\Z")
_EVENT_BEHIND = re.compile(
    r"(?:\s?[-–]\s?\d\d?)?\s+(?:(?!(?:that|an?|the|to|of|for|and|or|as|with|in|at|on|after|before|without|is|was|will|may|must|can|should|would|his|her|"
    rf"their|its)\b)[\w-]+\s+){{0,2}}?{EVENT}\b"
)
_THING_OF_DAY = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?!deadline)\w+")
_RULE_WORD = re.compile(rf"\b(?:{RULE}|must|have to|required|no longer|obliged|forbidden|barred)\b")
_TWO_WORDS = re.compile(r"[a-z]{3,}.*[a-z]{3,}")
_SENTENCE_PART = re.compile(r"[;:.]|\b(?:but|while)\b")
_OCCURRED = re.compile(
    r"\b(?:was|were|took|expired|lapsed|ended|imposed|introduced|began|started|came|went|entered|applied|"
    r"raised|cut|fell|rose|reduced|lowered)\b"
)
_ORDERS = re.compile(
    r"\b(?:told|ordered|must|barred|forbidden|forbade|banned|prohibited|asked|instructed|"
    r"warned)\b",
    re.I,
)
_BARRED = re.compile(r"\b(?:barred|banned|prohibited|forbidden|disqualified|suspended) from \w+ing\b[^.;]{0,60}\Z")
_UNLESS_BEHIND = re.compile(
    r"\s*,?\s+(?:unless|if\s+(?:no|(?:the|its|their|his|her)\s+(?:\w+\s+)?(?:demands?|terms|"
    r"conditions)\s+(?:is|are)\s+not))\b",
    re.I,
)
_UNLESS_BEFORE = re.compile(r"\b(?:unless|barring)\b[^.;,]{5,110},[^.;,]{0,60}\Z", re.I)
# What ends or is withheld; a strike or a walkout is an event that starts, threatened or not.
_CEASES = re.compile(
    r"\b(?:stop(?:ping|ped)?|clos(?:e|ed|ing)|shut(?:ting)?|withdraw(?:n|ing)?|pull(?:ed|ing)? out|suspend(?:ed|ing)?|"
    r"cut(?:ting)? off|halt(?:ed|ing)?|evict(?:ed)?|expel(?:led)?|dismiss(?:ed)?|sack(?:ed)?|laid off|leav(?:e|ing)|quit(?:ting)?|cancel(?:led|ed)?|"
    r"demolish(?:ed)?|switch(?:ed)? off|disconnect(?:ed)?)\b[^.;]{0,70}\Z",
    re.I,
)


def rule_named_in(sentence: str) -> str:
    """Return the last word of a sentence that names a rule, a right or what else starts and lapses; "" without one."""
    named = [match[0] for match in _NAMED_RULE.finditer(sentence)]
    return named[-1] if named else ""


def opens_term(left: str) -> bool:
    """Whether the date is the first of a time in which one may register, apply or the like: the second is the limit."""
    return bool(_OPEN_FROM.search(left)) and not _ON_SHOW.search(left)


def is_ultimatum(left: str, right: str) -> bool:
    """Whether something ends on the date unless somebody acts before it."""
    unless = _UNLESS_BEHIND.match(right) or _UNLESS_BEFORE.search(left)
    return unless is not None and _CEASES.search(left) is not None


def names_limit(left: str, right: str) -> bool:
    """Whether the date is called a deadline or the like, or something must be done by it."""
    near = left[-_NEAR:]
    named = _NOUN_BEFORE.search(left[-CLAUSE:]) and not _THING_OF_DAY.match(right)
    if named or _NOUN_BEHIND.match(right) or _MUST.search(near) or _LAST_DAY.search(left) or _HANDS_IN.search(left):
        return True
    return is_limit_moved_here(left) or moves_rule(left) or _is_refused_after(left, right)


def _is_refused_after(left: str, right: str) -> bool:
    """Whether what comes after the date is not taken, not done any more or treated otherwise."""
    if _THING_OF_DAY.match(right):
        return False
    return bool(_REFUSED_AFTER.search(left) or (_DONE_AFTER.search(left) and _TREATED.match(right)))


def names_onset(item: DatedPhrase, left: str) -> bool:
    """Whether something expires, ends as a right, or takes effect on the date."""
    near, right = left[-_NEAR:], item.clause.right
    if is_proposed(left):
        return False
    if item.clause.opens and item.clause.group == "perfect":
        return False  # "As of Friday, the mayor has barred"
    if _LAPSES_HERE.search(near) or (_FROM_OR_AFTER.search(near) and _OBLIGED.match(right.lstrip())):
        return True
    told = item.clause.group in LOOKS_BACK and not _FROM.search(near)
    if told and (_OCCURRED.search(item.clause.verb) or not _PREPOSED.search(near)):
        return False
    verb = item.clause.verb
    if told and item.clause.distance:  # "the ban takes effect soon, the mayor said on Friday"
        left = left[-item.clause.distance - len(verb) :]
        near = left[-_NEAR:]
    unsure = verb.startswith(_UNSURE) or (
        verb.startswith("may ") and not _FROM.search(near)
    )  # what one may do from a day
    if changes_rule(left) and not (unsure or is_forecast(item.clause)):
        return True
    if _LAPSE_BEFORE.search(near) or goes_on(left, item.clause.left):
        return True
    ends = _SENTENCE_PART if item.clause.opens else CLAUSE_END
    main = ends.split(right[:CLAUSE].lstrip(" ,"), maxsplit=1)[0]
    if _FROM.search(near) and (item.clause.opens or not right.startswith(",")) and _RULE_WORD.search(main):
        return True
    if _FROM.search(near) and _OBLIGED.search(main if item.clause.opens else left):
        return not is_forecast(item.clause)
    if _DUE.search(left) and not _DUE_EVENTS.search(item.clause.left):
        return True
    if _WHEN_LAPSES.match(right):
        return True
    return not _TWO_WORDS.search(left[-24:]) and bool(_LAPSE_BEHIND.match(right))


def stands_behind_limit(item: DatedPhrase, left: str) -> bool:
    """Whether by, until, before, within or the like governs the date directly."""
    near = left[-_NEAR:]
    if _BY_THE.search(left) and ATTRIBUTE.match(item.clause.right):
        return False  # "damaged by the Sunday quakes"
    if _OCCASION_BEFORE.search(near) and item.clause.group in ("past", "perfect", "copula", ""):
        return False  # "in their only debate before Friday"
    term = item.phrase.shape == "within" and item.clause.verb.startswith(_OBLIGES)  # "has to pay in two weeks"
    return term or item.phrase.relation == "within" or bool(_LIMIT.search(near) and not _SPAN_BEFORE.search(near))


def is_limit_of_rest(item: DatedPhrase, left: str) -> bool:
    """Whether the limit only says when something is moved to, or how long an ordinary state lasts."""
    near = left[-_NEAR:]
    if names_event(item.clause.right) or (_BEFORE.search(near) and _THING_OF_DAY.match(item.clause.right)):
        return True
    if not _UNTIL.search(near):
        return False
    waits = _NOT_UNTIL.search(near) and not _ORDERS.search(left)
    lasts = _LASTS.search(item.clause.left) and not _TERM_LASTS.search(item.clause.left) and not _BARRED.search(left)
    return bool(waits or is_moved_here(item.clause.left) or lasts)


def names_event(right: str) -> bool:
    """Whether the date names an event by its day: "the Nov 5 vote"."""
    return bool(_EVENT_BEHIND.match(right))


def is_not_before(left: str) -> bool:
    """Whether something is only said not to come by the date, or not to be needed before it."""
    if _NOT_BY.search(left):
        return True
    return bool(_BEFORE.search(left[-_NEAR:]) and (_NOT_UNTIL.search(left) or _NEED_NOT.search(left)))
