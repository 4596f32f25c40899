"""「备注：…」, 「用料：阀芯1个」, a photo 「修前」, ready words to the owner: what staff note on a job in passing."""

import re

from handlers.desk import people
from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets import remarks
from handlers.desk.tickets.remark_lines import Item
from handlers.reading import answers
from handlers.reading.numerals import CHINESE, number
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.cues import after, has_cue
from handlers.talk.session import Session
from handlers.talk.staff import finishing
from handlers.talk.staff.handing import back
from handlers.talk.staff.handling import allowed, decides, has_in_hand, me
from handlers.turn import Choices, choice
from storage.tickets import Ticket

_PARTS = re.compile(r"[、，,；;\n]+|和|还有")
_COUNTED = re.compile(rf"(.+?)\s*[×xX*]?\s*(\d{{1,4}}|[{CHINESE}]+)\s*([^\d\s]{{0,2}})")
_UNIT = "个"


def route(session: Session, reading: Reading) -> bool:
    """Words that begin with 备注 or 用料, of whoever has to do with the job."""
    if session.speaker.staff is None or session.turn.group:
        return False
    text = session.words.text
    remark, used = after("remark", text), after("materials", text)
    if remark is None and used is None:
        return False
    ticket = _meant(session, reading)
    if ticket is None:
        session.say("remark-which")
    elif used is not None:
        items = counted(used)
        remarks.use(session.desk, ticket, items, used, me(session))
        session.say(
            "remark-used", no=ticket.no, home=people.label_of(session.desk, ticket), count=len(items), text=used
        )
    else:
        remarks.remark(session.desk, ticket, remark or "", me(session))
        session.say("remark-kept", no=ticket.no, home=people.label_of(session.desk, ticket))
    return True


def counted(text: str) -> list[Item]:
    """「阀芯1个、生料带两卷」 as items; what has no number is one."""
    return [_item(part.strip()) for part in _PARTS.split(text) if part.strip()]


def _item(part: str) -> Item:
    found = _COUNTED.fullmatch(part)
    count = number(found[2]) if found else None
    if found is None or count is None:
        return Item(part, 1, _UNIT)
    return Item(found[1].strip(), count, found[3] or _UNIT)


def _meant(session: Session, reading: Reading) -> Ticket | None:
    """The ticket replied to or named by number or home; without a name, the only job in hand."""
    if (replied := finishing.answered(session)) is not None:
        return replied
    if reading.slots.ticket_no:
        named = session.record.tickets.find(session.desk.compound.id, reading.slots.ticket_no)
        return named if named is not None and _concerned(session, named) else None
    jobs = finishing.in_hand(session) or session.record.tickets.assigned_to(me(session))
    home = answers.address(session.words.text)
    if home is not None and home.room is not None:
        label = "-".join(part for part in (home.building, home.unit, home.room) if part)
        every = session.record.tickets.assigned_to(me(session))
        jobs = [job for job in every if people.label_of(session.desk, job).endswith(label)]
    return jobs[0] if len(jobs) == 1 else None


def _concerned(session: Session, ticket: Ticket) -> bool:
    return session.person_id in (ticket.assignee_id, ticket.keeper_id) or decides(session)


# --- before the work ----------------------------------------------------------------------------------------


def take_photos(session: Session) -> bool:
    """A photo whose caption says 修前, and the rest of its album, show how it was; they finish nothing."""
    if not session.turn.photos or not session.speaker.has_role("repairman") or session.turn.group:
        return False
    album = session.turn.album
    before = has_cue("before_photo", session.words.text)
    if not before and (album is None or session.memory.get("before_album") != album):
        return False
    jobs = finishing.in_hand(session) or session.record.tickets.assigned_to(me(session))
    ticket = finishing.answered(session) or (jobs[0] if len(jobs) == 1 else None)
    if ticket is None:
        session.say("remark-which")
        return True
    session.memory["before_album"] = album
    channel = session.speaker.address.channel
    tickets.add_photos(session.desk, ticket, session.turn.photos, channel=channel, by=me(session), kind="before")
    count = sum(1 for kept in session.record.attachments.of(ticket.id) if kept.kind == "before")
    home = people.label_of(session.desk, ticket)
    session.say("remark-before", card=f"before:{ticket.id}", no=ticket.no, home=home, count=count)
    return True


# --- ready words --------------------------------------------------------------------------------------------


def quick_rows(ticket: Ticket) -> Choices:
    """Ready words to the owner, below the question what to say."""
    buttons = [choice("quick-word", "quick.say", ticket.id, which, which=which) for which in remarks.QUICK]
    return (*(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)), back(ticket))


def press_quick(session: Session, ticket_id: str, which: str) -> None:
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is None or which not in remarks.QUICK:
        return
    asking.drop(session)
    reached = remarks.say_quickly(session.desk, ticket, which, me(session))
    session.toast("staff-contact-done" if reached else "staff-contact-unbound", no=ticket.no)
