"""Articles without current findings → names and dates → store. `grouping` then decides their stories."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import connection

from newsreader.analysis import deadlines, entities
from newsreader.analysis.language import language_name, language_of
from newsreader.errors import NewsreaderError
from newsreader.library.analysed import Analysed, analysed
from newsreader.library.grouping.grouping import group_articles
from newsreader.library.naming import join_names
from newsreader.library.progress import Teller
from newsreader.models import Findings, Mention, Report, Stop
from newsreader.models.periods import published_day
from newsreader.store import articles, findings
from newsreader.store.database import Database
from newsreader.store.records import ArticleText

ANALYSIS_VERSION = entities.ENGINE_VERSION * 1000 + deadlines.ENGINE_VERSION
"""Findings of another version are made again."""

_SPACY_VERSION = ANALYSIS_VERSION + 1_000_000

ANALYSED_CHARACTERS = 400_000
"""How much of a text is analysed (some 65,000 words): anything longer is no article, and its rest can only be read."""

_CHUNK = 20
_PROCESSES_FROM = 200
"""From this many articles on, worker processes pay for their start (about 0.4 s each)."""

_Found = tuple[Sequence[ArticleText], Sequence[Analysed]]
"""Some articles and what was found in each."""


def findings_version(names: str) -> int:
    """Return the version of findings whose names come from "model" or "spacy"."""
    return _SPACY_VERSION if names == "spacy" else ANALYSIS_VERSION


def analyse_article(article: ArticleText, names: str) -> Analysed:
    """Find names and dates in one article; relative dates count from its publication.

    With `names` "spacy" spaCy finds the names; raises NewsreaderError if it is not installed.
    """
    text = article.text[:ANALYSED_CHARACTERS]
    mentions = _find_names(text, names)
    language = language_of(text)
    understood = language is None or language == "en"
    # Half-read foreign dates ("30. November" as a month) are worse than none.
    found = deadlines.find_dates(text, published_day(article.published)) if understood else ()
    notes = () if understood else (f"In {language_name(language or '')}: few names and no dates are found.",)
    return analysed(article.id, text, Findings(findings_version(names), mentions, found, notes))


def _find_names(text: str, names: str) -> tuple[Mention, ...]:
    if names != "spacy":
        return entities.find_mentions(text)
    from newsreader.analysis.naming.entities_spacy import find_mentions_spacy

    return find_mentions_spacy(text)


def analyse(database: Database, *, names: str = "model", report: Report | None = None, stop: Stop | None = None) -> int:
    """Find names, dates and stories of all articles that lack them; return how many articles were analysed.

    An article that was lent a date by its story is analysed once more, since its relative dates count from it.
    """
    done = find_in_articles(database, names=names, report=report, stop=stop)
    if not (stop and stop()):
        group_articles(database, report=report, stop=stop)
        again = find_in_articles(database, names=names, report=report, stop=stop)
        join_names(database, {*done, *again})
    return len(done)


def find_in_articles(database: Database, *, names: str, report: Report | None, stop: Stop | None) -> list[int]:
    """Analyse every article without current findings and store what is found; return their ids.

    Many articles are spread over worker processes. Stopping or killing the run loses nothing already stored.
    """
    total = findings.stale_count(database, findings_version(names))
    done: list[int] = []
    if not total:
        return done
    teller = Teller("Finding names and dates", report)
    for found in _analysed_chunks(database, total, names, stop):
        done += _save(database, *found)
        teller.tell(len(done), max(total, len(done)), last=len(done) >= total)
    return done


def _save(database: Database, chunk: Sequence[ArticleText], found: Sequence[Analysed]) -> list[int]:
    """Store what was found; return the ids of the articles. Those that changed meanwhile are left for the next run."""
    saved = []
    with database.write():
        now = {one.id: (one.text, one.published) for one in articles.texts(database, [one.id for one in chunk])}
        for article, one in zip(chunk, found, strict=True):
            if now.get(article.id) == (article.text, article.published):
                findings.save_findings(database, article.id, one.findings, names=one.names, points=one.points)
                saved.append(article.id)
    return saved


def _analysed_chunks(database: Database, total: int, names: str, stop: Stop | None) -> Iterator[_Found]:
    chunks = _stale_chunks(database, names, stop)
    analyse_chunk = partial(_analyse_chunk, names)
    if total < _PROCESSES_FROM:
        yield from ((chunk, analyse_chunk(chunk)) for chunk in chunks)
        return
    try:
        yield from _analysed_in_processes(chunks, analyse_chunk)
    except (BrokenProcessPool, OSError, NotImplementedError):
        # A worker was killed, or none can be started here (no /dev/shm, too many open files, no semaphores):
        # go on in this process with what is still missing.
        yield from ((chunk, analyse_chunk(chunk)) for chunk in _stale_chunks(database, names, stop))


def _analysed_in_processes(
    chunks: Iterator[list[ArticleText]], analyse_chunk: Callable[[Sequence[ArticleText]], list[Analysed]]
) -> Iterator[_Found]:
    workers = max(1, min(4, os.cpu_count() or 1))
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_stand_back)
    try:
        waiting: list[tuple[Sequence[ArticleText], Future[list[Analysed]]]] = []
        for chunk in chunks:
            waiting.append((chunk, pool.submit(analyse_chunk, chunk)))
            if len(waiting) > 2 * workers:
                first, future = waiting.pop(0)
                yield first, future.result()
        for first, future in waiting:
            yield first, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _stale_chunks(database: Database, names: str, stop: Stop | None) -> Iterator[list[ArticleText]]:
    ids = findings.stale_ids(database, findings_version(names))
    for start in range(0, len(ids), _CHUNK):
        if stop and stop():
            return
        yield articles.texts(database, ids[start : start + _CHUNK])


def _analyse_chunk(names: str, chunk: Sequence[ArticleText]) -> list[Analysed]:
    return [_analysed_or_told(article, names) for article in chunk]


def _analysed_or_told(article: ArticleText, names: str) -> Analysed:
    """Analyse one article; if that fails, its notes say so and the run goes on with the others."""
    try:
        return analyse_article(article, names)
    except NewsreaderError:
        raise
    except Exception:  # noqa: BLE001 - a bug met in one odd text must not stop all that come after it
        fault = "could not be analysed, which is a fault of this program; please report this text"
        return Analysed(article.id, Findings(findings_version(names), notes=(fault,)), (), ())


def _stand_back() -> None:
    """Set up a worker: leave Ctrl+C to the main process, yield the processor to the reader, end with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(10)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End with the main process, even if that is killed and cannot say so."""
    if parent := multiprocessing.parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)
