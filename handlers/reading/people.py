"""Who needs care among those a matter concerns: the old, children, the pregnant, the sick, the disabled."""

import re

from handlers.reading.lexicon import Hit
from handlers.reading.numerals import NINE

GROUPS = ("elderly", "child", "pregnant", "patient", "disabled")
"""The groups, in the order in which a reading names them."""
_DIGITS = NINE + "十"
_SIXTY = rf"(?:[6-9]\d|1[01]\d|[六七八九]十[{NINE}几]?)"
"""The age of the old: 65, 102, 七十几."""
_SEVENTY = rf"(?:[7-9]\d|[七八九]十[{NINE}几]?)"
"""Old beyond doubt, where nothing but a number and a person is named: 我妈85."""
_NO_AGE = r"(?![\d.度℃号块元平栋楼幢单\-#多百天年个条本只次分后来斤])"
"""After a number: then it counts or measures something."""
_END = r"(?=[,，。!?\s]|$)"
_KIN = r"(?:[爸妈爷奶娘爹姥婆舅姑姨伯婶]|(?<!老)公|老伴|老的|父亲|母亲|丈人|丈母娘?|岳[父母]|老人)"
_SUBJECT = rf"(?<![其收扣要给找罚退差欠了费])[她他]|{_KIN}"
"""Whose age follows; but not 其他68, 收他80."""
_ME = r"(?<![收扣要给找罚退差欠])(?<![收扣要给找罚退差欠]了)我"
"""The speaker, but not in 收我八十, 罚了我九十."""
_NOW = r"(?:今年|都|已经|也|快){0,2}"
_AGED = re.compile(
    rf"""
    (?<![\d.]){_SIXTY}多?(?:周?岁|的(?:老|人|外|邻居|{_KIN}))  # 65岁, 七十多岁, 80的老人, 八十五的外公
    |[六七八九]十(?:(?:多|出头|好几)(?:了|的人)|往上)|[七八九]十有[{NINE}]  # 七十出头了, 八十往上, 八十有三
    |一个{_SIXTY}(?:多|出头|好几){_END}  # 一个刚满月,一个七十多
    # a bare number, where a person stands before it
    |(?:{_ME}|{_KIN}){_NOW}[（(]?(?:一个)?{_SEVENTY}{_NO_AGE}  # 公公(86
    |(?:{_SUBJECT}|(?<![费价收交钱到])今年){_NOW}{_SIXTY}多?了  # 我妈都65了
    |(?:^|[,，。!?\s])我{_NOW}{_SIXTY}多?(?:了|(?=[,，]))  # 我68了, 我62,膝盖开过刀
    |(?:^|[,，。!?\s]){_NOW}[7-9]\d多了{_END}  # 躺地上喊不应,80多了
    |(?:^|[,，。\s]){_NOW}[六七八九]十[{NINE}]了{_END}  # nothing else in the clause: 说不出话, 七十六了
    |(?:{_SUBJECT}){_NOW}{_SIXTY}(?:多|出头)?{_END}  # 她今年78, 我爸68, 老伴都七十多,
    |(?:我|^|[,，。\s])今年[六七八九]十[{NINE}]{_END}  # 我一个人过,今年七十三
    """,
    re.VERBOSE,
)
"""Ages of the old."""
_AGED_ALONE = re.compile(rf"(?:^|[,，。!?\s])[6-9]\d了{_END}")
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
    |半岁[大的了]|半岁{_END}
    # classes: 上幼儿园, 三年级的, 上小班
    |[上读念](?:幼儿园|小学|托班|学前班|小班|大班|[一二三四五六]年级)
    |[一二三四五六]年级(?:的|{_END})|[小大]班的?(?:{_END}|(?=[娃孩]))
    # a child that cries: 女儿吓得直哭
    |(?:儿子|女儿|闺女|丫头)[^,，。说听见]{{0,8}}哭
    """,
    re.VERBOSE,
)
"""Ages and classes of children, or one that cries."""
_EXPECTING = re.compile(
    rf"""
    (?<![没像跟])怀(?:孕|[着了上起](?:孕|老二|二胎|[^,，。]{{0,4}}个?月|娃|宝宝|孩子))  # 怀孕, 怀着七个月
    |孕(?:反|吐|\d+周|[{_DIGITS}]+周|[{_DIGITS}\d]+个月)  # 孕吐, 孕30周
    |挺着[^,，。]{{0,6}}肚子  # 挺着大肚子
    |(?:下个?月|[再还]有?[^,，。]{{1,4}}天)就?(?:要|该)?生(?=[,，。了\s]|$)  # 下个月就要生, 再有两三天就生了
    """,
    re.VERBOSE,
)
"""Signs and months of a pregnancy."""
_PHRASE = "people.nobody.phrase"
"""A word of the lexicon in which nobody is affected."""
_TOLD = (("child", _YOUNG), ("elderly", _AGED), ("pregnant", _EXPECTING))
"""Ages, classes and months that name somebody without a word of the lexicon."""
_STAFF = re.compile(r"(?:门岗|保安|看门|看车|门卫|保洁|传达室|值班|扫地|巡逻|收费|当|像|跟)的?老?$")
_CHILDREN = ("孩子", "孩儿", "娃", "娃儿")
_PARENT = re.compile(r"(?:他|她|的)?(?:[爸妈爹娘]|爷爷|奶奶|姥[爷姥])")
"""After a word for children it names a grown-up: 孩子他妈, 孩子的姥爷."""
_THEIRS = ("车", "滑梯", "乐园", "游乐", "座椅", "自行车", "推车")
"""After a word for children: a thing or a place of theirs: 婴儿车, 儿童自行车."""
_OTHERS = re.compile(
    r"""
    (?:
        (?:楼上|隔壁|邻居|对门|楼下|别人家|他家|她家|人家|谁家)[的那家几个户两俩]{0,3}  # another home: 楼上那家的孩子
        |(?:别的|别人|其他|人家)小区[^,。!?]{0,4}  # elsewhere: 别的小区有孩子
        |(?:新闻|网上|听说)[^,。!?]{0,10}  # only heard of: 看新闻有孩子
        |(?:熊|有人|一群|有几个|总有|老有|这帮)[^,。!?]{0,6}  # strangers: 熊孩子, 一群孩子
    )$
    """,
    re.VERBOSE,
)
_NOT_AFTER = {"child": _OTHERS, "elderly": _STAFF}
"""Before a word for people of a group: then it names somebody else."""
_SUPPOSED = re.compile(
    r"(?:还当|以为|换成(?:老人|老的|孩子)?[和跟、]?|又不是|当年我?还)是?$"
    r"|(?:万一|假如|哪天)(?:有|哪个|谁家)?(?:[砸碰摔伤电咬撞绊夹][着到伤了倒]{1,2})?(?:[^,，。!?我俺咱家]{0,3}的)?小?$"
)
"""Before people who are only imagined: 还当孩子摔下床, 要换成老人, 万一砸到放学的小孩."""
_SPOKEN_OF = (
    (re.compile(r"连$"), re.compile(r"的|都?(?:知道|会|懂|明白|看)")),  # 连小孩都知道; but 连老人都冻病了
    # 好像小学生一样, 草长得比孩子都高
    (re.compile(r"(?:像|跟|如同|比)[^,，。]{0,2}$"), re.compile(r"[^,，。]{0,4}(?:一样|似的|那样|都[高大])")),
    (re.compile(r"[让被]$"), re.compile(r"们?给?[^,，。]{0,2}[踢砸按抠掰塞拽烧叠捅撕扯折尿弄]")),  # 按钮让小孩抠掉了
)
"""Before and after people who are only spoken of, or who did it."""
_NAUGHTY = re.compile(
    r"小?(?:孩子?们?|朋友|学生|娃娃?)(?:[^,，。!?把]{0,6})"
    r"(?:往[^,，。!?]{1,6}[扔塞丢倒尿砸滋]|乱[按扔丢踢涂画]|踢球|扔[^,，。!?]{0,3}[炮果石水瓶蛋]|放[摔擦鞭]炮|撒尿|恶作剧|蹦电梯)"
)
"""Children who do the mischief: 小孩往楼下扔东西."""
_NOBODY = re.compile(r"(?:没有?|也没|又没)$")
_NOBODY_AFTER = re.compile(r"[,，。!?]|$|也没|和|、|不|就")
"""「家里没老人, …」; but 「没老人手机」 or 「没孩子的户口本」 say nothing about who lives there."""


def affected(text: str, hits: list[Hit]) -> tuple[str, ...]:
    """Everybody affected who needs care, in the order of GROUPS; a neighbour's noisy child or 看门大爷 is not."""
    aside = _aside(text, hits)
    named = {
        value
        for hit in hits
        for value, _ in hit.under("people.vulnerable.")
        if not (any(start <= hit.start < end for start, end in aside) or _is_another(text, hit, value))
    }
    named.update(group for group, pattern in _TOLD if pattern.search(text))
    if _AGED_ALONE.search(text) and not _MONEY.search(text):
        named.add("elderly")
    return tuple(group for group in GROUPS if group in named)


