"""The face for people: the only place that imports Textual or Rich."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.library.library import Library
    from newsreader.settings import Settings


def run(
    library: Library,
    paths: Sequence[Path] = (),
    settings: Settings | None = None,
    *,
    settings_path: Path | None = None,
) -> int:
    """Open the reader in this terminal, import `paths`, and return the exit code once the user leaves.

    Raises SettingsError if the settings' keys are wrong, naming file and lines if `settings_path` is given.
    """
    from newsreader.ui import keymap
    from newsreader.ui.app import NewsApp

    if settings is not None:
        keymap.chosen_keys(settings.keymap, settings.keys, settings_path)
    app = NewsApp(library, settings, paths=paths, settings_path=settings_path)
    return app.run() or app.return_code or 0
