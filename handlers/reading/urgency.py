"""Emergencies as event frames: what is happening now, and what takes it back.

A frame (gas, fire, shock, shut in, flood, water on electrics, injury, illness) is certain unless something
takes it back: a denial, its end, the past, a supposition, an exercise, a rule that is asked for. What is
taken back with doubt is possible: the owner is asked whether it still goes on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handlers.reading.events import events
from handlers.reading.lexicon import Hit
from handlers.reading.scene import Scene

FRAMES = ("gas", "fire", "shock", "trapped", "flood", "wet_electrics", "injury", "illness")
_CUES = {
    f"frames.{frame}.{strength}": (frame, strength)
    for frame in FRAMES
    for strength in ("certain", "possible", "burning")
}
LEVELS = ("none", "possible", "certain")
"""From silence to the loudest."""
_DENIAL_REACH = 4
_AFTER = 4
_LED = 30
MOST_CUES = 40
"""Words of events that are looked at; nobody needs more to tell what is happening."""
_DOUBT = "frames.doubt."
_ONLY = "doubts.only."
_PEOPLE = ("trapped", "injury", "illness", "shock")
_TAKES_BACK: Mapping[str, tuple[str, ...]] = {
    f"{_ONLY}people": _PEOPLE,
    f"{_ONLY}fire": ("fire",),
    f"{_ONLY}water": ("flood", "wet_electrics"),
    f"{_ONLY}smell": ("gas", "fire"),
    f"{_ONLY}likened": ("gas", "fire", "shock", "trapped"),
    f"{_ONLY}whenever": ("trapped", "injury", "illness", "flood"),
    f"{_ONLY}beside": (),
}
"""Words of doubt that speak of some events only, and of which."""
_SHUT = re.compile(
    r"""
    (?:车|快递|包裹|钥匙|手机|外卖|东西|球|风筝|门禁卡|门卡|药|快件|行李|书包|钱包|身份证|(?<![\u4e00-\u9fff])卡|猫|猫咪|小鸟)(?:都|又|还|也|全|被|给|让|人|是|里)*
    [^,，。]{0,4}(?:(?:困|堵|关|锁|卡|掉|压)(?:在|住|到|进|了)+|[锁关落](?=[屋家车里]))[^,，。]{0,10}(?:出不[来去])?
    |(?:快递柜|取件柜|储物柜|寄存柜|信箱|抽屉)[^。人孩娃]{0,20}[锁关卡落][在住到]?了?里
    |[困堵](?:在|到)了?[^,，。]{0,3}(?:
        机场|车站|火车|高铁|动车|飞机|地铁|高速|国道|路上|半路|外地|[外出]差|国外|公司|单位|山[上里]  # far from here
    )(?![^,，。]{0,6}(?:梯|厢))
    |[关锁困挡堵拦隔](?:在|到)了?[^,，。]{0,8}(?:(?<!阳台)(?<!露台)(?<!天台)(?<!楼顶)外|楼下|门口|大门|小区门)[^,，。]{0,2}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What is shut in where nobody is."""
_FIGURE = re.compile(
    r"被[^,，。]{0,8}(?:app|小程序|系统|手续|流程|作业|工作|问题|房贷|贷款|债|生活|规定|疫情)[^,，。]{0,3}[困卡关]",
    re.IGNORECASE,
)
"""Somebody held up, not shut in."""
_CHECKED = re.compile(
    r"""
    (?:公司|师傅|物业|人员|消防|保安|电工|他们|来人|检测)[^。]{0,8}[查测检看][^。]{0,3}[过了][^。]{0,8}(?:没漏|没有漏|没事|不是|没问题|正常)
    |[测查]过没漏|虚惊|现在(?:倒|已经)?不[喷漏冒流滋呲]|知道是[^,，。]{0,10}的|查[着到出](?:来)?了
    |(?:写着|贴着|通知)[^,，。]{0,4}说?  # a notice tells of it
    |(?:没|冇)(?:啥|什么|有)?(?:大)?事(?=[了儿,，。!]|$)(?![^。]{0,12}(?:快|救|还在))|擦?破点?皮|120[^,，。]{0,3}走了
    """,
    re.VERBOSE,
)
"""Somebody has looked, and it was nothing; or it is over."""
_TURNED_OUT = re.compile(r"原来是|(?:结果|其实)是")
"""Behind an event: it was something else. 闻着像煤气, 原来是油漆; but 以为谁家炒糊了, 结果是弱电间着了."""
_NO_FIRE = re.compile(
    r"不是(?:火灾|着火|失火|起火|煤气(?!费)|燃气(?!费)|天然气(?!费)|漏气)(?!吧|了吧|啊)|没着火|没烟没火|没有?(?:火|烟)(?=[,，。]|$)"
)
"""What is not burning and does not leak gas, though it looks or smells so."""
_UNSMELT = re.compile(
    r"(?:没|不)[^,，。]{0,2}闻[^,，。]{0,3}味|闻不[到着出]|没[^,，。]{0,3}(?:煤气|燃气|天然气)?味(?![^,，。]{0,2}[散了])"
)
_ONCE = re.compile(
    r"[困关锁咬砸摔撞夹][^,，。]{0,6}过(?:一|两|几|好几|三)?(?:回|次|了|人|我|[,，。]|$)|想起来[^,，。]{0,3}后怕|后来[^,，。]{0,5}(?:开了|出来|好了)"
)
"""Told as something one has been through."""
_FREED = re.compile(
    r"不是(?:真的?)?[困关]人|才有人(?:听[见到]|发现|来救|来开)|(?:才|[放救弄拉]了?|从[^,，。]{1,4}里(?=出))(?:被|把|给)?[^,，。不]{0,5}出来(?![^。]{0,12}(?:还[有在]|里面))"
)
_LONG_AGO = re.compile(r"去年|前年|上个?月|[几半一两三]年前|那年|往年|头年")
_THAT = re.compile(r"了?的?那(?:[个次回部台户家会]|场|天)|(?:那|这)?(?:事|件事)")
"""Behind an event: it is spoken of as known. 早上起火的那个配电箱."""
_IF = re.compile(
    r"""
    真(?:要|是|的)?[着烧爆炸出漏触][^,，。]{0,8}(?:怎么|咋|谁|可|得)
    |(?:是不是|是否|请问)[^,，。]{0,8}(?:因为|由于)
    |(?:把自己|孩子?|小孩|娃|老人)[^,，。]{0,10}[锁关困掉踩摔滑][^,，。了]{0,6}(?:怎么办|咋办|咋整)  # 小孩锁里头怎么办
    |(?:就怕|生怕|怕哪天|怕一|怕再)[^,，。]{0,8}[困关锁漏着炸爆触砸掉]
    |(?:又得|又要|就得|肯定又?|得)(?:变|成)
    """,
    re.VERBOSE,
)
_IF_BEFORE = re.compile(r"(?:要是|如果|假如|假设|万一|倘若)[^。]{0,24}$")
_ABOUT_TO = re.compile(r"(?:[要会怕别]|险些|差点)(?:把|被|给)?$")
"""Right before a harm: it has not come yet. 眼看要砸人."""
_OTHER_AIR = re.compile(r"泔水|垃圾|馊|粪|下水道|污水|臭水|[断停没]了?水|水龙头")
"""What else smells of rotten eggs, or hisses: 泔水往花坛里倒 臭鸡蛋味, 断了水 拧开只听见嘶嘶的气声."""
_GAS = re.compile(r"[煤燃]气|天然气|液化气|瓦斯|灶|气[罐表阀管]|报警器|头[晕疼痛昏]|恶心")
_USED_TO = re.compile(r"(?:[老总常]|天天|经常)(?:是|爱)?$")
_TOLD_OF = re.compile(r"(?:我们?家?)?(?:昨[晚夜天日]|大?前[天晚]|上个?(?:周|月|礼拜|星期)|那[天晚次回]|大年)[^。]*$")
"""All of a message that begins with another day: 昨晚我在家里抱着猫, 一开门楼道全是烟."""
_STILL_SO = re.compile(r"[又还正再]|怎么办|咋办|到处")
"""In such a message: it is not over with that day."""
_NOT_YET = re.compile(r"[不没未]有?$|没人$|还没|[翻流冒掉露涌喷渗]$|[先能来人请帮给]把?$")
"""Before an end: it has not come, or is asked for. 拔不出来了, 没修好, 先把总阀关了."""
_WHAT_NOW = re.compile(r"(?:我|现在|我们|孩子)[^,，。]{0,3}(?:应?该|要)?怎么[办弄]")
"""No question of a rule, but one in need."""
_BURNT = ("烧纸", "烧香")
_JOKE = re.compile(r"作业|加班|考试|笑死|笑得|谁懂啊|太好[看吃]|机器人|做梦|梦见|游戏|追剧|老板")
_WORN_OUT = re.compile(r"(?:[累忙气渴急]|嗓子)[得的]?[^,，。]{0,6}冒[烟火]")
"""A person who smokes with work or anger."""
_SPREADS = re.compile(r"引着|引燃|[浇扑踩]不?灭|没[浇扑]灭|烧着了|着起来|烧起来")
_WHENEVER = re.compile(r"(?:一(?![下会个直股])|只要|每次|每回|开大了?)[^,，。]{1,8}就")
"""Water that does so whenever something is done is no flood; gas or a spark whenever a switch is pressed is one."""
_RAIN = re.compile(r"[下落]雨|[大暴]雨|雨[大天]")
_DEEP = re.compile(r"没过|漫过|深到|脚[面背踝脖]|膝|腿|腰|(?:进|到|满)了?(?:卧室|客厅|房间|屋)|轮|车|电|插|灯")
"""Water of any kind that stands so high, or in such places."""
_NOT_ASKED = re.compile(r"不是(?:来)?(?:问|说|要|催)$")
_AROUND = re.compile(r"(?:一动不动|电话老是|电话总是|电话[^,，]{0,2}经常)")
"""Words of a habit that is no habit of the event."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """certain, possible or none; the events that ring (frame or frame.burning), their words, where the first is."""

    level: str
    events: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    start: int = 0
    by_signs: bool = False
    """A possible event is told by its signs, in several words (see `events`), not by one that means many things."""
    named: bool = True
    """Words of danger stand in the text, though none of them may ring."""


QUIET = Alarm("none", named=False)
HARMLESS = Alarm("none")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word that names an event, at text[start:end]."""

    start: int
    end: int
    word: str
    frame: str
    strength: str
    in_parts: bool = False


