from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.business import (
    Block,
    Business,
    DateOverride,
    Location,
    Provider,
    ProviderVisibility,
    Service,
    TimeOff,
    WeeklyHours,
)
from booking_core.business_file import BusinessFile, read_business_file
from booking_core.errors import BusinessFileRefused

NEW_YORK = ZoneInfo("America/New_York")
DEMO = Path(__file__).parents[2] / "frontdesk/demo_business.yaml"

WHOLE = """\
business: {name: Bloom Salon, timezone: America/New_York, country: US, language: en, currency: USD,
           provider_visibility: assigned_services, max_upcoming_per_customer: 5}
locations:
  - {id: downtown, name: Downtown, address: 12 Main St, timezone: America/New_York}
  - {id: harbour, name: Harbour, timezone: Europe/London}
services:
  - id: haircut
    name: Haircut
    description: Wash, cut and finish
    aliases: [trim, cut]
    duration: 30            # minutes, as are the next four
    buffer_before: 5
    buffer_after: 10
    slot_interval: 15
    min_notice: 60
    booking_window_days: 90
    cancel_notice: 120
    requires_approval: true
    price: 40.00
    locations: [downtown]
providers:
  - id: ana
    name: Ana Silva
    email: ana@example.com
    services: [haircut]
    hours:
      - {location: downtown, days: [mon, tue], from: "09:00", to: "17:00"}
    overrides:
      - {date: 2026-12-24, location: downtown, hours: [["09:00", "12:00"]]}
      - {date: 2026-12-25, location: downtown, closed: true}
    time_off:
      - {from: "2026-12-28T09:00", to: "2026-12-30T17:00"}
"""

SMALL = """\
business: {name: Bloom, timezone: America/New_York}
locations: [{id: downtown, name: Downtown, timezone: America/New_York}]
services: [{id: haircut, name: Haircut, duration: 30, locations: [downtown]}]
providers: [{id: ana, name: Ana, services: [haircut], hours: []}]
"""


def refusal(source: str | bytes) -> BusinessFileRefused:
    with pytest.raises(BusinessFileRefused) as caught:
        read_business_file(source)
    return caught.value


def with_hours(*entries: str) -> str:
    """Ana's hours stand on line 9 and after."""
    ana = "providers:\n  - id: ana\n    name: Ana\n    services: [haircut]\n    hours:\n"
    rows = "".join(f"      - {entry}\n" for entry in entries)
    return "".join(SMALL.splitlines(keepends=True)[:3]) + ana + rows


def test_a_whole_file_becomes_values() -> None:
    days = (WeeklyHours("downtown", 0, Block(540, 1020)), WeeklyHours("downtown", 1, Block(540, 1020)))
    assert read_business_file(WHOLE) == BusinessFile(
        Business("Bloom Salon", NEW_YORK, "US", "en", "USD", ProviderVisibility.ASSIGNED_SERVICES, 5),
        (
            Location("downtown", "Downtown", NEW_YORK, "12 Main St"),
            Location("harbour", "Harbour", ZoneInfo("Europe/London")),
        ),
        (
            Service(
                id="haircut",
                name="Haircut",
                duration=30,
                location_ids=("downtown",),
                description="Wash, cut and finish",
                aliases=("trim", "cut"),
                buffer_before=5,
                buffer_after=10,
                slot_interval=15,
                min_notice=60,
                booking_window_days=90,
                cancel_notice=120,
                requires_approval=True,
                price=Decimal("40.00"),
            ),
        ),
        (
            Provider(
                id="ana",
                name="Ana Silva",
                service_ids=("haircut",),
                email="ana@example.com",
                hours=days,
                overrides=(
                    DateOverride("downtown", date(2026, 12, 24), (Block(540, 720),)),
                    DateOverride("downtown", date(2026, 12, 25)),
                ),
                time_off=(
                    TimeOff(datetime.fromisoformat("2026-12-28T09:00"), datetime.fromisoformat("2026-12-30T17:00")),
                ),
            ),
        ),
    )


def test_only_the_required_keys_are_required_and_the_rest_have_the_defaults_of_the_values() -> None:
    assert read_business_file(SMALL) == BusinessFile(
        Business("Bloom", NEW_YORK),
        (Location("downtown", "Downtown", NEW_YORK),),
        (Service("haircut", "Haircut", 30, ("downtown",)),),
        (Provider("ana", "Ana", ("haircut",)),),
    )


def test_a_business_may_have_nobody_yet() -> None:
    assert read_business_file("".join(SMALL.splitlines(keepends=True)[:3])).providers == ()


