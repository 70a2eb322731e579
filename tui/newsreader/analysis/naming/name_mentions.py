"""From the spans that an engine found to the mentions of an article."""

from __future__ import annotations

from newsreader.analysis.naming.aliases import full_form, plain_form
from newsreader.analysis.naming.name_lists import name_lists
from newsreader.analysis.naming.name_model import Label, Span
from newsreader.analysis.naming.name_pass import settle
from newsreader.analysis.naming.tokens import Tokens
from newsreader.models import Mention, MentionKind

KINDS: dict[Label, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}


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
