"""Writes of threads and processes queue up; what was committed survives the end of the program, however it ends."""

import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.store.invented import NOW, filed

from newsreader.errors import LibraryError
from newsreader.store.articles import counts
from newsreader.store.database import Database
from newsreader.store.doctor.checks import examine
from newsreader.store.saved_searches import save_search, searches
from newsreader.store.saving import save_articles

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from newsreader.store.database import Database
from newsreader.store.saving import save_articles
from tests.store.invented import NOW, filed
db = Database.open(Path(sys.argv[1]))
for k in range(int(sys.argv[3])):
    saved = save_articles(db, [filed(f"{{sys.argv[2]}} {{k}} {{n}}") for n in range(5)], now=NOW)
    print(len(saved), flush=True)
db.close()
"""


def writer(path: Path, name: str, batches: int) -> subprocess.Popen[str]:
    code = WRITER.format(root=str(Path(__file__).parents[2]))
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path), name, str(batches)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_killed_import_loses_nothing_it_reported(library_path: Path) -> None:
    process = writer(library_path, "only", 100_000)
    assert process.stdout
    for _ in range(15):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.communicate()
    reported = 5 * (15 + len(rest.split()))
    db = Database.open(library_path)
    assert reported <= counts(db).articles <= reported + 5
    db.close()
    assert all(check.ok for check in examine(library_path))


def test_threads_write_in_turn(db: Database) -> None:
    failures: list[Exception] = []

    def add(name: str) -> None:
        try:
            for k in range(20):
                save_articles(db, [filed(f"{name} {k}")], now=NOW)
        except Exception as error:  # noqa: BLE001 - the thread's failure is what is asked for
            failures.append(error)

    threads = [threading.Thread(target=add, args=(f"thread {k}",)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert counts(db).articles == 80


def test_error_inside_a_write_takes_everything_back(db: Database) -> None:
    def stopped() -> None:
        with db.write():
            save_search(db, "one", "a")
            save_articles(db, [filed("one")], now=NOW)
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        stopped()
    assert not searches(db)
    assert counts(db).articles == 0


def test_reads_inside_one_read_see_one_moment(db: Database) -> None:
    other = Database.open(db.path)
    with db.read():
        assert counts(db).articles == 0
        save_articles(other, [filed("one")], now=NOW)
        assert counts(db).articles == 0
    assert counts(db).articles == 1
    other.close()


def test_changes_tell_of_own_and_foreign_writes(db: Database) -> None:
    seen = [db.changes()]
    save_search(db, "one", "a")
    seen.append(db.changes())
    other = Database.open(db.path)
    save_search(other, "two", "b")
    other.close()
    seen.append(db.changes())
    assert len(set(seen)) == 3
    assert db.changes() == seen[-1]


def test_closed_library_says_so(db: Database) -> None:
    db.close()
    with pytest.raises(LibraryError, match="closed"):
        counts(db)


def test_sqlite_errors_do_not_leave_the_store(db: Database) -> None:
    with pytest.raises(LibraryError), db.write() as connection:
        connection.execute("SELECT * FROM no_such_table")


def test_who_waits_to_write_comes_before_who_has_just_written(db: Database) -> None:
    order: list[str] = []

    def write(who: str) -> None:
        with db.write():
            order.append(who)

    with ThreadPoolExecutor(1) as another:
        with db.write():
            waiting = another.submit(write, "another")
            while not db._next.locked():
                time.sleep(0.001)
        write("we again")
        waiting.result()
    assert order == ["another", "we again"]
