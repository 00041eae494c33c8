"""The profiles that come with the library."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.lint.profile import Profile

__all__ = ["PROFILES"]

#: The profiles by their ids.
PROFILES: Mapping[str, Profile] = {
    profile.id: profile for profile in (Profile(id="default", title="the usual profile"),)
}
