"""One entry for a date however often it is told, who gives it, and who says otherwise."""

from datetime import UTC, date, datetime
from pathlib import Path

from tests.library.reports import read_in

from newsreader.library.agenda import build_agenda, calendar
from newsreader.library.days import due_words, left_words
from newsreader.library.library import Library
from newsreader.models.periods import last_day
from newsreader.store.records import AgendaRow

TODAY = date(2025, 7, 18)


def row(article_id: int, value: str, sentence: str, **given: object) -> AgendaRow:
    base: dict[str, object] = {
        "article_id": article_id,
        "story": 1,
        "title": "Fares rise",
        "source": f"Paper {article_id}",
        "value": value,
        "day": value if len(value) == 10 else f"{value}-01",
        "last_day": value if len(value) == 10 else last_day(value).isoformat(),
        "kind": "deadline",
        "sentence": sentence,
    }
    return AgendaRow(**(base | given))  # type: ignore[arg-type]


def test_a_date_told_by_several_reports_is_one_entry_with_its_sources() -> None:
    told = [row(1, "2025-08-01", "The levy takes effect on Aug 1."), row(2, "2025-08-01", "A deal is due by 1 August.")]
    [entry] = build_agenda([*told, told[0]], today=TODAY)
    assert (entry.date, entry.articles, entry.sources) == ("2025-08-01", (1, 2), ("Paper 1", "Paper 2"))
    assert (entry.days_left, entry.disagree) == (14, ())


def test_reports_that_give_another_day_for_the_same_event_disagree() -> None:
    told = [
        row(1, "2025-08-01", "Refunds for cancelled ferry tickets can be claimed until August 1."),
        row(2, "2025-08-03", "Refunds for cancelled ferry tickets can be claimed until August 3."),
        row(2, "2025-08-20", "The harbour council votes on a new quay."),
    ]
    found = {entry.date: entry.disagree for entry in build_agenda(told, today=TODAY)}
    assert found == {"2025-08-01": ("2025-08-03",), "2025-08-03": ("2025-08-01",), "2025-08-20": ()}


def test_a_date_that_had_passed_when_the_other_report_appeared_is_no_disagreement() -> None:
    def disagreeing(told: str) -> list[str]:
        rows = [
            row(
                1,
                "2025-08-01",
                "Requests to recount the votes of the harbour ward must come by August 1.",
                told="2025-07-20",
            ),
            row(2, "2025-08-14", "The votes of the harbour ward must be recounted by August 14.", told=told),
        ]
        return [entry.date for entry in build_agenda(rows, today=TODAY) if entry.disagree]

    assert disagreeing("2025-08-01") == ["2025-08-01", "2025-08-14"]
    assert disagreeing("2025-08-02") == []


def test_a_copy_is_no_second_voice_and_stands_behind_what_it_copies() -> None:
    day, words = "2025-08-01", "Refunds for cancelled ferry tickets can be claimed until August 1."
    told = [row(1, day, words, copies_of=2), row(2, day, words), row(3, day, "Refunds end on 1 August.")]
    [entry] = build_agenda(told, today=TODAY)
    assert (entry.articles[-1], entry.reports, len(entry.sources)) == (1, 2, 3)
    [alone] = build_agenda(told[:1], today=TODAY)
    assert alone.reports == 1


def test_a_month_and_a_day_of_it_are_no_disagreement() -> None:
    told = [
        row(1, "2025-08", "The old corn exchange is to reopen as a theatre next month."),
        row(2, "2025-08-12", "The old corn exchange was to reopen as a theatre on 12 August."),
        row(3, "2025-09-12", "The old corn exchange was to reopen as a theatre on 12 September."),
    ]
    found = {entry.date: entry.disagree for entry in build_agenda(told, today=TODAY)}
    assert found["2025-08"] == found["2025-08-12"] == ("2025-09-12",)


def test_stories_stay_apart_and_the_soonest_comes_first() -> None:
    told = [row(1, "2025-08-01", "Later."), row(2, "2025-08-01", "Later too.", story=2), row(3, "2025-07-19", "Soon.")]
    assert [(entry.date, entry.story) for entry in build_agenda(told, today=TODAY)] == [
        ("2025-07-19", 1),
        ("2025-08-01", 1),
        ("2025-08-01", 2),
    ]


