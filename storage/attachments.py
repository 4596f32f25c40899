"""Photos of tickets: kept by the channel's file id at once, downloaded later so that reports outlive the channel."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.schema import attachments
from storage.sql import AnyRow, insert_new


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo. ``unique`` is the same for every copy of it; ``path`` is relative to the data folder once kept."""

    id: int
    ticket_id: int
    channel: str
    file: str
    unique: str
    kind: str
    person_id: int | None
    at: datetime
    state: str
    path: str | None


class Attachments:
    """Reads and writes attachments within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(
        self,
        *,
        community_id: int,
        ticket_id: int,
        channel: str,
        file: str,
        unique: str,
        kind: str,
        person_id: int | None,
        at: datetime,
        size: int | None = None,
    ) -> bool:
        """Put a photo on a ticket (kind: report, before, after); False where it was there already."""
        row = {
            "community_id": community_id,
            "ticket_id": ticket_id,
            "channel": channel,
            "file": file,
            "unique": unique,
            "kind": kind,
            "person_id": person_id,
            "at": at,
            "state": "remote",
            "bytes": size,
        }
        return insert_new(self._connection, attachments, row, unique=("ticket_id", "unique", "kind")) is not None

    def of(self, ticket_id: int) -> list[Attachment]:
        return [_attachment(row) for row in self._connection.execute(_OF_TICKET, {"of": ticket_id})]

    def remote(self, *, limit: int = 20, after: int = 0) -> list[Attachment]:
        """Photos not downloaded yet, oldest first, of those with an id beyond ``after``."""
        query = sa.select(attachments).where(attachments.c.state == "remote", attachments.c.id > after)
        return [_attachment(row) for row in self._connection.execute(query.order_by(attachments.c.id).limit(limit))]

    def keep(self, attachment_id: int, *, path: str, size: int) -> None:
        self._change(attachment_id, state="kept", path=path, bytes=size)

    def leave(self, attachment_id: int, state: str) -> None:
        """Not to be downloaded: ``too_large`` or ``gone``."""
        self._change(attachment_id, state=state)

    def _change(self, attachment_id: int, **values: object) -> None:
        self._connection.execute(attachments.update().where(attachments.c.id == attachment_id).values(**values))


_OF_TICKET = sa.select(attachments).where(attachments.c.ticket_id == sa.bindparam("of")).order_by(attachments.c.id)


def _attachment(row: AnyRow) -> Attachment:
    return Attachment(
        row.id,
        row.ticket_id,
        row.channel,
        row.file,
        row.unique,
        row.kind,
        row.person_id,
        row.at,
        row.state,
        row.path,
    )
