"""Whatever a server does ends, in time, in a page with an honest record or in one typed error."""

import pytest

from counterclaim.fetch import FetchError
from fetch.abuse_cases import CASES, result

_MEMORY = 20_000_000
#: What an error may hold that somebody keeps, with what the server has not let go of yet.
_KEPT = 4_000_000
#: What threads and names need besides, in seconds.
_BESIDES = 0.05
_NAMES = [abuse.name for abuse in CASES]


@pytest.mark.parametrize("name", _NAMES)
def test_it_ends_as_it_should(name, abused):
    each = abused.results[name]

    assert each.is_expected, f"{each.shown}: {each.error or each.page.log}"


@pytest.mark.parametrize("name", _NAMES)
def test_nothing_but_a_fetch_error_escapes_and_it_says_what_and_where(name, abused):
    error = abused.results[name].error

    if error is not None:
        assert isinstance(error, FetchError)
        assert error.rule
        assert error.hop >= 1
        assert str(error).isprintable()


@pytest.mark.parametrize("name", _NAMES)
def test_the_deadline_is_kept(name, abused, abuse_site):
    found, mode = abused.results, abused.mode
    seconds, allowed = found[name].seconds, found[name].allowed * 1.1 + _BESIDES

    for _ in range(2):  # a machine that does other things besides may be late, twice in a row
        if seconds > allowed:
            seconds = min(seconds, result(abuse_site, found[name].abuse, mode).seconds)

    assert seconds <= allowed


@pytest.mark.parametrize("name", _NAMES)
def test_little_memory_is_taken(name, abused):
    assert abused.results[name].peak < _MEMORY


# The rules of sites are kept on purpose, by the fetcher that an error comes from.
@pytest.mark.parametrize("name", [abuse.name for abuse in CASES if abuse.robots is None])
def test_an_error_that_is_kept_holds_little(name, abused):
    each = abused.results[name]

    assert each.page is not None or each.kept < _KEPT


def test_there_are_at_least_25_cases():
    assert len(set(_NAMES)) == len(_NAMES) >= 25
    assert len({abuse.path for abuse in CASES}) == len(CASES)
