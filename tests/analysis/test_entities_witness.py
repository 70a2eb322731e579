"""Names that no list knows: what an article says of them where they stand shows what they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsreader.analysis.entities import find_mentions
from newsreader.models import MentionKind

KINDS: dict[str, MentionKind] = {"P": "person", "O": "organisation", "L": "place", "M": "other"}
MARK = re.compile(r"\[([^|\]]+)\|(\w)\]")
ARTICLES = [
    "\n".join(line for line in article.split("\n") if not line.startswith("#")).strip()
    for article in (Path(__file__).parents[1] / "data" / "name_articles.txt").read_text(encoding="utf-8").split("\n=\n")
]


def kinds_in(text: str) -> dict[str, str]:
    return {mention.text: mention.kind for mention in find_mentions(text)}


@pytest.mark.parametrize("article", ARTICLES, ids=[article.split("\n")[0][:30] for article in ARTICLES])
def test_an_article_shows_what_its_names_are(article: str) -> None:
    text = MARK.sub(r"\1", article)
    marked = [(m[1], KINDS[m[2]]) for m in MARK.finditer(article)]
    assert [(mention.text, mention.kind) for mention in find_mentions(text)] == marked


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Norvik said its order book was full. Tor Hellan disagreed.", "Norvik", "organisation"),
        ("The watchdog Datasafe welcomed the ruling, Ana Prado said.", "Datasafe", "organisation"),
        ("Marta Oden told the Ledger she was tired.", "Ledger", "organisation"),
        ("A ferry ran aground off Skell on Sunday.", "Skell", "place"),
        ("A poll by Sondax gave the mayor 4 percent.", "Sondax", "organisation"),
        ("The bank Carnvarth Lysle advised the seller.", "Carnvarth Lysle", "organisation"),
        ("Qeltrix, which has sold books only online, opened a shop.", "Qeltrix", "organisation"),
        ("The department store chain Tessmark filed for insolvency.", "Tessmark", "organisation"),
        ("Some 30 men died near Dera Qasum in the north.", "Dera Qasum", "place"),
        ("The road to Chiavetta may open on Thursday.", "Chiavetta", "place"),
        ("A Spirro man was found guilty on Monday.", "Spirro", "place"),
        ("They sacked their coach, Ronel Azulai, on Sunday.", "Ronel Azulai", "person"),
        ("The bishop of Sant Elmo de Serra wants her covered.", "Sant Elmo de Serra", "place"),
        ("The Alhambra Theatre in Cresswell opened again on Friday.", "Cresswell", "place"),
        ("Climbers vanished off Rubha Dearg on Monday.", "Rubha Dearg", "place"),
        (
            "The defence minister of Karelmark, Aksel Rudbeck, quit on Thursday after the paper printed his letters.",
            "Karelmark",
            "place",
        ),
        ("The town of Fairwater voted on Tuesday.", "Fairwater", "place"),
        ("Carmaker Tessaly will cut 900 jobs, Peter Strand said.", "Tessaly", "organisation"),
        ("KESSEL, Oct 28 (AFP) - The bridge is open again.", "KESSEL", "place"),
        ("KESSEL (Harbour Newswire) — The bridge is open again.", "Harbour Newswire", "organisation"),
        ("Marta Oden, who worked at Qeltrim before the war, has died.", "Qeltrim", "organisation"),
        ("Marta Oden wrote on Plumsky that she was tired.", "Plumsky", "organisation"),
        ("The baker, Tor Hellan, told Vrestnik he was tired.", "Vrestnik", "organisation"),
        ("Marta Oden studied at Leeds and moved to Skye.", "Leeds", "organisation"),
        ("Marta Oden, a biologist at Leeds, moved to Skye.", "Leeds", "organisation"),
        ("Marta Oden studied in Leeds and moved to Skye.", "Leeds", "place"),
        ("The firm paid for it under its Green Lantern scheme.", "Green Lantern", "other"),
        ("QTUWA, the teachers' union, wants an inquiry, Marta Oden said.", "QTUWA", "organisation"),
        ("The Rev Sunday Okafor and his wife were there.", "Sunday Okafor", "person"),
        ("Club secretary Honest Mwansa called it a pill.", "Honest Mwansa", "person"),
        ("A teacher, Ma. Cristina Reyes, heard it.", "Ma. Cristina Reyes", "person"),
        ("Her lawyer, Josephus Tan-Lim of Oxford, said so.", "Josephus Tan-Lim", "person"),
        ("Marta Oden has worked for Nestlé and Bain & Company.", "Bain & Company", "organisation"),
    ],
)
def test_a_witness_beside_a_name_says_its_kind(text: str, name: str, kind: str) -> None:
    assert kinds_in(text).get(name) == kind


def test_a_ticker_is_no_name() -> None:
    text = "Solarac Inc. (NASDAQ: SLRC) opened a plant in Nevada. SLRC closed at $14 in New York."
    assert set(kinds_in(text)) == {"Solarac Inc.", "Nevada", "New York"}


def test_a_weekday_behind_a_newspaper_is_no_name() -> None:
    kinds = kinds_in(
        "The Harrow newspaper Tuesday printed a letter by Tor Hellan. Nobody at the newspaper Monday knew him."
    )
    assert kinds["Tor Hellan"] == "person"
    assert not {"", "Tuesday", "Monday"} & kinds.keys()


def test_people_stay_people_where_the_words_around_would_fit_a_place() -> None:
    text = "Helen Aldwyn won the vote. Voters had lost faith in Aldwyn's rival. They believed in Aldwyn, Aldwyn said."
    assert {kind for name, kind in kinds_in(text).items() if "Aldwyn" in name} == {"person"}


def test_a_company_called_like_its_sign_keeps_its_name() -> None:
    assert "CBS" in kinds_in("The CBS (NYSE: CBS) network was hit, Tor Hellan said in Oslo.")


@pytest.mark.parametrize(
    "text",
    [
        "The court decided in Hellan v. Oden that Marta Oden was right. Tor Hellan appealed.",
        "The coach of the Rovers picked off Hellan passes all night. Tor Hellan was benched.",
    ],
)
def test_a_name_within_a_longer_phrase_is_no_place(text: str) -> None:
    assert kinds_in(text).get("Hellan", "person") != "place"
