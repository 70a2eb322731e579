"""One file (or standard input) to drafts: plain text, Markdown, HTML, mail or JSON, each also as gzip."""

import gzip
import io
import re
import zlib
from dataclasses import replace
from pathlib import Path

from newsreader.errors import SourceError
from newsreader.models import Aside, Draft
from newsreader.sources.encoding import decode
from newsreader.sources.folder import SIZE_LIMIT, too_large, unreadable
from newsreader.text import clean_line, clean_text, safe_url, show_path

_GZIP = b"\x1f\x8b"
_CHARSET = re.compile(rb"<meta[^<>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._-]{1,40})", re.I)


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file. Raises SourceError if it cannot be read or is too large."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if len(data) > SIZE_LIMIT:
        raise too_large(path)
    return data


def drafts_of(data: bytes, path: str | None) -> tuple[list[Draft], list[SourceError]]:
    """Return the articles in the bytes of a file, and its bad entries.

    The ending of `path` decides the format (None: standard input, plain text).
    Raises SourceError if nothing of the file can be read.
    """
    drafts, bad = _drafts(data, path)
    return [_with_clean_labels(draft) for draft in drafts], bad


def _with_clean_labels(draft: Draft) -> Draft:
    """Return a draft whose declared author and address may be shown and opened; cleaning sees to title, source and place."""
    author = clean_line(draft.author or "") or None
    return replace(draft, author=author, url=safe_url(draft.url or ""))


def _drafts(data: bytes, path: str | None) -> tuple[list[Draft], list[SourceError]]:
    name = (path or "").lower()
    subject = show_path(path) if path else "standard input"
    if name.endswith(".gz"):
        data, name = _unpack(data, subject), name.removesuffix(".gz")
    if name.endswith(".eml"):
        from newsreader.sources.mail import read_mail

        return [read_mail(data, path, subject)], []
    is_page = name.endswith((".html", ".htm"))
    text, note = decode(data, subject, _labels(data) if is_page else ())
    notes = (note,) if note else ()
    if name.endswith((".json", ".jsonl")):
        from newsreader.sources.records import read_records

        return read_records(text, path, subject, lines=name.endswith(".jsonl"), notes=notes)
    if is_page:
        return [page_draft(text, path, subject, notes)], []
    if name.endswith((".md", ".markdown")):
        from newsreader.sources.markdown import markdown_to_text

        text = markdown_to_text(text)
    return [Draft(text=clean_text(text), path=path, notes=notes)], []


def page_draft(markup: str, path: str | None, subject: str, notes: tuple[str, ...]) -> Draft:
    """Return the article of an HTML page. Raises SourceError if the page has no readable text."""
    from newsreader.sources.html import read_page

    page = read_page(markup)
    text = clean_text(page.text)
    if not text.strip() and not (page.title or "").strip():
        raise SourceError("no readable text in this page", subject=subject, remedy="Save the article's text instead")
    chrome = clean_text(page.chrome)
    return Draft(
        text=text,
        path=path,
        url=page.url,
        title=page.title,
        published=page.published,
        source=page.source,
        author=page.author,
        asides=(Aside("navigation", chrome),) if chrome else (),
        notes=notes,
    )


def _labels(data: bytes) -> list[str]:
    """Return the encoding that a page names in its head."""
    found = _CHARSET.search(data[:4096])
    return [found[1].decode("ascii")] if found else []


def _unpack(data: bytes, subject: str) -> bytes:
    if not data.startswith(_GZIP):
        raise SourceError("not a gzip file, whatever its ending", subject=subject, remedy="Rename or pack it again")
    try:
        out = gzip.GzipFile(fileobj=io.BytesIO(data)).read(SIZE_LIMIT + 1)
    except EOFError:
        raise SourceError("damaged gzip file (it ends early)", subject=subject, remedy="Pack it again") from None
    except (OSError, zlib.error):
        raise SourceError("damaged gzip file", subject=subject, remedy="Pack it again") from None
    if len(out) > SIZE_LIMIT:
        raise too_large(subject)
    return out
