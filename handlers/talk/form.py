"""A form asks only what is missing, confirms, lets you correct, leave and come back.

A form is data: its questions in the order of their importance, how to show it for confirmation, and what to do
once it is confirmed. What has been said so far is a draft: plain JSON in the conversation's memory. One draft is
open; a draft that another matter interrupted waits on the shelf and comes back by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from handlers.reading.answers import correction, yes_no
from handlers.reading.reader import Reading
from handlers.talk.cues import is_cue
from handlers.talk.session import Session
from handlers.turn import Choice, Choices, Message, choice

GOES_STALE = timedelta(hours=12)
"""After a night's silence a draft is not simply gone on with: the person is asked first."""

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

_LAST = "form_last"
"""In the memory: whether the last answer was a form's."""

_SMALL_TALK = frozenset({"affirm", "deny", "other", "greeting", "thanks"})


@dataclass(slots=True)
class Draft:
    """What one person has said of one matter so far. ``slots`` is plain JSON."""

    form: str
    slots: dict[str, Any]
    serial: int  # a card of an older draft must not confirm this one
    asking: str | None = None  # the slot whose question is open; "confirm" while the card is shown
    said_at: str = ""
    asked: list[str] = field(default_factory=list)  # what was asked already: nobody is bothered without end
    ended: bool = False  # nothing is left of it: it is forgotten without a word

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
            "asked": self.asked,
        }


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a form may have to ask.

    ``ask`` says the question and its buttons (made with ``pick``). ``take`` fills the slot from a free answer and
    says whether it was one. ``picked`` fills it from a button's value; without it the value itself is the answer.
    ``settles``: the question is asked below the whole card, so that answering it confirms the card.
    """

    slot: str
    ask: Callable[[Session, Draft], None]
    take: Callable[[Session, Draft, Reading], bool]
    picked: Callable[[Session, Draft, str], None] | None = None
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of matter.

    ``missing`` names the next open question or None. ``review`` shows the draft with the buttons of
    ``confirm_row``; without it nothing needs confirming. ``submit`` does what was confirmed. ``revise`` takes a
    correction or an addition said in the owner's words and says whether anything changed.
    """

    name: str
    questions: Sequence[Question]
    missing: Callable[[Session, Draft], str | None]
    review: Callable[[Session, Draft], None] | None
    submit: Callable[[Session, Draft], None]
    revise: Callable[[Session, Draft, Reading], bool]
    changes: Callable[[Session, Draft], Choices] = lambda session, draft: ()
    """Buttons below 「哪里不对？」, for those who would rather press."""

    def question(self, slot: str) -> Question:
        return next(question for question in self.questions if question.slot == slot)


Forms = Mapping[str, Form]


# --- buttons ------------------------------------------------------------------------------------------------


def pick(label: str | Message, draft: Draft, slot: str, value: str | int) -> Choice:
    """A button that answers a question of the form."""
    text = Message(label) if isinstance(label, str) else label
    return Choice(text, "form.pick", (draft.serial, slot, value))


def confirm_row(draft: Draft) -> Choices:
    """[对，提交] [要改] [取消]"""
    return ((choice("form-button-confirm", "form.confirm", draft.serial),), change_row(draft))


def change_row(draft: Draft) -> tuple[Choice, ...]:
    """[要改] [取消]"""
    return (choice("form-button-change", "form.change", draft.serial), cancel_button(draft))


def cancel_button(draft: Draft) -> Choice:
    """[取消]"""
    return choice("form-button-cancel", "form.cancel", draft.serial)


# --- the open draft -----------------------------------------------------------------------------------------


def open_draft(session: Session) -> Draft | None:
    """The draft that is being filled, if any."""
    return draft_in(session.memory)


def draft_in(memory: dict[str, Any]) -> Draft | None:
    """The same of somebody else's conversation."""
    packed = memory.get("draft")
    return Draft.of(packed) if packed else None


def set_aside(memory: dict[str, Any]) -> dict[str, Any]:
    """Somebody's memory with its open draft as if a night had passed: they are asked before it goes on."""
    draft = draft_in(memory)
    return memory if draft is None else {**memory, "draft": {**draft.packed(), "said_at": _LONG_AGO.isoformat()}}


