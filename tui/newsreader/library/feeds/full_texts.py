"""Shortened items → the pages they link to → the whole text, in the same article."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from newsreader.analysis.clean import clean
from newsreader.errors import NotFoundError, SourceError
from newsreader.library.context import Context
from newsreader.library.progress import Teller
from newsreader.models import Article, Draft, Failure, ImportReport, Report, Stop
from newsreader.sources.addresses import host_port
from newsreader.sources.fetch import FetchRequest
from newsreader.sources.gathering import Gathered, gather
from newsreader.store import articles, earlier, feeds, page_queue, saving
from newsreader.store.records import FeedItem, FeedKey, NewArticle
from newsreader.text import count_words, hide_password

PAGES_LIMIT = 50
"""Pages fetched for one feed in one refresh; the next refresh goes on from there."""
TRIES = 3
"""Refreshes in which a failing page is tried."""

_SAME_FAULT = 3
"""Pages of a host that are named one by one if they fail for the same reason; more are only counted."""

_SHORT_WORDS = 60
"""A shorter text is probably only the feed's summary of the article."""
_LINK_NUMBERS = re.compile(r"(?:\s*\[\d+\])+\s*\Z")
_GOES_ON = re.compile(
    r"""(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|\(more\)|»|→)\s*\Z
    |\b(?:read|see)\s+(?:more|on|the\s+(?:full|whole|rest)\b[^\n]{0,40})\W*\Z
    |\b(?:continue|keep)\s+reading\b[^\n]{0,120}\Z""",
    re.I | re.X,
)


class _NoMoreError(SourceError):
    """The page has no more text than the feed."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why an article did not get the text of its page: the page has no more text, it cannot be read, its server failed, or
    the server asked us to wait (then nothing was fetched)."""

    article_id: int
    link: str
    reason: str
    kind: Literal["no more", "unreadable", "failed", "left alone"]


