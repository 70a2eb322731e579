"""People: those shown by a given name or a title, and where a person's name begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from newsreader.analysis.naming.lists import BODY, COUNTRY, DEMONYM, FIRST_NAME, TOWN, brown_path, mask_of
from newsreader.analysis.naming.model import Span
from newsreader.analysis.naming.tokens import Tokens
from newsreader.analysis.naming.words import GIVEN, MONTHS_AND_DAYS, TITLES, kind_of

_SURE = 0.9
_DOUBTED = 0.8
_LOWER_TAIL = re.compile(r"-[a-z]+\Z")
_PERSONAL = frozenset(
    "mr mrs ms dr justice justices judge senator sen. rep. governor mayor superintendent trooper constable advocate professor vice-chancellor councillor cllr shri smt rev rev.".split()
)
"""Titles after which a capitalised word is a person's name."""
_EUROPEAN = frozenset("de da do dos das del della di du des von van der den dem ter ten te zu zur af".split())
_ARABIC = frozenset("bin ibn al el ul ur".split())
"""Small words with which last names begin, by where they come from: "dos Lima", "bin Hariri"."""
_AFTER_TITLE = _ARABIC | frozenset("uz ud bint van von de der da dos di".split())
"""Those within the name behind a personal title."""
_LONGEST_PERSON = 5
_INITIALS = re.compile(
    r"(?<![\w.&/-])(?!(?:TD|MK|US|UK|EU|UN|MP|PM|AG|DA|VP|FM|CM|EC|DC|LA|NY|AP|TV|PR|AI|GP|PC|DI|DS|QC|KC|SC|HC|CJ|HM|JP|ID|IT|"
    r"OK|NO|BY|IN|AT|TO|OF|ON|OR|AS|IS|IF|HE|WE|MY|[AI])\b)[A-Z]{1,2}(?: [B-HJ-Z])? \Z"
)
"""Initials without full stops: those of "KM Joseph" and "N Kotiswar Singh"."""
PARTICLES = _EUROPEAN | {"ap", "le", "la"}
"""Those with which a last name begins, whatever their case: "De Backer", "von Stetten"."""
_PARTICLE = "|".join(sorted(_EUROPEAN | _ARABIC))
_BETWEEN = re.compile(rf" (?:(?:{_PARTICLE}) )?(?:(?:de|dem|der|den|la|le|het|zu|und zu) )?")
_LAST_NAME = re.compile(
    r" (?:(?:van|von|ter|ten|af|zu|della|dos|bin|bint|ibn) (?:(?:der|den|de|het|und zu|zu) )?|van de |de la |de los )(?P<name>[A-Z][^\W\d_][\w’'-]+)"
)
"""The rest of a person's name that the model left out: a particle and the name it belongs to."""
_PARTICLED = re.compile(
    r"\b[A-Z][^\W\d_][\w’'-]+ (?:van|von|zu|ter|ten|af|bin|bint|ibn) (?:(?:der|den|de|het) )?[A-Z][^\W\d_][\w’'-]+"
)
"""A full name that its particle shows to be a person's."""
_STRANGE = re.compile(r" (?P<small>[^\W\d_]{2,4}) (?P<name>[A-Z][^\W\d_][\w’'-]+)")
"""A small word and a name; if English has no such word, both belong to the name before: "Gareth ap Rhys"."""
_DOTTED = re.compile(
    rf"(?<![\w.])(?!(?:U\.S|U\.N|U\.K|E\.U|D\.C|B\.C|A\.D)\.)(?:[A-Z]\. ?){{1,4}}(?:(?:{_PARTICLE}) ){{0,2}}\Z"
)
"""The initials of "J.W. ter Braak" and, where they begin a sentence, of "S. Vinod Kumar"."""
_SHORTENED = re.compile(r"\b(?:Ma|Md|Mohd|Muhd)\. \Z")
"""Given names that are written short: "Ma. Cristina Reyes" is Maria."""
_UNUSUAL_FIRST = re.compile(r"\b(?P<title>[A-Za-z]{3,12}\.?) (?P<first>[A-Z][a-z]{2,}) \Z")
"""A given name that is a word ("Rev Sunday Amadi", "secretary Honest Mwape"): it stands between a title and the rest."""
_TRADE = re.compile(
    r"(?:\A|[.!?:\n][\"”’)]*\s+)(?P<trade>[A-Z][a-z]{3,}(?:er|or|ist|man|woman|keeper) )(?=[A-Z]\S+ \w)"
)
"""A person's trade with a capital, since it begins a sentence ("Winegrower Ana Lima")."""


