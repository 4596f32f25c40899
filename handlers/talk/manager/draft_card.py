"""The draft card: whom a notice reaches, exactly what an owner will see, and the buttons that change or send it.

Every button carries the version of the draft it was shown with: an old card changes nothing.
"""

from collections.abc import Callable
from dataclasses import asdict

from handlers.desk.notices import broadcast
from handlers.desk.notices import release as notices
from handlers.desk.notices.audience import Audience, reach
from handlers.desk.notices.drafts import rewritten, roster_gaps, unpublished_year
from handlers.desk.notices.release import Refused
from handlers.desk.people import name_of
from handlers.desk.timing.recurrence import Recurrence
from handlers.talk import asking
from handlers.talk.manager import wording
from handlers.talk.manager.drafting import unknown_places
from handlers.talk.session import Session
from handlers.turn import Choice, Choices, Message, Span, Value, choice
from storage.households import Place
from storage.notices import Notice

MANAGING = ("manager", "supervisor")


def manages(session: Session) -> bool:
    """Notices, surveys and figures are for managers and supervisors, and never for a group's ears."""
    return session.speaker.has_role(*MANAGING) and not session.turn.group


# --- showing ------------------------------------------------------------------------------------------------


def show(session: Session, notice: Notice, *, anew: bool = True) -> None:
    """The card of a draft: a new message, or in place of the one whose button was pressed."""
    session.memory["notice"] = notice.id
    message, choices = card(session, notice)
    if anew:
        session.say(message.key, choices, card=None, **message.values)
    else:
        session.replace(message.key, choices, **message.values)


def card(session: Session, notice: Notice) -> tuple[Message, Choices]:
    """The card of a draft and its buttons."""
    return Message("notice-draft", _facts(session, notice)), _choices(session, notice)


def _facts(session: Session, notice: Notice) -> dict[str, Value]:
    households = notices.households(session.desk, notice)
    found = reach(households)
    home = households[0].home.label if households and notices.is_roll_call(notice) else None
    return {
        "area": _area(session, notice),
        **asdict(found),
        "unbound": found.unbound,
        "preview": notices.post(session.desk, notice, home),
        "hints": tuple(_hints(session, notice, found.households)),
    }


def _area(session: Session, notice: Notice) -> Message:
    audience = Audience.of(notice.audience)
    if audience.notice_id is not None:
        original = session.record.notices.get(audience.notice_id)
        return Message("notice-area-corrected", {"text": notices.headline(original)})
    return Message("notice-area", {"area": notices.area(notice, session.language)})


def _hints(session: Session, notice: Notice, households: int) -> list[Message]:
    """What the author should know before sending, a line each."""
    desk, leaves = session.desk, notices.leaves_at(session.desk, notice)
    hints = list(unknown_places(session, Audience.of(notice.audience).places))
    if notice.repeat is not None:
        hints.append(Message("notice-hint-repeat", {"rule": Recurrence.of(notice.repeat).described()}))
    if notice.send_at is not None and notice.send_at > desk.now:
        hints.append(Message("notice-hint-scheduled", {"at": leaves}))
    elif leaves > desk.now:
        hints.append(Message("notice-hint-quiet", {"at": leaves}))
    if notice.urgent:
        hints.append(Message("notice-hint-urgent"))
    if (word := wording.relative(notice.text)) is not None:
        hints.append(Message("notice-hint-relative", {"word": word}))
    if (year := unpublished_year(desk, notice)) is not None:
        hints.append(Message("notice-hint-calendar", {"year": str(year)}))
    if notices.needs_second_person(desk, notice, households):
        hints.append(Message("notice-hint-second"))
    if gaps := roster_gaps(desk, notice):
        hints.append(Message("notice-roster-gaps", {"gaps": notices.gap_lines(gaps), "count": len(gaps)}))
    return hints


