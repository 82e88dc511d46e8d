"""The base of all tables, and a table without its class."""

from typing import ClassVar

import sqlalchemy
from sqlalchemy import MetaData
from sqlmodel import SQLModel


class Table(SQLModel):
    """The base of all tables of the product, so that constraints have the same names on every database."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def bare(row: type[Table]) -> sqlalchemy.Table:
    """The table without its class: inserts through it skip the object layer, which costs more than the statement."""
    return row.metadata.tables[str(row.__tablename__)]
