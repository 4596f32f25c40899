"""The lexicon by itself, before any training: ways of speaking that its lists must know."""

import shutil
from pathlib import Path

import pytest

from handlers.reading import artefact, lexicon, normalise, slots
from handlers.reading.reader import Reader

LOCALE = Path(__file__).parents[3] / "locales" / "zh_CN"
READER = Reader.load(LOCALE, trained=False)
LISTS = ("concepts.", "intents.", "fees.", "heating.")


def acts(text: str) -> set[str]:
    """What the words of a text do: concepts of the part [act]."""
    prefix = "concepts.act."
    return {label.removeprefix(prefix) for label in READER.scene(text).labels if label.startswith(prefix)}


def test_words_are_written_as_the_reader_writes_messages() -> None:
    """A word that the spelling table changes would never be found in a message."""
    spelling = normalise.load(LOCALE / "lexicon" / "spelling.toml")
    known = lexicon.load(LOCALE / "lexicon").entries
    ours = (word for word, entry in known.items() if any(label.startswith(LISTS) for label in entry.labels))
    parts = {part for word in ours for part in word.split("…") if part}
    assert [part for part in sorted(parts) if normalise.clean(part, spelling).lower() != part] == []


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("水槽的混水阀拧不紧", "repair"),
        ("伲屋里向格灯勿亮了", "repair"),
        ("单元门关不严了,老晃悠", "repair"),
        ("石沉大海了吧,都三周了", "urge"),
        ("到底哪天能来,给个准话", "urge"),
        ("那件事有眉目了吗", "progress"),
        ("审批下来没有", "progress"),
        ("唔使来了", "cancel"),
        ("手滑点的,消了吧", "cancel"),
        ("互相推,一问三不知", "complaint"),
        ("楼上天天往下扔烟头", "complaint"),
        ("每层配个长凳,方便老人歇脚", "suggestion"),
        ("小伙子手艺真利索", "praise"),
        ("保洁大姐不嫌脏,给她点个赞", "praise"),
        ("给我找个能做主的", "human"),
        ("户主改成我老公", "bind"),
        ("我爸来看我,放他进去吧", "visitor"),
        ("合唱还有名额不,算我一个", "activity"),
        ("电费一度多少", "fee"),
        ("晾衣杆伸出去合规不", "inquiry"),
    ],
)
def test_intents_by_the_lexicon_alone(text: str, intent: str) -> None:
    """The lists know ways of wanting something in several manners of speaking."""
    assert READER.read(text).intent == intent


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("物业费还挂着几个月没付", "balance"),
        ("我家水费结清没", "balance"),
        ("暖气费收不收现钞", "how_to_pay"),
        ("燃气卡在哪充", "how_to_pay"),
        ("停车费封顶是几块", "standard"),
        ("供暖费按套内还是建面", "standard"),
        ("物业费开张电子票,抬头写单位", "invoice"),
        ("房子空着,物业费能减点不", "refund_or_waiver"),
        ("装修押金怎么取回", "refund_or_waiver"),
        ("水费咋恁多,比隔壁翻番了", "dispute"),
        ("电费怎么会多出两百", "dispute"),
        ("取暖费拖到月底会不会罚", "deadline"),
        ("物业费缓几天交,等发工资", "deadline"),
    ],
)
def test_fee_topics_by_the_lexicon_alone(text: str, topic: str) -> None:
    """What is asked about money is known by its own words."""
    assert slots.heaviest(READER.scene(text).weights, "fees.topic.") == topic


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("暖气片微温,裹着毯子看电视", "not_hot"),
        ("屋里阴冷,直哆嗦", "not_hot"),
        ("开了三天,我家至今没通", "no_supply"),
        ("暖气管子空的,一点热气没来", "no_supply"),
        ("卧室一半热,北卧那组是冷的", "partly_hot"),
        ("暖气管半夜咔哒咔哒", "noise"),
        ("分集水器底下洇湿了一片,接着盆呢", "leak"),
        ("家里跟蒸笼一样,光膀子都出汗", "overheated"),
        ("暖气阀手柄拧断了", "valve"),
        ("请人来给地暖放下气", "other"),
    ],
)
def test_symptoms_by_the_lexicon_alone(text: str, symptom: str) -> None:
    """What is wrong with the heating is known by its own words."""
    assert slots.heaviest(READER.scene(text).weights, "heating.") == symptom


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("师傅来一趟", "come", "push"),
        ("地板泡发了谁兜底", "damage", "praise"),
        ("听邻居讲要停水", "hearsay", "before"),
        ("昨天是消防演练", "drill", "suggest"),
        ("夜儿个就黑了", "past", "now"),
        ("依家先发现", "now", "past"),
        ("三日两头停", "repeat", "promise"),
        ("备不住要出事", "supposed", "done"),
        ("虚惊一场", "cancel", "broken"),
        ("拍胸脯打包票", "promise", "suggest"),
        ("谢谢侬", "thanks", "complain"),
        ("不好意思打扰了", "greet", "complain"),
        ("响应很快", "idiom", "complain"),
    ],
)
def test_acts_are_told_apart(text: str, told: str, not_told: str) -> None:
    """A way of speaking has its own concept, and harmless neighbours do not have it."""
    assert told in acts(text)
    assert not_told not in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("视频看不了", "repeat"),
        ("总闸在一楼", "repeat"),
        ("对不起", "ask"),
        ("坏了没人管", "state"),
        ("非常好", "negate"),
        ("免费的吗", "deny_need"),
        ("冻死人了", "urgent"),
    ],
)
def test_harmless_neighbours(text: str, act: str) -> None:
    """Letters that stand in many other words are no entries by themselves."""
    assert act not in acts(text)


def test_a_word_that_somebody_adds_is_read_without_training(tmp_path: Path) -> None:
    """A new word in a list has its effect at the next start: the office corrects what the reader does not know."""
    home = tmp_path / "zh_CN"
    shutil.copytree(LOCALE / "lexicon", home / "lexicon")
    (home / artefact.FILE).symlink_to(LOCALE / artefact.FILE)
    places = home / "lexicon" / "places.toml"
    places.write_text(places.read_text("utf-8").replace("厨房 ", "厨房 炊事间 ", 1), "utf-8")
    before, after = (Reader.load(folder).read("炊事间的灯不亮").slots.place for folder in (LOCALE, home))
    assert (before, after) == (None, "kitchen")
