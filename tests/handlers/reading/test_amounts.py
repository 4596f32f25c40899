"""Numbers that tell how warm a home is, among all the others a message holds."""

from pathlib import Path

import pytest

from handlers.reading.people import affected
from handlers.reading.places import place
from handlers.reading.reader import Reader
from handlers.reading.temperatures import room_temperature

READER = Reader.load(Path(__file__).parents[3] / "locales" / "zh_CN")

ROOMS = [
    ("室温计就没离开过15,来的人看一眼就走", 15),
    ("以前能有二十度,自打换了供热方,再没见过二十,现在十六", 16),
    ("医生说室温要24,我家才18", 18),
    ("屋里温度计写着14.8 上个月还说调", 14.8),
    ("白天十八晚上十五 啥破暖气", 15),
    ("电视说外头零下20 我家客厅14 冷", 14),
    ("十五六度,穿棉袄", 15),
    ("屋里17度5", 17.5),
    ("室内十四五度", 14),
    ("溫控器 暖气 调不到二十度", None),
    ("热得慌,麻烦调低两度", None),
    ("主管道才三四十度", None),
    ("暖气 家里16岁的孩子", None),
    ("暖气不热 早上10点来", None),
    ("暖气冷 家里12楼", None),
    ("物业说已经提温了,我这边纹丝未动,十五点九", 15.9),
    ("手机上的温度计,14.3,连续七天截图我都有", 14.3),
    ("上午测16.2 下午测16.8 晚上就剩15.1了", 15.1),
    ("外头零下22 屋里零上12", 12),
    ("墙上温控面板设的28 显示17", 17),
    ("一滴热水都没来 屋里七度", 7),
    ("全楼停暖,家里已经降到十三度", 13),
    ("电网一度五毛多,他收我们一块二,暖气也差", None),
    ("冬天取暖电费一块四一度", None),
    ("就客厅那组不热 别的屋都二十多度", None),
    ("来水三十六度,能热到哪去", None),
    ("要求十八度就算合格,可我家连十八度的边都没摸着过", None),
    ("暖气不热 约的十点半", None),
    ("供暖三天了,我家还是温度计🌡️12°", 12),
    ("暖气片是凉的,现在16,南屋倒有22", 16),
    ("我今年八十二,暖气不热", None),
    ("我家1801十五度,隔壁1802有二十四度", 15),
    ("国家规定18度,我家连15都没有", 15),
    ("下雪那几天卧室只有14度,今天还行", None),
    ("我家16度 电视坏了", 16),
    ("屋里16度电暖气都开着", 16),
    ("屋里连20度都上不去", None),
    ("以前挺热乎的,半个多月前突然降下来,屋里就15度上下", 15),
    ("去年供暖后来修好了屋里一直有22度,今年冰凉", None),
    ("以前这几天家里光脚都行,客厅23度", None),
    ("才15度都上不去", 15),
    ("一天用15度电暖气太费", None),
    ("室温降到14度了", 14),
    ("从20度降到15度了,暖气不热", 15),
    ("室温:16", 16),
    ("暖气不行,客厅:18,卧室:15", 15),
    ("孩子高烧39度,暖气不热", None),
    ("暖气冰手温度计显示13.8孩子刚满月", 13.8),
    ("去年冬天家里才13度,今年好多了,22度", 22),
    ("现在温度才刚到17度,平时只有13度左右", 17),
    ("平时只有13度,老人冻得慌", 13),
    ("从20度往下跌,一天一两度往下跌,今天就13度了", 13),
    ("正常的时候家里就在18度,现在管子冰凉", None),
    ("昨天说锅炉坏了,当时家里温度17度", None),
    ("我家太热了,40度,实在受不了", 40),
    ("太热了孩子烧到40度", None),
    ("一度一块五怎么算的", None),
    ("家里12度 打错 21度 就北边那间小卧室凉飕飕的", 21),
    ("朝北那间比朝南的低七度", None),
    ("26度半,我怕热,给我往下调两度", 26.5),
    ("哪怕给到十八度也行啊,现在穿着羽绒服", None),
    ("说好的十八度呢?屋里待不了人", None),
    ("暖气不热,开着空调二十,关了空调十三", 13),
    ("屋里连十五度都到不了,顶多十四", 14),
    ("停了一宿暖气,家里从二十一掉到十三", 13),
    ("俺家这温度计,十四,冷得很", 14),
    ("暖气不热,最低消费20", None),
]


