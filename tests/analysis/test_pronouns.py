"""Whom "he" and "she" mean, and that it links what two reports tell of one person."""

import pytest

from newsreader.analysis.align import likelihoods
from newsreader.analysis.comparing.evidence import gather_evidence
from newsreader.analysis.comparing.pronouns import people_meant
from newsreader.analysis.sentences import split_sentences

from .made_reports import report

NAMES = {
    "Ada Brisk": ("person", "Ada Brisk"),
    "Brisk": ("person", "Ada Brisk"),
    "Tom Reed": ("person", "Tom Reed"),
    "Quill": ("place", "Quill"),
}


def meant(text: str) -> dict[int, list[str]]:
    found = people_meant(split_sentences(text), report(text, names=NAMES).mentions)
    return {number: [word.term for word in words] for number, words in found.items()}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Brisk leads the Rope Board. She took over in May.", {1: ["brisk"]}),
        ("Ada Brisk met Tom Reed in Quill. “Rope is dear,” she said. The Board agrees.", {1: ["brisk"]}),
        ("Ada Brisk resigned. It rained. Her deputy takes over.", {2: ["brisk"]}),
        ("Ada Brisk resigned. She was tired. It snowed. She left by the back door.", {1: ["brisk"], 3: ["brisk"]}),
        ("Ada Brisk resigned. It rained. Snow fell. He took over.", {}),  # too far off
        ("Ada Brisk resigned. Tom Reed said he would stay.", {}),  # named in the sentence itself
        ("Ada Brisk resigned. When she left, Tom Reed wept.", {1: ["brisk"]}),
        ("In Quill it rained. She left.", {}),  # a place is nobody
        ("Ada Brisk resigned. The theatre has a new roof.", {}),  # "the", "theatre" hold no "he"
    ],
)
def test_a_pronoun_means_whom_the_sentence_before_names_first(text: str, people: dict[int, list[str]]) -> None:
    assert meant(text) == people


def test_what_one_report_tells_of_her_is_likelier_what_the_other_tells_by_name() -> None:
    a = report("Ada Brisk leads the rope makers. She stepped down from the council to do so. Wells are dry.", 1, NAMES)
    b = report("Shops shut early. Brisk gave up her seat on the town council. Its doors squeak.", 2, NAMES)
    left, right = split_sentences(a.text), split_sentences(b.text)
    known = likelihoods(gather_evidence(left, right, names=(a.mentions, b.mentions)))
    unknown = likelihoods(gather_evidence(left, right))
    assert known[1, 1] > unknown[1, 1] + 0.1
