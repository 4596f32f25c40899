"""The forms of an address: its parts as people write them, and the words around it that say whose home it is.

How the parts are joined and which of several addresses is chosen stands in rooms.py.
"""

import re

from handlers.reading.numerals import CHINESE, NINE

_CN = f"[{CHINESE}]"
"""One character of a Chinese numeral, tens and hundreds among them."""
SPELLED = "[零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
"""One digit of a number that is read digit by digit: 五零一."""
_DASH = r"\s?(?:[-~/_.。#*、]{1,2}|杠)\s?"
_IN_CLAUSE, _IN_SENTENCE = "[^,。!?]", "[^。!?]"

_APART = r"(?<![\d.:\-A-Za-z])"
"""Not inside a longer number, a time or a code: not the 1-501 of 13-1-501, 9:1-501 or BX1-501."""
_NOT_TIME = r"(?<!\d:)"
"""Not the minutes of 9:30."""
_NOT_ORDINAL = rf"{_NOT_TIME}(?<![A-Za-z\d.第])"
"""Neither that nor the end of a longer number or of a code, nor a number of an order: 第3栋."""
_NO_DATE = "".join(
    rf"(?<!月{space}{digits})" for space in ("", r"\s") for digits in (r"\d", r"\d\d", _CN, _CN * 2, _CN * 3)
)
"""Before 号: not the day of a date, as in 5月12号, 12月 3号 and 十月三号."""
FEW = rf"(?:\d|{_CN}){{1,2}}"
"""A number of one or two characters, such as a unit has."""

_NOT_MEASURED = r"""(?!
    \d | :\d | -\d                              # the number itself goes on: 5012, 501-2
    | [到至]\s?\d{3}                           # a row of them: 101到601
    | \s?(?:
        (?: [年月时秒岁]                        # of time and age: 2021年
          | [元块万千百]                        # of money: 1500元
          | 一[个年月天]                        # of a price: 250一个月
          | [度平米斤%瓦wWvV伏]                 # of warmth, size, weight, power: 120平
          | [个条位级]                          # of a count: 120个
        )
        | 天(?![然花线棚井窗天])                # 120天, but 501天花板, 501天天吵
        | 点(?!错|不着|不燃)                    # 130点, but 501点不着火
        | 日(?!光)                              # but 501日光灯
        | 分(?!水)                              # 120分, but 501分水器
        | 台(?!盆|面|下盆|风)                   # 120台, but 501台盆
        | 次(?!卧)                              # 120次, but 501次卧
        | 人(?!脸)                              # 120人, but 501人脸识别
        | 家(?![里中的装天在又漏养老总没厨卫]|门[没打关锁])    # 120家, but 501家里
        | 路(?![上灯面口边])                    # the bus 120路
        | ° | mm | cm | kg | kw | 小时 | 毫 | 公里
        | 立管                                  # the size of a pipe
        | [楼层](?![的道上下梯顶]) | 号楼 | 栋 | 幢   # a building or a floor
        | 号线                                  # an underground line
      | [小中大]学 | 中(?=[的上读念当]) | 医院 | 厂 | 部队 | [国省县]道 | 胶    # 101中学, 301医院, 502胶
        | 多[块元年天户个人]                    # 500多块
    )
)"""
"""After a number that is a door: nothing that it would count or measure, and no more digits."""

