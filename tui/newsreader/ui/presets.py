"""Keys to start from: what `keymap = "…"` in the settings rebinds."""

from __future__ import annotations

from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, str]] = {
    "newsreader": {},
    "newsboat": {
        "article.read": "N",
        "list.previous-unread": "p",
        "list.all-read": "A,C",
        "article.changes": "ctrl+e",
        "article.archive": "ctrl+a",
        "article.browse": "o,O",
        "story.unfold": "w",
        "list.refresh": "r,R,f5",
        "app.quit": "Q,ctrl+q",
    },
    "vim": {
        "list.first": "g g,home",
        "reader.first": "g g,home",
        "compare.first": "g g,home",
        "list.page-down": "ctrl+f,space,pagedown",
        "list.page-up": "ctrl+b,pageup",
        "reader.page-down": "ctrl+f,pagedown",
        "reader.page-up": "ctrl+b,pageup",
        "compare.page-down": "ctrl+f,space,pagedown",
        "compare.page-up": "ctrl+b,pageup",
        "article.find": "f3",
        "change.redo": "U,ctrl+r",
    },
}
"""Command ids with their keys; all other keys stay as in the table of commands."""
