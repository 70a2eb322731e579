"""Names in headlines that give every word a capital, of which the model makes names: "Biden Orders Intel", "Ferry Capsizes"."""

from __future__ import annotations

from bisect import bisect_right

from newsreader.analysis.naming.name_model import Span
from newsreader.analysis.naming.tokens import Tokens

_LONG = 4
"""Letters of a word that a headline in small letters would write small."""
_LEAST = 3
"""Long words of a headline; fewer may all be names."""
_CAPITAL_SHARE = 0.8
_VERBS = frozenset(
    """is are was were be been has have had do does did don't doesn't didn't isn't aren't won't can't will would can could should must may
    might says say said tells told asks asked urges urged calls called warns warned vows vowed claims claimed denies denied admits
    defends defended slams slammed blasts blasted condemns condemned praises hails mocks accuses accused backs backed blames
    blocks blocked bans banned orders ordered allows allowed approves approved rejects rejected passes passed signs signed
    declines dismisses dismissed strikes struck hits targets targeted attacks kills killed dies died injures injured arrests arrested
    charges charged sues sued jails jailed sentenced convicted wins won loses lost beats defeats leads takes took gets got gives gave
    makes made goes went comes came sets seeks sought wants needs faces faced fears hopes plans tries fails failed launches
    launched opens opened closes closed cuts raises rises rose falls fell drops dropped lifts lifted slashes soars plunges nears
    reaches reached meets met visits visited joins joined leaves left quits quit resigns resigned names named picks picked
    announces announced unveils unveiled reveals revealed recognizes recognises retracts releases reports confirms confirmed
    investigates probes finds found sees shows showed tops holds held keeps puts pushes pulls sends sent starts begins ends
    stops turns moves runs threatens threatened lashes recruits establishing approve push fix shrink""".split()
)
"""Forms of verbs that headlines have; in the middle of a sentence none has a capital."""


def without_headlines(text: str, tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Leave out, of lines in which every word has a capital, spans with a verb or of nothing but words of the article.

    What the article names elsewhere is found again there by its repeats.
    """
    titled = [_is_titled(tokens.words[first:end]) for first, end in tokens.stretches]
    if not any(titled):
        return spans
    begins = [tokens.starts[first] for first, _ in tokens.stretches]
    small = {word for word in tokens.words if word.islower()}
    return [
        span
        for span in spans
        if not titled[bisect_right(begins, span.start) - 1] or not _is_of_headline(text[span.start : span.end], small)
    ]


def _is_titled(words: list[str]) -> bool:
    long = [word for word in words if len(word) >= _LONG and word[0].isalpha()]
    capital = sum(word[0].isupper() and not word.isupper() for word in long)
    return len(long) >= _LEAST and capital >= _CAPITAL_SHARE * len(long)


def _is_of_headline(name: str, small: set[str]) -> bool:
    words = [word.replace("’", "'") for word in name.lower().split()]
    return not _VERBS.isdisjoint(words) or all(_is_known(word, small) for word in words)


def _is_known(word: str, small: set[str]) -> bool:
    """Whether the article has a word, or another form of it, in small letters."""
    stem = word.removesuffix("s")
    return word in small or (len(stem) >= _LONG and any(other.startswith(stem) for other in small))
