"""Everything else owners say: after the work, money and family, groups, languages, what can't be read."""

import re

import pytest
from harness import LOCALES, Town

from handlers.desk.office import Compound
from handlers.talk.owner import faq
from handlers.talk.session import Office
from handlers.turn import Turn
from storage.roster import Address
from storage.unit_of_work import unit_of_work


def finish_a_repair(town: Town) -> None:
    town["owner"].says("厨房水龙头滴水，明天上午在家")
    town["owner"].presses("✅ 对，提交")
    town["repairman"].presses("接单")
    town["repairman"].presses("到场")
    town["repairman"].presses("完成")
    town["repairman"].sends_photos(text="换了阀芯")


def test_fixed_is_followed_by_three_times_five_stars(town: Town) -> None:
    """Proves that a yes closes the ticket and each aspect can be rated on one card."""
    finish_a_repair(town)
    owner = town["owner"]
    owner.presses("👍 好了")
    for aspect in ("准时", "质量", "整洁"):
        owner.presses(next(label for label in owner.last.buttons if label.endswith(f"{aspect}5")))
    ticket = town.ticket()
    assert (ticket.status, ticket.stars) == ("closed", 5)
    assert "谢谢您的评价" in owner.last.text


def test_low_stars_for_the_work_open_it_again(town: Town) -> None:
    """Proves that two stars or fewer, all three given, reopen the ticket and ask what was wrong."""
    finish_a_repair(town)
    owner = town["owner"]
    owner.presses("👍 好了")
    owner.presses("质量1")
    assert "其余的也点一下" in owner.last.text and not town.ticket().open
    owner.presses("准时5")
    owner.presses("整洁4")
    assert town.ticket().open
    assert "对不起" in owner.last.text
    owner.says("换完还是滴")
    with unit_of_work(town.engine, readonly=True) as record:
        assert any("换完还是滴" in event.note for event in record.tickets.timeline(town.ticket().id))


def test_yes_and_no_in_words_answer_the_finished_ticket(town: Town) -> None:
    """Proves that 「修好了」 typed is as good as the button."""
    finish_a_repair(town)
    town["owner"].says("修好了")
    assert town.ticket().status == "closed"


def test_a_visit_is_not_called_changed_before_the_repairman_agrees(town: Town) -> None:
    """Proves that asking for another time changes nothing on the ticket."""
    owner = town["owner"]
    owner.says("厨房水龙头滴水，明天上午在家")
    owner.presses("✅ 对，提交")
    before = town.ticket().appointment_start
    owner.says("改下午行吗")
    assert town.ticket().appointment_start == before
    town["repairman"].presses("同意")
    assert town.ticket().appointment_start != before
    assert "已点确认" in owner.last.text


def test_only_the_owner_decides_who_sees_the_bills(town: Town) -> None:
    """Proves that the tenant can not press the owner's button, not even to let themselves in."""
    town["owner"].says("查费")
    town["owner"].presses("家人查账单")
    town["tenant"].taps(town["owner"].last, "让林浩看账单")
    town["tenant"].says("查费")
    assert "1301" not in town["tenant"].last.text


def test_showing_a_bill_is_written_down(town: Town) -> None:
    """Proves that who looked at a bill can be asked about later."""
    town["owner"].says("查费")
    with unit_of_work(town.engine, readonly=True) as record:
        shown = record.connection.exec_driver_sql("SELECT subject FROM journal WHERE what = 'bill.shown'").scalars()
        assert list(shown) == ["3-2-501"]


def test_the_language_is_the_persons(town: Town) -> None:
    """Proves that 「English」 and 「中文」 change what the person is written in."""
    for word, locale in (("English", "en"), ("中文", "zh_CN")):
        town["owner"].says(word)
        with unit_of_work(town.engine, readonly=True) as record:
            assert record.roster.person(town.estate.people["owner"]).locale == locale


@pytest.mark.parametrize("what", ["voice", "sticker", "location", "document"])
def test_what_we_can_not_read_is_answered_kindly(town: Town, what: str) -> None:
    """Proves that a voice message, a sticker or a place is no dead end."""
    assert town["owner"]._act(other=what, message=town.next_id())


def test_the_group_hears_neither_room_nor_name(town: Town) -> None:
    """Proves that a report in the owners' group is answered once, filed, and followed up in private."""
    owner = town["owner"]
    with town.writing() as record:
        record.groups.register(town.estate.community_id, "test", "-100", "owners", "业主群")
    town.actors["group"] = group = town.stranger("业主群")
    group.address = Address("test", "-100", owner.address.user)
    turn = Turn(key="group:1", address=group.address, at=town.now, text="厨房水龙头滴水", message="7", group=True)
    seen = town.hear(group, turn)
    assert len(seen) == 1
    assert not any(secret in seen[0].text for secret in ("3-2-501", "张秀兰", "WX-"))
    assert town.ticket().no in owner.last.text


def test_report_in_another_compounds_group_is_about_ones_own_home(town: Town) -> None:
    """Proves that who writes in the owners' group of a compound they do not live in is served by their own."""
    with town.writing() as record:
        other = record.roster.add_community("other", "翠湖苑")
        record.groups.register(other, "test", "-100", "owners", "翠湖苑业主群")
    second = Compound(other, "翠湖苑", town.compound.rules, town.compound.calendar)
    town.office = Office(town.office.reader, {**town.office.compounds, other: second})
    town.inside("owner", "翠湖苑业主群").says("厨房水龙头滴水")
    assert town.ticket().home_id == town.estate.homes["3-2-501"]
    assert town.ticket().community_id == town.compound.id


def test_neighbours_talking_in_the_group_are_left_alone(town: Town) -> None:
    """Proves that chatter in the owners' group is not answered."""
    with town.writing() as record:
        record.groups.register(town.estate.community_id, "test", "-100", "owners", "业主群")
    town.actors["group"] = group = town.stranger("业主群")
    group.address = Address("test", "-100", town["owner"].address.user)
    turn = Turn(key="group:1", address=group.address, at=town.now, text="今天天气真好", message="7", group=True)
    assert town.hear(group, turn) == []


def test_two_misunderstandings_offer_a_person(town: Town) -> None:
    """Proves that nobody is left in a loop of not being understood."""
    owner = town["owner"]
    owner.says("qwerty asdf")
    owner.says("zxcv uiop")
    assert "🙋 转人工" in owner.last.buttons
    owner.presses("🙋 转人工")
    assert town.ticket().category == "human"


def test_every_answer_of_the_faq_can_be_given_in_every_language(town: Town) -> None:
    """Proves that all figures an answer uses are known, and that English has the same questions."""
    for language in ("zh_CN", "en"):
        for entry in faq.entries(language):
            text = faq.answer(entry, town.compound, language)
            assert text
            assert "{" not in text
    ids = [
        re.findall(r'^id = "(.+)"', (LOCALES / one / "faq.toml").read_text("utf-8"), re.M) for one in ("zh_CN", "en")
    ]
    assert ids[0] == ids[1]