@pytest.mark.parametrize(("text", "celsius"), ROOMS)
def test_the_present_room_temperature_is_found(text: str, celsius: float | None) -> None:
    """The room's temperature is told with or without a unit; rules, changes, water, ages and hours are not it."""
    assert room_temperature(text) == celsius


@pytest.mark.parametrize(
    ("text", "celsius"), [("开了半天空调才到17℃,平时也就13℃,暖气不热", 17), ("暖气不热,12度 打错 21度", 21)]
)
def test_the_slot_is_the_room_now(text: str, celsius: float) -> None:
    """The slot of a message passes over the usual temperature and one that is taken back."""
    assert READER.read(text).slots.temperature_c == celsius


PLACES = [
    ("卧室冷客厅热 咋回事儿", "bedroom"),
    ("客厅倒是热的,厨房不热", "kitchen"),
    ("水从楼上卫生间漏下来,流到客厅了", "bathroom"),
    ("除了客厅其他屋都有漏雨印子", None),
    ("单元门禁刷不开", "gate"),
    ("是不是厨房的水管漏了", "kitchen"),
    ("不是厨房漏水,是卫生间", "bathroom"),
    ("写错了,卧室门没毛病,是卫生间门锁不上", "bathroom"),
    ("我住翠湖花园3栋,家里没水", None),
    ("水洼子有我家客厅那么大", None),
    ("楼道长让我找你们,软管裂了", None),
    ("每回从地库坐电梯上来都要猛地顿一下", None),
    ("师傅穿过客厅往里走,最里头那间卧室灯不亮", "bedroom"),
    ("厨房我查过了干干的,就是阳台顶子掉水珠", "balcony"),
    ("卫生间的小背篓热得能烤红薯,两个卧室一点不热", "bedroom"),
    ("我刚说卧室灯,其实是客厅,那几个灯一闪一闪", "living_room"),
    ("皓鑫花园停了快两个礼拜", None),
    ("小区花园的喷头断了", "garden"),
    ("一楼花园进水", "garden"),
    ("屋里还没地下车库暖和", None),
    ("粪水是从厕所冒上来的,客厅地板都鼓了", "bathroom"),
    ("从电梯口出来楼道灯不亮", "corridor"),
    ("昨天花园灯坏了", "garden"),
    ("厨房,哦不,卫生间漏水", "bathroom"),
    ("客厅没问题,卧室漏", "bedroom"),
    ("厨房旁边那个小阳台玻璃裂了", "balcony"),
    ("白天靠在阳台晒太阳取暖,屋里冰凉", None),
    ("污水从厨房的下水口不断涌出,流进了卧室", "kitchen"),
    ("楼道门打不开", "gate"),
    ("东门大街法院宿舍停水", None),
    ("地下停车位一下雨就渗水", "garage"),
    ("大铁箱悬在单元楼口上方", "gate"),
    ("楼宇门一推就开", "gate"),
    ("楼下防盗门突然锁了,进不去", "gate"),
    ("5栋门口的灯不亮", "gate"),
    ("2单元进门的电表箱往下滴水", "gate"),
    ("我家大门的锁芯拧不动", None),
    ("供热站大门上挂着大锁", None),
    ("房门口滴水", None),
    ("一二楼缓步台供暖管漏了", "corridor"),
    ("21层以下消防通道的墙泡软了", "corridor"),
    ("车把消防通道停满了", None),
    ("家里跟楼道一股臭味", "corridor"),
    ("屋里跟楼道一样冷", None),
    ("楼道当厕所,臭死了", "corridor"),
    ("行楼梯行到脚软", None),
    ("三号楼拐角路面塌了", None),
    ("一楼电梯边上供暖管漏了", "elevator_hall"),
    ("等电梯的地方堆满纸箱", "elevator_hall"),
    ("电梯前天坏了", None),
    ("负三层车位顶上滴水", "garage"),
    ("4万8买的车位一下雨就渗水", "garage"),
    ("消防通道成停车场了", None),
    ("车位费怎么又涨了", None),
    ("落水管掉在草地上", "garden"),
    ("墙块砸进我院子", "garden"),
    ("整个院子都不供暖", None),
    ("入户花园的窗漏雨", None),
    ("我是恒星花园的,停水了", None),
    ("屋面防水老化了", "roof"),
    ("按全屋面积交的钱", None),
    ("一楼顶上掉水泥块", None),
    ("10栋楼顶往下扔砖头", "roof"),
    ("想到楼顶晒个被子电梯都不让上", None),
    ("上个厕所得打伞,楼上漏了大半年", "bathroom"),
    ("上厕所都得跑别的小区", None),
    ("全家去公厕", None),
    ("儿童沙坑成了猫厕所", None),
    ("洗澡那间地漏不走水", "bathroom"),
    ("睡觉那屋不热", "bedroom"),
    ("灶屋里水管漏", "kitchen"),
    ("大厅里贴着标语", None),
    ("改成了经理的会客厅", None),
    ("楼下餐厅的油烟太大", None),
    ("我家餐厅的灯不亮", "other"),
    ("配电房供电箱在烧", "other"),
    ("从阳台往下看整条路黑的", None),
    ("厨房油烟机不转", "kitchen"),
    ("不用通厨房的,是厕所在冒", "bathroom"),
    ("厕所通着呢,堵的是厨房", "kitchen"),
    ("厨房有电,客厅没电,写错了,是书房", "other"),
    ("厨房卫生间都还行,偏偏卧室冰凉", "bedroom"),
    ("卧室灯挺好,阳台那盏不亮", "balcony"),
    ("厨房修好了又漏", "kitchen"),
]


