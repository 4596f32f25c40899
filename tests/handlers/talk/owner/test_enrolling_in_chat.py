"""Getting to know each other: codes, cards, the steward, and who may not."""

from datetime import timedelta

from harness import Actor, Town

from storage.unit_of_work import unit_of_work

CODE = "Kq7-aB3"


def issue(town: Town, *, home: str = "3-2-601", standing: str = "family", days: int = 30) -> None:
    with town.writing() as record:
        record.enrolment.issue(
            CODE, community_id=town.estate.community_id, home_id=town.estate.homes[home], standing=standing,
            expires_at=town.now + timedelta(days=days),
        )  # fmt: skip


def homes_of(town: Town, actor: Actor) -> list[str]:
    with unit_of_work(town.engine) as record:
        speaker = record.roster.speaker(actor.address, title="", at=town.now)
        assert speaker is not None
        return [home.label for home in speaker.homes]


def test_a_code_binds_once(town: Town) -> None:
    """Proves that a binding code lets one chat in, and the next one is told that it has been used."""
    issue(town)
    first, second = town.stranger("小李"), town.stranger("小王")
    first.starts(f"bind_{CODE}")
    second.starts(f"bind_{CODE}")
    assert homes_of(town, first) == ["3-2-601"]
    assert "已经用过" in second.last.text
    assert homes_of(town, second) == []


def test_an_expired_code_says_so(town: Town) -> None:
    """Proves that a code past its date binds nobody and another way is shown."""
    issue(town, days=-1)
    stranger = town.stranger()
    stranger.starts(f"bind_{CODE}")
    assert "过期" in stranger.last.text
    assert stranger.last.buttons


def test_codes_can_not_be_guessed_by_the_hundred(town: Town) -> None:
    """Proves that after the day's tries even the right code is refused until tomorrow."""
    issue(town)
    stranger = town.stranger()
    for number in range(town.compound.rules.enrol.tries_a_day):
        stranger.starts(f"bind_wrong{number}")
    stranger.starts(f"bind_{CODE}")
    assert "明天再试" in stranger.last.text
    assert homes_of(town, stranger) == []
    town.now += timedelta(days=1)
    stranger.starts(f"bind_{CODE}")
    assert homes_of(town, stranger) == ["3-2-601"]


def test_only_ones_own_card_proves_anything(town: Town) -> None:
    """Proves that a forwarded card of a neighbour binds nobody."""
    stranger = town.stranger()
    stranger.shares_contact(phone=town["owner"].phone, own=False)
    assert homes_of(town, stranger) == []
    assert "自己的名片" in stranger.last.text


def test_the_own_card_binds_in_every_way_of_writing_the_number(town: Town) -> None:
    """Proves that +86, spaces and dashes are the same number."""
    for form in ("+86 {0}", "0086{0}", "{0}"):
        chat = town.stranger()
        chat.shares_contact(phone=form.format("139-0000-0003"))
        assert homes_of(town, chat) == ["3-2-401"]


def test_staff_enrol_by_their_card(town: Town) -> None:
    """Proves that a colleague's number makes the chat a colleague's."""
    chat = town.stranger("王强")
    chat.shares_contact(phone="13800000001")
    assert "工单会发到这里" in chat.history[0].text


def test_what_was_said_before_is_gone_on_with(town: Town) -> None:
    """Proves that a report made before binding comes back as a card, without a word said twice."""
    stranger = town.stranger()
    stranger.says("厨房水龙头滴水，明天上午在家")
    stranger.shares_contact(phone="13900000003")
    assert "厨房水龙头滴水" in stranger.last.text
    assert "3-2-401" in stranger.last.text
    stranger.presses("✅ 对，提交")
    assert town.ticket().home_id == town.estate.homes["3-2-401"]


def test_only_the_office_may_approve(town: Town) -> None:
    """Proves that a neighbour who got hold of the steward's button can not let anybody in."""
    stranger = town.stranger("小李")
    stranger.says("我是3-2-601的李小明")
    stranger.presses("家属")
    asked = town["steward"].last
    town["neighbour"].taps(asked, "是，同意")
    assert homes_of(town, stranger) == []
    town["steward"].taps(asked, "不是")
    assert "没有核对上" in stranger.last.text
    town["steward"].taps(asked, "是，同意")
    assert homes_of(town, stranger) == []


def test_a_stranger_learns_nothing_of_a_home(town: Town) -> None:
    """Proves that naming a room does not show who lives there or what is going on."""
    town["owner"].says("厨房水龙头滴水，明天上午在家")
    town["owner"].presses("✅ 对，提交")
    stranger = town.stranger()
    for words in ("3-2-501欠多少钱", "3-2-501的报修到哪一步了", "我的报修", "催一下3-2-501的报修"):
        stranger.says(words)
    assert not any(secret in text for text in stranger.sees for secret in ("张秀兰", "1301", "WX-", "滴水"))
