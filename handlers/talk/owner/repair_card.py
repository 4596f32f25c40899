"""The card of a report: its matters, where, when, how many photos; and the one question below it."""

from handlers.talk import form
from handlers.talk.form import Draft
from handlers.talk.owner import matters, photos, visits
from handlers.talk.owner.matters import Packed
from handlers.talk.owner.repair_changes import home_of
from handlers.talk.session import Session
from handlers.turn import Choice, Message, Value


def values(session: Session, draft: Draft) -> dict[str, Value]:
    """What the card says."""
    listed: list[Packed] = draft.slots["matters"]
    remarks = tuple(Message("card-remark", {"text": text}) for text in draft.slots.get("remarks", ()))
    return {
        "count": len(listed),
        "matters": (*matters.lines(listed), *remarks, *photos.count_line(draft.slots["photos"])),
        "where": _where(session, draft),
        "visit": visits.shown(draft.slots.get("visit")) if not all_public(draft) else Message("visit-public"),
    }


def all_public(draft: Draft) -> bool:
    """Whether nobody has to be in for any of it."""
    return all(matter["public"] for matter in draft.slots["matters"])


def _where(session: Session, draft: Draft) -> Message:
    home = home_of(session, draft)
    if all_public(draft):
        return Message("where-public", {"home": home.label if home else "none"})
    return Message("where-home", {"home": home.label if home else ""})


def review(session: Session, draft: Draft) -> None:
    """The card with [对，提交] [要改] [取消]."""
    session.tell(Message("repair-card", values(session, draft)), form.confirm_row(draft))


def ask_below(session: Session, draft: Draft, question: Message, *rows: tuple[Choice, ...]) -> None:
    """The same with one question and its buttons, whose answer confirms the card."""
    shown = {**values(session, draft), "question": question}
    session.tell(Message("repair-card-question", shown), (*rows, form.change_row(draft)))
