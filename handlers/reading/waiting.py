"""Urgent or normal: states that cannot wait till an ordinary working day."""

import re

from handlers.reading.scene import Scene
from handlers.reading.values import Slots

_COLD = ("not_hot", "partly_hot", "no_supply")
_STATES = ("out", "sewage", "lift", "locked", "falling")
_MENDED = ("repair", "urge")
"""A push for a mending is as urgent as what is to be mended."""
PRESSES = 0.3
"""From this probability on the model alone makes a repair urgent."""
HARDLY = 0.7
"""The same where a word says that it may wait: 龙头一直滴水."""
MAY_PRESS = 0.1
"""Where a word names a state that cannot wait, less will do; below, the model is sure that it can."""
RUNS = 0.02
"""A leak of the heating that the model holds for less urgent than this has been stopped."""
_FALLS = re.compile(
    r"""
    (?:树|枝|砖|墙皮|水泥|玻璃|窗|[牌栏杆架瓦檐棚石框]|护栏|空调外机|外机|冰溜|冰柱|吊顶|灯罩|天花|腻子|保温)
    [^。]{0,24}?
    (?:随时|眼[看瞅][着]?|估计|早晚|快要?|要(?!是)|就要|马上|怕是)[^,，。]{0,5}(?:掉|落|砸|塌|下来|断)(?!价|漆|色|皮|[了过]?(?:好几|几)次)
    |(?:树|枝|牌|杆|架)[^。]{0,12}(?:[挂勾搭压]在?着?[^,，。]{0,4}(?:电线|电缆|线上))
    """,
    re.VERBOSE,
)
"""Something heavy that is about to come down, over the heads of those who pass."""
_SHUT_OUT = re.compile(
    r"""
    [门锁禁刷钥匙卡][\s\S]{0,30}?
    (?:(?<![车风水光气号])进不[去来了](?!水|气|风|光|系统|页面)|回不了家|(?:搁|在|站|堵)[^,，。]{0,3}外[头面边][^,，。]{0,4}(?:冻|等|站|坐|淋|进))
    """,
    re.VERBOSE,
)
"""People who cannot get in now."""
_SOMETIMES = re.compile(r"有时候?|偶尔|经常|老是|总|车|要是|如果|万一|每次|每天|昨|前[天几]|上次|会不会")


def urgency(scene: Scene, intent: str, own: Slots, pressing: float) -> str:
    """urgent or normal for a matter without a certain alarm.

    pressing: how probable the model holds it that the matter cannot wait, from 0 to 1.
    """
    if intent == "heating":
        return "urgent" if _heating_presses(scene, own, pressing) else "normal"
    if intent not in _MENDED:
        return "normal"
    enough = HARDLY if scene.says("frames.urgent.wait") else PRESSES
    if pressing >= enough and intent == "repair":
        return "urgent"
    return "urgent" if (pressing >= MAY_PRESS and _cannot_wait(scene)) or _is_plain(scene, intent) else "normal"


def _heating_presses(scene: Scene, own: Slots, pressing: float) -> bool:
    """A cold home with somebody who needs care in it, or water that runs out now."""
    if own.heating_symptom == "leak":
        return pressing >= RUNS
    cold = bool(own.vulnerable) and own.heating_symptom in _COLD
    return cold or (pressing >= PRESSES and scene.says("frames.urgent.leak") and not scene.says("frames.urgent.wait"))


def _is_plain(scene: Scene, intent: str) -> bool:
    """What is about to fall or keeps people out, told so plainly that the model is not asked."""
    if intent != "repair":
        return False
    shut_out = _SHUT_OUT.search(scene.text) is not None and not _SOMETIMES.search(scene.text)
    return shut_out or _FALLS.search(scene.text) is not None


def _cannot_wait(scene: Scene) -> bool:
    if any(scene.says(f"frames.urgent.{state}") for state in _STATES):
        return True
    return scene.says("frames.urgent.leak") and not scene.says("frames.urgent.wait")
