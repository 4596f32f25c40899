"""A notice from its agreement on: stopping it, its effect in figures, the list of households to call, corrections."""

from collections.abc import Sequence

from handlers.desk.notices import broadcast, rollcall
from handlers.desk.notices import release as notices
from handlers.desk.notices.audience import Audience
from handlers.desk.notices.drafts import correction
from handlers.desk.notices.release import Refused
from handlers.desk.people import name_of
from handlers.talk import asking
from handlers.talk.manager.draft_card import card, manages, of_button, show
from handlers.talk.manager.wording import command
from handlers.talk.session import Session
from handlers.turn import Choice, Choices, Message, Value, choice
from storage.notices import RELEASED, Entry, Notice

PAGE = 6
"""Households on one page of a list, each with its button."""
RECENT = 5
"""How many notices back one can look."""


# --- the second person ----------------------------------------------------------------------------------------


def press_approve(session: Session, notice_id: str, version: str) -> None:
    notice = of_button(session, notice_id, version)
    if notice is None or session.person_id is None:
        return
    try:
        agreed = notices.approve(session.desk, notice, session.person_id)
    except Refused as refused:
        session.toast("notice-refused", alert=True)
        session.say("notice-refused-why", why=refused.message)
        return
    session.replace("notice-approved", text=notices.headline(agreed))
    if agreed.state == "released":
        broadcast.show(session.desk, agreed)
    else:
        _tell_agreed(session, agreed)


def press_send_back(session: Session, notice_id: str, version: str) -> None:
    notice = of_button(session, notice_id, version)
    if notice is None:
        return
    try:
        back = notices.send_back(session.desk, notice)
    except Refused as refused:
        session.say("notice-refused-why", why=refused.message)
        return
    session.replace("notice-sent-back", text=notices.headline(back))
    draft, choices = card(session, back)
    message = Message("notice-back-to-you", {"who": name_of(session.desk, session.person_id), "draft": draft})
    about = f"notice:{back.id}:back:{back.version}"
    session.desk.tell(back.author_id, message, lane="assignment", about=about, choices=choices)


def _tell_agreed(session: Session, notice: Notice) -> None:
    values: dict[str, Value] = {
        "text": notices.headline(notice),
        "who": name_of(session.desk, session.person_id),
        "at": notices.leaves_at(session.desk, notice),
    }
    about = f"notice:{notice.id}:agreed:{notice.version}"
    session.desk.tell(notice.author_id, Message("notice-approved-for-later", values), lane="assignment", about=about)


# --- on its way ---------------------------------------------------------------------------------------------


def _released(session: Session, notice_id: str) -> Notice | None:
    """The released notice of a button, for managers."""
    if not manages(session):
        session.toast("notice-not-allowed", alert=True)
        return None
    notice = session.record.notices.find(session.desk.compound.id, int(notice_id))
    if notice is None or notice.state not in RELEASED:
        session.toast("form-card-old")
        return None
    return notice


def press_stop(session: Session, notice_id: str) -> None:
    notice = _released(session, notice_id)
    if notice is None or session.person_id is None:
        return
    try:
        stopped = broadcast.stop(session.desk, notice, session.person_id)
    except Refused:
        session.toast("notice-nothing-waits", alert=True)
        return
    session.toast("notice-stopping")
    broadcast.show(session.desk, stopped)


def stop_latest(session: Session) -> None:
    """「停止发送」: every notice that is on its way."""
    assert session.person_id is not None  # a manager is somebody
    under_way = [notice for notice in session.record.notices.running(session.desk.compound.id)
                 if notice.state in ("released", "paused")]  # fmt: skip
    for notice in under_way:
        broadcast.show(session.desk, broadcast.stop(session.desk, notice, session.person_id))
    session.say("notice-stopping" if under_way else "notice-nothing-waits")


def press_go_on(session: Session, notice_id: str) -> None:
    notice = _released(session, notice_id)
    if notice is None or session.person_id is None:
        return
    try:
        broadcast.show(session.desk, broadcast.go_on(session.desk, notice, session.person_id))
    except Refused:
        session.toast("form-card-old")


# --- effect -------------------------------------------------------------------------------------------------


def latest(session: Session) -> None:
    """「通知效果」: the notice that went out last, with the way to those before it."""
    recent = session.record.notices.recent(session.desk.compound.id, limit=RECENT)
    if not recent:
        session.say("notice-none-yet")
        return
    session.say("notice-effect", _effect_choices(recent[0], recent[1:]), card=None, **_effect(session, recent[0]))


def press_effect(session: Session, notice_id: str) -> None:
    notice = _released(session, notice_id)
    if notice is not None:
        recent = session.record.notices.recent(session.desk.compound.id, limit=RECENT)
        others = [other for other in recent if other.id != notice.id]
        session.say("notice-effect", _effect_choices(notice, others), card=None, **_effect(session, notice))


def _effect_choices(notice: Notice, others: Sequence[Notice]) -> Choices:
    first = (
        choice("notice-button-list", "notice.list", notice.id, 0),
        choice("notice-button-correct", "notice.correct", notice.id),
    )
    more = [(choice("notice-button-other", "notice.effect", other.id, text=notices.headline(other, 16)),)
            for other in others]  # fmt: skip
    return (first, *more)


