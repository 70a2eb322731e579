"""The one door for outside text: nothing that could move a terminal, reverse a line or hide words passes it.

`clean_text` is for bodies, `clean_line` for titles, names and messages, `safe_url` for addresses that may be opened.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit

LINE_LIMIT = 500
"""Longest line (code points) that a title, name or message keeps."""

_MARKS_KEPT = 6
_TORN = re.compile("\xad[ \t]*\n[ \t]*(?=[^\\W\\d_])")  # a soft hyphen at a line end: the word goes on below
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
_MANY_MARKS = re.compile(f"([{_COMBINING}]{{{_MARKS_KEPT}}})[{_COMBINING}]+")
_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u2800]")
_FLAG = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f)")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Soft hyphen, marks of direction, word joiners, variation selectors of ideographs, tags, annotation marks, BOM.
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# C1 controls, lone surrogates, non-characters, and the two marks that this program puts around search matches.
_UNSHOWABLE = re.compile("[\x80-\x9f\ud800-\udfff\ue000\ue001\ufdd0-\ufdef\ufffe\uffff]")
_JOINER = re.compile("(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])")
# Signs of UTF-8 that was read as Latin-1 or cp1252: "â€™", "Ã©", "Â£", "ÐŸ"; C1 controls are no text at all.
_CP1252 = "€‚ƒ„†‡ˆ‰‹•˜™›"
_GARBLED = re.compile(
    f"[\x80-\x9f]|[ÂÃâ][\xa0-\xbf{_CP1252}…Š‘’“”–—ŒŽšœžŸ]|[Ä-ô][\xa1-\xaa\xac-\xba\xbc-\xbf{_CP1252}]"
)
_LIGATURES = str.maketrans({chr(0xFB00 + k): letters for k, letters in enumerate("ff fi fl ffi ffl st st".split())})
_TYPED_QUOTE = re.compile(r"(?<![^\s(—–-])``(?=\S)([^`\n]{1,1000}?)(?<=\S)''(?![\w'])")
_TROUBLE = re.compile("[^\t\n -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0530\u2010-\u2027\u2030-\u2052\u20a0-\u20cf]")
_SIGN = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"  # compiled with the first text that needs it: 2 ms
_RUN = re.compile(r"(?<!\S)[^\s\w]*\w")  # the start of a run with a letter; looked for at the start of each run alone
_FAR_EAST = re.compile("[^\x00-\u2fff]")  # quicker to look for than the signs
_HOST = re.compile(r"[A-Za-z0-9._\-:\[\]%]+\Z")
_PLAIN_URL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[\w.~!$&()*+,=:@%/-]*)?(?:\?[\w.~!$&()*+,=:@%/?-]+)?(?:#[\w.~!$&()*+,=:@%/?-]+)?",
    re.ASCII,
)


def clean_text(text: str) -> str:
    """Return text that can be stored and shown: LF line ends, NFC, no control, bidi or invisible character.

    Control characters become caret notation (ESC is `^[`), what cannot be shown becomes U+FFFD, and more than six
    combining marks on one letter are cut. Ligatures become letters, ``…'' quotation marks; what was decoded wrongly on its
    way ("donâ€™t") is given back as it was written. Nothing that a reader can see is lost.
    """
    while True:  # what was hidden between two signs can bring them together
        garbled = not text.isascii() and _GARBLED.search(text) is not None
        clean = _showable(_as_written(text) if garbled else text)
        if clean == text or clean.isascii():
            return clean
        text = clean


def _showable(text: str) -> str:
    if "``" in text:
        text = _TYPED_QUOTE.sub(r"“\1”", text)
    if not _TROUBLE.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSHOWABLE.sub("\ufffd", text)
    text = _CONTROL.sub(_caret, text)
    if text.isascii():
        return text
    text = _SPACES.sub(" ", text).translate(_LIGATURES)
    text = _TORN.sub("", text)
    text = "".join(part if k % 2 else _INVISIBLE.sub("", part) for k, part in enumerate(_FLAG.split(text)))
    text = _JOINER.sub("", text)
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(r"\1", text))


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return one line of at most `limit` code points: as `clean_text`, white space folded, cut as by `end_at_word`."""
    if len(text) > 20 * limit:
        text = text[: 20 * limit]
    line = single_spaced(clean_text(text))
    return line if len(line) <= limit else end_at_word(line, limit - 1)


def end_at_word(text: str, length: int) -> str:
    """Return the first `length` code points of a longer text and an ellipsis, less if a word ends in the second half."""
    end = text.rfind(" ", length // 2 + 1, length + 1)
    return text[: end if end > 0 else length].rstrip() + "…"


def single_spaced(text: str) -> str:
    """Return text with white space folded to single blanks, none at its ends."""
    # Of what is white space only the blank is printable; this way takes a third of the time.
    return text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())


def show_path(path: str) -> str:
    """Return a path or file name for a message: one line, nothing in it can act on a terminal.

    Bytes that are not UTF-8 (surrogate escapes) are shown as `\\xff`, line ends and tabs as `\\n` and `\\t`.
    """
    shown = re.sub("[\udc80-\udcff]", lambda m: f"\\x{ord(m[0]) - 0xDC00:02x}", path)
    shown = shown.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return clean_text(shown).replace("\n", "\\n")


def safe_url(url: str) -> str | None:
    """Return an address that may be shown and opened (http or https; host in punycode), else None."""
    url = url.strip()
    if len(url) > 4000 or _CONTROL.search(url) or _INVISIBLE.search(url) or _UNSHOWABLE.search(url) or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https"):
        return None
    try:
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return None
    if not host or not _HOST.match(host):
        return None
    if ":" in host:
        host = f"[{host}]"
    netloc = f"{host}:{port}" if port else host
    path, query, fragment = (_escape(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme.lower(), netloc, path, query, fragment))


def hide_password(url: str) -> str:
    """Return an address for messages and lists: a password in it is shown as `***`."""
    return re.sub(r"(?<=//)([^/?#@:]*):[^/?#]*@", r"\1:***@", url)


def is_plain_url(url: str) -> bool:
    """Tell whether an address is one of the usual form, whole and safe as it stands: `safe_url` returns it unchanged."""
    return len(url) <= 4000 and _PLAIN_URL.fullmatch(url) is not None


def count_words(text: str) -> int:
    """Count words as a reader would: runs between spaces, and two signs of Chinese or Japanese as one word."""
    if text.isascii() or not _FAR_EAST.search(text):
        return len(text.split())
    rest, signs = re.subn(_SIGN, " ", text)
    return len(_RUN.findall(rest)) + (signs + 1) // 2


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 story`, `1,204 stories`; `many` where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def told_apart(names: Sequence[str], *more: Sequence[str]) -> tuple[str, ...]:
    """Return names of which no two are alike: one that occurs again with more behind it (its day, its time), as far as
    that is needed, and a number where it is not enough.
    """
    for words in more:
        often = Counter(names)
        names = [f"{name} {one}".rstrip() if often[name] > 1 else name for name, one in zip(names, words, strict=True)]
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return tuple(found)


def _as_written(text: str) -> str:
    """Return text whose UTF-8 was read as another encoding, once or several times, as it was written."""
    from ftfy import fix_encoding

    return fix_encoding(text)


def _caret(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "" if code == 0 else "^?" if code == 0x7F else "^" + chr(code + 64)


def _escape(part: str) -> str:
    return re.sub(r"[\"'<>`\\{}|^]", lambda m: f"%{ord(m[0]):02X}", part)
