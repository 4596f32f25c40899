"""Degrees: every temperature a message tells, and which of them is that of the owner's rooms now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from handlers.reading.numerals import DIGITS, NINE, number

_NUMERALS = f"零{NINE}十两"
_VALUE = rf"(?:\d{{1,2}}(?:\.\d)?|[{_NUMERALS}]{{1,4}})"
_DEGREE = r"(?:°(?!角)\s?[Cc]?|℃|度|渡(?![口船过假河])|(?<=[\d一二三四五六七八九十])杜|摄氏度)"
"""Its sign or word, a slip for it included; ° may also be that of an angle."""
_IN_CLAUSE = r"[^,，。!?;]"
"""A letter that ends no clause."""
_IN_CLAUSE_NO_DIGIT = r"[^,，。!?;\d]"
_IN_SENTENCE = r"[^。!?;]"
_NO_HOME = r"[^,，。!?;屋家室厅卧]"
"""A letter that ends no clause and begins no word for one's rooms."""

TEMPERATURE = re.compile(
    rf"""
    # from one to another: 16到18度, 十五或十六度, 16°~18°
    (?<![\d.]) (?P<low>{_VALUE})\s?{_DEGREE}?
    \s?(?:[-~至到或、,]|或者|左右到)\s?
    (?P<high>{_VALUE})\s?{_DEGREE}
    (?P<half2>半|\d(?!\d|\s?[{_NUMERALS}度°]))?  # 16到17度半, 16到17度5

    # one number: 16度, 十六七度, 20来度
    | (?:
        (?<![\d.])(?=\d)                                  # digits, from the first of them
        | (?<![零{NINE}十百下])(?=[{_NUMERALS}])  # a numeral, from its beginning, 零下 included
    )
    (?P<one>{_VALUE}|零下{_VALUE})[来多]?\s?{_DEGREE}
    (?P<half>半|[\d{NINE}](?![\d十]|\s?[度°点户个块毛元]))?  # 17度半, 17度5; not the 5 of 17度5点

    # tenths in words: 十六点五度, 16点5度
    | (?P<dotted>(?:{_VALUE}点[{NINE}]|(?<![\d.])[12]\d点\d))\s?{_DEGREE}
    """,
    re.VERBOSE,
)
_BARE = re.compile(
    rf"""
    (?<![\d.\-#下{NINE}])(?<!\d:)  # not within a longer number, an hour, 零下十五
    (?P<one>[12]\d(?:\.\d)?|[一二]?十[{NINE}]?(?![{NINE}百千万]))
    (?=\s?(?:
        $|\s|[,，。!！?？;；~)了吧啊呢嘛]               # no more is said
        | 孩子|老人|家里                                 # who is cold: 显示13.8孩子直哭
        | 出头|左右|上下|不到|都不到|都没有?(?![到达])  # about so much, not even so much
        | 咋|怎么|才|冷|你们|可是                       # the owner complains on: 16咋回事
        | [上下]不[去来]                                  # 停在19上不去
        | 之间|[到至~-]\s?[12]\d(?:之间|左右|上下|晃|徘徊)  # 室温就在16到17之间
        | 上个?月                                       # another time follows: 14.8 上个月还说调
        | 北|南|东|西|客|主|次                          # another room follows: 南屋18北屋15
        | 晚|夜                                         # another hour follows: 白天18晚上15
    ))
    """,
    re.VERBOSE,
)
"""A number without its degrees, as in 「室温才16」: counts only right after words of a room or a thermometer."""
_TENTHS = re.compile(
    rf"""
    # in digits: 上午测16.2 下午测16.8
    (?<![\d.\-:#]) (?P<one>[12]\d\.\d)
    (?=\s?(?:$|\s|[,，。!！?？;；、了]|你们|连续|以上|都))

    # in words: 纹丝未动,十五点九
    | (?P<dotted>(?<![零{NINE}十])[一二]?十[{NINE}]?点[{NINE}])
    (?=\s?(?:$|\s|[,，。!！?？;；、]))
    """,
    re.VERBOSE,
)
"""A number with tenths needs no such words where warmth is spoken of: 「纹丝未动, 15.9」."""
_CLOCK = re.compile(r"早上|上午|中午|下午|晚上|夜里|半夜|凌晨|准时|到点|[约定]")
"""Anywhere before tenths in words: then they may be an hour, and do not count."""
_MEASURED = re.compile(
    rf"""
    (?:
        室温|屋温|温度计|测温[仪枪]?|温度                 # what is measured, with what
        | [屋家房]里|[我咱俺]家|实际|零上|家中|屋内|室内  # one's home
        | 客厅|书房|[主次]?卧室?|[东南西北里这那]屋            # one of its rooms
        | 看(?:了下?|一下)?(?:温度)?表                       # 早起一看表十五
        | 量了[一下]*|实测|测了[一下]*|显示               # somebody measured: 量了一下15
        | [掉降跌蹿升]到|停在|奔                            # it became so cold
        | 早[上晨]|晚上|夜[里间]|白天|半夜                # at some hour: 白天十八晚上十五
        | 开[着了]?空调|关[了掉]空调                      # with help and without: 关了空调十三
        | 换了?个?(?:电池|新的|温度计)|重新?[测量]了?       # measured better: 换了电池是21
        | 温度计,|温控器显示                             # its figure follows: 温度计,十四
    ){_IN_CLAUSE_NO_DIGIT}{{0,6}}$
    # farther from the number where a word says that it is low or of now: 室温这几天一直才16
    | (?:室温|温度){_IN_SENTENCE}{{0,14}}(?:才|只有|就|刚|现在|还是){_IN_CLAUSE_NO_DIGIT}{{0,2}}$
    """,
    re.VERBOSE,
)
"""Right before a bare number: it is a temperature."""
_COMPARED = re.compile(
    rf"(?:最低|顶多|也就|勉强|还是|现在|如今|今[天年早晚]|才|只有|昨天还冷\s?|仅|就){_IN_CLAUSE_NO_DIGIT}{{0,3}}$"
)
"""Before a bare number in a message that has spoken of degrees."""
_WARMTH = re.compile(r"零[上下]|[屋家]里[才就]|棉[裤袄衣]|测(?=\d)|暖|热|冷|冻|温|凉|℃|度|量了")
_STANDARD = (18, 20)
"""What rooms must have by most cities' rules: 「没上过18度」 tells the rule, not the room."""
_FEVER = 36
"""So warm is a child with a fever, or water, but no room."""
_LEAST_ROOM = 6
"""Fewer degrees after a word of change are a difference."""
_HOT = re.compile(rf"(?:太热|热得|热死|热坏|闷热|蒸笼|桑拿){_IN_SENTENCE}{{0,6}}$")
"""Before more degrees than a room has, which are its own for once: 我家太热了,40度."""
_USUAL = re.compile(rf"(?:平时|平常|平日){_IN_CLAUSE}{{0,8}}$")
"""Before what a room mostly has, where it has something else now."""
_NEVER = re.compile(
    rf"""
    (?:没有?|未|不|从来?没?){_IN_CLAUSE}{{0,5}}  # 从来没有上过18度
    (?:上过|到过|超过|高过|调到|调不到|到不了){_IN_CLAUSE}{{0,2}}$
    | 调不到$|超过$
    """,
    re.VERBOSE,
)
_UNREACHED = ("都上不去", "都上不来")
_PIPES = re.compile(
    rf"""
    (?:水温|回水|供水|进水|出水|管道|入户温度|(?<![没无])热水器?|洗澡水|花洒|壁挂炉|锅炉|冰箱|冰柜|冷[藏冻]室?)
    {_NO_HOME}{{0,6}}$
    |水(?:才|就|只有?|最多|也就)\s?$
    """,
    re.VERBOSE,
)
"""Before degrees of water in pipes and taps, of a boiler, of a fridge."""
_SET = re.compile(
    rf"""
    (?:空调|暖风机|遥控器?|面板|温控器?|恒温器?){_IN_CLAUSE}{{0,3}}[开调设打定][了着在到至成的为是]{{0,2}}\s?$
    | (?:空调|遥控器?){_IN_CLAUSE}{{0,3}}(?:显示|写)[着的是]{{0,2}}\s?$
    | (?:设置?定?|[调开打])(?:[到成至为]|的是?)\s?$
    | (?:吹出来|像)\s?$
    """,
    re.VERBOSE,
)
"""Before degrees to which a device is set: 空调显示26度, 面板设的28; but 开着空调才17度 is the room."""
_ANGLE = re.compile(r"(?:斜|歪|倾|弯|拧|转|掰|翘)[了着过成]{0,2}\s?$")
_WANTED = re.compile(
    rf"""
    (?<![冷热冻晾捂搞弄闹快只都])(?:要|(?:[最至]少|起码|最低|怎么也|必须|总)得)(?:有|是|到|达到?|保持在?|保证|够|个)?\s?$
    | (?:医生|大夫|护士|专家|月嫂){_IN_CLAUSE}{{0,6}}(?:说|讲|让|建议|嘱咐|要求){_IN_CLAUSE}{{0,8}}$
    """,
    re.VERBOSE,
)
"""Before degrees that are wished for: 大夫说最少得22度, 老人屋里要20度; 都要30度了 is of now."""
_POWER = re.compile(
    rf"(?:块|毛|(?<!单)元|电[费价表网]|用电|卖电|供电|充电){_IN_CLAUSE}{{0,6}}$|[天晚月][用耗]$|[用耗][了掉]$"
)
_PRICE = re.compile(r"\s?(?:[一二两三四五六七八九\d]{1,2}(?:块|毛|元))|电(?![视褥热暖])")
"""After degrees of electricity: 「一度两块」, 「300度电」."""
_CHANGE = re.compile(rf"(?:差|往[上下]调|再调|调[低高]|[低高升降涨加减]了?|少){_IN_CLAUSE}{{0,3}}$")
_COOLER = re.compile(rf"比{_IN_CLAUSE}{{1,8}}[低高冷凉热暖]了?(?:出|有)?$|多出来那?$")
"""Before degrees of a difference, however great: 朝北那间比朝南的低七度."""
_NOT_ROOM = re.compile(
    r"""
    (?:
        # a fever; but 给烧到十四度 is the boiler house's doing
        发烧|体温|烧了|[子娃宝人妈爸她他我]烧到
        # what a device is set to: 空调开26度
        | 空调(?:开|调|设|打)|设定?|调到|调成
        # a rule, and that it is met or not: 国家规定18度, 不低于18度, 达不到20度, 没有一次够18度
        | 标准|规定|要求|承诺|保证|应该|应当|低于|高于|国家|合同
        | 达标|达不到|没达到|没有达到|达到不了|不达|能不能到|没有?一[次间]够?
        # other times: 去年有22度
        | 往年|去年|前年|以前|以往|之前|原来|上个?[月周冬]|昨天|当时|正常的?时候
        # other degrees: of electricity, glasses, an angle, an oven
        | 度电|度数|眼镜|近视|角度|烤箱
        # a difference: 温差5度, 降了3度
        | 差|降了|升了|涨了|低了|高了
        # what is wished for: 要是能到20度, 医生说室温要24, 求个20度
        | 要是能[到有]|要能[到有]|希望|医生说(?:室温|屋里|家里)?[要得]|室温[要应]|[^没]求个?
        | 哪怕|给够|给到|不图  # 哪怕给到十八度也行
        # what the office says or wrote down: 你们说的20度, 往表上写20度
        | 你们(?:说|讲|讲究|标)?的|说好的?|说是|答复说|收到短信说|填了个|往表上写
        # summer: 夏天38度
        | 夏天|高温
    )[^,，。!?;\s]{0,8}\s?$
    """,
    re.VERBOSE,
)
"""Before degrees that are not the owner's rooms' of now, unless `_STILL` or `_HERE` says that they are."""
_ELSEWHERE = re.compile(
    r"""
    (?:
        # outdoors: 外头零下20
        室外|外面|外边|(?<!被窝)外头|零下|户外|气温|天气
        # water: in the pipes, at the tap, where it comes into the house
        | 水温|回水|供水|进水|出水|热水|水管|来水|进户|入户
        # other people's homes: 隔壁1802有二十四度
        | 邻居家?|人家|隔壁|楼上|楼下|对门
        # the other rooms, the other floors, all homes: 别的屋都二十多度, 低区22度
        | 别的屋|其余|其他|其它|低区|高区|谁家都
    )[^,，。!?;\s]{0,8}\s?$
    """,
    re.VERBOSE,
)
"""Before degrees of another place, unless `_INSIDE` has come back to one's own home."""
_INSIDE = re.compile(
    rf"""
    (?<!邻居)(?<!人家)(?<!别人)(?<!隔壁)(?<!楼[上下])(?<!对门)(?<!其他)(?<!其它)(?<!其余)(?<!别的)(?<!他)
    (?:[屋家]里|[屋室]内|室温|[我咱俺]们?家){_NO_HOME}{{0,6}}$
    """,
    re.VERBOSE,
)
"""After another place in the clause: 楼上楼下都烧所以屋里还有16度."""
_FALLEN = re.compile(rf"(?<![度℃])[降跌]到{_IN_CLAUSE}{{0,4}}$")
_WHERE = re.compile(
    r"(?P<out>室外|外[面边头]|户外|气温|天气|预报|寒潮|降温)|屋|家[里中]|[我咱俺]们?家|室[内温]|暖气|卧室|客厅|房间"
)
"""Indoors or outdoors: what was named last before 「降到十五度」 is what became so cold."""
_NOT_ROOM_AFTER = re.compile(
    r"""
    \s?
    (?:
        是?标准|以上才                 # a rule: 18度是标准, 18度以上才达标
        | 的?(?:水|电(?![视褥热暖]))  # water, electricity: 40度的水, 一度电; but 16度 电视坏了
        | 才?(?:算)?(?:合格|达标)      # a rule met: 18度才算合格
        | 都?(?:达不到|没达到|到不了)  # or not: 18度都达不到
        | 的规定|的要求|的边           # 连十八度的边都没摸着
        | 多?(?:一下|直接)?(?:[降掉]到|往下[跌掉降])  # what it was before: 从20度降到15度
    )
    """,
    re.VERBOSE,
)
_EARLIER = re.compile(rf"(?:往年|去年|前年|以前|以往|之前|原来|上个?冬天?|前几年){_IN_SENTENCE}*$")
_TAKEN_BACK = re.compile(
    r"""
    [打说写看]错|不对|错了              # 12度 打错 21度
    |换[了过完上]|重新|校[准对过]       # 没电一直显示11度 换了电池是21
    |其实|实际                          # 空调上26度, 其实31度
    """,
    re.VERBOSE,
)
"""Between two degrees: the second is told in place of the first."""
_SOON = 14
"""So near to the first the second stands."""
_LAST_WINTER = re.compile(rf"(?<![跟和比像同])(?:往年|去年|前年|上个?冬天){_IN_CLAUSE}*$")
"""In the clause of a temperature: it is not of now, however little it was: 去年冬天才13度."""
_THEN = re.compile(rf"那(?:[一两几]?[天日]|阵子?|会儿|年){_IN_CLAUSE}{{0,6}}$")
"""Before degrees of some other days, even of one's own room: 下雪那几天卧室只有14度."""
_ONCE = re.compile(
    rf"""
    那[回次]{_IN_SENTENCE}*$  # 正月那回, 大年三十屋里只有12度
    |(?:上个?(?:周|星期|礼拜|月)[一二三四五六日天]?|上[次回]|前[几两]?天|昨[天日晚儿]|那天)
     {_IN_SENTENCE}{{0,8}}[测量][^。!?;还才只现今屋家室厅卧]{{0,6}}$  # 上周二师傅来测过, 18度6
    |(?<!刚)来[测量]?过[^。!?;还才只现今屋家室厅卧]{{0,6}}$  # 师傅来过了量的19度5
    """,
    re.VERBOSE,
)
"""In the sentence before degrees that were told or measured once, unless it has come back to today."""
_TODAY = re.compile(
    r"今年|现在|如今|可是|但是|今天|目前|换[了过完上]|重新|[,，。;].*(?:突然|后来|这[几两]天|这阵|最近|眼下)"
)
"""What comes back from other winters to this one; 去年后来 and 以前这几天 stay with them."""
_HERE = re.compile(
    r"""
    (?<!邻居)(?<!人家)(?<!别人)
    (?:
        我家|咱家|[家屋]里(?:都|已经)?降到|显示|零上  # one's own home, its thermometer
        | 才|只有|仅有?                               # so few
        | 现在|今天|今年                              # now
    )[^,，。!?]{0,4}$
    """,
    re.VERBOSE,
)
_ROOM = re.compile(r"空调|冷气|制冷|屋|家[里中]|室[内温]|客厅|卧室|房间")
_OWN = re.compile(rf"(?:[我俺咱]们?[家屋这]|[家屋]里|客厅|卧室|现在)(?:(?!要是|如果|规定|标准){_IN_SENTENCE}){{0,12}}$")
"""Before degrees of one's own home in a question: 我家现在19度, 算不算达标."""
_STILL = re.compile(r"虽然能?达到|只能达到|仅达到|才达到|勉强达到|刚刚?达到|只达到")
"""The room after all, though a rule was spoken of: 「规定20度只能达到16度」."""


