"""Writing ClaimReview as a web page: what is written elsewhere, in a script that no text can end."""

from __future__ import annotations

import json
import re

import attrs

from counterclaim.case import CaseView
from counterclaim.codec import ProtectedMode
from counterclaim.findings import Exported
from counterclaim.formats.claimreview.writing import write

__all__ = ["write_page"]

#: What could end the script (HTML Living Standard, section 4.12.1.3), or is not the same in every parser.
_UNSAFE = re.compile("[^\t\n\x20-;=-~\u00a0-\u2027\u202f-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]")
_PAGE = """\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>ClaimReview markup</title>
<script type="application/ld+json">
{markup}</script>
</head>
<body></body>
</html>
"""


def write_page(case: CaseView, *, protected: ProtectedMode = "refuse") -> Exported:
    """
    Return what `write` does as a small web page, with the markup in a script; read back, it is the same.

    Raises:
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
    """
    exported = write(case, protected=protected)
    return attrs.evolve(exported, data=_PAGE.format(markup=_UNSAFE.sub(_escaped, exported.data or "")))


def _escaped(match: re.Match[str]) -> str:
    """Return a character as JSON has it in escapes; `write` has escaped `<` already."""
    return json.dumps(match[0])[1:-1]
