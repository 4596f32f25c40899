"""What becomes of a notice in the households: their answers, reminders to the silent, and the list of a steward.

In the end every household has answered or stands on a named person's list to be called or knocked at.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from handlers.desk.notices import broadcast
from handlers.desk.notices.release import Refused, headline, is_roll_call, owner_choices
from handlers.desk.office import Desk
from handlers.desk.people import keeper_for
from handlers.turn import Message, Span, choice
from storage.notices import Entry, Notice
from storage.people import Speaker

PATIENCE = timedelta(hours=24)
"""How long after an ordinary notice the silent are left before somebody calls them."""
LAST_CALL = timedelta(hours=2)
"""A roll call goes to the stewards so long before it begins, where the evening before is past already."""
LOOK_BACK = timedelta(days=21)
"""Older notices are neither reminded of nor handed over, and replies to them are no answers."""
ACTED = ("acknowledged", "answered", "contacted")


# --- answers ------------------------------------------------------------------------------------------------


def answer(desk: Desk, notice: Notice, home_id: int, code: str) -> Entry:
    """A household answers with one of the notice's choices; it may change its mind until the thing begins.

    :raises Refused: the notice was not for this household, has no such answer, or it is too late to change it.
    """
    entry = desk.record.notices.entry(notice.id, home_id)
    if entry is None or code not in notice.choices:
        raise Refused(Message("notice-not-yours"))
    if is_roll_call(notice) and notice.ends_at is not None and notice.ends_at <= desk.now:
        raise Refused(Message("notice-over"))
    if code == "seen":
        desk.record.notices.mark(entry, "acknowledged", at=desk.now)
    else:
        desk.record.notices.mark(entry, "answered", at=desk.now, answer=code)
    return entry


def entry_of_message(desk: Desk, speaker: Speaker, message: str) -> Entry | None:
    """The speaker's household that a message was for, when they reply to a notice not too old."""
    home_ids = [home.id for home in speaker.homes]
    since = desk.now - LOOK_BACK
    return desk.record.notices.entry_of_message(desk.compound.id, home_ids, speaker.address, message, since=since)


def asked_back(desk: Desk, entry: Entry) -> None:
    """A household asked a question about the notice: it has read it. A roll-call answer stays."""
    desk.record.notices.mark(entry, "answered", at=desk.now)


def contacted(desk: Desk, entry: Entry, by: int) -> None:
    """A steward has called or knocked."""
    desk.record.notices.mark(entry, "contacted", at=desk.now)
    desk.record.journal.write(
        desk.compound.id, "household contacted", str(entry.notice_id), by=by, at=desk.now, data={"home": entry.home.id}
    )


# --- reminders ----------------------------------------------------------------------------------------------


def remind(desk: Desk) -> None:
    """The clock: some hours before a roll call, write again to those, and only those, who have not answered."""
    for notice in desk.record.notices.released(desk.compound.id, since=desk.now - LOOK_BACK):
        if is_roll_call(notice) and notice.starts_at is not None and notice.state == "released":
            _remind(desk, notice, notice.starts_at)


def _remind(desk: Desk, notice: Notice, starts_at: datetime) -> None:
    """After a time without a clock only the latest reminder is sent, not all that were missed."""
    assert notice.released_at is not None  # it is released
    if starts_at <= desk.now:
        return
    times = {hours: starts_at - timedelta(hours=hours) for hours in desk.compound.rules.notices.roll_call_hours}
    due = [hours for hours, at in times.items() if notice.released_at < at <= desk.now]
    rung = [hours for hours in due if desk.record.journal.ring(
        desk.compound.id, "notice-remind", f"{notice.id}:{hours}", at=desk.now)]  # fmt: skip
    if not rung or min(rung) != min(due):
        return
    for entry in silent(desk, notice):
        _remind_household(desk, notice, entry, min(rung), starts_at)


def silent(desk: Desk, notice: Notice) -> list[Entry]:
    """The households that were written to and have not answered; being on a steward's list is no answer."""
    ledger = desk.record.notices.ledger(notice.id)
    return [entry for entry in ledger if entry.reach == "sent" and entry.act not in ACTED]


def _remind_household(desk: Desk, notice: Notice, entry: Entry, hours: int, starts_at: datetime) -> None:
    assert entry.person_id is not None  # it was written to
    desk.tell(
        entry.person_id,
        Message("notice-remind", {"text": notice.text, "home": entry.home.label, "at": starts_at}),
        lane="notice",
        about=f"notice:{notice.id}:{entry.home.id}:remind:{hours}",
        choices=owner_choices(notice, entry.home.id),
        expires_at=starts_at,
    )


