"""What the document as a whole, and the words around a capitalised run, say about a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsreader.analysis.naming.facts import WordFacts, is_loud, runs_of
from newsreader.analysis.naming.lists import FIRST_NAME, LAST_NAME
from newsreader.analysis.naming.words import CONNECTORS, FIRM, MONTHS_AND_DAYS, SPEECH, SPORT

_QUOTES = frozenset("\"'“”‘’«»`([")
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_IN = frozenset(("in", "at", "near", "from", "to", "into", "across", "outside", "inside"))


def evidence_of(part: Sequence[WordFacts], a: int, b: int) -> str:
    """Return the kinds of evidence that the words of a run hold together."""
    mask = 0
    kinds: set[str] = set()
    for fact in part[a:b]:
        mask |= fact.mask
        kinds.update(fact.kind)
    return (
        ("f" if part[a].mask & FIRST_NAME else "")
        + ("l" if part[b - 1].mask & LAST_NAME else "")
        + "".join(sorted(kinds))
    )


def kind_before(part: Sequence[WordFacts], a: int) -> str:
    """Return the kind of the nearest describing word before a run ("the militant group Hezbollah")."""
    for k in range(a - 1, max(-1, a - 4), -1):
        if part[k].kind and not part[k].cap:
            return f"{a - k}{part[k].kind}"
        if part[k].low not in CONNECTORS and part[k].low != ",":
            break
    return "-"


def apposition(part: Sequence[WordFacts], b: int) -> str:
    """Return the kind of the noun in an apposition behind a run (", a Dutch shipping company,")."""
    if b >= len(part) or part[b].low not in (",", "(", "–", "—"):
        return "-"
    for k in range(b + 1, min(len(part), b + 9)):
        if part[k].low in (",", ")", ".", "who", "which", "and"):
            return f"a{part[k].low}" if part[k].low in ("who", "which") else "-"
        if part[k].kind and not part[k].cap:
            return part[k].kind
    return "-"


def subject_of(words: Sequence[str]) -> str:
    """Return "table" for a document mostly of figures, "sport" if one word in eighty is about games, else "news".

    `words` are in lower case.
    """
    games = sum(word in SPORT for word in words)
    if games > 1 and games * 80 > len(words):
        return "sport"
    figures = sum(word[0].isdigit() for word in words)
    return "table" if figures * 5 > len(words) > 20 else "news"


def document_evidence(parts: Sequence[Sequence[WordFacts]]) -> dict[str, tuple[str, ...]]:
    """Return what the whole document says of each capitalised word, by its lower-case form."""
    seen: dict[str, set[str]] = defaultdict(set)
    small: set[str] = set()
    for part in parts:
        small.update(fact.low for fact in part if not fact.cap)
        if is_loud(part):
            continue
        for a, b in runs_of(part):
            _run_evidence(part, a, b, seen)
    for low in seen.keys() & small:
        seen[low].add("d:small")
    return {low: tuple(sorted(marks)) for low, marks in seen.items()}


def _run_evidence(part: Sequence[WordFacts], a: int, b: int, seen: dict[str, set[str]]) -> None:
    before = part[a - 1].low if a else ""
    after = part[b].low if b < len(part) else ""
    inside = a > 0 and before not in _QUOTES
    person = b - a > 1 and part[a].mask & FIRST_NAME and not any(fact.kind for fact in part[a:b])
    title = a > 0 and part[a - 1].kind == "t"
    kind = part[b - 1].kind if b - a > 1 else ""
    firm = after in FIRM or (after in _POSSESSIVES and b + 1 < len(part) and part[b + 1].low in FIRM)
    for k in range(a, b):
        low = part[k].low
        if low in MONTHS_AND_DAYS:
            continue
        marks = seen[low]
        if inside or k > a:
            marks.add("d:mid")
        if person:
            marks.add("d:last" if k == b - 1 else "d:first")
        if title or (k > a and part[k - 1].kind == "t"):
            marks.add("d:title")
        if before in _IN and k == a and b - a == 1:
            marks.add("d:in")
        if after in SPEECH and k == b - 1:
            marks.add("d:say")
        if firm:
            marks.add("d:firm")
        if kind:
            marks.add(f"d:run{kind}")
        if b - a == 1 and before == "(" and after == ")":
            marks.add("d:bracket")
