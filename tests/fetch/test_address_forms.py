"""No spelling of an address, and no way that it comes, leads to a host that is not public."""

import pytest

from counterclaim.fetch import FetchReason
from fetch.address_forms import ADDRESSES, FORMS
from fetch.listeners import SERVER, watching
from fetch.resolvers import HOST, failing, fixed, luring
from fetch.ways import WAYS, fetch_all, outcomes


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_every_form_is_refused_before_anybody_is_connected_to(way, mode, site):
    found, watch = outcomes(way, mode, site)

    assert {each.form.name: each.shown for each in found if not each.is_refused(way)} == {}
    assert site.trapped() == {}
    assert watch.beyond(SERVER) == []
    assert watch.names == []


def test_there_are_at_least_150_forms_of_which_as_many_go_every_way():
    assert len({form.text for form in FORMS}) >= 150
    assert len({form.answer for form in ADDRESSES}) >= 150


def test_the_server_beside_the_traps_is_reached_so_the_forms_could_have_been(mode, site):
    with watching() as watch:
        (page,) = fetch_all([f"http://{HOST}:{site.port}/page"], mode, site.policy, luring)

    assert [hop.peer for hop in page.hops] == [SERVER]
    assert watch.connections == [SERVER]


def test_a_policy_that_lets_the_traps_in_does_reach_them(mode, site):
    policy = type(site.policy)(
        deadline=0.2, ports={site.port}, inside=("127.0.0.1/32",), robots=False, spacing=0.0, attempts=1
    )

    (error,) = fetch_all([f"http://127.0.0.1:{site.port}/"], mode, policy, luring)

    assert error.reason is FetchReason.TIMEOUT
    assert sum(trap.take() for trap in site.traps) == 1


def test_a_name_is_resolved_once_a_request_so_an_answer_that_changes_gains_nothing(mode, site):
    asked = []

    def resolve(host, port):
        asked.append(host)
        return (SERVER,) if len(asked) % 2 else ("127.0.0.1",)

    (page,) = fetch_all([f"http://turning.example:{site.port}/page"], mode, site.policy, resolve)

    assert [hop.peer for hop in page.hops] == [SERVER]
    assert asked == ["turning.example"]
    assert site.trapped() == {}


@pytest.mark.parametrize(
    "answer",
    [(), ("",), ("nowhere",), ("127.0.0.1\x00",), ("1.1.1.1 ",), ("fe80::1%",), ("١.١.١.١",), ("1.1.1.1\n",)],
    ids=repr,
)
def test_what_is_no_address_is_refused_when_a_resolver_answers_it(answer, mode, site):
    with watching() as watch:
        (error,) = fetch_all(
            [f"http://odd.example:{site.port}/"], mode, site.policy, fixed({"odd.example": answer})
        )

    assert error.reason is FetchReason.NAME
    assert watch.connections == []


@pytest.mark.parametrize(
    "raised",
    [None, OSError("no"), UnicodeError("label too long"), TimeoutError()],
    ids=lambda e: type(e).__name__,
)
def test_a_name_that_is_not_resolved_is_told(raised, mode, site):
    (error,) = fetch_all([f"http://gone.example:{site.port}/"], mode, site.policy, failing(raised))

    assert error.reason is FetchReason.NAME


def test_a_name_with_thousands_of_addresses_is_refused_for_any_of_them_or_none_is_reached(mode, site):
    answer = ("127.0.0.1", *[f"1.1.{number >> 8}.{number & 255}" for number in range(5000)])
    with watching() as watch:
        (error,) = fetch_all(
            [f"http://many.example:{site.port}/"], mode, site.policy, fixed({"many.example": answer})
        )

    assert error.reason is FetchReason.ADDRESS
    assert watch.connections == []
