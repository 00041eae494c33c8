"""The profiles that come with the library."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.lint.codes import (
    AT_ACCURACY,
    AT_CHILDREN,
    AT_PERSONALITY,
    DE_ACCURACY,
    DE_CHILDREN,
    DE_CORRECTION,
    DE_PERSONALITY,
    DE_PRESUMPTION,
    DE_SOURCES,
    IFCN_CORRECTIONS,
    IFCN_FAIRNESS,
    IFCN_SOURCES,
)
from counterclaim.lint.finding import Level
from counterclaim.lint.profile import Profile

__all__ = ["PROFILES"]

# None of the codes, as far as they were read, says how many days or how many sources are enough: the numbers
# are the usual ones. Levels differ where a code asks for what a rule is about, or has no say in it.
_PROFILES = (
    Profile(id="default", title="the usual profile"),
    Profile(
        id="ifcn",
        title="fact-checkers who follow the IFCN Code of Principles",
        levels={"CC104": Level.ERROR},
        norms={
            "CC104": (IFCN_SOURCES,),
            "CC105": (IFCN_FAIRNESS,),
            "CC203": (IFCN_SOURCES,),
            "CC206": (IFCN_SOURCES,),
            "CC403.source": (IFCN_SOURCES,),
            "CC404": (IFCN_CORRECTIONS,),
        },
    ),
    Profile(
        id="at-presserat",
        title="newsrooms that follow the code of the Austrian Press Council",
        levels={"CC304": Level.NOTE},
        norms={
            "CC101": (AT_ACCURACY,),
            "CC103": (AT_ACCURACY,),
            "CC205": (AT_ACCURACY,),
            "CC402": (AT_PERSONALITY,),
            "CC402.identity": (),
            "CC402.minor": (AT_PERSONALITY, AT_CHILDREN),
            "CC404": (AT_ACCURACY,),
        },
    ),
    Profile(
        id="de-pressekodex",
        title="newsrooms that follow the code of the German Press Council",
        levels={"CC304": Level.NOTE},
        norms={
            "CC202": (DE_ACCURACY,),
            "CC205": (DE_ACCURACY,),
            "CC401": (DE_PRESUMPTION,),
            "CC402": (DE_PERSONALITY,),
            "CC402.identity": (DE_SOURCES,),
            "CC402.minor": (DE_PERSONALITY, DE_CHILDREN),
            "CC403.source": (DE_SOURCES,),
            "CC404": (DE_CORRECTION,),
        },
    ),
)
#: The profiles by their ids.
PROFILES: Mapping[str, Profile] = {profile.id: profile for profile in _PROFILES}
