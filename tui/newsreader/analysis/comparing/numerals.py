"""Numbers as news prints them, in digits and in words, with their places; what they count is not told here."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TO_NINETEEN = """
zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_UNITS = {word: value for value, word in enumerate(_TO_NINETEEN.split())}
_FROM_TWENTY = """twenty thirty forty fifty sixty seventy eighty ninety"""
_TENS = {word: 10 * value for value, word in enumerate(_FROM_TWENTY.split(), start=2)}
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "万": 1e4,
    "萬": 1e4,
    "億": 1e8,
    "亿": 1e8,
}
_PARTS = {
    "half": 0.5,
    "third": 1 / 3,
    "quarter": 0.25,
    "fourth": 0.25,
    "fifth": 0.2,
    "sixth": 1 / 6,
    "eighth": 0.125,
    "tenth": 0.1,
}
_PART_GRAIN = 0.05  # "a third" may be 31 or 35 of a hundred
YEARS = range(1500, 2101)
"""What a bare number of four figures is sooner than an amount."""
_LONGEST = 15  # digits before the point; a longer run is no quantity

_CJK_SCALES = "万萬億亿千百"
_SMALL = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_BIG = "dozen|hundred|thousand|lakh|million|crore|billion|trillion"
_NUMBER = re.compile(
    rf"""(?:(?<![a-z\d_.])|(?<=\$US)|(?<=\$NZ)|(?<=\$A))(?<![^\W\d][-/])(?<!\d/)(?:
    (?P<digits>\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?|\d{{1,3}}(?:,\s?\d{{3}})*,\s000(?!\d)|\d+,\d\d?(?![\d,])|\d\.\s\d(?=[\s-]{{1,3}}magnitude)
       |\d+(?:\.\d+|(?<=magnitude\s\d)\.\s\d(?!\d))?)
      (?:(?:\s|-|\s-\s)?(?P<scale>(?:{_BIG})s?)\b|\s?(?P<letter>[kKmMbB]|mn|mln|bn|tn|trn)(?![\w-])|(?P<sign>[万萬億亿])(?!\d))?
  | (?P<halfscale>half\s(?:a|an)\s(?P<halved>{_BIG}))\b
  | (?P<halfunit>half)[\s-](?:an?\s)?(?=(?:hour|day|year|decade|century|mile|kilomet)[\w]*\b)
  | (?P<one>an?\s)(?=(?:decade|fortnight|(?:year|month|week|day|hour|minute|mile)(?=\sand\sa\shalf))\b)
  | (?P<words>(?:an?\s(?:{_BIG})|(?:{_SMALL}))\b
      (?:(?:\s(?:and\s)?|-)(?:{_SMALL}|{_BIG})\b){{0,12}})
    )
    (?P<half>\sand\sa\s(?:half|quarter|third)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_POINTS = r"[\s-](?:of\s)?(?:an?\s)?(?:percentage[\s-])?points?\b"
POINTS_BEHIND = re.compile(_POINTS)
"""What makes a part one of a percentage point: "a quarter-point rise", "half a percentage point"."""
_FRACTION = re.compile(
    rf"\b(?P<by>by\s(?:(?:more|less)\sthan\s|(?:nearly|almost|about|around|over)\s)?(?=an?\s|one[\s-]|half\b))?(?:(?P<whole>an?|{_SMALL})\s?[\s-]\s?)?"
    r"(?P<part>half|third|quarter|fourth|fifth|sixth|eighth|tenth)(?P<many>s)?\b"
    rf"(?:(?=\s(?:of|its|their|the|his|her|all)\b|{_POINTS})|(?<=thirds)|(?<=fifths)|(?<=sixths)|(?<=eighths)|(?<=tenths)"
    r"|(?(by)(?=[.,;:!?)\"”]|$|\s(?:to|in|from|since|over|after|this|last|compared|as|and|on|at|within|because|when|while)\b)|(?!)))",
    re.IGNORECASE,
)
_OF_SCALE = re.compile(rf"\sof\san?\s(?P<scale>{_BIG})\b")
_ATTACHED = re.compile(
    r"(?:km|kms|kg|cm|mm|ft|in|yds?|mph|kph|kmh|MW|GW|ha|lbs?|oz|hrs?|mins?|secs?|pc|pct|bpd|bps|p|[CF])(?![\w-])"
)
"""Units that stand right behind the digits; another letter there makes a name or a model of them."""
_COMMA = re.compile(r",(?=\d\d?$)")
_TELEPHONE = re.compile(r"\d{3}-\d{4}(?!\d)|\d-\d{3}-\d")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, with the `scale` its value contains (1e6 in "1.2m").

    `fraction` marks "a quarter of", "two thirds of": then the value is the part of one. `grain` is what the last figure
    counts: 0.1 in "63.6", 1e5 in "1.2m", 1e6 in "seven million".
    """

    start: int
    end: int
    value: float
    fraction: bool = False
    spelled: bool = False
    scale: float = 1.0
    grain: float = 1.0


def is_cjk(character: str) -> bool:
    """Whether a character is one of Chinese, Japanese or Korean text, where digits stand without a space."""
    return "\u3040" <= character <= "\ud7af"


def find_numerals(text: str) -> list[Numeral]:
    """Return the numbers of a text in order: digits with their scale ("1.2bn"), words, halves and parts."""
    found = [n for match in _FRACTION.finditer(text) if (n := _fraction(text, match)) is not None]
    taken = {place for n in found for place in range(n.start, n.end)}
    at = 0
    while match := _NUMBER.search(text, at):
        numeral = _numeral(text, match)
        at = numeral.end if numeral is not None else match.end()
        if numeral is not None and numeral.start not in taken:
            found.append(numeral)
    return sorted(found, key=lambda n: n.start)


def _numeral(text: str, match: re.Match[str]) -> Numeral | None:
    end = match.end()
    times = grain = 1.0
    before = text[max(0, match.start() - 1) : match.start()]
    if before > "\x7f" and _is_of_one_word(before):
        return None
    if match["digits"]:
        # "7,8" is how most other languages print 7.8.
        digits = _COMMA.sub(".", match["digits"]).replace(",", "").replace(" ", "")
        if len(digits.partition(".")[0]) > _LONGEST or _TELEPHONE.search(text, max(0, match.start() - 4), end + 9):
            return None
        joined = _is_of_one_word(text[end : end + 1]) or re.match(r"[,./]\d", text[end : end + 2])
        if joined and not _ATTACHED.match(text, end):
            return None
        scale = (match["scale"] or match["letter"] or match["sign"] or "").lower()
        times = _SCALES[scale.removesuffix("s")] if scale else 1.0
        value = float(digits) * times
        grain = times / 10 ** len(digits.partition(".")[2])
    elif match["halfscale"]:
        value = _SCALES[match["halved"].lower()] / 2
    elif match["halfunit"] or match["one"]:
        value = 0.5 if match["halfunit"] else 1.0
        end -= text[match.start() : end].endswith(("-", " "))
    else:
        value, length = _words_value(match["words"])
        if length < len(match["words"]):
            return Numeral(match.start(), match.start() + length, value, spelled=True)
        grain = max((scale for scale in (1e3, 1e6, 1e9) if value % scale == 0), default=1.0)
    if match["half"]:
        value += _PARTS[match["half"].split()[-1].lower()]
    return Numeral(match.start(), end, value, spelled=not match["digits"], scale=times, grain=grain)


def _is_of_one_word(character: str) -> bool:
    """Whether a character beside digits belongs to them: a letter, or a scale that could not be read with them."""
    return character.isalpha() and (character in _CJK_SCALES or not is_cjk(character))


def _words_value(words: str) -> tuple[float, int]:
    """The value of number words and how many characters of them make one number ("two one-day" is two)."""
    total = current = 0.0
    room = float("inf")  # what may still be added: after "twenty" only units, after "five" nothing
    end = 0
    for token in re.finditer(r"[a-z]+", words.lower()):
        word = token[0]
        if word in {"a", "an"}:
            current = 1.0
        elif word in _SCALES:
            scale = _SCALES[word]
            if scale > 100:
                total, current = total + (current or 1) * scale, 0.0
            else:
                current = (current or 1) * scale
            room = scale
        elif word != "and":
            value = float(_UNITS.get(word, _TENS.get(word, 0)))
            if value >= room:
                break
            current += value
            room = 10 if word in _TENS else 0
        end = token.end() if word != "and" else end
    return total + current, end


def _fraction(text: str, match: re.Match[str]) -> Numeral | None:
    before = text[max(0, match.start() - 12) : match.start()].lower()
    whole = (match["whole"] or "").lower()
    bare = not whole and not POINTS_BEHIND.match(text, match.end())
    if bare and (match["part"].lower() != "half" or re.search(r"(?:first|second|other|latter|and a)\s$", before)):
        return None
    times = 1.0 if whole in {"", "a", "an"} else float(_UNITS.get(whole, 0))
    value = times * _PARTS[match["part"].lower()]
    if not 0 < value < 1 or (times > 1 and not match["many"]):
        return None
    start = match.end("by") if match["by"] else match.start()
    if scaled := _OF_SCALE.match(text, match.end()):
        return Numeral(start, scaled.end(), value * _SCALES[scaled["scale"].lower()], spelled=True)
    return Numeral(start, match.end(), value, fraction=True, spelled=True, grain=_PART_GRAIN)
