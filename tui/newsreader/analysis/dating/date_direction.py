"""Which way a calendar phrase looks: by its preposition, the noun it belongs to, the verb of its clause, in that order."""

from __future__ import annotations

import re

from newsreader.analysis.dating.alternatives import WORD
from newsreader.analysis.dating.calendar_words import FILL, right_before
from newsreader.analysis.dating.date_grammar import Expression
from newsreader.analysis.dating.deadline_words import ARRANGED, BY_OR_UNTIL, GIVES, LIMIT_NOUN
from newsreader.analysis.dating.moved_dates import is_moved_right_here
from newsreader.analysis.dating.rule_changes import changes_rule
from newsreader.analysis.dating.tense import EVENT, Clause, Direction, tells_back

_UNTIL = right_before(f"{GIVES}to|{BY_OR_UNTIL}|beyond|due|ahead of|heading into|going into")
_LIMIT_BEFORE = re.compile(
    rf"{WORD}(?:{LIMIT_NOUN}|last day|final day)(?:\s+(?:for|to)\s+[^.;]{{0,50}})?(?:\s+(?:of|is|was|for|set for|on)|,?\s+(?:ending|expiring)(?: on)?)?\s+\Z",
    re.I,
)
_LIMIT_BEHIND = re.compile(rf"(?:['’]s)?\s+(?:(?!(?:an?|the|its)\b)[\w-]+\s+){{0,2}}?{LIMIT_NOUN}\b", re.I)
_AT_THE_LATEST = re.compile(r"\s+at the latest\b")
_MEASURED_BEFORE = re.compile(
    r"\b(?:data|figures|results|sales|numbers|earnings|profits?|revenue|statistics|"
    r"inflation|charges|bills)\s+for\s+(?:the\s+)?(?:month of\s+)?\Z"
)
_FIGURE_BETWEEN = re.compile(r",\s+(?:at|up|down|from|now|already|unchanged)\s[^,;]*\Z")
_FROM = re.compile(r"\bfrom\s+\Z")
_FOR = re.compile(r"\bfor\s+\Z")
_POSSESSIVE = re.compile(r"['’]s?\b|\s+(?:night|morning)?['’]s")
HAPPENED = re.compile(rf"['’]s\s+(?!(?:[\w-]+\s+){{0,2}}(?:{EVENT}|deadline)\b)")
"""What makes a day that of something done ("Monday's landslide") rather than of an event."""
_CALAMITIES = (
    r"(?:attacks?|riots?|insurrection|massacre|shootings?|bombings?|crash|earthquake|quake|assault|"
    r"killings?|coup|disaster|fire|explosion|swearing-in|murders?|deaths?|arrests?|raid|clashes|blast|"
    r"collapse|storm|floods?|accident|incident)"
)
_ACCORDING = re.compile(r"\baccording to\b[^,;]*\s\Z")
_PICTURE = re.compile(r",?\s+(?:(?:file|handout|satellite|aerial|combination)\s+)?(?:photo|picture|image|frame)\b")
_CALAMITY = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?{_CALAMITIES}\b")
_IS_OVER = re.compile(rf"['’]s\s+(?:[\w’'-]+\s+){{0,2}}?(?:{_CALAMITIES}|defeat|loss|win|victory)\b")
_CALAMITY_BEFORE = re.compile(
    rf"\b{_CALAMITIES}\b(?:\s+(?:on|in|at|of|near|outside)\s+[\w’'. ]{{2,30}}?)?\s+(?:on\s+|"
    rf"in\s+|of\s+)?\Z"
)
ATTRIBUTE = re.compile(
    r"\s+(?!(?:and|or|in|at|on|of|to|for|by|with|from|as|when|if|unless|after|before|until|but|"
    r"that|which|the|a|an|this|last|next|because|amid|during|over|about|under|through|without|"
    r"following|while|where|who|is|was|will|would|has|had|are|were)\b)[a-z]\w+"
)
_VOTE = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}?(?:elections?|votes?|ballots?|referendum|midterms?|contest|race|poll)\b"
)
_ONCE = re.compile(r"\bhad\s+(?:originally|previously|initially)\b")
_MEASURED_BY = re.compile(
    r"\b(?:(?:premium|discount)\b[^.;]{0,25}\s(?:to|over|on)|above|below|(?:more|less|higher|lower) than)\s"
    r"(?P<close>[^.;]{0,30}(?:['’]s?|its|their|the|last) clos(?:e|ing)\b[^.;]{0,25})?\Z"
)
_CLOSE = re.compile(r"['’]s\s+(?:\w+\s+)?clos(?:e|ing)\b")
"""The last price of a day that is over: "a premium to Monday's close", "above its closing price on Friday"."""
_SINCE = re.compile(
    rf"{WORD}(?:since|after|following|ended|(?:years?|quarters?|months?|weeks?|half|period) ending|(?:worse|better|higher|lower|stronger|weaker|warmer|colder|more|less|fewer) than)\s+(?:(?:the|his|her|its|their|a|late|early)\s+)?\Z|"
    r"\bsince\b(?:(?!\b(?:is|are|has|have|will|would)\b)[^,.;]){0,40}\b(?:on|in)\s+\Z",
    re.I,
)
_SIDE_OF = re.compile(rf"\s*(?:before|by|after)\s+{FILL}")
_ARRANGES = re.compile(rf"\b(?:{ARRANGED}|setting)\b[^.;]{{0,50}}\b(?:for|date of)\s+\Z")
_APPOINTS = re.compile(r"\b(?:set|fixed|named|chosen|picked|proposed)\Z")
_FOR_IT = re.compile(r"\s+(?:for|as)\s")
_IS_ON = re.compile(rf"\s+(?:(?:[\w-]+\s+){{0,2}}(?:on|at)|effective)\s+{FILL}|\s+")
_IS_TO_BE = re.compile(r"\b(?:released|published|launched|closed|reopened|inaugurated|unveiled|announced)\Z")
"""What is said in the present of a day to come; other participles stand below pictures of a day that is over."""
_HOLDS = re.compile(r"\s+(?:are|is|will|must|can|need|remain)\b")
_GOES_ON = re.compile(r"\s+(?:will|must|shall|can|cannot|may|need|face|have to)\b")
_BUT_DID_NOT = re.compile(r",?\s+but\s+(?:[\w.]+\s+){0,4}?(?:did|didn['’]t|failed|never|was|were|had|has|said)\b")
_ARRIVING = right_before(r"\w+ing by")
_HAD_TO = re.compile(
    r"\b(?:had|were|was) (?:to|(?:hoped|planned|intended|meant|required|supposed) to)\b(?:(?!,\s(?:and|but)\b)[^;]){0,60}\Z"
)
"""What was to be done by a day that may be over by now."""
_CLOSES = re.compile(r"\s*(?:[.,;)…]|\Z|(?:because|since|to|if|unless)\b)")
_CHANGES = re.compile(
    r"\b(?:cut|set|banned|barred|raised|increased|reduced|lowered|scrapped|ended|abolished|approved|imposed|limited|"
    r"capped|restricted|halved|doubled|extended|agreed|introduced|changed)\Z"
)
_NEAR = 90  # characters before a date that may belong to its own phrase
_LOOSE_GROUPS = ("progress", "presv", "infinitive", "copula", "passive")


