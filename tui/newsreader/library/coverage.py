"""Who told a story first, who followed, who copied, who wrote again."""

from newsreader.models import Coverage, Part
from newsreader.store import stories
from newsreader.store.database import Database


def coverage(database: Database, story_id: int) -> tuple[Coverage, ...]:
    """Return each article's part in a story in the order they came out, those without a date of their own last.

    A second report of one source is an update; what has no source goes by the title of the article.
    """
    told = stories.members(database, [story_id])
    dated = {one.id: one.published for one in told if one.published_from != "story"}
    ordered = sorted(told, key=lambda one: (dated.get(one.id) is None, dated.get(one.id) or "", one.id))
    seen: set[str] = set()
    found = []
    for one in ordered:
        published, source = dated.get(one.id), one.source or one.title
        part: Part = "first"
        if one.copies_of is not None:
            part = "copied"
        elif published is None:
            part = "undated"
        elif seen:
            part = "updated" if source in seen else "followed"
        if part != "copied":
            seen.add(source)
        found.append(Coverage(part, source, published, one.id))
    return tuple(found)
