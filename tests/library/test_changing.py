"""The user is right: corrections outlive imports, reports move between stories, searches are kept; all is undone."""

from pathlib import Path

import pytest
from tests.library.reports import read_in

from newsreader.errors import InputError, NotFoundError
from newsreader.library.library import Library
from newsreader.models import Correction

ARTICLE = "Title: {title}\nDate: {date}\nSource: {source}\n\n{text}\n"
HARBOUR = (
    "Harbour pilots in Port Ellen walked out on Monday over night shifts.\n\n"
    "The union of pilots asks for nine per cent more pay.\n\n"
    "The harbour office said that twelve ships wait in the bay."
)
STRIKE = (
    "Ships queued off Port Ellen on Tuesday because the harbour pilots are on strike.\n\n"
    "Their union wants nine per cent more pay and fewer night shifts. Twelve ships wait in the bay, the office said."
)
MUSEUM = "The museum of Ardley shows forty paintings of mills.\n\nThe show is open until spring."


@pytest.fixture
def ids(library: Library, folder: Path) -> dict[str, int]:
    """Two reports of one event, a copy of the first, and an article on something else: {file name: id}."""
    told = {
        "a": ("Pilots walk out", "2025-07-14", "Herald", HARBOUR),
        "b": ("Ships wait as pilots strike", "2025-07-15", "Courier", STRIKE),
        "c": ("Pilots walk out", "2025-07-16", "Echo", HARBOUR),
        "d": ("Forty mills in Ardley", "2025-07-17", "Gazette", MUSEUM),
    }
    for name, (title, date, source, text) in told.items():
        (folder / f"{name}.txt").write_text(ARTICLE.format(title=title, date=date, source=source, text=text))
    read_in(library, folder)
    return {Path(library.article(one).path or "").stem: one for one in library.article_ids()}


def test_corrections_are_one_step_outlive_an_import_and_are_taken_back(
    library: Library, folder: Path, ids: dict[str, int]
) -> None:
    library.corrections.revise(
        ids["d"], [Correction("title", "Mills"), Correction("published", "3 July 2025"), Correction("place", "Ardley")]
    )
    (folder / "d.txt").write_text(
        ARTICLE.format(title="Other", date="2025-07-01", source="Gazette", text=MUSEUM + "\n\nEntry is free.")
    )
    library.import_paths([folder])
    article = library.article(ids["d"])
    assert (article.title, article.published, article.published_from, article.place) == (
        "Mills", "2025-07-03", "user", "Ardley",
    )  # fmt: skip
    assert library.corrections.fields(ids["d"]) == ["place", "published", "title"]
    assert library.undo() == "correct the title, date, place of an article"
    assert library.article(ids["d"]).title == "Other"
    assert library.corrections.fields(ids["d"]) == []


def test_a_field_goes_back_to_what_the_import_found(library: Library, ids: dict[str, int]) -> None:
    library.corrections.revise(ids["d"], [Correction("source", None)])
    assert library.article(ids["d"]).source is None
    library.corrections.withdraw(ids["d"], "source")
    assert library.article(ids["d"]).source == "Gazette"


@pytest.mark.parametrize(
    ("typed", "words"), [("soon", "not a date"), ("4 July", "its year"), ("03/04/2025", "two dates")]
)
def test_a_bad_date_is_told_and_changes_nothing(library: Library, ids: dict[str, int], typed: str, words: str) -> None:
    before = library.article(ids["a"])
    with pytest.raises(InputError, match=words):
        library.corrections.revise(ids["a"], [Correction("title", "Mine"), Correction("published", typed)])
    assert library.article(ids["a"]) == before
    assert library.undo() is None


def test_tags_are_put_on_and_taken_off_in_one_step(library: Library, ids: dict[str, int]) -> None:
    library.tags.change([ids["a"]], ["old"], [])
    assert library.tags.change([ids["a"], ids["b"]], ["port", "pay"], ["old"]) == 2
    assert set(library.article(ids["a"]).tags) == {"port", "pay"}
    assert library.undo() == "tag 2 articles port, pay, -old"
    assert library.article(ids["a"]).tags == ("old",)


def test_reading_is_no_step_of_undo_and_ends_no_redoing(library: Library, ids: dict[str, int]) -> None:
    library.marks.set_starred([ids["a"]], True)
    assert library.undo() == "star an article"
    assert library.marks.note_read([ids["a"], ids["b"]]) == 2
    assert library.marks.note_read([ids["a"]]) == 0
    assert library.redo() == "star an article"
    assert library.undo() == "star an article"
    assert library.undo() is None
    assert library.article(ids["b"]).read


def test_a_note_is_kept_and_found(library: Library, ids: dict[str, int]) -> None:
    library.marks.set_note(ids["a"], " ring the pilots ")
    assert library.marks.note(ids["a"]) == "ring the pilots"
    assert library.article_ids("has:note") == (ids["a"],)
    assert library.undo() == "write a note"
    assert library.marks.note(ids["a"]) == ""