_DASHED = rf"""
    # building, unit, door: 3-2-501, 甲3-2-501, 3-2单元501, 三杠二杠五零一
    # a door of two digits only with its word: 3-2-01室
    {_NOT_TIME}(?<![\d.\-A-Za-z])(?P<b3>[甲乙丙丁]\d{{1,2}}|\d{{1,3}}|[A-Za-z]\d?|{SPELLED}{{1,2}})
        {_DASH}(?P<u3>\d{{1,2}}|{SPELLED})(?:{_DASH}|单元)
        (?P<r3>\d{{3,4}}[A-Za-z]?(?![\d°℃]|-\d)|\d{{2}}(?=室)|{SPELLED}{{3,4}})(?:号?室|号房)?
    # a door of one digit, where nothing else can be meant: 8-1-4门口, 3-5-2,
    | {_APART}(?P<b6>\d{{1,3}})-(?P<u6>\d)-(?P<r6>\d{{1,2}})(?=[,，。!?\s的家户]|门[口禁]|$)
    # the same with spaces or commas: 3 2 501
    | {_APART}(?P<bs>\d{{1,2}})[\s,](?P<us>\d)[\s,](?P<rs>\d{{3,4}}){_NOT_MEASURED}
    | {_APART}(?!7-11门口)(?P<b2>\d{{1,3}}|[A-Za-z]\d{{0,2}}){_DASH}(?P<u2>\d{{1,2}})(?:单元|门)    # 3-2单元, 12-2门
    # building and unit at the head of a clause, before a thing of the stairwell or a storey: 3-1楼道灯不亮, 17-1一楼
    | (?<![^\s,，。;；])(?P<b4>\d{{1,3}})-(?P<u4>\d)
        (?=的?(?:楼道|楼梯|电梯|货梯|客梯|烟感|门禁|对讲|门厅|大堂|底商|楼顶|防盗门|单元门)
          |-?地下室|{_CN}{{1,2}}[楼层]|\s?[左右]边|[这那]边)
    # the same after the name of the estate: 阳光里5-1, 南区6-2这边
    | (?<=[苑园里区府院墅])(?P<b7>\d{{1,3}})-(?P<u7>\d)(?=[,，。!?;\s的]|这边|那边|$)
    # building and door, or unit and door where a building stands before: 3-501, A-1203室, 5号楼2-501
    # but B1-087 is a parking place
    | {_APART}(?![A-Za-z]\d?-0)(?P<p1>\d{{1,2}}[A-Da-d]?|[A-Za-z]\d{{0,2}}){_DASH}
        (?P<p2>\d{{3,4}}[A-Za-z]?){_NOT_MEASURED}(?:号?室|号房)?
    # the same spelled: 二杠九零幺
    | (?<!{_CN})(?P<p3>{SPELLED})\s?(?:[-~/]|杠)\s?(?P<p4>{SPELLED}{{3,4}})(?![{CHINESE}\d])(?:号?室|号房)?
    # a building with a letter, and its door: A1203; not I or O, which look like 1 and 0, nor 负一层A118, for a car
    | (?<![A-Za-z\d第报码示错])(?<!负[一二三1-3]层)
        (?P<bl>[A-HJ-NP-Za-hj-np-z])(?P<br>\d{{3,4}}){_NOT_MEASURED}(?![A-Za-z\d])
"""
"""Numbers joined by dashes or spaces."""

