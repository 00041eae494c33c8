"""What `AsyncFetcher` does besides what both fetchers do: many pages at once, and giving up on one."""

import asyncio
import gc
import threading
import time

import pytest
import trio

from counterclaim.fetch import AsyncFetcher, FetchError, FetchReason
from fetch.driving import FakeTime
from fetch.hostile_server import GoneError, answer
from fetch.listeners import SERVER
from fetch.site import opened

HTML = b"<!doctype html><title>Page</title>"
PAGE = answer(HTML, b"Content-Type: text/html")


@pytest.fixture(scope="module")
def site():
    with opened() as site:
        yield site


@pytest.fixture(autouse=True)
def forgotten(site):
    site.server.heads.clear()


def hang(talk):
    try:
        talk.wait()
    except GoneError:
        return


def fetcher(site, **limits):
    return AsyncFetcher(site.policy(**limits), resolver=site.resolve)


async def until(condition):
    """Wait until *condition* holds, for some seconds."""
    end = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(0.005)


class TestManyAtOnce:
    def test_are_fetched_each_with_its_own_bytes(self, site):
        for number in range(20):
            site.put(f"/{number}", answer(b"page %d" % number))

        async def main():
            async with fetcher(site) as fetching:
                return await asyncio.gather(*(fetching.fetch(site.url(f"/{n}")) for n in range(20)))

        assert [page.body for page in asyncio.run(main())] == [b"page %d" % number for number in range(20)]

    def test_fail_each_for_itself(self, site):
        site.put("/page", PAGE)
        urls = [site.url("/page"), site.url("/none"), "ftp://a.example/", f"http://10.0.0.1:{site.port}/"]

        async def main():
            async with fetcher(site) as fetching:
                return await asyncio.gather(*map(fetching.fetch, urls), return_exceptions=True)

        page, *errors = asyncio.run(main())

        assert page.body == HTML
        assert [error.reason for error in errors] == [
            FetchReason.STATUS,
            FetchReason.SCHEME,
            FetchReason.ADDRESS,
        ]

    def test_wait_for_a_page_that_hangs_without_holding_up_the_others(self, site):
        site.put("/page", PAGE)
        url = site.put("/slow", hang)

        async def main():
            async with fetcher(site, deadline=30) as fetching:
                slow = asyncio.create_task(fetching.fetch(url))
                await until(lambda: "/slow" in site.asked)
                page = await fetching.fetch(site.url("/page"))
                assert not slow.done()
                slow.cancel()
                await asyncio.gather(slow, return_exceptions=True)
                return page

        assert asyncio.run(main()).body == HTML

    def test_of_one_host_get_moments_of_their_own(self, site, monkeypatch):
        monkeypatch.setattr("counterclaim.fetch.session.time", FakeTime())
        site.put("/page", PAGE)

        async def main():
            async with fetcher(site, spacing=0.03) as fetching:
                return await asyncio.gather(*(fetching.fetch(site.url("/page")) for _ in range(4)))

        pages = asyncio.run(main())

        waits = [
            outcome.detail for page in pages for outcome in page.log.outcomes if outcome.rule == "spacing"
        ]
        assert [wait.split()[0] for wait in waits] == ["0.030", "0.060", "0.090"]

    def test_are_resolved_in_a_few_threads(self, site):
        site.put("/page", PAGE)
        held = threading.Lock()
        now, most = 0, 0

        def resolve(host, port):
            nonlocal now, most
            with held:
                now += 1
                most = max(most, now)
            time.sleep(0.01)
            with held:
                now -= 1
            return [SERVER]

        async def main():
            async with AsyncFetcher(site.policy(), resolver=resolve) as fetching:
                return await asyncio.gather(*(fetching.fetch(site.url("/page")) for _ in range(50)))

        assert len(asyncio.run(main())) == 50
        assert most <= 32

    def test_do_not_hold_up_the_program_while_names_are_resolved(self, site):
        site.put("/page", PAGE)
        free = threading.Event()

        def resolve(host, port):
            assert free.wait(5)
            return [SERVER]

        async def main():
            async with AsyncFetcher(site.policy(), resolver=resolve) as fetching:
                task = asyncio.create_task(fetching.fetch(site.url("/page")))
                await asyncio.sleep(0.02)
                free.set()
                return await task

        assert asyncio.run(main()).body == HTML


