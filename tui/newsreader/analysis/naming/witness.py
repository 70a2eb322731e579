"""What the words around a name say about its kind: "shares of X", "X said its", "in X", "the X rocket", "the watchdog X".

Each witness gives votes for a kind; names that the model is sure of need no witness. Which kind wins is settled in
`settling`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from newsreader.analysis.naming.lists import DEMONYM, FIRST_NAME, brown_path, mask_of
from newsreader.analysis.naming.model import Label, Span
from newsreader.analysis.naming.words import BODY_ENDS, SPEECH, TITLES, VERBS

_WINDOW = 56
"""How many characters before a name are read."""
_FIRMEST, _STRONG, _PLAIN, _SLIGHT = 3.0, 2.0, 1.2, 1.0
_BY_NOUN: tuple[Label, float] = ("ORG", _FIRMEST - 0.5)
"""The vote of a noun for bodies right before a name, which counts even for a name of several words: "the bank Brandt Lyle"."""
_BY_PLACE: tuple[Label, float] = ("LOC", _FIRMEST - 0.5)
"""The vote of words that only go with a place."""
_SURE = 0.8
_DOUBTED = 0.9
"""The model's certainty up to which a person of several words may still be something else."""
COMPANY_NOUNS = frozenset(
    """group company firm maker carmaker automaker drugmaker chipmaker planemaker brewer airline carrier retailer
    supermarket lender insurer utility operator supplier producer miner shipbuilder shipper startup start-up broadcaster publisher
    newspaper tabloid daily weekly magazine website union charity watchdog regulator agency consultancy brokerage manufacturer
    developer contractor subsidiary conglomerate cooperative bank party militia nonprofit non-profit thinktank think-tank
    chain giant lab laboratory network organisation organization pollster gang paper body lobby bakery restaurant brewery
    co-operative shipyard nightclub bookshop pub""".split()
)
"""Nouns that introduce the names of companies and bodies: "drugmaker Medora", "the watchdog Datasafe"."""
FUNDS = "pension|hedge|investment|wealth|equity"
LOOSE = frozenset("giant daily weekly network unit magazine".split())
"""Those of them that are as often followed by another kind of name: "update daily Louise", "two giant Texas plants"."""
NO_FIRMS = frozenset(
    "lawmaker policymaker filmmaker playmaker winemaker shoemaker dressmaker peacemaker troublemaker documentarymaker".split()
)
_STAKES = frozenset(
    "share shares stake stakes holding invest invests invested investing investment investments investors".split()
)
_BELIEF = frozenset(
    "faith trust confidence believe believes believed interest interested engaged married role starred starring".split()
)
_STAFF = frozenset(
    """workers employees engineers analysts economists executives officials lawyers managers staff pilots spokesman spokeswoman
    spokesperson researchers strategists economist analyst engineer chairman chairwoman president director executive head
    customers shareholders unit subsidiary units headquarters board""".split()
)
_OF_PLACE = frozenset(
    """town city village island islands port province region district state suburb coast north south east west residents mayor bishop archbishop
    diocese prefect minister ambassador king queen people reservoir dam outskirts centre center streets harbour harbor capital hamlet county municipality parish valley peninsula""".split()
)
_MADE = frozenset("doses dose tablets pills bottles copies version versions flight flights episode episodes".split())
_MADE_BY = frozenset("made owned built run operated manufactured supplied".split())
_PAIRS: tuple[tuple[AbstractSet[str], frozenset[str], Label, float], ...] = (
    ({"of"}, _OF_PLACE, *_BY_PLACE),
    ({"to"}, frozenset("road roads ferry flights".split()), *_BY_PLACE),
    ({"of"}, _STAKES | _STAFF, "ORG", _STRONG),
    ({"of"}, _MADE, "MISC", _STRONG),
    ({"at", "from", "with", "for"}, _STAFF, "ORG", _STRONG),
    ({"for"}, frozenset("works worked working".split()), "ORG", _SLIGHT),
    ({"at"}, frozenset("works worked working job jobs role roles posts".split()), "ORG", _PLAIN),
    ({"from"}, frozenset("joins joined joining".split()), "ORG", _PLAIN),
    ({"on"}, frozenset("wrote posted shared streamed uploaded tweeted".split()), "ORG", _STRONG),
    ({"by"}, frozenset("poll survey published".split()), "ORG", _PLAIN),
    ({"fund"}, frozenset(FUNDS.split("|")), "ORG", _STRONG),
    ({"for"}, frozenset("plays played playing".split()), "ORG", _PLAIN),
    ({"for"}, frozenset("mp mps mep mla msp td".split()), "LOC", _STRONG),
    ({"by"}, _MADE_BY, "ORG", _PLAIN),
)
"""Which kind a name is by the word before it and the one before that: "doses of X", "analysts at X", "owned by X"."""
_VESSELS = frozenset(
    "ship vessel tanker ferry trawler freighter yacht frigate destroyer submarine warship icebreaker".split()
)
_ALONE = re.compile(
    r"[.,;:)\n\"”]|\Z| (?:on|in|and|at|to|when|where|after|before|for|with|since|by|during|as|but|from|or|was|were|is|has|had|who|which|"
    r"that|until|over|because|while|late|early|last|this|next|rose|fell|[A-Z][a-z]+day)\b"
)
"""What follows a name that is complete: not "in Chiefs territory", "near Interstate 805", "in Roe v. Wade"."""
_NEXT = re.compile(r" ([a-z]+)\b")
_SPEAKS = re.compile(r" (?:said|says|reported|reports|wrote|writes|published|revealed)\b")
_LAND = re.compile(
    r" (?:province|district|county|village|island|river|region|peninsula|mountains|valley|state|rainforest|basin|delta)\b(?!-)"
)
"""Words after a name that show a place even if the model is sure of another kind."""
_WATERS = frozenset(("river", "loch", "lough", "estuary"))
_OWNERS = frozenset("owner founder co-founder publisher editor head speaker champion challenger nominee".split())
"""Titles that a body may hold as well: "its owner, Azur Gaming"."""
_NEAR = frozenset(("near", "outside"))
_ONE = re.compile(r"\b(?:[Aa]n?|[Tt]he) (?:\d\d-year-old )?\Z")
_OF_TOWN = re.compile(r" (?:man|woman|couple|teen|teenager|resident|native|boy|girl)\b")
"""People who are described by a town: "a Spiro man"."""
_WHERE = frozenset(("in", "near", "outside", "off"))
COMPANIES = "|".join(sorted(COMPANY_NOUNS))
_BEHIND: tuple[tuple[Label, float, re.Pattern[str]], ...] = (
    (
        "ORG",
        _STRONG,
        re.compile(
            r" (?:said|says|announced|confirmed|warned|added) (?:\w+day )?(?:that )?its?\b|"
            r" (?:raised|cut|lowered|lifted|reported|posted|booked|more than doubled|will (?:cut|close|open)) its\b|"
            r" (?:reported|posted|booked) (?:an? )?(?:\w+ ){0,2}(?:loss|profit|revenue|sales|earnings)|"
            r" (?:spokes(?:wo)?man|spokesperson|CEO|CFO|chief executive|boss) [A-Z]|"
            r" (?:agents|inspectors|shares|employees)\b|"
            r" (?:employs|is owned by|owns|operates|manufactures)\b|,? (?:which|that) (?:makes|runs|owns|operates|sells|employs|has (?:made|sold|run|owned))\b|"
            r"['’]s? (?:chief executive|finance chief|managing director|customers|board|shareholders|headquarters|parent|owner|subsidiary|order book|products)\b"
        ),
    ),
    (
        "ORG",
        _FIRMEST,
        re.compile(
            rf", (?:the|an?) (?:[\w’'-]+ ){{0,3}}?(?:{COMPANIES})(?=[,.;]| (?:that|which|based|in|of|with|from|and|on|at|for)\b)|, based in\b"
        ),
    ),
    (
        "LOC",
        _STRONG,
        re.compile(
            r"['’]s (?:mayor|harbou?r|streets|residents|population|town hall|old town|beaches|outskirts|coast|airport)\b|"
            r" (?:residents|harbou?r|airport|townspeople|suburbs)\b"
        ),
    ),
    (
        "PER",
        _STRONG,
        re.compile(
            r" (?:himself|herself)\b|['’]s? (?:wife|husband|widow|son|daughter|mother|father|brother|sister|lawyer)s?\b"
        ),
    ),
    ("ORG", _FIRMEST, re.compile(r" \((?:[A-Z]{2,8}: ?[A-Z]{1,6}|[A-Z]{1,6} [-+–−]?\d[\d.]*%)\)")),
    (
        "MISC",
        _FIRMEST,
        re.compile(
            r"(?: \d{1,3}[A-Z]?)? (?:rocket|satellite|spacecraft|probe|lander|rover|telescope|missile|smartphone|console|chatbot|ferry|tanker|"
            r"freighter|trawler|airliner|vaccine|app)s?\b"
        ),
    ),
    ("PER", _SLIGHT, re.compile(r", \d\d,")),
)


