"""A notice on its way: its progress on one card, a pause by itself when too much fails, stopping, resuming.

The outbox sends; here its tally is read. The card is edited only when its figures changed, and the ring that looks
is cheap while nothing is under way, so the clock and the push worker may both call it as often as they like.
"""

from dataclasses import dataclass

from handlers.desk.notices.release import Refused, headline
from handlers.desk.office import Desk
from handlers.turn import Choices, Message, choice
from storage.notices import Notice

ENOUGH_TO_JUDGE = 10
"""So many parcels must have been settled before their failures mean anything."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Where the households of a notice stand."""

    households: int
    unbound: int
    blocked: int
    waiting: int
    sent: int
    failed: int
    stopped: int
    acknowledged: int
    answered: int
    human: int
    contacted: int

    @property
    def confirmed(self) -> int:
        return self.acknowledged + self.answered

    @property
    def by_hand(self) -> int:
        """Households a person had or has to see to."""
        return self.human + self.contacted


def tally(desk: Desk, notice: Notice) -> Tally:
    counts = desk.record.notices.tally(notice.id)

    def reached(state: str) -> int:
        return sum(count for (reach, _), count in counts.items() if reach == state)

    def did(act: str) -> int:
        return sum(count for (_, done), count in counts.items() if done == act)

    return Tally(
        households=sum(counts.values()),
        unbound=reached("unbound"),
        blocked=reached("blocked"),
        waiting=reached("waiting"),
        sent=reached("sent"),
        failed=reached("failed"),
        stopped=reached("stopped"),
        acknowledged=did("acknowledged"),
        answered=did("answered"),
        human=did("human"),
        contacted=did("contacted"),
    )


# --- watching -----------------------------------------------------------------------------------------------


def watch(desk: Desk) -> None:
    """Look after every notice that is under way."""
    for notice in desk.record.notices.running(desk.compound.id):
        _watch(desk, notice)


def _watch(desk: Desk, notice: Notice) -> None:
    _keep_back(desk, notice)
    now = tally(desk, notice)
    if notice.state == "released" and _goes_wrong(desk, notice, now):
        notice = desk.record.notices.change(notice, state="paused")
        _keep_back(desk, notice)
    elif now.waiting == 0:
        notice = desk.record.notices.change(notice, finished_at=desk.now)
    show(desk, notice)


def _keep_back(desk: Desk, notice: Notice) -> None:
    """Parcels that were in a worker's hands when the notice was paused or stopped may have come back since."""
    parcels = desk.record.notices.parcels(notice.id)
    if notice.state == "paused":
        desk.record.outbox.hold(parcels)
    elif notice.state == "stopped":
        desk.record.outbox.drop(parcels, at=desk.now)


def _goes_wrong(desk: Desk, notice: Notice, now: Tally) -> bool:
    """More failed than the compound's rules allow. Who had blocked us before it went out does not count."""
    if now.waiting == 0 or notice.facts.get("go_on"):
        return False
    failed = now.failed + desk.record.notices.newly_blocked(notice.id)
    tried = now.sent + failed
    return tried >= ENOUGH_TO_JUDGE and failed * 100 > tried * desk.compound.rules.notices.pause_at_failed_percent


def show(desk: Desk, notice: Notice) -> None:
    """Bring the progress card of the author, and of who agreed, up to date."""
    message = progress(desk, notice)
    figures = "-".join(str(value) for value in message.values.values() if isinstance(value, int))
    about = f"notice:{notice.id}:{notice.version}:{figures}"
    watching = [notice.author_id] if notice.approver_id is None else [notice.author_id, notice.approver_id]
    for person_id in watching:
        desk.tell(
            person_id, message, lane="assignment", about=about, card=f"notice:{notice.id}", choices=_choices(notice)
        )


def progress(desk: Desk, notice: Notice) -> Message:
    now = tally(desk, notice)
    state = "finished" if notice.finished_at is not None and notice.state == "released" else notice.state
    return Message(
        "notice-progress",
        {
            "state": state,
            "text": headline(notice),
            "done": now.sent + now.failed + now.blocked,
            "total": now.households - now.unbound,
            "sent": now.sent,
            "blocked": now.blocked,
            "failed": now.failed,
            "stopped": now.stopped,
            "unbound": now.unbound,
        },
    )


def _choices(notice: Notice) -> Choices:
    stop = choice("notice-button-stop", "notice.stop", notice.id)
    if notice.finished_at is not None:
        effect = choice("notice-button-effect", "notice.effect", notice.id)
        return ((effect, choice("notice-button-correct", "notice.correct", notice.id)),)
    if notice.state == "paused":
        return ((choice("notice-button-go-on", "notice.go_on", notice.id), stop),)
    return () if notice.state == "stopped" else ((stop,),)


# --- by hand ------------------------------------------------------------------------------------------------


def stop(desk: Desk, notice: Notice, by: int) -> Notice:
    """Send no more of it: what has left has left.

    :raises Refused: nothing of it waits any more.
    """
    if notice.state not in ("released", "paused") or notice.finished_at is not None:
        raise Refused(Message("notice-not-now", {"state": notice.state}))
    stopped = desk.record.notices.change(notice, state="stopped")
    _keep_back(desk, stopped)
    desk.record.journal.write(desk.compound.id, "notice stopped", str(notice.id), by=by, at=desk.now)
    return stopped


def go_on(desk: Desk, notice: Notice, by: int) -> Notice:
    """Send the rest of a paused notice. It does not pause itself a second time: somebody has looked.

    :raises Refused: it is not paused.
    """
    if notice.state != "paused":
        raise Refused(Message("notice-not-now", {"state": notice.state}))
    desk.record.outbox.let_go(desk.record.notices.parcels(notice.id))
    desk.record.journal.write(desk.compound.id, "notice resumed", str(notice.id), by=by, at=desk.now)
    return desk.record.notices.change(notice, state="released", facts={**notice.facts, "go_on": True})
