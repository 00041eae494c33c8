"""Opens a page, and keeps what it does by itself."""

from functools import partial

#: Element by element in the order of the document, without what is in pictures: the name, and the names of the
#: attributes.
_STRUCTURE = """root => [...root.querySelectorAll("*")].filter(element => !element.matches("svg *")).map(
    element => [element.localName, ...[...element.attributes].map(attribute => attribute.name).sort()].join(" "))"""


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

    def structure(self, within="html"):
        """Return the elements of the page: the name of each, and those of its attributes."""
        return self.page.eval_on_selector(within, _STRUCTURE)
