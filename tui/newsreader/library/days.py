"""Publications as days on the calendar."""

from datetime import date


def published_day(published: str | None) -> date | None:
    """Return the day of a publication (a day or a time in ISO form), None where it is unknown."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
