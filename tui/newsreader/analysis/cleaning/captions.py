"""Whether a paragraph is the text under a picture: a label in front (`Photo:`) or a credit at its end."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.paragraphs import opens_quotation
from newsreader.analysis.cleaning.signs import signs

_LONGEST = 420
_CREDITED = 900
"""The longest caption (code points) that ends with its credit in so many words."""
_AGENCIES = r"AP|AFP|Reuters|EPA|dpa|APA|ANSA|EFE|PA|Getty(?:\sImages)?|Keystone|Xinhua|Shutterstock|TASS|Bloomberg|Alamy|iStock|NurPhoto|Unsplash"
_START = re.compile(
    r"\W{0,3}(?:(?:(?:file|stock|archive|library|handout|undated|cover|featured|main|lead)\s)?"
    r"(?:photo(?:graph)?s?|photo[\s-]illustrations?|pictures?|images?|foto|bild|illustration|infographic|graphic|caption|vidéo|(?:photo|"
    r"image)\s(?:caption|credit|source)|video|map|chart|légende|crédit|credit|archivbild|symbolbild|symbolfoto)"
    r"\s?(?:(?::|\||/|©)\s?(?-i:(?=[A-Z0-9ÀÁÂÄÅÇÉÈÊÍÎÑÓÔÖØÚÜŁŞŠŽ©@\"“'‘]))|(?:by|courtesy(?:\sof)?|via|"
    r"from)\s(?-i:(?=[A-Z]))[^.!?]{2,80}$)|"
    r"(?:photos?|vid[eé]os?|images?|bild|foto)\s?:\s?\S+(?:\s\S+){0,2}$|(?:image|media)\s(?:caption|source|copyright)(?:,|\s(?-i:(?=[A-Z])))\s?\S|profile\s(?:photo|picture|image)\sof\s|courtesy\s(?:of\s)?(?-i:[A-Z])[^.!?:]{2,60}$|\d{1,2}(?:\s?/\s?\d{1,2}|\sof\s\d{1,2}[.:])\s(?=[^\W\d]).{20,}|"
    r"(?:(?-i:[A-Z])\S*\s(?:\S+\s){0,3})?(?:file|stock|archive)\s(?:photo|picture|image)\b|!\[[^\]]{0,300}\]\([^)]{1,300}\)|\[(?:photo|image|img|picture|"
    r"video|caption|graphic)\b|©\s?(?:"
    + _AGENCIES
    + r")\b|(?:pictured|seen\shere|above|below|left|right|top|bottom)\s?:\s(?-i:[A-Z])|(?:pictured|from)\s(?:from\s)?left(?:\sto\sright)?\s?:)",
    re.I,
)
_END = re.compile(
    r"[.!?…\"”’]\s+(?-i:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}\s?/\s?[A-Z][\w&.'’-]*(?:\s[\w&.'’-]+){0,4})$|"
    r"^(?-i:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}\s?/\s?[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*){0,3})$|"
    r"[(\[](?-i:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}\s?/\s?[A-Z][^()\[\]]{1,40})[)\]]$|"
    r"\((?:submitted|supplied|provided|contributed)(?:\sby\s(?-i:[A-Z])[^()]{2,50})?\)$|credit\s?(?:\.{3}|…)\s?(?-i:[A-Z])[^.!?]{2,80}$|"
    r"[(\[]\s?(?:(?:file\s)?(?:photos?|photograph|image|picture|foto|bild|credit|illustration|graphic|pic|"
    r"archive)\b[^()\[\]]{0,80}|[^()\[\]]{0,60}(?:via\sAP|(?-i:\bAP\sPhoto)[^()\[\]]{0,40}|/\s?(?-i:"
    + _AGENCIES
    + r")\b|Getty\sImages|file\sphoto|handout)[^()\[\]]{0,40}|(?-i:"
    + _AGENCIES
    + r")(?:\.com)?)[)\]]\W{0,2}$|"
    r"(?:^|[.!?…\"”’)|]\s|\s/\s?|\s[-–—]\s)(?:photos?|photograph(?:er|s)?|picture|image|foto|bild|illustration|"
    r"photo\scredit|credit|video|pic|graphic)\s?"
    r"(?::|\bby\b|courtesy(?:\sof)?(?:\sthe)?|©|/)\s?(?-i:[^\s.!?a-z](?:\b[A-Z]\.|[^.!?:]){1,70})\.?$|"
    r"(?-i:REUTERS|AFP|AP\sPhoto|EPA(?:-EFE)?|Getty\sImages)\s?/\s?[^.!?]{2,60}$|/\s?(?:Getty\sImages|shutterstock|depositphotos|istock|unsplash|pixabay|alamy|(?-i:AFP|REUTERS|AP|SIPA))\W{0,2}$|"
    r"[.!?…]\s(?-i:[A-ZÀ-Þ]{3,}(?:/[A-ZÀ-Þ]{2,})+)$|\[(?-i:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3},\s[A-Z][\w&]*(?:\s[\w&]+){0,3})\]$|"
    r"[a-zà-ÿß\d]\s(?-i:Foto|Bild|Photo|Picture|Image|Credit)\s?:\s(?-i:[A-ZÀ-Þ][^.!?:]{2,50})$|"
    r"\|\s?(?:photo|image|credit)\b[^|]{0,60}$|[.!?…]\s?©\s?[^.!?]{2,60}$|\.\s(?-i:" + _AGENCIES + r")\.?$|"
    r"[a-z](?-i:PA\sMedia|PA\sWire|Getty\sImages|REUTERS|Reuters|AFP|EPA|AP\sPhoto)$|^(?-i:PA\sMedia|PA\sWire|Getty\sImages|REUTERS|AFP|EPA|ALAMY|GETTY(?:\sIMAGES)?|SHUTTERSTOCK)$|"
    r"[a-z](?-i:Image|Bild|Foto|Photo):\s(?-i:[A-Z])[^.!?:]{2,60}$|"
    r"[.…]\s?(?-i:File\s(?:photo|picture)|Handout(?:\sphoto)?|Courtesy\s(?:of|photo)\s?[^.!?]{0,60})\.?$",
    re.I,
)
_CREDIT = re.compile(
    r"[(\[](?:AP\s|File\s)?Photos?\s?(?:by\s|:\s|courtesy\s)[^()\[\]]{2,90}[)\]]\Z|"
    r"[.!?…\"”’)]\s?(?:[A-Z]{2,6}\s){0,2}(?-i:PHOTOS?|Photos?|PICTURES?|Pictures?|Image|IMAGE|FOTOS?|Fotos?|BILD|Bild|Credit|CREDIT)\s?:\s?[A-Z][^.!?:]{2,60}\Z"
)
_ABOVE = re.compile(
    r"[.…]\s?(?:[A-ZÀ-Þ]{3,}(?:/[A-ZÀ-Þ]{2,})+|[–—-]{1,2}\s?[A-Z][\w&./]*(?:\s[\w&./]+){0,3}|\([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}\)|"
    r"(?:Source|Quelle|Fuente|Fonte)\s?:\s?\S.{1,40})\Z"
)
_SIGNED = re.compile(r"\([A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,2}:\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}\)\Z")
"""The outlet and who took the picture: `(Harbour Post: Ann Lee)`."""
_DESCRIBED = re.compile(r"[.!?…]\s(?:Photo|Picture|Image|Video)\s?:\s[A-Z][^()]{10,300}\([^()]{2,50}\)\Z")
"""What the picture shows said twice, once for those who cannot see it, and the credit."""
_AGENCY_ENDS = (
    *re.sub(r"\(.*?\)\?", "", _AGENCIES).split("|"),
    "Images",
    "REUTERS",
    "PA Media",
    "PA Wire",
    "AP Photo",
    "ALAMY",
    "GETTY",
    "IMAGES",
    "SHUTTERSTOCK",
)
_LABEL = re.compile(
    r"(?:media|image|video|picture|photo)\s(?:caption|source|credit)\s?[,:]?|(?:image|photo|picture)\s?:", re.I
)
_COUNTED = re.compile(r"\d{1,2}\s?/\s?\d{1,2}\s")
_BRACKETS = frozenset(")]")
_NUMBERED = "!0123456789"
"""What captions begin with that name no picture: the mark of one in Markdown, a number of several."""


def is_caption(text: str) -> bool:
    """Say whether a paragraph is a caption or a picture credit."""
    if len(text) > _CREDITED or opens_quotation(text):
        return False
    if (":" in text[-80:] or text[-1] in ")]") and _CREDIT.search(text, max(0, len(text) - 120)):
        return True
    if len(text) > _LONGEST:
        return False
    if (
        text[-1] in "gGfFpP"
        and text.casefold().endswith((".jpg", ".jpeg", ".png", ".gif", ".webp"))
        and "://" not in text
    ):
        return True
    tail = text if len(text) < 140 else text[-140:]
    if tail[-1] == ")" and (_SIGNED.search(tail) or _DESCRIBED.search(text)):
        return True
    if is_caption_label(text):
        return True
    named = "picture" in signs(text) or "©" in text
    credited = named or "/" in tail or not _BRACKETS.isdisjoint(tail[-3:]) or tail.rstrip(".").endswith(_AGENCY_ENDS)
    if credited and text[0] not in "-–—•" and _END.search(tail):
        return True
    return (named or text[0] in _NUMBERED) and _START.match(text) is not None


def is_counted(text: str) -> bool:
    """Say whether a paragraph begins with a number of several: `3/12`."""
    return _COUNTED.match(text) is not None


def is_caption_label(text: str) -> bool:
    """Say whether a line only announces what the next one is: `Image caption,`."""
    return len(text) < 24 and _LABEL.fullmatch(text) is not None


def is_caption_above(text: str) -> bool:
    """Say whether a line above the article is a caption: its credit is only a name, as one below an article may be."""
    return len(text) < 300 and _ABOVE.search(text, max(0, len(text) - 60)) is not None
