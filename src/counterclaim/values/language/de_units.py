"""German words for units and for what is counted, in all their forms."""

from __future__ import annotations

from counterclaim.values.unit_table import PREFIXES, UNITS
from counterclaim.values.word_tables import units_of

__all__ = ["GERMAN_UNITS"]

_PREFIXED = {
    "metre": "meter metern meters",
    "gram": "gramm",
    "second": "sekunde sekunden",
    "litre": "liter litern liters",
    "joule": "joule",
    "watt-hour": "wattstunde wattstunden",
    "watt": "watt",
    "tonne": "tonne tonnen",
    "hertz": "hertz",
    "byte": "byte bytes",
    "bit": "bit bits",
    "volt": "volt",
    "ampere": "ampere",
    "ohm": "ohm",
    "pascal": "pascal",
    "newton": "newton",
}
_PREFIX_WORDS = {"micro": "mikro", "centi": "zenti", "deci": "dezi", "hecto": "hekto"}

_MEASURES = """
inch: Zoll | foot: Fuß | yard: Yard, Yards | mile: Meile, Meilen | nautical-mile: Seemeile, Seemeilen
light-year: Lichtjahr, Lichtjahre, Lichtjahren | ounce: Unze, Unzen | carat: Karat
hundredweight: Zentner, Zentnern
minute: Minute, Minuten, Min | hour: Stunde, Stunden, Std | day: Tag, Tage, Tagen, Tages
week: Woche, Wochen | month: Monat, Monate, Monaten, Monats | year: Jahr, Jahre, Jahren, Jahres
quarter-year: Quartal, Quartale, Quartalen, Vierteljahr
decade: Jahrzehnt, Jahrzehnte, Jahrzehnten | century: Jahrhundert, Jahrhunderte, Jahrhunderten
square-millimetre: Quadratmillimeter, Quadratmillimetern
square-centimetre: Quadratzentimeter, Quadratzentimetern
square-metre: Quadratmeter, Quadratmetern | square-kilometre: Quadratkilometer, Quadratkilometern
square-foot: Quadratfuß | square-mile: Quadratmeile, Quadratmeilen | hectare: Hektar, Hektare
cubic-centimetre: Kubikzentimeter, Kubikzentimetern | cubic-metre: Kubikmeter, Kubikmetern
cubic-kilometre: Kubikkilometer, Kubikkilometern
calorie: Kalorie, Kalorien | kilocalorie: Kilokalorie, Kilokalorien
metric-horsepower: PS, Pferdestärke, Pferdestärken | bar: Bar
metre-per-second: Meter pro Sekunde, Metern pro Sekunde
kilometre-per-hour: Stundenkilometer, Stundenkilometern
kilometre-per-hour: Kilometer pro Stunde, Kilometern pro Stunde, Kilometer in der Stunde
mile-per-hour: Meilen pro Stunde | knot: Knoten | kilogram: Kilo, Kilos
kelvin: Kelvin | celsius: Grad Celsius, Celsius | fahrenheit: Grad Fahrenheit, Fahrenheit
percent: Prozent, vH, v. H. | per-mille: Promille
percentage-point: Prozentpunkt, Prozentpunkte, Prozentpunkten
"""

_CURRENCIES = """
EUR: Euro, Euros, EUR | USD: US-Dollar, US-Dollars, US Dollar, Dollar, Dollars, USD
GBP: Pfund Sterling, britische Pfund, britisches Pfund, GBP
CHF: Franken, Schweizer Franken, CHF, Fr, SFr | JPY: Yen, JPY | CNY: Yuan, Renminbi, chinesische Yuan
RUB: Rubel, russische Rubel | INR: indische Rupien | TRY: türkische Lira
RSD: serbische Dinar | PLN: Zloty, Złoty | CZK: tschechische Kronen | SEK: schwedische Kronen
NOK: norwegische Kronen | DKK: dänische Kronen | HUF: Forint | UAH: Hrywnja, Griwna
CAD: kanadische Dollar, kanadischer Dollar | AUD: australische Dollar | BRL: Real, Reais | ZAR: Rand
KRW: Won | ILS: Schekel | cent: Cent, Cents | BTC: Bitcoin, Bitcoins | GEL: Lari
"""

