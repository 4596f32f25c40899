"""Work in the crew's group: what is written or sent in answer to a job's card there, and the presses only it has."""

from handlers.desk.people import repairmen
from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets import remarks
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.cues import after, has_cue, is_cue
from handlers.talk.private import link
from handlers.talk.session import Session
from handlers.talk.staff import crew_setup, finishing, handing, moves, pausing, remarking
from handlers.talk.staff.handing import back
from handlers.talk.staff.handling import allowed, happened_at, has_in_hand, look_up, me, noted
from handlers.turn import Message, choice
from storage.groups import ACTIVE, CREW
from storage.lifecycle import Status
from storage.tickets import Ticket

_CARDS = frozenset({"job", "photos", "finished"})
_REASONS = ("skill", "off", "busy")
"""Told by words; the first that fits, e.g. 「下班了，忙不过来」 is off."""


def hear(session: Session, reading: Reading) -> bool:
    """What is said to us is answered; what the crew says among themselves is none of our business."""
    del reading
    group = crew_setup.group_of(session)
    if group is not None and group.purpose != CREW:
        return False
    ticket = _answered(session)
    if session.speaker.staff is None:
        if session.turn.addressed:
            session.say("crew-private", link(session))
    elif ticket is not None:
        _work(session, ticket)
        if not session.replies:
            session.tell(_outcome(session, ticket))
    elif session.turn.addressed and group is not None and group.state == ACTIVE:
        session.say("crew-help")
    elif session.turn.addressed:
        crew_setup.greet(session)
    return True


def _answered(session: Session) -> Ticket | None:
    """The job whose card, or whose photos, this answers; the pictures of an album belong where its first one did."""
    album = session.memory.get("job_album")
    if album is not None and session.turn.album == album["id"]:
        return look_up(session, album["ticket"])
    if session.turn.answers is None:
        return None
    address = session.turn.address
    card = session.record.outbox.card_of(address.channel, address.chat, session.turn.answers) or ""
    area, _, ticket_id = card.partition(":")
    return look_up(session, ticket_id) if area in _CARDS else None


def _outcome(session: Session, ticket: Ticket) -> Message:
    """A word in the group for what was done by words: an edited card is not noticed. Refusals say why."""
    if session.told is not None:
        return session.told.message
    return noted(session, session.record.tickets.get(ticket.id))


# --- words --------------------------------------------------------------------------------------------------


def _work(session: Session, ticket: Ticket) -> None:
    text, id = session.words.text, str(ticket.id)
    if session.turn.photos:
        _photos(session, ticket)
    elif has_cue("crew_refuse", text):
        _refuse(session, ticket)
    elif has_cue("crew_transfer", text):
        _transfer(session, ticket)
    elif is_cue("crew_accept", text):
        moves.press_accept(session, id)
    elif any(has_cue(cue, text) for cue in ("no_part", "owner_away", "outside")):
        _pause(session, ticket)
    elif has_cue("done", text) and not has_cue("crew_not_done", text):
        _done(session, ticket)
    elif has_cue("crew_way", text):
        remarking.press_quick(session, id, "on_way")
    elif has_cue("arrived", text):
        moves.press_arrive(session, id)
    else:
        _remark(session, ticket)


def _refuse(session: Session, ticket: Ticket) -> None:
    """「退单，不是我的工种」: the reason in a word, in other words, or by a button."""
    text = session.words.text
    reason = next((why for why in _REASONS if has_cue(f"crew_{why}", text)), None)
    more = after("crew_refuse", text)
    if reason is None and more is None:
        handing.press_refuse(session, str(ticket.id))
        return
    if reason is None and allowed(session, ticket.id, has_in_hand) is not None:
        remarks.remark(session.desk, ticket, more or text, me(session))
    handing.press_refused(session, str(ticket.id), reason or "other")


def _transfer(session: Session, ticket: Ticket) -> None:
    """「转给赵磊」; without a name the colleagues are offered."""
    named = [member for member in repairmen(session.desk) if member.person.name in session.words.text]
    if len(named) == 1:
        handing.press_give(session, str(ticket.id), str(named[0].person.id))
    else:
        handing.press_transfer(session, str(ticket.id))


def _pause(session: Session, ticket: Ticket) -> None:
    if allowed(session, ticket.id, has_in_hand) is not None:
        session.memory["hold_note"] = {"ticket": ticket.id, "text": session.words.text}
        session.say("staff-hold-ask", pausing.reasons(ticket), no=ticket.no)


def _done(session: Session, ticket: Ticket) -> None:
    if allowed(session, ticket.id, has_in_hand) is None:
        return
    if finishing.needs_photo(session, ticket):
        _ask_photo(session, ticket, session.words.text)
    else:
        finishing.finish(session, ticket, session.words.text)


def _remark(session: Session, ticket: Ticket) -> None:
    """Everything else is a note for the colleagues, whoever of us writes it."""
    text = session.words.text
    used = after("materials", text)
    if used is not None:
        items = remarking.counted(used)
        remarks.use(session.desk, ticket, items, used, me(session))
    elif text:
        remarks.remark(session.desk, ticket, after("remark", text) or text, me(session))
    session.say("crew-remarked", no=ticket.no)


# --- photos -------------------------------------------------------------------------------------------------


def press_finish(session: Session, ticket_id: str) -> None:
    """[完成] in the group: done, if there is a photo; otherwise the card asks for one in answer to it."""
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is None:
        return
    if finishing.needs_photo(session, ticket):
        _ask_photo(session, ticket, "")
    else:
        finishing.finish(session, ticket, "")


def _ask_photo(session: Session, ticket: Ticket, note: str) -> None:
    asking.ask(session, finishing.QUESTION, ticket.id, note, happened_at(session, ticket).isoformat())
    reasons = [choice("staff-button-no-photo", "job.nophoto", ticket.id, why, reason=why) for why in finishing.NO_PHOTO]
    session.replace("crew-photo-ask", (*((one,) for one in reasons), back(ticket)), no=ticket.no)


def _photos(session: Session, ticket: Ticket) -> None:
    """Pictures in answer to a card. Where they were asked for, or their caption says so, the job is done."""
    if allowed(session, ticket.id, has_in_hand) is None:
        return
    kind = "before" if has_cue("before_photo", session.words.text) else "after"
    channel = session.speaker.address.channel
    tickets.add_photos(session.desk, ticket, session.turn.photos, channel=channel, by=me(session), kind=kind)
    if session.turn.album is not None:
        session.memory["job_album"] = {"id": session.turn.album, "ticket": ticket.id}
    now, asked = session.record.tickets.get(ticket.id), session.memory.get("asked") or {}
    wanted = asked.get("question") == finishing.QUESTION and asked["args"][0] == ticket.id
    photos = len(tickets.photos_of_work(session.desk, now))
    if now.open and kind == "after" and (wanted or has_cue("done", session.words.text)):
        note = " ".join(filter(None, (asked["args"][1] if wanted else "", session.words.text)))
        finishing.finish(session, now, note)
    elif now.status is Status.DONE:
        session.say("staff-finished", card=f"finished:{now.id}", no=now.no, photos=photos)
    else:
        done = choice("job-button-finish", "crew.finish", now.id)
        session.say("crew-photos", ((done,),), card=f"photos:{now.id}", no=now.no, photos=photos)
