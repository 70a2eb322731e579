"""Reports to import: three to begin with, two of them on one event, and four that are unlike any other."""

from collections.abc import Mapping
from pathlib import Path

from newsreader.library.library import Library

REPORTS = {
    "echo": (
        "Oresund ferry fares rise",
        "The Oresund ferry will cost four crowns more from Monday, operator Sundlink said on Thursday, because the price of "
        "fuel has doubled since the winter. Season tickets stay as they are. Mayor Ida Holm called the rise of 12 per cent "
        "unfair to commuters and asked Sundlink to wait until 1 June.",
    ),
    "post": (
        "Sundlink raises fares on the Oresund crossing",
        "Commuters across the Oresund pay 12% more from Monday. Sundlink, which runs the ferry, blamed the price of fuel. "
        "Ida Holm, the mayor, said the rise was unfair and that the operator should have waited until June 1.",
    ),
    "herald": (
        "Pollen count breaks record in the Alps",
        "Doctors in Bohinj see twice as many patients with hay fever as last year. The pollen count reached 900 grains on "
        "Wednesday, the highest since measurements began. Rain is forecast for the weekend.",
    ),
}
UNLIKE = {
    "chess": ("Open of Vellin", "Grandmaster Petra Lom won the open of Vellin with a queen sacrifice."),
    "bees": ("Hives lost", "Beekeepers around Karst lost half their hives to mites in winter."),
    "choir": ("A mass", "Forty singers of Dornach rehearse a mass by an unknown composer."),
    "frost": ("A bell", "Frost split the bell of Saint Olaf in Hammer during the night."),
}


def report_text(source: str, title: str, text: str, published: str = "2025-04-03") -> str:
    """Return a report as its file holds it."""
    return f"Date: {published}\nSource: {source}\n\n{title}\n\n{text}\n"


def write(folder: Path, reports: Mapping[str, tuple[str, str]], published: str = "2025-04-03") -> None:
    """Write a file for each report: {source: (title, text)}."""
    for source, (title, text) in reports.items():
        (folder / f"{source}.txt").write_text(report_text(source, title, text, published))


def read_in(library: Library, folder: Path) -> None:
    """Import a folder and analyse what came."""
    library.import_paths([folder])
    library.analyse()


def story_of(library: Library, article_id: int) -> int:
    """Return the story that an article is in."""
    return library.article(article_id).story
