"""Getting to know each other: invitation, code, contact card, name and room, the steward's yes. What was said waits."""

import re
from typing import Any

from handlers.desk import enrolment
from handlers.desk.enrolment import Refused
from handlers.reading import answers
from handlers.reading.reader import Reading
from handlers.talk import form
from handlers.talk.cues import has_cue
from handlers.talk.form import Draft, Form, Question
from handlers.talk.owner import homes, inquiries, menu
from handlers.talk.session import Session, Words
from handlers.turn import Choice, Choices, Contact, Message, choice
from storage.people import plain_phone

_NAME = re.compile(r"(?:我是|我叫|叫我|姓名|名字|本人)?([\u4e00-\u9fff·]{2,5}?)(?:先生|女士|阿姨|大爷)?")
_NOT_NAME = "的住户在是我号楼栋座单元室房"
_SMALL_TALK = frozenset({"other", "bind", "greeting", "thanks", "affirm", "deny"})


# --- by link or card ------------------------------------------------------------------------------------------


def hear(session: Session) -> None:
    """A deep link or a contact card."""
    contact, start = session.turn.contact, session.turn.start
    if contact is not None:
        _by_card(session, contact)
    elif start is not None and start.startswith("bind_"):
        _by_code(session, start.removeprefix("bind_"))
    elif homes.enrolled(session):
        menu.show(session)
    else:
        _welcome(session)


def _by_code(session: Session, code: str) -> None:
    if not _may_try(session):
        session.say("enrol-too-often", choices=_ways())
        return
    try:
        bound = enrolment.redeem(session.desk, code, session.speaker, session.turn.name)
    except Refused as refused:
        session.say("enrol-code-refused", choices=_ways(), why=refused.why)
        return
    _done(session, bound)


def _may_try(session: Session) -> bool:
    """Codes can't be guessed by the hundred: so many tries a day."""
    today = session.desk.compound.calendar.local_day(session.now)
    tries = session.memory.get("tries", {})
    count = tries.get("count", 0) + 1 if tries.get("day") == today.isoformat() else 1
    session.memory["tries"] = {"day": today.isoformat(), "count": count}
    return int(count) <= session.desk.compound.rules.enrol.tries_a_day


def _by_card(session: Session, contact: Contact) -> None:
    """Only a card of one's own proves anything: everybody has their neighbours' cards."""
    phone = plain_phone(contact.phone)
    if not contact.own or phone is None:
        session.say("enrol-card-not-own", choices=_ways())
        return
    bound = enrolment.recognise(session.desk, session.speaker, phone)
    if bound is not None:
        _done(session, bound)
        return
    session.say("enrol-phone-unknown")
    form.begin(session, ENROL, {"phone": phone, "name": contact.name or session.turn.name})


def _done(session: Session, bound: enrolment.Bound) -> None:
    """Bound: say to what, and go on with what was said before."""
    speaker = session.record.roster.speaker(session.turn.address, title=session.turn.name, at=session.now)
    assert speaker is not None
    assert speaker.person is not None
    session.speaker = speaker
    _forget_form(session)
    labels = "、".join(home.label for home in speaker.homes)
    role = "staff" if speaker.staff is not None else "resident"
    waits = "pending" in session.memory
    session.say("enrol-done", choices=() if waits else menu.rows(session), name=speaker.person.name,
                homes=labels or "none", role=role)  # fmt: skip
    go_on(session)


def _forget_form(session: Session) -> None:
    draft = form.open_draft(session)
    if draft is not None and draft.form == ENROL.name:
        session.memory.pop("draft")


# --- those we do not know yet ---------------------------------------------------------------------------------


def _welcome(session: Session) -> None:
    name = session.desk.compound.rules.community.name
    session.say("enrol-welcome", choices=_ways(), community=name)


def invite(session: Session, reading: Reading) -> None:
    """Keep what was said, and ask who it is. A room said along the way starts the form with it."""
    if reading.intent not in _SMALL_TALK or session.words.photos:
        session.memory["pending"] = session.words.pack()
    address = homes.said(reading.slots)
    if reading.intent in ("other", "bind") and address is not None and address.room:
        form.begin(session, ENROL, _slots(session, reading))
        return
    kept = "yes" if "pending" in session.memory else "no"
    session.say("enrol-invite", choices=_ways(), kept=kept)


def _slots(session: Session, reading: Reading) -> dict[str, Any]:
    address = homes.said(reading.slots)
    home = homes.anywhere(session, address) if address else None
    return {"home": home.id if home else None, "said": homes.label(address) if address else "",
            "name": _name(session, reading.text), "phone": reading.slots.phone}  # fmt: skip


def _ways() -> Choices:
    """[分享我的手机号] [告诉房号和姓名]"""
    share = Choice(Message("enrol-button-contact"), kind="contact")
    return ((share,), (choice("enrol-button-by-name", "enrol.byname"),))


def press_by_name(session: Session) -> None:
    """[告诉房号和姓名]"""
    form.begin(session, ENROL, {"home": None, "name": session.turn.name})


