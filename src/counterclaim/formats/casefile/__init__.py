"""
Case files: what a person writes by hand, in TOML.

Reading collects every mistake with its line, and says what was expected and what to do. Writing gives what a
person would have written, and says what TOML cannot hold.
"""

from __future__ import annotations

from counterclaim.formats.casefile.reading import read
from counterclaim.formats.casefile.writing import write

__all__ = ["read", "write"]
