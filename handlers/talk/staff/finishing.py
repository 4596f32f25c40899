"""[完成]: a photo and a word of what was done; or, with a reason, without a photo. Photos may come before or after."""

from datetime import datetime
from typing import Any

from handlers.desk import people
from handlers.desk.tickets import facade as tickets
from handlers.reading.reader import Reading
from handlers.talk import asking, form
from handlers.talk.cues import has_cue, is_cue
from handlers.talk.session import Session
from handlers.talk.staff.handing import back
from handlers.talk.staff.handling import act, allowed, happened_at, has_in_hand, look_up, me, replace, say
from handlers.turn import Choice, Choices, Message, Photo, choice
from storage.lifecycle import IN_HAND, Status
from storage.tickets import Ticket

NO_PHOTO = ("owner_declined", "camera", "nothing_to_see")
QUESTION = "job.finish"
_CAPTION = "job_caption"
"""In the memory: what a picture sent before [完成] was captioned with, which is the note of what was done."""
LISTS = ("my_jobs", "board", "handover")


def press_finish(session: Session, ticket_id: str) -> None:
    """Done, if there is a photo already or none is needed; otherwise it is asked for."""
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is None:
        return
    if needs_photo(session, ticket):
        ask_photo(session, ticket, edit=True)
    else:
        finish(session, ticket, _kept_note(session, ticket))


def needs_photo(session: Session, ticket: Ticket) -> bool:
    """Work at the house has to be shown; an answer to a question can't be."""
    if ticket.kind not in {"repair", "heating"} or not session.desk.compound.rules.photos.needed_to_finish:
        return False
    return not tickets.photos_of_work(session.desk, ticket)


def ask_photo(session: Session, ticket: Ticket, *, edit: bool, note: str = "", at: datetime | None = None) -> None:
    """Ask for a picture; note and time of what was done wait with the question."""
    asking.ask(session, QUESTION, ticket.id, note, (at or happened_at(session, ticket)).isoformat())
    home, matter = people.label_of(session.desk, ticket), tickets.matter(ticket)
    question = Message("staff-photo-ask", {"no": ticket.no, "home": home, "matter": matter})
    (replace if edit else say)(session, question, _without_photo(ticket))


def _without_photo(ticket: Ticket) -> Choices:
    reasons = tuple(choice("staff-button-no-photo", "job.nophoto", ticket.id, why, reason=why) for why in NO_PHOTO)
    return (*((one,) for one in reasons), back(ticket))


def press_no_photo(session: Session, ticket_id: str, reason: str) -> None:
    """[完成，不拍照] with the reason why."""
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is not None and reason in NO_PHOTO:
        finish(session, ticket, _kept_note(session, ticket), no_photo=reason)


def finish(session: Session, ticket: Ticket, note: str, *, no_photo: str = "", at: datetime | None = None) -> None:
    """The job is done; the owner is asked."""
    moment = at or _kept_time(session, ticket) or happened_at(session, ticket)
    asking.drop(session)
    done = act(session, ticket.id, has_in_hand, lambda one: tickets.finish(
        session.desk, one, me(session), note=note, no_photo=no_photo, at=moment,
    ))  # fmt: skip
    if done is None:
        return
    session.memory.pop(_CAPTION, None)
    if session.turn.press is None or done.urgency == "emergency":
        _say_finished(session, done)


def _say_finished(session: Session, ticket: Ticket) -> None:
    """Said once, with the photos counted as they come; after an emergency something may remain for the morning."""
    after = ((choice("staff-button-after", "job.after", ticket.id),),) if ticket.urgency == "emergency" else ()
    photos = _photos_of(session, ticket)
    session.say("staff-finished", after, card=f"finished:{ticket.id}", no=ticket.no, photos=photos)


def _photos_of(session: Session, ticket: Ticket) -> int:
    return len(tickets.photos_of_work(session.desk, ticket))


def _kept_note(session: Session, ticket: Ticket) -> str:
    """What was said before the photo came."""
    asked: dict[str, Any] = session.memory.get("asked") or {}
    if asked.get("question") == QUESTION and asked["args"][0] == ticket.id:
        return str(asked["args"][1])
    caption: dict[str, Any] = session.memory.get(_CAPTION) or {}
    return str(caption["words"]) if caption.get("ticket") == ticket.id else ""


def _kept_time(session: Session, ticket: Ticket) -> datetime | None:
    """When it was done, if that was told before the photo came."""
    asked: dict[str, Any] = session.memory.get("asked") or {}
    mine = asked.get("question") == QUESTION and asked["args"][0] == ticket.id
    return datetime.fromisoformat(asked["args"][2]) if mine else None


def take_words(session: Session, reading: Reading, ticket_id: int, note: str, at: str) -> bool:
    """Words while a photo is awaited are the note of what was done, unless they ask for a list."""
    ticket, said = look_up(session, ticket_id), session.words.text
    if ticket is None or not ticket.open or has_cue("leave", said) or any(is_cue(cue, said) for cue in LISTS):
        return False
    words = " ".join(filter(None, (note, session.words.text)))
    ask_photo(session, ticket, edit=False, note=words, at=datetime.fromisoformat(at))
    return True


