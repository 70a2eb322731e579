"""Forms of a word that the stems of the index part from it."""

import re

_VOWELS_AND_E = re.compile(r"([b-df-hj-np-tv-z]{0,3}[aeiouy]*[aiouy]e)[ds]?")


def parted_forms(word: str) -> tuple[str, ...]:
    """Return the forms of a word that its stem does not stand for, none for most words.

    Porter's stemmer leaves "die", "sue" and "queue" whole, but makes "di", "su" and "queu" of "died", "sued" and "queued".
    """
    match = _VOWELS_AND_E.fullmatch(word.lower())
    if match is None:
        return ()
    base = match[1]
    return tuple(form for form in (base, f"{base}d", f"{base}s") if form != word.lower())
