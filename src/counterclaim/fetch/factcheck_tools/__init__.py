"""
The client of Google's Fact Check Tools API (v1alpha1): what fact-checkers published about a claim.

What the answers hold is read by `counterclaim.formats.factcheck_tools`; here they are asked for.
"""

from counterclaim.fetch.factcheck_tools.async_client import AsyncFactCheckTools
from counterclaim.fetch.factcheck_tools.client import FactCheckTools
from counterclaim.fetch.factcheck_tools.paging import SearchPage

__all__ = ["AsyncFactCheckTools", "FactCheckTools", "SearchPage"]
