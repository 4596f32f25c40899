"""The ladder and broken promises: who is called when, whatever the profile, and nobody twice after an outage."""

from datetime import timedelta
from pathlib import Path

import pytest
from harness import Town
from reported import events, now, promises, report, texts

from handlers.desk.office import Compound
from handlers.desk.rules import loading as rules
from handlers.desk.rules.rulebook import Clock
from handlers.desk.timing.calendar import WorkCalendar
from storage.lifecycle import Status

BURST = {"urgency": "emergency", "category": "plumbing", "place": "bathroom"}


def with_rules(town: Town, folder: Path, text: str) -> None:
    """Give the compound a community.toml of its own."""
    own = folder / "community.toml"
    own.write_text(text, encoding="utf-8")
    found = rules.load(own)
    town.compound = Compound(town.compound.id, town.compound.name, found, WorkCalendar(found))
    town.office.compounds[town.compound.id] = town.compound  # type: ignore[index]  # a plain dict in tests


def calls(town: Town, key: str) -> int:
    """How often somebody was told that nobody accepts."""
    return texts(town[key]).count("没人接单")


def test_emergency_climbs_in_three_six_nine_minutes(town: Town) -> None:
    """Proves that an emergency nobody takes calls the crew, the supervisor, then the manager, each in time."""
    town.at("2026-11-14 02:10")
    report(town, "卫生间水管爆了", home="3-2-401", **BURST)
    town.passes(timedelta(minutes=2, seconds=59))
    assert [calls(town, key) for key in ("repairman", "supervisor", "manager")] == [0, 0, 0]
    town.passes(timedelta(minutes=1))
    assert calls(town, "repairman") == 1 and calls(town, "supervisor") == 0
    town.passes(timedelta(minutes=3))
    assert calls(town, "supervisor") == 1 and calls(town, "manager") == 0
    town.passes(timedelta(minutes=3))
    assert calls(town, "manager") == 1


def test_taken_in_time_calls_nobody_else(town: Town) -> None:
    """Proves that one tap ends the ladder, also when it comes from a rung above."""
    ticket = report(town, "卫生间水管爆了", home="3-2-401", **BURST)
    town.passes(timedelta(minutes=6, seconds=30))
    town["supervisor"].presses("接单")
    assert now(town, ticket).assignee_id == town.estate.people["supervisor"]
    town.passes(timedelta(hours=1))
    assert calls(town, "manager") == 0


def test_own_ladder_of_the_compound(town: Town, tmp_path: Path) -> None:
    """Proves that the minutes of the ladder are the compound's own data."""
    with_rules(town, tmp_path, "[ladder]\nemergency_minutes = [1, 2, 4]")
    report(town, "卫生间水管爆了", home="3-2-401", **BURST)
    town.passes(timedelta(minutes=5))
    assert calls(town, "supervisor") >= 1 and calls(town, "manager") == 1


def test_outage_calls_each_rung_once(town: Town) -> None:
    """Proves that after twenty minutes without a clock the next rung is called once, not every rung in a burst."""
    report(town, "卫生间水管爆了", home="3-2-401", **BURST)
    town.now += timedelta(minutes=20)
    before = {key: calls(town, key) for key in ("supervisor", "manager")}
    for _ in range(3):
        town.ring()
    assert calls(town, "supervisor") - before["supervisor"] <= 1
    assert calls(town, "manager") - before["manager"] <= 1


@pytest.mark.parametrize(
    ("profile", "minutes"),
    [
        ("15-30", {Clock.ARRIVAL: 15, Clock.SOLVED: 30}),
        ("30", {Clock.ARRIVAL: 30}),
        ("15-60-plan", {Clock.RESPONSE: 15, Clock.SOLVED: 60}),
    ],
)
def test_emergency_promise_is_a_choice(town: Town, tmp_path: Path, profile: str, minutes: dict[Clock, int]) -> None:
    """Proves S4: 15/30, 30/– and 15/60 with a plan can each be chosen, and the clocks of a ticket follow."""
    with_rules(town, tmp_path, f'emergency = "{profile}"')
    ticket = report(town, "卫生间水管爆了", home="3-2-401", **BURST)
    given = {Clock(name): row.due - ticket.opened_at for name, row in promises(town, ticket).items() if row.due}
    assert given == {clock: timedelta(minutes=count) for clock, count in minutes.items()}


