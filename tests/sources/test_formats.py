"""HTML, mail, JSON and packed files become drafts with what they declare."""

import gzip
import json
from pathlib import Path

import pytest

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


def test_bad_lines_of_json_are_named_and_the_rest_is_read() -> None:
    drafts, bad = drafts_of(b'{"title": "A", "text": "x"}\n{"title":\n[]\n', "a.jsonl")
    assert [draft.title for draft in drafts] == ["A"]
    assert [error.subject for error in bad] == ["a.jsonl, line 2", "a.jsonl, line 3"]
    assert bad[0].reason == "not valid JSON (column 10)"


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
    with pytest.raises(SourceError, match="above the limit"):
        drafts_of(gzip.compress(b"x" * 10_000_001), "a.txt.gz")
    with pytest.raises(SourceError, match="damaged gzip"):
        drafts_of(gzip.compress(b"Plain text." * 100)[:-9], "a.txt.gz")
    with pytest.raises(SourceError, match="damaged gzip"):
        drafts_of(gzip.compress(b"Plain text.")[:10] + b"?" * 20, "a.txt.gz")
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
