"""Feeds from subscribing to articles: identity, edits, failures, what servers ask for; on a loopback server."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.feed_server import FeedServer, Reply, item, rss, serving

from newsreader.errors import NotFoundError, SourceError
from newsreader.library.library import Library
from newsreader.models import FetchedFeed
from newsreader.sources.feed import ParsedFeed
from newsreader.sources.feed_parser import FeedParser
from newsreader.sources.fetch import SIZE_LIMIT, FetchRequest
from newsreader.sources.gathering import gather


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_hours(self, hours: float) -> None:
        self.now += timedelta(hours=hours)


@pytest.fixture(scope="module")
def one_server() -> Iterator[FeedServer]:
    with serving() as running:
        yield running


@pytest.fixture
def server(one_server: FeedServer) -> FeedServer:
    one_server.asked.clear()
    one_server._replies.clear()
    return one_server


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def news(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "feeds.sqlite", clock=clock) as opened:
        yield opened


def refresh(news: Library) -> FetchedFeed:
    report = news.subscriptions.refresh(everything=True)
    assert len(report.feeds) == 1
    return report.feeds[0]


def titles(news: Library) -> list[str]:
    return sorted(row.title for row in news.article_rows(news.article_ids()))


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
    server["/page"] = Reply(b"<html><link rel='alternate' type='application/rss+xml' href='/rss'><body>Hi")
    server["/rss"] = Reply(rss(item("Ferry returns")))
    assert news.subscriptions.preview(server.url("/page")).feeds == (server.url("/rss"),)
    assert news.subscriptions.preview(server.url("/rss")).titles == ("Ferry returns",)
    assert not news.subscriptions.all()
    added = news.subscriptions.add(server.url("/page"))
    assert (added.page, news.subscriptions.one(added.feed_id).url) == (server.url("/page"), server.url("/rss"))


def test_a_page_without_links_is_searched_in_the_usual_places(news: Library, server: FeedServer) -> None:
    server["/"] = Reply(b"<html><body>Hi")
    server["/feed.xml"] = Reply(rss(item("Ferry returns")))
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
    news.set_read([article_id], True)
    with pytest.raises(NotFoundError):
        news.compare_with_earlier(article_id)
    server["/rss"] = Reply(rss(item("Ferry returns", text="The ferry sails on Friday, the board says.")))
    assert (refresh(news).changed, news.article(article_id).read) == (1, True)
    assert "Friday" in news.article(article_id).text
    (before,) = news.earlier_texts(article_id)
    assert "Monday" in before.text
    compared = news.compare_with_earlier(article_id)
    assert [sentence.text for sentence in compared.sentences_a] == ["The ferry sails on Monday, the board says."]
    server["/rss"] = Reply(rss(item("Ferry stays", guid="ferry-returns", text="The ferry stays, the board says.")))
    refresh(news)
    compared = news.compare_with_earlier(article_id, 1)
    assert "Monday" in compared.sentences_a[0].text
    assert compared.notes[-1] == "the headline was: Ferry returns"
    with pytest.raises(NotFoundError):
        news.compare_with_earlier(article_id, 2)


def test_dates_that_an_edit_leaves_are_in_both_versions(news: Library, server: FeedServer) -> None:
    text = "Bids for the ferry to Ardley must be filed by 1 August 2027, the board said. It opens them on Monday."
    server["/rss"] = Reply(rss(item("Ferry bids open", text=text)))
    (article_id,) = news.subscriptions.add(server.url("/rss")).ids
    server["/rss"] = Reply(rss(item("Ferry bids open", text=text.replace("Ardley", "Brill"))))
    refresh(news)
    news.analyse()
    found = news.compare_with_earlier(article_id)
    assert [fact.status for fact in found.facts if fact.kind == "date" and fact.value == "2027-08-01"] == ["shared"]


def test_a_deleted_article_does_not_come_back(news: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("A")))
    news.delete(news.subscriptions.add(server.url("/rss")).ids)
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


class TestServers:
    """What servers say is kept to."""

    def test_conditional_requests(self, news: Library, server: FeedServer) -> None:
        def answer(headers: dict[str, str]) -> Reply:
            if headers.get("If-None-Match") == '"v1"':
                return Reply(status=304)
            return Reply(rss(item("A")), headers={"ETag": '"v1"', "Last-Modified": "Tue, 03 Mar 2026 10:00:00 GMT"})

        server["/rss"] = answer
        news.subscriptions.add(server.url("/rss"))
        assert [refresh(news).outcome, refresh(news).outcome] == ["unchanged", "unchanged"]
        assert server.asked[-1][1]["If-Modified-Since"] == "Tue, 03 Mar 2026 10:00:00 GMT"

    def test_own_schedule_and_the_servers_word(self, news: Library, server: FeedServer, clock: Clock) -> None:
        server["/rss"] = Reply(status=429, headers={"Retry-After": "3600"})
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
        import time

        def slow(_: dict[str, str]) -> Reply:
            time.sleep(1)
            return Reply(rss(item("A")))

        server["/slow"] = slow
        (found,) = gather([FetchRequest(1, server.url("/slow"))], seconds=0.2)
        assert "0 seconds" in found.answer.error

    def test_passwords_go_to_their_host_and_are_not_told(self, news: Library, server: FeedServer) -> None:
        server["/rss"] = lambda headers: Reply(rss(item("A"))) if "Authorization" in headers else Reply(status=401)
        url = server.url("/rss").replace("//", "//me:secret@")
        added = news.subscriptions.add(url)
        assert added.fetched is not None
        assert (added.fetched.new, "secret" in str(added.fetched)) == (1, False)
        assert "secret" not in news.subscriptions.opml()[0]

    def test_a_fault_of_ours_in_one_feed_leaves_the_others(
        self, news: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server["/a"], server["/b"] = Reply(rss(item("A"))), Reply(rss(item("B")))
        news.subscriptions.add(server.url("/a"))
        news.subscriptions.add(server.url("/b"))
        server["/a"], server["/b"] = Reply(rss(item("A"), item("C"))), Reply(rss(item("B"), item("D")))
        parse = FeedParser.parse

        def stumble(self: FeedParser, data: bytes, url: str, charset: str | None = None) -> ParsedFeed:
            if url.endswith("/a"):
                raise RuntimeError("unforeseen")
            return parse(self, data, url, charset)

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
        assert news.subscriptions.read_urls(path).new == 30
        report = news.subscriptions.refresh(stop=lambda: len(server.asked) > 3)
        assert report.stopped
        assert len(report.feeds) < 30


class TestFullText:
    """Items that their feed shortens."""

    WORDS = " ".join(f"The board of the harbour told of quay {number} at length on Monday." for number in range(12))

    def add(self, news: Library, server: FeedServer, link: str = "/page") -> int:
        shown = item("Ferry returns", link=link if "://" in link else server.url(link), text="The board told of it …")
        server["/rss"] = Reply(rss(shown))
        (article_id,) = news.subscriptions.add(server.url("/rss")).ids
        return article_id

    def test_the_page_gives_the_whole_text_and_the_next_fetch_keeps_it(self, news: Library, server: FeedServer) -> None:
        article_id = self.add(news, server)
        news.set_starred([article_id], True)
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


def test_lists_of_subscriptions(news: Library, tmp_path: Path, server: FeedServer) -> None:
    path = tmp_path / "mine.opml"
    path.write_text(
        f"<opml><body><outline text='Sea'><outline type='rss' text='Own name' xmlUrl='{server.url('/a')}'/>"
        "<outline type='rss' text='odd' xmlUrl='ftp://x.example/'/></outline></body></opml>"
    )
    report = news.subscriptions.read_opml(path)
    assert (report.new, report.changed, len(report.failed)) == (1, 0, 1)
    assert news.subscriptions.read_opml(path).unchanged == 1
    assert not server.asked
    server["/a"] = Reply(rss(item("A")))
    refresh(news)
    assert [(feed.title, feed.tags) for feed in news.subscriptions.all()] == [("Own name", ("Sea",))]
    assert news.subscriptions.query_of([1]) == 'source:"Harbour News"'
    assert len(news.article_ids(news.subscriptions.query_of([1]))) == 1
    assert news.undo() is not None
    assert news.subscriptions.read_opml(tmp_path / "none.opml").failed[0].path.endswith("none.opml")


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
    assert news.undo() == "remove a feed"
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
    news.set_starred(first, True)
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
    assert (news.undo(), news.subscriptions.all(), titles(news)) == ("subscribe to a feed", [], ["A", "B"])
    assert (news.redo(), news.subscriptions.all()[0].title) == ("subscribe to a feed", "Mine")
    assert (refresh(news).new, titles(news)) == (0, ["A", "B"])


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
    news.archive(ids[:1])
    news.delete(ids[1:2])
    news.set_read(ids[2:3], True)
    assert added_up() == news.counts().unread == 3
    news.subscriptions.remove(feed_id)
    assert added_up() == news.counts().unread == 3
