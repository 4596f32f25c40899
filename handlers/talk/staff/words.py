"""What staff type instead of tapping: 「今天几单」, 「3-2-501缺阀芯」, 「14:20到场」, 「修好了」, 「下午请假」."""

import re
from collections.abc import Sequence
from datetime import datetime

from handlers.desk import people
from handlers.desk.tickets import facade as tickets
from handlers.reading import answers
from handlers.reading.reader import Reading, Slots
from handlers.reading.values import Address
from handlers.talk.cues import has_cue, is_cue
from handlers.talk.session import Session, Words
from handlers.talk.staff import behalf, board, finishing, leaving, pausing, relaying, shift_talk
from handlers.talk.staff.handling import act, allowed, happened_at, has_in_hand, me
from handlers.turn import Choice, choice
from storage.people import Home
from storage.tickets import Ticket

_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:：点]([0-5]\d)")
_PAUSING = ("no_part", "owner_away", "outside")
_ABOUT_A_JOB = (*_PAUSING, "arrived", "done")


def route(session: Session, reading: Reading) -> bool:
    """Try words of somebody who works here; False where they are an owner's matter, or the manager's."""
    if session.speaker.staff is None or session.turn.group:
        return False
    own = behalf.take(session, reading) or _list(session) or leaving.hear(session)
    return own or _job(session) or _reply(session, reading)


def emergency(session: Session, reading: Reading) -> bool:
    """Alarming words that alarm nobody: a caller's, who is not here, and a repairman's about the job he is at."""
    if session.speaker.staff is None or session.turn.group:
        return False
    if behalf.take(session, reading):
        return True
    return reading.alarm == "certain" and reading.slots.room is not None and _job(session)


def _list(session: Session) -> bool:
    text = session.words.text
    if is_cue("my_jobs", text):
        board.say_my_jobs(session)
    elif is_cue("board", text):
        _board(session)
    elif is_cue("handover", text):
        shift_talk.say_handover(session)
    else:
        return False
    return True


def _board(session: Session) -> None:
    """「工单」 is to the office the list of what is open, to a repairman what he has in hand."""
    if session.speaker.has_role(*people.ANSWERING):
        board.say_board(session)
    else:
        board.say_my_jobs(session)


# --- about one job ------------------------------------------------------------------------------------------


def _job(session: Session) -> bool:
    """A word about a job in hand: it is missing something, he is there, it is done."""
    text = session.words.text
    if not session.speaker.has_role("repairman") or not any(has_cue(cue, text) for cue in _ABOUT_A_JOB):
        return False
    answered = finishing.answered(session)
    meant = [answered] if answered is not None else _meant(session)
    if not meant:
        return False
    if len(meant) > 1:
        _ask_which(session, meant)
    else:
        _say_of(session, meant[0])
    return True


def _reply(session: Session, reading: Reading) -> bool:
    """Words that answer a job's card go to its owner as they are."""
    ticket = finishing.answered(session)
    return ticket is not None and relaying.take_words(session, reading, ticket.id)


def _meant(session: Session) -> list[Ticket]:
    """The jobs in the home he names; without one, whatever he has in hand."""
    jobs = session.record.tickets.assigned_to(me(session))
    named = answers.address(session.words.text) or session.reader.read(session.words.text).slots
    if named.room is None and named.building is None:
        done = has_cue("done", session.words.text) and not has_cue("arrived", session.words.text)
        return finishing.in_hand(session) or jobs if done else jobs
    return [job for job in jobs if _fits(people.home_of(session.desk, job), named)]


def _fits(home: Home | None, named: Address | Slots) -> bool:
    parts = ("building", "unit", "room")
    return home is not None and all(getattr(named, part) in (None, getattr(home, part)) for part in parts)


def _ask_which(session: Session, jobs: Sequence[Ticket]) -> None:
    """Several jobs could be meant: the words wait for one tap."""
    session.memory["job_words"] = {"text": session.words.text, "at": session.now.isoformat()}
    rows = tuple((_which(session, job),) for job in jobs[:8])
    session.say("staff-which-job", rows)


def _which(session: Session, job: Ticket) -> Choice:
    home = people.label_of(session.desk, job)
    return choice("staff-button-job", "job.said", job.id, home=home, matter=tickets.matter(job))


def press_said(session: Session, ticket_id: str) -> None:
    """The words that waited are about this job."""
    ticket = allowed(session, ticket_id, has_in_hand)
    kept = session.memory.pop("job_words", None)
    if ticket is None or kept is None:
        session.toast("form-card-old")
        return
    session.words = Words(kept["text"])
    _say_of(session, ticket)


def _say_of(session: Session, ticket: Ticket) -> None:
    text = session.words.text
    if any(has_cue(cue, text) for cue in _PAUSING):
        pausing.offer(session, ticket, text)
        return
    if has_cue("arrived", text) and ticket.status.value in {"assigned", "accepted", "paused"}:
        _arrived(session, ticket)
        ticket = session.record.tickets.get(ticket.id)
    if has_cue("done", text):
        _done(session, ticket)


def _arrived(session: Session, ticket: Ticket) -> None:
    at = _told_time(session, ticket)
    done = act(session, ticket.id, has_in_hand, lambda one: tickets.arrive(session.desk, one, me(session), at=at))
    if done is not None:
        session.say("staff-arrived", no=ticket.no, home=people.label_of(session.desk, ticket), at=at)


def _done(session: Session, ticket: Ticket) -> None:
    if finishing.needs_photo(session, ticket):
        finishing.ask_photo(session, ticket, edit=False, note=session.words.text, at=_told_time(session, ticket))
    else:
        finishing.finish(session, ticket, session.words.text, at=_told_time(session, ticket))


def _told_time(session: Session, ticket: Ticket) -> datetime:
    """「14:20到场」, typed later, happened at 14:20; otherwise when the channel says it was typed."""
    match = _CLOCK.search(session.words.text)
    sent = happened_at(session, ticket)
    if match is None:
        return sent
    local = sent.astimezone(session.desk.compound.zone)
    told = local.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0)
    return told.astimezone(sent.tzinfo) if ticket.opened_at <= told <= sent else sent
