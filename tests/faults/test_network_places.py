"""A store on a network file system is refused, wherever links lead and whatever its name holds."""

from pathlib import Path

import pytest

from counterclaim.store import StoreError, opening

_MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
24 27 0:6 / /dev rw,relatime shared:2 - devtmpfs devtmpfs rw,size=12334460k
50 27 0:50 / /srv/desk rw,relatime shared:9 master:1 - nfs4 nas:/desk rw,vers=4.2
51 50 0:51 / /srv/desk/local rw,relatime - ext4 /dev/vdb rw
52 27 0:52 / /srv/our\\040desk rw,relatime - cifs //nas/our\\040desk rw,vers=3.1.1
53 27 0:53 / /srv/tab\\011and\\134slash rw - fuse.sshfs desk@nas:/ rw
54 27 0:54 / /srv/again rw - ext4 /dev/vdc rw
55 54 0:55 / /srv/again rw - nfs nas:/again rw
56 27 0:56 /desk /srv/bound/case.ccl rw - nfs4 nas:/desk/case.ccl rw
57 27 0:57 / /srv/büro rw - 9p büro rw
58 27 0:58 / /srv/later rw - nfs4 nas:/later rw
59 58 0:59 / /srv/later rw - tmpfs tmpfs rw
"""


class TestNetworkFileSystems:
    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("/srv/desk/case.ccl", "nfs4"),
            ("/srv/desk/deep/er/case.ccl", "nfs4"),
            ("/srv/desk/local/../case.ccl", "nfs4"),
            ("/srv/our desk/case.ccl", "cifs"),
            ("/srv/tab\tand\\slash/case.ccl", "fuse.sshfs"),
            ("/srv/again/case.ccl", "nfs"),
            ("/srv/bound/case.ccl", "nfs4"),
            ("/srv/büro/case.ccl", "9p"),
        ],
    )
    def test_is_refused(self, path, kind):
        with pytest.raises(StoreError, match=rf"network file system \({kind}\)"):
            opening.check_place(Path(path), path, mounts=_MOUNTS)

    @pytest.mark.parametrize(
        "path",
        [
            "/srv/desk/local/case.ccl",
            "/srv/desks/case.ccl",
            "/srv/case.ccl",
            "/case.ccl",
            "/srv/later/case.ccl",
            "/srv/bound/other.ccl",
        ],
    )
    def test_is_not_seen_elsewhere(self, path):
        opening.check_place(Path(path), path, mounts=_MOUNTS)

    def test_link_is_followed(self, tmp_path):
        (tmp_path / "case.ccl").symlink_to("/srv/desk/case.ccl")
        (tmp_path / "desk").symlink_to("/srv/desk")
        for path in (tmp_path / "case.ccl", tmp_path / "desk" / "case.ccl"):
            with pytest.raises(StoreError, match="nfs4"):
                opening.check_place(path, str(path), mounts=_MOUNTS)

    def test_mounts_of_this_machine_can_be_read(self, tmp_path):
        opening.check_place(tmp_path / "case.ccl", "case.ccl")

    @pytest.mark.parametrize("mounts", ["", "\n\n", "nonsense", " - ", "1 2 3 4\n5"])
    def test_unreadable_mounts_are_nothing_to_go_by(self, mounts, tmp_path):
        opening.check_place(tmp_path / "case.ccl", "case.ccl", mounts=mounts)
