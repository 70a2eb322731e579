"""Due feeds → fetch → drafts → clean → decide → store, in short batches; what one feed does cannot harm another."""

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice

from newsreader.analysis.clean import clean, furniture_keys
from newsreader.errors import NewsreaderError
from newsreader.library.decide import KnownItems, item_key, next_interval, why_not_due
from newsreader.models import (
    Aside,
    CleanArticle,
    Draft,
    FetchedFeed,
    FetchOutcome,
    Progress,
    RefreshReport,
    Report,
    Stop,
)
from newsreader.settings import FeedLogin
from newsreader.sources.addresses import hide_password, host_port
from newsreader.sources.feed import FeedEntry, ParsedFeed, future
from newsreader.sources.fetch import Answer, FetchRequest
from newsreader.sources.gathering import Gathered, gather
from newsreader.store import articles, earlier, feeds, furniture, saving
from newsreader.store.database import Database
from newsreader.store.records import Feed, FeedAnswer, FeedItem, FeedKey, Fetch, NewArticle
from newsreader.store.values import content_digest, digest

_BATCH = 1000
"""Items saved in one transaction: with 100 the full-text index costs 0.11 ms an item, with 400 0.09, with 1,000 0.07."""
_BATCH_SECONDS = 0.5
_TELL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class _Item:
    """A cleaned item with its lines. `was`: the guid it was known by, where its feed gave it a new one."""

    article: NewArticle
    lines: furniture.Lines
    was: str = ""
    known: FeedItem | None = None


@dataclass(frozen=True, slots=True)
class _Result:
    """What came of one feed, waiting to be saved."""

    feed: Feed
    gathered: Gathered
    items: tuple[_Item, ...] = ()
    repeats: int = 0


