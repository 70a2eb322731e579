"""What the user notes on articles: that they are read, starred, archived or deleted, and notes of their own."""

from collections.abc import Sequence

from newsreader.library.context import Context, count_articles
from newsreader.store import articles, marks, stories


class Marks:
    """The marks and notes of one library; they outlive every import."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def set_read(self, article_ids: Sequence[int], read: bool) -> int:
        """Mark articles read or unread; return how many changed."""
        ids = marks.marked_otherwise(self._context.database, article_ids, "read", read)
        with self._context.change(f"mark {count_articles(ids)} {'read' if read else 'unread'}"):
            return marks.set_read(self._context.database, ids, read)

    def note_read(self, article_ids: Sequence[int]) -> int:
        """Mark articles read because they were opened; return how many were unread. No undo step: nobody asked for it."""
        return marks.set_read(self._context.database, article_ids, True)

    def set_stories_read(self, story_ids: Sequence[int], read: bool, *, archived: bool = False) -> int:
        """Mark the live (or the archived) articles of stories read or unread; return how many changed."""
        found = stories.members(self._context.database, story_ids, archived=archived)
        return self.set_read([one.id for one in found], read)

    def set_starred(self, article_ids: Sequence[int], starred: bool) -> int:
        """Star or unstar articles; return how many changed."""
        ids = marks.marked_otherwise(self._context.database, article_ids, "starred", starred)
        with self._context.change(f"{'star' if starred else 'unstar'} {count_articles(ids)}"):
            return marks.set_starred(self._context.database, ids, starred)

    def note(self, article_id: int) -> str:
        """Return the user's own note on an article, "" where there is none. Raises NotFoundError."""
        return articles.note(self._context.database, article_id)

    def set_note(self, article_id: int, note: str) -> None:
        """Write the user's own note on an article; "" removes it."""
        with self._context.change("write a note" if note.strip() else "remove a note"):
            marks.set_note(self._context.database, article_id, note)

    def archive(self, article_ids: Sequence[int], on: bool = True) -> int:
        """Take articles out of all lists but `is:archived`, or bring them back; return how many changed."""
        with self._context.change(f"{'archive' if on else 'bring back'} {count_articles(article_ids)}"):
            return marks.archive(self._context.database, article_ids, on)

    def delete(self, article_ids: Sequence[int]) -> int:
        """Delete articles: no later import brings them back, undo does. Return how many changed."""
        with self._context.change(f"delete {count_articles(article_ids)}"):
            return marks.delete(self._context.database, article_ids)
