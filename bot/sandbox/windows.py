"""A person's chat with the bot, and a group, as a test holds them: speak, press, and wait for what appears."""

from collections.abc import Callable, Sequence

from bot.sandbox import people
from bot.sandbox.model import Attachment, Button, Chat, Message, Query, User
from bot.sandbox.room import Room
from bot.sandbox.watch import PATIENCE, Found, Watch


class Window:
    """A chat as seen on somebody's screen."""

    def __init__(self, room: Room, watch: Watch, chat_id: int) -> None:
        self.room = room
        self.chat_id = chat_id
        self._watch = watch
        self._seen = 0

    @property
    def chat(self) -> Chat:
        """The chat behind it."""
        return self.room.chats[self.chat_id]

    @property
    def messages(self) -> list[Message]:
        """Everything on the screen now, oldest first, in its present state."""
        return list(self.chat.messages.values())

    @property
    def from_bot(self) -> list[Message]:
        """What the bot said."""
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> Message:
        """The bot's newest message; LookupError if it said nothing yet."""
        if not self.from_bot:
            raise LookupError(f"the bot has said nothing in {self.chat.title}")
        return self.from_bot[-1]

    @property
    def keyboard(self) -> list[str]:
        """The labels of the reply keyboard, empty if none is shown."""
        return [button.label for button in self.chat.keyboard.buttons] if self.chat.keyboard else []

    async def next_message(self, seconds: float = PATIENCE) -> Message:
        """The bot's oldest message not yet returned by this method; waits for one. TimeoutError with what is seen."""
        message = await self._until(
            lambda: next((said for said in self.from_bot if said.id > self._seen), None), seconds, "a new message"
        )
        self._seen = message.id
        return message

    async def see(self, fragment: str, seconds: float = PATIENCE) -> Message:
        """The newest message of the bot that contains `fragment`, sent or edited in; waits for it."""
        return await self._until(
            lambda: next((said for said in reversed(self.from_bot) if fragment in said.text), None),
            seconds,
            repr(fragment),
        )

    async def quiet(self, seconds: float = 0.3) -> bool:
        """Whether the bot says nothing new within so many real seconds (for "and no second answer")."""
        try:
            await self._watch.until(
                lambda: next((said for said in self.from_bot if said.id > self._seen), None), seconds
            )
        except TimeoutError:
            return True
        return False

    def skip(self) -> None:
        """Counts everything on the screen as seen by `next_message`."""
        self._seen = max((message.id for message in self.messages), default=0)

    async def answer(self, query: Query, seconds: float = PATIENCE) -> Query:
        """Waits until the bot has answered a press; its `text` and `alert` are what pops up."""
        await self._until(lambda: query.answered, seconds, f"an answer to the button {query.data!r}")
        return query

    def current(self, message: Message) -> Message:
        """The present state of a message (after edits); LookupError if it was deleted."""
        found = self.chat.messages.get(message.id)
        if found is None:
            raise LookupError(f"message {message.id} was deleted")
        return found

    def transcript(self) -> str:
        """The screen as text, for a failing test."""
        return "\n".join(_line(message) for message in self.messages)

    async def _until(self, look: Callable[[], Found | None], seconds: float, wanted: str) -> Found:
        try:
            return await self._watch.until(look, seconds)
        except TimeoutError:
            screen = self.transcript()
            raise TimeoutError(f"waited {seconds} s for {wanted}; {self.chat.title} shows:\n{screen}") from None

    def _press(self, user: User, message: Message, label_or_data: str) -> Query:
        button = self.current(message).button(label_or_data)
        if button.action != "callback_data":
            raise LookupError(f"{button.label!r} is a {button.action} button: it tells the bot nothing")
        return people.press(self.room, user, self.chat, message, button.data)


