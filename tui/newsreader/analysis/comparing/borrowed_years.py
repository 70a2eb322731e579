"""Dates that two reports print without a year, read with one year by both: "April 27" of one is "27 April 2023" of the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from newsreader.models import Article, DateMention
from newsreader.models.periods import published_day

_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\b\d{1,2}[/.]\d{1,2}\b", re.IGNORECASE
)
_OWN_YEAR = re.compile(r"\d{4}|\b(?:last|next|this)\b", re.IGNORECASE)
_FARTHEST = 200  # days between two reports; those of one event stand closer, and the same day a year on is another one


def agree_on_years(a: Article, b: Article) -> tuple[Article, Article]:
    """Return two reports with one year for each month, or day of it, that one of them prints without a year.

    Where they read it in years that follow each other, the printed year counts, else the one closer to when they were
    published. Exchanging the reports exchanges what is returned.
    """
    years = _years(a, b)
    return _with(a, years), _with(b, years)


def _years(a: Article, b: Article) -> dict[str, str]:
    """{month or day without its year: the year that counts} for what is not read in the same year throughout."""
    found: dict[str, set[str]] = defaultdict(set)
    printed: dict[str, set[str]] = defaultdict(set)
    bare: set[str] = set()
    for mention in (*a.dates, *b.dates):
        year, point = _parts(mention)
        if point:
            found[point].add(year)
            if _is_bare(mention):
                bare.add(point)
            elif _OWN_YEAR.search(mention.text):
                printed[point].add(year)
    days = sorted(filter(None, (published_day(article.published) for article in (a, b))))
    chosen: dict[str, str] = {}
    if days and (days[-1] - days[0]).days > _FARTHEST:
        return chosen
    for point in bare:
        years = found[point]
        if len(years) == 2 and int(max(years)) - int(min(years)) == 1:
            if len(printed[point]) == 1:
                chosen[point] = next(iter(printed[point]))
            elif days and not printed[point]:
                chosen[point] = min(sorted(years), key=lambda year: _distance(f"{year}-{point}", days))
    return chosen


def _with(article: Article, years: dict[str, str]) -> Article:
    if not years:
        return article
    return replace(article, dates=tuple(_read(mention, years) for mention in article.dates))


def _read(mention: DateMention, years: dict[str, str]) -> DateMention:
    year, point = _parts(mention)
    chosen = years.get(point, year)
    return replace(mention, value=f"{chosen}-{point}") if chosen != year and _is_bare(mention) else mention


def _is_bare(mention: DateMention) -> bool:
    return bool(_MONTH.search(mention.text)) and not _OWN_YEAR.search(mention.text)


def _parts(mention: DateMention) -> tuple[str, str]:
    """The year of a date and the month, or month and day, behind it; nothing behind it where there is none."""
    year, _, point = (mention.value or "").partition("-")
    return (year, point) if point[:2].isdecimal() else (year, "")


def _distance(value: str, days: Iterable[date]) -> int:
    """Days from a date or the middle of a month to the closest of some days; 29 February counts as the 28th."""
    year, month, day = (int(part) for part in (value if len(value) > 7 else f"{value}-15").split("-"))
    then = date(year, month, min(day, 28))
    return min(abs((then - one).days) for one in days)
