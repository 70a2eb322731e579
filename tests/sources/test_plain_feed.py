"""Plain feeds are read without feedparser, and to the same end: each document is read twice, once with an element that sends it there."""

from collections.abc import Callable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.sources.feeds.parsed_feed import ParsedFeed
from newsreader.sources.feeds.parsing import parse_feed
from newsreader.sources.feeds.plain_feed import read_plain

Parts = tuple[st.SearchStrategy[str], ...]
URL = "https://harbour.example/news/feed.xml?x=1"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:a="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:x="urn:x"'
)


def rss(items: str, head: str = "<title>Harbour News</title><link>/</link>") -> str:
    return f'<?xml version="1.0"?>\n<rss version="2.0" {SPACES}><channel>{head}{items}</channel></rss>'


def atom(entries: str, head: str = '<title>Harbour</title><link href="/"/>') -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}>{head}{entries}</feed>'


def both_ways(document: str) -> tuple[ParsedFeed, ParsedFeed]:
    """Return what a document gives, and what it gives by way of feedparser."""
    unusual = document.replace("</channel></rss>", "<x:y/></channel></rss>").replace("</feed>", "<x:y/></feed>")
    assert read_plain(unusual) is None
    return parse_feed(document.encode(), URL), parse_feed(unusual.encode(), URL)


def field(usual: str, *odd: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*[usual] * 12 * len(odd), *[""] * len(odd), *odd * 2])


def elements(name: str, usual: str, odd: Sequence[str], attributes: Sequence[str] = ()) -> st.SearchStrategy[str]:
    """Return one element of this name, or none, rarely two."""
    one = st.builds("<{0}{2}>{1}</{0}>".format, st.just(name), field(usual, *odd), field("", *attributes, *ATTRIBUTES))
    return st.sampled_from([1] * 40 + [0, 2]).flatmap(lambda times: st.tuples(*[one] * times).map("".join))


ATTRIBUTES = (' type="html"', ' type="text"', ' type="xhtml"', ' xml:lang="de"', ' xml:base="https://b.example/"', ' x:y="1"',
              ' type="HTML"', ' mode="escaped"', ' base="/b/"')  # fmt: skip
WORDS = ("", " \n ", "Caf\u00e9 &amp; <![CDATA[<b>bar</b>]]>", "a &lt;p&gt;b&lt;/p&gt; c", "caf\u00c3\u00a9", "it\u0092s", "日本 news",
         "R&amp;D &amp;lt;x&amp;gt;", "<b>not escaped</b>", "5 < 6", "&nbsp;", "<![CDATA[ ]]>", "x" * 3000, "a <!-- b --> c")  # fmt: skip
ADDRESSES = ("/a", "a?x=1&amp;y=2", "?p=1", "", "https://h.example/a#", "HTTPS://H.example/;p", "http:///h.example/a", "42",
             "tag:h.example,2026:1", "javascript:alert(1)", "https://h.example/?a=1&amp;amp;b=2", "//h.example/a b", "http://[h/",
             "mailto:me@h.example", " https://h.example/\n")  # fmt: skip
TIMES = ("Sun, 01 Mar 2026 12:15:00 GMT", "1 Mar 2026 12:15:00 +0100", "Sun, 01 Mar 2026 12:15:00 EST", "2026-03-01T12:15:00Z",
         "2026-03-01T12:15:00.25-05:30", "2026-03-01t12:15:00z", "2026-03-01", "1 mars 2026", "", "Sun, 31 Feb 2026 12:15:00 GMT",
         "Sun, 1 Mar 26 1:15:00 GMT", "2026-03-01T24:00:00Z", "Sun, 01 Mar 2026 12:15 +0000", "0001-01-01T00:00:00+23:00",
         "Sun, 01 Mar 2026 12:15:00 MET", "12 Mai 2026 12:15:00 GMT")  # fmt: skip