def _choices(session: Session, notice: Notice) -> Choices:
    leaves = notices.leaves_at(session.desk, notice)
    send = "send-later" if leaves > session.now else "send"
    first = choice(f"notice-button-{send}", "notice.send", notice.id, notice.version, at=leaves)
    rows: list[tuple[str, ...]] = [("time", "repeat"), ("text", "audience"), ("cancel",)]
    if leaves > session.now and notice.send_at is None and not notice.urgent:
        rows.insert(0, ("urgent",))
    if notice.facts.get("said") and not notice.facts.get("own_words"):
        rows.insert(-1, ("verbatim",))
    return ((first,), *(tuple(_button(notice, verb) for verb in row) for row in rows))


def _button(notice: Notice, verb: str) -> Choice:
    return choice(f"notice-button-{verb}", f"notice.{verb}", notice.id, notice.version)


# --- the draft behind a button --------------------------------------------------------------------------------


def of_button(session: Session, notice_id: str, version: str) -> Notice | None:
    """The notice as the pressed card shows it, for those who may touch it; otherwise a toast says why not."""
    if not manages(session):
        session.toast("notice-not-allowed", alert=True)
        return None
    notice = session.record.notices.find(session.desk.compound.id, int(notice_id))
    if notice is None or str(notice.version) != version or notice.state not in notices.EDITABLE:
        session.toast("form-card-old")
        return None
    return notice


def _own(session: Session, notice_id: str, version: str) -> Notice | None:
    notice = of_button(session, notice_id, version)
    if notice is not None and notice.author_id != session.person_id:
        session.toast("notice-not-allowed", alert=True)
        return None
    return notice


def press_send(session: Session, notice_id: str, version: str) -> None:
    """[马上发] [按时发]: the draft waits for a second person, for its time, or leaves."""
    notice = _own(session, notice_id, version)
    if notice is None:
        return
    try:
        sent = notices.send(session.desk, notice)
    except Refused as refused:
        session.toast("notice-refused", alert=True)
        session.say("notice-refused-why", why=refused.message)
        return
    session.memory.pop("notice", None)
    _after_send(session, sent)


def _after_send(session: Session, notice: Notice) -> None:
    text, at = notices.headline(notice), notices.leaves_at(session.desk, notice)
    if notice.state == "awaiting":
        _ask_second(session, notice)
        names = "、".join(name_of(session.desk, person_id) for person_id in notices.approvers(session.desk, notice))
        session.replace("notice-awaiting", ((_button(notice, "cancel"),),), text=text, names=names)
    elif notice.state == "scheduled":
        session.replace("notice-scheduled", ((_button(notice, "cancel"),),), text=text, at=at)
    else:
        households = notices.reach(session.desk, notice).households
        session.replace("notice-released", text=text, households=households, at=at)
        broadcast.show(session.desk, notice)


def _ask_second(session: Session, notice: Notice) -> None:
    """Show a second person exactly what would be sent."""
    row = (_button(notice, "approve"), _button(notice, "send-back"))
    message = Message("notice-approve", {**_facts(session, notice), "author": name_of(session.desk, notice.author_id)})
    for person_id in notices.approvers(session.desk, notice):
        about = f"notice:{notice.id}:approve:{notice.version}"
        session.desk.tell(person_id, message, lane="assignment", about=about, choices=(row,))


def press_cancel(session: Session, notice_id: str, version: str) -> None:
    """[取消]: any manager may keep a notice from going out, whoever wrote it."""
    notice = of_button(session, notice_id, version)
    if notice is not None:
        notices.cancel(session.desk, notice)
        session.memory.pop("notice", None)
        session.replace("notice-cancelled", text=notices.headline(notice))


def press_urgent(session: Session, notice_id: str, version: str) -> None:
    """[紧急，现在就发]: quiet hours do not hold it; a second person has to agree."""
    notice = _own(session, notice_id, version)
    if notice is not None:
        show(session, notices.revise(session.desk, notice, urgent=True), anew=False)


