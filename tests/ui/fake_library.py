"""A library in memory with the methods the terminal interface calls: stories as a test writes them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from newsreader.errors import LibraryError, NotFoundError
from newsreader.models import (
    Arrivals,
    Article,
    ArticleRow,
    Counts,
    Coverage,
    Digest,
    EarlierText,
    Entity,
    Failure,
    ImportReport,
    Item,
    Part,
    Piece,
    Progress,
    RefreshReport,
    Section,
    Seen,
    Story,
    StoryRow,
)
from newsreader.settings import Settings

TODAY = date(2025, 7, 18)


def make_article(number: int, story: int, title: str, **fields: object) -> Article:
    """Return an invented article."""
    text = f"{title}.\n\nThe second paragraph of article {number} tells more about it.\n\nAnd that is all."
    article = Article(
        id=number, title=title, title_from="first-line", source="Herald", path=f"news/{number}.txt", url=None,
        author=None, published="2025-07-17", published_from="header", place=None, text=text, asides=(), head="",
        mentions=(), dates=(), story=story, copies_of=None, read=False, starred=False, tags=(), notes=(), words=90,
    )  # fmt: skip
    return replace(article, **fields)  # type: ignore[arg-type]


@dataclass
class FakeLibrary:
    """Articles in a dict; changes are remembered for undo. `fails` makes the named methods fail."""

    articles: dict[int, Article] = field(default_factory=dict)
    watched: dict[int, tuple[str, ...]] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    deadlines_by_story: dict[int, str] = field(default_factory=dict)
    fails: set[str] = field(default_factory=set)
    import_result: ImportReport = field(default_factory=ImportReport)
    import_adds: list[Article] = field(default_factory=list)
    import_waits: bool = False
    analysis_waits: bool = False
    is_read_only: bool = False
    past: list[tuple[str, dict[int, Article]]] = field(default_factory=list)
    future: list[tuple[str, dict[int, Article]]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    subscriptions: object = field(
        default_factory=lambda: SimpleNamespace(all=list, refresh=lambda *_, **__: RefreshReport())
    )

    @classmethod
    def with_stories(cls, *titles: str, **fields: object) -> FakeLibrary:
        """Return a library of one report for each story, newest first."""
        return cls({n: make_article(n, n, title, **fields) for n, title in enumerate(titles, 1)})

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if name in self.fails:
            raise LibraryError("the disk is full", subject="library.sqlite", remedy="Make room and try again")

    def use_settings(self, settings: Settings) -> None:
        self._call("use_settings")

    def revision(self) -> int:
        return len(self.articles) + 1000 * len(self.past)

    def today(self) -> date:
        return TODAY

    def story_ids(self, query: str = "", *, best_first: bool = False) -> tuple[int, ...]:
        self._call("story_ids")
        if query.startswith("deadline:<"):
            last = TODAY + timedelta(days=int(query[10:-1]))
            return tuple(s for s, day in self.deadlines_by_story.items() if date.fromisoformat(day) < last)
        found = (a for a in self.articles.values() if _matches(a, query))
        return tuple(dict.fromkeys(article.story for article in found))

    def story_rows(self, ids: Sequence[int], *, archived: bool = False) -> list[StoryRow]:
        self._call("story_rows")
        return [row for row in map(self._story_row, ids) if row]

    def _story_row(self, story_id: int) -> StoryRow | None:
        mine = [a for a in self.articles.values() if a.story == story_id]
        if not mine:
            return None
        days = sorted(a.published for a in mine if a.published)
        return StoryRow(
            id=story_id, title=mine[0].title, articles=len(mine), reports=sum(a.copies_of is None for a in mine),
            unread=sum(not a.read for a in mine), starred=any(a.starred for a in mine),
            sources=tuple(dict.fromkeys(a.source for a in mine if a.source)), first=days[0] if days else None,
            last=days[-1] if days else None, article_id=mine[0].id,
            next_deadline=self.deadlines_by_story.get(story_id),
            new=sum(not a.read and a.copies_of is None for a in mine),
        )  # fmt: skip

    def story(self, story_id: int, *, archived: bool = False) -> Story:
        self._call("story")
        row = self._story_row(story_id)
        if row is None:
            raise NotFoundError("no such story", subject=str(story_id))
        ids = tuple(a.id for a in self.articles.values() if a.story == story_id)
        return Story(story_id, row.title, ids, row.sources, row.first, row.last)

    def articles_of(self, story_ids: Sequence[int], *, archived: bool = False) -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for article in self.articles.values():
            if article.story in story_ids:
                found[article.story] = (*found.get(article.story, ()), article.id)
        return found

    def article_ids(self, query: str = "", *, best_first: bool = False) -> tuple[int, ...]:
        return tuple(a.id for a in self.articles.values() if _matches(a, query))

    def article_rows(self, ids: Sequence[int], text: str = "") -> list[ArticleRow]:
        return [
            ArticleRow(a.id, a.title, a.source, a.published, a.read, a.starred, a.tags, a.story, a.words, a.copies_of)
            for a in (self.articles[i] for i in ids if i in self.articles)
        ]

    def article(self, article_id: int) -> Article:
        self._call("article")
        if article_id not in self.articles:
            raise NotFoundError("no such article", subject=str(article_id))
        return self.articles[article_id]

    def counts(self) -> Counts:
        self._call("counts")
        everything = list(self.articles.values())
        unread, starred = sum(not a.read for a in everything), sum(a.starred for a in everything)
        stories, unread_stories = {a.story for a in everything}, {a.story for a in everything if not a.read}
        return Counts(len(everything), unread, len(stories), starred, len(unread_stories))

    @property
    def stories(self) -> FakeLibrary:
        return self

    def explain(self, story_id: int) -> str:
        return "They share:\n- names: Ann Lee, [b]Harwich[/b]\nQuite sure."

    def digest(self, story_id: int) -> Digest:
        due = Item((Piece("2026-05-29", "day"), Piece(" (deadline): The [ferry] sails.")))
        report = Item((Piece("Post: A story"), Piece(" "), Piece("https://post.example/1", "address")))
        both = Item((Piece("number", "label"), Piece(": two, ten")), (Item((Piece("Post: Two sail."),)),))
        alone = Section("Post alone", items=(Item((Piece("Fares stay."),)),))
        told = (
            Section("Where they differ", items=(both,)),
            Section("What only one tells", sections=(alone,)),
            Section("What falls due", items=(due,)),
            Section("Who reports it", "1 report:", (report,)),
        )
        return Digest("A story", told)

    def dossier(self, story_id: int) -> str:
        return "# A story\n\nAll reports.\n"

    @property
    def marks(self) -> FakeLibrary:
        return self

    def _change(self, name: str, ids: Sequence[int], **fields: object) -> int:
        self._call(name)
        self.past.append((name, dict(self.articles)))
        self.future.clear()
        for number in ids:
            self.articles[number] = replace(self.articles[number], **fields)  # type: ignore[arg-type]
        return len(ids)

    def set_read(self, ids: Sequence[int], read: bool) -> int:
        self._call("set_read")
        return self._change(f"mark {len(ids)} {'read' if read else 'unread'}", ids, read=read)

    def note_read(self, ids: Sequence[int]) -> int:
        self._call("note_read")
        for articles in (self.articles, *(before for _, before in self.past), *(after for _, after in self.future)):
            articles.update({number: replace(articles[number], read=True) for number in ids if number in articles})
        return len(ids)

    def set_stories_read(self, story_ids: Sequence[int], read: bool, *, archived: bool = False) -> int:
        ids = [a.id for a in self.articles.values() if a.story in story_ids and a.read != read]
        return self.set_read(ids, read) if ids else 0

    def set_starred(self, ids: Sequence[int], starred: bool) -> int:
        return self._change(f"{'star' if starred else 'unstar'} {len(ids)}", ids, starred=starred)

    @property
    def tags(self) -> SimpleNamespace:
        return SimpleNamespace(all=self._tags, change=self._retag, of=self._tags_of)

    def _tags(self) -> list[SimpleNamespace]:
        names = sorted({tag for article in self.articles.values() for tag in article.tags})
        return [SimpleNamespace(name=name, articles=1) for name in names]

    def _tags_of(self, ids: Sequence[int]) -> list[SimpleNamespace]:
        borne = Counter(tag for number in ids for tag in self.articles[number].tags)
        return [SimpleNamespace(name=name, articles=count) for name, count in sorted(borne.items())]

    def set_tag(self, ids: Sequence[int], tag: str, on: bool) -> int:
        count = self._change(f"{'tag' if on else 'untag'} {tag}", ())
        for number in ids:
            article = self.articles[number]
            kept = tuple(one for one in article.tags if one != tag)
            self.articles[number] = replace(article, tags=(*kept, tag) if on else kept)
        return count

    def archive(self, ids: Sequence[int], on: bool = True) -> int:
        return self.delete(ids)

    def delete(self, ids: Sequence[int]) -> int:
        self._change(f"delete {len(ids)}", ())
        self.articles = {n: a for n, a in self.articles.items() if n not in ids}
        return len(ids)

    def take_out(self, ids: Sequence[int]) -> int:
        self._change("take a report out of a story", ids, story=ids[0] * 100)
        return ids[0] * 100

    def put_into(self, ids: Sequence[int], story_id: int) -> None:
        self._change("put a report into a story", ids, story=story_id)

    @property
    def entities(self) -> FakeLibrary:
        return self

    @property
    def agenda(self) -> SimpleNamespace:
        return SimpleNamespace(entries=lambda *_, **__: [], visit=lambda: None)

    def matching(self, text: str = "", *, limit: int | None = None) -> list[Entity]:
        return []

    def watched_in_stories(self, story_ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [tuple(self.watched.get(story_id, ())) for story_id in story_ids]

    def coverage(self, story_id: int) -> tuple[Coverage, ...]:
        mine = [a for a in self.articles.values() if a.story == story_id]
        parts: list[Part] = ["first", *["followed"] * len(mine)]
        return tuple(
            Coverage("copied" if a.copies_of else part, a.source or a.title, a.published, a.id)
            for part, a in zip(parts, mine, strict=False)
        )

    def named(self, name: str) -> None:
        return None

    def earlier_texts(self, article_id: int) -> list[EarlierText]:
        return []

    def note(self, article_id: int) -> str:
        return self.notes.get(article_id, "")

    def set_note(self, article_id: int, note: str) -> None:
        self.notes[article_id] = note

    def _retag(self, ids: Sequence[int], put_on: Sequence[str], take_off: Sequence[str]) -> int:
        return max(
            [self.set_tag(ids, tag, True) for tag in put_on] + [self.set_tag(ids, tag, False) for tag in take_off]
        )

    @property
    def queries(self) -> SimpleNamespace:
        return SimpleNamespace(
            prepare=lambda: self.calls.append("prepare"),
            meant=lambda text: text,
            hits=lambda ids, text: [],
            explain=lambda text: "is:unread → unread articles" if "is:unread" in text else "",
            words=lambda text: tuple(word for word in text.split() if ":" not in word),
            completions=lambda text: (),
            asks_for_archived=lambda text: "is:archived" in text,
        )

    @property
    def searches(self) -> SimpleNamespace:
        return SimpleNamespace(all=lambda: (), count=lambda _: Counts(0, 0, 0, 0, 0))

    def undo(self) -> str | None:
        if not self.past:
            return None
        name, before = self.past.pop()
        self.future.append((name, self.articles))
        self.articles = before
        return name

    def redo(self) -> str | None:
        if not self.future:
            return None
        name, after = self.future.pop()
        self.past.append((name, self.articles))
        self.articles = after
        return name

    def import_paths(
        self, paths: Sequence[Path], *, report: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> ImportReport:  # fmt: skip
        self._call("import_paths")
        if report:
            report(Progress("importing", 1240, 5000, 310.0))
        while self.import_waits and stop and not stop():
            time.sleep(0.005)
        self.articles.update((a.id, a) for a in self.import_adds)
        return replace(self.import_result, stopped=bool(stop and stop()))

    def import_samples(self) -> ImportReport:
        return self.import_paths([])

    def analyse(
        self, *, report: Callable[[Progress], None] | None = None, stop: Callable[[], bool] | None = None
    ) -> int:
        self._call("analyse")
        while self.analysis_waits and stop and not stop():
            time.sleep(0.005)
        return 0

    def awaits_analysis(self) -> bool:
        return False

    def newest(self) -> Seen:
        return Seen(max(self.articles, default=0))

    def arrivals(self, since: Seen) -> Arrivals:
        return Arrivals(self.newest())

    def count_readable(self, path: Path, *, limit: int = 10_000, stop: Callable[[], bool] | None = None) -> int:
        return sum(1 for file in path.rglob("*.txt") if file.is_file())


def failures(*names: str) -> tuple[Failure, ...]:
    """Return failures of these files."""
    return tuple(Failure(name, "permission denied. Give yourself the right to read it") for name in names)


def _matches(article: Article, query: str) -> bool:
    words = query.replace("(", " ").replace(")", " ").split()
    known = {"is:unread": not article.read, "is:starred": article.starred}
    text = f"{article.title} {article.text}".lower()
    return all(known.get(word, word.lower() in text) for word in words)