def _aside(text: str, hits: list[Hit]) -> list[tuple[int, int]]:
    """Stretches in which whoever is named is not affected: 接孩子, 吃奶的劲, 小孩往楼下扔东西."""
    phrases = [(hit.start, hit.end) for hit in hits if _PHRASE in hit.entry.labels]
    acts = [match.span() for match in _NAUGHTY.finditer(text)]
    return phrases + acts


def _is_another(text: str, hit: Hit, group: str) -> bool:
    """The word names somebody else, or one who is only imagined, or nobody."""
    before = max(0, hit.start - 14)
    if _follows_another(text, hit, group) or _is_nobody(text, hit):
        return True
    for ahead, behind in _SPOKEN_OF:
        if ahead.search(text, before, hit.start) and behind.match(text, hit.end):
            return True
    others = _NOT_AFTER.get(group)
    return any(pattern.search(text, before, hit.start) for pattern in (others, _SUPPOSED) if pattern)


def _follows_another(text: str, hit: Hit, group: str) -> bool:
    """What comes after the word says that it is somebody else: 孩子他妈, 婴儿车."""
    if hit.word in _CHILDREN and _PARENT.match(text, hit.end):
        return True
    if hit.word.endswith("孙女") and text.startswith("士", hit.end):  # 孙女士
        return True
    return group == "child" and text.startswith(_THEIRS, hit.end)


def _is_nobody(text: str, hit: Hit) -> bool:
    denied = _NOBODY.search(text, max(0, hit.start - 2), hit.start)
    return denied is not None and _NOBODY_AFTER.match(text, hit.end) is not None
