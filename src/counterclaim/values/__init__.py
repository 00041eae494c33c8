"""
The values that statements hold: quantities, dates, periods, references to entities, texts.

Each keeps the wording it was read from beside what was understood. Third parties add types of their own by
deriving from `Value` and registering the class with `value_type`.
"""

from __future__ import annotations

from counterclaim.values.base import NoValue, SomeValue, UnknownValue, Value
from counterclaim.values.dates import DateSpan, Period, Precision
from counterclaim.values.edtf import format_edtf, parse_edtf
from counterclaim.values.parse_date import parse_date, parse_period
from counterclaim.values.parse_quantity import parse_quantity
from counterclaim.values.protected import Protected
from counterclaim.values.quantity import Hedge, Quantity
from counterclaim.values.terms import EntityRef, Text
from counterclaim.values.units import IncompatibleUnitsError, Unit, convert, find_unit

__all__ = [
    "DateSpan",
    "EntityRef",
    "Hedge",
    "IncompatibleUnitsError",
    "NoValue",
    "Period",
    "Precision",
    "Protected",
    "Quantity",
    "SomeValue",
    "Text",
    "Unit",
    "UnknownValue",
    "Value",
    "convert",
    "find_unit",
    "format_edtf",
    "parse_date",
    "parse_edtf",
    "parse_period",
    "parse_quantity",
]
