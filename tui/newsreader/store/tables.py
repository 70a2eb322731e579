"""The statements that make the tables of a library, by schema version.

Days are proleptic ordinals (`datetime.date.toordinal`); `sort_key` is the publication in seconds since 1970, UTC (undated
articles come after all dated ones: see `values.sort_key`); `state` is 0 live, 1 archived, 2 deleted by the user.
"""

from __future__ import annotations

_V1 = (
    """CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CHECK (typeof(title) = 'text'),
    title_from TEXT NOT NULL,
    source TEXT,
    url TEXT,
    author TEXT,
    place TEXT,
    published TEXT,
    published_from TEXT,
    day INTEGER,
    sort_key INTEGER NOT NULL,
    added TEXT NOT NULL,
    words INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    state INTEGER NOT NULL DEFAULT 0,
    story_id INTEGER NOT NULL,
    pinned INTEGER NOT NULL DEFAULT 0,
    copies_of INTEGER,
    near_copy INTEGER NOT NULL DEFAULT 0,
    file_id INTEGER REFERENCES files(id),
    item TEXT NOT NULL DEFAULT '',
    content_digest BLOB NOT NULL,
    text_digest BLOB,
    note TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '[]',
    findings_version INTEGER NOT NULL DEFAULT 0,
    grouped_version INTEGER NOT NULL DEFAULT 0
)""",
    """CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    digest BLOB NOT NULL,
    seen TEXT NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
)""",
    """CREATE TABLE bodies (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    cjk TEXT NOT NULL DEFAULT '',
    asides TEXT NOT NULL DEFAULT '[]',
    head TEXT NOT NULL DEFAULT ''
)""",
    """CREATE TABLE article_tags (
    tag TEXT NOT NULL COLLATE NOCASE,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    PRIMARY KEY (tag, article_id)
) WITHOUT ROWID""",
    """CREATE TABLE corrections (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT,
    original TEXT,
    original_from TEXT,
    PRIMARY KEY (article_id, field)
) WITHOUT ROWID""",
    """CREATE TABLE moves (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    paragraph TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (article_id, paragraph)
) WITHOUT ROWID""",
    """CREATE TABLE stories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lead INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    source_count INTEGER NOT NULL,
    sources TEXT NOT NULL,
    first TEXT,
    last TEXT,
    sort_key INTEGER NOT NULL
)""",
    """CREATE TABLE story_decisions (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    together INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID""",
    """CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    data BLOB NOT NULL
)""",
    """CREATE TABLE views (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    key TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL
)""",
    "CREATE INDEX articles_newest ON articles (state, sort_key DESC, id DESC)",
    "CREATE INDEX articles_unread ON articles (sort_key DESC, id DESC) WHERE read = 0 AND state = 0",
    "CREATE INDEX articles_starred ON articles (sort_key DESC, id DESC) WHERE starred = 1 AND state = 0",
    "CREATE INDEX articles_story ON articles (story_id)",
    "CREATE INDEX articles_source ON articles (source, state)",
    "CREATE INDEX articles_place ON articles (place) WHERE place IS NOT NULL",
    "CREATE INDEX articles_day ON articles (day) WHERE day IS NOT NULL",
    "CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL",
    "CREATE UNIQUE INDEX articles_file ON articles (file_id, item) WHERE file_id IS NOT NULL",
    "CREATE INDEX articles_text ON articles (text_digest) WHERE text_digest IS NOT NULL",
    "CREATE INDEX articles_copies ON articles (copies_of) WHERE copies_of IS NOT NULL",
    "CREATE INDEX articles_findings ON articles (findings_version)",
    "CREATE INDEX articles_grouped ON articles (grouped_version)",
    "CREATE INDEX files_digest ON files (digest)",
    "CREATE INDEX tags_article ON article_tags (article_id)",
    "CREATE INDEX stories_newest ON stories (sort_key DESC, id DESC) WHERE articles > 0",
    "CREATE INDEX stories_sources ON stories (source_count)",
    "CREATE INDEX decisions_b ON story_decisions (b)",
    """CREATE VIEW article_texts AS
    SELECT a.id AS id, a.title AS title, b.text AS text, b.cjk AS cjk
    FROM bodies AS b JOIN articles AS a ON a.id = b.article_id""",
    # detail=full is the default: bm25 and phrases need it. Porter for any form of a word, folded accents for any spelling.
    """CREATE VIRTUAL TABLE search USING fts5(
    title, text, cjk, content='article_texts', content_rowid='id',
    tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'
)""",
    # Bytes of new entries held back before they are written out: with 1,000 articles at once 1.3 times the default's rate.
    "INSERT INTO search (search, rank) VALUES ('hashsize', 4194304)",
    # Pieces of the index that are merged at a time: at 60,000 articles a sixth less CPU than with the default, and no slower search.
    "INSERT INTO search (search, rank) VALUES ('automerge', 8)",
    """CREATE TRIGGER bodies_added AFTER INSERT ON bodies BEGIN
    INSERT INTO search (rowid, title, text, cjk)
        SELECT new.article_id, title, new.text, new.cjk FROM articles WHERE id = new.article_id;
END""",
    """CREATE TRIGGER bodies_changed AFTER UPDATE OF text, cjk ON bodies BEGIN
    INSERT INTO search (search, rowid, title, text, cjk)
        SELECT 'delete', old.article_id, title, old.text, old.cjk FROM articles WHERE id = old.article_id;
    INSERT INTO search (rowid, title, text, cjk)
        SELECT new.article_id, title, new.text, new.cjk FROM articles WHERE id = new.article_id;
END""",
    """CREATE TRIGGER bodies_removed BEFORE DELETE ON bodies BEGIN
    INSERT INTO search (search, rowid, title, text, cjk)
        SELECT 'delete', old.article_id, title, old.text, old.cjk FROM articles WHERE id = old.article_id;
END""",
    """CREATE TRIGGER titles_changed AFTER UPDATE OF title ON articles WHEN old.title IS NOT new.title BEGIN
    INSERT INTO search (search, rowid, title, text, cjk)
        SELECT 'delete', article_id, old.title, text, cjk FROM bodies WHERE article_id = old.id;
    INSERT INTO search (rowid, title, text, cjk)
        SELECT article_id, new.title, text, cjk FROM bodies WHERE article_id = new.id;
END""",
    # Article and body go together; the body first, while its title is still known to the index.
    """CREATE TRIGGER articles_removed BEFORE DELETE ON articles BEGIN
    DELETE FROM bodies WHERE article_id = old.id;
END""",
)

