"""A feed document → its new and changed items, cleaned, each matched with the article it already is."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from newsreader.library.days import in_utc
from newsreader.library.feeds.known_items import KnownItems, item_key
from newsreader.models import Aside, CleanArticle, Draft, Feed
from newsreader.sources.addresses import host_port
from newsreader.sources.feeds.parsed_feed import FeedEntry, ParsedFeed
from newsreader.store import articles, feeds, furniture
from newsreader.store.database import Database
from newsreader.store.digests import digest
from newsreader.store.records import FeedItem, FeedKey, NewArticle


@dataclass(frozen=True, slots=True)
class Item:
    """A cleaned item with its lines. `was`: its former guid, if its feed gave it a new one."""

    article: NewArticle
    lines: furniture.Lines
    was: str = ""
    known: FeedItem | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a document that are new or changed.

    `left`: how many are unchanged; `repeats`: how many occurred twice; `numbers`: the numbers of all settled items, to be
    stored until the next fetch.
    """

    items: tuple[Item, ...] = ()
    left: int = 0
    repeats: int = 0
    numbers: frozenset[int] = frozenset()


NO_ITEMS = Items()


def items_of(database: Database, feed: Feed, parsed: ParsedFeed, as_before: Container[int], *, now: datetime) -> Items:
    """Clean the items of a document, except those whose numbers are in `as_before`, stored at the last fetch."""
    shared = _shared_links(parsed.entries)
    entries = [_identified(entry, shared) for entry in parsed.entries]
    wanted: dict[str, FeedEntry] = {}
    for entry in entries:
        wanted.setdefault(item_key(entry.guid, entry.link), entry)
    known = KnownItems(feeds.known_items(database, feed.id), wanted.keys())
    source = parsed.title or host_port(feed.url).host
    fresh = [entry for entry in wanted.values() if entry.number not in as_before]
    cleaned = _cleaned(database, feed, [(entry, _draft(entry, source, now)) for entry in fresh]) if fresh else []
    items = tuple(_known(database, item, entry, known) for entry, item in zip(fresh, cleaned, strict=True))
    numbers = {
        entry.number for entry in wanted.values() if entry.number in as_before and known.same(entry.guid, entry.link)
    }
    numbers |= {entry.number for entry, item in zip(fresh, items, strict=True) if _is_settled(entry, item, now)}
    return Items(items, len(wanted) - len(items), len(entries) - len(wanted), frozenset(numbers))


def _is_settled(entry: FeedEntry, item: Item, now: datetime) -> bool:
    """Tell whether an item need not be read again: it keeps its own key, and its day is not in the future."""
    key = item.article.feed
    same_key = key is not None and item_key(key.guid, key.link) == item_key(entry.guid, entry.link)
    return same_key and not _is_future(entry.published, now)


def _known(database: Database, item: Item, entry: FeedEntry, known: KnownItems) -> Item:
    if same := known.same(entry.guid, entry.link):
        return replace(item, known=same)
    before = known.take_renamed(entry.link, item.article.clean.title, partial(_is_retold, database, item.article.clean))
    return _renamed(item, before) if before else item


def _is_retold(database: Database, now: CleanArticle, before: FeedItem) -> bool:
    """Tell whether an item with a new headline is the same: it has the same time or, without a time, the same text.

    The text alone would not do: all episodes of a programme may have the same description.
    """
    return any(
        in_utc(now.published) == in_utc(was.published) if now.published and was.published else now.text == was.text
        for was in articles.articles(database, [before.article_id])
    )


def _cleaned(database: Database, feed: Feed, fresh: Sequence[tuple[FeedEntry, Draft]]) -> list[Item]:
    """Clean items; lines that several items here, or many earlier ones, have in common are furniture."""
    # Imported here: most fetches bring nothing new and need no cleaning.
    from newsreader.analysis.clean import clean, furniture_keys

    found, keys = [], []
    for _, draft in fresh:
        found.append(clean(draft))
        keys.append(furniture_keys(found[-1].text))
    counted = Counter(key for some in keys for key in some)
    here = {key for key, times in counted.items() if times >= furniture.FURNITURE_FROM}
    lines = [_lines_of(feed, some) for some in keys]
    before = furniture.known_furniture(database, lines)
    items = []
    for (entry, draft), article, own, known in zip(fresh, found, lines, before, strict=True):
        repeated = known | here.intersection(own.keys.values()) if here else known
        bare = clean(draft, repeated) if repeated else article
        # If every line is in other items too (a feed of bare links), they are all there is to read.
        article = bare if bare.text else article
        article = _with_lists(article, entry)
        items.append(Item(NewArticle(article, feed=FeedKey(feed.id, entry.guid, entry.link)), own))
    return items


def _draft(entry: FeedEntry, source: str, now: datetime) -> Draft:
    return Draft(
        text=entry.text or entry.title,
        url=entry.link or None,
        title=entry.title or None,
        published=None if _is_future(entry.published, now) else entry.published,
        source=source,
        author=entry.author or None,
        from_feed=True,
    )


def _shared_links(entries: Sequence[FeedEntry]) -> frozenset[str]:
    """Return the links shared by items without ids that have different titles (such as the site's front page)."""
    titles: dict[str, str] = {}
    return frozenset(
        entry.link for entry in entries if not entry.guid and titles.setdefault(entry.link, entry.title) != entry.title
    )


def _identified(entry: FeedEntry, shared: frozenset[str]) -> FeedEntry:
    """Give an item without an id one made from its title, if its link does not identify it."""
    if entry.guid or (entry.link and entry.link not in shared):
        return entry
    return replace(entry, guid="title:" + digest(f"{entry.link}\n{entry.title or entry.text}").hex())


def _lines_of(feed: Feed, keys: frozenset[str]) -> furniture.Lines:
    """Return an item's lines, counted for its feed and not its source, since feeds may share a title."""
    return furniture.lines_of(f"feed {feed.id}", keys)


def _with_lists(article: CleanArticle, entry: FeedEntry) -> CleanArticle:
    """Add an item's attachments, and the numbered links of its text, to the asides of its article."""
    lists = [f"Attached: {address}" for address in entry.enclosures]
    if entry.links:
        lists.append("Links: " + " · ".join(f"[{number}] {link}" for number, link in enumerate(entry.links, 1)))
    after = article.text.count("\n\n") + 1
    asides = tuple(Aside("related", line, after) for line in lists)
    return replace(article, asides=(*article.asides, *asides)) if asides else article


def _renamed(item: Item, before: FeedItem) -> Item:
    """Return an item as the known one that it was before its feed gave it a new id."""
    key = item.article.feed
    if key is None or not before.guid or not key.guid:
        kept = replace(item.article, feed=FeedKey(before.feed_id, before.guid, before.link))
        return replace(item, article=kept, known=before)
    return replace(item, was=before.guid, known=before)


def _is_future(published: str | None, now: datetime) -> bool:
    """Tell whether an item claims a time more than a day ahead."""
    return bool(published) and datetime.fromisoformat(str(published)) > now + timedelta(days=1)
