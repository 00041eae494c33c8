"""Both ways to SQLite, and the figures of each promise, which are printed at the end of the run."""

import pytest

from counterclaim.store import apsw_driver, sqlite3_driver

_FIGURES = pytest.StashKey()
DRIVERS = {"sqlite3": sqlite3_driver, "apsw": apsw_driver}


@pytest.fixture(params=DRIVERS)
def driver(request):
    """Each way to SQLite: Python's own with a rollback journal, and `apsw` with a write-ahead log."""
    return DRIVERS[request.param]()


@pytest.fixture
def figure(request, record_property):
    """Return what notes a figure that was measured: what it is of, and what came out."""

    def note(promise, measured):
        record_property(promise, measured)
        request.config.stash.setdefault(_FIGURES, []).append((promise, measured))

    return note


def pytest_terminal_summary(terminalreporter, config):
    """Print the figures."""
    found = config.stash.get(_FIGURES, [])
    if found:
        terminalreporter.section("figures of the store")
        width = max(len(promise) for promise, _ in found)
        for promise, measured in found:
            terminalreporter.write_line(f"{promise:{width}}  {measured}")
