"""The phrases in pictures in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "picture.states": "sagt",
    "picture.reports": "gibt wieder",
    "picture.denial": "dementiert",
    "picture.dispute": "bestreitet",
    "picture.undercut": "zieht die Grundlage in Zweifel",
    "picture.qualification": "schränkt ein",
    "picture.correction": "berichtigt",
    "picture.retraction": "zieht zurück",
    "picture.instead": "sagt stattdessen",
    "picture.supports": "stützt",
    "picture.undermines": "spricht gegen",
    "picture.evidence": "Beleg",
    "picture.cites": "nennt als Beleg",
    "picture.basis": "ist abgeleitet aus",
    "picture.assuming": "gilt nur, wenn",
    "picture.same": "als dasselbe beurteilt",
    "picture.missing": "nicht erfasst",
    "picture.silent": "kein Wort erfasst",
    "picture.speaks": "spricht für andere",
    "picture.record": "was erfasst ist",
    "picture.first-hand": "aus eigener Kenntnis",
    "picture.own-word": "auf eigenes Wort; ob aus eigener Kenntnis, ist nicht genannt",
    "picture.of": "zu {record}",
    "picture.conflict": "Widerspruch: {kind}",
    "picture.conflict-possible": "vielleicht ein Widerspruch: {kind}",
    "picture.settled": "erledigt durch {records}",
}
