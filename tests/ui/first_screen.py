"""What the tests of the first screen share: its sizes, three stories, and where to look on it."""

from __future__ import annotations

from tests.ui.fake_library import FakeLibrary, make_article

WIDE, NARROW = (120, 24), (80, 24)


def three_stories() -> FakeLibrary:
    """Return three stories; the first has two reports and a copy, and a deadline."""
    made = FakeLibrary.with_stories("Port strike enters second week", "Factory activity rises", "Rain ends drought")
    made.articles[10] = make_article(10, 1, "Dockers stay out", source="Courier")
    made.articles[11] = make_article(11, 1, "Port strike enters second week", source="Echo", copies_of=1)
    made.deadlines_by_story[1] = "2025-08-01"
    return made


def cursor_line(screen: str) -> str:
    """Return the first line of the row under the cursor, up to the border on the right."""
    return next(line for line in screen.splitlines() if line.startswith("▌")).split("│")[0].rstrip()


def reader_lines(screen: str) -> list[str]:
    return [line.split("│", 1)[1].strip(" ▁▂▃▄▅▆▇█") for line in screen.splitlines() if "│" in line]
