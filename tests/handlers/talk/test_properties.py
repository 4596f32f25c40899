"""What holds for every dialogue, whatever is said and pressed, and by whom."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from inspect import signature
from pathlib import Path

from harness import Actor, Original, Shown, Town
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.talk.owner import routes as owner
from handlers.turn import Press
from storage.unit_of_work import unit_of_work

WORDS = (
    *("厨房水龙头滴水", "客厅灯不亮了，周六上午在家", "暖气冰凉", "屋里才16度", "电梯困人了", "有股煤气味", "查费"),
    *("楼上天天半夜装修", "改成下午", "不对，是4号楼", "3-2-501", "对", "不对", "取消", "算了", "催一下", "转人工"),
    *("到哪一步了", "什么时候供暖", "你好", "谢谢", "English", "asdf", "😀", "<b>&", "第二个不要了", "尽快", "还在"),
)
WHO = ("owner", "tenant", "neighbour", "stranger")

_says = st.tuples(st.just("says"), st.sampled_from(WORDS))
_presses = st.tuples(st.just("presses"), st.integers(0, 30))
_others = st.tuples(st.sampled_from(("photo", "album", "edit", "voice", "night")), st.just(0))
ACTS = st.lists(st.tuples(st.sampled_from(WHO), st.one_of(_says, _presses, _says, _presses, _others)), max_size=9)
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def fresh_town(original: Original) -> Iterator[Town]:
    """A town of its own for every example."""
    with tempfile.TemporaryDirectory() as folder, original.copied(Path(folder)) as town:
        town.actors["stranger"] = town.stranger()
        yield town


def act(actor: Actor, what: str, how: str | int) -> list[Shown]:
    """Do one thing; a button is any that was ever shown to the person, also an old one."""
    match what:
        case "says":
            return actor.says(str(how))
        case "photo":
            return actor.sends_photos()
        case "album":
            return actor.sends_photos(2, album=True)
        case "edit" if any(turn.message and turn.address == actor.address for turn in actor.town.turns):
            return actor.edits("卫生间灯不亮")
        case "voice":
            return actor._act(other="voice", message=actor.town.next_id())
        case "night":  # silence until the next day
            actor.town.now += timedelta(hours=14)
    return tap(actor, int(how) if what == "presses" else 0) if buttons(actor) else actor.says("你好")


def buttons(actor: Actor) -> list[tuple[Shown, str]]:
    shown = [(one, label) for one in actor.history for label in one.buttons]
    return [(one, label) for one, label in shown if one.buttons[label].kind == "press"]


def tap(actor: Actor, number: int) -> list[Shown]:
    all_of_them = buttons(actor)
    shown, label = all_of_them[number % len(all_of_them)]
    return actor.taps(shown, label)


def memory(town: Town, actor: Actor) -> dict[str, object]:
    with unit_of_work(town.engine, readonly=True) as record:
        return record.conversations.load(actor.address, town.compound.id).state


def snapshot(town: Town) -> list[tuple[object, ...]]:
    """Everything of every ticket that a dialogue could change."""
    with unit_of_work(town.engine, readonly=True) as record:
        return [
            (ticket, len(record.tickets.timeline(ticket.id)), len(record.attachments.of(ticket.id)))
            for ticket in record.tickets.listed(town.compound.id)
        ]


@few
@given(ACTS)
def test_every_turn_is_answered(original_town: Original, acts: list[tuple[str, tuple[str, str | int]]]) -> None:
    """Proves that whatever a person does in a private chat, they see a message or an acknowledgement."""
    with fresh_town(original_town) as town:
        for who, (what, how) in acts:
            actor = town[who]
            toasts = len(actor.toasts)
            seen = act(actor, what, how)
            assert seen or len(actor.toasts) > toasts, f"{who} {what} {how!r} was left without an answer"


@few
@given(ACTS)
def test_a_repeated_update_changes_nothing(
    original_town: Original, acts: list[tuple[str, tuple[str, str | int]]]
) -> None:
    """Proves that an update delivered twice has the effect of one."""
    with fresh_town(original_town) as town:
        for who, (what, how) in acts:
            act(town[who], what, how)
            before = snapshot(town), memory(town, town[who])
            assert town[who].again() == []
            assert (snapshot(town), memory(town, town[who])) == before


@few
@given(ACTS)
def test_cancel_leaves_everything_that_is_open(
    original_town: Original, acts: list[tuple[str, tuple[str, str | int]]]
) -> None:
    """Proves that nobody is held in a form: each 「算了」 leaves what is open, until nothing is."""
    with fresh_town(original_town) as town:
        for who, (what, how) in acts:
            act(town[who], what, how)
        for who in WHO:
            state = memory(town, town[who])
            opened = 2 + len(state.get("shelf", ()))  # type: ignore[arg-type]  # the state is plain JSON
            for _ in range(opened):
                town[who].says("算了")
            assert not {"draft", "asked"} & set(memory(town, town[who]))


@few
@given(ACTS, st.lists(st.integers(0, 60), max_size=12))
def test_no_button_of_another_household_does_anything(
    original_town: Original, acts: list[tuple[str, tuple[str, str | int]]], numbers: list[int]
) -> None:
    """Proves that a button pressed by somebody without a right to the ticket neither changes nor shows it."""
    with fresh_town(original_town) as town:
        for who, (what, how) in acts:
            if who in ("owner", "tenant"):
                act(town[who], what, how)
        before = snapshot(town)
        neighbour = town["neighbour"]
        theirs = [*buttons(town["owner"]), *buttons(town["tenant"])]
        about_tickets = [one for one in theirs if one[0].buttons[one[1]].action.partition(".")[0] in _OF_TICKETS]
        for number in numbers if about_tickets else ():
            shown, label = about_tickets[number % len(about_tickets)]
            seen = neighbour.taps(shown, label)
            assert not any("3-2-501" in message.text for message in seen)
        assert snapshot(town) == before


_OF_TICKETS = frozenset({"ticket", "fixed", "stars", "heating", "emergency", "photos", "fees", "family", "enrol"})


_ARGS = st.lists(st.sampled_from(("1", "2", "5", "6", "999", "-1", "x", "", "yes", "when", "home", "any")), max_size=3)


@few
@given(ACTS, st.lists(st.tuples(st.sampled_from(sorted(owner.PRESSES)), _ARGS), max_size=20))
def test_a_button_may_carry_anything(
    original_town: Original, acts: list[tuple[str, tuple[str, str | int]]], presses: list[tuple[str, list[str]]]
) -> None:
    """Proves that made-up arguments of a neighbour's button are acknowledged and leave the household alone."""
    with fresh_town(original_town) as town:
        for _, (what, how) in acts:
            act(town["owner"], what, how)
        before = others(town)
        for action, args in presses:
            wanted = len(signature(owner.PRESSES[action]).parameters) - 1
            filled = tuple([*args, "1", "1", "1"][:wanted])
            neighbour = town["neighbour"]
            seen = neighbour._act(press=Press(action, filled, "1"))
            assert seen or neighbour.toasts
        assert others(town) == before


def others(town: Town) -> list[tuple[object, ...]]:
    """The tickets that are not the neighbour's own."""
    return [one for one in snapshot(town) if one[0].reporter_id != town.estate.people["neighbour"]]  # type: ignore[attr-defined]  # the first is the ticket
