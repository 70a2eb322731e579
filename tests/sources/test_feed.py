"""Feed documents: what they hold, what is mended, what is refused, and the child process that reads them."""

import json
from contextlib import closing

import pytest
from tests.feed_server import item, rss
from tests.traps import no_trap

from newsreader.errors import SourceError
from newsreader.models import PageFeed
from newsreader.sources.feeds import process
from newsreader.sources.feeds.bounds import ITEM_LIMIT
from newsreader.sources.feeds.parsed_feed import FeedEntry, NotAFeedError
from newsreader.sources.feeds.parser import FeedParser
from newsreader.sources.feeds.parsing import parse_feed

URL = "https://harbour.example/feed.xml"
TEN = "2026-03-03T10:00:00Z"


def test_rss() -> None:
    date = "<pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate><enclosure url='/talk.mp3' type='audio/mpeg' length='1'/>"
    found = parse_feed(
        rss(item("Ferry returns", text="&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;", extra=date)),
        URL,
    )
    assert (found.title, found.site, found.notes) == ("Harbour News", "https://harbour.example/", ())
    entry = found.entries[0]
    assert (entry.guid, entry.link) == ("ferry-returns", "https://harbour.example/ferry-returns")
    assert (entry.title, entry.text, entry.published) == (
        "Ferry returns",
        "One.\n\nTwo & three.",
        "2026-03-03T09:00:00Z",
    )
    assert entry.enclosures == ("https://harbour.example/talk.mp3",)


def test_atom_takes_the_whole_content_rather_than_the_summary() -> None:
    data = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Tides</title><entry><title>High water</title><id>urn:1</id>"
        "<link href='/one'/><updated>2026-03-03T10:00:00Z</updated><summary>Short.</summary>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Long text of it.</p></div></content></entry></feed>"
    )
    entry = parse_feed(data.encode(), URL).entries[0]
    assert (entry.guid, entry.link, entry.text) == ("urn:1", "https://harbour.example/one", "Long text of it.")
    assert entry.published == "2026-03-03T10:00:00Z"


@pytest.mark.parametrize(
    ("own", "text"), [("", "A long description of the picture."), ("The board met.", "The board met.")]
)
def test_what_is_told_of_a_picture_is_the_text_only_where_there_is_no_other(own: str, text: str) -> None:
    space = "xmlns:media='http://search.yahoo.com/mrss/'"
    told = f"<media:description {space} type='plain'>A long description of the picture.</media:description>"
    said = f"<description>{own}</description>" * bool(own)
    for parts in (said + told, told + said):
        assert parse_feed(rss(f"<item><title>A</title>{parts}</item>"), URL).entries[0].text == text


def test_json_feed() -> None:
    items = [{"id": 7, "url": "/a", "title": "A", "content_html": "<p>Text.</p>", "date_published": "2026-03-03T10:00:00+02:00"},
             {"id": "b", "title": "B", "content_text": "Plain."}, "no item"]  # fmt: skip
    found = parse_feed(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items}).encode(), URL
    )
    assert [(one.guid, one.link, one.text, one.published) for one in found.entries] == [
        ("7", "https://harbour.example/a", "Text.", "2026-03-03T08:00:00Z"),
        ("b", "", "Plain.", None),
    ]


EDITS = {"title": "Other", "text": "Other.", "guid": "2", "link": "/other", "author": "Bo", "date": "2026-03-04T10:00:00Z",
         "file": "/b.mp3"}  # fmt: skip


def a_feed(form: str, **edited: str) -> bytes:
    """Return a feed of one item in this form, with some of its values edited."""
    said = {"title": "Ferry", "text": "One.", "guid": "1", "link": "/a", "author": "Ann", "date": "2026-03-03T10:00:00Z",
            "file": "/a.mp3", "feed": "Harbour", **edited}  # fmt: skip
    if form.startswith("json"):
        words = (
            {"content_text": said["text"]} if form == "json in words" else {"content_html": f"<p>{said['text']}</p>"}
        )
        one = {"id": said["guid"], "url": said["link"], "title": said["title"], **words,
               "date_published": said["date"], "authors": [{"name": said["author"]}], "attachments": [{"url": said["file"]}]}  # fmt: skip
        return json.dumps({"version": "https://jsonfeed.org/version/1", "title": said["feed"], "items": [one]}).encode()
    one = (
        f"<title>{said['title']}</title><guid isPermaLink='false'>{said['guid']}</guid><link>{said['link']}</link>"
        f"<description>{said['text']}</description><dc:creator>{said['author']}</dc:creator>"
        f"<dc:date>{said['date']}</dc:date><enclosure url='{said['file']}'/>{'<x:y/>' * (form == 'unusual')}"
    )
    return (
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:x='urn:x'><channel>"
        f"<title>{said['feed']}</title><item>{one}</item></channel></rss>"
    ).encode()


