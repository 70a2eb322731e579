"""Markdown to the text that a reader would see: no signs of links, pictures, emphasis and headings; linear in time.

Lines stay lines, for what they are is judged by the analysis: a headline keeps its mark, and lists theirs.
"""

import re

from newsreader.sources.html import unescaped

_PICTURE = re.compile(
    r"(\[)?!\[([^\[\]]{0,300})\](?:\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)|\[[^\[\]]{0,100}\])(?(1)\]\([^()\s]{0,2000}\))"
)
"""A picture, perhaps a link itself."""
_LINK = re.compile(
    r"\[([^\[\]\n]{1,500})\](?:\(\s?<?[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\s?\)|\[[^\[\]\n]{0,100}\])"
)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>")
_DEFINED = re.compile(r" {0,3}\[[^\[\]^]{1,100}\]:\s+\S")
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|cite|code|details|div|em|figcaption|figure|h[1-6]|hr|i|img|li|ol|p|q|small|span|strong|"
    r"sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]{0,2000}>|<!--[^<>]{0,2000}-->",
    re.I,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STARS = re.compile(r"(?<![*\\])(\*{1,3})(?=[^\s*])([^*\n]{0,2000}[^\s*\\])\1(?!\*)")
_LINES = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])((?:[^_\n]|\w_(?=\w)){0,2000}[^\s_\\])\1(?!\w)")
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]{1,500})\1(?!`)")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(?=\S)(.*?)(?:\s+#+)?\s*\Z")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})\s*\Z")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_NO_ITEM = re.compile(r"\s*[-*+]\s*\Z")
"""A bullet without words."""
_QUOTE = re.compile(r"\A {0,3}(?:> ?)+")
_TURNS = 3
"""Signs within signs that are read: `**[*a*](b)**`."""
_PROSE = 100
"""Code points of a line below which no heading is the headline."""


def markdown_to_text(text: str) -> str:
    """Return the text of a Markdown file without its signs. Front matter stays, and the mark of a headline."""
    lines = text.replace("\r\n", "\n").split("\n")
    start = _front_matter(lines)
    out, headed = lines[:start], False
    for k in range(start, len(lines)):
        line = lines[k]
        if _NO_ITEM.match(line):
            if out and out[-1]:
                out.append("")
            continue
        if _FENCE.match(line) or _DEFINED.match(line):
            continue
        if _UNDERLINE.match(line) and k > start and lines[k - 1].strip() and not _HEADING.match(lines[k - 1]):
            continue
        heading = _HEADING.match(line)
        words = _without_signs(heading[1] if heading else _QUOTE.sub("", line))
        out.append(f"# {words}" if heading and not headed else words)
        headed = headed or heading is not None or len(line) > _PROSE
    return "\n".join(out)


def _front_matter(lines: list[str]) -> int:
    """Return the number of the first line below the front matter, 0 where there is none."""
    first = next((k for k, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].strip() not in ("---", "+++"):
        return 0
    fence = lines[first].strip()
    return next((k + 1 for k in range(first + 1, len(lines)) if lines[k].strip() == fence), 0)


def _without_signs(line: str) -> str:
    if "<" in line:
        line = _TAG.sub("", _ADDRESS.sub(r"\1", line))
    for _ in range(_TURNS):
        before = line
        if "](" in line or "][" in line:
            line = _LINK.sub(r"\1", _PICTURE.sub(_caption, line))
        if "*" in line:
            line = _STARS.sub(r"\2", line)
        if "_" in line:
            line = _LINES.sub(r"\2", line)
        if line == before:
            break
    if "`" in line:
        line = _CODE.sub(r"\2", line)
    if "\\" in line:
        line = _ESCAPED.sub(r"\1", line).rstrip("\\")
    return unescaped(line) if "&" in line else line


def _caption(picture: re.Match[str]) -> str:
    """Return what a picture shows, as captions are written."""
    return f"[image: {picture[2].strip()}]" if picture[2].strip() else ""
