"""One transaction over all stores. Whoever does not say ``commit`` has changed nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

import sqlalchemy as sa

from storage.alarms import Alarms
from storage.attachments import Attachments
from storage.bills import Bills
from storage.conversations import Conversations
from storage.enrolment import Enrolment
from storage.figures import Figures
from storage.flags import Flags
from storage.groups import Groups
from storage.households import Households
from storage.inbox import Inbox
from storage.journal import Journal
from storage.notices import Notices
from storage.outbox import Outbox
from storage.outside import OutsideCalls
from storage.promises import Promises
from storage.reviews import Reviews
from storage.roster import Roster
from storage.rota import Rota
from storage.surveys import Surveys
from storage.tickets import Tickets


class Record:
    """The stores, all on the same open transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def commit(self) -> None:
        """Make everything done so far durable. Nothing may be done with this record afterwards."""
        self.connection.commit()

    @cached_property
    def roster(self) -> Roster:
        return Roster(self.connection)

    @cached_property
    def enrolment(self) -> Enrolment:
        return Enrolment(self.connection)

    @cached_property
    def rota(self) -> Rota:
        return Rota(self.connection)

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(self.connection)

    @cached_property
    def groups(self) -> Groups:
        return Groups(self.connection)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.connection)

    @cached_property
    def tickets(self) -> Tickets:
        return Tickets(self.connection)

    @cached_property
    def promises(self) -> Promises:
        return Promises(self.connection)

    @cached_property
    def flags(self) -> Flags:
        return Flags(self.connection)

    @cached_property
    def alarms(self) -> Alarms:
        return Alarms(self.connection)

    @cached_property
    def outside(self) -> OutsideCalls:
        return OutsideCalls(self.connection)

    @cached_property
    def attachments(self) -> Attachments:
        return Attachments(self.connection)

    @cached_property
    def bills(self) -> Bills:
        return Bills(self.connection)

    @cached_property
    def notices(self) -> Notices:
        return Notices(self.connection)

    @cached_property
    def surveys(self) -> Surveys:
        return Surveys(self.connection)

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.connection)

    @cached_property
    def households(self) -> Households:
        return Households(self.connection)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self.connection)

    @cached_property
    def reviews(self) -> Reviews:
        return Reviews(self.connection)


@contextmanager
def unit_of_work(engine: sa.Engine, *, readonly: bool = False) -> Iterator[Record]:
    """A transaction that is rolled back unless the block calls ``commit``.

    ``readonly`` lets SQLite readers go beside the writer; writing in such a block is a mistake.
    """
    with engine.connect().execution_options(readonly=readonly) as connection:
        transaction = connection.begin()
        try:
            yield Record(connection)
        finally:
            if transaction.is_active:
                transaction.rollback()
