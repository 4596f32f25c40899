"""Bot API methods about the bot itself, its chats and files: getMe, commands, descriptions, getChat, getFile."""

import re

from bot.sandbox import views
from bot.sandbox.errors import bad_request
from bot.sandbox.model import JsonObject
from bot.sandbox.params import Params
from bot.sandbox.room import Room
from bot.sandbox.sending import Method

_COMMAND = re.compile(r"[a-z0-9_]{1,32}", re.ASCII)
COMMANDS = 100
COMMAND_DESCRIPTION = 256
DESCRIPTION = 512
SHORT_DESCRIPTION = 120


def get_me(room: Room, params: Params) -> object:
    """getMe. Group privacy is off: the bot hears everything said in its groups."""
    return views.user_json(room.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def done(room: Room, params: Params) -> object:
    """logOut and close: nothing to do here."""
    return True


def set_my_commands(room: Room, params: Params) -> object:
    """setMyCommands, by scope and language."""
    commands = params.listing("commands")
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for item in commands:
        command: JsonObject = item if isinstance(item, dict) else {}
        if not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    room.profile.commands[_scope(params)] = commands
    room.emit("profile")
    return True


def get_my_commands(room: Room, params: Params) -> object:
    """getMyCommands."""
    return room.profile.commands.get(_scope(params), [])


def delete_my_commands(room: Room, params: Params) -> object:
    """deleteMyCommands."""
    room.profile.commands.pop(_scope(params), None)
    room.emit("profile")
    return True


def set_my_description(room: Room, params: Params) -> object:
    """setMyDescription: what an empty chat shows."""
    if len(params.text("description")) > DESCRIPTION:
        raise bad_request("BOT_DESCRIPTION_TOO_LONG")
    room.profile.description = params.text("description")
    room.emit("profile")
    return True


def get_my_description(room: Room, params: Params) -> object:
    """getMyDescription."""
    return {"description": room.profile.description}


def set_my_short_description(room: Room, params: Params) -> object:
    """setMyShortDescription."""
    if len(params.text("short_description")) > SHORT_DESCRIPTION:
        raise bad_request("BOT_SHORT_DESCRIPTION_TOO_LONG")
    room.profile.short_description = params.text("short_description")
    return True


def get_my_short_description(room: Room, params: Params) -> object:
    """getMyShortDescription."""
    return {"short_description": room.profile.short_description}


def get_chat(room: Room, params: Params) -> object:
    """getChat, the fields both libraries insist on."""
    chat = room.chat(params.chat_id())
    return views.chat_json(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


def get_chat_member(room: Room, params: Params) -> object:
    """getChatMember."""
    chat = room.chat(params.chat_id())
    user = chat.members.get(params.number("user_id"))
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return views.member_json(user, "member")


def get_chat_member_count(room: Room, params: Params) -> object:
    """getChatMemberCount."""
    return len(room.chat(params.chat_id()).members)


def get_file(room: Room, params: Params) -> object:
    """getFile: where a file of at most 20 MB can be downloaded."""
    stored = room.files.get(params.text("file_id"))
    return stored.json() | {"file_path": stored.path}


def _scope(params: Params) -> str:
    scope = params.mapping("scope")
    where = "/".join(str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope) or "default"
    return f"{where} {params.text('language_code')}"


METHODS: dict[str, Method] = {
    "getme": get_me,
    "close": done,
    "logout": done,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmydescription": set_my_description,
    "getmydescription": get_my_description,
    "setmyshortdescription": set_my_short_description,
    "getmyshortdescription": get_my_short_description,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatmembercount": get_chat_member_count,
    "getfile": get_file,
}
