"""Whatever the user does, undoing all of it leaves the library as it was; redoing all of it, as it became."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.reports import read_in

from newsreader.errors import NewsreaderError
from newsreader.library.library import Library
from newsreader.models import Correction

NOW = datetime(2025, 7, 18, 9, 30, tzinfo=UTC)
TEXTS = {
    "a": "Harbour pilots in Port Ellen walked out on Monday.\n\nThey ask for more pay by 1 August.",
    "b": "Ships queue off Port Ellen because the harbour pilots are on strike.\n\nTwelve of them wait.",
    "c": "Harbour pilots in Port Ellen walked out on Monday.\n\nThey ask for more pay by 1 August.",
    "d": "The museum of Ardley shows forty paintings of mills.\n\nRead more: www.example.org/mills",
}
ARTICLES = range(1, len(TEXTS) + 1)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an analysed library."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "news").mkdir()
    for name, text in TEXTS.items():
        (folder / "news" / f"{name}.txt").write_text(
            f"Title: News {name}\nDate: 2025-07-14\nSource: S{name}\n\n{text}\n"
        )
    with Library.open(folder / "library.sqlite", clock=lambda: NOW) as library:
        read_in(library, folder / "news")
    return folder / "library.sqlite"


def seen(library: Library) -> list[Any]:
    """Return all that the user can see except the names and dates in texts, which the analysis finds again."""
    everything = (*library.article_ids(), *library.article_ids("is:archived"))
    ids = sorted(set(everything))
    stories = sorted({library.article(one).story for one in ids})
    return [
        everything,
        [replace(library.article(one), mentions=(), dates=()) for one in ids],
        [library.marks.note(one) for one in ids],
        [library.corrections.fields(one) for one in ids],
        library.story_ids(),
        library.story_rows(stories),
        [library.stories.coverage(one) for one in stories],
        library.counts(),
        library.tags.all(),
        library.entities.matching(),
        library.entities.watched_in_stories(stories),
        library.agenda.entries("", past=True, scheduled=True),
        library.searches.all(),
    ]


ids = st.lists(st.sampled_from(ARTICLES), min_size=1, max_size=3, unique=True)
one = st.sampled_from(ARTICLES)
words = st.sampled_from(["port", "pay", "café"])
CHANGES = st.one_of(
    st.tuples(st.just("marks.set_read"), ids, st.booleans()),
    st.tuples(st.just("marks.set_starred"), ids, st.booleans()),
    st.tuples(st.just("tags.change"), ids, st.lists(words, max_size=2), st.lists(words, max_size=1)),
    st.tuples(st.just("tags.rename"), words, words),
    st.tuples(st.just("tags.remove"), words),
    st.tuples(st.just("marks.set_note"), one, st.sampled_from(["", "mine"])),
    st.tuples(st.just("marks.archive"), ids, st.booleans()),
    st.tuples(st.just("marks.delete"), ids),
    st.tuples(
        st.just("corrections.revise"),
        one,
        st.lists(
            st.sampled_from(
                [Correction("title", "Mine"), Correction("published", "3 July 2025"), Correction("source", None)]
            ),
            min_size=1,
            max_size=3,
        ),
    ),
    st.tuples(st.just("corrections.withdraw"), one, st.sampled_from(["title", "published", "place", "source"])),
    st.tuples(st.just("corrections.move_to_aside"), one, st.integers(0, 1)),
    st.tuples(st.just("corrections.move_to_article"), one, st.integers(0, 1)),
    st.tuples(st.just("stories.put_into"), ids, st.integers(1, 6)),
    st.tuples(st.just("stories.join"), st.lists(st.integers(1, 6), min_size=2, max_size=3, unique=True)),
    st.tuples(st.just("stories.take_out"), ids),
    st.tuples(st.just("entities.watch"), st.integers(1, 4), st.booleans()),
    st.tuples(st.just("entities.join"), st.integers(1, 4), st.integers(1, 4)),
    st.tuples(st.just("entities.separate"), st.integers(1, 4), st.sampled_from(["Port Ellen", "Ardley"])),
    st.tuples(st.just("searches.save"), words, words),
    st.tuples(st.just("searches.remove"), st.integers(1, 2)),
)


def change(library: Library, step: tuple[Any, ...]) -> None:
    name, *values = step
    with suppress(NewsreaderError):  # what cannot be done changes nothing
        attrgetter(name)(library)(*values)


@settings(max_examples=40)
@given(steps=st.lists(CHANGES, min_size=1, max_size=10))
def test_undoing_all_leaves_the_library_as_it_was(steps: list[tuple[Any, ...]], filled: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        shutil.copyfile(filled, path)
        with Library.open(path, clock=lambda: NOW) as library:
            before = seen(library)
            for step in steps:
                change(library, step)
            after = seen(library)
        with Library.open(path, clock=lambda: NOW) as library:
            undone = 0
            while library.undo():
                undone += 1
            assert seen(library) == before
            assert sum(1 for _ in iter(library.redo, None)) == undone
            assert seen(library) == after
