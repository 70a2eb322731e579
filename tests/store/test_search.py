"""What a query finds, in which order, and with which snippet."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.invented import NOW, TODAY, clean, filed
from tests.store.test_query import TEXTS

from newsreader.errors import LibraryError
from newsreader.models import Counts, Findings
from newsreader.store import corrections
from newsreader.store.articles import counts, rows
from newsreader.store.database import Database
from newsreader.store.decisions import join_stories
from newsreader.store.entities import watch
from newsreader.store.findings import save_findings
from newsreader.store.marks import archive, delete, set_note, set_read, set_starred, set_tag
from newsreader.store.querying import search, selecting
from newsreader.store.querying.parsing import parse
from newsreader.store.querying.tree import words
from newsreader.store.records import DatedPoint, NameUse
from newsreader.store.saving import save_articles
from newsreader.store.stories import article_ids, story, story_rows
from newsreader.store.undoing import undo

NEWS = {
    "strike": clean(
        "Port strike ends", "Dockers return to the quays. The levy stays.", published="2025-07-17", place="Lisbon"
    ),
    "levy": clean(
        "Levy on copper", "A levy of 5% on copper takes effect in August.", published="2025-07-10", source="Metal Daily"
    ),
    "old": clean("Harvest festival", "The village of Café danced; the strike was forgotten.", published="2024-09-01"),
    "undated": clean("東京で地震", "震度7の地震がquakeありました。", published=None, source=None),
}


@pytest.fixture
def news(db: Database) -> dict[str, int]:
    """The ids of four articles by their names; the first two are one story."""
    return fill(db)


def fill(db: Database) -> dict[str, int]:
    """Save the news and what a user does with them; return the ids by name."""
    saved = save_articles(db, [filed(name, article) for name, article in NEWS.items()], now=NOW)
    ids = dict(zip(NEWS, (s.id for s in saved), strict=True))
    join_stories(db, [one.story for one in rows(db, [ids["strike"], ids["levy"]])])
    set_read(db, [ids["old"]], True)
    set_starred(db, [ids["levy"]], True)
    set_tag(db, [ids["levy"], ids["old"]], "Trade talks", True)
    set_note(db, ids["old"], "mine")
    save_findings(
        db,
        ids["levy"],
        Findings(1),
        names=[
            NameUse("ana vidal", "Ana Vidal", "person", "Vidal", 2),
            NameUse("imf", "IMF", "organisation", "I.M.F.", 1),
        ],
        points=[DatedPoint(0, 5, "2025-08-01", "deadline", "It takes effect on 1 August.")],
    )
    return ids


def found(db: Database, news: dict[str, int], text: str) -> list[str]:
    names = {k: name for name, k in news.items()}
    return [names[k] for k in search.article_ids(db, parse(text), today=TODAY)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["strike", "levy", "old", "undated"]),
        ("strike", ["strike", "old"]),
        ("STRIKES", ["strike", "old"]),
        ("docker quay", ["strike"]),
        ("strike -levy", ["old"]),
        ("-strike", ["levy", "undated"]),
        ("festival OR copper", ["levy", "old"]),
        ('"levy stays"', ["strike"]),
        ('"stays levy"', []),
        ("fest*", ["old"]),
        ("title:levy", ["levy"]),
        ("text:levy", ["strike", "levy"]),
        ("cafe", ["old"]),
        ("CAFÉ", ["old"]),
        ("地震", ["undated"]),
        ("title:地震", ["undated"]),
        ("震", ["undated"]),
        ("震度7", ["undated"]),
        ("震度5", []),
        ("quake", ["undated"]),
        ("震度 7", ["undated"]),
        ("京都", []),
        ("5%", ["levy"]),
        ("%", []),
        ("source:harbour", ["strike", "old"]),
        ("source:daily", ["levy"]),
        ("source:arbour", []),
        ('tag:"trade talks"', ["levy", "old"]),
        ("tag:trade", []),
        ("tag:trade*", ["levy", "old"]),
        ("place:LISBON", ["strike"]),
        ("entity:vidal", ["levy"]),
        ('entity:"ana vidal"', ["levy"]),
        ("entity:ana", ["levy"]),
        ("entity:nobody", []),
        ("person:vidal", ["levy"]),
        ("org:vidal", []),
        ("org:imf", ["levy"]),
        ("after:2025-07-17", ["strike"]),
        ("before:2025-07-17", ["levy", "old"]),
        ("on:2025-07", ["strike", "levy"]),
        ("on:yesterday", ["strike"]),
        ("newer:7d", ["strike"]),
        ("older:8d", ["old"]),
        ("older:1w", ["levy", "old"]),
        ("deadline:<14d", ["levy"]),
        ("deadline:<13d", []),
        ("deadline:2025-08-01", ["levy"]),
        ("deadline:>2025-07-31", ["levy"]),
        ("deadline:2025-08", ["levy"]),
        ("has:deadline", ["levy"]),
        ("-has:deadline", ["strike", "old", "undated"]),
        ("has:tag has:note", ["old"]),
        ("has:source", ["strike", "levy", "old"]),
        ("-has:source", ["undated"]),
        ("is:unread", ["strike", "levy", "undated"]),
        ("is:read", ["old"]),
        ("is:starred", ["levy"]),
        ("is:copy", []),
        ("has:story", ["strike", "levy"]),
        ("sources:>1", ["strike", "levy"]),
        ("sources:1", ["old"]),
        ("story:1", ["strike", "levy"]),
        ("story:999999999999999999", []),
        ("strike OR is:starred", ["strike", "levy", "old"]),
        ("-(strike OR is:starred)", ["undated"]),
        ("-(levy source:harbour)", ["levy", "old", "undated"]),
    ],
)
def test_query_finds(db: Database, news: dict[str, int], text: str, names: list[str]) -> None:
    assert found(db, news, text) == names


@pytest.mark.parametrize(
    "word", ["negotiation", "operating", "payments", "ministry", "omitted", "generalization", "tariffs", "relatively"]
)
def test_every_beginning_of_a_word_finds_it(db: Database, word: str) -> None:
    """The index holds stems such as “negoti”; the beginning that is searched for may be longer."""
    (saved,) = save_articles(db, [filed("one", clean("Notice", f"All {word} ended."))], now=NOW)
    for length in range(2, len(word) + 1):
        for text in (f"{word[:length]}*", f"text:{word[:length]}*", f"notice {word[:length].upper()}*"):
            assert search.article_ids(db, parse(text), today=TODAY) == (saved.id,), text
    assert search.article_ids(db, parse(f"{word}xx*"), today=TODAY) == ()


@pytest.mark.parametrize("forms", [("die", "died", "dies"), ("sue", "sued", "sues"), ("queue", "queued", "queues")])
def test_every_form_of_a_short_verb_finds_the_others(db: Database, forms: tuple[str, ...]) -> None:
    save_articles(db, [filed(form, clean("News", f"Why they {form} is not known.")) for form in forms], now=NOW)
    for form in forms:
        found = parse(form)
        assert len(search.article_ids(db, found, today=TODAY)) == len(forms)
        assert set(words(found)) == set(forms)


def test_best_match_first_and_title_counts_more(db: Database, news: dict[str, int]) -> None:
    assert search.ranked_ids(db, parse("levy"), today=TODAY)[0] == news["levy"]
    assert set(search.ranked_ids(db, parse("levy"), today=TODAY)) == {news["levy"], news["strike"]}


def test_of_very_many_hits_the_titles_come_first(
    db: Database, news: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "RANK_LIMIT", 1)
    assert search.ranked_ids(db, parse("levy"), today=TODAY) == (news["levy"], news["strike"])
    assert search.ranked_ids(db, parse("strike"), today=TODAY) == (news["strike"], news["old"])
    assert search.ranked_story_ids(db, parse("strike"), today=TODAY) == (1, 3)


def test_stories_are_found_by_their_articles(db: Database, news: dict[str, int]) -> None:
    assert search.story_ids(db, parse("copper"), today=TODAY) == (1,)
    assert search.story_ids(db, parse("strike"), today=TODAY) == (1, 3)
    assert search.ranked_story_ids(db, parse("festival OR dockers"), today=TODAY)[0] in (1, 3)
    assert len(search.story_ids(db, parse(""), today=TODAY)) == 3


def test_counts_of_a_search(db: Database, news: dict[str, int]) -> None:
    counted = search.count(db, parse("strike OR levy"), today=TODAY)
    assert counted == Counts(articles=3, unread=2, stories=2, starred=1, unread_stories=1)
    everything = search.count(db, parse("-nowhere"), today=TODAY)
    assert everything == counts(db) == Counts(articles=4, unread=3, stories=3, starred=1, unread_stories=2)


def test_archived_and_deleted_articles_stay_out(db: Database, news: dict[str, int]) -> None:
    archive(db, [news["strike"]])
    delete(db, [news["old"]])
    assert found(db, news, "strike") == []
    assert found(db, news, "is:archived") == ["strike"]
    assert found(db, news, "strike is:archived") == ["strike"]


def test_a_partly_archived_story_is_told_by_the_shelf_that_is_asked_for(db: Database, news: dict[str, int]) -> None:
    archive(db, [news["levy"]])
    assert search.story_ids(db, parse("is:archived"), today=TODAY) == (1,)
    assert story(db, 1).articles == (news["strike"],)
    assert story(db, 1, archived=True).articles == (news["levy"],)
    assert article_ids(db, [1, 3, 99]) == {1: (news["strike"],), 3: story(db, 3).articles}
    assert article_ids(db, [3, 1], archived=True)[1] == (news["levy"],)
    assert [row.title for row in story_rows(db, [1], today=TODAY)] == ["Port strike ends"]
    assert [row.title for row in story_rows(db, [1, 3], today=TODAY, archived=True)] == [
        "Levy on copper",
        "Harvest festival",
    ]


def test_a_snippet_of_a_script_without_spaces_says_where_it_was_cut(db: Database) -> None:
    texts = ["前" * 100 + "地震" + "後" * 200, "地震です"]
    ids = [
        one.id for one in save_articles(db, [filed(str(k), clean("T", text)) for k, text in enumerate(texts)], now=NOW)
    ]
    long, short = search.snippets(db, ids, parse("地震"))
    assert (long[:2], long[-2:], short) == ("…前", "後…", "\ue000地震\ue001です")


def test_snippet_marks_the_match(db: Database, news: dict[str, int]) -> None:
    ids = [news["strike"], news["undated"], news["old"]]
    marked = search.snippets(db, ids, parse("dockers OR 地震"))
    assert "\ue000Dockers\ue001 return" in marked[0]
    assert "\ue000地震\ue001" in marked[1]
    assert marked[2] == ""
    assert search.snippets(db, ids, parse("is:read")) == ["", "", ""]


def test_changed_and_corrected_texts_are_found_anew(db: Database, news: dict[str, int]) -> None:
    save_articles(db, [filed("levy", clean("Duty on tin", "Tin is dearer."))], now=NOW)
    assert found(db, news, "copper") == []
    assert found(db, news, "title:tin dearer") == ["levy"]
    with undo.change(db, "correct", now=NOW):
        corrections.correct(db, news["levy"], "title", "錫の税")
    assert found(db, news, "title:錫の税") == found(db, news, "錫") == ["levy"]
    undo.undo(db)
    assert found(db, news, "錫") == []


@given(TEXTS)
def test_no_query_breaks_the_search(text: str) -> None:
    query = parse(text)
    for function in (search.article_ids, search.ranked_ids, search.story_ids, search.ranked_story_ids):
        function(_shared, query, today=TODAY)
    assert len(search.article_ids(_shared, query, today=TODAY)) == search.count(_shared, query, today=TODAY).articles


CONDITIONS = [
    "strike", "levy", "the", "-strike", "地震", "title:地震", "title:levy", "is:read", "is:unread", "is:starred", "is:watched",
    "is:archived", "is:copy", "has:story", "has:deadline", "has:tag", "has:note", "has:date", "has:source", "sources:>1",
    "sources:<2", "tag:trade*", "source:daily", "place:lisbon", "entity:vidal", "org:imf", "newer:7d", "older:8d", "on:2025-07",
    "deadline:<14d", "deadline:>=today", "story:1", "OR", "-(", "(", ")",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["", "", "-"]), st.sampled_from(CONDITIONS)), max_size=7))
def test_few_and_many_hits_are_found_alike(parts: list[tuple[str, str]]) -> None:
    """SQLite sorts few hits, and many are sorted by columns read beforehand: the answers are the same."""
    query = parse(" ".join(sign + part for sign, part in parts))
    answers = []
    for few in (-1, 1, 1000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(selecting, "FEW", few)
            patch.setattr(selecting, "FEW_ARCHIVED", few)
            ids = search.article_ids(_shared, query, today=TODAY)
            stories = search.story_ids(_shared, query, today=TODAY)
            counts = search.count(_shared, query, today=TODAY)
            ranked = set(search.ranked_ids(_shared, query, today=TODAY))
            answers.append((ids, stories, counts, ranked, set(search.ranked_story_ids(_shared, query, today=TODAY))))
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][3] == set(ids)
    assert answers[0][4] == set(stories)
    with selecting.selecting(_shared, query, TODAY) as selection:
        where = selection.condition()
        assert set(_shared.column(f"SELECT a.id FROM articles AS a WHERE {where.text}", where.values)) == set(ids)


def test_what_is_kept_between_searches_follows_every_change(db: Database, news: dict[str, int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selecting, "FEW", -1)
        assert found(db, news, "-is:read -is:starred") == ["strike", "undated"]
        set_read(db, [news["strike"]], True)
        assert found(db, news, "-is:read -is:starred") == ["undated"]
        other = Database.open(db.path)
        archive(other, [news["undated"]])
        other.close()
        assert found(db, news, "-is:read -is:starred") == []
        with db.write():
            set_read(db, [news["strike"]], False)
            assert found(db, news, "-is:read -is:starred") == ["strike"]


@given(
    st.dates(),
    st.sampled_from(
        [
            "newer:99999y",
            "older:99999y",
            "deadline:<99999y",
            "deadline:>99999d",
            "after:tomorrow",
            "on:9999-12",
            "before:0001",
        ]
    ),
)
def test_no_day_breaks_the_search(today: date, text: str) -> None:
    search.article_ids(_shared, parse(text), today=today)


@pytest.fixture(autouse=True, scope="module")
def _library_for_properties(tmp_path_factory: pytest.TempPathFactory) -> object:
    global _shared
    _shared = Database.open(tmp_path_factory.mktemp("shared") / "library.db")
    ids = fill(_shared)
    archive(_shared, [ids["strike"]])
    delete(_shared, [save_articles(_shared, [filed("gone", clean("Strike levy", "the levy"))], now=NOW)[0].id])
    save_articles(
        _shared, [filed("copy", NEWS["levy"]), filed("watched", clean("The levy", "on tin", place="Oslo"))], now=NOW
    )
    watch(_shared, 1, True)
    yield
    _shared.close()


_shared: Database


class _Cleared(dict[object, object]):
    """A cache that another thread clears between the check whether it holds something and the reading of it."""

    def __contains__(self, key: object) -> bool:
        return True


def test_what_another_thread_clears_is_read_again(
    db: Database, news: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = search.article_ids(db, parse("is:unread"), today=TODAY)
    monkeypatch.setattr(db, "kept", _Cleared)
    assert search.article_ids(db, parse("is:unread"), today=TODAY) == expected


def test_numbers_that_leave_no_room_are_refused_in_words(db: Database, news: dict[str, int]) -> None:
    with db.write() as connection:
        connection.execute("UPDATE sqlite_sequence SET seq = 1 << 40 WHERE name = 'articles'")
    save_articles(db, [filed("far", clean("Far away", "Wharf and mill."))], now=NOW)
    assert len(search.article_ids(db, parse(""), today=TODAY)) == len(news) + 1
    for text in ("wharf", "is:unread", "-wharf"):
        with pytest.raises(LibraryError, match="too far to search"):
            search.article_ids(db, parse(text), today=TODAY)


@pytest.mark.parametrize(
    ("zone", "query", "found"),
    [
        ("UTC", "on:2025-07-17", ["late", "early", "dated"]),
        ("America/New_York", "on:2025-07-17", ["late", "dated"]),
        ("America/New_York", "on:2025-07-16", ["early"]),
        ("America/New_York", "before:2025-07-17", ["early"]),
        ("Asia/Tokyo", "on:2025-07-17", ["early", "dated"]),
        ("Asia/Tokyo", "after:2025-07-18", ["late"]),
        ("Asia/Tokyo", "newer:1d", ["late", "early", "dated"]),
        ("Asia/Tokyo", "-on:2025-07-17", ["late"]),
    ],
)
def test_days_of_publication_are_local_as_they_are_shown(
    db: Database, monkeypatch: pytest.MonkeyPatch, zone: str, query: str, found: list[str]
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    published = {"early": "2025-07-17T01:00:00Z", "late": "2025-07-17T23:00:00Z", "dated": "2025-07-17"}
    articles = [filed(name, clean(name, f"What is {name}.", published=when)) for name, when in published.items()]
    names = {saved.id: name for saved, name in zip(save_articles(db, articles, now=NOW), published, strict=True)}
    assert {names[one] for one in search.article_ids(db, parse(query), today=TODAY)} == set(found)
