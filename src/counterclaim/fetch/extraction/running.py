"""Running an extractor on a page that may be hostile, in a process of its own."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from typing import IO, Any

import attrs

from counterclaim.codec.decoding import without_surrogates
from counterclaim.errors import MissingExtraError
from counterclaim.fetch.extraction.errors import ExtractionError, ExtractionReason
from counterclaim.fetch.extraction.extractor import TextExtractor
from counterclaim.fetch.extraction.limits import ExtractionLimits
from counterclaim.fetch.extraction.main_text import TrafilaturaExtractor
from counterclaim.fetch.extraction.plain import PlainExtractor
from counterclaim.fetch.extraction.worker import SLACK
from counterclaim.safe_text import shorten, visible_line

__all__ = ["ExtractedText", "extract_text"]

_LONGEST_DETAIL = 200
# Isolated mode hides the folder that is worked in and PYTHONPATH; what may be imported here may be there.
_START = (
    "import sys; sys.path[:] = sys.argv[5:]; from counterclaim.fetch.extraction.worker import main; main()"
)
#: What Python needs to start: where Windows is, and where shared libraries are.
_ENVIRONMENT = ("DYLD_LIBRARY_PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
_OUT_OF_TIME = ("SIGALRM", "SIGXCPU")


@attrs.frozen(kw_only=True)
class ExtractedText:
    """
    The text of a page, as quotations are anchored to it.

    Attributes:
        text: The text; empty where the page has none.
        extractor: The name of what took it out, with its version.
        corrections: The corrections of the whole page, whether or not they stand in the text.
    """

    text: str
    extractor: str
    corrections: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text as UTF-8, in hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def extract_text(
    html: str,
    *,
    url: str | None = None,
    extractor: TextExtractor | None = None,
    limits: ExtractionLimits | None = None,
) -> ExtractedText:
    """
    Return the text of the page *html* that stands at *url*, and its corrections.

    Without *extractor*, trafilatura takes it out where it is installed, and `PlainExtractor` where it is not.
    The extractor runs in a process of its own, within *limits*. Halves of surrogate pairs become U+FFFD.

    Raises:
        ExtractionError: The extractor failed, or needed more than the limits allow.
    """
    chosen = _installed() if extractor is None else extractor
    name = chosen.name
    page = without_surrogates(html)
    try:
        request = pickle.dumps((chosen, page, url))
    except Exception as error:
        raise ExtractionError(name, ExtractionReason.LOAD, _shown(error)) from None
    answer = _Process(name, limits or ExtractionLimits()).answer(request)
    corrections = tuple(map(without_surrogates, answer["corrections"]))
    return ExtractedText(text=without_surrogates(answer["text"]), extractor=name, corrections=corrections)


def _installed() -> TextExtractor:
    try:
        return TrafilaturaExtractor()
    except MissingExtraError:
        return PlainExtractor()


def _shown(error: object) -> str:
    found = f"{type(error).__name__}: {error}" if isinstance(error, Exception) else str(error)
    return shorten(visible_line(found), _LONGEST_DETAIL)


@attrs.frozen
class _Process:
    """The process of one extraction."""

    name: str
    limits: ExtractionLimits

    def answer(self, request: bytes) -> dict[str, Any]:
        """Return what the process hands back to *request*, checked."""
        try:
            # A file and no pipe: its length is limited by the system, and nobody waits for it to be closed.
            output = tempfile.TemporaryFile()  # noqa: SIM115  (closed below)
        except OSError as error:
            raise self._error(ExtractionReason.LOAD, _shown(error)) from None
        with output:
            ended = self._run(request, output)
            if ended != 0:
                raise self._ended(ended)
            length = output.seek(0, os.SEEK_END)
            output.seek(0)
            data = output.read(min(length, self.limits.output_bytes + SLACK))
        return self._checked(data)

    def _run(self, request: bytes, output: IO[bytes]) -> int:
        if not sys.executable:  # as where Python is part of another program
            raise self._error(ExtractionReason.LOAD, "it is not known where Python is (sys.executable)")
        try:
            process = subprocess.Popen(
                self._command(),
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.DEVNULL,
                env={key: os.environ[key] for key in _ENVIRONMENT if key in os.environ},
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise self._error(ExtractionReason.LOAD, _shown(error)) from None
        with process:
            try:
                process.communicate(request, timeout=self.limits.wall_seconds)
            except subprocess.TimeoutExpired:
                raise self._error(ExtractionReason.TIME) from None
            finally:
                _end(process)
            return process.returncode

    def _command(self) -> list[str]:
        limits = self.limits
        figures = (limits.cpu_seconds, limits.wall_seconds, limits.memory_bytes, limits.output_bytes)
        options = ["-I", "-X", "utf8", *(["-B"] if sys.dont_write_bytecode else [])]
        return [sys.executable, *options, "-c", _START, *map(str, figures), *sys.path]

    def _ended(self, status: int) -> ExtractionError:
        if status > 0:
            return self._error(ExtractionReason.FAILED, f"its process ended with status {status}")
        try:
            name = signal.Signals(-status).name
        except ValueError:
            name = f"signal {-status}"
        if name in _OUT_OF_TIME:
            return self._error(ExtractionReason.TIME)
        return self._error(ExtractionReason.FAILED, f"its process was ended by {name}")

    def _checked(self, data: bytes) -> dict[str, Any]:
        """Return the answer that *data* is. Whatever took over the process may have written it."""
        if not data:
            raise self._error(ExtractionReason.FAILED, "its process ended before it was done")
        try:
            answer = json.loads(data)
        except (ValueError, RecursionError):
            raise self._error(ExtractionReason.OUTPUT) from None
        match answer:
            case {"text": str(), "corrections": [*corrections]} if all(
                isinstance(correction, str) for correction in corrections
            ):
                return dict(answer)
            case {"failure": str(failure)} if failure in {reason.value for reason in ExtractionReason}:
                detail = answer.get("detail")
                raise self._error(ExtractionReason(failure), None if detail is None else _shown(detail))
        raise self._error(ExtractionReason.OUTPUT)

    def _error(self, reason: ExtractionReason, detail: str | None = None) -> ExtractionError:
        return ExtractionError(self.name, reason, detail)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End *process* where it still runs, with what it started and what did not leave its group, and wait."""
    if sys.platform == "win32":
        process.kill()
    else:
        # Also where the process is gone: its number is not another's as long as something of its group runs
        # (POSIX, Base Definitions, "Process ID Reuse").
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
