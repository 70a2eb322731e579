"""A saved mail message to a draft: subject, date, sender, and its plain or HTML part."""

import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from newsreader.errors import SourceError
from newsreader.models import Draft
from newsreader.sources.encoding import decode
from newsreader.sources.html import html_to_text
from newsreader.text import clean_text

_LONGEST_HEADER = 4_000
"""Characters of a header that are read: the library reads longer ones in quadratic time (a subject of 1 MB in two minutes)."""
_SOFT_BREAK = re.compile(r"(?m)(?<! )(?<!^--) \r?\n(?!\r?$)")
"""Where a line of `format=flowed` goes on in the next one (RFC 3676); not behind the mark of a signature."""


class _BoundedHeaders(EmailPolicy):
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def read_mail(data: bytes, path: str | None, subject: str) -> Draft:
    """Return the article of a mail. Raises SourceError (naming `subject`) if it has no text."""
    if not data.strip():
        raise SourceError("empty: there is no text in it", subject=subject)
    try:
        message = cast(EmailMessage, BytesParser(policy=_BoundedHeaders()).parsebytes(data))
        text, notes = _text(message, subject)
    except RecursionError:
        raise SourceError(
            "its parts lie too deep in each other", subject=subject, remedy="Save its text instead"
        ) from None
    title = _line(_header(message, "subject"))
    if not text.strip() and not title:
        raise SourceError("this mail has no text", subject=subject, remedy="Save its text instead")
    name, address = parseaddr(_header(message, "from"))
    return Draft(
        text=clean_text(text),
        path=path,
        title=title,
        published=_date(message),
        source=name or address.rpartition("@")[2] or None,
        url=_line(_header(message, "archived-at")),
        notes=notes,
    )


def _text(message: EmailMessage, subject: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of the first part that has any, and notes on it."""
    for part in _parts(message):
        raw = part.get_payload(decode=True)
        if isinstance(raw, bytes) and raw.strip():
            text, note = decode(raw, subject, filter(None, [part.get_content_charset()]))
            if part.get_content_subtype() == "html":
                text = html_to_text(text)
            elif part.get_param("format") == "flowed":
                text = _SOFT_BREAK.sub(" ", text)
            if text.strip():
                return text, (note,) if note else ()
    return "", ()


def _parts(message: EmailMessage) -> Iterator[MIMEPart]:
    """Yield what may be a mail's text: its plain part, its HTML part, then whatever text it carries (a forwarded mail's)."""
    for kind in ("plain", "html"):
        try:
            if (part := message.get_body((kind,))) is not None:
                yield part
        except (AttributeError, KeyError, ValueError):
            pass
    yield from (part for part in message.walk() if part.get_content_type() in ("text/plain", "text/html"))


def _header(message: EmailMessage, name: str) -> str:
    """Return a header, "" if there is none that can be read."""
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, TypeError, AttributeError, RecursionError):
        return ""


def _line(header: str) -> str | None:
    return " ".join(header.split()).strip("<>") or None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).isoformat() if message["date"] else None
    except (ValueError, TypeError, IndexError, AttributeError, RecursionError):
        return None
