"""Where a matter is, among the places that a message names."""

import re

from handlers.reading.lexicon import Hit
from handlers.reading.mentions import Named, Weigher, best

_ORDER = ("meant", "troubled", "well")
"""What the rules say of a place, from what they choose first."""
_CHOSEN = "chosen"
_COMPARED = re.compile(
    r"""
    (?:
        除了|(?<![里间房厅室台道库家内外])[跟和]|像|比|当|还没有?|不如
        |(?<!是)不是|(?<!在)不在|别说|(?:进出|正对着?)(?:我们?家的?)?|[上前]次是|我?(?:刚才?|前头)[说写发]
    )
    (?:站在|待在|坐在|睡在)?$  # 跟站在楼道一样; but 家里跟楼道都有味
    |不用[修通看换]$  # 不用通厨房的,是厕所
    |(?:成|变|当|改[成为])[了作]?(?:免费|公共|露天|天然|大|自己的?|[他她]家的?)?$  # 消防通道成停车场了, 楼道当厕所
    """,
    re.VERBOSE,
)
"""Before a place: it is compared with, denied or only likened to; the matter is not in it."""
_WELL = re.compile(
    r"""
    # warm, dry or in order: 客厅热, 客厅那组都正常, 厨房里有水
    (?:那?[边屋组间面])?(?:的[^,，。不没]{0,4}|都|倒是?|还|是|里)?
    (?:
        热(?!水)|暖和|暖烘烘|烫|单独热|能到|更低  # 客厅能到20度; not 厨房热水器
        |行(?!李)|正常|没事|好好|有水|有电|不漏|有网|有信号|能收到  # not 行李
    )
    |[^,，。]{0,3}(?:[,，]|—+|…+)?(?:没毛病|没问题|没坏)  # 厨房的没坏
    |[^,，。]{0,6}(?:干干的|都?查过了)|地?[上下面]?[是都也倒]{0,2}干的  # 卫生间是干的
    |[^,，。不没漏坏堵又]{0,4}(?:挺好|倒好|好得很|好[的着]|好了(?!又)|亮着|亮堂|通着|有电|修过)  # 阳台地漏倒好
    # or the place was a slip: 厨房,不对,卫生间
    |[^,，。]{0,3}(?:[,，]|—+|…+)?(?:[哦噢啊]?不[对是]?[,，]|说错|写错|打错|错了)
    """,
    re.VERBOSE,
)
"""After a place: there all is well, so the matter is elsewhere (客厅热, 卧室不热)."""
_NO_PLACE = re.compile(
    r"""
    (?<=一楼道)的(?:老?人|邻居|住户)  # all who live on it: 一楼道的老人
    |有?那么[大长高宽]|里?(?:一样|一个(?:样|温度)|似的|差不多)  # a likeness: 阳台那么大, 楼道一样冷
    |长(?=让|说|来|找|催|的)|(?<=屋面)积  # another word: 楼道长说, 全屋面积
    |的拖把|密码(?!锁|器|键|按|盘|失)  # what is for it: 拖厕所的拖把, 单元门密码是
    |坐?(?:坐电梯)?上来|里?坐电梯|开[进出]|一?路?走[过回]来  # where somebody came from: 从地库坐电梯上来
    |上?往[下外]看|(?:晒|晾|收)[^,，。]{0,6}电梯  # where somebody looks from or went by lift: 从阳台往下看
    |[大外内]?街  # a street: 东门大街
    |[里边]?晒太阳|旁边[那的]个?  # where one sits, or what is beside the place: 阳台晒太阳, 厨房旁边那个小阳台
    |(?<=餐厅)的?(?:后门|油烟)  # an eating house, no dining room
    """,
    re.VERBOSE,
)
"""After a word for a place: it does not say where the matter is."""
_SOME = re.compile(r"某某?|[xX]{2,}|[A-Z]{1,3}$")
"""Before 「花园」 the name of a compound that is kept back: 某某花园."""
_ESTATE = re.compile(r"(?:小区|社区|[一二三四五六七八九十\d]{1,3}(?:期|区|号|栋|幢|座|楼))")
"""After 「花园」 it is the name of a compound: 翠湖花园3栋."""
_LIVED_IN = re.compile(r"的?(?:业主|住户|居民|物业)|的?(?:[,，]|$)|几号|停(?!车)|今年|还?没(?:供|通|来|暖)|供|暖|一直")
"""The same after 「花园」 with a name before it: 皓鑫花园停了两个礼拜."""
_NAMED = re.compile(
    r"""
    (?:^|[\s,，。!?:、住是在])  # at the head of a clause, or after 我住
    (?!小区|社区|中[心央]|屋顶|空中|下沉|公共|私家|自家|我们?家?|一楼|底楼|楼[下前后]|门[口前]|[催报]修)
    [\u4e00-\u9fff]{2,3}(?<![后前小大个里的在到去边旁往进从是把对和跟着占修扫天上午早晚侧])$
    """,
    re.VERBOSE,
)
"""Before 「花园」 it is the name of a compound: 皓鑫花园停暖了; but 小区花园 and 催修花园的喷灌 are gardens."""
_REACHED = re.compile(
    r"""
    (?:
        流|漫|漏|冲|淌|渗|滴|灌|泡  # where the water went: 漏到客厅
        |挪|搬|躲|跑|拉|接|穿|绕|经|路|走  # where somebody or something went: 搬到次卧
    )[到进去向往过]$
    |直[冲喷顶]$|往$|从$|去$
    """,
    re.VERBOSE,
)
"""Before a place that is only the way or the end of it, not where the matter is."""
_SOURCE = re.compile(r"[^,，。]{0,24}[冒漏渗流滴返涌飘喷淌窜]")
"""After a place from which something comes: 从厕所冒上来."""
_PASSED = {
    "厕所": re.compile(r"(?:冲|借|去|跑|[猫狗])(?:个|趟|一趟|下)?$"),
    "公厕": re.compile(r"(?:去|跑|借|用|找)(?:个|趟|一趟|下|楼下|外面)?$"),
    "楼梯": re.compile(r"(?:走|行|爬|步行|上|下)(?:着|完|的|[^,，。]{0,5}层)?$"),
    "楼顶": re.compile(r"[一二三四五六七八九十\d]$"),
    "餐厅": re.compile(r"(?:楼下|隔壁|旁边|[一几]家|底商|社区)的?$"),
    "客厅": re.compile(r"会$"),
    "厅里": re.compile(r"[大业门前展舞]$"),
    "花园": re.compile(r"入户$"),
    "大门": re.compile(r"(?:[我俺咱]们?家|站|公司|办公室|中心|学校|管理处)的?$"),
}
"""Before a place: somebody uses it or passes through it (借厕所, 爬楼梯), or it is another (会客厅, 一楼顶上)."""
_USED = re.compile(r"(?<!楼)上(?:个|趟|一趟|下)?$")
"""Before 厕所: somebody uses it, which tells a place only where something is spilt there (上个厕所得打伞)."""
_SPILT = re.compile(r"[漏滴返溢涌漫堵伞]|反[上水味]|往[外上]冒|滑|门把|反锁")
_MEANT = re.compile(
    r"(?:其实|更正一下[,，]?|应该|[写说打]错了?[,，]?|堵|坏|漏|冷|凉)的?是$|偏偏(?:到了)?(?:我家)?(?:门[外口前])?$|唯独$|单单$"
)
"""Before the place that is singled out: 堵的是厨房, 写错了,是书房, 偏偏卧室冰凉, 偏偏到了我家门外楼道里."""


