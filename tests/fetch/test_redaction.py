import pytest

from counterclaim.fetch.redaction import redacted

SECRET = "hunter2"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/", "https://example.org/"),
        ("https://example.org/a/b", "https://example.org/a/b"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("http://[2001:4860:4860::8888]/a", "http://[2001:4860:4860::8888]/a"),
        ("https://example.org/a?b=c", "https://example.org/a?…"),
        ("https://example.org?b=c", "https://example.org?…"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/@someone/1", "https://example.org/@someone/1"),
    ],
)
def test_of_a_plain_url_the_origin_and_path_are_shown(url, shown):
    assert redacted(url) == shown


@pytest.mark.parametrize(
    "url",
    [
        "https://user:{}@example.org/",
        "https://{}@example.org/",
        "https://user:{}%40example.org/",
        "https://user:{}\uff20example.org/",
        "https://us@er:{}@example.org/",
        "https://user:{}@example.org@example.net/",
        "https://user:12/{}@example.org/",
        "https://user:12?{}@example.org/",
        "https://user:12#{}@example.org/",
        "https://{}#x@example.org/",
        "https://{}?x@example.org/",
        "https://user:{}?x@example.org/",
        "https://user:{}",
        "https:user:{}@example.org/",
        "https:/user:{}@example.org/",
        "https:\\\\user:{}@example.org/",
        "//user:{}@example.org/",
        "user:{}@example.org",
        "ftp://user:{}@example.org/",
        "https://example.org/?token={}",
        "https://example.org/?a=b&key={}#x",
        "https://example.org/#{}",
        "https://example.org/a\uff1ftoken={}",
        "https://example.org?{}",
        "data:text/html,{}",
        "javascript:{}",
        "HTTPS://USER:{}@EXAMPLE.ORG/",
    ],
)
def test_nothing_that_may_be_a_secret_is_shown(url):
    assert SECRET not in redacted(url.format(SECRET))


def test_a_user_info_is_not_shown_however_long_it_is():
    shown = redacted(f"https://{SECRET * 200}@example.org/")

    assert SECRET not in shown
    assert "example.org" in shown


@pytest.mark.parametrize("begin", ["", "https://", "https://example.org/", "https://example.org/?"])
def test_it_is_short(begin):
    assert len(redacted(begin + "x" * 5000)) <= 210


def test_what_a_terminal_would_obey_is_shown_as_what_it_is():
    shown = redacted("https://example.org/\x1b[31m\n\u202e")

    assert not {"\x1b", "\n", "\u202e"} & set(shown)


def test_it_takes_no_longer_for_a_url_that_is_made_for_it():
    assert len(redacted("https://" + "@:" * 500_000)) <= 210
