"""Drafts from the office's templates: heating, holiday, works, fill and test; and plain words, and corrections.

Dates are written out (12月1日), never 「明天」: a notice that waits for the end of quiet hours is read a day later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from handlers.desk.notices.audience import Audience
from handlers.desk.notices.texts import Template, texts
from handlers.desk.office import Desk
from handlers.desk.rules.spans import DateSpan
from handlers.desk.timing.published import DayType
from handlers.turn import Span
from storage.notices import Notice

DAY = timedelta(days=1)
SHIFTS = ("day", "night")
FURTHEST_HOLIDAY = 400  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a manager wants said. ``span`` is when the announced thing happens, ``expires_at`` when it is too late."""

    kind: str
    text: str
    audience: Audience
    choices: Sequence[str] = ("seen", "ask")
    facts: Mapping[str, Any] = field(default_factory=dict)
    span: Span | None = None
    expires_at: datetime | None = None
    send_at: datetime | None = None
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Works:
    """What is to be done when; ``reason`` empty where the manager gave none, ``said`` the manager's own words."""

    what: str
    span: Span
    reason: str = ""
    said: str = ""


# --- kinds --------------------------------------------------------------------------------------------------


def heating(desk: Desk, audience: Audience, language: str) -> Draft:
    """The season, the standard and how to report, from the compound's own rules."""
    template = texts(language).templates["heating"]
    wording = texts(language)
    today = desk.compound.calendar.local_day(desk.now)
    season = _season_from(desk, today)
    ends = {"first": wording.day(season.first), "last": wording.day(season.last)}
    runs = template.more["running" if season.first < today else "coming"]
    text = template.fill({
        **_numbers(desk),
        **ends,
        "runs": runs.format(**ends),
        "standard": f"{desk.compound.rules.heating.standard}",
        "area": wording.area(audience),
    })  # fmt: skip
    return _of(template, audience, text)


def _season_from(desk: Desk, today: date) -> DateSpan:
    """The heating season that runs or comes next."""
    calendar, start = desk.compound.calendar, desk.compound.rules.heating.start
    coming = start.in_year(today.year if start.in_year(today.year) >= today else today.year + 1)
    season = calendar.heating_span(today) or calendar.heating_span(coming)
    assert season is not None  # its first day lies in it
    return season


def holiday(desk: Desk, audience: Audience, language: str, asked: str) -> Draft | None:
    """The holiday the words name, or the next one; None where the calendar knows of none.

    It is not sent once the holiday is over.
    """
    template = texts(language).templates["holiday"]
    wanted = next((name for word, name in template.more["asked"].items() if word in asked), None)
    found = next_holiday(desk, wanted)
    if found is None:
        return None
    name, rest = found
    wording = texts(language)
    text = template.fill({
        **_numbers(desk),
        "holiday": template.more["holidays"].get(name, name),
        "days": wording.days(rest.first, rest.last),
        "back": wording.day(rest.last + DAY),
    })  # fmt: skip
    over = datetime.combine(rest.last + DAY, time(), desk.compound.zone).astimezone(UTC)
    facts = {"rest": [rest.first.isoformat(), rest.last.isoformat()]}
    return _of(template, audience, text, facts=facts, expires_at=over)


def next_holiday(desk: Desk, wanted: str | None) -> tuple[str, DateSpan] | None:
    """Name and days off of the next holiday that has not begun yet (the one wanted, if any)."""
    calendar = desk.compound.calendar
    today = calendar.local_day(desk.now)
    for day in (today + timedelta(days=ahead) for ahead in range(1, FURTHEST_HOLIDAY)):
        kind = calendar.day(day)
        if kind.type is DayType.HOLIDAY and kind.holiday and wanted in (None, kind.holiday):
            rest = calendar.rest_around(day)
            if rest.first > today:
                return kind.holiday, rest
    return None


def works(desk: Desk, audience: Audience, language: str, job: Works) -> Draft:
    """Water or power off, maintenance: what, when, where, and what to prepare."""
    template = texts(language).templates["works"]
    advice: Mapping[str, str] = template.more["advice"]
    return _of(
        template,
        audience,
        _works_text(desk, template, audience, language, job, advice=advice.get(job.what, "")),
        span=job.span,
        facts=_works_facts(job),
    )


