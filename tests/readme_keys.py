"""Writes the table of keys into the README, from the program's own table of commands: python tests/readme_keys.py"""

import re
from pathlib import Path

from newsreader.ui.commands import COMMANDS, PLACE_NAMES, PLACES
from newsreader.ui.keynames import shown_key

README = Path(__file__).parents[1] / "README.md"


def key_table() -> str:
    """Return one table in Markdown for all places, with a row for each command."""
    rows = ["| where | keys | does | id |", "|---|---|---|---|"]
    for place in PLACES:
        for command in (c for c in COMMANDS if c.place == place):
            keys = " ".join(f"`{shown_key(key)}`" for key in command.keys.split(","))
            rows.append(f"| {PLACE_NAMES[place]} | {keys} | {command.help} | `{command.id}` |")
    return "\n".join(rows)


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    block = f"<!-- keys -->\n{key_table()}\n<!-- /keys -->"
    README.write_text(re.sub(r"<!-- keys -->.*?<!-- /keys -->", lambda _: block, text, flags=re.S), encoding="utf-8")
