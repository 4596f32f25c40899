"""What a cause settles, whatever else is named: flames are a matter of fire, rain that comes in of walls and roof,
a stove that has gas and does not light of appliances, a release button of access control.
"""

import re

_FLAMES = re.compile(
    r"""
    (?<!没)(?<!没有)(?<!以为)(?<!当是)(?<!别)(?<!怕)(?<!像)(?<!跟)
    (?: [着起失]火(?!花)|着起来|烧起来|燃起来|烧着了|着了火|起了火|火苗|明火 )
    """,
    re.VERBOSE,
)
"""Something burns; but not 以为着火, 跟着火了似的."""
_RAIN = re.compile(
    r"""
    (?<!不)(?<!不是)(?<!没)(?<!像)(?<!跟)(?<!晴天)
    (?: 下一?[场点]?[大小暴]?雨|落雨|一?场雨|雨[天季雪水]|[大暴梅]雨|汛期 )
    (?!一样|似的|也没|没事|也好好)
    """,
    re.VERBOSE,
)
"""It rains; but not 像下雨一样, and not 下雨没事."""
_COMES_IN = re.compile(r"[漏渗滴淌]|[流灌进]水|水帘")
_PIPED = re.compile(r"下水|排水|地漏|马桶|水管|管[子道]|管井|龙头|水箱|窗|楼上")
"""Rain is mentioned, but the water has another way in."""

_STOVE = re.compile(r"灶[^,，。]{0,8}[,，]?[^,，。]{0,6}(?:[打点]不着|打不了火)")
_NO_GAS = re.compile(r"表|整[栋楼]|[都全]没气|没气了|停气")
"""A stove that does not light for want of gas, or of its meter's battery."""
_RELEASE = re.compile(r"[开出]门的?那?个?(?:键|按钮|按键|钮)")
_SMOKE = re.compile(r"烟[^,，。]{0,3}[堵封罩满]|[堵封罩][^,，。]{0,3}烟")
"""What blocks the stairs is smoke: 楼道让烟堵了."""
_BOTH_OUT = re.compile(r"停水又?停电|停电又?停水|没水又?没电|没电又?没水")
"""Pumps stand still without power, so this is what is wrong."""


def settled(text: str, category: str | None, alarm: str) -> str | None:
    """The category of a repair, where what caused it decides: reading.md puts a thing on fire under fire_safety
    whatever it is, and rain through wall or roof under wall_ceiling.

    alarm: how loud the matter alarms; only a fire that burns now is one.
    """
    if category == "electrical" and alarm == "certain" and _FLAMES.search(text):
        return "fire_safety"
    if category == "drainage" and alarm != "none" and _SMOKE.search(text):
        return "fire_safety"
    if category == "gas" and alarm != "certain" and _STOVE.search(text) and not _NO_GAS.search(text):
        return "appliance"
    if category == "door_window" and _RELEASE.search(text):
        return "access_control"
    if category == "plumbing" and _BOTH_OUT.search(text):
        return "electrical"
    rained = category == "plumbing" and _RAIN.search(text) and _COMES_IN.search(text)
    return "wall_ceiling" if rained and not _PIPED.search(text) else category
