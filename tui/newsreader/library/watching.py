"""Following folders: import, then import again what appears or changes, and analyse after each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsreader.library.analysing import analyse
from newsreader.library.arrivals import arrivals_since
from newsreader.library.context import Context
from newsreader.library.importing import Importer
from newsreader.models import Failure, ImportReport, Report, Stop
from newsreader.sources.watch import Watcher
from newsreader.store.arrivals import newest
from newsreader.text import show_path


def watch(
    context: Context,
    paths: Sequence[Path],
    *,
    stop: Stop,
    report: Report | None = None,
    notice: Callable[[str], None] | None = None,
) -> Iterator[ImportReport]:
    """Yield the report of the first import, then one for each import that brought something, until `stop`.

    Each import is analysed after its report was taken; if that finds what the user waits for, a report with nothing but
    `arrived` follows. A failure is reported once, not with every import of its folder. `notice` is told of paths that
    vanish. Raises SourceError if the system cannot watch.
    """
    database, settings = context.database, context.settings
    known: frozenset[Failure] = frozenset()
    first, since = True, newest(database)
    for changed in Watcher(paths, stop).follow():
        if notice:
            for path in changed.vanished:
                notice(f"{show_path(str(path))} is gone; its articles stay, and it is imported when it is back")
        if not changed.paths:
            continue
        done = Importer(context, report, stop).run(changed.paths)
        fresh = replace(done, failed=tuple(one for one in done.failed if one not in known))
        known = _still_failing(known, done, changed.paths)
        if first or fresh.new or fresh.changed or fresh.gone or fresh.failed or fresh.ids:
            first = False
            yield fresh
        if not stop():
            analyse(database, names=settings.names, report=report, stop=stop)
            arrived = arrivals_since(database, since, settings.notices, today=context.today())
            since = arrived.upto
            if arrived.watched or arrived.deadlines:
                yield ImportReport(arrived=arrived)


def _still_failing(known: frozenset[Failure], done: ImportReport, paths: Sequence[Path]) -> frozenset[Failure]:
    """Return the failures of this import, and earlier ones of paths it did not touch."""
    prefixes = tuple(show_path(str(path)) for path in paths)
    return frozenset(one for one in known if not one.path.startswith(prefixes)) | frozenset(done.failed)
