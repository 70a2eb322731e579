"""Features of tokens for the sequence model that finds names: what each word looks like, what stands around it,
which lists know it, and what the rest of the document says about it. The model must be trained with this very module.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.analysis.naming.evidence import apposition, document_evidence, evidence_of, kind_before, subject_of
from newsreader.analysis.naming.facts import WordFacts, facts_of, is_loud, list_names, mask_name, runs_of
from newsreader.analysis.naming.lists import LONGER, mask_of

_LONGEST_ENTRY = 5


def document_features(words: Sequence[str], stretches: Sequence[tuple[int, int]]) -> list[list[list[str]]]:
    """Return, for each stretch of a document, the features of each of its tokens."""
    facts = list(map(facts_of, words))
    parts = [facts[a:b] for a, b in stretches]
    seen = document_evidence(parts)
    subject = subject_of([fact.low for fact in facts])
    return [_stretch_features(part, seen, subject) for part in parts]


def _stretch_features(part: list[WordFacts], seen: dict[str, tuple[str, ...]], subject: str) -> list[list[str]]:
    n = len(part)
    loud = is_loud(part)
    rows: list[list[str]] = []
    for i, fact in enumerate(part):
        row = list(fact.own)
        if i:
            row += part[i - 1].before
            row.append(f"ww-={part[i - 1].low}|{fact.low}")
            row.append(f"ss-={part[i - 1].shape}|{fact.shape}")
            if i > 1:
                row += part[i - 2].before2
        else:
            row.append("BOS")
            row.append(f"BOS&{fact.common}")
        if i + 1 < n:
            row += part[i + 1].after
            row.append(f"ww+={fact.low}|{part[i + 1].low}")
            row.append(f"ss+={fact.shape}|{part[i + 1].shape}")
            if i + 2 < n:
                row += part[i + 2].after2
        else:
            row.append("EOS")
        if fact.cap:
            row += seen.get(fact.low, ())
            row.append(f"{subject}&{mask_name(fact.mask & ~LONGER)}")
            if loud:
                row.append(f"loud&{fact.shape}")
        elif loud:
            row.append("loud")
        rows.append(row)
    _add_runs(part, rows, subject)
    _add_entries(part, rows)
    return rows


def _add_runs(part: list[WordFacts], rows: list[list[str]], subject: str) -> None:
    """Add to every token of a capitalised run ("Bank of England") the run's length, last word and surroundings."""
    for a, b in runs_of(part):
        last, first = part[b - 1], part[a]
        before = part[a - 1] if a else None
        after = part[b] if b < len(part) else None
        shared = [
            f"run={min(b - a, 6)}",
            f"rl={last.low}",
            f"rk={last.kind}",
            f"rf={first.low}",
            f"r-={before.low if before else '<'}",
            f"r+={after.low if after else '>'}",
            f"rm={evidence_of(part, a, b)}",
        ]
        if before:
            shared += [f"r-c={before.place}", f"r-k={kind_before(part, a)}"]
        if after:
            shared += [f"r+c={after.place}", f"r+a={apposition(part, b)}"]
        if subject != "news":
            shared.append(f"{subject}&r+{after.shape if after else '>'}")
            shared.append(f"{subject}&r-{before.low if before else '<'}")
        title = bool(before and before.kind == "t")
        for i in range(a, b):
            row = rows[i]
            row += shared
            row.append(f"rp={min(i - a, 3)}/{min(b - 1 - i, 3)}")
            if title:
                row.append("title")


def _add_entries(part: list[WordFacts], rows: list[list[str]]) -> None:
    """Mark the longest entries of the lists that consecutive words make."""
    n, i = len(part), 0
    while i < n:
        end = 0
        mask = 0
        if part[i].mask & LONGER:
            for b in range(min(n, i + _LONGEST_ENTRY), i + 1, -1):
                if part[b - 1].cap or part[b - 1].mask or not part[b - 1].low.isalpha():
                    mask = mask_of(" ".join([f.low for f in part[i:b]])) & ~LONGER
                    if mask:
                        end = b
                        break
        if not end:
            i += 1
            continue
        name = mask_name(mask)
        single = [f"L={x}" for x in list_names(mask)]
        for k in range(i, end):
            rows[k] += [*single, f"L{'B' if k == i else 'I'}={name}"]
        if i:
            rows[i - 1].append(f"+1L={name}")
        if end < n:
            rows[end].append(f"-1L={name}")
        i = end
