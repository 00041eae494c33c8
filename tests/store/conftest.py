"""Every test of a store runs over both ways to SQLite."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from counterclaim.store import Driver, Store, apsw_driver, sqlite3_driver
from store.helpers import Watch

DRIVERS = {"sqlite3": sqlite3_driver, "apsw": apsw_driver}


@pytest.fixture(params=DRIVERS)
def driver(request: pytest.FixtureRequest) -> Driver:
    return DRIVERS[request.param]()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def new_store(tmp_path: Path, driver: Driver, watch: Watch) -> Iterator[Callable[..., Store]]:
    """Makes empty stores, each in a folder of its own, whose clock is *watch*."""
    numbers = count()
    with contextlib.ExitStack() as stack:

        def make(**options: Any) -> Store:
            folder = tmp_path / f"desk-{next(numbers)}"
            folder.mkdir()
            return stack.enter_context(
                Store.create(folder / "case.ccl", driver=driver, clock=watch, **options)
            )

        yield make


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    return new_store()
