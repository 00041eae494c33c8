"""What rules look at: the case, what is computed of it, and whatever else a lint was given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import get_args

from attrs import Attribute, field, frozen

from counterclaim.case import CaseView
from counterclaim.case.kept_texts import KeptTexts, UncheckedReason
from counterclaim.case.looking_up import LookedUp, look_up
from counterclaim.checks import shown
from counterclaim.codec import ProtectedMode
from counterclaim.frozen import EMPTY
from counterclaim.lint.article import Article
from counterclaim.lint.classes import claim_classes
from counterclaim.lint.finding import Missing
from counterclaim.lint.profile import Profile
from counterclaim.model import Claim
from counterclaim.ratings import Scales
from counterclaim.standing import Analysis
from counterclaim.words import Words

__all__ = ["PlannedExport", "Subject"]


def _check_target(instance: PlannedExport, attribute: Attribute[str], target: object) -> None:
    if not isinstance(target, str):
        message = f"target is the name of a form, as 'jsonl', not {shown(target)}"
        raise TypeError(message)


def _check_protected(instance: PlannedExport, attribute: Attribute[str], protected: object) -> None:
    modes = get_args(ProtectedMode)
    if protected not in modes:
        message = f"protected is one of {', '.join(modes)}, not {shown(protected)}"
        raise ValueError(message)


@frozen(kw_only=True)
class PlannedExport:
    """
    An export that is about to be made.

    Attributes:
        target: The form of it, as `convert --to` names it: `claimreview`, `jsonl`.
        protected: What it does with protected values, as `write_case` takes it.

    Raises:
        TypeError: *target* is no text.
        ValueError: *protected* is none of these.
    """

    target: str = field(validator=_check_target)
    protected: ProtectedMode = field(default="refuse", validator=_check_protected)


@frozen(eq=False, kw_only=True)
class Subject:
    """
    What rules look at.

    Attributes:
        analysis: The case, and what is computed of it: conflicts, what stands, independent sources.
        words: The phrases of the language of the messages.
        profile: The numbers of the newsroom.
        scales: The scales of ratings that are known.
        today: The day on which it is looked at; `None` where it was not given.
        article: The article that is to appear, where it was given.
        texts: The texts of documents, by document id or by the SHA-256 of the text, where they were given.
        previous: The case as it was published, where it was given.
        export: The export that is about to be made, where there is one.
    """

    analysis: Analysis
    words: Words
    profile: Profile
    scales: Scales
    today: date | None = None
    article: Article | None = None
    texts: Mapping[str, str] | None = None
    previous: CaseView | None = None
    export: PlannedExport | None = None

    @property
    def case(self) -> CaseView:
        """The case."""
        return self.analysis.case

    @cached_property
    def claims(self) -> tuple[tuple[Claim, ...], ...]:
        """The claims that were not taken back or set aside, those judged the same together."""
        return tuple(claim_classes(self.analysis))

    @cached_property
    def kept_texts(self) -> KeptTexts:
        """The texts of the documents, as far as they were given."""
        texts: Mapping[str, str] = EMPTY if self.texts is None else self.texts
        return KeptTexts(self.case, texts, lambda sha256: texts.get(sha256, UncheckedReason.MISSING))

    @cached_property
    def quotations(self) -> tuple[LookedUp, ...]:
        """What comes of looking the quotations up in these texts."""
        return look_up(self.case, self.kept_texts)

    def lacks(self, needed: Missing) -> bool:
        """Return whether what a rule *needed* was not given."""
        name = "today" if needed is Missing.NOW else needed.value
        return getattr(self, name) is None
