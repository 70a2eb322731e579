"""The tokens of a text (words and signs) with their positions, and the stretches in which names are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

TOKEN_LIMIT = 15_000
"""How many tokens of a text are read: about 13,000 words."""

STRETCH_LIMIT = 150
"""Most tokens in a stretch that is read as one sentence; a longer one is cut."""

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sgt|Capt|Cmdr|Adm|Brig|Sen|Rep|Gov|Rev|Hon|St|Ste|Mt|Ft|Inc|Corp|Ltd|Co|Bros|"
    "Jr|Sr|No|vs|Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Ave|Blvd|Rd|Dept|Univ|Assn|Esq|Pty|etc|Mlle|Mme"
)
_RUN = "[^\\W_][\u0300-\u036f]*(?:[^\\W_]|[\u0300-\u036f])*"
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"  # U.S., E.U., J.R.R, a.m.
    rf"|(?:{_ABBREVIATIONS})\."
    r"|(?<![^\W_])[A-Z]\.(?=\s?[A-Z])"  # the initial of John F. Kennedy
    r"|['’][sS](?![^\W_])"  # the possessive is a token of its own
    rf"|{_RUN}(?:(?:[-‐‑&]|['’](?![sS](?![^\W_]))|(?<=\d)[.,:](?=\d)|\.(?=(?:com|org|net)\b)){_RUN})*"
    r"|\S"
)
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»")


@dataclass(slots=True)
class Tokens:
    """The tokens of a text as parallel lists, and its stretches as (first, past the last) token numbers.

    A stretch is a sentence or a part of one; none runs across a line break. `small`: the words that the text has in small
    letters.
    """

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)
    small: frozenset[str] = frozenset()


def tokenise(text: str) -> Tokens:
    """Cut a text into tokens and stretches, up to `TOKEN_LIMIT` tokens, in linear time."""
    tokens = Tokens()
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    for match in islice(_TOKEN.finditer(text), TOKEN_LIMIT):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    tokens.small = frozenset(filter(str.islower, words))
    first = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or i - first >= STRETCH_LIMIT or _breaks(text, tokens, i):
            tokens.stretches.append((first, i))
            first = i
    return tokens


def _breaks(text: str, tokens: Tokens, i: int) -> bool:
    """Tell whether a new stretch begins with token `i`."""
    start, end = tokens.starts[i], tokens.ends[i - 1]
    if start == end:
        return False
    if text.find("\n", end, start) >= 0:
        return True
    word = tokens.words[i - 1]
    if word in _CLOSERS and i > 1:
        word = tokens.words[i - 2]
    return word in _ENDS and not tokens.words[i][0].islower()
