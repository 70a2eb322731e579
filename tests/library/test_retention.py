"""Rules of retention: what is due by whose rule, what stays whatever the rules say, and that nothing comes back."""

import shutil
import tempfile
from collections.abc import Iterator, Set
from contextlib import suppress
from datetime import UTC, date, datetime
from operator import attrgetter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.reports import read_in

from newsreader.errors import InputError
from newsreader.library.library import Library
from newsreader.library.retention import UnmatchedRule, due_ids, kept_words, tidied_words
from newsreader.models import Correction
from newsreader.settings import RetentionRule, Settings

NOW = datetime(2025, 7, 18, 9, 30, tzinfo=UTC)
TODAY = date(2025, 7, 18)
ARCHIVE, DELETE = RetentionRule("archive", 90), RetentionRule("delete", 90)
TEXTS = {
    "a": ("Herald", "2025-03-14", "Harbour pilots in Port Ellen walked out on Monday.\n\nThey ask for more pay."),
    "b": ("Courier", "2025-03-15", "Ships queue off Port Ellen as the harbour pilots walked out.\n\nThey ask for more pay."),
    "c": ("Echo", "2025-03-14", "Harbour pilots in Port Ellen walked out on Monday.\n\nThey ask for more pay."),
    "d": ("Herald", "2025-03-17", "The museum of Ardley shows forty paintings of mills.\n\nEntry is free."),
    "e": ("Herald", "2025-07-10", "The river Orm rose by two metres.\n\nTwo bridges are closed."),
    "f": ("Echo", "2025-03-10", "A ferry is for sale in Hollin. Bids must be handed in by 1 August 2025."),
}  # fmt: skip
IDS = range(1, len(TEXTS) + 1)
A, B, C, D, E, F = IDS


def write(folder: Path) -> None:
    for name, (source, day, text) in TEXTS.items():
        (folder / f"{name}.txt").write_text(f"Title: News {name}\nDate: {day}\nSource: {source}\n\n{text}\n")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    (folder / "news").mkdir()
    write(folder / "news")
    with Library.open(folder / "library.sqlite", clock=lambda: NOW) as library:
        read_in(library, folder / "news")
        stories = [library.article(one).story for one in IDS]
        assert stories[0] == stories[1] == stories[2]
        assert len(set(stories)) == 4
    return folder / "library.sqlite"


@pytest.fixture
def opened(filled: Path, tmp_path: Path) -> Iterator[Library]:
    with Library.open(shutil.copy(filled, tmp_path), clock=lambda: NOW) as library:
        yield library


def due(library: Library, **rules: RetentionRule) -> set[int]:
    library.use_settings(Settings(retention=rules))
    plan = library.retention.plan()
    return {*due_ids(plan, "archive"), *due_ids(plan, "delete")}


def test_without_a_rule_nothing_is_due(opened: Library) -> None:
    opened.marks.set_read(IDS, True)
    plan = opened.retention.plan()
    assert (plan.sources, plan.has_rules) == ((), False)


def test_each_source_has_its_rule_and_the_others_the_default(opened: Library) -> None:
    opened.marks.set_read(IDS, True)
    assert due(opened, default=ARCHIVE) == {A, B, C, D}  # e is young, f has a deadline to come
    assert due(opened, herald=ARCHIVE) == {A, D}
    assert due(opened, default=ARCHIVE, Herald=RetentionRule()) == {B, C}
    assert due(opened, herald=RetentionRule("archive", 8)) == {A, D}
    assert due(opened, herald=RetentionRule("archive", 7)) == {A, D, E}


def test_a_rule_is_found_by_the_name_that_is_shown_and_by_the_one_that_is_stored(opened: Library) -> None:
    opened.marks.set_read(IDS, True)
    for name in ("Morning Herald", "herald"):
        opened.use_settings(Settings(sources={"Herald": "Morning Herald"}, retention={name: ARCHIVE}))
        (found,) = opened.retention.plan().sources
        assert (found.source, set(found.due)) == ("Morning Herald", {A, D})


def test_unread_articles_go_only_where_the_rule_says_so(opened: Library) -> None:
    assert due(opened, default=ARCHIVE) == set()
    assert due(opened, default=RetentionRule("archive", 90, unread_too=True)) == {D}
    opened.marks.set_read([A, B], True)
    assert due(opened, default=ARCHIVE) == set()  # c, a copy of a, is unread
    assert due(opened, default=RetentionRule("archive", 90, unread_too=True)) == {C, D}


def test_why_the_rest_stays_is_told(opened: Library) -> None:
    opened.marks.set_read([D, F], True)
    opened.marks.set_starred([A], True)
    opened.tags.change([B], ["port"])
    opened.marks.set_note(D, "mine")
    opened.use_settings(Settings(retention={"default": DELETE, "Herold": ARCHIVE, "defalt": ARCHIVE}))
    plan = opened.retention.plan()
    told = "1 starred, 1 tagged, 1 with a note, 1 with a deadline to come, 1 unread"
    assert kept_words(plan.sources) == told
    assert tidied_words(plan) == ""
    assert plan.unmatched == (UnmatchedRule("Herold", "Herald"), UnmatchedRule("defalt", "default"))


