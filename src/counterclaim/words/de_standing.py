"""The phrases about independent sources and what stands, in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "section.independence": "Unabhängige Quellen",
    "section.standing": "Was Bestand hat",
    "claims.independent": "unabhängig",
    "claims.standing": "Stand",
    "claims.against": "dagegen: {record}",
    "rebuttals.standing": "Stand",
    # Independent sources
    "independence.claim": "Behauptung",
    "independence.independent": "unabhängig",
    "independence.origins": "Ursprünge",
    "independence.through": "geht durch",
    "independence.remarks": "zu beachten",
    "independence.unstated": "ob aus eigener Kenntnis, ist nicht genannt",
    "independence.passed-on": "nicht genannt (weitergegeben von {source})",
    "independence.missing": "nicht erfasst",
    "independence.unnamed": "ohne Namen",
    "independence.interested": "mit eigenem Interesse",
    "independence.channels": "{origins} Ursprünge, {count} unabhängig",
    "independence.mutual": "{sources} berufen sich aufeinander",
    "independence.circular": "{sources} berufen sich aufeinander, ohne dass eigene Kenntnis dahintersteht",
    "independence.fallen": "keiner, der noch Bestand hat",
    "independence.dependent": "{sources} zählen als eine Quelle",
    "independence.method": (
        "Als unabhängig zählen Quellen, deren Ketten keine erfasste Quelle gemeinsam haben. Eine gemeinsame "
        "zeigt, dass sie nicht unabhängig sind; keine gemeinsame zeigt nur, dass keine erfasst ist."
    ),
    "independence.one-line": "Unabhängige Quellen: {interval}.",
    "independence.all-through": "Alles geht durch {sources}.",
    "independence.none-sure": "Von keiner namentlichen Quelle ist eigene Kenntnis bekannt.",
    "independence.unnamed-origins": "Ohne Namen: {sources}",
    "independence.interested-origins": "Mit eigenem Interesse: {sources}",
    # What stands
    "standing.record": "Behauptung oder Entgegnung",
    "standing.status": "Stand",
    "standing.because": "weil",
    "method.as-of": "Stand vom {day}: ohne das, was erst später aufkam.",
    "standing.too-many": "Wie es dazu kam, ist nicht ermittelt: Mehr als {count} Einträge gehören dazu.",
    "method.accepted": "Angenommen von denen, die die Aufzeichnung führen: {records}.",
    "standing.evidence": "Beleg {id}",
    "standing.attribution": "das Wort von {source} ({id})",
    "standing.unchallenged": "Dem steht nichts Erfasstes entgegen: {records}.",
    "standing.over-time": "Wie es dazu kam:",
    "standing.turn": "{since}: {status} ({through})",
    "standing.undated": "ohne Datum",
    "standing.others": "{count} weitere",
    "standing.more": "… und {count} weitere Schritte; die JSON-Form enthält sie.",
    "standing.one-line": "Stand: {status}.",
    "standing.method": (
        "Das ist der erfasste Stand des Streits und kein Urteil: Ein Dementi bestreitet eine Behauptung und "
        "bringt sie nie zu Fall. Sie fällt, wo die sie zurücknehmen, die sie gesagt haben, oder wo die, die "
        "die Aufzeichnung führen, annehmen, was ihr entgegnet wird."
    ),
    "status.unchallenged": "unwidersprochen",
    "status.challenge-fell": "Einwand entfallen",
    "status.contested": "umstritten",
    "status.withdrawn": "zurückgezogen",
    "status.set-aside": "hintangestellt",
    "status.unattributed": "niemand erfasst",
    "ground.unanswered": "{record} steht nichts Erfasstes entgegen.",
    "ground.answers-fell": "Was {record} entgegnete, ist entfallen: {by}.",
    "ground.accepted": "Angenommen von denen, die die Aufzeichnung führen: {record}.",
    "ground.answered": "Wort gegen Wort: {record} — {by}.",
    "ground.rests-on-contested": "Beruht auf Umstrittenem: {record} — {by}.",
    "ground.in-block": "Können nicht alle gelten: {record} — {by}.",
    "ground.taken-back": "Zurückgenommen: {record} — {by}.",
    "ground.support-fell": "Worauf {record} beruht, ist entfallen: {by}.",
    "ground.nobody": "Niemand ist erfasst für {record}.",
    "ground.circular": "Im Kreis weitergegeben, ohne dass etwas dahintersteht: {record} — {by}.",
    "ground.overruled": "Besteht nicht gegen das, was angenommen wurde: {record} — {by}.",
    # In a chain
    "trace.taken-back": "zurückgenommen: {by}",
    "trace.broken": "{chain}; unterwegs zurückgenommen",
    "picture.taken-back": "zurückgenommen",
}
