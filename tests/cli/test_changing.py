"""What the user says of articles, from scripts: marks, tags, notes, deleting, and taking it back."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

NEWS = {"Mill opens": "The mill of Ardley opened.", "Bridge closes": "A bridge in Hollin closed on Friday."}


@pytest.fixture(autouse=True)
def articles(run: Run, tmp_path: Path) -> None:
    """Article 1 on a bridge, article 2 on a mill."""
    (tmp_path / "news").mkdir()
    for title, text in NEWS.items():
        (tmp_path / "news" / f"{title}.txt").write_text(f"Title: {title}\nSource: Herald\n\n{text}\n")
    assert run("import", tmp_path / "news").code == 0


def titles(run: Run, query: str) -> list[str]:
    return [row["title"] for row in run("list", query, "--json").objects]


def test_changes_answer_in_json_too(run: Run) -> None:
    assert run("mark", "read", "--query", "source:herald", "--json").objects == [{"changed": 2}]
    assert run("tag", 1, "--on", "Straße", "--json").objects == [{"changed": 1}]
    assert run("note", 1, "ask “why”", "--json").objects == [{"id": 1, "note": "ask “why”"}]
    assert run("correct", 1, "--place", "Ardley", "--json").objects == [{"id": 1, "corrected": ["place"]}]
    assert run("delete", 2, "--yes", "--json").objects == [{"changed": 1}]
    (undone,) = run("undo", "--json").objects
    assert run("redo", "--json").objects == [undone]
    assert "delete" in undone["change"]
    assert titles(run, "") == ["Bridge closes"]


def test_articles_are_marked_by_id_and_by_query_and_it_is_undone(run: Run) -> None:
    assert run("mark", "starred", 2).err == "starred: 1 article\n"
    assert titles(run, "is:starred") == ["Mill opens"]
    assert run("mark", "read", "--query", "source:herald").err == "read: 2 articles\n"
    assert titles(run, "is:unread") == []
    assert run("undo").err == "undone: mark 2 articles read\n"
    assert len(titles(run, "is:unread")) == 2
    assert run("redo").err == "redone: mark 2 articles read\n"
    assert run("mark", "unread", 1).code == 0
    assert run("mark", "read", "--query", "source:herald").err == "read: 1 article\n"
    assert run("undo").err == "undone: mark an article read\n"
    assert run("mark", "archived", 1).code == 0
    assert titles(run, "") == ["Mill opens"]
    assert run("mark", "unarchived", 1).code == 0
    assert len(titles(run, "")) == 2


def test_tags_are_put_on_listed_renamed_and_taken_off(run: Run) -> None:
    run("tag", 1, 2, "--on", "pay, high water")
    run("tag", 1, 2, "--on", "old, older")
    run("tag", 2, "--off", "old, older")
    run("tag", 1, "--off", "pay, old", "--off", "older")
    assert run("tags", "--json").objects == [{"name": "high water", "articles": 2}, {"name": "pay", "articles": 1}]
    assert run("tags", "rename", "pay", "High Water").err == "high water: 1 article, joined with the tag of that name\n"
    assert run("tags").out == "     2  high water\n"
    assert run("tags", "remove", "high water").err == "changed: 2 articles\n"
    missing = run("tags", "rename", "pay", "x")
    assert (missing.code, missing.err) == (1, "newsreader: tag pay: no article has this tag. `newsreader tags` lists them\n")  # fmt: skip


def test_deleting_asks_for_yes_and_no_import_brings_it_back(run: Run, tmp_path: Path) -> None:
    asked = run("delete", "--query", "mill")
    assert asked.code == 2
    assert "would delete 1 article; --yes does it" in asked.err
    assert run("delete", "--query", "mill", "--yes").err == "deleted: 1 article\n"
    run("import", tmp_path / "news")
    assert titles(run, "") == ["Bridge closes"]
    assert run("undo").code == 0
    assert len(titles(run, "")) == 2


def test_a_note_is_written_printed_and_removed(run: Run) -> None:
    assert run("note", 1, "ring the mayor").code == 0
    assert run("note", 1).out == "ring the mayor\n"
    assert titles(run, "has:note") == ["Bridge closes"]
    run("note", 1, "")
    assert titles(run, "has:note") == []


def test_a_note_goes_out_with_an_export_and_comes_in_again(run: Run, tmp_path: Path) -> None:
    run("note", 1, "ring the mayor\n\nand the port")
    run("export", "--output", tmp_path / "out.jsonl")
    other = ("--library", tmp_path / "other.sqlite")
    run(*other, "import", tmp_path / "out.jsonl")
    [article] = run(*other, "list", "has:note", "--json").objects
    assert article["title"] == "Bridge closes"
    assert run(*other, "note", article["id"]).out == "ring the mayor\n\nand the port\n"


def test_a_note_in_somebody_elses_json_is_not_the_users(run: Run, tmp_path: Path) -> None:
    (tmp_path / "theirs.json").write_text('{"title": "Tram stops", "text": "The tram stopped.", "note": "embargoed"}')
    assert run("import", tmp_path / "theirs.json").code == 0
    assert titles(run, "has:note") == []


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["mark", "read"], 2, "name articles by their ids, or by --query"),
        (["mark", "read", "--query", " "], 2, "the query is empty"),
        (["mark", "red", "1"], 2, "'red' is not one of"),
        (["tag", "1"], 2, "name a tag with --on or --off"),
        (["tag", "1", "--on", ", "], 2, "name a tag with --on or --off"),
        (["compare", "1", "2", "3"], 2, "compare takes two articles, or one story"),
        (["compare", "1", "1"], 2, "are one article"),
        (["undo"], 1, "nothing to undo"),
        (["redo"], 1, "nothing to redo"),
    ],
)
def test_mistakes_are_told_and_change_nothing(run: Run, arguments: list[str], code: int, told: str) -> None:
    done = run(*arguments)
    assert done.code == code
    assert told in done.err
    assert len(titles(run, "is:unread")) == 2


@pytest.mark.parametrize("number", ["2", "99", "9" * 30])
def test_what_is_not_there_or_was_deleted_is_told_by_its_number(run: Run, number: str) -> None:
    run("delete", 2, "--yes")
    for command in (
        "show", "note", "note {} x", "correct", "correct --title x", "changes", "compare 1", "mark read 1", "tag --on x",
        "delete --yes", "story take-out", "story put 1",
    ):  # fmt: skip
        words = command.format(number) if "{}" in command else f"{command} {number}"
        done = run(*words.split(), "--json")
        told = f"newsreader: article {number}: there is no such article\n"
        assert (done.code, done.out, done.err) == (1, "", told), words
    for command in ("compare {}", "story explain {}", "story dossier {}", "story put {} 1", "story join 1 {}"):
        done = run(*command.format(number).split(), "--json")
        assert (done.code, done.out) == (1, ""), command
        assert done.err.startswith(f"newsreader: story {number}: there is no such story"), command


def test_what_is_typed_is_stored_as_it_can_be_shown(run: Run) -> None:
    typed = "caf\xe9 \udcff\x1b[31m"  # a byte that is no UTF-8, and a colour
    for command in (["tag", 1, "--on"], ["note", 1], ["searches", "save"], ["correct", 1, "--title"]):
        words = [*command, typed, "port"] if command[0] == "searches" else [*command, typed]
        assert run(*words).code == 0, command
        undone = run("undo").err
        assert undone.strip().isprintable(), undone
        assert run("redo").code == 0
    shown = "caf\xe9 \ufffd^[[31m"
    (article,) = run("show", 1, "--json").objects
    assert (article["title"], article["tags"]) == (shown, [shown])
    assert run("note", 1).out == f"{shown}\n"
    assert run("searches", "--json").objects[0]["name"] == shown
