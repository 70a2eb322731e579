"""What leaves the library: the JSON objects of the command line's contract, and articles as JSONL, Markdown, CSV, HTML."""

import csv
import html
import io
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from pathlib import Path

from newsreader.errors import NewsreaderError
from newsreader.library.retention import SourceTidying
from newsreader.models import (
    AgendaEntry,
    Arrivals,
    Article,
    ArticleRow,
    Check,
    Comparison,
    Entity,
    FetchedFeed,
    ImportReport,
    Notice,
    RefreshReport,
    Story,
)
from newsreader.sources.addresses import hide_password
from newsreader.store.records import Feed

FORMATS = ("jsonl", "md", "csv", "html", "ics")
_UNSAFE = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
_MARKS = str.maketrans("", "", "\ue000\ue001")


def to_json(value: object) -> str:
    """Return the JSON object of a model as the contract of the command line names its fields.

    What a terminal could act on (only file names still hold such) is written as `\\u` escapes.
    """
    text = json.dumps(_object(value), ensure_ascii=False)
    return _UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text)


def hit_json(row: ArticleRow) -> str:
    """Return the JSON object of a search hit: that of a list, and its snippet."""
    return json.dumps(_row(row) | {"snippet": row.snippet.translate(_MARKS)}, ensure_ascii=False)


def checks_json(checks: Sequence[Check]) -> str:
    """Return the JSON object of `doctor`."""
    rows = [{"name": one.name, "ok": one.ok, "detail": one.detail, "remedy": one.remedy} for one in checks]
    return to_json({"checks": rows})


@singledispatch
def _object(value: object) -> object:
    return value


@_object.register
def _article(article: Article) -> object:
    return {
        "id": article.id,
        "title": article.title,
        "title_from": article.title_from,
        "source": article.source,
        "path": article.path,
        "url": article.url,
        "author": article.author,
        "published": article.published,
        "published_from": article.published_from,
        "place": article.place,
        "text": article.text,
        "aside": [{"kind": aside.kind, "text": aside.text} for aside in article.asides],
        "mentions": [
            {"start": one.start, "end": one.end, "text": one.text, "kind": one.kind, "entity": one.entity}
            for one in article.mentions
        ],
        "dates": [
            {"start": one.start, "end": one.end, "text": one.text, "value": one.value, "kind": one.kind}
            for one in article.dates
        ],
        "story": article.story,
        "copies_of": article.copies_of,
        "read": article.read,
        "starred": article.starred,
        "tags": list(article.tags),
        "words": article.words,
        "notes": list(article.notes),
    }


@_object.register
def _row(row: ArticleRow) -> dict[str, object]:
    return {
        "id": row.id,
        "title": row.title,
        "source": row.source,
        "published": row.published,
        "read": row.read,
        "starred": row.starred,
        "tags": list(row.tags),
        "story": row.story,
        "words": row.words,
    }


@_object.register
def _story(story: Story) -> object:
    return {
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "sources": list(story.sources),
        "first": story.first,
        "last": story.last,
    }


@_object.register
def _feed(feed: Feed) -> object:
    return {
        "id": feed.id,
        "url": hide_password(feed.url),
        "title": feed.title or hide_password(feed.url),
        "tags": list(feed.tags),
        "unread": feed.unread,
        "last_fetched": feed.last_fetched,
        "next_due": feed.next_due,
        "error": feed.error or None,
        "state": feed.state,
        "site": feed.site or None,
        "full_texts": feed.full_texts,
    }


@_object.register
def _fetched(feed: FetchedFeed) -> dict[str, object]:
    return {
        "url": feed.url,
        "outcome": feed.outcome,
        "new": feed.new,
        "changed": feed.changed,
        "error": feed.error or None,
        "id": feed.feed_id,
        "repeats": feed.repeats,
        "note": feed.note or None,
    }


@_object.register
def _refresh(report: RefreshReport) -> object:
    texts = {"full_texts": _report(report.full_texts)} if report.full_texts else {}
    return {"feeds": [_fetched(feed) for feed in report.feeds], **texts, **_notices(report.arrived)}


def _notices(arrived: Arrivals | None) -> dict[str, object]:
    """Return the field of a report that tells what came in; none where nothing did."""

    def told(kind: str, name: str, notices: Sequence[Notice]) -> list[dict[str, object]]:
        return [
            {"kind": kind, name: one.what, "articles": one.articles, "story": one.story, "title": one.title}
            for one in notices
        ]

    found = arrived and told("watched", "name", arrived.watched) + told("deadline", "date", arrived.deadlines)
    return {"notices": found} if found else {}


