"""Which story each article belongs to: new ones placed, neighbourhoods regrouped, copies folded, dates lent.

The judgement is `analysis.grouping`'s; here are the candidates it is given and what is made of its answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from newsreader.analysis.grouping import place
from newsreader.analysis.stories.copies import Printing, fingerprint, originals
from newsreader.analysis.stories.likeness import Candidate
from newsreader.analysis.stories.regrouping import Pair, regroup
from newsreader.analysis.stories.signature import Frequencies, Signature, signature
from newsreader.library.lent_dates import lend_dates
from newsreader.library.progress import Teller
from newsreader.library.signatures import Kept, as_candidate, frequencies_of, kept_of, own_day
from newsreader.models import Report, Stop
from newsreader.store import articles, decisions, stories, terms
from newsreader.store.database import Database
from newsreader.store.records import ArticleText

GROUPING_VERSION = 23
"""Articles grouped by an older version are grouped again."""

_BATCH = 100
_REPAIRED_AT_ONCE = 1000
_KEY_TERMS = 40
_CANDIDATES = 50
_WINDOW_DAYS = 30
_NEIGHBOURS = 10
"""Articles most like one that is placed whose stories are regrouped with its own."""
_NEIGHBOURHOOD = 1500
"""Articles regrouped at once; the cost grows with the square (1,500: about 4 CPU seconds)."""
_COMPARED_CHARACTERS = 100_000
"""How much of a text decides which event it reports; a report has told it long before."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles that are placed one after the other: `waiting` are not placed yet, `stale` the stories to be refreshed.

    `printed` has the first placed article of the same words and the same week.
    """

    signatures: Mapping[int, Signature]
    keys: Mapping[int, Sequence[int]]
    frequencies: Frequencies
    waiting: set[int]
    stale: set[int] = field(default_factory=set)
    printed: dict[tuple[int | None, bytes], int] = field(default_factory=dict)


def group_articles(database: Database, *, report: Report | None = None, stop: Stop | None = None) -> int:
    """Give every article that has not been grouped its story; return how many were grouped.

    Articles are placed in the order of their ids, then, after each thousand, the neighbourhoods they touched are
    regrouped as a whole, so that within a neighbourhood the order of import does not matter. What the user decided is
    not moved. A thousand that is stopped or killed half-way is begun anew the next time.
    """
    ids = stories.ungrouped_ids(database, GROUPING_VERSION)
    teller = Teller("Finding stories", report)
    done = 0
    placed: dict[int, list[int]] = {}
    for end in range(_BATCH, len(ids) + _BATCH, _BATCH):
        if stop and stop():
            break
        with database.write():
            touched, articles_known = _place_batch(database, ids[end - _BATCH : end])
            placed |= touched
        end = min(end, len(ids))
        if end - done >= _REPAIRED_AT_ONCE or end == len(ids):
            changed = _repair(database, placed, articles_known)
            with database.write():
                stories.unfold_strays(database, changed)
                lend_dates(database, changed)
                stories.mark_grouped(database, ids[done:end], GROUPING_VERSION)
            done, placed = end, {}
        teller.tell(end, len(ids))
    return done


def _place_batch(database: Database, ids: Sequence[int]) -> tuple[dict[int, list[int]], int]:
    """Place articles; return for each the articles most like it, the best first, and how many the library knows."""
    texts = articles.texts(database, ids)
    signatures = {one.id: signature(one.title, one.text[:_COMPARED_CHARACTERS]) for one in texts}
    keys = {k: made.key_terms(_KEY_TERMS) for k, made in signatures.items()}
    for one in texts:
        made = signatures[one.id]
        terms.save_terms(
            database,
            one.id,
            day=own_day(one),
            posted=keys[one.id],
            counted=made.words,
            vector=Kept(made, None, None).to_bytes(),
        )
    # Once for the batch: counts that are a hundred articles old decide nothing.
    articles_known = terms.documents(database)
    batch = _Batch(signatures, keys, frequencies_of(database, signatures.values(), articles_known), set(signatures))
    touched = {}
    for one in texts:
        touched[one.id] = _place(database, one, batch)
        batch.waiting.remove(one.id)
    stories.refresh(database, batch.stale)
    return touched, articles_known


def _place(database: Database, article: ArticleText, batch: _Batch) -> list[int]:
    """Place an article; return the articles most like it. It and those of its batch that wait behind it are no candidates."""
    made, day = batch.signatures[article.id], own_day(article)
    decided = decisions.touching(database, [article.id])
    first = batch.printed.setdefault((day.toordinal() // 7 if day else None, made.to_bytes()), article.id)
    if first != article.id and made.words and not decided and not decisions.touching(database, [first]):
        return _place_with(database, article, first, batch)
    found = terms.candidates(
        database,
        batch.keys[article.id],
        day=day,
        window=_WINDOW_DAYS,
        limit=_CANDIDATES,
        without=batch.waiting,
    )
    known = kept_of(database, [one.article_id for one in found])
    near = [
        Candidate(one.article_id, one.story, kept.signature, one.day, kept.norm, kept.noise)
        for one in found
        if (kept := known.get(one.article_id))
    ]
    apart = {two for one in decided if not one.together for two in (one.a, one.b)} - {article.id}
    kept_apart = frozenset(stories.story_of(database, other) for other in apart)
    placement = place(made, day.toordinal() if day else None, near, batch.frequencies, not_into=kept_apart)
    terms.set_vector(database, article.id, Kept(made, placement.norm, placement.noise).to_bytes())
    story = article.story if article.pinned else placement.story_id
    if story is not None or stories.has_mates(database, article.id, article.story):
        stories.assign(database, [article.id], story, stale=batch.stale)
    if story is not None:
        here = {one.article_id for one in near if one.story_id == story}
        fold_copies(database, [article.id, *[one for one in placement.near if one in here][:2]], batch.stale)
    return list(placement.near[:_NEIGHBOURS])


def _place_with(database: Database, article: ArticleText, first: int, batch: _Batch) -> list[int]:
    """Place what says the same in the same week as an article of its batch, without asking whom else it is like."""
    (kept,) = terms.vectors(database, [first])
    terms.set_vector(database, article.id, kept or b"")
    stories.assign(database, [article.id], stories.story_of(database, first), stale=batch.stale)
    fold_copies(database, [article.id, first], batch.stale)
    return [first]


def fold_copies(database: Database, ids: Iterable[int], stale: set[int] | None = None) -> None:
    """Find which articles of one story, the first of very many, are copies, and of which first printing.

    Stories to refresh go to `stale`; without it they are.
    """
    texts = articles.texts(database, list(dict.fromkeys(ids))[:_CANDIDATES])
    first_ones = {one.copies_of for one in texts if one.copies_of} - {one.id for one in texts}
    # What the user has taken out of the story is none of its printings.
    texts += [one for one in articles.texts(database, sorted(first_ones)) if one.story == texts[0].story]
    found = originals([_printing(one) for one in texts])
    here = {one.id for one in texts}
    for one in texts:
        if one.copies_of in here and one.id not in found:
            stories.set_copy(database, one.id, None, stale=stale)
    for one in texts:
        if one.copies_of != found.get(one.id, one.copies_of):
            stories.set_copy(database, one.id, found[one.id], stale=stale)


def _printing(one: ArticleText) -> Printing:
    published = one.published if own_day(one) else None
    return Printing(one.id, published, fingerprint(one.text[:_COMPARED_CHARACTERS]))


def _repair(database: Database, touched: dict[int, list[int]], articles_known: int) -> set[int]:
    """Regroup the neighbourhoods of these articles, each whole stories of about `_NEIGHBOURHOOD` articles at most.

    Returns their stories and those that gained or lost articles. `touched`: for each article those most like it when it
    was placed; the likeness counts both ways.
    """
    for article_id, near in list(touched.items()):
        for other in near:
            if other in touched and len(touched[other]) < 3 * _NEIGHBOURS and article_id not in touched[other]:
                touched[other] = [*touched[other], article_id]
    changed: set[int] = set()
    for neighbourhood in _neighbourhoods(database, touched):
        with database.write():
            changed |= _regroup(database, neighbourhood, articles_known)
    return changed | {stories.story_of(database, one) for one in touched}


def _neighbourhoods(database: Database, touched: Mapping[int, Sequence[int]]) -> Iterator[list[ArticleText]]:
    """Yield groups of whole stories: those of the touched articles and of the articles most like them."""
    waiting = dict.fromkeys(touched)
    while waiting:
        found: dict[int, ArticleText] = {}
        asked: set[int] = set()
        queue = [next(iter(waiting))]
        while queue and len(found) < _NEIGHBOURHOOD:
            article_id = queue.pop()
            waiting.pop(article_id, None)
            if article_id in asked:
                continue
            asked.add(article_id)
            # Of those that are found already the whole story is.
            wanted = [one for one in (article_id, *touched[article_id]) if one not in found]
            for one in stories.mates(database, wanted) if wanted else ():
                found[one.id] = one
                if one.id in waiting:
                    queue.append(one.id)
            if not queue and len(found) < _NEIGHBOURHOOD and waiting:
                queue.append(next(iter(waiting)))
        # Who has all that is like it here need not be seen again, or a story that fills a neighbourhood comes back for each.
        for one in queue:
            if all(other in found for other in touched[one]):
                waiting.pop(one, None)
        if len(found) > 1:
            yield list(found.values())


def _regroup(database: Database, members: Sequence[ArticleText], articles_known: int) -> set[int]:
    """Regroup whole stories; return the stories that gained or lost articles."""
    by_id = {one.id: one for one in members}
    known = kept_of(database, list(by_id))
    items = [as_candidate(one, known[one.id]) for one in members if one.id in known]
    together, apart = _bound(database, members)
    frequencies = frequencies_of(database, [item.signature for item in items], articles_known)
    result = regroup(items, frequencies, together=together, apart=apart)
    for item in items:
        made = Kept(item.signature, result.norms[item.article_id], result.noises[item.article_id])
        terms.set_vector(database, item.article_id, made.to_bytes())
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for article_id, group in result.groups.items():
        groups[group].append(article_id)
    return _settle(database, by_id, groups.values())


def _bound(database: Database, members: Sequence[ArticleText]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of articles that the user keeps together, and those that he keeps apart.

    A story that he chose for an article is not changed, so that two such stories are two.
    """
    decided = decisions.touching(database, [one.id for one in members])
    chosen: dict[int, int] = {}
    together = [(chosen.setdefault(one.story, one.id), one.id) for one in members if one.pinned]
    together += [(one.a, one.b) for one in decided if one.together]
    return together, [*combinations(chosen.values(), 2), *((one.a, one.b) for one in decided if not one.together)]


def _settle(database: Database, by_id: dict[int, ArticleText], groups: Collection[list[int]]) -> set[int]:
    """Make each group a story, keeping the one the user chose, else that most of its articles are in; return what changed."""
    changed: set[int] = set()
    stale: set[int] = set()
    chosen = {one: by_id[one].story for group in groups for one in group if by_id[one].pinned}
    taken = set(chosen.values())
    for group in sorted(groups, key=lambda one: (-len(one), min(one))):
        held = Counter(by_id[one].story for one in group)
        free = (one for one, _ in sorted(held.items(), key=lambda x: (-x[1], x[0])) if one not in taken)
        story = next((chosen[one] for one in group if one in chosen), None) or next(free, None)
        movers = [one for one in group if by_id[one].story != story]
        if movers:
            story = stories.assign(database, movers, story, stale=stale)
            changed |= {by_id[one].story for one in movers} | {story}
            fold_copies(database, [*movers, *group], stale)
        if story is not None:
            taken.add(story)
    stories.refresh(database, stale)
    return changed