def place(text: str, hits: list[Hit], intent: str, weigher: Weigher | None = None) -> str | None:
    """Where the matter is, of all the places that a message names."""
    found = named(text, hits)
    if weigher is None:
        return next((one.value for one in found if _CHOSEN in one.signs), None)
    return best(weigher, "place", text, found, intent)


def named(text: str, hits: list[Hit]) -> list[Named]:
    """Every place named, with what the rules say of it, and whether it has the value they would choose.

    That is the value of the first one that is not said to be well, or where the water only went.
    """
    places = [(hit, value) for hit in hits for value, _ in hit.under("places.place.")]
    none = [hit for hit, _ in places if _before(_COMPARED, text, hit) or _no_place(text, hit)]
    kinds = [(hit, value, _kind(text, hit, none)) for hit, value in places]
    chosen = next((value for kind in _ORDER for _, value, its in kinds if its == kind), None)
    return [
        Named(hit.start, hit.end, value, (value, f"w {hit.word}", kind, _CHOSEN if value == chosen else "other"))
        for hit, value, kind in kinds
    ]


def _kind(text: str, hit: Hit, none: list[Hit]) -> str:
    if any(_within(hit, other) for other in none):
        return "none"
    if _WELL.match(text, hit.end) or _is_passed(text, hit):
        return "well"
    return "meant" if _before(_MEANT, text, hit) else "troubled"


def _is_passed(text: str, hit: Hit) -> bool:
    """The way of water or people, or its end; but what comes out of a place is the matter there."""
    if not _before(_REACHED, text, hit):
        return False
    return text[hit.start - 1] != "从" or _SOURCE.match(text, hit.end) is None


def _no_place(text: str, hit: Hit) -> bool:
    """A name or a size, or somebody passes through it or uses it; the matter is elsewhere."""
    if hit.word in _PASSED and _before(_PASSED[hit.word], text, hit):
        return True
    if hit.word == "厕所" and _before(_USED, text, hit):
        return _SPILT.search(text) is None
    return _NO_PLACE.match(text, hit.end) is not None or (hit.word == "花园" and _is_estate(text, hit))


def _is_estate(text: str, hit: Hit) -> bool:
    named = _before(_NAMED, text, hit) and _LIVED_IN.match(text, hit.end)
    return bool(named or _ESTATE.match(text, hit.end) or _SOME.search(text[max(0, hit.start - 2) : hit.start]))


def _within(hit: Hit, other: Hit) -> bool:
    """车库 in 地下车库: what is said of the longer word holds for the shorter one."""
    return other.start <= hit.start and hit.end <= other.end


def _before(pattern: re.Pattern[str], text: str, hit: Hit) -> bool:
    return pattern.search(text, max(0, hit.start - 8), hit.start) is not None
