"""Records of every type with texts in every slot; hostile texts, and harmless ones like them."""

import json
import re

from counterclaim.case import Case
from counterclaim.codec import Codec
from counterclaim.report import case_report
from counterclaim.report.links import followed
from counterclaim.safe_text import has_visible, is_hidden, visible

#: Characters of a group of texts as they are shown, and how many it has.
LONGEST, MOST = 290, 16
_CODEC = Codec()
#: How an address begins, and where it has no host, the sign that says so.
_ADDRESS = re.compile(r"(?i)https?://[/?#\\@:]?")
#: Characters of a line that a page shows.
_LINE = 600
_NARROW = "!'(),-./:;[\\]`{|}"
_FIGURE = re.compile(r"[\d.,/%$+-]+")


def hostile_strings(corpora):
    """Return each text of the corpora of hostile inputs that is not blank, once."""
    folder = corpora / "hostile-inputs"
    naughty = json.loads((folder / "naughty-strings/blns.json").read_text("utf-8"))
    markup = json.loads((folder / "html5lib-sanitizer/tests1.dat").read_text("utf-8"))
    urls = [
        case["input"]
        for path in sorted((folder / "wpt-url/tests/wpt").glob("*urltestdata*.json"))
        for case in json.loads(path.read_text("utf-8"))
        if isinstance(case, dict)
    ]
    found = [*naughty, *(case["input"] for case in markup), *urls]
    whole = (text for text in dict.fromkeys(found) if text.strip() and not _is_broken(text))
    return [part for text in whole for part in _parts(text)]


def _parts(text):
    """Yield *text*, in parts where it is longer than a line once what is hidden in it is spelled out."""
    step = 20 if len(visible(text)) > _LINE else len(text)
    for start in range(0, len(text), step):
        if part := text[start : start + step].strip():
            yield part


