"""Rules of retention as people write them: `keep`, `archive after 90 days`, `delete after 1 year, unread too`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

DEFAULT = "default"
"""The key of `[retention]` whose rule applies to all sources that are not named."""

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_MOST_DAYS = 100 * 365
_RULE = re.compile(r"(archive|delete) after (\d{1,5}) (day|week|month|year)s?(, unread too)?")
_WORDS = ("keep", "archive", "delete", "after", "days", "weeks", "months", "years", "unread", "too")


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """What happens to a source's articles older than `days`; to unread ones only if `unread_too`."""

    action: Literal["keep", "archive", "delete"] = "keep"
    days: int = 0
    unread_too: bool = False


KEEP = RetentionRule()


def parse_rule(text: str) -> RetentionRule | None:
    """Parse a rule; None if it is not one. A month has 30 days, a year 365."""
    words = " ".join(text.casefold().replace(",", ", ").split()).replace(" ,", ",")
    if words == KEEP.action:
        return KEEP
    found = _RULE.fullmatch(words)
    days = int(found[2]) * _DAYS[found[3]] if found else 0
    if found is None or not 1 <= days <= _MOST_DAYS:
        return None
    return RetentionRule("archive" if found[1] == "archive" else "delete", days, bool(found[4]))


def nearest_rule(text: str) -> str:
    """Return the rule that a text was probably meant to be, "" if none is near."""
    words = re.findall(r"[a-z]+|\d+|,", text.casefold())
    near = [word if not word.isalpha() else _nearest_word(word) for word in words]
    guess = " ".join(near).replace(" ,", ",")
    return guess if all(near) and parse_rule(guess) else ""


def rule_words(rule: RetentionRule) -> str:
    """Return a rule as it is written: `archive after 90 days, unread too`."""
    if rule.action == "keep":
        return rule.action
    days = f"{rule.days} day{'s' * (rule.days != 1)}"
    return f"{rule.action} after {days}{', unread too' if rule.unread_too else ''}"


def _nearest_word(word: str) -> str:
    found = get_close_matches(word, _WORDS, n=1, cutoff=0.6)
    return found[0] if found else ""
