"""Who needs care among those a matter concerns: the old, children, the pregnant, the sick, the disabled.

The words for them are in the lexicon; here are what names somebody without one (ages, classes, months, what was
done to a body), and who of all those named is affected.
"""

import re

from handlers.reading.bystanders import Mention, is_bystander, stretches
from handlers.reading.lexicon import Hit
from handlers.reading.mentions import Named, Weigher, every
from handlers.reading.numerals import NINE

GROUPS = ("elderly", "child", "pregnant", "patient", "disabled")
"""The groups, in the order in which a reading names them."""
_FAMILY = "people.vulnerable."
_AFFECTED = "affected"
"""The sign of somebody whom no rule sets aside."""
_AGE = "-"
"""Stands for the word of somebody who is named by an age, or by what was done to him."""
_DIGITS = NINE + "十"
_SIXTY = rf"(?:[6-9]\d|1[01]\d|[六七八九]十[{NINE}几]?)"
"""The age of the old: 65, 102, 七十几."""
_SEVENTY = rf"(?:[7-9]\d|[七八九]十[{NINE}几]?)"
"""Old beyond doubt, where nothing but a number and a person is named: 我妈85."""
_NO_AGE = r"(?![\d.度℃号块元平栋楼幢单\-#多百天年个条本只次分后来斤])"
"""After a number: then it counts or measures something."""
_END = r"(?=[,，。!?\s]|$)"
_KIN = (
    r"(?:[伯叔舅姑姨][父丈妈母]|[爸妈爷奶娘爹姥婆舅姑姨伯婶]|(?<!老)公|老伴|老的|父亲|母亲|丈人|丈母娘?|岳[父母]"
    r"|老人|老头儿?|老爷子|老太太?|老汉|家[父母])"
)
_SUBJECT = rf"(?<![其收扣要给找罚退差欠了费])[她他]|{_KIN}"
"""Whose age follows; but not 其他68, 收他80."""
_ME = r"(?<![收扣要给找罚退差欠])(?<![收扣要给找罚退差欠]了)[我俺额咱]"
"""The speaker, but not in 收我八十, 罚了我九十."""
_NOW = r"(?:今年|现年|虚岁|都|已经|也|快|就|眼[看瞅]着?|将近|奔){0,2}"
_AGED = re.compile(
    rf"""
    (?<![\d.]){_SIXTY}多?(?:周?岁|的(?:老|人|外|邻居|{_KIN}))  # 65岁, 七十多岁, 80的老人, 八十五的外公
    |[六七八九]十(?:(?:多|出头|好几)(?:了|的人)|往上)|[七八九]十有[{NINE}]  # 七十出头了, 八十往上, 八十有三
    |(?<![{NINE}])[六七八九]十[{NINE}]?的人了  # 八十的人了
    |(?<![费价钱涨])(?:[快奔近]|年[过近逾届])[七八九]十(?=了|的人|有余|{_END})
    |奔[七八九](?=的人|了)  # 年近九十, 奔八的人
    |一个{_SIXTY}(?:多|出头|好几){_END}  # 一个刚满月,一个七十多
    # a bare number, where a person stands before it
    |(?:{_ME}|{_KIN}){_NOW}[（(]?(?:一个)?{_SEVENTY}{_NO_AGE}  # 公公(86
    |(?:{_SUBJECT}|(?<![费价收交钱到])今年){_NOW}{_SIXTY}多?了  # 我妈都65了
    |(?<![^,，。!?\s])我{_NOW}{_SIXTY}多?(?:了|(?=[,，]))  # 我68了, 我62,膝盖开过刀
    |(?<![^,，。!?\s]){_NOW}[7-9]\d多了{_END}  # 躺地上喊不应,80多了
    |(?<![^,，。!?\s]){_NOW}[六七八九]十[{NINE}]了{_END}  # nothing else in the clause: 说不出话, 七十六了
    |(?:{_SUBJECT}){_NOW}{_SIXTY}(?:多|出头)?{_END}  # 她今年78, 我爸68, 老伴都七十多,
    |(?:[我俺额]|(?<![^,，。!?\s]))今年[六七八九]十[{NINE}]{_END}  # 我一个人过,今年七十三
    """,
    re.VERBOSE,
)
"""Ages of the old."""
_AGED_ALONE = re.compile(rf"(?<![^,，。!?\s])[6-9]\d了{_END}")
"""A clause of nothing but digits is an age where no money is spoken of: 13号楼,66了,晚上冻得睡不着."""
_MONEY = re.compile(r"[费钱价块涨扣]|(?<!单)元")
_CHILD_YEARS = rf"(?:[1-9]|1[0-3]|十(?:[一二三][二三]?)?|[{NINE}两](?:[、到]?[二三四五六七八九])?)"
"""Years of a child, also two in a row: 三四岁, 十二三岁; but not 十四岁."""
_YOUNG = re.compile(
    rf"""
    # an age in years: 6岁, 十一岁, 三四岁
    (?<![\d{_DIGITS}零百几])  # not the end of a greater number: 16岁
    (?<!老了)(?<!大了)(?<!长了)(?<!不是)  # not a difference or a comparison: 大了三岁, 又不是三岁小孩
    {_CHILD_YEARS}周?岁
    (?!以上|数|小孩|孩子都)  # not a rule or a saying: 6岁以上, 三岁孩子都知道
    # a bare number after a word for a child: 儿子今年7,
    |(?:儿子|女儿|闺女|孩子|娃)(?:今年|才|刚){{1,2}}(?:[1-9]|1[0-3]|[{_DIGITS}])(?:了|{_END})
    # in months: 儿子才4个月, 娃刚俩月; but not 女儿3个月没回来
    |(?:儿子|女儿|闺女|孩子|娃|妞|宝宝?|小的|老二|孙子)(?:今年|才|刚|还|都|不到|不满)*
    (?:\d{{1,2}}|[{_DIGITS}两俩]{{1,2}})个?多?月(?:大|了|{_END})
    |[\d{_DIGITS}两俩]{{1,2}}个?多?月大?的(?:闺女|女儿|姑娘|丫头|儿子|小子|妞|孙)  # 九个月的闺女
    |半岁[大的了]|半岁{_END}
    # classes: 上幼儿园, 三年级的, 上小班
    |[上读念](?:幼儿园|小学|托班|学前班|小班|大班|[一二三四五六]年级)
    |(?:小学|她|他|才|刚)[一二三四五六]年级
    |[一二三四五六]年级(?:的|{_END})|[小大]班的?(?:{_END}|(?=[娃孩]))
    # a child that cries: 女儿吓得直哭
    |(?:儿子|女儿|闺女|丫头)[^,，。说听见]{{0,8}}哭
    |(?:小(?:姑娘|丫头|妮子?|妞)|家小子)[^,，。!?]{{0,8}}(?:[哭摔砸咬伤夹困烫血抽晕吓破喊]|倒了)  # 一个小姑娘额头破了
    |(?<![\d{_DIGITS}])小儿(?=[患罹才今刚发冻年体])  # 小儿罹患; but not 小儿科
    """,
    re.VERBOSE,
)
"""Ages and classes of children, or one that cries."""
_EXPECTING = re.compile(
    rf"""
    (?<![没像跟备灯梯门泵管机锁])怀(?:孕|[着了上起]?(?:孕|老二|二胎|[^,，。]{{0,4}}个月|娃|宝宝|孩子))  # 怀娃八个月
    |孕(?:反|吐|\d+周|[{_DIGITS}]+周|[{_DIGITS}\d]+个月)  # 孕吐, 孕30周
    |(?:媳妇|老婆|爱人|太太)(?:都|已经|快)?[\d{_DIGITS}]{{1,2}}个?多?月了{_END}  # 我媳妇七个月了
    |挺着[^,，。]{{0,6}}肚子|肚子?里?揣着?|揣着(?:双胞胎|龙凤胎|[^,，。\s]{{0,6}}[娃崽])  # 揣着六个月的娃
    # 下个月就要生, 再有两三天就生了, 再过俩礼拜就生
    |(?:下个?月|[再还][过有]?[^,，。]{{1,4}}(?:天|周|礼拜|星期|个月))就?(?:要|该)?生(?=[,，。了\s]|$)
    |剖(?:腹|宫)产|产后|[顺侧][产切](?![假品])  # a birth just past
    """,
    re.VERBOSE,
)
"""Signs and months of a pregnancy."""
_AILING = re.compile(
    r"""
    # metal in the body: 腿里打完钢钉, 心脏里放着两个支架; but not the frame of an air conditioner
    [打钉植装上](?:[了着过完的]|有)?[^,，。]{0,3}钢[钉板针]|起搏器|瓣膜|心脏[^,，。]{0,3}(?:毛病|不行|有病)
    |(?:心脏?|胸口|心口|血管|冠脉)里?[^,，。]{0,6}支架|[放装植][了过完]{1,2}(?:[一两三\d]个)?支架(?!子)
    |中[了过的]风  # 中过风; 中风 is a word of the lexicon
    |(?:[打裹绑]|我|腿|脚|手|胳膊)[了着过上]?石膏(?![板线])
    # home from hospital: 出院才三天
    |出院(?:才|没|不到|第|了?[一二三四五六七八九十两\d]+[天周])|(?:刚|昨天|前天|今天)[^,，。]{0,3}出院
    # an operation: 胃切了三分之二, 换了人工关节
    |(?:[切摘割]除?[了掉去过]?[^,，。]{0,3}[胃肺肾胆肠]|[胃肺肾胆肠]都?[切摘割])|[换装][了过完]?[^,，。]{0,4}(?:关节|髋|肾|肝(?!火))
    |洗肾|(?<![墙壁顽])癌(?!变)
    """,
    re.VERBOSE,
)
_AILING_SIGNS = frozenset("钢搏膜心架风膏院切摘割节髋肾肝癌")
"""Without one of these letters nothing of it is said."""
_LAMED = re.compile(
    r"""
    瘫(?:[了着在]|倒)*[^,，。!?]{0,3}(?:床|炕|榻|轮椅|被窝)  # 瘫在床上
    |(?:[爸妈爹娘伴公婆爷奶哥姐弟妹叔姨姑舅夫妻他她我俺]|男人|媳妇|老人|半身|身子|老头)[^,，。!?]{0,3}(?<![机梯网])瘫[了着痪]
    |眼睛[也都全]?(?:看不见|瞎了)|盲道[^。]{0,14}看不见|(?:耳朵|先天)[也都全]?聋
    """,
    re.VERBOSE,
)
_LAMED_SIGNS = frozenset("瘫眼聋盲")
_TOLD = (
    ("child", _YOUNG, frozenset("岁月班级园哭姑丫妮妞儿子娃囝崽学")),
    ("elderly", _AGED, frozenset("6789六七八九") | {"1"}),
    ("pregnant", _EXPECTING, frozenset("怀孕肚生产切揣媳婆爱太")),
    ("patient", _AILING, _AILING_SIGNS),
    ("disabled", _LAMED, _LAMED_SIGNS),
)
"""What names somebody without a word of the lexicon, with letters one of which must stand in the text."""


