"""The phrases of reports, a module a language; each has the same keys."""
