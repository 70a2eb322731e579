"""Bounds for what a hostile text may cost."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

_FAR_TOO_LONG = 15.0


@contextmanager
def no_trap() -> Iterator[None]:
    """Fail if the work inside takes fifteen seconds of CPU time.

    What is held to it takes a tenth of that at most; work that grows with the square of its text, or worse, takes far more.
    So neither a slow machine nor a busy one decides. How fast something is, the benchmarks tell.
    """
    began = time.process_time()
    yield
    assert time.process_time() - began < _FAR_TOO_LONG
