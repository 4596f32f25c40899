"""A manager's sentence: who, what, when, how often; and sentences that ask for no notice."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.desk.notices.audience import Audience
from handlers.desk.notices.texts import texts
from handlers.talk.manager.wording import command, implied, reason, relative, request, says_when

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 6, 10, tzinfo=UTC)  # Friday, ten past two in the afternoon


@pytest.mark.parametrize(("said", "area"), [
    ("给3号楼发通知：明早9点停水2小时", "3号楼"),
    ("给3、4号楼发通知：明早停水", "3号楼、4号楼"),
    ("给三号楼和五号楼发通知：明早停水", "3号楼、5号楼"),
    ("通知1-3号楼：明早停水", "1号楼、2号楼、3号楼"),
    ("给3号楼2单元发通知：明早停水", "3号楼2单元"),
    ("给3号楼1、2单元发通知：明早停水", "3号楼1单元、3号楼2单元"),
    ("给3号楼2单元02立管发通知：明早停水", "3号楼2单元02立管"),
    ("给A座发通知：明早停水", "A号楼"),
    ("给3-2-501发通知：明早停水", "3-2-501"),
    ("给全小区发通知：明早停水", "全小区"),
    ("发通知：明早停水", "全小区"),
    ("明早9点停水2小时，通知3号楼", "3号楼"),
    ("明早9点停水2小时，通知3号楼和4号楼的业主", "3号楼、4号楼"),
    ("明早9点停水2小时，通知全小区", "全小区"),
    ("给一号楼一单元发一条消息，说快递柜搬到东门了", "1号楼1单元"),
])  # fmt: skip
def test_whom_a_sentence_means(said: str, area: str) -> None:
    """Proves that lists, ranges, units, risers, rooms and everybody are understood, however they are written."""
    found = request(said, NOW, ZONE)
    assert found is not None
    assert texts("zh_CN").area(Audience(found.audience_places)) == area


@pytest.mark.parametrize(("said", "span"), [
    ("给3号楼发通知：明早9点停水2小时", "21 09:00–11:00"),
    ("给3号楼发通知：明早9点停水两个小时", "21 09:00–11:00"),
    ("给3号楼发通知：明早9点停水一个半小时", "21 09:00–10:30"),
    ("给3号楼发通知：明天下午2点停电30分钟", "21 14:00–14:30"),
    ("给3号楼发通知：后天9到12点停水", "22 09:00–12:00"),
    ("后天9到12点3、4号楼注水试压，家里留人", "22 09:00–12:00"),
    ("周一上午9点半到11点停水，通知1、2号楼业主", "23 09:30–11:00"),
])  # fmt: skip
def test_when_it_happens(said: str, span: str) -> None:
    """Proves that the announced time is understood, and building numbers after it are no minutes."""
    found = request(said, NOW, ZONE) or implied(said, NOW, ZONE)
    assert found is not None and found.span is not None
    start, end = found.span.start.astimezone(ZONE), found.span.end.astimezone(ZONE)
    assert f"{start:%d %H:%M}–{end:%H:%M}" == span


@pytest.mark.parametrize(("said", "at"), [
    ("周一上午9点给全小区发通知：周三消杀", "2026-11-23 09:00"),
    ("明天下午3点给3号楼发通知：请移车", "2026-11-21 15:00"),
    ("给3号楼发通知：明天下午3点请移车", None),
])  # fmt: skip
def test_when_to_send(said: str, at: str | None) -> None:
    """Proves that a time before 「发通知」 is when to send, and one in the text is not."""
    found = request(said, NOW, ZONE)
    assert found is not None
    assert (found.send_at and f"{found.send_at.astimezone(ZONE):%Y-%m-%d %H:%M}") == at


@pytest.mark.parametrize(("said", "body"), [
    ("给3号楼发通知：快递柜搬到东门了", "快递柜搬到东门了"),
    ("给一号楼发一条消息，说快递柜搬到东门了", "快递柜搬到东门了"),
    ("提醒大家明天停电", "明天停电"),
    ("明早9点停水2小时，通知全小区", "明早9点停水2小时"),
    ("给3号楼发通知", ""),
    ("给业主群发个通知", ""),
    ("周一上午给3号楼发通知", ""),
])  # fmt: skip
def test_what_is_to_be_said(said: str, body: str) -> None:
    """Proves that what is said about the sending does not get into the notice."""
    found = request(said, NOW, ZONE)
    assert found is not None and found.body == body


@pytest.mark.parametrize(("said", "why"), [
    ("明天下午2点到5点停电，因为变压器检修", "变压器检修"),
    ("因管道抢修，明早9点停水", "管道抢修"),
    ("明早9点停水", ""),
])  # fmt: skip
def test_the_reason_of_works(said: str, why: str) -> None:
    """Proves that a reason is taken from where it is said, and none is made up."""
    assert reason(said) == why


@pytest.mark.parametrize(("said", "says"), [
    ("明早9点停水", True), ("明天下午停水", True), ("明天停电", False), ("周三到周五每天9点到11点停水", False),
])  # fmt: skip
def test_hours_are_never_made_up(said: str, says: bool) -> None:
    """Proves that a day without hours, or hours of several days, don't become one written-out time."""
    assert says_when(said) is says


@pytest.mark.parametrize("said", [
    "怎么没人通知我", "昨天的通知谁发的", "通知呢", "3号楼停水了怎么回事", "今天谁值班", "把3-2-501的单给赵磊", "",
])  # fmt: skip
def test_what_asks_for_no_notice(said: str) -> None:
    """Proves that talk about notices is not taken for one."""
    assert request(said, NOW, ZONE) is None


@pytest.mark.parametrize(("said", "name"), [
    ("通知效果", "effect"), ("收缴情况怎么样？", "collection"), ("今天怎么样", "today"), ("满意度", "satisfaction"),
    ("发满意度调查", "survey"), ("出总结", "summary"), ("定时通知", "planned"),
    ("满意度调查里说不满意的那户暖气现在修好了没有", None), ("你好", None),
])  # fmt: skip
def test_short_commands(said: str, name: str | None) -> None:
    """Proves that the short questions lead to their figures, and long sentences that hold such a word don't."""
    assert command(said) == name


@pytest.mark.parametrize(("text", "word"), [
    ("明天上午停水", "明天"), ("本周六大扫除", "本周"), ("周五交换日", "周五"),
    ("12月1日（周二）停水", None), ("12月1日周二停水", None), ("12月1日 周二停水", None),
    ("每周五交换日", None), ("请移车", None),
])  # fmt: skip
def test_words_that_mean_another_day_tomorrow(text: str, word: str | None) -> None:
    """Proves that the author is warned of 「明天」, which may be read a day later, but not of a written date."""
    assert relative(text) == word
