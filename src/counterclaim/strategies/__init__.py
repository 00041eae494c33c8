"""
Hypothesis strategies for every public record and value type, for tests of code that uses this library.

What they make obeys every rule of its type and is often hard: single days and open ends, `5.0` beside `5`,
composed beside decomposed letters, bidirectional and astral characters, empty tuples, unknown fields.
Importing this module registers them, so that `from_type(Claim)` of hypothesis obeys the rules as well. The
types of an extension get a strategy by `for_type`; `any_record` and `any_value` find them once they are
registered. `check_type` checks in one go what every type has to keep, `check_rule` what every
rule of conflicts, `check_format` what every format.
"""

from __future__ import annotations

from counterclaim.strategies._cases import cases, record_sets
from counterclaim.strategies._conformance import ConformanceError, check_type
from counterclaim.strategies._derive import for_type, register_mark
from counterclaim.strategies._format_check import check_format
from counterclaim.strategies._leaves import clocks, days, decimals, floats, integers, moments
from counterclaim.strategies._lint_rule_check import check_lint_rule
from counterclaim.strategies._records import (
    any_record,
    any_source,
    attributions,
    case_infos,
    claims,
    documents,
    entities,
    evidence,
    foreign_types,
    groups,
    notes,
    organizations,
    persons,
    places,
    properties,
    quotes,
    ratings,
    rebuttals,
    reply_requests,
    reviews,
    same_as,
    snapshots,
    sources,
    statements,
    unknown_records,
    unnamed_sources,
)
from counterclaim.strategies._register import register_strategies
from counterclaim.strategies._rule_check import check_rule
from counterclaim.strategies._texts import frozen_maps, ids, json_objects, json_values, languages, texts
from counterclaim.strategies._values import (
    any_value,
    date_spans,
    entity_refs,
    no_values,
    periods,
    protected,
    quantities,
    some_values,
    text_values,
    units,
    unknown_values,
)

__all__ = [
    "ConformanceError",
    "any_record",
    "any_source",
    "any_value",
    "attributions",
    "case_infos",
    "cases",
    "check_format",
    "check_lint_rule",
    "check_rule",
    "check_type",
    "claims",
    "clocks",
    "date_spans",
    "days",
    "decimals",
    "documents",
    "entities",
    "entity_refs",
    "evidence",
    "floats",
    "for_type",
    "foreign_types",
    "frozen_maps",
    "groups",
    "ids",
    "integers",
    "json_objects",
    "json_values",
    "languages",
    "moments",
    "no_values",
    "notes",
    "organizations",
    "periods",
    "persons",
    "places",
    "properties",
    "protected",
    "quantities",
    "quotes",
    "ratings",
    "rebuttals",
    "record_sets",
    "register_mark",
    "reply_requests",
    "reviews",
    "same_as",
    "snapshots",
    "some_values",
    "sources",
    "statements",
    "text_values",
    "texts",
    "units",
    "unknown_records",
    "unknown_values",
    "unnamed_sources",
]

register_strategies()
