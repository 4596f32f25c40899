"""How staff are greeted: by name, with what somebody in their job asks for most."""

from handlers.talk.session import Session
from handlers.turn import Choice, choice

MINE = choice("welcome-button-mine", "job.mine")
BOARD = choice("welcome-button-board", "board.list", "all", 0)
TODAY = choice("welcome-button-today", "figures.today")
COLLECTION = choice("welcome-button-collection", "figures.collection")
OWN = choice("welcome-button-own", "menu.own")

_FOR: tuple[tuple[str, tuple[Choice, ...]], ...] = (
    ("manager", (TODAY, BOARD, COLLECTION)),
    ("supervisor", (BOARD, TODAY, MINE)),
    ("steward", (MINE,)),
    ("service", (MINE,)),
    ("repairman", (MINE,)),
)
"""The first role that fits decides."""


def greet(session: Session) -> bool:
    """Greet whoever works here; False for others. Staff who also live here reach the owners' menu by a button."""
    speaker = session.speaker
    for role, buttons in _FOR:
        if speaker.person is not None and speaker.has_role(role):
            own = ((OWN,),) if speaker.residences else ()
            session.say("welcome-staff", (buttons, *own), name=speaker.person.name, role=role)
            return True
    return False