def direction_of(phrase: Expression, clause: Clause) -> Direction:
    """Return where a phrase looks: its preposition and its noun first, then the verb of its clause."""
    near = clause.left[-_NEAR:]
    if counts_from(clause) or (phrase.shape != "weekday" and _ONCE.search(clause.left[-140:])):
        return "past"
    for rules in (_of_period, _of_appointment, _of_statement, _of_weekday, _of_limit):
        found = rules(phrase, clause, near)
        if found is not None:
            return found
    if phrase.unit != "day" and clause.group in ("progress", "presv", "perfect"):
        meets = clause.group == "presv" and near.endswith(" in ") and not clause.opens
        return clause.direction if meets else ""  # "the winner meets Norland in May"
    if (_CALAMITY_BEFORE.search(near) and clause.group not in ("plan", "isto")) or _ACCORDING.search(near):
        return "past"
    return _of_month_day(clause) if phrase.shape in ("monthday", "daymonth") else clause.direction


def _of_period(phrase: Expression, clause: Clause, near: str) -> Direction | None:
    """Where a month or quarter looks that is told with what was measured, elected or counted in it."""
    if phrase.unit in ("month", "quarter") and _tells_figure(near, clause.right):
        return "past"
    if phrase.unit != "month":
        return None
    if _VOTE.match(clause.right):
        return "future" if clause.direction == "future" else ""  # "lost ground in the November race": either way
    return "past" if _FROM.search(near) and _POSSESSIVE.match(clause.right) else None


def _of_appointment(phrase: Expression, clause: Clause, near: str) -> Direction | None:
    """Where a day looks for which something is arranged, that is chosen for it, or that it is for."""
    if phrase.unit != "day":
        return None
    if _ARRANGES.search(near):
        return "future"
    if clause.distance < 2 and _APPOINTS.search(clause.verb) and _FOR_IT.match(clause.right):
        return "future"
    if _FOR.search(near) and not _POSSESSIVE.match(clause.right):
        return "future" if phrase.shape == "weekday" else clause.direction
    return None


