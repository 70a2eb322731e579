"""The command line as a contract: objects, exit codes, what goes to stdout and what to stderr."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsreader.library import importing
from newsreader.sources.textfile import read_bytes

Run = Callable[..., Any]
ARTICLE_KEYS = {
    "id", "title", "title_from", "source", "path", "url", "published", "published_from", "place", "text", "aside",
    "mentions", "dates", "story", "copies_of", "read", "starred", "tags",
}  # fmt: skip


def test_the_samples_come_in_exactly_right(run: Run, seeds: Path) -> None:
    done = run("import", seeds, "--json")
    assert done.code == 0
    assert done.objects[0] | {"skipped": 0} == {
        "new": 2, "changed": 0, "unchanged": 0, "skipped": 0, "gone": 0, "failed": [],
    }  # fmt: skip
    first, second = sorted(run("export").objects, key=lambda article: article["path"])
    assert set(first) >= ARTICLE_KEYS
    headlines = [line for aside in first["aside"] for line in aside["text"].split("\n") if line.strip()]
    assert len(headlines) == 16
    assert first["text"].endswith("broader U.S.-Asia trade landscape.")
    assert "Kennedy Center" not in first["text"]
    [box] = second["aside"]
    assert box["kind"] == "promotion"
    assert box["text"].startswith("Subscribe to our Chief Editor")
    assert "Subscribe" not in second["text"]
    assert (second["published"], second["place"].lower()) == ("2025-07-17", "tokyo")
    assert second["text"].startswith("Japan's top trade negotiator Ryosei Akazawa held talks")
    for article in (first, second):
        assert 20 < len(article["title"]) < 120
    assert run("import", seeds, "--json").objects[0]["unchanged"] == 2


def test_import_says_what_it_skips(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.PDF", "c.pdf", "d.docx", ".hidden", "readme", "no. 2 of the series", "page." + "x" * 200):
        (tmp_path / "texts" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "texts" / name).write_text("The ferry stays in port until Monday, its owner said.")
    done = run("import", tmp_path / "texts")
    assert "7 skipped (no ending, .pdf, " in done.err
    assert set(done.err.partition("(")[2].partition(")")[0].split(", ")) == {"hidden", ".docx", "no ending", ".pdf"}


def test_a_comparison_in_print_tells_what_agrees_wholly_from_what_agrees_in_part(run: Run, seeds: Path) -> None:
    run("import", seeds)
    first, second = sorted(run("export").objects, key=lambda article: article["path"])
    parts = [" ".join(part.split()) for part in run("compare", first["id"], second["id"]).out.split("\n\n")]
    assert any(part.startswith("= both Meanwhile") and "= Japanese Prime Minister" in part for part in parts)
    assert any(part.startswith("≈ partly The Japanese") and "≈ During the 45-minute" in part for part in parts)
    assert any(part.startswith("+ only A As both sides") for part in parts)
    assert any(part.startswith("+ only B Akazawa will be in Osaka") for part in parts)
    told = run("compare", "99")
    assert (told.code, told.out) == (1, "")
    assert "story 99: there is no such story. Give two articles, or a story as `newsreader stories` lists" in told.err


def test_a_story_of_one_day_names_it_once(run: Run, tmp_path: Path) -> None:
    for name, day in (("one", "2025-07-17"), ("two", "2025-07-17T18:40:00Z")):
        told = "Quay 7 stays closed until Monday, the harbour of Brindle said on Thursday."
        (tmp_path / f"{name}.txt").write_text(f"Title: Quay closed\nDate: {day}\n\n{told}\n")
    run("import", tmp_path / "one.txt", tmp_path / "two.txt")
    assert run("stories").out.splitlines()[1].count("17 Jul 2025") == 1


def test_ctrl_c_ends_an_import_after_the_file_it_reads_and_the_next_goes_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"News {name}\n\nThe ferry {name} runs again.\n")

    def interrupted(path: str) -> bytes:
        signal.raise_signal(signal.SIGINT)
        return read_bytes(path)

    with monkeypatch.context() as patch:
        patch.setattr(importing, "read_bytes", interrupted)
        done = run("import", tmp_path)
    assert (done.code, done.err.split(",")[0]) == (130, "Stopped: 1 new")
    done = run("import", tmp_path)
    assert (done.code, done.err.split(",")[0]) == (0, "2 new")


def test_an_import_tells_how_many_of_the_known_files_have_moved(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "old").mkdir(parents=True)
    for name in ("1", "2", "3"):
        (folder / f"{name}.txt").write_text(
            f"Quay {name} closed\n\nQuay {name} stays closed until Monday, the harbour said.\n"
        )
    run("import", folder)
    (folder / "1.txt").rename(folder / "old/1.txt")
    (folder / "3.txt").rename(folder / "4.txt")
    (folder / "2.txt").rename(folder / "3.txt")
    assert run("import", folder).err == "0 new, 0 changed, 3 unchanged, 3 of them moved\n"
    assert run("import", folder).err == "0 new, 0 changed, 3 unchanged\n"


def test_failures_are_lines_on_stderr_and_exit_one(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("Good news\n\nAll is well in the harbour, the council said.\n")
    (folder / "new\nline.txt").write_text("")
    done = run("import", folder, tmp_path / "missing")
    assert done.code == 1
    assert {line for line in done.err.splitlines() if line.startswith("newsreader: ")} == {
        f"newsreader: {folder}/new\\nline.txt: empty: there is no text in it",
        f"newsreader: {tmp_path}/missing: no such file or folder. Check the spelling",
    }
    assert len(run("list", "--json").objects) == 1


def test_an_article_on_stdin_is_imported(run: Run) -> None:
    assert run("import", "-", "--json", stdin=b"Typed\n\nThis was typed by hand.\n").objects[0]["new"] == 1
    [row] = run("list", "--json").objects
    assert row["title"] == "Typed"
    done = run("import", "-", "--json")
    assert done.code == 1
    assert done.objects[0]["failed"] == [{"path": "standard input", "error": "empty: there is no text in it"}]
    done = run("import", "-", "--json", stdin=b"x" * 20_000_000)
    assert done.objects[0]["failed"][0]["error"].startswith("it is larger than 10 MB, the limit for one file")


def test_lists_search_and_show_print_their_objects(run: Run, seeds: Path) -> None:
    run("import", seeds)
    rows = run("list", "--json").objects
    assert {*rows[0]} == {"id", "title", "source", "published", "read", "starred", "tags", "story", "words"}
    hits = run("search", "--json", "--", "subscription OR Akazawa").objects
    assert {hit["id"] for hit in hits} == {row["id"] for row in rows}
    assert all("snippet" in hit for hit in hits)
    shown = run("show", rows[0]["id"], "--json").objects[0]
    assert set(shown) >= ARTICLE_KEYS
    printed = run("show", rows[0]["id"]).out
    assert "Akazawa" in printed
    assert f"[left out: {', '.join(one['kind'] for one in shown['aside'])}]" in printed


def test_a_search_puts_the_best_or_the_newest_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(
        "Title: Ferry returns\nDate: 2025-07-01\n\nThe ferry is back, and a ferry it is.\n"
    )
    (tmp_path / "new.txt").write_text("Title: Quay closed\nDate: 2025-07-02\n\nThe quay is shut; the ferry goes on.\n")
    run("import", tmp_path / "old.txt", tmp_path / "new.txt")
    found = [
        [row["title"] for row in run("search", "ferry", "--json", *sort).objects] for sort in ((), ("--sort", "newest"))
    ]
    assert found == [["Ferry returns", "Quay closed"], ["Quay closed", "Ferry returns"]]


OBJECTS = {
    "stories": {"id", "title", "articles", "sources", "first", "last"},
    "entities": {"id", "name", "kind", "articles", "mentions", "aliases", "watched"},
    "deadlines --past": {"date", "kind", "sentence", "articles", "story", "days_left", "disagree"},
    "compare 1 2": {"a", "b", "sentences_a", "sentences_b", "links", "facts", "certainty", "notes"},
}


def test_what_was_found_is_printed_as_objects_and_as_lines(run: Run, seeds: Path) -> None:
    run("import", seeds)
    for command, keys in OBJECTS.items():
        assert [*{frozenset(one) for one in run(*command.split(), "--json").objects}] == [keys]
    comparison = run("compare", 1, 2, "--json").objects[0]
    assert {*comparison["links"][0]} == {"a", "b", "relation"}
    assert {*comparison["sentences_a"][0]} == {"start", "end", "text"}
    assert all({"kind", "value", "a", "b", "status"} <= {*fact} for fact in comparison["facts"])
    shown = run("show", 1, "--json").objects[0]
    assert {*shown["mentions"][0]} == {"start", "end", "text", "kind", "entity"}
    assert {*shown["dates"][0]} == {"start", "end", "text", "value", "kind"}
    assert run("stories").out.splitlines()[1].strip().startswith("2 articles · ")
    assert "2 person        Ryosei Akazawa  (Akazawa)" in run("entities").out
    assert {one["story"] for one in run("deadlines", "--past", "--json").objects} == {shown["story"]}
    due = run("deadlines", "--past", "--today", "2025-07-18").out
    assert "⚑ Fri 1 Aug 2025" in due
    assert "in 14 days" in due


@pytest.mark.parametrize(
    "arguments", [["show", "x"], ["import"], ["list", "--today", "soon"], ["--nonsense"], ["no-such-path"]]
)
def test_wrong_usage_is_told_in_one_line_and_exit_two(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert len(done.err.strip().splitlines()) == 1


def test_a_mistyped_command_is_told_with_the_one_that_was_meant(run: Run) -> None:
    done = run("serach", "tariff")
    assert done.code == 2
    assert "Did you mean `newsreader search`?" in done.err
    assert "newsreader open" not in run("oepn").err  # a hidden one


@pytest.mark.parametrize(
    "command", ["import", "watch", "opml import", "urls export", "export --output", "--config", "--library"]
)
def test_an_empty_path_is_no_folder(run: Run, command: str) -> None:
    done = run(*command.split(), "")
    assert done.code == 2
    assert "a path is empty" in done.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full device")
def test_a_full_disk_behind_stdout_is_told_in_one_line(run: Run, seeds: Path, tmp_path: Path) -> None:
    run("import", seeds)
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "newsreader", "--library", str(tmp_path / "library.sqlite"), "list"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["newsreader: the output cannot be written (no space left on device)"]


def test_an_unusable_library_is_told_and_left_alone(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    library.write_bytes(b"This is no library at all, but somebody's notes." * 20)
    done = run("list")
    assert done.code == 2
    assert str(library) in done.err
    assert library.read_bytes().startswith(b"This is no library")


def test_an_export_is_written_whole(run: Run, seeds: Path, tmp_path: Path) -> None:
    run("import", seeds)
    assert run("export", "--output", tmp_path / "out.jsonl").code == 0
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [set(json.loads(line)) >= ARTICLE_KEYS for line in lines] == [True, True]
    assert len(run("export", "--output", "-").objects) == 2
    done = run("export", "--output", tmp_path / "nowhere/out.jsonl")
    assert done.code == 1
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(("style", "start"), [("md", "# "), ("csv", "id,published"), ("html", "<!doctype html>")])
def test_other_formats_hold_every_article(run: Run, seeds: Path, style: str, start: str) -> None:
    run("import", seeds)
    out = run("export", "--format", style).out
    assert out.startswith(start)
    assert "de-escalating tensions" in out
    assert "25 per cent levy" in out


def test_doctor_finds_a_new_library_sound(run: Run, seeds: Path) -> None:
    run("import", seeds)
    done = run("doctor", "--json")
    assert {*done.objects[0]["checks"][0]} == {"name", "ok", "detail", "remedy"}
    assert all(
        check["ok"] for check in done.objects[0]["checks"] if check["name"] not in ("terminal", "characters", "SQLite")
    )


def test_the_reader_without_a_terminal_says_so_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newsreader", "--library", str(tmp_path / "l.sqlite")]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "terminal" in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_ends_quietly(
    run: Run, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unbuffered: str
) -> None:
    run("import", seeds)
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    command = [sys.executable, "-m", "newsreader", "--library", str(tmp_path / "library.sqlite"), "list"]
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_odd_names_reach_no_terminal_raw(run: Run, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "odd")
    os.mkdir(folder)
    for name in (b"esc\x1b]0;x\x07.txt", b"c1\xc2\x9b.txt", b"bad\xff.txt", b"empty\x1b.txt"):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(
                b"" if name.startswith(b"empty") else b"Headline\n\nSome words stand here, and they are these.\n"
            )
    done = run("import", tmp_path / "odd")
    out = done.err + done.out + "".join(run("export").out)
    assert run("import", tmp_path / "odd", "--json").objects[0]["unchanged"] == 3
    assert not any((char < " " and char != "\n") or "\x7f" <= char <= "\x9f" for char in out)


def test_the_terminal_is_left_alone_by_commands(tmp_path: Path) -> None:
    """In a pseudo-terminal a command prints text, and nothing that changes the modes of the screen."""
    main, follower = pty.openpty()
    command = [sys.executable, "-m", "newsreader", "--library", str(tmp_path / "l.sqlite"), "list"]
    done = subprocess.run(command, stdin=follower, stdout=follower, stderr=follower, check=False, timeout=60)
    os.close(follower)
    written = os.read(main, 10_000)
    os.close(main)
    assert done.returncode == 0
    assert b"\x1b[?" not in written


def test_a_search_that_cannot_find_anything_says_why_on_stderr(run: Run, seeds: Path) -> None:
    run("import", str(seeds))
    done = run("search", "🚀")
    assert (done.code, done.out) == (0, "")
    assert "0 articles: 🚀 has no letter or digit: only words and numbers can be found" in done.err
    done = run("list", "sorce:cna", "OR", "Akazawa")
    assert len(done.out.splitlines()) == 2
    assert "there is no field sorce: (did you mean source:?)" in done.err
    assert run("search", "Akazawa").err == ""


def test_a_calendar_named_behind_ics_is_no_query(run: Run, seeds: Path) -> None:
    run("import", seeds)
    done = run("deadlines", "--ics", "dates.ics")
    assert (done.code, done.out) == (2, "")
    assert "newsreader deadlines --ics > FILE" in done.err


def test_periods_are_told_in_words_beside_their_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "Title: Quay of Osterby\nDate: 2026-05-20\n\nBids are due by the end of next week. The quay must be sold by this autumn.\n"
    )
    run("import", file)
    lines = run("deadlines", "--today", "2026-05-20").out.splitlines()
    assert lines[0] == "⚑ week of 25 May 2026 within 11 days Bids are due by the end of next week."
    assert lines[2] == "⚑ Sep–Nov 2026    within 194 days    The quay must be sold by this autumn."


def test_deadlines_are_told_in_one_format(run: Run) -> None:
    done = run("deadlines", "--ics", "--json")
    assert (done.code, done.out) == (2, "")
    assert "--ics or --json" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("list >&-", 1, "the output cannot be written (bad file descriptor)"),
        ("export --format ics >&-", 1, "the output cannot be written"),
        ("list nothing-such >&- 2>&-", 0, ""),
        ("<&-", 2, "needs a terminal"),
        ("import - <&-", 1, "there is no text in it"),
        ("fetch <&- >&-", 0, "No feeds"),
    ],
)
def test_streams_that_the_shell_closed_are_as_if_nothing_stood_in_them(
    run: Run, seeds: Path, tmp_path: Path, words: str, code: int, said: str
) -> None:
    run("import", seeds)
    command = f'"{sys.executable}" -m newsreader --library "{tmp_path / "library.sqlite"}" {words}'
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert said in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can remove a folder there that is in use")
def test_a_folder_that_was_removed_under_us_is_told(tmp_path: Path) -> None:
    command = f'mkdir gone && cd gone && rmdir ../gone && "{sys.executable}" -m newsreader --library "{tmp_path}/a.db" import .'
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr == "newsreader: the folder that you are in has been removed. Go to another one\n"


@pytest.mark.parametrize("group", [[], ["entity"], ["opml"], ["searches"], ["settings"], ["story"], ["tags"], ["urls"]])
def test_no_line_of_the_help_breaks_off(run: Run, group: list[str]) -> None:
    listed = run(*group, "--help").out.partition("Commands:")[2]
    assert listed
    assert not [line for line in listed.splitlines() if line.endswith("...")]


@pytest.mark.parametrize(("command", "remedy"), [("feeds", "add URL"), ("searches", "save NAME"), ("tags", "--on TAG")])
def test_an_empty_list_says_how_it_is_filled(run: Run, command: str, remedy: str) -> None:
    done = run(command)
    assert (done.code, done.out) == (0, "")
    assert remedy in done.err


@pytest.mark.parametrize("command", ["story", "opml", "urls", "entity", "settings"])
def test_a_command_of_commands_alone_shows_them(run: Run, command: str) -> None:
    done = run(command)
    assert (done.code, done.out) == (2, "")
    assert done.err == run(command, "--help").out


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("list", "0 articles"), ("stories", "0 stories"), ("entities", "0 names"),
        ("deadlines", "0 dates to come (--past shows what is over)"),
    ],
)  # fmt: skip
def test_what_finds_nothing_says_so_beside_the_data(run: Run, seeds: Path, command: str, told: str) -> None:
    run("import", seeds)
    done = run(command, "zebra")
    assert (done.code, done.out, done.err.strip()) == (0, "", told)


def test_an_object_is_one_line_however_its_file_is_called(run: Run, tmp_path: Path) -> None:
    name = "a\u2028b\u2029c\x85d\x0be.txt"
    (tmp_path / name).write_text("Bridge closed\n\nThe old bridge stays closed until the spring.\n")
    run("import", tmp_path / name)
    [line] = run("export").out.splitlines()
    assert json.loads(line)["path"] == str(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_path_that_cannot_be_read_keeps_no_others_out(run: Run, tmp_path: Path, seeds: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(0)
    done = run("import", shut, seeds, "--json")
    assert (done.code, done.objects[0]["new"]) == (1, 2)
    assert [failure["path"] for failure in done.objects[0]["failed"]] == [str(shut)]
