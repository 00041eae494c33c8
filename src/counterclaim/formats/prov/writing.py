"""Making the document with the package `prov`, and writing it as PROV-JSON."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.case import CaseView
from counterclaim.codec import ProtectedMode, masked_losses
from counterclaim.errors import MissingExtraError
from counterclaim.findings import Exported, Loss
from counterclaim.formats.prov.corrections import withdrawals
from counterclaim.formats.prov.selection import selected

if TYPE_CHECKING:
    from prov.model import ProvDocument

__all__ = ["ProvExport", "document", "write"]


class ProvExport(NamedTuple):
    """
    A case as a document of the package `prov`.

    Attributes:
        document: The document.
        losses: What it cannot say, in the order of the records.
    """

    document: ProvDocument
    losses: tuple[Loss, ...]


def document(case: CaseView, *, protected: ProtectedMode = "refuse") -> ProvExport:
    """
    Return *case* as a document of the package `prov`, the same one in whatever order its records are.

    *protected* says what becomes of protected values: refused, left out ("mask") or written ("keep").

    Raises:
        MissingExtraError: The package `prov` is not installed.
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
        UnregisteredTypeError: The class of a record, or of a value in it, is not registered.
    """
    try:
        from counterclaim.formats.prov.composing import Composer
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "prov":
            raise
        raise MissingExtraError("prov", extra="prov", purpose="to write PROV") from None
    records = sorted(case, key=attrgetter("id"))
    relations, losses = selected(case, records)
    withdrawn, not_withdrawn = withdrawals(case)
    composer = Composer(case)
    for record in records:
        composer.add_record(record, protected)
    composer.add_relations(relations)
    composer.add_withdrawals(withdrawn)
    losses += not_withdrawn
    if protected == "mask":
        losses += chain.from_iterable(map(masked_losses, records))
    return ProvExport(composer.document, _in_order(losses, case))


def write(case: CaseView, *, protected: ProtectedMode = "refuse") -> Exported:
    """
    Return *case* as PROV-JSON, the same text in whatever order its records are.

    *protected* says what becomes of protected values: refused, left out ("mask") or written ("keep").

    Raises:
        MissingExtraError: The package `prov` is not installed.
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
        UnregisteredTypeError: The class of a record, or of a value in it, is not registered.
    """
    made, losses = document(case, protected=protected)
    text = made.serialize(format="json", ensure_ascii=False, indent=1)
    return Exported(data=f"{text}\n", losses=losses)


def _in_order(losses: Iterable[Loss], case: CaseView) -> tuple[Loss, ...]:
    place = {id: number for number, id in enumerate(case.ids())}
    return tuple(sorted(losses, key=lambda loss: (place[loss.record], loss.field or "", loss.reason)))