@pytest.mark.parametrize("form", ["plain", "unusual", "json", "json in words"])
def test_an_item_is_read_again_when_anything_it_says_is_new_and_only_then(form: str) -> None:
    (first,) = parse_feed(a_feed(form), URL).entries
    (again,) = parse_feed(a_feed(form), URL, known={first.number}).entries
    assert again == FeedEntry(first.guid, "", "", "", number=first.number)
    (as_before,) = parse_feed(a_feed(form, feed="Another name"), URL).entries
    assert as_before == first
    for name, value in EDITS.items():
        (edited,) = parse_feed(a_feed(form, **{name: value}), URL, known={first.number}).entries
        assert edited.number != first.number, name
        assert edited.text, name
    # Without an id it is told by its link and title, which are then needed.
    (bare,) = parse_feed(a_feed(form, guid=""), URL).entries
    assert parse_feed(a_feed(form, guid=""), URL, known={bare.number}).entries == (bare,)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad", "mailto:a@b.example", "data:x,y"]
)
def test_links_that_must_not_be_opened_are_none(link: str) -> None:
    assert parse_feed(rss(item("Odd link", link=link)), URL).entries[0].link == ""


def test_links_in_the_text_are_listed_without_dangerous_ones() -> None:
    anchors = '<p>See <a class="x" href="/map?a=1&amp;b=2">the <b>map</b></a>, <a href=\'javascript:x\'>this</a> and '
    anchors += '<a href="https://harbour.example/linked">itself</a>, <a href=/map?a=1&amp;b=2>again</a>.</p>'
    entry = parse_feed(rss(item("Linked", text=f"<![CDATA[{anchors}]]>")), URL).entries[0]
    assert entry.text == "See the map, this and itself, again."
    assert entry.links == ("the map: https://harbour.example/map?a=1&b=2",)


@pytest.mark.parametrize(
    "flood", ["<a href=" * 20_000, "<a href='x'>" * 20_000, "<a " + "x " * 200_000, '<a href="' * 20_000]
)
def test_floods_of_links_are_no_trap(flood: str) -> None:
    with no_trap():
        assert parse_feed(rss(item("Flood", text=f"<![CDATA[{flood}]]>")), URL).entries[0].title == "Flood"


@pytest.mark.parametrize("date", ["", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "Sat, 01 Jan 10000 00:00:00 GMT",
                                  "Fri, 31 Dec 9999 23:59:59 GMT", "0001-01-01T00:00:00+14:00", "9" * 400, "2026-W10-2", "2026", "12:30:00", "--03-03",
                                  "2026-13-01", "Mon, 30 Feb 2026 10:00:00 GMT",
                                  "Mon, 02 Feb 2026 25:61:00 GMT"])  # fmt: skip
def test_impossible_dates_are_none(date: str) -> None:
    found = parse_feed(rss(item("Undated", extra=f"<pubDate>{date}</pubDate>"), item("Next")), URL)
    assert [entry.published for entry in found.entries] == [None, None]


@pytest.mark.parametrize(
    "date",
    ["Tue, 03 Mar 2026 12:00:00 CEST", "Tue, 03 Mar 2026 10:00:00", "Tue 03 Mar 2026 11:00:00 GMT+1", "20260303T100000Z",
     "2026-03-03T10:00:00", "3 Mar 2026 19:00:00 JST", "03 Mar 26 10:00 GMT", "Tue, 3 Mar 2026 19:00 JST", "3 Mar 2026 05:00 EST", "2026/03/03 10:00:00", "Tuesday,03-March-2026 10:00:00",
     "2026-03-03 10:00 UTC", "Tue, 03 Mar 2026 09:59:60 GMT"],
)  # fmt: skip
def test_dates_in_forms_that_are_seen_too(date: str) -> None:
    assert parse_feed(rss(item("Dated", extra=f"<pubDate>{date}</pubDate>")), URL).entries[0].published == TEN


