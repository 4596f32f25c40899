"""Builds the frozen rules from the tables of a merged `community.toml`, section by section."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

from handlers.desk.rules.promise_sections import read_promises
from handlers.desk.rules.rulebook import (
    Appointments,
    CalendarRules,
    Community,
    Confirmation,
    DayOff,
    DunningRules,
    DutyHours,
    EnrolRules,
    HeatingRules,
    Incidents,
    Ladder,
    NoticeRules,
    OfficeHours,
    OutsideParty,
    PhotoRules,
    RefundStep,
    Rules,
    SurveyDate,
    SurveyKind,
    SurveyPlan,
    Targets,
)
from handlers.desk.rules.spans import Window
from handlers.desk.rules.table import SettingsTable, Unreadable
from handlers.desk.timing.published import statutory_days

LONGEST_DAYS_OFF = 15  # days; a longer run is a mistyped year or month
YEARS = (2001, 2099)  # what the calendar library covers


def read_rules(top: SettingsTable) -> Rules:
    """The rules in whole; problems are noted in the table, and what is built despite them is not to be used."""
    emergency, promises = read_promises(top)
    return Rules(
        profile=top.text("profile"),
        community=_community(top.table("community")),
        office=_office(top.table("office")),
        duty=_duty(top.table("duty")),
        quiet=_quiet(top.table("quiet")),
        calendar=_calendar(top.table("calendar")),
        heating=_heating(top.table("heating")),
        emergency=emergency,
        promises=promises,
        ladder=_ladder(top.table("ladder")),
        confirmation=_confirmation(top.table("confirmation")),
        appointments=_appointments(top.table("appointments")),
        incidents=_incidents(top.table("incidents")),
        surveys=_surveys(top.table("surveys")),
        notices=_notices(top.table("notices")),
        dunning=_dunning(top.table("dunning")),
        enrol=_enrol(top.table("enrol")),
        photos=_photos(top.table("photos")),
        outside=_outside(top.table("outside")),
        targets=_targets(top.table("targets")),
    )


def _community(table: SettingsTable) -> Community:
    return Community(
        name=table.text("name"),
        zone=table.read("zone", _zone, ZoneInfo("Asia/Shanghai")),
        duty_phone=table.read("duty_phone", _phone, ""),
        office_phone=table.read("office_phone", _phone, ""),
        office_address=table.text("office_address"),
        ways_to_pay=table.text("ways_to_pay"),
        invoice_note=table.text("invoice_note"),
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # a path, a directory, an unknown name
        raise Unreadable("rules-want-zone") from None


def _phone(text: str) -> str:
    if re.fullmatch(r"[0-9+ -]{0,24}", text) is None:
        raise Unreadable("rules-want-phone")
    return text.strip()


def _office(table: SettingsTable) -> OfficeHours:
    workday = _day_windows(table, "workday")
    if not workday:
        table.note("workday", "rules-want-hours")
    return OfficeHours(
        workday=workday,
        saturday=_day_windows(table, "saturday"),
        sunday=_day_windows(table, "sunday"),
        holiday=_day_windows(table, "holiday"),
    )


def _day_windows(table: SettingsTable, key: str) -> tuple[Window, ...]:
    """Windows of one day, in order: they may not pass midnight nor overlap."""
    windows = table.windows(key)
    for window in windows:
        if window.overnight:
            table.note(key, "rules-window-overnight", found=str(window))
    for one, other in pairwise(windows):
        if other.start < one.end:
            table.note(key, "rules-windows-overlap", found=f"{one}, {other}")
    return windows


def _duty(table: SettingsTable) -> DutyHours:
    day = table.window("day")
    if day.overnight:
        table.note("day", "rules-window-overnight", found=str(day))
    return DutyHours(day, table.duration("handover"))


def _quiet(table: SettingsTable) -> tuple[Window, ...]:
    windows = table.windows("hours")
    quiet = sum(any(window.holds(minute) for window in windows) for minute in range(24 * 60))
    if quiet > 18 * 60:
        table.note("hours", "rules-quiet-too-long", hours=quiet // 60)
    return windows


def _calendar(table: SettingsTable) -> CalendarRules:
    days_off = tuple(
        DayOff(row.text("name"), row.span("from", "to")) for row in table.rows("days_off", ("name", "from", "to"))
    )
    for day_off in days_off:
        if day_off.span.last - day_off.span.first >= timedelta(days=LONGEST_DAYS_OFF):
            table.note("days_off", "rules-days-off-long", found=day_off.name, days=LONGEST_DAYS_OFF)
    workdays = frozenset(table.dates("workdays"))
    entered = frozenset(table.wholes("entered_years", *YEARS))
    for year in sorted(entered):
        _check_entered(table, year, days_off)
    _check_both(table, workdays, days_off)
    return CalendarRules(entered, days_off, workdays, table.whole("warn_days", 0, 366))


def _check_entered(table: SettingsTable, year: int, days_off: tuple[DayOff, ...]) -> None:
    """A notice copied by hand must at least have the days the law names."""
    for day in sorted(statutory_days(year)):
        if not any(day in day_off.span for day_off in days_off):
            table.note("days_off", "rules-statutory-missing", found=day.isoformat(), year=str(year))


def _check_both(table: SettingsTable, workdays: frozenset[date], days_off: tuple[DayOff, ...]) -> None:
    for day in sorted(workdays):
        if any(day in day_off.span for day_off in days_off):
            table.note("workdays", "rules-day-twice", found=day.isoformat())


def _heating(table: SettingsTable) -> HeatingRules:
    measuring = _day_windows(table, "measuring_hours")
    slots = _day_windows(table, "measuring_slots")
    for slot in slots:
        if not any(window.start <= slot.start and slot.end <= window.end for window in measuring):
            table.note("measuring_slots", "rules-slot-outside", found=str(slot))
    start, end = table.month_day("start"), table.month_day("end")
    if start <= end:
        table.note("end", "rules-season-order", found=str(end))
    return HeatingRules(
        start=start,
        end=end,
        extra_seasons=tuple(row.span("from", "to") for row in table.rows("extra_seasons", ("from", "to"))),
        standard=table.degrees("standard"),
        vulnerable_alarm=table.degrees("vulnerable_alarm"),
        measuring_hours=measuring,
        measuring_slots=slots,
        routine_days=table.wholes("routine_days", 1, 31),
        remeasure_within=table.duration("remeasure_within"),
        refund=_refund(table),
        refund_by=table.month_day("refund_by"),
        dispute_note=table.text("dispute_note"),
        warm_up=table.duration("warm_up"),
    )


def _refund(table: SettingsTable) -> tuple[RefundStep, ...]:
    """The steps must fall in temperature and rise in share, or a colder room would get less."""
    steps = tuple(
        RefundStep(row.degrees("below"), row.whole("percent", 1, 100))
        for row in table.rows("refund", ("below", "percent"))
    )
    for warm, cold in pairwise(steps):
        if cold.below >= warm.below or cold.percent < warm.percent:
            table.note("refund", "rules-refund-order", found=f"{cold.below}")
    return steps


def _ladder(table: SettingsTable) -> Ladder:
    return Ladder(
        warn_percent=table.whole("warn_percent", 1, 99),
        emergency_minutes=_rising(table, "emergency_minutes", 1, 120),
        urgent_minutes=_rising(table, "urgent_minutes", 1, 1440),
        general_minutes=_rising(table, "general_minutes", 1, 10080),
        flag_answer=table.duration("flag_answer"),
        flag_urges=table.whole("flag_urges", 1, 20),
        repeat_days=table.whole("repeat_days", 1, 365),
        takeover=table.duration("takeover"),
        alarm_answer=table.duration("alarm_answer"),
    )


def _rising(table: SettingsTable, key: str, low: int, high: int) -> tuple[int, ...]:
    numbers = table.wholes(key, low, high)
    if not numbers or any(later <= earlier for earlier, later in pairwise(numbers)):
        table.note(key, "rules-want-rising", found=str(list(numbers)))
    return numbers


def _confirmation(table: SettingsTable) -> Confirmation:
    reminder, closing = table.duration("reminder"), table.duration("closing")
    if closing <= reminder:
        table.note("closing", "rules-closing-early")
    return Confirmation(reminder, closing, table.whole("complaint_callback_days", 1, 30), table.duration("marks"))


def _appointments(table: SettingsTable) -> Appointments:
    slots = _day_windows(table, "slots")
    if not slots:
        table.note("slots", "rules-want-hours")
    return Appointments(slots, table.whole("days_ahead", 1, 60), table.minute("reminder_at"))


def _incidents(table: SettingsTable) -> Incidents:
    return Incidents(
        riser_households=table.whole("riser_households", 2, 50),
        unit_households=table.whole("unit_households", 2, 100),
        window=table.duration("window"),
        confirm_within=table.duration("confirm_within"),
        neighbour_answer=table.duration("neighbour_answer"),
    )


def _surveys(table: SettingsTable) -> SurveyPlan:
    schedule = tuple(
        SurveyDate(row.month_day("day"), SurveyKind(row.choice("kind", [*SurveyKind])))
        for row in table.rows("schedule", ("day", "kind"))
    )
    reminder, phone = table.whole("reminder_days", 1, 30), table.whole("phone_list_days", 1, 60)
    if phone <= reminder:
        table.note("phone_list_days", "rules-phone-list-early")
    return SurveyPlan(
        schedule=schedule,
        send_at=table.minute("send_at"),
        sample_percent=table.whole("sample_percent", 1, 100),
        rest_days=table.whole("rest_days", 0, 365),
        reminder_days=reminder,
        phone_list_days=phone,
        minimum_answers=table.whole("minimum_answers", 1, 10000),
    )


def _notices(table: SettingsTable) -> NoticeRules:
    hours = table.wholes("roll_call_hours", 1, 336)
    return NoticeRules(
        second_person_above=table.whole("second_person_above", 0, 1_000_000),
        roll_call_hours=tuple(sorted(hours, reverse=True)),
        pause_at_failed_percent=table.whole("pause_at_failed_percent", 1, 100),
    )


def _dunning(table: SettingsTable) -> DunningRules:
    return DunningRules(_rising(table, "days_after_due", 0, 3650), table.whole("gap_days", 1, 365))


def _enrol(table: SettingsTable) -> EnrolRules:
    return EnrolRules(
        code_days=table.whole("code_days", 1, 3650),
        tries_a_day=table.whole("tries_a_day", 1, 100),
        accounts_a_home=table.whole("accounts_a_home", 1, 100),
        tenants_see_bills=table.flag("tenants_see_bills"),
    )


def _photos(table: SettingsTable) -> PhotoRules:
    return PhotoRules(
        a_ticket=table.whole("a_ticket", 1, 100),
        megabytes=table.whole("megabytes", 1, 20),
        album_wait=table.duration("album_wait"),
        needed_to_finish=table.flag("needed_to_finish"),
    )


def _outside(table: SettingsTable) -> tuple[OutsideParty, ...]:
    """The parties by code; two with the same code could not be told apart on a button."""
    parties = tuple(
        OutsideParty(
            code=row.read("code", _code, "none"),
            name=row.text("name"),
            does=row.text("does"),
            phone=row.read("phone", _phone, ""),
            within=row.duration("within"),
        )
        for row in table.rows("parties", ("code", "name", "does", "phone", "within"))
    )
    for one, other in combinations(parties, 2):
        if one.code == other.code:
            table.note("parties", "rules-code-twice", found=one.code)
    return parties


def _code(text: str) -> str:
    if re.fullmatch(r"[a-z]{2,12}", text) is None:
        raise Unreadable("rules-want-code")
    return text


def _targets(table: SettingsTable) -> Targets:
    percents: Mapping[str, int] = {key: table.whole(key, 0, 100) for key in ("collection", "satisfaction", "on_time")}
    return Targets(**percents)
