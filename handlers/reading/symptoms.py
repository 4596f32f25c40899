"""What a heating trouble's own words settle, whatever the model holds: part of a home, too much heat, a noise.

A home that is warm here and cold there has all the words of a cold home; only how they are set against each other
tells the two apart, and that a sum of words cannot see.
"""

import re

from handlers.reading.numerals import NINE

_MANY = rf"[{NINE}十两几\d]{{1,2}}"
_PIECE = r"(?:[组片块间圈路环柱]|个(?![月小多]))"
_ROOM = (
    r"(?:客厅|餐厅|厅|[主次南北东西小大]?卧室?|书房|儿童房|厨房|卫生间|厕所|洗手间|阳台"
    r"|[东西南北前后里外][屋边面头]|[这那]屋)"
)
_COLD = r"(?:不(?:太|怎么)?[热暖](?!和)|没[过走]水|没热|没温度|[冰拔哇瓦]凉|冰[手脚]|冰冷|凉(?!水)|冷|站不住)"
_WARM = (
    r"(?<![不没])(?<!不太)(?:热(?!水|[费力量])|温乎|温的|烫[手脚]?|暖和|有温度"
    r"|[2二]十?[一二三四五六七八九\d]度?|正常|都行|还行|挺好|够热)"
)
_IN = r"[^,，。!?;]"
_OWN = r"(?!人|家|小区|楼|栋|单元|户|邻居|业主|年|时)"
"""After 别的 or 其他: the rest of one's own home, not other people's."""
_PARTLY = re.compile(
    rf"""
    # so many of so many: 九组暖气只有两组温乎, 四个暖气片有三个不热, 14间屋子有8间有温度
    {_MANY}{_PIECE}{_IN}{{0,6}}(?:只有|有|就){_MANY}{_PIECE}?(?![\d多度°℃.])
    | 暖气片?热了{_MANY}{_PIECE}
    # some of them: 有几组暖气片没温度, 只有一节是热的
    | 有(?:[几一两二三]|好几){_PIECE}(?:暖气|片|管){_IN}{{0,6}}{_COLD}
    | (?:只有|就|仅|才)有?{_MANY}(?:{_PIECE}|节|根|间){_IN}{{0,4}}(?:{_WARM}|热[的了,，。]|热$)
    # the water comes hot and goes back cold: 进水管烫,回水管凉
    | [进供]水?管?{_IN}{{0,4}}{_WARM}的?[,，\s]?回水{_IN}{{0,4}}{_COLD}
    | 回水{_IN}{{0,4}}{_COLD}的?[,，\s]?[进供]水?管?{_IN}{{0,4}}{_WARM}
    # half: 一半屋子不热, 半组凉
    | 一半{_IN}{{0,8}}(?:{_COLD}|{_WARM}) | 半[边截拉组片]{_IN}{{0,4}}(?:{_COLD}|{_WARM})
    # one end of it: 前几片热后几片凉, 上头有点热,下边全凉
    | [前上]{_IN}{{1,8}}{_WARM}[,，\s]?{_IN}{{0,4}}[后下]{_IN}{{1,4}}{_COLD}
    # one and another: 一组烫手一组冰凉
    | 一{_PIECE}{_IN}{{0,3}}{_WARM}[,，\s]?一{_PIECE}{_IN}{{0,3}}{_COLD}
    | 一{_PIECE}{_IN}{{0,3}}{_COLD}[,，\s]?一{_PIECE}{_IN}{{0,3}}{_WARM}
    # only this one is not: 就是卫生间那一圈不热, 就北边那间小卧室凉飕飕
    | [就单只](?:是|剩|有)?{_IN}{{0,4}}(?:{_ROOM}|[那这]一?(?:{_PIECE}|间)){_IN}{{0,8}}{_COLD}
    # this one and the rest: 就靠窗那一溜儿热,别的地儿光脚站不住
    | {_COLD}{_IN}{{0,8}}[,，。\s]{_IN}{{0,6}}(?:别的|其他|其它|其余|剩下){_OWN}{_IN}{{0,6}}{_WARM}
    | {_WARM}{_IN}{{0,8}}[,，。\s]{_IN}{{0,4}}(?:别的|其他|其它|其余|剩下|另外){_OWN}{_IN}{{0,8}}{_COLD}
    | (?:别的|其他|其它|其余){_OWN}(?:{_ROOM}|屋|{_IN}{{0,2}}{_PIECE}){_IN}{{0,6}}{_WARM}
    # one room and another: 客厅那组温乎,卧室冰手
    | {_ROOM}{_IN}{{0,8}}{_WARM}{_IN}{{0,4}}[,，。\s]?{_IN}{{0,3}}{_ROOM}{_IN}{{0,8}}{_COLD}
    | {_ROOM}{_IN}{{0,8}}{_COLD}{_IN}{{0,4}}[,，。\s]?{_IN}{{0,3}}{_ROOM}{_IN}{{0,6}}{_WARM}
    # the floors of one home: 复式,楼下热楼上不热
    | (?:复式|跃层|别墅){_IN}{{0,4}}[,，]?[^。]{{0,6}}楼[上下]{_IN}{{0,4}}{_WARM}{_IN}{{0,4}}楼[上下]{_IN}{{0,4}}{_COLD}
    """,
    re.VERBOSE,
)
_TOO_HOT = re.compile(
    r"""
    (?<!不)(?<!没)(?:太热|过热|燥热|闷热|嫌热)
    | 热得(?:太?难受|受不了|慌|睡不|出汗|[要得]开|直?冒汗|流鼻血) | 热死
    | (?:暖气|管子?|片子?)[^,，。]{0,6}[^。]{0,8}烫伤
    | (?:跟|像|和)(?:过?夏天|三伏|桑拿|蒸笼) | 供[热暖]温度(?:超|过高|太高) | 非常热 | 热痱
    | (?:开着?窗户?|光膀子|穿?短袖)[^,，。]{0,4}(?:睡|还?[热出]|过冬)
    """,
    re.VERBOSE,
)
_FREEZES = re.compile(r"不[热暖]|[冰拔哇瓦]凉|冰[手脚冷]|凉飕|冻|(?<!嫌)(?<!怕)冷(?!水)|棉[衣袄裤]|羽绒")
_SOUNDS = re.compile(
    r"""
    (?:换热站|循环泵|加压泵|[水热]泵|泵房|锅炉|管道?子?|暖气片?|立管|分水器)[^。]{0,16}
    (?:嗡|轰[隆轰]|咕[噜咚嘟]|声响|声音|噪[音声]|[在直乱总老]响|[震振](?!动器))
    | (?:嗡嗡|轰隆|咚咚|咕噜)[^。]{0,16}(?:换热站|泵|锅炉|暖气|管)
    """,
    re.VERBOSE,
)
_GONE = re.compile(
    rf"""
    # it has come and stopped: 今天暖气直接没了, 一早彻底没热气了, 今年更好, 干脆给断了
    (?:暖气?|热乎?气儿?|供[暖热]){_IN}{{0,5}}(?:没有?了|断了|停了|没影)(?![一两几半]|{_IN}{{0,3}}(?:回|次|小时|会儿?))
    | (?:干脆|直接|彻底|索性){_IN}{{0,3}}(?:断|停|没有?)(?:热|暖)?(?:乎?气)?了(?!水|电)
    | (?:彻底|全|都|完全|又)没(?:暖|热乎?)气了
    | 一点儿?(?:热乎?|暖)气[都也全]?没有?了?(?=[,。!?]|$)
    """,
    re.VERBOSE,
)
"""Nothing comes any more."""
_HERE_OR_NOW_ONLY = re.compile(rf"{_ROOM}|半夜|夜里")
"""In one room, or by night: then it does come elsewhere, or by day."""
LOOKED_AT = 200
"""Letters of a message in which rooms are set against each other; in a hostile text there is no end of them."""
TOO_WARM = 26
"""Degrees of a room from which on nobody who names them is cold: the standard of the warmest city is 20."""
_MENDABLE = ("not_hot", "no_supply", "other")
"""What the model says of a home whose words it only counts."""


def settled(text: str, symptom: str | None, celsius: float | None = None) -> str | None:
    """The heating_symptom, where the words are set against each other or tell of heat or noise only.

    symptom: what the model holds; a leak, a valve and what it sees itself stay as they are.
    celsius: the room temperature that is told.
    """
    if symptom not in _MENDABLE:
        return symptom
    text = text[:LOOKED_AT]
    cold = _FREEZES.search(text)
    if not cold and ((celsius or 0) >= TOO_WARM or _TOO_HOT.search(text)):
        return "overheated"
    if not cold and _SOUNDS.search(text):
        return "noise"
    if symptom != "not_hot":
        return symptom
    if _PARTLY.search(text):
        return "partly_hot"
    return "no_supply" if _GONE.search(text) and not _HERE_OR_NOW_ONLY.search(text) else symptom
