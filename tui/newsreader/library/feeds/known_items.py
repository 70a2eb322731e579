"""Which known item of a feed an item of a newly fetched document is. Pure."""

from collections.abc import Callable, Collection, Sequence

from newsreader.sources.addresses import address_key
from newsreader.store.records import FeedItem


class KnownItems:
    """The known items of a feed, to be matched with those of a new document.

    `present`: the keys (`item_key`) of the document's items. A known item whose key is gone may be there under another id
    or a differently written address: a feed may give new ids, or move to https.
    """

    def __init__(self, items: Sequence[FeedItem], present: Collection[str]) -> None:
        self._by_key = {item_key(item.guid, item.link): item for item in items}
        self._present = present
        self._at: dict[str, list[FeedItem]] | None = None

    def same(self, guid: str, link: str) -> FeedItem | None:
        """Return the item with this id or, without an id, this link."""
        return self._by_key.get(item_key(guid, link))

    def take_renamed(self, link: str, title: str, is_same: Callable[[FeedItem], bool]) -> FeedItem | None:
        """Return the known item that an item with an unknown id is: one at the same address whose key is gone; each once.

        It must have the same title or, if it is the only known item at this address, fulfil `is_same`.
        """
        if not link or not self._by_key:
            return None
        if self._at is None:
            self._at = {}
            for item in self._by_key.values():
                self._at.setdefault(address_key(item.link), []).append(item)
        there = self._at.get(address_key(link), [])
        gone = [item for item in there if item_key(item.guid, item.link) not in self._present]
        found = next((item for item in gone if item.title == title), None)
        if found is None and len(gone) == len(there) == 1 and is_same(gone[0]):
            found = gone[0]
        if found:
            there.remove(found)
        return found


def item_key(guid: str, link: str) -> str:
    """Return the key of an item: its id, else its link."""
    return guid or f"link:{link}"