_BUILDING = rf"""
    {_NOT_ORDINAL}
    (?P<building> [甲乙丙丁]?\d{{1,3}}[A-Za-z]? | (?<!号楼)(?<![栋幢])[A-Za-z]\d{{0,2}} | [甲乙丙丁] | {_CN}{{1,4}} )\s?
    (?: 号(?:公寓)?\s?楼(?![梯盘市上下道])       # 3号楼, 2号公寓楼, but not 3号楼梯
      | {_NO_DATE}号\s?楼(?=[上下道])           # 3号楼楼道, 3号楼上下, but not 12月3号楼上漏水
      | 号?[栋幢座](?:楼(?![梯盘市上下道门脚顶]))?        # 3栋, A座, 3号栋, 3栋楼; 三栋楼下
      | (?<=\d\d\d)楼(?![道梯上下])               # 210楼, more than a house has floors
      | 楼(?=\s?{FEW}\s?(?:单元|门))           # 3楼 is a building before its unit: 3楼2单元
      | \#楼?                                   # 3#, 3#楼
      | (?<=[A-Za-z]\d)楼(?=[下道门里\d一二三四五六七八九])    # A8楼下, A1楼一楼
      | (?<=[A-Za-z]\d)(?=[一二三四五六七八九]单元)             # A5一单元
      # at the head of a clause: D8又断水了, G11楼下, D4东山墙; not E1, as a boiler shows it
      | (?:(?<=[A-DG-Z]\d)(?<![^\s,。!?;][A-Z]\d)|(?<=[A-DG-Z]\d\d)(?<![^\s,。!?;][A-Z]\d\d))
        (?=[又也还都]?(?:[断停]了?[水电]|没[水电热暖])|楼[道下门]|[东西南北]{{1,2}}[侧面边]?山?墙|大堂|门厅)
      | (?<=[A-Za-z]\d\s)(?={FEW}(?:[楼层]|单元))             # D8 4楼西户
      | (?:(?<=弄\d)|(?<=弄\d\d)|(?<=弄\d\d\d))号    # a house of a city's lane: 61弄11号, 22号4楼, 39号楼梯里
      | {_NO_DATE}号(?=楼梯[里间上口]|{FEW}楼(?![栋幢]|道|{FEW}单元))
      # a house that is named by its walls and ends, or as one's own: 5号东墙, 72号西侧外墙, 14号底楼, 我家55号正对着
      | {_NO_DATE}号(?=[东西南北前后]{{1,2}}[侧面边]?[山外]{{0,2}}墙|底楼|顶[层楼]|[东西南北]头|[东西南北]边[那这]个口)
      # more than a month has days, at the head of a clause: 58号阳台又进水, 328号西边
      | (?:(?:(?<=3[2-9])|(?<=[4-9]\d))(?<![^\s,。!?;]\d\d)|(?<=[1-9]\d\d)(?<![^\s,。!?;]\d\d\d))
        号(?=[东西南北阳水上前后外底顶有]|楼[上下道顶]|门[口前]|[的里又也还](?!车))
      | (?:(?<=我家\d)|(?<=我家\d\d)|(?<=我家\d\d\d)|(?<=家住\d)|(?<=家住\d\d)|(?<=家住\d\d\d))号(?=[,，的]|正对|就在)
      # a villa: 别墅C7, 别墅区60号
      | (?:(?<=墅\d)|(?<=墅\d\d)|(?<=墅[A-Z]\d)|(?<=墅[A-Z]\d\d)|(?<=墅区\d)|(?<=墅区\d\d)|(?<=墅区[A-Z]\d)
         |(?<=墅区[A-Z]\d\d))(?:号(?!楼)|(?![\d户套平排万亩层楼元块年月个期栋幢座号]))
      | 排(?=\d{{1,2}}号)                        # a row of low houses: 3排2号
      # 3号 is a building before a door, a unit or both: 3号501, 3号2单元, 3号 2-501; but not the day of a date
      | {_NO_DATE}
        号(?= (?:\s|里厢)?(?:\d{{3,4}}|{SPELLED}{{3,4}}){_NOT_MEASURED}
            | \s?(?:{FEW}|[东西中])\s?(?:单元|门) | \s\d{{1,2}}-\d{{3}} )
    )
"""

_UNIT = rf"""
    {_NOT_TIME}(?:(?<![A-Za-z\d.])|(?<=[A-Za-z]\d)(?=[{NINE}]))
    (?!(?<=[这那每哪整同])[1一]\s?单)             # this one, whichever it is: 这一单元五十来户
    (?P<unit> \d{{1,2}} | {_CN}{{1,2}} | [A-Za-z] | [甲乙丙丁东西中] )\s?
    (?: 号?单\s?元                              # 2单元, 东单元
      | [单梯](?=\s?(?:\d{{3}}|{SPELLED}{{3}}))  # 2单501, 2梯五零一
      | (?<=座\d)梯                              # 11座2梯一楼
      | 门洞 | 号门(?=洞|楼[道梯]|的?门铃|{FEW}楼)    # 四号门楼道, 2号门洞
      # 2门, but not a gate, a clinic or a door that is spoken of: 2门禁, 2门卫, 2门诊, 2门锁
      | 门(?![禁洞口卫岗诊市铃窗锁槛楣框面把边板票])
      | (?<=[栋幢座楼][{NINE}])(?!1[12][09]\D)(?=\d{{3}}{_NOT_MEASURED})    # 三栋二501
    )
    # a lettered block of a building is its unit: 3号楼B座1203
    | (?:(?<=号楼)|(?<=[\d{CHINESE}][栋幢]))(?P<unit2>[A-Za-z])座
"""

