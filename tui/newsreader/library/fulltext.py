"""Shortened items → the pages they link to → the whole text, in the same article."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from newsreader.analysis.clean import clean
from newsreader.errors import SourceError
from newsreader.models import Article, Draft, Failure, ImportReport, Stop
from newsreader.settings import FeedLogin
from newsreader.sources.addresses import hide_password
from newsreader.sources.fetch import FetchRequest
from newsreader.sources.gathering import Gathered, gather
from newsreader.store import articles, earlier, feeds, saving
from newsreader.store.database import Database
from newsreader.store.records import FeedItem, FeedKey, NewArticle


def fetch_full_texts(
    database: Database,
    article_ids: Sequence[int],
    *,
    now: Callable[[], datetime],
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
    changed = []
    for found in gather(requests, stop=stop, logins=logins):
        number = found.answer.request.key
        try:
            _take(database, items[number], known[number], found, now().strftime("%Y-%m-%dT%H:%M:%SZ"))
            changed.append(number)
        except SourceError as error:
            failed.append(Failure(hide_password(items[number].link), error.reason))
    return ImportReport(changed=len(changed), failed=tuple(failed), ids=tuple(changed))


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
        raise SourceError("its page holds no more text than the feed")
    # The page is taken for its words alone; what the feed said of the article stays.
    asides = (*whole.asides, *article.asides)
    whole = replace(whole, title=article.title, title_from=article.title_from, asides=asides)
    with database.write():
        feeds.note_shortened(database, article.id, item.digest)
        earlier.keep_text(database, article.id, now=stamp)
        saving.save_articles(database, [NewArticle(whole, feed=FeedKey(item.feed_id, item.guid, item.link))], now=stamp)
