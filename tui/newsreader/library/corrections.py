"""What the user corrects of an article: its title, date, place, source, and which paragraphs are its text."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from newsreader.errors import InputError
from newsreader.library.context import Context
from newsreader.library.days import from_local_words
from newsreader.models import Article, Correction, CorrectionField
from newsreader.store import corrections

_FIELD_NAMES: dict[CorrectionField, str] = {"title": "title", "published": "date", "place": "place", "source": "source"}
_REMEDY = "Write it as 2025-07-17, 17 July 2025 or 2025-07-17T09:30:00Z"


class Corrections:
    """The corrections of one library; they outlive every import.

    All methods raise NotFoundError where there is no such article.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def fields(self, article_id: int) -> list[str]:
        """Return the fields of an article that the user corrected."""
        return corrections.corrected_fields(self._context.database, article_id)

    def source_is_folder(self, article: Article) -> bool:
        """Tell whether the source of an article is the name of the folder that its file lies in."""
        from newsreader.analysis.cleaning.outlets import outlet_of_path

        folder = outlet_of_path(article.path or "") or ""
        return bool(article.source) and (article.source or "").casefold() == folder.casefold()

    def as_one(self) -> AbstractContextManager[None]:
        """Make all corrections inside this context one step: if one is refused, none is made."""
        return self._context.change("correct an article")

    def revise(self, article_id: int, changes: Sequence[Correction]) -> None:
        """Correct fields as one step; a date may be written as people write dates. Raises InputError."""
        named = ", ".join(_FIELD_NAMES[one.field] for one in changes)
        with self._context.change(f"correct the {named} of an article"):
            for one in changes:
                value = read_published(one.value) if one.field == "published" else one.value
                corrections.correct(self._context.database, article_id, one.field, value)

    def withdraw(self, article_id: int, field: CorrectionField) -> None:
        """Withdraw the user's value of a field, which is then again what the last import found."""
        with self._context.change(f"take back the corrected {_FIELD_NAMES[field]}"):
            corrections.withdraw(self._context.database, article_id, field)

    def move_to_aside(self, article_id: int, paragraph: int) -> None:
        """Move a paragraph of the body (counted from 0) out of the article, to its asides."""
        with self._context.change("move a paragraph out of the article"):
            corrections.move_to_aside(self._context.database, article_id, paragraph)

    def move_to_article(self, article_id: int, aside: int) -> None:
        """Move an aside (its index in `Article.asides`) into the article."""
        with self._context.change("move a paragraph into the article"):
            corrections.move_to_article(self._context.database, article_id, aside)


def read_published(typed: str | None) -> str | None:
    """Return the ISO date or time that the user typed, None if nothing was typed. Raises InputError.

    A time in the form the screens show, `2025-07-18 05:30`, is local; of other times without a zone only the day counts.
    """
    from newsreader.analysis.cleaning.written_days import declared_day

    typed = (typed or "").strip()
    if not typed:
        return None
    day = declared_day(typed)
    if day is None or not day.has_year:
        raise InputError(f"“{typed[:40]}” is not a date with its year", remedy=_REMEDY)
    if len(set(day.readings)) > 1:
        raise InputError(f"“{typed[:40]}” can be read as two dates", remedy=_REMEDY)
    return day.utc or from_local_words(typed) or "{:04}-{:02}-{:02}".format(*day.readings[0])
