"""How one claim or rebuttal came to us, hop by hop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import frozen

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.case.view import unknown_id
from counterclaim.conflicts import Rule, RuleSet
from counterclaim.findings import Problem
from counterclaim.model import Attribution, Certainty, Claim, Mode, Rebuttal
from counterclaim.provenance import Chain, Start, trace
from counterclaim.report.blocks import Block, Cell, Column, Listing, Paragraph, Table
from counterclaim.report.context import Context, Mention, Party, Row
from counterclaim.report.independence import IndependenceRow, independence_lines, independence_row
from counterclaim.report.json_form import json_line, json_list
from counterclaim.report.lines import named, phrase
from counterclaim.report.markdown_form import MarkdownForm
from counterclaim.report.standings import (
    StandingRow,
    TurnRow,
    standing_lines,
    standing_row,
    turn_lines,
    turn_rows,
)
from counterclaim.report.text_form import TextForm
from counterclaim.standing import Analysis, Detection
from counterclaim.values import DateSpan
from counterclaim.vocabulary import Vocabulary
from counterclaim.words import Words

__all__ = ["ChainRow", "HopRow", "Trace", "trace_report"]

#: Chains that are followed; there may be more than anybody can read.
_MOST_CHAINS = 1000
_MOST_HOPS = 100_000
#: Chains, and hops of one, that a text shows.
_CHAINS_SHOWN = 50
_HOPS_SHOWN = 200


@frozen(kw_only=True)
class HopRow(Row):
    """
    One source on the way, and what it did with what it heard.

    Attributes:
        attribution: The id of the attribution.
        of: The id of the claim or rebuttal that it is of: the one traced, or one judged the same.
        source: The source.
        speaker: Who spoke for it.
        mode: How it is put.
        translated: Whether it was translated on the way.
        certainty: How far the source takes it upon itself.
        verb: The reporting verb, as worded.
        said: When it was said.
        document: Where it stands.
        quote: The words there.
        taken_back: The corrections and retractions by which it was taken back, and that stand.
    """

    attribution: str
    of: str
    source: Party
    speaker: Party | None
    mode: Mode
    translated: bool
    certainty: Certainty
    verb: str | None
    said: DateSpan | None
    document: Mention | None
    quote: str | None
    taken_back: tuple[Mention, ...]


@frozen(kw_only=True)
class ChainRow(Row):
    """
    One way by which it came.

    Attributes:
        start: What is known of its beginning.
        beyond: The id that the first hop passes on, where that is not on record or leads back into the chain.
        hops: The hops, nearest to the origin first.
    """

    start: Start
    beyond: str | None
    hops: tuple[HopRow, ...]


@frozen(eq=False, kw_only=True)
class Trace:
    """
    Every way by which a claim or rebuttal came to us, ready to be shown.

    Attributes:
        id: Its id.
        text: Its wording, or what it is.
        language: The language of the report.
        chains: The ways, by the order of the records.
        more: Whether there are others.
        independence: How many of its sources are independent.
        standing: What stands of it.
        turns: How the dispute about it went; `None` where too many records have to do with it.
        unread: What could not be compared, and which rules failed, where conflicts were looked for.
        as_of: The day on which it is looked at, where one was given.
    """

    id: str
    text: str
    language: str
    chains: tuple[ChainRow, ...]
    more: bool
    independence: IndependenceRow
    standing: StandingRow
    turns: tuple[TurnRow, ...] | None
    unread: tuple[Problem, ...] = ()
    as_of: date | None = None

    def to_text(self, *, width: int | None = None, ascii: bool = False) -> str:
        """Return the chains for a terminal of *width* columns; with *ascii* in no other characters."""
        form, words = TextForm(width=width, ascii=ascii), Words(self.language)
        lines = form.title(f"{self.id}: {self.text}", "=")
        for block in self._blocks(words):
            lines += ["", *form.lines(block)]
        return "\n".join(lines) + "\n"

    def to_markdown(self) -> str:
        """Return the chains as Markdown."""
        form = MarkdownForm()
        heading = "\n".join(form.heading((named(self.id), f": {self.text}"), 1))
        return f"{heading}\n{form.text(self._blocks(Words(self.language)))}"

    def to_json(self) -> str:
        """Return all of it as JSON."""
        fields: dict[str, Any] = {"id": self.id, "text": self.text, "as_of": self.as_of, "more": self.more}
        fields |= {"independence": self.independence, "standing": self.standing, "turns": self.turns}
        about = "".join(f'"{key}": {json_line(value)},\n' for key, value in fields.items())
        return f'{{\n{about}"chains": {json_list(self.chains)}\n}}\n'

    def _blocks(self, words: Words) -> Iterator[Block]:
        if not self.chains:
            yield Paragraph(words("trace.nobody"))
        for number, chain in enumerate(self.chains[:_CHAINS_SHOWN], start=1):
            yield _table(chain, number, words)
            if len(chain.hops) > _HOPS_SHOWN:
                yield Paragraph(words("section.more", count=len(chain.hops) - _HOPS_SHOWN))
        if len(self.chains) > _CHAINS_SHOWN:
            yield Paragraph(words("section.more", count=len(self.chains) - _CHAINS_SHOWN))
        if self.more:
            yield Paragraph(words("trace.more"))
        yield Listing(tuple(independence_lines(self.independence, words)))
        yield Listing(tuple(standing_lines(self.standing, words)))
        went = tuple(turn_lines(self.turns, words))
        if went:
            yield Listing(went, title=words("standing.over-time"))
        if self.as_of is not None:
            yield Paragraph(words("method.as-of", day=self.as_of))


def trace_report(
    case: CaseView,
    record: RecordOrId,
    *,
    language: str = "en",
    vocabulary: Vocabulary | None = None,
    rules: Iterable[Rule] = (),
    rule_set: RuleSet | None = None,
    as_of: date | None = None,
    accepted: Iterable[RecordOrId] = (),
) -> Trace:
    """
    Return every way by which the claim or rebuttal *record* came to us, up to a thousand of them.

    The other arguments say what stands of it, as they do for `case_report`; *as_of* is told as the day on
    which *case* is looked at, and leaves nothing out by itself.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case, or one of *accepted* no rebuttal.
        ValueError: No report is written in *language*.
    """
    traced = case.get(record)
    if not isinstance(traced, Claim | Rebuttal):
        raise unknown_id(case, id_of(record), expected="claim or rebuttal")
    context = Context(
        analysis=Analysis(
            case=case,
            vocabulary=Vocabulary.default() if vocabulary is None else vocabulary,
            detection=Detection(rule_set=rule_set, rules=tuple(rules), accepted=tuple(map(id_of, accepted))),
        ),
        words=Words(language),
    )
    found = trace(case, traced, limit=_MOST_CHAINS + 1)
    shown = tuple(_within(found))
    return Trace(
        id=traced.id,
        text=context.mention(traced.id).text,
        language=context.words.language,
        chains=tuple(_chain(context, chain) for chain in shown),
        more=len(found) > len(shown),
        independence=independence_row(context, traced),
        standing=standing_row(context, traced),
        turns=turn_rows(context, traced),
        unread=context.analysis.unread,
        as_of=as_of,
    )


def _within(chains: tuple[Chain, ...]) -> Iterator[Chain]:
    """Yield the first of *chains*, as many as anybody can have use for."""
    hops = 0
    for chain in chains[:_MOST_CHAINS]:
        if hops and hops + len(chain.hops) > _MOST_HOPS:
            return
        hops += len(chain.hops)
        yield chain


def _chain(context: Context, chain: Chain) -> ChainRow:
    return ChainRow(
        records=tuple(hop.id for hop in chain.hops),
        start=chain.start,
        beyond=chain.beyond,
        hops=tuple(_hop(context, hop) for hop in chain.hops),
    )


def _hop(context: Context, hop: Attribution) -> HopRow:
    return HopRow(
        records=(hop.id,),
        attribution=hop.id,
        of=hop.of,
        source=context.party(hop.source),
        speaker=None if hop.speaker is None else context.party(hop.speaker),
        mode=hop.mode,
        translated=hop.translated,
        certainty=hop.certainty,
        verb=hop.verb,
        said=hop.said,
        document=None if hop.document is None else Mention(hop.document, context.document(hop.document)),
        quote=None if hop.quote is None else hop.quote.exact,
        taken_back=tuple(map(context.mention, context.standings.taken_back(hop))),
    )


def _table(chain: ChainRow, number: int, words: Words) -> Table:
    columns = (
        Column("#", least=2, right=True),
        Column(words("trace.source"), least=14, weight=3),
        Column(words("trace.how"), least=14, weight=3),
        Column(words("trace.said"), least=10),
        Column(words("trace.document"), least=14, weight=2),
        Column(words("trace.quote"), least=14, weight=4),
    )
    rows = tuple(_cells(place, hop, words) for place, hop in enumerate(chain.hops[:_HOPS_SHOWN], start=1))
    beginning = words(f"trace.{_beginning(chain)}", beyond=chain.beyond)
    if any(hop.taken_back for hop in chain.hops):
        beginning = words("trace.broken", chain=beginning)
    title = words("trace.chain", number=number, beginning=beginning)
    return Table(columns, rows, title, tuple(hop.records for hop in chain.hops[:_HOPS_SHOWN]))


def _beginning(chain: ChainRow) -> str:
    first = chain.hops[0]
    if chain.start is Start.UNSTATED and first.certainty is not Certainty.UNCOMMITTED:
        return "own-word"
    return chain.start.value


def _cells(number: int, hop: HopRow, words: Words) -> tuple[Cell, ...]:
    how = [words(f"mode.{hop.mode.value}"), words(f"certainty.{hop.certainty.value}")]
    if hop.translated:
        how.append(words("trace.translated"))
    taken_back = [phrase(words, "trace.taken-back", by=mention.link) for mention in hop.taken_back]
    speaker = () if hop.speaker is None else (phrase(words, "rebuttals.speaker", speaker=hop.speaker.link),)
    verb = () if hop.verb is None else (words.quoted(hop.verb),)
    return (
        (str(number),),
        (hop.source.link, *speaker),
        (", ".join(how), *verb, *taken_back),
        (words.date(hop.said),),
        () if hop.document is None else (hop.document.link,),
        () if hop.quote is None else (words.quoted(hop.quote),),
    )