def _effect(session: Session, notice: Notice) -> dict[str, Value]:
    now = broadcast.tally(session.desk, notice)
    lines = [Message("notice-effect-roll", rollcall.roll(session.desk, notice))] if notices.is_roll_call(notice) else []
    open_entries = rollcall.open_entries(session.desk, notice)
    if open_entries:
        lines.append(Message("notice-effect-open", {"count": len(open_entries), **rollcall.reasons(open_entries)}))
    if now.by_hand:
        lines.append(Message("notice-effect-by-hand", {"count": now.by_hand, "done": now.contacted}))
    return {
        "text": notices.headline(notice),
        "at": notice.released_at or session.now,
        "households": now.households,
        "sent": now.sent,
        "sent_share": _percent(now.sent, now.households),
        "confirmed": now.confirmed,
        "confirmed_share": _percent(now.confirmed, now.households),
        "waiting": now.waiting,
        "lines": tuple(lines),
    }


def _percent(part: int, whole: int) -> str:
    """A share with one decimal, as reports give it."""
    return f"{100 * part / whole:.1f}%" if whole else "–"


# --- the list of households to see to -------------------------------------------------------------------------


def _listed(session: Session, notice_id: str) -> tuple[Notice, list[Entry]] | None:
    """A notice and the households on the speaker's list: a steward's own, a manager's all."""
    notice = session.record.notices.find(session.desk.compound.id, int(notice_id))
    if notice is None or notice.state not in RELEASED or session.speaker.staff is None or session.turn.group:
        session.toast("notice-not-allowed", alert=True)
        return None
    entries = rollcall.open_entries(session.desk, notice)
    if not manages(session):
        entries = [entry for entry in entries if entry.steward_id == session.person_id]
    return notice, entries


def press_list(session: Session, notice_id: str, page: str) -> None:
    listed = _listed(session, notice_id)
    if listed is not None:
        _show_list(session, *listed, int(page))


def _show_list(session: Session, notice: Notice, entries: list[Entry], page: int) -> None:
    if not entries:
        session.replace("notice-list-empty", text=notices.headline(notice))
        return
    page = min(page, (len(entries) - 1) // PAGE)
    shown = entries[page * PAGE : (page + 1) * PAGE]
    session.replace(
        "notice-list",
        (*_list_choices(session, notice, shown, page), *_pages(notice, len(entries), page)),
        text=notices.headline(notice),
        count=len(entries),
        lines=tuple(_line(session, entry) for entry in shown),
    )


def _list_choices(session: Session, notice: Notice, entries: Sequence[Entry], page: int) -> list[tuple[Choice, ...]]:
    buttons = [choice("notice-button-contacted", "notice.contacted", notice.id, entry.home.id, page,
                      home=entry.home.label) for entry in entries]  # fmt: skip
    return [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def _pages(notice: Notice, count: int, page: int) -> Choices:
    row: list[Choice] = []
    if page > 0:
        row.append(choice("notice-button-back", "notice.list", notice.id, page - 1))
    if (page + 1) * PAGE < count:
        row.append(choice("notice-button-more", "notice.list", notice.id, page + 1))
    return (tuple(row),) if row else ()


def _line(session: Session, entry: Entry) -> Message:
    """A household: why it is here, whom to ask for, and for the steward whose list it is the number to call."""
    people = session.record.roster.residents_of(entry.home.id)
    person = next(iter(people), None)
    mine = entry.steward_id is not None and entry.steward_id == session.person_id
    return Message("notice-list-line", {
        "home": entry.home.label,
        "reach": entry.reach,
        "name": person[0].name if person else "",
        "phone": (person[0].phone or "") if person and mine else "",
        "steward": "" if mine else name_of(session.desk, entry.steward_id),
    })  # fmt: skip


def press_contacted(session: Session, notice_id: str, home_id: str, page: str) -> None:
    listed = _listed(session, notice_id)
    if listed is None or session.person_id is None:
        return
    notice, entries = listed
    entry = next((entry for entry in entries if entry.home.id == int(home_id)), None)
    if entry is None:
        session.toast("form-card-old")
        return
    rollcall.contacted(session.desk, entry, session.person_id)
    session.toast("notice-contacted", home=entry.home.label)
    _show_list(session, notice, [other for other in entries if other.id != entry.id], int(page))


# --- corrections --------------------------------------------------------------------------------------------


def press_correct(session: Session, notice_id: str) -> None:
    notice = _released(session, notice_id)
    if notice is not None:
        asking.ask(session, "notice.correct", notice.id)
        session.say("notice-ask-correct", text=notices.headline(notice))


def take_correction(session: Session, reading: object, notice_id: int) -> bool:
    notice = session.record.notices.find(session.desk.compound.id, notice_id)
    text = session.words.text
    if notice is None or not text or command(text) is not None or not manages(session):
        return False
    return correct(session, notice, text)


def correct(session: Session, notice: Notice, text: str) -> bool:
    """A correction is a draft like any other, for those who got the original."""
    assert session.person_id is not None  # a manager is somebody
    show(session, notices.begin(session.desk, session.person_id, correction(notice, text)))
    return True


# --- what is planned ----------------------------------------------------------------------------------------


def planned(session: Session) -> None:
    """「定时通知」: what waits for its time, each with a button to cancel it."""
    waiting = session.record.notices.scheduled(session.desk.compound.id)
    if not waiting:
        session.say("notice-none-planned")
        return
    lines = tuple(
        Message("notice-planned-line", {"text": notices.headline(notice), "at": notice.send_at or session.now,
                                        "area": _area_of(session, notice)})
        for notice in waiting
    )  # fmt: skip
    buttons = tuple(
        (choice("notice-button-cancel-named", "notice.cancel", notice.id, notice.version,
                text=notices.headline(notice, 16)),)
        for notice in waiting
    )  # fmt: skip
    session.say("notice-planned", buttons, lines=lines)


def _area_of(session: Session, notice: Notice) -> str:
    audience = Audience.of(notice.audience)
    return "" if audience.notice_id is not None else notices.area(notice, session.language)