def _is_broken(text):
    """Tell whether a text holds half a surrogate pair, which no record can hold."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def harmless(text):
    """
    Return a text that is shown in as many characters, with nothing but letters, digits and spaces left.

    Figures stay, since they are read. So does what makes an address one that is linked to, and what is hidden
    in it: a link that is not what is shown of it is marked. And so does what nobody sees: a name of nothing
    else gives way to an id.
    """
    if _FIGURE.fullmatch(text):
        return text
    start = _ADDRESS.match(text)
    if start and followed(text):
        return start[0] + "".join(c if is_hidden(c) else _plain(c) for c in text[start.end() :])
    return "".join(map(_plain, visible(text)))


def _plain(sign):
    if sign.isalnum() or not has_visible(sign):
        return sign
    return "i" if sign in _NARROW else "x"


def grouped(texts):
    """Return *texts* in groups that stand in one slot together, as long as a title may be."""
    groups, used = [[]], 0
    for text in texts:
        length = len(visible(text)) + 1
        if len(groups[-1]) == MOST or (groups[-1] and used + length > LONGEST):
            groups.append([])
            used = 0
        groups[-1].append(text)
        used += length
    return [tuple(group) for group in groups]


def case_info(texts):
    """Return what a case says of itself, with *texts* in every slot."""
    text = "\n".join(texts)
    slots = {"title": text, "summary": text, "tags": list(texts), f"acme:{text}": text}
    return _CODEC.structure({"type": "case", "id": "about", "opened": _date(text), **slots})


def records_with(texts, number):
    """
    Return records of all types with *texts* in every slot, and *number* in their ids.

    In a slot for one text they stand together, in a list one by one. For each of them there is a document
    and a snapshot of it besides, in which it stands alone, as an address has to.
    """
    made = []
    for tag, fields in _Slots(texts, f"-{number}").objects():
        made.append(_CODEC.structure({"type": tag, "id": f"{tag}-{number}", **fields}))
    return tuple(made)


def report_of(groups):
    """Return the report of the records with each of *groups* in their slots."""
    records = (record for number, texts in enumerate(groups) for record in records_with(texts, number))
    return case_report(Case(records))


def _date(text):
    return {"edtf": "2019-10-17", "text": text}


class _Slots:
    """Makes the JSON form of records with *texts* in their slots, whose ids end in *n*."""

    def __init__(self, texts, n):
        self.texts, self.text, self.n = list(texts), "\n".join(texts), n
        self.date = _date(self.text)
        solid = "".join(c if c.isprintable() and not c.isspace() else "_" for c in self.text)
        self.unit = solid[:64]

    def all(self, *names):
        """Return the whole text for each of the fields *names*."""
        return dict.fromkeys(names, self.text)

    def ref(self, tag):
        return f"{tag}{self.n}"

    def objects(self):
        yield from self.entities()
        for place, text in enumerate(self.texts):
            id = f"{self.ref('page')}-{place}"
            yield "document", {"id": id, "title": text, "url": text, "publisher": self.ref("organization")}
            archived = dict.fromkeys(("url", "archive_url", "archive_state"), text)
            yield "snapshot", {"id": f"{id}-kept", "document": id, "sha256": "0" * 64, **archived}
        yield from self.papers()
        yield "property", self.property()
        counted = {"id": self.ref("count"), "value": "quantity", "unit": self.unit, "counted": "exact"}
        yield "property", counted
        yield "claim", self.claim()
        yield "claim", {"id": self.ref("other"), "text": self.text, "statements": [self.count("7")]}
        yield from self.acts()
        yield from self.work()
        yield "acme:unheard-of", {"acme:said": {self.text: self.texts}, "about": [self.ref("claim")]}

    def entities(self):
        entity = {**self.all("name", "description"), "aliases": self.texts, "same_as": self.texts}
        source = {**entity, "role": self.text}
        yield "entity", {**entity, f"acme:{self.text}": {self.text: self.texts}}
        yield "place", entity
        yield "source", {**source, "depends_on": [self.ref("organization")]}
        yield "person", {**source, "naming_basis": self.text, "protected_as": "minor"}
        yield "organization", {**source, "interests": [self.ref("entity")]}
        yield "group", {**source, "members": [self.ref("person")]}
        yield "unnamed-source", {**source, **self.all("reason", "identity")}

    def papers(self):
        yield (
            "document",
            {
                **self.all("title", "url", "kind", "byline"),
                "publisher": self.ref("organization"),
                "authors": [self.ref("person")],
                "published": self.date,
                "modified": self.date,
                "tags": self.texts,
            },
        )
        yield (
            "snapshot",
            {
                **self.all("media_type", "url", "archive_url", "archive_state", "extractor"),
                "document": self.ref("document"),
                "sha256": "0" * 64,
                "fetched_at": "2019-10-18T12:00:00Z",
            },
        )

    def property(self):
        lists = dict.fromkeys(("separators", "exclusive_values", "exclusive_with", "before"), self.texts)
        return {"label": self.text, "value": "text", "unit": self.unit, **lists}

    def claim(self):
        return {
            "text": self.text,
            "kind": "accusation",
            "about": [self.ref("entity")],
            "accuses": [self.ref("person"), self.ref("organization")],
            "statements": list(self.statements()),
            "during": {"start": self.date, "end": self.date},
            "place": self.ref("place"),
            "tags": self.texts,
        }

    def count(self, number):
        """Return a statement that conflicts with one of another number."""
        value = {"type": "quantity", "number": number, "unit": self.unit, "text": self.text}
        return {"subject": self.ref("entity"), "property": self.ref("count"), "value": value}

    def statements(self):
        yield self.count("5")
        qualifiers = {self.ref("property"): {"type": "text", "value": self.text}}
        for value in (
            {"type": "text", "value": self.text},
            {"type": "date", **self.date},
            {"type": "period", "start": self.date},
            {"type": "entity-ref", "id": self.ref("entity")},
            {"type": "acme:shade", f"acme:{self.text}": self.text},
        ):
            said = {"subject": self.ref("entity"), "property": self.ref("property"), "value": value}
            yield {**said, "qualifiers": qualifiers}

    def acts(self):
        about, quote = self.ref("claim"), self.all("exact", "prefix", "suffix", f"acme:{self.text}")
        heard = self.ref("heard")
        yield "attribution", {"id": heard, "of": about, "source": self.ref("unnamed-source")}
        yield (
            "attribution",
            {
                "of": about,
                "source": self.ref("organization"),
                "speaker": self.ref("person"),
                "relays": [heard],
                "mode": "quotes",
                "verb": self.text,
                "said": self.date,
                "document": self.ref("document"),
                "quote": {**quote, "snapshot": self.ref("snapshot")},
            },
        )
        targets, evidence = [about, self.ref("attribution")], [self.ref("evidence")]
        denial = {"kind": "denial", "by": self.ref("person"), "targets": targets, "evidence": evidence}
        yield "rebuttal", {**denial, "text": self.text}
        shown = {"document": self.ref("document"), "quote": quote, "by": self.ref("source")}
        yield "evidence", {"bears_on": about, "direction": "undermines", "description": self.text, **shown}

    def work(self):
        about, rating = self.ref("claim"), self.all("label", "scale", "value", "best", "worst")
        published = {"summary": self.text, "document": self.ref("document")}
        yield "review", {"of": about, "reviewer": self.ref("group"), "rating": rating, **published}
        asked = {"asked": self.date, "deadline": self.date, **self.all("channel", "answer")}
        yield "reply-request", {"to": self.ref("person"), "about": [about], "outcome": "answered", **asked}
        yield "note", {"about": [about], "at": self.date, **self.all("text", "by", "settles")}
        sides = {"left": self.ref("person"), "right": self.ref("source"), "judgement": "same"}
        yield "same-as", {**sides, **self.all("by", "reason")}