_COUNTED = """
accident: Unfall, Unfälle, Unfällen | activist: Aktivist, Aktivisten, Aktivistin, Aktivistinnen
adult: Erwachsener, Erwachsene, Erwachsenen | airport: Flughafen, Flughäfen
animal: Tier, Tiere, Tieren | arrest: Festnahme, Festnahmen, Verhaftung, Verhaftungen
article: Artikel, Artikeln | attack: Angriff, Angriffe, Angriffen, Anschlag, Anschläge, Anschlägen
ballot: Stimmzettel, Stimmzetteln | bank: Banken | bomb: Bombe, Bomben | book: Buch, Bücher, Büchern
building: Gebäude, Gebäuden | bus: Bus, Busse, Bussen
camera: Kamera, Kameras, Überwachungskamera, Überwachungskameras
candidate: Kandidat, Kandidaten, Kandidatin, Kandidatinnen | car: Auto, Autos, Pkw, Pkws
case: Fall, Fälle, Fällen | child: Kind, Kinder, Kindern | church: Kirche, Kirchen
citizen: Bürger, Bürgern, Bürgerin, Bürgerinnen | city: Stadt, Städte, Städten
civilian: Zivilist, Zivilisten, Zivilistin, Zivilistinnen
company: Unternehmen, Firma, Firmen | complaint: Beschwerde, Beschwerden
copy: Exemplar, Exemplare, Exemplaren | country: Land, Länder, Ländern, Staat, Staaten
crime: Straftat, Straftaten, Verbrechen | customer: Kunde, Kunden, Kundin, Kundinnen
death: Tote, Toten, Toter, Todesfall, Todesfälle, Todesfällen, Todesopfer, Todesopfern
demonstration: Demonstration, Demonstrationen
demonstrator: Demonstrant, Demonstranten, Demonstrantin, Demonstrantinnen, Demonstrierende, Demonstrierenden
deputy: Abgeordneter, Abgeordnete, Abgeordneten
detainee: Festgenommener, Festgenommene, Festgenommenen | district: Bezirk, Bezirke, Bezirken
doctor: Arzt, Ärzte, Ärzten, Ärztin, Ärztinnen | document: Dokument, Dokumente, Dokumenten
drone: Drohne, Drohnen | election: Wahl, Wahlen
employee: Mitarbeiter, Mitarbeitern, Mitarbeiterin, Mitarbeiterinnen
employee: Beschäftigter, Beschäftigte, Beschäftigten, Angestellte, Angestellten
exhibit: Exponat, Exponate, Exponaten | family: Familie, Familien | file: Datei, Dateien, Akte, Akten
fire: Brand, Brände, Bränden | flat: Wohnung, Wohnungen | flight: Flug, Flüge, Flügen
game: Spiel, Spiele, Spielen | goal: Tor, Tore, Toren | group: Gruppe, Gruppen
hospital: Krankenhaus, Krankenhäuser, Krankenhäusern, Spital, Spitäler, Spitälern
hostage: Geisel, Geiseln | house: Haus, Häuser, Häusern | household: Haushalt, Haushalte, Haushalten
incident: Vorfall, Vorfälle, Vorfällen | infection: Infektion, Infektionen, Ansteckung, Ansteckungen
inhabitant: Einwohner, Einwohnern, Einwohnerin, Einwohnerinnen
injured: Verletzter, Verletzte, Verletzten | island: Insel, Inseln
job: Arbeitsplatz, Arbeitsplätze, Arbeitsplätzen, Job, Jobs
journalist: Journalist, Journalisten, Journalistin, Journalistinnen
judge: Richter, Richtern, Richterin, Richterinnen
language: Sprache, Sprachen | law: Gesetz, Gesetze, Gesetzen | lawsuit: Klage, Klagen
letter: Brief, Briefe, Briefen | life: Leben, Menschenleben | lorry: Lastwagen, Lkw, Lkws
man: Mann, Männer, Männern | member: Mitglied, Mitglieder, Mitgliedern
migrant: Migrant, Migranten, Migrantin, Migrantinnen
minister: Minister, Ministern, Ministerin, Ministerinnen
missile: Rakete, Raketen | municipality: Gemeinde, Gemeinden | newspaper: Zeitung, Zeitungen
office: Büro, Büros | organization: Organisation, Organisationen
page: Seite, Seiten
participant: Teilnehmer, Teilnehmern, Teilnehmerin, Teilnehmerinnen, Teilnehmende, Teilnehmenden
party: Partei, Parteien | passenger: Passagier, Passagiere, Passagieren, Fahrgast, Fahrgäste, Fahrgästen
patient: Patient, Patienten, Patientin, Patientinnen
person: Mensch, Menschen, Person, Personen, Leute, Leuten
plane: Flugzeug, Flugzeuge, Flugzeugen | player: Spieler, Spielern, Spielerin, Spielerinnen
police-officer: Polizist, Polizisten, Polizistin, Polizistinnen, Polizeibeamte, Polizeibeamten
politician: Politiker, Politikern, Politikerin, Politikerinnen
prisoner: Gefangener, Gefangene, Gefangenen, Häftling, Häftlinge, Häftlingen
refugee: Flüchtling, Flüchtlinge, Flüchtlingen, Geflüchtete, Geflüchteten
region: Region, Regionen | report: Bericht, Berichte, Berichten
reporter: Reporter, Reportern, Reporterin, Reporterinnen
resident: Bewohner, Bewohnern, Bewohnerin, Bewohnerinnen, Anwohner, Anwohnern
school: Schule, Schulen | seat: Sitz, Sitze, Sitzen, Sitzplatz, Sitzplätze, Sitzplätzen
server: Server, Servern
shareholder: Aktionär, Aktionäre, Aktionären | ship: Schiff, Schiffe, Schiffen
shop: Laden, Läden
signature: Unterschrift, Unterschriften | soldier: Soldat, Soldaten, Soldatin, Soldatinnen
species: Spezies, Tierarten, Pflanzenarten
station: Bahnhof, Bahnhöfe, Bahnhöfen | store: Filiale, Filialen
student: Student, Studenten, Studentin, Studentinnen, Studierende
student: Studierenden
pupil: Schüler, Schülern, Schülerin, Schülerinnen
subscriber: Abonnent, Abonnenten | suspect: Verdächtiger, Verdächtige, Verdächtigen
system: System, Systeme, Systemen | tank: Panzer, Panzern
teacher: Lehrer, Lehrern, Lehrerin, Lehrerinnen | test: Test, Tests
ticket: Ticket, Tickets, Eintrittskarte, Eintrittskarten, Strafzettel
train: Zug, Züge, Zügen | tree: Baum, Bäume, Bäumen | troop: Truppen
user: Nutzer, Nutzern, Nutzerin, Nutzerinnen
vehicle: Fahrzeug, Fahrzeuge, Fahrzeugen | victim: Opfer, Opfern | video: Video, Videos
village: Dorf, Dörfer, Dörfern | viewer: Zuschauer, Zuschauern | violation: Verstoß, Verstöße, Verstößen
visitor: Besucher, Besuchern, Besucherin, Besucherinnen | vote: Stimme, Stimmen
voter: Wähler, Wählern, Wählerin, Wählerinnen
war: Krieg, Kriege, Kriegen | weapon: Waffe, Waffen | wind-turbine: Windrad, Windräder, Windrädern
witness: Zeuge, Zeugen, Zeugin, Zeuginnen | woman: Frau, Frauen
worker: Arbeiter, Arbeitern, Arbeiterin, Arbeiterinnen
"""


def _german_units() -> dict[str, str]:
    words = units_of(_MEASURES, _CURRENCIES, _COUNTED)
    for base, forms in _PREFIXED.items():
        for prefix in ("", *(name for name, _, _ in PREFIXES)):
            if prefix + base in UNITS:
                for form in forms.split():
                    words[_PREFIX_WORDS.get(prefix, prefix) + form] = prefix + base
    return words


#: Word or phrase → unit id.
GERMAN_UNITS = _german_units()
