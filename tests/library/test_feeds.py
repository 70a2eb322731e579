"""Feeds from subscribing to articles: identity, edits, what repeats."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from tests.feed_server import FeedServer, Reply, item, rss, serving
from tests.library.feed_steps import refresh, titles

from newsreader.errors import NotFoundError, SourceError
from newsreader.library.days import local_words
from newsreader.library.feeds.refreshing import Refresher
from newsreader.library.json_objects import to_json
from newsreader.library.library import Library
from newsreader.models import PageFeed


def test_adding_saves_the_items_with_link_date_and_source(news: Library, server: FeedServer) -> None:
    date = "<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>"
    server["/rss"] = Reply(rss(item("Ferry returns", extra=date), item("Quay closed")))
    added = news.subscriptions.add(server.url("/rss"), tags=["Sea"])
    assert added.fetched is not None
    assert (added.fetched.outcome, added.fetched.new, len(added.ids)) == ("updated", 2, 2)
    feed = news.subscriptions.one(added.feed_id)
    assert (feed.title, feed.site, feed.tags, feed.unread) == ("Harbour News", "https://harbour.example/", ("Sea",), 2)
    article = next(news.article(number) for number in added.ids if news.article(number).title == "Ferry returns")
    assert (article.source, article.url) == ("Harbour News", "https://harbour.example/ferry-returns")
    assert (article.published, article.published_from) == ("2026-03-03T10:00:00Z", "feed")
    assert news.subscriptions.add(server.url("/rss")).fetched is None
    assert server.paths() == ["/rss"]


def test_a_page_leads_to_its_feed(news: Library, server: FeedServer) -> None:
    server["/page"] = Reply(
        b"<html><link rel='alternate' type='application/rss+xml' title='All news' href='/rss'><body>Hi"
    )
    server["/rss"] = Reply(rss(item("Ferry returns")))
    assert news.subscriptions.preview(server.url("/page")).feeds == (PageFeed(server.url("/rss"), "All news"),)
    assert news.subscriptions.preview(server.url("/rss")).titles == ("Ferry returns",)
    server["/many"] = Reply(rss(*(item(f"Ferry {number} returns") for number in range(30))))
    assert len(news.subscriptions.preview(server.url("/many")).titles) == 30
    assert not news.subscriptions.all()
    added = news.subscriptions.add(server.url("/page"))
    assert (added.page, news.subscriptions.one(added.feed_id).url) == (server.url("/page"), server.url("/rss"))


def test_a_page_that_names_no_feed_may_lead_to_one(news: Library, server: FeedServer) -> None:
    server["/page"] = Reply(b"<html><body><a href='/odd/rss'>RSS</a> <a href='/no/feed'>Feed</a>")
    server["/odd/rss"] = Reply(rss(item("Ferry returns")))
    assert news.subscriptions.preview(server.url("/page")).feeds == (PageFeed(server.url("/odd/rss"), "Harbour News"),)


def test_a_page_leads_to_no_private_address_that_the_user_did_not_choose(news: Library, server: FeedServer) -> None:
    with serving() as inner:
        inner["/rss"] = Reply(rss(item("Secret")))
        link = f"<link rel='alternate' type='application/rss+xml' href='{inner.url('/rss')}'>"
        server["/named"] = Reply(f"<html>{link}".encode())
        server["/led"] = Reply(f"<html><a href='{inner.url('/rss')}'>RSS</a>".encode())
        by_name = inner.url("/rss").replace("127.0.0.1", "localhost")
        server["/by-name"] = Reply(f"<html>{link.replace(inner.url('/rss'), by_name)}".encode())
        for path in ("/named", "/led", "/by-name"):
            with pytest.raises(SourceError, match=r"private|not a feed"):
                news.subscriptions.add(server.url(path))
        assert not inner.asked
        assert not news.subscriptions.all()
        (named,) = news.subscriptions.preview(server.url("/named")).feeds
        assert news.subscriptions.preview(named.url).titles == ("Secret",)


def test_an_address_without_a_scheme_is_asked_by_http_where_nothing_answers_by_https(
    news: Library, server: FeedServer
) -> None:
    server["/rss"] = Reply(rss(item("Ferry returns")))
    added = news.subscriptions.add(server.url("/rss").removeprefix("http://"))
    assert news.subscriptions.one(added.feed_id).url == server.url("/rss")
    with pytest.raises(SourceError, match="nothing at this address"):
        news.subscriptions.preview(server.url("/none").removeprefix("http://"))
    with pytest.raises(SourceError, match="does not speak https"):
        news.subscriptions.preview(server.url("/rss").replace("http", "https"))


def test_a_page_without_links_is_searched_in_the_usual_places(news: Library, server: FeedServer) -> None:
    server["/"] = Reply(b"<html><body>Hi")
    server["/feed.xml"] = Reply(rss(item("Ferry returns")))
    assert news.subscriptions.preview(server.url("/")).feeds == (PageFeed(server.url("/feed.xml"), "Harbour News"),)
    added = news.subscriptions.add(server.url("/"))
    assert news.subscriptions.one(added.feed_id).url == server.url("/feed.xml")
    server["/feed.xml"] = server["/other"] = Reply(b"no feed")
    with pytest.raises(SourceError, match="not a feed"):
        news.subscriptions.add(server.url("/other"))
    assert len(news.subscriptions.all()) == 1


@pytest.mark.parametrize(
    ("first", "second", "outcome", "left"),
    [
        ([item("A"), item("B")], [item("A"), item("B")], ("unchanged", 0, 0), ["A", "B"]),
        ([item("A"), item("B")], [item("C"), item("A"), item("B")], ("updated", 1, 0), ["A", "B", "C"]),
        ([item("A"), item("B")], [], ("updated", 0, 0), ["A", "B"]),
        ([item("A", guid="1")], [item("A", guid="2")], ("updated", 0, 0), ["A"]),
        ([item("A", guid="")], [item("A", guid="", text="Other words.")], ("updated", 0, 1), ["A"]),
        ([item("A", guid="")], [item("A", guid="now")], ("updated", 0, 0), ["A"]),
        ([item("A", guid="was")], [item("A", guid="")], ("updated", 0, 0), ["A"]),
        ([item("A", guid="1"), item("B", guid="1")], [item("A", guid="1")], ("updated", 0, 0), ["A"]),
        ([item("A", guid="1", link="/x")], [item("A", guid="1", link="/x"), item("A", guid="2", link="/x")],
         ("updated", 1, 0), ["A", "A"]),
        ([item("A", guid=" ", link="/x"), item("B", guid=" ", link="/x")],
         [item("B", guid=" ", link="/x"), item("A", guid=" ", link="/x")], ("updated", 0, 0), ["A", "B"]),
        ([item("A", guid="", link="")], [item("A", guid="", link="", text="Other words.")], ("updated", 0, 1), ["A"]),
    ],
)  # fmt: skip
def test_identity(
    news: Library,
    server: FeedServer,
    first: list[str],
    second: list[str],
    outcome: tuple[str, int, int],
    left: list[str],
) -> None:
    server["/rss"] = Reply(rss(*first))
    news.subscriptions.add(server.url("/rss"))
    server["/rss"] = Reply(rss(*second))
    done = refresh(news)
    assert (done.outcome, done.new, done.changed) == outcome
    assert titles(news) == left
    assert refresh(news).new == refresh(news).changed == 0


def test_repeats_in_one_document_are_counted(news: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("First", guid="same"), item("Second", guid="same"), item("Third")))
    added = news.subscriptions.add(server.url("/rss"))
    assert added.fetched is not None
    assert (added.fetched.new, added.fetched.repeats) == (2, 1)
    assert titles(news) == ["First", "Third"]


def test_the_same_guid_in_another_feed_is_another_article(news: Library, server: FeedServer) -> None:
    server["/a"], server["/b"] = Reply(rss(item("A", guid="1"))), Reply(rss(item("B", guid="1")))
    news.subscriptions.add(server.url("/a"))
    news.subscriptions.add(server.url("/b"))
    assert titles(news) == ["A", "B"]


def test_an_edit_keeps_marks_and_what_was_said_before(news: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("Ferry returns", text="The ferry sails on Monday, the board says.")))
    (article_id,) = news.subscriptions.add(server.url("/rss")).ids
    news.marks.set_read([article_id], True)
    with pytest.raises(NotFoundError):
        news.comparisons.with_earlier(article_id)
    server["/rss"] = Reply(rss(item("Ferry returns", text="The ferry sails on Friday, the board says.")))
    assert (refresh(news).changed, news.article(article_id).read) == (1, True)
    assert "Friday" in news.article(article_id).text
    (before,) = news.earlier_texts(article_id)
    assert "Monday" in before.text
    compared = news.comparisons.with_earlier(article_id)
    assert [sentence.text for sentence in compared.sentences_a] == ["The ferry sails on Monday, the board says."]
    server["/rss"] = Reply(rss(item("Ferry stays", guid="ferry-returns", text="The ferry stays, the board says.")))
    refresh(news)
    compared = news.comparisons.with_earlier(article_id, 1)
    assert "Monday" in compared.sentences_a[0].text
    assert compared.notes[-1] == "the headline was: Ferry returns"
    with pytest.raises(NotFoundError):
        news.comparisons.with_earlier(article_id, 2)


def test_dates_that_an_edit_leaves_are_in_both_versions(news: Library, server: FeedServer) -> None:
    text = "Bids for the ferry to Ardley must be filed by 1 August 2027, the board said. It opens them on Monday."
    server["/rss"] = Reply(rss(item("Ferry bids open", text=text)))
    (article_id,) = news.subscriptions.add(server.url("/rss")).ids
    server["/rss"] = Reply(rss(item("Ferry bids open", text=text.replace("Ardley", "Brill"))))
    refresh(news)
    news.analyse()
    found = news.comparisons.with_earlier(article_id)
    assert [fact.status for fact in found.facts if fact.kind == "date" and fact.value == "2027-08-01"] == ["shared"]


def test_a_deleted_article_does_not_come_back(news: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("A")))
    news.marks.delete(news.subscriptions.add(server.url("/rss")).ids)
    server["/rss"] = Reply(rss(item("A", text="Changed words here."), item("B")))
    refresh(news)
    assert titles(news) == ["B"]


def test_dates_to_come_do_not_stand_first_for_ever(news: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("Far", extra="<pubDate>Tue, 03 Mar 2099 10:00:00 GMT</pubDate>")))
    (article_id,) = news.subscriptions.add(server.url("/rss")).ids
    assert news.article(article_id).published is None
    assert refresh(news).changed == 0


def test_lines_that_a_feed_repeats_are_no_article(news: Library, server: FeedServer) -> None:
    more = "&lt;p&gt;Subscribe to the Harbour letter for more of this.&lt;/p&gt;"
    body = [
        item(f"Title {n}", text=f"&lt;p&gt;The board of {town} met on Monday.&lt;/p&gt;{more}")
        for n, town in enumerate(("Ardley", "Brill", "Corby", "Deal"))
    ]
    server["/rss"] = Reply(rss(*body))
    added = news.subscriptions.add(server.url("/rss"))
    assert all("letter" not in news.article(number).text for number in added.ids)
    assert all(news.article(number).text for number in added.ids)
    server["/rss"] = Reply(rss(item("Title 9"), *body))
    assert (refresh(news).changed, len(titles(news))) == (0, 5)


def test_a_feed_that_is_unsubscribed_from_while_it_is_fetched_brings_nothing(
    news: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        server[f"/{name}"] = Reply(rss(item(f"Ferry {name} returns")))
    added = [news.subscriptions.add(server.url(f"/{name}")).feed_id for name in ("one", "two")]
    for name in ("one", "two"):
        server[f"/{name}"] = Reply(rss(item(f"Ferry {name} leaves")))
    flush = Refresher.flush

    def unsubscribed_meanwhile(refresher: Refresher) -> None:
        for feed in news.subscriptions.all():
            if feed.url == server.url("/one"):
                news.subscriptions.remove(feed.id)
        flush(refresher)

    monkeypatch.setattr(Refresher, "flush", unsubscribed_meanwhile)
    report = news.subscriptions.refresh(everything=True)
    assert [feed.feed_id for feed in report.feeds] == added[1:]
    assert titles(news) == ["Ferry one returns", "Ferry two leaves", "Ferry two returns"]
    with pytest.raises(NotFoundError):
        news.subscriptions.add(server.url("/one"))


@pytest.mark.parametrize(
    ("zone", "day", "hour"), [("Asia/Tokyo", "2025-07-18", "06:00"), ("America/New_York", "2025-07-17", "17:00")]
)
def test_today_in_an_item_is_the_day_its_feed_writes_and_its_own_day_is_local(
    news: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch, zone: str, day: str, hour: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    told = "The harbour board of Osterby will vote on the new quay today. Bids for it are due by tomorrow."
    server["/rss"] = Reply(rss(item("A", text=told, extra="<pubDate>Fri, 18 Jul 2025 06:00:00 +0900</pubDate>")))
    [article_id] = news.subscriptions.add(server.url("/rss")).ids
    news.analyse()
    article = news.article(article_id)
    assert [one.value for one in article.dates] == ["2025-07-18", "2025-07-19"]
    assert [entry.date for entry in news.agenda.entries("", past=True)] == ["2025-07-19"]
    for found in (article, news.article_rows([article_id])[0]):
        assert json.loads(to_json(found))["published"] == "2025-07-17T21:00:00Z"
    assert json.loads(to_json(news.story(article.story)))["first"] == "2025-07-17T21:00:00Z"
    assert local_words(article.published or "") == f"{day} {hour}"
    assert news.article_ids(f"on:{day}") == (article_id,)
    assert f"{day} {hour}" in "".join(news.export(style="md"))
    assert "2025-07-17T21:00:00Z" in "".join(news.export(style="csv"))


def test_an_item_exported_and_imported_keeps_the_day_that_its_feed_writes(
    news: Library, server: FeedServer, tmp_path: Path
) -> None:
    told = "The harbour board of Osterby will vote on the new quay today. Bids for it are due by tomorrow."
    server["/rss"] = Reply(rss(item("A", text=told, extra="<pubDate>Fri, 18 Jul 2025 06:00:00 +0900</pubDate>")))
    news.subscriptions.add(server.url("/rss"))
    (tmp_path / "out.jsonl").write_text("".join(news.export()))
    with Library.open(tmp_path / "other.sqlite") as other:
        [article_id] = other.import_paths([tmp_path / "out.jsonl"]).ids
        other.analyse()
        assert [one.value for one in other.article(article_id).dates] == ["2025-07-18", "2025-07-19"]


def test_who_was_first_is_told_by_the_time_in_whatever_zone_it_is_written(news: Library, server: FeedServer) -> None:
    told = "The harbour board of Osterby voted on Thursday for the new quay, with nine of twelve votes, chair Ada Lund said."
    server["/rss"] = Reply(
        rss(
            item("Board votes", text=told, extra="<pubDate>Fri, 18 Jul 2025 06:00:00 +0900</pubDate>"),
            item(
                "Quay: the board votes",
                text="Osterby: " + told,
                extra="<pubDate>Thu, 17 Jul 2025 22:00:00 GMT</pubDate>",
            ),
        )
    )
    first, second = news.subscriptions.add(server.url("/rss")).ids
    news.stories.join([news.article(first).story, news.article(second).story])
    [story] = news.story_ids()
    assert [one.article_id for one in news.stories.coverage(story)] == [first, second]
