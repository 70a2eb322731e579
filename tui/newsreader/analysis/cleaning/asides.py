"""What kind of thing a paragraph is that is not the article: promotion, related, navigation, caption.

Every rule looks at one paragraph alone; what depends on the neighbours (lists of headlines, bylines) is decided
in `masthead` and `tails`. The words are English first, with the stock phrases of other European languages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsreader.analysis.cleaning.captions import is_caption
from newsreader.analysis.cleaning.navigation import is_navigation
from newsreader.analysis.cleaning.page_marks import is_printed
from newsreader.analysis.cleaning.paragraphs import ends_sentence
from newsreader.analysis.cleaning.promotions import is_advert, is_promotion, is_prompt
from newsreader.analysis.cleaning.related import POINTER
from newsreader.analysis.cleaning.wires import is_wire_line
from newsreader.models import AsideKind
from newsreader.text import single_spaced

_LONGEST = 1200
"""Code points; a longer paragraph is the article's, whatever words stand in it."""
_LINE = re.compile(
    rf"\W{{0,4}}(?:{POINTER}|read(?:\s(?:now|full\sstory|the\sfull\s\w+|related))?|see\smore|must\sread|go\sdeeper|"
    r"more(?:\s(?:on\sthis(?:\sstory)?|here|news|stories))?|watch(?:\smore|\snow|\salso)?|listen|opinion|in\spictures|"
    r"follow\s(?:live|the\slatest)|may\s(?:also\s)?be\sinterested\sin|mehr\sdazu|leer\smás|"
    r"czytaj\s(?:też|także|więcej)|zobacz\s(?:też|także)|čtěte\stak[ée]|lue\smyös|ilgili\shaber)"
    r"\s?(?::|\||[-–—]\s|>|»|→)\s?\S.{2,260}$|"
    r"(?-i:Related\s(?:article|video|gallery)\s[A-Z]).{6,200}$|(?-i:READ\s(?:MORE|ALSO|NEXT)|ALSO\sREAD|SEE\sALSO|RELATED|WATCH)\s(?-i:[A-Z0-9“\"'‘]).{6,200}$|(?:>>+|►|▶|»|➤|"
    r"→|⇒)\s?\w.{3,200}$|(?:see\salso|also\sread|read(?:\s(?:also|more))?)\s{2,}\S.{6,200}[^\s.!?]$|.{8,160}\s(?:>>+|►|▶)$",
    re.I,
)
_ONWARD = re.compile(
    r"(?:read\sall\sthe\slatest\b|continue\sreading|keep\sreading|(?:read|view)\s(?:the\s)?(?:full|whole|rest|original)\b|read\smore\b|weiterlesen|"
    r"lire\sla\ssuite|veuillez\scliquer\b|leer\s(?:la\s)?(?:noticia|nota|artículo)\scomplet[ao]|zum\s(?:ganzen|vollständigen)\sartikel|hier\sgeht(?:\ses|['’]s)\szu[rm]?\b|seguir\sleyendo|continua\sa\sleggere|click\shere\sto\sread|more\son\sthis\sstory).{0,120}$",
    re.I,
)
_INTRODUCES = ("opinion", "more", "read:", "listen", "recommend", "watch", "in pictures", "related:")
_LINK = re.compile(r"\[([^\[\]]{1,120})\]\([^()\s]{1,300}\)")


@lru_cache(maxsize=64)
def kind_alone(text: str) -> AsideKind | None:
    """Return what a paragraph is if its own words show that it is not the article; bylines need their place in the
    file."""
    if "](" in text and text[0] != "!":
        text = _LINK.sub(r"\1", text)
    size = len(text)
    if size > _LONGEST or (text[0] == "»" and "«" in text):
        return None  # too long, or what somebody says
    if size <= 320 and is_advert(text):
        return "promotion"
    if size <= 420 and (is_navigation(text) or is_wire_line(text) or is_printed(text)):
        return "navigation"
    spaced, text = text, single_spaced(text)
    if is_caption(text):
        return "caption"
    if is_promotion(text) or (size <= 320 and is_prompt(text)):
        return "promotion"
    if size <= 290 and text[0] not in '"“' and (_is_related_line(text) or _is_related_line(spaced)):
        return "related"
    return None


def _is_related_line(text: str) -> bool:
    """Say whether a line points to another article (`Read more: …`, `>> …`, `Continue reading`)."""
    stops = ends_sentence(text)
    if _ONWARD.match(text) and not (":" in text[:14] and _LINE.match(text)):
        return not stops or (text.count(" ") <= 8 and "," not in text)
    if not _LINE.match(text):
        return False
    return not (stops and text[:12].casefold().startswith(_INTRODUCES) and text[:5] != "WATCH" and text[:4] != "MORE")
