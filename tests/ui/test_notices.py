"""What the running reader tells of watched names and new deadlines, and by which means."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.conftest import Running, screen_text, until
from tests.ui.fake_library import FakeLibrary

from newsreader.library.library import Library
from newsreader.models import Arrivals, Notice, Seen
from newsreader.settings import Notices, Settings
from newsreader.ui import app as reader
from newsreader.ui import host
from newsreader.ui.app import NewsApp
from newsreader.ui.terminal import desktop_notice

FERRY = Notice("2025-08-01", 1, 1, 1, "Ferry bids open")
ARRIVED = Arrivals(Seen(9), (Notice("Helga Ostrow", 2, 1, 1, "Ferry bids open"),), (FERRY,), 2, 1)


@pytest.mark.parametrize("loud", [False, True])
async def test_means_are_those_of_the_settings(running: Running, monkeypatch: pytest.MonkeyPatch, loud: bool) -> None:
    rung, sent = [], []
    monkeypatch.setattr(NewsApp, "bell", lambda _: rung.append(True))
    monkeypatch.setattr(host, "notify_desktop", lambda _, words: sent.append(words))
    library = FakeLibrary.with_stories("Port strike")
    monkeypatch.setattr(library, "arrivals", lambda since: ARRIVED if since.article < 9 else Arrivals(since))
    settings = Settings(notices=Notices(bell=loud, desktop=loud))
    async with running(library, (120, 30), settings=settings) as pilot:
        shown = screen_text(pilot.app)
        assert "Helga Ostrow: 2 articles, Ferry bids open" in " ".join(shown.split())
        assert "New deadline Fri 1 Aug 2025: Ferry bids open" in " ".join(shown.split())
        assert (len(rung), len(sent)) == (loud, loud)


async def test_what_another_program_imports_is_told_too(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "LOOK_EVERY", 0.05)
    (tmp_path / "a.txt").write_text("Rain in Brill\n\nRain fell on the hills above Brill for a third day.\n")
    (tmp_path / "b.txt").write_text("Ferry bids open\n\nBids for the ferry must be filed by August 1, 2099, it said.\n")
    with Library.open(tmp_path / "library.sqlite") as library, Library.open(tmp_path / "library.sqlite") as other:
        library.import_paths([tmp_path / "a.txt"])
        library.analyse()
        async with running(library, (120, 30)) as pilot:
            other.import_paths([tmp_path / "b.txt"])
            other.analyse()
            await until(pilot, "New deadline Sat 1 Aug 2099: Ferry bids open")


@given(st.text(max_size=60))
def test_no_text_can_leave_a_notification_or_begin_another_sequence(words: str) -> None:
    sent = desktop_notice(words)
    assert sent.startswith("\x1b]9;newsreader: ")
    assert sent.endswith("\x07")
    assert all(character >= " " and not "\x7f" <= character <= "\x9f" for character in sent[2:-1])
