"""Slots by score: each value collects the weight of its words, and the heaviest value counts."""

import re
from collections import defaultdict

from handlers.reading.lexicon import Hit

_AGED = re.compile(
    r"(?:[6-9]\d|1[01]\d)多?岁|[六七八九]十[一二三四五六七八九]?多?(?:岁|的(?:老|父|母|人))|[六七八九]十多了|[6-9]\d多?的老"
    r"|(?:(?<![收扣要给找罚退差欠])我|爸|妈|爷|奶|娘|爹|姥|公|婆|老伴|父亲|母亲)(?:今年|都|已经|快){0,2}"
    r"(?:[7-9]\d|[七八九]十[一二三四五六七八九几]?)(?![\d.度℃号块元平栋楼幢单\-#多百天年个])"
    r"|(?:[她他]|今年|[爸妈爷奶娘爹姥公婆])(?:今年|都|已经|快)?(?:[6-9]\d|[六七八九]十[一二三四五六七八九有几]?)了"
    r"|[七八九]十有[一二三四五六七八九]|(?:[她他]|今年)(?:[七八九]十[一二三四五六七八九]?|[7-9]\d)(?=[,，。])"
)
_YOUNG = re.compile(
    r"(?<![\d一二三四五六七八九十百几])(?:[1-9]|1[0-3]|[一二两三四五六七八九]|十[一二三]?)(?:[、到]?[二三四五六七八九])?岁(?!以上|数)"
)
_STAFF = re.compile(r"(?:门岗|保安|看门|看车|门卫|保洁|传达室|值班|扫地|巡逻|收费|当|像|跟|似的?)的?$")
_OTHERS = re.compile(r"(?:楼上|隔壁|邻居|对门|楼下|熊|别人家|他家|她家|人家|谁家|有人|一群|有几个)[^,。!?]{0,6}$")

_NOT_AFTER = {"child": _OTHERS, "elderly": _STAFF}
"""Before a word for people of a group: then it names somebody else."""

_COMPARED = re.compile(r"(?:除了|跟|像|和|比|当|(?<!是)不是|(?<!在)不在|别说|我?刚才?说)(?:站在|待在|坐在|睡在)?$")
_WELL = re.compile(
    r"(?:那?[边屋组间面])?(?:的|都|倒是?|还|是|里)?(?:热(?!水)|暖和|暖烘烘|行(?!李)|正常|没事|好好|有水|有电|不漏|能到|更低|单独热|烫)"
    r"|[^,，。]{0,3}(?:[,，]|—+|…+)?(?:不对[,，]|说错|写错|错了|没毛病|没坏)"
)
"""After a place: there all is well, so the matter is elsewhere (客厅热, 卧室不热)."""
_REACHED = re.compile(r"(?:流|漫|漏|冲|淌|渗|滴|灌|挪|搬|躲|跑|拉|接|泡)[到进去向往过]$|往$|从$|去$")
_PASSED = {
    "厕所": re.compile(r"(?:上|冲|借|去)(?:个|趟|一趟|下)?$"),
    "楼梯": re.compile(r"(?:走|爬|步行|上|下)(?:着|完|的)?$"),
}
"""Before a place: somebody uses it or passes through it (上厕所, 爬楼梯)."""


def scores(hits: list[Hit], prefix: str) -> dict[str, int]:
    """The weight of each value under a prefix, every word counted once."""
    total: dict[str, int] = defaultdict(int)
    counted: set[tuple[str, str]] = set()
    for hit in hits:
        for value, weight in hit.under(prefix):
            if (hit.word, value) not in counted:
                counted.add((hit.word, value))
                total[value] += weight
    return total


def heaviest(hits: list[Hit], prefix: str) -> str | None:
    """The value under a prefix with most weight; of equals the one said first."""
    total = scores(hits, prefix)
    return max(total, key=lambda value: total[value]) if total else None


def people(text: str, hits: list[Hit]) -> tuple[str, ...]:
    """Everybody affected who needs care, in the order of reading.md; a neighbour's noisy child or 看门大爷 is not."""
    named = {
        value
        for hit in hits
        for value, _ in hit.under("people.vulnerable.")
        if value not in _NOT_AFTER or not _NOT_AFTER[value].search(text, max(0, hit.start - 8), hit.start)
    }
    if _YOUNG.search(text):
        named.add("child")
    if _AGED.search(text):
        named.add("elderly")
    return tuple(who for who in ("elderly", "child", "pregnant", "patient", "disabled") if who in named)


def place(text: str, hits: list[Hit]) -> str | None:
    """Where the matter is: the first place named that is not said to be well, or where the water only went."""
    places = ((hit, value) for hit in hits for value, _ in hit.under("places.place."))
    named = [(hit, value) for hit, value in places if not (_before(_COMPARED, text, hit) or _no_place(text, hit))]
    troubled = (value for hit, value in named if not _WELL.match(text, hit.end) and not _before(_REACHED, text, hit))
    return next(troubled, next((value for _, value in named), None))


def _no_place(text: str, hit: Hit) -> bool:
    """Somebody passes through it or uses it; the matter is elsewhere."""
    return hit.word in _PASSED and _before(_PASSED[hit.word], text, hit)


def _before(pattern: re.Pattern[str], text: str, hit: Hit) -> bool:
    return pattern.search(text, max(0, hit.start - 4), hit.start) is not None
