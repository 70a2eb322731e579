"""Writes the table of keys into the README, from the program's own table of commands: python tests/readme_keys.py"""

import re
from pathlib import Path

from newsreader.ui.commands import key_table

README = Path(__file__).parents[1] / "README.md"

if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    block = f"<!-- keys -->\n{key_table().strip()}\n<!-- /keys -->"
    README.write_text(re.sub(r"<!-- keys -->.*?<!-- /keys -->", lambda _: block, text, flags=re.S), encoding="utf-8")
