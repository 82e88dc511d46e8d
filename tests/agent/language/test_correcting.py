import pytest

from agent.language.correcting import Detail, read_corrected


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("please change the name for my appointment to Mita Ghosh", Detail.NAME),
        ("you spelled my name wrong", Detail.NAME),
        ("I'd like to correct the phone number on my haircut: it should be +12125550191", Detail.PHONE),
        ("the phone number on my booking should be 212 555 0144", Detail.PHONE),
        ("can i change my number", Detail.PHONE),
        ("the email on my booking is wrong", Detail.EMAIL),
    ],
)
def test_which_detail_is_not_right_is_read(text: str, detail: Detail) -> None:
    assert read_corrected(text) is detail


@pytest.mark.parametrize(
    "text",
    ["change my appointment to friday", "my name is Jane", "my number is 212 555 0144", "can you change the time?"],
)
def test_giving_a_detail_or_moving_is_no_correction(text: str) -> None:
    assert read_corrected(text) is None
