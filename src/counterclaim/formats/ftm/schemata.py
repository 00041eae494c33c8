"""
The schemata and properties of FollowTheMoney that are known here: what is written, and types of what is read.

From the default model of FollowTheMoney 4.11; properties that it calls deprecated, and schemata of tenders,
customs, calls and mail, are left out. What is not in the table is read all the same, as text.
"""

from __future__ import annotations

from functools import cache

import attrs

from counterclaim.frozen import EMPTY, FrozenMap

__all__ = ["OWN_PREFIX", "Schema", "prop_of", "property_of", "schema_named", "stated_type", "type_of"]

#: What the id of a property begins with that is of FollowTheMoney and has no like in the vocabulary.
OWN_PREFIX = "ftm:"

#: One schema a line: its name, what it extends, and its own properties behind their type. `document` is an
#: entity that is a document, `formatted` an identifier whose form is checked.
_TABLE = """
Thing: name name alias previousName weakAlias; country country; text summary notes description
  indexText; url sourceUrl publisherUrl alephUrl wikipediaUrl; string publisher keywords program;
  formatted wikidataId; topic topics; address address; entity addressEntity riskSource; identifier
  programId; document proof; date createdAt modifiedAt retrievedAt
Analyzable: language detectedLanguage; country detectedCountry; name namesMentioned peopleMentioned
  companiesMentioned; formatted ibanMentioned; ip ipMentioned; address locationMentioned; phone
  phoneMentioned; email emailMentioned
Interval: date startDate endDate date modifiedAt retrievedAt; text summary description indexText; string
  recordId publisher; url sourceUrl publisherUrl alephUrl; document proof; name namesMentioned
Interest < Interval: string role status
Value: number amount amountUsd amountEur; string currency
Asset < Thing Value:
LegalEntity < Thing: name abbreviation; email email; phone phone; url website opencorporatesUrl; string
  legalForm taxStatus status sector classification icijId; date incorporationDate dissolutionDate;
  identifier registrationNumber idNumber taxNumber licenseNumber vatCode bvdId sayariId brightQueryId
  brightQueryOrgId okpoCode okvedCode dunsCode; country jurisdiction mainCountry; formatted uscCode
  innCode ogrnCode leiCode uniqueEntityId npiCode swiftBic
Person < LegalEntity: string title firstName middleName fatherName motherName lastName nameSuffix
  birthPlace position ethnicity eyeColor hairColor appearance religion political profession education;
  date birthDate deathDate; country birthCountry nationality citizenship; text biography; identifier
  passportNumber; formatted socialSecurityNumber; gender gender; number height weight; language
  spokenLanguage
Organization < LegalEntity: identifier cageCode permId giiNumber; formatted imoNumber
Company < Organization Asset: number capital; identifier voenCode coatoCode irsCode ipoCode cikCode
  jibCode mbsCode kppCode fnsCode bikCode pfrNumber ticker ricCode; string caemCode okopfCode fssCode
  oksmCode
PublicBody < Organization:
Address < Thing: address full; string remarks postOfficeBox street street2 city postalCode region state;
  number latitude longitude; identifier osmId googlePlaceId
Territory < Thing: entity partOf; string level; identifier territoryCode fipsCode zipCode nutsCode
Document < Analyzable Thing: checksum contentHash; string title author generator crawler fileName
  extension encoding messageId processingStatus processingError processingAgent; number fileSize; text
  bodyText translatedText; mimetype mimeType; language language translatedLanguage; date date authoredAt
  publishedAt processedAt; document parent ancestors
Folder < Document:
Pages < Document: checksum pdfHash
PlainText < Document:
HyperText < Document: html bodyHtml
Article < Document:
Audio < Document: number duration samplingRate
Image < Document: entity pictured; string credit
Video < Document: number duration
Event < Analyzable Interval Thing: address location; string important; entity organizer involved
Position < Thing: entity organization; date inceptionDate dissolutionDate; string subnationalArea;
  number numberOfSeats
Occupancy < Interval: entity holder post; date declarationDate electionDate periodStart periodEnd;
  string constituency politicalGroup status
Payment < Value Interval: string sequenceNumber transactionNumber programme; text purpose; entity payer
  payerAccount beneficiary beneficiaryAccount contract project
Ownership < Interest: entity owner asset; string percentage sharesCount sharesValue sharesCurrency
  sharesType legalBasis ownershipType
Control < Interest: entity controller controlled; string controlType legalBasis
Directorship < Interest: entity director organization; string secretary
Membership < Interest: entity member organization
Employment < Interest: entity employer employee
Representation < Interest: entity agent client
Family < Interval: entity person relative; string relationship
Associate < Interval: entity person associate; string relationship
UnknownLink < Interest: entity subject object
Succession < Interest: entity predecessor successor
Sanction < Interval: entity entity; string authority program provisions status; identifier authorityId
  unscId programId; url programUrl; number duration; text reason; country country; date listingDate
Documentation < Interest: document document; entity entity
Identification < Interval: entity holder; string type authority; country country; identifier number
Passport < Identification: date birthDate; string birthPlace; gender gender; identifier personalNumber
BankAccount < Asset: string bankName accountType bankAddress; identifier accountNumber; formatted iban
  bic; entity bank; date openingDate closingDate balanceDate maxBalanceDate; number balance maxBalance
Vehicle < Asset: identifier registrationNumber; string type model; entity operator; date buildDate
  registrationDate deregistrationDate
Vessel < Vehicle: formatted imoNumber; identifier crsNumber callSign mmsi; country flag pastFlags;
  string registrationPort navigationArea pastTypes; number tonnage grossRegisteredTonnage
  deadweightTonnage; date nameChangeDate
Airplane < Vehicle: identifier serialNumber icaoCode; string manufacturer
RealEstate < Asset: number latitude longitude area; string censusBlock tenure encumbrance propertyType
  landType; identifier cadastralCode registrationNumber titleNumber; date createDate; entity parent
Contract < Asset: string title type procedureNumber procedure noticeId numberAwards status method
  criteria classification cancelled; entity authority project; date contractDate; language language
Project < Thing Interval Value: identifier projectId; string status phase goal
UserAccount < Thing: entity owner; string service username password; email email; phone phone; ip
  ipAddress
Note < Analyzable Thing: entity entity
"""
_ABSTRACT = frozenset({"Thing", "Analyzable", "Interval", "Interest", "Value"})
_TYPE_NAMES = {"document": "entity", "formatted": "identifier"}
#: Properties of which the vocabulary has the like: by the schema that has them, and the name there.
_SAME = {
    ("Person", "birthDate"): "date-of-birth",
    ("Person", "deathDate"): "date-of-death",
    ("Person", "birthPlace"): "place-of-birth",
    ("Person", "citizenship"): "citizenship",
    ("LegalEntity", "incorporationDate"): "founding-date",
    ("LegalEntity", "dissolutionDate"): "dissolution-date",
    ("Interval", "startDate"): "start-date",
    ("Interval", "endDate"): "end-date",
}


