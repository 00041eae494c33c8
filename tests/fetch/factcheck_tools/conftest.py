"""A stand-in of the API, opened once a module."""

import pytest


@pytest.fixture(scope="module")
def opened():
    from fetch.factcheck_tools.stand_in import opened_stand_in

    with opened_stand_in() as stand_in:
        yield stand_in


@pytest.fixture
def api(opened):
    opened.begin(b"")
    return opened
