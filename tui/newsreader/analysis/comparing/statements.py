"""What one report states that can be compared: amounts, dates, names and quotations, each where it stands.

A statement knows the words around it, so that `facts` can tell the same figure of something else from a repeat.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsreader.analysis.comparing.basis import NO_BASIS, Basis, read_basis
from newsreader.analysis.comparing.quantities import Quantity, Span, find_quantities
from newsreader.analysis.comparing.quotations import Quotation, find_quotations
from newsreader.analysis.comparing.units import MONTH
from newsreader.analysis.comparing.word_families import FATES, WON, fate
from newsreader.analysis.naming.aliases import words_of
from newsreader.analysis.terms import Word, is_number, normal_words, stem
from newsreader.models import Article, DateMention, FactKind, Mention, MentionKind, Sentence

_NEAR = 6  # words on either side that tell what an amount is said of
_TOLL = stem("toll")
_BODY = stem("bodies")
_ROOT = 5  # letters by which "Morocco" and "Moroccan" are one
_FATE_NEAR = 5  # words between a count of people and what became of them; fewer where nothing counted is named
_DEMONYM = re.compile(
    r"(?:ese|[ei]ans?|[^aeiou]ans?|ish|ench|utch|wiss|aeli|raqi|stani|waiti|mani|meni|Thai|Greek|Czech|Turk|Arab|Dane|"
    r"Swede|Pole|Finn|Scot|Afghan|Filipino|Kurd|Serb|Croat|Muslim|Christian|Jew|Republican|Democrat)s?$"
)
_NO_DEATH = re.compile(r"\s(?:sentence|penalt|row\b|threat|squad|certificate)")
_COMPARED = re.compile(
    r"\s(?:(?:points?|percentage)\s)?(?:more|less|fewer|higher|lower|cooler|warmer|longer|shorter|faster|slower|older|"
    r"younger|bigger|larger|smaller|above|below|over|under|ahead|behind|later|earlier|ago|after|sooner|better|worse|up|down|than)\b"
)
_JOINT = re.compile(r"\s(?:and|or|to)\s")
_NEXT_FATE = re.compile(
    r"(?:,|\band)\s\w+(?:ing|ed)$"
)  # "killing three people and injuring dozens": the three are not hurt
_NEXT_PART = re.compile(r"(?:,|\band)\s(?:[a-z]+\s){0,2}$")  # "40 died and 90 are missing": the 90 are not dead
_NEXT_COUNT = re.compile(r",\s\d+\s(?:remain|are|were)\b")  # "the toll rose to 5, 11 remain missing": the 5 are not
_TOLL_REACH = 250  # characters
_AGE_BEHIND = re.compile(r",\s(?:who\s(?:is|was)\s)?(?:aged\s)?")
_AGE_BEFORE = re.compile(r"(?:\s[\w-]+){0,3}\s")
_TOLL_BEFORE = re.compile(
    r"\btoll\b(?:,?\s[\w'’-]+){0,30},?\s(?:hitting|reaching|to|at|of|was|is|stands|reached|hit|passed|crossed|topped|exceeded|surpassed)\s(?:(?:at\sleast|more\sthan|over)\s)?$"
)
_HEAD_BEFORE = re.compile(
    r"\b([A-Za-z]+)\s(?:was|is|were|are|of|at|(?:stood|stands)\sat|reached|hit)\s"
    r"(?:(?:an|about|around|just|only|nearly|almost|over|under|roughly|some|estimated|more|less|than)\s){0,3}$"
)
_HEAD_BEHIND = re.compile(r"\s([a-z]{3,})")
_AREAS = "countr(?:y|ies)|nations?|provinces?|regions?|states?|districts?|count(?:y|ies)|islands?|cit(?:y|ies)|towns?|villages?"
_SCOPE = re.compile(
    rf"(?:\s[\w'’-]+){{0,4}}?\s(?:in|across|around|throughout)"
    rf"(?P<rest>(?:\s(?!{_AREAS})[\w'’.-]+){{0,4}}?\s(?:(?P<area>{_AREAS})\b|[A-Z][\w'’-]*(?:(?:,|,?\sand|)\s[A-Z][\w'’-]*)*))"
)
_OF_VOTES = re.compile(r"\s(?:of\s(?:the\s)?)?votes?\b|\svote\sshare")
_CAPITAL = re.compile(r"\b[A-Z]")
_BY_THE_WAY = re.compile(r"\b(?:in|at|of|from|under|for|to|on)\s(?:the\s)?$")
_TAKING_PART = re.compile(r"\b(?:by|with|against|over|and|or)\s(?:the\s)?$")
_POSSESSED = re.compile(r"['’]s?\s[a-z]")
_OBJECT = re.compile(r"(?:[\w-]+\s){0,2}?on\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One stated value: where, in which sentence, and what it is. Two that look the same are two.

    `near` are the terms around it (names and numbers left out), `head` the one it is a measure of ("a turnout of 47 per
    cent", "a ten-week trial"), `fate` the group of words that say what became of those counted (killed, hurt, missing …),
    `object` the terms behind an "on" ("25% on cars"), `relative` that an amount is a change or distance ("10 degrees
    cooler"), `scope` the places right behind it in which it counts ("in Sumatra and Java", "in 14 countries"), `names` the
    beginnings of the words of all names, `places`, `months` and `days` those that its sentence names, `past` that the
    sentence tells of years past ("four years after"), `quoted` that it stands in a quotation, `paired` that another amount
    is joined to it by "and", `owner` whose age it is or who has won so many, `basis` how it is meant. Names have several
    `spans`.
    """

    kind: FactKind
    spans: tuple[Span, ...]
    sentences: frozenset[int]
    shown: str
    near: frozenset[str] = frozenset()
    head: str = ""
    fate: int | None = None
    object: frozenset[str] = frozenset()
    relative: bool = False
    scope: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    past: bool = False
    quoted: bool = False
    paired: bool = False
    owner: str = ""
    days: frozenset[str] = frozenset()
    basis: Basis = NO_BASIS
    quantity: Quantity | None = None
    date: DateMention | None = None
    quotation: Quotation | None = None
    name: tuple[MentionKind, str] | None = None
    forms: frozenset[str] = field(default=frozenset())

    @property
    def value(self) -> str:
        """What is stated, whatever it is of: equal for equal amounts however they are printed."""
        q = self.quantity
        return f"{q.kind} {q.base} {q.low:.4g} {q.high:.4g}" if q else self.shown.casefold()


