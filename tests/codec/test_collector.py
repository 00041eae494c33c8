import gc
import threading

import pytest

from counterclaim.codec import paused_collector


@pytest.fixture(autouse=True)
def _restore():
    enabled = gc.isenabled()
    yield
    (gc.enable if enabled else gc.disable)()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_callers_setting_comes_back(enabled):
    (gc.enable if enabled else gc.disable)()

    with paused_collector():
        assert not gc.isenabled()

    assert gc.isenabled() is enabled


def test_it_comes_back_after_an_error_too():
    gc.enable()
    with pytest.raises(RuntimeError), paused_collector():
        raise RuntimeError

    assert gc.isenabled()


def test_nested_uses_count_as_one():
    gc.enable()
    with paused_collector():
        with paused_collector():
            pass
        assert not gc.isenabled()

    assert gc.isenabled()


def test_a_use_in_another_thread_does_not_end_this_one():
    gc.enable()
    with paused_collector():

        def use():
            with paused_collector():
                pass

        other = threading.Thread(target=use)
        other.start()
        other.join()
        assert not gc.isenabled()

    assert gc.isenabled()