def test_a_month_that_ends_with_a_known_day_is_that_day() -> None:
    told = [row(1, "2025-08", "By the end of August."), row(2, "2025-08-31", "By 31 August.")]
    [entry] = build_agenda(told, today=TODAY)
    assert (entry.date, entry.articles) == ("2025-08-31", (1, 2))


def test_a_deadline_in_a_period_counts_to_its_last_day() -> None:
    [entry] = build_agenda([row(1, "2025-07", "By the end of the month.")], today=TODAY)
    assert entry.days_left == 13


def test_a_plan_of_a_period_begins_with_it_and_is_over_with_its_last_day() -> None:
    """ "Next spring" is known only to be in a certain year."""
    told = {}
    for month in ("2025-06", "2025-07", "2025-08"):
        [entry] = build_agenda([row(1, month, "The works begin then.", kind="scheduled")], today=TODAY)
        told[month] = (entry.days_left, left_words(entry, TODAY))
    assert told == {
        "2025-06": (-18, "18 days ago"),
        "2025-07": (13, "within 13 days"),
        "2025-08": (14, "begins in 14 days"),
    }


def test_a_season_is_over_with_its_last_day_though_its_value_is_the_year(library: Library, folder: Path) -> None:
    (folder / "a.txt").write_text(
        "Title: Quay of Osterby\nDate: 2025-06-09\n\nThe quay is to be drained next spring. It will open in the winter of 2026.\n\n"
        "Bids are due by this autumn.\n"
    )
    read_in(library, folder)

    def told(*day: int) -> list[tuple[str, str]]:
        there = library.on(date(*day))
        entries = there.agenda.entries("", past=True, scheduled=True)
        return [(entry.date, left_words(entry, there.today())) for entry in entries]

    assert told(2026, 1, 10) == [("2025", "41 days ago"), ("2026", "begins in 50 days"), ("2026", "begins in 325 days")]
    assert told(2026, 5, 30) == [("2025", "181 days ago"), ("2026", "ends tomorrow"), ("2026", "begins in 185 days")]
    assert told(2026, 6, 2)[1] == ("2026", "2 days ago")
    entries = library.on(date(2025, 6, 10)).agenda.entries("", scheduled=True)
    assert [due_words(entry) for entry in entries] == ["Sep–Nov 2025", "Mar–May 2026", "Dec 2026–Feb 2027"]
    assert [entry.sentence[:8] for entry in library.on(date(2026, 6, 2)).agenda.entries("", scheduled=True)] == [
        "It will "
    ]
    events = library.agenda.calendar(library.agenda.entries("", past=True, scheduled=True)).decode().split("\r\n")
    assert [line[-8:] for line in events if line.startswith(("DTSTART", "DTEND"))] == [
        "20251130", "20251201", "20260301", "20260601", "20261201", "20270301"
    ]  # fmt: skip
    assert len({line for line in events if line.startswith("UID")}) == 3


def test_a_calendar_keeps_the_ids_of_its_events() -> None:
    entries = build_agenda([row(1, "2025-08-01", "Refunds, until Aug 1; then none.")], today=TODAY)
    one, two = (calendar(entries, now=datetime(2025, 7, day, tzinfo=UTC), alarm_days=1).decode() for day in (18, 19))
    assert "UID:1-2025-08-01-deadline@newsreader\r\n" in one
    assert [line for line in one.split("\r\n") if line.startswith("UID")] == [
        line for line in two.split("\r\n") if line.startswith("UID")
    ]
    assert "DTSTART;VALUE=DATE:20250801" in one
    assert "Refunds\\, until Aug 1\\; then none." in one
    assert "TRIGGER:-P1D" in one


def test_in_a_calendar_a_deadline_ends_its_month_and_a_plan_takes_all_of_it() -> None:
    due = row(1, "2025-08", "Refunds end in August.")
    entries = build_agenda([due, row(2, "2025-08", "The works take August.", kind="scheduled", story=2)], today=TODAY)
    lines = calendar(entries, now=datetime(2025, 7, 18, tzinfo=UTC)).decode().split("\r\n")
    assert [line[-8:] for line in lines if line.startswith("DTSTART")] == ["20250801", "20250831"]
    assert [line[-8:] for line in lines if line.startswith("DTEND")] == ["20250901", "20250901"]
    assert [line.startswith("SUMMARY:Deadline: ") for line in lines if line.startswith("SUMMARY")] == [False, True]
    assert not any(line.startswith("BEGIN:VALARM") for line in lines)
