"""How an emergency that is told in parts is written down; see `events` and `injuries`."""

import re
from dataclasses import dataclass

GAP = "[^,，。!?;；]"
"""A letter of the same clause."""
WHO = (
    r"(?:我|俺|咱|[他她](?!们?公司)|孩|娃|宝宝|婴儿|儿子|女儿|闺女|孙|[爸妈爷奶婆娘姥姑姨叔伯哥姐妹弟](?!家)"
    r"|老[人伴头太公婆汉爷奶]|孕妇|产妇|病人|媳妇|爱人|先生|姑娘|小伙|小[哥孩朋学]|工人|师傅|保[安洁姆]|外卖员|快递员|骑手|业主|住户"
    r"|邻居|女的|男的|女人|男人|大爷|大妈|同学|学生|[个位名口群](?:大|小|老|年轻|活)?人|有人)"
)
"""Words of people; no thing is meant."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One idea of an emergency: the pattern of it, and letters of which one must be there (a cheap test first)."""

    frame: str
    strength: str
    gate: frozenset[str]
    told: re.Pattern[str]
    beside: re.Pattern[str] | None = None
    """What else the message must say, wherever it stands."""
    unless: re.Pattern[str] | None = None
    """What makes it something harmless, wherever it stands."""


def frame(idea: str, gate: str, told: str, beside: str = "", unless: str = "", strength: str = "certain") -> Frame:
    """A frame of verbose patterns; `gate`: letters of which `told` needs one; `strength`: certain or possible."""
    more = (re.compile(pattern, re.VERBOSE) if pattern else None for pattern in (beside, unless))
    return Frame(idea, strength, frozenset(gate), re.compile(told, re.VERBOSE), *more)
