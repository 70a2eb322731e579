"""How answers are measured against gold: spans, names, dates, deadlines, stories, sentence links. Figures are 0 to 1.

`Carried` takes offsets of the product's cleaned text back to the gold text; what cleaning dropped counts as missed.
"""

import bisect
import calendar
import difflib
import re
import tempfile
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from newsreader.library.library import Library
from newsreader.models import Article

NEWSROOM = Path(__file__).parents[1] / "data/newsroom"
LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC", "other": "MISC"}
_CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d|-Q[1-4])?$")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of the gold text; `label` is its kind."""

    start: int
    end: int
    label: str = ""
    value: str | None = None

    def meets(self, other: "Span") -> bool:
        """Tell whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@contextmanager
def imported(files: Mapping[str, bytes]) -> Iterator[tuple[Library, dict[str, Article]]]:
    """Import files (by name) into a new library and analyse them; yield it with the article of each name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for path, content in files.items():
            (folder / "texts" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "texts" / path).write_bytes(content)
        with Library.open(folder / "library.sqlite", clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as library:
            library.import_paths([folder / "texts"])
            library.analyse()
            found = (library.article(one) for one in library.article_ids())
            yield library, {Path(one.path or "").relative_to(folder / "texts").as_posix(): one for one in found}


def flat(text: str | None) -> str:
    """Return the text without white space."""
    return "".join((text or "").split())


def right_title(gold: Row, article: Article) -> bool:
    """Tell whether the title is one of the right ones; of a first sentence, any cut is."""
    title, wanted = flat(article.title), flat(gold["title"])
    cut = gold["title_from"] == "lead" and bool(title) and wanted.startswith(title.rstrip("…."))
    return cut or title in {wanted, *map(flat, gold["title_acceptable"])}


def same_text(gold: str | None, said: str | None) -> bool:
    """Tell whether two fields are alike but for case."""
    return (gold or "").lower() == (said or "").lower()


def aside_found(gold: Row, article: Article) -> bool:
    """Tell whether a block that is not the article was set aside, as what it is."""
    start = flat(gold["starts_with"])
    return any(one.kind == gold["kind"] and start in flat(one.text) for one in article.asides)


def canonical(gold: Row, article: Article) -> list[bool]:
    """Return, for each name found that is in the gold, whether it was given its full form."""
    full = {one["text"]: one["entity"] for one in gold["mentions"]}
    return [full[one.text] == one.entity for one in article.mentions if one.text in full]


def name_spans(gold: Row, article: Article) -> tuple[list[Span], list[Span]]:
    """Return the names of an article by the gold (every listed name in the body, the longest first), and those found."""
    kinds = {one["text"]: LABELS[one["kind"]] for one in gold["mentions"]}
    listed = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(kinds, key=len, reverse=True))) + r")(?!\w)")
    wanted = [Span(one.start(), one.end(), kinds[one[0]]) for one in listed.finditer(gold["body"])] if kinds else []
    said = (Span(one.start, one.end, LABELS[one.kind]) for one in article.mentions)
    return wanted, Carried(article.text, gold["body"]).spans(said)


def newsroom_dates(gold: Row, article: Article) -> tuple[list[Span], list[Span]]:
    """Return the dates of an article by the gold, and those found, without what the gold calls optional."""
    marked = [(Span(x["start"], x["end"], x["kind"], x["value"]), bool(x.get("optional"))) for x in gold["dates"]]
    return [x for x, optional in marked if not optional], [
        found
        for found in date_spans(article, gold["body"])
        if not any(optional and found.meets(x) for x, optional in marked)
    ]


def date_spans(article: Article, text: str) -> list[Span]:
    """Return the dates found, in offsets of the gold text."""
    return Carried(article.text, text).spans(Span(one.start, one.end, one.kind, one.value) for one in article.dates)


