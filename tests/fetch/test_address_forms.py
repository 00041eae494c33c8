"""No spelling of an address, and no way that it comes, leads to a host that is not public."""

import attrs
import pytest

from counterclaim.fetch import Fetched, FetchError, FetchReason
from fetch.address_forms import ADDRESSES, FORMS
from fetch.hostile_server import HostileServer, answer, redirect
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
    policy = attrs.evolve(site.policy, deadline=0.2, inside=("127.0.0.1/32",))

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


def test_a_page_that_is_tried_again_is_resolved_again_and_so_is_checked_again(mode, site):
    def unavailable(talk):
        talk.send(answer(b"", b"Retry-After: 0", status=b"503 Later"))

    answers = iter([(SERVER,), ("127.0.0.1",)])
    with HostileServer({"/later": unavailable}) as server, watching() as watch:
        policy = attrs.evolve(site.policy, ports={server.port}, attempts=3)
        (error,) = fetch_all(
            [f"http://turning.example:{server.port}/later"], mode, policy, lambda host, port: next(answers)
        )

    assert error.reason is FetchReason.ADDRESS
    assert watch.connections == [SERVER]


def test_the_rules_of_a_site_are_asked_for_nowhere_else(mode, site):
    def leads(talk):
        talk.send(redirect(f"http://127.0.0.1:{site.port}/robots.txt".encode()))

    with HostileServer({"/robots.txt": leads}) as server, watching() as watch:
        policy = attrs.evolve(site.policy, ports={server.port, site.port}, robots=True)
        (error,) = fetch_all([f"http://{HOST}:{server.port}/page"], mode, policy, luring)

    assert isinstance(error, FetchError)
    assert site.trapped() == {}
    assert watch.beyond(SERVER) == []


def test_after_the_rules_of_a_site_its_name_is_resolved_again_and_checked_again(mode, site):
    answers = iter([(SERVER,), ("127.0.0.1",)])
    with watching() as watch:
        policy = attrs.evolve(site.policy, robots=True)
        (error,) = fetch_all(
            [f"http://turning.example:{site.port}/page"], mode, policy, lambda host, port: next(answers)
        )

    assert error.reason is FetchReason.ADDRESS
    assert watch.connections == [SERVER]


def test_through_a_proxy_nothing_goes_but_names_that_are_not_those_of_a_network(mode, site):
    def proxied(talk):
        talk.read_request()
        hosts.add(talk.host.rpartition(":")[0])
        talk.send(answer(b"proxied"))

    hosts = set()
    with HostileServer({}, raw=proxied) as proxy, watching() as watch:
        policy = attrs.evolve(site.policy, proxy=f"http://{SERVER}:{proxy.port}")
        found = fetch_all([form.url(site.port) for form in FORMS], mode, policy, luring)

    assert {type(each) for each in found} == {Fetched, FetchError}
    assert hosts == {
        "127.0.0.1.nip.example",
        "7f000001.rebind.example",
        *(name.encode("idna").decode() for name in ("१२७.०.०.१", "๑๒๗.๐.๐.๑")),  # digits that are letters
    }
    assert watch.beyond(SERVER) == []