def resume_row(draft: Draft) -> tuple[Choice, ...]:
    """[接着说] [取消]"""
    return (choice("form-button-resume", "form.resume", draft.serial), cancel_button(draft))


def begin(session: Session, form: Form, slots: dict[str, Any]) -> None:
    """Start a form with what is known already; a draft that was open waits on the shelf."""
    _shelve(session)
    serial = int(session.memory.get("serial", 0)) + 1
    session.memory["serial"] = serial
    go_on(session, form, Draft(form.name, slots, serial))


def _shelve(session: Session) -> None:
    draft = session.memory.pop("draft", None)
    if draft:
        session.memory["shelf"] = [*session.memory.get("shelf", ()), draft]


def go_on(session: Session, form: Form, draft: Draft, *, settled: bool = False) -> None:
    """Ask the next missing thing, show the draft for confirmation, or submit what needs none any more."""
    session.in_form = True
    slot = None if draft.ended else form.missing(session, draft)
    if draft.ended:
        session.memory.pop("draft", None)
    elif slot is None and (settled or form.review is None):
        _submit(session, form, draft)
    else:
        _ask(session, form, draft, slot)


def _ask(session: Session, form: Form, draft: Draft, slot: str | None) -> None:
    draft.asking = slot or "confirm"
    draft.said_at = session.now.isoformat()
    if slot is not None and slot not in draft.asked:
        draft.asked.append(slot)
    session.memory["draft"] = draft.packed()
    if slot is not None:
        form.question(slot).ask(session, draft)
    elif form.review is not None:
        form.review(session, draft)


def _submit(session: Session, form: Form, draft: Draft) -> None:
    session.memory.pop("draft", None)
    form.submit(session, draft)
    session.in_form = False  # what waits on the shelf may come back


def return_to(session: Session, forms: Forms) -> None:
    """At the end of a turn: whatever was interrupted is asked again, from where it stood.

    A question outside the forms that is still open goes first.
    """
    if not session.in_form and not session.memory.get("asked"):
        draft = open_draft(session)
        if draft is None:
            _from_shelf(session, forms)
        elif session.in_words and session.replies:
            _come_back(session, forms, draft)
    if session.replies:
        session.memory[_LAST] = session.in_form


def _from_shelf(session: Session, forms: Forms) -> None:
    shelf = list(session.memory.get("shelf", ()))
    if shelf:
        draft = Draft.of(shelf.pop())
        session.memory["shelf"] = shelf
        _come_back(session, forms, draft)


def _come_back(session: Session, forms: Forms, draft: Draft) -> None:
    """Ask again, below a line that says what it is about."""
    first = len(session.replies)
    go_on(session, forms[draft.form], draft)
    if len(session.replies) > first:
        reply = session.replies[first]
        back = Message("form-back", {"matter": name(draft), "question": reply.message})
        session.replies[first] = replace(reply, message=back)


def name(draft: Draft | None) -> Message:
    """What a draft is about, in a word; nothing where there is none."""
    return Message(f"form-name-{draft.form}") if draft else Message("aside-none")


# --- answers in words ---------------------------------------------------------------------------------------


def take(session: Session, forms: Forms, reading: Reading) -> bool:
    """Try a text as an answer to the open draft; False where it is about something else."""
    draft = open_draft(session)
    if draft is None:
        return False
    if is_cue("leave", reading.text):
        return _leave(session, draft)
    if _stale(session, draft):
        return _ask_whether_to_go_on(session, draft, reading)
    return _answer(session, forms[draft.form], draft, reading)


def _leave(session: Session, draft: Draft) -> bool:
    session.memory.pop("draft")
    session.say("form-cancelled", matter=name(draft))
    return True


def _wants_out(reading: Reading) -> bool:
    """「取消报修」; a ticket's number says that another report is meant."""
    return reading.intent == "cancel" and reading.certain and not reading.slots.ticket_no


def _stale(session: Session, draft: Draft) -> bool:
    return session.now - datetime.fromisoformat(draft.said_at) > GOES_STALE


