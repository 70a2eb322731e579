"""Names whose form shows what they are: spelt-out initials, ships, laws, firms, brands with a capital inside.

Each function returns spans to add to the model's; `settling` decides which of two overlapping spans stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from newsreader.analysis.naming.lists import COUNTRY, FIRST_NAME, LEADER, REGION, mask_of
from newsreader.analysis.naming.model import Span
from newsreader.analysis.naming.people import particled, people, titled
from newsreader.analysis.naming.tokens import Tokens
from newsreader.analysis.naming.words import (
    BODY_ENDS,
    CONNECTORS,
    MONTHS_AND_DAYS,
    OF_WHAT,
    ORGANISATION_HEADS,
    US_STATES,
)

_LONGEST = 12
_SURE = 0.9
_VERY_SURE = 0.95
_INITIALS = re.compile(r"\(([A-Z][A-Za-z&]{1,7})\)")
_VESSEL = re.compile(
    r"\b(?:HMS|HMAS|HMCS|HMNZS|USS|USNS|USCGC|INS|KRI|BRP|ROKS|RMS|MV|M/V|M/T) (?P<name>(?:(?:of |the )?[A-Z][\w’'-]*\w ?\b){1,3}(?<! ))"
)
_STORM = re.compile(
    r"\b(?:[Tt]yphoons?|[Hh]urricanes?|[Cc]yclones?|[Tt]ropical [Ss]torm|[Ss]uperstorm|Storm) [“\"'‘]?(?P<name>[A-Z][a-z]{2,})\b(?! [A-Z])"
)
_NO_OPENER = r"(?!(?:The|This|That|At|Under|In|For|And|But|If|When|While|Since|With|From|By|On|Of|To|A|An)\b)"
_LAW = re.compile(
    rf"\b(?:U\.S\. )?(?:(?:Women|Children|Workers|Veterans)['’]s? )?(?:{_NO_OPENER}[A-Z][\w-]{{0,24}} (?:of |and |for |in )?){{1,7}}"
    r"(?:Act|Treaty|Accords?|Amendment|Protocol|Ordinance)\b(?! [A-Z])"
)
_LEGAL = "Inc|Corp|Ltd|LLC|Co|plc|PLC|GmbH"
_FIRM = re.compile(
    rf"\b(?:{_NO_OPENER}[A-Z][\w&’'-]{{0,24}} (?:& )?){{1,4}}"
    rf"(?:{_LEGAL})\b\.?(?! [A-Z])"
)
_PARTNERS = re.compile(
    r"(?<![\w&.-])([A-Z][a-zà-ÿ-]{2,}) & ([A-Z][a-zà-ÿ-]{2,}\b)(?: (?:AG|SE|SA|NV|AB|KG)\b)?(?! (?:& )?[A-Z])"
)
_NO_PARTNER = COUNTRY | REGION | LEADER
_CAPITALISED = re.compile(r"(?<![.!?][ \n])\b[A-Z][\w.’'-]* \Z|& \Z")
_FORM = re.compile(rf" (?:{_LEGAL})\b")
_HEADED = re.compile(
    rf"\b(?:(?!The )[A-Z][\w-]{{2,20}} ){{0,2}}(?:{OF_WHAT}) (?:of|on|for|against) (?:the )?"
    r"[A-Z][\w-]{2,20}(?: (?:and |of |for )?[A-Z][\w-]{2,20}){0,3}"
)
_FOREIGN_BODY = re.compile(
    r"\b(?:Universidade?|Université|Universit[àä]t?|Universiteit|Minist[eé]rio|Ministère|Fundaci[óo]n|Fundação|Fondation|Fondazione|"
    r"Institut[oe]?|Istituto|Asociación|Associação|Federación|Confederación|Secretaría|Policía|Banco) "
    r"(?:(?:de|del|do|da|dos|das|du|des|di|della|degli|van|voor) (?:la |las |los |el |l[’'])?)"
    r"[A-Z][\w’'-]+(?: (?:(?:de|del|do|da|y|e|et) )?[A-Z][\w’'-]+){0,3}"
)
_ROAD = re.compile(r"\b(?:(?:U\.S\.|US|State|Trans-Canada) )?(?:Highway|Interstate|Route) \d{1,4}\b")
_OF_STATE = re.compile(
    rf"(?:(?<=[A-Za-z], )|(?<=[a-z] \()(?=\w+\.\)))(?:{US_STATES}|Alta|Man|Ont|Que|Sask|B\.C|N\.S|N\.B|[NS]\.[CD]|N\.[HJMY]|R\.I|W\.Va|P\.E\.I|N\.L)\."
)
_OF_SEAT = re.compile(
    rf"(?<=[ (][DRI]-)(?:(?:{US_STATES})\.|(?:[A-Z]\.){{2}}|[A-Z][a-z]{{3,}}(?: [A-Z][a-z]{{3,}})?)(?=[),;])"
)
"""The state after a member of Congress: "(R-N.Y.)", "D-Ohio,"."""
_UNSEEN_BODY = re.compile(
    rf"(?<=\b[Tt]he )(?:(?!The )[A-Z][\w’'-]+ ){{1,4}}(?:{'|'.join(sorted(end.title() for end in BODY_ENDS if end.isalpha()))})\b(?! [A-Z])"
)
_UNSEEN_RIVER = re.compile(r"(?<=\b[Tt]he )River [A-Z][a-z]+\b(?! [A-Z])")
_SHORT = re.compile(r"(?: \(|, or (?:the )?|, known as (?:the )?)([A-Z]{2,7})\b")
_INNER_CAPITAL = re.compile(
    r"(?:[a-z]|easy|my|(?!Mc|Mac|De|Di|Du|La|Le|Lo|Van|Fitz|O)[A-Z][a-z]+)[A-Z][a-z]{2,}(?<!er)(?<!ers)"
)
_NO_BRAND = re.compile(r"[#@/(\n]_[/)\n]|[#@/]_|_(?:[/@]|\.\w)")  # the signs on both sides of the word
_WARES = re.compile(r"i(?:Phone|Pad|Pod|Mac|Cloud|Message|Tunes)")


def shown_by_form(text: str, tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return all names that take precedence over the model's (`spans`), the surest first."""
    bodies = (
        _spelled_out(text, tokens, spans) + _vessels(text) + _laws(text) + _firms(text, spans) + _headed(text, spans)
    )
    bodies += _roads_and_states(text) + _foreign_bodies(text)
    return bodies + particled(text, spans) + people(tokens, spans) + titled(tokens, spans)


