"""Two columns of a printed page are read one after the other; what only looks like them stays as it is."""

from __future__ import annotations

from newsreader.analysis.clean import clean
from newsreader.analysis.cleaning.page_columns import read_columns
from newsreader.models import Draft

PAGE = """The Weekly Review              Bulletin 34              14 November 2026

Tram line 6 is to end at the cattle market

The council decided on Monday, by nine    The director of the tramways, Ida
votes to eight, to shorten line 6. From   Solberg, said that eleven drivers
April it will turn at the old cattle      would be moved to line 4, which is
market, where a loop was laid in 1936     short of hands. "Nobody loses a
and never used.                           day's pay," she said.

"We are not closing a line, we are fold-  Shopkeepers in Kiln Street have
ing it," said Per Holm, who leads the     collected 2,100 names against the
majority. Few people ride beyond it,      plan. They want the council to
he said, even on market days.             think again before the snow goes.

                                          A bus will run instead.

Page 4
"""
TABLE = """Men, ten kilometres                       Women, ten kilometres
1  Per Holm, Kessel        31:04          1  Ida Solberg, Skell      35:11
2  Jon Brisk, Corran       31:20          2  Ada Quill, Kessel       35:40
3  Tor Hellan, Norvik      31:44          3  Ann Lee, Corran         36:02
4  Olav Prynne, Skell      32:10          4  Ina Voss, Norvik        36:15
5  Lars Tully, Elm         32:15          5  Eva Holm, Elm           36:48"""
NAMES = "\n".join(["The board of the mill         and its guests"] * 7)


def test_the_left_column_is_read_before_the_right_one() -> None:
    article = clean(Draft(text=PAGE))
    assert article.title == "Tram line 6 is to end at the cattle market"
    assert article.published == "2026-11-14"
    assert article.source == "The Weekly Review"
    assert article.text.split("\n\n") == [
        "The council decided on Monday, by nine votes to eight, to shorten line 6. From April it will turn at the old cattle "
        "market, where a loop was laid in 1936 and never used.",
        '"We are not closing a line, we are folding it," said Per Holm, who leads the majority. Few people ride beyond it, he '
        "said, even on market days.",
        "The director of the tramways, Ida Solberg, said that eleven drivers would be moved to line 4, which is short of hands. "
        '"Nobody loses a day\'s pay," she said.',
        "Shopkeepers in Kiln Street have collected 2,100 names against the plan. They want the council to think again before "
        "the snow goes.",
        "A bus will run instead.",
    ]


def test_a_number_in_the_middle_of_the_last_line_is_that_of_the_page() -> None:
    article = clean(Draft(text=PAGE.replace("Page 4", f"{'9':>36}")))
    assert [(aside.kind, aside.text) for aside in article.asides] == [("navigation", "9")]
    assert clean(Draft(text=PAGE.replace("Page 4", "9"))).text.endswith("\n\n9")


def test_no_word_is_lost() -> None:
    assert sorted(" ".join(read_columns(PAGE.split("\n"))).split()) == sorted(PAGE.split())


def test_a_table_and_short_lines_stay_as_they_are() -> None:
    for text in (TABLE, NAMES, "", "One line.", PAGE.replace("    ", " ")):
        lines = text.split("\n")
        assert read_columns(lines) == lines
