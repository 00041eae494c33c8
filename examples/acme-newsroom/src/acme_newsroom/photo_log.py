"""The log of the photo desk: one check of a photo a line, read and written."""

from typing import Any

from attrs import evolve

from acme_newsroom.types import PhotoCheck
from counterclaim import Case, DateSpan, Exported, Imported, Problem, Record
from counterclaim.codec import Codec
from counterclaim.errors import DuplicateIdError, InvalidRecordError
from counterclaim.formats.dates import date_text, exact_date
from counterclaim.formats.form import Format
from counterclaim.formats.reading_back import lost

COLUMNS = ("check", "photo", "for or against", "methods", "taken", "remark")
BETWEEN, NOTHING = " | ", "-"
HEADING = BETWEEN.join(COLUMNS)


def write(case: Case, *, protected: str = "refuse") -> Exported:
    """Return the checks of *case* as a log; the log has no column for anything that is protected."""
    data = "".join(f"{line}\n" for line in (HEADING, *map(_line, case.of_type(PhotoCheck))))
    return Exported(data=data, losses=lost(case, read(data).case, _why))


def read(source: str | bytes, *, name: str | None = None) -> Imported[Case]:
    """Return the checks that the log *source* holds; a line that is none is a problem, with its number."""
    case, problems = Case(), []
    try:
        text = source if isinstance(source, str) else source.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "expected UTF-8; save the file as UTF-8"
        return Imported(case=case, problems=(Problem("syntax", None, None, message, name),))
    heading, *lines = text.removeprefix("\ufeff").split("\n")
    if heading.strip() != HEADING:
        message = f"expected the heading {HEADING!r}; put it above the checks"
        return Imported(case=case, problems=(Problem("syntax", None, None, message, name, 1),))
    for number, line in enumerate(lines, start=2):
        try:
            if line.strip():
                case.add(_check(line))
        except DuplicateIdError as error:
            message = "another check above has this id; give one of the two another id"
            problems.append(Problem("shape", error.id, "id", message, name, number))
        except (InvalidRecordError, ValueError) as error:
            problems.append(Problem("shape", None, None, f"{error}; the line was left out", name, number))
    return Imported(case=case, problems=tuple(problems))


def _line(check: PhotoCheck) -> str:
    methods = ", ".join(method.value for method in check.methods)
    taken = check.taken and (date_text(check.taken) or check.taken.text)
    bearing = f"{check.direction.value} {check.bears_on}"
    return BETWEEN.join((check.id, check.photo, bearing, *map(_cell, (methods, taken, check.description))))


def _cell(text: str | None) -> str:
    """Return *text*, if it would be read as it is written; what is left out is found to be lost."""
    fits = text and text == " ".join(text.split()) and BETWEEN not in f" {text} "
    return text if fits else NOTHING


def _check(line: str) -> PhotoCheck:
    cells = [cell.strip() for cell in line.split(BETWEEN)]
    if len(cells) != len(COLUMNS):
        message = f"expected {len(COLUMNS)} columns with {BETWEEN!r} between them, found {len(cells)}"
        raise ValueError(message)
    id, photo, bearing, methods, taken, remark = cells
    direction, _, bears_on = bearing.partition(" ")
    fields: dict[str, Any] = {"id": id, "photo": photo, "direction": direction, "bears_on": bears_on.strip()}
    if methods != NOTHING:
        fields["methods"] = [method.strip() for method in methods.split(",")]
    if remark != NOTHING:
        fields["description"] = remark
    check = Codec().structure({"type": "acme:photo-check", "v": 2, **fields})
    # What states no date is kept as it was worded.
    return check if taken == NOTHING else evolve(check, taken=exact_date(taken) or DateSpan.unknown(taken))


def _why(record: Record, field: str | None) -> str:
    if not isinstance(record, PhotoCheck):
        return "the log holds checks of photos alone"
    if field in ("taken", "description"):
        return "the log has one line for it, in which this cannot be written as it is worded"
    return "the log has no column for it"


FORMAT = Format(
    name="acme-photo-log",
    title="log of the photo desk",
    endings=(".photolog",),
    read=read,
    write=write,
    recognise=lambda sample: sample.first_line == HEADING,
)