def alarm(scene: Scene) -> Alarm:
    """The strongest alarm of a message."""
    levels = [(cue, _level(scene, cue)) for cue in _cues(scene)]
    for level in ("certain", "possible"):
        ringing = [cue for cue, its in levels if its == level]
        if ringing:
            events = {name for cue in ringing for name in (cue.frame, f"{cue.frame}.{cue.strength}")}
            words = dict.fromkeys(cue.word for cue in ringing)
            by_signs = level == "possible" and any(cue.in_parts and cue.strength == level for cue in ringing)
            return Alarm(level, frozenset(events), tuple(words), ringing[0].start, by_signs)
    return HARMLESS if levels else QUIET


def _cues(scene: Scene) -> list[_Cue]:
    found = [
        _Cue(hit.start, hit.end, hit.word, *_CUES[label])
        for hit in scene.hits
        for label in hit.entry.labels
        if label in _CUES
    ]
    told = [
        _Cue(*event[:2], scene.text[event.start : event.end], *event[2:], in_parts=True) for event in events(scene.text)
    ]
    cues = [*found[:MOST_CUES], *_shut_in(scene), *told]
    if not any(cue.frame == "trapped" for cue in cues):
        return cues
    return [cue for cue in cues if not _of_a_thing(scene.text, cue)]


