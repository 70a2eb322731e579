"""The words that make a date a limit, an onset or a superseded date, as predicates on its clause.

Each looks at the sentence before (`left`) and behind (`right`) the date; windows and repetitions are bounded.
"""

from __future__ import annotations

import re

from newsreader.analysis.dating.calendar_words import CLOCK, FILL
from newsreader.analysis.dating.dated_phrase import DatedPhrase
from newsreader.analysis.dating.forecast_cues import CLAUSE, CLAUSE_END, is_forecast
from newsreader.analysis.dating.moved_dates import LIMIT_NOUN, is_limit_moved_here, is_moved_away, is_moved_here
from newsreader.analysis.dating.tense import EVENT, Clause

_NEAR = 80  # characters before a date in which its preposition stands
_LIMIT = re.compile(
    rf"\b(?:by|until|till|before|not? (?:\w+ ){{0,2}}?later than|at the latest by|up to(?:,? and including,?)?|through|"
    rf"prior to)\s+{FILL}\Z",
    re.I,
)
_UNTIL = re.compile(rf"\b(?:until|till|through|up to(?:,? and including,?)?)\s+{FILL}\Z", re.I)
_BEFORE = re.compile(rf"\b(?:before|prior to)\s+{FILL}\Z", re.I)
_SPAN_BEFORE = re.compile(
    rf"\b(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|moments|shortly|just|long|soon|"
    rf"little|well|right|immediately|night|morning|game|minute)\s+(?:before|"
    rf"prior to)\s+{FILL}\Z",
    re.I,
)
_NOUN_BEHIND = re.compile(
    rf"(?:['’]s)?\s+(?:(?!(?:that|a|an|the|to|of|said|for|and|as|with)\b)[\w-]+\s+){{0,3}}?(?:{LIMIT_NOUN}|target)\b|"
    rf"\s+in mind\b|\s+is the (?:last day|final day|(?:[\w-]+\s+){{0,8}}?{LIMIT_NOUN})\b|\s*,?\s+(?:as|is|was|being|remains)\s+(?:\w+ly\s+)?(?:the|a|its|his|"
    rf"her|their|our|an)\s+(?:[\w-]+\s+){{0,2}}{LIMIT_NOUN}\b|\s*,\s+(?:the|a|its|"
    rf"their)\s+(?:[\w-]+\s+){{0,2}}{LIMIT_NOUN}\b|\s+at the latest\b|\s+or (?:face|lose|be)\b"
)
_NOUN_BEFORE = re.compile(
    rf"\b(?:{LIMIT_NOUN}|target(?=\s+of))\b(?:\s+(?:for|to)\s+(?:(?!\sand\s)[^.;:]){{0,90}}?|\s+(?:for|to)\s+(?:(?!\sand (?:the|its|an?)\s)[^.;:]){{0,90}}?(?=\s(?:is|was|are|will|would)\s))?\s*(?:,|:|of|is|was|are|(?:will|would)(?: now)? be|being|set (?:at|for|on|to)|for|"
    rf"on|falls(?: on)?|extended to|not(?=\s+until)|until|by|that (?:falls|expires|ends)(?: on)?|at|to|now|remains|comes|looms|expires|"
    rf"passes|in|—|–|-|\s)*(?:the\s+)?(?:{CLOCK})?\Z",
    re.I,
)
_LAST_DAY = re.compile(
    rf"\blast (?:day|date) (?:to|for|of)\b[^.;]{{0,120}}\b(?:is|being|will be|remains|falls on)\s+(?:(?:at|on)\s+)?{FILL}\Z",
    re.I,
)
_LAPSE = (
    r"(?:expir(?:e|es|ed|ing|y|ation)|lapses?|sunsets?|lapsed|run(?:s|ning)? out|take(?:s)? effect|taking effect|took effect|"
    r"effective|go(?:es|ing)? into (?:effect|force)|com(?:e|es|ing) into (?:effect|force|law|play)|enter(?:s|"
    r"ed)? (?:into )?force|enter into effect|kick(?:s|ing)? in|be(?:come)? (?:law|illegal|mandatory|compulsory|"
    r"effective|binding|banned|outlawed|prohibited|barred|abolished|scrapped|phased out|required|enforced|enforceable|"
    r"imposed|levied|payable|phased in)|in force|in effect|com(?:e|es|ing) up for renewal|(?:imposed|levied|enforced|payable|enforceable)|"
    r"fall(?:s)? due|matur(?:e|es|ing)|terminat(?:e|es|ing))"
)
_LAPSES_HERE = re.compile(
    rf"\b(?:that|which|it|they)\s+(?:expires?|lapses?|takes? effect|runs? out)\s+(?:on|in|at)?\s*{FILL}\Z", re.I
)
_LAPSE_BEFORE = re.compile(
    rf"\b(?<!-){_LAPSE}\b(?:(?!,\s(?:and|but|while)\b)[^.;]){{0,50}}?\s*\b(?:on|from|in|at|as of|starting|beginning|after|"
    rf"by|of|to)?\s*{FILL}\Z",
    re.I,
)
_LAPSE_BEHIND = re.compile(
    rf"\s*,?(?!\s*(?:which|who|that|as|when)\b)(?:(?!\bsa(?:id|ys?)\b)[^.;:,\d]){{0,60}}?\b{_LAPSE}\b", re.I
)
_RULE = (
    r"(?:tariffs?|dut(?:y|ies)|tax(?:es|ed)?|lev(?:y|ies|ied)|bans?|banned|rules?|laws?|regulations?|sanctions?|fees?|"
    r"fares?|(?<!death )tolls?|curfews?|restrictions?|embargo(?:es)?|truce|cease-?fires?|cessation of hostilities|requirements?|curbs|caps?|quotas?|surcharges?|"
    r"charges?|legislation|ordinances?|mandates?|moratorium|prices?|rates?|benefits|wages?|directive|polic(?:y|ies)|blockade|borders?|"
    r"states? of emergency|(?:mandatory )?evacuations?(?: orders?)?|lockdowns?|(?:pension|retirement|voting|drinking) age|armistice|price (?:rise|increase|cut)s?|visas?)"
)
_BARRIER = r"(?:barriers?|checkpoints?|(?:border|passport|customs|security) (?:checks?|controls?)|speed cameras?)"
_RIGHT = (
    r"(?:offers?|licen[cs]es?|contracts?|deals?(?= (?:that )?(?:runs|running) until)|truce|cease-?fires?|bans?|leases?|mandates?|agreements?|accords?|sanctions|"
    r"waivers?|exemptions?|visas?|patents?|permits?|subsid(?:y|ies)|grants?|funding|authority|curfews?|treat(?:y|ies)|"
    r"pacts?|moratorium|window|registration|applications?|bids?|nominations?|entries|tender|discounts?|concessions?|"
    r"amnesty|resolution|insurance|coverage|consultation|comment period|grace period|probation|support|guarantees?|"
    r"protection|curbs|restrictions|suspension|pause|freeze|phase|(?:transition\w*|notice|cooling-off) period|enrol(?:l)?ment|tax (?:holiday|break|relief|credit)s?|[Ff]ree [\w-]+(?: \w+)?|renewals?|"
    r"comments|polls|filings?|ballots?|(?:rights|share|public) (?:issue|offering)|submissions?|surveys?|booking|voting|"
    r"(?<!spring )(?<!summer )(?<!autumn )(?<!winter )(?<!school )terms?)"
)
_NAMED_RULE = re.compile(
    rf"\b(?:{_RULE}|offers?|licen[cs]es?|contracts?|[Cc]onsultation|[Rr]egistration|enrol(?:l)?ment|amnesty|survey)\b"
)
_STARTS = re.compile(
    rf"\b{_RULE}\b(?:,\swhich\b)?(?:(?!,\s(?:which|who)\b)[^.;]){{0,70}}?\b(?:starts?|begins?|appl(?:y|ies)|comes?|introduced|implemented|enforced|rises?|raised?|cut|increased?|"
    rf"starting|beginning|effective|reduced|lowered|charged|required|go(?:es)? (?:up|down|live)|in place|doubles?|"
    rf"face)\b(?:(?!\b(?:un)?til\b)[^.;]){{0,30}}?(?:\b(?:on|from|in|at|starting|beginning|as of)\s+)?{FILL}\Z",
    re.I,
)
_BARRIER_RISES = re.compile(
    rf"\b{_BARRIER}\b[^.;]{{0,40}}?\b(?:go(?:es)? (?:up|live)|starts?|begins?|returns?|installed|introduced|in place|"
    rf"resume[sd]?|switched on)\b[^.;]{{0,30}}?\b(?:on|from|in|as of)\s+{FILL}\Z",
    re.I,
)
_OBLIGED = re.compile(
    r"\b(?:(?:will|to)\s+(?:have to|need|cost|pay|be (?:charged|fined|obliged|required|allowed|free of charge|capped|"
    r"limited|restricted|compulsory|mandatory|entitled|eligible|closed to|exempt|subject to|off limits)|no longer|lose)|"
    r"(?:can|may) no longer|cannot|will not|(?:wo|ca)n['’]t|needs?|costs?|pays?|cut(?:s|ting)?)\b",
    re.I,
)
_FROM_RULE = re.compile(
    rf"\b(?:{_RULE}|higher \w+|banned|forbidden|prohibited|required|must|barred|taxed|charged|"
    rf"pay)\b[^.;]{{0,160}}\b(?:from|(?:on (?:or|and) )?after|starting|beginning|as of|effective)\s+{FILL}\Z",
    re.I,
)
_FROM = re.compile(
    rf"\b(?:from|on (?:or|and) after|starting(?: from| on)?|beginning(?: on)?|as of|effective)\s+{FILL}\Z", re.I
)
_PREPOSED = re.compile(
    rf"\b(?:on|from|in|at|by|of|to|until|till|starting|beginning|effective|after|before|through)\s+{FILL}\Z", re.I
)
_FROM_OR_AFTER = re.compile(rf"\b(?:from|after)\s+{FILL}\Z", re.I)
_ENDS = re.compile(
    rf"\b{_RIGHT}\b[^.;]{{0,100}}?\b(?:ends?|closes?|shuts?|stops?|finish(?:es)?|ceases?|runs? (?:out|"
    rf"until|through)|ending|closing|valid)\b(?:\s+\w+){{0,2}}?\s*(?:\b(?:on|in|at|until|till|"
    rf"through)\s+)?{FILL}\Z",
    re.I,
)
_AND_ENDS = re.compile(r"\s*,?\s*(?:and|but|then)\s+(?:will\s+)?(?:end|close|shut|stop|cease|run)s?\b", re.I)
_OPEN_FROM = re.compile(
    r"\b(?:[Oo]pen from\s+\Z|(?:registration|sign-ups?|enrol(?:l)?ment|nominations?|applications?|entries|submissions?|consultation|amnesty|"
    r"booking|claims|objections|bids|tenders)\b[^.;]{0,180}\bfrom\s+\Z)",
    re.I,
)
_DUE = re.compile(
    rf"\b(?:(?:due|payable|owed)(?:\s+back|\s+in full)?|(?:repay|pay back|pay off)\s[^.;]{{3,60}}?)\s+(?:on|by|in|at|before)?\s*{FILL}\Z",
    re.I,
)
_DUE_EVENTS = re.compile(
    r"\b(?:verdict|decision|ruling|results?|data|figures|elections?|launch|deliver(?:y|ies)|"
    r"release|trial|statement|answer|announcement|earnings|minutes|reports?|hearing|vote|visit|"
    r"talks|born|baby|arriv\w+|sentencing|publication|figures|meeting)\b",
    re.I,
)
_MUST = re.compile(
    rf"\b(?:must|ha[sd] until|have until|given until|gave (?:them|him|her|it|us|[\w’' ]{{2,30}}?) until|"
    rf"(?:have|has|had) (?:been )?(?:given )?(?:them\w+ )?until)\s+{FILL}\Z",
    re.I,
)