# --- the stewards' list -------------------------------------------------------------------------------------


def hand_over(desk: Desk) -> None:
    """The clock: give the households a notice did not reach to the stewards of their buildings, once."""
    for notice in desk.record.notices.released(desk.compound.id, since=desk.now - LOOK_BACK):
        due = notice.choices and notice.state == "released" and hand_over_at(desk, notice) <= desk.now
        if due and desk.record.journal.ring(desk.compound.id, "notice-hand-over", str(notice.id), at=desk.now):
            _hand_over(desk, notice)


def hand_over_at(desk: Desk, notice: Notice) -> datetime:
    """The evening before a roll call, or shortly before it; a day after any other notice has gone out."""
    assert notice.released_at is not None  # it is released
    if not is_roll_call(notice) or notice.starts_at is None:
        return max(notice.released_at, desk.compound.calendar.after_quiet(notice.released_at)) + PATIENCE
    zone, minute = desk.compound.zone, desk.compound.rules.appointments.reminder_at
    eve = notice.starts_at.astimezone(zone).date() - timedelta(days=1)
    evening = datetime.combine(eve, time(minute // 60, minute % 60), zone)
    later = [at for at in (evening, notice.starts_at - LAST_CALL) if at > notice.released_at]
    return later[0] if later else notice.starts_at


def _hand_over(desk: Desk, notice: Notice) -> None:
    lists: dict[int, list[Entry]] = defaultdict(list)
    for entry in open_entries(desk, notice):
        steward_id = keeper_for(desk, entry.home)
        if steward_id is not None:
            lists[steward_id].append(entry)
    for steward_id, entries in lists.items():
        desk.record.notices.hand_over([entry.id for entry in entries], steward_id, at=desk.now)
        _tell_steward(desk, notice, steward_id, entries)
    if is_roll_call(notice):
        _tell_author(desk, notice)
    broadcast.show(desk, notice)


def open_entries(desk: Desk, notice: Notice) -> list[Entry]:
    """The households that nobody has heard from. A stopped parcel was not meant to arrive any more."""
    ledger = desk.record.notices.ledger(notice.id)
    return [entry for entry in ledger if entry.act not in ACTED and entry.reach != "stopped"]


def _tell_steward(desk: Desk, notice: Notice, steward_id: int, entries: Sequence[Entry]) -> None:
    counts = reasons(entries)
    delegated = desk.record.notices.answers(notice.id).get("steward", 0)
    desk.tell(
        steward_id,
        Message("notice-list-for-you", {"text": headline(notice), "count": len(entries), "delegated": delegated,
                                        **counts}),
        lane="assignment",
        about=f"notice:{notice.id}:list:{steward_id}",
        choices=((choice("notice-button-list", "notice.list", notice.id, 0),),),
    )  # fmt: skip


def reasons(entries: Sequence[Entry]) -> dict[str, int]:
    """Why a person has to see to them: nobody bound, blocked us, failed, or silent."""
    reach = [entry.reach for entry in entries]
    return {
        "unbound": reach.count("unbound"),
        "blocked": reach.count("blocked"),
        "failed": reach.count("failed") + reach.count("waiting"),
        "silent": reach.count("sent"),
    }


def _tell_author(desk: Desk, notice: Notice) -> None:
    assert notice.starts_at is not None  # a roll call has a time
    message = Message(
        "notice-roll",
        {
            "text": headline(notice),
            **roll(desk, notice),
            "span": Span(notice.starts_at, notice.ends_at or notice.starts_at),
        },
    )
    desk.tell(notice.author_id, message, lane="assignment", about=f"notice:{notice.id}:roll")  # fmt: skip


def roll(desk: Desk, notice: Notice) -> dict[str, int]:
    """Who is at home: the answers of a roll call, the silent, and those who could not be asked."""
    answers, now = desk.record.notices.answers(notice.id), broadcast.tally(desk, notice)
    answered = {code: answers.get(code, 0) for code in ("home", "away", "steward")}
    unasked = {"unbound": now.unbound, "blocked": now.blocked, "failed": now.failed}
    return {**answered, "silent": now.households - sum(answered.values()) - sum(unasked.values()), **unasked}


def under_test(desk: Desk, home_id: int) -> Notice | None:
    """The fill-and-test notice under way at a home now: a drop of water there is an emergency without any triage."""
    running = desk.record.notices.under_way(home_id, at=desk.now)
    return next((notice for notice in running if is_roll_call(notice)), None)
