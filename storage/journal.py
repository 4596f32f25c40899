"""The journal: who looked at what and who changed what, and what the clock and the workers have taken in hand."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.schema import journal, leases, rings
from storage.sql import insert_new, upsert


class Journal:
    """Writes the audit trail, rings and leases within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def write(
        self,
        community_id: int,
        what: str,
        subject: str,
        *,
        by: int | None,
        at: datetime,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Note an act that somebody may have to answer for (a bill shown, a household changed, a notice approved)."""
        self._connection.execute(
            journal.insert().values(
                community_id=community_id,
                at=at,
                person_id=by,
                what=what,
                subject=subject,
                data=dict(data or {}),
            )
        )

    def ring(self, community_id: int, name: str, occurrence: str, *, at: datetime) -> bool:
        """Take an occurrence of a scheduled act; False where it was done before, by whomever."""
        row = {"name": name, "occurrence": occurrence, "community_id": community_id, "at": at}
        taken = insert_new(self._connection, rings, row, unique=("name", "occurrence", "community_id"))
        return taken is not None

    def rang(self, community_id: int, name: str, occurrence: str) -> bool:
        """Whether an occurrence was taken before."""
        query = sa.select(rings.c.at).where(
            rings.c.community_id == community_id, rings.c.name == name, rings.c.occurrence == occurrence
        )
        return self._connection.scalar(query) is not None

    def lease(self, name: str, holder: str, *, at: datetime, length: timedelta) -> bool:
        """Take or renew a lease (one poller, one push worker a bot); False while somebody else holds it."""
        taken = self._connection.execute(
            upsert(self._connection, leases)
            .values(name=name, holder=holder, until=at + length)
            .on_conflict_do_update(
                index_elements=["name"],
                set_={"holder": holder, "until": at + length},
                where=sa.or_(leases.c.holder == holder, leases.c.until <= at),
            )
            .returning(leases.c.name)  # of an INSERT no driver has to tell the row count, and psycopg's is not told
        )
        return taken.one_or_none() is not None

    def release(self, name: str, holder: str) -> None:
        self._connection.execute(leases.delete().where(leases.c.name == name, leases.c.holder == holder))

    def pause(self, name: str, *, until: datetime) -> None:
        """Everybody who asks for ``name`` is to wait until then (Telegram's flood answer); never shortened."""
        self._connection.execute(
            upsert(self._connection, leases)
            .values(name=name, holder="", until=until)
            .on_conflict_do_update(index_elements=["name"], set_={"until": until}, where=leases.c.until < until)
        )

    def held_until(self, name: str) -> datetime | None:
        """Until when a lease or a pause of this name holds; it may be over."""
        return self._connection.scalar(sa.select(leases.c.until).where(leases.c.name == name))
