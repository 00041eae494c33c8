"""The rules of the lint: what the photo desk looks for before a story appears."""

from collections.abc import Iterator

from acme_newsroom.types import PhotoCheck
from counterclaim.lint import Hit, Level, LintRule, Subject


def one_method(subject: Subject, /) -> Iterator[Hit]:
    """Yield each check of a photo that was made by one method alone."""
    for check in subject.case.of_type(PhotoCheck):
        if len(set(check.methods)) == 1:
            (method,) = set(check.methods)
            yield Hit(
                record=check.id,
                message=f"The photo was checked by {method.value} alone; look at it in a second way",
                related=(check.photo,),
            )


ONE_METHOD = LintRule(
    code="acme:one-method",
    title="a photo that was checked in one way alone",
    level=Level.WARNING,
    check=one_method,
)
