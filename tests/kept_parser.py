"""Children that parse feeds, kept from one refresh of the tests to the next: starting one takes longer than most tests."""

import subprocess
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest

from newsreader.sources import gathering
from newsreader.sources.feeds.parser import FeedParser


class KeptParser(FeedParser):
    """A parser that hands its child process on to the next one, unless the child failed or was killed."""

    _idle: ClassVar[list["subprocess.Popen[bytes]"]] = []
    _is_well = True

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._child is None and self._idle:
            self._child = self._idle.pop()
        return super()._started()

    def _answer(self, *arguments: Any, **options: Any) -> dict[str, Any]:
        was_well, self._is_well = self._is_well, False
        answer = super()._answer(*arguments, **options)
        self._is_well = was_well
        return answer

    def kill(self) -> None:
        self._is_well = False
        super().kill()

    def close(self) -> None:
        if self._child is None or not self._is_well:
            super().close()
        else:
            self._idle.append(self._child)
            self._child = None


@pytest.fixture(scope="session", autouse=True)
def _parsers_are_kept() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering, "FeedParser", KeptParser)
        yield
    for child in KeptParser._idle:
        parser = FeedParser()
        parser._child = child
        parser.close()
