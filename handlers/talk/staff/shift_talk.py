"""「交接」 and [已接班]: what a shift leaves behind, and who takes it."""

from handlers.desk.tickets import shifts
from handlers.talk.session import Session
from handlers.talk.staff.handling import me, say


def say_handover(session: Session) -> None:
    say(session, shifts.summary(session.desk))


def press_take(session: Session, day: str, shift: str) -> None:
    """[已接班]"""
    if session.speaker.staff is None:
        session.toast("staff-not-yours", alert=True)
        return
    first = shifts.take_over(session.desk, day, shift, me(session))
    session.toast("shift-taken" if first else "shift-taken-before")
