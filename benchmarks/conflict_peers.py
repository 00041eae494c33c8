"""
Rows to find conflicts in, and the peers that find them: DuckDB's self-joins, and a nested loop in Python.

DuckDB has the rows in a table of its own before it is timed, uses all cores, and is stopped after `LIMIT`
seconds. It is asked in two ways. `BY_ID` is what one writes first; `LOWER_FIRST` takes the lower value of a
pair first, which says the same, as every row allows something, and which DuckDB answers sooner.
"""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Timer
from typing import Any

import duckdb

from counterclaim.case import Case
from counterclaim.conflicts import Row
from counterclaim.formats import jsonl

LIMIT = 120
BLOCK_SIZE = 5
_CHUNK = 1_000_000
_COLUMNS = (
    "id",
    "key",
    "lower_cut",
    "upper_cut",
    "earliest_start",
    "latest_start",
    "earliest_end",
    "latest_end",
)
_MEET = "a.earliest_start <= b.latest_end AND b.earliest_start <= a.latest_end"
BY_ID = f"a.id < b.id AND (a.upper_cut <= b.lower_cut OR b.upper_cut <= a.lower_cut) AND {_MEET}"
LOWER_FIRST = f"a.upper_cut <= b.lower_cut AND {_MEET}"
OF_ONE_KEY = f"a.key = b.key AND {LOWER_FIRST}"


class Database:
    """A database in memory that holds *rows*; every method counts their pairs in some way."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._connection = duckdb.connect()
        self._connection.execute(f"CREATE TABLE r({' INTEGER, '.join(_COLUMNS)} INTEGER)")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "rows.csv")
            with path.open("w", newline="") as file:
                csv.writer(file).writerows((place, *row) for place, row in enumerate(rows))
            self._connection.execute("COPY r FROM ?", [str(path)])

    def count(self, condition: str) -> int:
        """Return how many pairs there are."""
        return self._number(f"SELECT count(*) FROM r a JOIN r b ON {condition}")

    def list_in_table(self, condition: str) -> int:
        """Put the ids of all pairs into a table; return how many there are."""
        self._connection.execute("DROP TABLE IF EXISTS pairs")
        self._connection.execute(f"CREATE TABLE pairs AS {_pairs(condition)}")
        return self._number("SELECT count(*) FROM pairs")

    def list_in_python(self, condition: str) -> int:
        """Read the ids of all pairs into Python, a million at a time; return how many there are."""
        self._connection.execute(_pairs(condition))
        count = 0
        while pairs := self._connection.fetchmany(_CHUNK):
            count += len(pairs)
        return count

    def within_limit(self, ask: Callable[[str], int], condition: str) -> int | None:
        """Return what *ask* does; `None` where it takes longer than the limit."""
        timer = Timer(LIMIT, self._connection.interrupt)
        timer.start()
        try:
            return ask(condition)
        except duckdb.InterruptException:
            return None
        finally:
            timer.cancel()

    def close(self) -> None:
        self._connection.close()

    def _number(self, query: str) -> int:
        found = self._connection.execute(query).fetchone()
        assert found is not None
        return int(found[0])


def _pairs(condition: str) -> str:
    return f"SELECT a.id AS one, b.id AS other FROM r a JOIN r b ON {condition}"


def nested_loop(rows: Sequence[Row]) -> int:
    """Return how many pairs conflict, after a look at each."""
    count = 0
    for place, (_, lower, upper, start, _, _, end) in enumerate(rows):
        for _, low, high, begin, _, _, last in rows[:place]:
            if (upper <= low or high <= lower) and start <= last and begin <= end:
                count += 1
    return count


def _days(draw: random.Random) -> tuple[int, int, int, int]:
    """Return when a row holds: up to eight years within 27, both ends known to a month at most."""
    start, length = draw.randrange(10_000), draw.randrange(3_000)
    end = start + length
    return start, start + draw.randrange(30), end, end + draw.randrange(30)


def rows_of_one_block(count: int, *, agree: bool = False) -> list[Row]:
    """Return dated rows of which about a fifth of all pairs conflict; none does where they *agree*."""
    draw = random.Random(1)
    rows = []
    for _ in range(count):
        value, width = draw.randrange(1_000_000), draw.randrange(300_000)
        lower, upper = (-value, width) if agree else (value, value + width)
        rows.append(Row(0, 2 * lower, 2 * upper + 1, *_days(draw)))
    return rows


def rows_of_many_blocks(count: int, hot_percent: int, *, grouped: bool = False) -> list[Row]:
    """Return dated rows, five a key; in hot blocks the first value is apart from another by force."""
    draw = random.Random(2)
    keys = [place // BLOCK_SIZE for place in range(count)]
    if not grouped:
        draw.shuffle(keys)
    begun = bytearray(count)
    rows = []
    for key in keys:
        below, above = draw.randrange(1_000), draw.randrange(1_000)
        middle = key * 7_919 % 1_000_000
        if key % 100 < hot_percent:
            middle += below + (0 if begun[key] else 2_000)
            below = 0
        rows.append(Row(key, 2 * (middle - below), 2 * (middle + above) + 1, *_days(draw)))
        begun[key] = 1
    return rows


def case_of(statements: int, hot_percent: int) -> Case:
    """Return a case of claims that state a quantity each, five a subject, attributed and dated."""
    imported = jsonl.read(json.dumps(record) for record in _records(statements, hot_percent))
    assert not imported.problems
    return imported.case


def _records(statements: int, hot_percent: int) -> Iterator[dict[str, Any]]:
    """Yield claims about employees: exact numbers in hot blocks, "at least" in the others."""
    subjects, sources = statements // BLOCK_SIZE, 500
    for n in range(sources):
        yield {"type": "organization", "id": f"paper-{n}", "name": f"Newspaper {n}", "role": "newspaper"}
    for n in range(subjects):
        yield {"type": "organization", "id": f"company-{n}", "name": f"Company {n}"}
    for n in range(statements):
        subject = n % subjects
        hot = subject % 100 < hot_percent
        number = 1_001 + subject * 7_919 % 100_000 + 37 * (n // subjects)
        value = {"type": "quantity", "number": str(number), "hedge": "exact" if hot else "at-least"}
        statement = {"subject": f"company-{subject}", "property": "employees", "value": value}
        during = {"start": f"{2010 + n % 9}-{1 + n % 12:02}", "end": f"{2019 + n % 5}-{1 + n % 12:02}"}
        text = f"Company {subject} has {number} employees"
        yield {"type": "claim", "id": f"claim-{n}", "text": text, "statements": [statement], "during": during}
        source = f"paper-{n % sources}"
        yield {"type": "attribution", "id": f"claim-{n}@{source}", "of": f"claim-{n}", "source": source}
