"""How words on the command line are read."""

from __future__ import annotations

import argparse
from datetime import date, datetime

__all__ = ["day"]


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
