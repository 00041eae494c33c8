"""The phrases of the lint about the article, exports and corrections, in German."""

from __future__ import annotations

__all__ = ["PHRASES"]

PHRASES = {
    "lint.CC103": (
        "nicht im Artikel: {rebuttal} („{text}“); gesucht wurde {names} mit einem Wort des "
        "Bestreitens oder mit den Worten der Entgegnung, in einem Satz oder in zweien; ergänzen, oder "
        "in einer Anmerkung sagen, warum es fehlen darf"
    ),
    "lint.CC103.another": (
        "im Artikel steht anderes, aber nicht: {rebuttal} („{text}“); gesucht wurden Wörter daraus in "
        "den Sätzen, in denen {names} etwas bestreitet; ergänzen, oder in einer Anmerkung sagen, warum es "
        "fehlen darf"
    ),
    "lint.CC103.elsewhere": (
        "der Artikel nennt niemanden und nichts, was festgehalten ist; prüfen, ob es der Artikel zu "
        "diesem Fall ist"
    ),
    "lint.CC103.untouched": (
        "nicht im Artikel: {rebuttal}, und auch nicht, worauf sich das bezieht („{text}“); "
        "prüfen, ob der Artikel beides weglassen soll"
    ),
    "lint.CC105": (
        "{where} sagt „{word}“ zu einem Dementi von {by}, für das kein Beleg festgehalten ist; sagen, "
        "dass es bestritten wird, oder den Beleg festhalten"
    ),
    "lint.CC105.article": "der Artikel",
    "lint.CC105.claim": "die Behauptung an ihrer Stelle",
    "lint.CC105.note": "eine Anmerkung",
    "lint.CC105.text": "der Text",
    "lint.CC105.verb": "das redeeinleitende Verb",
    "lint.CC401": (
        "der Artikel sagt über {party} mit eigener Stimme, was ein Vorwurf ist: „{sentence}“; sagen, "
        "wer ihn erhebt, oder die rechtskräftige Verurteilung festhalten (Beleg in einem Dokument mit "
        "dem Schlagwort {tag})"
    ),
    "lint.CC401.word": (
        "der Artikel sagt „{word}“ über {party} mit eigener Stimme: „{sentence}“; sagen, wer den "
        "Vorwurf erhebt, oder die rechtskräftige Verurteilung festhalten (Beleg in einem Dokument mit "
        "dem Schlagwort {tag})"
    ),
    "lint.CC402.article": "der Artikel nennt sie in {count} Sätzen, hier zum ersten Mal",
    "lint.CC402.article.one": "der Artikel nennt sie hier",
    "lint.CC402.record": "Behauptungen handeln von ihr",
    "lint.CC402.identity": (
        "der Artikel nennt, wer die ungenannte Quelle „{name}“ ist; diesen Namen suchen und streichen, "
        "gleich wofür er dort steht (weder er noch die Stelle steht hier, da Befunde weitergegeben werden)"
    ),
    "lint.CC402.minor": (
        "{name} ist minderjährig, und warum der Name genannt wird, ist nicht festgehalten: "
        "{where}; den Namen weglassen oder den Grund angeben"
    ),
    "lint.CC402.private": (
        "{name} steht nicht im öffentlichen Leben, und kein Grund für die Nennung dieser Person ist "
        "festgehalten: {where}; den Namen weglassen oder den Grund angeben"
    ),
    "lint.CC402.unjudged": (
        "niemand hat beurteilt, ob {name} im öffentlichen Leben steht, und kein Grund für die Nennung "
        "dieser Person ist festgehalten: {where}; angeben, was davon zutrifft"
    ),
    "lint.CC402.victim": (
        "{name} ist ein Opfer, und warum der Name genannt wird, ist nicht festgehalten: {where}; "
        "den Namen weglassen oder den Grund angeben"
    ),
    "lint.CC403.embargo": (
        "bis {until} darf nichts veröffentlicht werden, und es ist {today}; warten, oder festhalten, "
        "wann die Sperrfrist wirklich endet"
    ),
    "lint.CC403.kept": (
        "der Export als {target} enthielte im Klartext, was von {name} geschützt ist ({fields}); "
        "unkenntlich machen oder weglassen"
    ),
    "lint.CC403.person": (
        "der Export als {target} würde {name} nennen ({why}), und kein Grund für die Nennung ist "
        "festgehalten; den Eintrag herausnehmen oder den Grund angeben"
    ),
    "lint.CC403.minor": "minderjährig",
    "lint.CC403.victim": "Opfer",
    "lint.CC403.same": (
        "der Export als {target} enthielte das Urteil, dass „{name}“ jemand mit einem Namen ist; dieses "
        "Urteil oder den Eintrag mit dem Namen herausnehmen"
    ),
    "lint.CC404.changed": (
        "{text} wurde veröffentlicht und hat sich geändert ({parts}), und keine festgehaltene "
        "Berichtigung sagt es; die Berichtigung festhalten, oder in einer Anmerkung sagen, warum keine "
        "nötig ist"
    ),
    "lint.CC404.gone": (
        "{text} wurde veröffentlicht und ist nicht mehr da, und keine festgehaltene Berichtigung "
        "sagt es; die Berichtigung festhalten, oder in einer Anmerkung sagen, warum keine nötig ist"
    ),
    "lint.CC404.of": "{by} zu „{text}“",
    "lint.CC404.part.accused": "wen es beschuldigt",
    "lint.CC404.part.certainty": "wie sicher sie sind",
    "lint.CC404.part.counterclaim": "was es stattdessen sagt",
    "lint.CC404.part.figures": "Zahlen",
    "lint.CC404.part.kind": "Art",
    "lint.CC404.part.quote": "Zitat",
    "lint.CC404.part.rating": "Urteil",
    "lint.CC404.part.said-of": "wovon es handelt",
    "lint.CC404.part.source": "wer es sagt",
    "lint.CC404.part.text": "Wortlaut",
    "lint.CC404.part.type": "Art des Eintrags",
    "lint.CC404.part.when": "Zeit",
    "lint.CC404.words": "„{text}“",
}
