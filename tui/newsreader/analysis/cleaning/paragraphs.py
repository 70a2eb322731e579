"""The lines of a file as paragraphs: which line ends are the wrapper's and which the writer's.

What a paragraph says is not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from newsreader.analysis.cleaning.hyphens import wrapped_word

_ENDS = ".!?…。！？"
"""Signs that close a sentence, before any closing quote or bracket."""
_CLOSERS = "\"'”’»)]*_「」』"
_OPENING_MARKS = '"“„«'
_BULLET = re.compile(r"(?:[-*•◦▪–—·]|\(?\d{1,3}[.)])\s")
_DASHED = re.compile(r"[–—-]\s[a-zà-ÿ]")
"""A dash that a wrapper put to the start of a line, as it may any word."""
_CREDIT = re.compile(r"(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f)\s+(?=[^\W\d_])[^a-zà-ÿ]|By the\s")
_DATED = re.compile(r"[A-ZÀ-Þ\d].{0,60}\b(?:19|20)\d\d(?:[,|·]? ?\d{1,2}[:.]\d\d.{0,12}|\s[/|·–-]\s.{4,40})?\Z")
_TABULAR = re.compile(r"\S(?:\t+|\s{3,}|\s\|\s)\S")
_QUOTE = re.compile(r"\A(?:>[ \t]?)+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOTES = re.compile(r"(?:\[\w{1,3}\])+\Z")
"""The numbers of notes behind a sentence, as encyclopaedias set them."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")
_TORN = re.compile(r"[^\W\d_]-\Z")
_SHORTEST = 35
"""Code points of the shortest line that counts as wrapped: verses and lists have shorter ones."""
_NARROW = 20
"""The same where line ends tear words, as the columns of a newspaper do."""
_WIDEST_WRAP = 160
"""Code points; longer lines are nobody's line width."""
_FEWEST, _NARROWEST, _WIDE = 4, 50, 100
"""Line ends that are enough where all are full, and the widths (code points) that are a wrapper's then."""
_SAMPLE = 2000
"""Lines looked at to find out whether a file is hard-wrapped."""
_LOOSE = 6
"""How far a balanced (not greedy) wrapper may stay below the width of the file."""


@dataclass(slots=True)
class Paragraph:
    """One paragraph (or other unit) of a file: its `text` on one line, the file's own `lines`, and where it stood.

    `gap`: blank lines before it; 0 = it follows the one before directly. `block`: which run of unbroken lines.
    """

    text: str
    lines: list[str]
    gap: int
    block: int


@lru_cache(maxsize=256)
def lowered(text: str) -> str:
    """Return a paragraph without capitals: several questions are asked of each, and the way there is long."""
    return text.casefold()


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as a sentence does, closing quotes and brackets aside."""
    last = text[-1:]
    if last in _ENDS:
        return True
    if last not in _CLOSERS:
        return False
    if last == "]":
        text = _NOTES.sub("", text)
    bare = text.rstrip(_CLOSERS + " ")
    return bare[-1:] in _ENDS


def opens_quotation(text: str) -> bool:
    """Say whether a text begins with an opening mark of quotation: what somebody says is the article's."""
    return text[0] in _OPENING_MARKS


def is_bullet(text: str) -> bool:
    """Say whether a line is an item of a list."""
    return _BULLET.match(text) is not None


def without_quoting(lines: list[str]) -> list[str]:
    """Return the lines without the mark of quoted mail (`> `) where the text as a whole is quoted."""
    quoted = sum(line.startswith(">") for line in lines[:_SAMPLE])
    if quoted < 3 or quoted * 4 < 3 * sum(bool(line.strip()) for line in lines[:_SAMPLE]):
        return lines
    return [_QUOTE.sub("", line) for line in lines]


