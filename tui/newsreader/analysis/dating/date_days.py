"""Which day a weekday, a month and day, "the 24th" or "yesterday" means, seen from the day of publication."""

from __future__ import annotations

import re
from datetime import date

from newsreader.analysis.dating.calendar_values import add_days, add_months, make_date, unit_of
from newsreader.analysis.dating.date_direction import counts_from, is_limit
from newsreader.analysis.dating.date_grammar import Expression
from newsreader.analysis.dating.tense import Clause, Direction
from newsreader.analysis.dating.verb_groups import LOOKS_BACK
from newsreader.models.periods import first_day

_OF_2001 = re.compile(
    r",?\s+(?:terror\w*\s+|World Trade Center\s+)?(?:attacks?|hijack\w*|strikes|terrorists?|"
    r"commission|victims|memorial)\b",
    re.I,
)
_UNSETTLED = re.compile(r"\A(?:was|were|had|has been|originally|initially|scheduled|planned)\b")
"""What opens a plan that is told of as one that was: "was due", "a scheduled"."""
_FIRMLY = re.compile(r"(?:will|shall|must|ha(?:s|ve) (?:to|until)|needs? to)\b")
"""What opens a verb of what is ahead for certain."""
_NEAREST = 3  # days ahead within which a weekday is the coming one where nothing else shows
_FAR = 5  # days ahead from which a weekday was a day or two ago, unless it is firmly placed ahead
_BESIDE = 8  # characters between a verb and the day on which it was done
_SLIP = 14  # days that the date of a file may be late
_SAME_TALE = 100  # days from publication within which a date told before gives "the 24th" its month
_MONTHS_ON = _WEEKS_ON = {"last": -1, "this": 0, "next": 1}


def weekday(phrase: Expression, clause: Clause, published: date, direction: Direction) -> date | None:
    """Return the day a weekday names; "next" is that of the week after, "this" the coming one unless the verb is past.

    Nobody calls the day before publication by its bare name and means next week's, unless the clause is firm about it.
    """
    named = phrase.weekday or 0
    ahead = (named - published.weekday()) % 7
    if phrase.count:
        return add_days(published, ahead + 7 * phrase.count)
    if phrase.relation == "after next":
        return add_days(published, (ahead or 7) + 7)
    if phrase.name == "of week":
        return add_days(published, named - published.weekday() + 7 * _WEEKS_ON.get(phrase.relation, 0))
    match phrase.relation:
        case "last" | "this past":
            return add_days(published, ahead - 7)
        case "next":
            return add_days(published, 7 - published.weekday() + named)
        case "coming" | "this coming":
            return add_days(published, ahead or 7)
        case "this" if direction != "past":
            return add_days(published, ahead)
    if direction == "future":
        coming = ahead < _FAR or _is_firm(clause, ahead)
    else:  # what is done for the next day is told like what was done: "called off the classes on Tuesday"
        coming = ahead == 1 and clause.distance > _BESIDE if direction else ahead <= _NEAREST
    return add_days(published, ahead if coming or ahead == 0 else ahead - 7)


def weekday_of_month(phrase: Expression, published: date | None, direction: Direction) -> date | None:
    """Return the day that "the last Friday of January" is; without a year that on the side the clause looks to."""
    if phrase.month and phrase.year is not None:
        return _nth_weekday(make_date(phrase.year, phrase.month, 1), phrase)
    if published is None:
        return None
    if phrase.month is None:
        return _nth_weekday(add_months(published.replace(day=1), _MONTHS_ON.get(phrase.relation, 0)), phrase)
    months = [make_date(published.year + k, phrase.month, 1) for k in (-1, 0, 1)]
    return nearest([_nth_weekday(month, phrase) for month in months], published, direction)


def _nth_weekday(month: date | None, phrase: Expression) -> date | None:
    """The first to fourth of a weekday in the month that begins on a day, counted from its end where the count is -1."""
    if month is None:
        return None
    beyond = add_months(month, 1)
    start = beyond if phrase.count < 0 else month
    if start is None:
        return None
    ahead = ((phrase.weekday or 0) - start.weekday()) % 7
    return add_days(start, ahead + 7 * (phrase.count - (phrase.count > 0)))


def _is_firm(clause: Clause, ahead: int) -> bool:
    """Whether a clause places its date ahead by more than a noun, a done deed or a plan that was."""
    if clause.group == "plan":
        return not _UNSETTLED.match(clause.verb)
    loose = ("", *LOOKS_BACK, "perfect", *(("infinitive",) if ahead > _FAR else ()))
    return clause.group not in loose or is_limit(clause)


