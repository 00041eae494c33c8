"""The phrases about pages that were fetched, in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "fetch.url": "Seite",
    "fetch.records": "Dokument, gesicherte Fassung",
    "fetch.status": "Status",
    "fetch.bytes": "Bytes",
    "fetch.odd": "was auffällt",
    "fetch.odd.charset": "nichts sagt, wie der Text kodiert ist; er wird als {charset} gelesen",
    "fetch.odd.length": "der Server sagte nicht, wie viele Bytes es sind; vielleicht fehlen welche",
    "fetch.odd.redirect": "eine Weiterleitung führte von https zu http, wo niemand für den Server bürgt",
    "fetch.odd.type": "der Server nennt {declared}, und es sieht nach {sniffed} aus",
    "fetch.none": "Keine Seite wurde abgerufen.",
    "fetch.led-to": "führte zu {url}",
    "fetch.new": "neu",
    "fetch.changed": "geändert",
    "fetch.unchanged": "unverändert",
    "fetch.error-status": "der Server nennt es einen Fehler ({status}); vielleicht wurde die Seite entfernt",
    "fetch.no-text.type": "kein Text entnommen: weder eine Webseite noch reiner Text",
    "fetch.no-text.failed": "kein Text entnommen: das Herausziehen ist gescheitert",
    "fetch.no-text.empty": "{extractor} fand keinen Text darin",
    "fetch.no-text.interrupted": "kein Text entnommen: der Befehl wurde unterbrochen",
    "fetch.type-unknown": "Typ nicht bekannt",
    "fetch.correction": "sie sagt von sich: {text}",
    "fetch.archive": "Archiv",
    "fetch.archived": "von {at} UTC",
    "fetch.archive-status": "Kopie einer Antwort mit Status {status}",
    "fetch.archive.saved": "gesichert",
    "fetch.archive.absent": "nicht vorhanden",
    "fetch.archive.pending": "in Arbeit",
    "fetch.archive.failed": "gescheitert",
    "fetch.archive.unknown": "nicht bekannt",
    "fetch.pages.one": "1 Seite wurde abgerufen.",
    "fetch.pages.many": "{count} Seiten wurden abgerufen.",
}
