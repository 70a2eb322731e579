"""The article of a web page: by trafilatura if it is installed (extra `fulltext`), else by our own reading of pages.

Meant for the child process of `feeds`, since hostile input can make it slow.
"""

from newsreader.errors import SourceError
from newsreader.sources.html import looks_like_html, read_page
from newsreader.sources.xmltext import decode_xml
from newsreader.text import clean_text

TEXT_LIMIT = 500_000
"""Longest article text (characters) that is taken from a page."""


def page_article(data: bytes, url: str, charset: str | None) -> str:
    """Return the article text of a page, paragraphs separated by a blank line. Raises SourceError if it is no page."""
    markup = decode_xml(data, url, charset)
    if not looks_like_html(markup[:100_000]):
        raise SourceError("this is no web page", subject=url)
    text = _by_trafilatura(markup) or read_page(markup).text
    return clean_text(text[:TEXT_LIMIT]).strip()


def _by_trafilatura(markup: str) -> str:
    try:
        from trafilatura import extract
    except ImportError:
        return ""
    found = extract(markup, include_comments=False, include_tables=False, output_format="txt")
    # It ends each paragraph with one line break, and breaks no line inside one.
    return "\n\n".join(line.strip() for line in (found or "").split("\n") if line.strip())
