"""Rows of one kind that are shown by themselves, as text, Markdown or JSON."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

from counterclaim.report.blocks import Block
from counterclaim.report.json_form import json_list
from counterclaim.report.markdown_form import MarkdownForm
from counterclaim.report.report import USUAL_LIMIT, USUAL_PAGE_LIMIT, checked_limit
from counterclaim.report.text_form import TextForm
from counterclaim.words import Words

__all__ = ["Rows"]


class Rows(ABC):
    """
    Rows that are shown as text, Markdown or JSON.

    Attributes:
        rows: The rows.
        language: The language that they are shown in.
    """

    rows: Any
    language: str

    def to_text(self, *, width: int | None = None, ascii: bool = False, limit: int = USUAL_LIMIT) -> str:
        """Return at most *limit* rows, *width* columns wide; with *ascii* in no other characters."""
        return TextForm(width=width, ascii=ascii).text(
            self._blocks(Words(self.language), checked_limit(limit))
        )

    def to_markdown(self, *, limit: int = USUAL_PAGE_LIMIT) -> str:
        """Return at most *limit* rows as Markdown."""
        return MarkdownForm().text(self._blocks(Words(self.language), checked_limit(limit)))

    def to_json(self) -> str:
        """Return all of them as JSON."""
        return json_list(self.rows) + "\n"

    @abstractmethod
    def _blocks(self, words: Words, limit: int) -> Iterator[Block]:
        """Yield what is shown of at most *limit* rows."""
