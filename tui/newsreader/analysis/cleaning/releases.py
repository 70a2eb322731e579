"""What companies put under a press release: who they are, what they do not promise, whom to call.

Only a file that shows that it is a release is judged so: "About Skell" may as well head a part of an article.
"""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence
from newsreader.analysis.cleaning.parts import Part

_RELEASE = re.compile(
    r"\W*(?:for immediate release|(?:press|news|media) (?:release|contact)|(?:presse|medien)(?:mitteilung|kontakt|information)|"
    r"communiqué de presse|nota de prensa|comunicado (?:de prensa|stampa)|investor (?:relations|contact))\b",
    re.I,
)
_WIRE = re.compile(r"/PRNewswire|BUSINESS WIRE|GLOBE ?NEWSWIRE|ACCESSWIRE|EIN Presswire|\(ots\)|Newsfile Corp")
_WIRE_WITHIN, _TOP = 200, 8
"""Code points of a paragraph, and paragraphs of a file, in which the wire that sent a release names itself."""
_FOOT = re.compile(
    r"\W*(?:(?:about|über|à propos d[eu]|acerca de|sobre|informazioni su)\s\S.{1,70}|"
    r"(?:\S+ ){0,4}(?:forward[- ]looking|safe[- ]harbou?r|disclaimer|cautionary|non-gaap)\b.{0,60}|notes? to editors?\W*|SOURCE:?\s.{1,80}|"
    r"(?:(?:press|media|news|investor|company|corporate|for\s(?:more|further|additional)\sinformation)\b.{0,40})?"
    r"(?:contacts?|enquiries|inquiries|relations)\b.{0,60}|"
    r"(?:presse|medien)?(?:kontakt|stelle|anfragen)\b.{0,60}|(?:contacts?\s(?:presse|médias?|de\sprensa|stampa)|contacto)\b.{0,60})\Z",
    re.I,
)
"""The first heading of the foot."""
_HEADING = 80
"""Code points of the longest heading."""


def mark_release(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark the foot of a press release, from its first heading to the end."""
    marks = [k for k, part in enumerate(parts) if part in (None, "body", "navigation")]
    body = [k for k in marks if parts[k] != "navigation"]
    if not any(_shows_release(units[k].text, k < _TOP) for k in marks):
        return
    first = next((n for n, k in enumerate(body) if n > 1 and _heads_foot(units[k].text)), len(body))
    for k in body[first:]:
        parts[k] = "promotion"


def _shows_release(text: str, above: bool) -> bool:
    return bool(len(text) <= _HEADING and _RELEASE.match(text)) or (
        above and _WIRE.search(text, 0, _WIRE_WITHIN) is not None
    )


def _heads_foot(text: str) -> bool:
    return len(text) <= _HEADING and not ends_sentence(text) and _FOOT.match(text) is not None
