"""Which articles are one story does not depend on the order they came in, nor, once all are grouped anew, on when."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.reports import read_in

from newsreader.library.grouping import grouping
from newsreader.library.library import Library

Story = tuple[frozenset[str | None], int, frozenset[tuple[str | None, str | None]]]


def report(which: int) -> str:
    """One of very many reports in invented words: of a subject with two events, more or less of either; some have no day.

    Every fourth subject is told in another language.
    """
    chance = Random(which)
    event = which % 8
    ending = "" if event // 2 < 3 else "ung"
    syllables = [a + b for a in ("ba", "do", "fi", "gu", "ke") for b in ("la", "mo", "ni", "pu", "re")]
    words = [f"subject{event // 2}{one}{ending}" for one in chance.sample(syllables, chance.randrange(3, 8))]
    words += [f"event{event}{one}{ending}" for one in chance.sample(syllables, chance.randrange(9, 22))]
    words += [f"own{which}{one}{ending}" for one in chance.sample(syllables, 9)]
    chance.shuffle(words)
    words.insert(9, "der und die nicht" if ending else "the and of")
    day = f"Date: 2025-03-{10 + chance.randrange(9)}\n" if chance.random() < 0.6 else ""
    return f"Title: {' '.join(words[:4])}\n{day}Source: {{source}}\n\n{' '.join(words)}.\n"


def stories_of(files: Sequence[str], batches: int) -> set[Story]:
    """Return the result of importing files in this many batches: sources, number of reports, and each article's day."""
    with (
        tempfile.TemporaryDirectory() as name,
        Library.open(Path(name) / "library.sqlite", clock=lambda: datetime(2025, 7, 18, tzinfo=UTC)) as library,
    ):
        folder = Path(name) / "news"
        folder.mkdir()
        for number, text in enumerate(files):
            (folder / f"{number:03}.txt").write_text(text)
            if (number + 1) % -(-len(files) // batches) == 0 or number + 1 == len(files):
                read_in(library, folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(grouping, "GROUPING_VERSION", grouping.GROUPING_VERSION + (batches > 1))
            library.analyse()
        found = set()
        for row in library.story_rows(library.story_ids()):
            told = [library.article(one) for one in library.story(row.id).articles]
            days = frozenset((one.source, one.published) for one in told)
            found.add((frozenset(one.source for one in told), row.reports, days))
        return found


@settings(max_examples=20)
@given(
    st.lists(st.integers(0, 400), min_size=4, max_size=16, unique=True),
    st.integers(0, 3),
    st.sampled_from([1, 1, 3, 16]),
    st.randoms(use_true_random=False),
)
def test_stories_do_not_depend_on_the_order_of_import(
    reports: list[int], copies: int, batches: int, chance: Random
) -> None:
    files = [report(which).format(source=f"S{which}") for which in reports]
    files += [report(which).format(source=f"Copy of S{which}") for which in reports[:copies]]
    shuffled = chance.sample(files, len(files))
    assert stories_of(shuffled, batches) == stories_of(files, 1)
