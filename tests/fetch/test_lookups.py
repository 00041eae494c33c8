import asyncio
import threading

import pytest

from counterclaim.fetch.deadline import Deadline, DeadlinePassedError
from counterclaim.fetch.lookups import done_beside, done_by


class TestDoneBy:
    def test_returns_what_is_asked_for(self):
        assert done_by(Deadline(5), lambda: 7) == 7

    def test_may_return_nothing_or_an_error(self):
        error = ValueError("kept")

        assert done_by(Deadline(5), lambda: None) is None
        assert done_by(Deadline(5), lambda: error) is error

    @pytest.mark.parametrize(
        "kind", [ValueError, OSError, SystemExit, KeyboardInterrupt, DeadlinePassedError]
    )
    def test_raises_what_is_raised(self, kind):
        def fail():
            raise kind("no")

        with pytest.raises(kind):
            done_by(Deadline(5), fail)

    def test_asks_in_another_thread_which_keeps_no_program_from_ending(self):
        thread = done_by(Deadline(5), threading.current_thread)

        assert thread is not threading.current_thread()
        assert thread.daemon

    def test_waits_no_longer_than_the_deadline(self):
        over = threading.Event()

        with pytest.raises(DeadlinePassedError):
            done_by(Deadline(0.05), lambda: over.wait(5))
        over.set()

    def test_is_not_held_up_by_one_that_hangs(self):
        over = threading.Event()
        for _ in range(3):
            with pytest.raises(DeadlinePassedError):
                done_by(Deadline(0.02), lambda: over.wait(5))

        assert [done_by(Deadline(5), lambda: 7) for _ in range(3)] == [7, 7, 7]
        over.set()

    def test_asks_nothing_after_the_deadline(self):
        asked = []

        with pytest.raises(DeadlinePassedError):
            done_by(Deadline(0), lambda: asked.append(1))

        assert asked == []

    def test_may_be_asked_by_many_threads_at_once(self):
        found = []

        def work(number):
            found.extend(done_by(Deadline(5), lambda: number) for _ in range(20))

        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sorted(found) == sorted(list(range(8)) * 20)


class TestDoneBeside:
    def test_returns_what_is_asked_for(self):
        assert asyncio.run(done_beside(lambda: 7)) == 7

    def test_raises_what_is_raised(self):
        def fail():
            raise OSError("no")

        with pytest.raises(OSError, match="no"):
            asyncio.run(done_beside(fail))

    def test_asks_for_many_at_once_and_returns_to_each_its_own(self):
        async def main():
            return await asyncio.gather(*(done_beside(lambda number=number: number) for number in range(100)))

        assert asyncio.run(main()) == list(range(100))

    def test_that_is_cancelled_keeps_its_place_until_it_is_done(self):
        over = threading.Event()

        async def main():
            hanging = [asyncio.create_task(done_beside(lambda: over.wait(5))) for _ in range(32)]
            await asyncio.sleep(0.05)
            for task in hanging:
                task.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)
            next_one = asyncio.create_task(done_beside(lambda: 7))
            await asyncio.sleep(0.05)
            assert not next_one.done()
            over.set()
            return await next_one

        assert asyncio.run(main()) == 7

    def test_leaves_the_next_event_loop_its_places(self):
        over = threading.Event()

        async def hang():
            hanging = [asyncio.create_task(done_beside(lambda: over.wait(5))) for _ in range(32)]
            await asyncio.sleep(0.05)
            for task in hanging:
                task.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)

        asyncio.run(hang())
        found = asyncio.run(done_beside(lambda: 7))
        over.set()

        assert found == 7