def affected(text: str, hits: list[Hit], intent: str, weigher: Weigher | None = None) -> tuple[str, ...]:
    """Everybody affected who needs care, in the order of GROUPS; a neighbour's noisy child or 看门大爷 is not."""
    found = named(text, hits)
    if weigher is None:
        kept = {one.value for one in found if _AFFECTED in one.signs}
    else:
        kept = every(weigher, "vulnerable", text, found, intent)
    return tuple(group for group in GROUPS if group in kept)


def named(text: str, hits: list[Hit]) -> list[Named]:
    """Everybody who is named by a word or an age, with whether the rules take him for affected."""
    words = [
        (Mention(hit.start, hit.end, hit.word, group), hit.word) for hit in hits for group, _ in hit.under(_FAMILY)
    ]
    letters = frozenset(text)
    asked = ((group, pattern) for group, pattern, signs in _TOLD if not signs.isdisjoint(letters))
    told = [(group, found) for group, pattern in asked for found in pattern.finditer(text)]
    if not _MONEY.search(text):
        told += [("elderly", found) for found in _AGED_ALONE.finditer(text)]
    if not (words or told):
        return []  # most messages: nobody who needs care is named
    aside = stretches(text, hits)
    ages = [(Mention(*found.span(), found[0], group), _AGE) for group, found in told]
    return [_signed(text, one, by, aside) for one, by in sorted((*words, *ages))]


def _signed(text: str, one: Mention, by: str, aside: list[tuple[int, int]]) -> Named:
    """Somebody who is named by a word, or by an age."""
    rule = "aside" if is_bystander(text, one, aside) else _AFFECTED
    return Named(one.start, one.end, one.group, (one.group, f"w {by}", rule, f"{rule} {one.group}"))
