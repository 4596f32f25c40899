"""Trouble on request: server errors, HTML answers, silence, dropped connections, before or after the effect."""

from dataclasses import dataclass, field
from typing import Literal

FaultKind = Literal["error", "html", "hang", "drop", "flood"]


@dataclass(slots=True)
class Fault:
    """One planned fault.

    `error` answers 500 in JSON, `html` 502 with a page (as proxies do), `hang` says nothing for `seconds`, `drop`
    closes the connection, `flood` answers 429 with `seconds` as retry_after. With `after_effect` the call is carried
    out first and only the answer is lost: the sender can't know. `methods` (lower or mixed case; empty = any) and
    `chat_id` narrow it down; it strikes `times` times after letting `skip` matching calls pass.
    """

    kind: FaultKind
    methods: frozenset[str] = frozenset()
    chat_id: int | None = None
    times: int = 1
    skip: int = 0
    seconds: float = 30.0
    after_effect: bool = False

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Whether it concerns this call."""
        named = {name.lower() for name in self.methods}
        return (not named or method.lower() in named) and self.chat_id in (None, chat_id)


@dataclass(slots=True)
class FaultPlan:
    """The faults still to come, oldest first."""

    waiting: list[Fault] = field(default_factory=list)

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that strikes this call, used up by one; None if the call is let through."""
        for fault in self.waiting:
            if not fault.matches(method, chat_id):
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None
