"""The feeds screen and adding a feed, on a real library and a loopback server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.feed_server import FeedServer, Reply, item, rss
from tests.ui.conftest import Running, burst, press, screen_text, settle, until
from tests.ui.hosting import UnchangingLibrary, hosted
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from newsreader.library.feeds.subscriptions import Subscriptions
from newsreader.library.library import Library
from newsreader.models import Counts, Feed, FeedPreview, SourceCount
from newsreader.ui import adding
from newsreader.ui.rows.feeds import SourceRow, ago, source_lines, span
from newsreader.ui.screens import feeds
from newsreader.ui.screens.feeds import FeedsScreen
from newsreader.ui.widgets import story_reader

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def server(server: FeedServer) -> FeedServer:
    server["/rss"] = Reply(rss(item("Ferry returns"), item("Quay closed")))
    return server


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        monkeypatch.setattr(opened, "analyse", lambda **_: 0)
        yield opened


async def type_and_enter(pilot: Pilot[int], words: str) -> None:
    pilot.app.screen.query_one(Input).value = words
    await press(pilot, "enter")


def text_of(row: SourceRow, width: int = 60) -> list[str]:
    return ["".join(piece.text for piece in line).rstrip() for line in source_lines(row, width, NOW)]


def test_rows_tell_unread_fetches_and_faults() -> None:
    row = SourceRow(1, 1, "Harbour", "https://h.example/", ("Sea",), unread=3, fetched="2026-03-04T11:00:00Z",
                    due="2026-03-04T12:30:00Z")  # fmt: skip
    assert text_of(row) == [
        " ● Harbour                                         3 unread",
        "   fetched 60 min ago · next in 30 min · Sea · https://h.e…",
    ]
    assert text_of(SourceRow(1, 1, "", "https://h.example/", state="gone", error="gone. Look elsewhere")) == [
        " ! https://h.example/", "   gone · never fetched · https://h.example/", "   gone. Look elsewhere",
    ]  # fmt: skip
    assert text_of(SourceRow(-1, None, "Herald", articles=1, filed=1))[1] == "   1 article · from files"
    assert text_of(SourceRow(-1, None, "Herald", articles=1))[1] == "   1 article · from a feed you left"
    assert all(len(line) <= 20 for line in text_of(row, 20))


def test_times_in_words() -> None:
    assert ago("2026-03-04T11:59:30Z", NOW) == "just now"
    assert ago("2026-03-04T02:00:00Z", NOW) == "10 h ago"
    assert ago("2026-02-28T12:00:00Z", NOW) == "4 days ago"
    assert span("2026-03-04T12:10:00Z", NOW) == "10 min"
    assert (ago("2026-03-04T02:00:00", NOW), ago("2026-13-45", NOW), span("soon", NOW)) == (
        "10 h ago",
        "2026-13-45",
        "soon",
    )


class FakeSubscriptions:
    """Three feeds, one with a fault and one paused, and a source of files."""

    def __init__(self, *, empty: bool = False) -> None:
        harbour = Feed(1, "https://harbour.example/rss", "Harbour News", "", ("Sea",), "active", "", "",
                       "2026-03-04T11:00:00Z", "2026-03-04T11:00:00Z", "2026-03-04T13:00:00Z", 0, "", 12)  # fmt: skip
        late = replace(
            harbour,
            id=2,
            title="Late News",
            tags=(),
            error="its host cannot be found. Look at the address",
            unread=0,
            last_success="2026-03-01T11:00:00Z",
        )
        quiet = replace(
            harbour,
            id=3,
            title="",
            url="https://me:secret@quiet.example/feed",
            state="paused",
            last_fetched=None,
            last_success=None,
        )
        self._feeds = [] if empty else [harbour, late, quiet]
        self._files = [] if empty else [SourceCount("Herald", 1204, 3, 1204)]

    def all(self) -> list[Feed]:
        return self._feeds

    def sources_of_files(self) -> list[SourceCount]:
        return self._files

    def without_source(self) -> SourceCount:
        return SourceCount("", 0, 0)


def fake_library(*, empty: bool = False) -> SimpleNamespace:
    counts = Counts(0, 0, 0, 0, 0) if empty else Counts(1228, 27, 1228, 0, 27)
    still = UnchangingLibrary()
    return SimpleNamespace(
        subscriptions=FakeSubscriptions(empty=empty),
        counts=lambda: counts,
        revision=still.revision,
        newest=still.newest,
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("keys", [(), ("j", "j", "j", "j", "minus"), ("Z",)])
async def test_pictures(
    size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "utc_now", lambda: NOW)
    async with hosted(fake_library(), lambda _: FeedsScreen(), size) as (_, pilot):
        shown = await press(pilot, *keys)
        assert "secret" not in shown
        assert shown == snapshot


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_picture_without_feeds(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with hosted(fake_library(empty=True), lambda _: FeedsScreen(), size) as (app, _):
        assert screen_text(app) == snapshot  # type: ignore[arg-type]


async def test_a_feed_is_added_from_the_empty_library_after_a_look(
    running: Running, library: Library, server: FeedServer
) -> None:
    server["/page"] = Reply(b"<html><link rel='alternate' type='application/rss+xml' title='All news' href='/rss'>")
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "a")
        await type_and_enter(pilot, server.url("/page"))
        assert "All news · http" in await until(pilot, "Feeds found on this page")
        await press(pilot, "enter")
        shown = await until(pilot, "Harbour News: 2 articles")
        assert "Ferry returns" in shown
        await press(pilot, "escape")
        await until(pilot, "Not subscribed.")
        assert not library.subscriptions.all()
        await press(pilot, "a")
        await type_and_enter(pilot, server.url("/rss"))
        await until(pilot, "Harbour News: 2 articles")
        await press(pilot, "enter")
        await until(pilot, "Subscribed to Harbour News")
        assert [feed.unread for feed in library.subscriptions.all()] == [2]


async def test_an_address_without_a_feed_is_told_and_can_be_mended(
    running: Running, library: Library, server: FeedServer
) -> None:
    server["/page"] = server["/rss"] = Reply(b"<html><body>parked")
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "a")
        await type_and_enter(pilot, server.url("/page"))
        assert server.url("/page") in await until(pilot, "not a feed. Give")
        await type_and_enter(pilot, server.url("/none"))
        await until(pilot, "Subscribe anyway")
        await press(pilot, "enter")
        assert not library.subscriptions.all()


async def test_what_is_no_address_is_refused_and_not_offered(running: Running, library: Library) -> None:
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "a")
        for typed, told in (
            ("http://[::1", "address"),
            ("http://169.254.1.1/rss", "link-local addresses"),
            ("file:///etc/passwd", "only http and https addresses are"),
        ):
            await type_and_enter(pilot, typed)
            shown = await until(pilot, told)
            assert "Subscribe anyway" not in shown
        await pilot.pause(adding.SOON)
        assert "Looking at it" not in screen_text(pilot.app)  # type: ignore[arg-type]


async def test_a_look_that_breaks_is_told_and_over(
    running: Running, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(Subscriptions, "preview", broken)
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "a")
        await type_and_enter(pilot, "a.example")
        await until(pilot, "a fault of ours")
        await pilot.pause(2 * adding.SOON)
        assert "Looking at it" not in screen_text(pilot.app)  # type: ignore[arg-type]


async def test_a_look_opens_nothing_over_another_place(
    running: Running, library: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, look = threading.Event(), Subscriptions.preview

    def slow(self: Subscriptions, url: str) -> FeedPreview:
        let_go.wait(20)
        return look(self, url)

    monkeypatch.setattr(Subscriptions, "preview", slow)
    async with running(library, (100, 30)) as pilot:
        pilot.app.post_message(Key("4", "4"))
        pilot.app.post_message(Key("a", "a"))
        await until(pilot, "Add a feed")
        pilot.app.screen.query_one(Input).value = server.url("/rss")
        pilot.app.post_message(Key("enter", None))
        await until(pilot, "Looking at it")
        pilot.app.post_message(Key("3", "3"))
        await until(pilot, "No names yet")
        let_go.set()
        assert "Subscribe" not in await until(pilot, "you have gone elsewhere. a asks again")
        assert not library.subscriptions.all()


@pytest.mark.parametrize("key", ["p", "X"])
async def test_a_second_press_takes_back_the_first_however_quick(
    running: Running, library: Library, server: FeedServer, key: str
) -> None:
    library.subscriptions.add(server.url("/rss"))
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "4")
        await burst(pilot, key, key)
        [feed] = library.subscriptions.all()
        assert (feed.state, feed.full_texts) == ("active", False)
        assert [library.undo() is not None for _ in range(2)] == [True, True]


async def test_the_screen_lists_refreshes_and_changes_feeds(
    running: Running, library: Library, server: FeedServer
) -> None:
    library.subscriptions.add(server.url("/rss"))
    library.subscriptions.add(server.url("/none"))
    async with running(library, (100, 30)) as pilot:
        shown = await press(pilot, "4")
        assert "Feeds and folders · 2 unread · 1 with a fault" in shown
        assert "nothing at this address" in shown
        server["/none"] = Reply(rss(item("Now here"), title="Late News"))
        await press(pilot, "R")
        await until(pilot, "Late News")
        assert "3 unread" in screen_text(pilot.app)  # type: ignore[arg-type]
        await press(pilot, "1", "R")
        await until(pilot, "No feed is due yet; R in the feeds (4) fetches all.")
        await press(pilot, "4", "n")
        await type_and_enter(pilot, "My own")
        await until(pilot, "My own")
        await press(pilot, "p")
        await until(pilot, "paused")
        await press(pilot, "minus", "down", "enter")
        await until(pilot, "Unsubscribed")
        await press(pilot, "u")
        await until(pilot, "My own")


async def test_enter_shows_the_articles_of_a_feed_whatever_its_name(
    running: Running, library: Library, server: FeedServer
) -> None:
    library.subscriptions.add(server.url("/rss"), title="Mine")
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "f", "enter")
        assert "Ferry returns" in await until(pilot, 'source:"Harbour News"')


@pytest.mark.parametrize("name", ['The "Daily" Herald', "The “Daily” Herald"])
async def test_enter_shows_the_articles_of_a_source_with_quotation_marks_in_its_name(
    running: Running, library: Library, tmp_path: Path, name: str
) -> None:
    (tmp_path / "a.txt").write_text(f"Title: Ferry late\nSource: {name}\n\nThe ferry of Osterby was late again.\n")
    library.import_paths([tmp_path / "a.txt"])
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "f")
        await until(pilot, "from files")
        assert "Ferry late" in await press(pilot, "enter")


async def test_esc_goes_back_to_the_feed_one_came_from(running: Running, library: Library, server: FeedServer) -> None:
    library.subscriptions.add(server.url("/rss"), title="Mine")
    library.subscriptions.add(server.url("/dead"), title="Apart")
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "f")
        await until(pilot, "Mine")
        await press(pilot, "j", "enter")
        await until(pilot, "Search: ")
        await press(pilot, "escape")
        assert any(
            line.startswith("▌") and "Mine" in line for line in (await until(pilot, "Feeds and folders")).splitlines()
        )


async def test_a_path_of_a_list_is_completed_and_stays_until_it_is_right(
    running: Running, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "readers").mkdir()
    (tmp_path / "readers" / "urls").write_text("https://a.example/rss\n")
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "4", "o")
        pilot.app.screen.query_one(Input).value = f"{tmp_path}/rea"
        assert "This is a folder" in await press(pilot, "tab", "enter")
        assert "There is no such file" in await press(pilot, "x", "enter")
        await press(pilot, "backspace", "tab", "enter")
        await until(pilot, "Subscribed to 1 feed")


async def test_lists_of_other_readers(running: Running, library: Library, tmp_path: Path) -> None:
    lists = tmp_path / "urls"
    lists.write_text("https://a.example/rss\nexec:/bin/feed\n")
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "4", "o")
        await type_and_enter(pilot, str(lists))
        shown = await until(pilot, "it runs a program")
        assert "Subscribed to 1 feed, 1 not taken. R fetches them." in shown
        await press(pilot, "escape")
        await until(pilot, "https://a.example/rss")
        await press(pilot, "O")
        await type_and_enter(pilot, str(tmp_path / "mine.opml"))
        await until(pilot, "Saved")
        assert "https://a.example/rss" in (tmp_path / "mine.opml").read_text()
        lists.unlink()
        await press(pilot, "O")
        await type_and_enter(pilot, str(lists))
        for _ in range(200):
            await pilot.pause(0.02)
            if lists.exists():
                break
        assert lists.read_text() == "https://a.example/rss\n"


async def test_articles_without_a_source_have_the_last_row(running: Running, tmp_path: Path, library: Library) -> None:
    folder = tmp_path / "news"  # a name that tells of no source
    folder.mkdir()
    (folder / "a.txt").write_text("Title: Ferry late\nSource: Herald\n\nThe ferry of Osterby was late again.\n")
    (folder / "b.txt").write_text("Title: Owl seen\n\nAn owl was seen on the roof of the mill.\n")
    library.import_paths([folder])
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "f")
        shown = await until(pilot, "Articles that name no source")
        assert shown.index("Herald") < shown.index("Articles that name no source")
        assert "1 article · E in an article sets its source" in shown
        told = " ".join((await press(pilot, "G", "p")).split())
        assert "These articles name no source, so there is no feed to" in told
        shown = await press(pilot, "enter")
        assert "Owl seen" in shown
        assert "Ferry late" not in shown


async def test_feeds_stand_under_their_tags_with_sums(running: Running, library: Library, server: FeedServer) -> None:
    server["/b"] = Reply(rss(item("Rain in Brill"), title="Weather"))
    server["/c"] = Reply(rss(item("Owl seen"), item("Fox seen"), item("Hare seen"), title="Wild"))
    library.subscriptions.add(server.url("/rss"), tags=["Sea", "Osterby"])
    library.subscriptions.add(server.url("/b"), tags=["Osterby"])
    library.subscriptions.add(server.url("/c"))
    async with running(library, (100, 40)) as pilot:
        assert "All stories · 6 unread" in screen_text(pilot.app)
        shown = await press(pilot, "4")
        assert "Feeds and folders · 6 unread" in shown
        words = [" ".join(line.split()) for line in shown.splitlines()]
        assert "▌▾ Osterby 2 feeds · 3 unread" in words
        assert "▾ Sea 1 feed · 2 unread" in words
        assert "▾ Feeds without a tag 1 feed · 3 unread" in words
        assert shown.count("● Harbour News") == 2
        shown = await press(pilot, "j", "z")  # from a feed: its tag is folded, the cursor goes to the heading
        assert "▌▸ Osterby" in shown
        assert shown.count("● Harbour News") == 1
        assert "This is a tag" in await press(pilot, "n")
        shown = await press(pilot, "Z")
        assert "Harbour News" not in shown
        assert "Wild" not in shown
        assert shown.count("▸") == 3
        shown = await press(pilot, "Z")
        assert shown.count("▾") == 3
        shown = await press(pilot, "enter")
        assert "newsreader  Osterby · 3 stories" in shown
        assert "Rain in Brill" in shown
        assert "Ferry returns" in shown
        assert "Owl seen" not in shown


async def test_the_cursor_stays_on_its_line_when_its_feed_goes_and_follows_it_to_another_tag(
    running: Running, library: Library, tmp_path: Path
) -> None:
    lists = tmp_path / "urls"
    lists.write_text("".join(f"https://{name}.example/rss Sea\n" for name in ("a", "b", "c")))
    library.subscriptions.read_list(lists)
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "4", "j", "j", "minus", "down", "enter")
        assert "▌    https://c.example/rss" in await until(pilot, "2 feeds")
        await press(pilot, "t")
        await type_and_enter(pilot, "Zoo")
        await until(pilot, "▾ Zoo")
        assert "▌    https://c.example/rss" in screen_text(pilot.app)


async def test_a_tag_is_fetched_as_one(running: Running, library: Library, server: FeedServer) -> None:
    library.subscriptions.add(server.url("/rss"), tags=["Sea"])
    library.subscriptions.add(server.url("/none"))
    server["/rss"] = Reply(rss(item("Ferry returns"), item("Quay closed"), item("Buoy lost")))
    server.asked.clear()
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "4", "r")
        assert "1 feed · 3 unread" in await until(pilot, "3 unread")
        assert server.paths() == ["/rss"]


async def test_whole_texts_can_be_had_with_a_feed(running: Running, library: Library, server: FeedServer) -> None:
    library.subscriptions.add(server.url("/rss"))
    short = item("Short", link=server.url("/short"), text="The board told of it …")
    server["/rss"] = Reply(rss(short, item("Ferry returns"), item("Quay closed")))
    async with running(library, (120, 30)) as pilot:
        await press(pilot, "4", "X")
        await until(pilot, "· whole texts ·")
        await press(pilot, "R")
        await until(pilot, "0 whole texts, 1 not (F)")
        assert "nothing at this address" in await press(pilot, "F")
        await press(pilot, "escape", "X")
        await until(pilot, "New items stay as this feed gives them")
        assert not library.subscriptions.all()[0].full_texts


async def test_the_cursor_goes_to_the_feed_that_was_added(
    running: Running, library: Library, server: FeedServer
) -> None:
    library.subscriptions.add(server.url("/rss"), tags=["Sea"])
    server["/b"] = Reply(rss(item("Rain in Brill"), title="Weather"))
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "4", "a")
        await type_and_enter(pilot, server.url("/b"))
        await until(pilot, "Weather: 1 article")
        await settle(pilot)
        assert "Looking at it" not in screen_text(pilot.app)
        await press(pilot, "enter")
        await until(pilot, "▌  ● Weather")


async def test_who_stops_a_refresh_has_what_came_read_for_names(
    running: Running, library: Library, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, analysed = threading.Event(), threading.Event()
    monkeypatch.setattr(story_reader, "READ_AFTER", 0.1)
    server["/rss"] = server["/slow"] = Reply(rss())
    for path in ("/rss", "/slow"):
        library.subscriptions.add(server.url(path))
    server["/rss"] = Reply(rss(item("Ferry bids", text="Bids for the ferry are due by August 1, 2099, it said.")))
    server["/slow"] = lambda _: Reply(rss()) if ended.wait(20) else Reply(status=500)
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "4")
        await pilot.press("R")
        await until(pilot, "1 of 2 · Ctrl+X stops")
        await pilot.press("R")
        await until(pilot, "Feeds are being fetched already.")
        await until(pilot, "1 unread")
        monkeypatch.setattr(library, "analyse", lambda **_: analysed.set() or 0)
        await pilot.press("ctrl+x")
        await until(pilot, "Refresh stopped: 1 new, 1 feed.")
        ended.set()
        await until(pilot, analysed.is_set)
        assert "1 unread" in screen_text(pilot.app)  # what stands behind this screen is not read by anybody
