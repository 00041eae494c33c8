"""Dates, periods and quantities as a person writes them, in the form that the codec reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from counterclaim.codec import Codec
from counterclaim.codec.leaves import write_date_span, write_period
from counterclaim.errors import InvalidRecordError, UnreadableWordingError
from counterclaim.formats.casefile.mistakes import shown_toml
from counterclaim.values import DateSpan, Period, Quantity, parse_date, parse_period, parse_quantity

ReadT = TypeVar("ReadT")

__all__ = ["WordingError", "date_json", "period_json", "quantity_json"]

_CODEC = Codec()
_A_DATE = "a date, as 2019-10-17 or in words in quotation marks"


class WordingError(ValueError):
    """What stands somewhere is not read; the message says why, and what would be."""


def date_json(value: Any, language: str) -> Any:
    """
    Return the date that *value* states, as the codec reads it; an object is taken as it is.

    Raises:
        WordingError: It states none.
    """
    if isinstance(value, dict):
        # A text would be read as a wording and keep it, so EDTF without a wording stands in a table.
        return value["edtf"] if value.keys() == {"edtf"} else value
    return write_date_span(_date(value, language))


def period_json(value: Any, language: str, end: Callable[[Any, str], Any]) -> Any:
    """
    Return the period that *value* states, as the codec reads it; *end* gives one of the ends of a table.

    Raises:
        WordingError: It states none.
    """
    if isinstance(value, dict):
        return {key: end(part, key) for key, part in value.items()}
    if isinstance(value, str):
        return write_period(_understood(lambda: parse_period(value, language=language)))
    return write_period(Period.as_of(_date(value, language)))


def quantity_json(value: Any, language: str, unit: str | None) -> Any:
    """
    Return the quantity that *value* states, as the codec reads it. *unit* is the one that is expected.

    Raises:
        WordingError: It states none.
    """
    if isinstance(value, str):
        quantity = _understood(lambda: parse_quantity(value, language=language, unit=unit))
    elif type(value) is int or isinstance(value, Decimal):
        quantity = _understood(lambda: Quantity(number=value, unit=unit))
    else:
        message = f'expected a quantity, as 50 or "at least 50", found {shown_toml(value)}'
        raise WordingError(message)
    return _CODEC.unstructure_value(quantity)


def _date(value: Any, language: str) -> DateSpan:
    if isinstance(value, str):
        return _understood(lambda: parse_date(value, language=language))
    if isinstance(value, datetime):
        return DateSpan.day(value.date(), time=value.timetz())
    if isinstance(value, date):
        return DateSpan.day(value)
    hint = f'; write it in quotation marks: "{value}"' if type(value) is int and 0 < value < 10000 else ""
    message = f"expected {_A_DATE}, found {shown_toml(value)}{hint}"
    raise WordingError(message)


def _understood(read: Callable[[], ReadT]) -> ReadT:
    try:
        return read()
    except UnreadableWordingError as error:
        raise WordingError(str(error)) from None
    except InvalidRecordError as error:
        raise WordingError("; ".join(fault.message for fault in error.faults)) from None
