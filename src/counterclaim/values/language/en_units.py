"""English words for units and for what is counted, in the singular and plural."""

from __future__ import annotations

from counterclaim.values.unit_table import COUNTED, CURRENCIES, UNITS
from counterclaim.values.word_tables import units_of

__all__ = ["ENGLISH_UNITS"]

_IRREGULAR = {
    "foot": "feet",
    "inch": "inches",
    "child": "children",
    "man": "men",
    "woman": "women",
    "person": "people",
    "life": "lives",
    "species": "species",
    "hertz": "hertz",
    "celsius": "celsius",
    "fahrenheit": "fahrenheit",
    "percent": "percent",
    "per-mille": "per mille",
    "carat": "carats",
    "injured": "injured",
    "bar": "bar",
    "penny": "pence",
    "horsepower": "horsepower",
    "metric-horsepower": "metric horsepower",
    "kelvin": "kelvin",
}

_MORE = """
EUR: euro, euros, eur
USD: US dollar, US dollars, U.S. dollar, U.S. dollars, dollar, dollars, usd, US-dollars
USD: United States dollars, American dollars
GBP: pound sterling, pounds sterling, British pound, British pounds, gbp, quid
CHF: Swiss franc, Swiss francs, chf | JPY: yen, Japanese yen, jpy
CNY: yuan, renminbi, rmb, Chinese yuan | RUB: rouble, roubles, ruble, rubles
INR: Indian rupee, Indian rupees | TRY: Turkish lira | RSD: Serbian dinar, Serbian dinars
PLN: zloty, zlotys | SEK: Swedish kronor, Swedish krona | NOK: Norwegian kroner | DKK: Danish kroner
HUF: forint, forints | UAH: hryvnia | CAD: Canadian dollar, Canadian dollars
AUD: Australian dollar, Australian dollars
HKD: Hong Kong dollar, Hong Kong dollars, hk $ | KRW: South Korean won | ILS: shekel, shekels
GEL: lari | BTC: bitcoin, bitcoins
BRL: reais | ZAR: rand | MXN: Mexican peso, Mexican pesos | CAD: c $ | USD: us $
percent: per cent, percents, percentage
celsius: degree Celsius, degrees Celsius, degrees centigrade, centigrade, degrees C
fahrenheit: degree Fahrenheit, degrees Fahrenheit, degrees F | kelvin: kelvins, degrees Kelvin
kilometre-per-hour: kilometres per hour, kilometers per hour
kilometre-per-hour: kilometres an hour, kilometers an hour, kilometre per hour
mile-per-hour: miles per hour, miles an hour, mile per hour
metre-per-second: metres per second, meters per second, metre per second, meter per second
kilometre-per-second: kilometres per second, kilometers per second | foot-per-second: feet per second
hour: hr, hrs | minute: mins | second: secs, sec | kilogram: kilo, kilos
square-metre: square meter, square meters, sq m
square-kilometre: square kilometer, square kilometers, sq km
square-centimetre: square centimeter, square centimeters
square-foot: sq ft | square-mile: sq mi, sq miles | cubic-metre: cubic meter, cubic meters
cubic-centimetre: cubic centimeter, cubic centimeters | cubic-kilometre: cubic kilometer, cubic kilometers
tonne: metric ton, metric tons, metric tonnes | penny: pence, penny
lorry: truck, trucks | flat: apartment, apartments | airport: airports
plane: aeroplane, airplane, airplanes, aircraft
person: persons | death: dead, fatality, fatalities | country: nation, nations | car: automobile, automobiles
camera: surveillance camera, surveillance cameras | company: firm, firms, business, businesses
organization: organisation, organisations | injured: wounded | infection: infections
police-officer: policeman, policemen, police officers | wind-turbine: wind turbines | troop: troops
employee: staff | quarter-year: quarters of a year
"""

_NOT_SPOKEN = frozenset({"quarter-year", "bit", "pound", "degree", *CURRENCIES})


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _spoken(unit: str) -> tuple[str, str]:
    singular = unit.replace("-", " ")
    head, _, last = singular.rpartition(" ")
    many = _IRREGULAR.get(unit) or f"{head} {_IRREGULAR.get(last) or _plural(last)}".strip()
    return singular, many


def _english_units() -> dict[str, str]:
    words = {"bits": "bit", "bit": "bit"}
    for unit in UNITS:
        if unit in _NOT_SPOKEN:
            continue
        for form in _spoken(unit):
            words[form] = unit
            if unit not in COUNTED and "metre" in form:
                words[form.replace("metre", "meter")] = unit
            if unit not in COUNTED and "litre" in form:
                words[form.replace("litre", "liter")] = unit
    return words | units_of(_MORE)


#: Word or phrase → unit id.
ENGLISH_UNITS = _english_units()
