"""Whether a spelling is a date where it stands: "May" the month or the verb, "2012" the year or a room.

Every look around is a window of bounded length; `before` and `after` are the characters next to the phrase.
"""

from __future__ import annotations

import re

from newsreader.analysis.dating.alternatives import WORD
from newsreader.analysis.dating.date_grammar import Expression

_AFTER = 40
_AMBIGUOUS_MONTHS = frozenset((3, 4, 5, 6, 8))
_SET_BEFORE = re.compile(
    r"\b(?:every|each|any|on an?|Black|Ash|Super|Cyber|Bloody|Palm|Fat|Maundy|Shrove|Sheffield|Mail on|"
    r"Independent on|Scotland on|Man|Ruby|Freaky|alternate|other|most)\s+\Z",
    re.I,
)
_EVERY = re.compile(r"\b(?:every|each)\s+\Z", re.I)
_YEARLY = re.compile(
    r"\b(?:each|every) year\b|\b(?:annual(?:ly)?|yearly|usually|always|traditionally|observed|celebrated)\b", re.I
)
_NTH = re.compile(r"\b(?:first|second|third|fourth|last|final)\s+\Z", re.I)
_NAMED_AFTER = re.compile(
    r"\s+(?:Times|Mirror|Post|Mail|Express|Telegraph|Review|Herald|Magazine|Live|People|World|"
    r"Independent|Business Post|Night L|Night Football|Night Live|Agreement)\b"
)
_MONTH_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|through|during|before|after|last|least|next|this|early|late|mid|end|of|for|"
    r"between|and|or|over|past|each|around|about|its|as of|as|ending|ended|starting|beginning|a|an|the)[\s-]+|"
    r"[-/–(])\Z",
    re.I,
)
_SURNAME_AFTER = re.compile(r"\s+(?!(?:Day|Fool|Revolution|Budget|I|It|The|We|He|She|They)\b)[A-Z][a-z]+\b(?!\s*['’]s)")
_ARTICLE = re.compile(r"\b(?:a|an|the|to)\s+\Z")
_NOUN_TAIL = re.compile(r"\s+(?:of|on|for|to)\b")
_ITS_MEETING = re.compile(
    r"\s+(?:meeting|election|vote|budget|data|report|figures|summit|deadline|conference|general|local|policy)\b"
)
_FIGURES = re.compile(
    r"\s+(?:(?:retail|home|car|factory|export|trade|consumer|industrial|core)\s+)?"
    r"(?:jobs|payrolls?|inflation|sales|figures|earnings|revenues?|output|exports|orders|bookings)\b"
)
"""What is counted by the month: "June sales fell"."""
_MAY_CUE = re.compile(r"\b(?:in|since|last|next|early|late|mid|(?:end|start|beginning|middle) of)[\s-]+\Z")
_SEASON_YEARS = re.compile(r"[-–]\d\d?(?!\d)")
_DESCRIBED = re.compile(r"(?:\b(?:the|an?|this|his|her|its|their|whose|another)|\w['’]s?)\s+(?:[a-z][\w-]*\s+){1,3}\Z")
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|for|between|and|to|through|around|about|than|early|"
    r"late|mid|fiscal|[Yy]ear|circa|throughout|over|or|the|a|an|back|FY|pre|post|end|beyond|into|with|as|on|at|but|summer|"
    r"spring|autumn|fall|winter|season|its|his|her|their|our|that|this|versus|vs\.?|campaign|ended|ending|as of|"
    r"both|only|per|these|those|financial|calendar|Since|In|By|Until|From|During|Before|After|Early|Late|The|A|His|Her|"
    r"Its|Their|Between|For|Throughout|Through)[\s-]+|['’]s?\s+|[-–/(,;:\"“'’—][ \n]*|\A|\n|[.?!]\s+)\Z"
)
_STRONG_YEAR_CUE = re.compile(
    r"\b(?:in|since|until|till|from|during|by|before|circa|around|early|late|mid|after|and|"
    r"to|between|of)[\s-]+(?:the\s+year\s+|about\s+)?\Z",
    re.I,
)
_YEAR_STOP_BEFORE = re.compile(
    r"(?:\b(?:flight|no|nos|number|room|page|pages|route|highway|bus|model|lot|pin|code|tel|phone|total|"
    r"altitude|height|average|record|some|nearly|almost|more than|less than|fewer than|over|at least|about|"
    r"approximately|up to|resolution|section|article|class|train|channel|chapter|version|windows|agenda|vision|boeing|"
    r"peugeot|area code|ext|extension|weighing|population|cost|price|worth|sum)(?:\s+of|\.)?\s+|[$€£¥#@=+*]\s?|"
    r"\d[ .,:-]|\d\s[-–]\s?)\Z",
    re.I,
)
_UNTIL_ABOUT = re.compile(r"\b(?:until|till|before|by|since)\s+(?:at least|about|around|some)\s+\Z")
_YEAR_RANGE_BEFORE = re.compile(r"(?<!\d)[12]\d{3}\s?[-–]\s?\Z")
_YEAR_NAMED = re.compile(
    r"\b(?:financial|fiscal|assessment|academic|school|tax|marketing|crop) years?\s+(?:\d{4}\s?[-–/]\s?)?\Z", re.I
)
_OTHER_HALF = re.compile(r"\s?[-–/]\s?\d{2,4}\b")
_UNIT_AFTER = re.compile(
    r"(?:\s*(?:GMT|UTC|hrs?|hours?|people|troops|km|kilomet|miles?|met(?:re|er)s?|feet|ft|kg|tons?|tonnes?|dollars|"
    r"euros|pounds|yen|jobs|workers|soldiers|homes|houses|employees|members|votes|points|barrels|MW|megawatts|per\b|"
    r"percent|students|men|women|children|cases|deaths|families|shares|units|cars|vehicles|copies|aircraft|square|"
    r"acres|hectares|other|or more|and more|of the|of them|times|rpm|calories|words|rooms|stores|residents|passengers|"
    r"million|billion|yards|guests|fans|police|officers|protesters|companies|names|years|days|refugees|migrants|"
    r"head)\b|[-–][A-Za-z]|['’]s?\s?\d)"
)
_EVENT_AFTER = re.compile(
    r"(?:\s+[A-Z][\w.&'’-]*){0,3}\s+(?:Olympics?|Games|Cup|Championships?|Act|Expo|Open|"
    r"Grand Prix|Euros|Marathon|Festival|Awards?|Convention|Agenda|Goals|Committee|Club|Group)\b"
)
_MADE_BY = re.compile(
    r"(?:\s?[-–]\s?(?:19|20)\d\d)?\s+(?:model\b|Acura|Audi|BMW|Buick|Cadillac|Chev|Chrysler|Dodge|Fiat|Ford\b|GMC|"
    r"Harley|Honda|Hyundai|Infiniti|Isuzu|Jaguar|Jeep|Kawasaki|Kia\b|Land Rover|Lexus|Mazda|Mercedes|Mini\b|Mitsubishi|"
    r"Nissan|Opel|Peugeot|Pontiac|Porsche|Ram\b|Renault|Saturn|Skoda|Subaru|Suzuki|Tesla|Toyota|Vauxhall|Volkswagen|Volvo|"
    r"Yamaha)"
)
_SPORT = re.compile(
    r"\b(?:touchdown|halftime|half-time|quarterback|yards?|baskets?|rebounds?|free throws?|"
    r"three-pointer|field goal|overtime|outscored)",
    re.I,
)
_GRANTED = re.compile(
    r"\b(?:(?:ha(?:s|ve)|gets?|got|given|granted|allowed)\s+|(?:(?<!law )(?<!act )(?<!Act )(?<!that )(?<!which )(?<!would )(?<!could )(?:give|gives|gave)|(?<!would )(?:has|have) given|giving|grant(?:s|ed|ing)|allow(?:s|ed|ing))\s+"
    r"(?!(?:up|in|way)\b)(?:[\w’'&-]+\s+){1,5}?)(?:(?:only|just|up to|another|a further|an extra|the next)\s+){0,2}\Z"
)
# What somebody was given once; a term that buyers always have ("14 days to return") runs from no day that is known.
_NO_TASK = re.compile(
    r"\s+to\s+(?:go|live|spare|kill|think|date|rest|come|remember|forget|play|return|cancel|"
    r"exchange|send\s+back)\b"
)
# A clock in prose is a time of the day told; one that stands alone heads a line of a live report.
_AT_HOUR = re.compile(r"\b(?:at|of|by|until|till|since|from|before|after|around|about|between|and|to|than)\s+\Z")
_DAY_BEHIND = re.compile(r",\s(?:\d|[A-Z][a-z]*day\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_ON_THE = re.compile(r"\b(?:on|by|until|till|since|from|before|after|to)\s+the\s+\Z", re.I)
_RECORD = re.compile(  # "the highest for a holiday weekend in seven years" looks back
    r"\b(?:second|third|fourth|fifth|only|game|once|twice|times?)\s+\Z|"
    r"\b(?:worst|best|least|most|\w{3,}est|first)\b(?:(?!\b(?:due|will|set|expected)\b)[^.;,])*\Z"
)
_YEARS_AND = re.compile(r"\byears?,? and\s+\Z")
_GOLF = re.compile(r"\b(?:birdie[sd]?|bogeys?|holes?|fairways?|putts?|putted|innings?|floors?|lap|laps)\b")
_OTHER_WORDS = frozenset(("Sun", "SUN", "MON", "SAT"))
_FALLS = re.compile(r"\s+(?:due|to|on|in|into|under|within|outside|below|short|behind|off|from|out|apart|victim)\b")
_SPANNING = frozenset(("last", "past", "next", "coming", "latest", "this coming"))
_SEASON_CUE = re.compile(
    r"\b(?:in|by|until|till|before|since|during|of|over|after|for|late|early|mid|from|"
    r"through)[\s-]+\Z",
    re.I,
)
_SEASON_THING = re.compile(
    r"\s+(?:timetable|terms?|semester|breaks?|holidays?|vacation|recess|session|months|sales?|collections?|games|Games|Olympics|concerts?|exhibitions?|programme|fair|camps?|schools?|jobs?|transfer|window|schedule|fuel|festival|cup|league|tour)\b"
)
_PREPOSED = re.compile(
    r"\b(?:on|by|until|till|since|next|last|this|before|after|from|over|at|around|about|beyond|past|through(?:out)?|during)\s+(?:the\s+)?\Z",
    re.I,
)
_PLAIN_HOLIDAYS = ("christmas", "easter", "thanksgiving", "black friday", "memorial day", "labor day", "election day")
_HOLIDAY_THING = re.compile(
    r"\s+(?:[A-Z]|sales?|tree|part(?:y|ies)|presents?|cards?|shopp|season|market|holiday|weekend|recess|service|address|"
    r"dinner|lunch|carol|light|decor|spirit|period|gift|bonus|song|parade|turkey|break|trad)"
)

EDGE = re.compile(
    rf"{WORD}(?:the\s+)?(?:very\s+)?(?P<edge>end|close|start|beginning|middle|turn|outset|(?:first|second|latter|early|"
    r"late)\s+(?:half|part)|(?:first|second|third|fourth|last|final|opening|closing)\s+(?:week|weekend|days)|(?:first|"
    r"last|final)\s+day)\s+of\s+(?:the\s+)?\Z",
    re.I,
)
SIDE = re.compile(
    r"\b(?P<side>very early|early|late|mid|earlier|later|"
    r"end)(?P<gap>[\s-]+(?:in\s+(?:the\s+)?)?)\Z",
    re.I,
)
"""What may stand before a period and name a part of it; `edge` and `side` are the words, `gap` what joins them."""


def stands(text: str, phrase: Expression, before: str, premier_may: bool) -> bool:
    """Whether the words around a phrase leave it a date."""
    after = text[phrase.end : phrase.end + _AFTER]
    match phrase.shape:
        case "weekday":
            nth = _NTH.search(before) and re.match(r"\s+(?:of|in)\b", after)
            return not nth and not _SET_BEFORE.search(before) and not _NAMED_AFTER.match(after)
        case "weekdayof":
            return phrase.year is not None or not _YEARLY.search(before)
        case "shortday":
            return bool(_PREPOSED.search(before)) and text[phrase.start : phrase.end] not in _OTHER_WORDS
        case "month":
            return _month_stands(phrase, before, after, premier_may)
        case "year":
            return _year_stands(phrase, before, after)
        case "shortyear":
            return bool(re.search(r"\b(?:since|in|of|by|from|until)\s+\Z", before))
        case "quarter":
            sport = _SPORT.search(text[max(0, phrase.start - 150) : phrase.end + 150])
            return not sport and not re.match(r"\s+of\s+(?:the\s+)?(?:game|match|people|all|a\b)", after)
        case "holiday":
            plain = phrase.name in _PLAIN_HOLIDAYS and phrase.year is None
            if re.match(r"[\"”]?\s+(?:earthquake|quake|tsunami|attacks?|massacre|bomb|Massacre|Agreement)", after):
                return False
            return not plain or (bool(_PREPOSED.search(before)) and not _HOLIDAY_THING.match(after))
        case "dayword":
            capital_inside = text[phrase.start] == "T" and re.search(r"[\w’'] \Z", before)
            quoted = before[-1:] in ("“", '"') and after[:1] in ("”", '"')
            return not capital_inside and not quoted
        case "nth":
            sport = _GOLF.search(text[max(0, phrase.start - 1000) : phrase.end + 1000])
            return bool(phrase.relation or phrase.weekday is not None or _ON_THE.search(before)) and not sport
        case "clock":
            return bool(_AT_HOUR.search(before) or _DAY_BEHIND.match(after))
        case "relative" | "unit" | "ago" | "within" | "term":
            return _relation_stands(phrase, before, after)
    return True


def _month_stands(phrase: Expression, before: str, after: str, premier_may: bool) -> bool:
    if phrase.relation or phrase.year is not None or phrase.name:
        return True
    if _EVERY.search(before):
        return False
    if phrase.month not in _AMBIGUOUS_MONTHS:
        return True
    if _SURNAME_AFTER.match(after):
        return False
    if phrase.month == 5 and premier_may and not _MAY_CUE.search(before):
        return False
    if _ITS_MEETING.match(after) and before.endswith(("'s ", "’s ")):
        return True
    if _FIGURES.match(after):
        return True
    marched = phrase.month in (3, 5) and _ARTICLE.search(before) and _NOUN_TAIL.match(after)  # "the March of Progress"
    return bool(_MONTH_CUE.search(before)) and not marched


def _year_stands(phrase: Expression, before: str, after: str) -> bool:
    year = phrase.year or 0
    if not 1000 <= year <= 2100 or _UNIT_AFTER.match(after) or _EVENT_AFTER.match(after):
        return False
    if _MADE_BY.match(after):
        return False
    if (named := _YEAR_NAMED.search(before)) and (named[0].rstrip()[-1] in "-–/" or _OTHER_HALF.match(after)):
        return False  # "the financial year 2020-2021" is no year of the calendar
    if _YEAR_RANGE_BEFORE.search(before):
        return True
    if _UNTIL_ABOUT.search(before):
        return year >= 1900
    if _YEAR_STOP_BEFORE.search(before):
        return False
    if year < 1900:
        return year >= 1400 and bool(_STRONG_YEAR_CUE.search(before))
    if _SEASON_YEARS.match(after):
        return False
    return bool(_YEAR_CUE.search(before) or _DESCRIBED.search(before))


def _relation_stands(phrase: Expression, before: str, after: str) -> bool:
    if phrase.shape == "ago":
        if phrase.count < 1 or (phrase.unit == "hour" and phrase.relation != "ago"):
            return False
        if _YEARS_AND.search(before):
            return False  # "three years and nine months later" counts from no day that is known
        loose = phrase.relation in ("before", "after")
        return not loose or not after.strip(" ") or bool(re.match(r"\s*[.,;)\n]", after))
    if phrase.shape in ("term", "within") and phrase.unit == "hour" and phrase.count < 24:
        return False  # too short to name a day
    if phrase.shape == "term":
        return phrase.count > 0 and bool(_GRANTED.search(before)) and not _NO_TASK.match(after)
    if phrase.shape == "within":
        if phrase.count < 1 or re.match(r"\s+(?:of|after|following)\b|-|\s+(?:old|ago|earlier)\b", after):
            return False
        return phrase.relation != "in" or not _RECORD.search(before)
    if phrase.shape == "unit":
        ended = phrase.unit == "quarter" and re.match(r"\s+(?:that\s+)?end(?:ed|ing)\b", after)
        return not ended and _unit_stands(phrase, before, after)
    if phrase.relation == "that" and phrase.name in ("fall", "spring") and _FALLS.match(after):
        return False
    if phrase.unit == "day":
        return phrase.relation in ("next", "following", "previous", "same", "that", "preceding")
    spans = phrase.definite and phrase.relation in _SPANNING and phrase.unit != "quarter"  # "the last week": how long
    if spans:  # "the last weekend of June" is June's
        return phrase.name == "weekend" and phrase.relation != "past" and not after.startswith(" of ")
    if phrase.relation in ("past", "latest", "this past") and phrase.unit == "year":
        return False
    if phrase.relation in ("past", "latest") and phrase.unit != "quarter":
        return False
    return phrase.relation != "same" or phrase.definite


def _unit_stands(phrase: Expression, before: str, after: str) -> bool:
    """Of "the year" and the like only what an edge, a season word or a preposition makes a date of its own."""
    if phrase.name == "new year":
        return bool(re.search(r"\b(?:in|into|of|over|before|by|until|since|from|for|after)\s+\Z", before))
    if phrase.name == "weekend":
        return bool(_PREPOSED.search(before))
    if phrase.name:
        return phrase.year is not None or bool(_SEASON_CUE.search(before) and not _SEASON_THING.match(after))
    side = SIDE.search(before)
    if phrase.unit == "quarter" and phrase.definite:
        return True
    return (bool(EDGE.search(before)) and phrase.unit != "day") or bool(side and "in" in side["gap"])
