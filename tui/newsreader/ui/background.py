"""Long work of the reader, one job at a time in a thread: imports and refreshes that wait, then the analysis."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsreader.models import Failure, ImportReport, Progress, RefreshReport
from newsreader.text import counted
from newsreader.ui.own_keys import with_keys

if TYPE_CHECKING:
    from textual.app import App

    from newsreader.library.library import Library

GROUP = "work"
"""The group of these workers, by which the app recognises their failures."""

RELOAD_AFTER = 1.0
"""Seconds between two readings of the list while work goes on: often enough to see it grow, yet cheap."""

Result = ImportReport | RefreshReport | int
"""What an import or a refresh did; for an analysis, how many articles were analysed."""

ANALYSIS, REFRESH = "the analysis", "the refresh"


class Job(NamedTuple):
    """Work with its name for messages; `nothing` is shown if it is a refresh that fetches no feed."""

    name: str
    work: Callable[[], Result]
    nothing: str = ""


class BackgroundWork:
    """The job that is running and those that wait.

    On the app's thread, `progressed` is called with the progress, `done` with the result and a job's `nothing`.
    """

    def __init__(
        self,
        app: App[int],
        library: Library,
        paths: Sequence[Path],
        *,
        progressed: Callable[[Progress], None],
        done: Callable[[Result, str], None],
    ) -> None:
        self.failures: tuple[Failure, ...] = ()
        self.progress: Progress | None = None
        self._app = app
        self._library = library
        self._progressed = progressed
        self._done = done
        self._waiting: list[Job] = []
        self._running: Job | None = None
        self._stop = threading.Event()
        self._read_at = 0.0
        if paths:
            self._waiting.append(self._import_of(paths))

    @property
    def is_running(self) -> bool:
        """Whether anything is being done."""
        return self._running is not None

    @property
    def is_importing(self) -> bool:
        """Whether articles are being brought in or waiting to be."""
        return bool(self._waiting) or (self._running is not None and self._running.name != ANALYSIS)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import folders and files; a running analysis is interrupted and goes on afterwards."""
        self._waiting.append(self._import_of(paths))
        self.go_on()

    def import_samples(self) -> None:
        """Import the sample articles."""
        self._waiting.append(Job("the import of the samples", self._library.import_samples))
        self.go_on()

    def refresh_feeds(
        self, feed_ids: Sequence[int] | None = None, *, everything: bool = False, nothing: str = ""
    ) -> bool:
        """Fetch these feeds, else those that are due or (`everything`) all; False if a refresh already runs or waits.

        `nothing` is shown if no feed is fetched.
        """
        if feed_ids is None and REFRESH in (job.name for job in (self._running, *self._waiting) if job):
            return False
        work = partial(
            self._library.subscriptions.refresh,
            feed_ids,
            everything=everything,
            report=self._report,
            stop=self._stop.is_set,
        )
        self._waiting.append(Job(REFRESH, work, nothing))
        self.go_on()
        return True

    def go_on(self) -> None:
        """Start the next job if nothing is running; an analysis makes way for a waiting job."""
        if self._waiting and self._running is not None and self._running.name == ANALYSIS:
            self._stop.set()
        elif not self.is_running:
            if self._waiting:
                self._start(self._waiting.pop(0))
            elif not self._library.is_read_only:
                self._start(Job(ANALYSIS, self._analyse))

    def stop(self) -> None:
        """Stop the running job at its next safe point, and drop those that wait."""
        self._waiting.clear()
        self._stop.set()

    def progressed(self, progress: Progress) -> bool:
        """Record the progress; return whether it is time to read the list again."""
        if not self.is_running:
            return False
        self.progress = progress
        is_time = time.monotonic() - self._read_at > RELOAD_AFTER
        self._read_at = time.monotonic() if is_time else self._read_at
        return is_time

    def ended(self, result: Result | None = None) -> None:
        """Record that the running job has ended (None: it failed), and start the next one."""
        was_import = self._running is not None and self._running.name != ANALYSIS
        stopped = self._stop.is_set()
        self._running = self.progress = None
        report = None if isinstance(result, int) else result
        if report is not None:
            failed = report.failed if isinstance(report, ImportReport) else failures_of(report)
            # A feed that fails at every refresh is listed once.
            self.failures = tuple(dict.fromkeys((*self.failures, *failed)))
        # Whoever stops a refresh does not want to wait for slow servers, but still wants what the others brought.
        goes_on = report is not None and (not stopped or isinstance(report, RefreshReport))
        if self._waiting or (was_import and goes_on):
            self.go_on()

    def _import_of(self, paths: Sequence[Path]) -> Job:
        import_them = partial(self._library.import_paths, paths, report=self._report, stop=self._stop.is_set)
        return Job("the import", import_them)

    def _start(self, job: Job) -> None:
        self._running = job
        self._stop.clear()
        self._app.run_worker(
            lambda: self._app.call_later(self._done, job.work(), job.nothing),
            thread=True, group=GROUP, exit_on_error=False, description=job.name,
        )  # fmt: skip

    def _analyse(self) -> int:
        return self._library.analyse(report=self._report, stop=self._stop.is_set)

    def _report(self, progress: Progress) -> None:
        self._app.call_later(self._progressed, progress)


def import_words(report: ImportReport) -> str:
    """Return what an import did in one line."""
    parts = [f"{report.new:,} new"]
    parts += [f"{report.changed:,} changed"] if report.changed else []
    parts += [f"{report.unchanged:,} unchanged"] if report.unchanged else []
    parts += [f"{report.moved:,} of them moved"] if report.moved else []
    parts += [f"{report.gone:,} no longer there (kept)"] if report.gone else []
    parts += [report.skipped_words] if report.skipped else []
    parts += [with_keys(f"{len(report.failed):,} failed (<work.failures> lists them)")] if report.failed else []
    head = "Import stopped" if report.stopped else "Imported"
    return f"{head}: {', '.join(parts)}."


def failures_of(report: RefreshReport) -> tuple[Failure, ...]:
    """Return the feeds, and the pages of shortened articles, that could not be fetched, with the reasons."""
    failed = (one for one in report.feeds if one.outcome == "failed")
    feeds = (Failure(one.title or one.url, f"{one.url}: {one.error}") for one in failed)
    return (*feeds, *(report.full_texts.failed if report.full_texts else ()))


def refresh_words(report: RefreshReport, nothing: str) -> str:
    """Return what a refresh did in one line, `nothing` if it fetched no feed."""
    asked = [one for one in report.feeds if one.outcome != "not-due"]
    if not asked:
        return with_keys(nothing)
    parts = [f"{sum(one.new for one in asked):,} new"]
    changed, failed = sum(one.changed for one in asked), sum(one.outcome == "failed" for one in asked)
    parts += [f"{changed:,} changed"] if changed else []
    parts += [
        f"{failed:,} of {len(asked):,} feeds failed (<work.failures> lists them)"
        if failed
        else counted(len(asked), "feed")
    ]
    if texts := report.full_texts:
        not_read = f", {len(texts.failed):,} not (<work.failures>)" if texts.failed else ""
        parts.append(f"{texts.changed:,} whole texts{not_read}")
    return with_keys(f"{'Refresh stopped' if report.stopped else 'Refreshed'}: {', '.join(parts)}.")
