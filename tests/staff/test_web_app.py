"""The staff app's page and files."""

import gzip
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from staff.web_app import NONCE, web_app_router

SCRIPT = "assets/index-B6J5.js"


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(f'<script nonce="{NONCE}">1</script><div id="app"></div>')
    (tmp_path / SCRIPT).write_text("let a = 1")
    (tmp_path / f"{SCRIPT}.gz").write_bytes(gzip.compress(b"let a = 1"))
    (tmp_path / "assets/icon-1.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("not for anybody")
    return tmp_path


@pytest.fixture
async def http(dist: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(web_app_router(dist))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk.test") as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/staff/", "/staff/scheduling/bookings", "/staff/inbox/cv_1", "/staff/bookings?view=week"]
)
async def test_every_address_of_the_app_answers_its_page(path: str, http: httpx.AsyncClient) -> None:
    response = await http.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    assert '<div id="app">' in response.text


async def test_the_address_without_a_slash_leads_to_the_one_with_it(http: httpx.AsyncClient) -> None:
    response = await http.get("/staff?a=b")
    assert response.status_code == 308
    assert response.headers["location"] == "/staff/?a=b"


async def test_what_runs_in_the_page_carries_the_nonce_of_its_policy_and_each_page_its_own(
    http: httpx.AsyncClient,
) -> None:
    nonces = set()
    for _ in range(2):
        response = await http.get("/staff/")
        (nonce,) = re.findall(r'nonce="([^"]+)"', response.text)
        policy = response.headers["content-security-policy"]
        assert f"script-src 'self' 'nonce-{nonce}'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        nonces.add(nonce)
    assert len(nonces) == 2


async def test_files_are_kept_for_ever(http: httpx.AsyncClient) -> None:
    response = await http.get(f"/staff/{SCRIPT}", headers={"Accept-Encoding": "identity"})
    assert response.text == "let a = 1"
    assert response.headers["content-type"].startswith("text/javascript")
    assert "immutable" in response.headers["cache-control"]
    assert response.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in response.headers


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [("gzip, deflate", "gzip"), ("br;q=0, gzip", "gzip"), ("br", None), ("gzip;q=0", None), ("", None)],
)
async def test_what_was_compressed_is_sent_so_to_whoever_reads_it(
    accepted: str, sent: str | None, http: httpx.AsyncClient
) -> None:
    response = await http.get(f"/staff/{SCRIPT}", headers={"Accept-Encoding": accepted})
    assert response.headers.get("content-encoding") == sent
    assert response.text == "let a = 1"


async def test_the_smallest_that_is_read_is_sent(dist: Path, http: httpx.AsyncClient) -> None:
    (dist / f"{SCRIPT}.br").write_bytes(b"as brotli")
    response = await http.request("HEAD", f"/staff/{SCRIPT}", headers={"Accept-Encoding": "gzip, br"})
    assert response.headers["content-encoding"] == "br"
    assert response.headers["content-length"] == "9"


@pytest.mark.parametrize(
    "path",
    [
        "assets/index-old.js",
        "assets/",
        f"{SCRIPT}.gz",
        "assets/..%2Fsecret.txt",
        "assets/%2e%2e/secret.txt",
        "assets/..%5Csecret.txt",
    ],
)
async def test_a_file_that_is_not_of_the_build_is_not_found(path: str, http: httpx.AsyncClient) -> None:
    response = await http.get(f"/staff/{path}")
    assert response.status_code == 404 or '<div id="app">' in response.text
    assert "not for anybody" not in response.text


async def test_without_a_build_the_page_says_what_to_do(dist: Path, http: httpx.AsyncClient) -> None:
    (dist / "index.html").unlink()
    response = await http.get("/staff/")
    assert response.status_code == 503
    assert "make run" in response.text
    assert response.headers["cache-control"] == "no-store"