_LASTS = re.compile(
    r"\b(?:takes? place|continues?|stays?(?! (?:away|out|off|clear|indoors)\b)|remains? in (?:office|hospital|post)|operat(?:e|es|ing)|runs?|running|"
    r"lasts|lasting|(?:will|would|to|could|may) last|play(?:s|ing)?|serv(?:e|es|ing)(?=\s+(?:as|in|until|till|out))|reign|on display|on show|"
    r"holiday|under contract|(?:be|is|are|been|was|were|ruled) (?:out|sidelined|injured|absent|unavailable)(?! of\b)|stay(?:ing)? (?:in|on|at)|tour|festival|exhibition)\b[^.;]{0,70}\Z",
    re.I,
)
_NOT_UNTIL = re.compile(
    r"(?:\bnot\b|n['’]t\b|\bnever\b|\bno\b)(?:(?!\b(?:must|should|need|needs|ha(?:s|ve) to|who|which|that)\b)[^.;,]){0,60}\Z",
    re.I,
)
_EVENT_BEHIND = re.compile(
    r"(?:\s?[-–]\s?\d\d?)?\s+(?:(?!(?:that|an?|the|to|of|for|and|or|as|with|in|at|on|after|before|without|is|was|will|his|her|"
    rf"their|its)\b)[\w-]+\s+){{0,2}}?{EVENT}\b"
)
_THING_OF_DAY = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?!deadline)\w+")
_RULE_WORD = re.compile(rf"\b(?:{_RULE}|must|have to|required|no longer|obliged|forbidden|barred)\b")
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
_REFERS_BACK = re.compile(
    r"(?:\b(?:instead of|rather than|as against)\b[^,;.]{0,60}|\b(?:originally|previously|initially)\s+(?:been\s+)?(?:due|"
    r"scheduled|planned|set|expected|slated|meant|supposed|intended|booked|agreed|targeted|for|"
    r"to)\b[^;.]{0,70}|\bhad\s+(?:originally\s+|previously\s+|initially\s+|once\s+)?been\s+(?:due|scheduled|set|"
    r"expected|planned|slated|supposed|meant|timetabled)\b[^;.]{0,70}|\bhad\s+(?:originally|previously|"
    r"initially)\s+\w+ed\b[^.;]{0,90}|\bhad\s+(?:hoped|planned|intended)\s+to\b[^.;]{0,90}|\b(?:was|"
    r"were)\s+to\s+have\b[^;.]{0,70}|\b(?:was|were)\s+(?:originally|previously|initially)\b[^;.]{0,70}|\b(?:old|"
    r"earlier|original|previous(?:ly extended)?|initial|former|from (?:an?|the|its))\s+(?:[\w-]+\s+){0,2}(?:deadline|cut-?off|date|target|timetable|"
    r"ultimatum|schedule|plan)\b[^;.]{0,40}|,?\s*\b(?<!is )(?<!are )not\s+(?:on\s+|by\s+|in\s+|until\s+)?(?:the\s+)?)\Z",
    re.I,
)
_EARLIER_HAD = re.compile(r"\W*(?:Earlier|Previously|Initially|Originally|Last (?:week|month|year)),?\s[^.;]*\bhad\b")
_REPLACED = re.compile(
    r"\s*,?\s+(?:but (?:it |they )?)?(?:will|is|are) now\b|\s+(?:could not|did not|didn['’]t|never)\b|"
    r"\s+(?:was|were|had been) (?:scheduled|set|due|supposed|meant|slated|expected) to\b",
    re.I,
)
_UNLESS_BEHIND = re.compile(
    r"\s*,?\s+(?:unless|if\s+(?:no|(?:the|its|their|his|her)\s+(?:\w+\s+)?(?:demands?|terms|"
    r"conditions)\s+(?:is|are)\s+not))\b",
    re.I,
)
_UNLESS_BEFORE = re.compile(r"\b(?:unless|barring)\b[^.;,]{5,110},[^.;,]{0,60}\Z", re.I)
# What ends or is withheld; a strike or a walkout is an event that starts, threatened or not.
_CEASES = re.compile(
    r"\b(?:stop(?:ping|ped)?|clos(?:e|ed|ing)|shut(?:ting)?|withdraw(?:n|ing)?|pull(?:ed|ing)? out|suspend(?:ed|ing)?|"
    r"cut(?:ting)? off|halt(?:ed|ing)?|evict(?:ed)?|expel(?:led)?|dismiss(?:ed)?|sack(?:ed)?|laid off|cancel(?:led|ed)?|"
    r"demolish(?:ed)?|switch(?:ed)? off|disconnect(?:ed)?)\b[^.;]{0,70}\Z",
    re.I,
)