def paragraphs_of(lines: list[str]) -> list[Paragraph]:
    """Return the paragraphs of a file's lines.

    Lines of a hard-wrapped paragraph are joined; it ends with a blank line, before an indented line, a list item or
    after a line with room for the next word. In a file that is not wrapped every line is a paragraph.
    """
    lines = _closed_up(lines)
    width = _wrap_width(lines)
    occurs = _words_of(lines)
    apart = _listed(lines, width) if width else set()
    out: list[Paragraph] = []
    gap = block = 0
    open_lines: list[str] = []
    for k, line in enumerate(lines):
        bare = line.strip()
        if not bare:
            if open_lines:
                out.append(_joined(open_lines, gap, block, occurs))
                open_lines, gap = [], 0
                block += 1
            gap += 1
        elif (
            open_lines
            and k not in apart
            and _continues(open_lines, line, bare, width)
            and not _begins_credits(open_lines, lines, k, block)
        ):
            open_lines.append(line)
        else:
            if open_lines:
                out.append(_joined(open_lines, gap, block, occurs))
                gap = 0
            open_lines = [line]
    if open_lines:
        out.append(_joined(open_lines, gap, block, occurs))
    return out


def _listed(lines: list[str], width: int) -> set[int]:
    """Return the lines of a wrapped file that stand in a list, each a paragraph though it may be as long as a full line.

    In a list every line begins with a capital or a figure, and many leave room for the next one's first word or are
    longer than the file is wide.
    """
    found: set[int] = set()
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and lines[end].strip():
            continue
        block = [line.strip() for line in lines[start:end]]
        if len(block) >= _FEWEST and not any(line[0].islower() for line in block):
            room = sum(len(a) > width or len(a) + len(b.split(None, 1)[0]) < width for a, b in pairwise(block))
            if room * 3 >= len(block) - 1:
                found.update(range(start, end))
        start = end + 1
    return found


def _closed_up(lines: list[str]) -> list[str]:
    """Return the lines of a wrapped file that has a blank line after each with their paragraphs joined."""
    if sum(map(len, lines)) > len(lines) * _WIDE:
        return lines
    written = [k for k, line in enumerate(lines[:_SAMPLE]) if line.strip()]
    pairs = list(pairwise(written))
    end = next((k for before, k in pairs if k - before == 1), len(lines))
    apart = [k for before, k in pairs if k - before == 2 and k < end and len(lines[before]) <= _WIDEST_WRAP]
    went_on = [k for k in apart if _goes_on(lines[k - 2].rstrip(), lines[k].strip())]
    if len(went_on) < 2 or len(went_on) * 4 < len(apart) or len(apart) < 4:
        return lines
    width = max(len(lines[k - 2].rstrip()) for k in went_on)
    joined = list(lines)
    at = 0
    for before, k in pairs:
        if k in apart and _continues([lines[before]], lines[k], lines[k].strip(), width):
            joined[at] += f" {lines[k].strip()}"
            joined[k] = joined[k - 1] = ""
        else:
            at = k
    return joined


def _wrap_width(lines: list[str]) -> int:
    """Return the width at which a file is hard-wrapped, 0 where it is not.

    Evidence is a line that ends within a sentence before a line that goes on in lower case (or in a script without
    case); a file needs two such line ends, and they must be a good part of all its single line ends. Where they are
    too few, lines that are all as full as they can be show the same.
    """
    seen = pairs = width = widest = 0
    torn = sum(1 for line in lines[:_SAMPLE] if len(line) <= _WIDEST_WRAP and _TORN.search(line.rstrip()[-2:]))
    least = _NARROW if torn > 1 else _SHORTEST
    previous = ""
    for line in lines[:_SAMPLE]:
        bare = line.strip()
        if bare and previous:
            pairs += 1
            widest = max(widest, len(previous))
            if _goes_on(previous, bare, least):
                seen += 1
                width = max(width, len(previous))
        previous = line.rstrip() if bare and len(line) <= _WIDEST_WRAP else ""
    if seen >= 2 and seen * 4 >= pairs:
        return width
    return widest if pairs >= _FEWEST and _NARROWEST <= widest <= _WIDE and _are_full(lines, widest, pairs) else 0


def _are_full(lines: list[str], width: int, pairs: int) -> bool:
    """Say whether three in four lines before another one have no room for its first word, as a wrapper leaves them.

    Where every line begins with a capital they are headlines that happen to be as long.
    """
    full = small = 0
    for line, following in pairwise(lines[:_SAMPLE]):
        bare = following.split(None, 1)
        small += bool(bare and line.strip()) and bare[0][0].isalpha() and not bare[0][0].isupper()
        full += bool(bare and line.strip()) and width - len(bare[0]) <= len(line.rstrip()) <= width
    return full * 4 >= pairs * 3 and small > 0


