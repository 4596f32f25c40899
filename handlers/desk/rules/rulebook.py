"""The compound's own rules as frozen values; every figure has its default in profiles/default.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from handlers.desk.rules.spans import DateSpan, MonthDay, Window


class TicketClass(StrEnum):
    """What a promise depends on. `appointment` speaks once a visit has an agreed time."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    GENERAL = "general"
    HEATING = "heating"
    COMPLAINT = "complaint"
    COMPLAINT_AGAIN = "complaint_again"
    SUGGESTION = "suggestion"
    INQUIRY = "inquiry"
    FEE = "fee"
    APPOINTMENT = "appointment"


class Clock(StrEnum):
    """The three clocks of a ticket, each with a stamp of its own."""

    RESPONSE = "response"
    ARRIVAL = "arrival"
    SOLVED = "solved"


class Basis(StrEnum):
    """The time a clock runs on: every minute, the office's hours, the duty day, or working days round the clock."""

    WALL = "wall"
    OFFICE = "office"
    DUTY = "duty"
    WORKDAY = "workday"


class Goal(StrEnum):
    """What must be there when the clock of `solved` ends: the fault mended, or a plan how to mend it."""

    DONE = "done"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Limit:
    """One promised time: how long, on which clock, for what."""

    within: timedelta
    runs_on: Basis
    goal: Goal = Goal.DONE


PromiseProfile = Mapping[Clock, Limit]
"""The limits of one ticket class; a clock that is missing is not promised."""


@dataclass(frozen=True, slots=True)
class Community:
    """Names and numbers the bot tells people. Empty text means it says nothing of it."""

    name: str
    zone: ZoneInfo
    duty_phone: str
    office_phone: str
    office_address: str
    ways_to_pay: str
    invoice_note: str


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The office's windows by kind of day; a make-up working Saturday has the workday's."""

    workday: tuple[Window, ...]
    saturday: tuple[Window, ...]
    sunday: tuple[Window, ...]
    holiday: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class DutyHours:
    """The day shift, every day of the year; the rest is the night shift's."""

    day: Window
    handover: timedelta


@dataclass(frozen=True, slots=True)
class DayOff:
    """Days off entered by hand: from the State Council's notice, the region or the compound."""

    name: str
    span: DateSpan


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """The own table laid over the published calendar; for `entered_years` it replaces it."""

    entered_years: frozenset[int]
    days_off: tuple[DayOff, ...]
    workdays: frozenset[date]
    warn_days: int


@dataclass(frozen=True, slots=True)
class RefundStep:
    """Below this temperature (℃) this share (percent) of the day's heating fee goes back."""

    below: Decimal
    percent: int


@dataclass(frozen=True, slots=True)
class HeatingRules:
    """The city's heating rules: season, standard, measuring, refund. Temperatures in ℃."""

    start: MonthDay
    end: MonthDay
    extra_seasons: tuple[DateSpan, ...]
    standard: Decimal
    vulnerable_alarm: Decimal
    measuring_hours: tuple[Window, ...]
    measuring_slots: tuple[Window, ...]
    routine_days: tuple[int, ...]
    remeasure_within: timedelta
    refund: tuple[RefundStep, ...]
    refund_by: MonthDay
    dispute_note: str
    warm_up: timedelta


@dataclass(frozen=True, slots=True)
class Ladder:
    """Who is told when nobody moves: minutes after opening at which the next person up is called."""

    warn_percent: int
    emergency_minutes: tuple[int, ...]
    urgent_minutes: tuple[int, ...]
    general_minutes: tuple[int, ...]
    flag_answer: timedelta
    flag_urges: int
    repeat_days: int
    takeover: timedelta
    alarm_answer: timedelta


@dataclass(frozen=True, slots=True)
class Confirmation:
    """After work is done: when the owner is reminded to confirm, and when silence closes the ticket.

    ``marks`` is how long low stars wait for those of the other aspects before the ticket opens again.
    """

    reminder: timedelta
    closing: timedelta
    complaint_callback_days: int
    marks: timedelta


@dataclass(frozen=True, slots=True)
class Appointments:
    """The visiting slots an owner may choose, how far ahead, and when he is reminded the evening before."""

    slots: tuple[Window, ...]
    days_ahead: int
    reminder_at: int


@dataclass(frozen=True, slots=True)
class Incidents:
    """How many distinct households in how long make a suspected riser or unit fault."""

    riser_households: int
    unit_households: int
    window: timedelta
    confirm_within: timedelta
    neighbour_answer: timedelta


class SurveyKind(StrEnum):
    PHONE = "phone"
    SAMPLE = "sample"
    FULL = "full"
    HEATING = "heating"


@dataclass(frozen=True, slots=True)
class SurveyDate:
    day: MonthDay
    kind: SurveyKind


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """When which survey goes out, to how many, and whom it leaves in peace."""

    schedule: tuple[SurveyDate, ...]
    send_at: int
    sample_percent: int
    rest_days: int
    reminder_days: int
    phone_list_days: int
    minimum_answers: int


@dataclass(frozen=True, slots=True)
class NoticeRules:
    """Above how many households a second person must confirm; when the silent are reminded (hours before)."""

    second_person_above: int
    roll_call_hours: tuple[int, ...]
    pause_at_failed_percent: int


@dataclass(frozen=True, slots=True)
class DunningRules:
    """Polite reminders: days after the due date, and the least days between two."""

    days_after_due: tuple[int, ...]
    gap_days: int


@dataclass(frozen=True, slots=True)
class EnrolRules:
    """How long a binding code lives, how many tries, and who waits for the steward's yes."""

    code_days: int
    tries_a_day: int
    accounts_a_home: int
    tenants_see_bills: bool


@dataclass(frozen=True, slots=True)
class PhotoRules:
    """Photos of a ticket: how many, how large (MB), how long an album is waited for."""

    a_ticket: int
    megabytes: int
    album_wait: timedelta
    needed_to_finish: bool


@dataclass(frozen=True, slots=True)
class OutsideParty:
    """Somebody outside the house a ticket may have to wait for. The phone number is for staff only."""

    code: str
    name: str
    does: str
    phone: str
    within: timedelta


@dataclass(frozen=True, slots=True)
class Targets:
    """What the reports compare with, in percent."""

    collection: int
    satisfaction: int
    on_time: int


@dataclass(frozen=True, slots=True)
class Rules:
    """One compound's rules, whole and checked."""

    profile: str
    community: Community
    office: OfficeHours
    duty: DutyHours
    quiet: tuple[Window, ...]
    calendar: CalendarRules
    heating: HeatingRules
    emergency: str
    promises: Mapping[TicketClass, PromiseProfile]
    ladder: Ladder
    confirmation: Confirmation
    appointments: Appointments
    incidents: Incidents
    surveys: SurveyPlan
    notices: NoticeRules
    dunning: DunningRules
    enrol: EnrolRules
    photos: PhotoRules
    outside: tuple[OutsideParty, ...]
    targets: Targets

    @property
    def zone(self) -> ZoneInfo:
        return self.community.zone
