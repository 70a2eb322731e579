"""One name and one kind for each entity across the reports of a story: "Akazawa" here is "Ryosei Akazawa" there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from newsreader.analysis.naming.aliases import alias_key, full_form, is_acronym
from newsreader.library.analysed import analysed
from newsreader.models import Findings, Mention, MentionKind
from newsreader.store import articles, findings, stories
from newsreader.store.database import Database

_STORY_LIMIT = 200
"""Reports of one story whose names are compared; a larger story is no single event."""

_MOST = 3
"""A name of several kinds gets its commonest one if that occurs this many times as often as all others together."""


def join_names(database: Database, article_ids: Iterable[int]) -> int:
    """Give short names the full form that another report of the same story has; return how many articles changed.

    A short form that fits two full names of the story stays as it is. A name whose kind wavers gets its commonest kind.
    """
    story_ids = {stories.story_of(database, one) for one in article_ids}
    by_story: defaultdict[int, list[int]] = defaultdict(list)
    for one in stories.members(database, sorted(story_ids)):
        by_story[one.story].append(one.id)
    changed = 0
    for members in by_story.values():
        if len(members) > 1:
            with database.write():
                changed += _join(database, members[:_STORY_LIMIT])
    return changed


def _join(database: Database, ids: list[int]) -> int:
    found = {one: made for one in ids if (made := findings.findings(database, one))}
    kinds, forms = _kinds(found.values()), _full_forms(found.values())
    changed = 0
    for article_id, made in found.items():
        mentions = tuple(_renamed(mention, kinds, forms) for mention in made.mentions)
        if mentions == made.mentions:
            continue
        [text] = articles.texts(database, [article_id])
        ready = analysed(article_id, text.text, replace(made, mentions=mentions))
        findings.save_findings(database, article_id, ready.findings, names=ready.names, points=ready.points)
        changed += 1
    return changed


def _kinds(found: Iterable[Findings]) -> dict[str, MentionKind]:
    """Return the kind of each name (by its key) that has several kinds, if nearly all its mentions have one of them."""
    votes: defaultdict[str, Counter[MentionKind]] = defaultdict(Counter)
    for made in found:
        for mention in made.mentions:
            votes[alias_key(mention.entity)][mention.kind] += 1
    tops = {key: kinds.most_common(1)[0] for key, kinds in votes.items() if len(kinds) > 1}
    return {key: kind for key, (kind, most) in tops.items() if most >= _MOST * (votes[key].total() - most)}


def _full_forms(found: Iterable[Findings]) -> dict[tuple[str, str], str]:
    """Return the full form of each person and acronym; other short forms are too vague across reports."""
    names: defaultdict[MentionKind, set[str]] = defaultdict(set)
    for made in found:
        for mention in made.mentions:
            names[mention.kind].add(mention.entity)
    forms: dict[tuple[str, str], str] = {}
    for kind in ("person", "organisation"):
        others = sorted(names[kind])
        for name in others:
            full = full_form(name, kind, others)
            if kind == "person" or is_acronym(name, full):
                forms[kind, name] = full
    return forms


def _renamed(mention: Mention, kinds: dict[str, MentionKind], forms: dict[tuple[str, str], str]) -> Mention:
    kind = kinds.get(alias_key(mention.entity), mention.kind)
    entity = forms.get((kind, mention.entity), mention.entity)
    return mention if (kind, entity) == (mention.kind, mention.entity) else replace(mention, kind=kind, entity=entity)
