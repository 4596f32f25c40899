"""Exporting to a workbook: tickets, deliveries and surveys as a manager filters and sorts them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from storage.unit_of_work import Record

Line = tuple[object, ...]
Lines = Callable[[Record, int, ZoneInfo, datetime | None, datetime | None], Iterable[Line]]


def _local(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    """Excel knows no zones: a time is written as the clock on the wall shows it."""
    return None if at is None else at.astimezone(zone).replace(tzinfo=None)


def _tickets(
    record: Record, community_id: int, zone: ZoneInfo, since: datetime | None, until: datetime | None
) -> Iterator[Line]:
    yield (
        "工单号", "类别", "分类", "紧急程度", "状态", "房屋", "内容", "处理人", "首问责任人",
        "受理时间", "完成时间", "关闭时间", "催单次数", "星级",
    )  # fmt: skip
    for ticket in record.tickets.listed(community_id, since=since, until=until):
        yield (
            ticket.no, ticket.kind, ticket.category, ticket.urgency, ticket.status.value,
            record.roster.home(ticket.home_id).label if ticket.home_id else "", ticket.text,
            _name(record, ticket.assignee_id), _name(record, ticket.keeper_id),
            _local(ticket.opened_at, zone), _local(ticket.done_at, zone), _local(ticket.closed_at, zone),
            ticket.urges, ticket.stars,
        )  # fmt: skip


def _name(record: Record, person_id: int | None) -> str:
    return record.roster.person(person_id).name if person_id else ""


EXPORTS: dict[str, Lines] = {"tickets": _tickets}
"""What can be exported; the first line of each is its headings."""


def write_export(
    what: str, path: Path, record: Record, community_id: int, zone: ZoneInfo, *,
    since: datetime | None, until: datetime | None,
) -> int:  # fmt: skip
    """Write an export to ``path`` and return how many rows it has, headings left out."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(what)
    headings, *lines = EXPORTS[what](record, community_id, zone, since, until)
    sheet.freeze_panes = "A2"
    for number in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 18
    for line in (headings, *lines):
        sheet.append([_safe(cell) for cell in line])
    book.save(path)
    return len(lines)


def _safe(cell: object) -> object:
    """What an owner wrote must stay text: a cell that begins with = would be a formula in the office's Excel."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@"} else cell
