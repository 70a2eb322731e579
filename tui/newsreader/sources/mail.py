"""A saved mail message to a draft: subject, date, sender, and its plain or HTML part."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from newsreader.errors import SourceError
from newsreader.models import Draft
from newsreader.sources.encoding import decode
from newsreader.sources.html import html_to_text
from newsreader.text import clean_text


def read_mail(data: bytes, path: str | None, subject: str) -> Draft:
    """Return the article of a mail. Raises SourceError (naming `subject`) where the mail has no text."""
    if not data.strip():
        raise SourceError("empty: there is no text in it", subject=subject)
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    text, notes = _text(message, subject)
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
    try:
        part = message.get_body(("plain", "html"))
    except (AttributeError, KeyError, ValueError, RecursionError):
        part = None
    if part is None:
        return "", ()
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return "", ()
    notes: tuple[str, ...] = ()
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):  # unknown or no name of an encoding, or the bytes are in another
        text, note = decode(raw, subject)
        notes = (note,) if note else ()
    return (html_to_text(text) if part.get_content_subtype() == "html" else text), notes


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as it stands, "" where there is none that can be read."""
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, TypeError, AttributeError):
        return ""


def _line(header: str) -> str | None:
    return " ".join(header.split()).strip("<>") or None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["date"])).isoformat() if message["date"] else None
    except (ValueError, TypeError, IndexError):
        return None