def _spelled_out(text: str, tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return the bodies whose initials follow in brackets ("Transport for London (TfL)"), and those initials.

    One of the words must be the head of a body, or the model must have seen a body: illnesses are spelt out as well.
    """
    found = []
    first_starts = [span.start for span in spans]
    for match in _INITIALS.finditer(text):
        at = bisect_left(tokens.starts, match.start())
        first = _first_of(tokens.words[max(0, at - _LONGEST) : at], match[1])
        if first is None:
            continue
        start, end = tokens.starts[at - first], tokens.ends[at - 1]
        near = spans[max(0, bisect_left(first_starts, start) - 1) : bisect_left(first_starts, match.end())]
        parts = [span for span in near if span.overlaps(start, end)]
        whole = any(span.start <= start and span.end >= end for span in parts)
        headed = any(word.lower() in ORGANISATION_HEADS for word in tokens.words[at - first : at] if word[0].isupper())
        known = any(span.start == match.start(1) and span.label == "ORG" and span.sure > _VERY_SURE for span in near)
        if not whole and (headed or known or any(span.label == "ORG" for span in parts)):
            found += [Span(start, end, "ORG", _SURE), Span(match.start(1), match.end(1), "ORG", _SURE)]
    return found


def common_terms(tokens: Tokens, text: str) -> frozenset[str]:
    """Return the initials that are short for common words: "income tax return (ITR)" is no body."""
    found = set()
    for match in _INITIALS.finditer(text):
        at = bisect_left(tokens.starts, match.start())
        letters = match[1].removesuffix("s").lower()
        words = tokens.words[max(0, at - len(letters)) : at]
        if words and words[-1].islower() and "".join(word[0] for word in words).lower() == letters:
            found.add(match[1])
    return frozenset(found)


def _first_of(words: list[str], initials: str) -> int | None:
    """Return how many of the last words the initials are short for, or None."""
    letters = initials.lower()
    left = len(letters)
    for count, word in enumerate(reversed(words), 1):
        if not word[0].isalpha():
            return None
        if word[0].lower() == letters[left - 1] and (word[0].isupper() or initials[left - 1].islower()):
            left -= 1
            if left == 0:
                return count if count > 1 and word[0].isupper() else None
        elif word.lower() not in CONNECTORS and word not in ("ng", "on", "in", "to", "against"):
            return None
    return None


def _vessels(text: str) -> list[Span]:
    """Return the ships named with their prefix ("HMS Victory"), and their later mentions without it."""
    found = list(_VESSEL.finditer(text))
    bare = {f"[Tt]he {match['name']}" if " " not in match["name"] else match["name"] for match in found}
    again = re.finditer(rf"\b(?:{'|'.join(sorted(bare))})\b", text) if bare else ()
    spans = [Span(*match.span(), "MISC", _SURE) for match in found]
    return spans + [
        Span(match.start() + 4 * match[0].lower().startswith("the "), match.end(), "MISC", _SURE) for match in again
    ]


def storms(text: str) -> list[Span]:
    """Return the names of storms ("typhoon Ofelia")."""
    return [Span(*match.span("name"), "MISC", _SURE) for match in _STORM.finditer(text)]


def _laws(text: str) -> list[Span]:
    """Return acts and treaties by their full name ("Freedom of Information Act"), and the initials that follow them."""
    found = []
    for match in _LAW.finditer(text):
        found.append(Span(match.start(), match.end(), "MISC", _VERY_SURE))
        if short := _SHORT.match(text, match.end()):
            found.append(Span(short.start(1), short.end(1), "MISC", _VERY_SURE))
    return found


def _firms(text: str, spans: list[Span]) -> list[Span]:
    """Return the companies named with their legal form, unless the model found them as well."""
    if not _FORM.search(text):
        return []
    known = {span.end for span in spans if span.label == "ORG"}
    found = [Span(match.start(), match.end(), "ORG", _VERY_SURE) for match in _FIRM.finditer(text)]
    return [span for span in found if not known & {span.end, span.end - 1}]


def partners(text: str, spans: list[Span]) -> list[Span]:
    """Return the firms named after two people ("Fenwick & Tully") of whom the model saw people, or one of them.

    Not couples ("Harry & Meghan"), leaders, people with all their names and two lands in one.
    """
    found = []
    for match in _PARTNERS.finditer(text):
        parts = [span for span in spans if span.overlaps(*match.span())]
        longer = _CAPITALISED.search(text, max(0, match.start() - 24), match.start())
        inside = not longer and all(match.start() <= span.start and span.end <= match.end() for span in parts)
        masks = [mask_of(match[k]) for k in (1, 2)]
        couple = all(mask & FIRST_NAME for mask in masks) or any(mask & _NO_PARTNER for mask in masks)
        if inside and not couple and any(span.label == "PER" for span in parts):
            found.append(Span(match.start(), match.end(), "ORG", _SURE))
    return found


def _headed(text: str, spans: list[Span]) -> list[Span]:
    """Return the bodies named by head and subject ("Commission on Elections") where the model saw no body."""
    found = []
    bodies = [span for span in spans if span.label == "ORG"]
    starts = [span.start for span in bodies]
    for match in _HEADED.finditer(text):
        last = bisect_left(starts, match.end())
        known = last > 0 and bodies[last - 1].end > match.start()
        timely = match[0].rpartition(" ")[2].lower() in MONTHS_AND_DAYS
        if not timely and not known:
            found.append(Span(match.start(), match.end(), "ORG", _SURE))
    return found


def _foreign_bodies(text: str) -> list[Span]:
    """Return the bodies named in another language by head and subject ("Universidad de los Andes")."""
    return [Span(*match.span(), "ORG", _SURE) for match in _FOREIGN_BODY.finditer(text)]


def unseen_bodies(text: str) -> list[Span]:
    """Return the bodies shown by their last word ("the Patriotic Renewal Party"), to be used where nothing else was found."""
    return [Span(*match.span(), "ORG", 0.6) for match in _UNSEEN_BODY.finditer(text)]


def unseen_rivers(text: str) -> list[Span]:
    """Return the rivers written as such ("the River Arrow"), to be used where nothing else was found."""
    return [Span(*match.span(), "LOC", 0.6) for match in _UNSEEN_RIVER.finditer(text)]


def _roads_and_states(text: str) -> list[Span]:
    """Return numbered roads, and abbreviated states after a town ("High Prairie, Alta.")."""
    forms = (_ROAD, _OF_STATE, _OF_SEAT)
    return [Span(*match.span(), "LOC", _SURE) for form in forms for match in form.finditer(text)]


def brands(text: str, tokens: Tokens) -> list[Span]:
    """Return single words with a capital inside ("easyJet"): companies, or their products.

    Words in brackets, in an address or on a line of their own are left out, as are people ("YouTubers").
    """
    found = []
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        if word[1:].islower() or not word.isalpha() or not _INNER_CAPITAL.fullmatch(word):
            continue
        before, after = text[max(0, start - 1) : start] or "\n", text[end : end + 2] or "\n"
        if not _NO_BRAND.search(f"{before}_{after}"):
            found.append(Span(start, end, "MISC" if _WARES.match(word) else "ORG", 0.5))
    return found
