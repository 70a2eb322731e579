"""Verb groups of an English sentence by their auxiliaries, endings and lists of irregular verbs; no tagger, no grammar.

A group is what decides a tense: "will be held", "has called", "agreed", "to meet". Lists name what endings do not show.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADV = (
    r"(?:(?:\s+|n['’]t\b)(?:not|also|only|still|now|then|just|already|never|soon|again|once|next|even|all|both|first|"
    r"finally|therefore|however|long|too|today|reportedly|\w{2,12}ly)\b){0,3}(?:n['’]t)?"
)
IRREGULAR = (
    "said|told|was|were|did|had|met|held|began|went|came|took|made|gave|got|left|found|won|lost|fell|rose|sold|bought|hit|cut|"
    "set|put|shut|broke|brought|built|caught|chose|flew|fought|forgot|grew|heard|kept|knew|led|let|paid|ran|read|saw|sent|"
    "shot|sank|spoke|spent|stood|stole|struck|swore|taught|thought|threw|understood|woke|wore|wrote|drew|drove|ate|felt|"
    "became|sat|slept|slid|swept|dealt|bore|beat|bid|blew|burst|cast|clung|dug|fled|froze|hid|hung|hurt|laid|lay|leapt|lent|"
    "lit|meant|overcame|overtook|quit|rang|rode|sang|sought|shook|shrank|split|spread|sprang|stuck|stung|swam|swung|tore|"
    "underwent|upheld|withdrew|won|wound|backed|born|died|walked|shown|seen|given|taken|made|known|gone|done|written|"
    "beaten|broken|chosen|drawn|driven|fallen|flown|frozen|hidden|risen|shaken|spoken|stolen|sworn|thrown|torn|withdrawn|worn|"
    "gotten|bet|bled|bred|broadcast|crept|drank|fed|forbade|foresaw|forgave|knelt|lied|misled|mistook|overran|oversaw|overthrew|pled|"
    "rebuilt|retook|shed|shone|sped|spun|spat|strode|strove|thrust|undertook|undid|upset|wept|withheld|withstood|swore|shown"
)
"""Past forms and participles that do not end in -ed, as alternatives."""
_PARTICIPLE = rf"(?:\w+ed|been|{IRREGULAR})"
_NOT_VERBS = frozenset(
    "united need indeed hundred speed feed breed seed bed red shed sacred naked wicked rugged armed limited proposed planned "
    "so-called aged unprecedented alleged supposed detailed mixed tired advanced experienced combined unexpected limited "
    "embed exceed proceed succeed bleed weed reed greed creed steed ted fred med fed led-by kindred biased increased revised "
    "estimated disputed scheduled expected slated reduced sustained disabled".split()
)
_BASE = (
    "be|have|do|meet|hold|visit|vote|begin|start|open|close|decide|announce|publish|release|travel|arrive|leave|return|attend|take|"
    "make|go|speak|address|sign|deliver|launch|resume|hear|rule|appear|play|face|discuss|consider|receive|give|file|submit|"
    "pay|report|end|finish|complete|come|enter|expire|stop|cease|reopen|reach|agree|accept|reject|respond|reply|answer|comply|"
    "withdraw|pull|hand|turn|step|run|raise|cut|impose|lift|introduce|present|unveil|show|tell|say|testify|plead|stand|"
    "host|lead|join|head|fly|land|depart|move|seek|ask|call|set|get|put|bring|send|sell|buy|acquire|merge|merge|spin|"
    "build|produce|ship|roll|offer|apply|register|claim|collect|join|fight|compete|race|kick|debate|review|approve|pass|"
    "ratify|adopt|implement|enforce|ban|phase|reduce|increase|double|eliminate|create|add|hire|fire|lay|strike|march|protest|"
    "demonstrate|rally|celebrate|mark|honor|honour|bury|swear|inaugurate|elect|choose|pick|name|appoint|replace|retire|"
    "resign|quit|serve|stay|remain|keep|continue|extend|renew|negotiate|talk|work|help|try|use|see|watch|test|inspect|"
    "investigate|examine|study|issue|grant|award|fund|invest|spend|raise|borrow|repay|refinance|settle|resolve|"
    "clinch|conclude|finalise|finalize|seal|strike|restart|relaunch|become|provide|update|brief|convene|gather|assemble|"
    "evacuate|surrender|disarm|free|sentence|extradite|deport|execute|hang|sack|suspend|shut|cancel|postpone|delay|go"
)
_CAUSE = (
    r"(?:the|an?|its|his|her|their|this|that|these|those|lack|low|high|bad|poor|heavy|strong|severe|extreme|technical|"
    r"safety|security|fears?|concerns?|snow|fog|rain|weather|injur\w+|ill\w*|[a-z]+ing|\d|[A-Z])"
)
_GROUP = re.compile(
    rf"""\b(?:
      (?P<modal>(?:will|shall|would(?!-)|could|may|might|must|should|can|cannot|ca(?=n['’]t)|wo(?=n['’]t)|going\s+to)\b
         {_ADV}(?:\s+(?P<irrealis>have)\b(?!\s+to\b))?(?:\s+be(?:en)?)?{_ADV}(?:\s+[a-z]+)?|(?<=\w)['’]ll\s+\w+)
    | (?P<plan>(?:(?:(?:is|are|was|were|been|be|has|have|had)\b{_ADV}\s+)?(?:been\s+)?
         (?:scheduled|slated|due(?!\s+to\s+{_CAUSE})|set|expected|planned|
         arranged|booked|timed)\b{_ADV}(?:\s+(?:to|for|on|in|at|by|before|later|back|next|this)\b|\s*\Z)|
         (?:(?:is|are|was|were|been|be)\b{_ADV}\s+)?(?:poised|supposed|likely|unlikely|about|preparing|planning|bound|ready|on\s+(?:track|course)|
         designed|geared)\b{_ADV}\s+(?:to|for)\b)
         (?:\s+(?:be|have)\b)?(?:\s+[a-z]+)?)
    | (?P<isto>(?:is|are|was|were)\b{_ADV}\s+to\s+(?:be\s+)?[a-z]+)
    | (?P<pastperf>had\b{_ADV}\s+(?:been\s+)?{_PARTICIPLE}\b)
    | (?P<perfect>(?:has|have|['’]ve)\b{_ADV}\s+(?:been\s+)?{_PARTICIPLE}\b)
    | (?P<oblige>(?:has|have|need|needs|wants?|hopes?|plans?|intends?|aims?|vows?|seeks?|expects?|promises?)\s+to\s+[a-z]+|
         (?:has|have)\s+until\b)
    | (?P<progress>(?:is|are|am|['’]re)\b{_ADV}\s+\w+ing\b)
    | (?P<pastprog>(?:was|were)\b{_ADV}\s+(?:being\s+)?\w+(?:ing|ed)\b)
    | (?P<passive>(?:is|are|['’]re)\b{_ADV}\s+{_PARTICIPLE}\b)
    | (?P<infinitive>to\s+(?:be\s+[a-z]+|(?:{_BASE})\b))
    | (?P<presv>(?:meets?|leaves?|begins?|starts|opens|closes|ends|expires?|lapses?|goes|votes|arrives?|travels|returns|plays|
         takes?|faces?|hosts|visits|holds|runs|kicks|becomes|launches|resumes|debuts|marks|heads|flies|convenes|gathers|celebrates|
         goes\s+(?:on|into)|go\s+(?:on|into)|appears|falls|releases|premieres|concludes|turns|stages|unveils|presents|decides)\b)
    | (?P<say>says?|saying|say)\b
    | (?P<copula>(?:is|are|['’]re)\b)
    | (?P<past>[a-z]{{2,}}ed\b|(?:{IRREGULAR})\b)
    )""", re.X)
_NOUN_SIGN = re.compile(r"(?:\b(?:a|an|the|its|his|her|their|our|my|any|no|this|that|these|those|of|in|for|by|to|with|"
                        r"most|many|all|some|at|from|on|other|new|more|few|two|three|four|five|six|seven|eight|nine|"
                        r"ten|first|last|upcoming|coming|remaining|following|opening|closing|\w+ed)|\d[.,]?\d*|million|"
                        r"billion|percent)\s+\Z")
_NEW_CLAUSE = re.compile(r"[,;:—–“\"(]|\b(?:and|but|while|as|when|that|because|which|who|though|although|if|before|"
                         r"after|until|unless)\b")
_REPORTS = re.compile(
    r"\b(?:said|says?|saying|added|believes?|reported|warned|insisted|confirmed|shows?|showed)\Z")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The words that decide a tense, where they stand, and their kind.

    Kinds: modal, plan ("due to"), isto ("is to"), pastperf, perfect, oblige ("has to", "plans to"), progress, pastprog,
    passive, infinitive, presv (a present form as in a timetable), say, copula, past. `unreal`: "would have".
    """

    start: int
    end: int
    kind: str
    words: str
    unreal: bool = False

    @property
    def reports(self) -> bool:
        """Whether it is a verb of saying, after which a new clause may begin."""
        return bool(_REPORTS.search(self.words))


def verb_groups(text: str) -> list[VerbGroup]:
    """Return the verb groups of a stretch of a sentence, in order.

    A present form that follows a verb of its own clause, or a word that goes with nouns, is a noun ("tax returns").
    """
    groups: list[VerbGroup] = []
    for match in _GROUP.finditer(text):
        kind = match.lastgroup or ""
        noun = kind in ("presv", "oblige") and bool(_NOUN_SIGN.search(text[max(0, match.start() - 16):match.start()]))
        if kind == "presv" and (noun or _follows_verb(text, groups, match.start())):
            continue
        if kind == "past" and match[0] in _NOT_VERBS:
            continue
        if kind == "oblige" and noun:
            kind = "infinitive"
        if kind == "irrealis":
            kind = "modal"
        groups.append(VerbGroup(match.start(), match.end(), kind, match[0], match["irrealis"] is not None))
    return groups


def first_verb_group(text: str) -> VerbGroup | None:
    """Return the first verb group of a stretch of a sentence."""
    groups = verb_groups(text)
    return groups[0] if groups else None


def _follows_verb(text: str, groups: list[VerbGroup], start: int) -> bool:
    return bool(groups) and not groups[-1].reports and not _NEW_CLAUSE.search(text[groups[-1].end:start])
