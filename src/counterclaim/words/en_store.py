"""The phrases about what a store recorded when, in English."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "history.revision": "revision",
    "history.recorded": "recorded (UTC)",
    "history.by": "by",
    "history.reason": "reason",
    "history.what": "what was done",
    "history.none": "Nothing is recorded yet.",
    "history.earlier": "… and {count} earlier ones that are not shown; the JSON form has all of them.",
    "history.added": "added: {record}",
    "history.removed": "removed",
    "history.erased": "erased since",
    "history.same": "written again",
    "history.add.one": "1 added",
    "history.add.many": "{count} added",
    "history.replace.one": "1 replaced",
    "history.replace.many": "{count} replaced",
    "history.remove.one": "1 removed",
    "history.remove.many": "{count} removed",
    "history.erase.one": "1 erasure",
    "history.erase.many": "{count} erasures",
    "difference.type": "type",
    "difference.id": "id",
    "difference.what": "what it is, or what changed in it",
    "difference.none": "Nothing changed.",
    "difference.counts": "{added} added, {removed} removed, {replaced} replaced.",
    "difference.field": "{field}: {old} → {new}",
    "difference.new-field": "{field}: {new}",
    "difference.no-field": "{field} is gone: {old}",
    "effect.title": "What that does to the dispute",
    "effect.what": "what",
    "effect.record": "of",
    "effect.change": "before → after",
    "effect.standing": "standing",
    "effect.sources": "independent sources",
    "effect.conflict": "conflict ({kind})",
    "effect.new": "new: {sentence}",
    "effect.gone": "gone: {sentence}",
}
