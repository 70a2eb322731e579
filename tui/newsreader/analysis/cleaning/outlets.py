"""Names of outlets as folders, addresses and headlines give them.

No outlet is known by name: a folder is one unless its name says that it only holds files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

_NO_OUTLETS = frozenset(
    word.rstrip("0123456789s")
    for word in """article articles text texts txt download downloads seed seeds news misc miscellaneous other others
    various mixed saved save archive archives data dataset datasets corpus corpora doc docs document documents desktop
    inbox outbox file files folder folders new old tmp temp test tests input inputs output outputs import imports
    imported export exports exported html htm markdown md page pages raw clean cleaned scrape scraped scraper scrapes
    crawl crawled web webpages website clip clips clipping clippings reading read unread toread later readlater story
    stories item items unsorted sorted sample samples example examples stuff my mine public private home root mnt media
    var opt srv work workspace project projects src share shared all library libraries note notes content contents post
    posts feed feeds rss newsroom press pocket instapaper json jsonl mail mails email emails eml attachments batch part
    set train dev val validation collection collections result results incoming drop dropbox drive onedrive backup
    backups bookmarks today week month year day en de fr es it pt nl english german french spanish international
    national local world business politics sport sports science technology culture general topic topics country
    countries source sources username user users me unknown none untitled default reader transcript transcripts dump
    dumps wire wires live liveblog blogs pr release releases opinion opinions column columns comment comments obituary
    obituaries podcast podcasts episodes photo photos gallery galleries letter letters interview interviews briefing
    briefings newsletter newsletters digest digests plain print printed pdf pdfs scan scans ocr lynx abstract abstracts
    paper papers research script scripts radio explainer explainers qa report reports""".split()
)
"""Names of folders that only hold files, without their plural and number."""
_HOLDERS = frozenset("articles texts files scraped data dataset export dump clippings corpus txt html saved".split())
_HOMES = frozenset({"home", "users", "tmp", "temp", "var", "mnt", "media", "volumes", "run"})
_INITIALS = frozenset("ap afp apa rte abc cna upi dpa ansa efe".split())
_SMALL = frozenset("of and the for in on at de la le du des di del der die das von".split())
_HASHLIKE = re.compile(r"(?=.*\d.*\d)[0-9a-z_-]*[0-9][0-9a-z_-]*\Z", re.I)
_SPLIT = re.compile(r"[\s_+-]+")
_WORD = re.compile(r"[^\W_]+")
_HOSTLIKE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}\Z")
_OUTLET_WORDS = frozenset(
    """herald times post gazette news daily courier mirror observer record bulletin tribune journal chronicle standard
    star sun mail telegraph press wire newswire agency review report reporter today online tv radio zeitung tagblatt
    kurier anzeiger nachrichten presse blatt bote rundschau weekly monthly magazine dispatch examiner express
    independent inquirer ledger sentinel monitor advertiser argus echo globe guardian advocate enterprise register
    republic network media broadcasting digest brief briefing post-gazette wochenblatt journalen bladet tidende dagblad
    dagbladet nyheter tiden kronika glos gazeta diario periódico correo jornal folha giornale corriere figaro monde
    libération nouvelles blog letter insider beat beacon pilot voice mercury leader clarion planet bugle messenger
    transcript intelligencer quarterly zone hub central focus watch newspaper""".split()
)
WIRES = frozenset("AP AFP Reuters dpa APA AAP PA UPI Xinhua ANI PTI IANS CNN TASS EFE ANSA Bloomberg".split())
"""Agencies whose name alone on a line, or in a dateline, is theirs."""


@lru_cache(maxsize=2048)
def name_key(name: str) -> str:
    """Return the form under which two spellings of one outlet are equal: letters and digits, no leading article."""
    plain = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O").replace("ß", "ss")).casefold()
    key = "".join(c for c in plain if c.isalnum())
    return key[3:] if key.startswith("the") and len(key) > 5 else key


def outlet_of_path(path: str) -> str | None:
    """Return the outlet that a file's folder names, readable, or None where the folder names none.

    Folders that are only a date (2025/07/17) are passed over, and one for a section below an outlet (daily-post/local).
    """
    parts = [p for p in path.replace("\\", "/").split("/")[:-1] if p not in ("", ".", "..")]
    while parts and re.fullmatch(r"[\d._-]{1,10}", parts[-1]):
        parts.pop()
    above = _readable(parts[-2]) if len(parts) > 1 and _is_generic(parts[-1]) else None
    if above and (is_outlet_name(above) or is_host(above)):
        parts.pop()
    if not parts or (len(parts) > 1 and parts[-2].casefold() in _HOMES):
        return None
    return _readable(parts[-1])


def is_subject(folder: str, titles: Iterable[str]) -> bool:
    """Say whether a folder's name (`outlet_of_path`) is what its articles are about, not who wrote them.

    So where a quarter of the headlines, two at least, have all its words in them: an outlet seldom heads its own articles.
    """
    words = {_singular(word) for word in _WORD.findall(folder.casefold())}
    if not words or is_host(folder) or looks_like_outlet(folder):
        return False
    different = {title.casefold() for title in titles}
    about = sum(words <= {_singular(word) for word in _WORD.findall(title)} for title in different)
    return about >= max(2, len(different) / 4)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _is_generic(folder: str) -> bool:
    """Say whether a folder's name says only what files or which section it holds."""
    words = filter(None, _SPLIT.split(folder.casefold()))
    return all(word.rstrip("0123456789s") in _NO_OUTLETS or word.isdigit() for word in words)


