"""How certain two reports say the same thing is, and on whose word: "may open" and "has opened", "denied" and "admitted",
"media report" and "the government announced".

A missed difference is forgiven sooner than a wrong one: two wordings are held against each other only where linked sentences
tell the same event of the same people, places and things.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from newsreader.analysis.comparing.agreement import Links
from newsreader.analysis.comparing.related_words import related_words
from newsreader.analysis.comparing.word_families import family
from newsreader.analysis.terms import Word, normal_words
from newsreader.models import Sentence

Level = Literal["not", "possible", "planned", "will", "done"]

_LONGEST = 1_000  # characters; a longer sentence is a table or no prose
_REACH = 3  # words from a cue to its verb
_REST = 2  # least number of words beside the event that both clauses share
_SHARED = 0.6  # … and least share of the words of the shorter clause
_BROAD = 10  # words of a clause on either side of its event that are read

_BE = r"(?:is|are|was|were|be|been|being)"
_HAVE = r"(?:has|have|had)"
_LATELY = r"(?:\s(?:already|now|since|also|just|\w+ly))?"
_CUES: tuple[tuple[Level, str], ...] = (
    ("not", r"(?:will\snot|won['’]t)(?:\s(?:be|have|also))*|(?:refuse[sd]?|decline[sd]?)\sto|rule[sd]?\sout"),
    (
        "possible",
        r"(?:may|might|could)(?!\s(?:not|never|only)\b)(?:\salso|\ssoon|\swell)?(?:\s(?:have|be|have\sbeen))?",
    ),
    (
        "possible",
        rf"{_BE}{_LATELY}\s(?:considering|weighing|mulling|discussing|exploring|contemplating|debating)(?:\swhether\sto)?",
    ),
    (
        "possible",
        rf"{_BE}\s(?:thought|believed|suspected|rumou?red|reported|alleged|understood)\sto(?:\shave)?(?:\sbeen)?",
    ),
    (
        "possible",
        r"(?:possibly|perhaps|allegedly|reportedly|apparently)|(?:appear|seem)(?:s|ed)?\sto(?:\shave)?(?:\sbeen)?",
    ),
    (
        "planned",
        r"(?:plans?|intends?|wants?|hopes?|aims?|seeks?|threatens?|proposes?)\sto",
    ),
    (
        "planned",
        rf"(?:is|are){_LATELY}\s(?:planning|preparing|hoping|seeking|threatening|aiming)(?:\s(?:to|an?|the|for))?",
    ),
    (
        "will",
        rf"(?:will|shall)(?:\salso|\snow|\ssoon)?(?:\sbe)?(?!\snot\b)|{_BE}\s(?:set|due|going|scheduled)\sto(?:\sbe)?",
    ),
    ("will", rf"(?:{_HAVE}\s)?(?:decided|agreed)\sto|{_BE}\sto(?:\sbe)?"),
    (
        "done",
        rf"{_HAVE}{_LATELY}(?:\sbeen)?|(?:is|are|was|were)(?!\s(?:to|not|about|likely|unlikely|expected|being)\b)",
    ),
)
_CUE = re.compile("|".join(rf"(?P<c{k}>\b(?:{pattern}))\s" for k, (_, pattern) in enumerate(_CUES)), re.IGNORECASE)
_BREAK = re.compile(
    r",(?!\d)|[;:()\"“”–—]|\s-\s|\b(?:but|while|although|though|because|after|before|unless|if|when|until|which|who)\b"
)
_OPEN = re.compile(
    r"\b(?:to|if|whether|would|should|must|can|unless|until|without|no|not|never|nor|neither|get|getting|\w+n['’]t)\b"
    r"|\b(?:an?|the|its|their|his|her|any)\s$",  # "a cracked pipe may burst"
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:not?\b|never|neither|nor\b|none|nobody|alleg|claim|accus|suspect|reported|rumou?r|appear|seem|believ|think|thought|feel|felt|likely|possib|perhaps|may\b|might\b"
    r"|could\b|would\b|should\b|contest|disput|whether|question|doubt|fear|threat|warn|attempt|tried|try|hop(?:e|ing)|if\b)|n\s?['’]\s?t\b",
    re.IGNORECASE,
)
"""Words of a sentence beside which nothing in it is surely told as done."""
_HEARSAY = re.compile(
    r"(?P<media>(?:(?!(?:that|and|the|as|while|but)\b)\w+\s)?(?:media|newspapers?|press|news\sagenc(?:y|ies)|broadcasters?|television|outlets|tabloids?)"
    r"(?:\sin\s\w+)?)(?:\s(?:have|has|had|also))*\s(?:report(?:s|ed)?|say|says|said)\b"
    r"|according\sto\s(?P<reports>(?:\w+\s){0,2}(?:media|press|newspaper|reports|sources))\b"
    r"|(?P<sources>(?:(?:unnamed|anonymous|several|two|three)\s)?(?:sources|people)\s(?:close\sto|familiar\swith)(?:\s\w+){1,3}?)(?=\s(?:said|say|told)\b|[,.])",
    re.IGNORECASE,
)
_BODIES = r"government|ministry|office|palace|cabinet|White\sHouse|Kremlin|authorities|police|court|commission|company|council|spokes\w+"
_OFFICIAL = re.compile(
    rf"(?P<body>(?:(?:the|her|his|its|their|a|[A-Z][\w-]+['’]s)\s)?(?:(?!(?:that|and|which|as)\b)[A-Za-z]+\s){{0,2}}?(?:{_BODIES})"
    r"(?:\sof\s[A-Z]\w+)?)(?:\s(?:has|have|also|later))*\s(?:said|says|announced|confirmed|stated)\b"
)
_KNOWN = frozenset({"know", "known"})  # stop words that tell something when it is denied
_DENYING = re.compile(r"(?:n['’]t|\bnot|\bnever)\s$")
_PAST = re.compile(
    r"\w+ed|met|left|won|lost|sold|bought|held|took|gave|found|fell|rose|began|quit|shut|struck|sent|built|paid|broke|drew|flew"
    r"|went|withdrew|became|spent|stole|threw|wrote"
)
_DENIED = re.compile(
    r"\b(?:denie[sd]|deny|reject(?:s|ed)|dismiss(?:es|ed)|dispute[sd])\b(?:\s(?:that|it|they|he|she))*", re.IGNORECASE
)
_ADMITTED = re.compile(
    r"\b(?:admit(?:s|ted)|confirm(?:s|ed)|acknowledge[sd]|concede[sd]|confess(?:es|ed))\b(?:\s(?:that|it|they|he|she|to))*",
    re.IGNORECASE,
)
_CLASH: frozenset[frozenset[Level]] = frozenset(
    frozenset(pair) for pair in (("possible", "will"), ("possible", "done"), ("planned", "done"), ("not", "will"))
)
"""Levels that two reports of one event differ by; what is planned in one and will be in the other is the same."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How one sentence tells an event: how certain, the words that say so with their place in the text, the event."""

    level: Level
    event: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence read for the events it tells. `tells` holds for some of its words how they are told."""

    sentence: Sentence
    text: str
    words: tuple[Word, ...]
    terms: tuple[str, ...]
    breaks: tuple[int, ...]
    tells: Mapping[int, Wording]

    def clause(self, number: int) -> range:
        """The words of the clause in which a word stands, as far as they are read."""
        at = self.words[number].start
        k = bisect_left(self.breaks, at)
        low = self.breaks[k - 1] if k else 0
        high = self.breaks[k] if k < len(self.breaks) else len(self.text)
        first = bisect_left(self.words, low, key=lambda word: word.start)
        last = bisect_left(self.words, high, key=lambda word: word.start)
        return range(max(first, number - _BROAD), min(last, number + _BROAD + 1))


def differing_wordings(a: Sequence[Sentence], b: Sequence[Sentence], links: Links) -> Iterator[tuple[Wording, Wording]]:
    """Yield how linked sentences of two reports tell one event, where they do not tell it as equally certain."""
    left = {i: _read(a[i]) for i in sorted({i for i, _ in links})}
    right = {j: _read(b[j]) for j in sorted({j for _, j in links})}
    for i, j in sorted(links):
        found = _differing(left[i], right[j]) or _denied(left[i], right[j])
        if found is not None:
            yield found


def differing_sources(
    a: Sequence[Sentence], b: Sequence[Sentence], links: Links
) -> Iterator[tuple[tuple[Wording, Wording], ...]]:
    """Yield (who says it, how certain) where one report has an event from hearsay and the other from an official body.

    Each is a pair of wordings; the second is left out where both tell it as equally certain.
    """
    left = {i: _source(a[i]) for i in {i for i, _ in links}}
    right = {j: _source(b[j]) for j in {j for _, j in links}}
    for i, j in sorted(links):
        one, two = left[i], right[j]
        if one is None or two is None or one.level == two.level:
            continue
        x, y = _read(a[i]), _read(b[j])
        told = min(_events_of_both(x, y), key=_order, default=None)
        if told is not None:
            yield ((one, two), told) if told[0].level != told[1].level else ((one, two),)


def _source(sentence: Sentence) -> Wording | None:
    """On whose word a sentence stands: hearsay ("possible"), an official body ("done"), None for neither or both."""
    text = sentence.text[:_LONGEST]
    heard, official = _HEARSAY.search(text), _OFFICIAL.search(text)
    match = heard or official
    if match is None or (heard and official):
        return None
    start, end = next(match.span(name) for name, words in match.groupdict().items() if words)
    level: Level = "possible" if heard else "done"
    return Wording(level, -1, sentence.start + start, sentence.start + end, " ".join(text[start:end].split()))


def _events_of_both(x: _Read, y: _Read) -> Iterator[tuple[Wording, Wording]]:
    kin = related_words().between(set(x.terms), set(y.terms))
    for number in sorted({*x.tells, *_partners(y, x, kin)}):
        for other in _same_events(x.terms[number], y, kin):
            one, two = _told(x, number), _told(y, other)
            if one and two and _same_clause(x, number, y, other, kin):
                yield one, two


@lru_cache(maxsize=2_000)  # sentences; a story of twenty reports is compared each with each
def _read(sentence: Sentence) -> _Read:
    text = sentence.text[:_LONGEST]
    words = tuple(normal_words(text))
    breaks = tuple(match.start() for match in _BREAK.finditer(text))
    tells: dict[int, Wording] = {}
    for match in _CUE.finditer(text):
        level = _CUES[int((match.lastgroup or "c0")[1:])][0]
        event = _event(text, words, match.end(), breaks)
        if (
            event is not None
            and event not in tells
            and not (level == "done" and text[words[event].start : words[event].end].endswith("ing"))  # "is cutting"
            and not _DENYING.search(text, max(0, match.start() - 8), match.start())
        ):
            start, end = match.start(), words[event].end
            tells[event] = Wording(level, event, sentence.start + start, sentence.start + end, text[start:end])
    return _Read(sentence, text, words, tuple(family(word.term) for word in words), breaks, tells)


def _event(text: str, words: Sequence[Word], at: int, breaks: Sequence[int]) -> int | None:
    """The number of the word that a cue which ends at `at` tells of: the first telling one right behind it."""
    first = bisect_left(words, at, key=lambda word: word.start)
    k = bisect_left(breaks, at)
    stop = breaks[k] if k < len(breaks) else len(text)
    for number in range(first, min(first + _REACH, len(words))):
        word = words[number]
        if word.start >= stop:
            return None
        if not word.stop and not text[word.start : word.end].lower().endswith("ly"):
            return number
    return None


def _differing(x: _Read, y: _Read) -> tuple[Wording, Wording] | None:
    found = [
        (one, two)
        for one, two in _events_of_both(x, y)
        if {one.level, two.level} in _CLASH and _is_sure(one, x) and _is_sure(two, y)
    ]
    return min(found, key=_order, default=None)


def _order(pair: tuple[Wording, Wording]) -> tuple[int, list[str]]:
    """What comes first of several pairs, whichever report is named first."""
    return pair[0].start + pair[1].start, sorted(wording.words for wording in pair)


def _is_sure(wording: Wording, read: _Read) -> bool:
    """Whether what is told as done, or as to come, stands beside no word that takes it back."""
    return wording.level not in {"done", "will"} or not _HEDGED.search(read.text)


def _partners(y: _Read, x: _Read, kin: Mapping[str, Mapping[str, float]]) -> set[int]:
    """The words of `x` that name an event for which `y` has a wording."""
    events = {y.terms[number] for number in y.tells}
    return {
        number
        for number, term in enumerate(x.terms)
        if not x.words[number].stop and (term in events or any(kin.get(term, {}).get(one, 0.0) >= 1 for one in events))
    }


def _same_events(term: str, y: _Read, kin: Mapping[str, Mapping[str, float]]) -> list[int]:
    return [
        number
        for number, other in enumerate(y.terms)
        if not y.words[number].stop and (other == term or kin.get(term, {}).get(other, 0.0) >= 1)
    ]


def _told(read: _Read, number: int) -> Wording | None:
    """How a word is told: as its cue says, as done where it is a past form, None where that is not sure."""
    if number in read.tells:
        return read.tells[number]
    word = read.words[number]
    printed = read.text[word.start : word.end]
    first = read.clause(number).start
    before = read.text[read.words[max(first, number - _REACH)].start : word.start]
    if not _PAST.fullmatch(printed.lower()) or _OPEN.search(before):
        return None
    start = read.sentence.start + word.start
    return Wording("done", number, start, start + len(printed), printed)


def _same_clause(x: _Read, number: int, y: _Read, other: int, kin: Mapping[str, Mapping[str, float]]) -> bool:
    """Whether two clauses tell their event of the same things."""
    one = _rest(x, number)
    two = _rest(y, other)
    pairs = [(t, u) for t in one for u in two if t == u or kin.get(t, {}).get(u, 0.0) >= 1]
    shared = min(len({t for t, _ in pairs}), len({u for _, u in pairs}))
    return shared >= _REST and shared >= _SHARED * min(len(one), len(two))


def _rest(read: _Read, number: int) -> set[str]:
    return {read.terms[k] for k in read.clause(number) if k != number and not read.words[k].stop}


def _denied(x: _Read, y: _Read) -> tuple[Wording, Wording] | None:
    """One denies what the other admits or confirms."""
    for first, second in ((_DENIED, _ADMITTED), (_ADMITTED, _DENIED)):
        one, two = first.search(x.text), second.search(y.text)
        if one and two:
            left, right = _behind(x, one.end()), _behind(y, two.end())
            if len(left & right) >= _REST and len(left & right) >= _SHARED * min(len(left), len(right)):
                return _wording(x, one, first), _wording(y, two, second)
    return None


def _behind(read: _Read, at: int) -> set[str]:
    first = bisect_left(read.words, at, key=lambda word: word.start)
    near = range(first, min(first + _BROAD, len(read.words)))
    return {read.terms[k] for k in near if not read.words[k].stop or read.terms[k] in _KNOWN}


def _wording(read: _Read, match: re.Match[str], pattern: re.Pattern[str]) -> Wording:
    start, words = match.start(), match[0].split()[0]
    level: Level = "not" if pattern is _DENIED else "done"
    return Wording(level, -1, read.sentence.start + start, read.sentence.start + start + len(words), words)
