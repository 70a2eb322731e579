"""Due feeds → fetch → drafts → clean → decide → store, in short batches; one feed cannot harm another."""

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice

from newsreader.errors import SourceError
from newsreader.library.context import Context
from newsreader.library.days import utc_stamp
from newsreader.library.decide import next_interval, why_not_due
from newsreader.library.feeds.items import NO_ITEMS, Item, Items, items_of
from newsreader.library.progress import Teller
from newsreader.models import Feed, FetchedFeed, FetchOutcome, RefreshReport, Report, Stop
from newsreader.sources.feeds.parsed_feed import ParsedFeed
from newsreader.sources.feeds.parser import FeedParser
from newsreader.sources.fetch import FetchRequest
from newsreader.sources.gathering import Gathered, gather
from newsreader.store import articles, earlier, feeds, furniture, saving
from newsreader.store.digests import content_digest
from newsreader.store.records import FeedAnswer, Fetch
from newsreader.text import hide_password

_BATCH = 1000
"""Items saved in one transaction: the full-text index costs 0.11 ms an item with 100, 0.09 with 400, 0.07 with 1,000."""
_BATCH_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class _Result:
    """What came of one feed, waiting to be saved."""

    feed: Feed
    gathered: Gathered
    items: Items = NO_ITEMS