def _goes_on(line: str, following: str, least: int = _SHORTEST) -> bool:
    first = following[0]
    return (
        len(line) >= least
        and not ends_sentence(line)
        and first.isalpha()
        and not first.isupper()
        and not first.istitle()
        and "|" not in line
        and (" " in following or ends_sentence(following))
        and not (len(following) < 60 and _CREDIT.match(following))
    )


def _continues(open_lines: list[str], line: str, bare: str, width: int) -> bool:
    last = open_lines[-1].rstrip()
    if bare[0] in "hw" and _ADDRESS.match(bare):
        return False
    if bare[0].islower() and len(last) <= _WIDEST_WRAP and _TORN.search(last[-2:]):
        return True
    if not width:
        return len(last) >= 40 and len(last) <= _WIDEST_WRAP and _goes_on(last, bare) and not ends_sentence(last)
    if _DASHED.match(bare) and not ends_sentence(last) and width - len(last) < _LOOSE:
        return True
    if len(last) > width + 12 or _BULLET.match(bare) or (bare[0] in "-=_*~" and not bare.strip(bare[0])):
        return False
    if _TABULAR.search(bare) and _TABULAR.search(last):
        return False
    if indent(line) > indent(last) + 1 and not (len(open_lines) == 1 and _BULLET.match(last.strip())):
        return False
    room = width - len(last) - 1 - len(bare.split(None, 1)[0])
    if ends_sentence(last):
        return room < 0
    first = bare[0]
    if first.isalpha() and not first.isupper() and len(last) * 2 > width:
        return True
    return room < _LOOSE if last[-1] in ",;-–—" else room < 0


def _begins_credits(open_lines: list[str], lines: list[str], k: int, block: int) -> bool:
    """Say whether line `k` is a byline or date line below a headline as wide as the file.

    Anything may follow it in the first block, in others two more such lines: a paragraph ends with a sentence.
    """
    if len(open_lines) > 3 or not _is_credit(lines[k].strip()) or any(map(ends_sentence, map(str.rstrip, open_lines))):
        return False
    below = [line.strip() for line in lines[k : k + 4]]
    end = below.index("") if "" in below else len(below)
    return block == 0 or (end < 4 and all(_is_credit(bare) and not ends_sentence(bare) for bare in below[:end]))


def _is_credit(bare: str) -> bool:
    return (len(bare) <= 90 and _CREDIT.match(bare) is not None) or (len(bare) <= 70 and _DATED.match(bare) is not None)


def indent(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def _words_of(lines: list[str]) -> Callable[[str], bool]:
    """Return a question: does a word stand in the file in one piece? The words are gathered when it is first asked."""
    words: set[str] = set()

    def occurs(word: str) -> bool:
        if not words:
            words.add("")
            for line in lines[:_SAMPLE]:
                words.update(_WORD.findall(line[:_WIDEST_WRAP].casefold()))
        return word.casefold() in words

    return occurs


def _joined(lines: list[str], gap: int, block: int, occurs: Callable[[str], bool]) -> Paragraph:
    text = lines[0].strip()
    if len(lines) > 1:
        pieces = [text]
        for line in lines[1:]:
            bare = line.strip()
            glue = _glue(pieces[-1], bare, occurs)
            if glue == "-":
                glue = ""
            elif not glue and pieces[-1][-1] == "-":
                pieces[-1] = pieces[-1][:-1]
            pieces += [glue, bare]
        text = "".join(pieces)
    return Paragraph(text, lines, gap, block)


def _glue(before: str, after: str, occurs: Callable[[str], bool]) -> str:
    """Return what stands between two wrapped lines: nothing within a torn word or between ideographs."""
    last, first = before[-1], after[0]
    if last == "-":
        glue = wrapped_word(before, after, occurs)
        return " " if glue is None else glue
    return "" if last >= "\u3000" and first >= "\u3000" else " "