@dataclass(frozen=True, slots=True)
class Degrees:
    """A temperature at text[start:end]; `present` is False for standards, the past, water, outdoors."""

    start: int
    end: int
    celsius: float
    present: bool


def temperatures(text: str) -> list[Degrees]:
    """Every temperature of a normalised text; of a range the lower end."""
    found = [_degrees(text, match) for match in (*TEMPERATURE.finditer(text), *_bare(text))]
    return [degrees for degrees in found if degrees is not None]


def _bare(text: str) -> Iterator[re.Match[str]]:
    """Numbers that are degrees by what stands before them, in a message about warmth or cold."""
    if not _WARMTH.search(text):
        return
    numbers = [(match, text[max(0, match.start() - 18) : match.start()]) for match in _BARE.finditer(text)]
    measured = [_MEASURED.search(before) is not None for _, before in numbers]
    told = "温" in text or any(measured) or TEMPERATURE.search(text) is not None
    for (match, before), sure in zip(numbers, measured, strict=True):
        if sure or (told and _COMPARED.search(before)):
            yield match
    yield from (match for match in _TENTHS.finditer(text) if match["one"] or not _CLOCK.search(text, 0, match.start()))


def room_temperature(text: str) -> float | None:
    """The present temperature of the owner's rooms, the lowest told; None when none is."""
    return chosen(text, temperatures(text))


