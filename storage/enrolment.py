"""Enrolment: binding codes that the office hands out, and requests that a steward approves."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.schema import enrol_codes, enrol_requests
from storage.sql import insert


@dataclass(frozen=True, slots=True)
class Code:
    code: str
    community_id: int
    home_id: int
    standing: str
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Request:
    id: int
    community_id: int
    home_id: int
    binding_id: int
    name: str
    phone: str | None
    standing: str
    state: str


class Enrolment:
    """Reads and writes codes and requests within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def issue(self, code: str, *, community_id: int, home_id: int, standing: str, expires_at: datetime) -> None:
        """Hand out a code (random, made by the caller) that binds one chat to one home."""
        self._connection.execute(
            enrol_codes.insert().values(
                code=code,
                community_id=community_id,
                home_id=home_id,
                standing=standing,
                expires_at=expires_at,
            )
        )

    def code(self, code: str) -> Code | None:
        row = self._connection.execute(sa.select(enrol_codes).where(enrol_codes.c.code == code)).one_or_none()
        if row is None:
            return None
        return Code(row.code, row.community_id, row.home_id, row.standing, row.expires_at, row.used_at)

    def use(self, code: str, person_id: int, *, at: datetime) -> bool:
        """Take a code; False where somebody was first."""
        taken = self._connection.execute(
            enrol_codes.update()
            .where(enrol_codes.c.code == code, enrol_codes.c.used_at.is_(None))
            .values(used_at=at, used_by=person_id)
        )
        return taken.rowcount == 1

    def ask(
        self,
        *,
        community_id: int,
        home_id: int,
        binding_id: int,
        name: str,
        phone: str | None,
        standing: str,
        at: datetime,
    ) -> Request:
        """Ask for a steward's approval; asking again for the same home is the same request."""
        waiting = sa.select(enrol_requests).where(
            enrol_requests.c.binding_id == binding_id,
            enrol_requests.c.home_id == home_id,
            enrol_requests.c.state == "pending",
        )
        row = self._connection.execute(waiting).one_or_none()
        if row is not None:
            return self.request(row.id)
        made = insert(
            self._connection,
            enrol_requests,
            community_id=community_id,
            home_id=home_id,
            binding_id=binding_id,
            name=name,
            phone=phone,
            standing=standing,
            state="pending",
            asked_at=at,
        )
        return self.request(made)

    def request(self, request_id: int) -> Request:
        row = self._connection.execute(sa.select(enrol_requests).where(enrol_requests.c.id == request_id)).one()
        return Request(
            row.id,
            row.community_id,
            row.home_id,
            row.binding_id,
            row.name,
            row.phone,
            row.standing,
            row.state,
        )

    def decide(self, request_id: int, *, approved: bool, by: int, at: datetime) -> bool:
        """Approve or reject; False where it was decided before."""
        decided = self._connection.execute(
            enrol_requests.update()
            .where(enrol_requests.c.id == request_id, enrol_requests.c.state == "pending")
            .values(state="approved" if approved else "rejected", decided_by=by, decided_at=at)
        )
        return decided.rowcount == 1
