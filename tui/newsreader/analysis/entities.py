"""Names in an article: people, organisations, places and others, each with its exact position and one full form.

The names come from a packaged model (`naming.model`) or, if the settings ask for it, from spaCy (`naming.entities_spacy`);
the steps after that (`naming.settling`, `naming.aliases`) are the same. Names are not joined across articles here.
"""

from __future__ import annotations

from dataclasses import replace

from newsreader.analysis.language import language_of
from newsreader.analysis.naming.foreign import foreign_names
from newsreader.analysis.naming.mentions import mentions_of
from newsreader.analysis.naming.model import tag
from newsreader.analysis.naming.tokens import tokenise
from newsreader.models import Mention

ENGINE_VERSION = 47
"""Raised whenever the model, the lists or the rules change, so that stored articles are read again for their names."""


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the names in a text in order, without overlaps; `entity` is the longest full form in the text.

    Only the first 15,000 tokens are read (`tokens.TOKEN_LIMIT`). In a text that is not English the model's
    names count little (`naming.foreign`): few are found, but no nonsense.
    """
    plain = text.replace("\xa0", " ")  # "Ashe & Bell" as a word processor writes it
    tokens = tokenise(plain)
    spans = tag(tokens)
    if (language := language_of(text)) not in ("en", None):
        spans = foreign_names(tokens, spans, language)
    return tuple(replace(found, text=text[found.start : found.end]) for found in mentions_of(plain, tokens, spans))
