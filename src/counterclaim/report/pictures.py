"""The pictures of a report, drawn when a form asks for them."""

from __future__ import annotations

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.formats import mermaid
from counterclaim.formats.pictures import claim_map
from counterclaim.report.context import Context

__all__ = ["Pictures"]


@frozen(eq=False)
class Pictures:
    """
    What draws the case of a report.

    Attributes:
        context: The case, and what is known of it.
    """

    context: Context

    @property
    def case(self) -> CaseView:
        """The case."""
        return self.context.case

    def mermaid_map(self, most: int) -> str | None:
        """Return the claim map as a Mermaid flowchart, with conflicts; `None` with more than *most* lines."""
        context = self.context
        picture = claim_map(context.case, language=context.words.language, conflicts=context.conflicts)
        return mermaid.draw(picture) if len(picture.edges) <= most else None
