"""Norms that findings cite: codes of ethics and principles, each with the day on which it was read."""

from __future__ import annotations

from datetime import date

from attrs import frozen

__all__ = ["Norm"]


@frozen(kw_only=True)
class Norm:
    """
    A passage of a code of ethics or of another standard of the trade.

    Attributes:
        title: The name of the code, as "IFCN Code of Principles".
        section: The passage, as its publisher counts it.
        url: Where the code is published.
        read_on: The day on which the passage was read.
        read_in: Where it was read, where that was not there: a page that quotes it or gives an account of it.
    """

    title: str
    section: str
    url: str
    read_on: date
    read_in: str | None = None

    def __str__(self) -> str:
        return f"{self.title}, {self.section}"
