"""Which way a dated clause looks: the verb group that governs a date, past or coming, from word lists and nearness.

No tagger: verb groups are found by their auxiliaries, endings and lists of irregular and of control verbs, in windows
of bounded length around the date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

Direction = Literal["past", "future", ""]

_LEFT = 320
_RIGHT = 220
_SENTENCE_END = re.compile(
    r"(?P<mark>[.!?](?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|No|vs)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Inc|Ltd|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec|Rev|Col)\.)(?<!\b(?:Corp|Prof|Sept)\.)(?<![ap]\.m\.)[\"”’')\]]*)\s+(?=[\"“‘(\[]?[A-Z0-9])|\n+")
_ADV = (
    r"(?:(?:\s+|n['’]t\b)(?:not|also|only|still|now|then|just|already|never|soon|again|once|even|all|both|first|"
    r"finally|therefore|"
    r"however|long|too|today|reportedly|\w{2,12}ly)\b){0,3}(?:n['’]t)?"
)
_IRREGULAR = (
    "said|told|was|were|did|had|met|held|began|went|came|took|made|gave|got|left|found|won|lost|fell|rose|sold|bought|hit|cut|"
    "set|put|shut|broke|brought|built|caught|chose|flew|fought|forgot|grew|heard|kept|knew|led|let|paid|ran|read|saw|sent|"
    "shot|sank|spoke|spent|stood|stole|struck|swore|taught|thought|threw|understood|woke|wore|wrote|drew|drove|ate|felt|"
    "became|sat|slept|slid|swept|dealt|bore|beat|bid|blew|burst|cast|clung|dug|fled|froze|hid|hung|hurt|laid|lay|leapt|lent|"
    "lit|meant|overcame|overtook|quit|rang|rode|sang|sought|shook|shrank|split|spread|sprang|stuck|stung|swam|swung|tore|"
    "underwent|upheld|withdrew|won|wound|backed|born|died|walked|shown|seen|given|taken|made|known|gone|done|written|"
    "beaten|broken|chosen|drawn|driven|fallen|flown|frozen|hidden|risen|shaken|spoken|stolen|sworn|thrown|torn|withdrawn|worn"
)
_PARTICIPLE = rf"(?:\w+ed|been|{_IRREGULAR})"
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
_GROUP = re.compile(
    rf"""\b(?:
      (?P<modal>(?:will|shall|would(?!-)|could|may|might|must|should|can|cannot|ca(?=n['’]t)|wo(?=n['’]t)|going\s+to)\b{_ADV}(?:\s+(?P<irrealis>have)\b(?!\s+to\b))?
         (?:\s+be(?:en)?)?{_ADV}(?:\s+[a-z]+)?|(?<=\w)['’]ll\s+\w+)
    | (?P<plan>(?:(?:(?:is|are|was|were|been|be|has|have|had)\b{_ADV}\s+)?(?:been\s+)?(?:scheduled|slated|due(?!\s+to\s+(?:the|an?|its|his|her|their|this|that|these|those|lack|low|high|bad|poor|heavy|strong|severe|extreme|
         technical|safety|security|fears?|concerns?|snow|fog|rain|weather|injur\w+|ill\w*|[a-z]+ing|\d|[A-Z]))|set|expected|planned|
         arranged|booked|timed)\b{_ADV}(?:\s+(?:to|for|on|in|at|by|before|later|back|next|this)\b|\s*\Z)|
         (?:(?:is|are|was|were|been|be)\b{_ADV}\s+)?(?:poised|supposed|likely|unlikely|about|preparing|planning|bound|ready|on\s+(?:track|course)|
         designed|geared)\b{_ADV}\s+(?:to|for)\b)
         (?:\s+(?:be|have)\b)?(?:\s+[a-z]+)?)
    | (?P<isto>(?:is|are|was|were)\b{_ADV}\s+to\s+(?:be\s+)?[a-z]+)
    | (?P<pastperf>had\b{_ADV}\s+(?:been\s+)?{_PARTICIPLE}\b)
    | (?P<perfect>(?:has|have|['’]ve)\b{_ADV}\s+(?:been\s+)?{_PARTICIPLE}\b)
    | (?P<oblige>(?:has|have|need|needs|wants?|hopes?|plans?|intends?|aims?|vows?|seeks?|expects?|promises?)\s+to\s+[a-z]+|(?:has|have)\s+until\b)
    | (?P<progress>(?:is|are|am|['’]re)\b{_ADV}\s+\w+ing\b)
    | (?P<pastprog>(?:was|were)\b{_ADV}\s+(?:being\s+)?\w+(?:ing|ed)\b)
    | (?P<passive>(?:is|are|['’]re)\b{_ADV}\s+{_PARTICIPLE}\b)
    | (?P<infinitive>to\s+(?:be\s+[a-z]+|(?:{_BASE})\b))
    | (?P<presv>(?:meets?|leaves?|begins?|starts|opens|closes|ends|expires?|lapses?|goes|votes|arrives?|travels|returns|plays|
         takes?|faces?|hosts|visits|holds|runs|kicks|becomes|launches|resumes|debuts|marks|heads|flies|convenes|gathers|celebrates|
         goes\s+(?:on|into)|go\s+(?:on|into)|appears|falls|releases|premieres|concludes|turns|stages|unveils|presents|decides)\b)
    | (?P<say>says?|saying|say)\b
    | (?P<copula>(?:is|are|['’]re)\b)
    | (?P<past>[a-z]{{2,}}ed\b|(?:{_IRREGULAR})\b)
    )""", re.X)
_BOUNDARY = re.compile(r"(?:[,;:(—–“\"]|\s-\s|\b(?:and|but|while|as|when|that|because|which|though|although|"
                       r"if)\b)\s*(?:[“\"]\s*)?"
                       r"(?:(?:[Oo]n|[Bb]y|[Ii]n|[Uu]ntil|[Ff]rom|[Ss]tarting|[Bb]eginning|[Ee]arlier|[Ll]ate|[Aa]t|"
                       r"[Ff]or)\s+)?\Z")
_NEW_CLAUSE = re.compile(r"[,;:—–“\"(]|\b(?:and|but|while|as|when|that|because|which|who|though|although|if|before|"
                         r"after|until|unless)\b")
_STARTS = re.compile(r"\A\W*(?:(?:On|By|In|Until|From|Starting|Beginning|Since|At|Late|Early|For|As of|And on|But on|"
                     r"The|A|Earlier|Before|After|"
                     r"During|Between|Through|Late on|Early on|Effective|Later)\s+)?\Z")
_SUBJECT = re.compile(r"\s+(?:that|the|its|his|her|their|a|an|there|he|she|they|it|we|this|these|no|some|more|all|most|"
                      r"such|both|any|another)\b"
                      r"|\s+[A-Z](?!\w*day\b)")
_CONTROL = re.compile(
    r"\b(?:agreed|told|ordered|asked|urged|decided|planned|promised|vowed|given|gave|called|invited|scheduled|wanted|"
    r"due|hoped|"
    r"offered|threatened|demanded|pledged|expected|obliged|required|forced|allowed|advised|warned|committed|determined|"
    r"set|prepared|arranged|instructed|directed|voted|opted|chose|intended|meant|needed|sought|has|have|had|made|"
    r"proposed|elected|chosen|appointed|summoned|entitled|permitted|continued|pressed|pushed|lobbied|recommended|"
    r"announced)\b")
_FAILED = re.compile(r"\b(?:failed|managed|began|started|helped|refused|declined|was able|were able|used|proved|tended|"
                     r"came|went on|"
                     r"rose|fell|gained|climbed|slipped|dropped|traveled|travelled|flew|went|returned|met|gathered|"
                     r"stopped|had)\b")
_EVENT = (
    r"(?:election|elections|summit|meeting|hearing|vote|referendum|talks|match|game|final|conference|debate|ballot|"
    r"poll|polls|trial|"
    r"deadline|launch|opening|ceremony|inauguration|session|visit|trip|funeral|concert|race|fight|strike|rally|runoff|"
    r"run-off|"
    r"gathering|festival|release|auction|review|showdown|announcement|verdict|sentencing|start|expiry|report|qualifier|"
    r"date)s?"
)
_AHEAD = re.compile(rf"\b(?:before|ahead of|until|upcoming|forthcoming|next|planned|scheduled|prior to|in time for|"
                    rf"preparations for|for)"
                    rf"(?:\s+[\w’'-]+){{0,4}}?\s+{_EVENT}(?:\s+(?:in|"
                    rf"at)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?)?\s+(?:on|in|at|to start|of)?\s*(?:the\s+)?\Z", re.I)
_EVENT_BEFORE = re.compile(rf"\b{_EVENT}(?:\s+(?:in|"
                           rf"at)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?)?,?\s+(?:(?:set\s+)?for\s+|on\s+|in\s+|"
                           rf"next\s+)?\Z", re.I)


_VERB_BEHIND = re.compile(rf"\s+(?:\w{{2,12}}ly\s+|also\s+)?(?P<verb>(?!need|held\b|set\b|cut\b|put\b|read\b|left\b|"
                          rf"aged?\b)(?:[a-z]{{3,}}ed|{_IRREGULAR}))\b"
                          r"(?!\s+(?:at|by|for|in|with|as|from|on|during|under)\b)")
_SUMS_UP = re.compile(r"\s+(?:marks?|ends|comes?|follows?|means|brings|adds|reflects|underscores?|highlights|suggests|"
                      r"shows|is the|are the)\b")
_NOUN_PLAN = re.compile(r"\b(?:plans?|decisions?|bids?|deals?|bills?|moves?|efforts?|attempts?|proposals?|laws?|"
                        r"measures?|pressure|calls?|campaign|push|agreement|"
                        r"motion|scheme|offer|chance|opportunity|right|ability|failure|refusal|need|way|order|"
                        r"permission|authority|pledge|promise)\s+\Z")
_STATE = re.compile(r"\b(?:investigating|considering|facing|struggling|reeling|mourning|searching|recovering|"
                    r"experiencing|suffering|trying|saying|"
                    r"calling|demanding|urging|battling|reviewing|examining|probing|continuing|getting|becoming|"
                    r"feeling|seeking|looking|"
                    r"fighting|doing|asking|blaming|accusing|questioning)\Z")
_NOUN_SIGN = re.compile(r"(?:\b(?:a|an|the|its|his|her|their|our|my|any|no|this|that|these|those|of|in|for|by|to|with|"
                        r"most|many|all|some|at|from|on|"
                        r"other|new|more|few|two|three|four|five|six|seven|eight|nine|ten|first|last|upcoming|coming|"
                        r"remaining|following|opening|closing|\w+ed)|\d[.,]?\d*|million|billion|percent)\s+\Z")
_ANNOUNCED = re.compile(r"\b(?:announced|unveiled|revealed|confirmed|outlined|made|had|have|set out|laid out)\b")


_COMMITS = re.compile(
    r"\b(?:said|told|promised|pledged|vowed|ordered|demand(?:s|ed)|want(?:s|ed)?|set|gave|given|agreed|asked|required|"
    r"needed|urged|warned|announced|planned|hoped|"
    r"intended|proposed|offered|committed|scheduled|called|insisted|threatened|expected|due|obliged|extended|invited|"
    r"approved|decided|allowed|"
    r"permitted|sought|recommended|open|valid|closed|in force|postponed|suspended|adjourned|delayed|put off|barred|"
    r"banned|halted|mandated|granted|"
    r"issued|imposed|directed|instructed|pressed|deferred|goals?|targets?|aims?|deadline|ultimatum|back|forbidden|"
    r"blocked|detained|remanded|cancell?ed|grounded|shut|stopped|kept|locked|booked|leased|signed|lent|loaned|reserved|"
    r"frozen|froze|paused|"
    r"shelved|scrapped|withheld|delayed)\b")
_SETS = re.compile(r"\b(?:promised|pledged|vowed|ordered|wanted|needed|hoped|had to|said|expected|planned)\b")
_CONDITION = re.compile(r"\b(?:unless|if|would|should|whether|must|will|can|may|could|has to|have to|to be|until then|"
                        r"shall)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of the sentence around a date and the verb group that governs it.

    `left` and `right` are the sentence before and behind the date (at most 320 and 220 characters), `verb` the governing
    group's words, `group` its kind, `direction` where it looks.
    """

    left: str
    right: str
    group: str = ""
    verb: str = ""
    direction: Direction = ""
    distance: int = 0
    opens: bool = False                  # the date stands before its verb


def clause_around(text: str, start: int, end: int) -> Clause:
    """Read the clause in which the date at `start`–`end` stands."""
    left, right = sentence_around(text, start, end)
    groups = _verb_groups(left)
    if _SUMS_UP.match(right) and not _opens_clause(left):
        return Clause(left, right, "past", "", "past")
    if near := _VERB_BEHIND.match(right):
        return Clause(left, right, "past", near["verb"], "past")
    if _opens_clause(left) and (found := _first_right(right)) and not found[0].startswith("could"):
        return replace(_read(left, right, found, [], 0), opens=True)
    while groups:
        last = groups[-1]
        gap = left[last.end():]
        if _reports(last) and len(gap.split()) > 2 and _SUBJECT.match(gap) and not re.search(r"\b(?:on|at|late|"
                                                                                             r"early)\s*\Z", gap[:12]):
            if found := _first_right(right):
                return _read(left, right, found, [], 0)
        return _read(left, right, last, groups[:-1], len(gap))
    found_right = _first_right(right)
    if found_right and not found_right[0].startswith("could"):
        return _read(left, right, found_right, [], 0)
    return Clause(left, right, direction=_by_nouns(left))


def _verb_groups(left: str) -> list[re.Match[str]]:
    """The verb groups before a date; a present form that follows a verb of its own clause is a noun ("tax returns")."""
    groups: list[re.Match[str]] = []
    for match in _GROUP.finditer(left):
        if not _is_verb(match):
            continue
        if match.lastgroup == "presv" and groups and not _reports(groups[-1]) and not _NEW_CLAUSE.search(left[groups[-1].end():match.start()]):
            continue
        groups.append(match)
    return groups


def tells_back(clause: Clause) -> bool:
    """Whether a limit in this clause is one of the tale ("had fallen by Friday"), not one that somebody set."""
    if clause.group not in ("past", "pastprog", "pastperf", "copula", "passive"):
        return False
    if clause.opens:
        return clause.group not in ("copula", "passive") and not _SETS.search(clause.verb)
    if clause.group in ("copula", "passive") or _COMMITS.search(clause.verb) or _COMMITS.search(clause.left[-70:]):
        return False
    return not _CONDITION.search(clause.left[-140:])


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the parts of the sentence before and behind a span."""
    left = text[max(0, start - _LEFT):start]
    right = text[end:end + _RIGHT]
    cut = 0
    for match in _SENTENCE_END.finditer(left):
        cut = match.end()
    stop = _SENTENCE_END.search(right)
    if stop is None:
        return left[cut:], right
    return left[cut:], right[:stop.end("mark") if stop["mark"] else stop.start()]


def _is_verb(match: re.Match[str]) -> bool:
    if match.lastgroup == "presv":
        return not _NOUN_SIGN.search(match.string[max(0, match.start() - 16):match.start()])
    return match.lastgroup != "past" or match[0] not in _NOT_VERBS


def _reports(match: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:said|says?|saying|added|believes?|reported|warned|insisted|confirmed|shows?|"
                          r"showed)\Z", match[0]))


def _opens_clause(left: str) -> bool:
    return bool(_STARTS.match(left) or _BOUNDARY.search(left[-40:]))


def _first_right(right: str) -> re.Match[str] | None:
    for match in _GROUP.finditer(right[:160]):
        if _is_verb(match):
            return match
    return None


def _read(left: str, right: str, match: re.Match[str], earlier: list[re.Match[str]], distance: int) -> Clause:
    group = _kind(match)
    return Clause(left, right, group, match[0], _direction(group, match, earlier, left), distance)


def _kind(match: re.Match[str]) -> str:
    group = match.lastgroup or ""
    if group == "oblige" and _NOUN_SIGN.search(match.string[max(0, match.start() - 16):match.start()]):
        return "infinitive"
    return "modal" if group == "irrealis" else group


def _direction(group: str, match: re.Match[str], earlier: list[re.Match[str]], left: str) -> Direction:
    """Where a verb group looks; `left` tells of events ahead for groups that look nowhere themselves."""
    verb = match[0]
    if _AHEAD.search(left[-110:]) and group not in ("pastperf",):
        return "future"
    match group:
        case "modal":
            return "past" if " have " in f"{verb} " and match["irrealis"] and not verb.startswith("will") else "future"
        case "progress" if _STATE.search(verb):
            return _by_nouns(left)
        case "plan" | "isto" | "oblige" | "progress" | "presv":
            return "future"
        case "perfect":
            return "past" if re.search(r"\b(?:said|told|been|died|killed|fallen|risen)\Z", verb) else "future"
        case "past" | "pastprog" | "pastperf" | "say":
            return "past"
        case "infinitive":
            return _infinitive(match, earlier, left)
    return _by_nouns(left)


def _infinitive(match: re.Match[str], earlier: list[re.Match[str]], left: str) -> Direction:
    """An infinitive looks where its governor sends it: "agreed to meet" ahead, "failed to agree" back."""
    if not earlier:
        return "future"
    governor = earlier[-1]
    kind = _kind(governor)
    if kind == "infinitive":
        return _infinitive(governor, earlier[:-1], left)
    if kind not in ("past", "pastprog", "pastperf"):
        return "future"
    if _CONTROL.search(governor[0]):
        return "past" if kind == "pastperf" and re.search(r"\b(?:originally|previously|initially|hoped|planned)\b", governor[0]) else "future"
    if match[0].startswith("plan") or _NOUN_PLAN.search(left[max(0, match.start() - 24):match.start()]):
        return "future" if _ANNOUNCED.search(governor[0]) else "past"
    near = match.start() - governor.end() < 30
    return "past" if near or _FAILED.search(governor[0]) else "future"


def _by_nouns(left: str) -> Direction:
    return "future" if _EVENT_BEFORE.search(left[-80:]) else ""
