"""The same records for every reader: their JSON Lines, and how pydantic's users would model them."""

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter


def lines(count: int, first: int = 0) -> list[str]:
    """
    Return *count* records, a quarter each of sources, claims with a quantity, attributions, denials.

    They are numbered from *first*.
    """
    made: list[dict[str, Any]] = []
    for n in range(first, first + count // 4):
        made += (_organization(n), _claim(n), _attribution(n), _rebuttal(n))
    return [json.dumps(record) for record in made]


def _organization(n: int) -> dict[str, Any]:
    return {
        "type": "organization",
        "id": f"paper-{n}",
        "name": f"Newspaper {n}",
        "role": "newspaper",
        "same_as": [f"wikidata:Q{n}"],
    }


def _claim(n: int) -> dict[str, Any]:
    value = {
        "type": "quantity",
        "number": str(n),
        "unit": "country",
        "hedge": "at-least",
        "text": f"at least {n}",
    }
    return {
        "type": "claim",
        "id": f"claim-{n}",
        "text": f"The company sells to at least {n} countries",
        "language": "en",
        "about": [f"company-{n}"],
        "statements": [{"subject": f"company-{n}", "property": "countries-supplied", "value": value}],
    }


def _attribution(n: int) -> dict[str, Any]:
    return {
        "type": "attribution",
        "id": f"claim-{n}@paper-{n}",
        "of": f"claim-{n}",
        "source": f"paper-{n}",
        "relays": [f"claim-{n}@agency"],
        "mode": "quotes",
        "said": "2019-10-17",
        "document": f"article-{n}",
        "quote": {"exact": "at least", "start": 5, "end": 13},
    }


def _rebuttal(n: int) -> dict[str, Any]:
    return {
        "type": "rebuttal",
        "id": f"denial-{n}",
        "kind": "denial",
        "by": f"company-{n}",
        "targets": [f"claim-{n}"],
        "text": "We deny this",
    }


Id = Annotated[str, StringConstraints(min_length=1, max_length=256, pattern=r"^\S+$")]
Written = Annotated[Decimal, Field(strict=False)]  # strict mode takes no decimal from a text


class Model(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="allow")


class Hedge(Enum):
    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Mode(Enum):
    STATES = "states"
    QUOTES = "quotes"
    PARAPHRASES = "paraphrases"


class Kind(Enum):
    ASSERTION = "assertion"
    ACCUSATION = "accusation"


class RebuttalKind(Enum):
    DENIAL = "denial"
    DISPUTE = "dispute"


class Quantity(Model):
    type: Literal["quantity"]
    number: Written | None = None
    upper: Written | None = None
    unit: str | None = None
    hedge: Hedge = Hedge.EXACT
    text: str | None = None


class Text(Model):
    type: Literal["text"]
    value: str
    language: str | None = None


class Statement(Model):
    subject: Id
    property: str
    value: Annotated[Quantity | Text, Field(discriminator="type")]
    negated: bool = False
    qualifiers: dict[str, Annotated[Quantity | Text, Field(discriminator="type")]] = {}


class Quote(Model):
    exact: str
    prefix: str | None = None
    suffix: str | None = None
    start: int | None = None
    end: int | None = None
    snapshot: Id | None = None
    time_start: float | None = None
    time_end: float | None = None


class Organization(Model):
    type: Literal["organization"]
    id: Id
    name: str
    aliases: tuple[str, ...] = ()
    description: str | None = None
    same_as: tuple[str, ...] = ()
    role: str | None = None
    interests: tuple[Id, ...] = ()
    depends_on: tuple[Id, ...] = ()


class Claim(Model):
    type: Literal["claim"]
    id: Id
    text: str
    language: str | None = None
    kind: Kind = Kind.ASSERTION
    about: tuple[Id, ...] = ()
    accuses: tuple[Id, ...] = ()
    statements: tuple[Statement, ...] = ()
    during: dict[str, str] | None = None
    place: Id | None = None
    assuming: tuple[Id, ...] = ()
    tags: tuple[str, ...] = ()


class Attribution(Model):
    type: Literal["attribution"]
    id: Id
    of: Id
    source: Id
    speaker: Id | None = None
    relays: tuple[Id, ...] = ()
    first_hand: bool | None = None
    mode: Mode = Mode.STATES
    translated: bool = False
    certainty: str | None = None
    verb: str | None = None
    said: date | None = None
    document: Id | None = None
    quote: Quote | None = None


class Rebuttal(Model):
    type: Literal["rebuttal"]
    id: Id
    kind: RebuttalKind
    by: Id
    targets: tuple[Id, ...]
    text: str | None = None
    counterclaim: Id | None = None
    evidence: tuple[Id, ...] = ()


ADAPTER: TypeAdapter[Any] = TypeAdapter(
    Annotated[Organization | Claim | Attribution | Rebuttal, Field(discriminator="type")]
)
