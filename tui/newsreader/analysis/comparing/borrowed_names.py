"""Names that the finder of names saw in one report only, though the other has them letter by letter."""

from __future__ import annotations

import re
from dataclasses import replace

from newsreader.models import Article, Mention

_SHORT = 3  # letters; a shorter name is too easily a word


def borrow_names(article: Article, other: Article) -> Article:
    """Return an article with the names of another report marked in it too, where they stand as they do there.

    What overlaps a name that was found is left alone: "Washington" in "Washington Post" is no place. A name has to
    begin with a capital letter and stand between other signs than letters.
    """
    own = {mention.text for mention in article.mentions}
    lent = {m.text: m for m in other.mentions if m.text not in own and len(m.text) >= _SHORT and m.text[0].isupper()}
    if not lent:
        return article
    longest_first = sorted(lent, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    taken = {at for mention in article.mentions for at in range(mention.start, mention.end)}
    found = [
        Mention(match.start(), match.end(), match[0], lent[match[0]].kind, lent[match[0]].entity)
        for match in pattern.finditer(article.text)
        if taken.isdisjoint(range(*match.span()))
    ]
    if not found:
        return article
    return replace(article, mentions=tuple(sorted((*article.mentions, *found), key=lambda m: m.start)))