def test_a_json_feed_may_write_its_dates_as_mail_does() -> None:
    items = [{"id": "1", "title": "A", "date_published": "Tue, 03 Mar 2026 10:00:00 GMT"}]
    data = json.dumps({"version": "https://jsonfeed.org/version/1", "title": "J", "items": items}).encode()
    assert parse_feed(data, URL).entries[0].published == TEN


def test_relative_addresses_start_from_the_site_in_rss_and_from_the_document_in_atom() -> None:
    linked = "<![CDATA[<a href='map'>The map</a>]]>"
    (entry,) = parse_feed(rss(item("A", text=linked, link="b?c=1")), "https://cdn.example/x/feed").entries
    assert (entry.link, entry.links) == ("https://harbour.example/b?c=1", ("The map: https://harbour.example/map",))
    start = "<feed xmlns='http://www.w3.org/2005/Atom'{}><link href='https://other.example/'/><entry xml:base='{}'><title>A</title>"
    rest = "<id>urn:1</id><link href='b'/><content type='html'>&lt;a href='map'>The map&lt;/a></content></entry></feed>"
    plain = start.replace(" xml:base='{}'", "").format("") + rest
    assert parse_feed(plain.encode(), URL).entries[0].link == "https://harbour.example/b"
    (entry,) = parse_feed((start.format(" xml:base='https://base.example/1/'", "2/") + rest).encode(), URL).entries
    assert (entry.link, entry.links) == ("https://base.example/1/2/b", ("The map: https://base.example/1/2/map",))
    (entry,) = parse_feed((start.format("", "javascript:alert(1)//") + rest).encode(), URL).entries
    assert entry.link == "https://harbour.example/b"


def test_an_id_that_is_an_address_stands_for_a_missing_link() -> None:
    entry = parse_feed(rss("<item><title>A</title><link/><guid>https://harbour.example/a</guid></item>"), URL).entries[
        0
    ]
    assert entry.link == "https://harbour.example/a"


def test_addresses_are_taken_as_browsers_take_them() -> None:
    entry = parse_feed(rss(item("A", link="https://harbour.example/a b\n/c")), URL).entries[0]
    assert entry.link == "https://harbour.example/a%20b/c"


def test_faulty_references_are_mended_and_cost_nothing_else() -> None:
    text = "R&D at Lee & Sons &amp Co&nbsp;&mdash; &unknown; <![CDATA[AT&T &eacute;]]>"
    found = parse_feed(rss(item("Caf&eacute; &#55357;&#56832; &#xD800;", text=text, link="/a?b=1&lang=de&copy=2")), URL)
    (entry,) = found.entries
    assert (entry.title, entry.link) == ("Café \U0001f600 \ufffd", "https://harbour.example/a?b=1&lang=de&copy=2")
    assert entry.text == "R&D at Lee & Sons & Co — &unknown; AT&T é"
    assert found.notes == ()


@pytest.mark.parametrize(
    ("said", "author"),
    [("<author>desk@harbour.media (Ann Lee)</author>", "Ann Lee"), ("<author>Ann Lee</author>", "Ann Lee"),
     ("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Day</dc:creator>", "Ann Lee, Bo Day")],
)  # fmt: skip
def test_authors_are_named_without_their_addresses(said: str, author: str) -> None:
    said = said.replace("<dc:creator", "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'")
    assert parse_feed(rss(item("A", extra=said)), URL).entries[0].author == author


