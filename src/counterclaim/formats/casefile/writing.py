"""Writing a case as a case file that a person would have written."""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.codec import ProtectedMode
from counterclaim.findings import Exported
from counterclaim.formats.casefile.layout import laid_out
from counterclaim.formats.casefile.spell import Speller

__all__ = ["write"]


def write(case: CaseView, *, protected: ProtectedMode = "refuse") -> Exported:
    """
    Return *case* as a case file, grouped by type, in the short forms wherever they say the very same.

    Reading it gives the same records, except for the losses that are returned. *protected* says what becomes
    of protected values: refused, left out ("mask") or written in the clear ("keep").

    Raises:
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
        UnregisteredTypeError: The class of a record, or of a value in it, is not registered.
    """
    speller = Speller(case, protected)
    blocks = list(speller.blocks())
    return Exported(data=laid_out(blocks), losses=speller.losses)
