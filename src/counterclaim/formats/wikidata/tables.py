"""What Wikidata and this library call the same thing, as data."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["PROPERTIES", "UNITS"]


def _table(text: str) -> Mapping[str, str | None]:
    rows = (entry.split() for entry in text.split("\n") if entry.strip())
    return MappingProxyType({row[0]: row[1] if len(row) > 1 else None for row in rows})


def _names(text: str) -> Mapping[str, str]:
    return MappingProxyType({id: name for id, name in _table(text).items() if name is not None})


#: Properties of Wikidata that say the same as a built-in one.
PROPERTIES: Mapping[str, str] = _names(
    """
    P6     head-of-government
    P19    place-of-birth
    P20    place-of-death
    P27    citizenship
    P35    head-of-state
    P36    capital
    P50    author
    P108   employer
    P127   owner
    P159   headquarters
    P169   chief-executive
    P176   manufacturer
    P276   location
    P463   member-of
    P569   date-of-birth
    P570   date-of-death
    P571   founding-date
    P576   dissolution-date
    P580   start-date
    P582   end-date
    P585   date-of-event
    P1082  population
    P1120  deaths
    P1128  employees
    P1132  participants
    P1198  unemployment-rate
    P1279  inflation-rate
    P1339  injured
    P2043  length
    P2046  area
    P2047  duration
    P2048  height
    P2049  width
    P2052  speed
    P2067  mass
    P2076  temperature
    P2124  members
    P2130  cost
    P2139  revenue
    P2284  price
    P2295  profit
    P2769  budget
    P4511  depth
    """
)

#: Units of Wikidata that are in the table of units; the number one is none.
UNITS: Mapping[str, str | None] = _table(
    """
    Q199
    Q11573    metre
    Q828224   kilometre
    Q200323   decimetre
    Q174728   centimetre
    Q174789   millimetre
    Q175821   micrometre
    Q178674   nanometre
    Q218593   inch
    Q3710     foot
    Q482798   yard
    Q253276   mile
    Q93318    nautical-mile
    Q531      light-year
    Q11570    kilogram
    Q41803    gram
    Q3241121  milligram
    Q191118   tonne
    Q48013    ounce
    Q100995   pound
    Q11574    second
    Q7727     minute
    Q25235    hour
    Q573      day
    Q23387    week
    Q5151     month
    Q577      year
    Q25343    square-metre
    Q712226   square-kilometre
    Q232291   square-mile
    Q35852    hectare
    Q81292    acre
    Q25517    cubic-metre
    Q4243638  cubic-kilometre
    Q11582    litre
    Q182429   metre-per-second
    Q180154   kilometre-per-hour
    Q211256   mile-per-hour
    Q128822   knot
    Q25269    joule
    Q25236    watt
    Q3320608  kilowatt
    Q6982035  megawatt
    Q5879479  gigawatt
    Q39369    hertz
    Q25250    volt
    Q25272    ampere
    Q47083    ohm
    Q12438    newton
    Q44395    pascal
    Q103510   bar
    Q11579    kelvin
    Q25267    celsius
    Q42289    fahrenheit
    Q8805     bit
    Q8799     byte
    Q79726    kilobyte
    Q79735    megabyte
    Q79738    gigabyte
    Q11229    percent
    Q4916     EUR
    Q4917     USD
    Q25224    GBP
    Q25344    CHF
    Q8146     JPY
    Q39099    CNY
    Q1104069  CAD
    Q259502   AUD
    Q122922   SEK
    Q132643   NOK
    Q25417    DKK
    Q123213   PLN
    Q131016   CZK
    Q47190    HUF
    Q131645   RON
    Q41044    RUB
    Q81893    UAH
    Q172524   RSD
    Q172872   TRY
    Q80524    INR
    Q173117   BRL
    Q181907   ZAR
    """
)
