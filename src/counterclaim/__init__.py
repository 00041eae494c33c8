"""
Keep the record of a dispute: who claims what, on whose word, in which document, and who rebuts it.

The names of this module are imported when they are first used (PEP 562), so importing it costs little.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.case import (
        UNSTATED,
        Case,
    )
    from counterclaim.conflicts import (
        Conflict,
        Relation,
        RuleSet,
        compare,
        detect,
        why_not,
    )
    from counterclaim.errors import CounterclaimError
    from counterclaim.files import (
        read_case,
        read_cases,
        write_case,
    )
    from counterclaim.findings import (
        Exported,
        Imported,
        Loss,
        Problem,
    )
    from counterclaim.frozen import FrozenMap
    from counterclaim.model import (
        Aggregation,
        Attribution,
        CaseInfo,
        Certainty,
        Claim,
        ClaimKind,
        Counting,
        Direction,
        Document,
        Entity,
        Evidence,
        Foreign,
        Group,
        Judgement,
        Mode,
        Note,
        Organization,
        Outcome,
        Person,
        Place,
        Property,
        Protection,
        Quote,
        Rating,
        Rebuttal,
        RebuttalKind,
        Record,
        ReplyRequest,
        Review,
        SameAs,
        Snapshot,
        Source,
        Statement,
        Trend,
        UnknownRecord,
        UnnamedSource,
        ValueKind,
    )
    from counterclaim.provenance import (
        as_of,
        corroborate,
        trace,
    )
    from counterclaim.registry import (
        record_type,
        value_type,
    )
    from counterclaim.standing import (
        Standings,
        Status,
        assess,
        turns,
    )
    from counterclaim.store import Store
    from counterclaim.values import (
        DateSpan,
        EntityRef,
        Hedge,
        NoValue,
        Period,
        Precision,
        Protected,
        Quantity,
        SomeValue,
        Text,
        UnknownValue,
        Value,
        parse_date,
        parse_quantity,
    )

__all__ = [
    "UNSTATED",
    "Aggregation",
    "Attribution",
    "Case",
    "CaseInfo",
    "Certainty",
    "Claim",
    "ClaimKind",
    "Conflict",
    "CounterclaimError",
    "Counting",
    "DateSpan",
    "Direction",
    "Document",
    "Entity",
    "EntityRef",
    "Evidence",
    "Exported",
    "Foreign",
    "FrozenMap",
    "Group",
    "Hedge",
    "Imported",
    "Judgement",
    "Loss",
    "Mode",
    "NoValue",
    "Note",
    "Organization",
    "Outcome",
    "Period",
    "Person",
    "Place",
    "Precision",
    "Problem",
    "Property",
    "Protected",
    "Protection",
    "Quantity",
    "Quote",
    "Rating",
    "Rebuttal",
    "RebuttalKind",
    "Record",
    "Relation",
    "ReplyRequest",
    "Review",
    "RuleSet",
    "SameAs",
    "Snapshot",
    "SomeValue",
    "Source",
    "Standings",
    "Statement",
    "Status",
    "Store",
    "Text",
    "Trend",
    "UnknownRecord",
    "UnknownValue",
    "UnnamedSource",
    "Value",
    "ValueKind",
    "as_of",
    "assess",
    "compare",
    "corroborate",
    "detect",
    "parse_date",
    "parse_quantity",
    "read_case",
    "read_cases",
    "record_type",
    "trace",
    "turns",
    "value_type",
    "why_not",
    "write_case",
]

#: Where a name lives that is not one of the record types and their parts, in `model`.
_HOMES = {
    "UNSTATED": "case",
    "Case": "case",
    "Conflict": "conflicts",
    "Relation": "conflicts",
    "RuleSet": "conflicts",
    "compare": "conflicts",
    "detect": "conflicts",
    "why_not": "conflicts",
    "CounterclaimError": "errors",
    "read_case": "files",
    "read_cases": "files",
    "write_case": "files",
    "Exported": "findings",
    "Imported": "findings",
    "Loss": "findings",
    "Problem": "findings",
    "FrozenMap": "frozen",
    "as_of": "provenance",
    "corroborate": "provenance",
    "trace": "provenance",
    "record_type": "registry",
    "value_type": "registry",
    "Standings": "standing",
    "Status": "standing",
    "assess": "standing",
    "turns": "standing",
    "Store": "store",
    "DateSpan": "values",
    "EntityRef": "values",
    "Hedge": "values",
    "NoValue": "values",
    "Period": "values",
    "Precision": "values",
    "Protected": "values",
    "Quantity": "values",
    "SomeValue": "values",
    "Text": "values",
    "UnknownValue": "values",
    "Value": "values",
    "parse_date": "values",
    "parse_quantity": "values",
}


def __getattr__(name: str) -> object:
    """Import the module of a public name when the name is first used."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    home = importlib.import_module(f"{__name__}.{_HOMES.get(name, 'model')}")
    value: object = getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, whether or not they were used."""
    return sorted({*globals(), *__all__})
