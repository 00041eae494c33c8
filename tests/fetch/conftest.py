"""A hostile site, opened once a module; the servers that commit every abuse, opened once."""

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


@pytest.fixture(params=["sync", "async"])
def mode(request):
    """Return whether pages are fetched with `Fetcher` or `AsyncFetcher`."""
    return request.param
