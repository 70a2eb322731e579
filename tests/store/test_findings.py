"""Findings by version; from them the entities and the agenda."""

import pytest
from tests.store.invented import NOW, TODAY, clean, filed

from newsreader.errors import NotFoundError
from newsreader.models import DateMention, Entity, Findings, Mention
from newsreader.store import articles, corrections, entities, findings, marks
from newsreader.store.agenda import agenda_rows
from newsreader.store.database import Database
from newsreader.store.querying.parsing import parse
from newsreader.store.records import DatedPoint, NameUse
from newsreader.store.saving import save_articles

EVERYTHING = parse("")


def name(entity: str, alias: str = "", *, kind: str = "person", mentions: int = 1) -> NameUse:
    return NameUse(entity.casefold(), entity, kind, alias or entity, mentions)  # type: ignore[arg-type]


def everybody(db: Database) -> list[Entity]:
    return entities.entities(db, EVERYTHING, today=TODAY)


@pytest.fixture
def named(db: Database) -> Database:
    """Three articles: Vidal in all, the IMF in two, Oslo in one."""
    save_articles(
        db,
        [
            filed(k, clean(k, f"Text {k}.", published=day))
            for k, day in (("a", "2025-07-17"), ("b", "2025-07-10"), ("c", "2025-05-01"))
        ],
        now=NOW,
    )
    imf = name("International Monetary Fund", "IMF", kind="organisation")
    findings.save_findings(db, 1, Findings(3), names=[name("Ana Vidal", mentions=2), name("Ana Vidal", "Vidal"), imf])
    findings.save_findings(db, 2, Findings(3), names=[name("Ana Vidal", "Vidal"), imf])
    findings.save_findings(db, 3, Findings(3), names=[name("Ana Vidal"), name("Oslo", kind="place")])
    return db


def test_findings_come_back(db: Database) -> None:
    save_articles(db, [filed("a")], now=NOW)
    made = Findings(2, (Mention(0, 4, "Text", "other", "Text"),), (DateMention(5, 7, "of", None, "past"),), ("a note",))
    findings.save_findings(db, 1, made)
    assert findings.findings(db, 1) == made
    article = articles.article(db, 1)
    assert (article.mentions, article.dates, article.notes) == (made.mentions, made.dates, ("a note",))


def test_stale_are_missing_older_and_changed_ones(named: Database) -> None:
    assert findings.stale_ids(named, 3) == ()
    assert findings.stale_ids(named, 4) == (1, 2, 3)
    save_articles(named, [filed("b", clean("b", "New text."))], now=NOW)
    corrections.correct(named, 3, "published", "2025-05-02")
    assert findings.stale_ids(named, 3) == (2, 3)
    assert findings.stale_count(named, 3) == 2
    assert findings.findings(named, 2) is None
    assert articles.article(named, 2).mentions == ()


def test_entities_with_counts(named: Database) -> None:
    found = everybody(named)
    assert [(e.name, e.kind, e.articles, e.mentions, e.aliases) for e in found] == [
        ("Ana Vidal", "person", 3, 5, ("Vidal",)),
        ("International Monetary Fund", "organisation", 2, 2, ("IMF",)),
        ("Oslo", "place", 1, 1, ()),
    ]
    assert [(e.name, e.articles) for e in entities.entities(named, parse("newer:7d"), today=TODAY)] == [
        ("Ana Vidal", 1),
        ("International Monetary Fund", 1),
    ]


def test_new_findings_replace_the_old_counts(named: Database) -> None:
    findings.save_findings(named, 1, Findings(4), names=[name("Oslo", kind="place", mentions=4)])
    assert [(e.name, e.articles, e.mentions) for e in everybody(named)] == [
        ("Oslo", 2, 5),
        ("Ana Vidal", 2, 2),
        ("International Monetary Fund", 1, 1),
    ]


def test_deleted_articles_do_not_count(named: Database) -> None:
    marks.delete(named, [2])
    assert entities.entity_named(named, "vidal").articles == 2  # type: ignore[union-attr]
    assert entities.entity_named(named, "IMF").articles == 1  # type: ignore[union-attr]


