"""Rules of retention: what they would remove and why the rest stays, shown before anything happens."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from difflib import get_close_matches
from typing import Literal, get_args

from newsreader.library.context import Context
from newsreader.library.source_names import source_key
from newsreader.models import Compacted, KeptBecause
from newsreader.settings import RetentionRule, rule_words
from newsreader.settings.retention import DEFAULT
from newsreader.store import compacting, marks, retention
from newsreader.text import counted

_KEPT_WORDS: Mapping[KeptBecause, str] = {
    "starred": "starred",
    "tagged": "tagged",
    "noted": "with a note",
    "corrected": "corrected by hand",
    "deadline": "with a deadline to come",
    "unread": "unread",
    "story": "in stories with unread reports",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """How many articles that are old enough stay for this reason (the first that applies, in the order of `KeptBecause`)."""

    because: KeptBecause
    articles: int


@dataclass(frozen=True, slots=True)
class SourceTidying:
    """What a rule does to a source: which articles are due, newest first, and why others stay."""

    source: str | None
    rule: str
    action: Literal["archive", "delete"]
    due: tuple[int, ...] = field(repr=False)
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class UnmatchedRule:
    """A source that a rule names but no article has, and the nearest known source, or ""."""

    source: str
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class Tidying:
    """What all rules do; sources with nothing old enough are left out. `has_rules`: any rule removes anything."""

    sources: tuple[SourceTidying, ...] = ()
    has_rules: bool = False
    unmatched: tuple[UnmatchedRule, ...] = ()


class Retention:
    """The rules of one library, by source as it is shown or stored."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rules = {source_key(source): rule for source, rule in context.settings.retention.items()}

    def plan(self) -> Tidying:
        """Return what is due and why the rest stays; nothing is changed."""
        sources = retention.sources_of(self._context.database)
        ruled: defaultdict[RetentionRule, list[str | None]] = defaultdict(list)
        for source in sources:
            rule = self._rule_for(source)
            if rule.action != "keep":
                ruled[rule].append(source)
        found = [one for rule, names in ruled.items() for one in self._tidying(rule, names)]
        return Tidying(
            tuple(sorted(found, key=lambda one: (one.rule, -len(one.due), one.source or ""))),
            has_rules=any(rule.action != "keep" for rule in self._rules.values()),
            unmatched=self._unmatched([source for source in sources if source]),
        )

    def run(self) -> Tidying:
        """Archive and delete what is due, as one step of undo; return what was done."""
        with self._context.database.write():
            plan = self.plan()
            count = sum(len(one.due) for one in plan.sources)
            with self._context.change(f"tidy {counted(count, 'article')}"):
                marks.archive(self._context.database, due_ids(plan, "archive"))
                marks.delete(self._context.database, due_ids(plan, "delete"))
        return plan

    def compact(self) -> Compacted:
        """Empty deleted articles for good and free their space; nothing before can be undone. Raises LibraryError."""
        return compacting.compact(self._context.database)

    def _rule_for(self, source: str | None) -> RetentionRule:
        keys = (source_key(self._context.source_names.shown(source)), source_key(source)) if source else ()
        found = (self._rules[key] for key in (*keys, DEFAULT) if key in self._rules)
        return next(found, RetentionRule())

    def _unmatched(self, sources: Sequence[str]) -> tuple[UnmatchedRule, ...]:
        shown = [self._context.source_names.shown(source) for source in sources]
        known = {source_key(source) for source in (*sources, *shown, DEFAULT)}
        missing = [name for name in self._context.settings.retention if source_key(name) not in known]
        return tuple(
            UnmatchedRule(name, next(iter(get_close_matches(name, [*shown, DEFAULT], n=1)), "")) for name in missing
        )

    def _tidying(self, rule: RetentionRule, sources: Sequence[str | None]) -> list[SourceTidying]:
        due: defaultdict[str | None, list[int]] = defaultdict(list)
        kept: defaultdict[str | None, Counter[KeptBecause]] = defaultdict(Counter)
        shown = {source: self._context.source_names.shown(source) if source else None for source in sources}
        today = self._context.today()
        for article_id, source, because in retention.old_articles(
            self._context.database, sources, today - timedelta(days=rule.days), unread_too=rule.unread_too, today=today
        ):
            if because is None:
                due[shown[source]].append(article_id)
            else:
                kept[shown[source]][because] += 1
        return [
            SourceTidying(
                name,
                rule_words(rule),
                "archive" if rule.action == "archive" else "delete",
                due=tuple(due[name]),
                kept=tuple(Kept(why, kept[name][why]) for why in get_args(KeptBecause) if kept[name][why]),
            )
            for name in dict.fromkeys((*due, *kept))
        ]


def due_ids(plan: Tidying, action: str) -> list[int]:
    """Return the articles that are due for `archive` or `delete`."""
    return [article_id for one in plan.sources if one.action == action for article_id in one.due]


def kept_words(sources: Iterable[SourceTidying]) -> str:
    """Return how many articles stay and why: `3 starred, 12 unread`; "" if none do."""
    counts: Counter[KeptBecause] = Counter()
    for source in sources:
        counts.update({one.because: one.articles for one in source.kept})
    return ", ".join(f"{counts[because]:,} {words}" for because, words in _KEPT_WORDS.items() if counts[because])


def tidied_words(plan: Tidying) -> str:
    """Return what is due: `200 archived and 14 deleted`; "" if nothing is."""
    counts = {"archived": len(due_ids(plan, "archive")), "deleted": len(due_ids(plan, "delete"))}
    return " and ".join(f"{count:,} {words}" for words, count in counts.items() if count)


def unmatched_words(rule: UnmatchedRule) -> str:
    """Return what is wrong with a rule whose source no article has."""
    hint = f"; did you mean `{rule.nearest}`?" if rule.nearest else ""
    return f"No article has the source `{rule.source}` of [retention]{hint}"
