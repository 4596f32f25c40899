"""The life cycle as a table: which move is allowed from where, and where it leads."""

import pytest

from storage.lifecycle import ENDED, IN_HAND, OPEN, IllegalMove, Move, Status, after, allowed

TABLE = {
    #             assign unassign accept arrive start pause resume finish close reopen cancel merge
    "new":       "  x      x        x      .      .     .     .      .      .      .      x     x",
    "assigned":  "  x      x        x      x      .     x     .      x      .      .      x     x",
    "accepted":  "  x      x        .      x      x     x     .      x      .      .      x     x",
    "on_site":   "  x      x        .      .      x     x     .      x      .      .      x     x",
    "working":   "  x      x        .      .      .     x     .      x      .      .      x     x",
    "paused":    "  x      x        .      x      .     .     x      x      .      .      x     x",
    "done":      "  .      .        .      .      .     .     .      .      x      x      .     .",
    "closed":    "  .      .        .      .      .     .     .      .      .      x      .     .",
    "cancelled": "  .      .        .      .      .     .     .      .      .      .      .     .",
    "merged":    "  .      .        .      .      .     .     .      .      .      .      .     .",
}  # fmt: skip
LEADS_TO = {
    Move.ASSIGN: "assigned", Move.UNASSIGN: "new", Move.ACCEPT: "accepted", Move.ARRIVE: "on_site",
    Move.START: "working", Move.PAUSE: "paused", Move.RESUME: "accepted", Move.FINISH: "done",
    Move.CLOSE: "closed", Move.REOPEN: "new", Move.CANCEL: "cancelled", Move.MERGE: "merged",
}  # fmt: skip
CASES = [
    (status, move, mark == "x") for status, row in TABLE.items() for move, mark in zip(Move, row.split(), strict=True)
]


@pytest.mark.parametrize(("status", "move", "may"), CASES)
def test_every_move_from_every_state(status: str, move: Move, may: bool) -> None:
    """Proves for each of the 120 pairs whether the move is allowed, where it leads, and that a refusal names both."""
    state = Status(status)
    assert allowed(move, state) is may
    if may:
        assert after(move, state) == LEADS_TO[move]
    else:
        with pytest.raises(IllegalMove) as refused:
            after(move, state)
        assert (refused.value.move, refused.value.status) == (move, state)


def test_states_are_open_done_or_ended() -> None:
    """Proves that every state is open, waiting for the owner's word, or ended, and that work in hand is open."""
    assert OPEN | {Status.DONE} | ENDED == set(Status)
    assert not OPEN & ENDED
    assert IN_HAND < OPEN


def test_ended_tickets_stay_ended_but_for_a_reopening() -> None:
    """Proves that only a closed ticket can come back, and only by reopening."""
    ways = {(state, move) for state in ENDED for move in Move if allowed(move, state)}
    assert ways == {(Status.CLOSED, Move.REOPEN)}
