"""Reports made up for the tests of alignment and facts, with the names and dates that a test says are in them."""

import re
from collections.abc import Mapping

from newsreader.models import Article, DateKind, DateMention, Mention, MentionKind


def report(
    text: str,
    number: int = 1,
    names: Mapping[str, tuple[MentionKind, str]] | None = None,
    dates: Mapping[str, tuple[str | None, DateKind]] | None = None,
    published: str | None = None,
) -> Article:
    """Return an article; `names` give the kind and entity of each form in it, `dates` the value and kind."""
    return Article(
        id=number,
        title="",
        title_from="lead",
        source=None,
        path=None,
        url=None,
        author=None,
        published=published,
        published_from=None,
        place=None,
        text=text,
        asides=(),
        head="",
        mentions=tuple(Mention(m.start(), m.end(), m[0], *(names or {})[m[0]]) for m in _found(text, names or {})),
        dates=tuple(DateMention(m.start(), m.end(), m[0], *(dates or {})[m[0]]) for m in _found(text, dates or {})),
        story=1,
        copies_of=None,
        read=False,
        starred=False,
        tags=(),
        notes=(),
        words=len(text.split()),
    )


def _found(text: str, forms: Mapping[str, object]) -> list[re.Match[str]]:
    if not forms:
        return []
    longest_first = sorted(forms, key=len, reverse=True)
    return list(re.finditer(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", text))


FERRY_A = """The ferry Morgenrot ran aground off the island of Sarnholm early on Tuesday with 212 passengers on board.

Fourteen people were hurt, two of them badly, the coast guard said. "The fog came down like a curtain," said the \
captain, Ilse Brandow, who has sailed the route for nineteen years.

The company will pay each passenger 300 euros. Divers are to inspect the hull on Thursday. Fares had risen by 8 per cent in May."""

FERRY_B = """More than 200 holidaymakers were taken off a ferry that struck rocks near Sarnholm.

The Morgenrot had left harbour with 212 passengers on Tuesday. Captain Ilse Brandow said the fog "came down like a curtain".

Seventeen people were hurt, according to a hospital on the mainland. Divers will look at the hull on Thursday, and every \
passenger gets €300."""
