"""The line that shows where a search was met."""

import pytest

from newsreader.models import StoryHit, StoryRow
from newsreader.ui.rows.hits import hit_lines

ROW = StoryRow(1, "Port strike", 2, 2, 2, False, ("Herald", "Echo"), None, None, 7)


def line(snippet: str, width: int = 30, article_id: int = 7) -> str:
    lines = hit_lines(StoryHit(1, article_id, "Echo", snippet), ROW, width)
    return "".join(piece.text for piece in lines[0]) if lines else ""


@pytest.mark.parametrize("width", [4, 10, 30, 80])
def test_the_line_keeps_to_the_width_and_shows_the_match(width: int) -> None:
    found = hit_lines(StoryHit(1, 9, "Echo", "a " * 60 + "the \ue000strike\ue001 goes on " + "b " * 60), ROW, width)
    assert sum(len(piece.text) for piece in found[0]) <= width
    assert width < 20 or any(piece.role == "match" and piece.text == "strike" for piece in found[0])


def test_only_another_report_is_named() -> None:
    assert line("The \ue000strike\ue001 ends.").strip() == "The strike ends."
    assert line("The \ue000strike\ue001 ends.", article_id=9).strip() == "Echo: The strike ends."


def test_without_a_match_in_the_text_there_is_no_line() -> None:
    assert line("") == line("The strike ends.") == ""


def test_what_stands_before_the_match_is_cut_at_a_word() -> None:
    assert line("many words before the \ue000strike\ue001 here").strip() == "…the strike here"
