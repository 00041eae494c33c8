"""Typed uses of the public names, checked by mypy and never run."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, assert_type

import attrs

from counterclaim import (
    UNSTATED,
    Attribution,
    Case,
    Claim,
    ClaimKind,
    CounterclaimError,
    DateSpan,
    Document,
    EntityRef,
    Exported,
    FrozenMap,
    Hedge,
    Imported,
    Loss,
    Organization,
    Person,
    Problem,
    Property,
    Protected,
    Quantity,
    Rating,
    Rebuttal,
    RebuttalKind,
    Record,
    Source,
    Statement,
    Status,
    UnnamedSource,
    Value,
    ValueKind,
    as_of,
    assess,
    corroborate,
    detect,
    parse_date,
    parse_quantity,
    read_case,
    read_cases,
    record_type,
    trace,
    value_type,
    write_case,
)
from counterclaim.case import FrozenCase
from counterclaim.codec import (
    Codec,
    canonical,
    canonical_json,
    content_digest,
    decode_json,
    digest,
    json_schema,
)
from counterclaim.files import Forms
from counterclaim.formats import (
    casefile,
    claimreview,
    dot,
    ftm,
    jsonl,
    mermaid,
    prov,
    table,
    web_annotation,
)
from counterclaim.formats.form import Format
from counterclaim.formats.pictures import Picture, claim_map, provenance_tree
from counterclaim.provenance import Chain, Commitment, Corroboration, Corroborator, Origin, commitments
from counterclaim.ratings import Mapped, Truth, Unmapped, map_rating
from counterclaim.registry import Must, Ref
from counterclaim.standing import Label, Standing, Standings, Step
from counterclaim.values import find_dates, find_quantities
from counterclaim.vocabulary import Vocabulary


@value_type("acme:point")
@attrs.frozen
class Point(Value):
    latitude: float
    longitude: float


@record_type("acme:geo-claim", version=2, migrations={1: lambda fields: {**fields, "mood": "calm"}})
@attrs.frozen(kw_only=True)
class GeoClaim(Claim):
    point: Point | None = None
    seen_by: tuple[Annotated[str, Ref("source")], ...] = ()
    mood: Annotated[str, Must(bool, "a mood")] = "calm"


def records() -> None:
    claim = Claim(
        id="c",
        text="t",
        kind=ClaimKind.ACCUSATION,
        statements=(
            Statement(subject="s", property="p", value=Quantity(50, unit="country", hedge=Hedge.AT_LEAST)),
            Statement(subject="s", property="p", value=EntityRef("e"), qualifiers={"base": Quantity(1)}),
        ),
        extra={"acme:tone": "harsh"},
    )
    assert_type(claim.statements[0].value, Value)
    assert_type(claim.accuses, tuple[str, ...])
    assert_type(Document(id="d", published=DateSpan.day(date(2019, 10, 17))).published, DateSpan | None)
    source = UnnamedSource(id="u", name="n", identity=Protected("Jane Roe"))
    if source.identity is not None:
        assert_type(source.identity.reveal(), str)
    assert_type(Property(id="p", value=ValueKind.QUANTITY).single_valued, bool)
    assert_type(GeoClaim(id="g", text="t", point=Point(1.0, 2.0)).point, Point | None)
    FrozenMap({"a": 1})["a"] + 1


def cases(path: Path) -> None:
    case = Case()
    police = case.add(Organization(id="police", name="Belgrade police"))
    assert_type(police, Organization)
    article = case.add(Document(id="article", publisher="police"))
    claim = case.add_claim("t", by=police, document=article)
    case.add_claim("u", by=UNSTATED, via=["police"], document="article")
    case.add_claim("v", by=None, about=[police, "other"])
    assert_type(claim, Claim)
    assert_type(case.add_rebuttal([claim], by="police", kind=RebuttalKind.DENIAL), Rebuttal)
    assert_type(case["police"], Record)
    assert_type(case.get("police", Source), Source | None)
    assert_type(case.of_type(Person), tuple[Person, ...])
    assert_type(case.attributions(claim), tuple[Attribution, ...])
    assert_type(case.rebuttals("c"), tuple[Rebuttal, ...])
    assert_type(case.same("c"), tuple[str, ...])
    assert_type(case.problems(), tuple[Problem, ...])
    assert_type(case.frozen(), FrozenCase)
    for record in case:
        assert_type(record, Record)
    assert_type(trace(case, claim), tuple[Chain, ...])
    assert_type(corroborate(case, claim, fallen={"a"}), Corroboration)
    assert_type(Corroborator(case).of("c").origins, tuple[Origin, ...])
    assert_type(as_of(case, date(2019, 10, 17)), FrozenCase)
    standings = assess(case, conflicts=detect(case), accepted=["d", claim])
    assert_type(standings, Standings)
    assert_type(standings["c"], Standing)
    assert_type(standings.status(claim), Status)
    assert_type(standings["c"].because, tuple[Step, ...])
    assert_type(standings.fallen, frozenset[str])
    assert_type(standings.update(claim), dict[str, Label])
    assert_type(trace(case.frozen(), "c")[0].hops, tuple[Attribution, ...])
    assert_type(commitments(case, claim), tuple[Commitment, ...])


def files(path: Path) -> None:
    assert_type(read_case(path), Imported[Case])
    assert_type(read_cases([path, "-"]).problems, tuple[Problem, ...])
    assert_type(write_case(Case(), path, protected="mask"), Exported)
    assert_type(write_case(Case(), "x.toml").losses, tuple[Loss, ...])
    assert_type(jsonl.read(b"").case, Case)
    assert_type(jsonl.records([], on_problem=print), Iterator[Record])
    assert_type(casefile.read("", name="a.toml").case, Case)
    assert_type(casefile.write(Case()), Exported)
    assert_type(dot.write(Case(), protected="mask", language="de"), Exported)
    assert_type(dot.tree(Case(), "c"), str)
    assert_type(mermaid.write(Case().frozen()), Exported)
    assert_type(mermaid.tree(Case(), Claim(id="c", text="t"), language="de"), str)
    assert_type(claim_map(Case()), Picture)
    assert_type(mermaid.draw(provenance_tree(Case(), "c")), str)
    assert_type(prov.write(Case(), protected="mask"), Exported)
    assert_type(prov.document(Case()).losses, tuple[Loss, ...])
    prov.document(Case()).document.get_provn()


def codec() -> None:
    try:
        record = Codec(strict=True).loads("{}")
    except CounterclaimError:
        return
    assert_type(record, Record)
    assert_type(Codec().dumps(record, protected="keep"), str)
    assert_type(Codec().unstructure(record), dict[str, Any])
    assert_type(Codec().structure({}), Record)
    assert_type(canonical(record), bytes)
    assert_type(canonical_json({}), bytes)
    assert_type(digest(record), str)
    assert_type(content_digest(record), str)
    assert_type(json_schema("claim", strict=True), dict[str, Any])
    decode_json(b"{}")


def wording() -> None:
    assert_type(parse_quantity("mindestens 50 Länder", language="de"), Quantity)
    assert_type(parse_date("17.10.2019", language="de", relative_to=date(2019, 10, 17)), DateSpan)
    for found in find_quantities("at least 50 countries", language="en"):
        assert_type(found.value, Quantity)
        assert_type(found.start, int)
    for day in find_dates("on 17 October 2019", language="en"):
        assert_type(day.value, DateSpan)
    assert_type(Vocabulary.default()["population"], Property)


def interchange(path: Path, lines: Iterator[bytes]) -> None:
    assert_type(read_case(path, format="claimreview").case, Case)
    assert_type(claimreview.read(b"{}", base="https://checks.example/"), Imported[Case])
    assert_type(claimreview.records(lines, on_problem=print), Iterator[Record])
    assert_type(claimreview.write(Case()).problems, tuple[Problem, ...])
    assert_type(ftm.write(Case(), form="csv"), Exported)
    assert_type(web_annotation.FORMAT, Format)
    assert_type(Forms([table.FORMAT]).by_ending("claims.csv"), Format | None)
    rated = map_rating(Rating(label="False"), publisher="politifact.com", on=date(2024, 1, 1))
    if isinstance(rated, Mapped):
        assert_type(rated.truth, Truth | None)
    else:
        assert_type(rated, Unmapped)
