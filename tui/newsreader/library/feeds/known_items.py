"""Which known item of a feed an item of a new document is. Pure."""

from collections.abc import Callable, Collection, Sequence

from newsreader.sources.addresses import address_key
from newsreader.store.records import FeedItem


class KnownItems:
    """The items of a feed that are in the library, asked which of them an item of a new document is.

    `present`: what the document's items are known by (`item_key`). An item whose own key is gone from the document may
    come back under another, its address written otherwise: a feed gives new ids, or moves to https.
    """

    def __init__(self, items: Sequence[FeedItem], present: Collection[str]) -> None:
        self._by_key = {item_key(item.guid, item.link): item for item in items}
        self._present = present
        self._at: dict[str, list[FeedItem]] | None = None

    def same(self, guid: str, link: str) -> FeedItem | None:
        """Return the item of this id, or of this link where there is none."""
        return self._by_key.get(item_key(guid, link))

    def take_renamed(self, link: str, title: str, is_same: Callable[[FeedItem], bool]) -> FeedItem | None:
        """Return the item that an item with an unknown id is, each once: of this address, its own key gone.

        It has this title or, where no other item was ever at this address, `is_same`: then it has a new headline too.
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
    """Return what an item of a document is known by: its id, else its link."""
    return guid or f"link:{link}"
