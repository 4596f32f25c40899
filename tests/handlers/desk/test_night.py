"""The night: its emergencies on one page for the manager, and an owner who cannot wait for the office."""

from datetime import timedelta

import pytest
from harness import Actor, Town
from reported import events, now, promises, report, texts

PIPE = {"urgency": "emergency", "category": "plumbing", "place": "bathroom"}


def pages(town: Town) -> list[str]:
    return [shown.text for shown in town["manager"].history if shown.key == "night-page"]


def test_emergencies_of_the_night_are_on_one_page_once(town: Town) -> None:
    """Proves that the manager reads at half past seven what each came to, and nothing of what could wait."""
    town.at("2026-11-13 19:00")
    early = report(town, "白天的爆管", home="4-1-202", **PIPE)
    town.at("2026-11-14 02:10")
    pipe, tap = report(town, "卫生间水管爆了", **PIPE), report(town, home="3-2-401")
    town["foreman"].presses("接单", within="卫生间水管爆了")
    town.at("2026-11-14 07:29")
    assert pages(town) == []
    town.at("2026-11-14 09:30")
    (page,) = pages(town)
    assert "夜里急修 1 件" in page and pipe.no in page and "02:10 接单 刘班长" in page
    assert tap.no not in page and early.no not in page


def test_page_that_was_missed_is_given_late(town: Town) -> None:
    """Proves that a clock which starts again after the day shift began still finds the night."""
    town.at("2026-11-14 02:10")
    report(town, "卫生间水管爆了", **PIPE)
    asleep = timedelta(hours=6, minutes=30)
    town.passes(asleep, step=asleep)
    (page,) = pages(town)
    assert "夜里急修 1 件" in page


def test_quiet_night_is_no_news(town: Town) -> None:
    """Proves that a night without an emergency brings the manager nothing."""
    town.at("2026-11-14 09:30")
    assert pages(town) == []


@pytest.fixture
def hurried(town: Town) -> Actor:
    """An owner who has said at eleven at night that it must be tonight."""
    town.at("2026-11-13 23:10")
    owner = town["owner"]
    owner.says("厨房水龙头一直滴水")
    owner.presses("尽快，随时都行")
    owner.presses("今晚必须")
    return owner


def test_nothing_is_promised_before_the_man_says_so(town: Town, hurried: Actor) -> None:
    """Proves that the wish changes no promise, and that his tap makes it his, urgent, and told at once by night."""
    before = town.ticket()
    assert before.urgency == "normal" and before.appointment_start is None
    foreman = town["foreman"]
    card = foreman.last
    foreman.presses("60 分钟内到")
    after = now(town, before)
    assert (after.assignee_id, after.urgency) == (town.estate.people["foreman"], "urgent")
    assert "刘班长已点确认" in texts(hurried)
    foreman.taps(card, "30 分钟内到")
    assert now(town, before).appointment_end == after.appointment_end


def test_refusal_is_the_supervisors_to_confirm(town: Town, hurried: Actor) -> None:
    """Proves that the man's no goes to the supervisor, whose no the owner hears with the promise that stands."""
    town["foreman"].presses("今晚去不了")
    assert "今晚实在去不了人" not in texts(hurried)
    town["supervisor"].presses("今晚去不了")
    assert "今晚实在去不了人" in texts(hurried) and town.ticket().urgency == "normal"


def test_refusal_tapped_twice_is_one(town: Town, hurried: Actor) -> None:
    """Proves that a second tap on [今晚去不了] does not ring the supervisor again."""
    foreman = town["foreman"]
    card = foreman.last
    for _ in range(2):
        foreman.taps(card, "今晚去不了")
    assert len([shown for shown in town["supervisor"].history if shown.key == "tonight-asked"]) == 1


def test_old_card_wishes_for_nothing(town: Town) -> None:
    """Proves that [今晚必须] of the night before calls nobody in the morning, when people work anyway."""
    town.at("2026-11-15 21:00")
    owner = town["owner"]
    owner.says("厨房水龙头一直滴水")
    owner.presses("尽快，随时都行")
    card = owner.last
    town.at("2026-11-16 10:00")
    owner.taps(card, "今晚必须")
    assert "过期" in owner.toasts[-1]
    assert not [shown for actor in town.actors.values() for shown in actor.history if shown.key == "tonight-asked"]


def test_only_who_was_asked_or_decides_may_answer(town: Town, hurried: Actor) -> None:
    """Proves that an owner who gets hold of the button promises nothing in anybody's name."""
    hurried.taps(town["foreman"].last, "30 分钟内到")
    assert "不归您" in hurried.toasts[-1] and town.ticket().appointment_start is None


def test_by_day_nobody_is_asked_whether_it_can_wait(town: Town) -> None:
    """Proves that the two buttons stand only where the promise begins on another day."""
    owner = town["owner"]
    owner.says("厨房水龙头一直滴水")
    owner.presses("尽快，随时都行")
    assert "今晚必须" not in owner.last.buttons


def test_emergency_has_three_stamps_of_its_own(town: Town) -> None:
    """Proves S4: taking it, arriving and solving are each stamped when they happened, by night as by day."""
    town.at("2026-11-14 02:10")
    pipe = report(town, "卫生间水管爆了", **PIPE)
    foreman = town["foreman"]
    town.at("2026-11-14 02:13")
    foreman.presses("接单")
    town.at("2026-11-14 02:23")
    foreman.presses("到场")
    town.at("2026-11-14 02:38")
    foreman.sends_photos(text="止水了")
    zone = town.compound.zone
    stamps = {event.event: f"{event.at.astimezone(zone):%H:%M}" for event in events(town, pipe)}
    assert [stamps[step] for step in ("accept", "arrive", "finish")] == ["02:13", "02:23", "02:38"]
    kept = promises(town, pipe)
    assert [f"{row.met_at.astimezone(zone):%H:%M}" for row in kept.values() if row.met_at] == ["02:23", "02:38"]
    assert not [row for row in kept.values() if row.broken_at is not None]