def chosen(text: str, found: list[Degrees]) -> float | None:
    """Of all temperatures found in a text the lowest of the rooms now: neither taken back nor only the usual one."""
    told = sorted((degrees for degrees in found if degrees.present), key=lambda degrees: degrees.start)
    present = told if len(told) < 2 else [*_kept(text, told), told[-1]]
    now = [degrees for degrees in present if not _USUAL.search(text, 0, degrees.start)] or present
    return min((degrees.celsius for degrees in now), default=None)


def _kept(text: str, told: list[Degrees]) -> list[Degrees]:
    """Of all but the last those that the next one does not take back."""
    return [one for one, next_ in pairwise(told) if not _TAKEN_BACK.search(text[one.end : next_.start][:_SOON])]


def speaks_of_rooms(text: str) -> bool:
    """True where degrees can be a room's; of a water heater or a meter they are not."""
    return _ROOM.search(text) is not None


def is_own(text: str, celsius: float) -> bool:
    """True where these degrees are told of one's own home; in a question 「室温不够十八度」 is the rule."""
    return any(one.present and one.celsius == celsius and _OWN.search(text, 0, one.start) for one in temperatures(text))


def _degrees(text: str, match: re.Match[str]) -> Degrees | None:
    celsius = _celsius(match)
    if celsius is None or not 0 < celsius < 45:
        return None
    before = text[max(0, match.start() - 14) : match.start()]
    other = (_NOT_ROOM.search(before) and not _STILL.search(before)) or _is_elsewhere(before, text[: match.start()])
    if (celsius >= _FEVER and not _HOT.search(before)) or _another(celsius, before, text, match.end()):
        return Degrees(match.start(), match.end(), celsius, present=False)
    apart = not _HERE.search(before) and (other or _is_earlier(text[: match.start()]))
    then = _THEN.search(before) or _without_today(_LAST_WINTER, before)
    then = then or _without_today(_ONCE, text[max(0, match.start() - 40) : match.start()])
    present = not (apart or then) and not _NOT_ROOM_AFTER.match(text, match.end())
    return Degrees(match.start(), match.end(), celsius, present)


