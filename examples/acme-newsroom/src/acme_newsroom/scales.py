"""The ratings: what the newsroom says of photos, and what that means."""

from counterclaim.ratings import Label, Scale, Truth

SCALES = (
    Scale(
        id="acme:photos",
        publisher="Acme newsroom",
        hosts=("acme.example",),
        language="en",
        labels=(
            Label(text="Genuine", truth=Truth.TRUE),
            Label(text="Made up", also=("Made-up",), truth=Truth.FALSE),
            Label(text="Edited", tags=("altered",)),
            Label(text="Old photo", tags=("misattributed",)),
            Label(text="Nobody knows", tags=("unproven",)),
        ),
    ),
)
