"""Which story each article belongs to: neighbourhoods regrouped, copies folded, dates lent.

`analysis.stories.regrouping` judges; this module chooses the articles it is given and stores its answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newsreader.analysis.stories.parting import Pair
from newsreader.analysis.stories.regrouping import Regrouping, regroup
from newsreader.library.grouping.copies import fold_copies
from newsreader.library.grouping.lent_dates import lend_dates
from newsreader.library.grouping.nearness import NEIGHBOURS, find_near
from newsreader.library.grouping.numbering import story_numbers
from newsreader.library.grouping.signatures import Kept, as_candidate, frequencies_of, kept_of
from newsreader.library.progress import Teller
from newsreader.models import Report, Stop
from newsreader.store import decisions, stories, terms
from newsreader.store.database import Database
from newsreader.store.records import ArticleText, Decision

GROUPING_VERSION = 36
"""Articles grouped by an older version are grouped again."""

_BATCH = 100
_REGROUPED_AT_ONCE = 500
"""New articles after which the stories they touch are regrouped (about 3 CPU seconds in all): what a killed run loses.
300 to 1,000 cost the same at first; regrouping a whole library costs an eighth less with 300 than with 1,000."""

_NEIGHBOURHOOD = 1500
"""Articles regrouped at once; the cost grows with the square (1,500: about 4 CPU seconds)."""

_Near = Mapping[int, Sequence[int]]
"""The articles most like each article."""


def group_articles(database: Database, *, report: Report | None = None, stop: Stop | None = None) -> int:
    """Give every article that has not been grouped its story; return how many were grouped.

    A few hundred articles at a time, in the order of their ids, are compared with the known ones; then the neighbourhoods
    they touch are regrouped as a whole, so that within one the order of import does not matter. What the user decided is
    kept. Articles whose batch is stopped or killed half-way are grouped in the next run.
    """
    ids = stories.ungrouped_ids(database, GROUPING_VERSION)
    teller = Teller("Finding stories", report)
    done = 0
    near: dict[int, list[int]] = {}
    for end in range(_BATCH, len(ids) + _BATCH, _BATCH):
        if stop and stop():
            break
        found, articles_known = find_near(database, ids[end - _BATCH : end])
        near |= found
        end = min(end, len(ids))
        if end - done >= _REGROUPED_AT_ONCE or end == len(ids):
            near = _both_ways(near)
            for neighbourhood in _neighbourhoods(database, near):
                if stop and stop():
                    return done
                _regroup(database, neighbourhood, near, articles_known)
            with database.write():
                _bring_up_to_date(database, {stories.story_of(database, one) for one in near})
                stories.mark_grouped(database, ids[done:end], GROUPING_VERSION)
            done, near = end, {}
        teller.tell(end, len(ids), last=end >= len(ids))
    return done


def _bring_up_to_date(database: Database, story_ids: Collection[int]) -> None:
    """After articles moved, let copies and lent dates refer only to articles of the same story."""
    stories.unfold_strays(database, story_ids)
    lend_dates(database, story_ids)


def _both_ways(near: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """Add to each article those that have it among their nearest, up to a limit."""
    both = {article_id: list(others) for article_id, others in near.items()}
    for article_id, others in near.items():
        for other in others:
            if other in both and len(both[other]) < 3 * NEIGHBOURS and article_id not in both[other]:
                both[other].append(article_id)
    return both


def _neighbourhoods(database: Database, near: _Near) -> Iterator[list[int]]:
    """Yield groups of whole stories: the stories of these articles and of the articles most like them."""
    waiting = dict.fromkeys(near)
    while waiting:
        found: set[int] = set()
        asked: set[int] = set()
        queue = [next(iter(waiting))]
        while queue and len(found) < _NEIGHBOURHOOD:
            article_id = queue.pop()
            waiting.pop(article_id, None)
            if article_id in asked:
                continue
            asked.add(article_id)
            # Whoever was found already came with the whole story.
            wanted = [one for one in (article_id, *near[article_id]) if one not in found]
            for one in stories.mates(database, wanted) if wanted else ():
                found.add(one.id)
                if one.id in waiting:
                    queue.append(one.id)
            if not queue and len(found) < _NEIGHBOURHOOD and waiting:
                queue.append(next(iter(waiting)))
        # An article whose likes are all here is done; otherwise a story that fills a neighbourhood would come back for each.
        for one in queue:
            if all(other in found for other in near[one]):
                waiting.pop(one, None)
        if len(found) > 1:
            yield sorted(found)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a regrouping is based on: articles of whole stories, what is kept of each, the user's decisions on them."""

    members: Sequence[ArticleText]
    kept: Mapping[int, Kept]
    decided: Sequence[Decision]