def _of_statement(_: Expression, clause: Clause, near: str) -> Direction | None:
    """Where a date looks that its verb states right before it ("the vote is on"), or of a plan that came to nothing."""
    if clause.group in ("plan", "isto") and clause.verb.startswith(("w", "had")) and _BUT_DID_NOT.match(clause.right):
        return "past"
    if clause.group == "passive" and _IS_TO_BE.search(clause.verb) and _IS_ON.fullmatch(near[-clause.distance :]):
        return "future"  # "the album is released on Friday"
    if clause.group == "copula" and not _POSSESSIVE.match(clause.right) and _IS_ON.fullmatch(near[-clause.distance :]):
        return "future"  # "the vote is on Friday"
    return None


def _of_weekday(phrase: Expression, clause: Clause, near: str) -> Direction | None:
    """Where a weekday looks by what stands right beside it."""
    if phrase.shape != "weekday":
        return None
    if clause.opens and clause.group in ("copula", "passive") and _FROM.search(near):
        return "future"  # "from Sunday dogs are banned"
    if (measured := _MEASURED_BY.search(near)) and (measured["close"] or _CLOSE.match(clause.right)):
        return "past"
    loose = clause.group in _LOOSE_GROUPS and not clause.verb.startswith("to be ")
    if _IS_OVER.match(clause.right) or (loose and HAPPENED.match(clause.right)):
        return "past"
    if not clause.left.strip() and clause.right.startswith(":") and clause.direction != "past":
        return "future"  # "Friday: Court rules on" in a list of what is to come
    if clause.right.startswith(" is ") and not (clause.group == "past" and clause.distance < 2):
        return "future"  # "Monday is the last day", but "the truce that began Monday is"
    return None


def _of_limit(phrase: Expression, clause: Clause, near: str) -> Direction | None:
    """Where a date looks that is called a limit, or up to which something goes on."""
    named = _LIMIT_BEFORE.search(near)
    if named and clause.group == "copula":
        return "future"  # "the closing date is"
    if clause.group == "past" and _SIDE_OF.fullmatch(near[-clause.distance :]) and _HOLDS.match(clause.right):
        return "future"  # "tickets bought before Friday are exempt"
    if named or _LIMIT_BEHIND.match(clause.right):
        return "future" if phrase.shape == "weekday" else ""
    arriving = phrase.shape == "weekday" and _ARRIVING.search(near)
    if not (arriving or is_limit(clause)):
        return None
    return "" if phrase.shape != "weekday" and _HAD_TO.search(clause.left) else "future"


def is_limit(clause: Clause) -> bool:
    """Whether the date is one up to which something goes on, the latest one, or the one to which something is moved."""
    near = clause.left[-_NEAR:]
    if _AT_THE_LATEST.match(clause.right) or (clause.group in ("", "passive") and changes_rule(clause.left)):
        return True
    return bool(is_moved_right_here(near) or (_UNTIL.search(near) and not tells_back(clause)))


def _tells_figure(near: str, right: str) -> bool:
    """Whether the date is that of a figure that is known: "sales for May", "inflation, at 3% in May, is"."""
    between = right.startswith(",") and _FIGURE_BETWEEN.search(near)
    return bool(between or _MEASURED_BEFORE.search(near))


def _of_month_day(clause: Clause) -> Direction:
    """Where a month and day look that may name an event ("the Jan. 6 riot") or begin a tale ("From May 1, 90 have")."""
    if _CALAMITY.match(clause.right) or _PICTURE.match(clause.right):
        return "past"
    if clause.group == "past" and _FROM.search(clause.left[-_NEAR:]) and _CHANGES.search(clause.verb):
        return ""  # "cut the hours from 1 April": the decision is over, its day can lie on either side
    return "" if ATTRIBUTE.match(clause.right) or (clause.group == "perfect" and clause.opens) else clause.direction


def counts_from(clause: Clause) -> bool:
    """Whether "since" or the like puts the date behind the clause."""
    since = _SINCE.search(clause.left[-_NEAR:])
    if since is None or not since[0].lower().startswith("after"):
        return since is not None
    ahead = clause.group in ("modal", "plan", "presv", "oblige") and clause.direction == "future" and not clause.opens
    return not _GOES_ON.match(clause.right) and not (ahead and _CLOSES.match(clause.right))
