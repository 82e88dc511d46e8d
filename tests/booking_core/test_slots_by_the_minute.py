"""What is offered, what is refused and what is explained, against an oracle that looks at every minute."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.business import Block, DateOverride, Provider, Service, TimeOff, WeeklyHours
from booking_core.explain import explain, refusal
from booking_core.intervals import Interval
from booking_core.slots import Agenda, Inquiry, Occupied, Taken, agenda_of, booked_span, free_starts, offer
from tests.support.availability import CARE, PLACE, location
from tests.support.minute_oracle import Appointment, Oracle, minute_of, moment

DAYS = (
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("Australia/Sydney", date(2026, 4, 5)),
    ("Australia/Sydney", date(2026, 10, 4)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Asia/Kathmandu", date(2026, 6, 1)),
    ("Asia/Kolkata", date(2026, 6, 1)),
    ("Africa/Casablanca", date(2025, 2, 23)),
    ("Africa/Casablanca", date(2025, 4, 6)),
    ("Pacific/Chatham", date(2026, 4, 5)),
    ("Pacific/Chatham", date(2026, 9, 27)),
    ("Africa/Cairo", date(2026, 4, 24)),
    ("Africa/Cairo", date(2026, 10, 29)),
    ("America/Havana", date(2026, 11, 1)),
)
ZONES = tuple(sorted({zone for zone, _ in DAYS}))


@dataclass(frozen=True)
class Scene:
    """One question with everything that bears on it, for the product and for the oracle."""

    provider: Provider
    service: Service
    zone: str
    business_zone: str
    now: datetime
    ignore_notice: bool
    appointments: tuple[Appointment, ...]
    busy: tuple[tuple[int, int], ...]
    first: date
    last: date

    def agenda(self) -> Agenda:
        inquiry = Inquiry(self.service, location(self.zone), self.first, self.last, self.now, self.ignore_notice)
        booked = [
            Occupied.during(booked_span(other.service, moment(other.start)), Taken.BOOKING)
            for other in self.appointments
        ]
        busy = [Occupied.during(Interval(moment(start), moment(end)), Taken.BUSY) for start, end in self.busy]
        return agenda_of(inquiry, self.provider, ZoneInfo(self.business_zone), [*booked, *busy])

    def oracle(self) -> Oracle:
        return Oracle(
            self.provider,
            location(self.zone),
            self.service,
            ZoneInfo(self.business_zone),
            self.now,
            self.ignore_notice,
            self.appointments,
            self.busy,
            self.first,
            self.last,
        )


MINUTES = st.integers(0, 288).map(lambda count: count * 5)
BLOCKS = st.one_of(
    st.sampled_from([Block(0, 1440), Block(9 * 60, 17 * 60), Block(0, 150), Block(90, 200), Block(1320, 1440)]),
    st.tuples(MINUTES, MINUTES).filter(lambda ends: ends[0] != ends[1]).map(lambda ends: Block(min(ends), max(ends))),
)


@st.composite
def services(draw: st.DrawFn) -> Service:
    return Service(
        CARE,
        "Haircut",
        duration=draw(st.sampled_from([5, 15, 20, 30, 45, 60, 95, 240])),
        location_ids=(PLACE,),
        buffer_before=draw(st.sampled_from([0, 0, 5, 15])),
        buffer_after=draw(st.sampled_from([0, 0, 10, 30])),
        slot_interval=draw(st.sampled_from([5, 7, 15, 20, 30, 50, 60])),
        min_notice=draw(st.sampled_from([0, 30, 61, 24 * 60])),
        booking_window_days=draw(st.sampled_from([0, 1, 30])),
    )


@st.composite
def providers(draw: st.DrawFn, day: date) -> Provider:
    always = [WeeklyHours(PLACE, weekday, Block(0, 1440)) for weekday in range(7)]
    weekdays = st.builds(WeeklyHours, st.just(PLACE), st.integers(0, 6), BLOCKS)
    near = st.integers(-2, 3).map(lambda shift: day + timedelta(days=shift))
    overrides = st.builds(DateOverride, st.just(PLACE), near, st.lists(BLOCKS, max_size=2).map(tuple))
    quarters = st.integers(-8, 140).map(lambda count: datetime.combine(day, time()) + timedelta(minutes=15 * count))
    absences = st.tuples(quarters, st.integers(1, 40)).map(
        lambda drawn: TimeOff(drawn[0], drawn[0] + timedelta(minutes=15 * drawn[1]))
    )
    return Provider(
        "ana",
        "Ana Silva",
        (CARE,),
        hours=tuple(draw(st.one_of(st.lists(weekdays, min_size=4, max_size=9), st.just(always)))),
        overrides=tuple(draw(st.lists(overrides, max_size=2))),
        time_off=tuple(draw(st.lists(absences, max_size=1))),
    )


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    zone, changing = draw(st.sampled_from(DAYS))
    first = changing + timedelta(days=draw(st.integers(-1, 1)))
    noon = minute_of(datetime.combine(first, time(12), ZoneInfo(zone)))
    at = st.integers(-200, 300).map(lambda count: noon + 5 * count)
    busy = st.tuples(at, st.integers(0, 30)).map(lambda drawn: (drawn[0], drawn[0] + 5 * drawn[1]))
    return Scene(
        provider=draw(providers(changing)),
        service=draw(services()),
        zone=zone,
        business_zone=draw(st.one_of(st.just(zone), st.sampled_from(ZONES))),
        now=moment(noon + draw(st.integers(-2500, 300))) + timedelta(seconds=draw(st.sampled_from([0, 0, 1, 59.5]))),
        ignore_notice=draw(st.booleans()),
        appointments=tuple(draw(st.lists(st.builds(Appointment, at, services()), max_size=3))),
        busy=tuple(drawn for drawn in draw(st.lists(busy, max_size=2)) if drawn[0] < drawn[1]),
        first=first,
        last=first + timedelta(days=draw(st.integers(0, 1))),
    )


@settings(derandomize=True, max_examples=100, deadline=None)
@given(scenes())
def test_what_is_offered_is_what_the_rules_allow_minute_by_minute(scene: Scene) -> None:
    oracle = scene.oracle()
    expected = [moment(minute) for minute in oracle.minutes() if oracle.bookable(minute)]
    assert list(free_starts(scene.agenda())) == expected


@settings(derandomize=True, max_examples=15, deadline=None)
@given(scenes())
def test_a_start_is_offered_exactly_when_nothing_refuses_it(scene: Scene) -> None:
    agenda = scene.agenda()
    offered = set(free_starts(agenda))
    for minute in scene.oracle().minutes():
        start = moment(minute)
        reasons = explain(agenda, start)
        assert (start in offered) is (not reasons)
        assert refusal(agenda, start) == (reasons[0] if reasons else None)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(scenes())
def test_any_part_of_the_range_gives_the_same_answer_as_the_whole(scene: Scene) -> None:
    offered = free_starts(scene.agenda())
    whole = scene.agenda().inquiry
    for day in {scene.first, scene.last}:
        part = agenda_of(
            Inquiry(whole.service, whole.location, day, day, whole.now, whole.ignore_notice),
            scene.provider,
            ZoneInfo(scene.business_zone),
            scene.agenda().occupied,
        )
        zone = whole.location.timezone
        assert free_starts(part) == tuple(start for start in offered if start.astimezone(zone).date() == day)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(scenes(), st.data())
def test_the_slots_of_several_are_the_free_starts_of_each(scene: Scene, data: st.DataObject) -> None:
    others = [replace(data.draw(providers(scene.first)), id=name, name=name) for name in ("ben", "cem")]
    agendas = [scene.agenda(), *(replace(scene, provider=other, busy=()).agenda() for other in others)]
    found = offer(agendas)
    for agenda in agendas:
        its = tuple(slot.starts_at for slot in found if agenda.provider.id in slot.provider_ids)
        assert its == free_starts(agenda)
    assert list(found) == sorted(found, key=lambda slot: slot.starts_at)
    assert all(slot.provider_ids and list(slot.provider_ids) == sorted(slot.provider_ids) for slot in found)
