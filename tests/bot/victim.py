"""A process to kill: the engine room with the echo office, as its own program. It can also kill itself at a chosen
point of a turn: ``turn`` (in the transaction), ``committed`` (nothing sent yet), ``sent`` (no receipt written).

Run as: victim.py '{"api": …, "token": …, "folder": …, "parts": […], "die": …, "settings": {…}}'
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from engine_room import QUICK, build, echo, settings_for

from bot.ledger import Ledger
from bot.postman import Postman
from bot.run import run_until_stopped
from handlers.conversation import Answer
from handlers.talk.session import Office
from handlers.turn import Turn
from storage.outbox import Claimed
from storage.unit_of_work import Record


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def deadly_answer() -> Any:
    """The echo, killed in the middle of a turn's transaction."""

    def answer(turn: Turn, record: Record, office: Office, *, now: object) -> Answer:
        answered = echo(turn, record, office, now=now)
        if "第3" in turn.text:
            die()
        return answered

    return answer


def make_deadly(point: str) -> None:
    """Put the trap where the turn is committed and not sent, or sent and not written down."""
    carry, note = Postman.carry, Ledger.note

    def deadly_carry(self: Postman, parcel: Claimed, *args: Any, **more: Any) -> Any:
        if "第3" in str(parcel.values):
            die()
        return carry(self, parcel, *args, **more)

    def deadly_note(self: Ledger, *noted: Any) -> None:
        if "第3" in str(noted[0].values):
            die()
        note(self, *noted)

    if point == "committed":
        Postman.carry = deadly_carry  # type: ignore[method-assign]
    if point == "sent":
        Ledger.note = deadly_note  # type: ignore[method-assign]


def main(order: dict[str, Any]) -> None:
    folder = Path(order["folder"])
    more = dict(order.get("settings", {}))
    if "listen" in more:
        more["listen"] = tuple(more["listen"])
    settings = settings_for(order["api"], order["token"], folder, **more)
    make_deadly(order.get("die", ""))
    answer = deadly_answer() if order.get("die") == "turn" else echo
    house = build(settings, answer=answer, timings=QUICK)
    run_until_stopped(house, frozenset(order["parts"]))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