@dataclass(slots=True)
class FullTexts:
    """Fetches pages for articles of one library."""

    context: Context
    report: Report | None = None
    stop: Stop | None = None

    def fetch(self, article_ids: Sequence[int]) -> ImportReport:
        """Fetch the pages of articles that a feed brought and take their texts if they are longer; marks are kept.

        The feed's text is kept as an earlier text. Failures are articles without a page, and pages that cannot be read or
        have no more text than the feed.
        """
        there, failed = [], []
        for one in article_ids:
            try:
                there.append(articles.article(self.context.database, one).id)
            except NotFoundError as error:
                failed.append(Failure(error.subject, error.reason))
        items = {item.article_id: item for item in feeds.items_of(self.context.database, there) if item.link}
        failed += [Failure(f"article {one}", "no feed gave an address for it") for one in there if one not in items]
        changed, faults = self._fetch(items)
        failed += [Failure(fault.link, fault.reason) for fault in faults]
        return ImportReport(changed=len(changed), failed=tuple(failed), ids=tuple(changed))

    def fetch_wanted(self, article_ids: Sequence[int], feed_ids: Sequence[int]) -> ImportReport | None:
        """Fetch the whole texts of shortened items of feeds with `full_texts`; None if no article waits for its page.

        `article_ids` are new or changed, `feed_ids` are the feeds that were refreshed, whose articles still waiting from
        earlier are included; at most PAGES_LIMIT a feed. A page with no more text than the feed is no failure.
        """
        wanted = {feed.id for feed in feeds.feeds(self.context.database) if feed.full_texts} & set(feed_ids)
        items = [
            item for item in feeds.items_of(self.context.database, article_ids) if item.feed_id in wanted and item.link
        ]
        known = articles.articles(self.context.database, [item.article_id for item in items])
        page_queue.add(self.context.database, [one.id for one in known if _is_short(one)])
        chosen = page_queue.waiting(self.context.database, sorted(wanted), limit=PAGES_LIMIT)
        if not chosen:
            return None
        items_of = {item.article_id: item for item in feeds.items_of(self.context.database, chosen) if item.link}
        changed, faults = self._fetch(items_of)
        settled = [fault.article_id for fault in faults if fault.kind in ("no more", "unreadable")]
        page_queue.forget(self.context.database, [*settled, *(one for one in chosen if one not in items_of)])
        page_queue.count_try(
            self.context.database, [one.article_id for one in faults if one.kind == "failed"], most=TRIES
        )
        told = _told([fault for fault in faults if fault.kind != "no more"])
        return ImportReport(changed=len(changed), failed=told, ids=tuple(changed))

    def _fetch(self, items: Mapping[int, FeedItem]) -> tuple[list[int], list[_Fault]]:
        known = {one.id: one for one in articles.articles(self.context.database, list(items))}
        addresses = {feed.id: feed.url for feed in feeds.feeds(self.context.database)}
        requests = [
            FetchRequest(number, item.link, page=True, given=addresses[item.feed_id]) for number, item in items.items()
        ]
        changed: list[int] = []
        faults: list[_Fault] = []
        teller = Teller("Fetching whole texts", self.report, is_even=False)
        for done, found in enumerate(gather(requests, stop=self.stop, logins=self.context.settings.feeds), 1):
            number = found.answer.request.key
            try:
                self._take(items[number], known[number], found)
                changed.append(number)
            except SourceError as error:
                faults.append(_fault(number, items[number].link, found, error))
            teller.tell(done, len(requests), last=done == len(requests))
        return changed, faults

    def _take(self, item: FeedItem, article: Article, found: Gathered) -> None:
        if found.error is not None:
            raise found.error
        if found.page is None:
            raise SourceError(found.answer.error or "its server sent nothing")
        draft = Draft(
            text=found.page, url=article.url, title=article.title, source=article.source, author=article.author,
            published=article.published if article.published_from == "feed" else None, from_feed=True,
        )  # fmt: skip
        whole = clean(draft)
        if len(whole.text) <= len(article.text):
            raise _NoMoreError("its page holds no more text than the article")
        # Only the text is taken from the page; everything else stays as the feed gave it.
        asides = (*whole.asides, *article.asides)
        whole = replace(whole, title=article.title, title_from=article.title_from, asides=asides)
        stamp = self.context.now()
        with self.context.database.write():
            if item not in feeds.items_of(self.context.database, [article.id]):
                raise SourceError("its feed was refreshed or unsubscribed from meanwhile")
            feeds.note_shortened(self.context.database, article.id, item.digest)
            earlier.keep_text(self.context.database, article.id, now=stamp)
            key = FeedKey(item.feed_id, item.guid, item.link)
            saving.save_articles(self.context.database, [NewArticle(whole, feed=key)], now=stamp)
            page_queue.forget(self.context.database, [article.id])


def _fault(article_id: int, link: str, found: Gathered, error: SourceError) -> _Fault:
    shown = hide_password(link)
    if isinstance(error, _NoMoreError):
        return _Fault(article_id, shown, error.reason, "no more")
    if found.answer.wait_seconds is not None:
        return _Fault(article_id, shown, error.reason, "left alone")
    return _Fault(article_id, shown, error.reason, "failed" if found.answer.state == "failed" else "unreadable")


def looks_shortened(text: str, beside: Sequence[str] = ()) -> bool:
    """Tell whether a feed gives only part of an article: it has few words, or its end (or a line beside it) says so."""
    lines = [_LINK_NUMBERS.sub("", line[-300:]).rstrip() for line in (text, *beside)]
    return count_words(text) < _SHORT_WORDS or any(_GOES_ON.search(line) for line in lines)


def _is_short(article: Article) -> bool:
    return looks_shortened(article.text, [aside.text for aside in article.asides])


def _told(faults: Sequence[_Fault]) -> tuple[Failure, ...]:
    """Return faults as failures; many of one host for the same reason become one."""
    counted = Counter((host_port(fault.link).host, fault.reason) for fault in faults)
    told: dict[Failure, None] = {}
    for fault in faults:
        host = host_port(fault.link).host
        number = counted[host, fault.reason]
        path = fault.link if number <= _SAME_FAULT else f"{number:,} pages of {host}"
        told[Failure(path, fault.reason)] = None
    return tuple(told)