@_object.register
def _comparison(comparison: Comparison) -> object:
    def sentences(side: Sequence[object]) -> list[object]:
        return [{"start": s.start, "end": s.end, "text": s.text} for s in side]  # type: ignore[attr-defined]

    facts: list[dict[str, object]] = []
    certainty: list[dict[str, object]] = []
    for fact in comparison.facts:
        spans = {"a": [list(span) for span in fact.a], "b": [list(span) for span in fact.b]}
        if fact.kind == "certainty":
            certainty.append({"value": fact.value, "value_b": fact.value_b, **spans})
            continue
        facts.append({"kind": fact.kind, "value": fact.value, **spans, "status": fact.status})
        if fact.value_b is not None:
            facts[-1]["value_b"] = fact.value_b
    return {
        "a": comparison.a,
        "b": comparison.b,
        "sentences_a": sentences(comparison.sentences_a),
        "sentences_b": sentences(comparison.sentences_b),
        "links": [{"a": link.a, "b": link.b, "relation": link.relation} for link in comparison.links],
        "facts": facts,
        "certainty": certainty,
        "notes": list(comparison.notes),
    }


@_object.register
def _entry(entry: AgendaEntry) -> object:
    return {
        "date": entry.date,
        "kind": entry.kind,
        "sentence": entry.sentence,
        "articles": list(entry.articles),
        "story": entry.story,
        "days_left": entry.days_left,
        "disagree": list(entry.disagree),
    }


@_object.register
def _entity(entity: Entity) -> object:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "articles": entity.articles,
        "mentions": entity.mentions,
        "aliases": list(entity.aliases),
    }


@_object.register
def _report(report: ImportReport) -> object:
    return {
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "skipped": report.skipped,
        "gone": report.gone,
        "failed": [{"path": failure.path, "error": failure.error} for failure in report.failed],
        **_notices(report.arrived),
    }


@_object.register
def _tidying(source: SourceTidying) -> object:
    return {
        "source": source.source,
        "rule": source.rule,
        "action": source.action,
        "articles": list(source.due),
        "kept": {one.because: one.articles for one in source.kept},
    }


def as_jsonl(articles: Iterable[Article]) -> Iterator[str]:
    """Yield articles complete, a JSON object a line; an import takes them back."""
    for article in articles:
        yield to_json(article) + "\n"


def as_markdown(articles: Iterable[Article]) -> Iterator[str]:
    """Yield articles as Markdown, a heading each."""
    for article in articles:
        about = " · ".join(part for part in (article.source, article.published, article.place, article.url) if part)
        line = f"*{plain_markdown(about)}*\n\n" if about else ""
        yield f"# {plain_markdown(article.title)}\n\n{line}{plain_markdown(article.text)}\n\n"


def as_csv(articles: Iterable[Article]) -> Iterator[str]:
    """Yield a table with a header line, one article a row, the text last (RFC 4180; opens in spreadsheets)."""
    yield _csv_row(
        ["id", "published", "source", "title", "place", "url", "path", "read", "starred", "tags", "story", "text"]
    )
    for one in articles:
        row = [one.id, one.published, one.source, one.title, one.place, one.url, one.path]
        yield _csv_row([*row, one.read, one.starred, " ".join(one.tags), one.story, one.text])


def as_html(articles: Iterable[Article]) -> Iterator[str]:
    """Yield one page that holds the articles."""
    yield '<!doctype html>\n<meta charset="utf-8">\n<title>newsreader</title>\n'
    yield "<style>body{max-width:42em;margin:2em auto;padding:0 1em;font-family:serif;line-height:1.5}</style>\n"
    for article in articles:
        about = " · ".join(part for part in (article.source, article.published, article.place) if part)
        paragraphs = "".join(f"<p>{html.escape(part)}</p>\n" for part in article.text.split("\n\n"))
        line = f"<p><em>{html.escape(about)}</em></p>\n" if about else ""
        yield f"<article>\n<h1>{html.escape(article.title)}</h1>\n{line}{paragraphs}</article>\n"


WRITERS = {"jsonl": as_jsonl, "md": as_markdown, "csv": as_csv, "html": as_html}
"""What writes articles in each of `FORMATS` but `ics`, which holds the agenda."""


def write_whole(path: Path, chunks: Iterable[str | bytes]) -> None:
    """Write a file whole or not at all; what a link leads to is written, a device or pipe is written to.

    The file keeps its mode; a new one has the usual mode of new files. Raises NewsreaderError where it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.writelines(_bytes_of(chunks))
            return
        _replace(path.resolve(), chunks)
    except OSError as error:
        raise _unwritable(path, error) from None


def _replace(path: Path, chunks: Iterable[str | bytes]) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(_bytes_of(chunks))
        os.chmod(name, mode)
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def _bytes_of(chunks: Iterable[str | bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        yield chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "backslashreplace")


def _umask() -> int:
    """The mask of new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> NewsreaderError:
    return NewsreaderError(
        f"cannot be written ({(error.strerror or str(error)).lower()})",
        subject=str(path),
        remedy="Choose another place",
    )


def plain_markdown(text: str) -> str:
    """Return outside text so that Markdown shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#|&~])", r"\\\1", text)


def _csv_row(values: Sequence[object]) -> str:
    """Return a row; a leading formula sign is quoted, so that no spreadsheet runs an outside text."""
    out = io.StringIO()
    texts = ["" if value is None else str(value) for value in values]
    csv.writer(out).writerow(["'" + text if text[:1] in ("=", "+", "-", "@") else text for text in texts])
    return out.getvalue()
