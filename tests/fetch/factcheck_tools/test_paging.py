"""All pages of a search are read, or what was not is told; what was read is never lost."""

import itertools

import pytest

from counterclaim.fetch import FetchReason
from fetch.factcheck_tools.stand_in import claim, claims, json_answer, refused, texts

_FORBIDDEN = json_answer({"error": {"code": 403, "status": "PERMISSION_DENIED"}}, status=b"403 Forbidden")


def test_the_pages_of_a_search_are_followed_to_the_last(api, mode):
    api.begin(claims("one", token="t/2+&="), claims("two", token="t3"), claims("three"))

    found = api.asks(mode, "search", "peaks", language="en")

    assert texts(found.case) == ["one", "two", "three"]
    usual = {"query": "peaks", "languageCode": "en", "pageSize": "10"}
    assert [arguments for _, arguments in api.asked] == [
        usual,
        {**usual, "pageToken": "t/2+&="},
        {**usual, "pageToken": "t3"},
    ]


def test_of_a_search_whose_pages_were_all_read_nothing_is_told(api, mode):
    api.begin(claims("one", token="t2"), claims("two"))

    assert api.asks(mode, "search", "peaks").problems == ()


def test_the_pages_of_a_search_by_picture_are_followed(api, mode):
    api.begin(
        json_answer({"results": [{"claim": claim("one")}], "nextPageToken": "t2"}),
        json_answer({"results": [{"claim": claim("two")}]}),
    )

    found = api.asks(mode, "search_image", "https://pictures.example/peak.jpg")

    assert texts(found.case) == ["one", "two"]
    assert api.asked[1][1]["pageToken"] == "t2"


def test_no_more_pages_of_a_search_by_picture_are_read_than_asked_for(api, mode):
    api.begin(*(json_answer({"results": [], "nextPageToken": f"t{number}"}) for number in range(5)))

    api.asks(mode, "search_image", "https://pictures.example/peak.jpg", max_pages=2)

    assert len(api.asked) == 2


def test_an_empty_token_is_the_end(api, mode):
    api.begin(claims("one", token=""))

    found = api.asks(mode, "search", "peaks")

    assert texts(found.case) == ["one"]
    assert found.problems == ()
    assert len(api.asked) == 1


def test_a_page_without_a_claim_may_be_followed_by_others(api, mode):
    api.begin(json_answer({"nextPageToken": "t2"}), claims("two"))

    assert texts(api.asks(mode, "search", "peaks").case) == ["two"]


def test_a_claim_that_stands_on_two_pages_is_on_record_once(api, mode):
    api.begin(claims("one", "two", token="t2"), claims("two", "three"))

    found = api.asks(mode, "search", "peaks")

    assert texts(found.case) == ["one", "two", "three"]
    assert found.problems == ()


def test_no_more_pages_are_read_than_asked_for_and_that_there_are_more_is_told(api, mode):
    numbers = itertools.count(1)

    def endless(talk):
        number = next(numbers)
        talk.send(claims(f"claim {number}", token=f"t{number}"))

    api.begin(endless)

    found = api.asks(mode, "search", "peaks", max_pages=3)

    assert len(api.asked) == 3
    assert texts(found.case) == ["claim 1", "claim 2", "claim 3"]
    assert [(problem.code, problem.file) for problem in found.problems] == [
        ("incomplete", "claims:search, page 3")
    ]
    assert "there are more pages than the 3 that were asked for" in found.problems[0].message


@pytest.mark.parametrize("tokens", [["t2", "t2"], ["t2", "t3", "t2"]], ids=" ".join)
def test_a_page_that_is_named_again_is_not_read_again_and_told(api, mode, tokens):
    api.begin(*(claims(f"claim {number}", token=token) for number, token in enumerate(tokens)))

    found = api.asks(mode, "search", "peaks")

    assert len(api.asked) == len(tokens)
    assert len(texts(found.case)) == len(tokens)
    assert [problem.code for problem in found.problems] == ["incomplete"]
    assert "names a page again" in found.problems[0].message


