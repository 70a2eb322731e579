"""The headlines of compared reports as their first row. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.models import Article
from newsreader.ui.compared.views import TITLE, WORD, ViewRow, other_words
from newsreader.ui.layout import Block, Span, safe_text
from newsreader.ui.render import tellers_words

_NO_HEADLINE = frozenset({"lead", "file-name"})
"""Origins of titles that nobody wrote as a headline."""


def headline_rows(left: Article, rights: Sequence[Article]) -> tuple[ViewRow, ...]:
    """Return the row of headlines, with words marked that the other side lacks; none if neither side has a headline.

    If there are several reports on the right, each headline is followed by its source.
    """
    tellers = tellers_words(rights) if len(rights) > 1 else ("",)
    one = _headline(left)
    others = [(who, line) for who, article in zip(tellers, rights, strict=True) if (line := _headline(article))]
    a = (_block(one, " ".join(line for _, line in others)),) if one else ()
    b = tuple(_block(line, one, f" ({who})" if who else "") for who, line in others)
    return (ViewRow(a, b, "agree"),) if a or b else ()


def _headline(article: Article) -> str:
    return "" if article.title_from in _NO_HEADLINE else safe_text(article.title)


def _block(headline: str, other: str, teller: str = "") -> Block:
    spans = tuple(Span(start, end, WORD) for start, end in other_words(headline, other)) if other else ()
    return Block(headline + safe_text(teller), TITLE, spans, lead="  ", hang=2)
