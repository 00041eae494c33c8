"""The folder of public data that the corpora tests read; without it they are skipped."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpora() -> Path:
    named = os.environ.get("COUNTERCLAIM_CORPORA")
    if not named:
        pytest.skip("COUNTERCLAIM_CORPORA names no folder of corpora")
    folder = Path(named)
    if not folder.is_dir():
        pytest.skip(f"COUNTERCLAIM_CORPORA names {named}, which is no folder")
    return folder
