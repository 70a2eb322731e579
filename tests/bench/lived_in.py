"""What a library holds once people live in it: stories of several reports, names, deadlines, tags, notes, marks."""

from __future__ import annotations

import random
from datetime import date, timedelta

from newsreader.models import Findings
from newsreader.store import entities, findings, marks, stories
from newsreader.store.database import Database
from newsreader.store.querying import search
from newsreader.store.querying.parsing import parse
from newsreader.store.records import DatedPoint, NameUse

TAGS = {"trade": 4000, "trade talks": 600, "energy": 2500, "harbour": 300, "to read": 40, "weather": 900, "café": 120}
"""Tags with their numbers of articles in 100,000."""

_SYLLABLES = "ka lo mi ren tas vel dor sin mar ech tol bra fen ri sco lan per ust ven gar hol nim".split()


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


FAMOUS = [_name(random.Random(k)) for k in range(60)]
"""Names that many articles use."""


def live_in(db: Database, today: date) -> None:
    """Give plain articles everything that filters ask for. 100,000 articles make some 55,000 stories."""
    chance = random.Random(11)
    ids = search.article_ids(db, parse(""), today=today)
    with db.write():
        _join(db, chance, ids)
    for start in range(0, len(ids), 1000):
        with db.write():
            _analyse(db, chance, ids[start : start + 1000], today)
    with db.write():
        _mark(db, chance, ids)


def _join(db: Database, chance: random.Random, ids: tuple[int, ...]) -> None:
    """Make stories of neighbours in a day: every second article is alone, the others are in stories of two to six reports."""
    place = 0
    while place < len(ids):
        count = chance.choice((1, 1, 1, 1, 2, 2, 3, 4, 6))
        if count > 1:
            stories.assign(db, ids[place : place + count], None)
        place += count


def _analyse(db: Database, chance: random.Random, ids: tuple[int, ...], today: date) -> None:
    names = [" ".join(_name(chance) for _ in range(chance.choice((1, 2)))) for _ in range(300)]
    for article_id in ids:
        used = {chance.choice(FAMOUS) for _ in range(3)} | {chance.choice(names) for _ in range(4)}
        uses = [
            NameUse(name.casefold(), name, "person" if " " in name else "organisation", name, chance.randint(1, 4))
            for name in sorted(used)
        ]
        points = [
            DatedPoint(
                10 * k, 10 * k + 8, (today + timedelta(chance.randint(-700, 60))).isoformat(), kind, "It ends then."
            )
            for k in range(chance.choice((0, 0, 1, 2)))
            for kind in (chance.choice(("deadline", "scheduled")),)
        ]
        findings.save_findings(db, article_id, Findings(1), names=uses, points=points)


def _mark(db: Database, chance: random.Random, ids: tuple[int, ...]) -> None:
    share = len(ids) / 100_000
    marks.set_read(db, chance.sample(ids, int(0.7 * len(ids))), True)
    marks.set_starred(db, chance.sample(ids, int(800 * share)), True)
    for tag, count in TAGS.items():
        marks.set_tag(db, chance.sample(ids, max(1, int(count * share))), tag, True)
    for article_id in chance.sample(ids, int(300 * share)):
        marks.set_note(db, article_id, "Ask about this.")
    marks.archive(db, chance.sample(ids, int(5000 * share)))
    for one in entities.entities(db, parse(""), today=date.min, limit=5):
        entities.watch(db, one.id, True)