def test_titles_are_text_and_lose_no_sign() -> None:
    titles = ["&lt;b&gt;Bold&lt;/b&gt; &amp;amp; 5 &amp;lt; 6", "1 &lt; 2 and 3 &gt; 2", "&#144;q plain", "[/] [x]"]
    found = parse_feed(
        rss(*(item(title, guid=str(n), link=f"https://a.example/{n}") for n, title in enumerate(titles))), URL
    )
    assert [entry.title for entry in found.entries] == ["Bold & 5 < 6", "1 < 2 and 3 > 2", "�q plain", "[/] [x]"]


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("utf-8", "cp1252"), ("utf-16", "utf-8"), ("x-unknown", "utf-8"), ("shift_jis", "utf-8"), ("utf-7", "utf-8"),
     ("zip", "utf-8"), ("iso-8859-15", "iso-8859-15"), ("utf-16", "utf-16")],
)  # fmt: skip
def test_wrong_labels_of_the_encoding(label: str, encoding: str) -> None:
    data = rss(item("Café € naïve")).decode().replace("encoding='utf-8'", f"encoding='{label}'").encode(encoding)
    assert parse_feed(data, URL, "us-ascii").entries[0].title == "Café € naïve"


@pytest.mark.parametrize(
    ("label", "encoding", "title"),
    [("x-sjis", "cp932", "東京の天気①"), ("gb2312", "gb18030", "今天的新闻𠮷"), ("windows-874", "cp874", "ข่าววันนี้")],
)
def test_names_that_only_the_web_has_for_encodings(label: str, encoding: str, title: str) -> None:
    data = rss(item(title)).decode().replace("encoding='utf-8'", f"encoding='{label}'").encode(encoding)
    assert parse_feed(data, URL).entries[0].title == title


def test_entities_are_not_expanded_and_nothing_is_included() -> None:
    head = "<!DOCTYPE z [<!ENTITY a 'AAAA'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    found = parse_feed(rss(item("Bomb &b;&f;"), item("Good"), head=head), URL)
    assert "root:" not in str(found)
    assert "AAAA" not in str(found)
    assert found.entries[-1].title == "Good"


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"/etc/passwd", b"http://harbour.example/", b"<!doctype html><html><body>Hi", b"%PDF-1.7 \x00\x01", b"{}",
     b'{"version": "1", "items": []}', b"<?xml version='1.0'?>", b"<opml><body/></opml>"],
)  # fmt: skip
def test_what_is_not_a_feed(data: bytes) -> None:
    with pytest.raises(NotAFeedError):
        parse_feed(data, URL)


def test_a_page_offers_its_feeds() -> None:
    page = (
        b"<html><head><link rel='alternate' type='application/rss+xml' title='All &amp; more' href='/rss?a=1&amp;b=2'>"
    )
    with pytest.raises(NotAFeedError) as error:
        parse_feed(page, URL)
    assert error.value.feeds == (PageFeed("https://harbour.example/rss?a=1&b=2", "All & more"),)


@pytest.mark.parametrize(
    "extra",
    [f"<author>a@b ({'n' * 50_000}</author>", f"<author>{'(' * 20_000}</author>", f"<category>{'c' * 100_000}</category>",
     "<x " + " ".join(f'a{n}="1"' for n in range(30_000)) + "/>", ("<x " + " ".join(f'a{n}="1"' for n in range(900)) + "/>") * 90,
     f"<description>&#{'9' * 20_000}; &lt;p&gt;&amp;#{'9' * 20_000};</description>",
     f"<description><![CDATA[<img src='data:image/png;base64,{'QUJD' * 300_000}'>]]></description>", "<georss:point>nan inf</georss:point>",
     f"<itunes:duration>{'9' * 20_000}</itunes:duration>", "<a>" * 400 + "</a>" * 400],
)  # fmt: skip
def test_values_that_make_parsers_slow_are_no_trap(extra: str) -> None:
    with no_trap():
        found = parse_feed(rss(item("Odd", extra=extra), item("Good")), URL)
    assert [entry.title for entry in found.entries] == ["Odd", "Good"]


