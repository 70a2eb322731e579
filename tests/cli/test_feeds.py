"""The commands add, feeds, fetch, opml and urls, as a script uses them."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.feed_server import FeedServer, Reply, item, rss

from newsreader.library.library import Library


def test_add_feeds_and_fetch(run: Run, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("Ferry returns")))
    added = run("add", server.url("/rss"), "--tag", "Sea", "--json")
    assert added.code == 0
    (feed,) = added.objects
    assert {"id", "url", "title", "tags", "unread", "last_fetched", "next_due", "error"} <= set(feed)
    assert (feed["title"], feed["tags"], feed["unread"], feed["error"]) == ("Harbour News", ["Sea"], 1, None)
    assert run("feeds", "--json").objects[0]["id"] == feed["id"]
    assert "1 unread" in run("feeds").out
    assert run("fetch", "--json").objects[0]["feeds"][0]["outcome"] == "not-due"
    server["/rss"] = Reply(rss(item("Quay closed"), item("Ferry returns")))
    done = run("fetch", "--all", "--json")
    (fetched,) = done.objects[0]["feeds"]
    assert (done.code, fetched["outcome"], fetched["new"], fetched["changed"], fetched["error"]) == (
        0,
        "updated",
        1,
        0,
        None,
    )
    assert len(run("list", "--json").objects) == 2
    assert "1 feed unchanged" in run("fetch", "Harbour News").err
    for on, off, words in (("--pause", "--resume", "paused"), ("--whole-texts", "--feed-texts", "whole texts")):
        assert words in run("feeds", on, "Harbour News").out
        assert words not in run("feeds", off, "Harbour News").out


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ("sources.feeds.parser.FeedParser.parse", MemoryError()),
        ("sources.feeds.parser.FeedParser.parse", RuntimeError("can't start new thread")),
        ("library.library.Library.analyse", MemoryError()),
    ],
    ids=repr,
)
def test_too_little_memory_is_told_in_one_line_and_the_next_fetch_brings_all(
    run: Run, server: FeedServer, tmp_path: Path, where: str, fault: Exception
) -> None:
    opml = tmp_path / "two.opml"
    outlines = "".join(f'<outline type="rss" xmlUrl="{server.url(path)}"/>' for path in ("/a", "/b"))
    opml.write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
    for path in ("/a", "/b"):
        server[path] = Reply(rss(item(f"Ferry returns to {path}")))
    run("opml", "import", opml)

    def fail(*_: object, **__: object) -> None:
        raise fault

    with pytest.MonkeyPatch.context() as short:
        short.setattr(f"newsreader.{where}", fail)
        done = run("fetch")
    assert (done.code, done.out) == (1, "")
    told = "newsreader: the system gives this program no more memory. Close other programs or raise the limit (`ulimit -v`)"
    assert done.err.startswith(told)
    assert done.err.count("\n") == 1
    assert run("fetch").code == 0
    assert len(run("list", "--json").objects) == 2


def test_whole_texts_come_from_the_pages(run: Run, server: FeedServer) -> None:
    page = f"<html><body><article><p>{'The board told of the quay at length. ' * 20}</p></article></body></html>"
    server["/quay"] = Reply(page.encode())
    server["/rss"] = Reply(rss(item("Quay closed", link=server.url("/quay")), item("Lost", link=server.url("/lost"))))
    run("add", server.url("/rss"))
    ids = {row["title"]: row["id"] for row in run("list", "--json").objects}
    done = run("fulltext", ids["Quay closed"], ids["Lost"])
    assert (done.code, done.out) == (1, "")
    assert "1 whole now, 1 failed" in done.err
    assert server.url("/lost") in done.err
    assert "at length" in run("show", ids["Quay closed"]).out
    told = run("fulltext", 99, "--json").objects[0]["failed"]
    assert told == [{"path": "article 99", "error": "there is no such article"}]


def test_that_a_feed_has_ended_is_said_once_and_when_it_is_asked_for(run: Run, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("Ferry returns")))
    run("add", server.url("/rss"))
    server["/rss"] = Reply(status=410)
    said = [run(*words).err for words in (("fetch", "--all"), ("fetch",), ("fetch", server.url("/rss")))]
    assert ["has ended" in words for words in said] == [True, False, True]
    assert all("1 feed gone" in words for words in said)


def test_what_a_stopped_fetch_left_is_analysed_by_the_next(run: Run, server: FeedServer, tmp_path: Path) -> None:
    server["/rss"] = Reply(rss(item("Ferry returns")))
    run("add", server.url("/rss"))
    server["/rss"] = Reply(rss(item("Quay closed", text="Ryosei Akazawa closed the quay in Osaka on Monday.")))
    with Library.open(tmp_path / "library.sqlite") as library:
        library.subscriptions.refresh(everything=True)
    assert "Ryosei Akazawa" not in run("entities", "--json").out
    assert run("fetch", "--json").objects[0]["feeds"][0]["outcome"] == "not-due"
    assert "Ryosei Akazawa" in run("entities", "--json").out


@pytest.mark.parametrize("command", ["add", "fetch"])
def test_ctrl_c_while_names_are_found_is_told_by_the_exit_status(
    run: Run, server: FeedServer, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    server["/rss"] = Reply(rss(item("A")))
    address = server.url("/rss")
    if command == "fetch":
        assert run("add", address).code == 0
        server["/rss"] = Reply(rss(item("A"), item("B")))

    def interrupted(*_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Library, "analyse", interrupted)
    done = run(command, address)
    assert done.code == 130
    assert "1 new" in done.err or "1 article" in done.err


def test_failures_are_named_with_what_to_do(run: Run, server: FeedServer) -> None:
    server["/page"] = Reply(b"<html><body>parked")
    refused = run("add", server.url("/page"))
    assert (refused.code, refused.out) == (1, "")
    assert "not a feed" in refused.err
    failed = run("add", server.url("/none"))
    assert failed.code == 1
    assert "nothing at this address" in failed.err
    done = run("fetch", "--all", "--json")
    assert (done.code, done.objects[0]["feeds"][0]["outcome"]) == (1, "failed")
    assert server.url("/none") in done.err
    lines = run("feeds").out.splitlines()
    assert "unread  never  " in lines[0]
    assert re.search(r"! tried \d{4}-\d\d-\d\d \d\d:\d\d: .*nothing at this address", lines[1])
    assert run("add", "ftp://news.example/").code == 1
    assert run("fetch", "no such feed").code == 1
    assert run("feeds", "--remove", server.url("/none")).code == 0
    assert run("feeds", "--json").objects == []


def test_passwords_stay_out_of_what_is_printed(run: Run, server: FeedServer, tmp_path: Path) -> None:
    url = server.url("/rss").replace("//", "//me:secret@")
    done = [run("add", url), run("feeds"), run("feeds", "--json"), run("fetch", "--all"), run("opml", "export")]
    assert all("secret" not in one.out + one.err for one in done)
    assert "1 password " in done[-1].err


def test_opml_both_ways(run: Run, tmp_path: Path) -> None:
    lists = tmp_path / "urls"
    lists.write_text('https://a.example/rss "Far away" "~A name"\nexec:/bin/feed\n')
    report = run("urls", "import", lists, "--json")
    assert (report.code, report.objects[0]["new"], len(report.objects[0]["failed"])) == (1, 1, 1)
    out = tmp_path / "out.opml"
    assert run("opml", "export", out).code == 0
    again = run("opml", "import", out, "--json")
    assert (again.code, again.objects[0]["unchanged"]) == (0, 1)
    assert "Far away" in run("opml", "export").out
    assert "Far away" in run("opml", "export", "-").out
    broken = run("opml", "import", tmp_path / "none.opml", "--json")
    assert broken.code == 1
    assert json.loads(broken.out)["failed"][0]["path"].endswith("none.opml")
    assert run("feeds", "--json").objects[0]["title"] == "A name"


def test_urls_both_ways(run: Run, tmp_path: Path) -> None:
    line = 'https://a.example/rss "Far away" "~A name" !\n'
    (tmp_path / "urls").write_text(line)
    assert run("urls", "import", tmp_path / "urls").code == 0
    assert run("urls", "export").out == line
    assert run("urls", "export", tmp_path / "out").code == 0
    assert (tmp_path / "out").read_text() == line


def test_a_page_is_said_to_be_one(run: Run, server: FeedServer) -> None:
    server["/page"] = Reply(b"<html><link rel='alternate' type='application/rss+xml' href='/rss'>"
                            b"<link rel='alternate' type='application/atom+xml' title='Sport' href='/sport'>")  # fmt: skip
    server["/rss"] = Reply(rss(item("Ferry returns")))
    added = run("add", server.url("/page"))
    assert added.code == 0
    assert f"{server.url('/sport')}  Sport" in added.err
    assert "web page" in added.err
    assert run("feeds", "--json").objects[0]["url"] == server.url("/rss")


def test_what_a_feed_changed_is_told(run: Run, server: FeedServer) -> None:
    same = "Tickets cost four crowns."
    server["/rss"] = Reply(rss(item("Ferry returns", text=f"The ferry sails on Monday, the board says. {same}")))
    run("add", server.url("/rss"))
    (article,) = run("list", "--json").objects
    assert run("changes", article["id"]).code == 1
    server["/rss"] = Reply(rss(item("Ferry returns", text=f"The ferry sails on Friday, the board says. {same}")))
    assert run("fetch", "--all", "--json").objects[0]["feeds"][0]["changed"] == 1
    told = run("changes", article["id"])
    assert told.out.splitlines() == [
        "- The ferry sails on Monday, the board says.",
        "+ The ferry sails on Friday, the board says.",
    ]
    assert run("changes", article["id"], "--json").objects[0]["sentences_a"]


def test_new_deadlines_are_told(run: Run, server: FeedServer, tmp_path: Path) -> None:
    text = "Bids for the ferry must be filed by 1 August 2099, the board said."
    server["/rss"] = Reply(rss(item("Rain in Brill")))
    run("add", server.url("/rss"))
    (tmp_path / "bids.txt").write_text(f"Ferry bids open\n\n{text}\n")
    imported = run("import", tmp_path / "bids.txt", "--json")
    told = {"kind": "deadline", "date": "2099-08-01", "articles": 1, "title": "Ferry bids open"}
    assert told.items() <= imported.objects[0]["notices"][0].items()
    assert "New deadline 2099-08-01: Ferry bids open" in imported.err
    assert "notices" not in run("fetch", "--all", "--json").objects[0]


def test_whole_texts_are_fetched_with_a_feed_that_is_to_have_them(run: Run, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("Rain in Brill")))
    run("add", server.url("/rss"))
    assert run("feeds", "--whole-texts", "Harbour News", "--json").objects[0]["full_texts"] is True
    assert "whole texts" in run("feeds").out
    server["/rss"] = Reply(rss(item("Short", link=server.url("/short"), text="The board told of it …")))
    done = run("fetch", "--all", "--json")
    assert (done.code, done.objects[0]["full_texts"]["changed"]) == (0, 0)
    assert server.url("/short") in done.err
    assert run("feeds", "--feed-texts", "1", "--json").objects[0]["full_texts"] is False