def bind(session: Session, reading: Reading) -> bool:
    """「绑定房屋」, also a second one; who has moved out is let go by the steward."""
    if has_cue("unbind", reading.text):
        return inquiries.hear(session, reading)
    if homes.said(reading.slots) is not None:
        form.begin(session, ENROL, _slots(session, reading))
        return True
    press_more(session)
    return True


def press_more(session: Session) -> None:
    """[绑定房屋]"""
    labels = "、".join(home.label for home in session.speaker.homes)
    session.say("enrol-more", choices=_ways(), homes=labels or "none")


# --- continuing -----------------------------------------------------------------------------------------------


def go_on(session: Session) -> None:
    """What was said before we knew each other is heard now."""
    packed = session.memory.pop("pending", None)
    if packed is not None:
        session.say("enrol-continue")
        session.hear_again(Words.unpack(packed))


def press_continue(session: Session) -> None:
    """[接着说]: what was said before the steward's yes."""
    if not homes.enrolled(session):
        session.toast("form-card-old")
    elif "pending" in session.memory:
        go_on(session)
    else:
        menu.show(session)


def guest(session: Session) -> int:
    """The reporter of an emergency whom nobody knows: from now on a person, though without a home."""
    person_id = enrolment.guest(session.desk, session.speaker, session.turn.name)
    speaker = session.record.roster.speaker(session.turn.address, title=session.turn.name, at=session.now)
    assert speaker is not None
    session.speaker = speaker
    return person_id


# --- the form -------------------------------------------------------------------------------------------------


def _missing(session: Session, draft: Draft) -> str | None:
    if draft.slots.get("home") is None:
        return "where"
    return None if draft.slots.get("standing") else "standing"


def _ask_where(session: Session, draft: Draft) -> None:
    said = draft.slots.get("said") or ""
    key = "enrol-no-such-home" if said else "enrol-ask-where"
    session.say(key, choices=((form.cancel_button(draft),),), said=homes.shown(said))


def _take_where(session: Session, draft: Draft, reading: Reading) -> bool:
    address = homes.said(reading.slots) or answers.address(reading.text)
    if address is None:
        return False
    home = homes.anywhere(session, address)
    draft.slots |= {"home": home.id if home else None, "said": homes.label(address)}
    draft.slots["name"] = _name(session, reading.text) or draft.slots.get("name")
    draft.slots["phone"] = draft.slots.get("phone") or reading.slots.phone
    return True


def _name(session: Session, text: str) -> str:
    """The Chinese name beside the room: 「3-2-501 张三」, 「我是3-2-501的张三」."""
    words = [word for word in re.split(r"[\s,，。、;；]|[A-Za-z0-9-]+", text) if word]
    for word in reversed(words):
        found = _NAME.fullmatch(word.strip(_NOT_NAME))
        if found:
            return found[1]
    return session.turn.name


def _ask_standing(session: Session, draft: Draft) -> None:
    picks = tuple(form.pick(f"enrol-standing-{one}", draft, "standing", one) for one in enrolment.STANDINGS)
    session.say("enrol-ask-standing", choices=(picks, (form.cancel_button(draft),)), name=draft.slots["name"] or "",
                home=session.record.roster.home(draft.slots["home"]).label)  # fmt: skip


def _take_standing(session: Session, draft: Draft, reading: Reading) -> bool:
    found = next((one for one in enrolment.STANDINGS if has_cue(f"standing_{one}", reading.text)), None)
    if found is None:
        return False
    draft.slots["standing"] = found
    return True


def _pick_standing(session: Session, draft: Draft, value: str) -> None:
    if value in enrolment.STANDINGS:
        draft.slots["standing"] = value


def _submit(session: Session, draft: Draft) -> None:
    home = session.record.roster.home(draft.slots["home"])
    if any(own.id == home.id for own in session.speaker.homes):
        session.say("enrol-already", home=home.label)
        return
    steward = enrolment.ask(
        session.desk, session.speaker, home, name=draft.slots.get("name") or session.turn.name,
        phone=draft.slots.get("phone"), standing=draft.slots["standing"],
    )  # fmt: skip
    session.say("enrol-asked", steward=steward or "none", kept="yes" if "pending" in session.memory else "no")


def _revise(session: Session, draft: Draft, reading: Reading) -> bool:
    return reading.intent in _SMALL_TALK and _take_where(session, draft, reading)


ENROL = Form(
    name="enrol",
    questions=(
        Question("where", _ask_where, _take_where),
        Question("standing", _ask_standing, _take_standing, _pick_standing),
    ),
    missing=_missing,
    review=None,
    submit=_submit,
    revise=_revise,
)


# --- the steward ----------------------------------------------------------------------------------------------


def press_decide(session: Session, request_id: str, answer: str) -> None:
    """[同意] [不是]: only of the office's own people, and only once."""
    if not enrolment.may_decide(session.speaker) or session.person_id is None:
        session.toast("ticket-not-yours", alert=True)
        return
    decide = enrolment.approve if answer == "yes" else enrolment.reject
    if request_id.isdecimal() and decide(session.desk, int(request_id), session.person_id):
        session.replace("enrol-decided", answer=answer)
    else:
        session.toast("enrol-decided-before")
