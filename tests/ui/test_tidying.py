"""Tidying in the reader: the question says what goes and what stays, No is the answer unless Yes is chosen."""

from tests.ui.conftest import Running, press
from tests.ui.real_library import article_named

from newsreader.library.library import Library
from newsreader.library.retention import SourceTidying, Tidying
from newsreader.settings import RetentionRule, Settings
from newsreader.ui.tidying import question


async def test_what_goes_is_asked_first_and_undone_in_one_step(running: Running, library: Library) -> None:
    library.marks.set_read(library.article_ids(), True)
    library.marks.set_starred([article_named(library, "Orm rises after rain")], True)
    library.use_settings(Settings(retention={"default": RetentionRule("delete", 1), "Gazette": RetentionRule()}))
    everything = library.article_ids()
    async with running(library, (80, 24)) as pilot:
        shown = await press(pilot, "T")
        assert "Tidy 3 articles? 3 deleted; u takes it back" in shown
        assert "1  Herald · delete after 1 day" in shown
        assert "Old, but kept: 1 starred" in shown
        await press(pilot, "enter")  # the harmless answer
        assert library.article_ids() == everything
        shown = await press(pilot, "T", "down", "enter")
        assert "Tidied: 3 deleted" in shown
        assert len(library.article_ids()) == 2
        shown = await press(pilot, "u")
        assert "Undone: tidy 3 articles" in shown
        assert library.article_ids() == everything


async def test_where_there_is_nothing_to_do_it_is_said(running: Running, library: Library) -> None:
    async with running(library, (120, 24)) as pilot:
        assert "No rule says which old articles may go" in await press(pilot, "T")
        library.use_settings(Settings(retention={"default": RetentionRule("archive", 1)}))
        assert "Nothing is due. Old, but kept: 4 unread" in await press(pilot, "T")


def test_deletions_stand_first_and_many_sources_are_summed_up() -> None:
    many = [SourceTidying(f"Wire {n}", "archive after 9 days", "archive", due=(n, n + 100)) for n in range(1, 20)]
    plan = Tidying((*many, SourceTidying("Herald", "delete after 9 days", "delete", due=(99,))), has_rules=True)
    lines = question(plan).splitlines()
    assert lines[0] == "Tidy 39 articles? 38 archived and 1 deleted; u takes it back"
    assert lines[2].split() == ["1", "Herald", "·", "delete", "after", "9", "days"]
    assert lines[-1].split() == ["26", "of", "13", "other", "sources"]
