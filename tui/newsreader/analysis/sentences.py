"""Splits a text into sentences, given by their offsets.

By rules, not a model: a full stop ends a sentence unless the word before it is an abbreviation or an initial and the
next word does not show a new sentence. Blank lines always end one; line ends do unless the line visibly goes on.
"""

from __future__ import annotations

import re

from newsreader.models import Sentence


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«([¿¡—–-"
_CJK_END = "。！？｡"
_CANDIDATE = re.compile(
    f"(?P<blank>\\n[ \\t]*\\n\\s*)|(?P<line>\\n[ \\t]*)|(?P<cjk>[{_CJK_END}]+[」』”’）]*)"
    f"|(?P<stop>[.!?…]+[{_CLOSERS}]*(?: [”»](?=\\s|$))?)(?=\\s|$|[{_OPENERS}]?[A-Z][a-z ])"
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$|[^\W_]+$")
_REACH = 24  # characters looked back for the word in front of a full stop; longer than any abbreviation
_NEXT = re.compile(rf"\s*(?P<open>[{_OPENERS}]*)\s?(?P<word>[^\W_]+(?:['’][^\W_]+)?)?")

# A name or a number follows these: never the end.
_BEFORE_NAME = _words(
    "mr mrs ms mx dr prof gen lt col sgt capt cmdr cpl maj adm sen rep gov pres hon rev fr mt ft messrs mme mlle "
    "supt insp det atty asst ph vs viz cf eg ie fig approx nr bros"
)
# These end a sentence as well as not: a word that opens sentences decides.
_EITHER = _words(
    "inc ltd co corp llc plc jr sr etc gmbh cos bhd pty ext est min max dist st ave blvd rd dept assoc al ca"
)
_HOUR = frozenset({"am", "pm", "a.m", "p.m"})
_AFTER_HOUR = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday GMT UTC EST EDT CST CDT MST MDT PST PDT BST CET "
    "CEST ET PT Eastern Pacific Central Mountain January February March April May June July August September "
    "October November December"
)
# End only where no number follows.
_BEFORE_NUMBER = _words("no nos p pp vol art sec par ch jan feb mar apr jun jul aug sep sept oct nov dec")
_STARTERS = _words(
    "the a an he she it they we i you this that these those there here his her its their our my in on at by for "
    "from with after before as but and or so yet if when while since although though however meanwhile then now "
    "also still what who why how where not no one two some many most all both each another such under over during "
    "until according despite because instead last next earlier later officials police critics analysts"
)
_DOMAINS = frozenset({"Com", "Net", "Org", "Gov"})
_GOES_ON = re.compile(
    r"(?:[,;–—-]|\b(?:a|an|the|and|or|of|to|in|on|at|by|for|from|with|as|is|are|was|were|that|which|who|his|her|its|their"
    r"|but|be|been|has|have|had|will|would))$"
)
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]*[(\[]?(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])$")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order, without the white space between them.

    Every character that is not white space lies in exactly one sentence, and `text[s.start:s.end] == s.text`. A heading
    or a line of its own counts as a sentence. Time is linear in the length of the text.
    """
    cuts = [match.end() for match in _CANDIDATE.finditer(text) if _ends_sentence(text, match)]
    sentences = []
    start = 0
    for end in (*cuts, len(text)):
        piece = text[start:end]
        body = piece.strip()
        if body:
            first = start + len(piece) - len(piece.lstrip())
            sentences.append(Sentence(first, first + len(body), body))
        start = end
    return tuple(sentences)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match["blank"] or match["cjk"]:
        return True
    if match["line"]:
        return not _line_goes_on(text, match.start(), match.end())
    return _stop_ends(text, match)


def _line_goes_on(text: str, end_of_line: int, next_line: int) -> bool:
    """Tell whether a line end lies inside a sentence: the next line opens in lower case or this one cannot end here."""
    before = text[max(0, end_of_line - _REACH) : end_of_line].rstrip()
    if before[-1:] in ".!?…:" or not before:
        return False
    return text[next_line : next_line + 1].islower() or _GOES_ON.search(before) is not None


def _stop_ends(text: str, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    word = (following["word"] or "") if following else ""
    if word[:1].islower() and not word[1:2].isupper():
        return False
    if match["stop"].rstrip(_CLOSERS.replace("\\", "")) != ".":
        return True
    glued = match.end() < len(text) and not text[match.end()].isspace()
    last = _LAST_WORD.search(text[max(0, match.start() - _REACH) : match.start()])
    if last is None:
        return True
    if glued:
        return len(last[0]) > 1 and (last[0].islower() or _opens(word)) and last[0] != "www" and word not in _DOMAINS
    return _word_ends(text, match, last[0], word)


def _word_ends(text: str, match: re.Match[str], last: str, word: str) -> bool:
    """Tell whether the full stop behind the word `last` ends a sentence when `word` comes next."""
    low = last.lower()
    opens = _opens(word)
    if low in _BEFORE_NAME:
        return False
    if low in _BEFORE_NUMBER:
        return not word[:1].isdigit() and (low == "no" or low == "art" or opens)
    if low in _HOUR:
        return word[:1].isupper() and word not in _AFTER_HOUR
    if low in _EITHER or "." in last:
        return opens or not word or match["stop"] != "."
    if len(last) == 1 and last.isupper():
        return opens or not word
    return not _LIST_NUMBER.search(text[max(0, match.start() - _REACH) : match.start()])


def _opens(word: str) -> bool:
    """Tell whether a word is one that opens sentences."""
    return word.lower() in _STARTERS and word[:1].isupper()