def _of_a_thing(text: str, cue: _Cue) -> bool:
    """A car that is shut in, somebody shut out or held up by an app: no person is to be freed."""
    if cue.frame != "trapped":
        return False
    things = (thing.span() for thing in _SHUT.finditer(text))
    return bool(_FIGURE.search(text)) or any(start < cue.end and cue.start < end for start, end in things)


def _shut_in(scene: Scene) -> list[_Cue]:
    """Somebody inside a lift that has stopped or does not open, however it is said."""
    needed = ("concepts.topic.lift", "frames.trapped.inside", "frames.trapped.stuck")
    if not all(label in scene.labels for label in needed) or scene.says("frames.trapped.free"):
        return []
    hit = next(hit for hit in scene.hits if needed[2] in hit.entry.labels)
    return [_Cue(hit.start, hit.end, hit.word, "trapped", "certain")]


def _level(scene: Scene, cue: _Cue) -> str:
    number = scene.clause_of(cue.start)
    start = scene.clauses[number][0]
    before = scene.clauses[number - 1][0] if number else start
    if _denied(scene, cue, start) or _unreal(scene, cue, start) or _background(scene, before):
        return "none"
    if cue.frame == "trapped" and _FREED.search(scene.text):
        return "none"
    plain = cue.strength != "possible"
    over, past = _over(scene, cue), _past(scene, cue, before)
    if (over and past) or (not plain and (over or past)):
        return "none"
    return "certain" if plain and not (over or past or _guessed(scene, cue, before)) else "possible"


def _over(scene: Scene, cue: _Cue) -> bool:
    """It has ended, or somebody has looked and found nothing."""
    text = scene.text
    if _CHECKED.search(text) or _TURNED_OUT.search(text, cue.end) or (cue.frame in _PEOPLE and _ONCE.search(text)):
        return True
    if cue.frame in ("fire", "gas") and _NO_FIRE.search(text):
        return True
    ends = (hit for hit in _doubts(scene, "over") if cue.end <= hit.start and _speaks_of(cue, hit))
    return any(not _NOT_YET.search(text, max(0, hit.start - 3), hit.start) for hit in ends)


