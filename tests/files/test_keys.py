import base64

import pytest

from counterclaim.errors import FileAccessError
from counterclaim.files import read_sealing_key, sealing_key_text, write_secret
from counterclaim.store import new_sealing_key


class TestSealingKeys:
    def test_a_key_is_read_as_it_was_written_and_its_owner_alone_may_read_it(self, tmp_path):
        key = new_sealing_key()
        write_secret(tmp_path / "key", sealing_key_text(key))
        assert read_sealing_key(tmp_path / "key") == key
        assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600

    @pytest.mark.parametrize(
        "content",
        [b"", b"secret words", base64.b64encode(b"x" * 31), b"\xff\xfe", b"A" * 100_000, b"x" * 32],
    )
    def test_anything_else_is_refused_and_not_shown(self, tmp_path, content):
        (tmp_path / "key").write_bytes(content)
        with pytest.raises(FileAccessError, match="holds no key of a store: 32 bytes in Base64") as caught:
            read_sealing_key(tmp_path / "key")
        assert "secret" not in str(caught.value)

    def test_a_file_that_is_there_is_not_overwritten(self, tmp_path):
        (tmp_path / "key").write_text("mine")
        with pytest.raises(FileAccessError, match="is not overwritten"):
            write_secret(tmp_path / "key", "other")
        assert (tmp_path / "key").read_text() == "mine"

    def test_a_folder_that_is_not_there_is_told(self, tmp_path):
        with pytest.raises(FileAccessError, match="there is no such folder"):
            write_secret(tmp_path / "none" / "key", "x")