class TestGivingUp:
    """A connection that stayed open would be a warning, which fails the test that collects it."""

    def given_up(self, site, url, begun, **limits):
        """Return what a page ends with that is given up once it has *begun*."""

        async def main():
            async with fetcher(site, deadline=30, **limits) as fetching:
                task = asyncio.create_task(fetching.fetch(url))
                await until(begun)
                task.cancel()
                (ended,) = await asyncio.gather(task, return_exceptions=True)
                assert task.cancelled()
                return ended

        ended = asyncio.run(main())
        gc.collect()
        return ended

    @pytest.mark.parametrize("attempts", [1, 3])
    def test_while_a_server_says_nothing_is_no_failure_of_it(self, site, attempts):
        url = site.put("/slow", hang)

        ended = self.given_up(site, url, lambda: site.asked, attempts=attempts)

        assert isinstance(ended, asyncio.CancelledError)
        assert site.asked == ["/slow"]

    def test_while_a_body_comes_in_is_no_failure_of_it(self, site):
        begun = threading.Event()

        def begin(talk):
            talk.send(answer(b"", b"Content-Length: 1000", length=False) + b"x")
            begun.set()
            hang(talk)

        ended = self.given_up(site, site.put("/slow", begin), begun.is_set)

        assert isinstance(ended, asyncio.CancelledError)

    def test_while_a_name_is_resolved_is_no_failure_of_it(self, site):
        begun, over = threading.Event(), threading.Event()

        def resolve(host, port):
            begun.set()
            over.wait(5)
            return [SERVER]

        async def main():
            async with AsyncFetcher(site.policy(), resolver=resolve) as fetching:
                task = asyncio.create_task(fetching.fetch(site.url("/page")))
                await until(begun.is_set)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
                over.set()
                return task.cancelled()

        assert asyncio.run(main())
        assert site.asked == []

    def test_while_it_waits_to_try_again_is_no_failure_of_it(self, site):
        busy = answer(b"", b"Retry-After: 9", status=b"503 Busy")
        url = site.put("/busy", busy)

        ended = self.given_up(site, url, lambda: site.asked, attempts=3)

        assert isinstance(ended, asyncio.CancelledError)

    def test_for_the_time_of_whoever_waits_is_told_by_their_error(self, site):
        url = site.put("/slow", hang)

        async def main():
            async with fetcher(site, deadline=30) as fetching:
                await asyncio.wait_for(fetching.fetch(url), 0.1)

        with pytest.raises(TimeoutError) as caught:
            asyncio.run(main())
        gc.collect()

        assert not isinstance(caught.value, FetchError)

    def test_with_the_deadline_closes_the_connection(self, site):
        url = site.put("/slow", hang)

        async def main():
            async with fetcher(site, deadline=0.1) as fetching:
                await fetching.fetch(url)

        with pytest.raises(FetchError) as caught:
            asyncio.run(main())
        gc.collect()

        assert caught.value.reason is FetchReason.TIMEOUT


class TestEventLoops:
    def test_may_be_several_one_after_another(self, site):
        site.put("/page", PAGE)
        fetching = fetcher(site)

        bodies = [asyncio.run(fetching.fetch(site.url("/page"))).body for _ in range(3)]

        assert bodies == [HTML] * 3

    def test_may_be_several_one_after_another_with_many_pages_each(self, site):
        site.put("/page", PAGE)
        fetching = fetcher(site)

        async def main():
            return await asyncio.gather(*(fetching.fetch(site.url("/page")) for _ in range(40)))

        assert [len(asyncio.run(main())) for _ in range(2)] == [40, 40]

    def test_may_be_two_at_once(self, site):
        site.put("/page", PAGE)
        fetching = fetcher(site)
        bodies = []

        def work():
            bodies.extend(asyncio.run(fetching.fetch(site.url("/page"))).body for _ in range(3))

        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert bodies == [HTML] * 6

    def test_that_ended_while_names_were_resolved_leave_room_for_others(self, site):
        over = threading.Event()
        site.put("/page", PAGE)
        answers = []

        def resolve(host, port):
            if host == "slow.example":
                over.wait(5)
            return [SERVER]

        fetching = AsyncFetcher(site.policy(deadline=0.05), resolver=resolve)

        async def hanging():
            url = f"http://slow.example:{site.port}/page"
            return await asyncio.gather(*(fetching.fetch(url) for _ in range(32)), return_exceptions=True)

        found = asyncio.run(hanging())
        over.set()
        time.sleep(0.1)
        answers.append(asyncio.run(fetching.fetch(site.url("/page"))).body)

        assert {error.reason for error in found} == {FetchReason.TIMEOUT}
        assert answers == [HTML]

    def test_that_give_up_are_late_whatever_fails_then(self, site, monkeypatch):
        class Breaking:
            def __init__(self, *arguments):
                pass

            async def __aenter__(self):
                return self

            async def __aexit__(self, *arguments):
                raise OSError("the connection cannot be closed")

            async def handle_async_request(self, request):
                await asyncio.sleep(10)

        monkeypatch.setattr("counterclaim.fetch.async_fetcher.GuardedAsyncTransport", Breaking)

        with pytest.raises(FetchError) as caught:
            asyncio.run(fetcher(site, deadline=0.1).fetch(site.url("/page")))
        assert caught.value.reason is FetchReason.TIMEOUT

    def test_may_be_those_of_trio(self, site):
        site.put("/page", PAGE)

        page = trio.run(fetcher(site).fetch, site.url("/page"))

        assert page.body == HTML
