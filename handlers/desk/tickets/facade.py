"""The façade of ticket work: what conversations may ask of the office, gathered from the modules that do it."""

from handlers.desk.tickets.confirmation import (
    CallbackMissing,
    called_back,
    confirm_fixed,
    fixed_card,
    not_fixed,
    photos_of_work,
)
from handlers.desk.tickets.dispatch import assign, refuse
from handlers.desk.tickets.jobs import accept, arrive, finish, hold, resume, start
from handlers.desk.tickets.news import (
    matter,
    person_word,
    promise_line,
    staff_state,
    state_word,
    status_line,
    when_word,
)
from handlers.desk.tickets.opening import open_ticket
from handlers.desk.tickets.ratings import ASPECTS, rate
from handlers.desk.tickets.ratings import card as rating_card
from handlers.desk.tickets.requests import (
    add_note,
    add_photos,
    cancel,
    join_household,
    nudge,
    reword,
    say_to_crew,
    say_to_owner,
    urge,
)
from handlers.desk.tickets.shifts import by_building
from handlers.desk.tickets.visits import agree, ask_reschedule, asked_span, decline

__all__ = [
    "ASPECTS",
    "CallbackMissing",
    "accept",
    "add_note",
    "add_photos",
    "agree",
    "arrive",
    "ask_reschedule",
    "asked_span",
    "assign",
    "by_building",
    "called_back",
    "cancel",
    "confirm_fixed",
    "decline",
    "finish",
    "fixed_card",
    "hold",
    "join_household",
    "matter",
    "not_fixed",
    "nudge",
    "open_ticket",
    "person_word",
    "photos_of_work",
    "promise_line",
    "rate",
    "rating_card",
    "refuse",
    "resume",
    "reword",
    "say_to_crew",
    "say_to_owner",
    "staff_state",
    "start",
    "state_word",
    "status_line",
    "urge",
    "when_word",
]
