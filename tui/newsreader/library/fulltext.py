"""Shortened items → the pages they link to → the whole text, in the same article."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from newsreader.analysis.clean import clean
from newsreader.errors import SourceError
from newsreader.library.decide import looks_shortened
from newsreader.models import Article, Draft, Failure, ImportReport, Progress, Report, Stop
from newsreader.settings import FeedLogin
from newsreader.sources.addresses import hide_password
from newsreader.sources.fetch import FetchRequest
from newsreader.sources.gathering import Gathered, gather
from newsreader.store import articles, earlier, feeds, saving
from newsreader.store.database import Database
from newsreader.store.records import FeedItem, FeedKey, NewArticle

PAGES_LIMIT = 50
"""Pages that one refresh asks for on behalf of one feed: those of the first shortened items of its document, which
are the newest as a rule; more only by hand."""

_NO_MORE = "its page holds no more text than the feed"


def fetch_full_texts(
    database: Database,
    article_ids: Sequence[int],
    *,
    now: Callable[[], datetime],
    report: Report | None = None,
    stop: Stop | None = None,
    logins: Mapping[str, FeedLogin] | None = None,
) -> ImportReport:
    """Fetch the pages of articles that a feed brought and take their text where it is longer; marks are kept.

    What the feed gave stays as the earlier text. Failed are articles without a page, pages that cannot be read and
    pages that hold no more than the feed did.
    """
    items = {item.article_id: item for item in feeds.items_of(database, article_ids) if item.link}
    known = {one.id: one for one in articles.articles(database, list(items))}
    failed = [Failure(f"article {one}", "no feed gave an address for it") for one in article_ids if one not in items]
    addresses = {feed.id: feed.url for feed in feeds.feeds(database)}
    requests = [
        FetchRequest(number, item.link, page=True, given=addresses[item.feed_id]) for number, item in items.items()
    ]
    changed: list[int] = []
    for done, found in enumerate(gather(requests, stop=stop, logins=logins), 1):
        number = found.answer.request.key
        try:
            _take(database, items[number], known[number], found, now().strftime("%Y-%m-%dT%H:%M:%SZ"))
            changed.append(number)
        except SourceError as error:
            failed.append(Failure(hide_password(items[number].link), error.reason))
        if report:
            report(Progress("Fetching whole texts", done, len(requests)))
    return ImportReport(changed=len(changed), failed=tuple(failed), ids=tuple(changed))


def fetch_wanted(
    database: Database,
    article_ids: Sequence[int],
    *,
    now: Callable[[], datetime],
    report: Report | None = None,
    stop: Stop | None = None,
    logins: Mapping[str, FeedLogin] | None = None,
) -> ImportReport | None:
    """Fetch the whole texts of those of the articles that look shortened and whose feed is to have them; None: of none.

    At most PAGES_LIMIT a feed, in the order of its document. A page that holds no more than the feed is no failure.
    """
    wanted = {feed.id for feed in feeds.feeds(database) if feed.full_texts}
    items = [item for item in feeds.items_of(database, article_ids) if item.feed_id in wanted and item.link]
    if not items:
        return None
    short = {one.id for one in articles.articles(database, [item.article_id for item in items]) if _is_short(one)}
    chosen: dict[int, list[int]] = {}
    for item in items:
        some = chosen.setdefault(item.feed_id, [])
        if item.article_id in short and len(some) < PAGES_LIMIT:
            some.append(item.article_id)
    ids = [one for some in chosen.values() for one in some]
    done = fetch_full_texts(database, ids, now=now, report=report, stop=stop, logins=logins)
    return replace(done, failed=tuple(failure for failure in done.failed if failure.error != _NO_MORE))


def _is_short(article: Article) -> bool:
    return looks_shortened(article.text, [aside.text for aside in article.asides])


def _take(database: Database, item: FeedItem, article: Article, found: Gathered, stamp: str) -> None:
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
        raise SourceError(_NO_MORE)
    # The page is taken for its words alone; what the feed said of the article stays.
    asides = (*whole.asides, *article.asides)
    whole = replace(whole, title=article.title, title_from=article.title_from, asides=asides)
    with database.write():
        feeds.note_shortened(database, article.id, item.digest)
        earlier.keep_text(database, article.id, now=stamp)
        saving.save_articles(database, [NewArticle(whole, feed=FeedKey(item.feed_id, item.guid, item.link))], now=stamp)
