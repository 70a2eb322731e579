"""From the spans that an engine found to the article's mentions."""

from __future__ import annotations

import re
from itertools import pairwise

from newsreader.analysis.naming.aliases import full_form, plain_form
from newsreader.analysis.naming.model import Label, Span
from newsreader.analysis.naming.settling import settle
from newsreader.analysis.naming.tokens import Tokens
from newsreader.analysis.naming.words import BODIES
from newsreader.models import Mention, MentionKind

KINDS: dict[Label, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
_IN_BRACKETS = re.compile(r" \([A-Z]{2,8}\)")


def mentions_of(text: str, tokens: Tokens, spans: list[Span]) -> tuple[Mention, ...]:
    """Return the mentions that an engine's spans amount to: settled over the article, each with its full form."""
    spans = settle(text, tokens, spans)
    named = [(span.label, _name(text, span)) for span in spans]
    others = {label: sorted({name for own, name in named if own == label}) for label in KINDS}
    forms = {(label, name): full_form(name, KINDS[label], others[label]) for label, name in set(named)}
    forms |= {("ORG", short): forms["ORG", full] for short, full in _bracketed(text, spans)}
    return tuple(
        Mention(s.start, s.end, s.name_in(text), KINDS[s.label], forms[one])
        for s, one in zip(spans, named, strict=True)
    )


def _name(text: str, span: Span) -> str:
    """Return how the name of a span is written as an entity; people and places are not kept in capitals."""
    name = plain_form(" ".join(span.name_in(text).split()))
    loud = span.label in ("PER", "LOC") and len(name) > 4 and name.isupper() and "." not in name
    return name.title() if loud else name


def _bracketed(text: str, spans: list[Span]) -> list[tuple[str, str]]:
    """Return (short, full) for bodies in capitals in brackets after another body: "Doctors for All (MPT)"."""
    return [
        (_name(text, two), _name(text, one))
        for one, two in pairwise(spans)
        if one.label == two.label == "ORG"
        and _IN_BRACKETS.fullmatch(text, one.end, two.end + 1)
        and two.name_in(text).lower() not in BODIES
        and not one.name_in(text).isupper()
    ]
