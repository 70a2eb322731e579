"""Whether a line is what somebody says in a transcript: `[00:00:04] MODERATOR: …`, `Q: …`."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.paragraphs import Paragraph

STAMP = re.compile(r"\A[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s+(?=[^\s\d])")
"""The moment of a recording in front of what is said."""
_SPEAKER = re.compile(r"([^\W\d_][^:!?]{0,40}):\s")
_AHEAD = 12
"""Paragraphs among which somebody else speaks, or the same one again."""
_NO_SPEAKERS = frozenset("watch video listen live breaking exclusive transcript interview podcast opinion".split())


def speaker_of(text: str) -> str | None:
    """Return whose words a paragraph begins to give, None where it names nobody."""
    found = _SPEAKER.match(STAMP.sub("", text, count=1))
    return found[1] if found and found[1].casefold() not in _NO_SPEAKERS else None


def is_spoken(units: list[Paragraph], k: int) -> bool:
    """Say whether line `k` is spoken: it has a moment and others have; or somebody speaks next, and it again or all are in capitals."""
    text = units[k].text
    below = [unit.text for unit in units[k + 1 : k + 1 + _AHEAD]]
    if STAMP.match(text) and any(STAMP.match(other) for other in below):
        return True
    speaker = speaker_of(text)
    if speaker is None or not below or speaker_of(below[0]) is None:
        return False
    others = [other for one in below if (other := speaker_of(one))]
    return speaker in others or (speaker.isupper() and sum(map(str.isupper, others)) > 1)
