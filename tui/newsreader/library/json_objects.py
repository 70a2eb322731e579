"""The JSON objects of the command line's contract: what scripts read of articles, stories, feeds and reports."""

import json
import re
from collections.abc import Sequence
from functools import singledispatch

from newsreader.library.days import in_utc, zone_of
from newsreader.library.retention import SourceTidying
from newsreader.models import (
    AgendaEntry,
    Arrivals,
    Article,
    ArticleRow,
    Check,
    Compacted,
    Comparison,
    Entity,
    Feed,
    FetchedFeed,
    ImportReport,
    Notice,
    RefreshReport,
    Sentence,
    Story,
)
from newsreader.text import hide_password

_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
_MARKS = str.maketrans("", "", "\ue000\ue001")


def to_json(value: object) -> str:
    """Return a model as JSON with the field names of the command line's contract, on one line however lines are told.

    Characters that a terminal could act on (only file names may still hold some) are written as `\\u` escapes.
    """
    return _written(_object(value))


def hit_json(row: ArticleRow) -> str:
    """Return the JSON object of a search hit: its row as in a list, and its snippet."""
    return _written(_row(row) | {"snippet": row.snippet.translate(_MARKS)})


def _written(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text)


def checks_json(checks: Sequence[Check]) -> str:
    """Return the JSON object of `doctor`."""
    return to_json({"checks": [_fields(one, "name", "ok", "detail", "remedy") for one in checks]})


@singledispatch
def _object(value: object) -> object:
    return value


def _fields(value: object, *names: str) -> dict[str, object]:
    return {name: getattr(value, name) for name in names}


@_object.register
def _article(article: Article) -> object:
    spans = ("start", "end", "text")
    return {
        **_fields(article, "id", "title", "title_from", "source", "path", "url", "author"),
        "published": in_utc(article.published),
        "zone": zone_of(article.published),
        **_fields(article, "published_from", "place", "text"),
        "aside": [_fields(one, "kind", "text") for one in article.asides],
        "mentions": [_fields(one, *spans, "kind", "entity") for one in article.mentions],
        "dates": [_fields(one, *spans, "value", "kind") for one in article.dates],
        **_fields(article, "story", "copies_of", "read", "starred", "tags", "words", "note", "notes"),
    }


@_object.register
def _row(row: ArticleRow) -> dict[str, object]:
    told = _fields(row, "id", "title", "source", "published", "read", "starred", "tags", "story", "words")
    return told | {"published": in_utc(row.published)}


@_object.register
def _story(story: Story) -> object:
    told = _fields(story, "id", "title", "articles", "sources")
    return told | {"first": in_utc(story.first), "last": in_utc(story.last)}


@_object.register
def _feed(feed: Feed) -> object:
    return {
        "id": feed.id,
        "url": hide_password(feed.url),
        "title": feed.title or hide_password(feed.url),
        **_fields(feed, "tags", "unread", "last_fetched", "next_due"),
        "error": feed.error or None,
        "state": feed.state,
        "site": feed.site or None,
        "full_texts": feed.full_texts,
    }


@_object.register
def _fetched(feed: FetchedFeed) -> dict[str, object]:
    return {
        **_fields(feed, "url", "outcome", "new", "changed"),
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
    """Return the field `notices` of a report, or no field if nothing awaited came in."""

    def told(kind: str, name: str, notices: Sequence[Notice]) -> list[dict[str, object]]:
        return [{"kind": kind, name: one.what, **_fields(one, "articles", "story", "title")} for one in notices]

    found = arrived and told("watched", "name", arrived.watched) + told("deadline", "date", arrived.deadlines)
    return {"notices": found} if found else {}


@_object.register
def _comparison(comparison: Comparison) -> object:
    def sentences(side: Sequence[Sentence]) -> list[dict[str, object]]:
        return [_fields(one, "start", "end", "text") for one in side]

    facts: list[dict[str, object]] = []
    certainty: list[dict[str, object]] = []
    for fact in comparison.facts:
        if fact.kind == "certainty":
            certainty.append(_fields(fact, "value", "value_b", "a", "b"))
            continue
        facts.append(_fields(fact, "kind", "value", "a", "b", "status"))
        if fact.value_b is not None:
            facts[-1]["value_b"] = fact.value_b
    return {
        "a": comparison.a,
        "b": comparison.b,
        "sentences_a": sentences(comparison.sentences_a),
        "sentences_b": sentences(comparison.sentences_b),
        "links": [_fields(link, "a", "b", "relation") for link in comparison.links],
        "facts": facts,
        "certainty": certainty,
        "notes": comparison.notes,
    }


@_object.register
def _entry(entry: AgendaEntry) -> object:
    return _fields(entry, "date", "kind", "sentence", "articles", "story", "days_left", "disagree")


@_object.register
def _entity(entity: Entity) -> object:
    return _fields(entity, "id", "name", "kind", "articles", "mentions", "aliases", "watched")


@_object.register
def _report(report: ImportReport) -> object:
    return {
        **_fields(report, "new", "changed", "unchanged", "skipped", "gone"),
        "failed": [_fields(failure, "path", "error") for failure in report.failed],
        **_notices(report.arrived),
    }


@_object.register
def _compacted(done: Compacted) -> object:
    return {"emptied": done.articles, "bytes_before": done.bytes_before, "bytes": done.bytes_after}


@_object.register
def _tidying(source: SourceTidying) -> object:
    return {
        **_fields(source, "source", "rule", "action"),
        "articles": source.due,
        "kept": {one.because: one.articles for one in source.kept},
    }
