"""Note which code each version of an engine stands for: python tests/engine_versions.py [--same]

Stored findings are made again only where an engine's version was raised. Its code is noted beside its version, so that
nobody changes one and forgets the other. After a change that reads some text otherwise raise the version and run this;
after one that reads everything as before run it with --same.
"""

import ast
import hashlib
import re
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

NOTED = Path(__file__).parent / "data" / "engine_versions.txt"
ENGINES = (
    ("newsreader.analysis.clean", "ENGINE_VERSION"),
    ("newsreader.analysis.deadlines", "ENGINE_VERSION"),
    ("newsreader.analysis.entities", "ENGINE_VERSION"),
    ("newsreader.library.grouping.grouping", "GROUPING_VERSION"),
)
_FOLLOWED = ("newsreader.analysis", "newsreader.library.grouping")
_APART = {"newsreader.library.grouping.grouping": {"newsreader.analysis.dates"}}
"""Modules an engine uses without depending on their version: a lent day stays, even if dates that rule it out change."""
_VERSION = re.compile(r"\A(?:ENGINE|GROUPING)_VERSION = \d+\n", re.M)


def versions() -> dict[str, int]:
    """Return the version of each engine by its module."""
    return {module: getattr(import_module(module), name) for module, name in ENGINES}


def codes() -> dict[str, str]:
    """Return a digest of the code behind each engine by its module."""
    return {module: _digest(module) for module, _ in ENGINES}


def noted() -> dict[str, tuple[int, str]]:
    """Return the version and digest of each engine as last noted; conflict markers of a merge are skipped."""
    rows = [line.split() for line in NOTED.read_text(encoding="utf-8").splitlines()]
    return {row[0]: (int(row[1]), row[2]) for row in rows if len(row) == 3 and row[0] in dict(ENGINES)}


def _digest(engine: str) -> str:
    """Return a digest of an engine's module and all modules in `_FOLLOWED` that it imports, with their packaged data."""
    waiting, seen = [engine], {engine, *_APART.get(engine, ())}
    whole = hashlib.sha256()
    while waiting:
        path = _source(waiting.pop())
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        whole.update(_bare(text, tree).encode())
        for data in sorted(set(re.findall(r'"(data/[\w.]+)"', text))):
            whole.update((_source("newsreader.analysis").parent / data).read_bytes())
        for name in sorted(_imports(tree) - seen):
            seen.add(name)
            waiting.append(name)
    return whole.hexdigest()[:16]


def _source(module: str) -> Path:
    spec = find_spec(module)
    return Path(spec.origin if spec and spec.origin else module)


def _imports(tree: ast.Module) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_FOLLOWED):
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= (
                {name for name in inside if find_spec(name)} if node.module == "newsreader.analysis" else {node.module}
            )
    return names


def _bare(text: str, tree: ast.Module) -> str:
    """Return the code without docstrings, comments, versions and white space."""
    lines = text.splitlines()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            for number in range(node.lineno - 1, node.end_lineno or node.lineno):
                lines[number] = ""
    lines = [re.sub(r"  # .*", "", line) for line in lines]
    kept = (line for line in lines if not line.lstrip().startswith("#") and not _VERSION.match(f"{line}\n"))
    return "".join("".join(kept).split())


if __name__ == "__main__":
    before = noted() if NOTED.exists() else {}
    now, code = versions(), codes()
    silent = [m for m in now if m in before and before[m][0] == now[m] and before[m][1] != code[m]]
    if silent and "--same" not in sys.argv:
        sys.exit(
            f"changed under the same version: {', '.join(silent)}. Raise it, or say --same if no text is read otherwise."
        )
    NOTED.write_text("".join(f"{m} {now[m]} {code[m]}\n" for m in sorted(now)), encoding="utf-8")
