"""What the library takes from the settings: which finder of names, how sources are shown."""

from pathlib import Path

import pytest
from tests.library.reports import read_in

from newsreader.analysis.naming import entities_spacy
from newsreader.library.library import Library
from newsreader.models import Mention
from newsreader.settings import Settings


@pytest.fixture
def filled(library: Library, folder: Path) -> Library:
    text = "Title: Harbour reopens\nSource: Coast Gazette\n\nThe harbour of Calais reopened, Ann Lee said.\n\nShips have to leave by 1 August 2025.\n"
    (folder / "a.txt").write_text(text)
    read_in(library, folder)
    return library


def test_another_finder_of_names_is_taken_up_and_given_up_again(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(text: str) -> tuple[Mention, ...]:
        return (Mention(0, 3, text[:3], "other", "Found by spaCy"),)

    monkeypatch.setattr(entities_spacy, "find_mentions_spacy", find)
    before = {entity.name for entity in filled.entities.matching()}
    filled.use_settings(Settings(names="spacy"))
    assert filled.analyse() == 1
    assert {entity.name for entity in filled.entities.matching()} == {"Found by spaCy"}
    assert filled.analyse() == 0
    filled.use_settings(Settings())
    assert filled.analyse() == 1
    assert {entity.name for entity in filled.entities.matching()} == before


def test_sources_are_shown_by_the_users_names_everywhere(filled: Library) -> None:
    filled.use_settings(Settings(sources={"www.coast gazette": "The Gazette"}))
    (story,) = filled.story_ids()
    assert filled.story_rows([story])[0].sources == ("The Gazette",)
    assert filled.story(story).sources == ("The Gazette",)
    (article,) = filled.story(story).articles
    assert filled.article(article).source == "The Gazette"
    assert filled.agenda.entries(past=True)[0].sources == ("The Gazette",)
    assert filled.article_rows([article])[0].source == "The Gazette"
    assert '"source": "The Gazette"' in "".join(filled.export())
    assert "- The Gazette · " in filled.stories.dossier(story)
    assert [one.source for one in filled.stories.coverage(story)] == ["The Gazette"]
    assert filled.article_ids('source:"the gazette"') == filled.article_ids("source:coast") == (article,)
    assert filled.article_ids('-source:"the gazette"') == ()
    assert filled.searches.count('source:"the gazette"').articles == 1
