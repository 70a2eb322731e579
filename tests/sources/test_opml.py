"""Lists of subscriptions: OPML in and out, newsboat's urls file in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import SourceError
from newsreader.models import Subscription
from newsreader.sources.opml import read_opml, write_opml
from newsreader.sources.urls_file import read_urls
from newsreader.text import clean_line

NAME = (
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
    .map(clean_line)
    .filter(bool)
)


def opml(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<opml version="2.0"><body>{body}</body></opml>'.encode()


def outline(url: str, title: str = "A feed") -> str:
    return f'<outline type="rss" text="{title}" xmlUrl="{url}"/>'


def test_folders_become_tags_and_an_address_is_taken_once() -> None:
    body = f'<outline text="World"><outline text="Asia">{outline("https://a.example/rss")}</outline></outline>'
    found = read_opml(opml(body + f'<outline text="Best">{outline("https://a.example/rss#x")}</outline>'), "x.opml")
    assert found.feeds == (Subscription("https://a.example/rss", "A feed", ("World/Asia", "Best")),)
    assert not found.failed


@given(st.lists(st.lists(NAME, max_size=4), min_size=1, max_size=5))
def test_exported_and_imported_again_the_folders_are_the_same(paths: list[list[str]]) -> None:
    tags = tuple(
        dict.fromkeys("/".join(n.replace("\\", "\\\\").replace("/", "\\/") for n in path) for path in paths if path)
    )
    feeds = (Subscription("https://a.example/rss", "Feed <&>", tags), Subscription("https://b.example/rss", "B"))
    again = {one.url: one for one in read_opml(write_opml(feeds).encode(), "x").feeds}
    assert set(again["https://a.example/rss"].tags) == set(tags)
    assert again["https://b.example/rss"] == feeds[1]


def test_what_cannot_be_taken_is_named_and_the_rest_kept() -> None:
    body = outline("") + outline("javascript:alert(1)", "Odd") + outline("https://good.example/rss")
    body += '<outline type="link" text="l" url="https://x.example"/><outline type="include" text="i" url="x.opml"/>'
    found = read_opml(opml(body), "x.opml")
    assert [one.url for one in found.feeds] == ["https://good.example/rss"]
    assert [failure.path for failure in found.failed] == ["A feed", "javascript:alert(1)"]


def test_a_cut_file_gives_what_is_whole_and_says_so() -> None:
    found = read_opml(opml(outline("https://a.example/") * 2)[:-30], "x.opml")
    assert len(found.feeds) == 1
    assert "damaged" in found.failed[0].error


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><body></body></html>", b"no xml", opml("", '<!DOCTYPE x [<!ENTITY a "b">]>'),
     opml('<outline text="d">' * 6000 + "</outline>" * 6000)],
)  # fmt: skip
def test_no_opml_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(SourceError) as error:
        read_opml(data, "x.opml")
    assert error.value.subject == "x.opml"


def test_passwords_are_not_written() -> None:
    assert "secret" not in write_opml([Subscription("https://me:secret@a.example/")])


def test_urls_file_of_newsboat() -> None:
    lines = [
        "# a comment",
        'https://a.example/rss news "two words" "~Own title" !',
        "http://b.example/rss ~B",
        "https://a.example/rss more",
        '"exec:/usr/bin/feed --x" tag',
        "filter:/bin/sh:https://c.example/rss",
        'query:Unread:unread = \\"yes\\"',
        "",
    ]
    found = read_urls("\n".join(lines).encode(), "urls")
    assert found.feeds == (
        Subscription("https://a.example/rss", "Own title", ("news", "two words", "hidden", "more")),
        Subscription("http://b.example/rss", "B"),
    )
    assert [failure.path.split(":")[0] for failure in found.failed] == ["urls, line 5", "urls, line 6", "urls, line 7"]
    with pytest.raises(SourceError):
        read_urls(b"# nothing\n", "urls")