class Carried:
    """Maps spans of a product's text to the gold text, by the characters that are not white space."""

    def __init__(self, said: str, gold: str) -> None:
        self._at = [i for i, letter in enumerate(said) if not letter.isspace()]
        there = [i for i, letter in enumerate(gold) if not letter.isspace()]
        self._to: list[int | None] = [None] * len(self._at)
        for i, j, size in _blocks(said.split(), gold.split()):
            self._to[i : i + size] = there[j : j + size]

    def span(self, span: Span) -> Span | None:
        """Return the span in the gold text, None if no part of it is there."""
        first, last = (bisect.bisect_left(self._at, place) for place in (span.start, span.end))
        hit = [place for place in self._to[first:last] if place is not None]
        return replace(span, start=hit[0], end=hit[-1] + 1) if hit else None

    def spans(self, spans: Iterable[Span]) -> list[Span]:
        """Return those of the spans that are in the gold text, in its offsets."""
        return [there for one in spans if (there := self.span(one))]


def _blocks(said: list[str], gold: list[str]) -> Iterator[tuple[int, int, int]]:
    one, other = "".join(said), "".join(gold)
    if one in other or other in one:
        yield max(0, one.find(other)), max(0, other.find(one)), min(len(one), len(other))
        return
    for tag, a, b, c, d in difflib.SequenceMatcher(None, said, gold, autojunk=False).get_opcodes():
        i, j = len("".join(said[:a])), len("".join(gold[:c]))
        if tag == "equal":
            yield i, j, len("".join(said[a:b]))
        elif tag == "replace":
            inner = difflib.SequenceMatcher(None, "".join(said[a:b]), "".join(gold[c:d]), autojunk=False)
            yield from ((i + x, j + y, size) for x, y, size in inner.get_matching_blocks())


