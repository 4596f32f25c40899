"""Normalising, slips of typing, two matters, people affected, and labelled sentences."""

from pathlib import Path

import pytest

from handlers.reading import matters
from handlers.reading.judging import Verdict
from handlers.reading.matters import Hearing
from handlers.reading.mentions import Weigher
from handlers.reading.reader import ACT_ABOVE, Reader
from handlers.reading.scene import Scene
from handlers.reading.sentences import sentences
from handlers.reading.stories import SECOND
from handlers.reading.urgency import QUIET, Alarm
from handlers.reading.values import Slots
from handlers.reading.waiting import urgency

LOCALE = Path(__file__).parents[3] / "locales" / "zh_CN"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(LOCALE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("电体坏了", "电梯坏了"),
        ("楼倒里灯不亮", "楼道里灯不亮"),
        ("水笼头漏谁", "水龙头漏水"),
        ("物页费怎么交", "物业费怎么交"),
        ("門禁卡刷不開", "门禁卡刷不开"),
        ("暖氣冇熱", "暖气没热"),
        ("<b>漏水</b>&nbsp;急", "漏水 急"),
        ("３號樓", "3号楼"),
    ],
)
def test_one_writing_for_one_meaning(reader: Reader, typed: str, meant: str) -> None:
    """Script, width, markup and characters of the same sound are brought to one writing."""
    assert reader.read(typed).text == meant


@pytest.mark.parametrize("text", ["三楼到五楼没电", "我在家等水", "狗把花都咬死了", "下水到处都是"])
def test_right_words_stay(reader: Reader, text: str) -> None:
    """Nothing is mended that is no slip."""
    assert reader.read(text).text == text


def test_slots_of_all_matters_are_told(reader: Reader) -> None:
    """A heating matter and a money matter in one message fill the slots of both."""
    reading = reader.read("暖气片冰凉，另外问下物业费怎么交")
    assert {reading.intent, *reading.also} == {"heating", "fee"}
    assert reading.slots.heating_symptom == "not_hot"
    assert reading.slots.fee_type == "property"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("家里82岁的老父亲冻得不行，暖气不热", ("elderly",)),
        ("暖气不热，孩子才两个月", ("child",)),
        ("楼上小孩天天跑跳", ()),
        ("我妈说暖气不热", ()),
        ("媳妇怀孕五个多月，屋里冰凉", ("pregnant",)),
        ("女儿再有两三天就生了，屋里冰凉", ("pregnant",)),
        ("我68了，地板天天冒水，愁死人", ("elderly",)),
        ("我62，暖气不热，屋里坐不住", ("elderly",)),
        ("小区里老年住户多，暖气一点都不热", ("elderly",)),
        ("婆娘怀起七个月，屋头冷得打抖", ("pregnant",)),
        ("楼道里的婴儿车挡着门，关不上", ()),
        ("水压跟小孩撒尿似的，洗个头半天", ()),
        ("上门一趟收了我九十，水管照样漏", ()),
        ("孙女士家厨房漏水", ()),
    ],
)
def test_people_who_need_care(reader: Reader, text: str, who: tuple[str, ...]) -> None:
    """Those affected are named; a neighbour's noisy child and a mother without an age are not."""
    assert reader.read(text).slots.vulnerable == who


def test_first_matter_of_the_message_is_known_from_all_its_words(reader: Reader) -> None:
    """The matter that has the whole message's intent takes what the whole tells, not what its clause alone would."""
    seen = reader.scene("暖气片冰凉，另外问下物业费怎么交")
    whole = Verdict((("heating", 0.95), ("fee", 0.03)), "none", {"heating_symptom": "not_hot"}, {"fee": 0.6})

    def judge(clause: Scene, _: Alarm) -> Verdict:
        if "物业费" in clause.text:
            return Verdict((("fee", 0.97),), "none", {"fee_type": "property", "fee_topic": "how_to_pay"})
        return Verdict((("heating", 0.97),), "none", {"heating_symptom": "other"})

    (first, second), _ = matters.matters(Hearing(seen, QUIET, {}), whole, judge)
    assert (first.intent, first.slots.heating_symptom) == ("heating", "not_hot")
    assert (second.intent, second.slots.fee_topic) == ("fee", "how_to_pay")


