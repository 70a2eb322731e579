"""Names in an article: people, organisations, places and other names, with exact places and one full form each.

The names come from a packaged model (`name_model`) or, if the settings ask for it, from spaCy (`entities_spacy`);
what follows (`name_pass`, `aliases`) is the same. Joining names over the whole library is not done here.
"""

from __future__ import annotations

from newsreader.analysis.language import language_of
from newsreader.analysis.naming.aliases import alias_key, full_form, is_alias, plain_form
from newsreader.analysis.naming.name_lists import name_lists
from newsreader.analysis.naming.name_model import Label, Span, tag
from newsreader.analysis.naming.name_pass import settle
from newsreader.analysis.naming.tokens import Tokens, tokenise
from newsreader.models import Mention, MentionKind

__all__ = ["ENGINE_VERSION", "alias_key", "find_mentions", "is_alias"]

ENGINE_VERSION = 5
"""Raised whenever model, lists or rules change, so that stored names are found again."""

KINDS: dict[Label, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}

_SURE_ENOUGH = 0.9


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the names in a text, sorted, without overlaps; `entity` is the longest full form in the text.

    Read are the first 15,000 words and signs (`tokens.TOKEN_LIMIT`). In a text that is not English only names that
    the model is very sure of are kept: few, but not nonsense.
    """
    tokens = tokenise(text)
    spans = tag(tokens)
    if language_of(text) not in ("en", None):
        spans = [span for span in spans if span.sure >= _SURE_ENOUGH]
    return mentions_of(text, tokens, spans)


def mentions_of(text: str, tokens: Tokens, spans: list[Span]) -> tuple[Mention, ...]:
    """Return the mentions that the spans of an engine come to: settled over the article, with full forms."""
    spans = settle(text, tokens, spans, name_lists())
    names = {label: {plain_form(_flat(text, s)) for s in spans if s.label == label} for label in KINDS}
    forms: dict[tuple[Label, str], str] = {}
    for span in spans:
        name = plain_form(_flat(text, span))
        if (span.label, name) not in forms:
            forms[span.label, name] = full_form(name, KINDS[span.label], sorted(names[span.label]))
    return tuple(
        Mention(s.start, s.end, text[s.start : s.end], KINDS[s.label], forms[s.label, plain_form(_flat(text, s))])
        for s in spans
    )


def _flat(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