_FLOOR = rf"""
    {_NOT_ORDINAL}
    (?P<floor> \d{{1,2}} | {_CN}{{1,3}} | 顶 )\s?[楼层](?!\d{{0,3}}[栋幢])
    # with its side it is a home: 5楼东户, 八层的西边户, 5楼左手边那家, 5楼靠东的住户; but not 5楼东门口
    (?: 的?[靠朝最]?(?P<side>[东西南北中左右])(?:手?边|面|侧|手|首|间|头)?
        (?: 的?(?:住户|那[家户])|[户门家](?!口|子)|室(?!内|外|温) | (?<=[东西])(?=\s|[,，。]|$) )    # or 5楼东
    )?
    # the other way round: 东户四楼, 西边那户四楼; but not 东户四楼有人装修
    | (?P<side2>[东西南北中])[边头]?那?户(?P<floor2>\d{{1,2}}|{_CN}{{1,3}})[楼层](?=[,，。!?\s的]|$)
"""

_DOOR_AFTER = r"""号(?:\s?$|\s?[,，。!?;]|\s?(?:
    家|的[家户水电暖]|房|商铺|门市|底商|门面
  | [断跳漏没](?!有?[来开])|暖气|水[管表]|电表|[厨卫马下]
))"""
"""After the small number of a door: its own matter, where a day would have what was done on it."""

_NO_INSIDE = r"(?![温内外]|\s?[\d一二两三]厅)"
"""After 室 where it ends a room's number: 室温, 室内 and 室外 are words of their own, 3室2厅 is a size."""

_ROOM = rf"""
    {_NOT_TIME}(?<![\d.\-A-Za-z\#])
    (?P<room>
        \d{{3,4}}[A-Ha-h]?{_NOT_MEASURED}       # 501, 1203A
        # 五零一, but not 二零二一年, 三四五个
      | {SPELLED}{{3,4}}(?! [十百千] | {SPELLED} | [新级届度点块元年月个分天号] )
      | {SPELLED}{{3}}(?= {_CN}{{1,3}}(?:号?楼|[栋幢座]|单元) )    # the building follows: 六零三二十一栋
      | (?<!{_CN})[一二两三]千{SPELLED}百零{SPELLED}(?!{_CN}){_NOT_MEASURED}    # 二单元一千二百零四
      | {SPELLED}?十{SPELLED}?[零〇]{SPELLED}    # 十二零三, 十零五
      | {_CN}{{2,6}}(?=室{_NO_INSIDE}|号房|房间号)  # 三百零一室
      | \d{{1,2}}(?=号?室{_NO_INSIDE}|号房)     # 12室; but 28号室温还没达标
      | (?:(?<=[座栋幢楼元])|(?<=我是))\d{{1,2}}[A-Ha-h](?![A-Za-z\d])    # A座12B, 我是15B的
      | (?:(?<=单元)|(?<=\d门))\d{{1,2}}(?=号(?!楼|电?梯|门))    # 2单元12号, 1门7号, but not 2单元3号电梯
      | (?<=\d[楼层])(?:0[1-9]|1[0-2])(?=室|号|[,，。\s户])    # 17楼06室
      | (?<=[\d一二三四五六七八九]排)\d{{1,2}}(?=号)                # 3排2号
      | (?<![到至])\d{{1,4}}(?=铺(?![路设砖地装满上开着]))    # a shop: 101铺
      | (?:(?<=[栋幢座])|(?<=号楼)){FEW}(?={_DOOR_AFTER})    # 9栋5号没电, 9栋01号商铺; but not 9栋5号停水, a day
    )
    # 501房, but not 501房租; 101铺, but not 101到108铺
    (?P<mark> 号?室{_NO_INSIDE} | (?<![到至]\d\d\d)铺 | 号房 | 住户 | 业主 | [东西中]?户 | 房(?![租价费款子屋]) )?
"""

PARTS = re.compile(rf"{_DASHED} | {_BUILDING} | {_UNIT} | {_FLOOR} | {_ROOM}", re.VERBOSE)
"""One part of an address, or several joined by dashes; `mark` is a word that makes a number a room."""

