"""A story keeps its number if possible, no number is given to another event, and the number of a gone story still works."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.library.reports import REPORTS, read_in, story_of, write

from newsreader.library.grouping import grouping
from newsreader.library.grouping.numbering import story_numbers
from newsreader.library.library import Library

GROUPS = st.lists(st.integers(0, 5), min_size=1, max_size=12)


@given(GROUPS, st.data())
def test_a_story_has_the_number_with_which_it_shares_most(groups_of: list[int], data: st.DataObject) -> None:
    """A number that shares more articles with a group is the user's decision, or went to a group that shares even more."""
    held = {one: data.draw(st.integers(1, 5)) for one in range(len(groups_of))}
    groups = [[one for one, of in enumerate(groups_of) if of == group] for group in sorted(set(groups_of))]
    # Of what the user decided, one story is one group, and one group one story.
    picked = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=2))
    chosen: dict[int, int] = {}
    for one in picked:
        mates = next(group for group in groups if one in group)
        if held[one] not in chosen.values() and not set(mates) & set(chosen):
            chosen[one] = held[one]
    numbers = story_numbers(groups, held, chosen)
    given_out = [number for number in numbers if number is not None]
    assert len(set(given_out)) == len(given_out)
    shared = [Counter(held[one] for one in group) for group in groups]
    for group, number, ours in zip(groups, numbers, shared, strict=True):
        decided = {chosen[one] for one in group if one in chosen}
        assert {number} == decided if decided else number is None or ours[number] > 0
        for other, count in ours.items():
            if decided or other in chosen.values() or count <= ours[number or 0]:
                continue
            assert shared[numbers.index(other)][other] >= count


def test_of_two_halves_the_one_with_the_first_article_keeps_the_number() -> None:
    assert story_numbers([[3, 4], [1, 2]], dict.fromkeys(range(1, 5), 7), {}) == [None, 7]


def test_a_newer_engine_that_parts_and_joins_as_before_leaves_every_number(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, REPORTS)
    read_in(library, folder)
    before = {one: story_of(library, one) for one in library.article_ids()}
    monkeypatch.setattr(grouping, "GROUPING_VERSION", grouping.GROUPING_VERSION + 1)
    library.analyse()
    assert {one: story_of(library, one) for one in library.article_ids()} == before
    assert len(set(before.values())) == 2


def test_the_number_of_a_joined_story_finds_the_story_its_articles_are_in(library: Library, folder: Path) -> None:
    write(folder, REPORTS)
    read_in(library, folder)
    echo, herald, post = sorted(library.article_ids())
    ferry, pollen = story_of(library, echo), story_of(library, herald)
    library.stories.join([pollen, ferry])
    assert library.story(ferry) == library.story(pollen)
    assert set(library.article_ids(f"story:{ferry}")) == {echo, herald, post}
    assert library.story_ids(f"story:{ferry}") == (pollen,)
    assert library.comparisons.first_reports(ferry) == library.comparisons.first_reports(pollen)
    assert library.stories.dossier(ferry) == library.stories.dossier(pollen)
    assert library.stories.explain(ferry) == library.stories.explain(pollen)
    library.stories.take_out([post])
    library.stories.put_into([post], ferry)
    assert story_of(library, post) == pollen, "a story that has gone is put to where it is now"
    for _ in range(3):
        library.undo()
    assert library.story_ids(f"story:{ferry}") == (ferry,)
    assert library.story_ids(f"story:{pollen}") == (pollen,)


def test_a_number_is_found_through_an_article_that_was_deleted_since(library: Library, folder: Path) -> None:
    write(folder, REPORTS)
    read_in(library, folder)
    echo, herald, _ = sorted(library.article_ids())
    ferry, pollen = story_of(library, echo), story_of(library, herald)
    library.stories.join([ferry, pollen])
    library.marks.delete([herald])
    assert library.story(pollen).id == ferry
    assert library.story_ids("story:999") == library.story_ids(f"story:{10**17}") == ()
