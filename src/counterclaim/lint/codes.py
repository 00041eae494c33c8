"""
The passages of codes of the trade that the profiles cite.

Each names the page in which it was read, where that was not the publisher's own: codes change, and what a
page quotes may be an older wording. Nothing is cited that was not read.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from counterclaim.lint.norms import Norm

__all__ = [
    "AT_ACCURACY",
    "AT_CHILDREN",
    "AT_PERSONALITY",
    "DE_ACCURACY",
    "DE_CHILDREN",
    "DE_CORRECTION",
    "DE_PERSONALITY",
    "DE_PRESUMPTION",
    "DE_SOURCES",
    "IFCN_CORRECTIONS",
    "IFCN_FAIRNESS",
    "IFCN_SOURCES",
]

_READ_ON = date(2026, 11, 26)
_ifcn = partial(
    Norm,
    title="IFCN Code of Principles",
    url="https://ifcncodeofprinciples.poynter.org/know-more/the-commitments-of-the-code-of-principles",
    read_on=_READ_ON,
)
_at = partial(
    Norm,
    title="Ehrenkodex für die österreichische Presse (Österreichischer Presserat)",
    url="https://www.presserat.at/",
    read_on=_READ_ON,
)
_de = partial(
    Norm,
    title="Pressekodex (Deutscher Presserat)",
    url="https://www.presserat.de/pressekodex.html",
    read_on=_READ_ON,
)

#: Every check by one standard and process; conclusions follow from evidence.
IFCN_FAIRNESS = _ifcn(section="commitment 1, nonpartisanship and fairness")
#: Readers can repeat the work from the sources that are given, but where a source would be in danger.
IFCN_SOURCES = _ifcn(section="commitment 2, transparency of sources")
#: Corrections are made openly, so that readers see the corrected version.
IFCN_CORRECTIONS = _ifcn(
    section="commitment 5, open and honest corrections",
    read_in="https://thelivinglib.org/international-fact-checking-network-fact-checkers-code-of-principles/",
)

#: Careful research, quotations word for word, a hearing for the accused, prompt correction.
AT_ACCURACY = _at(
    section="2, Genauigkeit",
    read_in=(
        "https://www.loub.at/uni/donau-universitaet-krems-duk/"
        "donau-universitaet-krems-politische-kommunikation-arbeiten/ehrenkodex-des-oesterreichischen-presserats/"
    ),
)
#: Everybody's dignity and personality; particular care for the anonymity of victims.
AT_PERSONALITY = _at(
    section="5.1 and 5.4, Persönlichkeitsschutz",
    read_in=(
        "https://certexternal-www.360.lexisnexis.at/d/"
        "z_medien_und_recht_2019_2_MuR_2019_02_0_749b863155?origin=lk"
    ),
)
#: The private sphere of children comes before news value.
AT_CHILDREN = _at(
    section="6.2, Intimsphäre",
    read_in=(
        "http://derstandard.at/2000056971506/"
        "Artikel-ueber-Missbrauch-einer-DreijaehrigenPresserat-verurteilte-oe24at?ref=rss"
    ),
)

#: What is published was checked, is told as it is, and what is unconfirmed is called so.
DE_ACCURACY = _de(section="Ziffer 2, Sorgfalt", read_in="https://kampuspedia.com/de/Pressekodex")
#: What turns out to be wrong is put right at once, in a fitting way.
DE_CORRECTION = _de(
    section="Ziffer 3, Richtigstellung",
    read_in=(
        "https://schweizer.eu/aktuelles/das-neueste/"
        "1141-zwei-neue-besonders-wertvolle-urteile-zu-gegendarstellungen"
        "-keine-veroeffentlichungspflicht-bei-vorheriger-richtigstellung"
    ),
)
#: Informants are not given away without their express consent.
DE_SOURCES = _de(
    section="Ziffer 5, Berufsgeheimnis",
    read_in="https://mmm.verdi.de/beruf/redaktion-als-anzeigeerstatter-2311",
)
#: Weighing what the public has to know against the personality of suspects; protection of victims.
DE_PERSONALITY = _de(
    section="Ziffer 8, Schutz der Persönlichkeit",
    read_in="https://presserat.de./presse-nachrichten-details/presserat-%C3%BCberarbeitet-ziffer-8.html",
)
#: Children and young people are not to be recognised, as a rule.
DE_CHILDREN = _de(
    section="Richtlinie 8.3, Kinder und Jugendliche",
    read_in=("https://presserat.de/index.php/presse-nachrichten-details/stellungnahme-zum-bild-aufruf.html"),
)
#: Suspicion and proven guilt are kept apart in the wording.
DE_PRESUMPTION = _de(
    section="Ziffer 13, Unschuldsvermutung",
    read_in=(
        "https://www.wiesbadener-kurier.de/lokales/rhein-main/"
        "fall-ayleen-boulevard-sucht-immer-mehr-details-in-waldsolms_25652471"
    ),
)
