"""What every format has to keep, of one case or of one text."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterable
from typing import TypeVar

import attrs

from counterclaim.case import Case, CaseView
from counterclaim.checks import field_types
from counterclaim.errors import MissingExtraError, ProtectedValueError
from counterclaim.findings import Exported, Imported, Loss, Problem
from counterclaim.formats.assertable import doubt_of
from counterclaim.formats.form import Format, Read, ReadRecords, Write
from counterclaim.formats.sample import Sample
from counterclaim.model import Attribution, Claim, Record, UnknownRecord, UnnamedSource
from counterclaim.strategies._subject import ConformanceError
from counterclaim.values import Protected

__all__ = ["FormatRules"]

T = TypeVar("T")

_SECRET = "her name, which nobody may read"
_PROTECTED = (
    UnnamedSource(id="surveyor", name="A surveyor", identity=Protected(_SECRET)),
    Claim(id="height", text="Mount Everest is 8,849 metres high"),
    Attribution(id="height@surveyor", of="height", source="surveyor"),
)
_UNASKED = attrs.fields(Format).recognise.default


@attrs.frozen
class FormatRules:
    """The rules that *format* has to keep. A method that finds one broken raises `ConformanceError`."""

    format: Format

    @property
    def recognises(self) -> bool:
        """Whether the format says of files that they are its own."""
        return self.format.recognise is not _UNASKED

    def check_case(self, case: Case) -> str | None:
        """Check what is written of *case* and read from that; return the text, where there is one."""
        write, read = self.format.write, self.format.read
        if write is None:
            return None
        exported = self._written(write, case)
        text = exported.data or ""
        self._require(exported == self._written(write, case), "writes something else when it is called again")
        if read is not None:
            back = self._read_back(read, text)
            self._check_losses(case, exported.losses, back.case)
            _check_commitments(self, case, back.case)
            again = self._written(write, back.case).data or ""
            same = _by_id(self._read_back(read, again).case) == _by_id(back.case)
            self._require(same, "gives back something else when what was read is written and read once more")
            self._check_recognised(text, back.case)
        return text

    def check_source(self, source: str | bytes) -> Case | None:
        """Check that *source*, which may hold anything, is read; return the case."""
        read = self.format.read
        if read is None:
            return None
        imported = self._read(read, source)
        self._check_once(imported.case, self._read(read, source).case)
        if isinstance(source, str):
            encoded = self._read(read, source.encode("utf-8", "surrogatepass"))
            same = _by_id(encoded.case) == _by_id(imported.case) or not _is_utf_8(source)
            self._require(same, "reads something else from bytes than from the text that they spell")
        elif self.format.records is not None:
            self._check_lines(self.format.records, source, imported.case)
        self._recognised(source)
        return imported.case

    def check_protected(self) -> None:
        """Check that a protected value is refused or left out, unless it is asked for."""
        write = self.format.write
        if write is None:
            return
        case = Case(_PROTECTED)
        texts = [self._written(write, case).data or ""]
        with contextlib.suppress(ProtectedValueError):
            texts.append(write(case, protected="refuse").data or "")
        leaks = any(_SECRET in text for text in texts)
        self._require(
            not leaks, "writes a protected value; refuse it, leave it out, or keep it, as *protected* says"
        )
        self._ask("write", lambda: write(case, protected="keep"))

    def check_not_taken(self, text: str, whose: str) -> None:
        """Check that it does not take the *text* of another format for its own."""
        taken = self._recognised(text)
        reason = f"recognises {whose} as its own; look for something that nothing else begins with"
        self._require(not taken, reason)

    def _written(self, write: Write, case: CaseView) -> Exported:
        exported = self._ask("write", lambda: write(case, protected="mask"))
        self._require(isinstance(exported, Exported), f"write returns {exported!r:.80}, and not an Exported")
        self._require(isinstance(exported.data, str), "write returns no text; an empty case has one, too")
        return exported

    def _read(self, read: Read, source: str | bytes) -> Imported[Case]:
        imported = self._ask("read", lambda: read(source))
        self._require(isinstance(imported, Imported), f"read returns {imported!r:.80}, and not an Imported")
        self._require(isinstance(imported.case, Case), "read returns something that holds no Case")
        self._check_problems(imported.problems)
        return imported

    def _read_back(self, read: Read, text: str) -> Imported[Case]:
        imported = self._read(read, text)
        told = next((str(problem) for problem in imported.problems if problem.fatal), None)
        self._require(imported.ok, f"cannot read what it wrote: {told}")
        self.check_source(text.encode())
        self._check_once(imported.case, self._read(read, text.encode()).case)
        return imported

    def _check_problems(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._require(isinstance(problem, Problem), f"tells {problem!r:.80}, which is no Problem")
            self._require(
                bool(problem.message.strip()), f"tells a problem {problem.code!r} without a message"
            )

    def _check_once(self, first: Case, second: Case) -> None:
        """Check that *second*, which was read from the same as *first*, adds nothing to it."""
        same = _by_id(first) == _by_id(second)
        self._require(
            same, "reads other records when it reads a second time; derive ids from content (derived_id)"
        )

    def _check_lines(self, records: ReadRecords, source: bytes, case: Case) -> None:
        found: dict[str, Record] = {}
        problems: list[Problem] = []
        lines = io.BytesIO(source)
        for record in self._ask("records", lambda: list(records(lines, on_problem=problems.append))):
            found.setdefault(record.id, record)  # of two with one id, the first is kept
        self._check_problems(problems)
        self._require(found == _by_id(case), "reads other records line by line than from the whole")

    def _check_losses(self, case: Case, losses: Iterable[Loss], back: Case) -> None:
        declared: dict[str, set[str | None]] = {}
        for loss in losses:
            self._require(bool(loss.reason.strip()), f"gives no reason for the loss {loss}")
            declared.setdefault(loss.record, set()).add(_lost_field(loss, case.get(loss.record)))
        new = next((record.id for record in back if record.id not in case), None)
        self._require(new is None, f"gives back {new!r}, which was not there")
        gone = next((id for id in declared if id not in case), None)
        self._require(gone is None, f"declares a loss of {gone!r}, which was not there")
        for record in case:
            told = declared.get(record.id, set())
            self._check_loss(record, told, _differences(record, back.get(record.id)))

    def _check_loss(self, record: Record, told: set[str | None], found: set[str | None]) -> None:
        for field in sorted(found - told, key=str):
            what = f"{record.id!r}" if field is None else f"{field} of {record.id!r}"
            hint = "counterclaim.formats.reading_back.lost finds all of them"
            self._require(False, f"loses {what} and does not say so; {hint}: {record!r:.400}")
        for field in sorted(told - found, key=str):
            what = f"{record.id!r}" if field is None else f"{field} of {record.id!r}"
            self._require(False, f"declares a loss of {what}, which comes back as it was: {record!r:.400}")

    def _check_recognised(self, text: str, back: Case) -> None:
        if self.recognises and len(back):
            for source in (text, text.encode()):
                self._require(self._recognised(source), f"does not recognise what it wrote: {text!r:.200}")

    def _recognised(self, source: str | bytes) -> bool:
        return self._ask("recognise", lambda: self.format.recognise(Sample(source)))

    def _ask(self, what: str, call: Callable[[], T]) -> T:
        try:
            return call()
        except MissingExtraError:
            raise
        except Exception as error:
            reason = (
                f"{what} raises {type(error).__name__}: {error}; whatever stands in a file or on record, "
                "what cannot be read is a problem, and what cannot be written a loss"
            )
            raise ConformanceError(self._name, reason) from error

    def _require(self, condition: bool, fault: str) -> None:
        if not condition:
            raise ConformanceError(self._name, fault)

    @property
    def _name(self) -> str:
        return f"format {self.format.name}"

    def require_told(self, condition: bool, claim: Claim, why: str) -> None:
        """Complain, unless *condition* holds, that *claim* comes back as if it were simply so."""
        hint = "where it cannot say that, leave the claim out, with a loss"
        self._require(condition, f"gives back the claim {claim.id!r} as if it were simply so: {why}; {hint}")


def _check_commitments(rules: FormatRules, case: Case, back: Case) -> None:
    """
    Check that nothing denied, negated or uncommitted comes back as a plain statement.

    A claim that is the subject of a review is none, since the review is what is said.
    """
    for claim in back.of_type(Claim):
        original = case.get(claim.id, Claim)
        if original is None:
            continue
        why = doubt_of(case, original)
        told = doubt_of(back, claim) is not None or bool(back.reviews(claim))
        rules.require_told(why is None or told, claim, str(why))
        for statement in claim.statements:
            turned = attrs.evolve(statement, negated=not statement.negated)
            kept = statement in original.statements or turned not in original.statements
            rules.require_told(kept, claim, "a statement of it was negated")


def _differences(record: Record, back: Record | None) -> set[str | None]:
    if back is None:
        return {None}
    usual = {field.name: field.default for field in attrs.fields(type(record))}
    found: set[str | None] = {
        name
        for name in field_types(type(record))
        if getattr(record, name) != getattr(back, name, usual[name])
    }
    return found | ({"type"} if type(back) is not type(record) else set())


def _lost_field(loss: Loss, record: Record | None) -> str | None:
    """Return the field of *record* that *loss* is about."""
    if loss.field is None:
        return None
    field = loss.field.partition("[")[0].partition(".")[0]
    return "protected" if isinstance(record, UnknownRecord) and field in record.protected else field


def _by_id(case: Iterable[Record]) -> dict[str, Record]:
    return {record.id: record for record in case}


def _is_utf_8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
