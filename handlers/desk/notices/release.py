"""Notices from draft to release: what would go to whom, who has to agree, and the one transaction that sends it.

The audience is frozen at release: every household gets its row in the ledger, also those nobody can write to, and
every reachable one gets exactly one parcel, known by its dedupe key. Releasing twice therefore changes nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from handlers.desk.notices import audience as audiences
from handlers.desk.notices import drafts as notice_drafts
from handlers.desk.notices.audience import Audience, Reach
from handlers.desk.notices.drafts import Draft
from handlers.desk.notices.texts import texts
from handlers.desk.office import Desk
from handlers.desk.people import SUPERVISING, ids
from handlers.desk.timing.recurrence import Recurrence
from handlers.turn import Choice, Choices, Message, choice
from handlers.values import pack_choices, pack_values
from storage.households import Household, Receiver
from storage.notices import NewEntry, Notice
from storage.outbox import Parcel

LONGEST = 3500
"""Characters of a notice: with its head and foot it must stay below Telegram's 4,096."""
TOO_LATE = timedelta(hours=12)
"""A scheduled notice that is later than this (the office was down) is shown to its author instead of sent."""
EDITABLE = ("draft", "awaiting", "scheduled")


class Refused(ValueError):
    """The notice can't be sent as it is; ``message`` says why, in words for a manager."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message


# --- drafting -----------------------------------------------------------------------------------------------


def begin(desk: Desk, by: int, draft: Draft) -> Notice:
    """Keep a draft. Nobody but its author sees it."""
    return desk.record.notices.add(
        community_id=desk.compound.id,
        author_id=by,
        kind=draft.kind,
        text=draft.text,
        audience=draft.audience.packed(),
        choices=list(draft.choices),
        facts=dict(draft.facts),
        state="draft",
        starts_at=draft.span.start if draft.span else None,
        ends_at=draft.span.end if draft.span else None,
        expires_at=draft.expires_at,
        send_at=draft.send_at,
        corrects=draft.corrects,
        created_at=desk.now,
    )


def revise(desk: Desk, notice: Notice, **changes: object) -> Notice:
    """Change a notice that has not gone out. Whoever agreed before has to agree again.

    :raises Refused: it has gone out.
    """
    _require(notice, *EDITABLE)
    return desk.record.notices.change(notice, state="draft", approver_id=None, **changes)


def cancel(desk: Desk, notice: Notice) -> Notice:
    """Give up a notice that has not gone out.

    :raises Refused: it has gone out.
    """
    _require(notice, *EDITABLE)
    return desk.record.notices.change(notice, state="cancelled")


def _require(notice: Notice, *states: str) -> None:
    if notice.state not in states:
        raise Refused(Message("notice-not-now", {"state": notice.state}))


# --- what it would do ---------------------------------------------------------------------------------------


def households(desk: Desk, notice: Notice) -> list[Household]:
    return audiences.households(desk, Audience.of(notice.audience))


def reach(desk: Desk, notice: Notice) -> Reach:
    return audiences.reach(households(desk, notice))


def area(notice: Notice, language: str | None) -> str:
    """The audience as people name it."""
    return texts(language).area(Audience.of(notice.audience))


def leaves_at(desk: Desk, notice: Notice) -> datetime:
    """When the first household would be written to, if it were released now or at its time."""
    at = max(desk.now, notice.send_at or desk.now)
    return at if notice.urgent else desk.compound.calendar.after_quiet(at)


def needs_second_person(desk: Desk, notice: Notice, households: int) -> bool:
    """Whether somebody else has to agree: many households, or a kind that must not go wrong."""
    template = texts(None).templates.get(notice.kind)
    strict = notice.urgent or (template is not None and template.second_person)
    return strict or households > desk.compound.rules.notices.second_person_above


def approvers(desk: Desk, notice: Notice) -> list[int]:
    """Who could agree: supervisors and managers, the author excepted."""
    members = ids(desk.record.roster.staff_with_role(desk.compound.id, *SUPERVISING))
    return [person_id for person_id in members if person_id != notice.author_id]


def post(desk: Desk, notice: Notice, home: str | None = None) -> Message:
    """The message an owner sees; it names the home where that matters."""
    values = {"community": desk.compound.name, "text": notice.text, "kind": notice.kind}
    return Message("notice-post", values) if home is None else Message("notice-post-home", {**values, "home": home})


def is_roll_call(notice: Notice) -> bool:
    return "home" in notice.choices


def owner_choices(notice: Notice, home_id: int) -> Choices:
    """The buttons of a household, two a row."""
    buttons = [_owner_choice(notice, home_id, code) for code in notice.choices]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _owner_choice(notice: Notice, home_id: int, code: str) -> Choice:
    if code == "ask":
        return choice("notice-choice", "notice.ask", notice.id, home_id, code=code)
    return choice("notice-choice", "notice.answer", notice.id, home_id, code, code=code)


# --- agreeing and sending -----------------------------------------------------------------------------------


def send(desk: Desk, notice: Notice) -> Notice:
    """The author wants it sent: it waits for a second person, for its time, or goes out now.

    :raises Refused: nobody to send it to, too long, over already, or nobody there who could agree.
    """
    _require(notice, "draft")
    found = reach(desk, notice)
    _check(desk, notice, found)
    if not needs_second_person(desk, notice, found.households):
        return _go(desk, notice)
    if not approvers(desk, notice):
        raise Refused(Message("notice-no-second"))
    return desk.record.notices.change(notice, state="awaiting")


def approve(desk: Desk, notice: Notice, by: int) -> Notice:
    """A second person agrees to exactly what they were shown.

    :raises Refused: it is not waiting, it is their own, or it can't be sent any more.
    """
    _require(notice, "awaiting")
    if by == notice.author_id:
        raise Refused(Message("notice-own"))
    _check(desk, notice, reach(desk, notice))
    desk.record.journal.write(desk.compound.id, "notice approved", str(notice.id), by=by, at=desk.now)
    return _go(desk, desk.record.notices.change(notice, approver_id=by))


def send_back(desk: Desk, notice: Notice) -> Notice:
    """A second person does not agree: the author gets it back.

    :raises Refused: it is not waiting.
    """
    _require(notice, "awaiting")
    return desk.record.notices.change(notice, state="draft")


def _check(desk: Desk, notice: Notice, found: Reach) -> None:
    if not notice.text.strip():
        raise Refused(Message("notice-no-text"))
    if len(notice.text) > LONGEST:
        raise Refused(Message("notice-too-long", {"length": len(notice.text), "most": LONGEST}))
    if not found.households:
        raise Refused(Message("notice-no-households"))
    if is_over(notice, leaves_at(desk, notice)):
        raise Refused(Message("notice-over"))
    if gaps := notice_drafts.roster_gaps(desk, notice):
        raise Refused(Message("notice-roster-gaps", {"gaps": gap_lines(gaps), "count": len(gaps)}))


def gap_lines(gaps: Sequence[tuple[date, str]], most: int = 10) -> tuple[Message, ...]:
    """Shifts without anybody, a line each."""
    return tuple(Message("notice-roster-gap", {"day": day, "shift": shift}) for day, shift in gaps[:most])


def is_over(notice: Notice, at: datetime) -> bool:
    """Whether what it says is past by then."""
    ends = [end for end in (notice.ends_at, notice.expires_at) if end is not None]
    return any(end <= at for end in ends)


def _go(desk: Desk, notice: Notice) -> Notice:
    if notice.send_at is not None and notice.send_at > desk.now:
        return desk.record.notices.change(notice, state="scheduled")
    return release(desk, notice)


# --- the release --------------------------------------------------------------------------------------------


def release(desk: Desk, notice: Notice) -> Notice:
    """Freeze the audience and queue everything, in this one transaction. The next of a series is planned with it."""
    released = desk.record.notices.change(notice, state="released", released_at=desk.now)
    found = households(desk, released)
    parcels = _parcels(desk, released, [household for household in found if household.reachable])
    queued = desk.record.outbox.put_many(list(parcels.values()), at=desk.now)
    entries = [_entry(household, parcels.get(household.home.id), queued) for household in found]
    desk.record.notices.enter(released, entries, at=desk.now)
    _plan_next(desk, released)
    return released


def _parcels(desk: Desk, notice: Notice, found: Sequence[Household]) -> dict[int, Parcel]:
    """One parcel a household, by home. A roll call names the home, and so does a notice to somebody with two."""
    homes = Counter(household.receiver.chat for household in found if household.receiver)
    named = is_roll_call(notice)
    return {
        household.home.id: _parcel(desk, notice, household, receiver, named or homes[receiver.chat] > 1)
        for household in found
        if (receiver := household.receiver) is not None
    }


def _parcel(desk: Desk, notice: Notice, household: Household, receiver: Receiver, named: bool) -> Parcel:
    message = post(desk, notice, household.home.label if named else None)
    return Parcel(
        community_id=desk.compound.id,
        channel=receiver.channel,
        chat=receiver.chat,
        lane="notice",
        dedupe=f"notice:{notice.id}:{household.home.id}",
        key=message.key,
        values=pack_values(message.values),
        choices=pack_choices(owner_choices(notice, household.home.id)),
        not_before=leaves_at(desk, notice),
        expires_at=notice.expires_at or notice.ends_at,
    )


def _entry(household: Household, parcel: Parcel | None, queued: Mapping[str, int]) -> NewEntry:
    receiver = household.receiver
    return NewEntry(
        home_id=household.home.id,
        person_id=receiver.person_id if receiver else None,
        outbox_id=queued[parcel.dedupe] if parcel else None,
    )


def _plan_next(desk: Desk, notice: Notice) -> None:
    """The next of a series is a notice of its own, with its own ledger; it was agreed to with the first."""
    if notice.repeat is None:
        return
    rule = Recurrence.of(notice.repeat)
    at = rule.next_after(max(desk.now, notice.send_at or desk.now), desk.compound.calendar, desk.compound.zone)
    if at is None:
        return
    coming = notice_drafts.renewed(desk, notice, at)
    desk.record.notices.add(
        community_id=notice.community_id,
        author_id=notice.author_id,
        approver_id=notice.approver_id,
        kind=notice.kind,
        text=coming.text,
        audience=notice.audience,
        choices=notice.choices,
        facts=dict(coming.facts),
        urgent=notice.urgent,
        starts_at=coming.span.start if coming.span else None,
        ends_at=coming.span.end if coming.span else None,
        expires_at=coming.expires_at,
        state="scheduled",
        send_at=at,
        repeat=notice.repeat,
        series=notice.series or notice.id,
        created_at=desk.now,
    )


def release_due(desk: Desk) -> None:
    """The clock: send what is scheduled for now. What must not go out (any more) is shown to its author instead."""
    for notice in desk.record.notices.due(desk.compound.id, at=desk.now):
        why = _why_not(desk, notice)
        if why is None:
            release(desk, notice)
        else:
            _hold_back(desk, notice, why)


def _why_not(desk: Desk, notice: Notice) -> Message | None:
    """Why a scheduled notice is not sent: hours late, over, or a holiday without anybody on duty."""
    assert notice.send_at is not None  # scheduled notices have a time
    if desk.now - notice.send_at > TOO_LATE or is_over(notice, leaves_at(desk, notice)):
        return Message("notice-too-late")
    if gaps := notice_drafts.roster_gaps(desk, notice):
        return Message("notice-roster-gaps", {"gaps": gap_lines(gaps), "count": len(gaps)})
    return None


def _hold_back(desk: Desk, notice: Notice, why: Message) -> None:
    missed = desk.record.notices.change(notice, state="expired")
    _plan_next(desk, missed)
    message = Message("notice-missed", {"text": headline(missed), "at": missed.send_at or desk.now, "why": why})
    desk.tell(missed.author_id, message, lane="assignment", about=f"notice:{missed.id}:missed")


def headline(notice: Notice, longest: int = 24) -> str:
    """The first line of a notice, short, as lists name it."""
    first = next((line.strip() for line in notice.text.splitlines() if line.strip()), "")
    return first if len(first) <= longest else first[: longest - 1] + "…"