def test_too_much_is_cut_or_refused() -> None:
    many = parse_feed(rss(*(item(f"Item {n}") for n in range(ITEM_LIMIT + 5))), URL)
    assert len(many.entries) == ITEM_LIMIT
    assert many.notes == (f"only its first {ITEM_LIMIT:,} items were read",)
    empty = parse_feed(rss(item("First"), "<x:item xmlns:x='urn:x'/>", "<item/>" * 5_000, item("Late")), URL)
    assert [entry.title for entry in empty.entries] == ["First"]
    assert empty.notes
    files = parse_feed(rss(item("Files", extra="<enclosure url='/x'/>" * 5_000 + "<enclosure url='/late'/>")), URL)
    assert files.entries[0].enclosures == ("https://harbour.example/x",)
    with pytest.raises(SourceError, match="deep"):
        parse_feed(rss("<a>" * 30_000 + "</a>" * 30_000), URL)
    with pytest.raises(SourceError, match="name of more than"):
        parse_feed(rss(item("Name", extra=f"<{'n' * 500_000}/>")), URL)
    with pytest.raises(SourceError, match="1 MB"):
        parse_feed(rss(item("Tag", extra="<x a='" + "b" * 1_100_000)), URL)


@pytest.mark.parametrize("whole", [
    rss(item("Ferry returns"), item("Pier opens"), item("Harbour closes", text="&lt;p&gt;One.&lt;/p&gt;")),
    b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Tides</title>"
    b"<entry><title>High water</title><link href='/one'/><id>urn:1</id></entry>"
    b"<entry><title>Low water</title><link href='/two'/><id>urn:2</id></entry></feed>",
])  # fmt: skip
def test_of_a_document_that_is_cut_off_only_whole_items_are_read(whole: bytes) -> None:
    entries = parse_feed(whole, URL).entries
    for end in range(whole.index(b"<title>"), len(whole)):
        found = parse_feed(whole[:end], URL).entries
        assert found == entries[: len(found)]


def test_a_damaged_document_gives_what_is_whole() -> None:
    found = parse_feed(rss(item("Whole"), item("Broken"))[:-70], URL)
    assert found.entries[0].title == "Whole"
    assert found.notes


class TestParser:
    """The child process."""

    def test_it_reads_one_document_after_the_other(self) -> None:
        with closing(FeedParser()) as parser:
            assert parser.parse(rss(item("One")), URL).entries[0].title == "One"
            with pytest.raises(NotAFeedError) as error:
                parser.parse(b"<html><link rel='alternate' type='application/atom+xml' href='/a'>", URL)
            assert error.value.feeds == (PageFeed("https://harbour.example/a"),)
            assert parser.parse(rss(item("Two")), URL).entries[0].title == "Two"

    def test_it_is_killed_when_it_takes_too_long_and_lives_again(self) -> None:
        with closing(FeedParser(seconds=0.001)) as parser:
            with pytest.raises(SourceError, match="more than"):
                parser.parse(rss(*(item(f"Item {n}") for n in range(900))), URL)
            parser._seconds = 20
            assert parser.parse(rss(item("Again")), URL).entries[0].title == "Again"

    @pytest.mark.parametrize(
        ("fault", "told"), [(MemoryError, "more memory than a feed may"), (RecursionError, "too deep in each other")]
    )
    def test_it_says_why_a_document_is_too_much_for_it(
        self, fault: type[Exception], told: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise fault

        monkeypatch.setattr(process, "parse_feed", fail)
        assert told in process._answer(b"", URL, None, frozenset(), page=False)["error"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Fri, 18 Jul 2025 09:30:00 +0900", "2025-07-18T00:30:00Z"),
        ("Fri, 18 Jul 2025 06:00:00 +0900", "2025-07-18T06:00:00+09:00"),  # in UTC it is the day before
        ("Thu, 17 Jul 2025 22:30:00 EST", "2025-07-17T22:30:00-05:00"),
        ("2025-07-17T22:30:00.5-05:00", "2025-07-17T22:30:00-05:00"),
        ("Fri, 18 Jul 2025 03:30:00 GMT", "2025-07-18T03:30:00Z"),
    ],
)
def test_a_time_that_is_of_another_day_in_utc_keeps_its_zone(written: str, told: str) -> None:
    plain = rss(item("A", extra=f"<pubDate>{written}</pubDate>"))
    odd = plain.replace(b"<channel>", b"<channel xmlns:x='urn:x'><x:y>z</x:y>")  # as feedparser reads it
    in_json = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "title": "A", "date_published": written}],
    }
    for document in (plain, odd, json.dumps(in_json).encode()):
        assert parse_feed(document, URL).entries[0].published == told
