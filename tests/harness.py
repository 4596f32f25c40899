"""A town to test in: the real office on a real database, a clock that moves, and people who speak.

Only the wire is fake: what the outbox holds is claimed, rendered and settled as the push worker would.
"""

import html
import itertools
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from bot.sandbox import estate as seeding
from handlers import conversation
from handlers.desk.office import Compound, Desk
from handlers.desk.rings import RINGS
from handlers.desk.rules import loading as rules
from handlers.desk.timing.calendar import WorkCalendar
from handlers.phrasing import Phrasing
from handlers.reading.reader import Reader
from handlers.talk.session import Office
from handlers.turn import Choice, Contact, Message, Photo, Press, Toast, Turn
from handlers.values import unpack_choices, unpack_values
from storage.engine import open_engine
from storage.outbox import Claimed
from storage.people import Address
from storage.tickets import Ticket
from storage.unit_of_work import Record, unit_of_work

LOCALES = Path(__file__).parent.parent / "locales"
START = datetime(2026, 11, 13, 2, 0, tzinfo=UTC)
"""A Friday morning, ten o'clock in the compound, two days before the heating season."""


@cache
def reader() -> Reader:
    return Reader.load(LOCALES / "zh_CN")


@cache
def phrasing() -> Phrasing:
    return Phrasing.load(LOCALES)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as its receiver sees it. ``buttons`` maps the visible label to the choice behind it."""

    id: str
    text: str
    buttons: dict[str, Choice]
    key: str
    lane: str
    edited: bool = False


@dataclass(slots=True)
class Actor:
    """A person with a chat. Everything they do returns what they see because of it."""

    town: "Town"
    key: str
    name: str
    phone: str
    address: Address
    messages: dict[str, Shown] = field(default_factory=dict)  # what stands in the chat now, by message id
    history: list[Shown] = field(default_factory=list)  # everything ever shown, edits too
    toasts: list[str] = field(default_factory=list)
    last_turn: Turn | None = None
    group: str = ""  # the title, where this is a group's chat

    # --- doing ----------------------------------------------------------------------------------------------

    def says(self, text: str, **more: object) -> list[Shown]:
        return self._act(text=text, message=self.town.next_id(), **more)

    def sends_photos(self, count: int = 1, text: str = "", *, album: bool = False, **more: object) -> list[Shown]:
        """Photos one by one, or as an album: separate turns that share one album id, the caption on the first."""
        name = f"album{self.town.next_id()}" if album else None
        seen: list[Shown] = []
        for number in range(count):
            unique = f"photo{self.town.next_id()}"
            seen += self._act(
                photos=(Photo(f"file-{unique}", unique, 80_000),), album=name, message=self.town.next_id(),
                text=text if number == 0 else "", **more,
            )  # fmt: skip
        return seen

    def replies(self, text: str, *, photos: int = 0, within: str = "") -> list[Shown]:
        """Answer the newest job card (or the newest message with ``within``) by words, or an album of photos."""
        shown = next(
            one for one in reversed(self.messages.values())
            if (within in one.text if within else one.key in {"job-card", "crew-photo-ask"})
        )  # fmt: skip
        if not photos:
            return self.says(text, answers=shown.id, addressed=True)
        return self.sends_photos(photos, text, album=photos > 1, answers=shown.id, addressed=True)

    def edits(self, text: str) -> list[Shown]:
        """Change the words last said."""
        said = next(turn.message for turn in reversed(self.town.turns) if turn.address == self.address and turn.message)
        return self._act(text=text, message=said, edited=True)

    def presses(self, label: str, *, within: str | None = None) -> list[Shown]:
        """Tap the newest button with this label, in the newest message that contains ``within``."""
        for shown in reversed(self.messages.values()):
            if label in shown.buttons and (within is None or within in shown.text):
                return self.taps(shown, label)
        available = [(shown.text[:30], list(shown.buttons)) for shown in self.messages.values() if shown.buttons]
        raise AssertionError(f"{self.name} sees no button 「{label}」; there is {available}")

    def taps(self, shown: Shown, label: str) -> list[Shown]:
        """Tap a button of a message that was shown at some time, also an old one."""
        pressed = shown.buttons[label]
        return self._act(press=Press(pressed.action, tuple(str(arg) for arg in pressed.args), shown.id))

    def shares_contact(self, *, phone: str | None = None, own: bool = True) -> list[Shown]:
        return self._act(contact=Contact(phone or self.phone, own, self.name), message=self.town.next_id())

    def starts(self, payload: str = "") -> list[Shown]:
        return self._act(start=payload, message=self.town.next_id())

    def blocks(self) -> list[Shown]:
        return self._act(reachable=False)

    def takes_us_in(self) -> list[Shown]:
        return self._act(reachable=True)

    def moves(self, chat: str) -> list[Shown]:
        """The group becomes a supergroup: both chats say so, and from then on everybody speaks in the new one."""
        group = self.town.actors[self.group]
        for key in ("old", "new"):
            turn = Turn(key=f"moved:{chat}:{key}", address=self.address, at=self.town.now, group=True, moved_to=chat)
            group.address = Address("test", chat, chat)
            self.town.hear(group, turn)
        self.address = Address("test", chat, self.address.user)
        return group.history

    def again(self) -> list[Shown]:
        """The same update is delivered once more, as Telegram does when an answer was late."""
        assert self.last_turn is not None
        return self.town.hear(self, self.last_turn)

    def _act(self, **what: object) -> list[Shown]:
        what = {"group": bool(self.group), "title": self.group, **what}
        turn = Turn(key=f"test:{self.town.next_id()}", address=self.address, at=self.town.now, name=self.name, **what)  # type: ignore[arg-type]  # test convenience
        self.last_turn = turn
        self.town.turns.append(turn)
        return self.town.hear(self, turn)

    # --- seeing ---------------------------------------------------------------------------------------------

    @property
    def sees(self) -> list[str]:
        """The texts that stand in the chat now, oldest first."""
        return [shown.text for shown in self.messages.values()]

    @property
    def last(self) -> Shown:
        assert self.history, f"{self.name} has been told nothing"
        return self.history[-1]


class Town:
    """The seeded estate with everybody of its plan bound, on ``engine`` (migrated, empty).

    Where it is a copy of a town's database, ``estate`` says who is who there: nothing is written again.
    """

    def __init__(self, engine: sa.Engine, *, start: datetime = START, estate: seeding.Estate | None = None) -> None:
        self.engine = engine
        self.now = start
        self.turns: list[Turn] = []
        self._ids = itertools.count(1)
        self.plan = seeding.read_plan(LOCALES / "zh_CN")
        self.estate = self._seed() if estate is None else estate
        own_rules = rules.load(None)
        compound = Compound(self.estate.community_id, self.plan["name"], own_rules, WorkCalendar(own_rules))
        self.office = Office(reader(), {compound.id: compound})
        self.compound = compound
        self.actors = {character.key: self._cast(character) for character in seeding.characters(self.plan)}
        if estate is None:
            self._bind()

    def _seed(self) -> seeding.Estate:
        with unit_of_work(self.engine) as record:
            estate = seeding.seed(record, self.plan, now=self.now)
            record.commit()
        return estate

    def _cast(self, character: seeding.Character) -> Actor:
        chat = str(1000 + next(self._ids))
        return Actor(self, character.key, character.name, character.phone, Address("test", chat, chat))

    def _bind(self) -> None:
        with unit_of_work(self.engine) as record:
            for actor in self.actors.values():
                seeding.bind(record, self.estate, actor.key, actor.address, now=self.now)
            record.commit()

    def __getitem__(self, key: str) -> Actor:
        return self.actors[key]

    def stranger(self, name: str = "路人", phone: str = "13700009999") -> Actor:
        """Somebody nobody knows, with a chat of their own."""
        chat = str(1000 + next(self._ids))
        actor = Actor(self, f"stranger{chat}", name, phone, Address("test", chat, chat))
        self.actors[actor.key] = actor
        return actor

    def resident(self, home: str) -> Actor:
        """The first resident of a home, with a chat bound to them."""
        with self.writing() as record:
            person, _ = record.roster.residents_of(self.estate.homes[home])[0]
            bound = record.roster.bindings_of(person.id)
            actor = self.stranger(person.name, person.phone or "")
            if bound:
                return next(known for known in self.actors.values() if known.address == bound[0].address)
            self.estate.people[actor.key] = person.id  # type: ignore[index]  # the seeded mapping is a plain dict
            seeding.bind(record, self.estate, actor.key, actor.address, now=self.now)
        return actor

    def group(self, title: str, chat: str = "-100") -> Actor:
        """A group chat as everybody in it sees it."""
        if title not in self.actors:
            self.actors[title] = Actor(self, title, title, "", Address("test", chat, chat), group=title)
        return self.actors[title]

    def inside(self, key: str, title: str) -> Actor:
        """A person speaking in a group: they see what stands there, and their own toasts."""
        person, group = self.actors[key], self.group(title)
        address = Address("test", group.address.chat, person.address.user)
        return Actor(self, key, person.name, person.phone, address, group.messages, group.history, group=title)

    def next_id(self) -> str:
        return str(next(self._ids))

    # --- time -----------------------------------------------------------------------------------------------

    def at(self, local: str) -> None:
        """Move the clock to a local time, ``2026-11-15 19:02``, ringing every minute that is due on the way."""
        self.passes(datetime.fromisoformat(local).replace(tzinfo=self.compound.zone) - self.now)

    def passes(self, span: timedelta, *, step: timedelta = timedelta(minutes=1)) -> None:
        """Let time pass, with a ring of the clock after every ``step`` (at most 200 of them)."""
        end = self.now + span
        step = max(step, span / 200)
        while self.now < end:
            self.now = min(end, self.now + step)
            self.ring()

    def ring(self) -> None:
        """One ring of the clock, then everything due goes out."""
        for ring in RINGS.values():
            with self.writing() as record:
                ring(Desk(record, self.compound, self.now))
        self.deliver()

    # --- talking --------------------------------------------------------------------------------------------

    def hear(self, actor: Actor, turn: Turn) -> list[Shown]:
        """One turn through the real conversation, once only, then everything due goes out."""
        before = len(actor.history)
        with unit_of_work(self.engine) as record:
            seen, _ = record.inbox.answered(turn.key)
            if not seen:
                answer = conversation.answer(turn, record, self.office, now=self.now)
                record.inbox.done(turn.key, community_id=answer.community_id, answer=None, at=self.now)
                record.commit()
                if answer.toast is not None:
                    actor.toasts.append(self.render(answer.toast))
        self.deliver()
        return actor.history[before:]

    def deliver(self) -> None:
        """Send everything that is due now, to whoever it is for."""
        by_chat = {actor.address.chat: actor for actor in self.actors.values()}
        while True:
            with self.writing() as record:
                claimed = record.outbox.claim(holder="test", at=self.now, lease=timedelta(seconds=30), limit=100)
                for parcel in claimed:
                    shown = self._show(parcel)
                    record.outbox.sent(parcel, shown.id, at=self.now)
                    if (actor := by_chat.get(parcel.chat)) is not None:
                        actor.messages[shown.id] = shown
                        actor.history.append(shown)
            if not claimed:
                return

    def _show(self, parcel: Claimed) -> Shown:
        standing = parcel.edits or parcel.shown
        text = self.render(Message(parcel.key, unpack_values(parcel.values)))
        choices = [choice for row in unpack_choices(parcel.choices) for choice in row]
        for choice in choices:
            data = ":".join([choice.action, *map(str, choice.args)])
            assert choice.kind != "press" or len(data.encode()) <= 64, f"callback data too long: {data}"
        buttons = {self.render(choice.label): choice for choice in choices}
        return Shown(standing or self.next_id(), text, buttons, parcel.key, parcel.lane, edited=standing is not None)

    def render(self, message: Message | Toast) -> str:
        """The text as a reader of Chinese sees it, without HTML marks."""
        if isinstance(message, Toast):
            message = message.message
        text = phrasing().book("zh_CN").render(message, zone=self.compound.zone, now=self.now)
        return html.unescape(re.sub(r"<[^>]+>", "", text))

    # --- looking --------------------------------------------------------------------------------------------

    def writing(self) -> "_Committed":
        return _Committed(self.engine)

    def desk(self, record: Record) -> Desk:
        return Desk(record, self.compound, self.now)

    def tickets(self) -> list[Ticket]:
        """Every ticket opened since the town began (the seeded history is left out), oldest first."""
        with unit_of_work(self.engine, readonly=True) as record:
            since = START - timedelta(days=1)
            return record.tickets.listed(self.estate.community_id, since=since)

    def ticket(self) -> Ticket:
        """The only ticket."""
        (ticket,) = self.tickets()
        return ticket


class _Committed:
    """A unit of work that commits at the end of the block, for tests that write straight into the record."""

    def __init__(self, engine: sa.Engine) -> None:
        self._work = unit_of_work(engine)

    def __enter__(self) -> Record:
        self._record = self._work.__enter__()
        return self._record

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if kind is None:
            self._record.commit()
        self._work.__exit__(kind, error, trace)  # type: ignore[arg-type]  # a context manager's own signature


@dataclass(frozen=True, slots=True)
class Original:
    """A town's database, written once, and who is who in it; every test has a copy."""

    path: Path
    estate: seeding.Estate

    @contextmanager
    def copied(self, folder: Path) -> Iterator[Town]:
        """A town on a copy in ``folder``."""
        path = folder / "town.db"
        shutil.copy(self.path, path)
        engine = open_engine(f"sqlite:///{path}")
        try:
            yield Town(engine, estate=replace(self.estate, people=dict(self.estate.people)))
        finally:
            engine.dispose()


def copies(engine: sa.Engine) -> Iterator[sa.Engine]:
    """The engine for the length of a test."""
    try:
        yield engine
    finally:
        engine.dispose()
