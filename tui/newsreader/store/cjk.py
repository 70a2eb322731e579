"""Words of scripts that write without spaces (Chinese, Japanese, Korean), for an index that cuts at spaces only."""

from __future__ import annotations

import re

_CJK = "".join(
    (
        "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff",
        "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U000323af",
    )
)
# Compiled only for the first text that has such characters: it takes 7 ms.
_CJK_RUN = f"[{_CJK}]+"
_OTHER_WORD = rf"[^\W_{_CJK}]+"
_JOINED_WORD = rf"(?<=[{_CJK}])[^\W_{_CJK}]+|[^\W_{_CJK}]+(?=[{_CJK}])"
# Far quicker to look for than the runs; texts in European languages have none.
_PERHAPS_CJK = re.compile("[^\x00-\u10ff\u2000-\u2e7f]")


def cjk_words(title: str, text: str) -> str:
    """Return the overlapping pairs of these characters in an article, "" if it has none.

    Each run ends with its last character alone, so that a single character can be found too. Words of other scripts
    written next to such characters follow unchanged.
    """
    if not any(not part.isascii() and _PERHAPS_CJK.search(part) for part in (text, title)):
        return ""
    whole = f"{title}\n{text}"
    runs = [" ".join(pairs(run)) + " " + run[-1] for run in re.findall(_CJK_RUN, whole)]
    return " ".join(runs + re.findall(_JOINED_WORD, whole))


def pairs(run: str) -> list[str]:
    """Return the overlapping pairs of a run of characters; a single character is returned itself."""
    return [run[k : k + 2] for k in range(len(run) - 1)] or [run]


def cjk_runs(text: str) -> list[str]:
    """Return the runs of these characters in a text."""
    return [] if text.isascii() else re.findall(_CJK_RUN, text)


def other_words(text: str) -> list[str]:
    """Return the words of a text that are in other scripts."""
    return re.findall(_OTHER_WORD, text)