def test_an_empty_optional_value_is_as_good_as_none() -> None:
    assert read_business_file(WHOLE.replace("email: ana@example.com", "email:")).providers[0].email is None


def test_the_demo_business_can_be_read() -> None:
    demo = read_business_file(DEMO.read_bytes())
    assert (len(demo.locations), len(demo.services), len(demo.providers)) == (2, 7, 5)
    assert any(service.requires_approval for service in demo.services)
    offered = {skill for provider in demo.providers for skill in provider.service_ids}
    assert offered == {service.id for service in demo.services}


@pytest.mark.parametrize(
    "written", ["09:00", '"09:00"', "'9:00'"], ids=["unquoted", "quoted", "without a leading nought"]
)
def test_a_time_of_day_is_read_however_it_is_quoted(written: str) -> None:
    file = with_hours(f"{{location: downtown, days: [mon], from: {written}, to: '24:00'}}")
    assert read_business_file(file).providers[0].hours[0].block == Block(540, 1440)


def test_hours_that_touch_are_accepted() -> None:
    file = with_hours(
        "{location: downtown, days: [mon], from: '09:00', to: '12:00'}",
        "{location: downtown, days: [mon], from: '12:00', to: '17:00'}",
    )
    assert [hours.block for hours in read_business_file(file).providers[0].hours] == [Block(540, 720), Block(720, 1020)]


def test_an_alias_of_yaml_stands_for_what_it_names() -> None:
    file = WHOLE.replace("days: [mon, tue]", "days: &week [mon, tue]").replace(
        "    overrides:", "      - {location: harbour, days: *week, from: '18:00', to: '20:00'}\n    overrides:"
    )
    assert [(h.location_id, h.weekday) for h in read_business_file(file).providers[0].hours[2:]] == [
        ("harbour", 0),
        ("harbour", 1),
    ]


def test_time_off_may_last_until_midnight() -> None:
    file = WHOLE.replace("2026-12-30T17:00", "2026-12-30T24:00")
    assert read_business_file(file).providers[0].time_off[0].end == datetime.fromisoformat("2026-12-31")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    windows = b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()
    assert read_business_file(windows) == read_business_file(WHOLE)


@dataclass(frozen=True)
class Wrong:
    """One edit of the whole file, the line that is blamed and words of the message."""

    id: str
    old: str
    new: str
    line: int
    says: str


