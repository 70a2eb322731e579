"""Packs word lists and clusters into `analysis/data/name_lists.bin`, the file that `analysis.naming.lists` reads.

    python pack.py DATA [OUT]

DATA is the folder that holds `lists.json.gz`, `brown.txt.gz` and `word_clusters.txt.gz`: README.md beside this file
says where they come from.
"""

from __future__ import annotations

import json
import re
import struct
import sys
from array import array
from pathlib import Path
from zlib import crc32

from corpora import packed

from newsreader.analysis import packing
from newsreader.analysis.naming.lists import BIT, LISTS, MAGIC
from newsreader.analysis.naming.tokens import tokenise

PLACES = BIT["city"] | BIT["region"] | BIT["country"]
HERE = Path(__file__).resolve().parent
DEFAULT_OUT = HERE.parents[1] / "newsreader" / "analysis" / "data" / "name_lists.bin"
_GLUED = re.compile(r"^([A-Z]{2,})([A-Z][a-z].*)$")  # an abbreviation glued to the name of a party


def phrases(folder: Path) -> dict[str, int]:
    """Return list masks by phrase."""
    lists = json.loads(packed(folder / "lists.json.gz"))
    lists["org"] = own_organisations()
    masks: dict[str, int] = {}
    for name in LISTS[:-1]:
        for entry in lists[name]:
            for part in unglued(entry) if name == "party" else [entry]:
                key = " ".join(tokenise(part).words).lower()
                if name == "org" and masks.get(key, 0) & PLACES:
                    continue  # a team that is called like its town
                masks[key] = masks.get(key, 0) | BIT[name]
    for key in list(masks):
        first, _, rest = key.partition(" ")
        if rest:
            masks[first] = masks.get(first, 0) | BIT["longer"]
    return masks


def unglued(entry: str) -> list[str]:
    """Return the names in an entry of the list of parties."""
    match = _GLUED.match(entry)
    return [match[2]] if match else [entry]


def own_organisations() -> list[str]:
    """Return the organisations and teams written down for this project, and the companies of the share indices."""
    files = (HERE / "organisations.txt", HERE / "companies.txt")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [name.strip() for line in lines if not line.startswith("#") for name in line.split(";") if name.strip()]


def brown(folder: Path) -> tuple[list[str], dict[str, int]]:
    """Return the bit paths, and the number of its path (from 1) by word."""
    rows = [line.split("\t") for line in packed(folder / "brown.txt.gz").splitlines()]
    paths = sorted({row[0] for row in rows})
    number = {path: k for k, path in enumerate(paths, 1)}
    return paths, {row[1]: number[row[0]] for row in rows}


def vectors(folder: Path) -> dict[str, int]:
    """Return the number of its cluster (from 1) by lower-case word."""
    found = {}
    for line in packed(folder / "word_clusters.txt.gz").splitlines():
        cluster, _, words = line.partition("\t")
        found.update({word: int(cluster) + 1 for word in words.split()})
    return found


def table(values: dict[str, int]) -> bytes:
    """Return one packed table: sorted keys (32 bit), then values (16 bit), both little-endian."""
    hashed: dict[int, int] = {}
    for phrase, value in sorted(values.items()):
        hashed.setdefault(crc32(phrase.encode("utf-8")), value)
    keys, numbers = array("I", sorted(hashed)), array("H", [hashed[key] for key in sorted(hashed)])
    return packing.packed(keys) + packing.packed(numbers)


def main() -> None:
    """Write the file."""
    folder = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT_OUT
    paths, words = brown(folder)
    tables = [table(phrases(folder)), table(words), table(vectors(folder))]
    head = json.dumps({"paths": paths, "counts": [len(t) // 6 for t in tables]}).encode()
    out.write_bytes(MAGIC + struct.pack("<I", len(head)) + head + b"".join(tables))
    print(f"{out}: {out.stat().st_size} bytes, entries {[len(t) // 6 for t in tables]}")


if __name__ == "__main__":
    main()