LINK = '{} rel="{}"{} href="{}"'.format
ATOM_LINKS = st.builds(
    LINK, st.just(""), field("alternate", "self", "enclosure", "ALTERNATE", "via", "replies"),
    field("", ' type="text/html"', ' type="audio/mpeg"', ' type="html"', ' hreflang="de"', ' xml:lang="de"'),
    field("https://harbour.example/a", *ADDRESSES),
)  # fmt: skip
OTHERS = field(
    "", '<media:thumbnail url="/a.jpg"/>', '<media:content url="/a.jpg"><media:credit>Bo</media:credit></media:content>',
    '<media:content url="/a.jpg"><media:title>Other</media:title></media:content>', "<media:description>Other</media:description>",
    "<slash:comments>2</slash:comments>", "stray words", '<category domain="x">news</category>', "<x:title>Other</x:title>",
    '<post-id xmlns="com-wordpress:feed-additions:1">7</post-id>', '<enclosure url="/a.mp3" length="1" type="audio/mpeg"/>',
    '<enclosure href="/b.mp3"/>', "<source url='/s'>Other</source>", "<dc:title>Other</dc:title>",
    "<image><title>Other</title><link>/other</link></image>", '<a:link rel="self" href="/feed.xml"/>', '<a:link href="/other"/>',
    '<cloud domain="h.example"/>', "<language>de</language>", "<textInput><title>Other</title></textInput>",
)  # fmt: skip
PEOPLE = ("<name>Ann</name><uri>/a</uri>", "<name>Ann</name><email>a@h.example</email>", "Ann", "", "<name/>")
TITLES = elements("title", "Ferry returns", WORDS)
RSS_HEAD = (
    TITLES,
    elements("link", "https://harbour.example/", ADDRESSES),
    OTHERS,
    elements("pubDate", TIMES[0], TIMES),
)
RSS_ITEM = (
    TITLES, elements("link", "https://harbour.example/a", ADDRESSES), OTHERS, elements("pubDate", TIMES[0], TIMES),
    elements("guid", "https://harbour.example/?p=1", ADDRESSES, (' isPermaLink="false"', ' isPermaLink="TRUE"', ' ispermalink="false"')),
    elements("description", "The board told of it.", WORDS), elements("content:encoded", "<![CDATA[<p>It told.</p>]]>", WORDS),
    elements("dc:creator", "Ann", ("ann@h.example (Ann)", *WORDS)), field("", "<author>Bo</author>", f"<dc:date>{TIMES[3]}</dc:date>"),
)  # fmt: skip
ATOM_HEAD = (
    TITLES, ATOM_LINKS.map("<link{}/>".format), OTHERS, elements("id", "urn:1", ADDRESSES),
    elements("author", "<name>Bo</name>", PEOPLE),
)  # fmt: skip
ATOM_ENTRY = (
    *ATOM_HEAD, elements("published", TIMES[3], TIMES), elements("updated", TIMES[3], TIMES),
    elements("summary", "The board told of it.", WORDS), elements("content", "&lt;p&gt;It told.&lt;/p&gt;", WORDS, ATTRIBUTES[:1] * 9),
    ATOM_LINKS.map("<link{}/>".format),
)  # fmt: skip


def documents(whole: Callable[[str, str], str], name: str, item: Parts, head: Parts) -> st.SearchStrategy[str]:
    """Return documents whose head and items have their parts in any order."""
    items = st.tuples(*item).flatmap(st.permutations).map("".join).map(f"<{name}>{{}}</{name}>".format)
    return st.builds(
        whole, st.lists(items, max_size=2).map("".join), st.tuples(*head).flatmap(st.permutations).map("".join)
    )


@settings(max_examples=200)
@given(documents(rss, "item", RSS_ITEM, RSS_HEAD))
def test_any_rss_is_read_as_feedparser_reads_it(document: str) -> None:
    plain, parsed = both_ways(document)
    assert plain == parsed


@settings(max_examples=200)
@given(documents(atom, "entry", ATOM_ENTRY, ATOM_HEAD))
def test_any_atom_is_read_as_feedparser_reads_it(document: str) -> None:
    plain, parsed = both_ways(document)
    assert plain == parsed


def test_a_document_type_far_behind_declares_nothing() -> None:
    declared = f"<!--{'x' * 6000}--><!DOCTYPE rss [<!ENTITY a 'BOOM'>]>"
    document = declared + rss("<item><title>News &a; today</title></item>").partition("\n")[2]
    assert read_plain(document) is None
    assert "BOOM" not in parse_feed(document.encode(), URL).entries[0].title
