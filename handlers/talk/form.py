"""A form asks only what is missing, confirms, lets you correct, leave and come back.

A form is data: its questions in the order of their importance, how to show it for confirmation, and what to do
once it is confirmed. What has been said so far is a draft: plain JSON in the conversation's memory. One draft is
open; a draft that another matter interrupted waits on the shelf and comes back by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers.reading.answers import correction, yes_no
from handlers.reading.reader import Reading
from handlers.talk.session import Session
from handlers.turn import Choice, Choices, Message, choice

GOES_STALE = timedelta(hours=12)
"""After a night's silence a draft is not simply gone on with: the person is asked first."""


@dataclass(slots=True)
class Draft:
    """What one person has said of one matter so far. ``slots`` is plain JSON."""

    form: str
    slots: dict[str, Any]
    serial: int  # a card of an older draft must not confirm this one
    asking: str | None = None  # the slot whose question is open; "confirm" while the card is shown
    said_at: str = ""

    @classmethod
    def of(cls, packed: dict[str, Any]) -> "Draft":
        return cls(**packed)

    def packed(self) -> dict[str, Any]:
        return {
            "form": self.form,
            "slots": self.slots,
            "serial": self.serial,
            "asking": self.asking,
            "said_at": self.said_at,
        }


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a form may have to ask.

    ``ask`` says the question and its buttons (made with ``pick``). ``take`` fills the slot from a free answer and
    says whether it was one. ``picked`` fills it from a button's value; without it the value itself is the answer.
    """

    slot: str
    ask: Callable[[Session, Draft], None]
    take: Callable[[Session, Draft, Reading], bool]
    picked: Callable[[Session, Draft, str], None] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of matter.

    ``missing`` names the next open question or None. ``review`` shows the draft with the buttons of
    ``confirm_row``. ``submit`` does what was confirmed. ``revise`` takes a correction or an addition said in the
    owner's words and says whether anything changed.
    """

    name: str
    questions: Sequence[Question]
    missing: Callable[[Session, Draft], str | None]
    review: Callable[[Session, Draft], None]
    submit: Callable[[Session, Draft], None]
    revise: Callable[[Session, Draft, Reading], bool]

    def question(self, slot: str) -> Question:
        return next(question for question in self.questions if question.slot == slot)


Forms = dict[str, Form]


# --- buttons ------------------------------------------------------------------------------------------------


def pick(label: str | Message, draft: Draft, slot: str, value: str | int) -> Choice:
    """A button that answers a question of the form."""
    text = Message(label) if isinstance(label, str) else label
    return Choice(text, "form.pick", (draft.serial, slot, value))


def confirm_row(draft: Draft) -> Choices:
    """[对，提交] [要改] [取消]"""
    return (
        (choice("form-button-confirm", "form.confirm", draft.serial),),
        (
            choice("form-button-change", "form.change", draft.serial),
            choice("form-button-cancel", "form.cancel", draft.serial),
        ),
    )


# --- the open draft -----------------------------------------------------------------------------------------


def open_draft(session: Session) -> Draft | None:
    packed = session.memory.get("draft")
    return Draft.of(packed) if packed else None


def begin(session: Session, form: Form, slots: dict[str, Any]) -> None:
    """Start a form with what is known already; a draft that was open waits on the shelf."""
    _shelve(session)
    serial = int(session.memory.get("serial", 0)) + 1
    session.memory["serial"] = serial
    _go_on(session, form, Draft(form.name, slots, serial))


def _shelve(session: Session) -> None:
    draft = session.memory.pop("draft", None)
    if draft:
        session.memory.setdefault("shelf", []).append(draft)


def _go_on(session: Session, form: Form, draft: Draft) -> None:
    """Ask the next missing thing, or show the draft for confirmation."""
    slot = form.missing(session, draft)
    draft.asking = slot or "confirm"
    draft.said_at = session.now.isoformat()
    session.memory["draft"] = draft.packed()
    if slot is None:
        form.review(session, draft)
    else:
        form.question(slot).ask(session, draft)


def leave(session: Session, forms: Forms) -> None:
    """Forget the open draft; what waited on the shelf comes back."""
    session.memory.pop("draft", None)
    come_back(session, forms)


