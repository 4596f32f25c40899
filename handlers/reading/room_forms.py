"""The forms of an address: its parts as people write them.

How the parts are joined and which of several addresses is chosen stands in rooms.py, what the words around an address
say of it in room_words.py.
"""

import re

from handlers.reading.numerals import CHINESE, NINE

_CN = f"[{CHINESE}]"
"""One character of a Chinese numeral, tens and hundreds among them."""
SPELLED = "[零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
"""One digit of a number that is read digit by digit: 五零一."""
_ANY = rf"[\d{CHINESE}]"
"""One character of any number."""
_DASH = r"\s?(?:[-~/_.。#*、]{1,2}|杠)\s?"

_APART = r"(?<![\d.:\-A-Za-z])"
"""Not inside a longer number, a time or a code: not the 1-501 of 13-1-501, 9:1-501 or BX1-501."""
_NOT_TIME = r"(?<!\d:)"
"""Not the minutes of 9:30."""
_NOT_ORDINAL = rf"{_NOT_TIME}(?<![A-Za-z\d.第])"
"""Neither that nor the end of a longer number or of a code, nor a number of an order: 第3栋."""
_NAMED = rf"{_NOT_TIME}(?<![A-Za-z\d.])(?<![^\s,，。!?;:家是住在的]第)"
"""The same where an order is a name, as at the head of a clause: 第3栋2单元; but not 从东数第3栋."""
_NO_DATE = "".join(
    rf"(?<!月{space}{digits})" for space in ("", r"\s") for digits in (r"\d", r"\d\d", _CN, _CN * 2, _CN * 3)
)
"""Before 号: not the day of a date, as in 5月12号, 12月 3号 and 十月三号."""
_HEAD = "(?:" + "|".join(rf"(?<![^\s,，。!?;]{size})(?<={size})" for size in (_ANY, _ANY * 2, _ANY * 3)) + ")"
"""After a number of up to three characters that begins a clause."""
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
    # no house has sixty floors of doors, and 023 is a parking place
    # a door of two digits only with its word: 3-2-01室
    {_NOT_TIME}(?<![\d.\-A-Za-z])(?P<b3>[甲乙丙丁]\d{{1,2}}|\d{{1,3}}|[A-Za-z]\d?|{SPELLED}{{1,2}})
        {_DASH}(?P<u3>\d{{1,2}}|{SPELLED})(?:{_DASH}|单元)
        (?P<r3>(?!0\d\d(?!\d)|[6-9]\d{{3}})\d{{3,4}}[A-Za-z]?(?![\d°℃]|-\d)|\d{{2}}(?=室)|{SPELLED}{{3,4}})(?:号?室|号房)?
    # a door of one digit, where nothing else can be meant: 8-1-4门口, 3-5-2,
    | {_APART}(?P<b6>\d{{1,3}})-(?P<u6>\d)-(?P<r6>\d{{1,2}})(?=[,，。!?\s的家户]|门[口禁]|$)
    # the same with spaces or commas: 3 2 501
    | {_APART}(?P<bs>\d{{1,2}})[\s,](?P<us>\d)[\s,](?P<rs>\d{{3,4}}){_NOT_MEASURED}
    | {_APART}(?!7-11门口)(?P<b2>\d{{1,3}}|[A-Za-z]\d{{0,2}}){_DASH}(?P<u2>\d{{1,2}})(?:单元|门)    # 3-2单元, 12-2门
    # building and unit at the head of a clause, before a thing of the stairwell or a storey: 3-1楼道灯不亮, 17-1一楼
    | (?<![^\s,，。;；])(?P<b4>\d{{1,3}})-(?P<u4>\d)
        (?=的?(?:楼道|楼梯|电梯|货梯|客梯|烟感|门禁|对讲|门厅|大堂|底商|楼顶|防盗门|单元门)
          |-?地下室|{_CN}{{1,2}}[楼层]|\s?[左右]边|[这那]边)
    # before a storey with its side: 13-3-二楼东, 3-2-2楼西户
    | {_APART}(?P<b8>\d{{1,3}})-(?P<u8>\d{{1,2}})-(?=(?:\d{{1,2}}|{_CN}{{1,3}})[楼层][东西南北中左右])
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
    {_NAMED}
    (?P<building> [甲乙丙丁]?\d{{1,3}}[A-Za-z]? | (?<!号楼)(?<![栋幢])[A-Za-z]\d{{0,2}} | [甲乙丙丁] | {_CN}{{1,4}} )\s?
    (?: 号(?:公寓)?\s?楼(?![梯盘市上下道])       # 3号楼, 2号公寓楼, but not 3号楼梯
      | 号公寓(?=\s?\d{{3,4}})           # 2号公寓1107
      | {_NO_DATE}号\s?楼(?=[上下道])           # 3号楼楼道, 3号楼上下, but not 12月3号楼上漏水
      | 号?[栋幢座](?:楼(?![梯盘市上下道门脚顶]))?        # 3栋, A座, 3号栋, 3栋楼; 三栋楼下
      | (?<=\d\d\d)楼(?![道梯上下])               # 210楼, more than a house has floors
      | 楼(?=\s?{FEW}\s?(?:单元|门))           # 3楼 is a building before its unit: 3楼2单元
      | \#楼?(?!门\s?\d|单元)     # 3#, 3#楼; 1#门103 is a stairway
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
      # at the head of a clause, with its door (8号门口, 31号防盗门, 5号里3楼) or more than a month has days: 58号阳台
      | {_HEAD}号(?=门[口前]|防盗门|里(?:楼|{FEW}楼))
      | {_HEAD}(?:(?<=3[2-9])|(?<=[4-9]\d)|(?<=[1-9]\d\d))
        号(?=[东西南北阳水上前后外底顶有]|楼[上下道顶]|[的里又也还](?!车))
      | (?:(?<=我家\d)|(?<=我家\d\d)|(?<=我家\d\d\d)|(?<=家住\d)|(?<=家住\d\d)|(?<=家住\d\d\d))号(?=[,，的]|正对|就在)
      # a villa: 别墅C7, 别墅区60号
      | (?:(?<=墅\d)|(?<=墅\d\d)|(?<=墅[A-Z]\d)|(?<=墅[A-Z]\d\d)|(?<=墅区\d)|(?<=墅区\d\d)|(?<=墅区[A-Z]\d)
         |(?<=墅区[A-Z]\d\d))(?:号(?!楼)|(?![\d户套平排万亩层楼元块年月个期栋幢座号]))
      | 排(?={FEW}号)                           # a row of low houses: 3排2号, 三排八号
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
      | \#(?:单元|门(?=\s?\d)) | 门洞 | 号门(?=洞|楼[道梯]|的?门铃|{FEW}楼)    # 四号门楼道, 2号门洞
      # 2门, but not a gate, a clinic or a door that is spoken of: 2门禁, 2门卫, 2门诊, 2门锁
      | 门(?![禁洞口卫岗诊市铃窗锁槛楣框面把边板票])
      | (?<=[栋幢座楼][{NINE}])(?!1[12][09]\D)(?=\d{{3}}{_NOT_MEASURED})    # 三栋二501
    )
    # a lettered block of a building is its unit: 3号楼B座1203
    | (?:(?<=号楼)|(?<=[\d{CHINESE}][栋幢]))(?P<unit2>[A-Za-z])座
