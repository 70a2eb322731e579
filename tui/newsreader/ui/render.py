"""Models in words for the screen: days, sources, meta lines, clauses. Pure: no clock, no library, no widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import PurePath

from newsreader.library.sentences import sentence_around
from newsreader.models import Article, Aside, AsideKind, PublishedFrom
from newsreader.settings import written_day, written_period
from newsreader.text import clean_line, show_path, told_apart
from newsreader.ui.layout import safe_text

WORDS_A_MINUTE = 230
"""Reading speed behind "n min": silent reading of English prose, mean over the studies of Brysbaert 2019, rounded."""

_GUESSED: dict[PublishedFrom | None, str] = {
    "story": " (from the story)", "file-name": " (from the file name)", "user": " (set by you)",
}  # fmt: skip
ASIDE_WORDS: dict[AsideKind, tuple[str, str]] = {
    "promotion": ("promotion", "promotions"),
    "related": ("headline", "headlines"),
    "navigation": ("line of navigation", "lines of navigation"),
    "caption": ("caption", "captions"),
    "byline": ("byline", "bylines"),
}
_CLAUSE_LIMIT = 150
_TITLE_LIMIT = 32


def parse_day(value: str | None) -> date | None:
    """Return the local day of an ISO day (`2025-07-17`) or time (`2025-07-17T23:30:00Z`), None for anything else."""
    try:
        if value and len(value) > 10:
            return datetime.fromisoformat(value).astimezone().date()
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except (ValueError, OverflowError):
        return None


def clock_words(value: str | None) -> str:
    """Return the local time of day of an ISO time as `14:05`, "" for a day alone."""
    return f"{datetime.fromisoformat(value).astimezone():%H:%M}" if value and parse_day(value) and "T" in value else ""


def day_words(value: str | None, *, year: bool = True, weekday: bool = True) -> str:
    """Return an ISO day or time as `Thu 17 Jul 2025` (in the order of the settings), a period as `Aug 2025` or
    `week of 21 Jul 2025`; "" for None."""
    day = parse_day(value)
    if day is None:
        return written_period(value or "")
    return written_day(day, year=year, weekday=weekday)


def minutes_words(words: int) -> str:
    """Return the time it takes to read a number of words, at least one minute."""
    return f"{max(1, round(words / WORDS_A_MINUTE))} min"


def source_words(article: Article) -> str:
    """Return an article's source, else the name of its file or its site."""
    if article.source:
        return article.source
    if article.path:
        return clean_line(show_path(PurePath(article.path).name), 32)
    if article.url:
        return article.url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
    return ""


def teller_words(article: Article) -> str:
    """Return an article's source, else the start of its title, since names of files begin alike."""
    return article.source or clean_line(article.title, _TITLE_LIMIT) or source_words(article)


def tellers_words(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return `teller_words` of each article, with day and time added where several would be the same."""
    days = [day_words(one.published, year=False) for one in articles]
    return told_apart([teller_words(one) for one in articles], days, [clock_words(one.published) for one in articles])


def published_words(article: Article) -> str:
    """Return day and time of publication, and where they come from if the article did not give them."""
    if not article.published:
        return "undated"
    when = f"{day_words(article.published)} {clock_words(article.published)}".rstrip()
    return when + _GUESSED.get(article.published_from, "")


def meta_words(article: Article, reports: tuple[int, int] | None = None) -> str:
    """Return the line under the headline; `reports` is (number of this report, how many its story has).

    Non-breaking blanks keep each part on one line.
    """
    parts = [source_words(article), published_words(article), article.place or "", minutes_words(article.words)]
    if reports and reports[1] > 1:
        parts.append(f"{reports[0]} of {reports[1]} reports")
    if article.copies_of is not None:
        parts.append("a copy")
    if article.starred:
        parts.append("★")
    parts += [f"#{tag}" for tag in article.tags]
    return "\xa0· ".join(part.replace(" ", "\xa0") for part in parts if part)


def asides_words(asides: Iterable[Aside]) -> str:
    """Return what was left out, counted: `1 promotion, 16 headlines`."""
    counts: dict[AsideKind, int] = {}
    for aside in asides:
        lines = sum(1 for line in aside.text.splitlines() if line.strip()) if aside.kind != "promotion" else 1
        counts[aside.kind] = counts.get(aside.kind, 0) + max(1, lines)
    return ", ".join(f"{count} {ASIDE_WORDS[kind][count != 1]}" for kind, count in counts.items())


def clause_around(text: str, start: int, end: int) -> str:
    """Return the sentence around text[start:end] as one line, cut to _CLAUSE_LIMIT characters around that span."""
    limit = _CLAUSE_LIMIT
    first, last = sentence_around(text, start, end)
    if last - first <= limit:
        return clean_line(text[first:last], limit)
    left = max(first, min(start - limit // 3, last - limit))
    right = min(last, left + limit)
    left = left if left == first else text.find(" ", left, start) + 1 or left
    right = right if right == last else max(text.rfind(" ", end, right), end)
    return ("… " if left > first else "") + clean_line(text[left:right], limit) + (" …" if right < last else "")


def safe_text_lines(text: str) -> str:
    """As `safe_text`, but keep line ends."""
    return text if text.isprintable() else "\n".join(safe_text(line) for line in text.split("\n"))
