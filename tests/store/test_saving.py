"""New, changed, unchanged; copies; what the user said stays."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.invented import NOW, clean, filed, stamp

from newsreader.models import Aside
from newsreader.store import articles, corrections, files, marks, stories
from newsreader.store.database import Database
from newsreader.store.records import FeedKey, NewArticle, Saved
from newsreader.store.saving import save_articles


def save(db: Database, *batch: NewArticle) -> list[Saved]:
    return save_articles(db, batch, now=NOW)


def test_article_comes_back_as_it_was_saved(db: Database) -> None:
    kept = replace(
        clean(
            "Ä title",
            "One.\n\nTwo 漢字.",
            asides=(Aside("promotion", "Subscribe!", 1),),
            place="Oslo",
            url="https://news.example/a",
        ),
        head="OSLO —",
        author="N. Berg",
        notes=("encoding guessed",),
        published="2025-07-17T06:00:00Z",
    )
    saved = save(db, NewArticle(kept, stamp("/a/b\udcff.txt")))[0]
    article = articles.article(db, saved.id)
    for field in (
        "title",
        "title_from",
        "text",
        "asides",
        "head",
        "published",
        "published_from",
        "place",
        "source",
        "url",
        "author",
        "notes",
    ):
        assert getattr(article, field) == getattr(kept, field), field
    assert (article.path, article.words, article.read, article.story > 0) == ("/a/b\udcff.txt", 3, False, True)


def test_same_again_is_unchanged(db: Database) -> None:
    first = save(db, filed("a"), filed("b"))
    again = save(db, filed("a"), filed("b"))
    assert [s.outcome for s in first + again] == ["new", "new", "unchanged", "unchanged"]
    assert [s.id for s in first] == [s.id for s in again]
    assert articles.counts(db).articles == 2


def test_changed_file_keeps_what_the_user_said(db: Database) -> None:
    article_id = save(db, filed("a"))[0].id
    marks.set_read(db, [article_id], True)
    marks.set_starred(db, [article_id], True)
    marks.set_tag(db, [article_id], "x", True)
    marks.set_note(db, article_id, "mine")
    corrections.correct(db, article_id, "source", "My source")
    saved = save(db, filed("a", clean("New title", "New text.")))[0]
    article = articles.article(db, article_id)
    assert (saved.id, saved.outcome) == (article_id, "changed")
    assert (article.title, article.text, article.source) == ("New title", "New text.", "My source")
    assert (article.read, article.starred, article.tags, articles.note(db, article_id)) == (True, True, ("x",), "mine")
    corrections.withdraw(db, article_id, "source")
    assert articles.article(db, article_id).source == "Harbour Post"


def test_moved_paragraphs_stay_moved(db: Database) -> None:
    text, aside = "One.\n\nTwo.\n\nThree.", Aside("related", "Rel.", 1)
    article_id = save(db, filed("a", clean(text=text, asides=(aside,))))[0].id
    corrections.move_to_aside(db, article_id, 1)
    corrections.move_to_article(db, article_id, 0)
    assert articles.article(db, article_id).text == "One.\n\nRel.\n\nThree."
    save(db, filed("a", clean(text="Zero.\n\n" + text, asides=(replace(aside, after=2),))))
    article = articles.article(db, article_id)
    assert article.text == "Zero.\n\nOne.\n\nRel.\n\nThree."
    assert [a.text for a in article.asides] == ["Two."]


@given(st.lists(st.tuples(st.sampled_from(["body", "aside"]), st.integers(0, 9)), max_size=12))
def test_moving_paragraphs_loses_none(moves: list[tuple[str, int]]) -> None:
    from newsreader.store.paragraphs import body_paragraphs, into_body, out_of_body

    layout = ("A\n\nB\n\nC\n\nD", (Aside("related", "E", 2), Aside("caption", "F", 4)))
    for kind, index in moves:
        if kind == "body" and index < len(body_paragraphs(layout[0])):
            layout = out_of_body(layout, index)
        elif kind == "aside" and index < len(layout[1]):
            layout = into_body(layout, index)
    assert sorted([*body_paragraphs(layout[0]), *(a.text for a in layout[1])]) == list("ABCDEF")
    places = [a.after for a in layout[1]]
    assert places == sorted(places)
    assert all(0 <= place <= len(body_paragraphs(layout[0])) for place in places)


def test_copies_are_articles_in_their_originals_story(db: Database) -> None:
    long = "A report of many words. " * 20
    a, b = save(db, filed("a", clean(text=long)), filed("b", clean("Other headline", long.upper())))
    c = save(db, filed("c", clean("Third", f"“{long}”")))[0]
    assert (a.copies_of, b.copies_of, c.copies_of) == (None, a.id, a.id)
    assert stories.story(db, stories.story_of(db, a.id)).articles == (a.id, b.id, c.id)
    row = stories.story_rows(db, [stories.story_of(db, c.id)], today=__import__("datetime").date(2025, 7, 1))[0]
    assert (row.articles, row.reports) == (3, 1)


def test_same_bytes_without_text_are_copies(db: Database) -> None:
    a, b = save(db, filed("a", clean(text=""), content=b"same"), filed("b", clean(text=""), content=b"same"))
    c = save(db, filed("c", clean("Another", text="")))[0]
    assert (b.copies_of, c.copies_of) == (a.id, None)


def test_short_notices_under_different_titles_are_no_copies(db: Database) -> None:
    a, b = save(db, filed("a", clean("Monday", "No news.")), filed("b", clean("Tuesday", "No news.")))
    assert (a.copies_of, b.copies_of) == (None, None)


def test_copies_of_a_changed_article_follow_the_first_of_them(db: Database) -> None:
    long = "A report of many words. " * 20
    a, b, c = save(db, *(filed(name, clean(text=long)) for name in "abc"))
    save(db, filed("a", clean(text="Quite another text.")))
    assert [r.copies_of for r in articles.rows(db, [a.id, b.id, c.id])] == [None, None, b.id]


def test_deleted_article_does_not_come_back(db: Database) -> None:
    article_id = save(db, filed("a"))[0].id
    marks.delete(db, [article_id])
    again, changed = save(db, filed("a"))[0], save(db, filed("a", clean("Changed")))[0]
    assert (again.id, again.deleted, changed.deleted) == (article_id, True, True)
    assert articles.counts(db).articles == 0


def test_deleting_an_original_leaves_its_copies(db: Database) -> None:
    long = "A report of many words. " * 20
    a, b, c = save(db, *(filed(name, clean(text=long)) for name in "abc"))
    marks.delete(db, [a.id])
    assert [r.copies_of for r in articles.rows(db, [b.id, c.id])] == [None, b.id]


def test_article_without_file_is_known_by_url_else_by_text(db: Database) -> None:
    first = save(db, NewArticle(clean(url="https://x.example/1")), NewArticle(clean("T", "Other text.")))
    again = save(db, NewArticle(clean("New", url="https://x.example/1")), NewArticle(clean("T", "Other text.")))
    assert [s.id for s in first] == [s.id for s in again]
    assert [s.outcome for s in again] == ["changed", "unchanged"]


def test_headlines_alone_are_articles_of_their_own(db: Database) -> None:
    typed = [NewArticle(clean(title, "", url=None)) for title in ("Port opens", "Minister resigns", "Port opens")]
    assert [(s.id, s.outcome) for s in save(db, *typed)] == [(1, "new"), (2, "new"), (1, "unchanged")]
    assert [a.title for a in articles.articles(db, [1, 2])] == ["Port opens", "Minister resigns"]


def test_feed_items_are_known_by_guid_within_their_feed(db: Database) -> None:
    from newsreader.store.feeds import add_feed, known_items

    one, two = add_feed(db, "https://one.example", now=NOW), add_feed(db, "https://two.example", now=NOW)
    a, b = save(
        db,
        NewArticle(clean("A", "Text a."), feed=FeedKey(one, "g")),
        NewArticle(clean("B", "Text b."), feed=FeedKey(two, "g")),
    )
    again = save(db, NewArticle(clean("A2", "Text a."), feed=FeedKey(one, "g")))[0]
    assert (again.id, again.outcome, a.id != b.id) == (a.id, "changed", True)
    blank = [NewArticle(clean(f"N{k}", f"Text {k}."), feed=FeedKey(one, "", "https://one.example/x")) for k in range(2)]
    assert [s.outcome for s in save(db, *blank)] == ["new", "changed"]
    assert [i.title for i in known_items(db, one)] == ["A2", "N1"]


def listed(names: Mapping[str, int]) -> list[NewArticle]:
    """Return articles of one file, each given by its name in the file and a number that its text contains."""
    return [NewArticle(clean(f"T{k}", f"Text {k}."), stamp("/all.jsonl"), item=name) for name, k in names.items()]


def test_an_article_that_its_file_leaves_out_for_a_while_is_known_again(db: Database) -> None:
    whole = listed({"a": 1, "b": 2, "c": 3})
    assert [s.id for s in save(db, *whole)] == [1, 2, 3]
    marks.delete(db, [2])
    save(db, whole[0])
    assert [r.articles for r in files.files_under(db, ["/all.jsonl"])] == [(1, 2, 3)]
    assert save(db, *whole) == [Saved(1, "unchanged"), Saved(2, "unchanged", deleted=True), Saved(3, "unchanged")]


@pytest.mark.parametrize(
    ("names", "later"), [({"": 1}, {"a": 1}), ({"a": 1}, {"": 1}), ({"a": 1, "b": 2}, {"c": 2, "d": 1, "e": 3})]
)
def test_an_article_that_its_file_names_otherwise_is_the_same(
    db: Database, names: dict[str, int], later: dict[str, int]
) -> None:
    ids = {k: s.id for k, s in zip(names.values(), save(db, *listed(names)), strict=True)}
    for _ in range(2):
        found = {k: s.id for k, s in zip(later.values(), save(db, *listed(later)), strict=True)}
        assert {k: found[k] for k in ids} == ids


def test_lent_date_gives_way_to_an_own_one(db: Database) -> None:
    article_id = save(db, filed("a", clean(published=None)))[0].id
    assert articles.set_lent_date(db, article_id, "2025-07-16")
    assert not articles.set_lent_date(db, article_id, "2025-07-16")
    lent = articles.article(db, article_id)
    assert (lent.published, lent.published_from) == ("2025-07-16", "story")
    save(db, filed("a", clean("Title changed", published=None)))
    assert articles.article(db, article_id).published == "2025-07-16"
    save(db, filed("a", clean(published="2025-07-01")))
    own = articles.article(db, article_id)
    assert (own.published, own.published_from) == ("2025-07-01", "header")
    assert not articles.set_lent_date(db, article_id, "2025-07-16")


def sources(db: Database) -> list[str | None]:
    return [articles.article(db, row).source for row in sorted(db.column("SELECT id FROM articles"))]


def of_source(name: str, source: str | None) -> NewArticle:
    return filed(name, clean(f"Title of {name}", f"Text of {name}, which nobody else has.", source=source))


@pytest.mark.parametrize(
    ("came", "stand"),
    [
        (["Harbour Post", "HARBOUR POST", "harbour post"], ["Harbour Post"] * 3),
        (["HARBOUR POST", "harbour post", "Harbour Post"], ["Harbour Post"] * 3),
        (["HARBOUR POST", "HARBOUR POST"], ["HARBOUR POST"] * 2),
        (["CNA", "Cna"], ["CNA", "CNA"]),  # who knows: the first stands
        (["post.example", "Post.Example"], ["post.example"] * 2),
        (["ÖRESUNDS TIDNING", "Öresunds Tidning", "東都新報", None], ["Öresunds Tidning"] * 2 + ["東都新報", None]),
        (["Harbour Post", "Harbour Posts"], ["Harbour Post", "Harbour Posts"]),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_sources_that_differ_in_capitals_are_one(
    db: Database, came: list[str | None], stand: list[str | None], at_once: bool
) -> None:
    batch = [of_source(str(number), source) for number, source in enumerate(came)]
    for part in [batch] if at_once else [[one] for one in batch]:
        save(db, *part)
    assert sources(db) == stand
    save(db, *batch)  # where a better spelling came later, the articles before it are read anew
    assert {one.outcome for one in save(db, *batch)} == {"unchanged"}
    assert sources(db) == stand
    counted = db.column("SELECT source FROM articles WHERE source IS NOT NULL")
    told = [source for story in db.column("SELECT sources FROM stories") for source in json.loads(story)]
    assert sorted(told) == sorted(counted)


def test_a_source_that_the_user_wrote_keeps_its_capitals(db: Database) -> None:
    [one] = save(db, of_source("a", "Barn Weekly"))
    corrections.correct(db, one.id, "source", "HARBOUR POST")
    save(db, of_source("b", "Harbour Post"), of_source("c", "HARBOUR POST"))
    assert sources(db) == ["HARBOUR POST", "Harbour Post", "Harbour Post"]
