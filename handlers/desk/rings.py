"""What the clock rings for. Each ring asks the tables what is due, so a missed, doubled or late ring is harmless."""

from collections.abc import Callable

from handlers.desk.notices import broadcast, rollcall
from handlers.desk.notices import release as notices
from handlers.desk.office import Desk
from handlers.desk.surveys import running as surveys
from handlers.desk.tickets import alarms, crews, flags, followup, leave, night, outside, roster, shifts

Ring = Callable[[Desk], bool | None]
"""True: there is more to do, ring again at once. A ring works in pieces, so that its transactions stay short."""

RINGS: dict[str, Ring] = {
    "tickets": followup.sweep,
    "possible alarms": alarms.escalate,
    "red flags": flags.follow_up,
    "outside parties": outside.chase,
    "night": night.report,
    "briefing": shifts.brief,
    "handover": shifts.hand_over,
    "leaves": leave.begin,
    "groups missed": crews.miss,
    "roster gaps": roster.announce_gaps,
    "notices due": notices.release_due,
    "notices under way": broadcast.watch,
    "roll calls": rollcall.remind,
    "notice lists": rollcall.hand_over,
    "surveys open": surveys.open_due,
    "surveys remind": surveys.remind_due,
    "surveys close": surveys.close_due,
}
"""By name; every ring runs once a minute for every compound, each in a transaction of its own."""

OFTEN: dict[str, Ring] = {"notices under way": RINGS["notices under way"]}
"""Also runs every few seconds: a broadcast that goes wrong must not go on for the rest of a minute."""
