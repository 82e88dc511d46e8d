import json
from dataclasses import dataclass

import pytest

from agent.language.answers import Answer, Deed
from agent.language.catalog import Catalog
from agent.language.context import Asked, Context
from agent.language.intents import Intent, Topic
from agent.language.understanding import Understanding, as_json, understand
from tests.agent.language import sentence_cases
from tests.agent.language.businesses import BUSINESSES, CLINIC, DENTIST, NOW, SALON

FIELDS = (
    "service",
    "location",
    "provider",
    "date",
    "date_to",
    "time",
    "time_to",
    "part_of_day",
    "name",
    "phone",
    "email",
)
LEFT_OPEN = "-"


@dataclass(frozen=True)
class Case:
    text: str
    catalog: Catalog
    intent: str
    values: dict[str, str]

    def wrongs(self) -> list[str]:
        """What came out differently, field by field."""
        understood = understand(self.text, NOW, self.catalog)
        found: dict[str, str | None] = {
            **as_json(understood),
            "choice": str(understood.choice),
            "topic": "+".join(understood.main.topics),
            "wishes": "+".join(wish.intent for wish in understood.wishes),
        }
        wanted: dict[str, str | None] = {**dict.fromkeys(FIELDS), "intent": self.intent, **self.values}
        return [
            f"{name}: {found[name]}, not {value}"
            for name, value in wanted.items()
            if value != LEFT_OPEN and found[name] != value
        ]


def case_of(line: str) -> Case:
    text, _, wanted = line.partition(" => ")
    trade, mark, rest = text.partition(": ")
    intent, *pairs = wanted.split()
    values = dict(pair.split("=", 1) for pair in pairs)
    if "part" in values:
        values["part_of_day"] = values.pop("part")
    if "name" in values:
        values["name"] = values["name"].replace("_", " ")
    if mark and trade in BUSINESSES:
        return Case(rest, BUSINESSES[trade], intent, values)
    return Case(text, SALON, intent, values)


CASES = [
    case_of(line)
    for lines in (
        sentence_cases.SALON,
        sentence_cases.SALON_HELD_OUT,
        sentence_cases.CARE,
        sentence_cases.CARE_HELD_OUT,
        sentence_cases.FRESH,
        sentence_cases.LATER,
    )
    for line in lines
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_sentence_is_understood(case: Case) -> None:
    assert case.wrongs() == []


def test_the_sentences_are_many_and_use_every_intent() -> None:
    assert len(CASES) >= 300
    assert {case.intent for case in CASES} == {intent.value for intent in Intent}


def salon(text: str, asked: Asked | None = None, choices: int = 0, deed: Deed = Deed.BOOK) -> Understanding:
    return understand(text, NOW, SALON, Context(asked, choices, deed))


def test_the_json_has_the_fields_of_the_command_in_their_order() -> None:
    answer = as_json(salon("i need a haircut tomorrow between 2pm and 4pm with ana, im Jane Doe"))

    assert list(answer) == ["intent", *FIELDS]
    assert json.loads(json.dumps(answer)) == answer


def test_what_is_unsaid_is_null() -> None:
    assert set(list(as_json(salon("hello")).values())[1:]) == {None}


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "?", "...", "👍🏽", "\u200b", "🤔🤔", "((", "0", "#", "\x00", "a" * 10_000, "!" * 10_000]
)
def test_any_text_is_understood_as_something(text: str) -> None:
    understood = salon(text)

    assert understood.wishes
    assert as_json(understood)["service"] is None


def test_a_catalog_without_entries_still_lets_intents_dates_and_people_be_read() -> None:
    answer = as_json(understand("I'm Jane Doe, book me a haircut tomorrow", NOW, Catalog()))

    assert (answer["intent"], answer["date"], answer["name"]) == ("book", "2026-11-24", "Jane Doe")


class TestSeveralWishes:
    def test_each_has_its_own_service_and_day(self) -> None:
        cancel, book = salon("cancel my haircut and book a manicure on Friday").wishes

        assert (cancel.intent, cancel.service.id, cancel.date) == (Intent.CANCEL, "haircut", None)
        assert (book.intent, book.service.id, book.when.date) == (Intent.BOOK, "manicure", NOW.date().replace(day=27))

    def test_two_services_at_once_are_two_bookings_on_the_same_day(self) -> None:
        wishes = salon("a haircut and a beard trim on friday please").wishes

        assert [wish.service.id for wish in wishes] == ["haircut", "beard"]
        assert {wish.date for wish in wishes} == {NOW.date().replace(day=27)}

    def test_a_yes_and_a_question_are_both_kept(self) -> None:
        understood = salon("yes, what's the address?")

        assert [wish.intent for wish in understood.wishes] == [Intent.AFFIRM, Intent.ASK_INFO]
        assert understood.main.topics == (Topic.ADDRESS,)

    def test_questions_of_one_message_are_one_wish_with_all_topics(self) -> None:
        (wish,) = salon("how much is a haircut? how long does it take? and where are you?").wishes

        assert wish.topics == (Topic.PRICES, Topic.DURATION, Topic.ADDRESS)

    def test_there_is_an_end_to_what_is_taken_from_one_message(self) -> None:
        assert len(salon("cancel it and book a haircut and " * 300).wishes) <= 20


