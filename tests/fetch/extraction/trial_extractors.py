"""Extractors that do what none should; each runs in a process of its own."""

import ctypes
import itertools
import os
import signal
import socket
import subprocess
import sys
import time


class Trial:
    name = "trial 1"

    def extract(self, html, *, url):
        raise NotImplementedError


class Echo(Trial):
    def extract(self, html, *, url):
        return html


class Address(Trial):
    def extract(self, html, *, url):
        return str(url)


class Surroundings(Trial):
    def extract(self, html, *, url):
        return "\n".join(sorted(os.environ))


class Halves(Trial):
    def extract(self, html, *, url):
        return "a\ud800b\0c\udfff"


class Nothing(Trial):
    def extract(self, html, *, url):
        return None


class Endless(Trial):
    def extract(self, html, *, url):
        for _ in itertools.count():
            pass


class Asleep(Trial):
    def extract(self, html, *, url):
        time.sleep(60)


class Greedy(Trial):
    def extract(self, html, *, url):
        held = []
        while True:
            held.append(bytearray(16 * 1024 * 1024))


class Wordy(Trial):
    def extract(self, html, *, url):
        return "word " * 400_000


class Raising(Trial):
    def extract(self, html, *, url):
        raise ValueError("\x1b[31mred\n" + "x" * 1000)


class Unspeakable(Trial):
    def extract(self, html, *, url):
        class MuteError(Exception):
            def __str__(self):
                raise RuntimeError

        raise MuteError


class Recursive(Trial):
    def extract(self, html, *, url):
        return self.extract(html, url=url)


class Leaving(Trial):
    def extract(self, html, *, url):
        sys.exit(0)


class Vanishing(Trial):
    def extract(self, html, *, url):
        os._exit(0)


class Ending(Trial):
    def extract(self, html, *, url):
        os._exit(3)


class Crashing(Trial):
    def extract(self, html, *, url):
        ctypes.string_at(0)


class Killed(Trial):
    def extract(self, html, *, url):
        os.kill(os.getpid(), signal.SIGKILL)


class Forking(Trial):
    def extract(self, html, *, url):
        while True:
            os.fork()


class Outliving(Trial):
    """Starts a process where Python does not see it, which holds a lock on a file for as long as it runs."""

    def __init__(self, path):
        self.path = path

    def extract(self, html, *, url):
        import fcntl

        descriptor = os.open(self.path, os.O_RDWR)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if ctypes.CDLL(None).fork() == 0:
            time.sleep(60)
        return "done"


class Starting(Trial):
    def extract(self, html, *, url):
        return subprocess.run([sys.executable, "-c", ""], check=True).args[0]


class Connecting(Trial):
    def extract(self, html, *, url):
        socket.create_connection(("127.0.0.1", 9))
        return "connected"


class Resolving(Trial):
    def extract(self, html, *, url):
        return str(socket.getaddrinfo("localhost", 80))


class Printing(Trial):
    def extract(self, html, *, url):
        print("printed" * 1000)
        os.write(1, b"written" * 1000)
        os.write(2, b"written" * 1000)
        return "said"


class Forging(Trial):
    """Finds the descriptor that the answer goes to, and writes one of its own there."""

    def __init__(self, answer):
        self.answer = answer

    def extract(self, html, *, url):
        for descriptor in range(3, 64):
            try:
                os.write(descriptor, self.answer)
            except OSError:
                continue
        os._exit(0)


class NotLoaded(Trial):
    def __reduce__(self):
        return _refuse, ()


def _refuse():
    raise ImportError("no such module here")


class Watched(Trial):
    """Has another extractor do the work, and returns what it touched."""

    def __init__(self, extractor):
        self.extractor = extractor

    def extract(self, html, *, url):
        touched = []

        def watch(event, arguments):
            if event.startswith(("socket.", "subprocess.", "shutil.", "tempfile.", "os.")):
                touched.append(event)
            elif event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                touched.append(f"writing {arguments[0]}")

        self.extractor.extract(html, url=url)  # whatever its modules do while they are imported is their own
        sys.addaudithook(watch)
        assert self.extractor.extract(html, url=url)
        return "\n".join(touched)
