"""Lists of subscriptions: OPML and newsboat's urls file, in and out."""

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import SourceError
from newsreader.models import Subscription
from newsreader.sources.opml import read_opml, write_opml
from newsreader.sources.urls_file import read_urls, write_urls
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


def test_bare_ampersands_and_names_of_html_are_understood() -> None:
    found = read_opml(opml(outline("https://a.example/rss?a=1&lang=de", "Q&A caf&eacute;")), "x.opml")
    assert found.feeds == (Subscription("https://a.example/rss?a=1&lang=de", "Q&A café"),)


@given(st.lists(st.lists(NAME, max_size=4), min_size=1, max_size=5))
def test_exported_and_imported_again_the_folders_are_the_same(paths: list[list[str]]) -> None:
    folders = [path for path in paths if path]
    nested = "".join(
        "".join(f"<outline text={quoteattr(name)}>" for name in path) + outline("https://a.example/rss", "Feed") + "</outline>" * len(path)
        for path in folders
    )  # fmt: skip
    tags = read_opml(opml(nested or outline("https://a.example/rss")), "x").feeds[0].tags
    assert len(tags) == len({tuple(path) for path in folders})
    feeds = (Subscription("https://a.example/rss", "Feed <&>", tags), Subscription("https://b.example/rss", "B"))
    again = {one.url: one for one in read_opml(write_opml(feeds).encode(), "x").feeds}
    assert set(again["https://a.example/rss"].tags) == set(tags)
    assert again["https://b.example/rss"] == feeds[1]


def test_a_list_that_is_damaged_before_its_first_feed_is_not_called_another_format() -> None:
    with pytest.raises(SourceError, match="damaged at line 1, before its first feed"):
        read_opml(opml('<outline xmlUrl="https://a.example/1" xmlUrl="https://a.example/2"/>'), "x.opml")


def test_what_cannot_be_taken_is_named_and_the_rest_kept() -> None:
    body = outline("") + outline("javascript:alert(1)", "Odd") + outline("https://good.example/rss")
    body += '<outline type="link" text="l" url="https://x.example"/><outline type="include" text="i" url="x.opml"/>'
    found = read_opml(opml(body), "x.opml")
    assert [one.url for one in found.feeds] == ["https://good.example/rss"]
    assert [failure.path for failure in found.failed] == [
        "x.opml, line 1: A feed",
        "x.opml, line 1: javascript:alert(1)",
    ]


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


def test_a_tag_with_a_backslash_keeps_it() -> None:
    feed = Subscription("https://a.example/rss", "A", ("back\\slash", "a/b", "one\\/name"))
    written = write_opml([feed])
    assert 'text="back\\slash"' in written
    assert read_opml(written.encode(), "x").feeds == (feed,)


def test_outlines_that_run_a_program_are_not_taken() -> None:
    piped = '<outline type="rss" title="P" xmlUrl="|/bin/feed"/><outline title="F" filtercmd="sed" xmlUrl="https://a.example/"/>'
    found = read_opml(opml(piped), "x")
    assert not found.feeds
    assert [(one.path, "program" in one.error) for one in found.failed] == [
        ("x, line 1: P", True),
        ("x, line 1: F", True),
    ]


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


def test_words_of_a_urls_file_are_read_as_newsboat_reads_them() -> None:
    """Each title is what newsboat 2.21 made of the line (`newsboat -e`)."""
    lines = {
        r'"~a\"b"': 'a"b',
        r'"~a\\b"': r"a\b",
        r'"~a\nb"': "a b",
        r'"~a\qb"': "aqb",
        '"~a#b" # a comment "~no"': "a#b",
        '#~x "~y"': "",
        '"~open': "open",
        '"~first" "~second"': "first",
        r"~a\"b": r"a\"b",
        '"" ~x': "x",
    }
    written = "".join(f"\thttps://{k}.example/\t {line}\n" for k, line in enumerate(lines))
    found = read_urls(written.encode(), "urls")
    assert [one.title for one in found.feeds] == list(lines.values())
    assert not any(one.tags for one in found.feeds)


