"""Folders named for what their articles are about (`port-strike/`), whose names are therefore no sources."""

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsreader.analysis.cleaning.outlets import is_subject, outlet_of_path
from newsreader.models import CleanArticle
from newsreader.store import articles, files
from newsreader.store.database import Database

_LOOKED_AT = 100
"""Known headlines of a folder that are looked at to tell what it is named for."""


@dataclass(slots=True)
class SubjectFolders:
    """The folders that turned out to be named for a subject during one import."""

    database: Database
    _found: set[str] = field(default_factory=set)

    def holds(self, path: str) -> bool:
        """Tell whether a file lies in a folder known to be named for a subject."""
        return os.path.dirname(path) in self._found

    def learn(self, arriving: Iterable[tuple[str, CleanArticle]]) -> set[int]:
        """Learn from articles about to be saved, with their paths; return earlier articles that have such a folder as source."""
        heads: dict[str, list[str]] = defaultdict(list)
        names: dict[str, str] = {}
        for path, article in arriving:
            if article.source and article.source == outlet_of_path(path) and not self.holds(path):
                folder = os.path.dirname(path)
                heads[folder].append(article.title)
                names[folder] = article.source
        earlier: set[int] = set()
        for folder, titles in heads.items():
            known = articles.rows(self.database, files.articles_in(self.database, folder, _LOOKED_AT))
            if is_subject(names[folder], [*titles, *(row.title for row in known)]):
                self._found.add(folder)
                all_rows = articles.rows(self.database, files.articles_in(self.database, folder))
                earlier |= {row.id for row in all_rows if (row.source or "").casefold() == names[folder].casefold()}
        return earlier
