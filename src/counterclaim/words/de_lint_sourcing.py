"""The phrases of the lint about replies, sources, quotations and freshness, in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "lint.day.one": "{count} Tag",
    "lint.day.many": "{count} Tage",
    "lint.quotation.one": "{count} Zitat",
    "lint.quotation.many": "{count} Zitate",
    "lint.source.one": "{count} Quelle",
    "lint.source.many": "{count} Quellen",
    "lint.CC101": (
        "„{claim}“ beschuldigt {parties}, und weder eine Bitte um Stellungnahme noch eine Antwort ist "
        "festgehalten; anfragen, und die Anfrage oder die Antwort festhalten"
    ),
    "lint.CC101.unclear": (
        "„{claim}“ beschuldigt {parties}, und dass dazu angefragt wurde, ist nicht festgehalten: in der "
        "Anfrage {request} steht nicht, worum es ging; das ergänzen oder anfragen"
    ),
    "lint.CC102": (
        "{party} hatte für eine Antwort höchstens {days} Zeit, bis {deadline}; das Profil verlangt "
        "mindestens {least}; mehr Zeit geben oder im Beitrag sagen, wie lang die Frist war"
    ),
    "lint.CC102.moment": (
        "{party} hatte für eine Antwort weniger als {least} Zeit, von {asked} bis {deadline}, und das "
        "Profil verlangt mindestens das; mehr Zeit geben oder im Beitrag sagen, wie lang die Frist war"
    ),
    "lint.CC102.published": (
        "{document} wurde am {published} veröffentlicht, bevor die Frist für eine Antwort von {party} um "
        "war ({deadline}); prüfen, ob das dort steht, und die Antwort nachtragen"
    ),
    "lint.CC102.pending": (
        "{party} hat für eine Antwort Zeit bis {deadline}; abwarten oder im Beitrag sagen, dass sie noch "
        "aussteht"
    ),
    "lint.CC102.over": (
        "{party} hatte für eine Antwort Zeit bis {deadline}, und was daraus wurde, ist nicht festgehalten; "
        "das Ergebnis und die Antwort festhalten"
    ),
    "lint.CC104": (
        "{party} antwortet auf „{claim}“, und niemand ist dafür festgehalten; nennen, wer es sagt, oder im "
        "Beitrag sagen, dass der Urheber des Vorwurfs nicht genannt ist"
    ),
    "lint.CC201": (
        "„{claim}“ kommt allein von {sources}, gleich, wer es weitergibt; eine weitere unabhängige "
        "Quelle suchen oder im Beitrag sagen, wessen Wort es ist"
    ),
    "lint.CC201.through": (
        "„{claim}“ hat mehrere Ursprünge ({sources}), und alles kommt über {through}; bei einem davon "
        "selbst nachfragen oder im Beitrag sagen, wessen Bericht es ist"
    ),
    "lint.CC201.several": (
        "„{claim}“ hat höchstens {count}, die voneinander unabhängig sind ({sources}), und das Profil "
        "verlangt {least}; eine weitere suchen oder im Beitrag sagen, wessen Wort es ist"
    ),
    "lint.CC201.unstated": (
        "„{claim}“ hat höchstens einen Ursprung, und wer das ist, steht nirgends: {sources} gibt es weiter; "
        "herausfinden, wer es sagt, oder im Beitrag sagen, dass das nicht bekannt ist"
    ),
    "lint.CC202": (
        "{sources} haben „{claim}“ voneinander, und nichts davon aus erster Hand; herausfinden, wer es aus "
        "eigenem Wissen hat, oder es weglassen"
    ),
    "lint.CC202.beside": (
        "{sources} haben „{claim}“ voneinander, und nichts davon aus erster Hand; nicht als weitere Quellen "
        "zählen"
    ),
    "lint.CC203": (
        "„{claim}“ beruht allein auf nicht genannten Quellen ({sources}); ein Dokument suchen oder "
        "jemanden, der genannt werden darf, oder prüfen, ob es ohne erscheinen kann"
    ),
    "lint.CC203.reason": (
        "{source} wird nicht genannt, und warum, ist nicht festgehalten; den Grund ergänzen und im Beitrag "
        "sagen"
    ),
    "lint.CC204": (
        "„{claim}“ kommt allein von {sources}, mit eigenem Interesse an der Sache; eine Quelle ohne solches "
        "suchen oder das Interesse im Beitrag nennen"
    ),
    "lint.CC205": (
        "„{quote}“ steht nicht wörtlich in {where}; den Wortlaut prüfen, oder es ohne Anführungszeichen "
        "sinngemäß festhalten"
    ),
    "lint.CC205.ambiguous": (
        "„{quote}“ steht an mehreren Stellen in {where}; ergänzen, was davor oder dahinter steht, damit "
        "klar ist, welche gemeint ist"
    ),
    "lint.CC205.cut": (
        "„{quote}“ steht in {where} nur als Teil eines längeren Wortes oder einer längeren Zahl; den "
        "Wortlaut prüfen und alles davon zitieren"
    ),
    "lint.CC205.omissions": (
        "„{quote}“ steht in {where} bis auf das, was seine Zeichen auslassen oder einfügen; prüfen, ob es "
        "dort dasselbe heißt"
    ),
    "lint.CC205.unread": (
        "kein Text von {document} liegt vor, und niemand hat {count} daraus nachgeschlagen; den Text "
        "angeben oder von Hand vergleichen"
    ),
    "lint.CC205.no-document": (
        "„{quote}“ ist ein Zitat aus keinem festgehaltenen Dokument und kann nicht nachgeschlagen werden; "
        "das Dokument nennen oder festhalten, wer es gehört hat"
    ),
    "lint.CC206": (
        "{document} wird zitiert oder angeführt, und keine Kopie ist aufbewahrt; die Seite abrufen, damit "
        "geprüft werden kann, was dort stand, wenn sie sich ändert"
    ),
    "lint.CC206.archive": (
        "eine Kopie von {document} ist aufbewahrt, und ob ein Archiv eine hat, ist nicht bekannt; ein "
        "Archiv um eine Kopie bitten und festhalten, wo sie liegt"
    ),
    "lint.CC301.review": (
        "der Fall war bis {date} wieder anzusehen; prüfen, was sich seither geändert hat, und einen neuen "
        "Tag festlegen"
    ),
    "lint.CC301.modified": (
        "{document} wurde am {modified} geändert, nachdem die neueste Kopie abgerufen wurde ({fetched}); "
        "neu abrufen und prüfen, was sich geändert hat"
    ),
    "lint.CC301.changed": (
        "{document} hat jetzt einen anderen Text (Kopie {snapshot}) als zu der Zeit, aus der zitiert wurde "
        "({count}); prüfen, ob es dort noch so steht"
    ),
    "lint.CC301.lost": (
        "im neuesten Text von {document} (Kopie {snapshot}) fehlt, was zitiert wurde ({count}); prüfen, was "
        "sich geändert hat und ob es eine Berichtigung gibt"
    ),
    "lint.CC301.gone": (
        "{document} ist nicht mehr da: der Server antwortete {status} (Kopie {snapshot}); prüfen, warum, "
        "und ob es eine Berichtigung gibt"
    ),
    "lint.CC302": (
        "„{claim}“ hat unvollständige Zahlenangaben: {figures}; die Quelle fragen oder im Beitrag sagen, "
        "was offen ist"
    ),
    "lint.CC302.figure": "„{value}“ ({address}): {lacks}",
    "lint.CC302.unit": "keine Einheit",
    "lint.CC302.date": "kein Stichtag (der Wert ändert sich mit der Zeit)",
    "lint.CC302.bound": "weder eine Zahl noch eine Grenze",
    "lint.CC303": (
        "„{text}“ ({field}) zählt von einem Tag, der nicht festgehalten ist; herausfinden, welcher Tag "
        "gemeint ist, und das Datum eintragen"
    ),
    "lint.CC304": (
        "was die Bewertung „{rating}“ von {reviewer} bedeutet, ist nicht bekannt ({reason}); die "
        "Bezeichnung prüfen oder die Skala angeben, zu der sie gehört"
    ),
    "lint.CC305": (
        "{sentence} Prüfen, wobei es bleibt, und eine Berichtigung, einen Widerruf oder eine Anmerkung "
        "festhalten"
    ),
    "lint.CC305.possible": "{sentence} Prüfen, ob beides von derselben Sache handelt und wobei es bleibt",
    "lint.CC305.more": "Mit dieser Behauptung gibt es {count} weitere.",
}
