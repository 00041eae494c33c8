"""A hostile site, opened once a module; the servers that commit every abuse, opened once."""

import logging
from types import SimpleNamespace

import pytest


@pytest.fixture(scope="module")
def site():
    from fetch.ways import opened_site

    with opened_site() as opened:
        yield opened
    assert opened.server.failures == []


@pytest.fixture(scope="session")
def abuse_site():
    from fetch.abuse_cases import opened_abuse

    with opened_abuse() as opened:
        yield opened
    assert [failure for server in opened.servers.values() for failure in server.failures] == []


@pytest.fixture(scope="session", params=["sync", "async"])
def abused(request, abuse_site):
    """Return what came of every case of abuse, with secrets in each URL, and all that was logged."""
    from fetch.abuse_cases import all_results
    from fetch.logs import QUERY, everything_logged

    with everything_logged() as logged:
        logging.getLogger("httpx").debug("a word to show that logs are read")
        found = all_results(abuse_site, request.param, QUERY)
    results = {each.abuse.name: each for each in found}
    return SimpleNamespace(mode=request.param, results=results, logged=logged)


@pytest.fixture(params=["sync", "async"])
def mode(request):
    """Return whether pages are fetched with `Fetcher` or `AsyncFetcher`."""
    return request.param