"""

_FLOOR = rf"""
    {_NOT_ORDINAL}
    (?P<floor> \d{{1,2}} | (?!{SPELLED}[零〇幺]){_CN}{{1,3}} | 顶 )\s?[楼层](?!\d{{0,3}}[栋幢])
    # with its side it is a home: 5楼东户, 八层的西边户, 5楼左手边那家, 5楼靠东的住户; but not 5楼东门口
    (?: \s?的?[靠朝最]?(?P<side>[东西南北中左右])(?:手?边|面|侧|手|首|间|头)?
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
      | (?<=[元栋幢])两{SPELLED}{{2,3}}(?![个点天])    # 二单元两零三
      | {SPELLED}{{3}}(?= {_CN}{{1,3}}(?:号?楼|[栋幢座]|单元) )    # the building follows: 六零三二十一栋
      | (?<!{_CN})[一二两三]千{SPELLED}百零{SPELLED}(?!{_CN}){_NOT_MEASURED}    # 二单元一千二百零四
      | {SPELLED}?十{SPELLED}?[零〇]{SPELLED}    # 十二零三, 十零五
      | {_CN}{{2,6}}(?=室{_NO_INSIDE}|号房|房间号)  # 三百零一室
      | (?<=[栋幢座楼元])\d{{1,2}}[A-Ha-h]\d{{2}}(?!\d)     # 1栋3A05
      | [A-Ha-h]\d{{2}}(?=室{_NO_INSIDE}|房(?![租价费款子屋]))    # A03室
      | \d{{1,2}}(?=号?室{_NO_INSIDE}|号房)     # 12室; but 28号室温还没达标
      | (?:(?<=[座栋幢楼元])|(?<=我是))\d{{1,2}}[A-Ha-h](?![A-Za-z\d])    # A座12B, 我是15B的
      | (?:(?<=单元)|(?<=\d门))\d{{1,2}}(?=号(?!楼|电?梯|门))    # 2单元12号, 1门7号, but not 2单元3号电梯
      | (?<=\d[楼层])(?:0[1-9]|1[0-2])(?=室|号|[,，。\s户])    # 17楼06室
      | (?<=[\d一二三四五六七八九]排)(?:\d{{1,2}}|[{NINE}])(?=号)   # 3排2号, 三排八号
      | (?<![到至])\d{{1,4}}(?=铺(?![路设砖地装满上开着]))    # a shop: 101铺
      | (?:(?<=[栋幢座])|(?<=号楼)){FEW}(?={_DOOR_AFTER})    # 9栋5号没电, 9栋01号商铺; but not 9栋5号停水, a day
    )
    # 501房, but not 501房租; 101铺, but not 101到108铺
    (?P<mark> 号?室{_NO_INSIDE} | (?<![到至]\d\d\d)铺 | 号房 | 住户 | 业主 | [东西中]?户 | 房(?![租价费款子屋]) )?