def test_the_likeliest_story_stands_first(library: Library, ids: dict[str, int]) -> None:
    alone = library.stories.take_out([ids["b"]])
    harbour, museum = library.article(ids["a"]).story, library.article(ids["d"]).story
    assert library.stories.near(ids["b"]) == (harbour, museum)
    library.stories.put_into([ids["b"]], harbour)
    assert library.article(ids["b"]).story == harbour
    assert library.stories.near(ids["d"])[0] == harbour
    assert alone not in library.story_ids()


def test_several_stories_are_joined_in_one_step(library: Library, ids: dict[str, int]) -> None:
    alone = library.stories.take_out([ids["b"]])
    before = set(library.story_ids())
    library.stories.join([library.article(ids["d"]).story, alone, library.article(ids["a"]).story])
    assert len(library.story_ids()) == 1
    assert library.undo() == "join 3 stories"
    assert set(library.story_ids()) == before


def test_coverage_says_who_was_first_who_followed_who_copied(library: Library, ids: dict[str, int]) -> None:
    found = library.stories.coverage(library.article(ids["a"]).story)
    assert [(one.part, one.source) for one in found] == [
        ("first", "Herald"),
        ("followed", "Courier"),
        ("copied", "Echo"),
    ]
    library.corrections.revise(ids["b"], [Correction("source", "Herald")])
    assert [one.part for one in library.stories.coverage(library.article(ids["a"]).story)] == [
        "first",
        "updated",
        "copied",
    ]


def test_the_day_of_a_dateline_without_a_year_counts_a_lent_day_does_not(
    library: Library, ids: dict[str, int], folder: Path
) -> None:
    again = (
        "The harbour pilots of Port Ellen are on strike, and twelve ships queue in the bay. "
        "Nine per cent more pay is what the union of the pilots wants, and fewer shifts at night."
    )
    reports = {"Wire": STRIKE.replace("Ships queued", "PORT ELLEN, July 13 (Wire) - Pilots struck"), "Blog": again}
    for name, text in reports.items():
        (folder / f"{name}.txt").write_text(f"Source: {name}\n\nShips wait as pilots strike\n\n{text}\n")
    read_in(library, folder)
    found = library.stories.coverage(library.article(ids["a"]).story)
    told = {one.source: (one.part, one.published) for one in found if one.source in {"Wire", "Blog"}}
    assert found[0].source == "Wire"
    assert told == {"Wire": ("first", "2025-07-13"), "Blog": ("undated", None)}


def test_who_printed_a_text_first_had_it_first_whoever_is_shown_for_it(library: Library, ids: dict[str, int]) -> None:
    copy = next(
        one.article_id for one in library.stories.coverage(library.article(ids["a"]).story) if one.part == "copied"
    )
    library.corrections.revise(copy, [Correction("published", "1 January 2024")])
    found = library.stories.coverage(library.article(ids["a"]).story)
    assert [(one.part, one.source) for one in found] == [
        ("first", "Echo"),
        ("copied", "Herald"),
        ("followed", "Courier"),
    ]


def test_saved_searches_keep_order_key_and_count(library: Library, ids: dict[str, int]) -> None:
    searches = library.searches
    first, second = searches.save("Unread ones", "is:unread"), searches.save("Port", " harbour ")
    searches.move(second, 0)
    searches.give_key(second, "5")
    searches.rename(first, "New")
    assert [(one.name, one.query, one.key) for one in searches.all()] == [
        ("Port", "harbour", "5"),
        ("New", "is:unread", ""),
    ]
    assert (searches.count("harbour").articles, searches.count("harbour").unread) == (3, 3)
    searches.remove(second)
    assert [library.undo() for _ in range(6)] == [
        "remove a search", "rename the search New", "give a search a key", "move a search", "save the search Port",
        "save the search Unread ones",
    ]  # fmt: skip
    assert searches.all() == ()


def test_stories_with_watched_names_are_found(library: Library, ids: dict[str, int]) -> None:
    assert library.article_ids("is:watched") == ()
    name = library.entities.matching("museum")[0]
    library.entities.watch(name.id, True)
    assert library.article_ids("is:watched") == (ids["d"],)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("so", "source:"), ("mills so", "mills source:"), ("source:her", "source:Herald"), ("is:un", "is:unread"),
        ("tag:", 'tag:"night shift"'), ("-tag:ni", '-tag:"night shift"'), ('tag:"night s', 'tag:"night shift"'),
        ("unr", "is:unread"), ("(source:cou", "(source:Courier"), ("has:dead", "has:deadline"),
        ("newer:", "newer:24h"),
    ],
)  # fmt: skip
def test_queries_are_completed(library: Library, ids: dict[str, int], typed: str, offered: str) -> None:
    library.tags.change([ids["a"]], ["night shift"], [])
    assert offered in library.queries.completions(typed)


