"""Analysis in worker processes, and that they never outlive the main process."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest
from tests.library.reports import read_in

from newsreader.library import analysing
from newsreader.library.analysed import Analysed
from newsreader.library.library import Library
from newsreader.models import DateMention
from newsreader.store.records import ArticleText

PARENT = """
import multiprocessing, os, sys, time
from newsreader.library.analysing import _stand_back
def work():
    _stand_back()
    print(os.getpid(), flush=True)
    time.sleep(600)
if __name__ == "__main__":
    multiprocessing.get_context("spawn").Process(target=work).start()
    time.sleep(600)
"""


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks the kernel by /proc")
def test_workers_end_with_a_main_process_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
        until = time.monotonic() + 20
        while is_alive(worker) and time.monotonic() < until:
            time.sleep(0.05)
        assert not is_alive(worker)


def test_many_articles_are_analysed_in_processes_to_the_same_findings(library: Library, folder: Path) -> None:
    text = "Mayor Ida Holm of Lund said on Thursday that report {n} is due by 1 August, and that Lund will wait."
    for number in range(220):
        (folder / f"{number}.txt").write_text(
            f"Date: 2025-07-17\n\nReport {number} of Lund\n\n{text.format(n=number)}\n"
        )
    library.import_paths([folder])
    assert library.analyse() == 220
    assert library.analyse() == 0
    for article in map(library.article, library.article_ids()):
        assert "Ida Holm" in {mention.text for mention in article.mentions}
        assert ("2025-08-01", "deadline") in {(one.value, one.kind) for one in article.dates}


@pytest.mark.parametrize("error", [OSError(30, "Read-only file system"), NotImplementedError(), BrokenProcessPool()])
def test_where_no_process_can_be_started_this_one_analyses(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(analysing, "_PROCESSES_FROM", 1)
    monkeypatch.setattr(analysing, "ProcessPoolExecutor", fail)
    (folder / "one.txt").write_text("Mayor speaks\n\nThe report of Ida Holm is due by 1 August 2025.\n")
    library.import_paths([folder])
    assert library.analyse() == 1
    assert not library.awaits_analysis()


def test_a_text_that_breaks_the_analysis_is_told_and_the_others_are_analysed(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_dates = analysing.deadlines.find_dates

    def breaks_on_odd_text(text: str, published: date | None) -> tuple[DateMention, ...]:
        if "odd" in text:
            raise RecursionError
        return find_dates(text, published)

    monkeypatch.setattr(analysing.deadlines, "find_dates", breaks_on_odd_text)
    for name in ("odd", "plain"):
        (folder / f"{name}.txt").write_text(f"Mayor speaks\n\nThe {name} report of Ida Holm is due by 1 August 2025.\n")
    library.import_paths([folder])
    assert library.analyse() == 2
    found = {"odd" in one.text: one for one in map(library.article, library.article_ids())}
    assert any("could not be analysed" in note for note in found[True].notes)
    assert found[False].dates[0].value == "2025-08-01"


def test_an_article_in_another_language_says_which_it_is(library: Library, folder: Path) -> None:
    text = (
        "Die Stadt hat am Montag die Brücke über den Fluss gesperrt, weil sie nicht mehr sicher ist und das Geld fehlt."
    )
    (folder / "bruecke.txt").write_text(f"Brücke gesperrt\n\n{text}\n")
    read_in(library, folder)
    assert "In German: few names and no dates are found." in library.article(library.article_ids()[0]).notes


def test_an_article_that_changes_while_it_is_analysed_is_analysed_again(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, analyse_article = folder / "one.txt", analysing.analyse_article
    path.write_text("Mayor speaks\n\nAs was said, the report of Ida Holm is due by 1 August 2025.\n")
    library.import_paths([folder])

    def changed_meanwhile(article: ArticleText, names: str) -> Analysed:
        found = analyse_article(article, names)
        if "As was said" in article.text:
            path.write_text("Mayor speaks\n\nThe report of Ida Holm is due by 1 September 2025.\n")
            with ThreadPoolExecutor(1) as another:
                another.submit(library.import_paths, [folder]).result()
        return found

    monkeypatch.setattr(analysing, "analyse_article", changed_meanwhile)
    library.analyse()
    assert library.awaits_analysis() or library.article(library.article_ids()[0]).dates[0].value == "2025-09-01"
    library.analyse()
    article = library.article(library.article_ids()[0])
    assert not library.awaits_analysis()
    assert [(one.value, article.text[one.start : one.end]) for one in article.dates] == [
        ("2025-09-01", "1 September 2025")
    ]
