"""Which way a calendar phrase looks: its preposition, the noun it belongs to and the verb of its clause, in that order."""

from __future__ import annotations

import re

from newsreader.analysis.date_grammar import Expression
from newsreader.analysis.tense import Clause, Direction, tells_back

_UNTIL = re.compile(r"\b(?P<word>until|till|by|no later than|due|before|ahead of)\s+(?:the\s+|late\s+|early\s+|"
                    r"midnight\s+(?:on\s+)?|noon\s+(?:on\s+)?)?\Z", re.I)
_LIMIT_BEFORE = re.compile(r"\b(?:deadline|cut-?off|ultimatum)(?:\s+(?:for|to)\s+[^.;]{0,50})?(?:\s+(?:of|is|was|for|"
                           r"set for|on))?\s+\Z", re.I)
_LIMIT_BEHIND = re.compile(r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}?(?:deadline|cut-?off)\b", re.I)
_FOR = re.compile(r"\bfor\s+\Z")
_POSSESSIVE = re.compile(r"['’]s?\b|\s+(?:night|morning)?['’]s")
_HAPPENED = re.compile(r"['’]s\s+(?!(?:[\w-]+\s+){0,2}(?:elections?|votes?|summit|match|game|final|meeting|referendum|"
                       r"debate|talks|deadline|hearing|race|poll|launch|concert|ceremony|funeral|session|visit)\b)")
_CALAMITIES = (r"(?:attacks?|riots?|insurrection|massacre|shootings?|bombings?|crash|earthquake|quake|assault|"
               r"killings?|coup|disaster|fire|explosion|swearing-in|murders?|deaths?|arrests?|raid|clashes|blast|"
               r"collapse|killing|murder|shooting|storm|flood|floods|accident|incident)")
_CALAMITY = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?{_CALAMITIES}\b")
_CALAMITY_BEFORE = re.compile(rf"\b{_CALAMITIES}\b(?:\s+(?:on|in|at|of|near|outside)\s+[\w’' ]{{2,30}}?)?\s+(?:on\s+|"
                              rf"in\s+|of\s+)?\Z")
_ATTRIBUTE = re.compile(r"\s+(?!(?:and|or|in|at|on|of|to|for|by|with|from|as|when|if|unless|after|before|until|but|"
                        r"that|which|the|a|an|this|last|next|because|amid|during|over|about|under|through|without|"
                        r"following|while|where|who|is|was|will|would|has|had|are|were)\b)[a-z]\w+")
_PLANNED_EVENT = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}?(?:elections?|votes?|summit|match|game|meeting|referendum|"
                            r"hearing|poll|launch|deadline|runoff|debate|primary|ballot|conference|talks|start|opening|"
                            r"release|trial|inauguration)\b")
_ONCE = re.compile(r"\bhad\s+(?:originally|previously|initially)\b")
_OVER = re.compile(r"\b(?:passed|expired|missed|met|lapsed|elapsed|ran)\b")
_SINCE = re.compile(r"\b(?:since|after|following|ended|ending)\s+(?:the\s+|late\s+|early\s+)?\Z|"
                    r"\bsince\b[^,.;]{0,40}\b(?:on|in)\s+\Z|\bsince\s+(?:his|her|its|their|the|a)\s+\Z", re.I)


def direction_of(phrase: Expression, clause: Clause) -> Direction:
    """Where a phrase looks: its preposition first, then the verb of its clause."""
    if counts_from(clause) or (phrase.shape != "weekday" and _ONCE.search(clause.left[-140:])):
        return "past"
    if phrase.unit == "day" and _FOR.search(clause.left[-90:]) and not _POSSESSIVE.match(clause.right):
        return "future" if phrase.shape == "weekday" else clause.direction
    if phrase.shape == "weekday" and clause.group in ("presv", "progress", "infinitive", "copula", "passive") and _HAPPENED.match(clause.right):
        return "past"
    if (_LIMIT_BEFORE.search(clause.left[-90:]) or _LIMIT_BEHIND.match(clause.right)) and not _OVER.search(clause.verb):
        return "future" if phrase.shape == "weekday" else ""
    if _UNTIL.search(clause.left[-90:]) and not tells_back(clause):
        return "future"
    if phrase.unit != "day" and clause.group in ("progress", "presv", "perfect"):
        return ""
    if clause.group != "modal" and _CALAMITY_BEFORE.search(clause.left[-90:]):
        return "past"
    if phrase.shape in ("monthday", "daymonth"):
        if _CALAMITY.match(clause.right):
            return "past"
        if (clause.group == "perfect" and clause.opens) or (_ATTRIBUTE.match(clause.right) and not _PLANNED_EVENT.match(clause.right)):
            return ""
    return clause.direction


def counts_from(clause: Clause) -> bool:
    """Whether "since" or the like puts the date behind the clause."""
    return bool(_SINCE.search(clause.left[-90:]))