@pytest.mark.parametrize(
    "typed", ["", " ", "mills ", "nosuch:x", "source:Herald", '"', "-", "(", "source:zzz", "a" * 9000]
)
def test_nothing_is_offered_where_nothing_fits(library: Library, ids: dict[str, int], typed: str) -> None:
    assert library.queries.completions(typed) == ()


def test_an_archived_story_can_still_be_listed_and_read(library: Library, ids: dict[str, int]) -> None:
    story = library.article(ids["a"]).story
    before = library.story_rows([story])
    library.marks.archive([ids["a"], ids["b"], ids["c"]])
    assert library.story_ids("is:archived") == (story,)
    assert library.story_rows([story]) == before
    assert library.story(story).articles == (ids["a"], ids["c"], ids["b"])
    assert library.counts().stories == 1


def test_names_are_completed_by_any_of_their_words(library: Library, ids: dict[str, int]) -> None:
    offered = library.queries.completions("harbour entity:ardl")
    assert offered
    assert all(one.startswith("harbour entity:") and "Ardley" in one for one in offered)


def test_the_case_of_a_tag_makes_no_difference(library: Library, ids: dict[str, int]) -> None:
    library.tags.change([ids["a"]], ["Äpfel", "Port"])
    library.tags.change([ids["b"]], ["äpfel", "PORT"])
    assert [(tag.name, tag.articles) for tag in library.tags.all()] == [("Port", 2), ("Äpfel", 2)]
    library.tags.change([ids["a"]], [], ["ÄPFEL"])
    assert library.article(ids["a"]).tags == ("Port",)
    library.tags.rename("äpfel", "äpfel")
    assert library.article(ids["b"]).tags == ("Port", "äpfel")


def test_tags_that_differ_in_a_sign_are_two(library: Library, ids: dict[str, int]) -> None:
    library.tags.change([ids["a"]], ["C", "Café"])
    library.tags.change([ids["b"]], ["C++", "Go"])
    library.searches.save("Both", 'tag:C OR tag:"C++"')
    assert library.tags.rename("c", "B").searches == 1
    assert library.searches.all()[0].query == 'tag:B OR tag:"C++"'
    assert library.tags.rename("go", "c").joined is False
    assert library.tags.remove("cafe") == 1
    assert [tag.name for tag in library.tags.all()] == ["B", "c", "C++"]


def test_a_tag_is_renamed_everywhere_as_one_step(library: Library, ids: dict[str, int]) -> None:
    library.tags.change([ids["a"], ids["b"]], ["port"])
    library.marks.archive([ids["b"]])
    search = library.searches.save("Port", 'tag:PORT -is:read OR -tag:"port" mills')
    done = library.tags.rename(" Port ", "harbour news")
    assert (done.name, done.articles, done.joined, done.searches) == ("harbour news", 2, False, 1)
    assert [(tag.name, tag.articles) for tag in library.tags.all()] == [("harbour news", 2)]
    (kept,) = library.searches.all()
    assert (kept.id, kept.query) == (search, 'tag:"harbour news" -is:read OR -tag:"harbour news" mills')
    assert library.undo() == "rename the tag port to harbour news"
    assert [tag.name for tag in library.tags.all()] == ["port"]
    assert "PORT" in library.searches.all()[0].query


def test_a_tag_that_gets_anothers_name_is_one_with_it(library: Library, ids: dict[str, int]) -> None:
    library.tags.change([ids["a"], ids["b"]], ["port"])
    library.tags.change([ids["b"], ids["d"]], ["Pay"])
    assert library.tags.rename("port", "pay").joined
    assert [(tag.name, tag.articles) for tag in library.tags.all()] == [("Pay", 3)]
    assert library.undo() == "make the tags port and Pay one"
    assert [(tag.name, tag.articles) for tag in library.tags.all()] == [("Pay", 2), ("port", 2)]


def test_only_the_spelling_of_a_tag_changes(library: Library, ids: dict[str, int]) -> None:
    library.tags.change([ids["a"]], ["port"])
    assert not library.tags.rename("port", "Port").joined
    assert library.article(ids["a"]).tags == ("Port",)


def test_a_tag_is_taken_off_everywhere(library: Library, ids: dict[str, int]) -> None:
    library.tags.change([ids["a"], ids["b"]], ["port"])
    assert library.tags.remove("PORT") == 2
    assert library.tags.all() == []
    assert library.undo() == "take the tag port off everywhere"
    assert library.article(ids["a"]).tags == ("port",)


def test_an_unknown_tag_is_told_with_the_nearest(library: Library, ids: dict[str, int]) -> None:
    library.tags.change([ids["a"]], ["port"])
    with pytest.raises(NotFoundError, match=r"Did you mean port\?"):
        library.tags.rename("prot", "pay")
    for nothing in ("  ", "\u200b"):
        with pytest.raises(InputError, match="needs a name"):
            library.tags.rename("port", nothing)
    assert library.undo() == "tag an article port"
