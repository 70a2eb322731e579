"""A story as a dossier in Markdown: its reports, what they agree on, where they differ, what falls due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.analysis.align import compare_articles
from newsreader.analysis.rest import compare_with_rest
from newsreader.library.exporting import plain_markdown
from newsreader.models import AgendaEntry, Article, Fact
from newsreader.text import clean_line

_TITLE_LIMIT = 40  # code points of a title that stands for a source


def dossier(title: str, reports: Sequence[Article], agenda: Sequence[AgendaEntry]) -> str:
    """Return a story as Markdown: its reports, what they agree on, where they differ, what falls due, all texts."""
    parts = [
        f"# {plain_markdown(title)}",
        "",
        *_sources(reports),
        "",
        *_agenda(agenda),
        *_facts(reports),
        "## The reports",
        "",
    ]
    for article in reports:
        parts += [
            f"### {plain_markdown(article.title)}",
            "",
            f"*{plain_markdown(_about(article))}*",
            "",
            plain_markdown(article.text),
            "",
        ]
    return "\n".join(parts).rstrip() + "\n"


def _sources(reports: Sequence[Article]) -> Iterator[str]:
    yield f"{len(reports)} report{'s' * (len(reports) != 1)}:"
    yield ""
    for article in reports:
        link = f" <{article.url}>" if article.url else ""
        yield f"- {plain_markdown(_about(article))}: {plain_markdown(article.title)}{link}"


def _agenda(entries: Sequence[AgendaEntry]) -> Iterator[str]:
    if not entries:
        return
    yield from ("## What falls due", "")
    for entry in entries:
        kind = "deadline" if entry.kind == "deadline" else "planned"
        disagree = f" Other reports say {', '.join(entry.disagree)}." if entry.disagree else ""
        yield f"- **{entry.date}** ({kind}): {plain_markdown(entry.sentence)}{disagree}"
    yield ""


def _facts(reports: Sequence[Article]) -> Iterator[str]:
    """Yield what the first report shares with the others together, and where any two give another value."""
    if len(reports) < 2:
        return
    comparison = compare_with_rest(reports[0], reports[1:])
    shared = [fact for fact in comparison.facts if fact.status == "shared"]
    if shared:
        yield from ("## What the reports agree on", "")
        yield from _by_kind(shared)
        yield ""
    differing = list(_differences(reports))
    if differing:
        yield from ("## Where they differ", "", *differing, "")
    yield from ("## What only one has", "")
    for place, article in enumerate(reports):
        others = [*reports[:place], *reports[place + 1 :]]
        alone = [fact for fact in compare_with_rest(article, others).facts if fact.status == "only-a"]
        values = "; ".join(dict.fromkeys(plain_markdown(_value(fact)) for fact in alone)) or "nothing"
        yield f"- {_teller(article)}: {values}"
    yield ""


def _by_kind(facts: Sequence[Fact]) -> Iterator[str]:
    kinds = {"name": "names", "date": "dates", "quote": "quotations"}
    values: dict[str, list[str]] = {}
    for fact in facts:
        values.setdefault(kinds.get(fact.kind, "figures"), []).append(plain_markdown(_value(fact)))
    for kind, found in values.items():
        yield f"- {kind}: {' · '.join(dict.fromkeys(found))}"


def _differences(reports: Sequence[Article]) -> Iterator[str]:
    for place, a in enumerate(reports):
        for b in reports[place + 1 :]:
            for fact in compare_articles(a, b).facts:
                if fact.status == "differs":
                    names = [_teller(one) for one in (a, b)]
                    yield f"- {fact.matter}: {plain_markdown(fact.value)} ({names[0]}), {plain_markdown(fact.value_b or '')} ({names[1]})"


def _teller(article: Article) -> str:
    """The source of a report, else the first words of its title."""
    return plain_markdown(article.source or clean_line(article.title, _TITLE_LIMIT))


def _value(fact: Fact) -> str:
    return f"“{fact.value}”" if fact.kind == "quote" else fact.value


def _about(article: Article) -> str:
    said = " (from the story)" if article.published_from == "story" else ""
    published = f"{article.published[:10]}{said}" if article.published else "undated"
    return " · ".join(part for part in (article.source, published, article.place) if part)
