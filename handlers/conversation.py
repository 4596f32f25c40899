"""The conversation: one turn in, its effects and answers written in one transaction, nothing sent yet.

The order in which a turn is understood: what the channel reports (blocked, moved) → a pressed button → a contact
card or deep link → an edited message → an emergency, which never waits for a form → the answer to an open
question → whoever has taken over from us → what the person's role can ask for → what any owner can ask for.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.desk.office import Desk
from handlers.desk.tickets import crews
from handlers.talk import asking, form, routes, takeover
from handlers.talk.session import Office, Session, Words
from handlers.turn import Press, Reply, Toast, Turn
from handlers.values import pack_choices, pack_values
from storage.conversations import Conversation
from storage.groups import OWNERS
from storage.outbox import Parcel
from storage.people import Speaker
from storage.unit_of_work import Record


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a turn: the acknowledgement of a press, and the queued replies to send first."""

    community_id: int | None
    toast: Toast | None = None
    parcels: tuple[int, ...] = ()
    locale: str | None = None  # the speaker's language, for the acknowledgement


def answer(turn: Turn, record: Record, office: Office, *, now: datetime) -> Answer:
    """Handle one turn. The caller commits, and rolls back if this raises.

    :param now: the instant of handling, aware, in UTC.
    """
    if turn.moved_to is not None:
        channel, old = turn.address.channel, turn.address.chat
        crews.follow(record, office.compounds, now, channel=channel, old=old, new=turn.moved_to)
        return Answer(None)
    speaker = record.roster.speaker(turn.address, title=turn.name, at=now)
    if speaker is None:
        return Answer(None)
    conversation = record.conversations.load(turn.address, speaker.community_id)
    desk = Desk(record, office.compounds[_where(turn, speaker, record)], now)
    session = Session(
        turn, speaker, desk, office.reader, conversation.state, Words.of(turn), office.private_link, office.compounds
    )
    _understand(session)
    record.conversations.save(conversation, session.memory, at=now)
    parcels = [_queue(session, conversation, number, reply) for number, reply in enumerate(session.replies)]
    queued = tuple(id for id in parcels if id is not None)
    return Answer(speaker.community_id, session.told, queued, speaker.person.locale if speaker.person else None)


def _where(turn: Turn, speaker: Speaker, record: Record) -> int:
    """The compound that is spoken of: in a crew's group its own, else the speaker's, whose home it is about."""
    group = record.groups.find(turn.address.channel, turn.address.chat) if turn.group else None
    if group is None or (group.purpose == OWNERS and speaker.person is not None):
        return speaker.community_id
    return group.community_id


def _understand(session: Session) -> None:
    """Act on what was done; words that had to wait for it are heard right after."""
    session.in_words = session.turn.press is None
    _act(session)
    if session.again is not None:
        (session.words, intent), session.again = session.again, None
        session.in_words = True
        _hear(session, intent)
    if not session.turn.group and not takeover.holds(session):
        form.return_to(session, routes.FORMS)


def _act(session: Session) -> None:
    turn = session.turn
    if turn.reachable is not None and turn.group:
        routes.in_or_out(session, present=turn.reachable)
    elif turn.reachable is not None:
        session.record.roster.mark_reachable(turn.address.channel, turn.address.chat, turn.reachable)
    elif turn.press is not None:
        _press(session, turn.press)
    elif turn.group:
        _overhear(session)
    elif turn.contact is not None or turn.start is not None:
        routes.enrol(session)
    elif turn.edited:
        routes.edited(session)
    elif turn.other and not turn.text:
        routes.unreadable(session)
    else:
        _hear(session)


def _overhear(session: Session) -> None:
    """What is said in a group. A corrected word, a card, a sticker there is meant for the others."""
    if session.turn.edited or session.turn.contact is not None or (session.turn.other and not session.turn.text):
        return
    reading = session.reader.read(session.words.text)
    any(route(session, reading) for route in routes.GROUPS)


def _press(session: Session, press: Press) -> None:
    """A button: its action decides. A card of an older version of ours is told so, and nothing changes."""
    handler = routes.PRESSES.get(press.action)
    if handler is None:
        session.toast("form-card-old")
        return
    handler(session, *press.args)
    if session.told is None:
        session.toast("toast-done")


def _hear(session: Session, intent: str | None = None) -> None:
    """Words or photos. Photos may come before the words, after them, or in an album.

    :param intent: what the words mean, where that has been settled with the person.
    """
    taken_over = takeover.holds(session)
    if (not taken_over or session.memory.get("asked")) and any(takes(session) for takes in routes.PHOTOS):
        return
    reading = session.reader.read(session.words.text, meant=intent)
    if intent is not None:  # whether it still goes on was asked before
        reading = replace(reading, alarm="none")
    if routes.emergency(session, reading) or asking.take(session, routes.QUESTIONS, reading):
        return
    if taken_over:
        takeover.relay(session)
    elif not form.take(session, routes.FORMS, reading):
        any(route(session, reading) for route in routes.ROUTES)


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
