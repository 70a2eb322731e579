"""Grouping as a job: a run that was stopped half-way is taken up again and comes to the same stories."""

from itertools import count
from pathlib import Path

import pytest
from tests.library.test_stories import FERRY, REPORTS

from newsreader.library import grouping
from newsreader.library.library import Library
from newsreader.store import stories, terms
from newsreader.store.database import Database


def test_a_stopped_run_is_begun_anew_and_finds_the_same_stories(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_BATCH", 1)
    for source, (title, text) in REPORTS.items():
        (folder / f"{source}.txt").write_text(FERRY.format(source=source, title=title, text=text))
    library.import_paths([folder])
    database = Database.open(library.path)
    asked = count()
    assert grouping.group_articles(database, stop=lambda: next(asked) == 2) == 0
    assert grouping.group_articles(database) == 3
    assert grouping.group_articles(database) == 0
    database.close()
    echo, herald, post = (library.article(one).story for one in sorted(library.article_ids()))
    assert echo == post != herald


def test_what_an_older_version_kept_is_passed_over_and_made_again(library: Library, folder: Path) -> None:
    for source, (title, text) in REPORTS.items():
        (folder / f"{source}.txt").write_text(FERRY.format(source=source, title=title, text=text))
    library.import_paths([folder])
    library.analyse()
    ids = sorted(library.article_ids())
    database = Database.open(library.path)
    for article_id in ids:
        terms.set_vector(database, article_id, b"12345678G1 of another form")
    assert "no other article" in library.explain_story(library.article(ids[0]).story)
    stories.mark_grouped(database, ids, grouping.GROUPING_VERSION - 1)
    assert grouping.group_articles(database) == 3
    database.close()
    echo, herald, post = (library.article(one).story for one in ids)
    assert echo == post != herald