def month_day(phrase: Expression, clause: Clause, published: date, direction: Direction) -> date | None:
    """Return the day that a month and a day without a year mean: by the verb, else the nearest."""
    if published.year > 2001 and _is_nine_eleven(phrase, clause):
        return date(2001, 9, 11)
    if _FIRMLY.match(clause.verb) and not clause.opens and direction == "future":
        return _coming(phrase, published)
    since = counts_from(clause) or (direction == "past" and _tells_of(clause))
    month, day = phrase.month or 1, phrase.day or 1
    options = [make_date(published.year + k, month, day) for k in (-1, 0, 1)]
    if phrase.weekday is not None:
        fitting = [d for d in options if d and d.weekday() == phrase.weekday]
        if len(fitting) == 1:
            return fitting[0]
    if since or phrase.relation == "last":
        return max((d for d in options if d and d <= published), default=None)
    return nearest(options, published, direction)


def _is_nine_eleven(phrase: Expression, clause: Clause) -> bool:
    """Whether "Sept. 11" is the day of the attacks on New York, which is told without its year."""
    return (phrase.month, phrase.day) == (9, 11) and bool(_OF_2001.match(clause.right))


def _tells_of(clause: Clause) -> bool:
    """Whether the date stands right behind a verb of something that happened on it: "died June 3", "fired on May 8"."""
    beside = clause.group == "past" and clause.distance and clause.left[-clause.distance :].strip() in ("", "on")
    return bool(beside)


def nth(phrase: Expression, published: date, reference: str | None, direction: Direction) -> date | None:
    """Return the day that "the 24th" is: of the month told before, else the one on the side the clause looks to."""
    day = phrase.day or 1
    if phrase.weekday is not None:
        near = [
            made for k in (-1, 0, 1) if (made := _day_of_month(published, k, day)) and made.weekday() == phrase.weekday
        ]
        return min(near, key=lambda d: abs((d - published).days), default=None)
    if phrase.relation in _MONTHS_ON:
        return _day_of_month(published, _MONTHS_ON[phrase.relation], day)
    told = first_day(reference) if reference and unit_of(reference) in ("day", "month") else None
    if told and direction == "future" and told < published:
        told = None
    if told and abs((told - published).days) < _SAME_TALE:
        passed = direction == "future" and day < told.day and (told.month != published.month or day < published.day)
        return _day_of_month(told, int(passed), day)
    days = [made for k in (-1, 0, 1) if (made := _day_of_month(published, k, day))]
    fitting = [d for d in days if (d <= published if direction == "past" else d >= published)] if direction else days
    return min(fitting, key=lambda d: abs((d - published).days), default=None)


def _day_of_month(near: date, months: int, day: int) -> date | None:
    month = add_months(near.replace(day=1), months)
    return make_date(month.year, month.month, day) if month else None


def _coming(phrase: Expression, published: date) -> date | None:
    """The next day of that name: "will be sent out on 16 April" is no slip of the tense, however far it is.

    A few days back it is: the article is older than its date says.
    """
    days = [make_date(published.year + k, phrase.month or 1, phrase.day or 1) for k in (-1, 0, 1)]
    return min((d for d in days if d and (published - d).days <= _SLIP), default=None)


def nearest(options: list[date | None], published: date, direction: Direction) -> date | None:
    """Return the day on the side the clause looks to, unless it is nearly a year off; without a side the nearest.

    News gives the year of what is more than ten months back, and seldom leaves it out five months ahead.
    """
    days = [d for d in options if d]
    if not days:
        return None
    closest = min(days, key=lambda d: abs((d - published).days))
    past = max((d for d in days if d <= published), default=None)
    coming = min((d for d in days if d >= published), default=None)
    wanted = past if direction == "past" else coming if direction == "future" else closest
    if not direction and past and coming and (coming - published).days > 150:
        wanted = past
    if wanted is None:
        return closest
    too_far = (direction == "past" and (published - wanted).days > 300) or (wanted - published).days > 330
    return closest if too_far else wanted


def day_word(name: str, published: date) -> date | None:
    """Return the day of "yesterday", "tonight", "the day after tomorrow" and their like."""
    if "before" in name:
        return add_days(published, -2)
    if ("after" in name and "afternoon" not in name) or name.startswith("the day after"):
        return add_days(published, 2)
    if name.startswith(("yesterday", "last")):
        return add_days(published, -1)
    return add_days(published, 1) if name.startswith("tomorrow") else published