@attrs.frozen(kw_only=True)
class Schema:
    """
    A schema of FollowTheMoney.

    Attributes:
        name: Its name.
        abstract: Whether there are entities of it only by way of another that extends it.
        lineage: Its name and those of all that it extends.
        types: The types of its properties, by their names, inherited ones included.
    """

    name: str
    abstract: bool = False
    lineage: frozenset[str] = frozenset()
    types: FrozenMap[str, str] = EMPTY


def schema_named(name: str) -> Schema | None:
    """Return the schema *name*, or `None` where it is not in the table."""
    return _schemata().get(name)


def type_of(schema: str, prop: str) -> str | None:
    """Return the type of a property, as the table has it; `None` where it is not in the table."""
    known = schema_named(schema)
    return None if known is None else known.types.get(prop)


def stated_type(schema: str, prop: str) -> str | None:
    """Return the type of a property, as FollowTheMoney calls it; `None` where it is not in the table."""
    found = type_of(schema, prop)
    return None if found is None else _TYPE_NAMES.get(found, found)


def property_of(schema: str, prop: str) -> str:
    """Return the id of the property *prop* of *schema*: that of the vocabulary where it has the like."""
    known = schema_named(schema)
    if known is not None:
        for (owner, name), id in _SAME.items():
            if name == prop and owner in known.lineage:
                return id
    return f"{OWN_PREFIX}{schema}:{prop}"


def prop_of(property: str, schema: Schema) -> tuple[str, str] | None:
    """
    Return by which schema and property something of *schema* says the property *property*.

    `None` where it has none for it.
    """
    if property.startswith(OWN_PREFIX):
        owner, _, prop = property.removeprefix(OWN_PREFIX).partition(":")
    else:
        owner, prop = schema.name, next((name for (_, name), id in _SAME.items() if id == property), "")
    known = schema_named(owner)
    if known is None or owner not in schema.lineage or prop not in known.types:
        return None
    return (owner, prop) if property_of(owner, prop) == property else None


@cache
def _schemata() -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    for line in _TABLE.replace("\n  ", " ").strip().splitlines():
        head, _, groups = line.partition(":")
        name, _, extended = head.partition(" < ")
        parents = [found[parent] for parent in extended.split()]
        types = {prop: type for parent in parents for prop, type in parent.types.items()}
        for group in filter(None, groups.split(";")):
            type, *props = group.split()
            types.update(dict.fromkeys(props, type))
        lineage = frozenset({name}).union(*(parent.lineage for parent in parents))
        found[name] = Schema(name=name, abstract=name in _ABSTRACT, lineage=lineage, types=FrozenMap(types))
    return found
