"""Awkward files marked line by line (tests/data/clean_marked.txt, clean_pages.txt): what is the article comes in, what is not stands beside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from newsreader.analysis.clean import clean
from newsreader.models import CleanArticle, Draft
from newsreader.text import clean_text

DATA = Path(__file__).parents[1] / "data"
DATELINE = re.compile(r"\{([^{}]*)\}")
QUOTING = re.compile(r"\A(?:> ?)+")


class Case(NamedTuple):
    path: str
    day: str
    place: str
    lines: list[str]


def read_cases(name: str) -> list[Case]:
    cases = []
    for block in re.split(r"^=\n", (DATA / name).read_text(encoding="utf-8").partition("\n@ ")[2], flags=re.M):
        head, _, rest = block.strip("\n").removeprefix("@ ").partition("\n")
        if head:
            path, _, day, place = head.split(" | ")
            cases.append(Case(path, day.strip("-") and day, "" if place == "-" else place, rest.split("\n")))
    return cases


CASES = [*read_cases("clean_marked.txt"), *read_cases("clean_pages.txt")]


def marked(case: Case, marks: str) -> list[str]:
    return [line[2:] for line in case.lines if line[0] in marks]


def read(case: Case) -> CleanArticle:
    lines = [line[2:] if line[0] != "-" else "" for line in case.lines]
    text = DATELINE.sub(r"\1", "\n".join(lines)).replace("¬", "-")
    return clean(Draft(text=clean_text(text), path=f"/library/{case.path}"))


def told(text: str) -> str:
    """Return a marked line as it should be read: no dateline, no quoting, no hyphen that has to go."""
    return QUOTING.sub("", DATELINE.sub("", text)).replace("\xad", "").strip()


def body_of(case: Case) -> list[str]:
    paragraphs: list[str] = []
    for line in case.lines:
        if line[0] == "B":
            paragraphs.append(told(line[2:]))
        elif line[0] == "b":
            paragraphs[-1] += f" {told(line[2:])}"
    return [re.sub("¬ ?", "", text) for text in paragraphs if text]


def flat(text: str) -> str:
    return "".join(text.replace("\xad", "").split())


@pytest.mark.parametrize("case", CASES, ids=[case.path for case in CASES])
def test_the_article_comes_in_and_the_rest_stands_beside_it(case: Case) -> None:
    article = read(case)
    assert article.text.split("\n\n") == body_of(case)
    assert ((article.published or "")[:10], article.place or "") == (case.day, case.place)
    if title := marked(case, "T"):
        assert article.title == told(title[0]).lstrip("# ")
    beside = flat(article.head + "".join(aside.text for aside in article.asides))
    for line in marked(case, "NPRCYHX"):
        assert all(flat(piece) in beside for piece in DATELINE.split(line))
