"""The manager's questions answered in figures, every one of them countable in the record again."""

from handlers.desk import summaries
from handlers.desk.summaries import Summary
from handlers.talk.manager import surveys
from handlers.talk.manager.draft_card import manages
from handlers.talk.session import Session
from handlers.turn import Message, Money, Value, choice
from handlers.values import pack_values
from storage.groups import OWNERS
from storage.outbox import Parcel

SHOWN = 5
"""Overdue tickets named by number; the rest are counted."""


def today(session: Session) -> None:
    """「今天怎么样」"""
    found = summaries.today(session.desk)
    late = found.overdue[:SHOWN]
    session.say(
        "figures-today", opened=found.opened, closed=found.closed, praise=found.praise, complaints=found.complaints,
        waiting=found.waiting, in_hand=found.in_hand, paused=found.paused, urgent=found.urgent,
        overdue=len(found.overdue),
        lines=tuple(Message("figures-overdue", {"no": one.no, "clock": one.clock, "due": one.due}) for one in late),
    )  # fmt: skip


def collection(session: Session) -> None:
    """「收缴情况」"""
    found = summaries.collection(session.desk)
    if not found.due_fen:
        session.say("figures-no-bills")
        return
    fees = tuple(
        Message("figures-fee", {"fee": fee.fee_type, "share": _share(fee.paid_fen, fee.due_fen),
                                "due": Money(fee.due_fen), "paid": Money(fee.paid_fen)})
        for fee in found.fees
    )  # fmt: skip
    session.say(
        "figures-collection", share=f"{found.percent:.1f}%", target=session.desk.compound.rules.targets.collection,
        owing=found.owing, sum=Money(found.owing_fen), disputed=found.disputed, unbound=found.unbound,
        blocked=found.blocked, other=found.other, fees=fees,
    )  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


# --- the summary of a season --------------------------------------------------------------------------------


def summary(session: Session) -> None:
    """「出总结」: the figures of the season or quarter, with the newest survey, for the owners once approved."""
    found = summaries.summary(session.desk)
    lines = [*_lines(found), *_survey_lines(session)]
    publish = choice("figures-button-publish", "figures.publish", found.period.first.isoformat())
    session.say("figures-summary", ((publish,),), card=None, **_head(found), lines=tuple(lines))


def _head(found: Summary) -> dict[str, Value]:
    return {"kind": found.period.kind, "first": found.period.first, "last": found.period.last}


def _lines(found: Summary, *, public: bool = False) -> list[Message]:
    """The figures of a summary, a line each; the public one names no riser, for a riser is a handful of homes."""
    lines = [Message("figures-work", {"repairs": found.repairs, "heating": found.heating,
                                      "complaints": found.complaints, "praise": found.praise})]  # fmt: skip
    if found.worst_riser is not None and not public:
        (building, unit, riser), share = found.worst_riser
        lines.append(Message("figures-riser", {"riser": f"{building}-{unit}-{riser}", "share": f"{share:.0f}%"}))
    if found.response is not None:
        lines.append(Message("figures-response", {"minutes": found.response}))
    if found.arrival is not None:
        lines.append(Message("figures-arrival", {"minutes": found.arrival}))
    if found.solved_in_a_day is not None:
        lines.append(Message("figures-solved", {"share": f"{found.solved_in_a_day:.0f}%"}))
    reasons = tuple(Message("figures-reason", {"reason": reason, "count": count})
                    for reason, count in found.reasons.items())  # fmt: skip
    lines.append(Message("figures-broken", {"count": found.broken}))
    return lines if public else [*lines, *reasons]


def _survey_lines(session: Session) -> list[Message]:
    recent = session.record.surveys.recent(session.desk.compound.id, limit=1)
    return surveys.lines(session, recent[0]) if recent else [Message("survey-none-yet")]


def press_publish(session: Session, first: str) -> None:
    """[批准公示]: one message to the owners' groups, without rooms, names or ticket numbers."""
    if not manages(session):
        session.toast("notice-not-allowed", alert=True)
        return
    found = summaries.summary(session.desk)
    if found.period.first.isoformat() != first:
        session.toast("form-card-old")
        return
    groups = session.record.groups.active(session.desk.compound.id, OWNERS)
    if not groups:
        session.toast("figures-no-group", alert=True)
        return
    recent = session.record.surveys.recent(session.desk.compound.id, limit=1)
    lines = [*_lines(found, public=True), *(surveys.public_lines(session, recent[0]) if recent else [])]
    values = {**_head(found), "community": session.desk.compound.name, "lines": tuple(lines)}
    for group in groups:
        _post(session, group.channel, group.chat, Message("figures-public", values), first)
    session.desk.record.journal.write(
        session.desk.compound.id, "summary published", first, by=session.person_id, at=session.now
    )
    session.replace("figures-published", groups=len(groups))


def _post(session: Session, channel: str, chat: str, message: Message, first: str) -> None:
    """Once a day for a period, however often the button is pressed."""
    day = session.desk.compound.calendar.local_day(session.now)
    session.record.outbox.put(
        Parcel(
            community_id=session.desk.compound.id, channel=channel, chat=chat, lane="notice",
            dedupe=f"summary:{first}:{day}:{channel}:{chat}", key=message.key, values=pack_values(message.values),
            not_before=session.desk.compound.calendar.after_quiet(session.now),
        ),
        at=session.now,
    )  # fmt: skip
