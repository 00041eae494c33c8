import copy
import pickle

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.fetch import FetchError, FetchReason

URL = "https://user:secret@example.org/page?token=secret#secret"


def error(**given):
    return FetchError(FetchReason.STATUS, URL, "the server answered with status 404", **given)


def test_it_is_an_error_of_the_library():
    assert isinstance(error(), CounterclaimError)


def test_it_keeps_what_may_be_shown_of_the_url():
    assert "secret" not in repr(vars(error()))
    assert "secret" not in repr(error())
    assert error().url.endswith("example.org/page?…")


def test_it_says_the_url_and_the_rule():
    assert str(error()) == f"{error().url}: the server answered with status 404"


@pytest.mark.parametrize(("hop", "said"), [(2, "(after 1 redirect)"), (3, "(after 2 redirects)")])
def test_it_says_how_many_redirects_came_before(hop, said):
    assert str(error(hop=hop)).endswith(said)


def test_it_has_what_whoever_handles_it_decides_by():
    given = error(hop=3, status=404, retry_after=1.5)

    assert (given.reason, given.hop, given.status, given.retry_after) == (FetchReason.STATUS, 3, 404, 1.5)


def test_by_default_it_is_of_the_first_request_and_of_no_status():
    assert (error().hop, error().status, error().retry_after) == (1, None, None)


@pytest.mark.parametrize("reason", FetchReason, ids=lambda reason: reason.value)
@pytest.mark.parametrize("again", [lambda given: pickle.loads(pickle.dumps(given)), copy.copy])
def test_it_arrives_in_another_process_as_what_it_was(reason, again):
    given = FetchError(reason, URL, "a rule", status=503, retry_after=2.0)
    given.hop = 4

    found = again(given)

    assert type(found) is FetchError
    assert vars(found) == vars(given)
    assert found.reason is reason
    assert str(found) == str(given)


def test_the_number_of_the_request_may_be_told_later():
    given = error(status=404)
    given.hop = 4

    assert given.hop == 4
    assert str(given).endswith("(after 3 redirects)")
    assert repr(given) == repr(error(status=404, hop=4))


def test_every_reason_is_a_word():
    assert all(reason.value.replace("-", "").isalpha() for reason in FetchReason)
    assert len({reason.value for reason in FetchReason}) == len(FetchReason)
