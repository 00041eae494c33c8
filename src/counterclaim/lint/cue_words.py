"""Which words tell of denying, saying and hedging, in English and German."""

from __future__ import annotations

from counterclaim.lint.cues import Cues

__all__ = [
    "ATTRIBUTED",
    "CALLED",
    "CONTRARY",
    "DECLINED",
    "DENIALS",
    "DENIED",
    "DENIED_DE",
    "NEGATED",
    "QUALIFIED",
    "REFUTED",
    "REFUTED_DE",
    "RETOLD",
    "SAID",
    "SPEAKERS",
    "SPOKEN_FOR",
    "UNANSWERED",
    "WITHDRAWN",
]

#: Somebody denies or disputes something, by a verb.
_DENIED_EN = """
    denied|denies|deny|denying|reject|rejects|rejected|rejecting|refut*|dispute|disputes|disputed|disputing
    contradict*|contested|contesting|dismiss|dismisses|dismissed|dismissing|rebut|rebuts
    rebutted|repudiat*|disavow*|debunk*|disprov*|disagree|disagrees|disagreed|protest|protests|protested
    hit back
    hits back
    push … back
    pushed … back
    insist that
    insists that
    insisted that
    insists it
    insisted it
    maintain that
    maintains that
    maintained that
    maintains it
    maintained it
    take issue
    takes issue
    took issue
    """
_DENIED_DE = """
    bestreit*|bestritt*|dementier*|verneint|verneinte|verneinten|verneinen|leugn*|geleugnet|abgestritten
    abstreiten|widersprach|widersprachen|widerspricht|widersprechen|widersprochen|zurückgewiesen|zurückweisen
    zurückweist|zurückzuweisen|zurückwies|zurückwiesen|widerleg*|beteuer*
    weist … zurück
    weisen … zurück
    wies … zurück
    wiesen … zurück
    weist … von sich
    weisen … von sich
    wies … von sich
    wiesen … von sich
    streitet … ab
    streiten … ab
    stritt … ab
    stritten … ab
    stellt … in abrede
    stellen … in abrede
    stellte … in abrede
    stellten … in abrede
    wehrt sich gegen
    wehren sich gegen
    wehrte sich gegen
    wehrten sich gegen
    verwahrt sich
    verwahren sich
    verwahrte sich
    verwahrten sich
    nichts wissen
    """
