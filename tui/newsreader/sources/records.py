"""JSON and JSON Lines to drafts: objects with the usual keys of articles, including our own export."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, get_args

from newsreader.errors import SourceError
from newsreader.models import Aside, AsideKind, Draft
from newsreader.sources.html import html_to_text, looks_like_html
from newsreader.text import clean_text, counted

_PARAGRAPHS = "\n\n"
_MEND = "Mend it, or save the article as text"
_MOST_TOLD = 100
"""Bad entries of one file that are told one by one; the others are counted."""
_MOST_NAMES = 50
"""Names in a list that are read (of authors, say); a text may have any number of paragraphs."""
# Keys are compared without case.
_ID = ("id", "guid", "uuid", "_id")
_TEXT = tuple(
    "text content_text body content content_html article articlebody fulltext full_text story maintext".split()
)
_SUMMARY = ("summary", "description", "abstract", "lead", "excerpt")
_TITLE = ("title", "headline", "name", "heading")
_DATE = tuple(
    """published date date_published datepublished published_at publishedat pubdate pub_date publish_date created_at
    created time""".split()
)
_SOURCE = ("source", "publisher", "outlet", "publication", "site", "site_name", "source_name", "domain")
_URL = ("url", "link", "canonical", "external_url", "href")
_AUTHOR = ("author", "authors", "byline", "creator")
_PLACE = ("place", "location", "dateline")
_LISTS = ("articles", "items", "entries", "results", "data", "stories", "docs")
_FRACTION = re.compile(r"(?<=\A\d{10})\.\d+\Z")
"""The fraction after whole seconds since 1970."""
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which JSON can name (`\\ud800`) but nothing can store."""
_ASIDES: dict[str, AsideKind] = {kind: kind for kind in get_args(AsideKind)}


def read_records(
    text: str, path: str | None, subject: str, *, lines: bool, notes: tuple[str, ...]
) -> tuple[list[Draft], list[SourceError]]:
    """Return the articles of a JSON file (an object, a list, or with `lines` one object a line) and its bad entries.

    Raises SourceError if the whole file is no JSON or has no article.
    """
    drafts: list[Draft] = []
    bad = _BadEntries(subject)
    entries = list(_entries(text, subject, bad, lines=lines))
    names: Counter[str] = Counter()
    for place, entry in entries:
        draft = _draft(entry, path, notes)
        if draft:
            item = _item_name(entry, draft, names) if lines or len(entries) > 1 else ""
            drafts.append(replace(draft, item=item))
        else:
            bad.add(_no_article(f"{subject}, {place}"))
    told = bad.told()
    if not drafts and len(told) <= 1:
        raise told[0] if told else _no_article(subject)
    return drafts, told


@dataclass(slots=True)
class _BadEntries:
    """The entries of a file that cannot be read: the first ones, and how many more."""

    subject: str
    first: list[SourceError] = field(default_factory=list)
    more: int = 0

    def add(self, error: SourceError) -> None:
        if len(self.first) < _MOST_TOLD:
            self.first.append(error)
        else:
            self.more += 1

    def told(self) -> list[SourceError]:
        if not self.more:
            return self.first
        reason = f"{counted(self.more, 'more entry', 'more entries')} in it cannot be read"
        return [*self.first, SourceError(reason, subject=self.subject, remedy=_MEND)]


def _no_article(subject: str) -> SourceError:
    return SourceError(
        "no article in it: an object with a title or text is needed",
        subject=subject,
        remedy="Name its keys title, text, date",
    )


def _entries(text: str, subject: str, bad: _BadEntries, *, lines: bool) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a file with their places; its ending need not fit: lines may be called .json, a list .jsonl."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if not lines and not _is_json(text.lstrip().partition("\n")[0]):
            raise _bad_json(subject, error) from None
        yield from _json_lines(text, subject, bad)
        return
    if isinstance(value, Mapping):
        held = _by_plain_key(value)
        if not any(isinstance(held.get(key), str) for key in _TEXT):
            value = next((held[key] for key in _LISTS if isinstance(held.get(key), list)), value)
    if isinstance(value, list):
        yield from ((f"item {number}", entry) for number, entry in enumerate(value, 1))
    else:
        yield "item 1", value


