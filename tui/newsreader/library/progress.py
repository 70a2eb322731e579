"""Reporting how far long work is, and saying it in words."""

import time
from dataclasses import dataclass, field

from newsreader.models import Progress, Report

_PAUSE = 0.2
_RATE_AFTER = 0.5


@dataclass(slots=True)
class Teller:
    """Reports one stage of work at most every 0.2 seconds, after the first half second with its rate.

    `is_even`: its steps take about equally long; otherwise a rate would mean nothing and none is given.
    """

    stage: str
    report: Report | None
    is_even: bool = True
    _started: float = field(default_factory=time.monotonic)
    _told: float = 0.0

    def tell(self, done: int, total: int, *, last: bool = False) -> None:
        """Report how far it is; a `last` report is always made."""
        now = time.monotonic()
        if self.report is None or (not last and now - self._told < _PAUSE):
            return
        self._told = now
        seconds = now - self._started
        rate = done / seconds if self.is_even and done and seconds > _RATE_AFTER else None
        self.report(Progress(self.stage, done, total, rate))


def progress_words(progress: Progress) -> str:
    """Say how far a job is: `Importing · 1,240 of 5,000 · 310/s · 12 s left`."""
    words = [progress.stage, f"{progress.done:,} of {progress.total:,}"]
    if progress.rate:
        words.append(f"{progress.rate:,.0f}/s" if progress.rate >= 1 else f"{progress.rate:.1f}/s")
    if progress.seconds_left is not None:
        words.append(f"{duration_words(progress.seconds_left)} left")
    return " · ".join(words)


def duration_words(seconds: float) -> str:
    """Return `12 s`, `3 min`, `2 h`."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{round(seconds / 3600)} h"
