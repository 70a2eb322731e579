"""HTML, mail, JSON and packed files become drafts with what they declare."""

import gzip
import json
from pathlib import Path

import pytest
from tests.traps import no_trap

from newsreader.errors import SourceError
from newsreader.models import Aside
from newsreader.sources.html import html_to_text
from newsreader.sources.textfile import drafts_of, read_bytes

PAGE = """<!doctype html><html><head><title>Ferry fares rise | Harbour Echo</title>
<meta property="og:site_name" content="Harbour Echo"><meta property="og:title" content="Ferry fares rise &amp; fall">
<meta property="article:published_time" content="2025-04-03T08:00:00+02:00"><link rel="canonical" href="https://echo.example/f">
<script>document.write("<p>no</p>")</script><style>p{}</style></head><body>
<nav><a href="/">Home</a> <a href="/m">Markets</a></nav><article><header><h1>Ferry fares rise</h1></header>
<p>The crossing will cost <b>four</b> crowns more,
the operator said, because the price of fuel has doubled since the winter and the quay has to be rebuilt.</p>
<p>Season tickets stay as they are &mdash; for now. Commuters had asked for that in a letter to the board.</p>
<ul><li>Cars: 40</li><li>Bicycles: 8</li></ul><!-- <p>hidden</p> --></article><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_declares() -> None:
    [draft], bad = drafts_of(PAGE.encode(), "f.HTML")
    assert bad == []
    assert draft.text.split("\n\n") == [
        "The crossing will cost four crowns more, the operator said, because the price of fuel has doubled since the "
        "winter and the quay has to be rebuilt.",
        "Season tickets stay as they are — for now. Commuters had asked for that in a letter to the board.",
        "- Cars: 40",
        "- Bicycles: 8",
    ]
    assert (draft.title, draft.source) == ("Ferry fares rise", "Harbour Echo")
    assert (draft.published, draft.url) == ("2025-04-03T08:00:00+02:00", "https://echo.example/f")
    assert draft.asides == (Aside("navigation", "Home Markets\n\nAll rights reserved"),)


@pytest.mark.parametrize(
    "markup", ["<" * 200_000, "<!--" * 50_000, "<a " * 100_000, "<div>" * 50_000, '<a href="' * 50_000]
)
def test_floods_of_markup_take_linear_time(markup: str) -> None:
    assert html_to_text("<p>begin</p>" + markup).startswith("begin")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(SourceError, match="no readable text"):
        drafts_of(b"<html><script>x</script></html>", "f.htm")


def test_a_mail_gives_subject_sender_date_and_its_plain_part() -> None:
    mail = (
        b"From: Harbour Echo <desk@echo.example>\r\nSubject: =?utf-8?q?Caf=C3=A9?= fares\r\n"
        b"Date: Thu, 03 Apr 2025 08:00:00 +0200\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nThe caf\xe9 is open.\r\n"
    )
    [draft], _ = drafts_of(mail, "m.eml")
    assert (draft.title, draft.source, draft.published) == ("Café fares", "Harbour Echo", "2025-04-03T08:00:00+02:00")
    assert draft.text == "The café is open.\n"


@pytest.mark.parametrize(
    ("mail", "wrong"),
    [
        (b"", "empty"),
        (b"From: a@b.example\r\n\r\n", "no text"),
        (b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n", "no text"),
        (b"Content-Type: multipart/mixed\r\n\r\nNo boundary.\r\n", "no text"),
    ],
)
def test_a_mail_without_text_is_refused(mail: bytes, wrong: str) -> None:
    with pytest.raises(SourceError, match=wrong):
        drafts_of(mail, "m.eml")


@pytest.mark.parametrize("charset", [b"klingon", b"\0utf-8", b"hex"])
def test_a_mail_that_labels_itself_wrongly_is_read_all_the_same(charset: bytes) -> None:
    [draft], _ = drafts_of(
        b"From: =?nonsense?q?=\r\nDate: yesterday\r\nContent-Type: text/html; charset=" + charset + b"\r\n\r\n"
        b"<p>The caf\xe9 is open.</p><p>Come in.</p>\r\n",
        "m.eml",
    )
    assert (draft.text, draft.published) == ("The café is open.\n\nCome in.", None)
    assert draft.notes == ("guessed encoding: cp1252",)


def test_a_page_may_declare_its_headline_and_date_in_linked_data() -> None:
    data = '{"@type": "NewsArticle", "headline": "Ferry fares rise", "datePublished": "2025-04-03", "image": []}'
    for found in (data, f"[{data}]"):
        script = f'<script type="application/ld+json">{found}</script>'
        [draft], _ = drafts_of(
            f"<html><title>Echo</title>{script}<p>The crossing will cost more.</p>".encode(), "f.html"
        )
        assert (draft.title, draft.published) == ("Ferry fares rise", "2025-04-03")
    for broken in ('{"headline": ', '"headline"', "[" * 100_000, '{"headline": 1}'):
        script = f'<script type="application/ld+json">{broken}</script>'
        [draft], _ = drafts_of(
            f"<html><title>Echo</title>{script}<p>The crossing will cost more.</p>".encode(), "f.html"
        )
        assert draft.title == "Echo"


def test_json_objects_lists_and_lines_are_read_by_their_usual_keys() -> None:
    one = {
        "headline": "A",
        "body": "<p>First.</p><p>Second.</p>",
        "datePublished": "2025-04-03",
        "publisher": {"name": "Echo"},
    }
    [draft], _ = drafts_of(json.dumps(one).encode(), "a.json")
    assert (draft.title, draft.text, draft.published, draft.source) == ("A", "First.\n\nSecond.", "2025-04-03", "Echo")
    several, _ = drafts_of(json.dumps({"articles": [one, one | {"headline": "B"}]}).encode(), "a.json")
    assert [(draft.title, draft.item) for draft in several] == [("A", "A"), ("B", "B")]


def test_what_json_declares_can_be_stored_and_shown() -> None:
    odd = {
        "id": "\ud800", "text": "The \ud800 bridge.", "title": "\ud801", "author": "A\x1b[31mnn \udfff", "url": "javascript:1",
        "source": {"name": "\ud800"}, "aside": [{"kind": [], "text": "x"}, {"kind": "promotion", "text": "Buy"}],
    }  # fmt: skip
    first, second = drafts_of(
        json.dumps([odd, odd | {"id": "\ud802", "url": "https://a.example/\ud800"}]).encode(), "a.json"
    )[0]
    assert "\\ud8" not in repr((first, second))
    assert first.item != second.item
    assert (first.author, first.url, second.url) == ("A^[[31mnn \ufffd", None, "https://a.example/\ufffd")
    assert first.asides == (Aside("promotion", "Buy"),)


def test_bad_lines_of_json_are_named_and_the_rest_is_read() -> None:
    drafts, bad = drafts_of(b'{"title": "A", "text": "x"}\n{"title":\n[]\n', "a.jsonl")
    assert [draft.title for draft in drafts] == ["A"]
    assert [error.subject for error in bad] == ["a.jsonl, line 2", "a.jsonl, line 3"]
    assert bad[0].reason == "not valid JSON (column 10)"


def test_many_bad_lines_are_counted_and_many_entries_of_one_name_told_apart_at_once() -> None:
    drafts, bad = drafts_of(b'{"title": "A"}\n' + b"{\n" * 300_000, "a.jsonl")
    assert (len(drafts), len(bad)) == (1, 101)
    assert str(bad[-1]) == "a.jsonl: 299,900 more entries in it cannot be read. Mend it, or save the article as text"
    entries = [{"title": "A"}, {"title": "A (3)"}, *[{"title": "A"}] * 30_000]
    with no_trap():
        drafts, _ = drafts_of(json.dumps(entries).encode(), "a.json")
    assert [draft.item for draft in drafts[:5]] == ["A", "A (3)", "A (2)", "A (4)", "A (5)"]
    assert len({draft.item for draft in drafts}) == 30_002


def test_items_keep_their_names_when_a_file_grows_at_the_top() -> None:
    lines = [json.dumps({"id": k, "text": f"Text {k}"}) for k in (1, 2)]
    before, _ = drafts_of("\n".join(lines).encode(), "a.jsonl")
    after, _ = drafts_of("\n".join([json.dumps({"id": 9, "text": "New"}), *lines]).encode(), "a.jsonl")
    assert [draft.item for draft in after][1:] == [draft.item for draft in before]


def test_a_packed_file_is_read_and_its_limit_kept() -> None:
    [draft], _ = drafts_of(gzip.compress(b"Plain text."), "a.txt.gz")
    assert draft.text == "Plain text."
    [draft], _ = drafts_of(gzip.compress(b"Plain text, ") + gzip.compress(b"packed in two parts."), "a.txt.gz")
    assert draft.text == "Plain text, packed in two parts."
    with pytest.raises(SourceError, match="larger than 10 MB"):
        drafts_of(gzip.compress(b"x" * 10_000_001), "a.txt.gz")
    with pytest.raises(SourceError, match="damaged gzip"):
        drafts_of(gzip.compress(b"Plain text." * 100)[:-9], "a.txt.gz")
    with pytest.raises(SourceError, match="damaged gzip"):
        drafts_of(gzip.compress(b"Plain text.")[:10] + b"?" * 20, "a.txt.gz")
    with pytest.raises(SourceError, match=r"damaged gzip file\. Pack it again"):
        drafts_of(gzip.compress(b"Plain text.") + b"more", "a.txt.gz")
    with pytest.raises(SourceError, match="not a gzip"):
        drafts_of(b"Plain text.", "a.txt.gz")


def test_a_file_that_vanished_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_bytes(str(tmp_path / "gone.txt"))


@pytest.mark.parametrize(
    ("date", "published"),
    [
        (1752739200, "1752739200"),
        (1752739200.25, "1752739200"),
        ({"$date": "2025-07-17T08:00:00Z"}, "2025-07-17T08:00:00Z"),
    ],
)
def test_a_date_of_a_record_may_be_what_programs_and_databases_write(date: object, published: str) -> None:
    record = {"_id": {"$oid": "65a"}, "title": "Ferry fares rise", "date": date}
    [draft], _ = drafts_of(json.dumps(record).encode() + b"\n", "f.jsonl")
    assert (draft.published, draft.item) == (published, "65a")


def test_a_date_lent_by_a_story_does_not_come_back_as_the_article_s_own() -> None:
    lent = {"text": "A bridge closed.", "published": "2026-03-03", "published_from": "story"}
    own = {"text": "A road closed.", "published": "2026-03-04", "published_from": "dateline"}
    drafts, _ = drafts_of("\n".join(map(json.dumps, (lent, own))).encode(), "/library/export.jsonl")
    assert [draft.published for draft in drafts] == [None, "2026-03-04"]


HEAD = b"From: Harbour Echo <desk@echo.example>\r\nSubject: Fares\r\nMIME-Version: 1.0\r\n"


@pytest.mark.parametrize(
    ("mail", "text"),
    [
        (  # newsletters with a plain part of nothing
            b'Content-Type: multipart/alternative; boundary="Q"\r\n\r\n--Q\r\nContent-Type: text/plain\r\n\r\n \r\n'
            b"--Q\r\nContent-Type: text/html\r\n\r\n<p>The crossing costs more.</p>\r\n--Q--\r\n",
            "The crossing costs more.",
        ),
        (
            b"Content-Type: message/rfc822\r\n\r\nFrom: b@echo.example\r\nSubject: Inner\r\n\r\nSent on: it costs more.\r\n",
            "Sent on: it costs more.",
        ),
        (
            b"Content-Type: text/plain; format=flowed\r\n\r\nThe crossing \r\ncosts more \r\nfrom May.\r\n\r\nCome in.\r\n-- \r\nDesk\r\n",
            "The crossing costs more from May.\n\nCome in.\n-- \nDesk",
        ),
        (b"Content-Type: text/plain; charset=x-sjis\r\n\r\n" + "港の記事".encode("cp932"), "港の記事"),
        (b"Content-Type: text/plain; charset=unicode_escape\r\n\r\nA path C:\\x1b\r\n", "A path C:\\x1b"),
    ],
    ids=["blank plain part", "forwarded", "flowed", "label of the web", "label of no encoding"],
)
def test_the_text_of_a_mail_is_found_in_whatever_part_it_is(mail: bytes, text: str) -> None:
    [draft], _ = drafts_of(HEAD + mail, "m.eml")
    assert draft.text.strip() == text


@pytest.mark.parametrize(
    "header", [b"Subject: " + b"x " * 500_000, b'Content-Type: "' + b'"' * 500_000], ids=["subject", "type"]
)
def test_a_huge_header_of_a_mail_takes_no_minutes(header: bytes) -> None:
    with no_trap():
        [draft], _ = drafts_of(header + b"\r\n\r\nThe crossing costs more.\r\n", "m.eml")
    assert draft.text == "The crossing costs more.\n"


def test_a_mail_of_parts_within_parts_without_end_is_refused_in_words() -> None:
    mail = b"Content-Type: text/plain\r\n\r\nInnermost.\r\n"
    for number in range(2000):
        mail = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n%b" % (number, number, mail)
    with pytest.raises(SourceError, match="too deep"):
        drafts_of(HEAD + mail, "m.eml")


def test_a_page_in_an_old_encoding_is_read_as_its_head_says() -> None:
    for encoding, words in (("iso-8859-2", "Příliš žluťoučký kůň"), ("x-sjis", "港の料金"), ("koi8-r", "Паром")):
        page = f'<html><meta http-equiv="Content-Type" content="text/html; charset={encoding}"><p>{words} úpěl.</p>'
        [draft], _ = drafts_of(page.encode("cp932" if encoding == "x-sjis" else encoding, "replace"), "f.html")
        assert draft.text.startswith(words)
        assert draft.notes == ()
    [draft], _ = drafts_of('<meta charset="shift_jis"><p>Café is UTF-8</p>'.encode(), "f.html")
    assert draft.text == "Café is UTF-8"


def test_blank_lines_part_paragraphs_of_preformatted_text() -> None:
    markup = "<pre>The crossing\ncosts more.\n \nSeason tickets\n stay.</pre><p>One\n\nline.</p>"
    assert html_to_text(markup) == "The crossing costs more.\n\nSeason tickets stay.\n\nOne line."
    [draft], _ = drafts_of(f"<html><title>F</title>{markup}".encode(), "f.html")
    assert draft.text == html_to_text(markup)


def test_linked_data_may_stand_in_a_graph() -> None:
    data = '{"@graph": [{"@type": "Person"}, {"@type": "WebPage", "datePublished": "2025-04-03", "headline": "Fares"}]}'
    page = f'<html><script type="application/ld+json">{data}</script><p>The crossing will cost more.</p>'
    [draft], _ = drafts_of(page.encode(), "f.html")
    assert (draft.title, draft.published) == ("Fares", "2025-04-03")


def test_json_is_read_in_the_shapes_in_which_others_write_it() -> None:
    paragraphs = [f"Paragraph {number}." for number in range(120)]
    [draft], _ = drafts_of(json.dumps({"Title": "A", "BODY": paragraphs, "pubDate": "2025-04-03"}).encode(), "a.json")
    assert (draft.title, draft.text, draft.published) == ("A", "\n\n".join(paragraphs), "2025-04-03")
    wordpress = {
        "id": 7, "date": "2025-04-03T08:00:00", "link": "https://echo.example/7", "title": {"rendered": "Fares &#8211; up"},
        "content": {"rendered": "<p>It costs more.</p>\n<p>From May.</p>", "protected": False},
    }  # fmt: skip
    [draft], _ = drafts_of(json.dumps([wordpress]).encode(), "posts.json")
    assert (draft.title, draft.text) == ("Fares – up", "It costs more.\n\nFrom May.")
    assert (draft.published, draft.url) == ("2025-04-03T08:00:00", "https://echo.example/7")


def test_lines_of_json_and_lists_are_read_whatever_the_ending_says() -> None:
    both = [{"title": "A", "text": "x"}, {"title": "B", "text": "y"}]
    lines = "\n".join(map(json.dumps, both))
    for text, name in ((lines, "a.json"), (lines, "a.jsonl"), (json.dumps(both, indent=1), "a.jsonl")):
        drafts, bad = drafts_of(text.encode(), name)
        assert ([draft.title for draft in drafts], bad) == (["A", "B"], [])
    with pytest.raises(SourceError, match=r"line 2, column 2"):
        drafts_of(b'{"title": "A"\n "text": "x"}', "a.json")
