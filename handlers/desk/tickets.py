"""The façade of ticket work: what conversations may ask of the office, gathered from the modules that do it."""

from handlers.desk.confirmation import (
    ASPECTS,
    CallbackMissing,
    called_back,
    confirm_fixed,
    fixed_card,
    not_fixed,
    rate,
    rating_card,
)
from handlers.desk.dispatch import assign, refuse
from handlers.desk.jobs import accept, arrive, finish, hold, resume, start
from handlers.desk.news import matter, promise_line, state_word, status_line
from handlers.desk.opening import open_ticket
from handlers.desk.requests import (
    add_note,
    add_photos,
    cancel,
    join_household,
    reword,
    say_to_crew,
    say_to_owner,
    urge,
)
from handlers.desk.visits import agree, ask_reschedule, asked_span, decline

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
    "open_ticket",
    "promise_line",
    "rate",
    "rating_card",
    "refuse",
    "resume",
    "reword",
    "say_to_crew",
    "say_to_owner",
    "start",
    "state_word",
    "status_line",
    "urge",
]