"""

NUMBERED = re.compile(
    rf"""
    [\dA-Za-z甲乙丙丁顶]|[{CHINESE}](?:[{CHINESE}]|\s?[号栋幢座楼层单门梯排室房户铺杠\-~/\#])
    |[东西南北中][边头]?那?户|[东西中]\s?(?:号?单|门)
    """,
    re.VERBOSE,
)
"""Without a number, or what stands for one, no part is named: a quick look before the long one."""
PARTS = re.compile(rf"{_DASHED} | {_BUILDING} | {_UNIT} | {_FLOOR} | {_ROOM}", re.VERBOSE)
"""One part of an address, or several joined by dashes; `mark` is a word that makes a number a room."""

GROUPS = (
    ("building", "b3", "bs", "b2", "b4", "b6", "b7", "b8", "p1", "p3", "bl", "building"),
    ("unit", "u3", "us", "u2", "u4", "u6", "u7", "u8", "unit", "unit2"),
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
    | 的?几零几来着[,，]?                        # 2单元几零几来着401
    | ,是                                       # 3号楼,是501
    | 的?(?:[东西中]户|[左右]手)                # 3号楼东户501
    | ,?的?(?:那个|这个|就是|底商|商铺|我们?家|我住|我是)?的?     # 3号楼,我家501
    """,
    re.VERBOSE,
)
"""What may stand between two parts of one address."""

BARE = re.compile(rf"\d{{3,4}}[A-Za-z]?|{SPELLED}{{3,5}}|[{CHINESE}]{{4,6}}")
"""A whole answer that is a room number, where one was asked for."""
