"""Subscriptions and saved searches."""

import pytest
from tests.store.invented import NOW, TODAY, clean

from newsreader.errors import InputError, NotFoundError
from newsreader.store import feeds, marks, saved_searches
from newsreader.store.database import Database
from newsreader.store.querying import search
from newsreader.store.querying.parsing import parse
from newsreader.store.records import FeedKey, Fetch, NewArticle
from newsreader.store.saving import save_articles

URL = "https://feed.example/rss"


def test_subscribing_twice_is_once_with_both_tags(db: Database) -> None:
    first = feeds.add_feed(db, URL, title="News", tags=["a"], now=NOW)
    assert feeds.add_feed(db, URL, tags=["b", "a"], now=NOW) == first
    assert [(f.url, f.title, f.tags) for f in feeds.feeds(db)] == [(URL, "News", ("a", "b"))]
    assert feeds.feed_at(db, "https://else.example") is None
    with pytest.raises(NotFoundError):
        feeds.feed(db, 99)


def test_health_of_a_feed(db: Database) -> None:
    feed_id = feeds.add_feed(db, URL, now=NOW)
    assert feeds.feed(db, feed_id).next_due is None
    feeds.record_fetch(db, feed_id, Fetch("2025-07-18T10:00:00Z", "2025-07-18T11:00:00Z", etag='"x"', title="News"))
    feeds.record_fetch(db, feed_id, Fetch("2025-07-18T11:00:00Z", "2025-07-18T13:00:00Z", error="timed out"))
    feed = feeds.feed(db, feed_id)
    assert (feed.etag, feed.title, feed.failures, feed.error) == ('"x"', "News", 1, "timed out")
    assert (feed.last_fetched, feed.last_success) == ("2025-07-18T11:00:00Z", "2025-07-18T10:00:00Z")
    assert feed.next_due == "2025-07-18T13:00:00Z"
    feeds.pause_feed(db, feed_id, True)
    assert feeds.feed(db, feed_id).state == "paused"
    feeds.record_fetch(db, feed_id, Fetch("2025-07-19T10:00:00Z", "2025-07-19T11:00:00Z", gone=True))
    assert feeds.feed(db, feed_id).state == "gone"


def test_moved_feed_does_not_take_anothers_address(db: Database) -> None:
    one, two = feeds.add_feed(db, URL, now=NOW), feeds.add_feed(db, "https://two.example", now=NOW)
    feeds.record_fetch(db, two, Fetch(NOW, NOW, url=URL))
    feeds.record_fetch(db, one, Fetch(NOW, NOW, url="https://new.example"))
    assert (feeds.feed(db, one).url, feeds.feed(db, two).url) == ("https://new.example", "https://two.example")


def test_items_and_removal(db: Database) -> None:
    feed_id = feeds.add_feed(db, URL, now=NOW)
    batch = [
        NewArticle(clean(f"N{k}", f"Text {k}."), feed=FeedKey(feed_id, f"g{k}", f"https://feed.example/{k}"))
        for k in range(3)
    ]
    ids = [s.id for s in save_articles(db, batch, now=NOW)]
    marks.set_starred(db, ids[:1], True)
    assert feeds.feed(db, feed_id).unread == 3
    feeds.rename_item(db, feed_id, "g1", "new")
    assert [i.guid for i in feeds.known_items(db, feed_id)] == ["g0", "new", "g2"]
    feeds.remove_feed(db, feed_id, with_articles=True)
    assert feeds.feeds(db) == []
    assert search.article_ids(db, parse(""), today=TODAY) == tuple(ids[:1])


def test_users_title_and_tags(db: Database) -> None:
    feed_id = feeds.add_feed(db, URL, title="Own", now=NOW)
    feeds.rename_feed(db, feed_id, "Mine")
    feeds.set_feed_tags(db, feed_id, ["b", " b", "c  d"])
    feeds.record_fetch(db, feed_id, Fetch(NOW, NOW, title="Own again"))
    assert (feeds.feed(db, feed_id).title, feeds.feed(db, feed_id).tags) == ("Mine", ("b", "c d"))


def test_views_in_their_order(db: Database) -> None:
    ids = [saved_searches.save_search(db, name, "x") for name in ("One", "Two", "Three")]
    saved_searches.move_search(db, ids[2], 0)
    saved_searches.give_key(db, ids[0], "f5")
    saved_searches.give_key(db, ids[1], "f5")
    assert saved_searches.save_search(db, "Two", "is:unread") == ids[1]
    assert [(v.name, v.query, v.key) for v in saved_searches.searches(db)] == [
        ("Three", "x", ""),
        ("One", "x", ""),
        ("Two", "is:unread", "f5"),
    ]
    with pytest.raises(InputError, match="already"):
        saved_searches.rename_search(db, ids[0], "Two")
    with pytest.raises(InputError, match="needs a name"):
        saved_searches.save_search(db, "  ", "x")
    with pytest.raises(NotFoundError):
        saved_searches.move_search(db, 99, 0)
    saved_searches.remove_search(db, ids[2])
    assert [v.name for v in saved_searches.searches(db)] == ["One", "Two"]
