"""
SVG, drawn here: the claim map of a case, the provenance tree of a claim or rebuttal, the timeline of a case.

`write`, `tree` and `timeline` return files; the others return elements of an HTML page whose style sheet
holds `STYLE`. Nothing is measured, so the same case gives the same bytes everywhere. There is no script, no
style attribute and no address in them; every text is escaped, and its hidden characters are spelled out.
What is drawn of a large case is bounded, and it says in words what stands for what. The tables of
`counterclaim.formats.pictures` hold all of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from counterclaim.case import CaseView, RecordOrId
from counterclaim.codec import ProtectedMode, paused_collector
from counterclaim.codec.writing import check_protected
from counterclaim.conflicts import Conflict
from counterclaim.findings import Exported
from counterclaim.formats.pictures import provenance_tree
from counterclaim.formats.pictures import timeline as timeline_of
from counterclaim.formats.pictures.gridding import claim_grid
from counterclaim.formats.pictures.labels import Labels
from counterclaim.formats.pictures.losses import map_losses
from counterclaim.formats.pictures.tree import told_of
from counterclaim.formats.svg.condensing import Condensed, condensed, shared_losses
from counterclaim.formats.svg.elements import Link
from counterclaim.formats.svg.frame import Drawn, inline, standalone
from counterclaim.formats.svg.map_drawing import draw_map
from counterclaim.formats.svg.style import STYLE
from counterclaim.formats.svg.timeline_drawing import draw_timeline
from counterclaim.formats.svg.tree_drawing import draw_tree
from counterclaim.words import Words

__all__ = [
    "STYLE",
    "Link",
    "inline_map",
    "inline_timeline",
    "inline_tree",
    "timeline",
    "tree",
    "write",
]


def write(
    case: CaseView,
    *,
    protected: ProtectedMode = "refuse",
    language: str = "en",
    conflicts: Iterable[Conflict] = (),
) -> Exported:
    """
    Return the claim map of *case* as a file, with what it does not show as losses.

    A picture never shows a protected value, whatever *protected* says, so it has nothing to refuse.
    *conflicts*, as `detect` finds them, are drawn into it.

    Raises:
        ValueError: There are no words in *language*.
    """
    check_protected(protected)
    words = Words(language)
    small = _small(case, conflicts)
    drawn = draw_map(small, Labels(case, words), link=None)
    return Exported(
        data=standalone(drawn, language=words.language),
        losses=(*map_losses(case), *shared_losses(small)),
    )


def tree(
    case: CaseView, record: RecordOrId, *, language: str = "en", taken_back: Collection[str] = ()
) -> str:
    """
    Return the provenance tree of a claim or rebuttal as a file.

    The attributions whose ids are *taken_back* are marked as such.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
        ValueError: There are no words in *language*.
    """
    words = Words(language)
    return standalone(_tree(case, record, words, taken_back, None), language=words.language)


def timeline(case: CaseView, *, language: str = "en") -> str:
    """
    Return the timeline of *case* as a file.

    Raises:
        ValueError: There are no words in *language*.
    """
    words = Words(language)
    return standalone(_timeline(case, words, None), language=words.language)


def inline_map(
    case: CaseView,
    *,
    language: str = "en",
    conflicts: Iterable[Conflict] = (),
    id_prefix: str = "map",
    link: Link | None = None,
) -> str:
    """
    Return the claim map of *case* as an element of a page; "" where there is no claim.

    *conflicts* are drawn into it. Its ids begin with *id_prefix*, and *link* tells where in the page a record
    stands, as "#claim-1".

    Raises:
        ValueError: There are no words in *language*, *id_prefix* begins no id, or *link* leads elsewhere.
    """
    small = _small(case, conflicts)
    return inline(draw_map(small, Labels(case, Words(language)), link=link), id_prefix, link)


def inline_tree(
    case: CaseView,
    record: RecordOrId,
    *,
    language: str = "en",
    taken_back: Collection[str] = (),
    id_prefix: str = "tree",
    link: Link | None = None,
) -> str:
    """
    Return the provenance tree of a claim or rebuttal as an element of a page.

    The attributions whose ids are *taken_back* are marked as such. Its ids begin with *id_prefix*, and *link*
    tells where in the page a record stands, as "#claim-1".

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
        ValueError: There are no words in *language*, *id_prefix* begins no id, or *link* leads elsewhere.
    """
    return inline(_tree(case, record, Words(language), taken_back, link), id_prefix, link)


def inline_timeline(
    case: CaseView, *, language: str = "en", id_prefix: str = "timeline", link: Link | None = None
) -> str:
    """
    Return the timeline of *case* as an element of a page; "" where nothing has a date.

    Its ids begin with *id_prefix*, and *link* tells where in the page a record stands, as "#claim-1".

    Raises:
        ValueError: There are no words in *language*, *id_prefix* begins no id, or *link* leads elsewhere.
    """
    return inline(_timeline(case, Words(language), link), id_prefix, link)


def _small(case: CaseView, conflicts: Iterable[Conflict]) -> Condensed:
    with paused_collector():  # marks are many small objects without cycles
        return condensed(claim_grid(case, conflicts=conflicts))


def _tree(
    case: CaseView, record: RecordOrId, words: Words, taken_back: Collection[str], link: Link | None
) -> Drawn:
    picture = provenance_tree(case, record, language=words.language, taken_back=taken_back)
    return draw_tree(picture, told_of(case, record)[0], Labels(case, words), link=link)


def _timeline(case: CaseView, words: Words, link: Link | None) -> Drawn:
    return draw_timeline(timeline_of(case, language=words.language), Labels(case, words), link=link)
