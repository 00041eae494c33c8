"""How many examples the laws are tried on, and that none fails for being slow on a busy machine."""

from hypothesis import HealthCheck, settings

settings.register_profile("usual", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=3000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("usual")
