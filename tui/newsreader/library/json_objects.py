"""The JSON objects of the command line's contract: what a script reads of an article, a story, a feed, a report."""

import json
import re
from collections.abc import Sequence
from functools import singledispatch

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
    def sentences(side: Sequence[Sentence]) -> list[dict[str, object]]:
        return [{"start": one.start, "end": one.end, "text": one.text} for one in side]

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
        "watched": entity.watched,
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
def _compacted(done: Compacted) -> object:
    return {"emptied": done.articles, "bytes_before": done.bytes_before, "bytes": done.bytes_after}


@_object.register
def _tidying(source: SourceTidying) -> object:
    return {
        "source": source.source,
        "rule": source.rule,
        "action": source.action,
        "articles": list(source.due),
        "kept": {one.because: one.articles for one in source.kept},
    }
