"""Forms of a word to which the stemmer of the index gives a different stem."""

import re

_VOWELS_AND_E = re.compile(r"([b-df-hj-np-tv-z]{0,3}[aeiouy]*[aiouy]e)[ds]?")


def parted_forms(word: str) -> tuple[str, ...]:
    """Return the forms of a word that have another stem, which most words do not have.

    Porter's stemmer leaves "die", "sue" and "queue" whole, but makes "di", "su" and "queu" of "died", "sued" and "queued".
    """
    match = _VOWELS_AND_E.fullmatch(word.lower())
    if match is None:
        return ()
    base = match[1]
    return tuple(form for form in (base, f"{base}d", f"{base}s") if form != word.lower())