GROUPS = (
    ("building", "b3", "bs", "b2", "b4", "b6", "b7", "p1", "p3", "bl", "building"),
    ("unit", "u3", "us", "u2", "u4", "u6", "u7", "unit", "unit2"),
    ("floor", "floor", "floor2"),
    ("side", "side", "side2"),
    ("room", "r3", "rs", "r6", "p2", "p4", "br", "room"),
)
"""The name of a part, and the groups of PARTS that hold it."""

JOINT = re.compile(
    rf"""
      [\s,、的了/.\-()]{{0,3}} | 里厢             # 3号楼, 2单元的501, 2单元(501), 12号里厢301
    | 的?第{FEW}[楼层]的?                      # 2单元的第3层301
    # the fields of a form: 20号楼;单元:2;房号:1503
    | \s{{0,2}}[,;|。!\[]{{0,3}}\s{{0,2}}(?:(?:单元|房间?|门牌|室)[号数]?[:是为\]]?\s?)?
    # 3号楼东边那个单元501, 3号楼西数第二个单元501
    | 的?[东西南北中]边?(?:[那这]|数?第?[\d一二三四五]|[头尾]一)个单元
    | ,是                                       # 3号楼,是501
    | 的?(?:[东西中]户|[左右]手)                # 3号楼东户501
    | ,?的?(?:那个|这个|就是|底商|商铺|我们?家|我住|我是)?的?     # 3号楼,我家501
    """,
    re.VERBOSE,
)
"""What may stand between two parts of one address."""

BARE = re.compile(rf"\d{{3,4}}[A-Za-z]?|{SPELLED}{{3,5}}|[{CHINESE}]{{4,6}}")
"""A whole answer that is a room number, where one was asked for."""

BESIDE = re.compile(r"(?:楼上|楼下|隔壁|对门|邻居|对过|对面)家?$")
"""Before the bare number of a neighbour."""

ACTS = re.compile(
    r"""
    (?:的|家|那家|住户|业主|房东|租户)?(?:
        (?:[也就又还]|刚|今天|昨[天晚]|一直|一?来)?(?:
            来(?!电|水|暖)|[没有]人|不在|没在|不让|不开门|不接|不承认|不认|不管|不配合|不肯
          | 说|讲|问|打电话|电话|关机|失联|联系|反映|敲门|找|赔|搬|租|卖|同意|答应|答复|修好
        )
    )
    """,
    re.VERBOSE,
)
"""After the neighbour's number: he is told of as a person, and the matter is not at his home: 楼上503来看了一眼."""

ASKED = re.compile(
    r"""
    (?: 我家|我们家?|咱们?家?|俺们?家?|我是|俺是|我住|俺
      | (?<![收给欠扣罚让要多找差了])我         # 我501漏水, but not 收我501
      | 楼上|楼下|隔壁|对门|对面|对过           # a neighbour's
      | [漏流渗滴淌]水?[到进]了?                # where the water goes: 漏到501
      | 家住|住在|住|这里是|我这|我是楼[上下]的
      | [我咱俺]们?(?:单元|楼|栋|层)             # somebody there: 我们单元1203
      | 房号|房间|室号|门牌|门牌号|地址|[房室]:
      | [东西南北中AB]区|期                     # the part of the estate: 二期501
      | 苑|园|庭|城|湾|府|里|小区               # the end of its name: 阳光花园501
      | 改成|改为|是|在|搬来的
    )
    (?:是|在|:|,)?\s?$
    """,
    re.VERBOSE,
)
"""Before a bare number that is a room."""