def _readable(folder: str) -> str | None:
    lower = folder.casefold()
    if lower.startswith((".", "tmp", "temp", "pytest")) or len(lower) < 2 or len(lower) > 60:
        return None
    if is_host(lower):
        return lower.removeprefix("www.")
    words = [w for w in _SPLIT.split(folder) if w]
    if _is_generic(folder):
        return None
    if len(words) == 1 and _HASHLIKE.match(lower) and sum(c.isdigit() for c in lower) * 3 > len(lower):
        return None
    while len(words) > 1 and words[-1].casefold() in _HOLDERS:
        words.pop()
    if folder != lower:
        return " ".join(words)
    return " ".join(_capital(w, k) for k, w in enumerate(words))


def _capital(word: str, k: int) -> str:
    if k and word in _SMALL:
        return word
    if (len(word) <= 4 and not any(c in "aeiouäöü" for c in word)) or word in _INITIALS:
        return word.upper()
    return word[0].upper() + word[1:]


def is_host(text: str) -> bool:
    """Say whether a text is an address without path (`www.harbour.example`)."""
    return _HOSTLIKE.match(text.casefold()) is not None


def host_of(url: str) -> str | None:
    """Return the host of an address without `www.`, or None."""
    try:
        host = (urlsplit(url if "://" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return host if "." in host else None


def is_capitalised(name: str) -> bool:
    """Say whether the words of a name have capitals, "of" and the like aside."""
    return all(not w[0].islower() or w in _SMALL for w in name.split())


def is_outlet_name(text: str) -> bool:
    """Say whether a line is an outlet's name and nothing else: capitalised, its last word one that outlets end in."""
    words = text.strip("*_()[]~ ").split()
    if (
        not 2 <= len(words) <= 5
        or "," in text
        or ":" in text
        or words[-1].casefold().rpartition("-")[2] not in _OUTLET_WORDS
    ):
        return False
    return words[0][0].isupper() and is_capitalised(text)


def looks_like_outlet(name: str) -> bool:
    """Say whether one of the words that outlets are called by (Herald, Post, Kurier) is in a name."""
    words = name.casefold().split()
    return any(w in _OUTLET_WORDS or w.endswith(("zeitung", "blatt", "bladet", "news")) for w in words)
