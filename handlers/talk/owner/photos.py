"""Photos before the words, after them, or with them; an album is one report however many messages it comes in."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from handlers.desk import rights
from handlers.desk.tickets import facade as tickets
from handlers.talk import asking, form
from handlers.talk.owner import recent
from handlers.talk.session import Session
from handlers.turn import Message, Photo, choice
from storage.tickets import Ticket

KEPT_FOR = timedelta(hours=12)
"""Photos that nobody said a word to are forgotten after this."""
FRESH = timedelta(minutes=30)
"""A photo so soon after a report belongs to it without asking."""


def take(session: Session) -> bool:
    """Photos without words go where they belong; with words, the words decide, and the photos wait for them."""
    if not session.words.photos or session.turn.group:
        return False
    if session.words.text:
        keep(session)
        return False
    if not (_to_same_album(session) or _to_asked(session) or _to_draft(session) or _to_ticket(session)):
        keep(session)
        _ask_what_it_shows(session)
    return True


# --- waiting for words ----------------------------------------------------------------------------------------


def keep(session: Session) -> None:
    """Hold photos until somebody says what they show."""
    session.memory["photos"] = {
        "files": _joined(session, waiting(session), session.words.photos),
        "album": session.turn.album,
        "at": session.now.isoformat(),
    }


def waiting(session: Session) -> list[list[Any]]:
    """Photos nobody has said a word to yet, as JSON."""
    held = session.memory.get("photos")
    if held is None or session.now - datetime.fromisoformat(held["at"]) > KEPT_FOR:
        return []
    return list(held["files"])


def claim(session: Session) -> tuple[list[list[Any]], str | None]:
    """Take the waiting photos for a report, with the album of which more may still come."""
    files = waiting(session)
    held = session.memory.pop("photos", None)
    return files, held["album"] if held else None


def follow(session: Session, album: str | None, ticket: Ticket) -> None:
    """What still comes of this album belongs to this ticket."""
    if album is not None:
        session.memory["album"] = {"id": album, "ticket": ticket.id}


def _joined(session: Session, files: Sequence[Sequence[Any]], more: Sequence[Photo]) -> list[list[Any]]:
    known = {file[1] for file in files}
    fresh = [[photo.file, photo.unique, photo.size] for photo in more if photo.unique not in known]
    return [*map(list, files), *fresh][: session.desk.compound.rules.photos.a_ticket]


def unpacked(files: Sequence[Sequence[Any]]) -> tuple[Photo, ...]:
    """Photos out of a draft's JSON."""
    return tuple(Photo(*file) for file in files)


def _ask_what_it_shows(session: Session) -> None:
    rows = (
        (choice("menu-button-repair", "menu.repair"), choice("menu-button-heating", "menu.heating")),
        (choice("menu-button-complaint", "menu.complaint"), *_to_known_tickets(session)[:1]),
    )
    session.say("photos-what", choices=rows, card=_card(session), count=len(waiting(session)))


def _to_known_tickets(session: Session) -> list[Any]:
    """[加到 WX-…] for what is open already."""
    return [choice("photos-button-add", "photos.add", ticket.id, no=ticket.no) for ticket in recent.mine(session)]


def _card(session: Session) -> str | None:
    """An album's photos arrive one by one and are answered in one message."""
    return f"album:{session.turn.album}" if session.turn.album else None


# --- to where they belong -------------------------------------------------------------------------------------


def _to_same_album(session: Session) -> bool:
    album = session.memory.get("album")
    if album is None or session.turn.album is None or album["id"] != session.turn.album:
        return False
    return _add(session, album["ticket"])


def _to_asked(session: Session) -> bool:
    """The owner pressed [补照片]."""
    asked = session.memory.get("asked")
    if asked is None or asked["question"] != "ticket.photos":
        return False
    if session.turn.album is None:
        asking.drop(session)
    return _add(session, asked["args"][0])


def _to_draft(session: Session) -> bool:
    draft = form.open_draft(session)
    if draft is None or draft.form not in ("repair", "heating"):
        return False
    files = _joined(session, draft.slots.get("photos", ()), session.words.photos)
    draft.slots |= {"photos": files, "album": session.turn.album}
    session.memory["draft"] = draft.packed()
    session.in_form = True
    session.say("photos-with-draft", card=_card(session), count=len(files))
    return True


def _to_ticket(session: Session) -> bool:
    """Soon after a report, or in answer to its card, there is nothing to ask."""
    ticket = recent.answered(session) or recent.only_one_since(session, session.now - FRESH)
    return ticket is not None and _add(session, ticket.id)


def _add(session: Session, ticket_id: int) -> bool:
    ticket = session.record.tickets.get(ticket_id)
    if not rights.may_see(session.speaker, ticket) or ticket.community_id != session.desk.compound.id:
        return False
    add_to(session, ticket, session.words.photos)
    follow(session, session.turn.album, ticket)
    return True


def add_to(session: Session, ticket: Ticket, photos: Sequence[Photo]) -> None:
    """Put photos on a ticket and say so, up to as many as a ticket holds."""
    channel = session.speaker.address.channel
    tickets.add_photos(session.desk, ticket, photos, channel=channel, by=session.person_id)
    count = len(session.record.attachments.of(ticket.id))
    session.say("photos-added", card=_card(session), no=ticket.no, count=count)


def press_add(session: Session, ticket_id: str) -> None:
    """[加到 WX-…]: the photos that were waiting belong to this ticket."""
    ticket = recent.visible(session, ticket_id)
    files, album = claim(session)
    if ticket is None or not files:
        session.toast("form-card-old")
        return
    channel = session.speaker.address.channel
    tickets.add_photos(session.desk, ticket, unpacked(files), channel=channel, by=session.person_id)
    follow(session, album, ticket)
    session.replace("photos-added", no=ticket.no, count=len(session.record.attachments.of(ticket.id)))


def count_line(files: Sequence[Any]) -> tuple[Message, ...]:
    """The card's line about photos, if there are any."""
    return (Message("card-photos", {"count": len(files)}),) if files else ()