def testify(text: str, span: Span) -> Iterator[tuple[Label, float]]:
    """Yield the votes that the words around a name give its kind; for a known or sure name only "X island" and "off X"."""
    name = span.name_in(text)
    at_sea = (
        (span.label in ("ORG", "MISC") or (span.label == "PER" and " " in name and not _is_given(name)))
        and name[0].isupper()
        and text.endswith(" off ", 0, span.start)
        and _stands_alone(text, span.end)
    )
    if at_sea or _LAND.match(text, span.end):
        yield "LOC", _SLIGHT
    known = span.label == "LOC" and (" " in name or mask_of(name))
    if span.label == "MISC" or (span.label != "PER" and span.sure > _SURE and (span.label == "ORG" or known)):
        return
    people = mask_of(name) & DEMONYM
    whole = " " in name and span.label == "PER"
    if people or (whole and _is_given(name)):
        return
    if whole and span.sure > _DOUBTED:
        yield from (vote for vote in _before(text, span, name) if vote in (_BY_NOUN, _BY_PLACE))
        return
    if (
        span.label == "PER"
        and _OF_TOWN.match(text, span.end)
        and _ONE.search(text, max(0, span.start - 16), span.start)
    ):
        yield "LOC", _STRONG
    for label, weight, pattern in _BEHIND:
        # "J&J vaccine" shows no product, "Falcon 9 rocket" does
        numbered = span.label == "PER" or text[span.end + 1 : span.end + 2].isdigit()
        doubtful = (label == "LOC" and " " in name) or (label == "MISC" and not numbered)
        if not doubtful and pattern.match(text, span.end):
            yield label, weight
    yield from _before(text, span, name)