DUE_AFTER = re.compile(
    r"""
    (?:[、+和跟与及]\s?\d{3,4}){0,5}           # the first of several: 501、502都没水
    \s?(?: $ | [,。!?;\s]
      | 楼[上下道]                              # 501楼上漏水
      | [的家](?![长电具])                      # 501家没水, but not 501家电
      | [这家都]?(?: [暖水电热冷温]             # what comes into a home: 501暖气不热
                 | [漏停有滴冒断渗]|跳闸|没(?!退|到账)       # what befalls it: 501停水
                 | [还又也](?:是|在)?(?:没[来修有热人电水暖]|不热|不行|[漏停坏堵冷渗滴冒])
                 | 一直(?:没[来修有水电暖热]|不热|[漏渗冷])
                 | [厨卫客主阳卧屋]             # a room of it: 501厨房
                 | [窗墙地厕浴]|[东南西北][窗墙卧]|外[墙机]|信箱    # a part of it: 501墙
                 | [空马下灯网洗淋灶燃煤蹲便]   # a thing in it: 501马桶, 501下水道
                 | 这                           # 501这边
                )
      | 室[温内外]                              # 501室温才15度
      | 天花|吊顶|顶棚|花洒|龙头|门[锁打坏关把]|对讲
      | 不热|测温|报[的了过]?修|通了|被|投诉|反映             # what is the matter, or what is done about it
      | 业主|才?是我
      | [这那]个?(?:工|报修)?单(?!元)           # 501那单
      | 又来(?:说|问|反映|报|催)|天天|每天
    )
    """,
    re.VERBOSE,
)
"""After a bare number at the head of a clause that is a room."""

PAID = re.compile(
    r"(?:[收交缴扣][^\d,。!?]{0,4}\d{2,5}[^\d。!?我家]{0,6}|读数[^\d。!?]{0,6})(?:应该?是|应为|改[成为]|是)$"
)
"""Before a bare number that takes the place of an amount or a reading: 收了我1580,应该是1380."""

DATED = re.compile(r"月\s?\d{1,2}[号日]$|(?:早上|上午|中午|下午|晚上|夜里|今天|昨天|昨晚|现在|刚才|[天周月年时拜]了)$")
"""Before a bare number as the head of a clause: 12月15号501漏水."""

TAIL = re.compile(r"\s?的?[啊哈呀呢]?(?:[\s,，。!！?？;；]|$)")
"""After an address that is all its clause says: 我家502漏水,3号楼的."""

YEAR = re.compile(r"(?:19\d\d|20[0-3]\d)")

OWN = re.compile(
    rf"""
    (?: 我家|我们家?|自家|咱家|咱们家?|俺们?家?|我是|本人
      | 家住|我住|自己[住是]|现在住|住在|搬到
      | 房号|地址|这里是|我在|我这|报修
    ){_IN_CLAUSE}{{0,6}}$
    | (?:我家|自己家)[,:]$
    """,
    re.VERBOSE,
)
"""Before one's own home."""

FOREIGN = re.compile(
    rf"""
    (?: (?<!我是)(?:楼上|楼下|隔壁|对门|邻居)   # a neighbour
      | 他家|她家|人家|那家                     # somebody
      | 对面|上面|下面|旁边|对过                # a side
    ){_IN_CLAUSE}{{0,4}}$
    """,
    re.VERBOSE,
)
"""Before the home of somebody else."""

FOREIGN_AFTER = re.compile(
    rf"""
      的?(?:邻居|那家|那户|人家)                # 501的邻居, 501那家
    | 是(?:我|俺|咱)?(?: 邻居|闺女|女儿|儿子|爸|妈|父母|婆婆|公婆|岳父|岳母|丈母娘|亲戚|哥|姐|弟|妹|老人
                       | 朋友|别人|人家|他|她
                      )们?(?:[家的那住]|$|[,。])    # 501是我闺女家, 1203是邻居
    | 是(?:我|俺|咱)?(?:们)?家?(?:老|旧|以前|原来|之前|从前)的?(?:房|家|地址|住)    # 302是老房子
    # where all is well again: 3号楼修好了,4号楼呢; 1单元有水了2单元还没有
    | 都?(?:已经)?(?:修好|弄好|没停[水电]|没事|没问题|有[水电暖]|来[水电暖]|正常|恢复|通[水电暖]|热)气?了?
        (?:[,，]|\s?(?:可|但|但是|就|我们?|咱们?)?{FEW}(?:号?楼|[栋幢座]|单元|门))
    | (?:在|又|天天|老|总|半夜|家)?(?: 装修|吵|闹|放音乐|跳        # 501半夜放音乐
                                     | 扔|漏水?[到下]               # 501漏到我家
                                     | 那套?(?:去掉|删掉?)          # 501那套删掉
                                    )
    """,
    re.VERBOSE,
)
"""After the home of somebody else, or one that shall be forgotten."""

