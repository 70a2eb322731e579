"""The words that make a date a forecast: something is foretold, estimated or hoped for it instead of planned."""

from __future__ import annotations

import re

from newsreader.analysis.dating.tense import Clause
from newsreader.analysis.dating.verb_groups import IRREGULAR

CLAUSE = 170
"""Code points before a date in which the words stand that say what it is."""
CLAUSE_END = re.compile(r"[,;:.]|\b(?:and|but|that|which|while|when|as|because)\b")
"""Where the clause of a date ends, looked for behind the date."""

_RELATIVE = re.compile(
    r"(?:,|\s[–—-])\s(?:which|who)\s(?=(?:will|would|must|are)\b|[a-z]+s\b)|,\s(?:since|because|although|though)\s"
)
_PUBLISHES = re.compile(r"\b(?:publish|release|present|issue|announce|update|unveil)(?:e?d)?\Z")
_INTRODUCES = re.compile(r"\W*(?:After|Amid|Because of|Despite|Due to|Following|Given|Based on|With)\b")
"""What opens a sentence with why something is done: "Because of the forecast, the schools will be closed"."""
_UNSURE = re.compile(r"could|may|might|(?:is |are )?(?:un)?likely")
_FORECAST = re.compile(
    r"\b(?=[\w'’])(?:forecasts?|forecasted|predict(?:s|ed|ing|ions?)?|project(?:ing|ions)|projects(?=\s(?:that|an?|the|its|it|(?!(?:have|need|seem|had|are|were)\b)[a-z]+\s(?:growth|sales|revenue|of|to|will)|growth|sales|revenue|inflation)\b)|(?<!\bits )(?<!\bthe )projected|estimate[sd]?|estimating|likely|"
    r"unlikely|(?:usually|typically|generally|normally)(?=[^,;.]*\Z)|might|probably|anticipates?|(?:is|are|was|were|been|be|widely) anticipated(?! to\b)|outlook|hop(?:e|es|ed|ing(?!\sfor\b[^,;]*\swill\b))(?!\s+of\b)|analysts?|economists?|on course to|"
    r"may be able|profitable|(?:would|['’]d) (?:like|love) to|it(?: i|['’])s possible|(?:traders|investors|strategists|markets) (?:sees?|expect|bet)|weather service|"
    r"forecasters?|meteorologists?|modelling|modeling|fear(?:s|ed)?|(?:chance of|bring) (?:rain|snow|showers|storms)|(?:is|are) possible|(?:is|are) seen (?:at|as)|"
    r"will be (?:worth|twice|(?:over|under|above|below|(?:more|less|fewer) than|nearly|almost)\s[$€£\d])|"
    r"sees? (?:it|them|inflation|growth|prices|rates)|"
    r"(?:skies|clouds?|temperatures?|winds?|wind speeds?|gusts|highs|lows|showers|rains?|snow(?:fall)?)\s+(?:will|would|should)\b|"
    r"(?:snow|rains?|rainfall|showers|storms?|winds?|"
    r"temperatures|heat|frost|sunshine)\b[^.;]{0,30}\b(?:is|are|was|were) expected|(?:expect(?:s|ed|ing)?|"
    r"seen)\b[^.;]{0,60}?\b(?:happen|ris(?:e|ing)|increase|grow(?:ing)?|fall|reach|climb|drop|double|triple|exceed|hit|"
    r"profit\w*|loss(?:es)?|remain|total|cost|last|take(?=\s+(?:until|up to|[\w-]+ (?:days|weeks|months|years))\b)|account|be\s+(?:at|near|over|about|around|between|roughly|more|less|[$€£]|\d+)|decline|slow|recover|improve|shrink|expand|generate|earn|lose|"
    r"top|surpass|rains?|sales|revenue|growth|inflation|prices|rates))\b",
    re.I,
)
_FIGURE = re.compile(
    r"\b(?:inflation|unemployment|GDP|(?:bank|interest|mortgage) rates?|borrowing costs)\b(?:(?!\.\s)[^;]){0,90}?"
    r"\b(?:to|at|by|below|above|around)\s\d[\d.]*\s?(?:%|per ?cent\b)",
    re.I,
)
"""A figure of the economy, which nobody can set: ahead it is foretold."""
_FORECAST_VERB = re.compile(
    rf"\b(?:could|may|might)\b(?:\s+\w+ly|\s+not|\s+also|\s+even|\s+still|n['’]t)*\s+(?:come|be(?!\s+(?:\w+ly\s+)?(?:\w+ed|{IRREGULAR})\b)|"
    r"rise|fall|reach|continue|last|"
    r"take|cost|grow|exceed|remain|become|have|see|increase|drop|lose|double|triple|hit|need|require|trim|add|climb|"
    r"shrink|get|arrive|return|help)\b|\bwould(?:\s+\w+ly|\s+not|n['’]t)*\s+(?:rise|fall(?! silent\b)|reach|grow|exceed|remain(?! (?:open|closed|shut|in|valid|there)\b)|"
    r"increase|drop|lose|double|triple|cost|shrink|climb)\b|(?<!\bwe )\bwill (?:take until|probably|likely|surpass|overtake|exceed|outnumber|outpace|run out|shrink|contract|peak|have(?!\s+to\b|\Z|\s+(?:a|an|its|his|her|their|the)\s+(?:[\w-]+\s+)?(?:"
    r"hearing|meeting|trial|vote|curfew|plan|proposal|answer|decision|report|draft|budget|law|bill|deal|list|solution|system)\b))\b|"
    r"\b(?:drags?|stretch(?:es)?|spills?)(?: on| over)? into\b|\bhad (?:bread|food|water|fuel|enough)\b|\benough\b[^.;]{0,40}?\bto\s+(?:last|see)\b",
    re.I,
)


def is_forecast(clause: Clause) -> bool:
    """Whether the clause foretells, estimates or hopes instead of planning."""
    told = clause.left
    if _INTRODUCES.match(told):
        told = told[told.rfind(", ", 0, len(told) - clause.distance) + 1 :]
    left, right = told[-CLAUSE:], clause.right[:80]
    right = CLAUSE_END.split(right.lstrip(" ,") if clause.opens else right, maxsplit=1)[0]
    left = _RELATIVE.split(left)[-1]
    if _PUBLISHES.search(clause.verb) and not _UNSURE.match(clause.verb):
        return False  # "will publish its outlook on"
    return bool(
        _FORECAST.search(left)
        or _FORECAST.search(right)
        or _FIGURE.search(left)
        or _FORECAST_VERB.search(left)
        or _FORECAST_VERB.match(right[:40])
        or (clause.distance == 0 and _FORECAST_VERB.match(clause.verb))
    )
