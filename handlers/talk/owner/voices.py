"""Voices: complaint, suggestion, praise. Quick and warm: one message is a ticket, nothing is confirmed."""

from datetime import timedelta

from handlers.desk import people
from handlers.desk.tickets import facade as tickets
from handlers.reading.reader import Reading
from handlers.talk import form
from handlers.talk.cues import is_cue
from handlers.talk.form import Draft, Form, Question
from handlers.talk.owner import homes, matters, opened, photos, recent
from handlers.talk.session import Session
from storage.tickets import Ticket

AGAIN_WITHIN = timedelta(days=30)
"""Complaints of a household within this time are told apart by their count: 「这是您第三次反映」."""
KINDS = ("complaint", "suggestion", "praise")


def hear(session: Session, reading: Reading) -> bool:
    """A complaint with its content is a ticket; 「我要投诉」 alone is asked what it is about."""
    kind = reading.intent
    form.begin(session, FORMS[kind], _slots(session, reading, kind))
    return True


def start_empty(session: Session, kind: str) -> None:
    """[投诉] [建议] [表扬]: asked what it is about."""
    form.begin(session, FORMS[kind], {"matter": None, "photos": [], "home": _home(session, None)})


def _slots(session: Session, reading: Reading, kind: str) -> dict[str, object]:
    files, album = photos.claim(session)
    bare = is_cue(kind, reading.text)
    matter = None if bare else matters.packed(session, reading.matters[0], session.words.text)
    return {"matter": matter, "photos": files, "album": album, "home": _home(session, reading)}


def _home(session: Session, reading: Reading | None) -> int | None:
    """Whose voice it is: the home that was said, else the first of the speaker's."""
    found = homes.matching(session.speaker, homes.said(reading.slots) if reading else None)
    own = found or list(session.speaker.homes)
    return own[0].id if own else None


def _missing(session: Session, draft: Draft) -> str | None:
    return None if draft.slots["matter"] else "what"


def _ask_what(session: Session, draft: Draft) -> None:
    session.say(f"{draft.form}-ask-what", choices=((form.cancel_button(draft),),))


def _take_what(session: Session, draft: Draft, reading: Reading) -> bool:
    """Whatever is said now is what it is about."""
    if not session.words.text:
        return False
    draft.slots["matter"] = matters.packed(session, reading.matters[0], session.words.text)
    return True


def _submit(session: Session, draft: Draft) -> None:
    kind = draft.form
    before = _earlier(session) if kind == "complaint" else []
    matter = {**draft.slots["matter"], "kind": kind}
    new = matters.new_ticket(session, matter, draft.slots["home"])
    ticket = tickets.open_ticket(
        session.desk, new, message=matter["message"], by=session.person_id,
        photos=photos.unpacked(draft.slots["photos"]), channel=session.speaker.address.channel,
    )  # fmt: skip
    photos.follow(session, draft.slots.get("album"), ticket)
    recent.remember(session, [ticket])
    session.say(
        f"{kind}-opened", choices=opened.buttons(ticket), card=f"ticket:{ticket.id}", no=ticket.no,
        times=len(before) + 1, who=people.name_of(session.desk, ticket.assignee_id) or "none",
        when=opened.when_line(session, ticket),
    )  # fmt: skip


def _earlier(session: Session) -> list[Ticket]:
    """What this person has complained of lately."""
    if session.person_id is None:
        return []
    mine = session.record.tickets.reported_by(session.person_id, limit=50)
    since = session.now - AGAIN_WITHIN
    return [ticket for ticket in mine if ticket.kind == "complaint" and ticket.opened_at >= since]


def _form(kind: str) -> Form:
    return Form(
        name=kind,
        questions=(Question("what", _ask_what, _take_what),),
        missing=_missing,
        review=None,
        submit=_submit,
        revise=lambda session, draft, reading: False,
    )


FORMS = {kind: _form(kind) for kind in KINDS}