WRONGS = (
    Wrong("unknown key at the top", "locations:\n", "extras: {}\nlocations:\n", 3, 'unknown key "extras"'),
    Wrong("unknown key of the business", "country:", "contry:", 1, 'unknown key "contry": did you mean "country"?'),
    Wrong("unknown key of a location", "address:", "adress:", 4, 'location "downtown": unknown key "adress"'),
    Wrong("unknown key of a service", "min_notice:", "minimum_notice:", 15, 'did you mean "min_notice"?'),
    Wrong("unknown key of a provider", "time_off:", "holidays:", 31, 'provider "ana": unknown key "holidays"'),
    Wrong("unknown key of hours", 'to: "17:00"}', 'until: "17:00"}', 27, 'unknown key "until"'),
    Wrong("unknown key of an override", "closed: true", "shut: true", 30, 'unknown key "shut"'),
    Wrong("unknown key of time off", 'to: "2026-12-30T17:00"', 'till: "2026-12-30T17:00"', 32, 'unknown key "till"'),
    Wrong("merge key", "email: ana@example.com", "<<: {name: Ana}", 24, 'unknown key "<<"'),
    Wrong("business without a name", "name: Bloom Salon, ", "", 1, 'business: "name" is missing'),
    Wrong("business without a zone", "timezone: America/New_York, c", "c", 1, 'business: "timezone" is missing'),
    Wrong("location without an id", "id: downtown, ", "", 4, '"id" is missing'),
    Wrong("location without a name", "name: Downtown, ", "", 4, 'location "downtown": "name" is missing'),
    Wrong("location without a zone", ", timezone: Europe/London", "", 5, '"timezone" is missing'),
    Wrong("service without a duration", "duration: 30            #", "#", 7, '"duration" is missing'),
    Wrong("service without locations", "    locations: [downtown]\n", "", 7, '"locations" is missing'),
    Wrong("provider without services", "    services: [haircut]\n", "", 22, '"services" is missing'),
    Wrong("hours without a day", "days: [mon, tue], ", "", 27, '"days" is missing'),
    Wrong("hours without a place", "location: downtown, days", "days", 27, '"location" is missing'),
    Wrong("empty name", "name: Haircut", 'name: "  "', 8, 'service "haircut": "name" is empty'),
    Wrong("name left out", "name: Haircut", "name:", 8, '"name" is empty'),
    Wrong("name too long", "name: Haircut", f"name: {'x' * 121}", 8, "longer than 120 characters"),
    Wrong("name that is a number", "name: Haircut", "name: 42", 8, "42 is not: put it in quotes"),
    Wrong("name that is a list", "name: Haircut", "name: [a]", 8, '"name" is one value, not a list'),
    Wrong("name with a bell", "name: Haircut", 'name: "a\\ab"', 8, "control character"),
    Wrong("location given twice", "id: harbour", "id: downtown", 5, "already used on line 4"),
    Wrong("id with a space", "id: harbour", "id: the harbour", 5, "letters, digits"),
    Wrong("id that is a number", "id: harbour", "id: 7", 5, "put it in quotes"),
    Wrong("key given twice", "name: Haircut", "name: Haircut\n    name: Cut", 9, "given twice, first on line 8"),
    Wrong("unknown zone", "Europe/London", "Europe/Londn", 5, 'did you mean "Europe/London"?'),
    Wrong("zone that is a folder", "Europe/London", "Europe", 5, "is not an IANA time zone"),
    Wrong("zone that climbs", "Europe/London", "../../etc/passwd", 5, "is not an IANA time zone"),
    Wrong("unknown country", "country: US", "country: us", 1, 'did you mean "US"?'),
    Wrong("unknown language", "language: en", "language: english", 1, "is not a language of ISO 639-1"),
    Wrong("unknown currency", "currency: USD", "currency: DOLLAR", 1, "is not a currency of ISO 4217"),
    Wrong("unknown visibility", "assigned_services", "everything", 2, "choose from assigned_services, own"),
    Wrong("no upcoming booking allowed", "customer: 5", "customer: 0", 2, "must be from 1 to 1000"),
    Wrong("service at an unknown place", "locations: [downtown]", "locations: [uptown]", 20, 'no location "uptown"'),
    Wrong("service nowhere", "locations: [downtown]", "locations: []", 20, "name at least one"),
    Wrong("service in one place twice", "[downtown]", "[downtown, downtown]", 20, 'names "downtown" twice'),
    Wrong("place not in a list", "locations: [downtown]", "locations: downtown", 20, "write [downtown]"),
    Wrong("list of mappings for words", "[trim, cut]", "[{a: b}]", 10, "a list of words, not of keys with values"),
    Wrong("unknown service", "services: [haircut]", "services: [hircut]", 25, 'did you mean "haircut"?'),
    Wrong("hours at an unknown place", "location: downtown, days", "location: uptown, days", 27, '"uptown"'),
    Wrong("override elsewhere", "12-24, location: downtown", "12-24, location: up", 29, 'no location "up"'),
    Wrong("negative duration", "duration: 30", "duration: -30", 11, "must be from 1 to 10080"),
    Wrong("no duration", "duration: 30", "duration: 0", 11, "must be from 1"),
    Wrong("endless duration", "duration: 30", "duration: 999999999999999", 11, "whole number"),
    Wrong("half a minute", "duration: 30", "duration: 30.5", 11, "a whole number"),
    Wrong("duration in words", "duration: 30", "duration: half an hour", 11, "not half an hour"),
    Wrong("duration in quotes", "duration: 30", 'duration: "30"', 11, "without quotes"),
    Wrong("duration of truth", "duration: 30", "duration: true", 11, "not true"),
    Wrong("negative buffer before", "buffer_before: 5", "buffer_before: -5", 12, "must be from 0"),
    Wrong("negative buffer after", "buffer_after: 10", "buffer_after: -1", 13, "must be from 0"),
    Wrong("no slot interval", "slot_interval: 15", "slot_interval: 0", 14, "must be from 1"),
    Wrong("negative notice", "min_notice: 60", "min_notice: -60", 15, "must be from 0"),
    Wrong("negative window", "window_days: 90", "window_days: -1", 16, "must be from 0"),
    Wrong("negative cancel notice", "cancel_notice: 120", "cancel_notice: -1", 17, "must be from 0"),
    Wrong("approval as yes", "requires_approval: true", "requires_approval: yes", 18, "true or false, not yes"),
    Wrong("negative price", "price: 40.00", "price: -1", 19, "an amount such as 40 or 40.50"),
    Wrong("price in tenths of a cent", "price: 40.00", "price: 40.001", 19, "an amount"),
    Wrong("price with its currency", "price: 40.00", "price: $40", 19, "not $40"),
    Wrong("price without an end", "price: 40.00", "price: .inf", 19, "not .inf"),
    Wrong("not an address", "ana@example.com", "ana at example.com", 24, "not an email address"),
    Wrong("hours end before they start", 'to: "17:00"}', 'to: "08:00"}', 27, "past midnight are two entries"),
    Wrong("hours take no time", 'to: "17:00"}', 'to: "09:00"}', 27, "they end when they start"),
    Wrong("hours past the end of the day", 'to: "17:00"}', 'to: "24:01"}', 27, 'at most "24:00"'),
    Wrong("minute that is none", 'to: "17:00"}', 'to: "16:60"}', 27, "not a time of day"),
    Wrong("hours as minutes", 'to: "17:00"}', "to: 1020}", 27, 'write it as "09:00"'),
    Wrong("day in full", "[mon, tue]", "[Monday]", 27, 'did you mean "mon"?'),
    Wrong("no days", "[mon, tue]", "[]", 27, "name at least one"),
    Wrong("day named twice", "[mon, tue]", "[mon, mon]", 27, 'names "mon" twice'),
    Wrong("override on no date", "2026-12-25", "2026-02-30", 30, "2026-02-30 does not exist"),
    Wrong("date the other way round", "2026-12-25", "25.12.2026", 30, "write it as 2026-12-24"),
    Wrong("date of another age", "2026-12-25", "0001-01-01", 30, "outside the years"),
    Wrong("override without an answer", ", closed: true", "", 30, 'needs "hours", or "closed: true"'),
    Wrong("override that is not closed", "closed: true", "closed: false", 30, 'needs "hours"'),
    Wrong("override with both", "closed: true", 'closed: true, hours: [["09:00", "10:00"]]', 30, "says both"),
    Wrong("override with no hours", "closed: true", "hours: []", 30, 'write "closed: true" instead'),
    Wrong("override given twice", "2026-12-25", "2026-12-24", 30, "already has one on line 29"),
    Wrong("override hours not in pairs", '[["09:00", "12:00"]]', '["09:00", "12:00"]', 29, "are pairs"),
    Wrong(
        "override hours that overlap",
        '[["09:00", "12:00"]]',
        '[["09:00", "12:00"], ["11:59", "13:00"]]',
        29,
        "hours overlap: 09:00-12:00 and 11:59-13:00",
    ),
    Wrong("time off that ends too early", "12-30T17:00", "12-28T08:59", 32, "before it has begun"),
    Wrong("time off that takes no time", "12-30T17:00", "12-28T09:00", 32, "before it has begun"),
    Wrong("time off on no date", "2026-12-30T17:00", "2026-13-30T17:00", 32, "does not exist"),
    Wrong("time off with an offset", "12-30T17:00", "12-30T17:00Z", 32, "in the zone of the business"),
    Wrong("time off by days", "2026-12-30T17:00", "2026-12-30", 32, "is not a local time"),
    Wrong("list for a mapping", "{id: harbour, name: Harbour, timezone: Europe/London}", "[a]", 5, "not as a list"),
    Wrong("tag", "name: Haircut", "name: !!str Haircut", 8, "tags like"),
    Wrong("python tag", "name: Haircut", "name: !!python/object:os.system x", 8, "tags like"),
    Wrong("tab", "    name: Haircut", "\tname: Haircut", 8, "indent with spaces"),
    Wrong("colon too many", "name: Haircut", "name: Hair: cut", 8, "this is not YAML"),
    Wrong("open quote", "name: Haircut", "name: 'Haircut", 8, "this is not YAML"),
    Wrong("open bracket", "aliases: [trim, cut]", "aliases: [trim, cut", 10, "this is not YAML"),
    Wrong("unknown alias", "name: Haircut", "name: *cut", 8, "not defined above"),
    Wrong("alias of itself", "[trim, cut]", "&a [trim, *a]", 10, "not defined above"),
    Wrong("second document", "providers:\n", "---\nproviders:\n", 21, "a second document"),
    Wrong("control character", "name: Haircut", "name: Hair\x07cut", 8, "a control character"),
)  # fmt: skip


