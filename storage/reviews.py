"""Readings that a person should look at: kept without personal data, labelled later into the corpus."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.schema import reviews


class Reviews:
    """Reads and writes the review list within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, community_id: int, text: str, reading: Mapping[str, Any], why: str, *, at: datetime) -> None:
        """Keep a reading that was unsure or disputed. ``text`` must be masked by the caller."""
        self._connection.execute(
            reviews.insert().values(community_id=community_id, at=at, text=text, reading=dict(reading), why=why)
        )

    def unlabelled(self, *, limit: int = 100) -> list[tuple[int, str, Mapping[str, Any], str]]:
        """Id, text, reading and reason of what nobody has labelled yet, oldest first."""
        query = sa.select(reviews).where(reviews.c.label.is_(None)).order_by(reviews.c.id).limit(limit)
        return [(row.id, row.text, row.reading, row.why) for row in self._connection.execute(query)]

    def label(self, review_id: int, label: str) -> None:
        self._connection.execute(reviews.update().where(reviews.c.id == review_id).values(label=label))
