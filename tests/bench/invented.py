"""Invented articles in any number: files for an import, with stories told by several outlets. Same seed, same bytes."""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

_SYLLABLES = "ka lo mi ren tas vel dor sin mar ech tol bra fen ri sco lan per ust ven gar hol nim".split()
_COMMON = (
    "the of and to in a that for on was with as it by at from his be are has had said an not who will were which they "
    "their its been after would more than new year people two one over government city council company report plan"
).split()
_FIRST = "Anna Bela Carl Dora Emil Fred Gita Hans Ines Jan Kira Luis Mona Nils Olga Paul Rosa Sven Tara Uwe".split()


class Invention:
    """A vocabulary, outlets and events from which articles are written."""

    def __init__(self, seed: int = 7, words: int = 30_000, outlets: int = 40) -> None:
        self._random = random.Random(seed)
        self._words = ["".join(self._random.choices(_SYLLABLES, k=self._random.randint(2, 4))) for _ in range(words)]
        self._weights = [1 / (rank + 10) for rank in range(words)]
        self.outlets = [
            f"{self._name()} {kind}" for kind in ("Post", "Echo", "Herald", "Times") for _ in range(outlets // 4)
        ]

    def story(self, reports: int, length: int) -> list[str]:
        """Return some reports of one event as files would hold them, each by another outlet."""
        rare = self._random.choices(self._words, k=30)
        people = [f"{self._random.choice(_FIRST)} {self._name()}" for _ in range(4)]
        place, day = self._name(), date(2025, 1, 1) + timedelta(self._random.randrange(365))
        return [self._report(rare, people, place, day, length) for _ in range(reports)]

    def _report(self, rare: list[str], people: list[str], place: str, day: date, length: int) -> str:
        title = " ".join([place, *self._random.sample(rare, 5)]).capitalize()
        head = f"Title: {title}\nDate: {day}\nSource: {self._random.choice(self.outlets)}\n\n"
        return head + "\n\n".join(self._paragraph(rare, people, place, 50) for _ in range(max(1, length // 50))) + "\n"

    def _paragraph(self, rare: list[str], people: list[str], place: str, words: int) -> str:
        pools = self._random.choices((_COMMON, self._words, rare), (5, 4, 1), k=words)
        text = [self._random.choice(pool) for pool in pools]
        text[0] = self._random.choice(people)
        text[words // 2] = f"in {place} on Friday. {self._random.choice(people)} said"
        return " ".join(text) + "."

    def _name(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=3)).capitalize()


def write_articles(folder: Path, count: int, *, length: int = 400, seed: int = 7) -> None:
    """Write `count` articles of `length` words into sub-folders of a thousand; every third story has several reports."""
    invention = Invention(seed)
    chance = random.Random(seed)
    written = 0
    while written < count:
        for text in invention.story(chance.choice((1, 1, 3)), length):
            if written % 1000 == 0:
                (folder / f"{written // 1000:04d}").mkdir(parents=True, exist_ok=True)
            (folder / f"{written // 1000:04d}" / f"{written:06d}.txt").write_text(text, encoding="utf-8")
            written += 1
            if written == count:
                break


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--length", type=int, default=400)
    arguments = parser.parse_args()
    write_articles(arguments.folder, arguments.count, length=arguments.length)
