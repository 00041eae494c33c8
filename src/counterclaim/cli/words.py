"""How words on the command line are read."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime, time

__all__ = ["day", "moment"]

#: Characters of a day in ISO form; what is shorter and has digits alone is a number.
_DAY = len("2019-10-20")
_LONGEST_NUMBER = 8  # beyond it begin days without hyphens


def day(text: str) -> date:
    """
    Return the day that *text* names in ISO form.

    Raises:
        ArgumentTypeError: It names none.
    """
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        message = f"{text!r} is no date; write it as 2019-10-17"
        raise argparse.ArgumentTypeError(message) from None


def moment(text: str) -> datetime | int:
    """
    Return the moment of recorded time that *text* names, or the number of a revision.

    A day stands for its end, in UTC.

    Raises:
        ArgumentTypeError: It names neither.
    """
    if text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER:
        return int(text)
    try:
        when = datetime.fromisoformat(text)
        if len(text) == _DAY:
            return datetime.combine(when, time.max, UTC)
    except ValueError:
        when = None
    if when is None or when.utcoffset() is None:
        message = (
            f"{text!r} is no moment; write a day as 2019-10-20, a time with its zone as 2019-10-20T12:00Z, "
            "or the number of a revision"
        )
        raise argparse.ArgumentTypeError(message)
    return when
