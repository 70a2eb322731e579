"""Sentences name the keys that the user has."""

import re
from pathlib import Path

import pytest
from tests.ui.conftest import Running, press, screen_text
from tests.ui.fake_library import FakeLibrary
from tests.ui.invented_news import invented_article

import newsreader.ui
from newsreader.settings import Settings
from newsreader.ui.article.page import article_page
from newsreader.ui.commands import BY_ID
from newsreader.ui.own_keys import key_of, use_keys, with_keys


def test_a_sentence_names_the_first_key_of_a_command() -> None:
    use_keys({"work.failures": "ctrl+e,F"})
    assert with_keys("2 failed (<work.failures> lists them), a < b > c; <back>") == (
        "2 failed (Ctrl+E lists them), a < b > c; Esc"
    )
    use_keys({})
    assert key_of("work.failures") == "F"


def test_both_sentences_on_what_is_left_out_name_the_users_key() -> None:
    use_keys({"reader.asides": "ctrl+e"})
    for shown, words in ((False, "shows what is left out: 1 promotion"), (True, "hides what is not the article")):
        told = [block.text for block in article_page(invented_article(), asides=shown).blocks]
        assert any(text.startswith(f"┄ Ctrl+E {words}") for text in told)
    use_keys({})


def test_every_id_in_a_sentence_is_a_command() -> None:
    sources = "".join(path.read_text() for path in Path(newsreader.ui.__path__[0]).rglob("*.py"))
    named = set(re.findall(r"<([a-z-]+\.[a-z-]+)>", sources))
    assert len(named) > 20
    assert named <= set(BY_ID)


@pytest.mark.parametrize(("keys", "word"), [({}, "Esc"), ({"back": "ctrl+b"}, "Ctrl+B")])
async def test_the_users_own_key_is_told(running: Running, keys: dict[str, str], word: str) -> None:
    library = FakeLibrary.with_stories("Harbour reopens")
    async with running(library, (80, 24), settings=Settings(keys=keys)) as pilot:
        assert f"{word} clears the search" in await press(pilot, "slash", *"zebra", "enter")
        assert "Harbour reopens" not in screen_text(pilot.app)


async def test_the_question_for_tags_names_the_users_own_key(running: Running) -> None:
    library = FakeLibrary.with_stories("Harbour reopens")
    async with running(library, (80, 24), settings=Settings(keys={"tags.open": "f6"})) as pilot:
        assert "F6 in the list shows and renames tags." in await press(pilot, "t")