def joins(text: str, one: Span, two: Span) -> bool:
    """Tell whether two spans are the name of one person: "Ana" and "Lima" of "Ana dos Lima"."""
    if one.label != "PER" or two.label != "PER":
        return False
    if _BETWEEN.fullmatch(text, one.end, two.start) or _SHORTENED.search(text, one.start, two.start):
        return True
    strange = _STRANGE.match(text, one.end)
    alone = " " not in two.name_in(text)
    return bool(strange and alone and strange.start("name") == two.start and _is_strange(strange["small"]))


def with_particles(text: str, spans: list[Span]) -> tuple[list[Span], set[int]]:
    """Return the spans with people settled that a particle shows, and where names begin that none of them can take in."""
    spans = [_with_particle(text, span) for span in spans]
    names = [span for span in spans if span.label == "PER" or span.sure > _DOUBTED or " " in span.name_in(text)]
    return spans, {span.start for span in names}


def _with_particle(text: str, span: Span) -> Span:
    """Return a doubtful span as a person if a given name and a particle show one: "Gareth ap Ifan", "J.W. ter Braak"."""
    name = span.name_in(text)
    if span.label == "PER" or span.sure > _DOUBTED or " " in name:
        return span
    given = bool(mask_of(name) & FIRST_NAME)
    strange = _STRANGE.match(text, span.end)
    goes_on = _LAST_NAME.match(text, span.end) or (strange and _is_strange(strange["small"]))
    if (given and goes_on) or _DOTTED.search(text, max(0, span.start - 24), span.start):
        return replace(span, label="PER")
    return span


def rest_of(text: str, end: int, starts: set[int]) -> int:
    """Return where a person's name ends if the model stopped before a particle."""
    more = _LAST_NAME.match(text, end)
    if not more and (strange := _STRANGE.match(text, end)) and _is_strange(strange["small"]):
        more = strange
    return more.end() if more and more.start("name") not in starts else end


def _is_strange(small: str) -> bool:
    return small.islower() and not brown_path(small)


def beginning_of(text: str, span: Span) -> int:
    """Return where a person's name begins: with initials that the model left out, without the person's trade."""
    for initials in (
        _INITIALS.search(text, max(0, span.start - 6), span.start),
        _DOTTED.search(text, max(0, span.start - 24), span.start),
        _SHORTENED.search(text, max(0, span.start - 7), span.start),
    ):
        if initials:
            return initials.start()
    unusual = _UNUSUAL_FIRST.search(text, max(0, span.start - 32), span.start)
    if unusual and _is_given_word(unusual):
        return unusual.start("first")
    trade = _TRADE.match(text, max(0, span.start - 3)) or _TRADE.match(text, max(0, span.start - 2))
    if trade and trade.start("trade") == span.start and not mask_of(trade["trade"].strip()):
        return trade.end()
    return span.start


def _is_given_word(match: re.Match[str]) -> bool:
    """Tell whether the word between a title and a last name is a given name: a weekday, or none that names anything else."""
    title, first = match["title"], match["first"].lower()
    if title.lower() not in TITLES or kind_of(first):
        return False
    if first in MONTHS_AND_DAYS:
        return title[0].isupper()  # "coach Sunday" may be the day
    return title.islower() and not mask_of(first) & (COUNTRY | DEMONYM | TOWN | BODY)


