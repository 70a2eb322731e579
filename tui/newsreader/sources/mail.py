"""A saved mail message to a draft: subject, date, sender, and its plain or HTML part; and the page in a web archive (MHTML)."""

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
    message = _message(data, subject)
    text, is_html, notes = _text(message, ("plain", "html"), subject)
    text = html_to_text(text) if is_html else text
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


def read_archived_page(data: bytes, subject: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Return the markup of the page that a web archive holds, the address it had, and notes. Raises SourceError where it has none."""
    message = _message(data, subject)
    markup, _, notes = _text(message, ("html",), subject)
    if not markup.strip():
        raise SourceError("no page in this web archive", subject=subject, remedy="Save the page as HTML or its text")
    return markup, _line(_header(message, "snapshot-content-location")), notes


def _message(data: bytes, subject: str) -> EmailMessage:
    if not data.strip():
        raise SourceError("empty: there is no text in it", subject=subject)
    return BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)


def _text(message: EmailMessage, kinds: tuple[str, ...], subject: str) -> tuple[str, bool, tuple[str, ...]]:
    """Return the text of the first part of one of some kinds, whether it is HTML, and notes; "" where there is none."""
    try:
        part = message.get_body(kinds)
    except (AttributeError, KeyError, ValueError, RecursionError):
        part = None
    if part is None:
        return "", False, ()
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return "", False, ()
    notes: tuple[str, ...] = ()
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):  # unknown or no name of an encoding, or the bytes are in another
        text, note = decode(raw, subject)
        notes = (note,) if note else ()
    return text, part.get_content_subtype() == "html", notes


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