_V2 = (
    """CREATE TABLE findings (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    mentions TEXT NOT NULL,
    dates TEXT NOT NULL,
    notes TEXT NOT NULL
)""",
    """CREATE TABLE points (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    value TEXT NOT NULL,
    day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (article_id, start, "end")
) WITHOUT ROWID""",
    """CREATE TABLE entities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    watched INTEGER NOT NULL DEFAULT 0,
    joined INTEGER,
    articles INTEGER NOT NULL DEFAULT 0,
    mentions INTEGER NOT NULL DEFAULT 0
)""",
    """CREATE TABLE aliases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity_id INTEGER NOT NULL REFERENCES entities(id),
    owner INTEGER NOT NULL REFERENCES entities(id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    mentions INTEGER NOT NULL DEFAULT 0,
    UNIQUE (entity_id, name, kind)
)""",
    """CREATE TABLE alias_words (
    word TEXT NOT NULL,
    alias_id INTEGER NOT NULL REFERENCES aliases(id) ON DELETE CASCADE,
    PRIMARY KEY (word, alias_id)
) WITHOUT ROWID""",
    """CREATE TABLE uses (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    alias_id INTEGER NOT NULL REFERENCES aliases(id),
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article_id, alias_id)
) WITHOUT ROWID""",
    """CREATE TABLE postings (
    term INTEGER NOT NULL,
    day INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (term, day, article_id)
) WITHOUT ROWID""",
    """CREATE TABLE vectors (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    posted BLOB NOT NULL,
    counted BLOB NOT NULL,
    data BLOB NOT NULL
)""",
    # For counting the rows without reading them: 100 ms of vectors against 2 ms at 100,000 articles.
    "CREATE INDEX vectors_day ON vectors (day)",
    """CREATE TABLE term_counts (
    term INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
)""",
    """CREATE TABLE furniture (
    line INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL,
    first INTEGER NOT NULL,
    second INTEGER
)""",
    """CREATE TABLE furniture_lines (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    lines BLOB NOT NULL
)""",
    """CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '' CHECK (typeof(title) = 'text'),
    own_title TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    state TEXT NOT NULL DEFAULT 'active',
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT '',
    added TEXT NOT NULL,
    last_fetched TEXT,
    last_success TEXT,
    next_due TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT ''
)""",
    """CREATE TABLE feed_items (
    feed_id INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
    identity TEXT NOT NULL,
    guid TEXT NOT NULL,
    link TEXT NOT NULL,
    title TEXT NOT NULL CHECK (typeof(title) = 'text'),
    digest BLOB NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, identity)
) WITHOUT ROWID""",
    "CREATE INDEX points_day ON points (kind, day, article_id)",
    "CREATE INDEX entities_most ON entities (articles DESC, mentions DESC, id)",
    "CREATE INDEX entities_watched ON entities (watched) WHERE watched = 1",
    "CREATE INDEX entities_joined ON entities (joined) WHERE joined IS NOT NULL",
    "CREATE INDEX aliases_owner ON aliases (owner)",
    "CREATE INDEX aliases_folded ON aliases (folded)",
    "CREATE INDEX alias_words_alias ON alias_words (alias_id)",
    "CREATE INDEX uses_alias ON uses (alias_id, article_id, mentions)",
    "CREATE INDEX feeds_due ON feeds (state, next_due)",
    "CREATE INDEX feed_items_article ON feed_items (article_id)",
)

