"""What a repairman notes in passing: remarks the owner never sees, materials, photos of before, ready words; and late
news booked at the time it happened, once."""

from datetime import timedelta

import pytest
from harness import Actor, Town

from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets import remark_lines
from handlers.talk.staff.remarking import counted
from handlers.turn import Photo, Press, Turn
from storage.lifecycle import Status
from storage.tickets import Event, NewTicket, Ticket


def job(town: Town, *, home: str = "3-2-501", key: str = "owner") -> Ticket:
    """A repair that 王强 has accepted."""
    with town.writing() as record:
        desk, wang = town.desk(record), town.estate.people["repairman"]
        new = NewTicket(
            community_id=town.compound.id, kind="repair", category="plumbing", place="kitchen",
            text="厨房水龙头一直滴水", facts={}, home_id=town.estate.homes[home], reporter_id=town.estate.people[key],
        )  # fmt: skip
        ticket = tickets.open_ticket(desk, new)
        ticket = tickets.accept(desk, tickets.assign(desk, ticket, wang, by=None), wang)
    town.deliver()
    return ticket


def story(town: Town, ticket: Ticket) -> list[Event]:
    with town.writing() as record:
        return record.tickets.timeline(ticket.id)


def test_remark_is_for_colleagues_only(town: Town) -> None:
    """Proves that 备注 is in the timeline and on the card, and nowhere in the owner's chat or story."""
    ticket = job(town)
    before = len(town["owner"].history)
    town["repairman"].says("备注：总阀在楼道，业主脾气急")
    assert any("业主看不到" in text for text in town["repairman"].sees)
    assert any("📝 王强：总阀在楼道" in text for text in town["repairman"].sees)
    assert len(town["owner"].history) == before
    town["owner"].says("到哪一步了")
    assert "总阀" not in town["owner"].last.text
    assert story(town, ticket)[-1].note == "总阀在楼道，业主脾气急"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("阀芯1个", [("阀芯", 1, "个")]),
        ("阀芯两个、生料带3卷", [("阀芯", 2, "个"), ("生料带", 3, "卷")]),
        ("软管x2", [("软管", 2, "个")]),
        ("角阀", [("角阀", 1, "个")]),
        ("4分管十二米，弯头4只", [("4分管", 12, "米"), ("弯头", 4, "只")]),
    ],
)
def test_materials_are_counted(text: str, items: list[tuple[str, int, str]]) -> None:
    """Proves that what was used is read as things with a number and a unit."""
    assert [(item.name, item.count, item.unit) for item in counted(text)] == items


def test_materials_add_up_on_the_job(town: Town) -> None:
    """Proves that 用料, told twice and with the home, is booked on the right job and added up."""
    ticket = job(town)
    other = job(town, home="4-1-202", key="owner4")
    wang = town["repairman"]
    wang.says("用料：阀芯1个")
    assert "是哪一单" in wang.last.text
    wang.says("3-2-501 用料：阀芯1个、生料带1卷")
    wang.says("3-2-501 用料：阀芯2个")
    with town.writing() as record:
        desk = town.desk(record)
        used = [(item.name, item.count) for item in remark_lines.used(desk, ticket)]
        assert used == [("阀芯", 3), ("生料带", 1)] and remark_lines.used(desk, other) == []


def test_photo_of_before_does_not_finish(town: Town) -> None:
    """Proves that an album captioned 修前 is kept as before, and that 完成 still asks for a picture of after."""
    ticket = job(town)
    wang = town["repairman"]
    wang.sends_photos(2, "修前", album=True)
    assert any("修前照片 2 张" in text for text in wang.sees)
    with town.writing() as record:
        assert [photo.kind for photo in record.attachments.of(ticket.id)] == ["before", "before"]
    wang.presses("完成")
    assert "完工照片" in wang.last.text
    wang.sends_photos(1, "换了阀芯")
    with town.writing() as record:
        assert record.tickets.get(ticket.id).status is Status.DONE
        assert sorted(photo.kind for photo in record.attachments.of(ticket.id)) == ["after", "before", "before"]


def test_ready_words_reach_the_owner(town: Town) -> None:
    """Proves that one tap says the usual words to the owner through the bot, and that nothing more is awaited."""
    job(town)
    wang = town["repairman"]
    wang.presses("联系业主")
    wang.presses("10 分钟后到")
    assert "王强师傅说：10 分钟后到" in town["owner"].last.text
    wang.says("我的工单")
    assert "手上 1 单" in wang.last.text


# --- no signal in the basement ------------------------------------------------------------------------------


def late(town: Town, who: Actor, *, minutes: int, **what: object) -> Turn:
    """What somebody did so many minutes ago, where their telephone had no signal."""
    at = town.now - timedelta(minutes=minutes)
    turn = Turn(key=f"late:{town.next_id()}", address=who.address, at=at, name=who.name, **what)  # type: ignore[arg-type]  # test convenience
    town.hear(who, turn)
    return turn


def tap(who: Actor, label: str) -> Press:
    shown = next(shown for shown in reversed(who.messages.values()) if label in shown.buttons)
    button = shown.buttons[label]
    return Press(button.action, tuple(str(arg) for arg in button.args), shown.id)


def test_late_taps_are_booked_when_they_happened_and_once(town: Town) -> None:
    """Proves that 到场, 完成 and two photos that arrive together, twice, are booked at their own times and once."""
    ticket = job(town)
    wang = town["repairman"]
    town.passes(timedelta(hours=3))
    arrived, finished = tap(wang, "到场"), tap(wang, "完成")
    turns = [late(town, wang, minutes=100, press=arrived), late(town, wang, minutes=40, press=finished)]
    for number in (1, 2):
        photo = Photo(f"file{number}", f"photo{number}", 80_000)
        turns.append(late(town, wang, minutes=39, photos=(photo,), album="cellar", message=town.next_id()))
    told = len(town["owner"].history)
    for turn in turns:  # Telegram delivers what it is not sure of again
        town.hear(wang, turn)
    events = {event.event: event for event in story(town, ticket)}
    assert events["arrive"].at == town.now - timedelta(minutes=100) and events["arrive"].booked_at == town.now
    assert events["finish"].at == town.now - timedelta(minutes=40)
    names = [event.event for event in story(town, ticket)]
    assert names.count("arrive") == names.count("finish") == 1
    assert len(town["owner"].history) == told
    with town.writing() as record:
        assert len(record.attachments.of(ticket.id)) == 2
        assert record.promises.of(ticket.id)["arrival"].met_at == events["arrive"].at


def test_second_tap_of_an_impatient_thumb_changes_nothing(town: Town) -> None:
    """Proves that the same button pressed twice without signal, which are two updates, is one step and a kind toast."""
    ticket = job(town)
    wang = town["repairman"]
    town.passes(timedelta(minutes=30))
    press = tap(wang, "到场")
    late(town, wang, minutes=20, press=press)
    late(town, wang, minutes=19, press=press)
    assert [event.event for event in story(town, ticket)].count("arrive") == 1
    assert "已到场" in wang.toasts[-1]