def test_emergency_nobody_takes_breaks_loudly(town: Town) -> None:
    """Proves that an emergency nobody accepts breaks on record, and that the owner hears it before."""
    ticket = report(town, "卫生间水管爆了", **BURST)
    arrival = promises(town, ticket)["arrival"].due
    assert arrival is not None
    town.passes(timedelta(minutes=14))
    assert town.now < arrival and "李敏" in texts(town["owner"])
    town.passes(timedelta(minutes=2))
    assert promises(town, ticket)["arrival"].broken_at == arrival
    assert "broken" in [event.event for event in events(town, ticket)]
    assert now(town, ticket).status is Status.NEW


def test_reason_is_the_supervisors_to_give(town: Town) -> None:
    """Proves that a breach takes its reason code from who decides, and from nobody else who gets hold of the button."""
    ticket = report(town, "卫生间水管爆了", **BURST)
    town.passes(timedelta(minutes=16))
    li, wang = town["supervisor"], town["repairman"]
    asked = next(shown for shown in reversed(li.messages.values()) if "人手" in shown.buttons)
    wang.taps(asked, "人手")
    assert promises(town, ticket)["arrival"].breach_reason is None
    li.taps(asked, "人手")
    assert promises(town, ticket)["arrival"].breach_reason == "hands"
    assert events(town, ticket)[-1].data == {"clock": "arrival", "reason": "hands"}


def test_reason_nobody_gives_is_chased(town: Town) -> None:
    """Proves that an unanswered reason is asked again after two hours, also of a finished job, and then the manager."""
    ticket = report(town, "卫生间水管爆了", **BURST)
    li, zhou = town["supervisor"], town["manager"]
    town.passes(timedelta(minutes=16))
    town["repairman"].presses("接单")
    town["repairman"].presses("完成")
    town["repairman"].sends_photos(1)
    assert now(town, ticket).status is Status.DONE and "原因还没填" not in texts(li)
    town.passes(timedelta(hours=2))
    assert "原因还没填" in texts(li) and "还没说明原因" not in texts(zhou)
    town.at("2026-11-16 10:00")
    assert texts(zhou).count("李敏还没说明原因") == 1
    zhou.presses("流程")
    assert promises(town, ticket)["arrival"].breach_reason == "process"


def test_reason_given_in_time_is_not_chased(town: Town) -> None:
    """Proves that one tap spares everybody the second question."""
    report(town, "卫生间水管爆了", **BURST)
    town["repairman"].presses("接单")
    town.passes(timedelta(minutes=16))
    town["supervisor"].presses("人手")
    town["repairman"].presses("到场")
    town["repairman"].presses("完成")
    town["repairman"].sends_photos(1)
    town.passes(timedelta(hours=3))
    assert "原因还没填" not in texts(town["supervisor"])


def test_second_slip_goes_to_the_manager_by_name(town: Town) -> None:
    """Proves that the second broken promise of a ticket names to the manager who has it."""
    ticket = report(town, "卫生间水管爆了", **BURST)
    town["repairman"].presses("接单")
    town.passes(timedelta(minutes=16))
    assert "次超时" not in texts(town["manager"])
    town.passes(timedelta(minutes=15))
    assert "第 2 次超时" in texts(town["manager"]) and "王强" in texts(town["manager"])
    assert [event.event for event in events(town, ticket)].count("broken") == 2


def test_kept_promise_wakes_nobody(town: Town) -> None:
    """Proves that a job done in time leaves supervisor and manager in peace."""
    ticket = report(town, "卫生间水管爆了", **BURST)
    wang = town["repairman"]
    wang.presses("接单")
    town.passes(timedelta(minutes=5))
    wang.presses("到场")
    wang.sends_photos(1)
    wang.presses("完成")
    town.passes(timedelta(hours=2))
    assert now(town, ticket).status is Status.DONE
    assert not any(row.broken_at for row in promises(town, ticket).values())
    assert "超时" not in texts(town["supervisor"]) and "超时" not in texts(town["manager"])