def f1(right: float, said: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (said + gold) if right else 0.0


def matched(gold: Sequence[Span], said: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair overlapping spans one to one, the best overlap first."""
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(said):
            common = min(one.end, other.end) - max(one.start, other.start)
            if common > 0:
                pairs.append((-common / (max(one.end, other.end) - min(one.start, other.start)), i, j))
    out: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in out and j not in out.values():
            out[i] = j
    return sorted(out.items())


def names(rows: Iterable[tuple[str, Sequence[Span], Sequence[Span]]]) -> float:
    """F1 of (text, gold, said): exact spans but for article, quotes and possessive, of the right kind PER, ORG or LOC."""
    right = n_said = n_gold = 0
    for text, gold, said in rows:
        wanted, there = (
            {(*_trim(text, x), x.label) for x in spans if x.label in LABELS.values()} for spans in (gold, said)
        )
        wanted, there = ({x for x in some if x[2] != "MISC"} for some in (wanted, there))
        right, n_said, n_gold = right + len(wanted & there), n_said + len(there), n_gold + len(wanted)
    return f1(right, n_said, n_gold)


def _trim(text: str, span: Span) -> tuple[int, int]:
    words = text[span.start : span.end]
    start = span.end - len(words.lstrip(" \n\"'“‘("))
    words = text[start : span.end].rstrip(' \n"”’(),;:')
    if (article := re.match(r"(the|The|THE|a|A)\s+", words)) and article.end() < len(words):
        start, words = start + article.end(), words[article.end() :]
    words = re.sub(r"(?<=.)\s*('s|’s|'S|'|’)$", "", words)
    if words.endswith(".") and words.count(".") == 1 and len(words) > 4:
        words = words[:-1]
    return start, start + len(words)


def dates(rows: Iterable[tuple[Sequence[Row], Sequence[Span]]]) -> float:
    """F1 of dates with the right value; of the gold (TIMEX3) only days, weeks, months, quarters and years count.

    The date line, durations, sets and vague words neither count nor hurt.
    """
    right = n_said = n_gold = 0
    for timex, said in rows:
        gold: list[Span] = []
        open_: list[Span] = []
        for one in timex:
            value = one["value"].split("T")[0]
            counts = not one.get("dct") and one["type"] in ("DATE", "TIME") and _CALENDAR.match(value)
            (gold if counts else open_).append(Span(one["start"], one["end"], "dct" if one.get("dct") else "", value))
        there = [x for x in said if not any(x.meets(y) for y in open_ if y.label)]
        others = [x for x in open_ if not x.label]
        best = {j: i for i, j in matched(gold + others, there)}
        kept = [
            x
            for j, x in enumerate(there)
            if (best[j] < len(gold) if j in best else not any(x.meets(y) for y in others))
        ]
        right += sum(gold[i].value == (kept[j].value or "").split("T")[0] for i, j in matched(gold, kept))
        n_said, n_gold = n_said + len(kept), n_gold + len(gold)
    return f1(right, n_said, n_gold)


def deadlines(rows: Iterable[tuple[Sequence[Span], Sequence[Span]]]) -> tuple[float, float]:
    """F1 of overlapping spans that both call a deadline, and the share of those with the right value."""
    right = values = n_said = n_gold = 0
    for gold, said in rows:
        wanted, there = ([x for x in spans if x.label == "deadline"] for spans in (gold, said))
        pairs = matched(wanted, there)
        values += sum(_same_date(wanted[i].value or "", there[j].value or "") for i, j in pairs)
        right, n_said, n_gold = right + len(pairs), n_said + len(there), n_gold + len(wanted)
    return f1(right, n_said, n_gold), values / max(1, right)


def _same_date(gold: str, said: str) -> bool:
    gold, said = gold.split("T")[0], said.split("T")[0]
    return gold == said or said in _ends(gold) or (len(gold) == 10 and said == gold[:7] and gold in _ends(said))


def _ends(value: str) -> set[str]:
    """Return the first and last day of a period, which count as right for it."""
    if re.fullmatch(r"\d{4}-W\d\d", value):
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return {(monday + timedelta(days)).isoformat() for days in (0, 4, 5, 6)}
    if not (parts := re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)))?", value)):
        return set()
    year, quarter, month = int(parts[1]), int(parts[2] or 0), int(parts[3] or 0)
    first, last = (3 * quarter - 2, 3 * quarter) if quarter else (month or 1, month or 12)
    return {f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{calendar.monthrange(year, last)[1]:02}"}


def b_cubed(gold: Mapping[str, Hashable], said: Mapping[str, Hashable]) -> float:
    """F1 of the stories: how much of each article's story is right, and how much of its event is in it."""
    both = Counter((label, said.get(name, name)) for name, label in gold.items())
    events, stories = Counter(gold.values()), Counter(said.get(name, name) for name in gold)
    precision = sum(count**2 / stories[story] for (_, story), count in both.items())
    recall = sum(count**2 / events[event] for (event, _), count in both.items())
    return 2 * precision * recall / (precision + recall) / max(1, len(gold))


Links = dict[tuple[int, int], str]


def links(rows: Sequence[tuple[int, int, Links, Links]]) -> tuple[float, float, float]:
    """Return F1 of links, the share of full matches that are linked, and F1 of "this sentence is shared".

    A row: how many sentences either side has, the links of the gold, the links said ("same" or "partial").
    """
    right, n_said, n_gold = (
        sum(len(some) for some in sets)
        for sets in zip(*((gold.keys() & said, said, gold) for *_, gold, said in rows), strict=True)
    )
    full = [pair in said for *_, gold, said in rows for pair, relation in gold.items() if relation == "same"]
    shared = [0, 0, 0]
    for *_, gold, said in rows:
        for side in (0, 1):
            wanted, there = ({pair[side] for pair in some} for some in (gold, said))
            shared = [a + len(b) for a, b in zip(shared, (wanted & there, there, wanted), strict=True)]
    return f1(right, n_said, n_gold), sum(full) / max(1, len(full)), f1(*shared)