@dataclass(slots=True)
class Refresher:
    """One refresh; `now` is asked at each batch. Call `run` or `take`, then read `result`."""

    database: Database
    now: Callable[[], datetime]
    report: Report | None = None
    stop: Stop | None = None
    told: Callable[[FetchedFeed], None] | None = None
    logins: Mapping[str, FeedLogin] = field(default_factory=dict)
    _done: list[FetchedFeed] = field(default_factory=list)
    _ids: list[int] = field(default_factory=list)
    _waiting: list[_Result] = field(default_factory=list)
    _answers: dict[int, FeedAnswer] = field(default_factory=dict)
    _total: int = 0
    _saved_at: float = field(default_factory=time.monotonic)
    _told_at: float = 0.0
    _stopped: bool = False

    def run(self, wanted: Sequence[Feed], *, asked: bool) -> RefreshReport:
        """Fetch those of the feeds that are due (`asked`: all that their servers let us)."""
        self._answers = feeds.answers(self.database)
        by_id = {feed.id: feed for feed in wanted}
        requests = [request for feed in wanted if (request := self._request(feed, asked=asked))]
        self._total = len(requests)
        self._tell()
        if requests:
            with closing(gather(requests, stop=self._asked_to_stop, logins=self.logins)) as found:
                for gathered in found:
                    self.take(by_id[gathered.answer.request.key], gathered)
                    self._tell()
        self.flush()
        self._tell(last=True)
        return self.result()

    def result(self) -> RefreshReport:
        """Return what has been done so far."""
        return RefreshReport(tuple(self._done), self._stopped, tuple(self._ids))

    def take(self, feed: Feed, gathered: Gathered) -> None:
        """Take what came of one feed; it is saved with the next batch."""
        items, repeats = self._items(feed, gathered.feed) if gathered.feed else ((), 0)
        self._waiting.append(_Result(feed, gathered, items, repeats))
        size = sum(len(result.items) for result in self._waiting)
        if size >= _BATCH or time.monotonic() - self._saved_at > _BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Save what waits, in one transaction."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            with self.database.write():
                counts = self._save_items(waiting)
                done = [self._record(result, *counted) for result, counted in zip(waiting, counts, strict=True)]
            self._done += done
            for one in done:
                if self.told:
                    self.told(one)
        self._saved_at = time.monotonic()

    def _request(self, feed: Feed, *, asked: bool) -> FetchRequest | None:
        answer = self._answers.get(feed.id, FeedAnswer())
        reason = why_not_due(feed, answer.wait_until, now=self._stamp(), asked=asked)
        if reason is None:
            return FetchRequest(feed.id, feed.url, feed.etag, feed.modified, answer.body)
        outcome: FetchOutcome = "gone" if feed.state == "gone" else "not-due"
        error = feed.error or reason if answer.wait_until or feed.state == "gone" else ""
        self._done.append(FetchedFeed(feed.id, hide_password(feed.url), feed.title, outcome, error=error, note=reason))
        return None

    # ---- items

    def _items(self, feed: Feed, parsed: ParsedFeed) -> tuple[tuple[_Item, ...], int]:
        shared = _shared_links(parsed.entries)
        entries = [_identified(entry, shared) for entry in parsed.entries]
        wanted: dict[str, FeedEntry] = {}
        for entry in entries:
            wanted.setdefault(item_key(entry.guid, entry.link), entry)
        known = KnownItems(feeds.known_items(self.database, feed.id), wanted.keys())
        items = []
        for entry, item in zip(wanted.values(), self._cleaned(feed, parsed, list(wanted.values())), strict=True):
            if same := known.same(entry.guid, entry.link):
                item = replace(item, known=same)
            elif before := known.take_renamed(entry.link, item.article.clean.title):
                item = _renamed(item, before)
            items.append(item)
        return tuple(items), len(entries) - len(items)

    def _cleaned(self, feed: Feed, parsed: ParsedFeed, entries: Sequence[FeedEntry]) -> list[_Item]:
        """Clean items; lines that stand in several of this document, or have stood in earlier ones, are no article's."""
        source = parsed.title or host_port(feed.url).host
        drafts = [self._draft(entry, source) for entry in entries]
        found = [clean(draft) for draft in drafts]
        keys = [furniture_keys(article.text) for article in found]
        counted = Counter(key for some in keys for key in some)
        here = {key for key, number in counted.items() if number >= furniture.FURNITURE_FROM}
        lines = [_lines_of(feed, some) for some in keys]
        before = furniture.known_furniture(self.database, lines)
        items = []
        for entry, draft, article, own, known in zip(entries, drafts, found, lines, before, strict=True):
            repeated = known | here.intersection(own.keys.values()) if here else known
            bare = clean(draft, repeated) if repeated else article
            # Where every line stands in other items too (a feed of bare links), they are all there is to read.
            article = bare if bare.text else article
            article = _with_lists(article, entry)
            items.append(_Item(NewArticle(article, feed=FeedKey(feed.id, entry.guid, entry.link)), own))
        return items

    def _draft(self, entry: FeedEntry, source: str) -> Draft:
        return Draft(
            text=entry.text or entry.title,
            url=entry.link or None,
            title=entry.title or None,
            published=None if future(entry.published, self.now()) else entry.published,
            source=source,
            author=entry.author or None,
            from_feed=True,
        )

    # ---- saving

    def _record(self, result: _Result, new: int, changed: int) -> FetchedFeed:
        """Record a fetch whose items have been saved."""
        feed, answer, parsed = result.feed, result.gathered.answer, result.gathered.feed
        error = _error_of(result.gathered)
        failed = answer.state == "failed" or result.gathered.error is not None
        moved = answer.moved_to if answer.moved_to and "@" not in feed.url and not failed else ""
        now = self.now()
        wait = answer.wait_seconds
        due = now + next_interval(feed, now, failed=failed, fresh=bool(new + changed), wait=wait)
        feeds.record_fetch(
            self.database, feed.id,
            Fetch(
                at=_iso(now), next_due=_iso(due), error=error, etag=None if failed else answer.etag,
                modified=None if failed else answer.modified, title=parsed.title or None if parsed else None,
                site=parsed.site if parsed else None, url=moved or None, gone=answer.state == "gone",
            ),
        )  # fmt: skip
        self._save_answer(feed.id, answer, failed=failed, until=_iso(now + timedelta(seconds=wait)) if wait else "")
        outcome: FetchOutcome = "unchanged" if parsed is None else "updated"
        outcome = "failed" if failed else "gone" if answer.state == "gone" else outcome
        notes = (*(parsed.notes if parsed else ()), *([f"it has moved for good to {moved}"] if moved else []))
        return FetchedFeed(
            feed.id, hide_password(feed.url), (parsed.title if parsed else "") or feed.title, outcome, new, changed, error,
            result.repeats, "; ".join(notes),
        )  # fmt: skip

    def _save_answer(self, feed_id: int, answer: Answer, *, failed: bool, until: str) -> None:
        before = self._answers.get(feed_id, FeedAnswer())
        body = before.body if failed or not answer.digest else answer.digest
        after = FeedAnswer(body, until)
        if after != before:
            feeds.save_answer(self.database, feed_id, after)

    def _save_items(self, results: Sequence[_Result]) -> list[tuple[int, int]]:
        """Save the items of several feeds at once; return for each feed how many were new and how many had changed."""
        stamp = self._stamp()
        kept = [self._without_full_texts(result) for result in results]
        items = [item for some in kept for item in some]
        for item in items:
            if item.was and item.article.feed:
                feeds.rename_item(self.database, item.article.feed.feed_id, item.was, item.article.feed.guid)
            if item.known and item.known.digest != content_digest(item.article.clean):
                self._keep_text(item, stamp)
        saved = saving.save_articles(self.database, [item.article for item in items], now=stamp)
        fresh = [
            (item, one)
            for item, one in zip(items, saved, strict=True)
            if one.outcome != "unchanged" and not one.deleted
        ]
        self._ids += [one.id for _, one in fresh]
        counted = {one.id: item.lines for item, one in fresh if item.lines.keys and one.copies_of is None}
        if counted:
            furniture.count_lines(self.database, counted)
        outcomes = iter(one.outcome for one in saved)
        numbers = [Counter(islice(outcomes, len(some))) for some in kept]
        return [(number["new"], number["changed"]) for number in numbers]

    def _without_full_texts(self, result: _Result) -> list[_Item]:
        """Leave out items whose full text was fetched and whose feed says what it said then."""
        shortened = feeds.shortened_texts(self.database, result.feed.id) if result.items else {}
        kept = []
        for item in result.items:
            number = item.known.article_id if item.known else None
            if number is not None and number in shortened:
                if shortened[number] == content_digest(item.article.clean):
                    continue
                feeds.forget_shortened(self.database, number)
            kept.append(item)
        return kept

    def _keep_text(self, item: _Item, stamp: str) -> None:
        """Keep what an item said before, where its words change and not only its date or address."""
        if item.known is None:
            return
        for before in articles.articles(self.database, [item.known.article_id]):
            if (before.text, before.title) != (item.article.clean.text, item.article.clean.title):
                earlier.keep_text(self.database, before.id, now=stamp)

    # ---- the caller

    def _asked_to_stop(self) -> bool:
        self._stopped = self._stopped or bool(self.stop and self.stop())
        return self._stopped

    def _stamp(self) -> str:
        return _iso(self.now())

    def _tell(self, *, last: bool = False) -> None:
        if self.report is None or (not last and time.monotonic() - self._told_at < _TELL_SECONDS):
            return
        self._told_at = time.monotonic()
        asked = sum(one.outcome not in ("not-due",) for one in self._done) + len(self._waiting)
        self.report(Progress("Refreshing", min(asked, self._total), self._total))


