"""A stand-in of the API on loopback, and how it is asked."""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

from counterclaim.fetch import (
    AsyncFactCheckTools,
    AsyncFetcher,
    FactCheckTools,
    Fetcher,
    FetchError,
    FetchPolicy,
)
from fetch.hostile_server import CANARY, HostileServer, Script, Talk, answer
from fetch.listeners import SERVER

__all__ = [
    "KEY",
    "StandIn",
    "claim",
    "claims",
    "json_answer",
    "opened_stand_in",
    "policy",
    "refused",
    "texts",
]

#: Trusts nobody, and is made once, since reading whom to trust takes longer than any answer here.
_TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

KEY = f"AIza-{CANARY}_key"


class StandIn:
    """
    What answers in place of the API.

    Attributes:
        scripts: What is done with each request, one after the other; the last one stays.
    """

    def __init__(self) -> None:
        self.scripts: list[Script] = []
        self.server = HostileServer(
            {f"/v1/claims:{name}": self._answer for name in ("search", "imageSearch")}
        )

    @property
    def base_url(self) -> str:
        return f"http://{SERVER}:{self.server.port}/v1/"

    @property
    def asked(self) -> list[tuple[str, dict[str, str]]]:
        """The path and the arguments of each request that arrived."""
        targets = [urlsplit(head.split(b" ")[1].decode()) for head in self.server.heads]
        return [(target.path, dict(parse_qsl(target.query))) for target in targets]

    def begin(self, *scripts: Script | bytes) -> None:
        """Forget what was asked, and answer by *scripts* from now on; bytes are sent as they are."""
        self.server.heads.clear()
        self.scripts = [_sends(each) if isinstance(each, bytes) else each for each in scripts]

    def asks(self, mode: str, method: str, *args: object, **options: object):
        """Return what a client returns whose *method* is called, pages as a list."""
        limits = options.pop("limits", {})
        if mode == "sync":
            tools = FactCheckTools(
                KEY, fetcher=Fetcher(policy(self, **limits), ssl_context=_TRUST), base_url=self.base_url
            )
            found = getattr(tools, method)(*args, **options)
            return list(found) if method.endswith("pages") else found
        fetcher = AsyncFetcher(policy(self, **limits), ssl_context=_TRUST)
        return asyncio.run(
            _asked(AsyncFactCheckTools(KEY, fetcher=fetcher, base_url=self.base_url), method, args, options)
        )

    def _answer(self, talk: Talk) -> None:
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        script(talk)


async def _asked(
    tools: AsyncFactCheckTools, method: str, args: tuple[object, ...], options: dict[str, object]
):
    found = getattr(tools, method)(*args, **options)
    return [page async for page in found] if method.endswith("pages") else await found


@contextlib.contextmanager
def opened_stand_in() -> Iterator[StandIn]:
    """Yield a stand-in, which is closed afterwards."""
    stand_in = StandIn()
    with stand_in.server:
        yield stand_in
    assert stand_in.server.failures == []


def policy(stand_in: StandIn, **changed: object) -> FetchPolicy:
    """Return the policy that lets the stand-in be asked."""
    usual = {"robots": False, "spacing": 0.0, "attempts": 1, "deadline": 5.0, "ports": {stand_in.server.port}}
    return FetchPolicy(inside=(f"{SERVER}/32",), **{**usual, **changed})


def refused(ask: Callable[[], object]) -> FetchError:
    """Return the error that *ask* ends with."""
    try:
        ask()
    except FetchError as error:
        return error
    raise AssertionError("expected an error")


def json_answer(value: object, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    """Return the answer with *value* as JSON."""
    return answer(json.dumps(value).encode(), b"Content-Type: application/json", *headers, status=status)


def claim(text: str) -> dict[str, object]:
    """Return a claim as the API gives it out, about which nothing is odd."""
    review = {
        "publisher": {"name": "Height Check", "site": "checks.example"},
        "url": "https://checks.example/heights",
        "title": "How high is it?",
        "reviewDate": "2024-05-29T00:00:00Z",
        "textualRating": "Not quite",
        "languageCode": "en",
    }
    return {"text": text, "claimant": "A climber", "claimReview": [review]}


def claims(*stated: str, token: str | None = None) -> bytes:
    """Return an answer with a claim for each text, and *token* for the next page."""
    more = {} if token is None else {"nextPageToken": token}
    return json_answer({"claims": [claim(text) for text in stated], **more})


def texts(case) -> list[str]:
    """Return the texts of the claims in *case*."""
    return [record.text for record in case if type(record).__name__ == "Claim"]


def _sends(data: bytes) -> Script:
    return lambda talk: talk.send(data)