def _ask_whether_to_go_on(session: Session, draft: Draft, reading: Reading) -> bool:
    """A bare answer after a night could mean anything; a whole sentence is a matter of its own."""
    if reading.intent not in _SMALL_TALK:
        return False
    session.in_form = True
    session.say("form-stale", choices=(resume_row(draft),), matter=name(draft))
    return True


def _answer(session: Session, form: Form, draft: Draft, reading: Reading) -> bool:
    corrects = correction(reading.text)
    if not corrects and not _wants_out(reading) and _direct(session, form, draft, reading):
        return True
    if form.revise(session, draft, reading):  # before leaving: 「第二个不要了」 is no farewell
        go_on(session, form, draft)
        return True
    if _wants_out(reading):
        return _leave(session, draft)
    if corrects and reading.intent in _SMALL_TALK:
        _ask_what_to_change(session, form, draft)
        return True
    return False


def _direct(session: Session, form: Form, draft: Draft, reading: Reading) -> bool:
    """The answer to the open question, or yes or no to the card."""
    if draft.asking is None:
        return False
    if draft.asking != "confirm":
        question = form.question(draft.asking)
        taken = question.take(session, draft, reading)
        if taken:
            go_on(session, form, draft, settled=question.settles)
        return taken
    said = None if is_cue("greeting", reading.text) else yes_no(reading.text)
    if said is not None:
        answer = _submit if said else _ask_what_to_change
        answer(session, form, draft)
    return said is not None


def _ask_what_to_change(session: Session, form: Form, draft: Draft) -> None:
    session.in_form = True
    session.say("form-what-to-change", choices=(*form.changes(session, draft), (cancel_button(draft),)))


# --- answers by button --------------------------------------------------------------------------------------


def _pressed(session: Session, serial: str) -> Draft | None:
    """The open draft a button belongs to; an old card is told so and changes nothing."""
    draft = open_draft(session)
    if draft is None or str(draft.serial) != serial:
        session.toast("form-card-old")
        return None
    session.in_form = True
    return draft


def _in_place(session: Session, act: Callable[[], None]) -> None:
    """What comes of a tap takes the place of the card, so that no button is left behind that means nothing any more.

    Only while the card is the last thing this person was answered: further up nobody would see it change.
    """
    first = len(session.replies)
    act()
    if session.memory.get(_LAST) and len(session.replies) > first:
        session.replies[first] = replace(session.replies[first], edit=True)


def press_pick(session: Session, forms: Forms, serial: str, slot: str, value: str) -> None:
    """A button answered a question, also one that was asked some messages ago."""
    draft = _pressed(session, serial)
    if draft is None:
        return
    form = forms[draft.form]
    question = next((one for one in form.questions if one.slot == slot), None)
    if question is None:
        session.toast("form-card-old")
        return
    if question.picked is None:
        draft.slots[slot] = value
    else:
        question.picked(session, draft, value)
    _in_place(session, lambda: go_on(session, form, draft, settled=question.settles and draft.asking == slot))


def press_confirm(session: Session, forms: Forms, serial: str) -> None:
    """[对，提交]"""
    draft = _pressed(session, serial)
    if draft is None:
        return
    if draft.asking == "confirm":
        _in_place(session, lambda: _submit(session, forms[draft.form], draft))
    else:  # something was changed meanwhile, and a question is open again
        go_on(session, forms[draft.form], draft)


def press_resume(session: Session, forms: Forms, serial: str) -> None:
    """[接着说] after a night's silence."""
    draft = _pressed(session, serial)
    if draft is not None:
        go_on(session, forms[draft.form], draft)


def press_change(session: Session, forms: Forms, serial: str) -> None:
    """[要改]"""
    draft = _pressed(session, serial)
    if draft is not None:
        _ask_what_to_change(session, forms[draft.form], draft)


def press_cancel(session: Session, forms: Forms, serial: str) -> None:
    """[取消]"""
    draft = _pressed(session, serial)
    if draft is not None:
        session.in_form = False
        session.memory.pop("draft")
        session.replace("form-cancelled", matter=name(draft))
