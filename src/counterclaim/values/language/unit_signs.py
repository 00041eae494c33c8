"""Signs of units that are the same in every language, as they are written."""

from __future__ import annotations

from counterclaim.values.language.lexicon import Phrases
from counterclaim.values.unit_table import CURRENCIES, PREFIXES, UNITS

__all__ = ["CURRENCY_SIGNS", "UNIT_SIGNS"]

_BASE_SIGNS = {
    "metre": "m",
    "gram": "g",
    "second": "s",
    "litre": "l L",
    "joule": "J",
    "watt-hour": "Wh",
    "watt": "W",
    "tonne": "t",
    "hertz": "Hz",
    "bit": "bit",
    "volt": "V",
    "ampere": "A",
    "ohm": "Ω",
    "pascal": "Pa",
}

_OTHER_SIGNS = {
    "foot": "ft",
    "yard": "yd",
    "mile": "mi",
    "nautical-mile": "nmi",
    "ounce": "oz",
    "pound": "lb lbs",
    "minute": "min min.",
    "hour": "h",
    "square-millimetre": "mm²",
    "square-centimetre": "cm²",
    "square-metre": "m² qm",
    "square-kilometre": "km² qkm",
    "hectare": "ha",
    "cubic-centimetre": "cm³",
    "cubic-metre": "m³",
    "cubic-kilometre": "km³",
    "calorie": "cal",
    "kilocalorie": "kcal",
    "metre-per-second": "m/s",
    "kilometre-per-second": "km/s",
    "kilometre-per-hour": "km/h kmh kph",
    "mile-per-hour": "mph",
    "knot": "kn kt",
    "kelvin": "K",
    "celsius": "°C ℃",
    "fahrenheit": "°F ℉",
    "percent": "%",
    "per-mille": "‰",
    "degree": "°",
    "micrometre": "μm",
    "microgram": "μg",
    "microsecond": "μs",
    "USD": "$ US$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "INR": "₹ Rs",
    "RUB": "₽",
    "TRY": "₺",
    "UAH": "₴",
    "KRW": "₩",
    "GEL": "₾",
    "ILS": "₪",
    "NGN": "₦",
    "VND": "₫",
    "CNY": "元 RMB",
    "BTC": "₿",
    "AUD": "A$ AU$",
    "CAD": "C$ CA$ c$",
    "HKD": "HK$",
    "NZD": "NZ$",
    "SGD": "S$",
    "BRL": "R$",
    "CHF": "Fr. SFr. sFr.",
}


def _signs() -> dict[str, str]:
    signs = {sign: unit for unit, each in _OTHER_SIGNS.items() for sign in each.split()}
    for base, each in _BASE_SIGNS.items():
        for sign in each.split():
            signs[sign] = base
            for name, prefix, _ in PREFIXES:
                if name + base in UNITS:
                    signs[prefix + sign] = name + base
    for code in CURRENCIES:
        signs[code] = code
        if code.endswith("D") or code == "MXN":
            signs[code + "$"] = code
    for sign, unit in tuple(signs.items()):
        if sign[-1] in "²³":
            signs[sign[:-1] + "^" + "23"["²³".index(sign[-1])]] = unit
    return signs


#: Sign → unit id. Case matters: `mW` is not `MW`.
UNIT_SIGNS = _signs()

#: The signs and codes of currencies that may stand before the number.
CURRENCY_SIGNS = Phrases(
    # In small letters only where they are two: "a $5 ticket" has no Australian dollars.
    {
        sign: unit
        for sign, unit in UNIT_SIGNS.items()
        if unit in CURRENCIES
        and (not sign[0].isalpha() or (sign[:2].isalpha() and len(sign) > 2 and not sign.isalpha()))
    },
    exact={sign: unit for sign, unit in UNIT_SIGNS.items() if unit in CURRENCIES},
)
