"""Owns the names that people give to time zones, and the zone each means on a given day."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from classifiers.dates.tokens import Words
from classifiers.dates.vocabulary import word_set

_NAMES: dict[str, str] = {
    "America/New_York": (
        "et|eastern|us eastern|east coast|new york|nyc|boston|washington|washington dc|atlanta|miami|"
        "philadelphia|ny|charlotte|pittsburgh|detroit"
    ),
    "America/Chicago": (
        "ct|central|us central|chicago|dallas|houston|austin|minneapolis|nashville|st louis|kansas city|new orleans"
    ),
    "America/Denver": "mt|mountain|denver|salt lake city|boulder|utah|colorado",
    "America/Phoenix": "phoenix|arizona",
    "America/Los_Angeles": (
        "pt|pacific|us pacific|west coast|los angeles|la|san francisco|sf|seattle|portland|san diego|"
        "california|silicon valley|bay area|las vegas|san jose"
    ),
    "America/Anchorage": "akt|alaska|anchorage",
    "Pacific/Honolulu": "hawaii|honolulu|hst",
    "America/Toronto": "toronto|ottawa|montreal",
    "America/Vancouver": "vancouver",
    "America/Halifax": "at|atlantic|halifax",
    "America/Winnipeg": "winnipeg",
    "America/Edmonton": "calgary|edmonton",
    "America/St_Johns": "newfoundland|st john 's",
    "America/Mexico_City": "mexico city",
    "America/Sao_Paulo": "sao paulo|são paulo|brt|brasilia|brazil|rio de janeiro",
    "America/Argentina/Buenos_Aires": "buenos aires|argentina",
    "America/Bogota": "bogota|bogotá|colombia",
    "Europe/London": (
        "uk|london|british|britain|england|edinburgh|glasgow|manchester|birmingham|leeds|bristol|cardiff|"
        "belfast|english"
    ),
    "Europe/Dublin": "dublin|irish|ireland|cork|galway",
    "Europe/Lisbon": "lisbon|portugal|wet|west",
    "Europe/Paris": "paris|french|france|lyon|toulouse",
    "Europe/Berlin": (
        "berlin|german|germany|munich|hamburg|frankfurt|cologne|stuttgart|düsseldorf|central european|ce|münchen|köln"
    ),
    "Europe/Madrid": "madrid|barcelona|spanish|spain|valencia",
    "Europe/Amsterdam": "amsterdam|dutch|netherlands|rotterdam",
    "Europe/Brussels": "brussels|belgium",
    "Europe/Zurich": "zurich|zürich|geneva|swiss|switzerland",
    "Europe/Vienna": "vienna|austria|wien",
    "Europe/Rome": "rome|milan|italy|italian",
    "Europe/Stockholm": "stockholm|sweden|swedish",
    "Europe/Oslo": "oslo|norway",
    "Europe/Copenhagen": "copenhagen|denmark|danish",
    "Europe/Helsinki": "helsinki|finland|finnish",
    "Europe/Warsaw": "warsaw|poland|krakow|polish",
    "Europe/Prague": "prague|czech",
    "Europe/Budapest": "budapest|hungary",
    "Europe/Athens": "athens|greece|eastern european",
    "Europe/Bucharest": "bucharest|romania",
    "Europe/Kyiv": "kyiv|kiev|ukraine",
    "Europe/Istanbul": "istanbul|turkey|ankara",
    "Europe/Moscow": "moscow|msk",
    "Asia/Dubai": "dubai|abu dhabi|uae|gulf|gst",
    "Asia/Jerusalem": "tel aviv|israel|jerusalem",
    "Asia/Riyadh": "riyadh|saudi",
    "Asia/Karachi": "karachi|pakistan|pkt|lahore|islamabad",
    "Asia/Kolkata": (
        "india|indian|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|pune|kolkata|gurgaon|noida"
    ),
    "Asia/Dhaka": "dhaka|bangladesh",
    "Asia/Colombo": "colombo",
    "Asia/Kathmandu": "kathmandu|nepal",
    "Asia/Singapore": "singapore|sgt|sg",
    "Asia/Hong_Kong": "hong kong|hkt|hk",
    "Asia/Shanghai": "shanghai|beijing|china|chinese|shenzhen",
    "Asia/Taipei": "taipei|taiwan",
    "Asia/Tokyo": "tokyo|japan|jst|osaka",
    "Asia/Seoul": "seoul|korea|kst",
    "Asia/Manila": "manila|philippine|philippines|pht",
    "Asia/Jakarta": "jakarta|wib",
    "Asia/Bangkok": "bangkok|thailand",
    "Asia/Kuala_Lumpur": "kuala lumpur|malaysia|myt",
    "Asia/Ho_Chi_Minh": "ho chi minh|hanoi|vietnam",
    "Australia/Sydney": "sydney|canberra|aet|nsw|australian eastern",
    "Australia/Melbourne": "melbourne|victoria",
    "Australia/Brisbane": "brisbane|queensland",
    "Australia/Adelaide": "adelaide",
    "Australia/Perth": "perth|awst",
    "Australia/Darwin": "darwin",
    "Australia/Hobart": "hobart|tasmania",
    "Pacific/Auckland": "auckland|new zealand|wellington|nz|nzt|nzst|nzdt",
    "Africa/Johannesburg": "johannesburg|cape town|south africa|sast",
    "Africa/Lagos": "lagos|nigeria|wat",
    "Africa/Nairobi": "nairobi|kenya|eat",
    "Africa/Cairo": "cairo|egypt",
}
ZONES: dict[tuple[str, ...], str] = {
    tuple(name.split()): key for key, names in _NAMES.items() for name in names.split("|")
}
_OFFSETS: dict[str, float] = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "zulu": 0,
    "edt": -4,
    "cdt": -5,
    "mdt": -6,
    "pdt": -7,
    "akdt": -8,
    "akst": -9,
    "bst": 1,
    "cest": 2,
    "eest": 3,
    "west": 1,
    "aest": 10,
    "aedt": 11,
    "acst": 9.5,
    "acdt": 10.5,
    "adt": -3,
    "ast": -4,
    "nst": -3.5,
    "ndt": -2.5,
}
# Written all year round by people who mean the wall clock of their own place.
_STANDARD: dict[str, tuple[float, str]] = {
    "est": (-5, "America/New_York"),
    "cst": (-6, "America/Chicago"),
    "mst": (-7, "America/Denver"),
    "pst": (-8, "America/Los_Angeles"),
    "cet": (1, "Europe/Berlin"),
    "eet": (2, "Europe/Athens"),
}
# Words that are also other words: zones only in capitals or before "time".
_SHY = word_set(
    "at ct mt pt et la eat west central eastern pacific mountain atlantic ce sf ny gulf z victoria cork "
    "english sg nz hk wet chinese uk"
)
_LENGTHS = (3, 2, 1)


def _fixed(hours: float) -> tzinfo:
    return timezone(timedelta(hours=hours))


def _zone(key: str) -> tzinfo | None:
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_at(t: Words, i: int, sent_at: datetime) -> tuple[tzinfo, int] | None:
    """The zone named at token i (after an optional bracket or comma), and the index after it."""
    j = i
    while j < i + 2 and t.words[j] in ("(", ",", "/", "-", "in", "["):
        j += 1
    word = t.words[j]
    if word in ("utc", "gmt") and t.words[j + 1] in ("+", "-") and t.nums[j + 2] is not None:
        return _signed(t, j)
    if word in _STANDARD:
        return _standard(word, j, sent_at)
    if word == "ist":
        return _indian(sent_at), j + 1
    if word in _OFFSETS and (word not in _SHY or t.is_capital(j)):
        return _fixed(_OFFSETS[word]), _after(t, j + 1)
    for size in _LENGTHS:
        key = ZONES.get(tuple(t.words[j : j + size]))
        if key is None:
            continue
        timed = (
            t.words[j + size] in ("time", "local")
            or t.words[j + size : j + size + 2] == ["standard", "time"]
            or t.words[j + size : j + size + 2] == ["daylight", "time"]
        )
        if not timed and (not t.is_capital(j) or (len(word) > 2 and word not in _SHY and j == i)):
            continue
        zone = _zone(key)
        return (zone, _after(t, j + size)) if zone else None
    return None


def _after(t: Words, i: int) -> int:
    while t.words[i] in ("time", "standard", "daylight", "local", ")", "]"):
        i += 1
    return i


def _signed(t: Words, j: int) -> tuple[tzinfo, int] | None:
    hours = float(t.nums[j + 2] or 0)
    end = j + 3
    if hours > 99:
        hours = hours // 100 + hours % 100 / 60
    elif t.words[end] == ":" and t.nums[end + 1] is not None:
        hours, end = hours + (t.nums[end + 1] or 0) / 60, end + 2
    if hours > 14:
        return None
    return _fixed(-hours if t.words[j + 1] == "-" else hours), _after(t, end)


def _standard(word: str, j: int, sent_at: datetime) -> tuple[tzinfo, int] | None:
    """EST and its kin: the sender's own wall clock when his offset says that he lives there, else the fixed offset."""
    hours, key = _STANDARD[word]
    offset = sent_at.utcoffset() or timedelta()
    if word == "cst" and offset == timedelta(hours=8):
        return _fixed(8), j + 1
    if offset == timedelta(hours=hours + 1):
        zone = _zone(key)
        return (zone, j + 1) if zone else None
    return _fixed(hours), j + 1


def _indian(sent_at: datetime) -> tzinfo:
    """IST is Irish, Israeli or Indian time, as the sender's offset says."""
    hours = (sent_at.utcoffset() or timedelta()) / timedelta(hours=1)
    if hours in (0, 1):
        return _zone("Europe/Dublin") or _fixed(1)
    if hours in (2, 3):
        return _zone("Asia/Jerusalem") or _fixed(2)
    return _fixed(5.5)
