"""What clients may send, however it is cut up."""

from typing import Any

import orjson
import pytest

from staff.hub.records import (
    LONGEST_RECORD,
    SEPARATOR,
    Asked,
    Leaving,
    ProtocolError,
    RecordReader,
    check_handshake,
    close,
    failed_completion,
    invocation,
    read_message,
)

CALL = {"type": 1, "target": "Send", "arguments": []}


def written(content: Any) -> str:
    return orjson.dumps(content).decode()


@pytest.mark.parametrize(
    ("frames", "found"),
    [
        pytest.param(["{}\x1e"], [["{}"]], id="one record in one frame"),
        pytest.param(["1\x1e2\x1e"], [["1", "2"]], id="two in one frame"),
        pytest.param(["{", '"a"', ":1}\x1e"], [[], [], ['{"a":1}']], id="one in three frames"),
        pytest.param(["1\x1e2", "3\x1e"], [["1"], ["23"]], id="one and a half, then the rest"),
        pytest.param(["", "\x1e"], [[], [""]], id="nothing"),
    ],
)
def test_records_are_put_together(frames: list[str], found: list[list[str]]) -> None:
    reader = RecordReader()
    assert [list(reader.feed(frame)) for frame in frames] == found


@pytest.mark.parametrize("end", ["", SEPARATOR], ids=["unfinished", "finished"])
def test_a_record_that_grows_too_long_is_refused(end: str) -> None:
    reader = RecordReader()
    assert list(reader.feed("x" * LONGEST_RECORD)) == []
    with pytest.raises(ProtocolError, match="32,768"):
        reader.feed("x" + end)


def test_the_handshake_asks_for_json_of_version_one() -> None:
    check_handshake(written({"protocol": "json", "version": 1}))


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        pytest.param({"protocol": "messagepack", "version": 1}, "protocol “json”", id="another protocol"),
        pytest.param({"protocol": "json", "version": 2}, "version 1", id="another version"),
        pytest.param({"protocol": "json", "version": True}, "version 1", id="no version"),
        pytest.param({"type": 6}, "protocol “json”", id="another record"),
        pytest.param([], "JSON object", id="no object"),
    ],
)
def test_another_handshake_is_refused(asked: Any, complaint: str) -> None:
    with pytest.raises(ProtocolError, match=complaint):
        check_handshake(written(asked))


@pytest.mark.parametrize(
    ("message", "meaning"),
    [
        pytest.param({"type": 6}, None, id="a ping"),
        pytest.param(CALL, None, id="a call that expects no answer"),
        pytest.param({**CALL, "invocationId": "7"}, Asked("7"), id="a call that expects one"),
        pytest.param({**CALL, "type": 4, "invocationId": "7"}, Asked("7"), id="a call for a stream"),
        pytest.param({**CALL, "invocationId": "7", "headers": {"A": "b"}}, Asked("7"), id="a call with headers"),
        pytest.param({"type": 7}, Leaving(), id="a good-bye"),
        pytest.param({"type": 2, "invocationId": "7", "item": 1}, None, id="an item of a stream that has ended"),
        pytest.param({"type": 3, "invocationId": "7"}, None, id="the end of a stream that has ended"),
        pytest.param({"type": 5, "invocationId": "7"}, None, id="a cancelled call that has ended"),
        pytest.param({"type": 8, "sequenceId": 1}, None, id="an acknowledgement"),
        pytest.param({"type": 99}, None, id="a kind of a later version"),
    ],
)
def test_messages_are_understood(message: dict[str, Any], meaning: Asked | Leaving | None) -> None:
    assert read_message(written(message)) == meaning


@pytest.mark.parametrize(
    "record",
    [
        pytest.param("", id="nothing"),
        pytest.param("{", id="no JSON"),
        pytest.param("[1]", id="no object"),
        pytest.param("{}", id="no type"),
        pytest.param('{"type":"1"}', id="a type that is text"),
        pytest.param('{"type":true}', id="a type that is neither"),
        pytest.param('{"type":1,"target":"Send"}', id="no arguments"),
        pytest.param('{"type":1,"target":1,"arguments":[]}', id="a target that is no name"),
        pytest.param('{"type":1,"target":"Send","arguments":[],"invocationId":7}', id="an id that is no text"),
        pytest.param('{"type":4,"target":"Send","arguments":[]}', id="a stream without an id"),
        pytest.param("[" * 5000, id="too deep"),
    ],
)
def test_what_breaks_the_protocol_is_refused(record: str) -> None:
    with pytest.raises(ProtocolError):
        read_message(record)


def test_what_is_sent_ends_with_the_separator() -> None:
    sent = invocation("Done", {"seq": 1}) + failed_completion("7", "no") + close() + close("why", allow_reconnect=True)
    *found, rest = sent.split(SEPARATOR)
    assert rest == ""
    assert [orjson.loads(record) for record in found] == [
        {"type": 1, "target": "Done", "arguments": [{"seq": 1}]},
        {"type": 3, "invocationId": "7", "error": "no"},
        {"type": 7},
        {"type": 7, "error": "why", "allowReconnect": True},
    ]
