"""Articles invented for the tests of the screens, with the findings that analysis would make of them."""

from __future__ import annotations

import re
from typing import Any

from newsreader.models import Article, Aside, DateKind, DateMention, Mention, MentionKind

FERRY = (
    "Ferry crews in Lindholm will stop work at midnight on Friday unless the Harbour Board raises their pay by "
    "4 per cent, union leader Ada Brandt said on Tuesday.\n\n"
    "The strike would close both crossings to Osterby, which 12,000 people use every day.\n\n"
    'Mayor Tomas Reyl will meet both sides on Thursday. "We can still settle this," he told Radio Lindholm.\n\n'
    "The board has until 31 May to answer."
)


def names(text: str, kind: MentionKind, *found: str) -> tuple[Mention, ...]:
    """Return a mention for every occurrence of the names."""
    return tuple(Mention(m.start(), m.end(), n, kind, n) for n in found for m in re.finditer(re.escape(n), text))


def dates(text: str, kind: DateKind, value: str | None, *found: str) -> tuple[DateMention, ...]:
    """Return a date mention for every occurrence of the expressions."""
    places = ((m.start(), m.end(), n) for n in found for m in re.finditer(re.escape(n), text))
    return tuple(DateMention(*place, value, kind) for place in places)


def invented_article(**changes: Any) -> Article:
    """Return the article on the ferry strike, published on Tuesday 26 May 2026, with some fields changed."""
    text = changes.get("text", FERRY)
    fields: dict[str, Any] = {
        "id": 1, "title": "Ferry crews set to strike over pay", "title_from": "header", "source": "Lindholm Post",
        "path": None, "url": None, "author": None, "published": "2026-05-26", "published_from": "header",
        "place": "Lindholm", "text": text,
        "asides": (
            Aside("promotion", "Get the Post every morning.", 2), Aside("related", "Snow in May\nBridge reopens", 4),
        ),
        "head": "", "story": 7, "copies_of": None, "read": False, "starred": False, "tags": (), "notes": (),
        "mentions": names(text, "person", "Ada Brandt", "Tomas Reyl") + names(text, "place", "Osterby")
        + names(text, "organisation", "Harbour Board") + names(text, "other", "Radio Lindholm"),
        "dates": dates(text, "past", "2026-05-26", "Tuesday")
        + dates(text, "deadline", "2026-05-29", "midnight on Friday")
        + dates(text, "scheduled", "2026-05-28", "Thursday") + dates(text, "deadline", "2026-05-31", "31 May"),
        "words": len(text.split()),
    }  # fmt: skip
    fields.update(changes)
    return Article(**fields)