def test_an_aside_needs_two_clear_sides(reader: Reader) -> None:
    """「对了」 parts a message only where both sides are clear and differ, and one is what the whole is about."""
    seen = reader.scene("楼道灯闪得眼疼，对了物业费在哪儿交")
    whole = Verdict((("repair", 0.95), ("fee", 0.03)), "none", {})

    def parted(lamp: tuple[str, float], fee: tuple[str, float]) -> list[str]:
        def judge(clause: Scene, _: Alarm) -> Verdict:
            return Verdict((fee if "物业费" in clause.text else lamp,), "none", {})

        return [matter.intent for matter in matters.matters(Hearing(seen, QUIET, {}), whole, judge)[0]]

    assert parted(("repair", 0.9), ("fee", 0.9)) == ["repair", "fee"]
    assert parted(("repair", 0.9), ("fee", 0.6)) == ["repair"]
    assert parted(("repair", 0.9), ("repair", 0.9)) == ["repair"]
    assert parted(("complaint", 0.9), ("fee", 0.9)) == ["repair"]
    assert parted(("repair", 0.9), ("thanks", 0.9)) == ["repair"]


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("楼道灯闪得眼疼，对了物业费能不能在楼下小卖部交", ("repair", "fee")),
        ("单子撤，不是管子的事，顺便问水压标准是多少兆帕", ("cancel", "inquiry")),
        ("马桶堵了,对了今天能来吗", ("repair",)),
        ("暖气不热,对了麻烦快点", ("heating",)),
        ("厨房漏水，楼道灯不亮", ("repair", "repair")),
        ("马桶堵了，灯坏了", ("repair", "repair")),
        ("楼道灯坏了 门禁也刷不开", ("repair", "repair")),
        ("厨房漏水，另外楼上太吵了", ("repair", "complaint")),
        ("暖气不热，顺便问下物业费怎么交", ("heating", "fee")),
        ("窗户的单子取消吧，自己修好了，另外厨房水管漏水", ("cancel", "repair")),
        ("我朋友晚上开车来，让他进一下，另外我家灯坏了", ("visitor", "repair")),
        ("催一下窗户的事，另外楼道灯不亮", ("urge", "repair")),
        ("空调不制冷，还滴水", ("repair",)),
        ("水管漏水，把地板泡了", ("repair",)),
        ("一用洗衣机，阳台地漏就往上翻水", ("repair",)),
        ("灯一会儿亮一会儿暗，插座边上的墙摸着烫手", ("repair",)),
        ("阀门裂了一直渗，三个月没见派人来", ("repair",)),
        ("取暖费交得早早的，屋里冻得跟冰窖似的", ("heating",)),
        ("摸着不热，真行啊，给你们鼓掌", ("heating",)),
    ],
)
def test_only_what_is_another_matter_is_one(reader: Reader, text: str, intents: tuple[str, ...]) -> None:
    """Two troubles are two matters; a consequence, a push, a bill in the background or sarcasm is none."""
    assert tuple(matter.intent for matter in reader.read(text).matters) == intents


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("老人机交不了水费咋整，再一个楼梯间感应灯三天两头不亮", ("fee", "repair")),
        ("①厨房水龙头拧不紧老滴答②去年物业费给我开张发票", ("repair", "fee")),
        ("把房子关联一下，22幢1单元901，再就是暖气有的屋热有的屋冰", ("bind", "heating")),
        ("楼上太吵了心慌对了我家灯不亮", ("complaint", "repair")),
        # nothing joins them, and the second would be the louder one
        ("物业费一平收多少 厨房插座松得挂不住插头", ("fee", "repair")),
        ("查一下WX260917，我家龙头一滴水都没有", ("progress", "repair")),
        ("门岗大爷没得说，就是楼道窗户少块玻璃灌风", ("praise", "repair")),
        ("乒乓球台网没了 草坪上全是狗屎", ("repair", "complaint")),
        ("停暖哪天 合唱团给我报一个", ("inquiry", "activity")),
        ("我家门铃不响，防盗窗装了要报备不", ("repair", "inquiry")),
    ],
)
def test_of_two_matters_the_one_named_first_comes_first(reader: Reader, text: str, intents: tuple[str, ...]) -> None:
    """What an owner begins with is taken up first, and the other is told as a further matter."""
    reading = reader.read(text)
    assert (reading.intent, *reading.also) == intents
    assert reading.alternatives[0][0] == intents[0]


