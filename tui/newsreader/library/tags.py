"""The user's tags: put on and taken off articles, and renamed, merged or removed everywhere, saved searches included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from newsreader.errors import InputError, NotFoundError
from newsreader.library.context import Context, count_articles
from newsreader.models import Tag
from newsreader.store import articles, marks, saved_searches
from newsreader.store.querying import wording
from newsreader.store.querying.parsing import parse
from newsreader.store.querying.tree import Term, with_terms
from newsreader.store.values import fold
from newsreader.text import clean_line


@dataclass(frozen=True, slots=True)
class RenamedTag:
    """What renaming a tag did: its name now, how many articles had the old one, whether it was merged into an existing
    tag, and how many saved searches named it."""

    name: str
    articles: int
    joined: bool
    searches: int


class Tags:
    """The tags of one library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> list[Tag]:
        """Return the tags in use with their numbers of articles, by name."""
        return articles.tags(self._context.database)

    def of(self, article_ids: Sequence[int]) -> list[Tag]:
        """Return the tags of these articles, by name, each with how many of them have it."""
        return articles.tags_of(self._context.database, article_ids)

    def change(self, article_ids: Sequence[int], put_on: Sequence[str], take_off: Sequence[str] = ()) -> int:
        """Put tags on articles and take others off, as one step; return the largest number of articles a tag changed on."""
        named = ", ".join([*put_on, *(f"-{tag}" for tag in take_off)])
        with self._context.change(f"tag {count_articles(article_ids)} {named}"):
            changed = [marks.set_tag(self._context.database, article_ids, tag, True) for tag in put_on]
            changed += [marks.set_tag(self._context.database, article_ids, tag, False) for tag in take_off]
        return max(changed, default=0)

    def rename(self, tag: str, new: str) -> RenamedTag:
        """Rename a tag on all its articles and in saved searches; a name already in use merges the two tags.

        Raises NotFoundError if no article has the tag, InputError for an empty name.
        """
        new = clean_line(new)
        with self._context.database.write():
            known = self._known(tag)
            if not new:
                raise InputError("a tag needs a name", remedy="`-` takes a tag off everywhere")
            other = None if _is_same(new, known.name) else self._named(new)
            name = other.name if other else new
            words = f"make the tags {known.name} and {name} one" if other else f"rename the tag {known.name} to {name}"
            with self._context.change(words):
                searches = self._rename_in_searches(known, name)
                marks.rename_tag(self._context.database, known.name, name)
        return RenamedTag(name, known.articles, joined=other is not None, searches=searches)

    def remove(self, tag: str) -> int:
        """Take a tag off all its articles; return how many had it. Raises NotFoundError."""
        with self._context.database.write():
            known = self._known(tag)
            with self._context.change(f"take the tag {known.name} off everywhere"):
                marks.remove_tag(self._context.database, known.name)
        return known.articles

    def _named(self, tag: str) -> Tag | None:
        return next((one for one in self.all() if _is_same(one.name, tag)), None)

    def _meant(self, tag: str) -> Tag | None:
        """Return the tag of this name, else one that differs from it in accents and signs alone."""
        wanted = fold(tag)
        return self._named(tag) or next((one for one in self.all() if wanted and fold(one.name) == wanted), None)

    def _known(self, tag: str) -> Tag:
        found = self._meant(" ".join(tag.split()))
        if found is None:
            tags = {fold(one.name): one for one in self.all()}
            near = get_close_matches(fold(tag), tags, n=1)
            hint = f"Did you mean {tags[near[0]].name}?" if near else "`newsreader tags` lists them"
            raise NotFoundError("no article has this tag", subject=f"tag {tag}", remedy=hint)
        return found

    def _rename_in_searches(self, tag: Tag, new: str) -> int:
        def rename(term: Term) -> Term:
            is_meant = term.field == "tag" and not term.prefix and self._meant(term.value) == tag
            return replace(term, value=new) if is_meant else term

        changed = 0
        for search in saved_searches.searches(self._context.database):
            understood = parse(search.query)
            renamed = with_terms(understood, rename)
            if renamed.root != understood.root:
                saved_searches.save_search(self._context.database, search.name, wording.to_text(renamed))
                changed += 1
        return changed


def _is_same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
