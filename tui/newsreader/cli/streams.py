"""The streams that commands print on: nothing that could act on a terminal passes them.

Outside text is cleaned on its way into the library; but a library is a file, which somebody else may have written.
"""

import re
from typing import Any, TextIO, cast

# Controls but tab, line end and the carriage return of progress; marks of direction. Our own bold may pass.
_ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\x1b(?!\\[[01]m)")


class _Guarded:
    """A text stream that replaces what could act on a terminal by U+FFFD."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(_ACTING.sub("\ufffd", text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def guarded(stream: TextIO) -> TextIO:
    """Return a stream that prints on another what cannot act on a terminal."""
    return cast(TextIO, _Guarded(stream))
