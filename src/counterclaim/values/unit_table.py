"""The units that are known, by id: measures with factors, shares, currencies without rates, counted nouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

import attrs

from counterclaim.values.word_tables import words_of

__all__ = ["COUNTED", "CURRENCIES", "PREFIXES", "UNITS", "Unit"]


@attrs.frozen(kw_only=True)
class Unit:
    """
    A unit of measure, a share, a currency, or what is counted.

    Attributes:
        id: A readable word, English and in the singular: `kilometre`, `percent`, `EUR`, `country`.
        dimension: What it measures; units are convertible within one dimension. A currency and a counted
            noun is a dimension of its own.
        factor: How many of the dimension's base unit it is.
        offset: What is added after the factor; only temperatures have one.
    """

    id: str
    dimension: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


#: SI prefixes (BIPM, The International System of Units, 9th edition): name, symbol, power of ten.
PREFIXES = (
    ("nano", "n", -9),
    ("micro", "µ", -6),
    ("milli", "m", -3),
    ("centi", "c", -2),
    ("deci", "d", -1),
    ("hecto", "h", 2),
    ("kilo", "k", 3),
    ("mega", "M", 6),
    ("giga", "G", 9),
    ("tera", "T", 12),
)

#: Units that take prefixes: id, dimension, factor without prefix, the prefixes in use.
_PREFIXED = (
    ("metre", "length", "1", "nano micro milli centi deci kilo"),
    ("gram", "mass", "1/1000", "micro milli kilo"),
    ("second", "time", "1", "nano micro milli"),
    ("litre", "volume", "1/1000", "milli centi deci hecto"),
    ("joule", "energy", "1", "kilo mega giga tera"),
    ("watt-hour", "energy", "3600", "kilo mega giga tera"),
    ("watt", "power", "1", "milli kilo mega giga tera"),
    ("tonne", "mass", "1000", "kilo mega giga"),
    ("hertz", "frequency", "1", "kilo mega giga tera"),
    ("byte", "data", "8", "kilo mega giga tera"),
    ("bit", "data", "1", "kilo mega giga tera"),
    ("volt", "voltage", "1", "milli kilo"),
    ("ampere", "current", "1", "milli kilo"),
    ("ohm", "resistance", "1", "milli kilo mega"),
    ("pascal", "pressure", "1", "hecto kilo mega"),
    ("newton", "force", "1", "milli kilo mega"),
)

#: Units without prefixes: id, dimension, factor. Inch, foot, yard and mile as of the agreement of 1959.
_PLAIN = (
    ("inch", "length", "0.0254"),
    ("foot", "length", "0.3048"),
    ("yard", "length", "0.9144"),
    ("mile", "length", "1609.344"),
    ("nautical-mile", "length", "1852"),
    ("light-year", "length", "9460730472580800"),
    ("ounce", "mass", "0.028349523125"),
    ("pound", "mass", "0.45359237"),
    ("carat", "mass", "0.0002"),
    ("hundredweight", "mass", "50"),
    ("minute", "time", "60"),
    ("hour", "time", "3600"),
    ("day", "time", "86400"),
    ("week", "time", "604800"),
    ("month", "calendar", "1"),
    ("quarter-year", "calendar", "3"),
    ("year", "calendar", "12"),
    ("decade", "calendar", "120"),
    ("century", "calendar", "1200"),
    ("square-millimetre", "area", "0.000001"),
    ("square-centimetre", "area", "0.0001"),
    ("square-metre", "area", "1"),
    ("square-kilometre", "area", "1000000"),
    ("square-foot", "area", "0.09290304"),
    ("square-inch", "area", "0.00064516"),
    ("square-mile", "area", "2589988.110336"),
    ("hectare", "area", "10000"),
    ("acre", "area", "4046.8564224"),
    ("cubic-centimetre", "volume", "0.000001"),
    ("cubic-metre", "volume", "1"),
    ("cubic-kilometre", "volume", "1000000000"),
    ("cubic-foot", "volume", "0.028316846592"),
    ("calorie", "energy", "4.184"),
    ("kilocalorie", "energy", "4184"),
    ("horsepower", "power", "745.69987158227022"),
    ("metric-horsepower", "power", "735.49875"),
    ("bar", "pressure", "100000"),
    ("metre-per-second", "speed", "1"),
    ("kilometre-per-second", "speed", "1000"),
    ("kilometre-per-hour", "speed", "5/18"),
    ("mile-per-hour", "speed", "0.44704"),
    ("foot-per-second", "speed", "0.3048"),
    ("knot", "speed", "463/900"),
    ("kelvin", "temperature", "1"),
    ("percent", "share", "1"),
    ("per-mille", "share", "1/10"),
    ("percentage-point", "share difference", "1"),
    ("degree", "degree", "1"),
)

CURRENCIES = frozenset(
    words_of(
        """
    AED ARS AUD BDT BGN BRL BTC CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL HKD HUF IDR ILS INR IRR ISK
    JPY KRW KZT MXN MYR NGN NOK NZD PEN PHP PKR PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR
    """
    )
)

COUNTED = frozenset(
    words_of(
        """
    accident activist adult airport animal arrest article attack ballot bank bomb book building bus
    camera candidate car case child church citizen city civilian company complaint copy country crime
    customer death demonstration demonstrator deputy detainee district document doctor drone election
    employee exhibit family farm file fire flat flight game goal group hospital hostage house household
    incident infection inhabitant injured island job journalist judge language law lawsuit letter life
    lorry man member migrant minister missile municipality newspaper nurse office organization page
    parliamentarian participant party passenger patient penguin person place plane player police-officer
    politician prisoner prosecutor pupil protester recommendation refugee region report reporter resident
    school seat server shareholder ship shop signature sister soldier species speech state station store
    student subscriber suspect system tank teacher test ticket town train tree troop user vehicle victim
    video village viewer violation visitor vote voter war weapon website wind-turbine witness woman
    worker
    """
    )
)


def _measures() -> Iterator[Unit]:
    powers = {name: power for name, _, power in PREFIXES}
    for name, dimension, factor, prefixes in _PREFIXED:
        yield Unit(id=name, dimension=dimension, factor=Fraction(factor))
        for prefix in prefixes.split():
            scaled = Fraction(factor) * Fraction(10) ** powers[prefix]
            yield Unit(id=prefix + name, dimension=dimension, factor=scaled)
    for name, dimension, factor in _PLAIN:
        yield Unit(id=name, dimension=dimension, factor=Fraction(factor))
    yield Unit(id="celsius", dimension="temperature", offset=Fraction("273.15"))
    yield Unit(
        id="fahrenheit",
        dimension="temperature",
        factor=Fraction(5, 9),
        offset=Fraction("459.67") * Fraction(5, 9),
    )


def _all_units() -> Iterator[Unit]:
    yield from _measures()
    # Of which currency is not said, so neither is converted.
    yield Unit(id="cent", dimension="cent")
    yield Unit(id="penny", dimension="penny")
    for name in sorted(CURRENCIES | COUNTED):
        yield Unit(id=name, dimension=name)


#: Every unit that is known, by its id.
UNITS: Mapping[str, Unit] = MappingProxyType({unit.id: unit for unit in _all_units()})
