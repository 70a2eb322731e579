"""Names in an article: people, organisations, places and other names, with exact places and one full form each.

The names come from a packaged model (`name_model`) or, if the settings ask for it, from spaCy (`entities_spacy`);
what follows (`name_pass`, `aliases`) is the same. Joining names over the whole library is not done here.
"""

from __future__ import annotations

from dataclasses import replace

from newsreader.analysis.language import language_of
from newsreader.analysis.naming.aliases import alias_key, is_alias
from newsreader.analysis.naming.name_mentions import mentions_of
from newsreader.analysis.naming.name_model import tag
from newsreader.analysis.naming.tokens import tokenise
from newsreader.models import Mention

__all__ = ["ENGINE_VERSION", "alias_key", "find_mentions", "is_alias"]

ENGINE_VERSION = 42
"""Raised whenever model, lists or rules change, so that stored names are found again."""

_SURE_ENOUGH = 0.9


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the names in a text, sorted, without overlaps; `entity` is the longest full form in the text.

    Read are the first 15,000 words and signs (`tokens.TOKEN_LIMIT`). In a text that is not English only names that
    the model is very sure of are kept: few, but not nonsense.
    """
    plain = text.replace("\xa0", " ")  # "Ashe & Bell" as a word processor writes it
    tokens = tokenise(plain)
    spans = tag(tokens)
    if language_of(text) not in ("en", None):
        spans = [span for span in spans if span.sure >= _SURE_ENOUGH]
    return tuple(replace(found, text=text[found.start : found.end]) for found in mentions_of(plain, tokens, spans))
