"""Verb groups of an English sentence by their auxiliaries, endings and lists of irregular verbs; no tagger, no grammar.

A group is what decides a tense: "will be held", "has called", "agreed", "to meet". Lists name what endings do not show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.analysis.dating.alternatives import by_letter
from newsreader.analysis.dating.calendar_words import MONTH_FULL, WEEKDAY_FULL

_ADV = (
    r"(?:\s+(?:not|also|only|still|now|then|just|already|never|soon|again|once|next|even|all|both|first|"
    r"finally|therefore|however|long|too|today|reportedly|\w{2,12}ly)\b){0,3}"
)
IRREGULAR = by_letter(
    (
        "ate backed beat beaten became began bet bid bled blew bore born bought bred broadcast broke broken brought "
        "built burst came cast caught chose chosen clung crept cut dealt did died done drank drawn drew driven drove "
        "dug fallen fed fell felt fled flew flown forbade foresaw forgave forgot fought found froze frozen gave given "
        "gone got gotten grew had heard held hid hidden hit hung hurt kept knelt knew known laid lay leapt led left "
        "lent let lied lit lost made meant met misled mistook overcame overran oversaw overthrew overtook paid pled put "
        "quit ran rang read rebuilt retook risen rode rose said sang sank sat saw seen sent set shaken shed shone shook "
        "shot shown shrank shut slept slid sold sought spat sped spent split spoke spoken sprang spread spun stole "
        "stolen stood strode strove struck stuck stung swam swept swore sworn swung taken taught thought threw thrown "
        "thrust told took tore torn understood undertook underwent undid upheld upset walked was went wept were "
        "withdrawn withdrew withheld withstood woke won wore worn wound written wrote"
    ).split()
)
"""Past forms and participles that do not end in -ed, as alternatives."""
_PARTICIPLE = rf"(?:\w+ed|been|{IRREGULAR})"
_NOT_VERBS = frozenset(
    (
        "advanced aged alleged anticipated armed bed biased bleed breed combined creed detailed disabled disputed embed estimated "
        "exceed expected experienced fed feed fred greed hundred increased indeed interested kindred limited med mixed naked need "
        "planned proceed proposed red reduced reed revised rugged sacred scheduled seed shed slated speed steed succeed "
        "supposed sustained ted tired unexpected united unprecedented weed wicked"
    ).split()
)
_BASE = by_letter(
    (
        "accept acquire add address adopt agree announce answer appear apply appoint approve arrive ask assemble "
        "attend award ban be become begin borrow brief bring build bury buy call cancel cease celebrate choose claim "
        "clinch close collect come commence compete complete comply conclude conduct consider continue convene create "
        "cut debate decide delay deliver demonstrate depart deploy deport disarm disburse discuss dissolve distribute "
        "do double elapse elect eliminate embark end enforce enter establish evacuate examine execute expand expire "
        "extend extradite face fight file finalise finalize finish fire fly follow free fund gather get give go grant hand "
        "hang happen have head hear help hire hold honor honour host implement impose inaugurate increase inspect "
        "introduce invest investigate issue join keep kick land lapse launch lay lead leave levy lift make march mark "
        "meet merge mobilise mobilize move name negotiate nominate notify obtain occur offer open overhaul pass pay "
        "phase pick play plead postpone present produce protest provide publish pull put quit race raise rally ratify "
        "reach receive reconvene recruit reduce refinance refund register reject relaunch release relocate remain "
        "renew reopen repay repeal replace reply report reschedule resign resolve respond restart restore resume "
        "retire return review revise revoke roll rule run sack say scrap seal see seek sell send sentence serve set "
        "settle ship show shut sign sit speak spend spin stage stand start stay step stop strike study submit summon "
        "surrender suspend swear take talk tell terminate test testify transfer travel try turn unveil update upgrade "
        "use vacate visit vote watch withdraw work"
    ).split()
)
_TIMETABLE = by_letter(
    (
        r"abolishes appears arrives? becomes begins? celebrates closes concludes convenes debuts decides ends expires? faces? falls flies "
        r"departs disappears gathers goes heads holds hosts introduces joins kicks lapses? launches leaves? marks meets? opens plays premieres presents releases "
        r"publishes reopens replaces resumes returns runs sails shuts stages starts serves(?=\s(?:an?|the|his|her|its|out)\b) speaks stops?(?=\s\w+ing\b) sunsets? takes? travels turns unveils visits votes"
    ).split()
)
_NO_NOUN = re.compile(
    "appears|arrives|becomes|begins|closes|concludes|convenes|departs|disappears|expires|goes|joins|meets|opens|publishes|reopens|resumes|takes"
)
"""Forms of a timetable that are verbs alone, even behind a participle: "a levy announced by the town takes effect"."""
_PLURAL_ENDS = (
    "resume|start|open|shut|change|close|return|end|reopen|lapse|vote|go|snap back|run out|kick in|come in|fall due"
)
_NOUNS_TOO = frozenset("bid cast cut hit read set split spread cost left shot felt thought ground fell".split())
_CAUSE = (
    r"(?:the|an?|its|his|her|their|this|that|these|those|lack|low|high|bad|poor|heavy|strong|severe|extreme|technical|"
    r"safety|security|fears?|concerns?|snow|fog|rain|weather|injur\w+|ill\w*|[a-z]+ing|\d|[A-Z])"
)


def _aux(words: str) -> str:
    """An auxiliary with its adverbs, and the space behind it."""
    return rf"(?:{words})(?:n['’]t)?\b{_ADV}\s+"


_HAVE = "has|have|['’]ve"
_ARE = "is|are|['’]re"
_MODALS = r"will|shall|would(?!-)|could|may|might|must|should|can|cannot|ca(?=n['’]t)|wo(?=n['’]t)|going\s+to"
_ARRANGED = rf"scheduled|slated|due(?!\s+to\s+{_CAUSE})|set|expected|planned|arranged|booked|timed"
_READY = (
    r"(?:teed|lined)\s+up|pencill?ed\s+in|earmarked|poised|supposed|likely|unlikely|about|preparing|planning|bound|"
    r"ready|on\s+(?:track|course)|designed|geared"
)
_TO_A_SIDE = (
    r"(?:play|face|meet|visit|entertain|welcome|travel\s+to|take\s+on)(?=\s+(?:the\s+)?[A-Z])|"
    r"go(?:es)?\s+(?:on|into|to\s+the\s+polls)|(?<!\bhave\s)(?<!\bhas\s)(?<!\bhad\s)comes?\s+(?:up|into|out|in(?=\s+(?:on|from|at)\b))"
)
_KINDS = {
    "modal": rf"(?:{_MODALS})(?:n['’]t)?\b{_ADV}"
    rf"(?:\s+(?P<irrealis>have)\b(?=\s+(?:(?:not|also|already|long|since|\w+ly)\s+)?{_PARTICIPLE}\b))?"
    rf"(?:\s+be(?:en)?)?{_ADV}(?:\s+[a-z]+)?|(?<=\w)['’]ll\s+\w+|"
    rf"(?<=\w)['’]d\s+(?:(?:like|love|prefer)\s+to\s+\w+|{_ADV}(?!{_PARTICIPLE}\b)[a-z]+)",
    "plan": rf"(?:(?:{_aux('is|are|was|were|been|be|has|have|had')})?(?:been\s+)?(?<!than\s)(?<!\bas\s)(?:{_ARRANGED})\b{_ADV}"
    r"(?:\s+(?:to|for|on|in|at|by|before|later|back|next|this)\b|\s*\Z)|"
    rf"(?:{_aux('is|are|was|were|been|be')})?(?:{_READY})\b{_ADV}\s+(?:to|for)\b)(?:\s+(?:be|have)\b)?(?:\s+[a-z]+)?",
    "isto": rf"{_aux('is|are|was|were')}to\s+(?!(?:an?|the|his|her|its|their)\b)(?:be\s+)?[a-z]+",
    "pastperf": rf"{_aux('had')}(?:been\s+)?{_PARTICIPLE}\b",
    "perfect": rf"{_aux(_HAVE)}(?:been\s+)?{_PARTICIPLE}\b",
    "oblige": r"(?:has|have|needs?|wants?|hopes?|plans?|intends?|aims?|vows?|seeks?|expects?|promises?)\s+to\s+[a-z]+|"
    r"(?:has|have)\s+(?:until|till|up\s+to)\b",
    "progress": rf"{_aux(_ARE + '|am')}\w+ing\b",
    "pastprog": rf"{_aux('was|were')}(?:being\s+)?\w+(?:ing|ed)\b",
    "passive": rf"{_aux(_ARE)}{_PARTICIPLE}\b",
    "infinitive": rf"to\s+(?:be\s+[a-z]+|(?:{_BASE})\b)",
    "presv": rf"(?:{_TIMETABLE}|(?<=[a-z]s\s)(?<!\bis\s)(?<!\bwas\s)(?<!\bhas\s)(?:{_PLURAL_ENDS})(?=\s+(?:on|at|in|from|for|next|this|again|later|[A-Z]|\d)|\s*\Z)|"
    rf"{_TO_A_SIDE})\b",
    "say": r"(?:says?|saying)\b",
    "copula": rf"(?:{_ARE})(?:n['’]t)?\b",
    "past": rf"(?<!-)(?:[a-z]{{2,}}ed|{IRREGULAR}|didn['’]t)\b",
}
_GROUP = re.compile(r"\b(?=[a-z'’])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + ")")
_NOUN_SIGN = re.compile(
    r"(?:\b(?:a|an|the|its|his|her|their|our|my|any|no|this|that|these|those|of|in|for|by|to|with|"
    r"most|many|all|some|at|from|on|other|new|more|few|two|three|four|five|six|seven|eight|nine|"
    r"ten|first|last|upcoming|coming|remaining|following|opening|closing|\w+ed)|\d|million|"
    r"billion|percent)\s+\Z"
)
_ARTICLE = re.compile(
    r"\b(?:an?|the|its|their|our|of|for|with|without|by|from|about|into|against|among|over|under|in|on)\s+\Z"
)
_IS_SUBJECT = re.compile(r"\s+(?:is|are|was|were|has|have|had|will|would|must|can|could|may|should)\b")
_OBJECT = re.compile(r"\s+(?:an?|the|his|her|its|their|that|how|why)\b")
_HAVE_DONE = re.compile(
    r"\b(?:see|have|get|keep|leave)\s+(?:it|this|that|them|things|everything|all|(?:the|those|these|its|his|her|their)\s+(?:[\w-]+\s+){0,2}?[\w-]+)\s+\Z"
)
_SHARES = re.compile(r"\A[^,;:]*\b(?:and|or)\s+(?:then\s+|later\s+)?\Z")
_AUXILIARY = re.compile(r"\b(?:be|get|have)(?:\s+\w+ly)?\Z")
_AND_BE = re.compile(r"\b(?:and|or)\s+(?:then\s+|later\s+)?be\s+\Z")
_TO_BE = re.compile(r"\b(?:be|get)(?:\s+\w+ly)?\Z")
LOOKS_BACK = ("past", "pastprog", "pastperf")
LOOKS_AHEAD = ("modal", "plan", "isto", "oblige", "progress", "presv")
"""Kinds of groups that by themselves tell of what is over, and of what may be to come."""
_TAKES_VERB = ("modal", "plan", "isto", "oblige", "infinitive")
"""Kinds whose last word is a verb in its plain form or will be one: a past form behind it is no verb of its own."""
_NEW_CLAUSE = re.compile(
    r"[,;:—–“\"(]|\b(?:and|but|while|as|when|that|because|which|who|though|although|if|before|"
    r"after|until|unless)\b"
)
_DAY_TOLD = re.compile(rf"(?:\b(?:week|month|year|{WEEKDAY_FULL}|{MONTH_FULL})|\d)\s+\Z")
"""The end of a day on which something was done, behind which a verb of the subject follows: "the tax passed on Monday starts"."""
_STAYS = re.compile(r"\b(?:remains?|stays?) \Z")
_REPORTS = re.compile(r"\b(?:said|says?|saying|added|believes?|reported|warned|insisted|confirmed|shows?|showed)\Z")


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


def verb_groups(text: str) -> Iterator[VerbGroup]:
    """Yield the verb groups of a stretch of a sentence, in order.

    A present form that follows a verb of its own clause, or a word that goes with nouns, is a noun ("tax returns").
    """
    last: VerbGroup | None = None
    for match in _GROUP.finditer(text):
        kind = match.lastgroup or ""
        if kind == "past" and _is_no_verb(text, match, last):
            continue
        if (
            kind == "plan"
            and match[0].startswith("sch")
            and _ARTICLE.search(text[max(0, match.start() - 8) : match.start()])
        ):
            continue  # "a scheduled launch"
        if kind == "past" and last is not None and last.kind in _TAKES_VERB and _goes_on_with(text, last, match):
            kind = last.kind
        if kind in ("presv", "oblige"):
            noun = _is_noun(text, match.start())
            if kind == "presv" and (
                noun
                or _IS_SUBJECT.match(text, match.end())
                or (not _NO_NOUN.match(match[0]) and _follows_verb(text, last, match.start()))
            ):
                continue
            kind = "infinitive" if noun else kind
        last = VerbGroup(match.start(), match.end(), kind, match[0], match["irrealis"] is not None)
        yield last


def first_verb_group(text: str) -> VerbGroup | None:
    """Return the first verb group of a stretch of a sentence."""
    return next(verb_groups(text), None)


def _is_no_verb(text: str, match: re.Match[str], last: VerbGroup | None) -> bool:
    """Whether a past form is an adjective or a noun where it stands: "the flooded villages", "will stay shut"."""
    word, start = match[0], match.start()
    if _ARTICLE.search(text[max(0, start - 8) : start]) or _STAYS.search(text, max(0, start - 9), start):
        return True
    if word in _NOT_VERBS and not _OBJECT.match(text, match.end()):
        return True
    if word in _NOUNS_TOO and _is_noun(text, start) and not text.endswith("that ", 0, start):
        return True
    if last is None or last.kind not in _TAKES_VERB:
        return False
    joined = not text[last.end : start].strip() and not _AUXILIARY.search(last.words)  # "to replace injured players"
    return joined or bool(_HAVE_DONE.search(text, max(last.end - 8, 0), start))


def _goes_on_with(text: str, last: VerbGroup, match: re.Match[str]) -> bool:
    """Whether a participle shares the auxiliary of the group before: "will be prorogued on Friday and dissolved"."""
    gap = text[last.end : match.start()]
    if (not gap.strip() and _TO_BE.search(last.words)) or _AND_BE.search(gap):
        return True  # "is expected to be formally charged", "is due to begin and be completed"
    return " be " in last.words and bool(_SHARES.search(gap)) and not _REPORTS.search(match[0])


def _is_noun(text: str, start: int) -> bool:
    return bool(_NOUN_SIGN.search(text[max(0, start - 16) : start]))


def _follows_verb(text: str, last: VerbGroup | None, start: int) -> bool:
    if last is None or last.reports or _NEW_CLAUSE.search(text[last.end : start]):
        return False
    return not _DAY_TOLD.search(text[last.end : start])
