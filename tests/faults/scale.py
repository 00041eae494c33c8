"""How much is tried: a little in the usual run, all of it where COUNTERCLAIM_SOAK=1 is set (`make soak`)."""

import os

SOAK = os.environ.get("COUNTERCLAIM_SOAK") == "1"


def scaled(usual, soak):
    """Return *soak* where all of it is asked for, else *usual*."""
    return soak if SOAK else usual
