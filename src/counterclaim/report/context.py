"""What every section of a report looks things up in: the case, the words, and how records are named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from counterclaim.case import CaseView
from counterclaim.conflicts import ConflictReport
from counterclaim.findings import Problem
from counterclaim.lint import LintResult, LintRule, Profile, lint_analysis
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    Evidence,
    Property,
    Rebuttal,
    Record,
    Review,
)
from counterclaim.provenance import Corroboration
from counterclaim.ratings import Scales
from counterclaim.report.lines import Line, Linked, named
from counterclaim.safe_text import has_visible, shorten, visible_line
from counterclaim.standing import Analysis, Detection, Standings
from counterclaim.words import Words, short

__all__ = ["Context", "Linting", "Mention", "Party", "Row"]

#: A name stands in many rows, so a text of a megabyte that calls itself one is cut.
_LONGEST_NAME = 200
#: Records that name other records are followed this far; a rebuttal of a rebuttal of a rebuttal is enough.
_DEEPEST_NAME = 3


@frozen
class Party:
    """
    A source or another entity, as a report names it.

    Attributes:
        id: Its id.
        name: Its name; the id where it is not on record, or where nobody would see the name.
    """

    id: str
    name: str

    @property
    def link(self) -> Linked:
        """The name, which leads to the record."""
        return Linked(self.name, self.id)


@frozen
class Mention:
    """
    A record that another one is about.

    Attributes:
        id: Its id.
        text: Its wording, or what it is in a few words.
    """

    id: str
    text: str

    @property
    def link(self) -> Linked:
        """The text, which leads to the record."""
        return Linked(self.text, self.id)

    @property
    def line(self) -> Line:
        """The id, which leads to the record, and the text in short."""
        return (named(self.id), f": {short(self.text)}")


@frozen(kw_only=True)
class Row:
    """
    One row of a section.

    Attributes:
        records: The ids of the records that it shows.
    """

    records: tuple[str, ...] = ()


@frozen(kw_only=True)
class Linting:
    """
    How a case is checked by the lint; see `lint`.

    Attributes:
        profile: The profile, or the id of one that is known.
        rules: Rules of extensions.
        article: The text that is to appear.
        texts: The texts of documents by their ids.
        previous: The case as it was published.
    """

    profile: str | Profile = "default"
    rules: tuple[LintRule, ...] = ()
    article: str | None = None
    texts: Mapping[str, str] | None = None
    previous: CaseView | None = None


@frozen(eq=False, kw_only=True)
class Context:
    """
    A case to be reported on.

    Attributes:
        analysis: The case, and what is computed of it.
        words: The words of the report.
        today: The day on which it is made, where it is stated.
        problems: What was wrong in the input.
        scales: The scales of ratings that are known.
        linting: How the case is checked by the lint.
        paths: By which ways records came, as far as it was looked up.
    """

    analysis: Analysis
    words: Words
    today: date | None = None
    problems: tuple[Problem, ...] = ()
    scales: Scales = field(factory=Scales.default)
    linting: Linting = field(factory=Linting)
    paths: dict[tuple[str, str | None], Any] = field(factory=dict)
    _parties: dict[str, Party] = field(factory=dict, init=False)
    _lint: list[LintResult] = field(factory=list, init=False)

    @property
    def case(self) -> CaseView:
        """The case."""
        return self.analysis.case

    @property
    def detection(self) -> Detection:
        """How conflicts are looked for."""
        return self.analysis.detection

    @property
    def conflicts(self) -> ConflictReport:
        """The conflicts of the case."""
        return self.analysis.conflicts

    @property
    def standings(self) -> Standings:
        """What stands of the case."""
        return self.analysis.standings

    @property
    def lint(self) -> LintResult:
        """What the lint of the case finds."""
        if not self._lint:
            settings = self.linting
            found = lint_analysis(
                self.analysis,
                now=self.today,
                profile=settings.profile,
                article=settings.article,
                texts=settings.texts,
                previous=settings.previous,
                rules=settings.rules,
                language=self.words.language,
                scales=self.scales,
            )
            self._lint.append(found)
        return self._lint[0]

    @property
    def lint_problems(self) -> tuple[Problem, ...]:
        """What is wrong with rules of the lint and with notes that settle nothing, where it has run."""
        return self._lint[0].problems if self._lint else ()

    def corroboration(self, record: Claim | Rebuttal) -> Corroboration:
        """Return how many independent sources a claim or rebuttal has, with all that is the same."""
        return self.analysis.corroboration(record)

    def label(self, property: str) -> str:
        """Return the name of *property*; its id where nobody gave it one."""
        known = self.case.get(property, Property) or self.analysis.vocabulary.get(property)
        return property if known is None else known.label or property

    def party(self, id: str) -> Party:
        """Return the source or entity *id* with its name."""
        found = self._parties.get(id)
        if found is None:
            record = self.case.get(id, Entity)
            name = shorten(record.name if record else id, _LONGEST_NAME)
            found = self._parties[id] = Party(id, name if has_visible(visible_line(name)) else id)
        return found

    def parties(self, ids: tuple[str, ...]) -> tuple[Party, ...]:
        """Return the sources or entities *ids* with their names."""
        return tuple(map(self.party, ids))

    def mention(self, id: str) -> Mention:
        """Return the record *id* with its wording, or with what it is."""
        return Mention(id, short(self._named(self.case.get(id), id, 0)))

    def document(self, id: str) -> str:
        """Return the document *id* in a few words: its title, else what and whose it is, and its date."""
        record = self.case.get(id, Document)
        if record is None:
            return id
        date_ = self.words.date(record.published)
        publisher = self.party(record.publisher).name if record.publisher else record.kind
        named = self.words.quoted(short(record.title)) if record.title else publisher or id
        return f"{named}, {date_}" if date_ else named

    def _named(self, record: Record | None, id: str, depth: int) -> str:
        if isinstance(record, Claim):
            return record.text
        if isinstance(record, Entity):
            return record.name
        if isinstance(record, Document):
            return record.title or record.url or id
        if depth >= _DEEPEST_NAME:
            return id
        if isinstance(record, Rebuttal):
            by = self.party(record.by).name
            return self.words(f"rebuttal.{record.kind.value}.act", by=by)
        if isinstance(record, Attribution):
            said = self._named(self.case.get(record.of), record.of, depth + 1)
            return self.words("attribution.as", source=self.party(record.source).name, said=short(said))
        if isinstance(record, Evidence):
            return record.description or self.words("evidence.for", record=record.bears_on)
        if isinstance(record, Review):
            return self.words("review.by", reviewer=self.party(record.reviewer).name)
        return id
