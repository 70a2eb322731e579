"""When the user last looked at the agenda."""

from datetime import date
from pathlib import Path

from newsreader.store import visits
from newsreader.store.database import Database


def test_the_last_visit_is_the_newest_day_before(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "l.sqlite")
    assert visits.last_visit(database, date(2025, 7, 18)) is None
    for day in (10, 16, 18, 18):
        visits.note_visit(database, date(2025, 7, day))
    assert visits.last_visit(database, date(2025, 7, 18)) == date(2025, 7, 16)
    with database.write() as connection:
        connection.execute("DELETE FROM visits")
        connection.execute("INSERT INTO visits VALUES ('1/7/2025')")
    assert visits.last_visit(database, date(2025, 7, 19)) is None
    database.close()
