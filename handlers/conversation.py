"""The conversation: one turn in, its effects and answers written in one transaction, nothing sent yet.

The order in which a turn is understood: what the channel reports (blocked, moved) → a pressed button → a contact
card or deep link → an edited message → an emergency, which never waits for a form → the answer to an open
question → what the person's role can ask for → what any owner can ask for.
"""

from dataclasses import dataclass
from datetime import datetime

from handlers.desk.office import Desk
from handlers.talk import form, routes
from handlers.talk.session import Office, Session
from handlers.turn import Reply, Toast, Turn
from handlers.values import pack_choices, pack_values
from storage.conversations import Conversation
from storage.outbox import Parcel
from storage.unit_of_work import Record


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a turn: the acknowledgement of a press, and the queued replies to send first."""

    community_id: int | None
    toast: Toast | None = None
    parcels: tuple[int, ...] = ()


def answer(turn: Turn, record: Record, office: Office, *, now: datetime) -> Answer:
    """Handle one turn. The caller commits, and rolls back if this raises.

    :param now: the instant of handling, aware, in UTC.
    """
    if turn.moved_to is not None:
        record.roster.group_moved(turn.address.channel, turn.address.chat, turn.moved_to)
        record.outbox.moved(turn.address.channel, turn.address.chat, turn.moved_to)
        return Answer(None)
    speaker = record.roster.speaker(turn.address, title=turn.name, at=now)
    if speaker is None:
        return Answer(None)
    conversation = record.conversations.load(turn.address, speaker.community_id)
    desk = Desk(record, office.compounds[speaker.community_id], now)
    session = Session(turn, speaker, desk, office.reader, conversation.state)
    _understand(session)
    record.conversations.save(conversation, session.memory, at=now)
    parcels = [_queue(session, conversation, number, reply) for number, reply in enumerate(session.replies)]
    return Answer(speaker.community_id, session.told, tuple(id for id in parcels if id is not None))


def _understand(session: Session) -> None:
    turn = session.turn
    if turn.reachable is not None:
        session.record.roster.mark_reachable(turn.address.channel, turn.address.chat, turn.reachable)
    elif turn.press is not None:
        _press(session)
    elif turn.contact is not None or turn.start is not None:
        routes.enrol(session)
    elif turn.edited:
        routes.edited(session)
    else:
        _hear(session)


def _press(session: Session) -> None:
    """A button: its action decides. A card of an older version of ours is told so, and nothing changes."""
    press = session.turn.press
    assert press is not None
    handler = routes.PRESSES.get(press.action)
    if handler is None:
        session.toast("form-card-old")
        return
    handler(session, *press.args)
    if session.told is None:
        session.toast("toast-done")


def _hear(session: Session) -> None:
    """Words or photos. Photos may come before the words, after them, or in an album."""
    if session.turn.photos and routes.photos(session):
        return
    reading = session.reader.read(session.turn.text)
    if reading.alarm == "certain" and routes.emergency(session, reading):
        return
    if routes.open_question(session, reading) or form.take(session, routes.FORMS, reading):
        return
    for route in routes.ROUTES:
        if route(session, reading):
            break
    if not session.turn.group and form.open_draft(session) is None:
        form.come_back(session, routes.FORMS)


def _queue(session: Session, conversation: Conversation, number: int, reply: Reply) -> int | None:
    turn = session.turn
    return session.record.outbox.put(
        Parcel(
            community_id=conversation.community_id,
            channel=turn.address.channel,
            chat=turn.address.chat,
            lane="reply",
            dedupe=f"{turn.key}:{number}",
            key=reply.message.key,
            values=pack_values(reply.message.values),
            choices=pack_choices(reply.choices),
            media=list(reply.photos),
            card=reply.card,
            edits=turn.press.message if reply.edit and turn.press else None,
            not_before=session.now,
        ),
        at=session.now,
    )
