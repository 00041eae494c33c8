"""Which claims may leave as statements of FollowTheMoney, which knows no doubt, and how values are put."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.case import CaseView
from counterclaim.formats.assertable import why_not_plain
from counterclaim.formats.ftm.claims import Words
from counterclaim.formats.ftm.entities import Written
from counterclaim.formats.ftm.fields import NameOf
from counterclaim.formats.ftm.schemata import prop_of, schema_named, type_of
from counterclaim.formats.ftm.values import clean, date_value, language_code, number_value
from counterclaim.model import Attribution, Certainty, Claim, ClaimKind, Statement
from counterclaim.values.base import NoValue, SomeValue
from counterclaim.values.dates import DateSpan
from counterclaim.values.quantity import Quantity
from counterclaim.values.terms import EntityRef, Text

__all__ = ["property_for", "why_no_attribution", "why_no_claim", "why_no_statement", "words_for"]

_NO_WORD = "FollowTheMoney has no word for "
#: Types whose values have no language there (`NON_LANG_TYPE_NAMES`).
_NO_LANGUAGE = frozenset({"url", "country"})


def why_no_claim(case: CaseView, claim: Claim) -> str | None:
    """Return why *claim* must not leave as plain statements, in a sentence; `None` where it may."""
    if type(claim) is not Claim or claim.foreign is not None:
        return "it is of a type of its own, which may say more than a claim does"
    if not claim.statements:
        return f"{_NO_WORD}a sentence: a claim needs a statement of a subject, a property and a value"
    if claim.kind is not ClaimKind.ASSERTION:
        return f"{_NO_WORD}that it is of the kind {claim.kind.value!r}: it would leave as if it were so"
    if claim.accuses:
        return f"{_NO_WORD}an accusation: it would leave as if it were so"
    if claim.during is not None or claim.place is not None:
        return f"{_NO_WORD}when and where a statement holds: it would leave as if it always did"
    reason = why_not_plain(case, claim)
    return None if reason is None else f"{_NO_WORD}doubt, and {reason}"


def why_no_attribution(attribution: Attribution) -> str | None:
    """Return why *attribution* must not leave as a dataset that states the claim; `None` where it may."""
    if type(attribution) is not Attribution or attribution.foreign is not None:
        return "it is of a type of its own, which may say more than an attribution does"
    if attribution.certainty is not Certainty.CERTAIN:
        return f"{_NO_WORD}how certain a source is, and this one is {attribution.certainty.value}"
    return None


def why_no_statement(statement: Statement, entities: Mapping[str, Written], name_of: NameOf) -> str | None:
    """Return why *statement* cannot be written, in a sentence; `None` where it can."""
    subject = entities.get(statement.subject)
    if statement.negated:
        return f"{_NO_WORD}that something is not so"
    if statement.qualifiers:
        return f"{_NO_WORD}what narrows a statement ({', '.join(map(repr, statement.qualifiers))})"
    if subject is None:
        return f"{statement.subject!r} is no entity that is written"
    if property_for(statement, subject) is None:
        return f"{subject.schema} has no property {statement.property!r} in FollowTheMoney"
    if words_for(statement, subject, entities, name_of) is None:
        return _why_no_value(statement, subject)
    return None


def property_for(statement: Statement, subject: Written) -> tuple[str, str] | None:
    """Return the schema and property by which *subject* says *statement*; `None` where it has none."""
    schema = schema_named(subject.schema)
    return None if schema is None else prop_of(statement.property, schema)


def words_for(
    statement: Statement, subject: Written, entities: Mapping[str, Written], name_of: NameOf
) -> Words | None:
    """Return how the value of *statement* is written; `None` where FollowTheMoney cannot say just that."""
    found = property_for(statement, subject)
    if found is None:
        return None
    value, (schema, prop) = statement.value, found
    type = type_of(schema, prop) or ""
    if isinstance(value, EntityRef):
        return _naming(value, type, subject, entities, name_of)
    if isinstance(value, Text) and type not in ("date", "number", "entity", "document"):
        cleaned = clean(value.value, type)
        original = None if cleaned == value.value else value.value
        code = None if value.language is None or type in _NO_LANGUAGE else language_code(value.language)
        return None if cleaned is None else Words(cleaned, original, code)
    written = date_value(value) if isinstance(value, DateSpan) and type == "date" else None
    if isinstance(value, Quantity) and type == "number":
        written = number_value(value, prop)
    return None if written is None else Words(written, getattr(value, "text", None))


def _naming(
    value: EntityRef, type: str, subject: Written, entities: Mapping[str, Written], name_of: NameOf
) -> Words | None:
    """Return how a reference is written: by the id of what it names, or by its name where a text is due."""
    named = entities.get(value.id)
    if type == "entity":
        return None if named is None or named.id == subject.id else Words(named.id)
    name = name_of(value.id)
    cleaned = None if type != "string" or name is None else clean(name, type)
    return None if cleaned is None else Words(cleaned, ref=value.id)


def _why_no_value(statement: Statement, subject: Written) -> str:
    value = statement.value
    if isinstance(value, NoValue):
        return f"{_NO_WORD}that there is none"
    if isinstance(value, SomeValue):
        return f"{_NO_WORD}a value that is not known"
    if isinstance(value, Quantity):
        return f"the number {value} is hedged, a range or of a unit, which FollowTheMoney cannot say"
    if isinstance(value, DateSpan):
        return f"FollowTheMoney has years, months and days from 1000 to 2999, and not {str(value)!r}"
    if isinstance(value, EntityRef):
        return f"{value.id!r} is no other entity that is written"
    return f"FollowTheMoney does not take the value for {statement.property!r}"