DENIED = Cues(_DENIED_EN, _DENIED_DE)
#: The German ones, whose subject may follow them.
DENIED_DE = Cues(_DENIED_DE)
#: A denial by its name.
DENIALS = Cues(
    """
    denial|denials|rejection|rebuttal|dementi|dementis|widerspruch|zurückweisung
    not accept
    """
)
#: What somebody says, or calls something, who denies it: that it is false, or worth nothing.
CONTRARY = Cues(
    """
    untrue|false|falsely|falsehood*|wrong|baseless|unfounded|groundless|incorrect|inaccurate|fabricat*|lie|lies
    lying|invented|invention|innocent|innocence|nonsense|meritless|defamatory|absurd|ridiculous|smear|smears
    fantasy|slander*|libel*|rubbish|hoax|unjustified|untenable|fiction|propaganda
    distortion*|misrepresent*|mischaracter*
    politically motivated
    not true
    no truth
    not correct
    no basis
    no evidence
    no merit
    without merit
    without foundation
    without basis
    never happened
    not guilty
    unwahr*|falsch|falsche|falschen|falscher|falsches|haltlos*|unbegründet*|gegenstandslos*|unzutreffend*
    unrichtig*|erfunden*|erlogen*|lüge|lügen|unschuldig|unschuld|unsinn|abwegig*|absurd*|abstrus*|kampagne
    verleumdung*|unterstellung*|entbehr*|lächerlich*|konstruiert*|unhaltbar*|schmutzkampagne|märchen
    grundlos*|unwahrheit*|verzerr*|rufmord*
    politisch motiviert
    trifft nicht zu
    treffen nicht zu
    trifft so nicht zu
    stimmt so nicht
    stimmt nicht
    stimmen nicht
    nicht richtig
    nicht wahr
    nichts dran
    aus der luft gegriffen
    """
)
#: Somebody calls something what it is to them.
CALLED = Cues(
    """
    call|calls|called|calling|describe|describes|described|consider|considers|considered|brand|brands|branded
    label|labels|labelled|labeled
    nennt|nannte|nennen|nannten|genannt|bezeichnet|bezeichnete|bezeichnen|bezeichneten|spricht|sprach|sprechen|sprachen
    hält|hielt|halten|hielten
    """
)
#: Somebody says nothing of it either way.
DECLINED = Cues("declin*|refus*|whether|weder|neither|ob|unbeantwortet|ablehn*|lehnte|lehnt|weiger*")
#: Somebody narrows something or doubts what it rests on.
QUALIFIED = Cues(
    """
    but|however|although|though|doubt*|questioned|questions|question|criticis*|criticiz*|caution*|qualif*
    clarif*|object|objects|objected|challeng*|flaw*|unreliable|mislead*|only|narrow*
    aber|jedoch|allerdings|zweifel*|bezweifel*|kritisier*|kritik|einschränk*|eingeschränkt|schränkt|schränkte
    relativier*|präzisier*|klargestellt|stellt … klar|stellte … klar|einwand|einwände|fehlerhaft|irreführend
    nur|lediglich|wandte … ein|wendet … ein
    """
)
#: Somebody takes back or corrects what they said.
WITHDRAWN = Cues(
    """
    retract*|withdrew|withdraw|withdraws|withdrawn|withdrawing|withdrawal|correct|corrects|corrected|correcting
    correction|corrections|apologis*|apologiz*|apology|amended|amends|revis*|recant*|rescind*|error|mistake
    mistakenly|erroneous*
    took … back
    take … back
    takes … back
    taken back
    korrig*|korrektur|korrekturen|richtigstell*|richtiggestellt|berichtig*|zurückgezogen|zurückzieh*
    zurückgenommen|zurücknehm*|widerruf*|widerrief*|entschuldig*|irrtum|irrtümlich*|fehler
    stellt … richtig
    stellte … richtig
    zieht … zurück
    zog … zurück
    nahm … zurück
    nimmt … zurück
    """
)
_REFUTED_DE = """
    widerleg*|entkräft*|ausgeräumt|ausräumen|ausräumte|ausräumten
    als falsch erwiesen
    als unwahr erwiesen
    als falsch entlarvt
    als lüge entlarvt
    nachweislich falsch
    nachweislich unwahr
    wies nach dass
    wiesen nach dass
    nachgewiesen dass
    bewies dass
    bewiesen dass
    räumte mit
    räumten mit
    """
#: A denial is said to have settled the matter.
REFUTED = Cues(
    """
    refut*|debunk*|disprov*
    proved … false
    proven … false
    proves … false
    proved … wrong
    proven … wrong
    proves … wrong
    proved that
    proves that
    showed … false
    shown to be false
    exposed … false
    exposed … lie
    put paid to
    """,
    _REFUTED_DE,
)
#: The German ones, whose subject may follow them.
REFUTED_DE = Cues(_REFUTED_DE)
#: Something is not so.
NEGATED = Cues(
    """
    not|no|never|none|nobody|neither|nor|without|cannot|isn|aren|wasn|weren|didn|doesn|don|hasn|haven|hadn|won
    nothing
    nicht|nichts|nie|niemals|kein|keine|keinen|keinem|keiner|keines|keinerlei|niemand|weder|ohne
    """
)
#: Somebody says something.
SAID = Cues(
    """
    say|says|said|saying|tell|tells|told|stated|statement|statements|declare|declares|declared
    assert|asserts|asserted|insist|insists|insisted|maintain|maintains|maintained|stress|stresses|stressed
    explain|explains|explained|emphasis*|emphasiz*|added|adds|argue|argues|argued|wrote|writes|announced
    sagt|sagte|sagten|sagen|gesagt|erklärt|erklärte|erklärten|erklären|betont|betonte|betonten|betonen
    versichert|versicherte|versicherten|beteuer*|mitgeteilt|mitteil*|schreibt|schrieb|schreiben|zufolge|laut
    tells|ließ|ließen|lässt|lassen|beteuert
    so heißt es
    heißt es
    hieß es
    teilt … mit
    teilen … mit
    teilte … mit
    teilten … mit
    will … haben
    wollen … haben
    """
)
#: Somebody does not answer.
UNANSWERED = Cues(
    """
    comment|comments|commented|respond|responds|responded|response|reply|replied|replies|answer|answered
    answers|reached|available
    kommentieren|kommentar|kommentierte|äußern|äußerte|äußerten|stellungnahme|beantwort*|antwort|antworten
    antwortete|reagierte|reagierten|erreichbar
    """
)
#: Somebody speaks for those that a role describes.
SPOKEN_FOR = Cues("spokes*|speaker|representative*|press office|sprecher*|pressestelle|pressesprecher*")
#: Those who speak for somebody, or lead them.
SPEAKERS = Cues(
    """
    spokes*|speaker|representative*|press|office|lawyer*|attorney*|solicitor*|counsel|chief|ceo|chair*|head
    boss|director*|manager*|management|president|founder|owner|executive|executives|officials
    sprecher*|pressestelle|pressesprecher*|anwalt*|anwält*|rechtsanwalt*|rechtsanwält*|verteidig*|chef*
    vorstand*|vorstände|vorsitzend*|geschäftsführ*|direktor*|präsident*|leiter*|leitung|führung|inhaber*|büro
    """
)

