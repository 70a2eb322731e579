"""Units and currencies as news writes them, each with the base unit in which amounts are compared."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

QuantityKind = Literal["number", "money", "percent", "duration"]
SECOND, MONTH = "seconds", "months"

_CURRENCY_SIGNS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "NT$": "TWD",
    "$US": "USD",
    "$A": "AUD",
    "$NZ": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "Rs": "INR",
    "Rs.": "INR",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₦": "NGN",
    "円": "JPY",
    "元": "CNY",
    "원": "KRW",
}
_CURRENCY_CODES = frozenset(
    "USD EUR GBP JPY CNY RMB CHF CAD AUD NZD HKD SGD INR RUB KRW BRL SEK NOK DKK MXN ZAR TRY".split()
)
_CURRENCY_WORDS = {
    "dollar": "USD",
    "euro": "EUR",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
    "peso": "peso",
    "franc": "CHF",
    "krona": "crown",
    "kronor": "crown",
    "krone": "crown",
    "kroner": "crown",
    "crown": "crown",
    "lira": "TRY",
    "zloty": "PLN",
    "rand": "ZAR",
    "shekel": "ILS",
    "dirham": "dirham",
    "cent": "cents",
    "riyal": "riyal",
    "baht": "THB",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "hryvnia": "UAH",
    "naira": "NGN",
}
_COUNTRIES = {
    "us": "USD",
    "u.s.": "USD",
    "american": "USD",
    "canadian": "CAD",
    "australian": "AUD",
    "singapore": "SGD",
    "hong kong": "HKD",
    "new zealand": "NZD",
    "taiwan": "TWD",
    "swiss": "CHF",
    "british": "GBP",
    "mexican": "MXN",
    "swedish": "crown",
    "norwegian": "crown",
    "danish": "crown",
    "icelandic": "crown",
    "czech": "crown",
}


class Unit(NamedTuple):
    """A unit found behind a number: `kind` of fact, `base` unit, how many of it make one, characters it takes."""

    kind: QuantityKind
    base: str
    factor: float
    length: int


_TIME = {
    "second": (SECOND, 1),
    "sec": (SECOND, 1),
    "minute": (SECOND, 60),
    "min": (SECOND, 60),
    "hour": (SECOND, 3600),
    "hr": (SECOND, 3600),
    "day": (SECOND, 86400),
    "night": ("nights", 1),
    "week": (SECOND, 604800),
    "fortnight": (SECOND, 1209600),
    "month": (MONTH, 1),
    "year": (MONTH, 12),
    "decade": (MONTH, 120),
    "century": (MONTH, 1200),
    "centurie": (MONTH, 1200),
}
_MEASURES: tuple[tuple[str, float, str], ...] = (
    ("metres", 1000, "kms?|kilometres?|kilometers?"),
    ("metres", 1609.344, "miles?"),
    ("metres", 1, "m|metres?|meters?"),
    ("metres", 0.3048, "ft|feet|foot"),
    ("metres", 0.9144, "yards?|yds?"),
    ("metres", 0.01, "cm|centimetres?|centimeters?"),
    ("metres", 0.0254, r"inch|inches|(?<![\s-])in"),
    ("metres", 0.001, "mm|millimetres?|millimeters?"),
    ("metres", 1852, "nautical miles?"),
    ("metres", 9.4607e15, r"light[\s-]years?"),
    ("kg", 1, "kg|kgs|kilos?|kilograms?|kilogrammes?"),
    ("kg", 1000, "tonnes?|tons?|metric tons?"),
    ("kg", 0.45359, "lbs?|pounds?"),
    ("kg", 0.001, "grams?|grammes?"),
    ("kg", 0.02835, "ounces?|oz"),
    ("square metres", 4046.86, "acres?"),
    ("square metres", 10000, "hectares?"),
    ("square metres", 1e6, "square (?:kilometres?|kilometers?|kms?)|sq kms?"),
    ("square metres", 2.59e6, "square miles?|sq miles?"),
    ("square metres", 1, "square metres?|square meters?|sq m"),
    ("square metres", 0.092903, "square feet|sq ft"),
    ("litres", 1, "litres?|liters?"),
    ("litres", 3.78541, "gallons?"),
    ("barrels", 1, "barrels?|bpd"),
    ("km/h", 1, "km/h|kph|kmh|(?:kms?|kilomet(?:re|er)s) (?:an|per) hour"),
    ("km/h", 1.609344, "mph|miles (?:an|per) hour"),
    ("megawatts", 1, "mw|megawatts?"),
    ("megawatts", 1000, "gw|gigawatts?"),
    ("magnitude", 1, r"magnitude|on the (?:[\w-]+ ){0,2}(?:richter|magnitude) scale"),
    ("degrees C", 1, r"degrees? celsius|°\s?c|degrees? c|(?<![\s-])(?-i:C)"),
    ("degrees", 1, r"degrees(?! of\b)"),  # of no scale that is told
    ("degrees F", 1, r"degrees? fahrenheit|°\s?f|degrees? f|(?<![\s-])(?-i:F)"),
)
_GAP = r"(?:\s?-\s?|\s)?"
_PERCENT = re.compile(
    rf"(?P<points>{_GAP}(?:(?:percentage|basis)[\s-]points?|bps|points?(?=\s(?:lead|advantage|deficit|gap|margin|swing)))\b)|\s?[%％]|{_GAP}(?:per\s?cent|pct|pc)\b",
    re.IGNORECASE,
)
_AGE = re.compile(rf"{_GAP}(?:years?|yrs?|months?|weeks?|days?){_GAP}(?:of\sage\b|olds?\b)", re.IGNORECASE)
_DURATION = re.compile(rf"{_GAP}(?P<unit>{'|'.join(sorted(_TIME, key=len, reverse=True))})s?\b", re.IGNORECASE)
_MONEY = re.compile(
    rf"\s(?:(?P<country>{'|'.join(map(re.escape, _COUNTRIES))})\s)?"
    rf"(?P<word>{'|'.join(_CURRENCY_WORDS)})s?\b|\s?(?P<sign>[€£¥円元원])|\s(?P<code>{'|'.join(sorted(_CURRENCY_CODES))})\b"
    r"|\s(?P<sterling>pounds(?:\ssterling)?)\b|(?P<pence>\s(?:pence|penny)\b|p\b)",
    re.IGNORECASE,
)
_IS_PRIZE_TOO = re.compile(r"\scrown", re.IGNORECASE)
"""What is money behind digits only: "three crowns" are won."""
_MEASURE = re.compile(
    _GAP
    + "(?:"
    + "|".join(
        f"(?P<u{k}>{words})" for k, (_, _, words) in sorted(enumerate(_MEASURES), key=lambda item: -len(item[1][2]))
    )
    + r")(?!\w)",
    re.IGNORECASE,
)


def unit_behind(text: str, at: int, *, scaled: bool) -> Unit | None:
    """Return the unit that begins at offset `at`, right behind a number, or None.

    `scaled`: the number is in the thousands or more; pounds are money then, else a weight.
    """
    window = text[at : at + 40]
    if match := _PERCENT.match(window):
        base = "points" if match["points"] else "%"
        return Unit("percent", base, 0.01 if match[0].lower().strip(" -").startswith("b") else 1, match.end())
    if match := _AGE.match(window):
        return Unit("number", "years old" if "year" in match[0].lower() else "days old", 1, match.end())
    if (match := _MONEY.match(window)) and (scaled or text[at - 1].isdecimal() or not _IS_PRIZE_TOO.match(match[0])):
        return _money(match, scaled)
    if match := _MEASURE.match(window):
        k = int((match.lastgroup or "u0")[1:])
        if not (match[0][:1].isspace() and len(match[0].strip()) == 1):
            return Unit("number", _MEASURES[k][0], _MEASURES[k][1], match.end())
    if match := _DURATION.match(window):
        base, factor = _TIME[match["unit"].lower()]
        return Unit("duration", base, factor, match.end())
    return None


def _money(match: re.Match[str], scaled: bool) -> Unit | None:
    if match["pence"]:
        return Unit("money", "GBP", 0.01, match.end())
    if match["sterling"]:
        if not scaled and "sterling" not in match[0].lower():
            return Unit("number", "kg", 0.45359, match.end())
        return Unit("money", "GBP", 1, match.end())
    if match["sign"]:
        return Unit("money", _CURRENCY_SIGNS[match["sign"]], 1, match.end())
    if match["code"]:
        code = match["code"].upper()
        return Unit("money", "CNY" if code == "RMB" else code, 1, match.end()) if match["code"].isupper() else None
    word = _CURRENCY_WORDS[match["word"].lower()]
    country = (match["country"] or "").lower()
    return Unit("money", _COUNTRIES.get(country, word) if country else word, 1, match.end())


_SIGN_BEFORE = re.compile(
    "(?:"
    + "|".join(re.escape(s) for s in sorted(_CURRENCY_SIGNS, key=len, reverse=True))
    + "|"
    + "|".join(rf"\b{code}" for code in sorted(_CURRENCY_CODES))
    + r")\s?$"
)


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code stands right before offset `at`, and where it begins."""
    start = max(0, at - 5)
    match = _SIGN_BEFORE.search(text[start:at])
    if match is None:
        return None
    sign = match[0].strip()
    code = _CURRENCY_SIGNS.get(sign, "CNY" if sign == "RMB" else sign)
    return code, start + match.start()
