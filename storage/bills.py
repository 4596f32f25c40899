"""Bills: what a household owes, what it is made of, and what has been paid. Money is integer fen."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from storage.schema import bills
from storage.sql import upsert


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """One fee of one home for one period. ``price`` and ``quantity`` are decimals as the office wrote them."""

    home_id: int
    fee_type: str
    period: str
    price: str
    quantity: str
    due_fen: int
    paid_fen: int
    deadline: date | None
    note: str

    @property
    def open_fen(self) -> int:
        return max(0, self.due_fen - self.paid_fen)


class Bills:
    """Reads and writes bills within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, community_id: int, bill: Bill) -> bool:
        """Write a bill; the same home, fee and period again replaces it. True where it is new."""
        known = sa.select(bills.c.id).where(
            bills.c.home_id == bill.home_id, bills.c.fee_type == bill.fee_type, bills.c.period == bill.period
        )
        new = self._connection.scalar(known) is None
        values = {
            "home_id": bill.home_id,
            "fee_type": bill.fee_type,
            "period": bill.period,
            "price": bill.price,
            "quantity": bill.quantity,
            "due_fen": bill.due_fen,
            "paid_fen": bill.paid_fen,
            "deadline": bill.deadline,
            "note": bill.note,
        }
        self._connection.execute(
            upsert(self._connection, bills)
            .values(community_id=community_id, **values)
            .on_conflict_do_update(index_elements=["home_id", "fee_type", "period"], set_=values)
        )
        return new

    def of_home(self, home_id: int) -> list[Bill]:
        """All bills of a home, newest period first."""
        query = sa.select(bills).where(bills.c.home_id == home_id).order_by(bills.c.period.desc(), bills.c.id)
        return [
            Bill(
                home_id=row.home_id,
                fee_type=row.fee_type,
                period=row.period,
                price=row.price,
                quantity=row.quantity,
                due_fen=row.due_fen,
                paid_fen=row.paid_fen,
                deadline=row.deadline,
                note=row.note,
            )
            for row in self._connection.execute(query)
        ]
