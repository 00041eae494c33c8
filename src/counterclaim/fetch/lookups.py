"""Threads that ask name servers, since nothing else ends a question that takes too long."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeAlias, TypeVar

import anyio
from anyio import from_thread
from anyio.lowlevel import RunVar, current_token

from counterclaim.fetch.deadline import Deadline, DeadlinePassedError

__all__ = ["done_beside", "done_by"]

T = TypeVar("T")
_Task: TypeAlias = Callable[[], None]

#: Threads that wait for the next question; starting one takes longer than many answers do.
_MOST_IDLE = 32
_MOST_AT_ONCE = 32


class _Worker:
    """A thread that does one task after another, as long as there are few that wait for one."""

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[_Task] = queue.SimpleQueue()
        # One that hangs must not keep the program from ending.
        threading.Thread(target=self._work, name="counterclaim look-up", daemon=True).start()

    def _work(self) -> None:
        while True:
            self._tasks.get()()
            if len(_idle) >= _MOST_IDLE:
                return
            _idle.append(self)

    def give(self, task: _Task) -> None:
        self._tasks.put(task)


class _Answer(Generic[T]):
    """What a task returns or raises, once it has."""

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._done: queue.SimpleQueue[tuple[T] | BaseException] = queue.SimpleQueue()

    def work(self) -> None:
        try:
            self._done.put((self._ask(),))
        except BaseException as error:  # raised again where the answer is waited for
            self._done.put(error)

    def wait(self, seconds: float) -> T:
        answer = self._done.get(timeout=seconds)
        if isinstance(answer, BaseException):
            raise answer
        return answer[0]


#: Questions of one event loop that are asked at once, since nothing ends one that hangs.
_places: RunVar[anyio.CapacityLimiter] = RunVar("counterclaim look-ups")
_idle: list[_Worker] = []
if hasattr(os, "register_at_fork"):  # a child has none of the threads of its parent
    os.register_at_fork(after_in_child=_idle.clear)


def _give(task: _Task) -> None:
    try:
        worker = _idle.pop()
    except IndexError:
        worker = _Worker()
    worker.give(task)


def done_by(deadline: Deadline, ask: Callable[[], T]) -> T:
    """
    Return what *ask* returns, called in another thread.

    Raises:
        DeadlinePassedError: It takes longer than the *deadline*; it goes on, and nobody waits for it.
        Exception: What *ask* raises.
    """
    answer = _Answer(ask)
    left = deadline.check()
    _give(answer.work)
    try:
        return answer.wait(left)
    except queue.Empty:
        raise DeadlinePassedError from None


def _places_of_loop() -> anyio.CapacityLimiter:
    try:
        return _places.get()
    except LookupError:
        _places.set(anyio.CapacityLimiter(_MOST_AT_ONCE))
        return _places.get()


async def done_beside(ask: Callable[[], T]) -> T:
    """
    Return what *ask* returns, called in another thread while the event loop goes on.

    One that is cancelled goes on in its thread, and keeps its place among the few that are asked at once
    until it is done.

    Raises:
        Exception: What *ask* raises.
    """
    answer = _Answer(ask)
    places = _places_of_loop()
    over = anyio.Event()
    loop = current_token()

    def finish() -> None:
        places.release_on_behalf_of(answer)
        over.set()

    def work() -> None:
        answer.work()
        with contextlib.suppress(RuntimeError):  # the event loop ended meanwhile
            from_thread.run_sync(finish, token=loop)

    await places.acquire_on_behalf_of(answer)
    _give(work)
    await over.wait()
    return answer.wait(0)