def rule_named_in(sentence: str) -> str:
    """Return the last word of a sentence that names a rule, a right or what else starts and lapses; "" without one."""
    named = [match[0] for match in _NAMED_RULE.finditer(sentence)]
    return named[-1] if named else ""


def opens_term(left: str) -> bool:
    """Whether the date is the first of a time in which one may register, apply or the like: the second is the limit."""
    return bool(_OPEN_FROM.search(left))


def is_ultimatum(left: str, right: str) -> bool:
    """Whether something ends on the date unless somebody acts before it."""
    unless = _UNLESS_BEHIND.match(right) or _UNLESS_BEFORE.search(left)
    return unless is not None and _CEASES.search(left) is not None


def names_limit(left: str, right: str) -> bool:
    """Whether the date is called a deadline or the like, or something must be done by it."""
    near = left[-_NEAR:]
    named = _NOUN_BEFORE.search(left[-CLAUSE:]) and not _THING_OF_DAY.match(right)
    if _NOUN_BEHIND.match(right) or named or _MUST.search(near):
        return True
    return is_limit_moved_here(left) or _LAST_DAY.search(left) is not None


def names_onset(item: DatedPhrase, left: str) -> bool:
    """Whether something expires, ends as a right, or takes effect on the date."""
    near, right = left[-_NEAR:], item.clause.right
    if item.clause.opens and item.clause.group == "perfect":
        return False  # "As of Friday, the mayor has barred"
    if _LAPSES_HERE.search(near) or (_FROM_OR_AFTER.search(near) and _OBLIGED.match(right.lstrip())):
        return True
    told = item.clause.group in ("past", "pastprog", "pastperf") and not _FROM.search(near)
    if told and (_OCCURRED.search(item.clause.verb) or not _PREPOSED.search(near)):
        return False
    if _LAPSE_BEFORE.search(near) or _ENDS.search(left) or _STARTS.search(left) or _FROM_RULE.search(left):
        return True
    if _AND_ENDS.match(left) and _ENDS.search(item.clause.left):
        return True
    if _BARRIER_RISES.search(left):
        return True
    ends = _SENTENCE_PART if item.clause.opens else CLAUSE_END
    main = ends.split(right[:CLAUSE].lstrip(" ,"), maxsplit=1)[0]
    if _FROM.search(near) and (item.clause.opens or not right.startswith(",")) and _RULE_WORD.search(main):
        return True
    if _FROM.search(near) and _OBLIGED.search(main if item.clause.opens else left):
        return not is_forecast(item.clause)
    if _DUE.search(left) and not _DUE_EVENTS.search(item.clause.left):
        return True
    return not _TWO_WORDS.search(left[-24:]) and bool(_LAPSE_BEHIND.match(right))


