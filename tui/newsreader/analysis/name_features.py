"""Features of tokens for the sequence model that finds names: what each word looks like, what stands around it,
which lists know it, and what the rest of the document says about it. The model must be trained with this very module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsreader.analysis.name_lists import BIT, LISTS, NameLists
from newsreader.analysis.name_words import CONNECTORS, FIRM, MONTHS_AND_DAYS, SPEECH, SPORT, kind_of

WORD_LIMIT = 40
"""Characters of a word that are looked at."""

_CACHE_LIMIT = 30_000
_RUN_LIMIT = 8
_LONGEST_ENTRY = 5
_LONGER = BIT["longer"]
_FIRST, _LAST = BIT["first"], BIT["last"]
_QUOTES = frozenset("\"'“”‘’«»`([")
_OPENERS = frozenset(
    "the a an in on at by for from but and if as it its he she they this that these those his her their".split()
)
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_IN = frozenset(("in", "at", "near", "from", "to", "into", "across", "outside", "inside"))
_NAMES_OF_MASK = {1 << k: name for k, name in enumerate(LISTS)}
_SHAPES: dict[int, str] = {}


class WordFacts:
    """What is known of a word by itself, with its features ready made for each place relative to a token."""

    __slots__ = ("after", "after2", "before", "before2", "cap", "caps", "kind", "low", "mask", "own", "place", "shape")

    def __init__(self, word: str, lists: NameLists) -> None:
        word = word[:WORD_LIMIT]
        self.low = low = word.lower()
        self.shape = shape = shape_of(word)
        self.cap = word[0].isupper()
        self.caps = len(word) > 1 and word.isupper() and word.isalpha()
        self.kind = kind_of(low)
        self.mask = lists.masks.get(low) if self.cap else 0
        brown = lists.brown_path(word) or (lists.brown_path(word.capitalize()) if self.caps else "")
        vector = lists.vector_cluster(low)
        known = mask_name(self.mask & ~_LONGER)
        own = [f"w={low}", f"s={shape}", f"l&s={known}&{shape}", f"k={self.kind}"]
        if any(c.isalpha() for c in low):
            own += [f"p{n}={low[:n]}" for n in range(1, 5) if len(low) >= n]
            own += [f"e{n}={low[-n:]}" for n in range(1, 5) if len(low) > n]
        own += [f"l={name}" for bit, name in _NAMES_OF_MASK.items() if self.mask & bit and bit != _LONGER]
        if brown:
            own += [f"b4={brown[:4]}", f"b7={brown[:7]}", f"b12={brown[:12]}", f"b={brown}"]
        if vector:
            own.append(f"v={vector}")
        if "-" in word[1:-1]:
            own.append("hyphen=" + shape_of(word.rpartition("-")[2]) + low.rpartition("-")[2][-3:])
        self.own = tuple(own)
        near = [f"w={low}", f"s={shape}", f"l={known}", f"k={self.kind}"]
        near += [f"b7={brown[:7]}", f"b12={brown[:12]}"] if brown else []
        near += [f"v={vector}"] if vector else []
        self.before = tuple("-1" + f for f in near)
        self.after = tuple("+1" + f for f in near)
        self.before2 = tuple("-2" + f for f in near[:3])
        self.after2 = tuple("+2" + f for f in near[:3])
        self.place = brown[:8] if brown else f"v{vector}"


class FeatureMaker:
    """Makes features for documents; keeps what it learned of words. One per thread."""

    def __init__(self, lists: NameLists) -> None:
        self._lists = lists
        self._facts: dict[str, WordFacts] = {}

    def facts(self, words: Sequence[str]) -> list[WordFacts]:
        """Return the facts of each word."""
        known = self._facts
        if len(known) > _CACHE_LIMIT:
            known.clear()
        out = []
        for word in words:
            fact = known.get(word)
            if fact is None:
                fact = known[word] = WordFacts(word, self._lists)
            out.append(fact)
        return out

    def document(self, words: Sequence[str], stretches: Sequence[tuple[int, int]]) -> list[list[list[str]]]:
        """Return, for each stretch of a document, the features of each of its tokens."""
        facts = self.facts(words)
        parts = [facts[a:b] for a, b in stretches]
        seen = _document_evidence(parts)
        subject = _subject(facts)
        return [self._stretch(part, seen, subject) for part in parts]

    def _stretch(self, part: list[WordFacts], seen: dict[str, tuple[str, ...]], subject: str) -> list[list[str]]:
        n = len(part)
        loud = _is_loud(part)
        rows: list[list[str]] = []
        for i, fact in enumerate(part):
            row = list(fact.own)
            if i:
                row += part[i - 1].before
                row.append(f"ww-={part[i - 1].low}|{fact.low}")
                row.append(f"ss-={part[i - 1].shape}|{fact.shape}")
                if i > 1:
                    row += part[i - 2].before2
            else:
                row.append("BOS")
            if i + 1 < n:
                row += part[i + 1].after
                row.append(f"ww+={fact.low}|{part[i + 1].low}")
                row.append(f"ss+={fact.shape}|{part[i + 1].shape}")
                if i + 2 < n:
                    row += part[i + 2].after2
            else:
                row.append("EOS")
            if fact.cap:
                row += seen.get(fact.low, ())
                row.append(f"{subject}&{mask_name(fact.mask & ~_LONGER)}")
                if loud:
                    row.append(f"loud&{fact.shape}")
            elif loud:
                row.append("loud")
            rows.append(row)
        self._add_runs(part, rows)
        self._add_entries(part, rows)
        return rows

    def _add_runs(self, part: list[WordFacts], rows: list[list[str]]) -> None:
        """Tell every token of a capitalised run ("Bank of England") its length, last word and surroundings."""
        for a, b in runs_of(part):
            last, first = part[b - 1], part[a]
            before = part[a - 1] if a else None
            after = part[b] if b < len(part) else None
            shared = [
                f"run={min(b - a, 6)}", f"rl={last.low}", f"rk={last.kind}", f"rf={first.low}",
                f"r-={before.low if before else '<'}", f"r+={after.low if after else '>'}",
                f"rm={_evidence(part, a, b)}",
            ]
            if before:
                shared += [f"r-c={before.place}", f"r-k={_kind_before(part, a)}"]
            if after:
                shared += [f"r+c={after.place}", f"r+a={_apposition(part, b)}"]
            title = bool(before and before.kind == "t")
            for i in range(a, b):
                row = rows[i]
                row += shared
                row.append(f"rp={min(i - a, 3)}/{min(b - 1 - i, 3)}")
                if title:
                    row.append("title")

    def _add_entries(self, part: list[WordFacts], rows: list[list[str]]) -> None:
        """Mark the longest entry of the lists that a run of words makes."""
        n, i = len(part), 0
        while i < n:
            end = 0
            mask = 0
            if part[i].mask & _LONGER:
                for b in range(min(n, i + _LONGEST_ENTRY), i + 1, -1):
                    if part[b - 1].cap or part[b - 1].mask or not part[b - 1].low.isalpha():
                        mask = self._lists.masks.get(" ".join([f.low for f in part[i:b]])) & ~_LONGER
                        if mask:
                            end = b
                            break
            if not end:
                i += 1
                continue
            name = mask_name(mask)
            single = [f"L={x}" for bit, x in _NAMES_OF_MASK.items() if mask & bit]
            for k in range(i, end):
                rows[k] += [*single, f"L{'B' if k == i else 'I'}={name}"]
            if i:
                rows[i - 1].append(f"+1L={name}")
            if end < n:
                rows[end].append(f"-1L={name}")
            i = end


def shape_of(word: str) -> str:
    """Return the shape of a word: X capital, x small, d digit, other signs as they are; runs cut to two."""
    if word.isalpha():
        if word.islower():
            return "xx" if len(word) > 1 else "x"
        if len(word) > 1 and word[0].isupper() and word[1:].islower():
            return "Xxx" if len(word) > 2 else "Xx"
    out: list[str] = []
    for c in word:
        s = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if len(out) < 2 or out[-1] != s or out[-2] != s:
            out.append(s)
    return "".join(out[:12])


def mask_name(mask: int) -> str:
    """Return the names of the lists in a mask, joined."""
    found = _SHAPES.get(mask)
    if found is None:
        found = _SHAPES[mask] = "+".join(name for bit, name in _NAMES_OF_MASK.items() if mask & bit) or "-"
    return found


def runs_of(part: Sequence[WordFacts]) -> list[tuple[int, int]]:
    """Return the capitalised runs of a stretch as (first, past the last); small words join two capitals."""
    out = []
    n, i = len(part), 0
    while i < n:
        if not part[i].cap or part[i].low in _OPENERS:
            i += 1
            continue
        end = i + 1
        while end < n and end - i < _RUN_LIMIT:
            if part[end].cap:
                end += 1
            elif part[end].low in CONNECTORS and end + 1 < n and part[end + 1].cap:
                end += 2
            elif part[end].low in CONNECTORS and end + 2 < n and part[end + 1].low in CONNECTORS and part[end + 2].cap:
                end += 3
            else:
                break
        out.append((i, end))
        i = end
    return out


def _evidence(part: Sequence[WordFacts], a: int, b: int) -> str:
    """Return which kinds of evidence the words of a run hold together."""
    mask = 0
    kinds: set[str] = set()
    for fact in part[a:b]:
        mask |= fact.mask
        kinds.update(fact.kind)
    return ("f" if part[a].mask & _FIRST else "") + ("l" if part[b - 1].mask & _LAST else "") + "".join(sorted(kinds))


def _kind_before(part: Sequence[WordFacts], a: int) -> str:
    """Return the kind of the nearest describing word before a run ("the militant group Hezbollah")."""
    for k in range(a - 1, max(-1, a - 4), -1):
        if part[k].kind and not part[k].cap:
            return f"{a - k}{part[k].kind}"
        if part[k].low not in CONNECTORS and part[k].low != ",":
            break
    return "-"


def _apposition(part: Sequence[WordFacts], b: int) -> str:
    """Return the kind of the noun in an apposition behind a run (", a Dutch shipping company,")."""
    if b >= len(part) or part[b].low not in (",", "(", "–", "—"):
        return "-"
    for k in range(b + 1, min(len(part), b + 9)):
        if part[k].low in (",", ")", ".", "who", "which", "and"):
            return f"a{part[k].low}" if part[k].low in ("who", "which") else "-"
        if part[k].kind and not part[k].cap:
            return part[k].kind
    return "-"


def _is_loud(part: Sequence[WordFacts]) -> bool:
    """Say whether a stretch is written mostly in capitals."""
    letters = [fact for fact in part if len(fact.low) > 2 and fact.low.isalpha()]
    return len(letters) > 1 and sum(fact.caps for fact in letters) * 2 > len(letters)


def _subject(facts: Sequence[WordFacts]) -> str:
    """Return "table" for a document mostly of figures, "sport" where one word in eighty is of games, else "news"."""
    games = sum(fact.low in SPORT for fact in facts)
    if games > 1 and games * 80 > len(facts):
        return "sport"
    figures = sum(fact.low[0].isdigit() for fact in facts)
    return "table" if figures * 5 > len(facts) > 20 else "news"


def _document_evidence(parts: Sequence[Sequence[WordFacts]]) -> dict[str, tuple[str, ...]]:
    """Return what the whole document says of each capitalised word, by its lower-case form."""
    seen: dict[str, set[str]] = defaultdict(set)
    small: set[str] = set()
    for part in parts:
        small.update(fact.low for fact in part if not fact.cap)
        if _is_loud(part):
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
    person = b - a > 1 and part[a].mask & _FIRST and not any(fact.kind for fact in part[a:b])
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