def fill_test(desk: Desk, audience: Audience, language: str, job: Works) -> Draft:
    """Fill and pressure test: every household says who is at home."""
    template = texts(language).templates["fill_test"]
    text = _works_text(desk, template, audience, language, job)
    return _of(template, audience, text, span=job.span, facts=_works_facts(job))


def _works_text(
    desk: Desk, template: Template, audience: Audience, language: str, job: Works, *, advice: str = ""
) -> str:
    wording = texts(language)
    return template.fill({
        **_numbers(desk),
        "what": job.what,
        "when": wording.span(job.span, desk.compound.zone),
        "area": wording.area(audience),
        "reason": job.reason or str(template.more.get("reason", "")),
        "advice": advice,
    })  # fmt: skip


def _works_facts(job: Works) -> dict[str, str]:
    return {"what": job.what, "reason": job.reason, "said": job.said}


def plain(text: str, audience: Audience) -> Draft:
    """The manager's own words."""
    return Draft(kind="plain", text=text, audience=audience)


def correction(notice: Notice, text: str) -> Draft:
    """A correction, for those and only those who got the original."""
    return Draft(kind="correction", text=text, audience=Audience(notice_id=notice.id), corrects=notice.id)


def _of(
    template: Template,
    audience: Audience,
    text: str,
    *,
    span: Span | None = None,
    facts: Mapping[str, Any] | None = None,
    expires_at: datetime | None = None,
) -> Draft:
    return Draft(
        kind=template.name, text=text, audience=audience, choices=template.choices, facts=facts or {}, span=span,
        expires_at=expires_at,
    )  # fmt: skip


def _numbers(desk: Desk) -> dict[str, str]:
    community = desk.compound.rules.community
    return {"phone": community.duty_phone or community.office_phone, "pay": community.ways_to_pay}


# --- keeping a draft true -----------------------------------------------------------------------------------


def rewritten(desk: Desk, notice: Notice, audience: Audience, span: Span | None, language: str) -> str:
    """The text for another audience or time: a template's is filled anew, a person's own words stay."""
    if notice.facts.get("own_words"):
        return notice.text
    match notice.kind:
        case "heating":
            return heating(desk, audience, language).text
        case "works" | "fill_test" if span is not None:
            job = Works(notice.facts["what"], span, notice.facts["reason"], notice.facts["said"])
            return (works if notice.kind == "works" else fill_test)(desk, audience, language, job).text
    return notice.text


def renewed(desk: Desk, notice: Notice, at: datetime) -> Draft:
    """A repeated notice as it is to go out at its next time ``at``: next year's heating notice names next year's
    dates, the holiday is the one that comes then, and works keep their distance from the sending.
    """
    later, audience = replace(desk, now=at), Audience.of(notice.audience)
    same = Draft(kind=notice.kind, text=notice.text, audience=audience, facts=notice.facts)
    language = desk.record.roster.person(notice.author_id).locale or "zh_CN"
    if notice.facts.get("own_words"):
        return same
    match notice.kind:
        case "heating":
            return heating(later, audience, language)
        case "holiday":
            return holiday(later, audience, language, "") or same
        case "works" | "fill_test" if notice.starts_at and notice.ends_at and notice.send_at:
            by = at - notice.send_at
            span = Span(notice.starts_at + by, notice.ends_at + by)
            job = Works(notice.facts["what"], span, notice.facts["reason"], notice.facts["said"])
            return (works if notice.kind == "works" else fill_test)(later, audience, language, job)
    return same


def _rest(notice: Notice) -> DateSpan | None:
    """The days off a holiday notice is about."""
    days = notice.facts.get("rest")
    return DateSpan(*(date.fromisoformat(day) for day in days)) if days else None


def unpublished_year(desk: Desk, notice: Notice) -> int | None:
    """The year of a holiday notice whose days off the State Council has not announced, as far as we know."""
    rest = _rest(notice)
    return rest.last.year if rest is not None and rest.last > desk.compound.calendar.known_until else None


def roster_gaps(desk: Desk, notice: Notice) -> Sequence[tuple[date, str]]:
    """The shifts of the holiday for which nobody is planned; a holiday notice does not go out before they are."""
    rest = _rest(notice)
    if rest is None:
        return ()
    planned = desk.record.rota.planned(desk.compound.id, rest.first, rest.last + DAY)
    days = (rest.first + timedelta(days=ahead) for ahead in range((rest.last - rest.first).days + 1))
    return [(day, shift) for day in days for shift in SHIFTS if not planned.get((day, shift))]
