"""Importing a workbook: read it whole, report every problem, and write all of it or nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.workbooks.entries import (
    BillEntry,
    HomeEntry,
    ShiftEntry,
    StaffEntry,
    read_bills,
    read_roster,
    read_shifts,
    read_staff,
)
from bot.workbooks.layout import Layout
from bot.workbooks.rows import Report, Row, read_rows
from handlers.turn import msg
from storage.bills import Bill
from storage.unit_of_work import Record

Entry = TypeVar("Entry")

Progress = Callable[[int], None]
"""Told how many rows have been written since it was last told."""


@dataclass(slots=True)
class Outcome:
    """What an import did, or would do: how many of what were new and how many were changed."""

    report: Report = field(default_factory=Report)
    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)

    def count(self, what: str, *, new: bool) -> None:
        tally = self.new if new else self.changed
        tally[what] = tally.get(what, 0) + 1


@dataclass(frozen=True, slots=True)
class Contents:
    """A workbook, read."""

    homes: Sequence[HomeEntry] = ()
    staff: Sequence[StaffEntry] = ()
    shifts: Sequence[ShiftEntry] = ()
    bills: Sequence[BillEntry] = ()

    @property
    def rows(self) -> int:
        return len(self.homes) + len(self.staff) + len(self.shifts) + len(self.bills)


def read_workbook(path: Path, layout: Layout, report: Report) -> Contents:
    """Everything a workbook says; what is wrong in it goes into ``report``.

    :raises bot.workbooks.rows.NotAWorkbook: the file cannot be read, or has no sheet we know.
    """
    rows: Mapping[str, list[Row]] = read_rows(path, layout, report)
    return Contents(
        homes=read_roster(rows.get("roster", ()), layout, report),
        staff=read_staff(rows.get("staff", ()), layout, report),
        shifts=read_shifts(rows.get("shifts", ()), layout, report),
        bills=read_bills(rows.get("bills", ()), layout, report),
    )


def write(record: Record, contents: Contents, outcome: Outcome, *, now: datetime, progress: Progress) -> None:
    """Write a workbook into the record. Where the outcome's report has problems afterwards, do not commit."""
    writer = _Writer(record, outcome, now)
    _each(contents.homes, writer.home, progress)
    _each(contents.staff, writer.staff, progress)
    _each(contents.shifts, writer.shift, progress)
    _each(contents.bills, writer.bill, progress)
    if contents.rows:
        record.journal.write(
            writer.community(""), "import", "workbook", by=None, at=now,
            data={"rows": contents.rows, "new": outcome.new, "changed": outcome.changed},
        )  # fmt: skip


def _each(entries: Iterable[Entry], put: Callable[[Entry], None], progress: Progress) -> None:
    for entry in entries:
        put(entry)
        progress(1)


class _Writer:
    """Writes entries one by one; remembers compounds it has met."""

    def __init__(self, record: Record, outcome: Outcome, now: datetime) -> None:
        self._record = record
        self._outcome = outcome
        self._now = now
        self._communities: dict[str, int] = {}

    def community(self, name: str) -> int:
        """The compound of that name, made if it is new; without a name the one and only."""
        if name not in self._communities:
            self._communities[name] = self._find_community(name)
        return self._communities[name]

    def _find_community(self, name: str) -> int:
        roster = self._record.roster
        known = roster.community_named(name) if name else roster.only_community()
        if known is not None:
            return known
        self._outcome.count("community", new=True)
        return roster.add_community(name or "1", name or "1")

    def home(self, entry: HomeEntry) -> None:
        roster = self._record.roster
        community_id = self.community(entry.community)
        home_id, new = roster.put_home(
            community_id, *entry.home, floor=entry.floor, riser=entry.riser, area_cm2=entry.area_cm2, note=entry.note
        )
        self._outcome.count("home", new=new)
        if entry.name:
            person_id = self._person(community_id, entry.name, entry.phone, home_id)
            new = roster.put_resident(community_id, person_id, home_id, entry.standing, care=entry.care)
            self._outcome.count("resident", new=new)

    def _person(self, community_id: int, name: str, phone: str | None, home_id: int) -> int:
        """The person with that phone; without one, the person of that name in that home; else somebody new."""
        roster = self._record.roster
        known = roster.person_by_phone(phone, community_id) if phone else None
        if known is None and phone is None:
            known = next((person for person, _ in roster.residents_of(home_id) if person.name == name), None)
        if known is None:
            return roster.add_person(community_id, name, phone)
        roster.rename(known.id, name)
        return known.id

    def staff(self, entry: StaffEntry) -> None:
        roster = self._record.roster
        community_id = self.community("")
        known = roster.person_by_phone(entry.phone, community_id)
        person_id = known.id if known else roster.add_person(community_id, entry.name, entry.phone)
        new = roster.put_staff(community_id, person_id, entry.role, skills=entry.skills, buildings=entry.buildings)
        self._outcome.count("staff", new=new)

    def shift(self, entry: ShiftEntry) -> None:
        named = self._record.roster.staff_named(self.community(""), entry.name)
        if len(named) != 1:
            key = "import-nobody" if not named else "import-several"
            self._outcome.report.problem(entry.row, "name", msg(key, name=entry.name))
            return
        self._record.rota.plan(self.community(""), entry.day, entry.shift, named)
        self._outcome.count("shift", new=True)

    def bill(self, entry: BillEntry) -> None:
        community_id = self.community("")
        home = self._record.roster.find_home(community_id, *entry.home)
        if home is None:
            label = "-".join(part for part in entry.home if part)
            self._outcome.report.problem(entry.row, "room", msg("import-no-home", home=label))
            return
        bill = Bill(
            home_id=home.id, fee_type=entry.fee_type, period=entry.period, price=entry.price,
            quantity=entry.quantity, due_fen=entry.due_fen, paid_fen=entry.paid_fen,
            deadline=entry.deadline, note=entry.note,
        )  # fmt: skip
        self._outcome.count("bill", new=self._record.bills.put(community_id, bill))