def test_one_story_is_about_what_the_whole_of_it_says(reader: Reader) -> None:
    """A cold home told before a bill is the bill's ground, unless the bill is held for a matter of its own."""
    whole = Verdict((("fee", 0.9), ("heating", 0.08)), "none", {}, {"heating": 0.6})

    def judge(clause: Scene, _: Alarm) -> Verdict:
        return Verdict((("heating" if "冷" in clause.text else "fee", 0.95),), "none", {})

    seen = reader.scene("屋里冷了一冬天，热费能不能退")

    def told(weight: float) -> tuple[list[str], tuple[str, float]]:
        heard = Hearing(seen, QUIET, {SECOND: Weigher({"pair heating>fee": weight})})
        found, verdict = matters.matters(heard, whole, judge)
        return [matter.intent for matter in found], verdict.ranked[0]

    for text, intent in (
        ("以前不热，今年修完热得很，给师傅鼓掌", "praise"),
        ("停电梯四十天，这四十天的电梯费得减", "fee"),
        ("灯坏了仨月了，催一下", "urge"),
        ("交了取暖费了，屋里还是冰的", "heating"),
    ):
        reading = reader.read(text)
        assert (reading.intent, len(reading.matters)) == (intent, 1)
    assert told(-5.0) == (["fee"], ("fee", 0.9))
    parts, (intent, share) = told(5.0)
    assert (parts, intent) == (["heating", "fee"], "heating")
    assert share > 0.9
    parts, (intent, share) = told(0.0)  # as likely one as the other: both are taken down, and the owner is asked
    assert len(parts) == 2
    assert share < ACT_ABOVE


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("楼道灯不亮，另外厨房水龙头滴水", ["lighting", "plumbing"]),
        ("厨房水龙头滴水，楼道灯不亮", ["plumbing", "lighting"]),
        ("门禁卡刷不开 马桶堵了", ["access_control", "drainage"]),
        ("电梯里关着人，另外我家厨房水龙头滴水", ["elevator", "plumbing"]),
        ("家里着火了 门禁卡刷不开", ["fire_safety", "access_control"]),
        ("门禁卡刷不开，家里着火了", ["access_control", "fire_safety"]),
    ],
)
def test_each_of_two_repairs_goes_to_its_own_trade(reader: Reader, text: str, things: list[str]) -> None:
    """The lamp's ticket is the electrician's, however many words tell of the tap; the fire's words are for a fire."""
    assert [matter.slots.category for matter in reader.read(text).matters] == things


@pytest.mark.parametrize(
    "text",
    [
        "物业费怎么交,对了我家着火了",
        "楼上太吵,另外电梯里有人被困",
        "暖气费怎么交,另外厨房有煤气味",
        "物业费怎么交,对了电梯里困人了",
    ],
)
def test_an_emergency_told_as_an_aside_is_heard(reader: Reader, text: str) -> None:
    """The part that tells of the danger alarms, and with it the whole; the harmless part does not."""
    reading = reader.read(text)
    harmless, danger = reading.matters
    assert harmless.alarm == "none"
    assert danger.alarm == reading.alarm != "none"


