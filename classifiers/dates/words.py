"""Owns the vocabulary of dates: every word that names a number, day, month, unit or part, with its value."""

from __future__ import annotations

from classifiers.dates.vocabulary import pairs, word_list, word_set

MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan", "february feb febuary", "march mar", "april apr", "may", "june jun", "july jul",
        "august aug", "september sep sept", "october oct", "november nov", "december dec",
    ),
    1,
):  # fmt: skip
    MONTHS.update(dict.fromkeys(_names.split(), _number))

WEEKDAYS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "monday mon mondays", "tuesday tue tues tuesdays", "wednesday wed weds wednesdays wensday wednseday",
        "thursday thu thur thurs thursdays", "friday fri fridays", "saturday sat saturdays", "sunday sun sundays",
    )
):  # fmt: skip
    WEEKDAYS.update(dict.fromkeys(_names.split(), _number))

NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen twenty"
        )
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "ninety": 90}

ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        word_list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
} | {"thirtieth": 30}

UNITS: dict[str, str] = pairs(
    "day=day; days=day; night=day; nights=day; week=week; weeks=week; wk=week; wks=week; wekk=week; "
    "month=month; months=month; mth=month; mths=month; fortnight=fortnight; fortnights=fortnight; "
    "quarter=quarter; quarters=quarter; qtr=quarter; year=year; years=year; yr=year; yrs=year; hour=hour; hours=hour; "
    "hrs=hour; hr=hour; weekday=business; weekdays=business; workday=business; workdays=business; "
    "bd=business; bds=business; weekend=weekend; weekends=weekend"
)

BUSINESS = word_set("business working work bus office clear trading banking buisness")

# The part of a week, month, quarter or year that a word in front of it (or "of" it) takes.
PARTS: dict[str, str] = pairs(
    "early=early; earlier=early; beginning=early; start=early; opening=early; mid=mid; middle=mid; "
    "midway=mid; late=late; later=late; latter=late; end=end; close=end; ends=end; tail=late; back=late; "
    "begining=early; rest=rest; remainder=rest; remaining=rest"
)

TODAY = frozenset({"today", "tonight", "2day", "tonite"})
TOMORROW = word_set("tomorrow tomorrows tmrw tmr tomoz tomo tommorow tommorrow tomorow 2moro tmw morrow tmro")
YESTERDAY = frozenset({"yesterday", "yday"})
DAY_PARTS = word_set("morning afternoon evening night am pm lunchtime lunch noon midday midnight eod cob cop")

# Written as one word, they stand for two or more.
SHORTHAND: dict[str, str] = pairs(
    "workweek=week; eow=end of week; eom=end of month; eoq=end of quarter; eoy=end of year; ye=ye; midweek=mid week; "
    "nxt=next; wknd=weekend; midmonth=mid month; yearend=year end; xmas=christmas; mos=months; "
    "approx=about; thru=through; til=until; till=until; monthend=month end; nye=new year eve; "
    "thx=thanks; mthly=monthly; w=w; comms=comms; b4=before; aft=aft; 2nite=tonight; latests=latest; "
    "biz=business; untill=until; midyear=mid year; couple=couple; cpl=couple; pls=please; plz=please; "
    "asap=asap; oclock=o'clock; oneish=one ish; twoish=two ish; threeish=three ish; fourish=four ish; "
    "fiveish=five ish; sixish=six ish; sevenish=seven ish; eightish=eight ish; nineish=nine ish; ninish=nine ish; "
    "tenish=ten ish; tennish=ten ish; elevenish=eleven ish; twelvish=twelve ish; noonish=noon"
)

CONTRACTIONS: dict[str, tuple[str, ...]] = {
    "won't": ("will", "not"),
    "wont": ("will", "not"),
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "havent": ("have", "not"),
    "hasnt": ("has", "not"),
    "isnt": ("is", "not"),
    "arent": ("are", "not"),
    "youll": ("you", "will"),
    "youve": ("you", "have"),
    "weve": ("we", "have"),
    "theyll": ("they", "will"),
    "youre": ("you", "are"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "shan't": ("will", "not"),
    "shouldnt": ("should", "not"),
    "wouldnt": ("would", "not"),
    "couldnt": ("could", "not"),
    "let's": ("let's",),
    "o'clock": ("o'clock",),
    "y'all": ("you",),
    "needn't": ("need", "not"),
    "ain't": ("is", "not"),
    "whats": ("what", "is"),
    "thats": ("that", "is"),
    "theres": ("there", "is"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "u": ("you",),
    "ur": ("your",),
    "wasnt": ("was", "not"),
}
ENDINGS: dict[str, tuple[str, ...]] = {
    "ll": ("will",),
    "d": ("would",),
    "re": ("are",),
    "ve": ("have",),
    "m": ("am",),
    "s": ("'s",),
    "t": ("not",),
}
