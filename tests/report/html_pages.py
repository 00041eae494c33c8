"""Reads the HTML page of a report, for the tests of it."""

from __future__ import annotations

from lxml import html as lxml_html


def parsed(page):
    """Return the root element of *page*."""
    return lxml_html.document_fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))


def structure(page):
    """
    Return the elements of *page*, each with the names of its attributes, in their order.

    Drawings are left out: they break texts into lines.
    """
    root = parsed(page)
    for drawing in root.xpath("//svg"):
        drawing.drop_tree()
    return [(element.tag, sorted(element.attrib)) for element in root.iter() if isinstance(element.tag, str)]


def texts(elements):
    """Return the text of each of *elements*."""
    return [element.text_content() for element in elements]


def record(root, id):
    """Return the text of the record whose element has the id *id*."""
    return root.get_element_by_id(id).text_content()