@pytest.mark.parametrize(("text", "where"), PLACES)
def test_the_place_is_where_the_trouble_is(text: str, where: str | None) -> None:
    """A place that is well, that is compared with or that water only reached is not where the matter is."""
    seen = READER.scene(text)
    assert place(seen.text, seen.hits) == where


PEOPLE = [
    ("我女儿七岁自己在家", ("child",)),
    ("七十岁的妈一个人住", ("elderly",)),
    ("隔壁独居的老奶奶家里结霜", ("elderly",)),
    ("楼上熊孩子天天跑", ()),
    ("雨棚支架锈断了", ()),
    ("我怀着七个月", ("pregnant",)),
    ("有个阿婆被困电梯", ("elderly",)),
    ("奶奶踩着粪水滑了一下", ("elderly",)),
    ("门岗大爷雨天给大家打伞", ()),
    ("换个灯座收我八十", ()),
    ("我老丈人85了,天天踩着湿地砖", ("elderly",)),
    ("我公公(86岁)腿不好", ("elderly",)),
    ("停水了,家里有个上小班的", ("child",)),
    ("媳妇挺着那么大个肚子爬十六楼", ("pregnant",)),
    ("南门看门的老大爷成天听戏", ()),
    ("没老人也没孩子,不着急", ()),
    ("我上中班,下午才回来", ()),
    ("下个月打扫卫生,楼道要清", ()),
    ("媳妇下个月就要生了", ("pregnant",)),
    ("又不是三岁小孩,别糊弄人", ()),
    ("我还当孩子摔下床了,原来是楼上搬东西", ()),
    ("前台小姑娘一边涂指甲一边说登记一下", ()),
    ("我儿子十四岁了", ()),
    ("三四岁的娃怕黑", ("child",)),
    ("女儿才一年级 睡不好", ("child",)),
    ("孩子他姥爷八十四,暖气不热", ("elderly",)),
    ("半边身子不听使唤,七十六了", ("elderly",)),
    ("我跟老伴都七十多,看不清台阶", ("elderly",)),
    ("我爸68,爬到九楼叫不应了", ("elderly",)),
    ("我妈70后,不算老", ()),
    ("停车费70多了", ()),
    ("换成老人小孩怎么得了", ()),
    ("动不动就罚钱,好像小学生一样", ()),
    ("外墙瓷砖鼓得像怀了孕一样", ()),
    ("满屋蒸汽,儿子吓得坐床上直哭", ("child",)),
    ("我老伴有抑郁症,我心脏也不好", ("patient",)),
    ("家里老人一样冻得受不了", ("elderly",)),
    ("停电了孩子奶没法热", ("child",)),
    ("换成新阀门老人还是冷", ("elderly",)),
    ("连老人都冻病了", ("elderly",)),
    ("连小孩都知道", ()),
    ("我妈七十三岁了", ("elderly",)),
    ("租户三十三岁", ()),
    ("暖气不热,联系我妈妈电话", ()),
    ("物业费65,其他68", ()),
    ("停车费去年60,今年80", ()),
    ("多收了她80", ()),
    ("女儿说楼道里有人哭", ()),
]


@pytest.mark.parametrize(("text", "who"), PEOPLE)
def test_people_who_need_care_are_those_affected(text: str, who: tuple[str, ...]) -> None:
    """Ages and conditions name those affected; a noisy neighbour's child and a bracket do not."""
    seen = READER.scene(text)
    assert affected(seen.text, seen.hits) == who
