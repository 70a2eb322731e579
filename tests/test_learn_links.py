"""`learn_links.py` takes reports whose sentences the gold counts otherwise than we do."""

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent / "bench" / "learn_links.py"
TOLD = (
    "Harbour pilots walked out on Monday. Ten ships waited outside Brindle.",
    "The council of Torvik sold its ferry. The price was 4 million.",
    "A storm cut power on Sula. Crews mended 40 lines.",
)


def test_a_gold_of_fewer_sentences_than_ours(tmp_path: Path) -> None:
    rows = [
        {"a_text": text, "b_text": text, "a_title": "", "b_title": "", "a_sents": [text], "b_sents": [text],
         "links": [[0, 0, "same"]]}
        for text in TOLD
    ]  # fmt: skip
    (tmp_path / "pairs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "pairs.jsonl"],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("own=")
