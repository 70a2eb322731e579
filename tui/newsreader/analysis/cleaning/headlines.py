"""Headlines: whether a line is one, the form in which it is shown, and a lead in its place."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.outlets import is_capitalised, looks_like_outlet, name_key
from newsreader.analysis.cleaning.paragraphs import ends_sentence, is_bullet
from newsreader.analysis.cleaning.speech import STAMP

_LEAD = 90
"""Code points of a title cut out of a first sentence."""
_LONGEST = 250
_MARKS = re.compile(r"#{1,6}\s+|(\*\*|__|\*|_)(?=\S.*\S\1\s*#*\Z)")
_SUFFIX = re.compile(r"\s+[|·•»›–—-]{1,2}\s+|\s*\|\s*")
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’)\]]*(?=\s+[^\sa-z]|\Z)|[。！？]")
_SHORTENED = re.compile(r"(?:\b[A-Z]\.){2,}\Z|\b(?:Inc|Jr|Corp|Ltd)\.\Z")
_SHORT_FORMS = frozenset(
    """mr mrs ms dr rs st no sen rep gov gen col lt sgt prof rev hon pres jr sr inc ltd co corp vs u.s u.k u.n e.u d.c
    a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec approx nr bzw z.b d.h usw etc sra srta mme m""".split()
)


def is_headline(text: str) -> bool:
    """Say whether a line is written as a headline is: short, no list item, no full stop at its end."""
    if not text or len(text) > _LONGEST or text[-1] in ",;:" or is_bullet(text):
        return False
    if not any(c.isalnum() for c in text):
        return False
    if text[-1] == "." and len(text) < 160 and _SHORTENED.search(text, max(0, len(text) - 6)):
        return True
    return not ends_sentence(text) or text.rstrip("\"'”’»)*_ ")[-1:] in "?!…？！"


def bare_headline(text: str) -> tuple[str, bool]:
    """Return a headline without the marks of Markdown, and whether it had any."""
    mark = _MARKS.match(text)
    if mark is None:
        return text, False
    bare = text[mark.end() :]
    if mark[1]:
        bare = bare.rstrip(" #")[: -len(mark[1])]
        return bare.strip(), False
    bare = bare.rstrip(" #").strip()
    return bare.strip("*_") if bare.startswith(("**", "__")) and bare.endswith(("**", "__")) else bare, True


def without_outlet(title: str, outlets: list[str]) -> tuple[str, str | None]:
    """Return a title without the outlet's name at its end or start (`… | Financial Mirror`), and that name.

    A name that is not among `outlets` goes only where a bar sets it off and it reads as a name.
    """
    cuts = list(_SUFFIX.finditer(title))[:12]
    if not cuts:
        return title, None
    keys = {name_key(o) for o in outlets if o}
    for cut in cuts:
        if name_key(title[cut.end() :]) in keys:
            return title[: cut.start()].strip(), title[cut.end() :].strip()
    if name_key(title[: cuts[0].start()]) in keys:
        return title[cuts[0].end() :].strip(), title[: cuts[0].start()].strip()
    last = cuts[-1]
    name, rest = title[last.end() :].strip(), title[: last.start()].strip()
    words = name.split()
    named = 0 < len(words) <= 5 and is_capitalised(name)
    if named and rest.count(" ") >= 2 and ("|" in last[0] or (looks_like_outlet(name) and len(words) > 1)):
        first = _SUFFIX.split(rest)[0] if "|" in last[0] else rest
        return (first if first.count(" ") >= 2 else rest), name
    return title, None


def lead_of(text: str) -> str:
    """Return the first sentence of a body, cut at a word (better: a clause) below `_LEAD` code points."""
    window = STAMP.sub("", text[: 4 * _LEAD].split("\n", 1)[0], count=1)
    sentence = window
    for match in _SENTENCE.finditer(window):
        word = window[: match.start()].rsplit(None, 1)[-1:] or [""]
        bare = word[0].strip("\"'“‘(").casefold()
        if bare not in _SHORT_FORMS and not (len(bare) == 1 and match[0][0] == "." and bare.isalpha()):
            sentence = window[: match.end()]
            break
    if len(sentence) <= _LEAD:
        return sentence.rstrip(". ") or sentence
    cut = sentence[:_LEAD]
    space = cut.rfind(" ")
    if space > 0:
        cut = cut[:space]
    clause = max(cut.rfind(", "), cut.rfind("; "), cut.rfind(" – "), cut.rfind(" — "))
    if clause >= _LEAD // 2:
        cut = cut[:clause]
    return cut.rstrip(" ,;:–—-(") + "…"


def title_key(title: str) -> str:
    """Return the form under which two prints of one headline are equal."""
    return "".join(c for c in title.casefold() if c.isalnum())


def title_of_file(path: str) -> str:
    """Return a file's name as a title: no ending, no leading date, separators as spaces."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    stem = re.sub(r"(?:\.(?:txt|text|md|markdown|html?|eml|jsonl?|gz))+\Z", "", name, flags=re.I) or name
    bare = re.sub(r"^(?:\d{4}[-_.]?\d\d[-_.]?\d\d)[-_. T]*", "", stem)
    words = re.sub(r"[-_+\s]+", " ", bare or stem).strip()
    return words[:1].upper() + words[1:]
