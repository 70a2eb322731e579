"""The window that lists what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from textual.content import Content

from newsreader.models import Failure
from newsreader.text import counted
from newsreader.ui.layout import safe_text, wrapped
from newsreader.ui.widgets.lines import Part
from newsreader.ui.windows.window import FittedText, TextWindow

MOST_FAILURES = 500
"""Failures listed at most: nobody reads further, and each line costs."""


def failures_window(failures: Sequence[Failure]) -> TextWindow:
    """Return the window that lists what could not be read, each reason below the files it concerns."""
    return TextWindow(counted(len(failures), "failure"), FittedText(partial(_failure_lines, failures)))


def _failure_lines(failures: Sequence[Failure], width: int) -> Content:
    parts: list[Part] = []
    for error, of_one_cause in groupby(failures[:MOST_FAILURES], key=lambda failure: failure.error):
        for failure in of_one_cause:
            parts += [(f"{line}\n", "bold") for line in wrapped(safe_text(failure.path), width)]
        parts += [(f"  {line}\n", "") for line in wrapped(safe_text(error), width - 2)]
    if len(failures) > MOST_FAILURES:
        parts.append((f"… and {len(failures) - MOST_FAILURES:,} more", "$foreground-muted"))
    return Content.assemble(*parts)
