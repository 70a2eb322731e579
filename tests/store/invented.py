"""Articles invented for the store's tests."""

from datetime import date

from newsreader.models import Aside, CleanArticle
from newsreader.store.records import FileStamp, NewArticle

NOW = "2025-07-18T09:30:00Z"
TODAY = date(2025, 7, 18)


def clean(
    title: str = "Port strike ends",
    text: str = "Dockers return to work on Monday.\n\nTalks went on.",
    *,
    published: str | None = "2025-07-17",
    source: str | None = "Harbour Post",
    asides: tuple[Aside, ...] = (),
    place: str | None = None,
    url: str | None = None,
) -> CleanArticle:
    """Return a cleaned article."""
    return CleanArticle(
        title,
        "header",
        text,
        asides=asides,
        published=published,
        source=source,
        place=place,
        url=url,
        published_from="header" if published else None,
    )


def filed(name: str, article: CleanArticle | None = None, *, content: bytes | None = None) -> NewArticle:
    """Return an article of the file /news/NAME.txt; its bytes are unique to the name unless `content` is given."""
    return NewArticle(
        article or clean(f"Title of {name}", f"Text of {name}, which nobody else has."),
        stamp(f"/news/{name}.txt", content or name.encode()),
    )


def stamp(path: str, content: bytes = b"x", *, size: int = 10, mtime_ns: int = 1) -> FileStamp:
    """Return a file stamp."""
    return FileStamp(path, size, mtime_ns, content)