@pytest.mark.parametrize("case", WRONGS, ids=lambda case: case.id)
def test_what_is_wrong_is_refused_with_its_line(case: Wrong) -> None:
    file = WHOLE.replace(case.old, case.new, 1)
    assert file != WHOLE
    refused = refusal(file)
    assert refused.line == case.line
    blamed = [line for line in refused.message.splitlines() if line.startswith(f"line {case.line}: ")]
    assert any(case.says in line for line in blamed), refused.message


def test_a_line_is_only_blamed_for_what_stands_on_it() -> None:
    """Apart from what follows from it, one mistake is one problem."""
    alone = [
        case
        for case in WRONGS
        if len(refusal(WHOLE.replace(case.old, case.new, 1)).message.splitlines()) > 1
        and not case.id.startswith(("unknown key", "merge key"))
    ]
    assert [case.id for case in alone] == ["location without an id"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("'09:00', to: '12:00'", "'11:00', to: '13:00'"), ("'09:00', to: '17:00'", "'09:00', to: '17:00'")],
    ids=["partly", "wholly"],
)
def test_hours_that_overlap_are_refused_at_the_later_entry(earlier: str, later: str) -> None:
    file = with_hours(
        f"{{location: downtown, days: [mon, tue], from: {earlier}}}",
        f"{{location: downtown, days: [tue], from: {later}}}",
    )
    refused = refusal(file)
    assert refused.line == 10
    assert "hours on tue at downtown overlap" in refused.message


