"""What servers of feeds answer, fail in and ask for, and the whole texts of pages."""

from __future__ import annotations

import gzip
import socket
import subprocess
import threading
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from tests.feed_server import FeedServer, Reply, item, rss, serving
from tests.library.feed_steps import Clock, refresh, titles

from newsreader.library.library import Library
from newsreader.sources import gathering
from newsreader.sources.answer_body import SIZE_LIMIT
from newsreader.sources.feeds.parsed_feed import ParsedFeed
from newsreader.sources.feeds.parser import FeedParser
from newsreader.sources.fetch import FetchRequest

BODY = rss(item("A"), item("B"))


def test_children_that_parse_end_with_the_refresh(
    news: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    children = []

    class Watched(FeedParser):
        def _started(self) -> subprocess.Popen[bytes]:
            children.append(super()._started())
            return children[-1]

    monkeypatch.setattr(gathering, "FeedParser", Watched)
    server["/rss"] = Reply(rss(item("A")))
    news.subscriptions.add(server.url("/rss"))
    assert children
    assert None not in [child.returncode for child in children]


def test_names_that_are_looked_up_for_long_hold_up_no_other_feed_and_no_stop(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up, over, waited_out = socket.getaddrinfo, threading.Event(), threading.Event()

    def slow(host: str, *rest: Any, **options: Any) -> Any:
        if host.endswith(".example"):
            if not over.wait(60):
                waited_out.set()
            raise socket.gaierror(socket.EAI_AGAIN, "no answer")
        return look_up(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    server["/rss"] = Reply(BODY)
    urls = [f"http://host{number}.example/rss" for number in range(12)]
    urls.append(server.url("/rss").replace("127.0.0.1", "localhost"))
    found = gathering.gather([FetchRequest(key, url) for key, url in enumerate(urls)])
    assert next(found).answer.state == "new"
    found.close()
    assert not waited_out.is_set()
    over.set()


class TestServers:
    """What servers ask for is obeyed."""

    def test_conditional_requests(self, news: Library, server: FeedServer) -> None:
        def answer(headers: dict[str, str]) -> Reply:
            if headers.get("If-None-Match") == '"v1"':
                return Reply(status=304)
            return Reply(rss(item("A")), headers={"ETag": '"v1"', "Last-Modified": "Tue, 03 Mar 2026 10:00:00 GMT"})

        server["/rss"] = answer
        news.subscriptions.add(server.url("/rss"))
        assert [refresh(news).outcome, refresh(news).outcome] == ["unchanged", "unchanged"]
        assert server.asked[-1][1]["If-Modified-Since"] == "Tue, 03 Mar 2026 10:00:00 GMT"

    def test_a_server_that_says_not_modified_wrongly_is_asked_again_without_it(
        self, news: Library, server: FeedServer
    ) -> None:
        def answer(headers: dict[str, str]) -> Reply:
            body = rss(item("A"))
            return Reply(body, 304) if "If-None-Match" in headers else Reply(body, headers={"ETag": '"v1"'})

        server["/rss"] = answer
        news.subscriptions.add(server.url("/rss"))
        assert (refresh(news).outcome, refresh(news).outcome) == ("unchanged", "unchanged")

    @pytest.mark.parametrize(
        ("coding", "body"),
        [("gzip", gzip.compress(BODY[:200]) + gzip.compress(BODY[200:]) + bytes(20)), ("none", BODY), ("UTF-8", BODY),
         ("deflate", zlib.compress(BODY)), ("deflate", zlib.compress(BODY)[2:-4]), ("identity, gzip", gzip.compress(BODY))],
    )  # fmt: skip
    def test_whole_bodies_however_packed(self, news: Library, server: FeedServer, coding: str, body: bytes) -> None:
        server["/rss"] = Reply(body, headers={"Content-Encoding": coding})
        news.subscriptions.add(server.url("/rss"))
        assert titles(news) == ["A", "B"]

    @pytest.mark.parametrize(
        "after", ["3600", format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)], ids=["seconds", "date"]
    )
    def test_own_schedule_and_the_servers_word(
        self, news: Library, server: FeedServer, clock: Clock, after: str
    ) -> None:
        server["/rss"] = Reply(status=429, headers={"Retry-After": after})
        news.subscriptions.add(server.url("/rss"))
        assert refresh(news).outcome == "not-due"
        assert len(server.asked) == 1
        clock.pass_hours(1.1)
        server["/rss"] = Reply(rss(item("A")))
        assert (refresh(news).outcome, news.subscriptions.all()[0].error) == ("updated", "")
        assert news.subscriptions.refresh().feeds[0].outcome == "not-due"
        assert refresh(news).outcome == "unchanged"
        clock.pass_hours(25)
        assert news.subscriptions.refresh().feeds[0].outcome == "unchanged"

    @pytest.mark.parametrize("after", ["0", "-5", "soon", "1.5", "Mon, 01 Jan 2001 00:00:00 GMT"])
    def test_an_unusable_retry_after_asks_for_nothing(self, news: Library, server: FeedServer, after: str) -> None:
        server["/rss"] = Reply(status=429, headers={"Retry-After": after})
        news.subscriptions.add(server.url("/rss"))
        done = refresh(news)
        assert (done.outcome, "too many requests" in done.error) == ("failed", True)
        assert len(server.asked) == 2

    def test_an_ended_feed_is_asked_no_more_until_the_user_says_so(self, news: Library, server: FeedServer) -> None:
        server["/rss"] = Reply(rss(item("A")))
        feed_id = news.subscriptions.add(server.url("/rss")).feed_id
        server["/rss"] = Reply(status=410)
        assert [refresh(news).outcome, refresh(news).outcome] == ["gone", "gone"]
        assert (len(server.asked), titles(news)) == (2, ["A"])
        news.subscriptions.pause(feed_id, False)
        refresh(news)
        assert len(server.asked) == 3

    def test_moves(self, news: Library, server: FeedServer) -> None:
        server["/for-now"] = Reply(status=302, headers={"Location": "/new"})
        server["/for-good"] = Reply(status=301, headers={"Location": "/for-good-2"})
        server["/for-good-2"] = Reply(status=308, headers={"Location": server.url("/new?x")})
        server["/new"] = server["/new?x"] = Reply(rss(item("A")))
        first = news.subscriptions.add(server.url("/for-now"))
        second = news.subscriptions.add(server.url("/for-good"))
        assert news.subscriptions.one(first.feed_id).url == server.url("/for-now")
        assert news.subscriptions.one(second.feed_id).url == server.url("/new?x")
        assert second.fetched is not None
        assert "/new?x" in second.fetched.note

    @pytest.mark.parametrize(
        ("reply", "said"),
        [
            (Reply(status=500), "fault"),
            (Reply(status=401), "password"),
            (Reply(status=206), "part"),
            (Reply(status=302), "without saying"),
            (Reply(status=302, headers={"Location": "/rss"}), "more than 5 times"),
            (Reply(status=302, headers={"Location": "http://2130706433:1/"}), "private"),
            (Reply(status=302, headers={"Location": "http://169.254.169.254/"}), "link-local"),
            (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "no http"),
            (Reply(b"x" * (SIZE_LIMIT + 1)), "larger than 10 MB"),
            (Reply(b"", length=10**18), "larger than 10 MB"),
            (Reply(gzip.compress(bytes(SIZE_LIMIT * 10)), headers={"Content-Encoding": "gzip"}), "larger than 10 MB"),
            (Reply(rss(item("A")), headers={"Content-Encoding": "gzip"}), "not"),
            (Reply(gzip.compress(rss(item("A")))[:-20], headers={"Content-Encoding": "gzip"}), "breaks off"),
            (Reply(rss(item("A")), headers={"Content-Encoding": "evil"}), "packed"),
            (Reply(rss(item("A")), length=9999), "broke off"),
            (Reply(b"<html>parked"), "not a feed"),
        ],
    )
    def test_a_failure_is_told_and_nothing_is_lost(
        self, news: Library, server: FeedServer, reply: Reply, said: str
    ) -> None:
        server["/rss"] = Reply(rss(item("A")))
        news.subscriptions.add(server.url("/rss"))
        server["/rss"] = reply
        done = refresh(news)
        assert (done.outcome, titles(news)) == ("failed", ["A"])
        assert said in done.error
        assert news.subscriptions.all()[0].failures == 1
        server["/rss"] = Reply(rss(item("A"), item("B")))
        assert refresh(news).new == 1
        assert (news.subscriptions.all()[0].error, news.subscriptions.all()[0].failures) == ("", 0)

    def test_a_twice_packed_answer_is_read(self, news: Library, server: FeedServer) -> None:
        body = gzip.compress(gzip.compress(rss(item("A"))))
        server["/rss"] = Reply(body, headers={"Content-Encoding": "gzip, gzip"})
        assert len(news.subscriptions.add(server.url("/rss")).ids) == 1

    def test_a_slow_answer_ends_at_the_total_limit(self, server: FeedServer) -> None:
        def slow(_: dict[str, str]) -> Reply:
            time.sleep(1)
            return Reply(rss(item("A")))

        server["/slow"] = slow
        (found,) = gathering.gather([FetchRequest(1, server.url("/slow"))], seconds=0.2)
        assert "0 seconds" in found.answer.error

    def test_passwords_go_to_their_host_and_are_not_told(self, news: Library, server: FeedServer) -> None:
        server["/rss"] = lambda headers: Reply(rss(item("A"))) if "Authorization" in headers else Reply(status=401)
        url = server.url("/rss").replace("//", "//me:secret@")
        added = news.subscriptions.add(url)
        assert added.fetched is not None
        assert (added.fetched.new, "secret" in str(added.fetched)) == (1, False)
        assert "secret" not in news.subscriptions.list_text("opml")[0]

    def test_a_fault_of_ours_in_one_feed_leaves_the_others(
        self, news: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server["/a"], server["/b"] = Reply(rss(item("A"))), Reply(rss(item("B")))
        news.subscriptions.add(server.url("/a"))
        news.subscriptions.add(server.url("/b"))
        server["/a"], server["/b"] = Reply(rss(item("A"), item("C"))), Reply(rss(item("B"), item("D")))
        parse = FeedParser.parse

        def stumble(self: FeedParser, data: bytes, url: str, *arguments: Any) -> ParsedFeed:
            if url.endswith("/a"):
                raise RuntimeError("unforeseen")
            return parse(self, data, url, *arguments)

        monkeypatch.setattr(FeedParser, "parse", stumble)
        outcomes = {one.url[-2:]: one.outcome for one in news.subscriptions.refresh(everything=True).feeds}
        assert outcomes == {"/a": "failed", "/b": "updated"}
        assert titles(news) == ["A", "B", "D"]

    def test_stopping_ends_a_refresh_soon(self, news: Library, server: FeedServer) -> None:
        for number in range(30):
            server[f"/{number}"] = Reply(rss(item("A")))
        lists = "".join(f"{server.url(f'/{number}')}\n" for number in range(30))
        path = news.path.with_name("urls")
        path.write_text(lists)
        assert news.subscriptions.read_list(path).new == 30
        report = news.subscriptions.refresh(stop=lambda: len(server.asked) > 3)
        assert report.stopped
        assert len(report.feeds) < 30

    def test_what_has_come_is_saved_while_a_slow_server_is_awaited(self, news: Library, server: FeedServer) -> None:
        ended = threading.Event()
        server["/rss"] = server["/slow"] = Reply(rss())
        for path in ("/rss", "/slow"):
            news.subscriptions.add(server.url(path))
        server["/rss"] = Reply(rss(item("A")))
        server["/slow"] = lambda _: Reply(rss(item("B"))) if ended.wait(20) else Reply(status=500)
        report = news.subscriptions.refresh(everything=True, stop=lambda: titles(news) == ["A"])
        ended.set()
        assert report.stopped
        assert [(feed.url, feed.new) for feed in report.feeds] == [(server.url("/rss"), 1)]


class TestFullText:
    """Items whose text is shortened by their feed."""

    WORDS = " ".join(f"The board of the harbour told of quay {number} at length on Monday." for number in range(12))

    def add(self, news: Library, server: FeedServer, link: str = "/page") -> int:
        shown = item("Ferry returns", link=link if "://" in link else server.url(link), text="The board told of it …")
        server["/rss"] = Reply(rss(shown))
        (article_id,) = news.subscriptions.add(server.url("/rss")).ids
        return article_id

    def test_the_page_gives_the_whole_text_and_the_next_fetch_keeps_it(self, news: Library, server: FeedServer) -> None:
        article_id = self.add(news, server)
        news.marks.set_starred([article_id], True)
        paragraphs = f"<h1>Ferry</h1><p>{self.WORDS}</p><p>That is all, the board said.</p>"
        server["/page"] = Reply(f"<html><body><nav>Home</nav><article>{paragraphs}</article></body></html>".encode())
        report = news.subscriptions.fetch_full_texts([article_id])
        assert (report.changed, report.failed) == (1, ())
        article = news.article(article_id)
        assert "quay 11 at length" in article.text
        assert (article.title, article.starred, article.source) == ("Ferry returns", True, "Harbour News")
        assert "…" in news.earlier_texts(article_id)[0].text
        assert news.earlier_texts(article_id)[0].by_page
        known = item("Ferry returns", link=server.url("/page"), text="The board told of it …")
        server["/rss"] = Reply(rss(item("New"), known))
        done = refresh(news)
        assert (done.new, done.changed) == (1, 0)
        assert "quay 11" in news.article(article_id).text
        server["/rss"] = Reply(
            rss(item("Ferry returns", link=server.url("/page"), text="Corrected: the board did not."))
        )
        assert refresh(news).changed == 1
        assert "Corrected" in news.article(article_id).text

    def test_what_is_no_better_is_refused(self, news: Library, server: FeedServer) -> None:
        article_id = self.add(news, server)
        for reply, reason in (
            (Reply(b"<html><body><p>Log in.</p></body></html>"), "no more text"),
            (Reply(b"%PDF-1.7 binary"), "no web page"),
            (Reply(status=404), "nothing at this address"),
        ):
            server["/page"] = reply
            (failure,) = news.subscriptions.fetch_full_texts([article_id]).failed
            assert reason in failure.error
        assert news.article(article_id).text == "The board told of it …"

    def test_links_of_a_feed_lead_to_no_private_host(self, news: Library, server: FeedServer) -> None:
        with serving() as other:
            article_id = self.add(news, server, other.url("/secret"))
            (failure,) = news.subscriptions.fetch_full_texts([article_id]).failed
            assert "private" in failure.error
            assert not other.asked

    def test_articles_of_files_have_no_page(self, news: Library, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("A title\n\nA text of some words.\n")
        (article_id,) = news.import_paths([path]).ids
        assert len(news.subscriptions.fetch_full_texts([article_id]).failed) == 1
