"""Which browsers get a response compressed."""

import gzip

import pytest
from starlette.requests import Request

from channels.kept_by_browsers import LEAST_COMPRESSED, kept_response

LARGE = b"much of the same " * 100


def asking(accept_encoding: str | None) -> Request:
    headers = [] if accept_encoding is None else [(b"accept-encoding", accept_encoding.encode())]
    return Request({"type": "http", "headers": headers})


@pytest.mark.parametrize(
    "accepted", ["gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.5", "*", "identity, gzip; q=1"], ids=str
)
def test_compressed_for_whoever_reads_it(accepted: str) -> None:
    response = kept_response(asking(accepted), LARGE, "text/javascript", "no-cache")
    assert response.headers["content-encoding"] == "gzip"
    assert gzip.decompress(bytes(response.body)) == LARGE


@pytest.mark.parametrize("accepted", [None, "", "identity", "br", "gzip;q=0", "gzip;q=0.000, br", "*;q=0"], ids=str)
def test_plain_for_whoever_does_not(accepted: str | None) -> None:
    response = kept_response(asking(accepted), LARGE, "text/javascript", "no-cache")
    assert "content-encoding" not in response.headers
    assert response.body == LARGE


def test_little_is_never_compressed() -> None:
    little = LARGE[: LEAST_COMPRESSED - 1]
    response = kept_response(asking("gzip"), little, "text/css", "no-cache")
    assert response.body == little
