"""Which kinds of words stand in a paragraph: the cheap question before the exact ones, asked once for all of them.

Nearly every paragraph is the article's own and holds none of the words without which no promotion, caption or credit
can do; one pass over it for all of them spares it the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from newsreader.analysis.cleaning.paragraphs import lowered

Sign = Literal["offer", "legal", "credit", "picture", "advert", "notice"]

_STEMS: dict[Sign, str] = {
    "offer": "newsletter|subscri|inbox|donat|sign up|sign-up|signing|member|podcast|pódcast|periodismo|giornalismo|app|journalis|free|offer|alert|briefing|"
    "e-mail|email|whatsapp|telegram|register|trial|ads|support us|support the|support our|support local|"
    "support independent|chip in|letter|abonn|abo |suscr|iscriv|iscrizione|postfach|assin|prenumer|tilmeld|click|download|"
    "premium|cancel|edition|our work|our reporting|per month|a month|a week|a year|code |tip|story?|access|log in|paywall|"
    "full story|our shop|our events|reader|newsroom|e-paper|epaper|mailing list|calendar|archive|our reporters|our coverage|"
    "our stories|unlimited|boletín|boletim|infolettre|wherever you get|your mobile|your phone|tell us|follow us|join us|inscri|recib|receb|ricev|"
    "meld dich|melden sie|gratis|kostenlos|unterstütz|soutenez|apoya|channel|community|tickets",
    "legal": "clicking|signing|subscrib|unsubscrib|entering|submitting|providing|registering|agree|accept|consent|receive|"
    "recaptcha|klick|anmeldung|inscrivant|abonnant",
    "credit": "as told|author of|reporting|reporter|reported by|reported from|report from|reports from|reports on|reports for|report was|report is|"
    "edit|writ|contribut|author |author:|authors|about the a|compil|translat|correspond|covers|agencies|agency inp|agency rep|"
    "files from|files for|input from|inputs from|material from|materials from|photo|reach |reached |follow |contact|staff|production|"
    "produced by|prepared by|pictures|columnist|reviewed by|checked by|journalist|research by|research from|research for|freelanc|mail|"
    "e-mail|adapted by|twitter",
    "picture": "photo|picture|image|foto|bild|illustration|video|pic |pic:|graphic|credit|courtesy|handout|file p|"
    "infographic|caption|vidéo|crédit|légende|map|chart|archivbild|symbolbild|symbolfoto|pictured|seen here|above:|above :|"
    "below:|below :|left:|left :|right:|right :|top:|top :|bottom:|bottom :|from left",
    "advert": "advert|ad |ad:|ads|hide ad|anzeige|werbung|publicit|publicidad|pubblicit|reklam|mainos|annons|annonce|sponsor|paid p|paid for|"
    "promoted|presented by|brought to|supported by|powered by|message from|word from|partner content|affiliate|story continues|"
    "article continues|text continues",
    "notice": "visit |advice|commission|riproduzione r|rights r|rechte v|droits r|derechos r|reproduced|published|"
    "without permission",
}
"""What a paragraph must hold to be one of that sign: the beginnings of words."""


def _kinds() -> dict[str, frozenset[Sign]]:
    """Return the signs that each stem stands for; one that begins with another is found by that."""
    stems = {stem: sign for sign, some in _STEMS.items() for stem in some.split("|")}
    shortest = [stem for stem in stems if not any(stem != other and stem.startswith(other) for other in stems)]
    return {
        short: frozenset(
            sign for sign, some in _STEMS.items() if any(stem.startswith(short) for stem in some.split("|"))
        )
        for short in shortest
    }


def _branches(words: list[str]) -> str:
    """Return a pattern for some words in which every letter is looked at once."""
    if "" in words and len(words) == 1:
        return ""
    after: dict[str, list[str]] = {}
    for word in sorted(words, reverse=True):  # the longest first
        after.setdefault(word[:1], []).append(word[1:])
    return "(?:" + "|".join(re.escape(first) + _branches(rest) for first, rest in after.items()) + ")"


def begun_by(stems: Iterable[str], whole: bool = False) -> re.Pattern[str]:
    """Return a pattern for words without capitals that begin with one of some stems (`whole`: are one).

    It takes a third of the time of `\\b(?:…|…)`: only what follows a sign is looked at, and every letter once.
    """
    end = r"\b" if whole else ""
    return re.compile(rf"[ -/:-@\[-`{{-~“”„‘’«»…–—]({_branches(list(stems))}){end}")


def holds(words: re.Pattern[str], text: str) -> bool:
    """Say whether a paragraph holds one of the words of a pattern that `begun_by` made."""
    return words.search(f" {lowered(text)}") is not None


_KINDS = _kinds()
_FOUND = begun_by(_KINDS)
_NONE: frozenset[Sign] = frozenset()


@lru_cache(maxsize=256)
def signs(text: str) -> frozenset[Sign]:
    """Return the kinds of words that a paragraph holds, nearly always none."""
    found = _FOUND.findall(f" {lowered(text)}")
    return _NONE.union(*(_KINDS[stem] for stem in found)) if found else _NONE