# Tables of their own: what ALTER TABLE makes of `feeds` would differ from its statement above.
_V3: tuple[str, ...] = (
    """CREATE TABLE feed_answers (
    feed_id INTEGER PRIMARY KEY REFERENCES feeds(id) ON DELETE CASCADE,
    body BLOB NOT NULL,
    wait_until TEXT NOT NULL
)""",
    """CREATE TABLE earlier_texts (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    replaced TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL
)""",
    "CREATE INDEX earlier_texts_article ON earlier_texts (article_id)",
    "CREATE TABLE visits (day TEXT PRIMARY KEY)",
)

_V4: tuple[str, ...] = (
    """CREATE TABLE full_texts (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    shortened BLOB NOT NULL
)""",
)

_V5: tuple[str, ...] = (
    """CREATE TABLE feed_choices (
    feed_id INTEGER PRIMARY KEY REFERENCES feeds(id) ON DELETE CASCADE,
    full_texts INTEGER NOT NULL
)""",
)

_V6: tuple[str, ...] = (
    """CREATE TABLE page_queue (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    tries INTEGER NOT NULL
)""",
)

_V7: tuple[str, ...] = (
    """CREATE TABLE cleanings (
    version INTEGER PRIMARY KEY,
    since TEXT NOT NULL
)""",
)

# The words written together with Chinese, Japanese or Korean are found since.
_V8: tuple[str, ...] = (
    "UPDATE bodies SET cjk = cjk_words((SELECT title FROM articles WHERE id = article_id), text) WHERE cjk <> ''",
)

# Nothing reads it.
_V9: tuple[str, ...] = ("ALTER TABLE articles DROP COLUMN near_copy",)

STATEMENTS: tuple[tuple[str, ...], ...] = (_V1, _V2, _V3, _V4, _V5, _V6, _V7, _V8, _V9)
"""What each schema version adds; version n is the first n of them."""
