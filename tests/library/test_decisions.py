"""Whatever comes between: the user's word on stories holds, each article is in one story, and the counts are right."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import combinations, product
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.errors import NewsreaderError
from newsreader.library.grouping import grouping
from newsreader.library.library import Library
from newsreader.models import Correction

Pair = frozenset[int]
Words = dict[Pair, bool]

ARTICLES = st.integers(0, 8)
STEPS = st.one_of(
    st.tuples(st.just("write"), ARTICLES, st.integers(0, 30)),
    st.tuples(st.just("analyse")),
    st.tuples(st.just("newer engine")),
    st.tuples(st.just("take out"), st.lists(ARTICLES, min_size=1, max_size=2)),
    st.tuples(st.just("put"), st.lists(ARTICLES, min_size=1, max_size=2), ARTICLES),
    st.tuples(st.just("join"), st.lists(ARTICLES, min_size=2, max_size=3)),
    st.tuples(st.just("archive"), ARTICLES, st.booleans()),
    st.tuples(st.just("delete"), ARTICLES),
    st.tuples(st.just("date"), ARTICLES),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def report(which: int) -> str:
    """One of 31 reports on four events in invented words: three in four are of its event; one in three has no day."""
    event, chance = which % 4, Random(which)
    words = [f"event{event}{chance.choice('abcdefghij')}{chance.choice('aeiou')}" for _ in range(30)]
    words += [f"own{which}{letter}" for letter in "abcdefghij"]
    day = f"Date: 2025-03-{10 + which % 9}\n" if which % 3 else ""
    return f"Title: News {which}\n{day}Source: S{which % 5}\n\n{' '.join(words)}.\n"


class Reader:
    """A user of a library of nine files; `words` holds the decisions on pairs of articles: together or apart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "news"
        self.folder.mkdir()
        self.library = Library.open(folder / "library.sqlite", clock=lambda: datetime(2025, 7, 18, tzinfo=UTC))
        self.words: Words = {}
        self.done: list[Words] = []
        self.undone: list[Words] = []
        self.days = 0
        for number in range(9):
            (self.folder / f"{number}.txt").write_text(report(number))
        self.library.import_paths([self.folder])
        self.ids = sorted(self.library.article_ids())
        self.told: dict[int, set[int]] = {}

    def story(self, article_id: int) -> int:
        return self.library.article(article_id).story

    def mates(self, article_id: int) -> list[int]:
        return sorted(self.stories().get(self.story(article_id), ()))

    def stories(self) -> dict[int, set[int]]:
        """The articles of each story, the archived ones too."""
        found: dict[int, set[int]] = {}
        everything = (*self.library.article_ids(), *self.library.article_ids("is:archived"))
        for row in self.library.article_rows(everything):
            found.setdefault(row.story, set()).add(row.id)
        return found

    def do(self, step: tuple[object, ...]) -> None:
        match step:
            case "write", int(number), int(which):
                (self.folder / f"{number}.txt").write_text(report(which) + "It changed.\n" * (which % 2))
                self.library.import_paths([self.folder])
            case ("analyse",):
                self.library.analyse()
            case ("newer engine",):
                self.library.analyse()
                before = self.stories()
                grouping.GROUPING_VERSION += 1
                self.library.analyse()
                self.keep_their_numbers(before)
            case ("undo",) if self.library.undo():
                self.undone.append(self.words)
                self.words = self.done.pop()
            case ("redo",) if self.library.redo():
                self.done.append(self.words)
                self.words = self.undone.pop()
            case ("undo" | "redo",):
                pass
            case _:
                self.change(step)

    def change(self, step: tuple[object, ...]) -> None:
        revision, before = self.library.revision(), dict(self.words)
        with suppress(NewsreaderError):  # what cannot be done changes nothing
            self.words |= dict(self.decide(step))
            if self.library.revision() != revision:
                self.done.append(before)
                self.undone.clear()
                return
        self.words = before

    def decide(self, step: tuple[object, ...]) -> Iterator[tuple[Pair, bool]]:
        """Carry out a change of the user's; yield what it decides about pairs of articles."""
        match step:
            case "take out", list(numbers):
                leaving = [self.ids[number] for number in numbers]
                staying = [one for one in self.mates(leaving[0]) if one not in leaving]
                self.library.stories.take_out(leaving)
                yield from ((frozenset(pair), False) for pair in product(leaving, staying))
                yield from ((frozenset(pair), True) for pair in combinations(set(leaving) if staying else (), 2))
            case "put", list(numbers), int(target):
                joining = [self.ids[number] for number in numbers]
                mates = [one for one in self.mates(self.ids[target]) if one not in joining]
                left = {one: {*self.mates(one)}.difference(joining, mates) for one in joining}
                self.library.stories.put_into(joining, self.story(self.ids[target]))
                for pair in [pair for pair, together in self.words.items() if together]:
                    if len(pair & set(joining)) == 1 and not pair & set(mates):
                        del self.words[pair]
                yield from ((frozenset((one, other)), False) for one in joining for other in left[one])
                yield from ((frozenset(pair), True) for pair in combinations({*joining, *mates}, 2))
            case "join", list(numbers):
                joined = [self.ids[number] for number in numbers]
                members = {mate for one in joined for mate in self.mates(one)}
                self.library.stories.join(list(dict.fromkeys(self.story(one) for one in joined)))
                yield from ((frozenset(pair), True) for pair in combinations(members, 2))
            case "archive", int(number), bool(archived):
                self.library.marks.archive([self.ids[number]], archived)
            case "delete", int(number):
                self.library.marks.delete([self.ids[number]])
            case "date", int(number):
                self.days += 1  # the day an article has already would be no step to take back
                self.library.corrections.revise(self.ids[number], [Correction("published", f"{self.days} May 2025")])

    def keep_their_numbers(self, before: dict[int, set[int]]) -> None:
        """A story with the same articles keeps its number; any other has a number of one of its articles, or a new one."""
        now = {frozenset(articles): number for number, articles in self.stories().items()}
        for number, articles in before.items():
            assert now.get(frozenset(articles), number) == number
        for articles, number in now.items():
            assert number not in before or articles & before[number]

    def look_at_numbers(self) -> None:
        """No number moves to another event, and each number ever given finds a story that it shared articles with."""
        now = self.stories()
        for number, articles in now.items():
            assert articles & self.told.setdefault(number, set(articles))
            self.told[number] |= articles
        if sum(map(len, now.values())) == len(self.ids):  # nothing is deleted
            for number, articles in self.told.items():
                assert now[self.library.stories.present(number)] & articles

    def look(self) -> None:
        live = set(self.library.article_ids())
        archived = set(self.library.article_ids("is:archived"))
        for pair, together in self.words.items():
            if pair <= live | archived:
                a, b = pair
                assert (self.story(a) == self.story(b)) is together
        rows = self.library.story_rows(self.library.story_ids())
        told = [self.library.story(row.id).articles for row in rows]
        assert sorted(one for articles in told for one in articles) == sorted(live)
        for row, articles in zip(rows, told, strict=True):
            copies = [one for one in articles if self.library.article(one).copies_of in articles]
            assert (row.articles, row.reports) == (len(articles), len(articles) - len(copies))
            assert {self.library.article(one).copies_of for one in articles} <= {None, *self.mates(articles[0])}
            assert articles
            assert set(row.sources) == {self.library.article(one).source for one in articles}


@settings(max_examples=40)
@example(steps=[("write", 0, 1), ("archive", 0, True)])
@example(steps=[("put", [0], 4), ("undo",), ("analyse",), ("redo",)])
@example(steps=[("analyse",), ("write", 8, 1), ("join", [0, 0])])
@example(steps=[("delete", 0), ("write", 0, 1), ("put", [0], 1)])
@example(steps=[("date", 0), ("put", [0], 1), ("date", 0), ("undo",)])
@given(steps=st.lists(STEPS, min_size=2, max_size=12))
def test_the_users_word_on_stories_holds_whatever_comes_between(steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "GROUPING_VERSION", grouping.GROUPING_VERSION)
        reader = Reader(Path(folder))
        with reader.library:
            for step in (*steps, ("analyse",)):
                reader.do(step)
                reader.look_at_numbers()
            reader.look()
