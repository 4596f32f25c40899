"""The cries that must ring at once, however the model is trained, and their harmless look-alikes."""

from pathlib import Path

import pytest

from handlers.reading.reader import Reader
from handlers.reading.urgency import alarm

READER = Reader.load(Path(__file__).parents[3] / "locales" / "zh_CN")

CRIES = """
电梯困人了 | 电梯困人了快来 | 电梯里有人被困 | 我被困在电梯里了 | 被困电梯
3号楼2单元电梯关人了 | 电梯停在半空，里面有老人
电线打着火了快来人
厨房着火了 | 着火了 | 冒烟了 | 电线冒火 | 插座冒火花 | 配电箱冒烟 | 电动车着火了 | 屋里全是烟 | 有烧焦的味道
楼道里有煤气味 | 家里煤气味很大 | 燃气泄漏 | 闻到煤气味 | 天然气报警器一直响
水管爆了 | 爆管了 | 暖气管爆了，水往外喷 | 家里发大水了 | 暖气喷水了 | 凌晨两点水管爆了，家里全是水
触电了 | 有人触电了 | 漏电，摸水龙头麻手 | 热水器漏电，洗澡被电了一下
楼上漏水漏到电箱了 | 水滴到插座上了 | 吊灯往下流水
孩子被狗咬了 | 有人被砸伤了 | 老人晕倒了 | 救命 | 有人跳楼 | 孩子反锁在屋里了
遭关到电梯头了，快点嘛 | 我哋困咗喺𨋢度啊，㩒晒啲掣都冇反應 | 店梯坏了我门三个人管在里面出不区
電梯突然急墜兩層，停住咗，門開唔到，我有身孕，好驚 | 电梯门开了条缝就不动了，里面一个大肚子孕妇
上楼顶收被子，门被风撞上打不开了，下不去 | 我在厕所洗澡，门把手掉了，从里面拧不开
小孩的脑袋卡在楼梯栏杆里拔不出来了 | 俺叫电梯给关里边了，黑乎乎的啥也看不着，快来人
厨房嘶——嘶——的，灶是关着的呀，头也有点晕 | 天然气阀门我自己关了，可屋里味还没散，头疼恶心
火苗把旁边堆的纸壳子引着了，我浇了一盆水没浇灭 | 有一组电瓶烧得通红在淌水，气味刺鼻 | 插座在冒火花 我怕
电表箱那边火星子直蹦 | 水从我家灯口哗哗往下流 | 卫生间漏的水滴到热水器插头上 | 雨水从坡道往里灌，已经到车门了
砸我老公头上了血哗哗的120叫了 | 有个工人从吊篮上掉下来了，不动弹了 | 狗咬人了！ | 灯泡炸了，玻璃碴子溅我一脸，眼睛睁不开
电梯里有人拍门喊救命 | 我听见电梯井里有人哭，电梯停在负一不动 | 我妈在轿厢里，她说门打不开
昨天刚修好，结果今天插座又冒火花了 | 6楼被子着了，正往下掉火 | 快来人，楼上水管爆了，先把总阀关了
墙倒了，把一个捡瓶子的老太太埋里面了 | 我爸突然倒在客厅，叫他也不答应 | 孩子发高烧抽过去了，快帮我叫车
"""
LOOK_ALIKES = """
火锅店油烟太大 | 物业费贵得我冒火 | 消防演练几点开始 | 电梯困人怎么自救 | 煤气费怎么交
上次爆管修得真快，谢谢 | 着火那次的损失谁赔 | 热水器打着火三秒就灭
建议装个烟感，万一着火了 | 烟感误报，没着火 | 燃气报警器没电了滴滴叫 | 电话打爆了没人接 | 火大，暖气还是不热
我被困住了——被你们这个APP困住了 | 十几辆车困在里头出不来
我卡落家里了，被锁在单元门外面 | 我从电梯里出来了，你们不用派人了 | 我从电梯里出来了
我也被困过一回，想起来还后怕，现在坐电梯都打怵 | 早上起火的那个配电箱修到哪了 | 电梯下行老是卡一下，吓人
闻到煤气味，燃气公司刚来测过没漏 | 打火灶打不着，闻不到煤气味 | 报警器响个不停，不是火灾，是有人烧金纸
水龙头开大了水就喷得到处都是，换个起泡器 | 落雨啲水湧晒入嚟，天台門關唔實
厨房水龙头滴水，快来人 | 我快被作业压死了，救命
孩子在滑梯上摔了一跤，没啥大事，就是地垫都没了 | 流浪狗太多了，哪天咬着孩子你们负责
小孩的手刚才被健身器材夹了一下，破点皮没事
我老公困在机场了，快递先放岗亭 | 停车位抢疯了，都快打出人命了 | 电梯里-1按钮按不动 | 我两只脚面全是红疹子，门都不敢出
屋里到处摆着盆接水，墙上泡开好几道缝 | 管子爆了，但阀门我关上了，水停了 | 我家孩子演小品要喊着火了，提前说一声
那辆废车门一拉就开，小孩钻进去把自己锁里头怎么办 | 灶台上全是水，隔一会儿就得拿浴巾吸
我这忘性，卡锁屋里了，人在单元门口喂风呢 | 我车压在里头等着上班呢 | 扫地大姐累得都冒烟了，你们多雇一个呗
救命，谁懂啊，新种的那排绣球也太好看了 | 刚才喷得跟水枪似的，总闸我关死了，现在不喷
电梯困人！啊不是困人，是门一直关不上停在一楼，没人在里面
昨晚我在家抱着猫，外头有人喊着火，一开门楼道全是烟，拿上手机就跟着人往下逃
我儿子早上被关在5楼的电梯里，捶门捶了四十分钟才有人听见 | 电梯门一开就是一股浓烟味，谁又在里头抽烟
快递柜坏了三天，我爸的胰岛素还锁在里头 | 邻居把泔水倒花坛里，臭鸡蛋味熏得不敢开窗 | 没水了水龙头只会嘶嘶地冒气
"""