def _another(celsius: float, before: str, text: str, end: int) -> bool:
    """A rule never reached, what is set or wished for, water, a difference, an angle, electricity: not the room."""
    unreached = before.endswith("连") and text.startswith(_UNREACHED, end)  # 「连20度都上不去」
    rule = unreached or (celsius in _STANDARD and _NEVER.search(before))
    if (_SET.search(before) or _ANGLE.search(before)) or (_WANTED.search(before) and not text.startswith("了", end)):
        return True
    change = _COOLER.search(before) or (celsius < _LEAST_ROOM and _CHANGE.search(before))
    return bool(rule or change or _PIPES.search(before) or _POWER.search(before) or _PRICE.match(text, end))


def _is_elsewhere(before: str, text: str) -> bool:
    """True outdoors, in the pipes, in other homes; and where it is the weather that has fallen to these degrees."""
    if _FALLEN.search(before):
        named = list(_WHERE.finditer(text[-40:]))
        return not named or named[-1]["out"] is not None
    return _ELSEWHERE.search(before) is not None and not _INSIDE.search(before)


def _is_earlier(before: str) -> bool:
    """True where the sentence speaks of other winters and has not come back to this one."""
    return _without_today(_EARLIER, before[-40:])


def _without_today(pattern: re.Pattern[str], before: str) -> bool:
    earlier = pattern.search(before)
    return earlier is not None and not _TODAY.search(earlier.group())


def _celsius(match: re.Match[str]) -> float | None:
    said = match.groupdict()
    if said.get("low"):
        return _lower(said["low"])
    if said.get("dotted"):
        whole, _, tenth = said["dotted"].partition("点")
        value = _lower(whole)
        return None if value is None else value + (number(tenth) or 0) / 10
    value = _lower(said["one"])
    if value is None or not said.get("half"):
        return value
    return value + (5 if match["half"] == "半" else number(match["half"]) or 0) / 10


def _lower(text: str) -> float | None:
    """The number, or the lower end of 十五六 and 七八."""
    if text[0].isdigit():
        return float(text)
    digits = [char for char in text if char in DIGITS]
    if len(digits) >= 2 and text[-1] in DIGITS and text[-2] in DIGITS and text[-2] not in "零两":
        text = text[:-1]
    value = number(text)
    return None if value is None else float(value)