def _stands_alone(text: str, end: int) -> bool:
    behind = _NEXT.match(text, end)
    return bool(_ALONE.match(text, end)) or (behind is not None and (behind[1] in SPEECH or behind[1] in VERBS))


def _is_given(name: str) -> bool:
    return bool(mask_of(name.partition(" ")[0]) & FIRST_NAME)


def _is_unheard_of(name: str) -> bool:
    """Tell whether a word is in no list and no other text: "he told Vijesti" is a paper, "he told Obama" is not."""
    return not mask_of(name) and not brown_path(name)


def _is_company(noun: str) -> bool:
    """Tell whether a noun before a name makes it a body: "the bank", "Chipmaker", "the unions", not "Unions"."""
    return noun.lower() in COMPANY_NOUNS or noun.removesuffix("s") in COMPANY_NOUNS


def _of_office(word: str) -> bool:
    """Tell whether a word before a comma says what somebody is: "their coach," or "two divers,"."""
    one = word.rstrip(",").removesuffix("s")
    return one not in _OWNERS and (one in TITLES or one.endswith(("man", "woman", "ist", "ver")))


def _headed(name: str) -> bool:
    """Tell whether a name is that of a body one can be in, so that "in" makes it no place: "in Parliament"."""
    return name.rpartition(" ")[2].lower() in BODY_ENDS


def _before(text: str, span: Span, name: str) -> Iterator[tuple[Label, float]]:
    words = text[max(0, span.start - _WINDOW) : span.start].split()
    if not words or text[span.start - 1] not in " \n":
        return
    noun, last = words[-1], words[-1].lower()
    article = last == "the"
    if article:
        words.pop()
        noun = words[-1] if words else ""
        last = noun.lower()
    second = words[-2].lower() if len(words) > 1 else ""
    if last in _WATERS:
        yield "LOC", _FIRMEST
    elif last in _VESSELS or (last == "aboard" and article):
        yield "MISC", _STRONG
    elif last in _NEAR and not article and " " in name and span.label == "PER" and _stands_alone(text, span.end):
        yield _BY_PLACE
    elif last in _WHERE and not article and name[1:].islower() and not _headed(name) and _stands_alone(text, span.end):
        if second in _STAKES:
            yield "ORG", _STRONG
        elif second not in _BELIEF and second != "the":
            yield "LOC", _STRONG
    elif " " in name and span.label == "PER" and second in _MADE_BY:
        return  # something that somebody has built or owns
    elif told := next((one[2:] for one in _PAIRS if last in one[0] and second in one[1]), None):
        yield told
    elif last == "told" and not article and " " not in name and _is_unheard_of(name):
        yield "ORG", _PLAIN
    elif last.endswith(",") and noun.islower() and " " in name and _of_office(last):
        yield "PER", _PLAIN
    elif text[span.start - 1] == "\n":
        return  # the line before ended with these words: "… the Green Party"
    elif (_is_company(noun) and last not in LOOSE) or (last.endswith("maker") and last not in NO_FIRMS):
        yield _BY_NOUN
    elif article and span.label in ("PER", "ORG") and (last == "told" or _SPEAKS.match(text, span.end)):
        yield "ORG", _FIRMEST  # nobody is called "the Ledger"
