"""Finding services, places and people in a reply."""

from dataclasses import replace

import pytest

from agent.claims import check_reply
from agent.claims.names import Topic, vocabulary
from tests.agent.claims import clinic, grooming, salon


def found(text: str, topic: Topic, world: str = "salon") -> list[set[str]]:
    facts = {"salon": salon.FRESH, "clinic": clinic.FRESH, "grooming": grooming.FRESH}[world]
    return [set(mention.names) for mention in vocabulary(facts).mentions(text) if mention.topic is topic]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two haircuts", "Haircut"),
        ("a beard-trim", "Beard Trim"),
        ("a trim", "Haircut"),
        ("hair colour", "Hair Colour"),
    ],
)
def test_a_service_is_known_by_name_alias_and_plural(text: str, expected: str) -> None:
    assert found(text, Topic.SERVICE) == [{expected}]


@pytest.mark.parametrize("text", ["with Dr Patel", "with Dr. Priya Patel", "Priya's times", "PATEL"])
def test_a_person_is_known_by_first_or_last_name_with_or_without_title(text: str) -> None:
    assert found(text, Topic.PROVIDER, "clinic") == [{"Dr Priya Patel"}]


def test_a_place_is_known_by_its_address_too() -> None:
    assert found("at 12 Main St, or at Riverside", Topic.PLACE) == [{"Downtown"}, {"Riverside"}]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("with Will at 9", 1),
        ("Will is free", 1),
        ("8:30 (May), 11:00 (Will)", 2),
        ("Will you come? May I ask?", 0),
        ("will you", 0),
        ("on 5 May or May 6", 0),
        ("in May", 0),
    ],
)
def test_names_that_are_ordinary_words_count_only_as_names(text: str, people: int) -> None:
    assert len(found(text, Topic.PROVIDER, "grooming")) == people


def test_a_name_that_two_people_share_may_mean_either() -> None:
    words = vocabulary(replace(salon.FRESH, providers=("Ana Silva", "Ana Lopez")))
    assert [set(mention.names) for mention in words.mentions("Ana")] == [{"Ana Silva", "Ana Lopez"}]


@pytest.mark.parametrize(
    "provider", ["Natalie'S Salon", "Glama-Rama! Salon", "EyeMD of Alameda", "North-End Care: Hu M"]
)
def test_whoever_works_here_is_no_stranger_however_the_name_is_written(provider: str) -> None:
    facts = replace(salon.OFFERED, providers=(provider,), offered=(salon.slot(24, 10, provider=""),))
    assert check_reply(f"Tuesday 24 November at 10:00 AM is free with {provider} at Downtown.", facts).ok
    assert not check_reply("Tuesday 24 November at 10:00 AM is free with Marcus at Downtown.", facts).ok
