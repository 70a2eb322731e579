"""One report against all others of its story together."""

import pytest

from newsreader.analysis.against_rest import GAP, compare_with_rest
from newsreader.models import Article

from .made_reports import report

A = "The mill in Ravenhook burned on Tuesday. Its owner put the loss at $4 million. A goat was saved. Nine lorries were lost."
B = "A fire destroyed the Ravenhook mill. Nine lorries were lost."
C = "The owner of the Ravenhook mill put the loss at $5 million. Two dogs and a goat were saved from the fire."
NAMES = {"Ravenhook": ("place", "Ravenhook")}


def reports() -> tuple[Article, Article, Article]:
    a, b, c = (report(text, n, NAMES) for n, text in enumerate((A, B, C), 1))  # type: ignore[arg-type]
    return a, b, c


def test_only_here_means_that_nobody_else_has_it() -> None:
    a, b, c = reports()
    found = {(f.value, f.status) for f in compare_with_rest(a, [b, c]).facts}
    assert ("Nine lorries", "shared") in found
    assert ("$4 million", "differs") in found
    assert ("Ravenhook", "shared") in found
    assert not {value for value, status in found if status == "only-a"}
    assert ("Nine lorries", "only-a") in {(f.value, f.status) for f in compare_with_rest(a, [c]).facts}


def test_side_b_is_the_texts_of_the_others_in_order() -> None:
    a, b, c = reports()
    answer = compare_with_rest(a, [b, c])
    whole = B + GAP + C
    assert answer.a == 1
    assert answer.b == 2
    assert [whole[s.start : s.end] for s in answer.sentences_b] == [s.text for s in answer.sentences_b]
    (name,) = [f for f in answer.facts if f.value == "Ravenhook"]
    assert [whole[s:e] for s, e in name.b] == ["Ravenhook", "Ravenhook"]
    linked = {(answer.sentences_a[k.a].text, answer.sentences_b[k.b].text) for k in answer.links}
    assert ("Nine lorries were lost.", "Nine lorries were lost.") in linked
    assert any(b.startswith("The owner of the Ravenhook") for _, b in linked)


def test_a_value_shared_with_one_of_them_still_differs_from_another() -> None:
    a, _, c = reports()
    same = report("The owner of the Ravenhook mill put the loss at $4 million.", 4, NAMES)  # type: ignore[arg-type]
    found = {(f.value, f.status) for f in compare_with_rest(a, [same, c]).facts}
    assert ("$4 million", "shared") in found
    assert ("$4 million", "differs") in found


def test_a_report_in_another_language_among_the_others_says_nothing_of_sentences() -> None:
    a, b, _ = reports()
    german = report(
        "Die alte Mühle in Ravenhook ist am Dienstag bis auf die Mauern abgebrannt, und der Schaden ist groß.", 5, NAMES
    )  # type: ignore[arg-type]
    answer = compare_with_rest(a, [german, b])
    assert not answer.unknown_a
    assert [answer.sentences_b[k].text[:3] for k in answer.unknown_b] == ["Die"]
    assert ("$4 million", "only-a") in {(f.value, f.status) for f in answer.facts}
    assert compare_with_rest(a, [german]).unknown_a == {0, 1, 2, 3}
    assert compare_with_rest(a, [german]).notes[-1].startswith("English and German: only names")
    [note] = answer.notes
    assert (
        note
        == f"{german.source or german.title} is in another language: only names, dates and figures of both are told."
    )
    [note] = compare_with_rest(a, [b, *[german] * 5]).notes
    assert " and 2 more are in other languages: " in note


def test_what_is_said_of_one_of_several_others_is_not_said_of_them_all() -> None:
    a, _, c = reports()
    short = report("A fire destroyed the Ravenhook mill.", 4, NAMES)  # type: ignore[arg-type]
    told = "The second report is a single sentence: there is little to compare."
    assert compare_with_rest(a, [short]).notes == (told,)
    assert not compare_with_rest(a, [short, c]).notes
    assert not compare_with_rest(a, [report(A, 5, NAMES), c]).notes  # type: ignore[arg-type]
    assert "first report" in compare_with_rest(short, [a, c]).notes[0]


def test_without_others_there_is_nothing_to_compare() -> None:
    with pytest.raises(ValueError, match="no other"):
        compare_with_rest(reports()[0], [])
