"""Threads that ask name servers, since nothing else ends a question that takes too long."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeAlias, TypeVar

from counterclaim.fetch.deadline import Deadline, DeadlinePassedError

__all__ = ["done_by"]

T = TypeVar("T")
_Task: TypeAlias = Callable[[], None]

#: Threads that wait for the next question; starting one takes longer than many answers do.
_MOST_IDLE = 4


class _Worker:
    """A thread that does one task after another, until it is told that there is none."""

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        # One that hangs must not keep the program from ending.
        threading.Thread(target=self._work, name="counterclaim look-up", daemon=True).start()

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()

    def give(self, task: _Task | None) -> None:
        self._tasks.put(task)


class _Answer(Generic[T]):
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


_idle: list[_Worker] = []
if hasattr(os, "register_at_fork"):  # a child has none of the threads of its parent
    os.register_at_fork(after_in_child=_idle.clear)


def done_by(deadline: Deadline, ask: Callable[[], T]) -> T:
    """
    Return what *ask* returns, called in another thread.

    Raises:
        DeadlinePassedError: It takes longer than the *deadline*; it goes on, and nobody waits for it.
        Exception: What *ask* raises.
    """
    try:
        worker = _idle.pop()
    except IndexError:
        worker = _Worker()
    answer = _Answer(ask)
    worker.give(answer.work)
    is_free = True
    try:
        return answer.wait(deadline.check())
    except (queue.Empty, KeyboardInterrupt, DeadlinePassedError) as error:
        is_free = False
        if isinstance(error, KeyboardInterrupt):
            raise
        raise DeadlinePassedError from None
    finally:
        if is_free and len(_idle) < _MOST_IDLE:
            _idle.append(worker)
        else:
            worker.give(None)