def press_verbatim(session: Session, notice_id: str, version: str) -> None:
    """[用我的原话]"""
    notice = _own(session, notice_id, version)
    if notice is not None:
        facts = {**notice.facts, "own_words": True}
        show(session, notices.revise(session.desk, notice, text=notice.facts["said"], facts=facts), anew=False)


# --- questions ----------------------------------------------------------------------------------------------


def asks(question: str) -> Callable[[Session, str, str], None]:
    """A button that asks for one thing: the text, the audience, the time or the rule of repetition."""

    def press(session: Session, notice_id: str, version: str) -> None:
        notice = _own(session, notice_id, version)
        if notice is not None:
            asking.ask(session, f"notice.{question}", notice.id)
            session.say(f"notice-ask-{question}")

    return press


def _asked(session: Session, notice_id: int) -> Notice | None:
    """The draft a question was about, if it can still be changed."""
    notice = session.record.notices.find(session.desk.compound.id, notice_id)
    if notice is None or notice.state not in notices.EDITABLE or notice.author_id != session.person_id:
        return None
    return notice


def take_text(session: Session, reading: object, notice_id: int) -> bool:
    """New words for a draft; they are taken as they are."""
    notice, text = _asked(session, notice_id), session.words.text
    if notice is None or not text or wording.command(text) is not None:
        return False
    facts = {**notice.facts, "own_words": True}
    show(session, notices.revise(session.desk, notice, text=text, facts=facts))
    return True


def take_audience(session: Session, reading: object, notice_id: int) -> bool:
    notice, places = _asked(session, notice_id), wording.places(session.words.text)
    if notice is None:
        return False
    if places:
        return set_audience(session, notice, places)
    asking.ask(session, "notice.audience", notice.id)
    session.say("notice-ask-audience")
    return True


def set_audience(session: Session, notice: Notice, places: tuple[Place, ...]) -> bool:
    audience, span = Audience(places), _span(notice)
    text = rewritten(session.desk, notice, audience, span, session.language)
    show(session, notices.revise(session.desk, notice, audience=audience.packed(), text=text))
    return True


def set_span(session: Session, notice: Notice, span: Span) -> bool:
    text = rewritten(session.desk, notice, Audience.of(notice.audience), span, session.language)
    show(session, notices.revise(session.desk, notice, starts_at=span.start, ends_at=span.end, text=text))
    return True


def _span(notice: Notice) -> Span | None:
    return Span(notice.starts_at, notice.ends_at) if notice.starts_at and notice.ends_at else None


def take_time(session: Session, reading: object, notice_id: int) -> bool:
    """When to send it."""
    notice = _asked(session, notice_id)
    if notice is None:
        return False
    at = wording.moment(session.words.text, session.now, session.desk.compound.zone)
    if at is None:
        asking.ask(session, "notice.time", notice.id)
        session.say("notice-ask-time")
        return True
    show(session, notices.revise(session.desk, notice, send_at=at))
    return True


def take_repeat(session: Session, reading: object, notice_id: int) -> bool:
    """How often: its first time is the next time the rule comes true."""
    notice, rule = _asked(session, notice_id), wording.recurrence(session.words.text)
    if notice is None:
        return False
    if rule is None:
        asking.ask(session, "notice.repeat", notice.id)
        session.say("notice-ask-repeat")
        return True
    compound = session.desk.compound
    first = rule.next_after(session.now, compound.calendar, compound.zone)
    show(session, notices.revise(session.desk, notice, repeat=str(rule), send_at=first))
    return True


def amend(session: Session, text: str) -> bool:
    """「改成4号楼」 「改到后天」 said to the draft that is open."""
    notice = _asked(session, int(session.memory.get("notice", 0)))
    if notice is None:
        return False
    if places := wording.places(text):
        return set_audience(session, notice, places)
    span = wording.span(text, session.now, session.desk.compound.zone)
    return span is not None and notice.starts_at is not None and set_span(session, notice, span)
