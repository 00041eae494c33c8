"""The phrases about what a store recorded when, in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "history.revision": "Fassung",
    "history.recorded": "erfasst (UTC)",
    "history.by": "von",
    "history.reason": "Grund",
    "history.what": "was geschah",
    "history.none": "Noch ist nichts erfasst.",
    "history.earlier": "… und {count} frühere, die nicht gezeigt werden; die JSON-Form enthält sie alle.",
    "history.added": "hinzugefügt: {record}",
    "history.removed": "herausgenommen",
    "history.erased": "seither gelöscht",
    "history.same": "erneut geschrieben",
    "history.add.one": "1 hinzugefügt",
    "history.add.many": "{count} hinzugefügt",
    "history.replace.one": "1 ersetzt",
    "history.replace.many": "{count} ersetzt",
    "history.remove.one": "1 herausgenommen",
    "history.remove.many": "{count} herausgenommen",
    "history.erase.one": "1 Löschung",
    "history.erase.many": "{count} Löschungen",
    "difference.type": "Art",
    "difference.id": "Id",
    "difference.what": "was es ist, oder was sich daran geändert hat",
    "difference.none": "Nichts hat sich geändert.",
    "difference.counts": "{added} hinzugefügt, {removed} herausgenommen, {replaced} ersetzt.",
    "difference.field": "{field}: {old} → {new}",
    "difference.new-field": "{field}: {new}",
    "difference.no-field": "{field} ist weg: {old}",
    "effect.title": "Was das am Streit ändert",
    "effect.what": "was",
    "effect.record": "von",
    "effect.change": "vorher → nachher",
    "effect.standing": "Stand",
    "effect.sources": "unabhängige Quellen",
    "effect.conflict": "Widerspruch ({kind})",
    "effect.new": "neu: {sentence}",
    "effect.gone": "fort: {sentence}",
}