class Person(Window):
    """A person and their private chat with the bot."""

    def __init__(self, room: Room, watch: Watch, user: User) -> None:
        super().__init__(room, watch, user.id)
        self.user = user
        self.id = user.id
        self.name = user.name

    def start(self, payload: str = "") -> Message:
        """Presses START, or opens a deep link with this payload."""
        return self.say(f"/start {payload}".strip())

    def say(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Writes to the bot."""
        return people.say(self.room, self.user, self.chat, text, reply_to=reply_to.id if reply_to else None)

    def send_photos(self, photos: Sequence[bytes], *, caption: str = "") -> list[Message]:
        """Sends one photo, or several as an album (each its own update)."""
        return people.send_photos(self.room, self.user, self.chat, photos, caption=caption)

    def send_document(self, content: bytes, name: str, mime: str = "application/octet-stream") -> Message:
        """Sends a file."""
        return self.attach(self.room.files.document(content, name, mime))

    def send_voice(self, content: bytes = b"OggS", length: int = 3) -> Message:
        """Sends a voice message of `length` seconds."""
        return self.attach(self.room.files.voice(content, length))

    def attach(self, attachment: Attachment, *, caption: str = "") -> Message:
        """Sends anything the Bot API knows: Attachment("location", {"latitude": …, "longitude": …}), …"""
        return people.attach(self.room, self.user, self.chat, attachment, caption=caption)

    def share_contact(self) -> Message:
        """Shares the own card with the keyboard's button: its user_id is the sender."""
        return self.attach(people.contact_card(self.user.phone, self.name, self.id))

    def send_card(self, phone: str, name: str, user_id: int | None = None) -> Message:
        """Sends somebody else's card, or a forged one."""
        return self.attach(people.contact_card(phone, name, user_id))

    def press(self, message: Message, label_or_data: str) -> Query:
        """Presses an inline button by label, part of it, or data; LookupError if it isn't there (any more)."""
        return self._press(self.user, message, label_or_data)

    def press_data(self, message: Message, data: str) -> Query:
        """Sends callback data that needn't be on the message: an old card, a forged press."""
        return people.press(self.room, self.user, self.chat, message, data)

    def tap(self, label: str) -> Message:
        """Taps a button of the reply keyboard: says its text, or shares the contact card."""
        for button in self.chat.keyboard.buttons if self.chat.keyboard else ():
            if label in button.label:
                return self._tapped(button)
        raise LookupError(f"no key {label!r}; there are {self.keyboard}")

    def edit(self, message: Message, text: str) -> Message:
        """Corrects an own message; the bot hears edited_message."""
        return people.edit(self.room, self.current(message), text)

    def block(self) -> None:
        """Blocks the bot: it hears my_chat_member, and 403 when it writes."""
        people.set_standing(self.room, self.chat, self.user, "blocked")

    def unblock(self) -> None:
        """Takes the bot back."""
        people.set_standing(self.room, self.chat, self.user, "open")

    def vanish(self) -> None:
        """Deletes the account: the bot gets 403 "user is deactivated" and hears nothing."""
        people.set_standing(self.room, self.chat, self.user, "deactivated")

    def _tapped(self, button: Button) -> Message:
        return self.share_contact() if button.action == "request_contact" else self.say(button.label)


class Group(Window):
    """A group of people with the bot."""

    def say(self, person: Person, text: str, *, reply_to: Message | None = None) -> Message:
        """Somebody writes into the group."""
        return people.say(self.room, person.user, self.chat, text, reply_to=reply_to.id if reply_to else None)

    def send_photos(
        self, person: Person, photos: Sequence[bytes], *, caption: str = "", reply_to: Message | None = None
    ) -> list[Message]:
        """Somebody sends one photo or an album."""
        answered = reply_to.id if reply_to else None
        return people.send_photos(self.room, person.user, self.chat, photos, caption=caption, reply_to=answered)

    def press(self, person: Person, message: Message, label_or_data: str) -> Query:
        """Somebody presses an inline button."""
        return self._press(person.user, message, label_or_data)

    def press_data(self, person: Person, message: Message, data: str) -> Query:
        """Somebody sends callback data that needn't be on the message."""
        return people.press(self.room, person.user, self.chat, message, data)

    def edit(self, message: Message, text: str) -> Message:
        """The author corrects a message."""
        return people.edit(self.room, self.current(message), text)

    def add(self, person: Person) -> Message:
        """Somebody joins."""
        return people.join(self.room, self.chat, person.user)

    def remove(self, person: Person) -> Message:
        """Somebody leaves."""
        return people.leave(self.room, self.chat, person.user)

    def kick_bot(self, by: Person) -> None:
        """Throws the bot out: it hears my_chat_member, and 403 when it writes."""
        people.set_standing(self.room, self.chat, by.user, "kicked")

    def readmit_bot(self, by: Person) -> None:
        """Takes the bot in again."""
        people.set_standing(self.room, self.chat, by.user, "open")

    def migrate(self) -> int:
        """Turns into a supergroup: this object then stands for the new chat; returns the old id."""
        old = self.chat_id
        self.chat_id = people.upgrade(self.room, self.chat).id
        self._seen = 0
        return old


def _line(message: Message) -> str:
    what = f"[{message.attachment.kind}] " if message.attachment else ""
    buttons = " ".join(f"[{label}]" for label in message.labels)
    return f"{message.sender.name}: {what}{message.text} {buttons}".rstrip()
