"""The phrases about conflicts in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    # One conflict, in a sentence
    "conflict.about": "{subject}, {property}",
    "conflict.said": "{value} laut {who}",
    "conflict.said-through": "{value} laut {who} (über {through})",
    "conflict.said-nobody": "{value}, wofür niemand genannt ist",
    "conflict.as-of": "{value} ({period})",
    "conflict.pair": "{about}: {left}, {right}; beides zugleich kann nicht gelten.",
    "conflict.pair-possible": "{about}: {left}, {right}; vielleicht ein Widerspruch: {unknown}.",
    "conflict.self": "{about}: {left} und {right}, beides laut {who}; beides zugleich kann nicht gelten.",
    "conflict.self-possible": (
        "{about}: {left} und {right}, beides laut {who}; vielleicht ein Widerspruch: {unknown}."
    ),
    "conflict.part": "{about}: {left}, {right}; ein Teil kann nicht mehr sein als das Ganze.",
    "conflict.part-possible": (
        "{about}: {left}, {right}; ein Teil kann nicht mehr sein als das Ganze, wenn es einer ist: {unknown}."
    ),
    "conflict.falls": "{about}: {left}, {right}; eine solche Zählung sinkt nicht.",
    "conflict.falls-possible": "{about}: {left}, {right}; eine solche Zählung sinkt nicht: {unknown}.",
    "conflict.rises": "{about}: {left}, {right}; eine solche Zählung steigt nicht.",
    "conflict.rises-possible": "{about}: {left}, {right}; eine solche Zählung steigt nicht: {unknown}.",
    "conflict.order": "{subject}: {first} {left}, {last} {right}; in der falschen Reihenfolge ({path}).",
    "conflict.order-possible": (
        "{subject}: {first} {left}, {last} {right}; vielleicht in der falschen Reihenfolge ({path}): "
        "{unknown}."
    ),
    "conflict.excluded": "{subject}: {first} {left}, {last} {right}; das eine schließt das andere aus.",
    "conflict.excluded-possible": (
        "{subject}: {first} {left}, {last} {right}; das eine schließt das andere aus: {unknown}."
    ),
    "conflict.joint": "{about}: {said}; je zwei davon können gelten, alle zusammen nicht.",
    "conflict.joint-possible": (
        "{about}: {said}; je zwei davon können gelten, alle zusammen vielleicht nicht: {unknown}."
    ),
    "conflict.large": (
        "{about}: {pairs} Paare von Aussagen, die nicht beide gelten können, davon {definite} sicher; etwa "
        "{left} und {right}."
    ),
    "conflict.large-possible": (
        "{about}: {pairs} Paare von Aussagen, die einander vielleicht widersprechen, etwa {left} und "
        "{right}: {unknown}."
    ),
    "conflict.rule": "{kind}: {members}.",
    "conflict.rule-possible": "{kind}: {members}; nicht sicher: {unknown}.",
    "conflict.settled": "{sentence} Erledigt durch {settled}.",
    "conflict.denial.claim": "Dementiert von {by}: {text} ({who}).",
    "conflict.dispute.claim": "Bestritten von {by}: {text} ({who}).",
    "conflict.undercut.claim": "In der Grundlage bestritten von {by}: {text} ({who}).",
    "conflict.correction.claim": "Berichtigt von {by}: {text} ({who}).",
    "conflict.retraction.claim": "Zurückgezogen von {by}: {text} ({who}).",
    "conflict.denial.attribution": "Dementiert von {by}, dass {source} gesagt hat: {text}.",
    "conflict.dispute.attribution": "Bestritten von {by}, dass {source} gesagt hat: {text}.",
    "conflict.undercut.attribution": "In der Grundlage bestritten von {by}, was {source} gesagt hat: {text}.",
    "conflict.correction.attribution": "Berichtigt von {by}, was {source} gesagt hat: {text}.",
    "conflict.retraction.attribution": "Zurückgezogen von {by}, was {source} gesagt hat: {text}.",
    "conflict.correction.own": "{by} hat das eigene Wort berichtigt: {text}.",
    "conflict.retraction.own": "{by} hat das eigene Wort zurückgezogen: {text}.",
    "conflict.denial.other": "Dementiert von {by}: {what}.",
    "conflict.dispute.other": "Bestritten von {by}: {what}.",
    "conflict.undercut.other": "In der Grundlage bestritten von {by}: {what}.",
    "conflict.correction.other": "Berichtigt von {by}: {what}.",
    "conflict.retraction.other": "Zurückgezogen von {by}: {what}.",
    "conflict.said-by": "das sagt {who}",
    "conflict.said-by-nobody": "niemand ist dafür genannt",
    "conflict.rebuttal": "die Entgegnung {id} von {source}",
    # What is not known
    "unknown.subject": "ob {left} und {right} dasselbe sind, ist nicht geklärt",
    "unknown.property": "was {property} ist, wurde nicht festgelegt",
    "unknown.commitment": "wie fest jemand zu einer der Aussagen steht, ist nicht sicher",
    "unknown.separator": "{detail} ist nicht für beide angegeben",
    "unknown.language": "sie sind in verschiedenen Sprachen formuliert",
    "unknown.zone": "eine der Uhrzeiten hat keine Zone",
    "unknown.forecast": "eine ist eine Vorhersage, und ob ihre Zeit gekommen ist, ist nicht bekannt",
    "unknown.place": "ob sie denselben Ort betreffen, ist nicht bekannt",
    "unknown.extent": "über welche Zeit jeweils gezählt wurde, ist nicht bekannt",
    "unknown.sign": "Teile können unter null liegen",
    "unknown.time": "wann jede gilt, ist nicht genau bekannt",
    "unknown.reading": "großzügiger gelesen wären sie vereinbar",
    "unknown.reading.entity": "ob {left} und {right} dasselbe sind, ist nicht geklärt",
    "unknown.reading.place": "ob {left} und {right} sich überschneiden, ist nicht bekannt",
    # Why two can both hold
    "why.subject": "Sie handeln von Verschiedenem: {left} und {right}.",
    "why.property": "Sie sagen Verschiedenes: die eine {left}, die andere {right}.",
    "why.commitment": (
        "Niemand vertritt {claims} nachweislich selbst; deshalb wird nichts damit verglichen."
    ),
    "why.no-statement": (
        "Von {claims} ist nichts in vergleichbarer Form verzeichnet; es lässt sich als Aussage ergänzen."
    ),
    "why.value": "Ihre Werte sind von verschiedener Art und werden nicht verglichen: {left} und {right}.",
    "why.unread": (
        "Was {values} zulässt, ist nicht bekannt oder nichts; deshalb wird nichts damit verglichen."
    ),
    "why.assuming": (
        "{claims} gilt nur, wenn eine andere Behauptung gilt; deshalb vertritt es niemand als solches, "
        "und nichts wird damit verglichen."
    ),
    "why.unit": "Ihre Werte messen nicht dasselbe und werden nicht umgerechnet: {left} und {right}.",
    "why.existence": "Dass es nicht {value} ist, lässt offen, ob es überhaupt etwas gibt.",
    "why.separator": "Sie unterscheiden sich in {detail}: {left} und {right}.",
    "why.forecast": "Die eine ist eine Vorhersage, und ihre Zeit ist nicht gekommen.",
    "why.place": "Sie gelten an verschiedenen Orten: {left} und {right}.",
    "why.extent": "Sie sind über verschiedene Zeiten gezählt: {left} und {right}.",
    "why.extent.running": (
        "Die eine ist der Stand einer Zählung an einem Tag, die andere das, was über eine Zeit gezählt wurde."
    ),
    "why.time": "Sie gelten zu verschiedenen Zeiten: {left} und {right}.",
    "why.single-valued": "{property} kann mehrere Werte zugleich haben: {left} und {right}.",
    "why.equal": "Sie sagen dasselbe: {left} und {right}.",
    "why.refines": "Die erste sagt dasselbe genauer: Was {left} zulässt, lässt auch {right} zu.",
    "why.refined-by": "Die zweite sagt dasselbe genauer: Was {right} zulässt, lässt auch {left} zu.",
    "why.compatible": "Beides kann gelten: {left} und {right} sind miteinander vereinbar.",
    "why.compatible-regions": "Beides kann gelten: {left} lässt {region} zu, {right} lässt {other} zu.",
    "why.part": "Beides kann gelten: Die eine zählt einen Teil dessen, was die andere zählt.",
    "why.no-date": "ohne Datum",
    "why.nothing": "nicht angegeben",
    # What would settle it
    "settle.subject": "ein Urteil, ob {left} und {right} dasselbe sind (same-as)",
    "settle.property": "eine Festlegung der Eigenschaft {property}",
    "settle.commitment": "ob eine Quelle es selbst vertritt, und wie fest",
    "settle.separator": "{detail} für beide",
    "settle.language": "dieselbe Aussage in einer Sprache",
    "settle.zone": "die Zone beider Uhrzeiten",
    "settle.forecast": "ein Stichtag für den Vergleich (--as-of)",
    "settle.place": "wo jede von ihnen gilt",
    "settle.extent": "über welche Zeit jeweils gezählt wurde",
    "settle.sign": "ob ein Teil unter null liegen kann",
    "settle.time": "das Datum oder der Zeitraum, für den jede gilt",
    "settle.reading": "eine genauere Zahl",
    "settle.reading.entity": "ein Urteil, ob {left} und {right} dasselbe sind (same-as)",
    "settle.reading.place": "worin {left} und {right} liegen (within)",
    "settle.flip": "bei einer Toleranz von {tolerance} würden sie sich treffen",
    "settle.word": "eine Berichtigung oder Rücknahme durch eine der Quellen",
    "settle.note": "eine Anmerkung zu beiden mit settles = „{kind}“",
    "settle.withdrawal": "eine Rücknahme durch {by} oder durch die, die es gesagt haben",
    # How a value was read
    "step.tolerance": "Toleranz {amount} ({setting})",
    "step.rounded": "gerundet, ± {amount}",
    "step.last-digit": "± die Hälfte der letzten Stelle ({amount})",
    "step.round-number": "eine runde Zahl, vielleicht ± {amount}",
    "step.soft-end": "kaum mehr als {amount}",
    "step.whole-numbers": "ganze Zahlen",
    "step.unit-assumed": "ohne Einheit, gelesen in {amount}",
    "step.converted": "umgerechnet aus {setting} ({amount})",
    "step.approximate-date": "ungefähr, ± {amount} × die eigene Länge ({setting})",
    "step.zone": "nach der Uhr der anderen Zone",
    "step.forecast-bound": "eine Obergrenze in einer Vorhersage schließt nichts aus",
    "settle.anyway": (
        "Jeder ist erledigt durch eine Berichtigung oder Rücknahme derer, die es sagen, oder durch "
        "eine Anmerkung zu beiden Seiten, die die Art nennt: settles = {kinds}."
    ),
    # The section of a report
    "section.conflicts": "Widersprüche",
    "count.conflicts.one": "{count} Widerspruch",
    "count.conflicts.many": "{count} Widersprüche",
    "count.conflicts-possible.one": "{count} möglicher Widerspruch",
    "count.conflicts-possible.many": "{count} mögliche Widersprüche",
    "count.conflicts-settled.one": "{count} erledigter Widerspruch",
    "count.conflicts-settled.many": "{count} erledigte Widersprüche",
    "part.conflicts": "{count} sicher",
    "part.conflicts-possible": "{count} möglich",
    "part.conflicts-settled": "{count} erledigt",
    "part.settled": "{count} erledigt",
    "conflicts.what": "Widerspruch",
    "conflicts.kind": "Art",
    "conflicts.sentence": "in einem Satz",
    "conflicts.sides": "Seiten",
    "conflicts.settle": "was ihn klären würde",
    "conflicts.definite": "Sicher",
    "conflicts.possible": "Möglich, abhängig von etwas, das nicht bekannt ist",
    "conflicts.settled": "Erledigt und weiterhin verzeichnet",
    "conflicts.method": (
        "Schwellen: Regelsatz {rule_set}, Version {version}; „etwa“ reicht {tolerance} nach beiden Seiten, "
        "wo eine Eigenschaft nichts anderes sagt. Ein Widerspruch heißt, dass Aussagen nicht alle gelten "
        "können, nie welche."
    ),
    "kind.self-contradiction": "Selbstwiderspruch",
    "kind.quantity": "Zahlen",
    "kind.date": "Datumsangaben",
    "kind.value": "Werte",
    "kind.exclusive": "Ausschluss",
    "kind.negation": "Ja und Nein",
    "kind.order": "Reihenfolge",
    "kind.place": "Orte",
    "kind.joint": "alle zusammen",
    "kind.denial": "Dementi",
    "kind.dispute": "Bestreitung",
    "kind.undercut": "Grundlage bestritten",
    "kind.correction": "Berichtigung",
    "kind.retraction": "Rücknahme",
    # One comparison, in full
    "compare.statement": "Aussage",
    "compare.value": "Wert",
    "compare.region": "lässt zu",
    "compare.read": "wie gelesen",
    "compare.during": "Stand",
    "compare.said-by": "vertreten von",
    "compare.outcome": "Ergebnis",
    "compare.guard": "betrachtet",
    "compare.left": "die erste",
    "compare.right": "die zweite",
    "compare.checks": "Was sie gemeinsam haben müssen, um verglichen zu werden:",
    "compare.gap": "Zwischen dem, was sie zulassen, liegen {gap}.",
    "compare.flip": "Bei einer Toleranz von {tolerance} würden sie sich treffen.",
    "outcome.of-guard.passed": "gemeinsam",
    "outcome.of-guard.failed": "verschieden",
    "outcome.of-guard.unknown": "unbekannt",
    "guard.subject": "Gegenstand",
    "guard.property": "Eigenschaft",
    "guard.commitment": "von jemandem vertreten",
    "guard.value": "Art des Werts",
    "guard.unit": "Einheit",
    "guard.existence": "ob es überhaupt etwas gibt",
    "guard.separator": "Unterscheidung",
    "guard.language": "Sprache",
    "guard.zone": "Zeitzone",
    "guard.forecast": "Zeit einer Vorhersage",
    "guard.place": "Ort",
    "guard.extent": "gezählte Zeit",
    "guard.sign": "Vorzeichen der Teile",
    "guard.time": "Zeit",
    "guard.order": "zeitliche Folge",
    "guard.single-valued": "ein Wert zur gleichen Zeit",
    "guard.reading": "Lesart",
}
