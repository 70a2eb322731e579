"""The door for outside text: nothing that acts on a terminal passes, nothing readable is lost."""

import unicodedata
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.traps import no_trap

from newsreader.text import clean_line, clean_text, count_words, is_plain_url, safe_url, show_path, told_apart

ANY = st.text(alphabet=st.characters(codec=None), max_size=200)


@given(ANY)
def test_no_control_bidi_or_invisible_character_passes(text: str) -> None:
    for char in clean_text(text):
        assert char in "\t\n" or unicodedata.category(char) not in ("Cc", "Cs")
        assert not 0x202A <= ord(char) <= 0x202E
        assert not 0x2066 <= ord(char) <= 0x2069
        assert char not in "\u200b\ufeff\u2028\u2029\ue000\ue001"


GARBLE = st.text(alphabet="`'âÃÂÐðaA €™©£œ”’ \u200b\xad\x80\x94\x99\xa0\u0301\u202e", max_size=30)


@given(ANY | GARBLE)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text(alphabet=st.sampled_from("abc XYZ 0123 .,;:!?'()-\n"), max_size=200))
def test_plain_text_passes_as_it_is(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("\x1b[31mred\x07", "^[[31mred^G"),
        ("one\x00two", "onetwo"),
        ("x\x9b31m", "x›31m"),
        ("\x81", "\ufffd"),
        ("Gov\u200bern\xadment", "Government"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("cafe\u0301", "café"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("flag \U0001f3f4\U000e0067\U000e0062\U000e007f", "flag \U0001f3f4\U000e0067\U000e0062\U000e007f"),
        ("hidden\U000e0041\U000e0042", "hidden"),
        ("25\xa0per cent", "25 per cent"),
        ("the ﬁrst oﬃcial", "the first official"),
        ("``No,'' he said. ``Not now.''", "“No,” he said. “Not now.”"),
        ("``a``, 5'' of rain", "``a``, 5'' of rain"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_becomes_of_awkward_characters(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


@pytest.mark.parametrize(
    ("garbled", "written"),
    [
        ("They donâ€™t know", "They don’t know"),
        ("PORT HALE â\x80\x94 â\x80\x9cNo,â\x80\x9d she said", "PORT HALE — “No,” she said"),
        ("a cafÃ© in Sinn FÃ©inâ€™s street for Â£5", "a café in Sinn Féin’s street for £5"),
        ("two \x93words\x94 \x96 quoted", "two “words” – quoted"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
        ("hiddenâ\x80\xae.exe", "hidden.exe"),
    ],
)
def test_what_was_decoded_wrongly_is_given_back(garbled: str, written: str) -> None:
    assert clean_text(garbled) == written


@pytest.mark.parametrize(
    "sound", ["AMANHû, disse", "MENÜ“ sagte", "CAFɻ", "l’été, José’s", "dážď", "20 °C à 5 €", "SÃO PAULO – Âncora"]
)
def test_sound_text_that_looks_garbled_is_left(sound: str) -> None:
    assert clean_text(sound) == sound


def test_marks_piled_on_one_letter_are_cut() -> None:
    assert len(clean_text("a" + "\u0316" * 100_000)) <= 8


def test_a_line_is_one_line_and_cut() -> None:
    assert clean_line(" two\n words ") == "two words"
    assert clean_line("x" * 1000, 10) == "x" * 9 + "…"
    assert clean_line("ferry crews strike", 13) == clean_line("ferry crews strike", 12) == "ferry crews…"
    assert clean_line("of ferryboats", 10) == "of ferryb…", "a word that fills more than half of the line"


def test_a_path_is_shown_on_one_line() -> None:
    assert show_path("a\nb\t\udcff\x1b]0;x") == "a\\nb\\t\\xff^[]0;x"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("HTTP://Example.org", "http://example.org"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://example.org/a'b|c", "https://example.org/a%27b%7Cc"),
        ("mailto:desk@example.org", None),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://exa mple.org", None),
        ("http://[::1", None),
        ("https://example.org:99999/", None),
        ("https://example.org/\u202ecod", None),
        ("https://example.org/\x9bcod", None),
    ],
)
def test_only_addresses_of_the_web_are_opened(url: str, safe: str | None) -> None:
    assert safe_url(url) == safe


PIECES = [
    "https://",
    "http://",
    "a.example",
    "A",
    "/",
    "//",
    "?",
    "#",
    "&",
    "=",
    ";",
    "%",
    "..",
    "'",
    "@",
    ":",
    "8",
    " ",
    "ü",
    "[",
    "-",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.sampled_from(["", "https://a.example/x", "http://b.example/?y"]),
)
def test_a_plain_address_is_safe_as_it_stands(rest: str, base: str) -> None:
    for url in (rest, "https://a.example" + rest, "http://news.a-b.example/a/" + rest):
        if is_plain_url(url):
            assert safe_url(urljoin(base, url)) == url


def test_usual_addresses_are_plain() -> None:
    assert is_plain_url("https://news.example/2026/03/a_b-c.html?utm_source=rss&x=1#top")
    assert not any(
        map(
            is_plain_url, ["https://me@a.example/", "https://a.example:80/", "https://a.example/\n", "ftp://a.example/"]
        )
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Twelve “big” ships wait.", 4),
        ("上海港集装箱吞吐量创新高", 6),
        ("1ドル160円台 in Tokyo", 6),
        ("서울 지하철 파업", 3),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert count_words(text) == words


def test_signs_without_a_letter_are_no_trap() -> None:
    with no_trap():
        assert count_words("👨\u200d👩\u200d👧" * 20_000 + " one 👍two") == 2


def test_outlets_that_tell_again_are_told_apart_by_day_then_time_then_number() -> None:
    assert told_apart(["Post", "Wire", "Post", "Post"], ["1 May", "1 May", "2 May", "2 May"]) == (
        "Post 1 May", "Wire", "Post 2 May", "Post 2 May (2)"
    )  # fmt: skip
    assert told_apart(["Post", "Post"], ["", "2 May"]) == ("Post", "Post 2 May")
    days, times = ["1 May", "2 May", "2 May"], ["", "09:00", "10:30"]
    assert told_apart(["Post"] * 3, days, times) == ("Post 1 May", "Post 2 May 09:00", "Post 2 May 10:30")
