"""Processes that are forked from this one, tell of what they do through a pipe, and may be killed."""

import contextlib
import os
import select
import signal
import traceback

#: What a line begins with where a child fails.
_FAILED = "failed: "


class Child:
    """
    A process that runs *work*, which is called with a function that tells the parent a line of text.

    It shares what was imported, so that starting it takes a few milliseconds. Use it in a `with` block, at
    the end of which it is killed where it still runs, and reaped.
    """

    def __init__(self, work):
        self._from_child, to_parent = os.pipe()
        self._rest = b""
        self._is_reaped = False
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._from_child)
            _run(work, to_parent)
        os.close(to_parent)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if not self._is_reaped:
            self.kill()
        os.close(self._from_child)

    def line(self, timeout=60.0):
        """Return the next line that it tells, `None` where it has ended."""
        while b"\n" not in self._rest:
            if not select.select([self._from_child], [], [], timeout)[0]:
                raise TimeoutError(f"a child says nothing for {timeout} s")
            data = os.read(self._from_child, 65536)
            if not data:
                return None
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        text = line.decode()
        if text.startswith(_FAILED):
            raise AssertionError("in a child:\n" + text.removeprefix(_FAILED).replace("\\n", "\n"))
        return text

    def lines(self, timeout=60.0):
        """Yield the lines that it tells until it ends."""
        while (line := self.line(timeout)) is not None:
            yield line

    def kill(self):
        """Kill it at once, as `kill -9` does, and reap it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.reap()

    def reap(self):
        """Wait for its end; return the signal that ended it, 0 where none did."""
        _, status = os.waitpid(self.pid, 0)
        self._is_reaped = True
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def told(work, timeout=60.0):
    """Return the lines that a child tells that runs *work*, to its end or until it kills itself."""
    with Child(work) as child:
        lines = list(child.lines(timeout))
        ended_by = child.reap()
        assert ended_by in (0, signal.SIGKILL), f"ended by signal {ended_by}"
    return lines


def _run(work, to_parent):
    """Run *work* and end this process, without what pytest does at the end of one."""

    def tell(text):
        os.write(to_parent, f"{text}\n".encode())

    try:
        work(tell)
    except BaseException:
        tell(_FAILED + traceback.format_exc()[-3000:].replace("\n", "\\n"))
    finally:
        os._exit(0)