@dataclass(slots=True)
class Refresher:
    """One refresh. Call `run`, or `take` and `flush`, then read `result`."""

    context: Context
    report: Report | None = None
    stop: Stop | None = None
    _done: list[FetchedFeed] = field(default_factory=list)
    _ids: list[int] = field(default_factory=list)
    _waiting: list[_Result] = field(default_factory=list)
    _answers: dict[int, FeedAnswer] = field(default_factory=dict)
    _total: int = 0
    _left_alone: int = 0
    _saved_at: float = field(default_factory=time.monotonic)
    _stopped: bool = False
    _teller: Teller = field(init=False)

    def __post_init__(self) -> None:
        self._teller = Teller("Refreshing", self.report, is_even=False)

    def run(self, wanted: Sequence[Feed], *, asked: bool) -> RefreshReport:
        """Fetch those of the feeds that are due, or with `asked` all that their servers permit."""
        self._answers = feeds.answers(self.context.database)
        by_id = {feed.id: feed for feed in wanted}
        requests = [request for feed in wanted if (request := self._request(feed, asked=asked))]
        self._total, self._left_alone = len(requests), len(self._done)
        self._tell()
        if requests:
            with closing(gather(requests, stop=self._meanwhile, logins=self.context.settings.feeds)) as found:
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
        """Take the result of one feed, to be saved with the next batch."""
        as_before = self._answers.get(feed.id, FeedAnswer()).items
        items = self._items(feed, gathered.feed, as_before) if gathered.feed else NO_ITEMS
        self._waiting.append(_Result(feed, gathered, items))
        size = sum(len(result.items.items) for result in self._waiting)
        if size >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Save the waiting results, except of feeds that were unsubscribed from meanwhile."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            with self.context.database.write():
                waiting = self._subscribed(waiting)
                counts, fed = self._save_batch(waiting)
                done = [self._record(result, *counted) for result, counted in zip(waiting, counts, strict=True)]
            self._done += done
            self._clean_again([result for result in waiting if result.feed.id in fed and result.items.left])
        self._saved_at = time.monotonic()

    def _clean_again(self, results: Sequence[_Result]) -> None:
        """Clean the unchanged items of these documents too, after one of their lines turned out to be furniture."""
        anew = [replace(result, items=self._items_anew(result)) for result in results]
        if anew:
            with self.context.database.write():
                self._save_batch(self._subscribed(anew))

    def _subscribed(self, results: Sequence[_Result]) -> list[_Result]:
        known = feeds.feed_ids(self.context.database)
        return [result for result in results if result.feed.id in known]

    def _request(self, feed: Feed, *, asked: bool) -> FetchRequest | None:
        answer = self._answers.get(feed.id, FeedAnswer())
        reason = why_not_due(feed, answer.wait_until, now=self.context.clock(), asked=asked)
        if reason is None:
            return FetchRequest(feed.id, feed.url, feed.etag, feed.modified, answer.body, answer.items)
        outcome: FetchOutcome = "gone" if feed.state == "gone" else "not-due"
        error = feed.error or reason if answer.wait_until or feed.state == "gone" else ""
        self._done.append(FetchedFeed(feed.id, hide_password(feed.url), feed.title, outcome, error=error, note=reason))
        return None

    def _items(self, feed: Feed, parsed: ParsedFeed, as_before: frozenset[int] = frozenset()) -> Items:
        return items_of(self.context.database, feed, parsed, as_before, now=self.context.clock())

    def _items_anew(self, result: _Result) -> Items:
        """Return all items of a document, including unchanged ones."""
        answer = result.gathered.answer
        try:
            with closing(FeedParser()) as parser:
                return self._items(result.feed, parser.parse(answer.body, answer.url, answer.charset))
        except SourceError:
            return NO_ITEMS

    def _record(self, result: _Result, new: int, changed: int) -> FetchedFeed:
        """Record a fetch whose items have been saved."""
        feed, answer, parsed = result.feed, result.gathered.answer, result.gathered.feed
        error = result.gathered.error.advice if result.gathered.error else answer.error
        failed = answer.state == "failed" or result.gathered.error is not None
        moved = answer.moved_to if answer.moved_to and "@" not in feed.url and not failed else ""
        now = self.context.clock()
        wait = answer.wait_seconds
        due = now + next_interval(feed, now, failed=failed, fresh=bool(new + changed), wait=wait)
        feeds.record_fetch(
            self.context.database, feed.id,
            Fetch(
                at=utc_stamp(now), next_due=utc_stamp(due), error=error, etag=None if failed else answer.etag,
                modified=None if failed else answer.modified, title=parsed.title or None if parsed else None,
                site=parsed.site if parsed else None, url=moved or None, gone=answer.state == "gone",
            ),
        )  # fmt: skip
        self._save_answer(result, failed=failed, until=utc_stamp(now + timedelta(seconds=wait)) if wait else "")
        outcome: FetchOutcome = "unchanged" if parsed is None else "updated"
        outcome = "failed" if failed else "gone" if answer.state == "gone" else outcome
        notes = (*(parsed.notes if parsed else ()), *([self._way(feed.id, moved)] if moved else []))
        return FetchedFeed(
            feed.id, hide_password(feed.url), (parsed.title if parsed else "") or feed.title, outcome, new, changed, error,
            result.items.repeats, "; ".join(notes),
        )  # fmt: skip

    def _way(self, feed_id: int, moved: str) -> str:
        """Say where a feed moved, and what to do if another feed of the library has that address."""
        taken = feeds.feed(self.context.database, feed_id).url != moved
        return f"it has moved for good to {moved}" + (", another of your feeds: remove one of the two" if taken else "")

    def _save_answer(self, result: _Result, *, failed: bool, until: str) -> None:
        before, answer = self._answers.get(result.feed.id, FeedAnswer()), result.gathered.answer
        after = replace(before, wait_until=until)
        if answer.digest and not failed:
            after = replace(after, body=answer.digest)
        if result.gathered.feed is not None:
            after = replace(after, items=result.items.numbers)
        if after != before:
            feeds.save_answer(self.context.database, result.feed.id, after)

    def _save_batch(self, results: Sequence[_Result]) -> tuple[list[tuple[int, int]], frozenset[int]]:
        """Save the items of several feeds at once.

        Return the numbers of new and changed items of each feed, and the feeds in which a line has just become furniture.
        """
        stamp = self.context.now()
        kept = [self._without_full_texts(result) for result in results]
        items = [item for some in kept for item in some]
        for item in items:
            if item.was and item.article.feed:
                feeds.rename_item(self.context.database, item.article.feed.feed_id, item.was, item.article.feed.guid)
            if item.known and item.known.digest != content_digest(item.article):
                self._keep_text(item, stamp)
        saved = saving.save_articles(self.context.database, [item.article for item in items], now=stamp)
        fresh = [
            (item, one)
            for item, one in zip(items, saved, strict=True)
            if one.outcome != "unchanged" and not one.deleted
        ]
        self._ids += [one.id for _, one in fresh]
        counted = {one.id: item.lines for item, one in fresh if item.lines.keys and one.copies_of is None}
        dirty = furniture.count_lines(self.context.database, counted) if counted else frozenset()
        fed = frozenset(item.article.feed.feed_id for item, one in fresh if one.id in dirty and item.article.feed)
        outcomes = iter(one.outcome for one in saved)
        numbers = [Counter(islice(outcomes, len(some))) for some in kept]
        return [(number["new"], number["changed"]) for number in numbers], fed

    def _without_full_texts(self, result: _Result) -> list[Item]:
        """Leave out items whose full text was fetched and which the feed has not changed since."""
        shortened = feeds.shortened_texts(self.context.database, result.feed.id) if result.items.items else {}
        kept = []
        for item in result.items.items:
            number = item.known.article_id if item.known else None
            if number is not None and number in shortened:
                if shortened[number] == content_digest(item.article):
                    continue
                feeds.forget_shortened(self.context.database, number)
            kept.append(item)
        return kept

    def _keep_text(self, item: Item, stamp: str) -> None:
        """Keep the earlier text of an item, if its words change and not only its date or address."""
        if item.known is None:
            return
        for before in articles.articles(self.context.database, [item.known.article_id]):
            if (before.text, before.title) != (item.article.clean.text, item.article.clean.title):
                earlier.keep_text(self.context.database, before.id, now=stamp)

    def _meanwhile(self) -> bool:
        """Save what has waited long enough, and return whether to stop. Called often, also while waiting for slow servers."""
        if time.monotonic() - self._saved_at > _BATCH_SECONDS:
            self.flush()
            self._tell()
        self._stopped = self._stopped or bool(self.stop and self.stop())
        return self._stopped

    def _tell(self, *, last: bool = False) -> None:
        answered = len(self._done) - self._left_alone + len(self._waiting)
        self._teller.tell(answered, self._total, last=last)