def come_back(session: Session, forms: Forms) -> None:
    """Take the draft that was interrupted last from the shelf and ask again where it stood."""
    shelf = session.memory.get("shelf") or []
    if not shelf or session.memory.get("draft"):
        return
    draft = Draft.of(shelf.pop())
    session.say("form-back", matter=Message(f"form-name-{draft.form}"))
    _go_on(session, forms[draft.form], draft)


def ask_again(session: Session, forms: Forms) -> None:
    """After an interruption that opened no form of its own: repeat the open question."""
    draft = open_draft(session)
    if draft is not None:
        _go_on(session, forms[draft.form], draft)


# --- answers in words ---------------------------------------------------------------------------------------


def take(session: Session, forms: Forms, reading: Reading) -> bool:
    """Try a text as an answer to the open draft; False where it is about something else."""
    draft = open_draft(session)
    if draft is None:
        return False
    form = forms[draft.form]
    if reading.intent == "cancel" or reading.text in {"算了", "取消", "不用了", "退出"}:
        session.say("form-cancelled", matter=Message(f"form-name-{draft.form}"))
        leave(session, forms)
        return True
    if _stale(session, draft):
        return _ask_whether_to_go_on(session, draft, reading)
    return _answer(session, forms, form, draft, reading)


def _stale(session: Session, draft: Draft) -> bool:
    return session.now - datetime.fromisoformat(draft.said_at) > GOES_STALE


def _ask_whether_to_go_on(session: Session, draft: Draft, reading: Reading) -> bool:
    """A bare answer after a night could mean anything; a whole sentence is a matter of its own."""
    if reading.intent not in {"affirm", "deny", "other", "greeting", "thanks"}:
        return False
    go_on = choice("form-button-resume", "form.resume", draft.serial)
    drop = choice("form-button-cancel", "form.cancel", draft.serial)
    session.say("form-stale", choices=((go_on, drop),), matter=Message(f"form-name-{draft.form}"))
    return True


def _answer(session: Session, forms: Forms, form: Form, draft: Draft, reading: Reading) -> bool:
    if draft.asking == "confirm":
        said = None if correction(reading.text) else yes_no(reading.text)
        if said is True:
            _submit(session, forms, form, draft)
            return True
        if said is False and not form.revise(session, draft, reading):
            session.say("form-what-to-change", choices=_change_row(draft))
            return True
    elif draft.asking and not correction(reading.text) and form.question(draft.asking).take(session, draft, reading):
        _go_on(session, form, draft)
        return True
    if form.revise(session, draft, reading):
        _go_on(session, form, draft)
        return True
    return False


def _change_row(draft: Draft) -> Choices:
    return ((choice("form-button-cancel", "form.cancel", draft.serial),),)


def _submit(session: Session, forms: Forms, form: Form, draft: Draft) -> None:
    session.memory.pop("draft", None)
    form.submit(session, draft)
    come_back(session, forms)


# --- answers by button --------------------------------------------------------------------------------------


def _pressed(session: Session, serial: str) -> Draft | None:
    """The open draft a button belongs to; an old card is told so and changes nothing."""
    draft = open_draft(session)
    if draft is None or str(draft.serial) != serial:
        session.toast("form-card-old")
        return None
    return draft


def press_pick(session: Session, forms: Forms, serial: str, slot: str, value: str) -> None:
    """A button answered a question, also one that was asked some messages ago."""
    draft = _pressed(session, serial)
    if draft is None:
        return
    form = forms[draft.form]
    question = form.question(slot)
    if question.picked is None:
        draft.slots[slot] = value
    else:
        question.picked(session, draft, value)
    _go_on(session, form, draft)


def press_confirm(session: Session, forms: Forms, serial: str) -> None:
    draft = _pressed(session, serial)
    if draft is not None and draft.asking == "confirm":
        _submit(session, forms, forms[draft.form], draft)


def press_resume(session: Session, forms: Forms, serial: str) -> None:
    draft = _pressed(session, serial)
    if draft is not None:
        _go_on(session, forms[draft.form], draft)


def press_change(session: Session, forms: Forms, serial: str) -> None:
    draft = _pressed(session, serial)
    if draft is not None:
        session.say("form-what-to-change", choices=_change_row(draft))


def press_cancel(session: Session, forms: Forms, serial: str) -> None:
    draft = _pressed(session, serial)
    if draft is not None:
        session.replace("form-cancelled", matter=Message(f"form-name-{draft.form}"))
        leave(session, forms)
