"""Which words tell of a crime, in English and German."""

from __future__ import annotations

from counterclaim.lint.cues import Cues

__all__ = [
    "ACTS",
    "ADJECTIVES",
    "CRIMES_DE",
    "CRIMES_EN",
    "CRIMINALS",
    "FIGURATIVE",
]

#: Doing a crime, in the forms of verbs that are no nouns as well; in English its place tells who does it.
CRIMES_EN = Cues(
    """
    steal|steals|stole|stolen|stealing|rob|robs|robbed|robbing|murdered|murdering|kill|kills|killed
    killing|raped|raping|assaulted|assaulting|molest|molests|molested|molesting|abused|abusing|tortured
    torturing|embezzle|embezzles|embezzled|embezzling|defraud|defrauds|defrauded|defrauding|launder
    launders|laundered|laundering|bribed|bribing|blackmailed|blackmailing|extort|extorts|extorted
    extorting|forge|forges|forged|forging|falsify|falsifies|falsified|falsifying|smuggle|smuggles
    smuggled|smuggling|trafficked|evade|evades|evaded|evading|swindle|swindles|swindled|swindling
    cheated|cheating|kidnap|kidnaps|kidnapped|kidnapping|abduct|abducts|abducted|abducting|stabs|stabbed
    stabbing|poisoned|poisoning|burgled|burgles|burgling|loots|looted|looting|perjured|misappropriate
    misappropriates|misappropriated|misappropriating|siphon|siphons|siphoned|siphoning|rigged|rigs|spied
    spies|illegally|unlawfully|pocketed|polluted|pollutes|polluting|poisoned
    lined her pockets
    lined his pockets
    lined their pockets
    lined its pockets
    broke the law
    breaks the law
    broken the law
    breaking the law
    accepted kickbacks
    took kickbacks
    taken kickbacks
    paid kickbacks
    pays kickbacks
    dumped … waste
    dumped … sewage
    cooked the books
    took bribes|takes bribes|taken bribes|taking bribes|accepted bribes|pocketed bribes|paid bribes
    pays bribes|paying bribes
    """
)
#: The same in German, where the verb may stand at the end, and the subject behind it.
CRIMES_DE = Cues(
    """
    stahl|stahlen|stiehlt|stehlen|gestohlen|raubte|raubten|geraubt|beraubte|beraubt|ermordet|ermordete
    ermordeten|mordete|gemordet|tötete|töteten|getötet|tötet|erschlug|erschlagen|erstach|erstochen
    erschoss|erschossen|vergewaltigt|vergewaltigte|vergewaltigten|missbraucht|missbrauchte|missbrauchten
    missbrauchen|misshandelt|misshandelte|misshandelten|folterte|gefoltert|foltern|veruntreut
    veruntreute|veruntreuten|unterschlug|unterschlagen|unterschlägt|betrog|betrogen|betrügt|betrügen
    bestach|bestachen|bestochen|besticht|erpresst|erpresste|erpressten|fälscht|fälschte|fälschten
    gefälscht|schmuggelt|schmuggelte|schmuggelten|geschmuggelt|hinterzog|hinterzogen|hinterzieht
    hinterziehen|gewaschen|wusch|wuschen|entführte|entführten|entführt|plündert|plünderte|plünderten
    geplündert|vergiftet|vergiftete|stach|ausspioniert|spionierte|spioniert|erschlich|erschlichen
    abgezweigt|zweigte … ab|bereicherte sich|bereicherten sich|sich bereichert|schuldig gemacht
    strafbar gemacht
    machte sich strafbar|machten sich strafbar|macht sich strafbar|spionierten|verseuchte|verseuchten
    verseucht|vergifteten
    ließ sich bestechen
    lässt sich bestechen
    ließ sich schmieren
    lässt sich schmieren
    nahm … schmiergeld
    nahmen … schmiergeld
    kassierte … schmiergeld
    kassierten … schmiergeld
    zahlte … schmiergeld
    zahlten … schmiergeld
    steckte … euro ein
    steckten … euro ein
    illegal … geleitet
    illegal … gekippt
    illegal … entsorgt
    illegal … beschäftigt
    """
)
#: Those who do a crime.
CRIMINALS = Cues(
    """
    thief|thieves|robber|robbers|murderer|murderers|murderess|killer|killers|rapist|rapists|fraudster|fraudsters
    embezzler|embezzlers|swindler|swindlers|conman|crook|crooks|criminal|criminals|felon|felons|forger|forgers
    smuggler|smugglers|trafficker|traffickers|blackmailer|extortionist|kidnapper|kidnappers|burglar|burglars
    guilty|culprit|culprits|perpetrator|perpetrators|mobster|gangster|gangsters|abuser|molester
    dieb|diebe|diebin|räuber|räuberin|mörder|mörderin|mörders|mördern|vergewaltiger|betrüger|betrügerin
    betrügern|betrügers|fälscher|schmuggler|erpresser|entführer|einbrecher|verbrecher|verbrecherin|straftäter
    straftäterin|täter|täterin|schuldig|schuldige|schuldigen|kriminell|krimineller|kriminelle|hehler
    steuersünder|steuerhinterzieher|totschläger|gauner|killerin|corrupt|korrupt|korrupte|korrupter|korrupten
    """
)
#: What sounds like a crime and is none.
FIGURATIVE = Cues(
    """
    stole the show
    steals the show
    stolen the show
    stole the scene
    stole the spotlight
    killed off
    killed time
    stahl … die schau
    stahl … die show
    stahlen … die schau
    stahlen … die show
    """
)
#: Of those words, the ones that stand before a noun for whoever is meant: "the corrupt mayor Doe".
ADJECTIVES = Cues("corrupt|korrupte|korrupten|korrupter|kriminelle|kriminellen|krimineller")
#: Crimes by their names.
ACTS = Cues(
    """
    fraud|theft|thefts|robbery|robberies|murder|murders|manslaughter|rape|rapes|assault|assaults|embezzlement
    bribery|bribes|corruption|blackmail|extortion|forgery|smuggling|trafficking|burglary|perjury|arson|treason
    espionage|crime|crimes|felony|felonies|kidnapping|laundering|evasion|genocide
    war crimes
    betrug|betrugs|betruges|diebstahl|diebstähle|diebstahls|raub|raubs|mord|morde|mordes|mords|totschlag
    vergewaltigung|vergewaltigungen|körperverletzung|veruntreuung|untreue|unterschlagung|bestechung
    bestechlichkeit|korruption|erpressung|urkundenfälschung|fälschung|schmuggel|einbruch|meineid|brandstiftung
    hochverrat|spionage|verbrechen|verbrechens|straftat|straftaten|entführung|geldwäsche|steuerhinterziehung
    kriegsverbrechen|völkermord|amtsmissbrauch|missbrauch|missbrauchs
    """
)