def test_whatever_begins_with_an_exclamation_mark_hides_a_feed() -> None:
    (feed,) = read_urls(b'https://a.example/ "!later" news\n', "urls").feeds
    assert feed.tags == ("later", "news", "hidden")


@given(
    st.lists(NAME.filter(lambda name: name[0] not in "~!" and name != "hidden"), max_size=4, unique=True),
    st.booleans(),
    NAME,
)
def test_a_urls_file_written_and_read_again_is_the_same(tags: list[str], hidden: bool, title: str) -> None:
    feed = Subscription("https://a.example/rss?x=1&y=2", title, (*tags, *["hidden"] * hidden))
    bare = Subscription("http://b.example/")
    assert read_urls(write_urls([feed, bare]).encode(), "x").feeds == (feed, bare)


def test_no_password_is_in_a_urls_file() -> None:
    assert write_urls([Subscription("https://me:secret@a.example/")]) == "https://me@a.example/\n"


# As newsboat 2.21 wrote it; it exports neither tags nor hidden marks.
NEWSBOAT_OPML = b"""<?xml version="1.0"?>
<opml version="1.0">
  <head>
    <title>newsboat - Exported Feeds</title>
  </head>
  <body>
    <outline type="rss" xmlUrl="http://harbour.example/a.xml?x=1&amp;y=2" htmlUrl="" title=""/>
    <outline type="rss" xmlUrl="http://harbour.example/b.xml" htmlUrl="https://harbour.example/" title="&#xDC;n&#xEF;code &#x2014; &#x201C;quotes&#x201D; &amp; &lt;b&gt;"/>
    <outline type="rss" xmlUrl="file:///home/me/local.xml" htmlUrl="" title=""/>
  </body>
</opml>
"""


def test_opml_of_newsboat() -> None:
    found = read_opml(NEWSBOAT_OPML, "x.opml")
    assert found.feeds == (
        Subscription("http://harbour.example/a.xml?x=1&y=2"),
        Subscription("http://harbour.example/b.xml", "Ünïcode — “quotes” & <b>", (), "https://harbour.example/"),
    )
    assert [failure.path for failure in found.failed] == ["x.opml, line 9: file:///home/me/local.xml"]


@pytest.mark.skipif(shutil.which("newsboat") is None, reason="newsboat is not installed")
def test_newsboat_itself_reads_what_is_written(tmp_path: Path) -> None:
    feeds = (
        Subscription(
            "http://127.0.0.1:9/a?x=1&y=%20", 'It\'s "A" & <b> ü', ("World/Asia", "R&D <x>"), "http://127.0.0.1:9/"
        ),
        Subscription("http://127.0.0.1:9/b", r"B\n", ("hidden",)),
        Subscription("http://127.0.0.1:9/c"),
    )

    def newsboat(urls: str, *arguments: str) -> bytes:
        command = ["newsboat", "-u", urls, "-c", "cache.db", "-C", "/dev/null", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env={"HOME": str(tmp_path)}, check=True, capture_output=True
        ).stdout

    (tmp_path / "urls").write_text(write_urls(feeds), encoding="utf-8")
    exported = read_opml(newsboat("urls", "-e"), "x")
    assert [(one.url, one.title) for one in exported.feeds] == [(one.url, one.title) for one in feeds]
    (tmp_path / "x.opml").write_text(write_opml(feeds), encoding="utf-8")
    (tmp_path / "imported").touch()
    newsboat("imported", "-i", "x.opml")
    taken = read_urls((tmp_path / "imported").read_bytes(), "imported")
    # It takes no titles, and of several folders the first.
    assert {one.url: one.tags for one in taken.feeds} == {one.url: one.tags[:1] for one in feeds}
