"""
Properties as data: what a statement can say of a subject, and when two of them can be compared.

`Vocabulary.default()` holds what news needs most; case files and extensions add to it.
"""

from __future__ import annotations

from counterclaim.vocabulary.vocabulary import UnknownPropertyError, Vocabulary

__all__ = ["UnknownPropertyError", "Vocabulary"]