def test_kind_is_that_of_most_mentions(named: Database) -> None:
    findings.save_findings(named, 2, Findings(4), names=[name("Oslo", kind="organisation", mentions=9)])
    assert entities.entity_named(named, "OSLO").kind == "organisation"  # type: ignore[union-attr]


def test_joined_entities_are_one_also_for_later_articles(named: Database) -> None:
    vidal, oslo = entities.entity_named(named, "Ana Vidal"), entities.entity_named(named, "Oslo")
    assert vidal is not None
    assert oslo is not None
    entities.join(named, vidal.id, oslo.id)
    save_articles(named, [filed("d")], now=NOW)
    findings.save_findings(named, 4, Findings(3), names=[name("Oslo", kind="place")])
    joint = entities.entity_named(named, "Oslo")
    assert joint is not None
    assert (joint.id, joint.articles, joint.mentions, joint.aliases) == (vidal.id, 4, 7, ("Oslo", "Vidal"))
    assert entities.separate(named, vidal.id, "Oslo") == oslo.id
    assert {e.name: e.articles for e in everybody(named)}.items() >= {("Ana Vidal", 3), ("Oslo", 2)}


def test_separated_alias_is_an_entity_of_its_own_also_later(named: Database) -> None:
    vidal = entities.entity_named(named, "Ana Vidal")
    assert vidal is not None
    own = entities.separate(named, vidal.id, "Vidal")
    findings.save_findings(named, 3, Findings(4), names=[name("Ana Vidal", "Vidal", mentions=3)])
    there = {e.id: e for e in everybody(named)}
    assert (there[own].name, there[own].articles) == ("Vidal", 3)
    assert there[vidal.id].aliases == ()
    with pytest.raises(NotFoundError):
        entities.separate(named, vidal.id, "Nobody")


def test_companions_and_weeks(named: Database) -> None:
    assert [(e.name, e.articles) for e in entities.companions(named, 1)] == [
        ("International Monetary Fund", 2),
        ("Oslo", 1),
    ]
    assert entities.weeks(named, 1, today=TODAY, weeks=3) == (0, 1, 1)
    assert sum(entities.weeks(named, 1, today=TODAY)) == 3


def test_watched_names(named: Database) -> None:
    entities.watch(named, 3, True)
    assert [e.name for e in everybody(named) if e.watched] == ["Oslo"]
    assert entities.watched_in_stories(named, [1, 3]) == [(), ("Oslo",)]
    entities.watch(named, 3, False)
    assert entities.watched_in_stories(named, [1, 3]) == [(), ()]


def test_names_for_completion(named: Database) -> None:
    assert [e.name for e in entities.names_starting(named, "v")] == ["Ana Vidal"]
    assert [e.name for e in entities.names_starting(named, "mon")] == ["International Monetary Fund"]
    assert entities.names_starting(named, "") == []
    assert entities.entity_named(named, "nobody") is None


def test_agenda(db: Database) -> None:
    save_articles(db, [filed("a", clean("A", "Text a.")), filed("b", clean("B", "Text b.", source="Two"))], now=NOW)
    point = lambda day, kind="deadline", at=0: DatedPoint(at, at + 1, day, kind, f"Until {day}.")  # noqa: E731
    findings.save_findings(
        db,
        1,
        Findings(1),
        points=[point("2025-08-01"), point("2025-07", at=2), point("2025-06-01", at=4), point("no date", at=6)],
    )
    findings.save_findings(db, 2, Findings(1), points=[point("2025-W30"), point("2025-07-19", "scheduled", 2)])
    rows = agenda_rows(db, EVERYTHING, today=TODAY)
    assert [(r.value, r.day, r.last_day, r.article_id) for r in rows] == [
        ("2025-07", "2025-07-01", "2025-07-31", 1),
        ("2025-W30", "2025-07-21", "2025-07-27", 2),
        ("2025-08-01", "2025-08-01", "2025-08-01", 1),
    ]
    assert [r.value for r in agenda_rows(db, parse("source:two"), today=TODAY, kinds=("deadline", "scheduled"))] == [
        "2025-07-19",
        "2025-W30",
    ]
    assert agenda_rows(db, EVERYTHING, today=TODAY, past=True)[0].value == "2025-06-01"
