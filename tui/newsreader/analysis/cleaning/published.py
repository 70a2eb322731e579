"""Which of the days that a file names is the one on which the article was published."""

from __future__ import annotations

import datetime
import re

from newsreader.analysis.cleaning.headers import Field, Head
from newsreader.analysis.cleaning.paragraphs import Paragraph
from newsreader.analysis.cleaning.parts import Masthead, Part
from newsreader.analysis.cleaning.written_days import (
    Day,
    Reading,
    day_in_headline,
    day_in_path,
    day_in_url,
    declared_day,
    feed_day,
    find_days,
    order_shown,
)
from newsreader.models import Draft, PublishedFrom

_NEAR = 3
"""Days that two dates of one article may lie apart (written, printed, saved) and still confirm each other."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def published_day(
    draft: Draft, head: Head, top: Masthead, units: list[Paragraph], parts: list[Part], url: str | None
) -> tuple[str | None, PublishedFrom | None]:
    """Return the day or moment of publication and where it comes from."""

    def said(name: Field) -> Day | None:
        return declared_day(head.values[name]) if name in head.values else None

    imprint = top.imprint
    dateline = top.dateline.day if top.dateline else None
    updated = imprint.updated[0] if imprint.updated else None
    candidates: list[tuple[Day | None, PublishedFrom]] = [
        _declared(draft),
        (said("date"), "header"),
        (next(iter(imprint.days[top.days_above :]), None), "header"),
        (dateline if dateline and dateline.has_year else None, "dateline"),
        (updated if top.days_above else None, "header"),
        (next(iter(imprint.days), None), "header"),
        (dateline, "dateline"),
        (said("place"), "dateline"),
        (said("updated"), "header"),
        (updated, "header"),
        (day_in_url(url) if url else None, "header"),
        (day_in_headline(top.title) if top.title else None, "header"),
        (day_in_path(draft.path) if draft.path else None, "file-name"),
    ]
    known = [day for day, _ in candidates if day is not None] + imprint.days[1:] + imprint.updated
    for day, origin in candidates:
        if day is None:
            continue
        reading = _settled(day, known, draft, head, units, parts)
        if reading is not None:
            moment = day.utc if day.readings[0] == reading else None
            return moment or datetime.date(*reading).isoformat(), origin
        if len(day.readings) > 1:
            return None, None
    return None, None


def _declared(draft: Draft) -> tuple[Day | None, PublishedFrom]:
    read = feed_day if draft.from_feed else declared_day
    return read(draft.published) if draft.published else None, "feed" if draft.from_feed else "header"


def _settled(
    day: Day, known: list[Day], draft: Draft, head: Head, units: list[Paragraph], parts: list[Part]
) -> Reading | None:
    """Return the one reading of a day that the rest of the file allows, None where it stays open."""
    pictures = (d for u, part in zip(units, parts, strict=True) if part == "caption" for d in find_days(u.text))
    sure = [d.readings[0] for d in (*known, *pictures) if d is not day and len(d.readings) == 1]
    if not day.has_year:
        return _with_year(
            day.readings[0], [s for s in sure if s[0]], "\n".join((*_dated(draft.path or ""), *head.lines))
        )
    if len(day.readings) == 1:
        return day.readings[0]
    close = [r for r in day.readings if any(_apart(r, other) <= _NEAR for other in sure)]
    if len(close) == 1:
        return close[0]
    others = [d.readings for d in known if d is not day and len(d.readings) == len(day.readings)]
    alike = [r for k, r in enumerate(day.readings) if all(_apart(r, other[k]) <= _NEAR for other in others)]
    if others and len(alike) == 1:
        return alike[0]
    texts = [u.text for u, part in zip(units, parts, strict=True) if part in (None, "body", "head", "navigation")]
    order = order_shown([*head.lines, *texts])
    return None if order is None else day.readings[0] if order == "day-first" else day.readings[1]


def _dated(path: str) -> list[str]:
    """Return the parts of a path whose years are those of its articles: the file's name, and folders that begin with a year.

    In `backup-2019` or `build_2031` the number is no year of what lies inside.
    """
    *folders, name = path.replace("\\", "/").split("/")
    return [name, *(folder for folder in folders if _YEAR.match(folder))]


def _apart(a: Reading, b: Reading) -> int:
    if not b[0]:
        return min(_apart(a, (year, b[1], b[2])) for year in (a[0] - 1, a[0], a[0] + 1))
    try:
        return abs((datetime.date(*a) - datetime.date(*b)).days)
    except ValueError:
        return 366


def _with_year(day: Reading, sure: list[Reading], where: str) -> Reading | None:
    """Return a day that was written without its year with the year nearest to a full date, or named in the head."""
    years: list[int] = []
    if sure:
        years = sorted(range(sure[0][0] - 1, sure[0][0] + 2), key=lambda y: _apart((y, day[1], day[2]), sure[0]))
    else:
        years = [int(y) for y in dict.fromkeys(_YEAR.findall(where))][:1]
    for year in years:
        try:
            datetime.date(year, day[1], day[2])
        except ValueError:
            continue
        return year, day[1], day[2]
    return None