DENIED = re.compile(
    r"""
    (?: 不是|并非|非|唔系|不是我家              # 不是501
      | 谁说我?们?家?[是住在]{0,2}
      | 不在|没在|不住在?
    | (?:绑|写|填|登记|录|弄|搞)[成到]了?我?(?:对门|隔壁|邻居)?家?    # 绑成我对门403了
      # where one lived before: 以前住501, 原来登记的501
      | (?:以前|原来|原先|之前|从前|曾经?)我?(?:家|是)?(?:住|登记|绑定?|填|写)?[在的]?是?
    )\s?$
    """,
    re.VERBOSE,
)
"""Before a home that the owner says is not meant."""

_TAKEN_BACK = "不对|错了|写错|打错|说错|发错|弄错|搞错|看错|记错|[哦噢啊呃]不|更正|纠正|改成|改为"
"""Takes an address back: 3号楼,写错了,4号楼."""

CORRECTED = re.compile(
    rf"""
    (?: {_TAKEN_BACK}|报错|不不|[哦噢呃]$       # 3号楼,写错了,4号楼; 3号楼,哦不,4号楼
      | 变更[为到]|换成|变成|改
      | 应该是|应为|其实是|实际[是住在]|而是
    ){_IN_SENTENCE}{{0,8}}$
    | 不对{_IN_SENTENCE}{{9,14}}我[是住家]$       # 不对不对202是我妈家,我是402
    | 这[回次](?:报修?|坏|漏)?的?是$              # 我有两套,1-1-101和2-2-202,这回是2-2-202
    | (?:不好意思|抱歉|口误|手误|手滑)了?[,，\s]?(?:应该)?是?$    # 8栋的,不好意思9栋
    | 不是{_IN_SENTENCE}{{0,4}}[\dA-Za-z{CHINESE}东西南北中甲乙丙丁]{_IN_SENTENCE}{{0,10}}是\s?在?$  # 不是3号楼,是5号楼
    """,
    re.VERBOSE,
)
"""Before a home that takes the place of one said earlier."""

MENDS = re.compile(rf"[,\s]*(?:[哦噢啊呃]?(?:{_TAKEN_BACK}|不是?)了?)[,\s]*(?:应该是|应为|是)?[,\s]*")
"""All that stands between a room and the number that takes its place: 六零二不对六零三."""

RATHER = re.compile(rf"(?:应该是|其实是|实际是|而是|不是{_IN_SENTENCE}{{1,40}}是)(?:楼上|楼下|隔壁|对门)?$")
"""Before a home that is meant instead, or whose pipe it was: 是四零一屋里那根主管在漏 corrects nobody's address."""
BLAMED = re.compile(rf"(?:家|屋|室|的|那|卫|厨|楼上){_IN_CLAUSE}{{0,8}}[漏渗滴淌爆裂堵跑]|[漏渗滴淌爆裂堵跑]")
"""After the home that the trouble comes from."""

HEARSAY = re.compile(r"(?:说是?|告诉我是?|通知是?)(?:因为|由于)?$")
"""Before the cause that others give: 说是7号楼管道漏."""
CAUSE = re.compile(
    r"""
    (?:的|那边|那头|那儿|那)?(?:在|正)?[换修]?(?:供[暖水热]|[暖地]?[暖水热]气?|主)?
    (?:主?管[道子线网]?|阀门?|泵房?|换热站|总闸|电缆|变压器|配电[箱柜房])
    """,
    re.VERBOSE,
)
"""After the building whose pipe or pump is told as the cause."""
HERE = re.compile(r"[我咱俺]")
"""Somewhere in a message: the teller himself, who does not live in such a building."""

ASKS_BACK = re.compile(r"[室号]?[吗嘛么]")
"""After a home that is not denied: 我家不是1302吗."""

RANGE = re.compile(rf"(?:(?<=[\d{CHINESE}])|(?<=[楼栋幢座号]))[到至]$")
"""Between the ends of a row of buildings: 1号到3号楼."""

