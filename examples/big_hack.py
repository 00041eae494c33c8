"""
Build the record of a dispute in Python: the reported chips in servers, October 2018.

Bloomberg Businessweek reported on 4 October 2018, on the word of 17 people whom it did not name, that small
chips had been hidden in servers of Supermicro, and that almost 30 companies were affected. Apple, Amazon and
Supermicro denied it on the same day. The wording here is ours.

Run it with `python examples/big_hack.py`; it prints who says what through whom, and who denies it.
"""

from datetime import date

from counterclaim import (
    Case,
    ClaimKind,
    DateSpan,
    Document,
    Organization,
    RebuttalKind,
    Statement,
    UnnamedSource,
    parse_quantity,
    trace,
)


def build_case() -> Case:
    """Return the record."""
    case = Case()
    bloomberg = case.add(Organization(id="bloomberg", name="Bloomberg Businessweek", role="magazine"))
    insiders = case.add(
        UnnamedSource(
            id="insiders",
            name="17 people with knowledge of the matter",
            count=17,
            reason="The matter is secret and in part classified",
        )
    )
    companies = {
        id: case.add(Organization(id=id, name=name, role="company", interests=(id,)))
        for id, name in (("apple", "Apple"), ("amazon", "Amazon"), ("supermicro", "Supermicro"))
    }
    article = case.add(
        Document(
            id="article",
            kind="article",
            publisher=bloomberg.id,
            published=DateSpan.day(date(2018, 10, 4)),
            language="en",
        )
    )
    chips = case.add_claim(
        "Chips for spying were hidden in servers of Supermicro that Apple and Amazon, too, had used",
        id="chips",
        kind=ClaimKind.ACCUSATION,
        about=companies.values(),
        by=insiders,
        document=article,
    )
    case.add_claim(
        "Almost 30 companies were affected, Apple and Amazon among them",
        id="companies-affected",
        about=[companies["apple"], companies["amazon"]],
        statements=[
            Statement(
                subject="supermicro",
                property="companies-affected",
                value=parse_quantity("almost 30", language="en", unit="company"),
            )
        ],
        by=insiders,
        document=article,
    )
    for id, company in companies.items():
        case.add_rebuttal(
            chips if id == "supermicro" else [chips, "companies-affected"],
            id=f"{id}-denial",
            by=company,
            kind=RebuttalKind.DENIAL,
            document=article,
        )
    return case


def main() -> None:
    """Print each claim with its chains and its rebuttals."""
    case = build_case()
    for claim in (case["chips"], case["companies-affected"]):
        print(claim.id)
        for chain in trace(case, claim):
            print("  said by", " -> ".join(case[hop.source].name for hop in chain.hops))
        for rebuttal in case.rebuttals(claim):
            print("  denied by", case[rebuttal.by].name)


if __name__ == "__main__":
    main()