def test_hour_of_guests_is_not_the_repairmans(reader: Reader) -> None:
    """A message about guests and a broken lamp books no repair for when the guests come."""
    guests, lamp = reader.read("我朋友晚上开车来，让他进一下，另外我家灯坏了").matters
    assert (guests.slots.appointment, lamp.slots.appointment) == ("晚上", None)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("卫生间地漏咕嘟咕嘟返黑水，拖了又有", "urgent"),
        ("电梯到五楼咯噔一顿又往下出溜半截，没人敢坐", "urgent"),
        ("阳台外沿那条水泥裂开了，风一吹直晃荡，底下就是滑梯", "urgent"),
        ("全楼停水", "urgent"),
        ("不漏电不跳闸，就是卧室灯泡寿终正寝了，给换一个呗", "normal"),
        ("床头插座松了，插头老往下掉，不打火也不烫", "normal"),
        ("孩子被反锁在卧室", "emergency"),
        ("厨房水龙头一直滴水", "normal"),
    ],
)
def test_urgent_is_what_cannot_wait(reader: Reader, text: str, level: str) -> None:
    """A repair is urgent by what goes on, not by its words alone: told indirectly, or denied."""
    assert reader.read(text).urgency == level


@pytest.mark.parametrize(
    ("text", "pressing", "level"),
    [
        ("全楼停水", 0.2, "urgent"),
        ("全楼停水", 0.05, "normal"),
        ("那个东西不对劲", 0.2, "normal"),
        ("那个东西不对劲", 0.4, "urgent"),
    ],
)
def test_a_word_and_the_model_settle_together_what_is_urgent(
    reader: Reader, text: str, pressing: float, level: str
) -> None:
    """A word of a state that cannot wait needs little more; without one the model must be surer."""
    assert urgency(reader.scene(text), "repair", Slots(), pressing) == level


def test_headings_label_the_sentences_below(tmp_path: Path) -> None:
    """A heading gives intent, urgency and slots; what stands after => adds to one sentence."""
    path = tmp_path / "some.txt"
    path.write_text(
        "# note\n[heating urgent heating_symptom=not_hot also=fee]\n屋里才15度，老人冻病了 => 15 elderly\n", "utf-8"
    )
    (example,) = sentences(path)
    assert (example.intent, example.urgency, example.also) == ("heating", "urgent", ("fee",))
    assert example.text == "屋里才15度，老人冻病了"
    assert example.slots == {"heating_symptom": "not_hot", "temperature_c": 15, "vulnerable": ("elderly",)}


def test_sentence_without_heading_is_refused(tmp_path: Path) -> None:
    """A label is never guessed."""
    path = tmp_path / "some.txt"
    path.write_text("暖气不热\n", "utf-8")
    with pytest.raises(ValueError, match=r"some.txt:1"):
        list(sentences(path))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("楼道的灯报修半个月了，怎么还没人来修", "corridor"),
        ("上次报的地下车库漏水，现在查到哪一步了", "garage"),
        ("请问地下车库的充电桩怎么办理", "garage"),
        ("建议楼道装电动车报警器，防止推进电梯起火", None),
        ("急急急，门禁卡忘带了能给我开下单元门吗", None),
        ("谢谢师傅把楼道的灯修好了", None),
    ],
)
def test_a_place_is_told_where_it_is_where_the_matter_is(reader: Reader, text: str, where: str | None) -> None:
    """Who pushes or asks names the place of a matter; who wishes for something, expects a guest or thanks does not."""
    assert reader.read(text).slots.place == where


def test_what_a_person_says_they_mean_is_filled_like_it(reader: Reader) -> None:
    """A push that turns out to be a report tells its trade, and so does a message that was asked about."""
    pushed = "楼道的灯报修半个月了还没人来"
    assert reader.read(pushed).slots.category is None
    meant = reader.read(pushed, meant="repair")
    assert (meant.intent, meant.certain, meant.slots.category) == ("repair", True, "lighting")
    assert reader.read("物业费怎么算的", meant="complaint").intent == "complaint"
