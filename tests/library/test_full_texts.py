"""Whole texts of the items that a feed shortens, fetched with it where the user wants that; on a loopback server."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.feed_server import FeedServer, Reply, item, rss, serving

from newsreader.errors import NotFoundError
from newsreader.library.feeds import full_texts
from newsreader.library.feeds.full_texts import looks_shortened
from newsreader.library.library import Library
from newsreader.models import CleanArticle, Draft, RefreshReport
from newsreader.sources import gathering

LONG = " ".join(f"The board of the harbour told of quay {number} at length on Monday." for number in range(12))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "PAGE_PAUSE", 0.01)


@pytest.fixture
def news(news: Library, server: FeedServer) -> Library:
    """A library with one feed, an old item of it, and full texts switched on."""
    server["/rss"] = Reply(rss(shown(server, "Old")))
    news.subscriptions.want_full_texts(news.subscriptions.add(server.url("/rss")).feed_id, True)
    return news


def shown(server: FeedServer, title: str, text: str = "The board told of it …") -> str:
    return item(title, link=server.url(f"/{title.lower()}"), text=text)


def page(text: str) -> Reply:
    return Reply(f"<html><body><article><h1>Quay</h1><p>{text}</p><p>That is all.</p></article></body></html>".encode())


def refresh(news: Library, server: FeedServer, *items: str) -> RefreshReport:
    server["/rss"] = Reply(rss(*items, shown(server, "Old")))
    server.asked.clear()
    return news.subscriptions.refresh(everything=True)


def text_of(news: Library, title: str) -> str:
    rows = news.article_rows(news.article_ids())
    return news.article(next(row.id for row in rows if row.title == title)).text


def test_new_shortened_items_get_the_text_of_their_page(news: Library, server: FeedServer) -> None:
    server["/short"] = page(LONG)
    done = refresh(news, server, shown(server, "Short"), shown(server, "Whole", LONG))
    assert done.full_texts is not None
    assert (done.full_texts.changed, done.full_texts.failed) == (1, ())
    assert "quay 11 at length" in text_of(news, "Short")
    assert sorted(server.paths()) == ["/rss", "/short"]  # neither what is whole nor what was there before
    again = refresh(news, server, shown(server, "Short"), shown(server, "Whole", LONG))
    assert (again.feeds[0].changed, again.full_texts) == (0, None)
    assert server.paths() == ["/rss"]


def test_the_page_gives_its_words_and_the_feed_the_day(news: Library, server: FeedServer) -> None:
    server["/short"] = Reply(page(LONG).body.replace(b"<p>", b"<p>Published 5 January 2026</p><p>", 1))
    dated = shown(server, "Short").replace("</item>", "<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>")
    refresh(news, server, dated)
    (row,) = (row for row in news.article_rows(news.article_ids()) if row.title == "Short")
    assert (row.published, news.article(row.id).published_from) == ("2026-03-03T10:00:00Z", "feed")
    assert "quay 11 at length" in text_of(news, "Short")


def test_a_changed_item_is_fetched_again(news: Library, server: FeedServer) -> None:
    server["/short"] = page(LONG)
    refresh(news, server, shown(server, "Short"))
    server["/short"] = page(LONG.replace("Monday", "Tuesday"))
    refresh(news, server, shown(server, "Short", "The board told of it again …"))
    assert "Tuesday" in text_of(news, "Short")


def test_failures_are_listed_and_the_feed_is_well(news: Library, server: FeedServer) -> None:
    server["/brief"] = page("The board told of it.")
    done = refresh(news, server, shown(server, "Lost"), shown(server, "Brief", "The board told of it and went home."))
    assert done.full_texts is not None
    (failure,) = done.full_texts.failed  # a page that says no more is none
    assert sorted(server.paths()) == ["/brief", "/lost", "/rss"]
    assert failure.path == server.url("/lost")
    assert "nothing at this address" in failure.error
    assert (done.feeds[0].outcome, done.feeds[0].new) == ("updated", 2)
    assert text_of(news, "Lost") == "The board told of it …"
    server["/lost"] = page(LONG)  # it is asked for again, what says no more is not
    done = news.subscriptions.refresh(everything=True)
    assert done.full_texts is not None
    assert (done.full_texts.changed, len(done.ids)) == (1, 1)
    assert server.paths()[-2:] == ["/rss", "/lost"]
    assert "quay 11 at length" in text_of(news, "Lost")


def test_a_page_is_asked_for_in_vain_a_few_times_only(news: Library, server: FeedServer) -> None:
    refresh(news, server, shown(server, "Lost"))
    for _ in range(3):
        news.subscriptions.refresh(everything=True)
    assert server.paths().count("/lost") == full_texts.TRIES


def test_nothing_is_fetched_unasked_and_the_choice_can_be_undone(news: Library, server: FeedServer) -> None:
    assert news.undo() == "fetch whole texts of a feed"
    assert refresh(news, server, shown(server, "Short")).full_texts is None
    assert server.paths() == ["/rss"]
    news.redo()
    feed = news.subscriptions.all()[0]
    assert feed.full_texts
    news.subscriptions.remove(feed.id)
    news.undo()
    assert news.subscriptions.one(feed.id).full_texts
    with pytest.raises(NotFoundError):
        news.subscriptions.want_full_texts(99, True)


def test_one_refresh_asks_for_the_first_of_many(
    news: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(full_texts, "PAGES_LIMIT", 3)
    done = refresh(news, server, *(shown(server, f"Item{number}") for number in range(8)))
    assert done.full_texts is not None
    assert sorted(server.paths()) == ["/item0", "/item1", "/item2", "/rss"]
    news.subscriptions.refresh(everything=True)  # the next one goes on with the others
    assert sorted(server.paths()[4:]) == ["/item3", "/item4", "/item5", "/rss"]


def test_a_host_that_asks_to_be_left_alone_is(news: Library, server: FeedServer) -> None:
    for number in range(8):
        server[f"/item{number}"] = Reply(status=429, headers={"Retry-After": "60"})
    done = refresh(news, server, *(shown(server, f"Item{number}") for number in range(8)))
    assert done.full_texts is not None
    (failure,) = done.full_texts.failed
    assert failure.path == "8 pages of 127.0.0.1"
    assert "left alone for 60 seconds" in failure.error
    assert len(server.paths()) <= 1 + gathering.PAGES_PER_HOST
    for number in range(8):
        server[f"/item{number}"] = page(LONG + f" That was number {number}.")
    done = news.subscriptions.refresh(everything=True)
    assert done.full_texts is not None
    assert done.full_texts.changed == 8


def test_links_to_other_private_hosts_are_not_followed(news: Library, server: FeedServer) -> None:
    with serving() as other:
        done = refresh(news, server, item("Odd", link=other.url("/secret"), text="The board told of it …"))
        assert done.full_texts is not None
        assert "private" in done.full_texts.failed[0].error
        assert not other.asked


@pytest.mark.parametrize(
    ("end", "beside", "short"),
    [
        ("", (), False),
        (" and so on …", (), True),
        (" and so on [...]", (), True),
        (" and so on […]", (), True),
        ("\n\nRead more", (), True),
        ("\n\nRead more [1]", (), True),
        (" and so on … [2] [3]", (), True),
        (" as before [4]", (), False),
        ("\n\nContinue reading “Ferry returns” on our site", (), True),
        ("", ("Read the full story →",), True),
        ("", ("Read more about the ferry in our archive of 1999",), False),
        (" He said... and left.", (), False),
    ],
)
def test_what_looks_shortened(end: str, beside: tuple[str, ...], short: bool) -> None:
    assert looks_shortened(LONG + end, beside) == short
    assert looks_shortened("Few words of it.", beside)


def unsubscribe(news: Library, server: FeedServer) -> None:
    news.subscriptions.remove(news.subscriptions.all()[0].id)


def fetch_too(news: Library, server: FeedServer) -> None:
    (row,) = (row for row in news.article_rows(news.article_ids()) if row.title == "Short")
    news.subscriptions.fetch_full_texts([row.id])


def bring_news(news: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(shown(server, "Short", "The board told of something else …")))
    news.subscriptions.refresh(everything=True)


@pytest.mark.parametrize(
    ("meanwhile", "text", "kept"),
    [(unsubscribe, "told of it …", 0), (fetch_too, "quay 11 at length", 1), (bring_news, "something else …", 1)],
)
def test_what_happens_to_an_item_while_its_page_is_read_stands(
    news: Library,
    server: FeedServer,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[[Library, FeedServer], None],
    text: str,
    kept: int,
) -> None:
    def clean_meanwhile(draft: Draft) -> CleanArticle:
        monkeypatch.setattr(full_texts, "clean", clean)
        if meanwhile is bring_news:
            news.subscriptions.want_full_texts(news.subscriptions.all()[0].id, False)
        meanwhile(news, server)
        return clean(draft)

    clean = full_texts.clean
    monkeypatch.setattr(full_texts, "clean", clean_meanwhile)
    server["/short"] = page(LONG)
    done = refresh(news, server, shown(server, "Short"))
    assert done.full_texts is not None
    assert "meanwhile" in done.full_texts.failed[0].error
    assert text in text_of(news, "Short")
    (row,) = (row for row in news.article_rows(news.article_ids()) if row.title == "Short")
    assert len(news.earlier_texts(row.id)) == kept