def _past(scene: Scene, cue: _Cue, before: int) -> bool:
    """Told of another day; 「到现在」 keeps a leak going on, but not a bite or a rescue that is complained of."""
    if cue.frame in ("injury", "trapped", "shock") and scene.says(f"{_DOUBT}blamed"):
        return True
    if _THAT.match(scene.text, cue.end):
        return True
    if _LONG_AGO.search(scene.text, 0, cue.end) and not scene.says(f"{_DOUBT}still"):
        return True
    until = cue.end + _AFTER
    past = (hit for hit in _doubts(scene, "past") if before <= hit.start and hit.end <= until)
    past = (hit for hit in past if hit.end <= cue.start or cue.end <= hit.start)  # 抽过去了 is no past
    told = any(_speaks_of(cue, hit) for hit in past)
    return told and (cue.frame == "injury" or not scene.says(f"{_DOUBT}still"))


def _denied(scene: Scene, cue: _Cue, start: int) -> bool:
    """没着火, 没有人被困: the denial stands right before the event in the same clause; a smell is not there at all."""
    if cue.frame == "gas" and _UNSMELT.search(scene.text):
        return True
    return scene.says(f"{_DOUBT}denied", max(start, cue.start - _DENIAL_REACH), cue.start)


def _unreal(scene: Scene, cue: _Cue, start: int) -> bool:
    """An exercise, or something that is only feared or supposed."""
    if scene.says(f"{_DOUBT}drill") or scene.says(f"{_DOUBT}supposed", start, cue.start) or _IF.search(scene.text):
        return True
    if (cue.word == "救命" and _JOKE.search(scene.text)) or (cue.frame == "fire" and _WORN_OUT.search(scene.text)):
        return True
    said = scene.text[max(0, cue.start - _LED) : cue.start]
    if cue.strength == "possible" and _IF_BEFORE.search(said):
        return True
    return cue.frame == "injury" and _ABOUT_TO.search(said) is not None


def _guessed(scene: Scene, cue: _Cue, before: int) -> bool:
    """Feared, told as a habit, or only dirty water: whether it is now is not said. Gas by its name is no guess."""
    if cue.frame == "gas":
        return bool(_OTHER_AIR.search(scene.text)) and not _GAS.search(scene.text)
    if _USED_TO.search(scene.text, max(0, cue.start - 4), cue.start) or (
        cue.frame == "flood" and _is_tame(scene.text, cue)
    ):
        return True
    if _is_told_of(scene, cue):
        return True
    number = scene.clause_of(cue.end)
    close = scene.clauses[min(number + 1, len(scene.clauses) - 1)][1]
    for hit in _doubts(scene, "guessed"):
        if before <= hit.start and _speaks_of(cue, hit) and not _AROUND.match(scene.text, max(0, hit.start - 4)):
            if f"{_ONLY}water" in hit.entry.labels and _DEEP.search(cue.word):
                continue
            feared = f"{_ONLY}fear" in hit.entry.labels  # before the event; behind it fear is felt: 插座冒火花, 我怕
            if hit.end <= cue.start if feared else hit.start <= close or f"{_ONLY}habit" not in hit.entry.labels:
                return True
    return False


def _is_told_of(scene: Scene, cue: _Cue) -> bool:
    """The whole message tells of another day, however late in it the event comes, and nothing says that it goes on."""
    told = _TOLD_OF.match(scene.text) and not scene.says(f"{_DOUBT}still")
    return bool(told) and not _STILL_SO.search(scene.text) and cue.frame not in ("flood", "wet_electrics")


def _is_tame(text: str, cue: _Cue) -> bool:
    """Water that comes whenever a tap is opened, or rain that comes in: it is asked about, unless it stands high."""
    return not _DEEP.search(text) and bool(_RAIN.search(text) or _WHENEVER.search(text, 0, cue.end))


def _doubts(scene: Scene, kind: str) -> list[Hit]:
    label = f"{_DOUBT}{kind}"
    return [hit for hit in scene.hits if label in hit.entry.labels] if label in scene.labels else []


def _speaks_of(cue: _Cue, doubt: Hit) -> bool:
    """Whether a word of doubt takes back an event of this kind."""
    only = [_TAKES_BACK[label] for label in doubt.entry.labels if label in _TAKES_BACK]
    return not only or any(cue.frame in frames for frames in only)


def _background(scene: Scene, before: int) -> bool:
    """An idea, a rule or an earlier event's handling, with no word that it goes on."""
    if scene.says(f"{_DOUBT}still"):
        return False
    ideas = (hit for hit in _doubts(scene, "idea") if not _NOT_ASKED.search(scene.text, 0, hit.start))
    if any(not (hit.word in _BURNT and _SPREADS.search(scene.text)) for hit in ideas):
        return True
    return scene.says(f"{_DOUBT}rule", before) and not _WHAT_NOW.search(scene.text)
