"""What companies put under a press release: who they are, what they do not promise, whom to call.

Only a file that shows that it is a release is judged so: "About Skell" may as well head a part of an article.
"""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence
from newsreader.analysis.cleaning.parts import Part, is_body

_ABOUT = re.compile(
    r"(?:about|über|à propos d[eu]|acerca de|sobre|informazioni su)\s(?P<name>(?:the\s)?\S.{1,70})", re.I
)
_CAUTION = re.compile(
    r"(?:(?:cautionary|safe[- ]harbou?r|legal|important|additional)\s.{0,60})?(?:forward[- ]looking|safe[- ]harbou?r|disclaimer|"
    r"cautionary|non-gaap)\b.{0,80}\Z",
    re.I,
)
_CONTACT = re.compile(
    r"(?:(?:press|media|news|investors?|public|company|corporate|for\s(?:more|further|additional)\sinformation)\b.{0,40})?"
    r"(?:contacts?|enquiries|inquiries|relations|please contact)\b[^.]{0,60}:?\Z|contact\s?:.{1,200}\Z|"
    r"(?:presse(?:kontakt|stelle|anfragen)?|(?:medien)?kontakt|ansprechpartner(?:in(?:nen)?)?|rückfragen(?:hinweis)?|rückfragehinweis|"
    r"contacts?\s(?:presse|médias?|de\sprensa|stampa)|contacto)\b[^.]{0,60}:\Z|"
    r"(?:for\s.{3,40}\s)?(?:please\s)?contact\s.{3,160}(?:@[\w-]+\.|\b\d{3}[\d -]{3}).{0,60}\Z|notes?\sto\seditors?\W*\Z",
    re.I,
)
_SOURCE = re.compile(
    r"(?-i:SOURCE):?\s[A-Z0-9].{1,80}\Z|view\s(?:the\s)?(?:original|source)\s(?:content|version)\b.{0,200}\Z", re.I
)
_NOT_PROMISED = re.compile(r"\bforward[- ]looking (?:statements?|information)\b", re.I)
_RELEASE = re.compile(
    r"\W*(?:for immediate release|(?:press|news|media) (?:release|contact)|(?:presse|medien)(?:mitteilung|kontakt|information)|"
    r"communiqué de presse|nota de prensa|comunicado (?:de prensa|stampa)|investor (?:relations|contact))\b",
    re.I,
)
_WIRE = re.compile(r"/PRNewswire|BUSINESS WIRE|GLOBE ?NEWSWIRE|ACCESSWIRE|EIN Presswire|\(ots\)|Newsfile Corp")
_ADDRESS = re.compile(r"\bwww\.|https?://|\bmore information\b|\bvisit\s[\w-]+\.\w|\bfollow\s.{2,40}\son\s", re.I)
_COMPANY = re.compile(
    r"\b(?:Inc|Ltd|LLC|plc|PLC|Corp|GmbH|AG|S\.A|company|provider|leader|leading|maker|manufacturer|developer|headquartered|"
    r"[Ff]ounded|employees|customers|clients|NYSE|NASDAQ|Nasdaq|non-?profit|organi[sz]ation|subsidiary|platform|brands?)\b"
)
_REACHED = re.compile(r"@[\w-]+\.|\b(?:tel|telefon|teléfono|phone|fax)\b|\+?\d[\d ()/-]{7,}\d")
_CLOSING = 10
"""Paragraphs from the end among which a contact may stand that is no release's."""
_MOST = 1000
"""Paragraphs; a longer file is no press release."""
_TOP = 6
_HEADING = 90
_LONGEST = 260
"""Code points of the longest line that names a contact."""
_WIRE_WITHIN = 160
"""Code points of a paragraph within which the name of a distributor of releases stands in its dateline."""


def mark_release(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark what stands below a press release as a promotion, from each of its headings to the next."""
    if len(units) > _MOST:
        return
    marks = [k for k, part in enumerate(parts) if part in (None, "body", "navigation")]
    release = any(_shows_release(units[k].text, k < _TOP) for k in marks)
    first = next((k for k in marks if parts[k] != "navigation"), len(units))
    inside = False
    for k in marks:
        text = units[k].text
        if is_body(parts[k]) and k > first + 1:
            short = len(text) <= _HEADING and not ends_sentence(text)
            heading = short or (len(text) <= _LONGEST and (_SOURCE.match(text) or _CONTACT.match(text)))
            if heading:
                inside = _is_boilerplate(units, k, release) or _heads_contact(units, k)
            if inside:
                parts[k] = "promotion"


def _shows_release(text: str, above: bool) -> bool:
    if len(text) <= _HEADING and (_RELEASE.match(text) or _SOURCE.match(text)):
        return True
    return above and _WIRE.search(text, 0, _WIRE_WITHIN) is not None


def _heads_contact(units: list[Paragraph], k: int) -> bool:
    """Say whether a heading near the end of any text (`Ansprechpartner:`) tells whom to call, and how."""
    if len(units) - k > _CLOSING or units[k].text[-1] != ":" or not _CONTACT.match(units[k].text.strip("*#_ ")):
        return False
    return any(_REACHED.search(unit.text) and len(unit.text) < 200 for unit in units[k + 1 : k + 4])


def _is_boilerplate(units: list[Paragraph], k: int, release: bool) -> bool:
    """Say whether a short line heads the foot of a release."""
    text = units[k].text.strip("*#_: ")
    following = units[k + 1].text if k + 1 < len(units) else ""
    if release and (_CONTACT.match(text) or _SOURCE.match(text)):
        return True
    if _CAUTION.match(text):
        return release or _NOT_PROMISED.search(following) is not None
    about = _ABOUT.match(text)
    if about is None or len(following) < _HEADING // 2:
        return False
    own = about["name"].split()[-1 if about["name"].casefold().startswith("the ") else 0].casefold()
    named = own in following[:200].casefold()
    return named and (release or _ADDRESS.search(following) is not None) and _COMPANY.search(following) is not None
