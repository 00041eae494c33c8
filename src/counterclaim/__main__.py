"""What `python -m counterclaim` runs."""

from __future__ import annotations

import sys

from counterclaim.cli import main

if __name__ == "__main__":
    sys.exit(main())
