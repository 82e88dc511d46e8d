"""The product as an ASGI application."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.middleware import Middleware

from agent import Model
from calendars.feed_routes import feed_router
from channels.client_address import ClientAddresses
from channels.webchat import ChatLimits, ChatPages, WebChatDoor, pages_router, webchat_router
from channels.whatsapp import whatsapp_router
from frontdesk.body_limit import BodyLimit
from frontdesk.booking_calendar import booking_calendar_router
from frontdesk.calls_limit import FEED_READS, WEBHOOK_CALLS, calls_limit
from frontdesk.contract import ContractApi
from frontdesk.cross_origin import ChatCrossOrigin
from frontdesk.health import health_router
from frontdesk.metrics import metrics_router
from frontdesk.observing import Observing
from frontdesk.problems import handle_problems
from frontdesk.provider_calendars import provider_calendars_router
from frontdesk.response_headers import ResponseHeaders
from frontdesk.settings import Settings
from frontdesk.team import team_door
from frontdesk.web_build import WEB_BUILD
from frontdesk.wiring import LOCAL_ADDRESS, Product, build_product
from staff.api import install as install_team_api
from staff.hub.secret_queries import SecretQueries
from staff.web_app import web_app_router

API_VERSION = "1"
LARGEST_BODY = 1_000_000
LARGEST_CHAT_BODY = 16_000


def create_app(settings: Settings, *, model: Model | None = None, with_dbos: bool = False) -> FastAPI:
    """The whole product behind one address. Its start brings the database up to date.

    `model` in place of the one of the settings; `with_dbos` in a process that shares the work with others.
    """
    return app_of(build_product(settings, model=model, with_dbos=with_dbos))


def app_of(
    product: Product,
    *,
    web_build: Path = WEB_BUILD,
    limits: ChatLimits | None = None,
    while_serving: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> FastAPI:
    settings, metrics = product.settings, product.metrics

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with product.running():
            with while_serving():
                yield

    app = ContractApi(
        title="Frontdesk",
        version=API_VERSION,
        summary="The front desk of an appointment business, run by an AI agent.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        middleware=[
            Middleware(SecretQueries),
            Middleware(Observing, metrics=metrics),
            Middleware(ResponseHeaders, https=settings.is_https),
            Middleware(ChatCrossOrigin, origins=settings.widget_origins),
            Middleware(BodyLimit, standard=LARGEST_BODY, limits={"/api/chat/": LARGEST_CHAT_BODY}),
        ],
    )
    app.state.product = product
    handle_problems(app)
    addresses = ClientAddresses(settings.trusted_proxies)
    limits = limits or ChatLimits(on=settings.rate_limits)
    app.include_router(webchat_router(WebChatDoor(product.webchat, addresses, limits)))
    app.include_router(pages_router(ChatPages(product.webchat, web_build, settings.widget_origins)))
    guarded = settings.rate_limits
    app.include_router(
        whatsapp_router(product.whatsapp),
        dependencies=[Depends(calls_limit(WEBHOOK_CALLS, addresses))] if guarded else [],
    )
    app.include_router(
        feed_router(product.database), dependencies=[Depends(calls_limit(FEED_READS, addresses))] if guarded else []
    )
    install_team_api(app, team_door(product))
    app.include_router(booking_calendar_router)
    google = product.google
    app.include_router(
        provider_calendars_router(
            settings.public_url or LOCAL_ADDRESS,
            google.account if google else None,
            google.look_soon if google else _nothing,
        )
    )
    app.include_router(web_app_router(web_build / "staff"))
    app.include_router(health_router(product.database))
    app.include_router(metrics_router(metrics))
    return app


def _nothing() -> None:
    """Nobody is there to look."""
