"""The gate over the whole labelled set, and what must hold for any reply."""

from dataclasses import replace
from decimal import Decimal

import pytest

from agent.claims import Claim, OfferedSlot, check_reply
from tests.agent.claims import salon
from tests.agent.claims.labelled import WORLDS, LabelledReply, labelled_replies

REPLIES = labelled_replies()
TRUE = [reply for reply in REPLIES if reply.true]
UNTRUE = [reply for reply in REPLIES if not reply.true]


def found_kinds(reply: LabelledReply) -> set[Claim]:
    return {untruth.kind for untruth in check_reply(reply.text, reply.facts).untruths}


def listing(replies: list[LabelledReply]) -> str:
    return "\n".join(f"{reply.world}: {reply.text!r} -> {sorted(found_kinds(reply))}" for reply in replies)


def test_no_untruth_of_the_labelled_set_is_missed() -> None:
    missed = [reply for reply in UNTRUE if check_reply(reply.text, reply.facts).ok]
    assert not missed, f"{len(missed)} of {len(UNTRUE)} missed:\n{listing(missed)}"


def test_fewer_than_two_in_a_hundred_true_replies_raise_a_false_alarm() -> None:
    alarms = [reply for reply in TRUE if not check_reply(reply.text, reply.facts).ok]
    assert len(alarms) < 0.02 * len(TRUE), f"{len(alarms)} of {len(TRUE)} true replies refused:\n{listing(alarms)}"


def test_each_untruth_is_named_for_what_it_is() -> None:
    misnamed = [reply for reply in UNTRUE if not found_kinds(reply) & reply.kinds]
    assert not misnamed, f"{len(misnamed)} of {len(UNTRUE)} misnamed:\n{listing(misnamed)}"


def test_the_labelled_set_is_large_mixed_and_consistent() -> None:
    assert len(REPLIES) >= 260
    assert 0.4 <= len(TRUE) / len(REPLIES) <= 0.6
    assert len({(reply.world, reply.text) for reply in REPLIES}) == len(REPLIES)
    assert all(reply.world in WORLDS and reply.true == (not reply.kinds) for reply in REPLIES)


def test_every_kind_of_untruth_occurs_in_the_labelled_set() -> None:
    assert frozenset[Claim]().union(*(reply.kinds for reply in UNTRUE)) == set(Claim)


@pytest.mark.parametrize("reply", ["", " ", "\n\n", "...", "😀", "?", "****", "1.", "👍🏽", "-\n-\n-", "\ufeff\u200b"])
def test_a_reply_without_words_states_nothing(reply: str) -> None:
    assert check_reply(reply, salon.OFFERED).ok


@pytest.mark.parametrize(
    "unit",
    [
        "I've booked you for Tuesday at 10. ",
        "10:00, ",
        "I have sent the ",
        "(((",
        "your booking is ",
        "😀",
        "a",
        "if ",
        "\n- ",
    ],
    ids=["claims", "times", "promises", "brackets", "states", "pictures", "letters", "conditions", "bullets"],
)
def test_twenty_thousand_characters_of_anything_are_read(unit: str) -> None:
    reply = (unit * (20_000 // len(unit) + 1))[:20_000]
    assert check_reply(reply, WORLDS["salon.two"]) == check_reply(reply, WORLDS["salon.two"])


def test_an_untruth_quotes_the_sentence_as_the_reply_has_it() -> None:
    verdict = check_reply("Sure! **I’ve booked** you for Tuesday at 10:00 AM. Bye!", WORLDS["salon.offered"])
    assert [untruth.quote for untruth in verdict.untruths] == ["**I’ve booked** you for Tuesday at 10:00 AM."]


def test_a_time_may_be_named_in_another_zone_when_the_zone_is_said() -> None:
    facts = WORLDS["salon.chicago"]
    assert check_reply("Ben has 3:00 PM Central on Tuesday at Lakeview, that is 4:00 PM Eastern.", facts).ok
    assert not check_reply("Ben has 4:00 PM Central on Tuesday at Lakeview.", facts).ok


def test_a_slot_that_names_nobody_may_be_offered_with_anybody() -> None:
    facts = replace(salon.FRESH, offered=(OfferedSlot(salon.at(24, 10), "Haircut", "Downtown"),))
    assert check_reply("Tuesday at 10:00 AM with Chloe is free. Shall I take it?", facts).ok


def test_a_price_of_another_tool_result_may_be_stated() -> None:
    reply = "There is a deposit of $15 for the haircut. Is that fine?"
    assert not check_reply(reply, salon.FRESH).ok
    assert check_reply(reply, replace(salon.FRESH, amounts=(Decimal(15),))).ok


@pytest.mark.parametrize(
    ("sends", "reply"),
    [
        ("reminder", "You're all set for Tuesday at 10:00 AM! I'll remind you the day before."),
        ("email", "You're all set for Tuesday at 10:00 AM! You'll receive a confirmation email shortly."),
        ("text", "You're all set for Tuesday at 10:00 AM! We'll send you a text shortly."),
        ("call", "You're all set for Tuesday at 10:00 AM! We'll call you the day before."),
        ("notice", "You're all set for Tuesday at 10:00 AM! We'll let you know if anything changes."),
    ],
)
def test_only_what_the_product_sends_may_be_promised(sends: str, reply: str) -> None:
    facts = WORLDS["salon.booked"]
    assert {untruth.kind for untruth in check_reply(reply, facts).untruths} == {Claim.PROMISE}
    assert check_reply(reply, replace(facts, sends=frozenset({sends}))).ok


def test_a_reference_may_be_quoted_when_it_exists() -> None:
    reply = "Booked for Tuesday at 10:00 AM! Booking reference: BLM4821."
    assert not check_reply(reply, WORLDS["salon.booked"]).ok
    assert check_reply(reply, replace(WORLDS["salon.booked"], references=("BLM4821",))).ok


def test_the_same_words_are_judged_by_the_facts_alone() -> None:
    reply = "You're all set for Tuesday at 10:00 AM with Ana."
    assert check_reply(reply, WORLDS["salon.booked"]).ok
    assert not check_reply(reply, WORLDS["salon.propose"]).ok
    assert not check_reply(reply, WORLDS["salon.moved"]).ok
    assert not check_reply(reply, WORLDS["salon.cancelled"]).ok
