"""What the commands share that fetch pages: the limits, whom to trust, and what takes the text out."""

from __future__ import annotations

import argparse
import math
from ipaddress import ip_network
from typing import TYPE_CHECKING

from counterclaim.errors import MissingExtraError

if TYPE_CHECKING:
    from counterclaim.fetch import Fetcher, FetchPolicy
    from counterclaim.fetch.extraction import TextExtractor
    from counterclaim.fetch.progress import OnProgress

__all__ = ["add_extractor", "add_limits", "extractor_of", "fetcher_of", "given_limits"]

_OPTIONS = (
    "inside",
    "port",
    "no_robots",
    "spacing",
    "deadline",
    "max_bytes",
    "proxy",
    "contact",
    "ca",
    "extractor",
)
#: Seconds of a deadline.
_SHORTEST = 0.001


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add the options for the limits of a fetcher, and its manners."""
    group = parser.add_argument_group("limits")
    group.add_argument(
        "--inside",
        action="append",
        default=[],
        type=_network,
        metavar="NETWORK",
        help="connect to this network as well, although it is not public, as 10.1.0.0/16; may be repeated",
    )
    group.add_argument(
        "--port",
        action="append",
        default=[],
        type=_port,
        metavar="N",
        help="connect to this port as well, besides 80 and 443; may be repeated",
    )
    group.add_argument("--no-robots", action="store_true", help="do not ask for robots.txt, nor follow it")
    group.add_argument(
        "--spacing",
        type=_seconds,
        metavar="SECONDS",
        help="seconds between two requests to one host (usual: 1)",
    )
    group.add_argument(
        "--deadline",
        type=_deadline,
        metavar="SECONDS",
        help="seconds for one page, with its redirects, waits and repetitions (usual: 30)",
    )
    group.add_argument(
        "--max-bytes",
        type=_count,
        metavar="N",
        help="bytes that a page may have, packed or unpacked (usual: 10485760)",
    )
    group.add_argument(
        "--proxy",
        type=_proxy,
        metavar="URL",
        help="fetch through this proxy; those that the environment names are not used",
    )
    group.add_argument(
        "--contact",
        type=_contact,
        metavar="TEXT",
        help="an address where you can be reached, which servers are told",
    )
    group.add_argument(
        "--ca",
        metavar="FILE",
        help="trust the authorities whose certificates (PEM) stand in FILE as well",
    )


def add_extractor(parser: argparse._ActionsContainer) -> None:
    """Add the option for what takes the text out of pages."""
    parser.add_argument(
        "--extractor",
        choices=("trafilatura", "plain"),
        help="what takes the text out of a page: the main text by trafilatura, or all text; where it is not "
        "given, trafilatura where it is installed",
    )


def given_limits(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the options of `add_limits` and `add_extractor` that are given, for what fetches nothing."""
    return tuple(
        f"--{name.replace('_', '-')}"
        for name in _OPTIONS
        if getattr(arguments, name) not in (None, False, [])
    )


def fetcher_of(
    arguments: argparse.Namespace,
    *,
    any_status: bool = False,
    robots: bool = True,
    on_progress: OnProgress | None = None,
) -> Fetcher:
    """
    Return a fetcher within the limits that *arguments* say; the others are those of `FetchPolicy`.

    Raises:
        FileAccessError: The certificates cannot be read.
        MissingExtraError: What it needs is not installed.
    """
    from counterclaim.fetch import Fetcher

    context = None
    if arguments.ca is not None:
        from counterclaim.fetch.trust import trusting

        context = trusting(arguments.ca)
    policy = _policy(arguments, any_status=any_status, robots=robots and not arguments.no_robots)
    try:
        return Fetcher(policy, ssl_context=context, on_progress=on_progress)
    except MissingExtraError as error:  # what it says of the policy helps programs
        raise MissingExtraError(error.package, extra=error.extra, purpose="to fetch pages") from None


def extractor_of(arguments: argparse.Namespace) -> TextExtractor:
    """
    Return what takes the text out of pages.

    Raises:
        MissingExtraError: trafilatura is asked for and not installed.
    """
    from counterclaim.fetch.extraction import PlainExtractor, TrafilaturaExtractor

    if arguments.extractor == "plain":
        return PlainExtractor()
    try:
        return TrafilaturaExtractor()
    except MissingExtraError:
        if arguments.extractor is not None:
            raise
        return PlainExtractor()


def _policy(arguments: argparse.Namespace, *, any_status: bool, robots: bool) -> FetchPolicy:
    import attrs

    from counterclaim.fetch import FetchPolicy

    usual = FetchPolicy(
        inside=arguments.inside,
        proxy=arguments.proxy,
        robots=robots,
        any_status=any_status,
    )
    said = {
        "ports": usual.ports.union(arguments.port),
        "spacing": arguments.spacing,
        "deadline": arguments.deadline,
        "max_bytes": arguments.max_bytes,
        "max_decoded_bytes": arguments.max_bytes,
        "user_agent": arguments.contact and f"{usual.user_agent} (+{arguments.contact})",
    }
    return attrs.evolve(usual, **{name: value for name, value in said.items() if value is not None})


def _network(text: str) -> str:
    try:
        return str(ip_network(text))
    except ValueError:
        message = f"{text!r} is no network; write it as 10.1.0.0/16"
        raise argparse.ArgumentTypeError(message) from None


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65536):
        message = f"{text!r} is no port; it is a number from 1 to 65535"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 12 and int(text)):
        message = f"{text!r} is no number of bytes, from 1"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        message = f"{text!r} is no number of seconds"
        raise argparse.ArgumentTypeError(message)
    return seconds


def _deadline(text: str) -> float:
    seconds = _seconds(text)
    if seconds < _SHORTEST:
        message = f"expected {_SHORTEST:g} seconds at least"
        raise argparse.ArgumentTypeError(message)
    return seconds


def _proxy(text: str) -> str:
    from counterclaim.fetch import FetchPolicy

    try:
        FetchPolicy(proxy=text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _contact(text: str) -> str:
    if not text.strip() or not text.isascii() or not text.isprintable() or set(text) & set("()\\"):
        message = "expected an address in ASCII without parentheses, as mailto:desk@newsroom.example"
        raise argparse.ArgumentTypeError(message)
    return text.strip()
