from dataclasses import replace

import pytest

from agent.language.catalog import Catalog, CatalogProvider, CatalogService, Kind
from agent.language.mentions import Mention, find_mentions
from agent.language.words import read_words
from tests.agent.language.businesses import BUSINESSES, CLINIC, DENTIST, SALON, VET


def mentions(text: str, catalog: Catalog = SALON, expecting: Kind | None = None) -> list[Mention]:
    return find_mentions(text, read_words(text), catalog, expecting)


def ids(text: str, catalog: Catalog = SALON, expecting: Kind | None = None) -> list[tuple[str, ...]]:
    return [mention.ids for mention in mentions(text, catalog, expecting)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a haircut", "haircut"),
        ("HAIRCUT", "haircut"),
        ("two haircuts", "haircut"),
        ("a hair cut", "haircut"),
        ("hair-cuts", "haircut"),
        ("a hiarcut", "haircut"),
        ("haricut pls", "haircut"),
        ("a trim", "haircut"),
        ("i need a cut", "haircut"),
        ("get my hair coloured", "color"),
        ("hilights", "color"),
        ("a manicur", "manicure"),
        ("manicures", "manicure"),
        ("my nails", "manicure"),
        ("deep tissue", "deep-tissue"),
        ("massage, deep tissue", "deep-tissue"),
        ("the swedish one", "swedish"),
        ("beard trim", "beard"),
        ("trim my beard", "beard"),
        ("Ana", "ana"),
        ("silva", "ana"),
        ("Anna", "ana"),
        ("with jose", "jose"),
        ("José Núñez", "jose"),
        ("with nunez", "jose"),
        ("with Will", "will"),
        ("Can Will do it", "will"),
        ("downtown", "downtown"),
        ("the downtwon one", "downtown"),
        ("the one on Main St", "downtown"),
        ("12 main street", "downtown"),
        ("oak ave", "uptown"),
        ("uptown studio", "uptown"),
    ],
)
def test_a_name_is_found_whole_in_part_and_misspelt(text: str, found: str) -> None:
    assert ids(text) == [(found,)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dr wong", "wong"),
        ("Dr. May Wong", "wong"),
        ("with May", "wong"),
        ("doctor patel", "patel"),
        ("get my teeth cleaned", "cleaning"),
        ("cleaning of my teeth", "cleaning"),
        ("checkup", "checkup"),
        ("check-up", "checkup"),
        ("check up please", "checkup"),
        ("a root canel", "root-canal"),
        ("whitning", "whitening"),
    ],
)
def test_a_name_is_found_at_the_dentist(text: str, found: str) -> None:
    assert ids(text, DENTIST) == [(found,)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("with Dr. Sandra Bendeck, MD", "sandra"),
        ("Bendeck MD please", "sandra"),
        ("with Mina Abazari M.D.", "mina"),
        ("Claudio Bet, Jr.", "claudio"),
        ("dr bet", "claudio"),
    ],
)
def test_a_degree_or_a_suffix_tells_no_two_people_apart(text: str, found: str) -> None:
    people = (("mina", "Abazari Mina MD"), ("sandra", "Dr. Sandra Bendeck, MD"), ("claudio", "Claudio A Bet Jr. DDS"))
    catalog = Catalog(providers=tuple(CatalogProvider(*each) for each in people))
    (mention,) = mentions(text, catalog)

    assert mention.ids == (found,)
    assert text[mention.end :].strip(" .") in ("", "please")


def test_who_is_called_nothing_but_a_degree_is_found_by_it() -> None:
    catalog = Catalog(providers=(CatalogProvider("md", "Dr. MD"),))

    assert ids("with MD", catalog) == [("md",)]


@pytest.mark.parametrize("trade", BUSINESSES)
@pytest.mark.parametrize(
    "text",
    [
        "send me a message",
        "I want to, but I can't",
        "in may or june",
        "will you be there",
        "my main problem is the price",
        "can you check that",
        "I'd like to ask a question about the bill",
        "how are things going today",
        "my card was declined last week",
        "the colder the better",
        "please call me back after lunch",
        "is it on the left or on the right side",
        "I saw it in the paper",
    ],
)
def test_ordinary_words_name_nothing(text: str, trade: str) -> None:
    assert ids(text, BUSINESSES[trade]) == []


def test_words_that_fit_several_names_leave_them_open() -> None:
    assert ids("a massage") == [("deep-tissue", "swedish")]
    assert ids("in springfield") == [("downtown", "uptown")]


def test_a_whole_name_beats_a_part_of_a_longer_one() -> None:
    catalog = Catalog((CatalogService("m", "Massage"), CatalogService("d", "Deep Tissue Massage")))

    assert ids("a massage", catalog) == [("m",)]
    assert ids("a deep massage", catalog) == [("d",)]


def test_a_length_of_time_tells_services_apart() -> None:
    catalog = Catalog((CatalogService("m60", "Massage 60 min"), CatalogService("m90", "Massage 90 min")))

    assert ids("massage", catalog) == [("m60", "m90")]
    assert ids("a 90 minute massage", catalog) == [("m90",)]
    assert ids("massage, 60 mins", catalog) == [("m60",)]


def test_two_people_of_one_first_name_are_both_meant() -> None:
    catalog = replace(SALON, providers=(*SALON.providers, CatalogProvider("ana2", "Ana Costa")))

    assert ids("with Ana", catalog) == [("ana", "ana2")]
    assert ids("with Ana Costa", catalog) == [("ana2",)]


@pytest.mark.parametrize(
    "text",
    [
        "not with Tom",
        "anyone but Tom",
        "someone other than Tom",
        "I don't want to see Tom",
        "I dont want tom",
        "anyone except tom please",
        "with Ana instead of Tom",
        "without tom",
        "Ana, not Tom",
    ],
)
def test_who_is_not_wanted_is_marked(text: str) -> None:
    assert [mention.negated for mention in mentions(text) if mention.ids == ("tom",)] == [True]


@pytest.mark.parametrize(
    "text", ["why not Tom?", "isn't Tom available?", "if not Ana then Tom", "no, Tom", "I can't see Tom today"]
)
def test_who_is_wanted_is_not_taken_for_unwanted(text: str) -> None:
    assert [mention.negated for mention in mentions(text) if mention.ids == ("tom",)] == [False]


def test_what_was_asked_for_may_be_named_by_an_ordinary_word() -> None:
    assert ids("deep", SALON, Kind.SERVICE) == [("deep-tissue",)]
    assert ids("north is best", CLINIC, Kind.LOCATION) == [("north",)]
    assert ids("grace i guess", VET, Kind.PROVIDER) == [("kim",)]


def test_a_mention_knows_its_place_title_included() -> None:
    text = "Is Dr. May Wong in?"
    (mention,) = mentions(text, DENTIST)

    assert text[mention.start : mention.end] == "Dr. May Wong"


def test_an_empty_catalog_names_nothing() -> None:
    assert mentions("a haircut with Ana downtown", Catalog()) == []
