"""
Reading ClaimReview, beside reading as many records of our own as come of it, each one object a line.

The objects are as fact-checkers publish them: a publisher with a logo, a claimant with an address, a post in
which the claim appeared, a rating with a picture. Then the memory that streaming takes, in fresh processes.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.beside import at_most, side_by_side
from counterclaim.codec import Codec
from counterclaim.formats import claimreview, jsonl

COUNT = 100_000
ALLOWED = 3.0

_STREAMED = """
import resource
from benchmarks.interchange import lines
from counterclaim.formats import claimreview
for _ in claimreview.records(lines(1_000), on_problem=print):
    pass
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
kept = sum(1 for _ in claimreview.records(lines({count}), on_problem=print))
print(kept, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def main() -> None:
    theirs = list(lines(COUNT))
    codec = Codec()
    ours = [f"{codec.dumps(record)}\n".encode() for record in claimreview.records(theirs, on_problem=print)]
    timings = side_by_side(
        {
            "ClaimReview": lambda: _count(claimreview.records(theirs, on_problem=print)),
            "our own records": lambda: _count(jsonl.records(ours, on_problem=print)),
        },
        runs=3,
    )
    print(f"\n{COUNT:,} objects, {len(ours):,} records")
    for name, timing in timings.items():
        rate = timing.result / timing.seconds
        print(f"  {name:<16} {timing.seconds:6.2f} s   {rate:>9,.0f} records/s")
    ratio = timings["ClaimReview"].seconds / timings["our own records"].seconds
    at_most("time of ClaimReview by that of our own records", ratio, ALLOWED)
    for count in (COUNT // 10, COUNT):
        kept, growth = _run(_STREAMED.format(count=count)).split()
        print(f"{int(kept):>9,} records streamed: {float(growth):,.1f} MB more resident memory at the peak")


def lines(count: int) -> Iterator[bytes]:
    """Yield *count* objects, one a line."""
    for number in range(count):
        yield json.dumps(_review(number)).encode() + b"\n"


def _review(number: int) -> dict[str, Any]:
    url = f"https://checks.example/everest/{number}"
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": f"{url}#review",
        "url": url,
        "name": f"Is Mount Everest {8_000 + number} metres high?",
        "datePublished": f"2020-03-{1 + number % 28:02}T10:46:13+02:00",
        "dateModified": f"2020-04-{1 + number % 28:02}",
        "inLanguage": "en",
        "image": {"@type": "ImageObject", "url": f"{url}.jpg", "width": 1200, "height": 675},
        "author": {
            "@type": "Organization",
            "name": "Example Checks",
            "url": "https://checks.example/",
            "sameAs": ["https://social.example/checks"],
            "logo": {"@type": "ImageObject", "url": "https://checks.example/logo.png"},
        },
        "claimReviewed": f"Mount Everest is {8_000 + number} metres high",
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": "1",
            "bestRating": "5",
            "worstRating": "1",
            "alternateName": "False",
            "image": "https://checks.example/false.png",
        },
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": f"2020-02-{1 + number % 28:02}",
            "author": {
                "@type": "Person",
                "name": f"Climber {number}",
                "sameAs": f"https://social.example/climbers/{number}",
            },
            "appearance": {"@type": "CreativeWork", "url": f"https://social.example/posts/{number}"},
        },
    }


def _count(records: Iterator[Any]) -> int:
    return sum(1 for _ in records)


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
