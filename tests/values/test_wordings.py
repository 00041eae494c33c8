"""What people write, and what it states: the tables in `wordings`, in German and English."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from counterclaim.errors import UnreadableWordingError
from counterclaim.values import DateSpan, Hedge, Quantity, parse_date, parse_edtf, parse_quantity

TABLES = Path(__file__).parent / "wordings"
BASE = date(2021, 11, 10)
SIGNS = {
    ">=": Hedge.AT_LEAST,
    "<=": Hedge.AT_MOST,
    ">": Hedge.MORE_THAN,
    "<": Hedge.LESS_THAN,
    "~": Hedge.ABOUT,
    **{hedge.value: hedge for hedge in Hedge},
}


def rows(name: str) -> list[tuple[str, str]]:
    """Return wording and expectation of each row; the last " = " sets them apart."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.rpartition(" = ") for line in lines if not line.startswith("#")]
    return [(wording, expected) for wording, _, expected in pairs]


def expected_quantity(wording: str, expected: str) -> Quantity:
    words = expected.split()
    hedge = SIGNS[words.pop(0)] if words[0] in SIGNS else Hedge.EXACT
    numbers = words.pop(0).split("..") if words and re.match(r"-?\d", words[0]) else []
    return Quantity(
        number=Decimal(numbers[0]) if numbers else None,
        upper=Decimal(numbers[1]) if len(numbers) > 1 else None,
        unit=words[0] if words else None,
        hedge=hedge,
        text=wording,
    )


def expected_days(expected: str) -> tuple[date | None, date | None, bool, str | None]:
    """Return first day, last day, whether it is approximate, and the time of day."""
    if "T" in expected:
        moment = datetime.fromisoformat(expected)
        return moment.date(), moment.date(), False, moment.timetz().isoformat()
    about = expected.endswith("~")
    ends = expected.rstrip("~").split("..")
    first, last = (parse_edtf(end) if end else DateSpan.unknown() for end in (ends[0], ends[-1]))
    return first.first, last.last, about, None


def days_of(span: DateSpan) -> tuple[date | None, date | None, bool, str | None]:
    return span.first, span.last, span.approximate, span.time.isoformat() if span.time else None


def read_date_or_none(wording: str, language: str) -> DateSpan | None:
    try:
        return parse_date(wording, language=language, relative_to=BASE)
    except UnreadableWordingError:
        return None


def read_quantity_or_none(wording: str, language: str) -> Quantity | None:
    try:
        return parse_quantity(wording, language=language)
    except UnreadableWordingError:
        return None


@pytest.mark.parametrize("language", ["de", "en"])
class TestTables:
    def test_no_quantity_is_misread_and_nearly_all_are_read(self, language):
        table = rows(f"quantities_{language}.txt")
        misread, unread = [], []
        for wording, expected in table:
            read = read_quantity_or_none(wording, language)
            wanted = None if expected == "refused" else expected_quantity(wording, expected)
            if read is None and wanted is not None:
                unread.append(wording)
            elif read != wanted:
                misread.append((wording, expected, read))

        assert misread == []
        assert len(unread) <= 0.05 * len(table), unread

    def test_no_date_is_misread_and_nearly_all_are_read(self, language):
        table = rows(f"dates_{language}.txt")
        misread, unread = [], []
        for wording, expected in table:
            read = read_date_or_none(wording, language)
            if read is None and expected != "refused":
                unread.append(wording)
            elif read is not None and (expected == "refused" or days_of(read) != expected_days(expected)):
                misread.append((wording, expected, read))

        assert misread == []
        assert len(unread) <= 0.05 * len(table), unread

    def test_there_are_at_least_three_hundred_wordings(self, language):
        table = rows(f"quantities_{language}.txt") + rows(f"dates_{language}.txt")

        assert len(set(table)) == len(table)
        assert len(table) >= 300

    def test_every_refusal_says_why(self, language):
        for wording, expected in rows(f"quantities_{language}.txt"):
            if expected == "refused":
                with pytest.raises(UnreadableWordingError) as refusal:
                    parse_quantity(wording, language=language)
                assert len(refusal.value.reason) > 20
                assert refusal.value.kind == "quantity"


def test_the_base_of_the_tables_is_a_wednesday():
    assert BASE.weekday() == 2
    assert BASE - timedelta(1) == date(2021, 11, 9)
