"""Articles as JSONL, Markdown, CSV and HTML, and writing a file whole where the user said."""

import csv
import html
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newsreader.errors import NewsreaderError, system_reason
from newsreader.library.days import in_utc, local_words
from newsreader.library.json_objects import to_json
from newsreader.models import Article
from newsreader.settings.replacing import replacing
from newsreader.text import show_path


def as_jsonl(articles: Iterable[Article]) -> Iterator[str]:
    """Yield whole articles, a JSON object a line, which can be imported again."""
    for article in articles:
        yield to_json(article) + "\n"


def as_markdown(articles: Iterable[Article]) -> Iterator[str]:
    """Yield articles as Markdown, a heading each."""
    for article in articles:
        about = " · ".join(part for part in (article.source, _when(article), article.place, article.url) if part)
        line = f"*{plain_markdown(about)}*\n\n" if about else ""
        yield f"# {plain_markdown(article.title)}\n\n{line}{plain_markdown(article.text)}\n\n"


def as_csv(articles: Iterable[Article]) -> Iterator[str]:
    """Yield a table with a header line, one article a row, the text last (RFC 4180)."""
    yield _csv_row(
        ["id", "published", "source", "title", "place", "url", "path", "read", "starred", "tags", "story", "text"]
    )
    for one in articles:
        row = [one.id, in_utc(one.published), one.source, one.title, one.place, one.url, one.path]
        yield _csv_row([*row, one.read, one.starred, " ".join(one.tags), one.story, one.text])


def as_html(articles: Iterable[Article]) -> Iterator[str]:
    """Yield one page that holds the articles."""
    yield '<!doctype html>\n<meta charset="utf-8">\n<title>newsreader</title>\n'
    yield "<style>body{max-width:42em;margin:2em auto;padding:0 1em;font-family:serif;line-height:1.5}</style>\n"
    for article in articles:
        about = " · ".join(part for part in (article.source, _when(article), article.place) if part)
        paragraphs = "".join(f"<p>{html.escape(part)}</p>\n" for part in article.text.split("\n\n"))
        line = f"<p><em>{html.escape(about)}</em></p>\n" if about else ""
        yield f"<article>\n<h1>{html.escape(article.title)}</h1>\n{line}{paragraphs}</article>\n"


def _when(article: Article) -> str:
    return local_words(article.published or "")


WRITERS = {"jsonl": as_jsonl, "md": as_markdown, "csv": as_csv, "html": as_html}
"""What writes articles in each format."""

FORMATS = (*WRITERS, "ics")
"""`ics` holds the agenda."""


def write_whole(path: Path, chunks: Iterable[str | bytes]) -> None:
    """Write a file whole or not at all; links are followed, and a device or pipe is written to as it is.

    An existing file keeps its mode. Raises NewsreaderError if it cannot be written.
    """
    is_device = os.path.exists(path) and not os.path.isfile(path)
    try:
        with path.open("wb") if is_device else replacing(Path(os.path.realpath(path))) as file:
            file.writelines(chunk if isinstance(chunk, bytes) else _encoded(chunk) for chunk in chunks)
    except OSError as error:
        reason = f"cannot be written ({system_reason(error)})"
        raise NewsreaderError(reason, subject=show_path(str(path)), remedy="Choose another place") from None


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def plain_markdown(text: str) -> str:
    """Escape outside text so that Markdown shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#|&~])", r"\\\1", text)


def _csv_row(values: Sequence[object]) -> str:
    """Return a row; a leading formula sign is quoted, so that no spreadsheet runs outside text."""
    out = io.StringIO()
    texts = ["" if value is None else str(value) for value in values]
    csv.writer(out).writerow(["'" + text if text[:1] in ("=", "+", "-", "@") else text for text in texts])
    return out.getvalue()
