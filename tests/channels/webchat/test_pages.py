"""The chat page, the widget's script, and who may use them from where."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from channels.webchat.pages import NAME, NOT_BUILT
from tests.support.businesses import a_business, load_into
from tests.support.databases import SqliteTemplate
from tests.support.echo_model import EchoModel
from tests.support.web_desk import Desk, open_desk

SHOP = "https://shop.example.com"


@pytest.fixture
async def web_build(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "chat.html").write_text(f"<title>{NAME}</title><h1>{NAME}</h1>")
    (folder / "widget.js").write_text("customElements.define('frontdesk-chat', class {})")
    return folder


@pytest.fixture
async def desk(
    sqlite_databases: SqliteTemplate, tmp_path: Path, model: EchoModel, web_build: Path
) -> AsyncIterator[Desk]:
    async with (
        sqlite_databases.copied(tmp_path) as url,
        open_desk(url, model, web_build=web_build, widget_origins=SHOP) as opened,
    ):
        yield opened


async def test_the_page_bears_the_name_of_the_business(desk: Desk) -> None:
    response = await desk.client.get("/chat")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.text == "<title>Bloom</title><h1>Bloom</h1>"


async def test_a_name_is_text_whatever_it_says(desk: Desk) -> None:
    await load_into(desk.database, a_business(name="<script>alert('Bloom & Sons')</script>"))
    text = (await desk.client.get("/chat")).text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


async def test_only_the_sites_of_the_settings_may_frame_the_page(desk: Desk) -> None:
    policy = (await desk.client.get("/chat")).headers["content-security-policy"]
    assert f"frame-ancestors 'self' {SHOP}" in policy
    policy = (await desk.client.get("/health/live")).headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/chat", "/widget.js"])
async def test_what_a_browser_has_already_is_not_sent_again(path: str, desk: Desk) -> None:
    first = await desk.client.get(path)
    for known in (first.headers["etag"], f'"other", W/{first.headers["etag"]}'):
        again = await desk.client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert (await desk.client.get(path, headers={"If-None-Match": '"other"'})).status_code == 200


@pytest.mark.parametrize("path", ["/chat", "/widget.js"])
async def test_what_is_large_is_sent_compressed_to_whoever_can_read_it(path: str, desk: Desk, web_build: Path) -> None:
    for name in ("chat.html", "widget.js"):
        (web_build / name).write_text("much of the same\n" * 1000)
    plain = await desk.client.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    packed = await desk.client.get(path, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 10
    assert packed.text == plain.text
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert packed.headers["etag"] != plain.headers["etag"]
    known = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["etag"]}
    again = await desk.client.get(path, headers=known)
    assert (again.status_code, again.headers["vary"]) == (304, "Accept-Encoding")


async def test_a_new_build_or_name_is_seen(desk: Desk, web_build: Path) -> None:
    tags = {path: (await desk.client.get(path)).headers["etag"] for path in ("/chat", "/widget.js")}
    (web_build / "widget.js").write_text("something newer")
    await load_into(desk.database, a_business(name="Bloom & Sons"))
    for path, tag in tags.items():
        assert (await desk.client.get(path, headers={"If-None-Match": tag})).status_code == 200


async def test_the_script_may_be_kept_for_a_while_and_the_page_is_asked_for_again(desk: Desk) -> None:
    assert (await desk.client.get("/widget.js")).headers["cache-control"] == "public, max-age=300"
    assert (await desk.client.get("/chat")).headers["cache-control"] == "no-cache"
    assert (await desk.client.get("/api/chat/messages")).headers["cache-control"] == "no-store"


async def test_the_script_is_for_any_site(desk: Desk) -> None:
    response = await desk.client.get("/widget.js")
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"


async def test_a_missing_build_is_told_with_what_to_do(desk: Desk, web_build: Path) -> None:
    (web_build / "widget.js").unlink()
    response = await desk.client.get("/widget.js")
    assert (response.status_code, response.json()["code"]) == (503, "unavailable")
    assert response.json()["detail"] == NOT_BUILT


async def test_the_front_page_is_the_chat(desk: Desk) -> None:
    response = await desk.client.get("/")
    assert (response.status_code, response.headers["location"]) == (307, "/chat")


async def test_a_site_of_the_settings_may_talk_to_the_chat(desk: Desk) -> None:
    asked = {
        "Origin": SHOP,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,last-event-id",
    }
    response = await desk.client.options("/api/chat/messages", headers=asked)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == SHOP
    response = await desk.client.post("/api/chat/conversations", json={}, headers={"Origin": SHOP})
    assert response.headers["access-control-allow-origin"] == SHOP
    assert "access-control-allow-credentials" not in response.headers
    refused = await desk.client.get("/api/chat/messages", headers={"Origin": SHOP})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, SHOP)


@pytest.mark.parametrize("origin", ["https://evil.example.com", "null", "http://shop.example.com", f"{SHOP}.evil"])
async def test_no_other_site_may(origin: str, desk: Desk) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    response = await desk.client.options("/api/chat/messages", headers=asked)
    assert "access-control-allow-origin" not in response.headers
    response = await desk.client.post("/api/chat/conversations", json={}, headers={"Origin": origin})
    assert "access-control-allow-origin" not in response.headers


async def test_nothing_but_the_chat_is_for_other_sites(desk: Desk) -> None:
    response = await desk.client.get("/health/live", headers={"Origin": SHOP})
    assert "access-control-allow-origin" not in response.headers
