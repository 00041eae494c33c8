"""Measurements beside peers, printed as figures and ratios; `make bench` runs them all."""
