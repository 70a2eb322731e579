"""What starts, ends and lapses on a date, as alternatives for the patterns of the cues; lists only."""

from __future__ import annotations

import re


def _nouns(words: str) -> str:
    """Nouns parted by commas, in singular and plural; a noun may be a pattern."""
    return "|".join(_plural(word) for word in words.split(", "))


def _plural(noun: str) -> str:
    if re.search(r"[^aeiou]y\Z", noun):
        return f"{noun[:-1]}(?:y|ies)"
    return f"{noun}(?:es)?" if re.search(r"(?:[sx]|[cs]h)\Z", noun) else f"{noun}s?"


LIMIT_NOUN = (
    r"(?:deadlines?|cut-?offs?(?: date| point)?|ultimatums?|(?:expiry|expiration)(?: date)?|(?:due|closing|target|long-?stop) dates?|"
    r"(?:date|day) by which|last date(?= (?:for|to)\b)|latest (?:possible )?(?:time|date)|time ?limit|limit date)"
)
"""What is a limit by its name."""
UNTIL = "until|till|through|(?-i:up to)(?:,? and including,?)?"
BY_OR_UNTIL = rf"(?<!stopped )(?<!dropped )by|between now and|before|prior to|{UNTIL}|not? (?:\w+ ){{0,2}}?later than|at the latest by"
"""What makes the day right behind it a limit."""
ARRANGED = "scheduled|booked|planned|arranged|slated|set|fixed|listed"
"""What is done with a day ahead by those who choose it."""
GIVES = r"(?:gives?|given|gave|giving) (?:[\w’']+ ){1,5}?"
"""What is followed by whom somebody gives a term, and by its day: "gave the firms until"."""
TERMED = _nouns("truce, cease-?fire, ban, curfew, mandate, visa, curb, restriction, moratorium, sanction")
RULE = "|".join(
    (
        TERMED,
        _nouns(
            "tariff, duty, tax, levy, rule, law(?! (?:enforcement|firm|school|student)), regulation, fee, fare, (?<!death )toll, embargo, requirement, cap, quota, "
            "surcharge, charge, ordinance, price, (?<!interest )(?<!growth )(?<!inflation )(?<!exchange )rate, benefit, wage, directive, policy, blockade, border, lockdown, "
            "states? of emergency, evacuation, evacuation order, price (?:rise|increase|cut), "
            "(?:pension|retirement|voting|drinking) age, armistice, limit, rent, premium, allowance, "
            "(?:water|energy|gas|electricity|power|fuel|council tax|tax|household|phone) bill, "
            "barrier, checkpoint, (?:border|passport|customs|security) (?:check|control), speed camera"
        ),
        "taxed|levied|banned|legislation|cessation of hostilities",
    )
)
"""What takes effect on a day."""
HANDED_IN = (
    r"applications?|registrations?|enroll?ments?|nominations?|entries|submissions?|bids|tenders|claims|objections|sign-?ups?|"
    r"bookings?|filings?|consultations?"
)
"""What is taken until a day: what people hand in, or put themselves down for."""
RIGHT = "|".join(
    (
        TERMED,
        HANDED_IN,
        _nouns(
            "offer, scheme, licen[cs]e, contract, lease, tenancy, agreement, accord, waiver, exemption, patent, permit, subsidy, incentive, rebate, (?:ticket|advance) sale, grant, treaty, "
            "pact, window, bid, entry, discount, concession, guarantee, renewal, comment, claim, portal, "
            "ballot, survey, petition, warranty, voucher, coupon, option, credit, right to \\w+, tax (?:holiday|break|relief|credit), (?:rights|share|public) (?:issue|offering), "
            r"(?:comment|grace|transition\w*|notice|cooling-off) period, (?<!spring )(?<!summer )(?<!autumn )(?<!winter )(?<!school )term"
        ),
        r"deals?(?= (?:that )?(?:runs|running) until)|funding|authority|tender|amnesty|resolution|insurance|coverage|"
        r"probation|support|protection|suspension|pause|freeze|phase|polls|voting|(?:electoral|voters[’']?|voter) rolls?|"
        r"free [\w-]+(?: \w+)?",
    )
)
"""What somebody has until a day."""
LAPSES = (
    r"expir(?:es?|ed|ing|y|ation)|laps(?:es?|ed|ing)|sunsets?|run(?:s|ning)? out(?! of\b)|terminat(?:es?|ing)|matur(?:es?|ing)|falls? due|renews|snap(?:s|ping)? back|"
    r"effective|with effect|(?:takes?|taking|took) effect|enter(?:s|ed)? (?:into )?(?:force|effect)|go(?:es|ing)? into (?:effect|force)|"
    r"com(?:es?|ing) (?:into (?:effect|force|law|play)|up for renewal)|kick(?:s|ing)? in|in (?:force|effect)|"
    r"(?:imposed|levied|enforced|payable|enforceable)|be(?:comes?)? (?:law|illegal|mandatory|compulsory|effective|binding|banned|"
    r"outlawed|prohibited|barred|abolished|scrapped|required|phased (?:in|out))|ceas(?:es?|ing) to (?:be|apply|have|exist)|falls? silent|"
    r"(?:stop|ceas)(?:e?s|e|ping|ing)? (?:taking|accepting|working|issuing|admitting|enroll?ing|processing|honou?ring)"
)
"""What says by itself that something starts to hold or ceases to."""
