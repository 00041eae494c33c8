"""What is left of a word without its ending, so that its forms are found to be one."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.lint.cues import word_set

__all__ = ["stem"]

_LEAST_STEM = 4
#: Stems that are kept, since texts of one matter repeat their words.
_MOST_KEPT = 20_000
#: Endings of English and German words, the longer first.
_ENDINGS = (
    "ungen",
    "eten",
    "etes",
    "etet",
    "ing",
    "ung",
    "ten",
    "tes",
    "tet",
    "ern",
    "ete",
    "ed",
    "es",
    "et",
    "en",
    "er",
    "em",
    "te",
    "s",
    "e",
    "n",
    "t",
)
#: What is parted from a German verb, and stands before "ge" and "zu": "zugespielt", "weiterzugeben".
_PARTICLES = tuple(
    sorted(
        word_set(
            """
            ab an auf aus bei ein durch fort frei her hin los mit nach um vor weg weiter zu zurück
            zusammen über unter
            """
        ),
        key=lambda particle: (-len(particle), particle),
    )
)
#: Verbs whose forms share no beginning: one that stands for all of them, and the forms.
_STRONG = {
    form: forms.split()[0]
    for forms in """
        nehm nahm nahmen nimmt nehmen genommen
        geb gab gaben gibt geben gegeben
        lass ließ ließen lässt lassen gelassen
        brech brach brachen bricht brechen gebrochen
        sprech sprach sprachen spricht sprechen gesprochen
        stehl stahl stahlen stiehlt stehlen gestohlen
        stech stach stachen sticht stechen gestochen
        bestech bestach bestachen besticht bestechen bestochen
        betrüg betrog betrogen betrügt betrügen
        lüg log logen lügt lügen gelogen
        schreib schrieb schrieben schreibt schreiben geschrieben
        halt hielt hielten hält halten gehalten
        find fand fanden findet finden gefunden
        geh ging gingen geht gehen gegangen
        komm kam kamen kommt kommen gekommen
        bekomm bekam bekamen bekommt bekommen
        treff traf trafen trifft treffen getroffen
        schlag schlug schlugen schlägt schlagen geschlagen
        schließ schloss schlossen schließt schließen geschlossen
        verlier verlor verloren verliert verlieren
        fließ floss flossen fließt fließen geflossen
        gieß goss gossen gießt gießen gegossen
        werf warf warfen wirft werfen geworfen
        zieh zog zogen zieht ziehen gezogen
        hinterzieh hinterzog hinterzogen hinterzieht hinterziehen
        schieb schob schoben schiebt schieben geschoben
        verschweig verschwieg verschwiegen verschweigt verschweigen
        weis wies wiesen weist weisen gewiesen
        tun tat taten tut getan
        verrat verriet verrieten verrät verraten
        zwing zwang zwangen zwingt zwingen gezwungen
        unterschlag unterschlug unterschlugen unterschlägt unterschlagen
        erschleich erschlich erschlichen erschleicht erschleichen
        missbrauch missbrauchte missbrauchten missbraucht missbrauchen
        fahr fuhr fuhren fährt fahren gefahren
        trag trug trugen trägt tragen getragen
        bring brachte brachten bringt bringen gebracht
        take took taken takes taking
        give gave given gives giving
        hide hid hidden hides hiding
        steal stole stolen steals stealing
        sell sold sells selling
        pay paid pays paying
        buy bought buys buying
        write wrote written writes writing
        break broke broken breaks breaking
        build built builds building
        know knew known knows knowing
        find found finds finding
        keep kept keeps keeping
        spend spent spends spending
        send sent sends sending
        hold held holds holding
        drive drove driven drives driving
        lead led leads leading
        beat beaten beats beating
        shoot shot shoots shooting
        throw threw thrown throws throwing
    """.splitlines()
    if forms.strip()
    for form in forms.casefold().split()
}


@lru_cache(maxsize=_MOST_KEPT)
def stem(word: str) -> str:
    """
    Return *word*, given without regard to case, without its ending; crude, and the same for both sides.

    Of a German participle, "ge" and the particle before it go as well: "geleitet" and "leiteten" are one, and
    so are "zugespielt" and "spielt … zu". Some strong verbs are known by their forms.
    """
    bare = _without_ge(word)
    if (strong := _STRONG.get(bare) or _STRONG.get(word)) is not None:
        return strong
    ending: str | None = ""
    while ending is not None:
        bare = bare.removesuffix(ending)
        ending = next(
            (end for end in _ENDINGS if bare.endswith(end) and len(bare) - len(end) >= _LEAST_STEM), None
        )
    return bare[:-1] if len(bare) > _LEAST_STEM and bare[-1] == bare[-2] else bare


def _without_ge(word: str) -> str:
    """Return a German participle, or infinitive with "zu", without these and the particle before them."""
    if not word.endswith(("t", "en")):
        return word
    bare = next((word[len(one) :] for one in _PARTICLES if word.startswith((f"{one}ge", f"{one}zu"))), word)
    for prefix in ("ge", "zu"):
        if bare.startswith(prefix) and (prefix == "ge" or bare != word):
            left = bare.removeprefix(prefix)
            if len(left) > _LEAST_STEM or left in _STRONG or bare in _STRONG:
                return bare if bare in _STRONG else left
    return word
