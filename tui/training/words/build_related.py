"""Make `analysis/data/related_words.bin` from WordNet 3.0: which words of news mean the same or nearly the same.

`python tui/training/words/build_related.py FOLDER [WORDS]`: FOLDER holds WordNet's `data.*`, `*.exc` and `index.sense`; WORDS
is a file of further words that are worth a place, one a line, beside those of the background table.

Two words are related when a sense that makes up an eighth or more of either's uses puts them into one set of synonyms
(1.0), derives one from the other ("Spain", "Spanish"; 1.0), puts one right above the other (0.5), or opposes them (0.4: who says that prices
fell and who says that they rose speak of one thing). Irregular forms ("fell", "men") are related to their base form.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsreader.analysis.background import background
from newsreader.analysis.comparing.related_words import to_bytes
from newsreader.analysis.comparing.word_families import family
from newsreader.analysis.stopwords import STOP_WORDS
from newsreader.analysis.terms import stem

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
PART_NUMBERS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
LEAST_SHARE = 0.12
SYNONYM, NEAR, OPPOSITE = 1.0, 0.5, 0.4
Synset = tuple[str, str]
OUT = Path(__file__).parents[2] / "newsreader/analysis/data/related_words.bin"


def read_synsets(folder: Path) -> dict[Synset, tuple[list[str], list[tuple[str, Synset, int, int]]]]:
    """Return {(part of speech, offset): (lemmas, pointers)}; a pointer: sign, target, number of lemma here and there."""
    found = {}
    for name, part in PARTS.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            size = int(fields[3], 16)
            lemmas = [fields[4 + 2 * k].split("(")[0].lower() for k in range(size)]
            at = 5 + 2 * size
            pointers = []
            for k in range(int(fields[at - 1])):
                sign, offset, target, places = fields[at + 4 * k : at + 4 * k + 4]
                synset = ("a" if target == "s" else target, offset)
                pointers.append((sign, synset, int(places[:2], 16), int(places[2:], 16)))
            found[part, fields[0]] = (lemmas, pointers)
    return found


def read_shares(folder: Path, wanted: set[str]) -> dict[tuple[str, Synset], float]:
    """Return for each sense of a wanted word which share of the word's uses, as this part of speech, it makes up."""
    senses: dict[tuple[str, str], list[tuple[int, str, int]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, number, count = line.split()
        lemma, rest = key.split("%")
        if lemma.isascii() and lemma.isalpha() and len(lemma) > 2:
            senses[lemma, PART_NUMBERS[rest[0]]].append((int(number), offset, int(count)))
    shares = {}
    for (lemma, part), ones in senses.items():
        if stem(lemma) in wanted or background().df(stem(lemma)) >= 1 or any(count for *_, count in ones):
            total = sum(count + 0.5 / number for number, _, count in ones)
            shares.update({(lemma, (part, offset)): (count + 0.5 / n) / total for n, offset, count in ones})
    return {sense: share for sense, share in shares.items() if share >= LEAST_SHARE}


def pairs(folder: Path, wanted: set[str]) -> Iterator[tuple[str, str, float]]:
    """Yield words that are related, as printed, with how closely."""
    synsets, shares = read_synsets(folder), read_shares(folder, wanted)
    for lemma, synset in shares:
        lemmas, pointers = synsets[synset]
        for other in lemmas:
            if (other, synset) in shares:
                yield lemma, other, SYNONYM
        for sign, target, here, there in pointers:
            others = synsets[target][0]
            if sign in {"+", "!", "\\"}:
                if here and lemmas[here - 1] == lemma and (others[there - 1], target) in shares:
                    yield lemma, others[there - 1], OPPOSITE if sign == "!" else SYNONYM
            elif sign in {"@", "&", "*", ">", "$", "^"} and (here == 0 or sign == "&"):
                yield from ((lemma, other, NEAR) for other in others if (other, target) in shares)
    for name in ("verb", "noun", "adj"):
        for line in (folder / f"{name}.exc").read_text(encoding="utf-8").splitlines():
            form, *bases = line.split()
            known = [
                base for base in bases if "_" not in line and (stem(base) in wanted or background().df(stem(base)))
            ]
            yield from ((form, base, SYNONYM) for base in known)


def related(folder: Path, wanted: set[str]) -> dict[str, dict[str, float]]:
    """Return {term: {related term: how closely}} with one term for a family of words."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other, closeness in pairs(folder, wanted):
        for word, partner in ((one, other), (other, one)):
            term, kin = stem(word), family(stem(partner))
            if {word, partner, term, kin} & STOP_WORDS or family(term) != term or term == kin:
                continue
            for x, y in ((term, kin), (kin, term)):
                found[x][y] = max(closeness, found[x].get(y, 0.0))
    return found


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1])
    wanted = {stem(word.lower()) for path in sys.argv[2:] for word in Path(path).read_text(encoding="utf-8").split()}
    table = related(folder, wanted)
    OUT.write_bytes(to_bytes(table))
    kinds = Counter(closeness for kin in table.values() for closeness in kin.values())
    print(f"{len(table)} words, {sum(kinds.values()) // 2} pairs, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