# --- photos -------------------------------------------------------------------------------------------------


def take_photos(session: Session) -> bool:
    """A repairman's photo belongs to the job he was asked for, answered, or has in hand."""
    if not session.turn.photos or not session.speaker.has_role("repairman") or session.turn.group:
        return False
    if form.open_draft(session) is not None and _asked_for(session) is None:
        return False  # he is reporting something of his own
    ticket = _meant(session)
    if ticket is None:
        return _ask_which(session)
    _add(session, ticket)
    return True


def _meant(session: Session) -> Ticket | None:
    for ticket_id in (_asked_for(session), _of_album(session)):
        ticket = look_up(session, ticket_id) if ticket_id is not None else None
        if ticket is not None and has_in_hand(session, ticket):
            return ticket
    if (replied := answered(session)) is not None:
        return replied
    jobs = in_hand(session)
    return jobs[0] if len(jobs) == 1 else None


def _asked_for(session: Session) -> int | None:
    asked: dict[str, Any] = session.memory.get("asked") or {}
    return int(asked["args"][0]) if asked.get("question") == QUESTION else None


def _of_album(session: Session) -> int | None:
    """The pictures of an album arrive one by one; the first one settled where they belong."""
    album = session.memory.get("job_album")
    return int(album["ticket"]) if album and album["id"] == session.turn.album else None


def answered(session: Session) -> Ticket | None:
    """The job whose card the speaker replied to, if it is theirs to move."""
    if session.turn.answers is None:
        return None
    address = session.turn.address
    card = session.record.outbox.card_of(address.channel, address.chat, session.turn.answers) or ""
    area, _, ticket_id = card.partition(":")
    ticket = look_up(session, ticket_id) if area == "job" else None
    return ticket if ticket is not None and has_in_hand(session, ticket) else None


def in_hand(session: Session) -> list[Ticket]:
    """Jobs at which he may be standing: on site ones, else accepted ones."""
    jobs = [ticket for ticket in session.record.tickets.assigned_to(me(session)) if ticket.status in IN_HAND]
    return [ticket for ticket in jobs if ticket.status in {Status.ON_SITE, Status.WORKING}] or jobs


def _add(session: Session, ticket: Ticket) -> None:
    """Put it on the ticket; where a photo was what finishing waited for, the job is finished."""
    awaited = _asked_for(session) == ticket.id
    note = " ".join(filter(None, (_kept_note(session, ticket), session.words.text)))
    channel = session.speaker.address.channel
    tickets.add_photos(session.desk, ticket, session.turn.photos, channel=channel, by=me(session), kind="after")
    if session.turn.album is not None:
        session.memory["job_album"] = {"id": session.turn.album, "ticket": ticket.id}
    said_done = ticket.open and has_cue("done", session.words.text)
    if awaited or said_done:
        finish(session, session.record.tickets.get(ticket.id), note)
    elif ticket.status is Status.DONE:
        _say_finished(session, ticket)
    else:
        if note:
            session.memory[_CAPTION] = {"ticket": ticket.id, "words": note}
        done = choice("job-button-finish", "job.finish", ticket.id)
        session.say("staff-photo-kept", ((done,),), card=f"photos:{ticket.id}", no=ticket.no,
                    home=people.label_of(session.desk, ticket), photos=_photos_of(session, ticket))  # fmt: skip


def _ask_which(session: Session) -> bool:
    """Several jobs in hand: one tap says which. None at all: the photo is an owner's matter of his own."""
    jobs = in_hand(session)
    if not jobs:
        return False
    held = session.memory.setdefault("job_photos", [])
    held.extend([photo.file, photo.unique, photo.size] for photo in session.turn.photos)
    rows = tuple((_which(session, ticket),) for ticket in jobs[:8])
    session.say("staff-photo-which", rows, card=f"which:{session.turn.album}" if session.turn.album else None)
    return True


def _which(session: Session, ticket: Ticket) -> Choice:
    home, matter = people.label_of(session.desk, ticket), tickets.matter(ticket)
    return choice("staff-button-job", "job.photos", ticket.id, home=home, matter=matter)


def press_photos(session: Session, ticket_id: str) -> None:
    """The photos that waited belong to this job."""
    ticket = allowed(session, ticket_id, has_in_hand)
    held = session.memory.pop("job_photos", [])
    if ticket is None or not held:
        session.toast("form-card-old")
        return
    photos = [Photo(*file) for file in held]
    channel = session.speaker.address.channel
    tickets.add_photos(session.desk, ticket, photos, channel=channel, by=me(session), kind="after")
    done = choice("job-button-finish", "job.finish", ticket.id)
    session.replace("staff-photo-kept", ((done,),), no=ticket.no, home=people.label_of(session.desk, ticket),
                    photos=_photos_of(session, ticket))  # fmt: skip
