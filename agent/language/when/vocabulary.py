"""The words that dates and times are made of: each has one kind and one number. The grammar speaks in kinds."""

from agent.language.when.mention import PartOfDay

PARTS = tuple(PartOfDay)
HOUR = 60
DAY, WEEK, MONTH, YEAR = 1, 7, 30, 365
YESTERDAY, TODAY, TOMORROW, OVERMORROW = -1, 0, 1, 2
WORKING_DAYS, WEEKENDS = 7, 8
MIDNIGHT, NOON = 0, 12 * 60


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


COUNTED_FROM_ONE = {
    "month": (
        "january jan janury januray janaury",
        "february feb febuary febrary feburary",
        "march mar marh",
        "april apr aprl",
        "may",
        "june jun",
        "july jul",
        "august aug agust",
        "september sep sept setpember septemer",
        "october oct octber",
        "november nov novemeber",
        "december dec decemeber",
    ),
    "ordword": (
        *("first", "second", "third", "fourth forth", "fifth", "sixth", "seventh", "eighth eigth", "ninth nineth"),
        *("tenth", "eleventh", "twelfth twelth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
        *("eighteenth", "nineteenth", "twentieth"),
    ),
    "hourword": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}

VALUED = {
    "weekday": {
        0: "monday mon monay munday mondy moday",
        1: "tuesday tue tues teusday tusday tuseday tuesdy",
        2: "wednesday wed weds wednes wensday wendsday wednsday wedensday wenesday wendesday wednesay",
        3: "thursday thu thur thurs thrs thirsday thrusday thusday thurday thersday",
        4: "friday fri firday frday fryday frdy fridy",
        5: "saturday sat satuday saterday satday satrday",
        6: "sunday sun sundy suday",
    },
    "weekdays": {
        0: "mondays",
        1: "tuesdays",
        2: "wednesdays",
        3: "thursdays",
        4: "fridays",
        5: "saturdays",
        6: "sundays",
        WORKING_DAYS: "weekday weekdays",
        WEEKENDS: "weekends wkends",
    },
    "part": {
        PARTS.index(PartOfDay.MORNING): "morning mornin morn mornings mrng mornng moring mornig",
        PARTS.index(PartOfDay.LUNCHTIME): "lunchtime lunch lunchtimes lunchbreak",
        PARTS.index(PartOfDay.AFTERNOON): "afternoon afternoons arvo aft afternon aftrnoon afternoo",
        PARTS.index(PartOfDay.EVENING): "evening evenings evning eveing evng",
        PARTS.index(PartOfDay.NIGHT): "night nights nite nightime nighttime",
    },
    "ordword": {30: "thirtieth"},
    "teenword": {
        **{13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen"},
        19: "nineteen",
    },
    "tensword": {20: "twenty", 30: "thirty", 40: "forty fourty", 50: "fifty"},
    "tonight": {
        PARTS.index(PartOfDay.EVENING): "tonight tonite 2nite 2night tonights tnite 2nyt",
    },
    "eve": {PARTS.index(PartOfDay.EVENING): "eve"},
    "ishfixed": {NOON: "noonish middayish", MIDNIGHT: "midnightish"},
    "ishhour": {number: f"{word}ish" for number, word in enumerate(COUNTED_FROM_ONE["hourword"], 1)},
    "dayword": {
        TODAY: "today 2day todays tday todya tody",
        TOMORROW: "tomorrow tomorow tommorow tommorrow tomorro tomorrw tommorw tomoro tommoro tomrow tomrrow tmrw tmr"
        " tmrow tmw tmmrw tmmr tomo tomoz 2moro 2morow 2morro 2morrow 2mrw 2mor 2mora 2moz tomora tomarrow tomarow"
        " tomorrows tommorrows morrow temorrow tumorrow tomorroe tmorrow tommrow",
        YESTERDAY: "yesterday yday ystrday yesturday",
        OVERMORROW: "overmorrow",
    },
    "fixed": {NOON: "noon midday noontime", MIDNIGHT: "midnight"},
    "unit": {1: "minute minutes min mins minuets", HOUR: "hour hours hr hrs"},
    "dayunit": {
        DAY: "day days",
        WEEK: "week weeks wk wks",
        2 * WEEK: "fortnight fortnights",
        MONTH: "month months mth mths",
        YEAR: "year years yr yrs",
    },
    "period_end": {WEEK: "eow", MONTH: "eom"},
    "couple": {2: "couple", 3: "few several"},
}

PLAIN = {
    "this": "this ths dis current",
    "next": "next nxt nex",
    "last": "last",
    "previous": "previous prior",
    "coming": "coming upcoming comming",
    "following": "following",
    "the": "the da teh",
    "a": "a an",
    "of": "of",
    "in": "in",
    "within": "within",
    "on": "on",
    "at": "at @",
    "for": "for fr",
    "by": "by",
    "from": "from frm",
    "since": "since",
    "to": "to",
    "than": "than",
    "till": "till til until untill",
    "through": "through thru",
    "between": "between btw btwn inbetween betwen",
    "dash": "- – — ‒ −",
    "and": "and &",
    "or": "or / nor",
    "comma": ", ; ( ) : …",
    "stop": ". ! ? \n",
    "before": "before b4 befor",
    "after": "after aftr afer",
    "around": "around about arround approx approximately roughly circa round towards ~ ≈ aroud abt",
    "past": "past",
    "half": "half haf",
    "quarter": "quarter qtr quater",
    "oclock": "oclock o'clock",
    "ish": "ish",
    "hletter": "h",
    "early": "early",
    "mid": "mid middle",
    "late": "late",
    "later": "later l8r",
    "earlier": "earlier sooner",
    "earliest": "earliest soonest asap",
    "latest": "latest",
    "business_end": "eod cob eob",
    "anytime": "anytime whenever",
    "soon": "soon",
    "another": "another different other",
    "end": "end",
    "start": "start beginning",
    "weekend": "weekend wknd wkend weeknd",
    "same": "same",
    "that": "that",
    "onwards": "onwards onward",
    "ago": "ago",
    "now": "now",
    "holiday": "christmas xmas easter thanksgiving halloween valentine valentines nye boxing independence patricks",
    "each": "every each any",
    "label": "room suite apt apartment flat building bldg floor level gate aged age version section chapter phase",
    "chooser": "option number choice nr num #",
    "street": "street st ave avenue road rd blvd boulevard lane ln highway hwy court terrace"
    " circle plaza parkway pkwy crescent mall",
    "count": "people ppl person pax adult kid child children men women man woman guest teeth tooth feet foot yo x"
    " percent degree bucks quid euro usd gbp eur aed inr rs lakh km mile kg lb mg ml cm mm inch star more extra"
    " separate additional others new dog cat seconds sec secs %",
}


def _words() -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for kind, rows in COUNTED_FROM_ONE.items():
        for number, words in enumerate(rows, 1):
            table.update((word, (kind, number)) for word in words.split())
    for kind, valued in VALUED.items():
        for number, words in valued.items():
            table.update((word, (kind, number)) for word in words.split())
    for kind, words in PLAIN.items():
        table.update((word, (kind, 0)) for word in words.split(" "))
    return table


MOVING = word_set(
    "move moved moving change changed changing reschedule rescheduled rescheduling shift switch push pushed bump"
    " swap postpone prepone delay bring rebook shifted resched"
)
WORDS = _words()
