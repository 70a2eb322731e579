"""Subscriptions: lists of them, changes and their undoing, counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.feed_server import FeedServer, Reply, item, rss
from tests.library.feed_steps import Clock, refresh, titles

from newsreader.errors import NotFoundError
from newsreader.library.library import Library


def test_lists_of_subscriptions(news: Library, tmp_path: Path, server: FeedServer) -> None:
    path = tmp_path / "mine.opml"
    path.write_text(
        f"<opml><body><outline text='Sea'><outline type='rss' text='Own name' xmlUrl='{server.url('/a')}'/>"
        "<outline type='rss' text='odd' xmlUrl='ftp://x.example/'/></outline></body></opml>"
    )
    report = news.subscriptions.read_list(path)
    assert (report.new, report.changed, len(report.failed)) == (1, 0, 1)
    assert news.subscriptions.read_list(path).unchanged == 1
    assert not server.asked
    server["/a"] = Reply(rss(item("A")))
    refresh(news)
    assert [(feed.title, feed.tags) for feed in news.subscriptions.all()] == [("Own name", ("Sea",))]
    assert news.subscriptions.query_of([1]) == 'source:"Harbour News"'
    assert len(news.article_ids(news.subscriptions.query_of([1]))) == 1
    assert news.undo() is not None
    assert news.subscriptions.read_list(tmp_path / "none.opml").failed[0].path.endswith("none.opml")


def test_renaming_tagging_pausing_and_removing_can_be_undone(news: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("A")))
    feed_id = news.subscriptions.add(server.url("/rss")).feed_id
    news.subscriptions.rename(feed_id, "Mine")
    news.subscriptions.tag(feed_id, ["x", "y"])
    news.subscriptions.pause(feed_id, True)
    assert not news.subscriptions.refresh(everything=True).feeds
    assert news.subscriptions.named("mine").state == "paused"
    news.subscriptions.remove(feed_id, with_articles=True)
    assert (news.subscriptions.all(), titles(news)) == ([], [])
    for _ in range(4):
        news.undo()
    feed = news.subscriptions.named(str(feed_id))
    assert (feed.title, feed.tags, feed.state, titles(news)) == ("Harbour News", (), "active", ["A"])
    with pytest.raises(NotFoundError):
        news.subscriptions.named("none")


def test_undoing_the_removal_of_a_feed_brings_back_what_was_known_of_it(
    news: Library, server: FeedServer, clock: Clock
) -> None:
    def answer(headers: dict[str, str]) -> Reply:
        same = headers.get("If-None-Match") == '"v1"'
        return Reply(status=304) if same else Reply(rss(item("A"), item("B", guid="")), headers={"ETag": '"v1"'})

    server["/rss"] = answer
    feed_id = news.subscriptions.add(server.url("/rss")).feed_id
    before = news.subscriptions.one(feed_id)
    clock.pass_hours(0.2)
    news.subscriptions.remove(feed_id)
    assert news.undo() == "unsubscribe from Harbour News"
    assert news.subscriptions.one(feed_id) == before
    assert news.subscriptions.refresh().feeds[0].outcome == "not-due"
    assert refresh(news).outcome == "unchanged"
    server["/rss"] = Reply(rss(item("C"), item("A"), item("B", guid="")))
    done = refresh(news)
    assert (done.new, done.changed, titles(news)) == (1, 0, ["A", "B", "C"])


def test_what_a_server_asked_for_outlives_the_undone_removal(news: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(status=429, headers={"Retry-After": "3600"})
    feed_id = news.subscriptions.add(server.url("/rss")).feed_id
    news.subscriptions.remove(feed_id)
    news.undo()
    assert (refresh(news).outcome, len(server.asked)) == ("not-due", 1)


def test_subscribing_again_takes_up_the_articles_that_stayed(news: Library, server: FeedServer) -> None:
    twice = [item("A", guid=guid, link="https://harbour.example/a") for guid in ("1", "2")]
    server["/rss"] = Reply(rss(*twice, item("B")))
    feed_id = news.subscriptions.add(server.url("/rss")).feed_id
    first = news.article_ids()
    news.marks.set_starred(first, True)
    news.subscriptions.remove(feed_id)
    server["/rss"] = Reply(rss(*twice, item("B"), item("C")))
    again = news.subscriptions.add(server.url("/rss"))
    assert again.fetched is not None
    assert (again.fetched.new, titles(news)) == (1, ["A", "A", "B", "C"])
    assert [news.article(number).starred for number in first] == [True] * 3
    assert news.subscriptions.one(again.feed_id).unread == 4


def test_subscribing_can_be_undone_and_redone_without_doubles(news: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("A"), item("B")))
    news.subscriptions.add(server.url("/rss"), title="Mine")
    assert (news.undo(), news.subscriptions.all(), titles(news)) == ("subscribe to Mine", [], ["A", "B"])
    assert (news.redo(), news.subscriptions.all()[0].title) == ("subscribe to Mine", "Mine")
    assert (refresh(news).new, titles(news)) == (0, ["A", "B"])


def test_what_was_fetched_of_a_feed_comes_back_with_it_however_often_it_went(
    news: Library, server: FeedServer, clock: Clock
) -> None:
    server["/rss"] = Reply(rss(item("A")), headers={"ETag": '"v1"'})
    feed_id = news.subscriptions.add(server.url("/rss")).feed_id
    subscribed = news.subscriptions.one(feed_id)
    for _ in range(2):
        news.undo()
        clock.pass_hours(1)
        news.redo()
        assert (news.subscriptions.one(feed_id), subscribed.title) == (subscribed, "Harbour News")
    news.subscriptions.remove(feed_id)
    news.undo()
    server["/rss"] = Reply(rss(item("A"), item("B")), headers={"ETag": '"v2"'})
    assert refresh(news).new == 1
    fetched = news.subscriptions.one(feed_id)
    news.redo()
    assert news.subscriptions.all() == []
    news.undo()
    assert news.subscriptions.one(feed_id) == fetched
    server["/rss"] = Reply(rss(item("A"), item("B", text="It was told anew.")))
    assert (refresh(news).changed, titles(news)) == (1, ["A", "B"])


def test_reading_asks_for_nothing(news: Library, server: FeedServer) -> None:
    picture = f"&lt;img src='{server.url('/pixel.gif')}'&gt;&lt;p&gt;Text of it.&lt;/p&gt;"
    server["/rss"] = Reply(rss(item("A", text=picture)))
    added = news.subscriptions.add(server.url("/rss"))
    news.analyse()
    news.article(added.ids[0])
    "".join(news.export(style="html"))
    assert server.paths() == ["/rss"]


def test_unread_counts_of_feeds_and_other_sources_add_up_to_those_of_the_library(
    news: Library, server: FeedServer, tmp_path: Path
) -> None:
    def added_up() -> int:
        others = [*news.subscriptions.sources_of_files(), news.subscriptions.without_source()]
        return sum(feed.unread for feed in news.subscriptions.all()) + sum(one.unread for one in others)

    server["/a"] = Reply(rss(item("A"), item("B"), item("C")))
    server["/b"] = Reply(rss(item("A"), item("D"), title="Late News"))
    (tmp_path / "plain.txt").write_text("An owl\n\nAn owl was seen on the roof of the mill.\n")
    feed_id = news.subscriptions.add(server.url("/a")).feed_id
    news.subscriptions.add(server.url("/b"))
    news.import_paths([tmp_path / "plain.txt"])
    ids = news.article_ids()
    assert added_up() == news.counts().unread == 6
    news.marks.archive(ids[:1])
    news.marks.delete(ids[1:2])
    news.marks.set_read(ids[2:3], True)
    assert added_up() == news.counts().unread == 3
    news.subscriptions.remove(feed_id)
    assert added_up() == news.counts().unread == 3
