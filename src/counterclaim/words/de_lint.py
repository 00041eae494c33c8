"""The phrases of the lint, in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    # How findings are shown
    "lint.errors": "Fehler ({count})",
    "lint.warnings": "Warnungen ({count})",
    "lint.notes": "Hinweise ({count})",
    "lint.settled": "Durch Notizen erledigt ({count})",
    "lint.code": "Code",
    "lint.record": "Eintrag",
    "lint.message": "was zu prüfen ist",
    "lint.reason": "erledigt durch",
    "lint.place": "{file}:{line}",
    "lint.article": "Artikel, Zeile {line}",
    "lint.follows": "Siehe {norm}.",
    "lint.settled-by": "{by} ({note}): {text}",
    # What was not checked
    "lint.unchecked": "Nicht geprüft",
    "lint.unchecked.wholly": "{codes} – anzugeben: {missing}",
    "lint.unchecked.partly": "{codes}, zum Teil – anzugeben: {missing}",
    "lint.missing.now": "der Tag (--now DATE)",
    "lint.missing.article": "der Artikel (--article FILE)",
    "lint.missing.texts": "die Texte der Dokumente (--texts FOLDER)",
    "lint.missing.previous": "der Fall, wie er veröffentlicht wurde (--previous CASE)",
    "lint.missing.export": "was herausgegeben werden soll (--export FORM)",
    "lint.problems": "Regeln und Notizen ohne Wirkung",
    # The closing line
    "lint.error.one": "{count} Fehler",
    "lint.error.many": "{count} Fehler",
    "lint.warning.one": "{count} Warnung",
    "lint.warning.many": "{count} Warnungen",
    "lint.note.one": "{count} Hinweis",
    "lint.note.many": "{count} Hinweise",
    "lint.nothing": "Nichts zu prüfen gefunden",
    "lint.counted": "{found}; {settled} erledigt. Profil: {profile}. {closing}",
    "lint.closing": "Geprüft wird, was festgehalten ist; rechtlicher Rat ist das nicht.",
}
