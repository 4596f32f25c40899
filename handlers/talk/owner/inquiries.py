"""Inquiries: answered on the spot from the FAQ, else written down for the steward with a promised time."""

from handlers.desk import people
from handlers.desk.tickets import facade as tickets
from handlers.reading.reader import Reading
from handlers.talk.cues import stands_for
from handlers.talk.owner import faq, homes, opened, recent
from handlers.talk.session import Session
from handlers.turn import Choices, choice
from storage.tickets import NewTicket, Ticket


def answered(session: Session, question: str) -> bool:
    """Answer from the FAQ; False where it knows nothing."""
    entry = faq.find(question, session.language)
    if entry is None:
        return False
    _say(session, entry)
    return True


def _say(session: Session, entry: faq.Entry) -> None:
    session.memory["question"] = session.words.pack()
    text = faq.answer(entry, session.desk.compound, session.language)
    session.say("faq-answer", choices=_after(), title=entry.title, text=text)


def _after() -> Choices:
    return ((choice("faq-button-fine", "faq.fine"), choice("faq-button-ask", "faq.ask")),)


def hear(session: Session, reading: Reading) -> bool:
    """A question: the FAQ's answer, or a ticket for who knows."""
    if not answered(session, reading.text):
        _pass_on(session, session.words.text, "question")
    return True


def hear_about(session: Session, reading: Reading, entry_id: str) -> bool:
    """A question whose words do not say what it is about, and that is known all the same: this entry of the FAQ."""
    entry = next((one for one in faq.entries(session.language) if one.id == entry_id), None)
    if entry is None:  # the office has taken it out
        return hear(session, reading)
    _say(session, entry)
    return True


def service(session: Session, reading: Reading) -> bool:
    """Visitors and events have no machinery yet: honestly passed to the steward."""
    _pass_on(session, session.words.text, reading.intent)
    return True


def human(session: Session, reading: Reading) -> bool:
    """「转人工」: a person is told, and the owner hears who and by when."""
    ask_for_human(session, session.words.text)
    return True


def ask_for_human(session: Session, text: str) -> None:
    """Call the steward once; calling again pushes."""
    waiting = next((t for t in recent.mine(session) if t.category == "human" and t.open), None)
    if waiting is not None and session.person_id is not None:
        waiting = tickets.urge(session.desk, waiting, session.person_id, text)
        session.say("human-again", choices=opened.buttons(waiting), line=tickets.status_line(session.desk, waiting))
        return
    ticket = _open(session, text or stands_for("human"), "human")
    session.memory["human"] = {"ticket": ticket.id, "since": session.now.isoformat()}
    community = session.desk.compound.rules.community
    session.say(
        "human-called", choices=opened.buttons(ticket), no=ticket.no,
        who=people.name_of(session.desk, ticket.assignee_id or ticket.keeper_id) or "none",
        when=opened.when_line(session, ticket),
        phone=community.duty_phone or community.office_phone or "none",
    )  # fmt: skip


def press_human(session: Session) -> None:
    """[转人工]"""
    if homes.enrolled(session):
        ask_for_human(session, "")
    else:
        session.say("human-unknown", phone=session.desk.compound.rules.community.office_phone or "none")


def press_fine(session: Session) -> None:
    """[明白了]"""
    session.memory.pop("question", None)
    session.toast("faq-glad")


def press_ask(session: Session) -> None:
    """[没说清，问管家]"""
    packed = session.memory.pop("question", None)
    if packed is None or not homes.enrolled(session):
        session.toast("form-card-old")
        return
    _pass_on(session, packed["text"], "question")


def _pass_on(session: Session, text: str, category: str) -> None:
    ticket = _open(session, text, category)
    session.say(
        "inquiry-opened", choices=opened.buttons(ticket), card=f"ticket:{ticket.id}", no=ticket.no, category=category,
        who=people.name_of(session.desk, ticket.assignee_id or ticket.keeper_id) or "none",
        when=opened.when_line(session, ticket),
    )  # fmt: skip


def _open(session: Session, text: str, category: str) -> Ticket:
    home_id = next((home.id for home in session.speaker.homes), None)
    ticket = tickets.open_ticket(
        session.desk,
        NewTicket(
            community_id=session.desk.compound.id, kind="inquiry", category=category, text=text, facts={},
            home_id=home_id, reporter_id=session.person_id,
        ),
        message=session.source, by=session.person_id, channel=session.speaker.address.channel,
    )  # fmt: skip
    recent.remember(session, [ticket])
    return ticket
