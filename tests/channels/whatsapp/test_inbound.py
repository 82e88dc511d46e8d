from dataclasses import dataclass, field

import pytest

from booking_core import Identity
from channels.whatsapp.form import Form
from channels.whatsapp.inbound import LONGEST_TEXT, Inbound, Unreadable, read_inbound


def form(**fields: str) -> Form:
    standard = {
        "MessageSid": "SM1",
        "From": "whatsapp:+12125550123",
        "WaId": "12125550123",
        "NumMedia": "0",
        "MessageType": "text",
        "Body": "Hello",
    }
    return Form([(name, value) for name, value in {**standard, **fields}.items() if value != "-"])


def read(**fields: str) -> Inbound:
    return read_inbound(form(**fields))


@dataclass(frozen=True)
class Text:
    id: str
    fields: dict[str, str]
    text: str


def media(*types: str, **more: str) -> dict[str, str]:
    return {
        "NumMedia": str(len(types)),
        **{f"MediaContentType{number}": kind for number, kind in enumerate(types)},
        **{f"MediaUrl{number}": "https://api.twilio.com/media" for number in range(len(types))},
        "Body": "",
        **more,
    }


TEXTS = (
    Text("words", {"Body": "A haircut tomorrow"}, "A haircut tomorrow"),
    Text("space around", {"Body": "  hi \n"}, "hi"),
    Text("several lines", {"Body": "hi\nthere"}, "hi\nthere"),
    Text("control characters", {"Body": "h\x00i\x07"}, "hi"),
    Text("a voice message", media("audio/ogg; codecs=opus", MessageType="audio"), "[voice message]"),
    Text("a picture", media("image/jpeg", MessageType="image"), "[picture]"),
    Text(
        "a picture with a caption",
        media("image/jpeg", MessageType="image", Body="like this, tomorrow at 3?"),
        "[picture]\nlike this, tomorrow at 3?",
    ),
    Text("several pictures", media("image/png", "image/png"), "[picture]\n[picture]"),
    Text("a video", media("video/mp4"), "[video]"),
    Text("a sticker", media("image/webp", MessageType="sticker"), "[sticker]"),
    Text("a document", media("application/pdf", MessageType="document"), "[document]"),
    Text("media of no type", {"NumMedia": "1", "Body": ""}, "[document]"),
    Text("a contact card", media("text/vcard", MessageType="contacts"), "[contact card]"),
    Text("a location", {"Latitude": "40.7", "Longitude": "-74.0", "MessageType": "location", "Body": ""}, "[location]"),
    Text("a location with a label", {"Latitude": "1", "Body": "Home", "MessageType": "location"}, "[location]\nHome"),
    Text("nothing at all", {"Body": ""}, "[empty message]"),
    Text("nothing but space", {"Body": " \n "}, "[empty message]"),
    Text("no body", {"Body": "-"}, "[empty message]"),
    Text("a kind nobody knows", {"MessageType": "order", "Body": ""}, "[unsupported message]"),
    Text("a kind nobody knows, with words", {"MessageType": "order", "Body": "Two please"}, "Two please"),
    Text("a number of media that is none", {"NumMedia": "many"}, "Hello"),
    Text("more media than there can be", {"NumMedia": "9999", "Body": "x"}, "[document]\n" * 10 + "x"),
    Text(
        "a button without a body", {"Body": "", "ButtonText": "Yes, book it", "ButtonPayload": "yes:1"}, "Yes, book it"
    ),
    Text("a list item without a body", {"Body": "", "ListTitle": "Haircut", "ListId": "haircut"}, "Haircut"),
)


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case.id)
def test_what_was_sent_becomes_text(case: Text) -> None:
    assert read(**case.fields).text == case.text


def test_a_very_long_text_is_cut_and_shows_it() -> None:
    text = read(Body="word " * 2000).text
    assert len(text) <= LONGEST_TEXT
    assert text.endswith("word […]")


def test_a_text_of_just_the_length_that_is_allowed_stays_whole() -> None:
    assert read(Body="x" * LONGEST_TEXT).text == "x" * LONGEST_TEXT


def test_a_number_is_its_owner() -> None:
    inbound = read()
    assert inbound.sender == Identity("whatsapp", "phone", "+12125550123")
    assert inbound.verified_phone == "+12125550123"


def test_a_user_id_is_somebody_without_a_number() -> None:
    inbound = read(From="whatsapp:US.13491208655302741918", WaId="")
    assert inbound.sender == Identity("whatsapp", "user_id", "US.13491208655302741918")
    assert inbound.verified_phone is None


def test_the_number_is_preferred_where_it_comes_beside_a_user_id() -> None:
    assert read(From="whatsapp:US.1349", WaId="12125550123").sender == Identity("whatsapp", "phone", "+12125550123")


def test_the_address_is_believed_rather_than_another_number_beside_it() -> None:
    assert read(WaId="19995550000").verified_phone == "+12125550123"


@dataclass(frozen=True)
class Nobody:
    id: str
    fields: dict[str, str] = field(default_factory=dict)


NOBODY = (
    Nobody("no sender", {"From": "-"}),
    Nobody("a text message", {"From": "+12125550123"}),
    Nobody("an empty address", {"From": "whatsapp:"}),
    Nobody("a number without a plus", {"From": "whatsapp:12125550123"}),
    Nobody("an address with something behind it", {"From": "whatsapp:+12125550123 OR 1=1"}),
    Nobody("no message id", {"MessageSid": "-"}),
    Nobody("a notice that a number has changed", {"MessageType": "system", "Body": "User changed from A to B"}),
)


@pytest.mark.parametrize("case", NOBODY, ids=lambda case: case.id)
def test_what_no_customer_wrote_is_left_aside(case: Nobody) -> None:
    with pytest.raises(Unreadable):
        read(**case.fields)


@pytest.mark.parametrize("name", ["SmsMessageSid", "SmsSid"])
def test_older_names_of_the_message_id_are_known(name: str) -> None:
    assert read(MessageSid="-", **{name: "SM2"}).external_id == "SM2"


def test_a_button_is_told_apart_from_words() -> None:
    assert read(Body="Yes", ButtonPayload="yes:pr_1", ButtonText="Yes").button == "yes:pr_1"
    assert read(Body="Haircut", ListId="haircut").button == "haircut"
    assert read(Body="Yes", ButtonPayload="").button is None


def test_the_profile_name_is_tidied_and_bounded() -> None:
    assert read(ProfileName="  Jane\n\x00 Doe ").name == "Jane Doe"
    assert len(read(ProfileName="x" * 500).name) == 120


@dataclass(frozen=True)
class Word:
    body: str
    opts: str | None


WORDS = (
    *(
        Word(word, "out")
        for word in ("STOP", "stop", " Stop. ", "UNSUBSCRIBE", "End", "quit", "STOPALL", "Opt-out", "revoke")
    ),
    *(Word(word, "in") for word in ("START", "unstop", "Start!")),
    *(
        Word(word, None)
        for word in ("CANCEL", "cancel", "YES", "stop by at five", "please stop", "can I start at nine", "", "stop?")
    ),
)


@pytest.mark.parametrize("case", WORDS, ids=lambda case: case.body or "nothing")
def test_only_whole_messages_opt_out_or_in_and_cancel_is_a_wish(case: Word) -> None:
    assert read(Body=case.body).opts == case.opts


def test_a_button_or_a_caption_never_opts_out() -> None:
    assert read(Body="Stop", ButtonPayload="no:pr_1").opts is None
    assert read(**media("image/jpeg", Body="STOP")).opts is None