def gather_statements(article: Article, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
    """Return all that a report states, by kind and place. `sentences` are those of its text that are to be compared."""
    place = _Place(article, sentences)
    dates = [date for date in article.dates if date.end <= len(place.text)]
    quotations = find_quotations(place.text)
    place.quotations = [(q.start, q.end) for q in quotations]
    amounts = find_quantities(place.text, [(d.start, d.end) for d in dates])
    place.past = {place.sentence(q.start) for q in amounts if q.base == MONTH and q.high >= 12 and place.is_relative(q)}
    place.joined = {
        q
        for one, other in pairwise(amounts)
        if _JOINT.fullmatch(place.text, one.end, other.start)
        for q in (one.start, other.start)
    }
    return (
        *(_of_quantity(place, q, _clause(place, amounts, k)) for k, q in enumerate(amounts)),
        *(_of_date(place, date) for date in dates),
        *_of_names(place, [m for m in article.mentions if m.end <= len(place.text)]),
        *(_of_quotation(place, q) for q in quotations),
    )


class _Place:
    """The text of a report with its words and sentences, to look around in."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.text = article.text[: sentences[-1].end] if sentences else ""
        self.starts = [s.start for s in sentences]
        self.ends = [s.end for s in sentences]
        self.words = normal_words(self.text)
        self.word_starts = [w.start for w in self.words]
        names = [m for m in article.mentions if m.kind != "other"]
        self.named = sorted(names, key=lambda m: m.start)
        self.name_starts = sorted((m.start, m.end) for m in names)
        self.people = [m for m in names if m.kind == "person"]
        self.places: dict[int, list[Mention]] = defaultdict(list)
        self.names: dict[int, set[str]] = defaultdict(set)
        for mention in names:
            number = self.sentence(mention.start)
            self.names[number].update(word[:_ROOT] for word in words_of(mention.text))
            if mention.kind == "place":
                self.places[number].append(mention)
        self.months: dict[int, set[str]] = defaultdict(set)
        self.days: dict[int, set[str]] = defaultdict(set)
        for date in article.dates:
            number = self.sentence(date.start)
            if date.value and date.value[5:7].isdecimal():
                self.months[number].add(date.value[:7])
            if date.value and len(date.value) == 10:
                self.days[number].add(date.value)
        told = [(date.start, (date.value or "")[:4]) for date in article.dates]
        self.years = [(at, year) for at, year in told if article.published and year not in {"", article.published[:4]}]
        self.past: set[int] = set()
        self.quotations: list[Span] = []
        self.joined: set[int] = set()

    def sentence(self, at: int) -> int:
        """The number of the sentence in which an offset lies; -1 in front of the first."""
        return bisect_right(self.starts, at) - 1

    def around(self, start: int, end: int) -> list[tuple[int, Word]]:
        """The words around a stretch within its sentence, each with its distance in words (negative: before)."""
        k = self.sentence(start)
        if k < 0:
            return []
        first, last = bisect_right(self.word_starts, start - 1), bisect_right(self.word_starts, end - 1)
        before = [(i - first, self.words[i]) for i in range(max(0, first - 2 * _NEAR), first)]
        behind = [(i - last + 1, self.words[i]) for i in range(last, min(len(self.words), last + 2 * _NEAR))]
        return [(d, w) for d, w in (*before, *behind) if w.start >= self.starts[k] and w.end <= self.ends[k]]

    def near(self, around: Sequence[tuple[int, Word]], reach: int = _NEAR) -> frozenset[str]:
        """The terms of the words up to `reach` away that are neither stop words nor numbers nor names."""
        return frozenset(
            w.term
            for d, w in around
            if abs(d) <= reach and not w.stop and not is_number(w.term) and not self._is_name(w)
        )

    def scope(self, at: int) -> frozenset[str]:
        """The words of the place in which those counted up to an offset are: "people in the coastal villages of Aceh"."""
        match = _SCOPE.match(self.text, at)
        if match is None:
            return frozenset()
        area = frozenset(stem(match["area"].lower()).split()) if match["area"] else frozenset[str]()
        start, end = match.span("rest")
        near = (m for n in range(self.sentence(start), self.sentence(end) + 1) for m in self.places[n])
        return area | {word for m in near if start <= m.start <= end for word in words_of(m.text)}

    def is_relative(self, quantity: Quantity) -> bool:
        """Whether an amount is a change or distance: "10 degrees cooler"."""
        return _COMPARED.match(self.text, quantity.end) is not None

    def owner(self, age: Quantity) -> str:
        """The person whose age an amount is: "Ann Lee, 49," and "49-year-old farmer Ann Lee"; "" where nobody stands there."""
        return next(
            (
                m.entity
                for m in self.people
                if _AGE_BEHIND.fullmatch(self.text, m.end, age.start)
                or _AGE_BEFORE.fullmatch(self.text, age.end, m.start)
            ),
            "",
        )

    def winner(self, quantity: Quantity, clause: Span) -> str:
        """Who has won the seats, votes or share of them that an amount is: the last name before it in its clause that can be the subject.

        It is not sure who where a word with a capital letter that is no name known stands between, or somebody's part in
        it, nor what is told of where the paragraph has named another year.
        """
        of_votes = quantity.kind == "percent" and _OF_VOTES.match(self.text, quantity.end)
        paragraph = self.text.rfind("\n\n", 0, quantity.start)
        if not (quantity.counted & WON or of_votes) or any(paragraph < at < quantity.start for at, _ in self.years):
            return ""
        end = quantity.start
        for m in reversed(self.named):
            if clause[0] <= m.start and m.end <= end:
                between = self.text[m.end : end]
                if _CAPITAL.search(between) or _TAKING_PART.search(self.text, clause[0], m.start):
                    return ""
                if not _BY_THE_WAY.search(self.text, clause[0], m.start) and not _POSSESSED.match(between):
                    return m.entity
                end = m.start
        return ""

    def _is_name(self, word: Word) -> bool:
        k = bisect_right(self.name_starts, (word.start, len(self.text) + 1)) - 1
        return k >= 0 and self.name_starts[k][1] > word.start


def _clause(place: _Place, amounts: Sequence[Quantity], k: int) -> Span:
    """Where the sentence of an amount, or the amounts of its kind beside it, begin and end."""
    number, kind = place.sentence(amounts[k].start), amounts[k].kind
    start, end = (place.starts[number], place.ends[number]) if number >= 0 else (0, len(place.text))
    before = next((q.end for q in reversed(amounts[:k]) if q.kind == kind), start)
    behind = next((q.start for q in amounts[k + 1 :] if q.kind == kind), end)
    return max(start, before), min(end, behind)


def _of_quantity(place: _Place, quantity: Quantity, clause: Span) -> Statement:
    around, number = place.around(quantity.start, quantity.end), place.sentence(quantity.start)
    return Statement(
        kind=quantity.kind,
        spans=((quantity.start, quantity.end),),
        sentences=frozenset({number}),
        shown=" ".join(place.text[quantity.start : quantity.end].split()),
        near=place.near(around) | quantity.counted,
        head=_head(place, quantity),
        fate=_fate(place, quantity, around),
        object=_object(place, quantity.end),
        relative=place.is_relative(quantity),
        scope=place.scope(quantity.end),
        names=frozenset(place.names[number]),
        places=frozenset(m.entity for m in place.places[number]),
        months=frozenset(place.months[number]),
        days=frozenset(place.days[number]),
        basis=read_basis(place.text, (quantity.start, quantity.end), clause, place.years),
        past=number in place.past,
        quoted=any(start <= quantity.start < end for start, end in place.quotations),
        paired=quantity.start in place.joined,
        owner=place.owner(quantity) if quantity.base == "years old" else place.winner(quantity, clause),
        quantity=quantity,
    )


def _fate(place: _Place, quantity: Quantity, around: Sequence[tuple[int, Word]]) -> int | None:
    """What became of those that a plain count counts; nobody is counted by a share, a sum or a time."""
    if quantity.kind != "number":
        return None
    reach = _FATE_NEAR if quantity.counted else _FATE_NEAR - 2
    words = [
        (d, w)
        for d, w in around
        if fate(w.term, place.text[w.start : w.end]) is not None
        and abs(d) <= reach
        and not _NO_DEATH.match(place.text, w.end)
    ]
    after = any(d > 0 for d, _ in words)
    words = [(d, w) for d, w in words if d > 0 or not (after and _NEXT_PART.search(place.text, w.end, quantity.start))]
    told_before = any(d < 0 for d, _ in words)
    fates = [
        (2 * abs(d) - (d > 0), FATES[w.term])
        for d, w in words
        if d < 0 or not _NEXT_COUNT.match(place.text, quantity.end, w.start)
        if d < 0 or not told_before or not _NEXT_FATE.search(place.text, quantity.end, w.end)
    ]
    inner = next((FATES[t] for t in sorted(quantity.counted) if t in FATES), None)
    if inner is None and (
        _BODY in quantity.counted
        or _TOLL_BEFORE.search(place.text, max(0, quantity.start - _TOLL_REACH), quantity.start)
    ):
        inner = FATES[_TOLL]
    return inner if inner is not None else min(fates)[1] if fates else None


def _head(place: _Place, quantity: Quantity) -> str:
    """The term that an amount is a measure of, "" where none stands right beside it."""
    start, end = quantity.start, quantity.end
    match = _HEAD_BEFORE.search(place.text, max(0, start - 60), start)
    if match is None and (quantity.base == "%" or "-" in place.text[start:end]):
        match = _HEAD_BEHIND.match(place.text, end)
    words = normal_words(match[1]) if match is not None else ()
    return words[0].term if words and not words[0].stop else ""


def _object(place: _Place, end: int) -> frozenset[str]:
    """The terms behind an "on" that follows within two words: what a tariff, a tax, a discount is on."""
    match = _OBJECT.match(place.text[end : end + 60].lstrip())
    if match is None:
        return frozenset()
    start = end + len(place.text[end : end + 60]) - len(place.text[end : end + 60].lstrip()) + match.end()
    terms: list[str] = []
    for distance, word in place.around(start, start):
        if distance > 0 and (word.stop or distance > 4):
            if terms or distance > 4:
                break
        elif distance > 0:
            terms.append(word.term)
    return frozenset(terms)


def _of_date(place: _Place, date: DateMention) -> Statement:
    return Statement(
        kind="date",
        spans=((date.start, date.end),),
        sentences=frozenset({place.sentence(date.start)}),
        shown=date.value or " ".join(date.text.split()),
        near=place.near(place.around(date.start, date.end), 2 * _NEAR),
        date=date,
    )


def _of_names(place: _Place, mentions: Sequence[Mention]) -> list[Statement]:
    """One statement for each entity; nationalities and the like are no facts."""
    groups: dict[tuple[MentionKind, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind != "other" or len(mention.text.split()) > 1 or not _DEMONYM.search(mention.text):
            groups[mention.kind, mention.entity].append(mention)
    return [
        Statement(
            kind="name",
            spans=tuple((m.start, m.end) for m in group),
            sentences=frozenset(place.sentence(m.start) for m in group),
            shown=name,
            name=(kind, name),
            forms=frozenset(m.text for m in group),
        )
        for (kind, name), group in groups.items()
    ]


def _of_quotation(place: _Place, quotation: Quotation) -> Statement:
    first, last = place.sentence(quotation.start), place.sentence(quotation.end - 1)
    return Statement(
        kind="quote",
        spans=((quotation.start, quotation.end),),
        sentences=frozenset(range(first, last + 1)),
        shown=" ".join(quotation.text.split()),
        quotation=quotation,
    )
