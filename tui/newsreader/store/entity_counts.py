"""How often entities occur: their stored counts, kept in step with the articles that use their names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from newsreader.store.values import LISTED, id_list


def count_uses(connection: sqlite3.Connection, article_ids: Sequence[int], sign: int) -> None:
    """Add (sign 1) or take away (-1) what these articles count for their entities."""
    connection.execute(
        f"""UPDATE entities SET articles = entities.articles + ? * c.articles, mentions = entities.mentions + ? * c.mentions
        FROM (SELECT n.owner AS owner, count(DISTINCT u.article_id) AS articles, sum(u.mentions) AS mentions
              FROM uses AS u JOIN aliases AS n ON n.id = u.alias_id
              WHERE u.article_id IN {LISTED} GROUP BY n.owner) AS c
        WHERE entities.id = c.owner""",
        (sign, sign, id_list(article_ids)),
    )


def recount(connection: sqlite3.Connection, entity_ids: Iterable[int]) -> None:
    """Count the uses of these entities anew, after aliases changed owner; deleted articles do not count."""
    connection.execute(
        f"""UPDATE entities SET (articles, mentions) = (SELECT count(DISTINCT u.article_id), coalesce(sum(u.mentions), 0)
        FROM aliases AS n JOIN uses AS u ON u.alias_id = n.id JOIN articles AS a ON a.id = u.article_id AND a.state < 2
        WHERE n.owner = entities.id) WHERE id IN {LISTED}""",
        (id_list(set(entity_ids)),),
    )
