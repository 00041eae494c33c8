"""Checks of what every format has to keep, for the tests of those who add one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from counterclaim.case import Case
from counterclaim.files.forms import Forms
from counterclaim.formats.form import Format
from counterclaim.model import Attribution, Claim, Organization, Record
from counterclaim.strategies._cases import record_sets
from counterclaim.strategies._format_rules import FormatRules
from counterclaim.strategies._records import any_record
from counterclaim.strategies._subject import ConformanceError
from counterclaim.strategies._trying import tried

__all__ = ["check_format"]

#: What has made readers fail: nothing, marks of encodings, nesting, numbers without an end, other forms.
_HOSTILE = (
    "",
    " \r\n",
    "Mount Everest\ris high\r",
    "\ufeff",
    "\x00",
    b"\xff\xfe",
    b"\xfe\xff\xd8",
    b"\xef\xbb",
    b"\x80",
    "[" * 2000,
    '{"id":' * 2000,
    "<a>" * 200,
    '"' * 99,
    "9" * 5000,
    '{"id": 1e999999, "type": [], "@type": {}}',
    "null",
    "\u202e, \ud800;",
)
_PIECES = (
    "",
    "\x00",
    '"',
    "\\",
    "\n",
    "\t",
    "{",
    "]",
    "[]",
    "null",
    "-1e999",
    "\ud800",
    "\u2028",
    "|",
    ";",
    "<",
)


def check_format(
    format: Format,
    *,
    examples: int = 100,
    records: SearchStrategy[tuple[Record, ...]] | None = None,
    samples: Iterable[str | bytes] = (),
) -> None:
    """
    Check that *format* keeps what every format has to keep.

    Call it in a test of the extension that brings the format. As many cases as *examples* says are written,
    made of *records*, by default those of `record_sets` and `any_record`. What is read back is what was
    written minus exactly the losses, and the same when it is written and read once more; no claim that is
    denied, negated or on nobody's account comes back as a plain one; protected values stay where they are.
    Reading raises nothing, whether of any text, any bytes, or what was written and then cut or damaged;
    it gives the same records each time, and line by line. `recognise` takes what the format wrote, and
    nothing that the library writes in other forms. A format that is only read or only written is checked for
    its half. Give it *records* that the format has a place for, and *samples* of what others write in it.

    Raises:
        ConformanceError: The format breaks one of these; the message says which, and what to do.
        MissingExtraError: The format needs a package that is not installed.
    """
    rules = FormatRules(format)
    if format.read is None and format.write is None:
        raise ConformanceError(f"format {format.name}", "is neither read nor written; give it read or write")
    rules.check_protected()
    if rules.recognises:
        for text, whose in _texts_of_others(format.name):
            rules.check_not_taken(text, whose)
    for sample in (*samples, *_HOSTILE):
        _check_source(rules, sample)

    @tried(examples)
    @given(_RECORDS if records is None else records, st.data())
    def check(made: tuple[Record, ...], data: st.DataObject) -> None:
        text = rules.check_case(Case(made))
        _check_source(rules, data.draw(st.text(max_size=60) | st.binary(max_size=60)))
        if text:
            _check_source(rules, data.draw(_damaged(text)))

    check()


_RECORDS: SearchStrategy[tuple[Record, ...]] = st.one_of(
    record_sets(),
    record_sets(dangling=True),
    st.lists(any_record(), max_size=3, unique_by=lambda record: record.id).map(tuple),
)


def _check_source(rules: FormatRules, source: str | bytes) -> None:
    """Check that *source* is read, and that what was read from it can be written like any case."""
    case = rules.check_source(source)
    if case is not None and len(case):
        rules.check_case(case)


@st.composite
def _damaged(draw: DrawFn, text: str) -> str | bytes:
    """Return a strategy for *text* cut short, or with something else in the place of a piece of it."""
    start = draw(st.integers(0, len(text)))
    way = draw(st.sampled_from(["cut", "cut bytes", "piece"]))
    if way == "cut":
        return text[:start]
    if way == "cut bytes":
        return text.encode()[:start]
    end = min(len(text), start + draw(st.integers(0, 20)))
    return text[:start] + draw(st.sampled_from(_PIECES)) + text[end:]


def _texts_of_others(name: str) -> Iterator[tuple[str, str]]:
    """Yield texts that a format called *name* must not take for its own, and what they are."""
    yield "", "an empty file"
    yield "Mount Everest is 8,849 metres high.\n", "plain prose"
    yield from (
        (text, f"a file of the form {other}") for other, text in _written_by_others() if other != name
    )


@cache
def _written_by_others() -> tuple[tuple[str, str], ...]:
    case = Case(
        [
            Organization(id="nepal", name="Nepal"),
            Claim(id="height", text="Mount Everest is 8,849 metres high"),
            Attribution(id="height@nepal", of="height", source="nepal", first_hand=True),
        ]
    )
    forms = ((form.name, form.write) for form in Forms() if form.read is not None or form.name == "toml")
    return tuple((name, write(case).data or "") for name, write in forms if write is not None)
