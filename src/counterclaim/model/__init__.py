"""
The record types: who claims what, on whose word, in which document, and who disputes it.

Records are frozen values that compare by structure. References between them are ids, marked in the
annotations, so that indexes, problems and schemas find those of extensions too.
"""

from __future__ import annotations

from counterclaim.model.attributions import Attribution, Certainty, Mode
from counterclaim.model.case_info import CaseInfo, Judgement, Note, SameAs
from counterclaim.model.claims import Claim, ClaimKind, Statement
from counterclaim.model.documents import Document, Quote, Snapshot
from counterclaim.model.entities import (
    Entity,
    Group,
    Organization,
    Person,
    Place,
    Protection,
    Source,
    UnnamedSource,
)
from counterclaim.model.properties import Aggregation, Counting, Property, Trend, ValueKind
from counterclaim.model.rebuttals import Direction, Evidence, Rebuttal, RebuttalKind
from counterclaim.model.record import Foreign, Record, UnknownRecord
from counterclaim.model.references import Reference, references, replace_references
from counterclaim.model.reviews import Outcome, Rating, ReplyRequest, Review

__all__ = [
    "Aggregation",
    "Attribution",
    "CaseInfo",
    "Certainty",
    "Claim",
    "ClaimKind",
    "Counting",
    "Direction",
    "Document",
    "Entity",
    "Evidence",
    "Foreign",
    "Group",
    "Judgement",
    "Mode",
    "Note",
    "Organization",
    "Outcome",
    "Person",
    "Place",
    "Property",
    "Protection",
    "Quote",
    "Rating",
    "Rebuttal",
    "RebuttalKind",
    "Record",
    "Reference",
    "ReplyRequest",
    "Review",
    "SameAs",
    "Snapshot",
    "Source",
    "Statement",
    "Trend",
    "UnknownRecord",
    "UnnamedSource",
    "ValueKind",
    "references",
    "replace_references",
]
