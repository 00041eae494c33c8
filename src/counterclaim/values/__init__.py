"""
The values that statements hold: quantities, dates, periods, references to entities, texts.

Each keeps the wording it was read from beside what was understood. Third parties add types of their own by
deriving from `Value` and registering the class with `value_type`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.lazy_names import imported_late
from counterclaim.values.base import NoValue, SomeValue, UnknownValue, Value
from counterclaim.values.dates import DateSpan, Period, Precision
from counterclaim.values.edtf import format_edtf, parse_edtf
from counterclaim.values.protected import Protected
from counterclaim.values.quantity import Hedge, Quantity
from counterclaim.values.regions import Denoting, Region
from counterclaim.values.terms import EntityRef, Text

if TYPE_CHECKING:
    from counterclaim.values.date_parsing import parse_date, parse_period
    from counterclaim.values.finding import Found, find_dates, find_quantities
    from counterclaim.values.quantity_parsing import parse_quantity
    from counterclaim.values.units import IncompatibleUnitsError, Unit, convert, find_unit

__all__ = [
    "DateSpan",
    "Denoting",
    "EntityRef",
    "Found",
    "Hedge",
    "IncompatibleUnitsError",
    "NoValue",
    "Period",
    "Precision",
    "Protected",
    "Quantity",
    "Region",
    "SomeValue",
    "Text",
    "Unit",
    "UnknownValue",
    "Value",
    "convert",
    "find_dates",
    "find_quantities",
    "find_unit",
    "format_edtf",
    "parse_date",
    "parse_edtf",
    "parse_period",
    "parse_quantity",
]

# What reads wording brings word lists with it, and most programs that use the types never read any (PEP 562).
_HOMES = {
    "Found": "finding",
    "IncompatibleUnitsError": "units",
    "Unit": "units",
    "convert": "units",
    "find_dates": "finding",
    "find_quantities": "finding",
    "find_unit": "units",
    "parse_date": "date_parsing",
    "parse_period": "date_parsing",
    "parse_quantity": "quantity_parsing",
}


__getattr__, __dir__ = imported_late(globals(), _HOMES)