def _json_lines(text: str, subject: str, bad: _BadEntries) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except (ValueError, RecursionError) as error:
                bad.add(_bad_json(f"{subject}, line {number}", error, is_line=True))


def _is_json(text: str) -> bool:
    with suppress(ValueError, RecursionError):
        json.loads(text)
        return True
    return False


def _by_plain_key(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object by its keys in small letters; those that are so already come first."""
    return {key.casefold(): value for key, value in entry.items()} | dict(entry)


def _bad_json(subject: str, error: Exception, *, is_line: bool = False) -> SourceError:
    where = ""
    if isinstance(error, json.JSONDecodeError):
        where = f" (column {error.colno})" if is_line else f" (line {error.lineno}, column {error.colno})"
    return SourceError(f"not valid JSON{where}", subject=subject, remedy=_MEND)


def _item_name(entry: Mapping[str, Any], draft: Draft, taken: Counter[str]) -> str:
    """Return a name for an entry that does not depend on other entries: its id, address, title or first words.

    `taken` counts the names given, so that the next one for thousands of entries of one name is known at once.
    """
    name = item = _first(entry, _ID) or draft.url or draft.title or draft.text[:80]
    while item in taken:
        taken[name] += 1
        item = f"{name} ({taken[name]})"
    taken[item] = 1
    return item


def _draft(entry: Any, path: str | None, notes: tuple[str, ...]) -> Draft | None:
    if not isinstance(entry, Mapping):
        return None
    entry = _by_plain_key(entry)
    text = _first(entry, _TEXT, between=_PARAGRAPHS) or _first(entry, _SUMMARY) or ""
    if looks_like_html(text[:20_000]):
        text = html_to_text(text)
    title = _first(entry, _TITLE)
    if not text.strip() and not title:
        return None
    return Draft(
        text=clean_text(text),
        path=path,
        url=_first(entry, _URL),
        title=title,
        published=_published(entry),
        source=_first(entry, _SOURCE) or ("" if "title_from" in entry else None),
        author=_first(entry, _AUTHOR),
        place=_first(entry, _PLACE),
        asides=_asides(entry.get("aside")),
        read=entry.get("read") is True,
        starred=entry.get("starred") is True,
        tags=tuple(tag for tag in entry.get("tags") or () if isinstance(tag, str))
        if isinstance(entry.get("tags"), list)
        else (),
        note=(_first(entry, ("note",)) or "") if "title_from" in entry else "",
        notes=notes,
    )


def _published(entry: Mapping[str, Any]) -> str | None:
    """Return when an entry was published, in the zone our own export names; a day lent by its story does not count."""
    said = None if entry.get("published_from") == "story" else _first(entry, _DATE)
    if said and said.endswith("Z") and isinstance(zone := entry.get("zone"), str):
        with suppress(ValueError, OverflowError):
            return datetime.fromisoformat(said).astimezone(datetime.strptime(zone, "%z").tzinfo).isoformat()
    return said and _FRACTION.sub("", said)


def _first(entry: Mapping[str, Any], keys: tuple[str, ...], between: str = ", ") -> str | None:
    for key in keys:
        if value := _plain(entry.get(key), between):
            return value
    return None


def _plain(value: Any, between: str = ", ") -> str | None:
    """Return a string or number as text, the name of an object, or the joined names of a list."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str | int | float):
        return _HALF.sub("\ufffd", str(value)).strip() or None
    if isinstance(value, Mapping):
        if isinstance(
            rendered := value.get("rendered"), str
        ):  # a page's title, text and summary as WordPress gives them
            return html_to_text(rendered) or None
        return next(
            (
                _plain(v)
                for key in ("name", "title", "value", "text", "$date", "$oid")
                if isinstance(v := value.get(key), str)
            ),
            None,
        )
    if isinstance(value, list):
        parts = value if between == _PARAGRAPHS else value[:_MOST_NAMES]
        names = [name for one in parts if not isinstance(one, list) and (name := _plain(one))]
        return (_PARAGRAPHS if any(len(name) > 80 for name in names) else between).join(names) or None
    return None


def _asides(value: Any) -> tuple[Aside, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(
        Aside(_ASIDES[one["kind"]], clean_text(one["text"]))
        for one in value
        if isinstance(one, Mapping) and str(one.get("kind")) in _ASIDES and isinstance(one.get("text"), str)
    )
