"""How far long work is, told now and then."""

import pytest

from newsreader.library import progress
from newsreader.library.progress import Teller
from newsreader.models import Progress


@pytest.mark.parametrize("is_even", [True, False])
def test_it_is_told_now_and_then_with_rate_and_time_left(monkeypatch: pytest.MonkeyPatch, is_even: bool) -> None:
    clock = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    told: list[Progress] = []
    teller = Teller("Importing", told.append, is_even, clock[0])
    for done in range(1, 11):
        clock[0] += 0.125
        teller.tell(done, 20)
    assert [one.done for one in told] == [1, 3, 5, 7, 9]
    assert told[0].rate is None
    assert told[-1].rate == (8 if is_even else None)
    assert told[-1].seconds_left == (11 / 8 if is_even else None)
    teller.tell(20, 20, last=True)
    assert told[-1].done == 20