def _look(database: Database, ids: Sequence[int]) -> _Seen:
    with database.read():
        members = stories.mates(database, ids)
        found = [one.id for one in members]
        return _Seen(members, kept_of(database, found), decisions.touching(database, found))


def _regroup(database: Database, ids: Sequence[int], near: _Near, articles_known: int) -> None:
    """Regroup the stories of these articles.

    Others may write during the seconds this takes; if they changed what it is based on, it is done again while they wait.
    """
    before = database.changes()
    seen = _look(database, ids)
    parted = _part(database, seen, articles_known)
    with database.write():
        if database.changes() != before and (now := _look(database, ids)) != seen:
            seen, parted = now, _part(database, now, articles_known)
        for article_id, norm in parted.norms.items():
            made = Kept(seen.kept[article_id].signature, norm, parted.noises[article_id], article_id in parted.roundups)
            terms.set_vector(database, article_id, made.to_bytes())
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for article_id, group in parted.groups.items():
            groups[group].append(article_id)
        _settle(database, {one.id: one for one in seen.members}, list(groups.values()), near)


def _part(database: Database, seen: _Seen, articles_known: int) -> Regrouping:
    items = [as_candidate(one, seen.kept[one.id]) for one in seen.members if one.id in seen.kept]
    frequencies = frequencies_of(database, [item.signature for item in items], articles_known)
    together, apart = _bound(seen)
    return regroup(items, frequencies, together=together, apart=apart)


def _bound(seen: _Seen) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of articles that the user keeps together, and those kept apart.

    Two stories that the user chose for articles stay two stories.
    """
    chosen: dict[int, int] = {}
    together = [(chosen.setdefault(one.story, one.id), one.id) for one in seen.members if one.pinned]
    together += [(one.a, one.b) for one in seen.decided if one.together]
    return together, [*combinations(chosen.values(), 2), *((one.a, one.b) for one in seen.decided if not one.together)]


def _settle(database: Database, by_id: Mapping[int, ArticleText], groups: Sequence[Sequence[int]], near: _Near) -> None:
    """Make each group a story, as far as possible under a number its articles already have."""
    changed: set[int] = set()
    stale: set[int] = set()
    held = {one: by_id[one].story for group in groups for one in group}
    chosen = {one: story for one, story in held.items() if by_id[one].pinned}
    for group, number in zip(groups, story_numbers(groups, held, chosen), strict=True):
        movers = [one for one in group if held[one] != number]
        if movers:
            number = stories.assign(database, movers, number, stale=stale)
            changed |= {held[one] for one in movers} | {number}
        if len(group) > 1:
            _fold_copies(database, group, movers, near, stale)
    stories.refresh(database, stale)
    _bring_up_to_date(database, changed)


def _fold_copies(
    database: Database, group: Sequence[int], movers: Collection[int], near: _Near, stale: set[int]
) -> None:
    """Look for copies: of each new article among the two most like it, of others that joined the story among all."""
    here = set(group)
    for one in group:
        if one in near:
            fold_copies(database, [one, *[other for other in near[one] if other in here][:2]], stale)
    if known := [one for one in movers if one not in near]:
        fold_copies(database, [*known, *group], stale)
