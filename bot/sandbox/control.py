"""The control API under /sandbox/: page and tests speak for people, move the clock, make trouble.

JSON in, JSON out; a wrong order is answered 400 with {"error": …}. Photos and files come as multipart.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from aiohttp import web

from bot.sandbox import people
from bot.sandbox.api import read_params
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import Fault
from bot.sandbox.limits import Limits
from bot.sandbox.model import Chat, JsonObject, Message, Standing, User
from bot.sandbox.params import Params
from bot.sandbox.room import Room
from bot.sandbox.stage import Stage
from bot.sandbox.updates import INJECTED

TEXTS = Path(__file__).parents[2] / "locales"
_LANGUAGES = {"zh": "zh_CN", "en": "en"}
_FINISHING = 2.0  # seconds a bot gets before the clock jumps
_PULSE = 15.0  # seconds between signs of life on an idle stream

Answer = JsonObject | list[JsonObject]


class Control:
    """Orders from outside, each a small function of the arguments."""

    def __init__(self, room: Room, stage: Stage, settle: Callable[[float], Awaitable[bool]]) -> None:
        self.room = room
        self.stage = stage
        self._settle = settle
        self._orders: Mapping[str, Callable[[Params], Answer]] = {
            "people": self.new_person,
            "groups": self.new_group,
            "say": self.say,
            "photos": self.photos,
            "document": self.document,
            "contact": self.contact,
            "press": self.press,
            "edit": self.edit,
            "standing": self.standing,
            "members": self.members,
            "migrate": self.migrate,
            "read": self.read,
            "limits": self.limits,
            "faults": self.faults,
            "inject": self.inject,
            "redeliver": self.redeliver,
        }

    def routes(self) -> list[web.AbstractRouteDef]:
        """What the server mounts."""
        orders = [web.post(f"/sandbox/{name}", self._handler(order)) for name, order in self._orders.items()]
        return [
            *orders,
            web.post("/sandbox/clock", self.clock),
            web.get("/sandbox/state", self.state),
            web.get("/sandbox/events", self.events),
            web.get("/sandbox/texts", self.texts),
            web.get("/sandbox/statistics", self.statistics),
            web.get("/sandbox/files/{file_id}", self.file),
        ]

    # people and what they do

    def new_person(self, params: Params) -> Answer:
        """name, phone, role, avatar → id."""
        user = User(
            self.room.next_person_id(),
            params.text("name"),
            phone=params.text("phone"),
            role=params.text("role"),
            avatar=params.text("avatar"),
        )
        self.room.add_person(user)
        return {"id": user.id}

    def new_group(self, params: Params) -> Answer:
        """title, members (ids), supergroup → id."""
        members = [self._user(int(str(number))) for number in params.listing("members")]
        chat = people.found_group(self.room, params.text("title"), members, supergroup=params.flag("supergroup"))
        return {"id": chat.id}

    def say(self, params: Params) -> Answer:
        """as, chat, text, reply_to → the message."""
        person, chat = self._speaker(params)
        text = params.text("text").strip()
        if not text:
            raise ValueError("text is empty")
        message = people.say(self.room, person, chat, text, reply_to=params.number("reply_to") or None)
        return _reference(message)

    def photos(self, params: Params) -> Answer:
        """as, chat, caption, reply_to, and the pictures as file parts → the messages."""
        person, chat = self._speaker(params)
        contents = [upload.content for upload in params.uploads.values()]
        if not 1 <= len(contents) <= 10:
            raise ValueError("1 to 10 photos, please")
        reply_to = params.number("reply_to") or None
        sent = people.send_photos(self.room, person, chat, contents, caption=params.text("caption"), reply_to=reply_to)
        return [_reference(message) for message in sent]

    def document(self, params: Params) -> Answer:
        """as, chat, caption, and one file part → the message."""
        person, chat = self._speaker(params)
        for upload in params.uploads.values():
            attachment = self.room.files.document(upload.content, upload.name, upload.mime)
            return _reference(people.attach(self.room, person, chat, attachment, caption=params.text("caption")))
        raise ValueError("there is no file in the request")

    def contact(self, params: Params) -> Answer:
        """as, chat → the own card; with phone, name, user_id another's → the message."""
        person, chat = self._speaker(params)
        card = people.contact_card(person.phone, person.name, person.id)
        if params.has("phone"):
            user_id = params.number("user_id") or None
            card = people.contact_card(params.text("phone"), params.text("name"), user_id)
        return _reference(people.attach(self.room, person, chat, card))

    def press(self, params: Params) -> Answer:
        """as, chat, message, data → the query's id."""
        person, chat = self._speaker(params)
        query = people.press(self.room, person, chat, self._message(chat, params), params.text("data"))
        return {"query": query.id}

    def edit(self, params: Params) -> Answer:
        """chat, message, text → the message."""
        _, chat = self._speaker(params)
        return _reference(people.edit(self.room, self._message(chat, params), params.text("text")))

    def standing(self, params: Params) -> Answer:
        """as, chat, blocked (true, false): a person blocks the bot; in a group, throws it out."""
        person, chat = self._speaker(params)
        shut: Standing = "blocked" if chat.kind == "private" else "kicked"
        people.set_standing(self.room, chat, person, shut if params.flag("blocked") else "open")
        return {}

    def members(self, params: Params) -> Answer:
        """as, chat, joins (true, false): a person joins or leaves a group."""
        person, chat = self._speaker(params)
        change = people.join if params.flag("joins") else people.leave
        return _reference(change(self.room, chat, person))

    def migrate(self, params: Params) -> Answer:
        """chat: a group becomes a supergroup → the new id."""
        return {"id": people.upgrade(self.room, self.room.chat(params.number("chat"))).id}

    def read(self, params: Params) -> Answer:
        """chat, message: somebody has looked at the chat up to there."""
        chat = self.room.chat(params.number("chat"))
        chat.read_up_to = max(chat.read_up_to, params.number("message"))
        return {}

    # time and trouble

    async def clock(self, request: web.Request) -> web.StreamResponse:
        """advance_s, or to (ISO 8601 with offset) → now. The bot may first finish what it has heard."""
        await self._settle(_FINISHING)
        return await self._handler(self._move_clock)(request)

    def _move_clock(self, params: Params) -> Answer:
        if params.has("to"):
            wanted = datetime.fromisoformat(params.text("to"))
            if wanted.tzinfo is None:
                raise ValueError("the time needs an offset, e.g. +08:00")
            step = wanted - self.stage.clock.now()
        else:
            step = timedelta(seconds=float(params.text("advance_s") or 0))
        return {"now": self.stage.clock.advance(step).isoformat()}

    def limits(self, params: Params) -> Answer:
        """chat_per_second, group_per_minute, overall_per_second (missing = none); freeze_s stops all sends."""
        names = ("chat_per_second", "group_per_minute", "overall_per_second")
        self.room.meter.limits = Limits(*[params.number(name) or None for name in names])
        if params.has("freeze_s"):
            self.room.meter.freeze(self.room.clock.now(), params.number("freeze_s"))
        return {}

    def faults(self, params: Params) -> Answer:
        """kind, methods, chat_id, times, skip, seconds, after_effect plan one more fault; clear drops all."""
        if params.flag("clear"):
            self.room.faults.waiting.clear()
            return {}
        kinds = {kind: kind for kind in ("error", "html", "hang", "drop", "flood")}
        fault = Fault(
            kinds[params.text("kind")],  # type: ignore[arg-type]  # checked against the same names
            frozenset(str(name) for name in params.listing("methods")),
            params.number("chat_id") or None,
            params.number("times", 1),
            params.number("skip"),
            float(params.text("seconds") or 30),
            params.flag("after_effect"),
        )
        self.room.faults.waiting.append(fault)
        return {}

    def inject(self, params: Params) -> Answer:
        """update: any update, delivered as it is (update_id is added) → update_id."""
        update = self.room.queue(INJECTED, params.mapping("update"), INJECTED)
        return {"update_id": update.id if update else None}

    def redeliver(self, params: Params) -> Answer:
        """update_id (missing = the newest) is delivered once more → update_id."""
        return {"update_id": self.room.redeliver(params.number("update_id") or None).id}

    # looking

    async def state(self, request: web.Request) -> web.Response:
        """Everything at once."""
        return web.json_response(self.stage.state())

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the whole state, then each change."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        queue = self.stage.watch()
        try:
            while True:
                await response.write(await _next_line(queue))
        except ConnectionResetError:
            return response
        finally:
            self.stage.unwatch(queue)

    async def texts(self, request: web.Request) -> web.Response:
        """The page's texts: ?lang=zh (default) or en."""
        folder = _LANGUAGES.get(request.query.get("lang", "zh"), "zh_CN")
        return web.Response(
            text=(TEXTS / folder / "sandbox_page.json").read_text(encoding="utf-8"), content_type="application/json"
        )

    async def statistics(self, request: web.Request) -> web.Response:
        """All Bot API calls: method, chat, time, status."""
        calls = [
            {"method": call.method, "chat_id": call.chat_id, "at": call.at.isoformat(), "code": call.code}
            for call in self.room.calls
        ]
        return web.json_response({"calls": calls, "pending": len(self.room.updates.pending)})

    async def file(self, request: web.Request) -> web.Response:
        """A picture or file for the page."""
        stored = self.room.files.get(request.match_info["file_id"])
        inline = stored.mime.startswith("image/")
        disposition = "inline" if inline else "attachment"
        headers = {"Cache-Control": "max-age=86400", "X-Content-Type-Options": "nosniff"}
        headers["Content-Disposition"] = disposition
        return web.Response(body=stored.content, content_type=stored.mime, headers=headers)

    def _handler(self, order: Callable[[Params], Answer]) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            try:
                return web.json_response(order(await read_params(request)))
            except (ApiError, ValueError, LookupError) as error:
                return web.json_response({"error": str(error)}, status=400)

        return handle

    def _user(self, user_id: int) -> User:
        if user_id not in self.room.users:
            raise LookupError(f"there is no person {user_id}")
        return self.room.users[user_id]

    def _speaker(self, params: Params) -> tuple[User, Chat]:
        user = self._user(params.number("as"))
        return user, self.room.chat(params.number("chat", user.id))

    def _message(self, chat: Chat, params: Params) -> Message:
        found = chat.messages.get(params.number("message"))
        if found is None:
            raise LookupError("there is no such message in the chat")
        return found


async def _next_line(queue: asyncio.Queue[JsonObject]) -> bytes:
    try:
        change = await asyncio.wait_for(queue.get(), _PULSE)
    except TimeoutError:
        return b": still here\n\n"
    return f"data: {json.dumps(change, ensure_ascii=False)}\n\n".encode()


def _reference(message: Message) -> JsonObject:
    return {"chat": message.chat_id, "id": message.id}