def people(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return people shown by their given name whom the model missed, cut short, or took for something else."""
    ends = {span.start: span for span in spans}
    words, starts = tokens.words, tokens.starts
    found = []
    for i, word in enumerate(words):
        if word.lower() not in GIVEN or not word[0].isupper() or not _joins(tokens, i):
            continue
        span = ends.get(starts[i]) or ends.get(starts[i + 1])
        alone = span is not None and span.label != "PER"  # where the model ends a name, it ends
        final = i + 1 + (not alone and _joins(tokens, i + 1))
        end = tokens.starts[final] + len(_LOWER_TAIL.sub("", words[final]))  # "Tinubu" of "Tinubu-led"
        end = max(end, span.end) if span else end
        last = bisect_left(tokens.ends, end)
        if (span is None or span.label != "PER" or span.start > starts[i]) and not _is_headed(words[last]):
            found.append(Span(starts[i], end, "PER", _SURE))
    return found


def particled(text: str, spans: list[Span]) -> list[Span]:
    """Return people shown by a particle of whom the model saw only the last name ("Friedrich-Karl zu Löwenberg")."""
    found = []
    for match in _PARTICLED.finditer(text):
        first = match[0].partition(" ")[0]
        parts = [span for span in spans if span.overlaps(*match.span())]
        behind = all(span.start > match.start() + len(first) and span.end == match.end() for span in parts)
        known = brown_path(first.lower()) or kind_of(first.lower())
        if parts and behind and not known and all(span.label in ("PER", "LOC") for span in parts):
            found.append(Span(*match.span(), "PER", _SURE))
    return found


def titled(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return the names after a personal title ("Justice A.M. Orban"), unless the model saw a person or is sure of another."""
    persons = {span.start for span in spans if span.label == "PER"}
    others = {span.start for span in spans if span.label != "PER" and span.sure > _SURE}
    found = []
    words = tokens.words
    for i, word in enumerate(words):
        if not word[0].isupper() or word.lower().removesuffix(".") not in _PERSONAL:
            continue
        first = i + 1 + (words[i + 1 : i + 2] == ["."])
        while end := _person_from(tokens, first):
            if tokens.starts[first] not in persons and others.isdisjoint(tokens.starts[first:end]):
                found.append(Span(tokens.starts[first], tokens.ends[end - 1], "PER", 0.6))
            if word.lower() != "justices" or words[end : end + 1] not in (["and"], [","]):
                break
            first = end + 1 + (words[end : end + 2] == [",", "and"])
    return found


def _person_from(tokens: Tokens, first: int) -> int:
    """Return the token after the capitalised words that begin at `first`, 0 if they can be nobody's name."""
    words = tokens.words
    end = first
    while (
        end < len(words)
        and (words[end][0].isupper() or words[end] in _AFTER_TITLE)
        and (end == first or _beside(tokens, end))
    ):
        timely = words[end].lower() in MONTHS_AND_DAYS and words[end] != "May"
        called = end == first and timely and _joins(tokens, end)  # "Rev Sunday Amadi"
        if _is_headed(words[end]) or (timely and not called) or (words[end] == "May" and end > first):
            return 0
        end += 1
    end -= end > first and words[end - 1] in _AFTER_TITLE
    named = any(len(word) > 2 and word[1].islower() for word in words[first:end])
    return end if named and end - first <= _LONGEST_PERSON else 0


def _beside(tokens: Tokens, i: int) -> bool:
    return tokens.starts[i] - tokens.ends[i - 1] <= 1


def _joins(tokens: Tokens, i: int) -> bool:
    """Tell whether a capitalised word that could be a last name follows token `i`."""
    if i + 1 == len(tokens.words):
        return False
    low = tokens.words[i + 1].lower()
    beside = tokens.ends[i] + 1 == tokens.starts[i + 1] and tokens.words[i + 1][0].isupper()
    return beside and low not in MONTHS_AND_DAYS and not _is_headed(low)


def _is_headed(word: str) -> bool:
    return bool(kind_of(word.lower()))
