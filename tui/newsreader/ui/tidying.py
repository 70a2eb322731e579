"""Clearing out old articles in the reader: showing what the retention rules would do, and asking."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from newsreader.library.retention import SourceTidying, Tidying, due_ids, kept_words, tidied_words, unmatched_words
from newsreader.text import clean_line, counted
from newsreader.ui.own_keys import key_of
from newsreader.ui.windows.prompt import confirm

if TYPE_CHECKING:
    from newsreader.ui.host import Host

_SOURCES_SHOWN = 8


def tidy(app: Host) -> None:
    """Ask whether to remove what is due, listed by source; if nothing is due, say so."""
    app.in_turn(app.library.retention.plan, partial(_ask, app))


def _ask(app: Host, plan: Tidying) -> None:
    unmatched = [f"{unmatched_words(rule)}." for rule in plan.unmatched[:2]]
    if not plan.has_rules:
        app.tell(
            "No rule says which old articles may go. `newsreader settings init` explains [retention]. "
            + " ".join(unmatched)
        )
    elif not tidied_words(plan):
        kept = kept_words(plan.sources)
        app.tell(" ".join([f"Nothing is due{f'. Old, but kept: {kept}' if kept else ''}.", *unmatched]))
    else:
        run = lambda: tidied_words(app.library.retention.run())  # noqa: E731
        confirm(app, question(plan), lambda: app.change(run, "Tidied: {}"))


def question(plan: Tidying) -> str:
    """Return the question: what would go, by source, and why the rest stays."""
    count = len(due_ids(plan, "archive")) + len(due_ids(plan, "delete"))
    lines = [f"Tidy {counted(count, 'article')}? {tidied_words(plan)}; {key_of('change.undo')} takes it back", ""]
    due = [one for one in plan.sources if one.due]
    lines += _source_lines(sorted(due, key=lambda one: (one.action != "delete", -len(one.due))))
    if kept := kept_words(plan.sources):
        lines += ["", f"Old, but kept: {kept}"]
    return "\n".join([*lines, *(unmatched_words(rule) for rule in plan.unmatched[:2])])


def _source_lines(sources: Sequence[SourceTidying]) -> list[str]:
    shown = sources if len(sources) <= _SOURCES_SHOWN else sources[: _SOURCES_SHOWN - 1]
    lines = [f"{len(one.due):>6,}  {clean_line(one.source or 'no source', 32)} · {one.rule}" for one in shown]
    rest = sources[len(shown) :]
    return lines + ([f"{sum(len(one.due) for one in rest):>6,}  of {len(rest)} other sources"] if rest else [])
