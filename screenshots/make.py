"""Makes the pictures of this folder from the two samples and the invented newsroom: python screenshots/make.py

The clock stands on 18 July 2025, the day after the samples appeared, so that their deadline still lies ahead; what
the newsroom tells of later days is left out.
"""

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from newsreader.library.library import Library
from newsreader.ui.app import NewsApp

HERE = Path(__file__).parent
NEWSROOM = HERE.parent / "tests" / "data" / "newsroom"
LATER = {"styria-news", "the-continental", "delta-post"}
NOW = datetime(2025, 7, 18, 9, 30, tzinfo=UTC)
SHOTS = {
    "compare": ((120, 36), ["c"]),  # before a report is read: a story opens at what is new in it
    "stories": ((120, 36), ["enter"]),
    "deadlines": ((100, 26), ["2"]),
    "names": ((100, 26), ["3"]),
    "digest": ((100, 30), ["slash", *"steel", "enter", "S"]),
    "narrow": ((80, 24), []),
}


async def picture(library: Library, name: str) -> None:
    """Press the keys of one picture and write it as SVG, without the fonts that it would load from the net."""
    size, keys = SHOTS[name]
    app = NewsApp(library)
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause(0.5)
        drawn = app.export_screenshot(title="newsreader")
    (HERE / f"{name}.svg").write_text(re.sub(r"@font-face\s*\{[^}]*\}\s*", "", drawn), encoding="utf-8")


def main() -> None:
    """Make all pictures from a library of its own."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "l.sqlite", clock=lambda: NOW) as library:
        library.import_samples()
        library.import_paths([one for one in sorted(NEWSROOM.iterdir()) if one.is_dir() and one.name not in LATER])
        library.analyse()
        for name in SHOTS:
            asyncio.run(picture(library, name))


if __name__ == "__main__":
    main()
