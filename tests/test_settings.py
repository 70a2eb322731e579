"""The settings file: what is understood, and that every fault names file, line, key and what was meant."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from newsreader.errors import SettingsError
from newsreader.settings import (
    DAY_ORDERS,
    EXAMPLE,
    PLAIN_COLOURS,
    THEME_COLOURS,
    THEMES,
    FeedLogin,
    Keyword,
    Notices,
    RetentionRule,
    Settings,
    line_of,
    load_settings,
    parse_settings,
    rule_words,
    write_days,
    written_day,
    written_period,
)
from newsreader.ui.keymap import load_with_keys

FILE = Path("settings.toml")


def fault(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text.encode(), FILE)
    return str(caught.value)


def test_a_missing_or_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").touch()
    assert load_settings(tmp_path / "none.toml") == load_settings(tmp_path / "empty.toml") == Settings()


def test_every_key_is_read() -> None:
    text = """
theme = "nord"
week_start = "sunday"
alarm_days = 2
refresh_minutes = 30
columns = ["date", "tags"]
dates = "iso"
notices = {bell = true, watched = false}
[keys]
list.down = ["j", "n"]
"article.star" = "*"
[feeds."News.example"]
password_command = "pass show 'a feed'"
user = "me"
[feeds."b.example:8080"]
password_command = ["token"]
header = "X-Auth-Token"
[sources]
cna = "Channel NewsAsia"
[[keywords]]
name = "tariffs"
pattern = "tariffs?|levy"
colour = "red"
"""
    settings = parse_settings(text.encode(), FILE)
    assert settings.feeds == {
        "news.example": FeedLogin(("pass", "show", "a feed"), "me"),
        "b.example:8080": FeedLogin(("token",), header="X-Auth-Token"),
    }
    assert (settings.theme, settings.week_start, settings.alarm_days) == ("nord", "sunday", 2)
    assert (settings.refresh_minutes, settings.notices) == (30, Notices(bell=True, watched=False))
    assert settings.keys == {"list.down": "j,n", "article.star": "*"}
    assert (settings.columns, settings.dates) == (("date", "tags"), "iso")
    assert settings.sources == {"cna": "Channel NewsAsia"}
    assert settings.keywords == (Keyword("tariffs", "tariffs?|levy", "red"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = = 1", "settings.toml: line 1: it is not valid TOML"),
        ("\ntehme = 'nord'", "line 2: `tehme` is no setting, did you mean `theme`?"),
        ("theme = 5", "line 1: `theme` must be a text in quotes, not 5"),
        ("theme = 'nrod'", "did you mean 'nord'?"),
        ("week_start = 'mondy'", "did you mean 'monday'?"),
        ("alarm_days = -1", "`alarm_days` must be a whole number of days from 0 to 365, not -1"),
        ("alarm_days = nan", "not nan"),
        ("refresh_minutes = 1", "`refresh_minutes` must be a whole number of minutes from 5 to 10080, or 0"),
        ("[notices]\nbel = true", "line 2: `notices.bel` is no key of notices, did you mean `bell`?"),
        ("[feeds]\n'https://a.example' = {}", "must be a host or host:port, without https:// and path"),
        (
            "[feeds.'a.example']\npasword_command = ['x']",
            "line 2: `feeds.a.example.pasword_command` is no key of a host, did",
        ),
        ("[feeds.'a.example']\npassword_command = []", "`feeds.a.example.password_command` must be a program and its"),
        ("[feeds.'a.example']\npassword_command = \"pass 'x\"", "is no command (No closing quotation)"),
        ("[feeds.'a.example']\npassword_command = 'x'\nheader = 'Host'", "`feeds.a.example.header` cannot be 'Host'"),
        ("feeds = 1", "`feeds` must be a table of hosts"),
        ("[notices]\nbell = 'yes'", "`notices.bell` must be true or false, not 'yes'"),
        ("alarm_days = 99999999999999999999", "from 0 to 365"),
        ("keys = 'x'", "`keys` must be a table"),
        ("\n[colours]\npersn = 'red'", "line 3: `colours.persn` is no highlight, did you mean `person`?"),
        ("[colours]\nperson = 'rde'", "line 2: `colours.person` cannot be 'rde'"),
        ("[[keywords]]\npattern = 'a'\n[[keywords]]\npatern = 'b'", "line 4: `keywords.patern` is no key of a keyword"),
        (
            "[[keywords]]\npattern = 'a'\n[[keywords]]\npattern = 3",
            "line 4: `keywords.pattern` must be a text in quotes",
        ),
        ("keywords = ['a']", "`keywords` must be written as [[keywords]] tables"),
        ("\nnames = 1_" + "0" * 5000, "line 2: it is not valid TOML: a number of too many digits"),
        ("[notices]\n[keys]\na = 'b'\n[notices]", "line 4: it is not valid TOML: cannot declare `notices` twice"),
        ("alarm_days = 0x" + "f" * 9000, "line 1: `alarm_days` must be a whole number"),
        ("columns = [0x" + "f" * 9000 + "]", "a number of so many digits"),
        ("theme = true", "must be a text in quotes, not true"),
        ("theme = 2026-01-02", "must be a text in quotes, not 2026-01-02"),
        ("[[keywords]]\npattern = '('", "no regular expression"),
        ("[[keywords]]\npattern = 'x*'", "at least one character"),
        ('opener = "\\u001b]0;x"', "cannot be shown"),
        ("\ncolumns = ['sorce']", "line 2: `columns` cannot hold 'sorce', did you mean `source`?"),
        ("columns = ['date', 'date']", "`columns` holds 'date' twice"),
        ("columns = 'date'", '`columns` must be a list such as ["source", "date"], not \'date\''),
        ("[retention]\n'A Post' = 'delet after 3 month'", "line 2: `retention.A Post` cannot be 'delet after 3 month'"),
        ("[retention]\na = 'delet after 3 month'", 'did you mean "delete after 3 months"?'),
        ("[retention]\na = 'forever'", 'a rule is "keep", "archive after 90 days" or'),
        ("[retention]\na = 'archive after 0 days'", "cannot be 'archive after 0 days'"),
        ("[retention]\na = 90", "must be a text in quotes, not 90"),
        ("a = " + "[" * 5000, "nested too deeply"),
    ],
)
def test_faults_say_where_they_are_and_what_was_meant(text: str, told: str) -> None:
    message = fault(text)
    assert message.startswith("settings.toml: ")
    assert told in message
    assert "\x1b" not in message


def test_all_faults_of_a_file_are_told_at_once() -> None:
    message = fault("tehme = 'x'\nalarm_days = 'soon'")
    assert "tehme" in message
    assert "alarm_days" in message


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("keep", RetentionRule()),
        ("archive after 90 days", RetentionRule("archive", 90)),
        (" Delete  after 1 year ", RetentionRule("delete", 365)),
        ("delete after 2 weeks,unread too", RetentionRule("delete", 14, True)),
        ("archive after 3 months, unread too", RetentionRule("archive", 90, True)),
    ],
)
def test_rules_of_retention_are_read_as_they_are_written(text: str, rule: RetentionRule) -> None:
    assert parse_settings(f'[retention]\n"A Post" = "{text}"'.encode(), FILE).retention == {"A Post": rule}
    assert parse_settings(f'[retention]\na = "{rule_words(rule)}"'.encode(), FILE).retention == {"a": rule}


@pytest.mark.parametrize(
    ("order", "whole", "short"),
    [
        ("day-first", "Thu 17 Jul 2025", "17 Jul"),
        ("month-first", "Thu Jul 17, 2025", "Jul 17"),
        ("iso", "Thu 2025-07-17", "07-17"),
    ],
)
def test_days_are_written_in_the_order_of_the_settings(order: str, whole: str, short: str) -> None:
    try:
        write_days(order)
        assert written_day(date(2025, 7, 17)) == whole
        assert written_day(date(2025, 7, 17), year=False, weekday=False) == short
        assert written_period("2025-W30") == f"week of {written_day(date(2025, 7, 21), weekday=False)}"
    finally:
        write_days(DAY_ORDERS[0])


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_settings_error(data: bytes) -> None:
    told = "settings.toml: "
    try:
        parse_settings(data, FILE)
    except SettingsError as error:
        told = str(error)
    assert told.startswith("settings.toml: ")


def test_the_example_is_understood_and_gives_the_defaults_when_its_comments_stay() -> None:
    assert parse_settings(EXAMPLE.encode(), FILE) == Settings()


def test_the_example_shows_every_key_and_each_is_understood(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(re.sub(r"^# (?=\[|[\w\".]+ = )", "", EXAMPLE, flags=re.M))
    assert set(tomllib.loads(file.read_text())) == set(Settings.__slots__)
    settings = load_with_keys(file)
    assert settings.keys == {"article.star": "!", "list.first": "g g,home"}
    assert settings.colours == {"person": "#88c0d0", "deadline": "$error"}


def test_colours_and_themes_are_those_of_the_screen() -> None:
    assert set(THEMES) == set(BUILTIN_THEMES)
    assert all(Color.parse(name) for name in PLAIN_COLOURS)
    variables = BUILTIN_THEMES["nord"].to_color_system().generate()
    assert {name.removeprefix("$") for name in THEME_COLOURS} <= set(variables)


@pytest.mark.parametrize(
    ("key", "number", "line"),
    [("theme", 0, 1), ("keys", 0, 2), ("keys.list.down", 0, 3), ("keys.article.star", 0, 4), ("sources.a", 0, 5),
     ("keywords.pattern", 0, 8), ("keywords.pattern", 1, 10), ("keywords.colour", 1, 9), ("nothing", 0, 0)],
)  # fmt: skip
def test_lines_of_keys_are_found_however_they_are_written(key: str, number: int, line: int) -> None:
    text = """theme = "nord"
[keys]
list . down = "j"
"article.star" = "x"
[sources]

[[keywords]]
pattern = "a"
[[ "keywords" ]]
'pattern' = "b"
"""
    assert line_of(key, text.split("\n"), number) == line


def test_the_readme_lists_every_key() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Settings")[1].split("\n## ")[0].partition("| key |")[2]
    assert [key for key in Settings.__slots__ if not re.search(rf"`\[{{0,2}}{key}\b", table)] == []