ASKED = """
本来以为谁家炒菜糊了，结果是弱电间着了 | 楼道让烟堵了，我们一家四口下不去
28楼窗外有两个小孩 | 六楼防盗网上坐着个娃 | 隔壁小孩挂在晾衣架上 | 空调外机上站着个小姑娘
秋千断了，砸孩子脚了 | 道闸杆落到我脑壳上，耳朵嗡嗡的 | 我妈一脚滑出去，手腕子断了
里头光放录音叫不要扒门，来个人说话 | 还没人来，快闷死了 | 更衣室锁坏了，我女儿进去出唔嚟
隔壁独居的老伯四天没开过门，敲了不答应 | 楼上老太太三天没下楼，喊了没反应
把我锁阳台上了，没带手机 | 配电间里有滋滋的响声，门锁着 | 莲蓬头摸了刺刺的 | 接水又被龙头打了一下
灯罩里积了半罩子水 | 那几个插座都湿过，还往外渗水珠
烟进屋了咋办 | 地底下往外冒热水，伸手捞一把烫得缩回来
检测仪都叫了，师傅说别开灯别抽烟 | 扶了一下灯柱觉得手麻 | 电源也进水跳闸了
健身器材松了，夹了孩子手 | 东门外的坑没挡板，我半个人陷下去了 | 井盖一踩就翻，有人一脚踏进污水井了
电梯突然往下掉，我怀孕五个月，现在肚子有点疼 | 我心脏不好，没电没风扇，已经喘得难受了
"""
UNASKED = """
消防车道天天停满车 | 冰箱里东西坏了，快闷死了，空调能修吗 | 广播里叫大家别乱扔垃圾 | 防盗网上晾着衣服
去年我妈在那儿滑倒，骨头断了，赔偿的事有结果吗 | 花盆砸我车头上了 | 灯罩擦得真干净 | 邻居三天没交钱了
晚上别开灯照我窗户 | 天天拎水上五楼，喘得厉害 | 那个坑怕有人踩进去，填一下
去年那次停电喘得厉害
"""


@pytest.mark.parametrize("cry", [cry.strip() for line in ASKED.split("\n") for cry in line.split("|") if cry.strip()])
def test_a_danger_told_by_its_signs_is_asked_about_at_least(cry: str) -> None:
    """Who sees a child outside a window or hears the door of a silent neighbour names no emergency and is heard."""
    assert alarm(READER.scene(cry)).level != "none"
    assert READER.read(cry).alarm != "none"


@pytest.mark.parametrize(
    "text", [text.strip() for line in UNASKED.split("\n") for text in line.split("|") if text.strip()]
)
def test_signs_in_a_calm_sentence_are_no_danger(text: str) -> None:
    """The same signs where nothing is happening: in the past, of things, or in a figure of speech."""
    assert alarm(READER.scene(text)).level == "none"


@pytest.mark.parametrize("cry", [cry.strip() for line in CRIES.split("\n") for cry in line.split("|") if cry.strip()])
def test_a_plain_cry_for_help_alarms_at_once(cry: str) -> None:
    """What people shout in an emergency is a certain alarm: frame and model agree on it."""
    assert READER.read(cry).alarm == "certain"


def test_a_plain_event_is_asked_about_where_the_model_doubts() -> None:
    """Water that pours out of a shaft is never passed over in silence, whatever the model makes of it."""
    said = "我们楼上的管道井往外流水,现在楼道和门口全是水,都快出不了门了"
    assert READER.read(said).alarm != "none"


@pytest.mark.parametrize(
    "text", [text.strip() for line in LOOK_ALIKES.split("\n") for text in line.split("|") if text.strip()]
)
def test_a_harmless_look_alike_never_alarms(text: str) -> None:
    """Danger words in harmless sentences never wake the duty; at most they are asked about."""
    assert READER.read(text).alarm != "certain"
