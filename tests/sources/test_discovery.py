"""Where a page's feeds are found."""

import pytest
from tests.traps import no_trap

from newsreader.models import PageFeed
from newsreader.sources.discovery import page_feeds, usual_feeds

URL = "https://harbour.example/news/index.html"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("<link rel='alternate' type='application/rss+xml' href='/a'>", "https://harbour.example/a"),
        ("<base href='//cdn.example/x/'><LINK REL=Alternate TYPE=Application/ATOM+XML HREF=b>", "https://cdn.example/x/b"),
        ("<link rel='home alternate' type='text/xml; charset=utf-8' href='\n/c '/>", "https://harbour.example/c"),
        ("<link rel='feed' href='feed://harbour.example/d'>", "http://harbour.example/d"),
        ("<noscript><link rel='alternate' type='application/feed+json' href='e'></noscript>", "https://harbour.example/news/e"),
    ],
)  # fmt: skip
def test_pages_name_their_feeds(link: str, address: str) -> None:
    assert page_feeds(f"<html><head>{link}</head>", URL) == ((PageFeed(address),), ())


@pytest.mark.parametrize(
    "link",
    ["<link rel='alternate' type='text/xml+oembed' href='/a'>", "<link rel='alternate' hreflang='de' href='/de'>",
     "<!-- <link rel='feed' href='/a'> -->", "<script>'<link rel=feed href=/a>'</script>", "<link rel='feed' href='javascript:x'>",
     "<link rel='alternate stylesheet' type='text/css' href='/a.css'>", "<a href='/feedback'>Tell us</a>"],
)  # fmt: skip
def test_other_links_are_no_feeds(link: str) -> None:
    assert page_feeds(f"<html><head>{link}</head>", URL) == ((), ())


def test_links_for_readers_may_lead_to_feeds() -> None:
    links = "".join(
        f"<a href='{path}'>Feed</a>" for path in ("/feed/", "/news.rss", "/all-atom.xml?a=1", "/feeders", "/x")
    )
    found = page_feeds(links + "<a type='application/rss+xml' href='/x'>RSS</a>", URL)
    host = "https://harbour.example"
    assert found == ((), (f"{host}/feed/", f"{host}/news.rss", f"{host}/all-atom.xml?a=1", f"{host}/x"))


def test_usual_places() -> None:
    assert usual_feeds("https://harbour.example/news")[:2] == (
        "https://harbour.example/news/feed",
        "https://harbour.example/feed",
    )


@pytest.mark.parametrize("flood", ["<a ", "<script ", "<!--", "<link 'x", "<a href='/feed'>", '<a "'])
def test_floods_of_links_are_no_trap(flood: str) -> None:
    with no_trap():
        named, perhaps = page_feeds(flood * (900_000 // len(flood)), URL)
    assert not named
    assert len(perhaps) <= 1