def stands_behind_limit(item: DatedPhrase, left: str) -> bool:
    """Whether by, until, before, within or the like governs the date directly."""
    near = left[-_NEAR:]
    return item.phrase.relation == "within" or bool(_LIMIT.search(near) and not _SPAN_BEFORE.search(near))


def is_limit_of_rest(item: DatedPhrase, left: str) -> bool:
    """Whether the limit only says when something is moved to, or how long an ordinary state lasts."""
    near = left[-_NEAR:]
    if names_event(item.clause.right) or (_BEFORE.search(near) and _THING_OF_DAY.match(item.clause.right)):
        return True
    if not _UNTIL.search(near):
        return False
    waits = _NOT_UNTIL.search(near) and not _ORDERS.search(left)
    return bool(waits or is_moved_here(left) or _LASTS.search(item.clause.left))


def names_event(right: str) -> bool:
    """Whether the date names an event by its day: "the Nov 5 vote"."""
    return bool(_EVENT_BEHIND.match(right))


def is_not_before(left: str) -> bool:
    """Whether something is only said not to come before the date."""
    return bool(_BEFORE.search(left[-_NEAR:]) and _NOT_UNTIL.search(left))


def is_superseded(left: str, right: str) -> bool:
    """Whether the date is one that no longer holds."""
    return bool(is_moved_away(left, right) or _REFERS_BACK.search(left) or _REPLACED.match(right))


def tells_of_before(clause: Clause) -> bool:
    """Whether the sentence only tells what held earlier: "Earlier, the board had extended the deadline to"."""
    return clause.group == "pastperf" and bool(_EARLIER_HAD.match(clause.left))