def test_the_pages_before_one_that_fails_are_returned_and_the_failure_is_told(api, mode):
    api.begin(claims("one", token="t2"), claims("two", token="t3"), _FORBIDDEN)

    found = api.asks(mode, "search", "peaks")

    assert texts(found.case) == ["one", "two"]
    assert [problem.code for problem in found.problems] == ["incomplete"]
    assert "page 3 and those behind it were not read" in found.problems[0].message
    assert "status 403, PERMISSION_DENIED" in found.problems[0].message


def test_a_search_whose_first_page_fails_ends_with_the_error(api, mode):
    api.begin(_FORBIDDEN)

    error = refused(lambda: api.asks(mode, "search", "peaks"))

    assert error.reason is FetchReason.STATUS
    assert len(api.asked) == 1


def test_pages_are_given_one_by_one_with_what_the_next_is_called(api, mode):
    api.begin(claims("one", token="t2"), claims("two"))

    pages = api.asks(mode, "search_pages", "peaks")

    assert [texts(page.found.case) for page in pages] == [["one"], ["two"]]
    assert [page.next_page_token for page in pages] == ["t2", None]


@pytest.mark.parametrize(
    ("method", "argument"),
    [("search_pages", "peaks"), ("search_image_pages", "https://pictures.example/peak.jpg")],
)
def test_pages_are_gone_on_with_by_the_token_of_an_earlier_time(api, mode, method, argument):
    api.begin(claims("three"))

    (page,) = api.asks(mode, method, argument, page_token="t3")

    assert api.asked[0][1]["pageToken"] == "t3"
    assert texts(page.found.case) == ["three"]


def test_the_last_page_that_was_asked_for_says_what_the_next_is_called(api, mode):
    api.begin(claims("one", token="t2"))

    (page,) = api.asks(mode, "search_pages", "peaks", max_pages=1)

    assert page.next_page_token == "t2"
    assert [problem.code for problem in page.found.problems] == ["incomplete"]


def test_a_page_that_is_named_again_is_not_what_the_next_is_called(api, mode):
    api.begin(claims("one", token="t2"))

    pages = api.asks(mode, "search_pages", "peaks")

    assert [page.next_page_token for page in pages] == ["t2", None]


def test_pages_are_given_before_a_later_one_fails(api):
    from counterclaim.fetch import FactCheckTools, Fetcher
    from fetch.factcheck_tools.stand_in import KEY, policy

    api.begin(claims("one", token="t2"), _FORBIDDEN)
    pages = FactCheckTools(KEY, fetcher=Fetcher(policy(api)), base_url=api.base_url).search_pages("peaks")

    first = next(pages)
    error = refused(lambda: next(pages))

    assert texts(first.found.case) == ["one"]
    assert error.status == 403


def test_no_page_is_asked_for_before_it_is_wanted(api):
    from counterclaim.fetch import FactCheckTools, Fetcher
    from fetch.factcheck_tools.stand_in import KEY, policy

    api.begin(claims("one", token="t2"))
    pages = FactCheckTools(KEY, fetcher=Fetcher(policy(api)), base_url=api.base_url).search_pages("peaks")
    next(pages)

    assert len(api.asked) == 1


@pytest.mark.parametrize("token", [5, ["t2"], {"t": 2}, True, "x" * 4001], ids=lambda token: str(token)[:8])
def test_a_token_that_is_none_is_no_answer_of_the_api(api, mode, token):
    api.begin(json_answer({"claims": [claim("one")], "nextPageToken": token}))

    error = refused(lambda: api.asks(mode, "search", "peaks"))

    assert error.reason is FetchReason.CONTENT


def test_pages_keep_the_spacing_of_the_policy(api, mode, monkeypatch):
    waited = []
    api.begin(claims("one", token="t2"), claims("two"))

    async def sleep(seconds):
        waited.append(seconds)

    monkeypatch.setattr("time.sleep", waited.append)
    monkeypatch.setattr("anyio.sleep", sleep)
    api.asks(mode, "search", "peaks", limits={"spacing": 2.0})

    assert len(waited) == 1
    assert 1.0 < waited[0] <= 2.0