def test_what_is_still_to_be_analysed_stays(opened: Library, tmp_path: Path) -> None:
    text = "Title: News g\nDate: 2025-03-10\nSource: Echo\n\nThe mill at Ardley is for sale. Bids are due by 1 August 2025.\n"
    (tmp_path / "g.txt").write_text(text)
    opened.import_paths([tmp_path / "g.txt"])
    everything = RetentionRule("delete", 90, unread_too=True)
    assert max(IDS) + 1 not in due(opened, default=everything)
    opened.analyse()
    opened.use_settings(Settings(retention={"default": everything}))
    assert "with a deadline to come" in kept_words(opened.retention.plan().sources)
    assert max(IDS) + 1 not in due(opened, default=everything)


def test_tidying_is_one_step_of_undo(opened: Library) -> None:
    opened.marks.set_read(IDS, True)
    opened.use_settings(Settings(retention={"default": ARCHIVE, "Herald": DELETE}))
    before = opened.story_rows(opened.story_ids())
    assert tidied_words(opened.retention.run()) == "2 archived and 2 deleted"
    assert set(opened.article_ids()) == {E, F}
    assert set(opened.article_ids("is:archived")) == {B, C}
    assert opened.retention.plan().sources[0].due == ()
    assert opened.undo() == "tidy 4 articles"
    assert opened.story_rows(opened.story_ids()) == before
    assert opened.undo() == "mark 6 articles read"


def test_what_was_deleted_does_not_come_back_with_an_import(opened: Library, folder: Path, tmp_path: Path) -> None:
    write(folder)
    with Library.open(tmp_path / "other.sqlite", clock=lambda: NOW) as library:
        read_in(library, folder)
        ids = library.article_ids()
        library.marks.set_read(ids, True)
        library.use_settings(Settings(retention={"default": DELETE}))
        library.retention.run()
        left = library.article_ids()
        assert 0 < len(left) < len(ids)
        (folder / "d.txt").write_text((folder / "d.txt").read_text() + "\n\nThe show is longer now.\n")
        read_in(library, folder)
        assert library.article_ids() == left


marks = st.lists(
    st.one_of(
        st.tuples(st.just("marks.set_read"), st.lists(st.sampled_from(IDS), min_size=1), st.booleans()),
        st.tuples(st.just("marks.set_starred"), st.lists(st.sampled_from(IDS), min_size=1, max_size=2), st.just(True)),
        st.tuples(st.just("tags.change"), st.lists(st.sampled_from(IDS), min_size=1, max_size=2), st.just(["x"])),
        st.tuples(st.just("marks.set_note"), st.sampled_from(IDS), st.just("mine")),
        st.tuples(st.just("marks.archive"), st.lists(st.sampled_from(IDS), max_size=1)),
        st.tuples(st.just("corrections.revise"), st.sampled_from(IDS), st.just([Correction("place", "Ardley")])),
        st.tuples(st.just("corrections.move_to_aside"), st.sampled_from(IDS), st.just(0)),
        st.tuples(st.just("stories.take_out"), st.sampled_from([[A], [B], [C]])),
    ),
    max_size=8,
)  # fmt: skip
rules = st.dictionaries(
    st.sampled_from(["default", "Herald", "Courier", "Echo"]),
    st.builds(RetentionRule, st.sampled_from(["keep", "archive", "delete"]), st.integers(1, 200), st.booleans()),
)


def is_protected(library: Library, article_id: int, by_hand: Set[object]) -> bool:
    article = library.article(article_id)
    mates = [one for one in library.story(article.story).articles if one != article_id]
    return bool(
        article.starred
        or article.tags
        or library.marks.note(article_id)
        or library.corrections.fields(article_id)
        or article_id in by_hand
        or not all(library.article(one).read for one in mates)
    )


@settings(max_examples=60)
@given(steps=marks, chosen=rules)
def test_what_is_protected_is_never_touched(steps: list[tuple[object, ...]], chosen: dict[str, RetentionRule], filled: Path) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        shutil.copyfile(filled, path)
        with Library.open(path, clock=lambda: NOW, settings=Settings(retention=chosen)) as library:
            for name, *values in steps:
                with suppress(InputError):  # a paragraph that is moved already
                    attrgetter(str(name))(library)(*values)
            by_hand = {values[0] for name, *values in steps if name == "corrections.move_to_aside"}
            by_hand |= {one for name, *values in steps if name == "stories.take_out" for one in values[0]}
            shelves = library.article_ids(), library.article_ids("is:archived")
            before = {one: library.article(one) for one in shelves[0]}
            kept = {one for one in shelves[0] if is_protected(library, one, by_hand)}
            plan = library.retention.plan()
            assert library.article_ids() == shelves[0]  # a plan changes nothing
            done = library.retention.run()
            assert done == plan
            gone = set(shelves[0]) - set(library.article_ids())
            assert not gone & kept
            assert gone == {*due_ids(plan, "archive"), *due_ids(plan, "delete")}
            assert set(shelves[1]) <= set(library.article_ids("is:archived"))
            for one in gone:
                article = before[one]
                rule = chosen.get(article.source or "", chosen.get("default", RetentionRule()))
                assert rule.action != "keep"
                assert (TODAY - date.fromisoformat(article.published or "")).days > rule.days
                assert rule.unread_too or article.read
            if gone:
                library.undo()
            assert (library.article_ids(), library.article_ids("is:archived")) == shelves
