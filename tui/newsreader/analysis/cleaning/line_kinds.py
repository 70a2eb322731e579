"""What the own words of a line near the top of a page say it to be, asked once for all who judge it.

Which of several lines is the headline, and what a line is in its place, is judged in `headline_place` and `masthead_lines`.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from newsreader.analysis.cleaning.asides import kind_alone
from newsreader.analysis.cleaning.bylines import BY, is_byline, is_credit
from newsreader.analysis.cleaning.headers import fits, split_label
from newsreader.analysis.cleaning.headlines import bare_headline, is_headline
from newsreader.analysis.cleaning.imprint import Imprint, read_imprint
from newsreader.analysis.cleaning.navigation import is_section
from newsreader.analysis.cleaning.page_marks import COLUMNS
from newsreader.models import AsideKind

TELLING = 4
"""Words of a line that can be a headline without a second look."""
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""A sign of a script that does not part its words."""
_CODE = re.compile(r"(?:[\w-]+/){1,4}(?:\s?\(.{1,30}\))?\Z|\d{1,2}\s[A-Z]{4,}\b.{0,24}\Z")
"""The slug of an agency: `BRITAIN-STEEL/ (UPDATE 2)`, `Schifffahrt/Umwelt/`, `1 COURTS Farmer`."""


class LineKind:
    """What a line is by its own words. Nothing is looked up before it is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bare, self.marked = bare_headline(text)

    @cached_property
    def size(self) -> int:
        """How many words it has; where words are not parted, two signs count as one."""
        return max(len(self.text.split()), len(WIDE.findall(self.text)) // 2)

    @cached_property
    def alone(self) -> AsideKind | None:
        """What kind of aside its words alone show."""
        return kind_alone(self.text)

    @cached_property
    def is_section(self) -> bool:
        return is_section(self.bare)

    @property
    def is_of_page(self) -> bool:
        """An aside, or the name of a section."""
        return self.is_section or self.alone is not None

    @cached_property
    def is_headline(self) -> bool:
        """Written as headlines are."""
        return is_headline(self.bare)

    @cached_property
    def is_byline(self) -> bool:
        return is_byline(self.text)

    @cached_property
    def imprint(self) -> Imprint | None:
        """What it says as a date line above the article."""
        return read_imprint(self.text, [], above=True)

    @property
    def is_of_head(self) -> bool:
        """A byline or a date line."""
        return self.is_byline or self.imprint is not None

    @property
    def is_credited(self) -> bool:
        """A date line, or a byline in so many words: a name alone may be what the article is about."""
        return self.imprint is not None or (BY.match(self.text) is not None and self.is_byline)

    @cached_property
    def is_label(self) -> bool:
        """A header line (`Published: …`)."""
        name, value = split_label(self.text)
        return name is not None and fits(name, value)

    @cached_property
    def is_slug(self) -> bool:
        """An agency's slug."""
        return _CODE.match(self.text) is not None

    @cached_property
    def is_coded(self) -> bool:
        """An agency's number or a running head: as many figures as words, or columns."""
        words = self.text.split()
        figures = sum(w[-1].isdigit() for w in words)
        return self.is_slug or figures * 2 >= len(words) or len(COLUMNS.split(self.text)) > 1

    @cached_property
    def names_persons(self) -> bool:
        """A byline that is short or has the signs of one; a long one in capitals may be a headline as well."""
        text = self.text
        signed = "," in text or " and " in text or text[0] in "([*_—–-"
        return self.is_byline and (self.size <= TELLING or signed or is_credit(text))


@lru_cache(maxsize=128)
def line_kind(text: str) -> LineKind:
    """Return what a line is."""
    return LineKind(text)
