"""Heads and feet of printed pages stand beside the article, and the paragraph they cut in two is one again."""

from newsreader.analysis.clean import clean
from newsreader.models import Draft

PRINTED = """Harbour board to dredge the channel

PORT HALE, 12 November 2026 — The harbour board will dredge the channel this winter, it said on
Thursday, after two ships ran aground. It begins when the last ferry of the season has
National Harbour Board · harbourboard.example    1

Harbour Review 2026    Page 2 of 3

left, and the board hopes to be done before the herring come back in March, as fishermen asked.

Pilots said they were glad. "We have asked for this since the spring," said Ann Lee, who
National Harbour Board · harbourboard.example    2
Harbour Review 2026    Page 3 of 3
leads them.

The board meets again on Monday.
National Harbour Board · harbourboard.example    3
"""


def test_heads_and_feet_that_count_on_leave_the_paragraphs_whole() -> None:
    article = clean(Draft(text=PRINTED))
    assert article.text.split("\n\n") == [
        "The harbour board will dredge the channel this winter, it said on Thursday, after two ships ran aground. It begins when "
        "the last ferry of the season has left, and the board hopes to be done before the herring come back in March, as "
        "fishermen asked.",
        'Pilots said they were glad. "We have asked for this since the spring," said Ann Lee, who leads them.',
        "The board meets again on Monday.",
    ]
    assert {aside.kind for aside in article.asides} == {"navigation"}
    assert sum(aside.text.count("harbourboard.example") for aside in article.asides) == 3


def test_rows_that_do_not_count_pages_stay() -> None:
    for rows in (
        "Rovers   1\nRovers   2",
        "Ships waiting outside    4\nShips waiting outside    9",
        "Day one of the race | 7",
    ):
        text = PRINTED.split("National")[0].strip() + " gone.\n\n" + rows + "\n\nThe board meets again on Monday.\n"
        assert rows.split("\n")[-1] in clean(Draft(text=text)).text
