"""How databases of newspapers give an article: lines under two-letter codes (HD, PD, SN, LP), labels below the text."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.headers import Field, Head, split_label
from newsreader.analysis.cleaning.paragraphs import ends_sentence

_CODE = re.compile(
    r"(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|SE|CLM)(?:\s+(\S.*))?\Z"
)
_FIELDS: dict[str, Field] = {"HD": "title", "BY": "author", "PD": "date", "SN": "source"}
_TEXT = ("LP", "TD")
_TOP = 200
"""Lines among which all the codes above the text stand."""
_CLOSED = 60
"""Code points of the longest line that may stand below these labels: "End of Document", a line on copyright."""
_KEPT: frozenset[Field] = frozenset({"date", "updated", "source", "url"})
"""Fields that labels below the text may give: places and subjects there are what the article is about."""
_OF_DATABASE = re.compile(
    r"(?:load[- ]date|publication[- ]type|document type|source type|language of publication|publication title|database|"
    r"record number|accession number|proquest document id)\s*:",
    re.I,
)


def take_export(lines: list[str], head: Head) -> list[str]:
    """Return the lines without what a database says of the article, which `head` then holds."""
    return _take_below(_take_coded(lines, head), head)


def _take_coded(lines: list[str], head: Head) -> list[str]:
    codes = {found[1] for line in lines[:_TOP] if (found := _CODE.match(line.strip()))}
    if not {"HD", "PD", "SN", "LP"} <= codes:
        return lines
    out: list[str] = []
    code, below = "", False
    for line in lines:
        found = _CODE.match(line.strip())
        if found and _sets_in(found, code, below):
            below = below or (code in _TEXT and found[1] not in _TEXT)
            code, line = found[1], found[2] or ""
            out.append("")
            head.lines.append(code)
        if code in _TEXT:
            out.append(line)
            continue
        head.lines.append(line.strip())
        if line.strip() and (name := _FIELDS.get(code)):
            head.add(name, line)
    return out


def _sets_in(found: re.Match[str], code: str, below: bool) -> bool:
    """Say whether a line is a code indeed and no sentence, within what stands under `code` and perhaps `below` the text."""
    if below or code == "TD":
        return found[1] not in _TEXT and (below or not found[2] or not ends_sentence(found[2]))
    return code != "LP" or not found[2] or found[1] == "TD" or not ends_sentence(found[2])


def _take_below(lines: list[str], head: Head) -> list[str]:
    """Take the labels below the text, where one of them is a database's."""
    taken: list[int] = []
    for k in range(len(lines) - 1, 0, -1):
        bare = lines[k].strip()
        if bare and split_label(bare)[0] is None:
            if taken:
                break
            if len(bare) > _CLOSED:
                return lines
        elif bare:
            taken.append(k)
    if not any(_OF_DATABASE.match(lines[k].strip()) for k in taken):
        return lines
    lines = list(lines)
    for k in sorted(taken):
        name, value = split_label(lines[k].strip())
        head.lines.append(lines[k].strip())
        if name in _KEPT:
            head.add(name, value)
        lines[k] = ""
    return lines
