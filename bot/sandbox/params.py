"""The arguments of a Bot API call, whether they came as JSON, in the address, urlencoded or multipart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox.errors import bad_request
from bot.sandbox.model import JsonObject


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Params:
    """Arguments by name; the getters read a string and a JSON value alike, as Telegram does."""

    values: Mapping[str, object]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the argument was given at all."""
        return self.values.get(name) is not None

    def text(self, name: str) -> str:
        """A string argument, empty if missing."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """An integer argument; what is no number counts as `default`, as Telegram does it."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def chat_id(self, name: str = "chat_id") -> int:
        """A chat's id; a @username counts as 0, for nobody here has one."""
        if not self.text(name):
            raise bad_request(f"{name} is empty")
        return self.number(name)

    def flag(self, name: str) -> bool:
        """A boolean argument."""
        return self.text(name).lower() in ("true", "1", "yes", "t", "y")

    def data(self, name: str) -> object:
        """A JSON argument, decoded; None if missing, ApiError if it is no JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def mapping(self, name: str) -> JsonObject:
        """A JSON object argument, empty if missing or something else."""
        value = self.data(name)
        return value if isinstance(value, dict) else {}

    def listing(self, name: str) -> list[object]:
        """A JSON array argument, empty if missing or something else."""
        value = self.data(name)
        return value if isinstance(value, list) else []

    def file(self, reference: str, part: str) -> Upload | str:
        """What `attach://NAME` or a plain part brings, else the reference itself (a file_id)."""
        if reference.startswith("attach://"):
            part = reference.removeprefix("attach://")
        upload = self.uploads.get(part)
        return reference if upload is None else upload
