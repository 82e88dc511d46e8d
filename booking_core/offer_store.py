"""Offers in the database."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.tables import OfferRow, bare

if TYPE_CHECKING:
    from booking_core.offers import Offer

__all__ = ["OfferRow"]


async def insert_offers(session: AsyncSession, conversation_id: str, offers: Sequence["Offer"], now: datetime) -> None:
    if offers:
        rows = [{**asdict(offer), "conversation_id": conversation_id, "offered_at": now} for offer in offers]
        await session.execute(insert(bare(OfferRow)), rows)


async def renew_offers(session: AsyncSession, conversation_id: str, offer_ids: Collection[str], now: datetime) -> None:
    if offer_ids:
        await session.execute(
            update(OfferRow)
            .where(col(OfferRow.conversation_id) == conversation_id, col(OfferRow.id).in_(offer_ids))
            .values(offered_at=now)
            .execution_options(synchronize_session=False)
        )


async def offers_of(session: AsyncSession, conversation_id: str, since: datetime) -> list[OfferRow]:
    rows = await session.scalars(
        select(OfferRow)
        .where(col(OfferRow.conversation_id) == conversation_id, col(OfferRow.offered_at) >= since)
        .order_by(col(OfferRow.starts_at), col(OfferRow.id))
    )
    return list(rows)
