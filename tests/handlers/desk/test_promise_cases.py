"""The worked cases of promise_cases.md, which a property manager can check, against the promises."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest

from handlers.desk.rules.loading import load
from handlers.desk.rules.rulebook import Clock, Rules, TicketClass
from handlers.desk.timing.calendar import WorkCalendar
from handlers.desk.timing.promises import PauseReason, pause, promise, resume, terms
from handlers.turn import Span

TABLE = Path(__file__).parent / "promise_cases.md"
PROFILE = {
    "默认": ("default", "15-30"),
    "北京": ("beijing", "15-30"),
    "乌鲁木齐": ("urumqi", "15-30"),
    "急修 30": ("default", "30"),
    "急修 15-60": ("default", "15-60-plan"),
}
CLASS = {
    "急修": TicketClass.EMERGENCY,
    "紧急": TicketClass.URGENT,
    "一般报修": TicketClass.GENERAL,
    "供暖": TicketClass.HEATING,
    "投诉": TicketClass.COMPLAINT,
    "建议": TicketClass.SUGGESTION,
    "咨询": TicketClass.INQUIRY,
    "费用": TicketClass.FEE,
}
CLOCK = {"响应": Clock.RESPONSE, "到场": Clock.ARRIVAL, "解决": Clock.SOLVED}
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) 周(.) (\d\d):(\d\d)")


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    profile: str
    opened: str
    ticket_class: str
    clock: str
    visit: str
    pauses: str
    due: str
    why: str


def cases() -> list[Case]:
    """All rows but the headings and rules."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
    return [Case(*row) for row in rows if row[0] in PROFILE]


Compounds = Callable[[str], tuple[Rules, WorkCalendar]]


@pytest.fixture(scope="module")
def compound(tmp_path_factory: pytest.TempPathFactory) -> Compounds:
    """The rules and calendar that a row's first column names, loaded from a community.toml."""

    @cache
    def loaded(name: str) -> tuple[Rules, WorkCalendar]:
        profile, emergency = PROFILE[name]
        path = tmp_path_factory.mktemp("rules") / "community.toml"
        path.write_text(f'profile = "{profile}"\nemergency = "{emergency}"\n', encoding="utf-8")
        rules = load(path)
        return rules, WorkCalendar(rules)

    return loaded


def moment(text: str, rules: Rules) -> datetime:
    """`2026-11-20 周五 15:20`, where the weekday must be right; 24:00 is the day's end."""
    found = MOMENT.fullmatch(text.strip())
    assert found, text
    midnight = datetime.combine(datetime.fromisoformat(found[1]), time.min, tzinfo=rules.zone)
    assert "一二三四五六日"[midnight.weekday()] == found[2], text
    return midnight + timedelta(hours=int(found[3]), minutes=int(found[4]))


def visit(text: str, rules: Rules) -> Span | None:
    """`2026-11-21 周六 09:00-12:00`, or nothing."""
    if not text:
        return None
    first, last = text.rsplit("-", 1)
    start = moment(first, rules)
    hours, minutes = map(int, last.split(":"))
    return Span(start, start.replace(hour=hours, minute=minutes))


def stretches(text: str, rules: Rules) -> Iterator[tuple[datetime, datetime]]:
    """`from → to；from → to` as pairs of moments."""
    for stretch in filter(None, text.split("；")):
        stopped, resumed = stretch.split("→")
        yield moment(stopped, rules), moment(resumed, rules)


def due_of(case: Case, rules: Rules, calendar: WorkCalendar) -> datetime | None:
    """The promised time after all the pauses of a row."""
    kind, clock, agreed_visit = CLASS[case.ticket_class], CLOCK[case.clock], visit(case.visit, rules)
    given = promise(rules, calendar, kind, clock, moment(case.opened, rules), agreed_visit)
    agreed = terms(rules, kind, clock, agreed_visit)
    if given is None or agreed is None:
        return None
    due = given.due
    for stopped_at, resumed_at in stretches(case.pauses, rules):
        stopped = pause(calendar, agreed, due, stopped_at, PauseReason.PARTS)
        if stopped is not None:
            due = resume(calendar, agreed, stopped.left, resumed_at, PauseReason.PARTS).due
    return due


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.opened} {case.clock} {case.why}")
def test_a_worked_case(case: Case, compound: Compounds) -> None:
    """The promised time is the one the table's reader would work out by hand."""
    rules, calendar = compound(case.profile)
    expected = None if case.due == "不承诺" else moment(case.due, rules)
    assert due_of(case, rules, calendar) == expected


def test_the_table_is_read_whole() -> None:
    """No row is left out because of a misspelt profile, and there are enough of them."""
    written = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if MOMENT.search(line)]
    assert len(cases()) == len(written) >= 60
