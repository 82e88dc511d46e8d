import pytest

from agent.carrier import DeliveryReport, Remedy, Stage
from channels.whatsapp.failures import KNOWN, failure_of
from channels.whatsapp.form import Form
from channels.whatsapp.status import STAGES, read_report, report_of


def test_every_status_of_twilio_has_a_stage() -> None:
    known = "queued sending sent delivered read failed undelivered accepted scheduled canceled partially_delivered"
    assert set(STAGES) == set(known.split())


def test_a_status_nobody_knows_says_that_the_message_was_accepted() -> None:
    assert report_of("SM1", "teleported", None) == DeliveryReport("SM1", Stage.QUEUED)


def test_a_failure_carries_its_code_and_what_it_means() -> None:
    report = report_of("SM1", "undelivered", "63016")
    assert report.failure is not None
    assert (report.failure.code, report.failure.remedy) == ("63016", Remedy.TELL_TEAM)
    assert "24 hours" in report.failure.reason


def test_a_failure_without_a_code_is_one_all_the_same() -> None:
    report = report_of("SM1", "failed", None)
    assert report.failure is not None
    assert report.failure.code == "failed"


def test_a_code_beside_a_success_means_nothing() -> None:
    assert report_of("SM1", "delivered", "63016").failure is None


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("63014", Remedy.RESPECT),
        ("21610", Remedy.RESPECT),
        ("63018", Remedy.SLOW_DOWN),
        ("20429", Remedy.SLOW_DOWN),
        ("30001", Remedy.SLOW_DOWN),
        ("63016", Remedy.TELL_TEAM),
        ("63024", Remedy.TELL_TEAM),
        ("99999", Remedy.TELL_TEAM),
    ],
)
def test_what_is_done_about_an_error(code: str, remedy: Remedy) -> None:
    assert failure_of(code).remedy is remedy


KNOWN_CODES = (63013, 63014, 63015, 63016, 63018, 63021, 63024, 63030, 63032, 63049, 21211, 21610, 21611, 21617, 21658)


@pytest.mark.parametrize("code", KNOWN_CODES)
def test_the_errors_of_whatsapp_are_told_in_words(code: int) -> None:
    assert str(code) in KNOWN


def test_a_callback_is_read() -> None:
    fields = [("MessageSid", "SM1"), ("MessageStatus", "failed"), ("ErrorCode", "63024"), ("New", "")]
    report = read_report(Form(fields))
    assert report is not None
    assert (report.external_id, report.stage) == ("SM1", Stage.FAILED)


@pytest.mark.parametrize("missing", ["MessageSid", "MessageStatus"])
def test_a_callback_about_something_else_is_none(missing: str) -> None:
    fields = [("MessageSid", "SM1"), ("MessageStatus", "sent")]
    assert read_report(Form([pair for pair in fields if pair[0] != missing])) is None