def test_the_same_hours_at_two_places_do_not_overlap() -> None:
    two = SMALL.replace("[{id: d", "[{id: harbour, name: Harbour, timezone: Europe/London}, {id: d")
    file = two.replace(
        "hours: []",
        "hours: [{location: downtown, days: [mon], from: '09:00', to: '12:00'}, "
        "{location: harbour, days: [mon], from: '09:00', to: '12:00'}]",
    )
    assert len(read_business_file(file).providers[0].hours) == 2


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    file = WHOLE.replace("duration: 30", "duration: -1").replace("US,", "XX,").replace("17:00", "8:00")
    refused = refusal(file)
    assert refused.line == 1
    assert [line.split(":")[0] for line in refused.message.splitlines()] == ["line 1", "line 11", "line 27"]


def test_of_very_many_problems_the_first_are_told() -> None:
    rows = "".join(f"  - {{id: '{number} x'}}\n" for number in range(2000))
    refused = refusal(f"services:\n{rows}")
    assert len(refused.message.splitlines()) == 21
    assert refused.message.splitlines()[-1].startswith("and ")


@pytest.mark.parametrize(
    "source", ["", "\n\n", "# nothing\n", b"\xef\xbb\xbf"], ids=["empty", "blank", "comment", "mark"]
)
def test_an_empty_file_is_refused(source: str | bytes) -> None:
    assert refusal(source).message == "the file is empty"
    assert refusal(source).line is None


@pytest.mark.parametrize("source", ["bloom", "[a, b]", "42", "--- \n..."], ids=["word", "list", "number", "nothing"])
def test_what_is_not_a_business_at_all_is_refused(source: str) -> None:
    assert "the file is written as keys with values" in refusal(source).message


def test_sections_that_are_missing_are_named() -> None:
    assert refusal("providers: []").message.splitlines() == [
        'line 1: the file: "business" is missing',
        'line 1: the file: "locations" is missing',
        'line 1: the file: "services" is missing',
    ]


def test_text_that_is_not_utf_8_is_refused_with_its_line() -> None:
    refused = refusal(WHOLE.replace("Haircut", "Haircüt").encode("latin-1"))
    assert refused.line == 8
    assert "UTF-8" in refused.message


def test_a_file_of_more_than_a_mebibyte_is_refused_unread() -> None:
    assert "larger than 1 MiB" in refusal(SMALL + "#" * (1 << 20)).message


def test_aliases_that_multiply_are_refused() -> None:
    levels = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 9)]
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "\n".join(levels)
    refused = refusal(bomb)
    assert "more than 100,000 entries" in refused.message
    assert refused.line == 5


def test_brackets_without_end_are_refused() -> None:
    assert "nested too deeply" in refusal("[" * 100_000).message


@given(st.text(max_size=200))
def test_whatever_is_in_a_file_is_read_or_refused(source: str) -> None:
    with pytest.raises(BusinessFileRefused):
        read_business_file(source)


@given(st.data())
def test_a_file_with_anything_in_one_place_is_read_or_refused(data: st.DataObject) -> None:
    lines = WHOLE.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[at])))
    end = data.draw(st.integers(start, len(lines[at])))
    junk = data.draw(st.text(alphabet="ab:-[]{}\"'#&*!|>%@`,?0129. \t\n", max_size=8))
    lines[at] = lines[at][:start] + junk + lines[at][end:]
    with suppress(BusinessFileRefused):
        read_business_file("\n".join(lines))
