"""Following folders: import, then import again what appears or changes, and analyse after each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsreader.models import Arrivals, Failure, ImportReport, Seen, Stop
from newsreader.sources.watch import Watcher
from newsreader.text import show_path


def watch(
    paths: Sequence[Path],
    *,
    import_paths: Callable[[Sequence[Path]], ImportReport],
    analyse: Callable[[], object],
    newest: Callable[[], Seen],
    arrivals: Callable[[Seen], Arrivals],
    stop: Stop,
    notice: Callable[[str], None] | None = None,
) -> Iterator[ImportReport]:
    """Yield the report of the first import, then one for each that brought something, until `stop`.

    `analyse` is called after each import, once its report has been taken; where it finds what the user waits for
    (`arrivals` after the `newest` before), a report of that alone follows. A failure is reported once, not
    with every import of its folder. `notice` hears of paths that vanish.
    Raises SourceError where the system cannot watch.
    """
    known: frozenset[Failure] = frozenset()
    first, since = True, newest()
    for changed in Watcher(paths, stop).follow():
        if notice:
            for path in changed.vanished:
                notice(f"{show_path(str(path))} is gone; its articles stay, and it is imported when it is back")
        if not changed.paths:
            continue
        done = import_paths(changed.paths)
        fresh = replace(done, failed=tuple(one for one in done.failed if one not in known))
        known = _still_failing(known, done, changed.paths)
        if first or fresh.new or fresh.changed or fresh.gone or fresh.failed or fresh.ids:
            first = False
            yield fresh
        if not stop():
            analyse()
            arrived = arrivals(since)
            since = arrived.upto
            if arrived.watched or arrived.deadlines:
                yield ImportReport(arrived=arrived)


def _still_failing(known: frozenset[Failure], done: ImportReport, paths: Sequence[Path]) -> frozenset[Failure]:
    """Return the failures of this import, and those before of paths that it did not concern."""
    prefixes = tuple(show_path(str(path)) for path in paths)
    return frozenset(one for one in known if not one.path.startswith(prefixes)) | frozenset(done.failed)