#: What is said is another's word, or not said to be so.
ATTRIBUTED = Cues(
    """
    say|says|said|saying|tell|tells|told|accord*|alleg*|accus*|claim|claims|claimed|claiming|suspect*|charg*
    indict*|prosecut*|investigat*|reported|reportedly|reports|report|purport*|suppos*|apparent*|presum*|assum*
    believed|believe|believes|thought|thinks|think|consider*|assert|asserts|asserted|argue|argues|argued|contend*
    insist|insists|insisted|maintain|maintains|maintained|suggest*|imply|implies|implied|stated
    declare|declares|declared|testif*|testimony|witness*|wrote|writes|write|describ*|confess*|admit*|concede*
    conceding|acknowledg*|deny|denies|denied|denying|denial|reject|rejects|rejected|dismiss|dismisses|dismissed
    refut*|disput*|contest|contests|contested|repudiat*|rebut*|doubt*|question*|court|courts|judge|judges|jury
    verdict|ruling|ruled|trial|convict*|acquit*|sentenced|plea|pleaded|pleads|pled|lawsuit|sued|complaint*
    if|whether|could|might|may have|may be|may not|would|should|possibly|possible|perhaps|maybe|probably
    likely|potential*|rumour*|rumor*|hypothetical*|cleared|exonerat*|rumoured|call|calls|called|suspicio*|seem|seems|seemed|appear|appears|appeared|blam*
    sagt|sagte|sagten|sagen|gesagt|meint|meinte|meinten|angab|angaben|angabe|erklär*|behaupt*|bericht*|schrieb
    schreibt|schreiben|schilder*|bezeichn*|nannte|nennt|laut|zufolge|gemäß|mutmaß*|angeblich*|vermut*|vermeint*
    anscheinend|offenbar|scheinbar|möglich*|eventuell|vielleicht|wahrscheinlich*|womöglich|verdacht*|verdächtig*
    tatverdächtig*|vorwurf|vorwürfe|vorwürfen|vorwurfs|vorgeworfen|vorwerfen|vorwarf|beschuldig*|bezichtig*
    unterstell*|angeklagt*|anklage*|anklagt|anzeige|angezeigt|ermittl*|ermittel*|staatsanwalt*|prozess|prozesses
    gericht|gerichts|gerichte|richter|richterin|urteil|urteils|urteile|verurteil*|freigesprochen|freispruch
    schuldspruch|zeuge|zeugen|zeugin|aussage|aussagen|aussagte|gestand|gestanden|gesteht|geständnis*|bestreit*
    bestritt*|dementier*|leugn*|zurückgewiesen|soll|sollen|sollte|sollten|dürfte|dürften|könnte|könnten|würde
    würden|wäre|wären|hätte|hätten|habe|sei|seien|werde|wolle|wollen|könne|müsse|dürfe|solle|ob|wenn|falls
    heißt|hieß|glaubt|glaubte|glauben|wirft … vor|warf … vor|werfen … vor|warfen … vor|gibt an|gab an
    gaben an|weist … zurück|wies … zurück|wiesen … zurück|spricht … von|sprach … von|sprachen … von
    streitet … ab|stritt … ab|stellt … in abrede|geht davon aus|ging davon aus|gehen davon aus
    will … haben|wollen … haben
    nach eigenen worten
    convinced|certain|fear|fears|feared|hold that|holds that|in the view of|in the eyes of|in the opinion of
    for … it is clear|überzeugt|überzeugung|ansicht|befürchte*|fürchte*|nach meinung|aus sicht|in den augen
    für … steht fest
    """
)
#: A sentence that begins so says whose words the one before it are.
RETOLD = Cues(
    """
    that is what
    this is what
    so say
    so says
    so said
    so claim
    so claims
    or so
    """
)
