"""The phrases about quotations and the texts that they are looked up in, in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "quotes.record": "Eintrag",
    "quotes.quotation": "Zitat",
    "quotes.looked-in": "gesucht in",
    "quotes.found": "gefunden",
    "quotes.advice": "was zu tun ist",
    "quotes.none": "Kein Zitat ist erfasst.",
    "quotes.row.one": "1 Suche",
    "quotes.row.many": "{count} Suchen",
    "quotes.counted": "{count}: {parts}.",
    "quotes.method": (
        "Nur Leerraum, Anführungszeichen und weiche Trennstriche dürfen abweichen. Eine bloß ähnliche Stelle "
        "gilt nie als das Zitat."
    ),
    "quotes.case-file": "dem Text, den die Falldatei zu {document} nennt",
    "quotes.fetched": "abgerufen {at} UTC",
    "quotes.same": "gleicher Text {at} UTC",
    "quotes.by-url": "zum Dokument {document}, das dieselbe URL hat",
    "quotes.gone": "die Seite sagt, dass es sie nicht gibt ({status})",
    "quotes.status": "vom Server mit dem Status {status} gesendet",
    "quotes.at": "bei {at}",
    "quotes.stated": "laut Zitat bei {at}",
    "quotes.cuts-word": "in einem Wort oder einer Zahl",
    "quotes.cut.one": "1 steht in einem Wort oder einer Zahl.",
    "quotes.cut.many": "{count} stehen in Wörtern oder Zahlen.",
    "quotes.outcome.exact": "genau",
    "quotes.outcome.normalized": "angeglichen",
    "quotes.outcome.moved": "verschoben",
    "quotes.outcome.ambiguous": "mehrdeutig",
    "quotes.outcome.lost": "verloren",
    "quotes.outcome.translated": "übersetzt",
    "quotes.outcome.damaged": "beschädigt",
    "quotes.outcome.not-kept": "nicht aufbewahrt",
    "quotes.advice.moved": (
        "Die Worte stehen anderswo, als das Zitat sagt: lesen, was um sie herum steht, dann seine Position "
        "oder Umgebung berichtigen."
    ),
    "quotes.advice.ambiguous": (
        "Die Worte stehen an mehreren Stellen: ergänzen, was vor und hinter ihnen steht, als prefix und "
        "suffix."
    ),
    "quotes.advice.lost": (
        "Die Worte stehen dort nicht: aus dem Text kopieren, oder berichtigen, wer es gesagt hat."
    ),
    "quotes.advice.later": (
        "Die Worte stehen dort nicht mehr. Die gesicherte Fassung, die das Zitat nennt, zeigt sie "
        "vielleicht noch; prüfen, ob die Änderung eine Berichtigung ist."
    ),
    "quotes.advice.stood": (
        "Die Worte stehen dort nicht mehr. Sie standen in der gesicherten Fassung {snapshot}: diese im Zitat "
        "nennen, und prüfen, ob die Änderung eine Berichtigung ist."
    ),
    "quotes.advice.gone": (
        "Was empfangen wurde, ist nicht die Seite, wie ihr Status sagt: in einem Archiv nach einer Kopie "
        "suchen, oder die URL berichtigen."
    ),
    "quotes.advice.unread": (
        "Aus dieser neuesten gesicherten Fassung wurde kein Text entnommen, die Seite kann sich also "
        "geändert haben: sie von Hand ansehen, oder die Seite erneut abrufen."
    ),
    "quotes.advice.translated": "Es soll eine Übersetzung sein: von Hand mit dem Original vergleichen.",
    "quotes.advice.cuts-word": (
        "Es beginnt oder endet in einem Wort oder einer Zahl, die Seite sagt also vielleicht etwas anderes: "
        "sie lesen, und ganze Wörter zitieren."
    ),
    "quotes.unchecked.no-document": "Kein Dokument ist genannt: angeben, in welchem es steht.",
    "quotes.unchecked.no-snapshot": (
        "Vom Dokument {document} ist kein Text aufbewahrt; es abrufen, oder auch die Datei mit seinen "
        "gesicherten Fassungen nennen."
    ),
    "quotes.unchecked.unknown-snapshot": (
        "Die gesicherte Fassung {snapshot} ist nicht erfasst; ihre Id berichtigen."
    ),
    "quotes.unchecked.no-text": (
        "Aus dem Dokument {document} wurde kein Text entnommen. Ist es eine Webseite, sie erneut abrufen; "
        "aus PDF, Bildern und Aufnahmen wird keiner entnommen: von Hand prüfen, oder in einer Falldatei eine "
        "Datei mit seinem Text nennen."
    ),
    "quotes.unchecked.missing": (
        "Der Text der gesicherten Fassung {snapshot} ist nicht unter den aufbewahrten Bytes: ihren Ordner "
        "mit --blobs nennen, oder das Dokument {document} erneut abrufen."
    ),
    "quotes.unchecked.other-bytes": (
        "Was als Text der gesicherten Fassung {snapshot} aufbewahrt ist, ist nicht das Erfasste: aus einer "
        "Sicherung wiederherstellen."
    ),
    "quotes.unchecked.not-utf8": (
        "Was als Text der gesicherten Fassung {snapshot} aufbewahrt ist, ist kein Text in UTF-8; das "
        "Dokument {document} erneut abrufen."
    ),
}
