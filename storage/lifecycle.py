"""A ticket's life: which move is allowed from which state, and nothing else.

新建 new → 已派 assigned → 已接 accepted → 到场 on_site → 处理中 working / 挂起 paused → 完成待确认 done → 关闭 closed,
with 重开 reopen, 撤销 cancel and 并入 merge.
"""

from enum import StrEnum


class Status(StrEnum):
    NEW = "new"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    ON_SITE = "on_site"
    WORKING = "working"
    PAUSED = "paused"
    DONE = "done"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    MERGED = "merged"


class Move(StrEnum):
    ASSIGN = "assign"  # give it to somebody, also to somebody else
    UNASSIGN = "unassign"  # refused or off duty: back to the queue
    ACCEPT = "accept"
    ARRIVE = "arrive"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    FINISH = "finish"
    CLOSE = "close"
    REOPEN = "reopen"
    CANCEL = "cancel"
    MERGE = "merge"


OPEN = frozenset({Status.NEW, Status.ASSIGNED, Status.ACCEPTED, Status.ON_SITE, Status.WORKING, Status.PAUSED})
IN_HAND = frozenset({Status.ACCEPTED, Status.ON_SITE, Status.WORKING})
ENDED = frozenset({Status.CLOSED, Status.CANCELLED, Status.MERGED})

_ALLOWED: dict[Move, tuple[frozenset[Status], Status]] = {
    Move.ASSIGN: (OPEN, Status.ASSIGNED),
    Move.UNASSIGN: (OPEN, Status.NEW),
    Move.ACCEPT: (frozenset({Status.NEW, Status.ASSIGNED}), Status.ACCEPTED),
    # Arriving without a tap on 接单 first is what happens in a basement without signal.
    Move.ARRIVE: (frozenset({Status.ASSIGNED, Status.ACCEPTED, Status.PAUSED}), Status.ON_SITE),
    Move.START: (frozenset({Status.ACCEPTED, Status.ON_SITE}), Status.WORKING),
    Move.PAUSE: (frozenset({Status.ASSIGNED, *IN_HAND}), Status.PAUSED),
    Move.RESUME: (frozenset({Status.PAUSED}), Status.ACCEPTED),
    Move.FINISH: (frozenset({Status.ASSIGNED, Status.PAUSED, *IN_HAND}), Status.DONE),
    Move.CLOSE: (frozenset({Status.DONE}), Status.CLOSED),
    Move.REOPEN: (frozenset({Status.DONE, Status.CLOSED}), Status.NEW),
    Move.CANCEL: (OPEN, Status.CANCELLED),
    Move.MERGE: (OPEN, Status.MERGED),
}


class IllegalMove(ValueError):
    """A move the life cycle does not know, named: the card somebody pressed on was probably old."""

    def __init__(self, move: Move, status: Status) -> None:
        super().__init__(f"cannot {move} a ticket that is {status}")
        self.move = move
        self.status = status


def allowed(move: Move, status: Status) -> bool:
    return status in _ALLOWED[move][0]


def after(move: Move, status: Status) -> Status:
    """The state a move leads to.

    :raises IllegalMove: the life cycle does not allow it.
    """
    if not allowed(move, status):
        raise IllegalMove(move, status)
    return _ALLOWED[move][1]
