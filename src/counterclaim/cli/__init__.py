"""
The command line: `counterclaim report case.toml` and the other commands, one a module.

A command's module is light; what it works with is imported when it runs.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence

from counterclaim.cli.output import abandon_output, complain, finish_output, settle_output
from counterclaim.cli.parser import read_arguments
from counterclaim.errors import CounterclaimError, ProtectedValueError

__all__ = ["main"]

#: What commands end with.
_FINE, _UNUSABLE, _INTERRUPTED = 0, 2, 130
_TRACEBACK_OPTION, _TRACEBACK_VARIABLE = "--traceback", "COUNTERCLAIM_TRACEBACK"


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command in *argv* (the arguments of the process where it is not given); return the exit status.

    0 is success, 2 an input or usage that is no good, 130 an interruption. A reader who closes the pipe has
    read enough, which is no error.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        status = _run(arguments)
        finish_output()
    except BrokenPipeError:
        abandon_output()
        return _FINE
    except KeyboardInterrupt:
        settle_output()
        return _INTERRUPTED
    except ProtectedValueError as error:
        complain(f"{error.where} is protected; say --protected mask to leave it out, or --protected keep")
        return _UNUSABLE
    except CounterclaimError as error:
        complain(str(error))
        return _UNUSABLE
    except OSError as error:
        settle_output()
        complain(_worded(error))
        return _UNUSABLE
    except Exception as error:  # the last resort: a user never sees a traceback they did not ask for
        _report_bug(error, arguments)
        return _UNUSABLE
    return status


def _run(arguments: list[str]) -> int:
    try:
        parsed = read_arguments(arguments)
    except SystemExit as exit:  # how argparse ends after --help, --version and usage that it refuses
        return exit.code if isinstance(exit.code, int) else _FINE
    # What is to be said, commands say; otherwise whatever a library logs would go to standard error.
    logging.getLogger("counterclaim").addHandler(logging.NullHandler())
    status: int = parsed.run(parsed)
    return status


def _worded(error: OSError) -> str:
    reason = (error.strerror or str(error) or type(error).__name__).rstrip(".")
    reason = reason[:1].lower() + reason[1:]
    return f"{error.filename}: {reason}" if error.filename else reason


def _report_bug(error: Exception, arguments: list[str]) -> None:
    if _TRACEBACK_OPTION in arguments or os.environ.get(_TRACEBACK_VARIABLE):
        complain("".join(traceback.format_exception(error)), lines=True)
    complain(
        f"this is a bug of counterclaim, not of your input ({type(error).__name__}: {error}); "
        f"run it again with {_TRACEBACK_OPTION}, or with {_TRACEBACK_VARIABLE}=1, to see where it happened"
    )
