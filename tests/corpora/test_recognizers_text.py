"""
The grammar against the gold cases of Recognizers-Text (German and English).

A gold result is *claimed* where something of its kind is found that overlaps it, and *right* where the value
agrees. What is not claimed is refused or passed over. Out of scope, and so not claimed:

- shares with denominators above ten ("a twenty-first"), compound numerators ("one hundred and thirty fifths",
  which is 26 or 106), powers ("2.5^-1"), word sums beyond thousands ("six crore and two hundred");
- parts of addresses, codes and dates (192.168.1.2, SCP-173, 5/17/2018), articles and pronouns ("ein", "one");
- ranges of ordinals ("between the tenth and the fifteenth"), ratios ("2 in 5"), alternatives ("equal to
  5000 or less than 6000"), two hedges at once ("about five hundred or more"), changes ("from 5 to 10");
- currencies that are in no table ("markka"), ambiguous ones ("pounds"), rates ("99 $ pro Kopf"), "MUSD";
- clock times, durations, repetitions, holidays, seasons, parts of weeks, dates without a year.

A range of Recognizers-Text leaves out its upper end as a matter of form ("1000-5000" is [1000,5000)), so the
ends of a range are compared by number; a bound from one side by number and by whether it is included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from counterclaim.values import DateSpan, Hedge, Quantity, find_dates, find_quantities
from counterclaim.values.unit_table import CURRENCIES

LANGUAGES = {"German": "de", "English": "en"}
CURRENCY_IDS = {
    "Dollar": "USD",
    "United States dollar": "USD",
    "Euro": "EUR",
    "Pound": "GBP",
    "British pound": "GBP",
    "Chinese yuan": "CNY",
    "Japanese yen": "JPY",
    "Hong Kong dollar": "HKD",
    "Canadian dollar": "CAD",
    "Australian dollar": "AUD",
    "Indian rupee": "INR",
    "Turkish lira": "TRY",
    "Georgian lari": "GEL",
    "Mexican peso": "MXN",
    "Bitcoin": "BTC",
    "Cent": "cent",
    "Pence": "penny",
}
_MONEY = CURRENCIES | {"cent", "penny"}
_TINY = Decimal("1e-9")


class Score(NamedTuple):
    """How many gold results there are, how many are claimed, and which claims are wrong."""

    gold: int
    claimed: int
    wrong: list[str]

    @property
    def right(self) -> int:
        return self.claimed - len(self.wrong)


@pytest.fixture(scope="module")
def folder(corpora: Path) -> Path:
    return corpora / "recognizers-text"


def _cases(file: Path) -> list[dict[str, Any]]:
    return json.loads(file.read_text(encoding="utf-8-sig"))


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ".").rstrip("%"))


def _says_number(quantity: Quantity, gold: Decimal) -> bool:
    """Return whether the number, an end of the range, or the rounded share is the gold number."""
    if quantity.number is None:
        return False
    upper = quantity.number if quantity.upper is None else quantity.upper
    for factor in (1, 100) if quantity.unit == "percent" else (1,):
        if quantity.hedge is Hedge.ABOUT and quantity.number <= gold * factor <= upper:
            return True
        if min(abs(quantity.number - gold * factor), abs(upper - gold * factor)) < _TINY:
            return True
    return False


_SIDES = {
    Hedge.AT_LEAST: ("low", True),
    Hedge.MORE_THAN: ("low", False),
    Hedge.AT_MOST: ("high", True),
    Hedge.LESS_THAN: ("high", False),
}


def _says_range(quantity: Quantity, gold: str) -> bool:
    match = re.fullmatch(r"([\[(])([^,]*),([^,]*)([\])])", gold)
    assert match is not None
    low, high = match[2], match[3]
    if low and high and low != high:
        return (quantity.number, quantity.upper) == (_number(low), _number(high))
    if low and high:
        return quantity.hedge is Hedge.EXACT and quantity.number == _number(low)
    side, included = _SIDES.get(quantity.hedge, ("", False))
    factor = 100 if quantity.unit == "percent" else 1
    expected = ("low", match[1] == "[") if low else ("high", match[4] == "]")
    return (side, included) == expected and quantity.number == _number(low or high) * factor


def _agrees(kind: str, quantity: Quantity, resolution: dict[str, Any]) -> bool:
    if kind == "NumberRange":
        return _says_range(quantity, resolution["value"])
    if not _says_number(quantity, _number(resolution["value"])):
        return False
    return kind != "Currency" or CURRENCY_IDS.get(resolution["unit"]) == quantity.unit


def _is_of_kind(kind: str, quantity: Quantity, resolution: dict[str, Any]) -> bool:
    """Return whether what was found claims to be of that kind; a wrong number always does."""
    if kind == "Percent":
        return quantity.unit == "percent"
    if kind == "Currency":
        return quantity.unit in _MONEY or not _says_number(quantity, _number(resolution["value"]))
    return True


def _score(folder: Path, language: str, group: str, kind: str) -> Score:
    gold, claimed, wrong = 0, 0, []
    for case in _cases(folder / group / language / f"{kind}Model.json"):
        found = find_quantities(case["Input"], language=LANGUAGES[language])
        for result in case["Results"]:
            resolution = result.get("Resolution") or {}
            if resolution.get("value") in (None, "null"):
                continue
            gold += 1
            hits = [
                hit.value
                for hit in found
                if hit.start <= result["End"]
                and hit.end > result["Start"]
                and _is_of_kind(kind, hit.value, resolution)
            ]
            claimed += bool(hits)
            if hits and not any(_agrees(kind, hit, resolution) for hit in hits):
                wrong.append(f"{result['Text']!r}: {[str(hit) for hit in hits]}")
    return Score(gold, claimed, wrong)


KINDS = [
    ("Number", "Number"),
    ("Number", "NumberRange"),
    ("Number", "Percent"),
    ("NumberWithUnit", "Currency"),
    ("NumberWithUnit", "Dimension"),
    ("NumberWithUnit", "Age"),
    ("NumberWithUnit", "Temperature"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("group", "kind"), KINDS)
def test_most_gold_quantities_are_claimed_and_nearly_all_claims_are_right(
    folder, language, group, kind, capsys
):
    score = _score(folder, language, group, kind)

    with capsys.disabled():
        print(f"\n{language} {kind}: {score.gold} gold, {score.claimed} claimed, {score.right} right")
    assert score.right >= 0.95 * score.claimed, score.wrong
    if score.gold >= 20:
        assert score.claimed >= 0.6 * score.gold


class GoldDate(NamedTuple):
    """A gold day or range of days; without days where it has two readings, so must not be claimed."""

    result: dict[str, Any]
    first: date | None
    end: date | None

    def is_said_by(self, span: DateSpan) -> bool:
        if self.first is None or self.end is None:
            return self.first is not None and (span.first, span.last) == (self.first, None)
        if span.approximate and span.first is not None and span.last is not None:
            return span.first <= self.first and self.end - timedelta(1) <= span.last
        # Their ranges end before the last month or year that is named, but with the last day that is named.
        if span.last is None or span.first != self.first:
            return False
        last_unit = (span.last.replace(day=1), span.last.replace(month=1, day=1))
        return self.end in (span.last, span.last + timedelta(1), *last_unit)


def _gold_dates(case: dict[str, Any]) -> Iterator[GoldDate]:
    for result in case["Results"]:
        values = (result.get("Resolution") or {}).get("values", [])
        if result["TypeName"] not in ("datetimeV2.date", "datetimeV2.daterange") or not values:
            continue
        # "Until March" is until its end here, and until its beginning there; "after" leaves out the day here.
        if values[0].get("Mod") in ("before", "until", "after"):
            continue
        first = values[0].get("start") or values[0].get("value")
        end = values[0].get("end") or values[0].get("value")
        if len(values) > 1 or "not resolved" in (first, end):
            yield GoldDate(result, None, None)
        else:
            yield GoldDate(
                result,
                date.fromisoformat(first) if first else None,
                date.fromisoformat(end) if end else None,
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_all_dates_that_are_claimed_are_right(folder, language, capsys):
    golds, claimed, wrong = 0, 0, []
    for case in _cases(folder / "DateTime" / language / "DateTimeModel.json"):
        if "Context" not in case:
            continue
        base = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
        found = find_dates(case["Input"], language=LANGUAGES[language], relative_to=base)
        for gold in _gold_dates(case):
            hits = [
                hit.value
                for hit in found
                if hit.start <= gold.result["End"] and hit.end > gold.result["Start"]
            ]
            golds += 1
            claimed += bool(hits)
            if hits and not any(map(gold.is_said_by, hits)):
                wrong.append(f"{case['Input']!r}, {gold.result['Text']!r} {gold[1:]} at {base}: {hits}")

    with capsys.disabled():
        print(f"\n{language} dates: {golds} gold, {claimed} claimed, {claimed - len(wrong)} right")
    assert claimed - len(wrong) >= 0.95 * claimed, "\n".join(wrong)
