"""How many examples the laws are tried on, that none fails for being slow, and where the corpora are."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# In CI the same examples every time, so that a change is judged by what it changes; elsewhere new ones. There
# are so many that all tests take some minutes; `make soak` has many more.
settings.register_profile("usual", deadline=None, max_examples=70, derandomize="CI" in os.environ)
_SLOW = [HealthCheck.too_slow]
settings.register_profile("soak", deadline=None, max_examples=3000, suppress_health_check=_SLOW)
settings.load_profile("usual")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of public data that the corpora tests read; without it they are skipped."""
    named = os.environ.get("COUNTERCLAIM_CORPORA")
    if not named:
        pytest.skip("COUNTERCLAIM_CORPORA names no folder of corpora")
    folder = Path(named)
    if not folder.is_dir():
        pytest.skip(f"COUNTERCLAIM_CORPORA names {named}, which is no folder")
    return folder