NOT_HOME = re.compile(
    r"""
    \s?(?: 期|区|院(?!里|子|内)                 # a part of the estate: 3#院, but not 3#院里
         | 车位|号车|车(?!库)                   # a car, and where it stands: 3#车位
         | 路(?![上灯面口边])|街                # a street: 3#路, but not 3#路灯
         | 门岗|岗|大门                         # a gate: A座大门
         | 号电梯|号梯|号线|线|工单             # a lift, a line, a ticket: 3#线
        )
    """,
    re.VERBOSE,
)
"""After a building, a unit or a floor that names no home."""

PARKED = re.compile(r"\s?号?的?(?:车位|停车位|储藏室|地下室车位)")
"""After the number of a parking place or a store room."""

_THING = r"(?:车位|车库|地库|停车场|储藏室|电梯|报修单|抄表|[上这]期)"
_CODE = r"""(?: 工单号?|单号|编号                     # a ticket
              | 取件码|验证码|密码|户号|卡号|尾号|末四位|表号|读数    # a code, an account, a meter
            )"""
NUMBERED = re.compile(rf"(?:{_THING}|{_CODE})(?:应该?是|[号是为:\s]{{0,2}})$", re.VERBOSE)
"""Before a number that names something else than a home."""
CODED = re.compile(rf"{_CODE}[号是为:\s]{{0,2}}$", re.VERBOSE)
"""Before what is no home even if it looks like a whole one: 取件码3-2-5012; but 电梯3号楼2单元 is one."""

ROUTE, ALONG = re.compile(r"(?:从|由|打)$"), re.compile(r"(?:按|起|开始|往|依次|挨|一直到|敲|查|发)")
"""Around the building at which a round or a way begins: 从1号楼按顺序敲过来."""

LISTED = re.compile(r"(?:\d|[楼栋幢座])[和跟与同、]$|\d[栋幢座]\s?$")
"""Before the last of several buildings: 33、34幢, 9座和11座, 1幢2幢."""

BETWEEN = re.compile(r"的?(?:中间|之间|当中|当间)(?!单元|那?[个户家栋])")
"""After two buildings: what lies between them is in neither."""
AND = re.compile(rf"(?:(?<=[\d{CHINESE}])|(?<=[楼栋幢座号]))[和跟与同及、]?$")
"""Between those two, and before the second of them: 8号楼和9号楼中间, 8、9号楼中间."""

CONTRAST = re.compile(r"都?有[水电暖气][^。!?]{0,4}(?:我们|咱们?|俺们?)(?:这|那?边|楼|栋)")
"""After the building of others: 1号楼有水,我们这边没有."""

LIFTS = re.compile(rf"\s?(?:\d+|{_CN}+)多?[部台个户]")
"""After a count of buildings: 14栋楼46部电梯."""

TOTAL = re.compile(r"(?:一共|总共|共有?|有|管|那|这)$")
"""Before a count of buildings: 一共12栋."""

STREET = re.compile(r"(?:[路街巷道]|胡同)$")
"""Before the number of a house in a street: 人民路3号."""

_AFTER = rf"(?<=[\d{CHINESE}])"
"""After a numeral."""
DOOR_HEAD = re.compile(r"(?:^|[,，。!?;\s]|我们?楼?|咱们?楼?|俺们?楼?|住|在|里)$")
DOOR_TAIL = re.compile(
    rf"""
    (?<=洞)
    | \s?(?: 楼[道上下栋]|栋|{FEW}[楼层]                      # 3门楼栋口, 33门1楼
            | 楼顶|都?[没停有缺断来][水电暖热气]                # 3门没热水
            | 的?灯|门禁|对讲|楼梯
            | 电梯|电表|水[管表]|[污下上]水|暖气|供暖|管道|井   # 9门污水管
            | 的?(?:住户|业主|居民|邻居|老人)
         )
    """,
    re.VERBOSE,
)
"""Around 「9门」 that stands alone: a unit, as 9门污水管; not 3门课, 3门冰箱 or a gate of the estate."""
