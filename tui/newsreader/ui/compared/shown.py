"""What the screen shows of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsreader.models import Article, Comparison
from newsreader.ui.compared.views import ViewRow


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with all that the screen shows of it; `right` is None where all others stand together.

    `sides` says what stands on each side where that is not two reports. `numbers`: which reports of the story these are,
    from 1; 0 where it is none.
    """

    comparison: Comparison
    views: Mapping[str, Sequence[ViewRow]]
    title: str
    left: Article
    right: Article | None
    others: int
    sides: tuple[str, str] | None = None
    numbers: tuple[int, int] = (0, 0)
