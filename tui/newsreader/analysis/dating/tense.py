"""Which way a dated clause looks: the verb group that governs a date, past or coming, from word lists and nearness.

The sentence is read in windows of bounded length around the date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from newsreader.analysis.dating.verb_groups import IRREGULAR, LOOKS_BACK, VerbGroup, first_verb_group, verb_groups

Direction = Literal["past", "future", ""]

_LEFT = 320
_RIGHT = 220
_RIGHT_CLAUSE = 160
_SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=\n)\n*|(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|No|vs)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Inc|Ltd|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Rev|Col)\.)(?<!\b(?:Corp|Prof|"
    r"Sept)\.)(?<![ap]\.m\.)(?P<closers>[\"”’')\]]*)\s+(?=[\"“‘(\[]?[A-Z0-9]))"
)
_BOUNDARY = re.compile(
    r"(?:[,;:(—–“\"]|\s-\s|\b(?:and|but|while|as|when|that|because|which|though|although|"
    r"if|then)\b(?<!\b(?:soon|late) as)(?<!\bearly as))\s*(?:[“\"]\s*)?(?:(?:[Oo]n|[Bb]y|[Ii]n|[Uu]ntil|[Ff]rom|[Ss]tarting|[Bb]eginning|"
    r"[Ee]arlier|[Ll]ate|[Aa]t|[Ff]or|[Aa]s of)\s+)?\Z"
)
_QUOTED = re.compile(r"\w\s[\"“](?:(?:on|by|in|until|from|at|before|after)\s+(?:the\s+)?)?\Z")
_QUOTE_ENDS = re.compile(r"[,.]?[\"”]")
"""The quotation marks around a date alone, which begin no clause: 'will open "in June", he said'."""
_STARTS = re.compile(
    r"\A\W*(?:(?:On|By|In|Until|From|Starting|Beginning|Since|At|Late|Early|For|As of|With effect from|And on|But on|"
    r"The|A|Earlier|Before|After|During|Between|Through|Late on|Early on|Effective|Later)\s+)?\Z"
)
_SUBJECT = re.compile(
    r"\s+(?:that|the|its|his|her|their|a|an|there|he|she|they|it|we|this|these|no|some|more|all|most|"
    r"such|both|any|another)\b|\s+[A-Z](?!\w*day\b)"
)


def _any_of(words: str) -> re.Pattern[str]:
    """Any of some words or patterns, parted by commas."""
    return re.compile(rf"\b(?:{words.replace(', ', '|')})\b")


_BINDS = (
    "agreed, told, ordered, asked, urged, decided, planned, promised, vowed, given, gave, called, invited, "
    "scheduled, due, hoped, offered, threatened, pledged, expected, obliged, required, warned, committed, set, "
    "instructed, directed, voted, intended, needed, sought, proposed, permitted, pressed, recommended, announced"
)
"""What binds somebody to something ahead."""
_CONTROL = _any_of(
    f"{_BINDS}, "
    "wanted, demanded, advised, determined, prepared, arranged, opted, chose, meant, has, have, had, made, "
    "elected, chosen, appointed, summoned, entitled, pushed, lobbied, unveiled, revealed, confirmed, outlined, "
    "set out, laid out"
)
_FAILED = _any_of(
    "failed, managed, began, started, helped, refused, declined, was able, were able, used, proved, tended, "
    "came, went on, rose, fell, gained, climbed, slipped, dropped, traveled, travelled, flew, went, returned, "
    "met, gathered, stopped, had"
)
EVENT = (
    r"(?:(?:election|vote|ballot|poll|referendum|primary|run-?off|summit|meeting|conference|debate|session|hearing|trial|"
    r"match|game|final|derby|replay|race|concert|ceremony|inauguration|funeral|visit|launch|strike|walkout|auction)s?|talks|primaries)"
)
"""What has a day of its own that is known before."""
_EVENT = (
    rf"(?:{EVENT}|(?:deadline|opening|trip|fight|rally|gathering|festival|release|review|showdown|announcement|verdict|"
    r"sentencing|start|expiry|report|qualifier|date)s?)"
)
_EVENT_THERE = rf"{_EVENT}(?:\s+(?:in|at)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?)?"
_AHEAD = re.compile(
    r"\b(?:before|ahead of|until|upcoming|forthcoming|next|planned|scheduled|prior to|in time for|preparations for|for)"
    rf"(?:\s+[\w’'-]+){{0,4}}?\s+{_EVENT_THERE}\s+(?:on|in|at|to start|of)?\s*(?:the\s+)?\Z",
    re.I,
)
_EVENT_BEFORE = re.compile(rf"\b{_EVENT_THERE},?\s+(?:(?:(?:set\s+)?for|on|in|next)\s+)?\Z", re.I)
_VERB_BEHIND = re.compile(
    rf"(?!\s+(?:was|were|had been) (?:scheduled|due|set|slated|supposed) to\b)\s+(?:\w{{2,12}}ly\s+|also\s+)?(?P<verb>(?!need|held\b|set\b|cut\b|put\b|read\b|left\b|"
    rf"aged?\b)(?:[a-z]{{3,}}ed|{IRREGULAR}))\b"
    r"(?!\s+(?:at|by|for|in|with|as|from|on|during|under)\b)"
)
_SUMS_UP = re.compile(
    r"\s+(?:marks?|ends|comes?|follows?|means|brings|adds|reflects|underscores?|highlights|suggests|"
    r"shows|is the|are the)\b"
)
_ASIDE = re.compile(r",\s(?:which|who|whose)\b[^,;.]{0,90},|\s[-–—]\s[^-–—;.]{0,90}[-–—](?=\s)|\s?\([^()]{0,60}\)")
"""What stands between a subject and its verb; its own verb is not the date's."""
_AND = re.compile(r",\s(?:and|but|while)\s")
"""What begins another clause, whose verb is not that of a date behind a verb of its own."""
_SAID_ASIDE = re.compile(
    r",\s(?:[^,;.]{2,60}\s(?:said|says|announced|added|reported|confirmed|wrote)(?:\s[^,;.]{0,40})?|"
    r"(?:if|as|where) (?:needed|required|expected|planned|agreed|promised|scheduled)),(?=\s)"
)
"""Who said it, or that it is as planned, set between commas: its verb is not the date's behind it."""
_DATELINE = re.compile(r"\W*(?:[A-Z][\w.'’-]*,?\s+){0,5}")
_DATELINE_ENDS = re.compile(r"\s*(?:\([A-Z][\w/ ]{1,20}\)\s*)?(?:[-–—:])")
_OF_SUBJECT = re.compile(r"\s+(?:[a-z][\w-]*\s+){1,5}?(?:will|would|is|are)\b")
"""What follows a date that tells of a subject: "the Tuesday session will"."""
_STATE = re.compile(
    r"\b(?:investigating|considering|facing|struggling|reeling|mourning|searching|recovering|"
    r"experiencing|suffering|trying|saying|calling|demanding|urging|battling|reviewing|examining|"
    r"probing|continuing|getting|becoming|feeling|seeking|looking|fighting|doing|asking|blaming|"
    r"accusing|questioning)\Z"
)
_COMMITS = _any_of(
    f"{_BINDS}, "
    "said, demand(?:s|ed|ing)?, want(?:s|ed)?, signall?ed, insisted, extended, approved, allowed, open, valid, "
    "closed, in force, stayed (?:the|an|its|his|her), postponed, suspended, adjourned, delayed, put off, extending, renewing, prolonging, "
    "barred, banned, halted, mandated, granted, issued, imposed, deferred, goals?, targets?, aims?, deadline, "
    "ultimatum, back, forbidden, blocked, detained, bailed, on bail, remanded, cancell?ed, grounded, shut, "
    "stopped, kept, locked, booked, leased, signed, lent, loaned, reserved, frozen, froze, paused, shelved, "
    r"scrapped, withheld, (?:declared|proclaimed)(?! that\b)(?=.* (?:until|till|through) )"
)
_SETS = _any_of("promised, pledged, vowed, ordered, wanted, needed, hoped, had to, said, expected, planned")
_HAPPENED = _any_of(
    "rose, fell, gained, climbed, slipped, dropped, grew, sank, soared, jumped, plunged, shrank, died, collapsed, resigned, "
    "recovered, happened, occurred, vanished"
)
"""What nobody sets a limit by, whoever said that it did."""
_TIMES = re.compile(r"\b(?:twice|(?:three|four|five|six|several|many|\d+) times)\s+\Z")
_NTH_WITHIN = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b(?:(?!\bdue\b)[^.;,]){0,60}\Z"
)
_CONDITION = _any_of(
    "[Uu]nless, [Ii]f, would, should, whether, must, will, can, may, could, has to, have to, to be, until then, shall"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of the sentence around a date and the verb group that governs it.

    `left` and `right` are the sentence before and behind the date (at most 320 and 220 characters), `verb` the words of
    the governing group, `group` its kind, `direction` where it looks, `distance` the characters between.
    """

    left: str
    right: str
    group: str = ""
    verb: str = ""
    direction: Direction = ""
    distance: int = 0
    opens: bool = False  # the date stands before its verb


def clause_around(text: str, start: int, end: int) -> Clause:
    """Read the clause in which the date at `start`–`end` stands."""
    left, right = sentence_around(text, start, end)
    opens = _opens_clause(left) and not (_QUOTED.search(left[-40:]) and _QUOTE_ENDS.match(right))
    if _SUMS_UP.match(right) and not opens:
        return Clause(left, right, "past", "", "past")
    if near := _VERB_BEHIND.match(right):
        return Clause(left, right, "past", near["verb"], "past")
    own = _SAID_ASIDE.sub(_blank, left)
    groups = (
        [] if opens or (_OF_SUBJECT.match(right) and left.endswith(("the ", "'s ", "’s "))) else list(verb_groups(own))
    )
    if groups and not (groups[-1].reports and _begins_clause(left[groups[-1].end :])):
        return _governed(left, right, groups)
    before = groups or list(verb_groups(own))
    rest = _ASIDE.sub(",", right[:_RIGHT_CLAUSE], count=1)
    behind = first_verb_group(_AND.split(rest, maxsplit=1)[0] if before else rest)
    if behind and _governs(behind, before):
        clause = _governed(left, right, [behind])
        told = opens and behind.kind == "perfect"  # "On Friday, the firm has": what has happened by then
        return replace(clause, distance=0, opens=opens, direction="past" if told else clause.direction)
    if before:
        return _governed(left, right, before)
    return Clause(left, right, direction=_by_nouns(left) or ("" if behind else _untold(left, right)))


def _blank(words: re.Match[str]) -> str:
    return " " * len(words[0])


def _governs(behind: VerbGroup, before: list[VerbGroup]) -> bool:
    """Whether the group behind a date is its own.

    "visited El Paso, Texas, on Friday to see" has its verb before; "On Friday smoke could be seen" looks either way.
    """
    return not before if behind.kind == "infinitive" else bool(before) or not behind.words.startswith("could")


def _untold(left: str, right: str) -> Direction:
    """A whole sentence has a verb: one that is on no list is a present form, which tells of a day to come."""
    told = len(left.split()) > 3 and right.rstrip().endswith(".") and "according to" not in right
    return "future" if told else ""


def _begins_clause(gap: str) -> bool:
    """Whether what follows a verb of saying is the subject of what was said."""
    return len(gap.split()) > 2 and bool(_SUBJECT.match(gap))


def tells_back(clause: Clause) -> bool:
    """Whether a limit in this clause is one of the tale ("had fallen by Friday"), not one that somebody set."""
    if clause.group not in (*LOOKS_BACK, "copula", "passive"):
        return False
    if clause.opens:
        return clause.group not in ("copula", "passive") and not _SETS.search(clause.verb)
    if clause.group == "pastperf" and not _COMMITS.search(clause.verb):
        return True
    if clause.group == "past" and _HAPPENED.search(clause.verb):
        return True
    if clause.group in ("copula", "passive") or _COMMITS.search(clause.verb) or _COMMITS.search(clause.left[-90:]):
        return False
    return not _CONDITION.search(clause.left[-140:])


def tells_duration(clause: Clause) -> bool:
    """Whether "within a week" is the time in which things happened: "the third fire within a week", "two have quit within"."""
    if _TIMES.search(clause.left):
        return True
    if _COMMITS.search(clause.verb) or _COMMITS.search(clause.left[-90:]) or _CONDITION.search(clause.left[-140:]):
        return False
    return clause.group == "perfect" or (
        clause.group in ("copula", "past", "infinitive", "") and bool(_NTH_WITHIN.search(clause.left))
    )


def opens_dateline(clause: Clause) -> bool:
    """Whether the date stands in a dateline: "NAIROBI, Oct 30 (Wire) —"."""
    return bool(_DATELINE.fullmatch(clause.left) and _DATELINE_ENDS.match(clause.right))


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the parts of the sentence before and behind a span."""
    left = text[max(0, start - _LEFT) : start]
    right = text[end : end + _RIGHT]
    cut = 0
    # Whether a full stop ends the sentence is seen by the first letter behind it, which can be the span's own.
    for match in _SENTENCE_END.finditer(left + text[start:end][:1]):
        cut = min(match.end(), len(left))
    stop = _SENTENCE_END.search(right)
    if stop is None:
        return left[cut:], right
    return left[cut:], right[: stop.start() if stop["closers"] is None else stop.end("closers")]


def _opens_clause(left: str) -> bool:
    return bool(_STARTS.match(left) or _BOUNDARY.search(left[-40:]))


def _governed(left: str, right: str, groups: list[VerbGroup]) -> Clause:
    """The clause governed by the last of `groups`."""
    last = groups[-1]
    return Clause(left, right, last.kind, last.words, _direction(last, groups[:-1], left), len(left) - last.end)


def _direction(group: VerbGroup, earlier: list[VerbGroup], left: str) -> Direction:
    """Where a verb group looks; `left` tells of events ahead for groups that look nowhere themselves."""
    if group.kind != "pastperf" and _AHEAD.search(left[-110:]):
        return "future"
    match group.kind:
        case "modal":
            return "past" if group.unreal and not group.words.startswith("will") else "future"
        case "progress" if _STATE.search(group.words):
            return _by_nouns(left)
        case "plan" | "isto" | "oblige" | "progress" | "presv" | "perfect":
            return "future"
        case "past" | "pastprog" | "pastperf" | "say":
            return "past"
        case "infinitive":
            return _infinitive(group, earlier)
    return _by_nouns(left)


def _infinitive(group: VerbGroup, earlier: list[VerbGroup]) -> Direction:
    """An infinitive looks where its governor sends it: "agreed to meet" ahead, "failed to agree" back."""
    if not earlier:
        return "future"
    governor = earlier[-1]
    if governor.kind == "infinitive":
        return _infinitive(governor, earlier[:-1])
    if governor.kind not in LOOKS_BACK:
        return "future"
    if _CONTROL.search(governor.words):
        return "future"
    near = group.start - governor.end < 30
    return "past" if near or _FAILED.search(governor.words) else "future"


def _by_nouns(left: str) -> Direction:
    return "future" if _EVENT_BEFORE.search(left[-80:]) else ""
