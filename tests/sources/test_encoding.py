"""Bytes to text: marks and UTF-8 are certain, anything else is a guess that says so."""

import pytest

from newsreader.errors import SourceError
from newsreader.sources.encoding import decode

TEXT = "Café owners’ “protest” – €5 fee. The council of the old town met on Monday to hear both sides.\n" * 3
JAPANESE = "東京で地震の速報\n\n日本語の記事です。台風は週末に上陸する見込みです。気象庁が発表しました。\n" * 3
RUSSIAN = "Москва\n\nНовости города: мэр объявил о новых правилах для транспорта, которые вступят в силу весной.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "f")[0] == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "cp1252"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (JAPANESE, "iso2022_jp"), (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp1251"), ("Plain letters\n", "utf-16-le"),
    ],
)  # fmt: skip
def test_other_encodings_are_guessed_and_said_to_be(text: str, encoding: str) -> None:
    read, note = decode(text.encode(encoding), "f")
    assert read == text
    assert note is not None
    assert note.startswith("guessed encoding")


def test_a_cut_character_costs_only_itself() -> None:
    data = "All of this stays: café".encode()[:-1]
    assert decode(data, "f") == ("All of this stays: caf\ufffd", "damaged UTF-8: 1 undecodable byte")


def test_overlong_forms_never_become_what_they_hide() -> None:
    text, note = decode(b"path \xc0\xaf and \xc0\x9b here", "f")
    assert "/" not in text
    assert "\x1b" not in text
    assert note is not None


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"%PDF-1.7 text", b"\x00" * 400, bytes(range(256)) * 9]
)
def test_binary_data_is_refused_as_such(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"photo\.txt: binary data"):
        decode(data, "photo.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf \n", "\u3000\xa0\n\u200b\u202e\u2003".encode()])
def test_nothing_but_white_space_is_called_empty(data: bytes) -> None:
    with pytest.raises(SourceError, match="empty"):
        decode(data, "f.txt")


def test_text_with_escapes_is_text() -> None:
    assert decode(b"before \x1b[31m\x07 after\x7f" * 20, "f")[1] is None
