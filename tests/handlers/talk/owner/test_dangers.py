"""Which words that save are said: those for what is happening, and no others."""

import pytest
from harness import Town
from reported import texts

SAID = {
    "height": "别猛拉",
    "fallen_in": "别自己跳下去",
    "attacked": "锁好门",
    "locked": "隔着门",
    "trapped": "报警铃",
    "falling": "别站在下面",
    "hurt": "别随便挪动",
    "fire": "湿毛巾",
    "electric": "别碰水和电器",
}
"""A few of the words for each danger, which no other danger has."""
TOLD = [
    ("孩子爬到窗户外面去了", "height"),
    ("小孩挂在防盗网外面下不来", "height"),
    ("楼上有人要跳楼", "height"),
    ("顶楼有个人坐在栏杆外边", "height"),
    ("老人掉进水池里了", "fallen_in"),
    ("孩子掉井里了", "fallen_in"),
    ("有人拿刀砍人", "attacked"),
    ("家里进贼了他还在屋里", "attacked"),
    ("我妈被反锁在厕所里出不来", "locked"),
    ("孩子一个人反锁在屋里", "locked"),
    ("地下室门锁了有人关在里面", "locked"),
    ("电梯里困了三个人", "trapped"),
    ("停在五楼不动了我在里面", "trapped"),
    ("空调外机快掉下去了", "falling"),
    ("外墙皮掉下来砸到人了", "hurt"),
    ("被狗咬了流血", "hurt"),
    ("厨房着火了人在窗外", "fire"),
    ("14幢18楼着火，租客在里面出不来", "fire"),
    ("从15楼下来，走到9楼猛地一沉，停在6楼和7楼中间，心脏都要跳出来", "trapped"),
    ("女儿手指卡在健身器材那个圆孔里，越拔越肿", "hurt"),
    ("楼上花盆悬在窗外要掉下来", "falling"),
    ("雨水顺着墙流到插座里头噼啪响", "electric"),
]


@pytest.mark.parametrize(("cry", "danger"), TOLD)
def test_words_that_save_are_those_for_the_danger_told(town: Town, cry: str, danger: str) -> None:
    """Proves that every danger brings its own words: a child at a window or in a locked room hears of no lift."""
    owner = town["owner"]
    owner.says(cry)
    assert [kind for kind, words in SAID.items() if words in texts(owner)] == [danger]


def test_who_may_fall_brings_everybody_at_once_and_no_promise_to_mend(town: Town) -> None:
    """Proves that a call for somebody who may fall alarms the duty as a call for help, which mends nothing."""
    owner = town["owner"]
    owner.says("楼上有人要跳楼")
    assert "求助" in texts(owner) and "修好" not in texts(owner)
    assert town.ticket().facts["danger"] == "height"


def test_who_is_locked_in_is_promised_to_be_let_out(town: Town) -> None:
    """Proves that for somebody in a locked room the promise is to get them out, as from a lift."""
    owner = town["owner"]
    owner.says("我妈被反锁在厕所里出不来，3号楼2单元501")
    assert town.ticket().facts["danger"] == "locked"
    owner.presses("不用来了")
    assert "真的不用来了吗" in owner.last.text and "修" not in "".join(owner.last.buttons)
    assert "救出" in texts(owner) or "放出" in texts(owner)


def test_another_danger_soon_after_an_emergency_brings_its_own_words(town: Town) -> None:
    """Proves that a wet socket after a burst pipe is told to whoever comes and brings the words for electricity."""
    owner = town["owner"]
    owner.says("厨房水管爆了，水喷出来了")
    owner.says("插座附近都湿了不敢碰")
    assert SAID["electric"] in texts(owner) and "再催值班" in texts(owner)


def test_child_at_a_window_is_a_second_emergency_however_soon(town: Town) -> None:
    """Proves that a child outside a window is asked about by itself while another emergency is being dealt with,
    and pushes its own ticket from then on."""
    owner = town["owner"]
    owner.says("我妈被反锁在厕所里出不来")
    owner.says("孩子爬到窗户外面去了")
    assert SAID["height"] in owner.last.text and "再催值班" not in owner.last.text
    owner.presses("🆘 还在")
    assert {ticket.facts["danger"] for ticket in town.tickets()} == {"locked", "height"}
    owner.says("孩子还在窗户外面")
    assert "再催值班" in owner.last.text