def _shared_links(entries: Sequence[FeedEntry]) -> frozenset[str]:
    """Return the links that several differently titled items without an id share (such as the site's front page)."""
    titles: dict[str, str] = {}
    return frozenset(
        entry.link for entry in entries if not entry.guid and titles.setdefault(entry.link, entry.title) != entry.title
    )


def _identified(entry: FeedEntry, shared: frozenset[str]) -> FeedEntry:
    """Give an item without an id one made of its title where its link does not tell it from its neighbours."""
    if entry.guid or (entry.link and entry.link not in shared):
        return entry
    return replace(entry, guid="title:" + digest(f"{entry.link}\n{entry.title or entry.text}").hex())


def _lines_of(feed: Feed, keys: frozenset[str]) -> furniture.Lines:
    """Return an item's lines, to be counted for its feed alone: many feeds share a title."""
    return furniture.lines_of(f"feed {feed.id}", keys)


def _with_lists(article: CleanArticle, entry: FeedEntry) -> CleanArticle:
    """List what is attached to an item, and the links of its text with their numbers, beside its article."""
    lists = [f"Attached: {address}" for address in entry.enclosures]
    if entry.links:
        lists.append("Links: " + " · ".join(f"[{number}] {link}" for number, link in enumerate(entry.links, 1)))
    after = article.text.count("\n\n") + 1
    asides = tuple(Aside("related", line, after) for line in lists)
    return replace(article, asides=(*article.asides, *asides)) if asides else article


def _renamed(item: _Item, before: FeedItem) -> _Item:
    """Return an item as the one it was known as before its feed gave it a new id."""
    key = item.article.feed
    if key is None or not before.guid or not key.guid:
        kept = replace(item.article, feed=FeedKey(before.feed_id, before.guid, before.link))
        return replace(item, article=kept, known=before)
    return replace(item, was=before.guid, known=before)


def _error_of(gathered: Gathered) -> str:
    if gathered.error is not None:
        return _reason(gathered.error)
    return gathered.answer.error


def _reason(error: NewsreaderError) -> str:
    return f"{error.reason}. {error.remedy}" if error.remedy else error.reason


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
