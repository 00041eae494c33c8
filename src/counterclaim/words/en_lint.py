"""The phrases of the lint, in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    # How findings are shown
    "lint.errors": "Errors ({count})",
    "lint.warnings": "Warnings ({count})",
    "lint.notes": "Notes ({count})",
    "lint.settled": "Settled by notes ({count})",
    "lint.code": "code",
    "lint.record": "record",
    "lint.message": "what to check",
    "lint.reason": "settled by",
    "lint.place": "{file}:{line}",
    "lint.article": "article, line {line}",
    "lint.follows": "See {norm}.",
    "lint.settled-by": "{by} ({note}): {text}",
    # What was not checked
    "lint.unchecked": "Not checked",
    "lint.unchecked.wholly": "{codes}: give {missing}",
    "lint.unchecked.partly": "{codes}, in part: give {missing}",
    "lint.missing.now": "the day (--now DATE)",
    "lint.missing.article": "the article (--article FILE)",
    "lint.missing.texts": "the texts of the documents (--texts FOLDER)",
    "lint.missing.previous": "the case as it was published (--previous CASE)",
    "lint.missing.export": "what is to be handed out (--export FORM)",
    "lint.problems": "Rules and notes that do nothing",
    # The closing line
    "lint.error.one": "{count} error",
    "lint.error.many": "{count} errors",
    "lint.warning.one": "{count} warning",
    "lint.warning.many": "{count} warnings",
    "lint.note.one": "{count} note",
    "lint.note.many": "{count} notes",
    "lint.nothing": "Nothing to check was found",
    "lint.counted": "{found}; {settled} settled. Profile: {profile}. {closing}",
    "lint.closing": "A lint checks what is on record; it gives no legal advice.",
}
