"""Opens a page, and keeps what it does by itself."""

from functools import partial
from itertools import zip_longest

#: The elements that match *chosen*, in their order, each with the names of its attributes; in one text, as
#: a browser is slow to hand over a long list.
_ELEMENTS = """(root, chosen) => [...root.querySelectorAll("*")].filter(element => element.matches(chosen))
    .map(element => [element.localName, ...element.getAttributeNames().sort()].join(" ")).join("\\n")"""
_SHOWN = f"chosen => ({_ELEMENTS})(document, chosen)"
_READ = f"""([pages, chosen]) => pages.map(page => new DOMParser().parseFromString(page, "text/html")).map(
    page => [page.title, ({_ELEMENTS})(page, chosen)])"""


class Visit:
    """
    A page that was opened from a file.

    Attributes:
        page: The page.
        doings: What it did besides being shown: requests, dialogs, navigations, new windows, messages.
    """

    def __init__(self, context, path, *, watched=True):
        self.url = path.as_uri()
        self.doings = []
        self.page = context.new_page()
        self.page.set_default_timeout(20_000)
        if watched:
            self._watch(context)
        self.page.goto(self.url)

    def _watch(self, context):
        context.route("**/*", self._answer)
        for event in ("console", "dialog", "download", "framenavigated", "pageerror", "popup"):
            self.page.on(event, partial(self._note, event))

    def _answer(self, route):
        if route.request.url == self.url and route.request.is_navigation_request():
            route.continue_()
        else:
            self.doings.append(f"request {route.request.url}")
            route.abort()

    def _note(self, event, thing):
        if event == "dialog":
            thing.dismiss()
        if event == "framenavigated" and thing.url == self.url:
            return
        self.doings.append(f"{event} {getattr(thing, 'text', None) or getattr(thing, 'url', thing)}")

    def structure(self, chosen="*"):
        """Return the elements of the page: the name of each, and those of its attributes."""
        return self.page.evaluate(_SHOWN, chosen).split("\n")

    def structure_of(self, html, chosen="*"):
        """Return the same of another page, which is read and not shown."""
        ((_, structure),) = self.read([html], chosen)
        return structure

    def read(self, pages, chosen="*"):
        """Return title and structure of each of *pages*."""
        return [(title, found.split("\n")) for title, found in self.page.evaluate(_READ, [pages, chosen])]


def assert_same(found, expected):
    """Fail where two structures differ, and say where they begin to."""
    for place, (ours, theirs) in enumerate(zip_longest(found, expected)):
        assert ours == theirs, f"element {place}, after {expected[max(place - 8, 0) : place]}"
