"""Exporting to a workbook: tickets, deliveries and surveys as a manager filters and sorts them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from bot.workbooks.layout import Layout
from storage.people import Home
from storage.unit_of_work import Record

Line = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """What an export works with: one compound, from ``since`` up to ``until`` (UTC), shown in ``zone``."""

    record: Record
    community_id: int
    layout: Layout
    zone: ZoneInfo
    since: datetime
    until: datetime

    def local(self, at: datetime | None) -> datetime | None:
        """Excel knows no zones: a time is written as the clock on the wall shows it."""
        return None if at is None else at.astimezone(self.zone).replace(tzinfo=None)

    def name(self, person_id: int | None) -> str:
        return self.record.roster.person(person_id).name if person_id else ""

    def word(self, table: str, code: str) -> str:
        """How a code is written for the office; a new code shows as itself rather than not at all."""
        return self.layout.shown[table].get(code, code)


def write_export(what: str, path: Path, export: Export) -> int:
    """Write an export to ``path`` and return how many rows it has, headings left out."""
    headings = export.layout.exports[what]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(what)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}1"
    for number in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 16
    sheet.append(headings)
    count = 0
    for line in EXPORTS[what](export):
        sheet.append([_safe(cell) for cell in line])
        count += 1
    book.save(path)
    return count


def _safe(cell: object) -> object:
    """What an owner wrote must stay text: a cell that begins with = would be a formula in the office's Excel."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@"} else cell


def _tickets(export: Export) -> Iterator[Line]:
    for ticket in export.record.tickets.listed(export.community_id, since=export.since, until=export.until):
        home = export.record.roster.home(ticket.home_id) if ticket.home_id else None
        yield (
            ticket.no, export.word("kind", ticket.kind), ticket.category, export.word("urgency", ticket.urgency),
            export.word("status", ticket.status.value), *_place(home), ticket.text, export.name(ticket.assignee_id),
            export.name(ticket.keeper_id), export.local(ticket.opened_at), export.local(ticket.done_at),
            export.local(ticket.closed_at), ticket.urges, ticket.stars,
        )  # fmt: skip


def _deliveries(export: Export) -> Iterator[Line]:
    """One row a household and notice: where each household ended."""
    rows = export.record.notices.deliveries(export.community_id, since=export.since, until=export.until)
    for notice, entry in rows:
        state = export.word("delivery", entry.state)
        title = notice.text.splitlines()[0][:30]
        yield title, *_place(entry.home), export.name(entry.person_id), state, export.local(entry.at), entry.answer


def _surveys(export: Export) -> Iterator[Line]:
    """One row an answer, with the call-back its household got."""
    for survey in reversed(export.record.surveys.recent(export.community_id, limit=1000)):
        if not export.since <= survey.opens_at < export.until:
            continue
        kind, day = export.word("survey", survey.kind), export.local(survey.opens_at)
        for given in export.record.surveys.given(survey.id):
            home = export.record.roster.home(given.home_id)
            no = export.record.tickets.get(given.ticket_id).no if given.ticket_id else None
            yield kind, day and day.date(), *_place(home), given.question, given.score, given.word, no


def _place(home: Home | None) -> tuple[str, str, str]:
    return (home.building, home.unit, home.room) if home else ("", "", "")


EXPORTS: dict[str, Callable[[Export], Iterable[Line]]] = {
    "tickets": _tickets,
    "deliveries": _deliveries,
    "surveys": _surveys,
}
