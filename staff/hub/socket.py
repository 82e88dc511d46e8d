"""Serves one client of the hub, from the handshake to its end."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from starlette.websockets import WebSocket, WebSocketDisconnect

from staff.hub import records
from staff.hub.client import Client
from staff.hub.hub import Hub
from staff.hub.proofs import Proof

NO_METHODS = "This hub has no methods to call: it only tells what happens."
NO_HANDSHAKE = "The handshake did not come in time."
NO_TEXT = "Records are text."


async def serve_client(websocket: WebSocket, hub: Hub, proof: Proof) -> None:
    """Accepts it, and returns when it has gone."""
    await websocket.accept()
    async with aclosing(_records_from(websocket)) as received:
        try:
            if not await _shake_hands(websocket, hub, received):
                return
        except WebSocketDisconnect:
            return
        now = hub.watch()
        client = Client(proof, heard_at=now, sent_at=now)
        await hub.join(client)
        try:
            await _talk(websocket, hub, client, received)
        finally:
            hub.leave(client)


async def _shake_hands(websocket: WebSocket, hub: Hub, received: AsyncIterator[str]) -> bool:
    """The answer to a good one comes with the joining: from then on the client misses nothing."""
    try:
        async with asyncio.timeout(hub.pace.handshake):
            records.check_handshake(await anext(received))
    except (records.ProtocolError, TimeoutError) as error:
        await websocket.send_text(records.refused_handshake(str(error) or NO_HANDSHAKE))
        await websocket.close()
        return False
    return True


async def _talk(websocket: WebSocket, hub: Hub, client: Client, received: AsyncIterator[str]) -> None:
    reading = asyncio.create_task(_read(hub, client, received))
    writing = asyncio.create_task(_write(websocket, hub, client))
    ended = asyncio.create_task(client.mailbox.ended.wait())
    try:
        await asyncio.wait((reading, writing, ended), return_when=asyncio.FIRST_COMPLETED)
        if client.mailbox.ended.is_set() and not client.mailbox.overflowed:
            # For whoever still reads, what was put in before, and the farewell.
            await asyncio.wait([writing], timeout=hub.pace.farewell)
    finally:
        for task in (reading, writing, ended):
            task.cancel()
        await asyncio.wait((reading, writing, ended))
    for task in (reading, writing):
        if not task.cancelled():
            task.result()


async def _read(hub: Hub, client: Client, received: AsyncIterator[str]) -> None:
    """Until the client goes. Only what breaks the protocol, or asks for something, is answered."""
    try:
        async for record in received:
            client.heard_at = hub.watch()
            match records.read_message(record):
                case records.Asked(invocation_id):
                    client.mailbox.put(records.failed_completion(invocation_id, NO_METHODS))
                case records.Leaving():
                    client.mailbox.end(records.close())
                    return
    except records.ProtocolError as error:
        client.mailbox.end(records.close(str(error)))
    except WebSocketDisconnect:
        return


async def _write(websocket: WebSocket, hub: Hub, client: Client) -> None:
    try:
        while (together := await client.mailbox.take()) is not None:
            await websocket.send_text(together)
            client.sent_at = hub.watch()
        if not client.mailbox.overflowed:
            await websocket.close()
    except (WebSocketDisconnect, RuntimeError):
        # The server that carries us says so with either, when the client went a moment before.
        return


async def _records_from(websocket: WebSocket) -> AsyncGenerator[str, None]:
    """Raises `ProtocolError`, and `WebSocketDisconnect` when the client has gone."""
    reader = records.RecordReader()
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message["code"], message.get("reason"))
        for record in reader.feed(_text_of(message.get("text"), message.get("bytes"))):
            yield record


def _text_of(text: str | None, data: bytes | None) -> str:
    """Clients may send text as either."""
    if text is not None:
        return text
    try:
        return (data or b"").decode()
    except UnicodeDecodeError as error:
        raise records.ProtocolError(NO_TEXT) from error
