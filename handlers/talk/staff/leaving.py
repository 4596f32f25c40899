"""「下午请假」, [一键改派], 「交接」, [已接班]: who is there and who is not."""

from datetime import date

from handlers.desk.tickets import leave, shifts
from handlers.reading import answers
from handlers.talk.session import Session
from handlers.talk.staff.handling import decides, me, say
from handlers.turn import Message


def ask(session: Session) -> None:
    """Leave is booked at once: whoever is ill is not there; what becomes of the jobs is the supervisor's decision."""
    found = answers.when(session.words.text, session.now, session.desk.compound.zone)
    calendar = session.desk.compound.calendar
    day = calendar.roster_day(session.now if found is None else max(found.start, session.now))
    count = leave.take(session.desk, me(session), day, session.words.text)
    session.say("leave-noted", day=day, count=count)


def press_move(session: Session, person_id: str, ordinal: str) -> None:
    """Every job of theirs goes to whoever suits best now."""
    if not decides(session):
        session.toast("staff-not-yours", alert=True)
        return
    moved = leave.move_all(session.desk, int(person_id), date.fromordinal(int(ordinal)), me(session))
    left = [one.ticket.no for one in moved if one.to is None]
    lines = tuple(Message("leave-left", {"no": no}) for no in left) or (Message("leave-none-left"),)
    session.replace("leave-moved", count=len(moved) - len(left), lines=lines)


def say_handover(session: Session) -> None:
    say(session, shifts.summary(session.desk))


def press_take(session: Session, day: str, shift: str) -> None:
    """[已接班]"""
    if session.speaker.staff is None:
        session.toast("staff-not-yours", alert=True)
        return
    first = shifts.take_over(session.desk, day, shift, me(session))
    session.toast("shift-taken" if first else "shift-taken-before")
