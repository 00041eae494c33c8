"""Why something that is on record is not in a sheet."""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.case.problems import kind_of
from counterclaim.codec.writing import protected_fields
from counterclaim.formats.table.cells import telling_in
from counterclaim.model import Attribution, Claim, Document, Entity, Note, Rebuttal, Record, Review

__all__ = ["Reasons"]

_OF_CLAIMS = {
    "extra": "a sheet keeps what stands in columns of your own, and no other field that is not known",
    "during": "the time cannot be written in words or days that are read as the same",
    "type": "a row stands for a claim, and not for one of this type",
    "foreign": "a row stands for a claim, and not for one of a type that is not known",
    "place": "the place is named by its id alone",
}
_OF_TELLING = {
    "said": "the date cannot be written in words or days that are read as the same",
    "quote": "a cell has the words of a quotation, and not where in the text they stand",
    "verb": "a cell that holds nothing but blanks is empty",
}
_OF_REBUTTALS = {
    "counterclaim": "the column of a rebuttal has no place for the claim that is put forward instead",
    "evidence": "the column of a rebuttal has no place for the evidence that it names",
    "targets": "the order of what a rebuttal answers is that of the rows",
}


class Reasons:
    """Tells why a field of a record, or the whole of it, did not come back from a sheet of *case*."""

    def __init__(self, case: CaseView) -> None:
        self._case = case

    def __call__(self, record: Record, field: str | None) -> str:
        """Return the reason."""
        if field is not None and field in protected_fields(record):
            return "is protected and was left out"
        if isinstance(record, Claim):
            return self._of_claim(record, field)
        if isinstance(record, Attribution):
            return self._of_attribution(record, field)
        if isinstance(record, Rebuttal):
            return _of_rebuttal(field)
        return _of_other(record, field)

    def _of_claim(self, claim: Claim, field: str | None) -> str:
        if field == "statements":
            return _of_statements(claim)
        return _OF_CLAIMS.get(field or "", "a row cannot say it in a way that is read as the same")

    def _of_attribution(self, attribution: Attribution, field: str | None) -> str:
        if field is not None:
            return _OF_TELLING.get(field, "the columns of a row have no place for it")
        claim = self._case.get(attribution.of, Claim)
        if claim is None:
            return "a row says how its claim came to us, and not how a rebuttal did"
        if telling_in(self._case, claim) is None:
            return "the columns hold one line from origin to document, and this claim came to us otherwise"
        return "the columns of a row have no place for it"


def _of_statements(claim: Claim) -> str:
    if claim.statements and claim.statements[0].qualifiers:
        return "a row has no place for what narrows a statement, so the statement was left out"
    if len(claim.statements) > 1:
        return f"a row has one statement, and there are {len(claim.statements)}"
    return "the value cannot be written in words that are read as the same"


def _of_rebuttal(field: str | None) -> str:
    if field is None:
        return "the columns of rebuttals hold what answers a claim or its being said, and no other rebuttals"
    return _OF_REBUTTALS.get(field, "the column of a rebuttal has no place for it")


def _of_other(record: Record, field: str | None) -> str:
    kind = kind_of(record)
    if field is None:
        if isinstance(record, Entity | Document):
            return "no row names it"
        if isinstance(record, Note | Review):
            return f"a sheet has no column for what a {kind} says of a claim"
        return f"a sheet has rows for claims, and none for a record of the type {kind}"
    if field == "type":
        return f"a row names it, and does not say that it is a record of the type {kind}"
    return "a row names it by its name and id, and says no more of it"
