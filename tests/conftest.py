"""How many examples the laws are tried on, and that none fails for being slow on a busy machine."""

import os

from hypothesis import HealthCheck, settings

# In CI the same examples every time, so that a change is judged by what it changes; elsewhere new ones. There
# are so many that all tests take some minutes; `make soak` has many more.
settings.register_profile("usual", deadline=None, max_examples=70, derandomize="CI" in os.environ)
_SLOW = [HealthCheck.too_slow]
settings.register_profile("soak", deadline=None, max_examples=3000, suppress_health_check=_SLOW)
settings.load_profile("usual")
