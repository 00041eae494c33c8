"""
Two fact-check pages, read as they are, with their labels looked up, and written again.

The checkers are made up, and so are their pages; the height of Mount Everest is not.
"""

from counterclaim import Review
from counterclaim.formats import claimreview
from counterclaim.ratings import Mapped, map_rating, read_scales

SCALES = read_scales(
    """
    publisher = "Summit Checks"
    hosts = ["summit-checks.example"]
    language = "en"

    [[scale]]
    id = "example:summit-checks"
    labels = [{label = "Right", truth = "true"}, {label = "Wrong", truth = "false"}]
    """
)
PAGES = {
    "https://www.summit-checks.example/everest": """
        {"@context": "https://schema.org", "@type": "ClaimReview",
         "url": "https://www.summit-checks.example/everest", "datePublished": "2020-12-09",
         "claimReviewed": "“Mount Everest is 8,849 metres high”",
         "author": {"@type": "Organization", "name": "Summit Checks", "url": "https://summit-checks.example/"},
         "itemReviewed": {"@type": "Claim", "author": {"@type": "Organization", "name": "Survey of Nepal"}},
         "reviewRating": {"@type": "Rating", "alternateName": "RIGHT", "ratingValue": "", "bestRating": 6}
        }""",
    "https://plain-words.example/everest": """
        {"@context": "http://schema.org", "@type": ["ClaimReview"],
         "url": "/everest", "datePublished": "9 December 2020",
         "claimReviewed": "Mount Everest grew by a metre last year",
         "author": {"@type": "Organization", "name": "Plain Words", "url": "https://plain-words.example/"},
         "itemReviewed": {"@type": "CreativeWork", "author": {}},
         "reviewRating": {"@type": "Rating", "alternateName": "It was measured anew, and did not grow.",
                          "ratingValue": -1, "bestRating": -1, "worstRating": -1}}""",
}


def main() -> None:
    for address, markup in PAGES.items():
        imported = claimreview.read(markup, base=address)
        print(address)
        for problem in imported.problems:
            print(f"  odd: {problem.field}: {problem.message}")
        for review in imported.case.of_type(Review):
            claim = imported.case[review.of]
            rated = map_rating(review.rating, publisher=address, scales=SCALES)
            meaning = f"{rated.truth}" if isinstance(rated, Mapped) else f"not known ({rated.reason})"
            print(f"  {claim.text}")
            print(f"  “{review.rating.label}”: {meaning}")
        exported = claimreview.write(imported.case)
        print(f"  written again with {len(exported.losses)} losses, {len(exported.problems)} things missing")


if __name__ == "__main__":
    main()
