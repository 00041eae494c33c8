"""The properties: what statements say of photos."""

from counterclaim import Property, ValueKind

PROPERTIES = (
    Property(id="photo-taken", label="when a photo was taken", value=ValueKind.DATE, once=True),
    Property(id="photo-place", label="where a photo was taken", value=ValueKind.PLACE, single_valued=True),
)