class TestMoving:
    def test_the_booked_day_is_told_from_the_wanted_one(self) -> None:
        (wish,) = salon("can you move my Tuesday appointment to Wednesday at 4pm").wishes

        assert (wish.booked.date, wish.date) == (NOW.date().replace(day=24), NOW.date().replace(day=25))

    def test_a_day_that_does_not_suit_is_the_booked_one(self) -> None:
        (wish,) = salon("I can't make it on Thursday, can I come Friday instead?").wishes

        assert (wish.intent, wish.booked.date, wish.date) == (
            Intent.RESCHEDULE,
            NOW.date().replace(day=26),
            NOW.date().replace(day=27),
        )

    def test_what_is_told_of_the_booking_is_not_what_is_wanted(self) -> None:
        (wish,) = salon("I have an appointment on Thursday at 2pm, I need to change it").wishes

        assert (wish.intent, wish.date, wish.booked.date) == (Intent.RESCHEDULE, None, NOW.date().replace(day=26))


class TestNames:
    def test_words_that_fit_several_services_leave_them_all_open(self) -> None:
        understood = salon("I'd like a massage on Friday")

        assert understood.main.service.ids == ("deep-tissue", "swedish")
        assert as_json(understood)["service"] is None

    def test_who_is_not_wanted_is_kept(self) -> None:
        understood = salon("a haircut with anyone but Tom")

        assert understood.main.provider.any
        assert understood.main.provider.unwanted == ("tom",)
        assert [mention.ids for mention in understood.negated] == [("tom",)]

    def test_of_two_names_the_corrected_one_counts(self) -> None:
        assert salon("a haircut with Ana, no wait, with Tom").main.provider.id == "tom"

    def test_somebody_unknown_is_named_as_such(self) -> None:
        understood = salon("can I book with Barbara Streep tomorrow")

        assert understood.stranger == "Barbara Streep"
        assert understood.main.provider.id is None

    def test_the_customer_may_be_called_like_a_provider(self) -> None:
        understood = salon("hi this is Ana, I want a haircut with Tom")

        assert (understood.name, understood.main.provider.id) == ("Ana", "tom")

    def test_people_called_like_months_are_no_dates(self) -> None:
        understood = understand("check-up with May tomorrow", NOW, DENTIST)

        assert (understood.main.provider.id, str(understood.main.date)) == ("wong", "2026-11-24")

    def test_street_numbers_are_no_times(self) -> None:
        understood = understand("the clinic at 99 Lake Drive", NOW, CLINIC)

        assert (understood.main.location.id, understood.main.time) == ("south", None)

    def test_telephone_numbers_are_no_times(self) -> None:
        understood = salon("call 212-555-0147, tomorrow")

        assert (understood.phone, understood.main.time) == ("+12125550147", None)

    def test_a_number_without_area_code_is_incomplete(self) -> None:
        understood = salon("my number is 555-0147")

        assert (understood.phone, understood.phone_is_incomplete) == (None, True)


class TestContext:
    def test_a_bare_name_answers_the_question_for_it(self) -> None:
        assert salon("zebediah quux", Asked.NAME).name == "Zebediah Quux"
        assert salon("zebediah quux").name is None

    def test_a_providers_name_is_the_customers_when_that_was_asked(self) -> None:
        assert salon("Ana", Asked.NAME).name == "Ana"
        assert salon("Ana", Asked.PROVIDER).main.provider.id == "ana"

    def test_a_number_picks_a_choice_only_among_those_offered(self) -> None:
        assert salon("3", Asked.CHOICE, 4).choice == 3
        assert salon("3", Asked.CHOICE, 4).main.time is None
        assert salon("4", Asked.CHOICE, 3).choice is None

    def test_an_ordinal_is_a_choice_where_choices_were_offered_and_a_day_where_not(self) -> None:
        assert salon("the 2nd", Asked.CHOICE, 3).choice == 2
        assert salon("the 2nd", Asked.WHEN).choice is None
        assert str(salon("the 2nd of december", Asked.WHEN).main.date) == "2026-12-02"

    def test_no_preference_answers_whatever_was_asked(self) -> None:
        assert salon("no preference", Asked.PROVIDER).main.provider.any
        assert not salon("no preference", Asked.LOCATION).main.provider.any
        assert salon("no preference", Asked.LOCATION).indifferent

    def test_praise_is_a_yes_to_a_read_back_and_thanks_otherwise(self) -> None:
        assert salon("great, thanks", Asked.CONSENT).intent is Intent.AFFIRM
        assert salon("great, thanks").intent is Intent.THANKS

    def test_nothing_more_is_a_no_to_anything_else(self) -> None:
        assert salon("that's all", Asked.MORE).intent is Intent.DENY
        assert salon("that's all").intent is Intent.GOODBYE

    def test_a_change_after_no_is_kept_beside_it(self) -> None:
        understood = salon("no, make it Friday", Asked.CONSENT)

        assert understood.answer is Answer.NO
        assert [wish.intent for wish in understood.wishes] == [Intent.DENY, Intent.GIVE_DETAILS]
        assert str(understood.main.date) == "2026-11-27"

    def test_a_condition_is_no_yes(self) -> None:
        understood = salon("yes but at 4pm", Asked.CONSENT)

        assert understood.answer is Answer.UNCLEAR
        assert str(understood.main.time) == "16:00:00"

    def test_cancel_it_is_a_yes_to_cancelling(self) -> None:
        assert salon("cancel it", Asked.CONSENT, deed=Deed.CANCEL).intent is Intent.AFFIRM
        assert salon("cancel it", Asked.CONSENT).answer is Answer.NO
