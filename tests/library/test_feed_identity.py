"""Which item of a feed is which article, from one fetch to the next: windows, edits, new ids, moves, several feeds of one outlet."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.feed_server import FeedServer, Reply, item, rss
from tests.library.feed_steps import Clock, titles

from newsreader.analysis import clean as cleaning
from newsreader.library.feeds import refreshing
from newsreader.library.library import Library
from newsreader.models import CleanArticle, Draft, FetchedFeed
from newsreader.sources.feeds.parsed_feed import ParsedFeed
from newsreader.sources.feeds.parser import FeedParser

# Lines that differ by a number alone are one line that the feed repeats.
TOWNS = "Ardley Brill Corby Deal Eling Fowey Goole Hythe Ilford".split()
TOLD = "The harbour board told of {} on Monday, and of nothing else that day."


def numbered(number: int, **options: str) -> str:
    """Return item `number`, which is always the same except for the options."""
    return item(f"News {number}", text=TOLD.format(TOWNS[number]), **options)


def fetched(news: Library, server: FeedServer, *items: str) -> FetchedFeed:
    """Let the feed have these items, fetch it and return the report."""
    server["/rss"] = Reply(rss(*items))
    if not news.subscriptions.all():
        result = news.subscriptions.add(server.url("/rss")).fetched
        assert result is not None
        return result
    return news.subscriptions.refresh(everything=True).feeds[0]


@pytest.mark.parametrize(
    ("options", "windows"),
    [
        ({}, [range(1, 6), range(4, 9), range(1, 6), range(8, 3, -1)]),  # rotating, and back; in another order
        ({"guid": ""}, [range(1, 6), range(4, 9), range(1, 6)]),
        ({}, [range(1, 9), range(1, 3), range(0), range(1, 9)]),  # shrinking, empty for once, and as before
    ],
)
def test_a_window_that_moves_neither_doubles_nor_loses(
    news: Library, server: FeedServer, options: dict[str, str], windows: list[range]
) -> None:
    seen: set[int] = set()
    for window in windows:
        done = fetched(news, server, *(numbered(number, **options) for number in window))
        assert (done.new, done.changed) == (len(set(window) - seen), 0)
        seen |= set(window)
        assert titles(news) == sorted(f"News {number}" for number in seen)


def https(number: int) -> str:
    return f"https://harbour.example/news-{number}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (lambda n: {"guid": f"http://harbour.example/?p={n}"}, lambda n: {"guid": f"tag:harbour.example,{n}"}),
        (lambda n: {"guid": https(n).replace("https", "http"), "link": https(n).replace("https", "http")},
         lambda n: {"guid": https(n), "link": https(n)}),
        (lambda n: {"guid": "", "link": https(n).replace("https", "http")}, lambda n: {"guid": "", "link": https(n)}),
        (lambda n: {"guid": "", "link": https(n)}, lambda n: {"guid": "", "link": f"{https(n)}/?utm_source=rss"}),
        (lambda n: {"guid": https(n), "link": https(n)},
         lambda n: {"guid": f"https://www.harbour.example/news-{n}/", "link": f"https://www.harbour.example/news-{n}/"}),
    ],
)  # fmt: skip
def test_ids_and_addresses_that_all_change_make_no_new_articles(
    news: Library, server: FeedServer, before: Callable[[int], dict[str, str]], after: Callable[[int], dict[str, str]]
) -> None:
    fetched(news, server, *(numbered(number, **before(number)) for number in range(5)))
    ids = sorted(news.article_ids())
    news.marks.set_read(ids, True)
    assert fetched(news, server, *(numbered(number, **after(number)) for number in range(5))).new == 0
    assert sorted(news.article_ids()) == ids
    assert all(row.read for row in news.article_rows(ids))
    done = fetched(news, server, *(numbered(number, **after(number)) for number in range(6)))
    assert (done.new, done.changed) == (1, 0)


def test_an_edit_of_words_title_date_and_link_stays_one_article(news: Library, server: FeedServer) -> None:
    fetched(news, server, item("Ferry returns", guid="1", text=TOLD.format("a ferry")))
    (article_id,) = news.article_ids()
    for step in (
        item("Ferry returns", guid="1", text=TOLD.format("two ferries")),
        item("Ferries return", guid="1", text=TOLD.format("two ferries")),
        item("Ferries return", guid="1", text=TOLD.format("two ferries"), link="https://harbour.example/moved"),
        item("Ferries return", guid="1", text=TOLD.format("two ferries"), link="https://harbour.example/moved",
             extra="<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate>"),
    ):  # fmt: skip
        done = fetched(news, server, step)
        assert (done.new, done.changed) == (0, 1)
        assert list(news.article_ids()) == [article_id]
    article = news.article(article_id)
    assert (article.title, article.url, article.published) == (
        "Ferries return",
        "https://harbour.example/moved",
        "2025-03-04T10:00:00Z",
    )
    # Only what was said otherwise is kept, not each new date or address.
    assert len(news.earlier_texts(article_id)) == 2


def test_a_new_id_with_a_new_headline_stays_one_article_where_time_or_words_stay(
    news: Library, server: FeedServer
) -> None:
    dated = "<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate>"
    steps = (
        item("Ferry returns", guid="1", link="/ferry", text=TOLD.format("a ferry"), extra=dated),
        item("Ferry is back", guid="2", link="/ferry", text=TOLD.format("a ferry")),
        item("Ferry is back", guid="2", link="/ferry", text=TOLD.format("two ferries"), extra=dated),
        item("Ferries are back", guid="3", link="/ferry", text=TOLD.format("three ferries"), extra=dated),
        item("Quay closed", guid="4", link="/ferry", text=TOLD.format("a quay")),
    )
    assert [fetched(news, server, step).new for step in steps] == [1, 0, 0, 0, 1]
    assert titles(news) == ["Ferries are back", "Quay closed"]
    assert len(news.earlier_texts(min(news.article_ids()))) == 3
    fetched(news, server, item("Mill opens", guid="5", link="/mill"))
    news.marks.delete([max(news.article_ids())])
    fetched(
        news,
        server,
        item("Mill has opened", guid="6", link="/mill", text="The harbour board told of mill-opens on Monday."),
    )
    assert titles(news) == ["Ferries are back", "Quay closed"]


def test_new_ids_and_headlines_at_an_address_that_many_items_share_are_new_articles(
    news: Library, server: FeedServer
) -> None:
    dated = "<pubDate>Tue, 04 Mar 2025 00:00:00 GMT</pubDate>"
    shared = [item(f"Part {n}", guid=str(n), link="/", text=TOLD.format(TOWNS[n]), extra=dated) for n in range(5)]
    assert fetched(news, server, *shared[:2]).new == 2
    assert fetched(news, server, *shared[2:4]).new == 2
    assert fetched(news, server, *shared[3:]).new == 1
    # Of one that stays in its place nothing can be taken over.
    assert fetched(news, server, item("Alone", guid="a", link="/a", extra=dated)).new == 1
    both = (item("Alone", guid="a", link="/a", extra=dated), item("Another", guid="b", link="/a", extra=dated))
    assert fetched(news, server, *both).new == 1
    # A programme of one episode at a time, all told in the same words.
    days = [f"<pubDate>Tue, {day} Mar 2025 10:00:00 GMT</pubDate>" for day in ("04", "11")]
    episodes = [
        item(f"Episode {day[10:16]}", guid=day[10:16], link="/programme", text=TOLD.format("all"), extra=day)
        for day in days
    ]
    assert [fetched(news, server, episode).new for episode in episodes] == [1, 1]


def test_a_feed_that_calls_itself_otherwise_changes_none_of_its_articles(news: Library, server: FeedServer) -> None:
    fetched(news, server, numbered(1), item("No id", guid="", link=""))
    server["/rss"] = Reply(rss(numbered(1), item("No id", guid="", link=""), numbered(2), title="Harbour Post"))
    (done,) = news.subscriptions.refresh(everything=True).feeds
    assert (done.new, done.changed, done.title) == (1, 0, "Harbour Post")
    sources = {row.title: row.source for row in news.article_rows(list(news.article_ids()))}
    assert sources == {"News 1": "Harbour News", "No id": "Harbour News", "News 2": "Harbour Post"}
    query = news.subscriptions.query_of([news.subscriptions.all()[0].id])
    assert len(news.article_ids(query)) == 3


def test_two_items_of_one_title_and_place_are_two_while_both_stand_there(news: Library, server: FeedServer) -> None:
    live = [item("Live", guid=str(number), link="/live", text=TOLD.format(f"part {number}")) for number in range(3)]
    assert fetched(news, server, *live[:2]).new == 2
    assert fetched(news, server, *live).new == 1
    assert titles(news) == ["Live"] * 3


def test_one_article_in_two_feeds_of_an_outlet_is_folded(news: Library, server: FeedServer) -> None:
    server["/world"], server["/all"] = (
        Reply(rss(numbered(1), title="World")),
        Reply(rss(numbered(1), numbered(2), title="All")),
    )
    (first,) = news.subscriptions.add(server.url("/world")).ids
    news.subscriptions.add(server.url("/all"))
    copies = {number: news.article(number).copies_of for number in news.article_ids()}
    assert sorted(copies.values(), key=str) == [first, None, None]
    server["/all"] = Reply(rss(numbered(1), numbered(2), numbered(3), title="All"))
    done = {feed.title: feed.new for feed in news.subscriptions.refresh(everything=True).feeds}
    assert done == {"World": 0, "All": 1}


def test_both_feeds_new_in_one_refresh_are_folded_too(news: Library, server: FeedServer) -> None:
    for name in ("world", "all", "sport"):
        server[f"/{name}"] = Reply(rss(numbered(1), item(f"Only {name}", text=TOLD.format(name)), title=name))
    urls = news.path.with_name("urls")
    urls.write_text("".join(f"{server.url(f'/{name}')}\n" for name in ("world", "all", "sport")))
    news.subscriptions.read_list(urls)
    report = news.subscriptions.refresh()
    assert [feed.new for feed in report.feeds] == [2, 2, 2]
    copies = [news.article(number).copies_of for number in sorted(news.article_ids())]
    assert len([one for one in copies if one]) == 2
    assert len({one for one in copies if one}) == 1


def test_only_what_is_new_or_says_something_else_is_cleaned(
    news: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleaned: list[str | None] = []
    clean = cleaning.clean

    def noted(draft: Draft, furniture: frozenset[str] = frozenset()) -> CleanArticle:
        cleaned.append(draft.title)
        return clean(draft, furniture)

    monkeypatch.setattr(cleaning, "clean", noted)
    fetched(news, server, *map(numbered, range(1, 5)))
    cleaned.clear()
    edited = item("News 2", text=TOLD.format("something else"))
    done = fetched(news, server, numbered(5), numbered(4), numbered(3), edited, numbered(1))
    assert (done.new, done.changed, cleaned) == (1, 1, ["News 5", "News 2"])
    # What it said before last is news again.
    assert fetched(news, server, *map(numbered, range(5, 0, -1))).changed == 1


def test_a_line_that_turns_out_to_be_repeated_leaves_the_earlier_items_too(
    news: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse, read_anew = FeedParser.parse, []

    def parse_while_others_write(*arguments: Any) -> ParsedFeed:
        read_anew.append(news._context.database._connection().in_transaction)
        return parse(*arguments)

    def promoted(number: int) -> str:
        text = (
            f"&lt;p&gt;{TOLD.format(TOWNS[number])}&lt;/p&gt;&lt;p&gt;The tide tables hang beside the door.&lt;/p&gt;"
        )
        return item(f"News {number}", text=text)

    fetched(news, server, promoted(1), promoted(2))
    assert all("tables" in news.article(number).text for number in news.article_ids())
    with monkeypatch.context() as patch:
        patch.setattr(refreshing.FeedParser, "parse", parse_while_others_write)
        assert fetched(news, server, promoted(3), promoted(2), promoted(1)).new == 1
    assert read_anew[-1] is False
    assert not any("tables" in news.article(number).text for number in news.article_ids())
    assert fetched(news, server, promoted(2), promoted(1)).changed == 0


def test_a_date_that_was_to_come_is_taken_when_it_has_come(news: Library, clock: Clock, server: FeedServer) -> None:
    later = clock.now + timedelta(days=3)
    dated = item("Dated", extra=f"<pubDate>{later:%a, %d %b %Y %H:%M:%S GMT}</pubDate>")
    fetched(news, server, dated)
    clock.pass_hours(4 * 24)
    assert fetched(news, server, numbered(1), dated).changed == 1
    published = [row.published for row in news.article_rows(list(news.article_ids())) if row.title == "Dated"]
    assert published == [f"{later:%Y-%m-%dT%H:%M:%SZ}"]


class TestMoves:
    """A feed that moves keeps its tags, its title and its articles."""

    @pytest.fixture
    def feed_id(self, news: Library, server: FeedServer) -> int:
        server["/old"] = Reply(rss(numbered(1), numbered(2)))
        feed_id = news.subscriptions.add(server.url("/old"), title="Mine", tags=["Sea"]).feed_id
        news.marks.set_starred(list(news.article_ids())[:1], True)
        return feed_id

    def test_for_good_with_new_ids_beside(self, news: Library, server: FeedServer, feed_id: int) -> None:
        server["/old"] = Reply(status=301, headers={"Location": "/new"})
        server["/new"] = Reply(rss(numbered(1, guid="a"), numbered(2, guid="b"), numbered(3, guid="c")))
        (done,) = news.subscriptions.refresh(everything=True).feeds
        assert (done.outcome, done.new, done.changed) == ("updated", 1, 0)
        feed = news.subscriptions.one(feed_id)
        assert (feed.url, feed.title, feed.tags) == (server.url("/new"), "Mine", ("Sea",))
        assert len(news.article_ids("is:starred")) == 1
        news.subscriptions.refresh(everything=True)
        assert server.paths()[-1] == "/new"
        assert server.paths().count("/old") == 2

    def test_to_an_address_that_is_subscribed_to_both_stay(
        self, news: Library, server: FeedServer, feed_id: int
    ) -> None:
        server["/new"] = Reply(rss(numbered(1), numbered(2)))
        news.subscriptions.add(server.url("/new"))
        server["/old"] = Reply(status=301, headers={"Location": "/new"})
        done = {feed.feed_id: feed for feed in news.subscriptions.refresh(everything=True).feeds}
        assert done[feed_id].note == (
            f"it has moved for good to {server.url('/new')}, another of your feeds: remove one of the two"
        )
        assert {feed.url for feed in news.subscriptions.all()} == {server.url("/old"), server.url("/new")}
        assert news.subscriptions.one(feed_id).tags == ("Sea",)

    def test_a_move_that_leads_in_circles_or_nowhere_is_not_taken(
        self, news: Library, server: FeedServer, feed_id: int
    ) -> None:
        server["/old"] = Reply(status=301, headers={"Location": "/two"})
        server["/two"] = Reply(status=301, headers={"Location": "/old"})
        (done,) = news.subscriptions.refresh(everything=True).feeds
        assert done.outcome == "failed"
        assert news.subscriptions.one(feed_id).url == server.url("/old")
        server["/two"] = Reply(b"<html><title>This domain is for sale</title>")
        assert news.subscriptions.refresh(everything=True).feeds[0].outcome == "failed"
        assert news.subscriptions.one(feed_id).url == server.url("/old")
        server["/old"] = Reply(status=301, headers={"Location": "/three"})
        server["/three"] = Reply(status=302, headers={"Location": "/four"})
        server["/four"] = Reply(rss(numbered(1), numbered(2)))
        assert news.subscriptions.refresh(everything=True).feeds[0].outcome == "unchanged"
        # The way led on for now only: what is behind that may be elsewhere tomorrow.
        assert news.subscriptions.one(feed_id).url in (server.url("/old"), server.url("/three"))

    def test_gone_keeps_articles_tags_and_stars(self, news: Library, server: FeedServer, feed_id: int) -> None:
        server["/old"] = Reply(status=410)
        assert news.subscriptions.refresh(everything=True).feeds[0].outcome == "gone"
        assert news.subscriptions.refresh().feeds[0].outcome == "gone"
        assert server.paths().count("/old") == 2
        feed = news.subscriptions.one(feed_id)
        assert (feed.state, feed.tags, titles(news)) == ("gone", ("Sea",), ["News 1", "News 2"])
        assert len(news.article_ids("is:starred")) == 1
