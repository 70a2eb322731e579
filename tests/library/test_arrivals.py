"""What new articles bring that the user waits for: watched names, deadlines not known before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.feed_server import FeedServer, Reply, item, rss
from tests.library.feed_steps import Clock
from tests.library.reports import read_in

from newsreader.library.arrivals import TOLD, words
from newsreader.library.library import Library
from newsreader.models import Arrivals, Seen
from newsreader.settings import Notices, Settings

OTHER = "Rain fell on the hills above Brill for a third day and the river stayed within its banks."


def watch(library: Library, name: str) -> None:
    entity = library.entities.named(name)
    assert entity is not None
    library.entities.watch(entity.id, True)


def write(folder: Path, name: str, title: str, text: str) -> None:
    (folder / f"{name}.txt").write_text(f"{title}\n\nOSTERBY, July 17, 2025 - {text}\n")


def bring(library: Library, folder: Path) -> Arrivals:
    """Import a folder and return what arrived."""
    since = library.newest()
    read_in(library, folder)
    return library.arrivals(since)


@pytest.fixture
def begun(library: Library, folder: Path) -> Library:
    """A library with one article and a watched name."""
    write(folder, "a", "Minister visits Osterby", "Minister Helga Ostrow visited the harbour of Osterby on Thursday.")
    bring(library, folder)
    watch(library, "Helga Ostrow")
    return library


def test_a_first_import_is_no_news(library: Library, folder: Path) -> None:
    write(folder, "a", "Ferry bids", "Bids for the ferry must be filed by August 1, the board said.")
    assert bring(library, folder) == Arrivals(Seen(1))


def test_what_is_not_analysed_yet_is_told_later(begun: Library, folder: Path) -> None:
    since = begun.newest()
    write(folder, "b", "Rain in Brill", OTHER)
    assert bring(begun, folder).upto == Seen(2)
    write(
        folder, "c", "Ferry bids open", "Bids for the ferry must be filed by August 1, Helga Ostrow said on Thursday."
    )
    begun.import_paths([folder])
    assert begun.arrivals(since) == Arrivals(Seen(2))
    begun.analyse()
    assert [one.what for one in begun.arrivals(Seen(2)).watched] == ["Helga Ostrow"]


def test_watched_names_and_deadlines_are_told_once(begun: Library, folder: Path) -> None:
    write(
        folder, "b", "Ferry bids open", "Bids for the ferry must be filed by August 1, Helga Ostrow said on Thursday."
    )
    write(folder, "c", "Rain in Brill", OTHER)
    arrived = bring(begun, folder)
    assert [(one.what, one.articles, one.title) for one in arrived.watched] == [("Helga Ostrow", 1, "Ferry bids open")]
    assert [(one.what, one.title) for one in arrived.deadlines] == [("2025-08-01", "Ferry bids open")]
    assert words(arrived) == ("Helga Ostrow: Ferry bids open", "New deadline 2025-08-01: Ferry bids open")
    assert begun.arrivals(arrived.upto) == Arrivals(arrived.upto)


def test_a_deadline_of_a_known_story_is_not_new(begun: Library, folder: Path) -> None:
    text = "Bids for the ferry between Osterby and Brill must be filed by August 1, the harbour board said on Thursday."
    write(folder, "b", "Ferry bids open", text)
    assert bring(begun, folder).deadline_count == 1
    more = "The harbour board of Osterby said on Thursday that bids for the ferry to Brill are due by August 1."
    write(folder, "d", "Ferry bids due in August", more)
    arrived = bring(begun, folder)
    first, second = begun.article_rows(begun.article_ids("ferry"))
    assert first.story == second.story
    assert arrived.deadlines == ()


def test_the_settings_decide_what_is_told(begun: Library, folder: Path) -> None:
    write(
        folder, "b", "Ferry bids open", "Bids for the ferry must be filed by August 1, Helga Ostrow said on Thursday."
    )
    begun.use_settings(Settings(notices=Notices(watched=False, deadlines=False)))
    assert words(bring(begun, folder)) == ()


def test_however_much_comes_in_two_lines_tell_it(begun: Library, folder: Path) -> None:
    for number in range(3 * TOLD):
        day = datetime(2025, 8, 1, tzinfo=UTC) + timedelta(days=number)
        said = f"Bids for lot {number} of the {number} quays are due by {day:%B} {day.day}, Helga Ostrow said."
        write(folder, f"lot{number}", f"Lot {number} opens", said)
    arrived = bring(begun, folder)
    assert (len(arrived.deadlines), arrived.deadline_count, arrived.watched_articles) == (TOLD, 60, 60)
    named, due = words(arrived)
    assert named.startswith("Helga Ostrow: 60 articles, ")
    assert due.startswith("60 new deadlines, the first 2025-08-01: Lot 0 opens")


def test_what_a_new_feed_held_is_no_news_but_what_it_brings_later(
    news: Library, clock: Clock, tmp_path: Path, server: FeedServer
) -> None:
    server["/rss"] = Reply(rss(item("Old", text="Minister Helga Ostrow opened the new harbour of Osterby on Monday.")))
    (tmp_path / "a.txt").write_text(f"Minister Helga Ostrow in Osterby\n\nMinister Helga Ostrow said so. {OTHER}\n")
    bring(news, tmp_path / "a.txt")
    watch(news, "Helga Ostrow")
    since = news.newest()
    news.subscriptions.add(server.url("/rss"))
    news.analyse()
    assert news.arrivals(since).watched == ()
    since = news.newest()
    clock.pass_hours(1)
    server["/rss"] = Reply(rss(item("New", text="Minister Helga Ostrow closed the harbour again on Wednesday.")))
    news.subscriptions.refresh(everything=True)
    assert news.arrivals(since) == Arrivals(since)  # not analysed yet
    news.analyse()
    assert [one.title for one in news.arrivals(since).watched] == ["New"]


def test_what_a_change_brings_into_a_known_article_is_told_once(
    news: Library, tmp_path: Path, server: FeedServer
) -> None:
    first = item(
        "Ferry bids open", text="Minister Bo Day asked for bids for the ferry. They are due by August 1, 2026."
    )
    server["/rss"] = Reply(rss(first))
    (tmp_path / "a.txt").write_text(f"Minister Helga Ostrow in Osterby\n\nMinister Helga Ostrow said so. {OTHER}\n")
    bring(news, tmp_path / "a.txt")
    watch(news, "Helga Ostrow")
    news.subscriptions.add(server.url("/rss"))
    news.analyse()
    for more, name, day in (
        ("Bids from abroad are due by June 5, 2026, Helga Ostrow said.", "Helga Ostrow", "2026-06-05"),
        ("Bids from abroad are due by June 5, 2026, Ostrow said again.", "", ""),
    ):
        since = news.newest()
        server["/rss"] = Reply(rss(first.replace("</description>", f" {more}</description>")))
        news.subscriptions.refresh(everything=True)
        assert news.arrivals(since) == Arrivals(since)  # not analysed yet
        news.analyse()
        arrived = news.arrivals(since)
        assert [one.what for one in arrived.watched] == [name] * bool(name)
        assert [one.what for one in arrived.deadlines] == [day] * bool(day)
        assert news.arrivals(arrived.upto) == Arrivals(arrived.upto)
