"""People whom a message names but does not concern: absent, imagined, likened, doers, or only part of a story."""

import re
from typing import NamedTuple

from handlers.reading.lexicon import Hit
from handlers.reading.numerals import NINE


class Mention(NamedTuple):
    """Somebody of a group is named at text[start:end]."""

    start: int
    end: int
    word: str
    group: str


_PHRASE = "people.nobody.phrase"
"""A word of the lexicon in which nobody is affected."""
_REACH = 18
"""Letters before a mention that are looked at."""
_HARM = re.compile(
    r"[^,，。!?]{0,30}?(?:[摔砸撞夹咬困烫绊磕晕淹烧]|滑倒|顶到|触电|电[了到着]|受伤|吓|血|昏|抽搐|喘|卡[在住]|冻|没了?气|叫不[醒应]|动不了|起不来|黑了|医院|急诊|看病)"
)
"""In what is said of somebody: then it is no story, whatever else he does."""
_CHILDREN = ("孩子", "孩儿", "娃", "娃儿", "小孩", "宝宝", "儿子", "女儿", "闺女")
_PARENT = re.compile(r"(?:他|她|的)?(?:[爸妈爹娘]|爷爷|奶奶|姥[爷姥])")
"""After a word for children it names a grown-up: 孩子他妈, 孩子的姥爷."""
_DIGITS = frozenset(f"零〇幺{NINE}十")
"""Before 二老 it is the end of a room's number."""
_GRANDPARENTS = ("奶奶", "爷爷", "姥姥", "姥爷", "外婆", "外公")
_OF_CHILD = re.compile(
    r"(?<![遛带抱哄看接送])(?:孩|娃|宝|儿子|女儿|闺女|外?孙)[子儿宝]?(?:的|[他她])?$|(?<!其)(?<!吉)[他她]$"
)
"""Before a grandparent it is a child's, who need not be old: 孩子姥姥, 她姥姥; but 我奶奶 is."""
_GOODS = re.compile(
    r"""
    # what a person has: 孩子的作业, 奶奶的钥匙; but not the bed or the desk one lies or sits at
    的?(?:
        (?:暑假|寒假|家庭)?作业(?!都?[写做]|一半)|练习|书[包本法]|课本|本子|玩具|积木|乐高|滑板|奖状|平板|手表|钥匙
        |画(?![了完着画])|户口|学费|学籍|压岁钱|婚房|存折|照片|花盆|快递|沙坑|秋千|滑梯
        |球|(?:自行|滑板|单|电动|三轮|小)?车(?![祸里上])|(?:校服|[外大]?衣|裤|鞋|袜|帽|棉袄)(?![^,，。]{0,4}[破划刮剐勾扎挂卷夹口])
    )
    # a fixture of somebody's room, whatever befalls it: 小孩房空调漏水, 俺奶奶屋灯绳断了
    |奶?(?:的|那)?(?:房间?|屋里?|卧室)(?:的|那个)?(?:灯|窗|门|空调|插座|开关|网|吊?顶|墙|地板|暖气片[^,，。!?]{0,4}[喷漏滴])
    |(?:的|(?<=儿))推车|(?<=儿童)(?:摇|沙|雨|澡|床|玩|设施|票|餐|活动|泳)
    |(?:专用|专属|优先)?的?(?:停?车位|专座|座椅|代步|活动[室区中]|乐园|游乐|食堂|区|用品|同学|老师|学校|家长|班主任)
    """,
    re.VERBOSE,
)
"""After a word for people: a thing or a place of theirs is meant."""
_KINDS = ("儿童", "婴儿", "老年人", "残疾人")
"""Words that before a thing only tell what kind it is, whatever befalls it: 儿童自行车砸下来."""
_OTHERS = re.compile(
    r"""
    (?:
        (?:楼上|隔壁|邻居|对门|楼下|别人家|他家|她家|人家|谁家)(?:屋[里头])?[的那家几个户两俩]{0,3}  # 楼上那家的孩子
        |(?:别的|别人|其他|人家)小区[^,，。!?]{0,4}  # elsewhere: 别的小区有孩子
        |(?:熊|有人|一群|有几个|总有|老有|这帮)[^,，。!?]{0,6}  # strangers: 熊孩子, 一群孩子
    )$
    """,
    re.VERBOSE,
)
"""Before a child that is another's."""
_STAFF = re.compile(
    r"""
    (?:门岗|保安|看[门车棚]|门卫|保洁|传达室|值班|扫地|巡逻|收费亭?|房东|当|您)(?:是个|的)?老?$
    |(?:收废品|捡破烂|拾荒|养[^,，。\s]{1,3}|抽烟|跳舞|打牌|遛[狗鸟]|卖[菜花瓜])的老?$
    """,
    re.VERBOSE,
)
"""Before somebody old who is at work, or is only addressed."""
_HEARD_OF = re.compile(
    r"""
    (?:新闻|网上|(?<!没)听说|据说|报道|传闻|抖音|视频里)说?[,，]?[^,，。!?我俺咱]{0,14}$  # 听说隔壁楼有位老人
    |(?:上个?月|去年|前年|上回|上次|早先|那年)[^,，。!?我俺咱]{0,4}有[个位名几]{0,2}[^,，。!?我俺咱]{0,6}$
    """,
    re.VERBOSE,
)
"""Before people of hearsay or of long ago."""
_SUPPOSED = re.compile(
    r"(?:快|差点|非得?)要?(?:[得犯]|[气吓急]出)了?个?$"
    r"|(?:[打写说]成了?|还当|以为|换成(?:老人|老的|孩子)?[和跟、]?|又不是|当年我?还)是?$"
    r"|(?:万一|假如|哪天)(?:有|哪个|谁家)?(?:[砸碰摔伤电咬撞绊夹][着到伤了倒]{1,2})?(?:[^,，。!?我俺咱家]{0,3}的)?小?$"
)
"""Before people who are only imagined: 快得抑郁症了, 还当孩子摔下床, 要换成老人, 万一砸到放学的小孩."""
_THING = r"(?:楼|电梯|水管|管[道子]|暖气|锅炉|泵|门|灯|设备|机器|机|龙头|空调|马桶|井盖)(?![里上下外内口道旁])"
_FIGURE = re.compile(
    rf"""
    (?:^|[这那我咱破老])[^,，。!?\s]{{0,4}}{_THING}[^,，。!?\s我俺咱他她里]{{0,6}}
    (?:算是|怕是|莫不是|简直|好像|像|跟|如同|好比|得了|患了|犯了|成了)[^,，。!?\s我俺咱]{{0,6}}$
    |(?<!好)像(?:是|个|一个|得了|患了)?"?老?$  # 像个病人
    |(?<=[是个])"$
    """,
    re.VERBOSE,
)
"""Before a word for people that is said of a thing: 这楼也算是八十高龄的老人家, 水泵怕是得了哮喘."""
_SPOKEN_OF = (
    (re.compile(r"连$"), re.compile(r"的|都?(?:知道|会|懂|明白|看)")),  # 连小孩都知道; but 连老人都冻病了
    # 好像小学生一样, 草长得比孩子都高
    (re.compile(r"(?:像|跟|如同|比)[^,，。]{0,2}$"), re.compile(r"[^,，。]{0,4}(?:一样|似的|那样|都[高大])")),
    (re.compile(r"比(?:[我俺咱他她]们?家?)?$"), re.compile(r"")),  # 走得比我爷爷还慢
    (re.compile(r"[让被]$"), re.compile(r"们?给?[^,，。]{0,2}[踢砸按抠掰塞拽烧叠捅撕扯折尿弄]")),  # 按钮让小孩抠掉了
    (re.compile(r"[跟和给]$"), re.compile(r"们?(?:视频|聊|报喜|打电话|通话)")),  # 正跟姥姥视频
)
"""Before and after people who are only spoken of, or who did it."""
_CURSED = re.compile(r"(?:^|[,，。!?\s真])(?:去)?(?:[他你恁特])?$")
_CURSE = re.compile(r"(?:的|个(?:熊|腿|球|头|爪|孙)的?)(?=[,，。!?~…\s暖又这啥咋破烂还]|$)")
"""Around 奶奶, 大爷: an oath and nobody: 他奶奶的, 奶奶个熊."""
_SWORN_BY = ("奶奶", "大爷", "姥姥", "爷爷", "老娘")
_RULE_AFTER = re.compile(
    r"优先|[^,，。!?]{0,10}(?:打折|优惠|免费|减免|补贴|补助|优待)"
    r"|也?都?(?:看得懂|看得见|够得[着到])|[^,，。!?]{0,4}接(?:过来|来)住(?!了)"
    r"|(?:要?满?(?:几|多少)岁|多大)(?:才?[能可让]|以[上下])|们?玩的(?!时)"
)
"""After people of whom a rule speaks, or for whom a thing is: 七十岁以上取暖费打折, 小孩几岁能坐电梯, 小孩玩的滑梯,
小孩也看得懂的牌子; or who are not there yet: 再把爷爷奶奶接来住."""
_FEARED_FOR = re.compile(r"(?:(?:就|生|我)?怕|要是|万一|别(?!人|的|处|家)|当心|小心)[^,，。!?]{0,5}$")
"""Before a child to whom nothing has happened: 怕娃掉进去, 别吓着孩子."""
_NOBODY = re.compile(r"(?:没有?|也没|又没|无|(?<!是)不是)$")
_NOBODY_AFTER = re.compile(r"[,，。!?]|$|也?[没无]|也不|和|、|不|就")
"""「家里没老人, …」; but 「没老人手机」 or 「没孩子的户口本」 say nothing about who lives there."""
_GONE = re.compile(
    rf"""
    [^,，。!?]{{0,6}}(?:去世|过世|过身|病故|出殡|头七|生前|留下来?的|(?:还?活着|在世)(?:那会|那阵|那时|的?时候?|时))
    |(?:都|也|已经?|早就?|刚|[前去今]年|上个?月|[前昨]天){{0,2}}
     (?:走|没|不在)了(?=[,，。!?]|$|之?[以之]?后|[{NINE}十半\d]+年)
    """,
    re.VERBOSE,
)
"""After a word for people: they have died."""
_ERRAND = re.compile(r"(?:[送接等]|[来去]看|[看探]望)(?:完|了|我们?家?|个|俺|咱)?$")
_LED = re.compile(r"(?:[领带陪抱]|推)(?:着|个|我家?|俺|了)?$")
_LEISURE = re.compile(
    r"们?(?:[去到下上在回]|出)?[^,，。!?]{0,6}(?:看|逛|遛|散步|溜达|玩(?=[,，。的时]|$)|拍照|晒太阳|打疫苗|买|吃饭|过年|出门)"
)
"""Before and after somebody who is only brought, fetched or taken along: 送完娃, 领着娃上楼顶看烟花."""
_AWAY = re.compile(
    r"""
    们?[^,，。!?]{0,3}(?:
        [上去](?:学|课|幼儿园|学校|班)[^,，。!?]{0,2}去了  # 孩子都上学去了
        |放学(?=[,，。!?]|的|那|$)  # 等孩子放学
        |住校|上学(?:要|得|用)  # 孩子上学要居住证明
        |(?:期末)?考[了上]|毕业|大学|打工|在(?:外地|国外|单位)|打钱|落户|兴趣班|开学典礼  # 孩子考了双百
    )
    """,
    re.VERBOSE,
)
"""After a child: away, at school, or grown up."""
_SAYS = re.compile(
    r"们?(?:还|老|刚|也)?(?:打电话)?(?:说|问|讲|教我|帮我|提醒)(?!不|话|[^,，。!?]{0,6}(?:怕|吐|冷|疼|痛|难受|不敢|喘|热|闷))"
)
"""After a child who is only quoted: 孩子说家里发大水了; but 孩子说冷."""
_SERVED = re.compile(r"[给替帮]$")
_SERVICE = re.compile(r"们?(?:做饭|煮|买|讲|办|报|开|凑|交|辅导|过生日|打电话)")
"""Around a child for whom something else is done: 给孩子做饭突然没水."""
_NAP = re.compile(
    rf"[^,，。!?]{{0,3}}[{NINE}十\d]+点[^,，。!?]{{0,8}}(?:午?睡(?!不)|网课|上课|写作业|放学)|[^,，。!?]{{0,3}}睡到[{NINE}十\d]+点"
)
_CALL = re.compile(r"别(?:按|敲|来|打)|[再以]?[后再]来|点来|上门|来修")
"""A child's hours beside a wish when to come: 宝宝两点到四点睡觉, 四点以后来."""
_NEIGHBOUR = re.compile(
    rf"""
    (?:
        楼上|楼下|隔壁|对门|邻居|顶楼|[{NINE}十\d]+(?:楼|层|单元|号|栋)|[那有]一?[个位些]|一[位个群帮]|几[位个]|谁家
    )[^,，。!?我俺咱]{{0,6}}$
    """,
    re.VERBOSE,
)
_DEED = re.compile(
    r"""
    们?[^,，。!?]{0,14}?(?:
        种[葱菜花地树瓜蒜]|浇(?:大?粪|水|花|菜)|养[鸡鸭鹅狗猫鸽鸟蜂兔]|喂[猫狗鸽鸟]|遛[狗鸟]|堆|囤|[捡拾][^,，。!?]{0,4}(?:瓶|破|废|纸|垃圾)|二胡|唢呐|唱|跳舞|广场舞
        |打[牌鼓]|麻将|剁|抖|晾|占|骂|抽烟|烧[纸香]|吐痰|泼|倒[垃水污脏剩]|扔|抛|放[炮鞭音]|摆摊|乱|甩鞭|看热闹
        |把[^,，。!?]{1,8}[摆放堆挂锁]
    )
    """,
    re.VERBOSE,
)
"""Before and after an old neighbour who does it: 一楼老太太在公共花园里种葱."""
_GROWN = re.compile(r"[^,，。!?\s]{0,2}(?:揣着|怀[着了孕上]|养胎|坐月子|结婚|出嫁|嫁[人到给]|回娘家)")
"""After a daughter or a son who is grown up: 闺女揣着双胞胎."""
_NAUGHTY = re.compile(
    r"""
    们?[^,，。!?把被]{0,10}?
    (?:
        [往朝][^,，。!?]{1,6}[扔塞丢倒尿砸滋抹画]|乱[按扔丢踢涂画]|踢球|扔[^,，。!?]{0,3}[炮果石水瓶蛋]|放[摔擦鞭]炮|撒尿|恶作剧|蹦电梯
        |[在对朝][^,，。!?]{1,10}(?:画|涂|刻|撒尿)|拿[^,，。!?]{1,8}[画涂划砸捅抠塞喷滋]
    )
    |把(?!自己)[^,，。!?]{1,8}(?:冲|掰|踩|抠|塞(?!进?[鼻气嘴耳喉])|堵|拔|按|玩|画)
    """,
    re.VERBOSE,
)
"""After a child who does the mischief: 小孩往楼下扔东西, 外孙在白墙上画了一溜小人儿."""
_DOWN = re.compile(r"躺(?:在)?地|叫[他她]?不[应醒]|不说话|不会动|流血")
"""Later in the message: whoever did the mischief is hurt by it."""
_UNBORN = re.compile(
    r"(?:怀(?![里中抱疑念孕])|揣着)[^,，。孕带]{0,7}(?:娃|孩子|宝宝?|崽|胎)|肚子?里?[^,，。]{0,8}(?:娃|孩子|宝宝?|崽|家伙)"
)
"""A child that is not born yet: 怀娃八个月, 肚子里揣着六个月的娃."""


def stretches(text: str, hits: list[Hit]) -> list[tuple[int, int]]:
    """Stretches in which whoever is named is not affected: 接孩子, 吃奶的劲."""
    return [(hit.start, hit.end) for hit in hits if _PHRASE in hit.entry.labels]


def is_bystander(text: str, named: Mention, aside: list[tuple[int, int]]) -> bool:
    """The word names somebody else, one who is only imagined or told of, or nobody."""
    if any(start <= named.start < end for start, end in aside):
        return True
    rules = (_is_nobody, _is_owner, _is_spoken_of, _is_elsewhere)
    own = _OF_GROUP.get(named.group, ())
    return any(rule(text, named) for rule in (*rules, *own))


def _before(pattern: re.Pattern[str], text: str, named: Mention) -> bool:
    return pattern.search(text, max(0, named.start - _REACH), named.start) is not None


def _after(pattern: re.Pattern[str], text: str, named: Mention) -> bool:
    return pattern.match(text, named.end) is not None


def _is_harmed(text: str, named: Mention) -> bool:
    return _after(_HARM, text, named)


def _is_nobody(text: str, named: Mention) -> bool:
    """Denied, died, or an oath."""
    if named.word in _SWORN_BY and _before(_CURSED, text, named) and _after(_CURSE, text, named):
        return True
    return _after(_GONE, text, named) or (_before(_NOBODY, text, named) and _after(_NOBODY_AFTER, text, named))


def _is_owner(text: str, named: Mention) -> bool:
    """A thing of theirs is meant, not they."""
    return _after(_GOODS, text, named) and (named.word in _KINDS or not _is_harmed(text, named))


def _is_spoken_of(text: str, named: Mention) -> bool:
    """Likened, imagined, or said of a thing."""
    if _before(_SUPPOSED, text, named) or _before(_FIGURE, text, named) or _after(_RULE_AFTER, text, named):
        return True
    return any(_before(ahead, text, named) and _after(behind, text, named) for ahead, behind in _SPOKEN_OF)


def _is_elsewhere(text: str, named: Mention) -> bool:
    if _before(_HEARD_OF, text, named):
        return True
    if named.group == "elderly":
        return _before(_STAFF, text, named) and not _is_harmed(text, named)
    return named.group == "child" and _before(_OTHERS, text, named)


def _is_grown_up(text: str, named: Mention) -> bool:
    """What comes after the word says that it is no child: 孩子他妈, 孙女士."""
    if named.word in _CHILDREN and (_after(_PARENT, text, named) or _after(_GROWN, text, named)):
        return True
    return named.word.endswith("孙女") and text.startswith("士", named.end)


def _is_in_passing(text: str, named: Mention) -> bool:
    """A child that is fetched, quoted, away, asleep at an hour or cared for tells of the speaker's day."""
    if _is_harmed(text, named):
        return False
    if _before(_ERRAND, text, named) or _after(_AWAY, text, named) or _after(_SAYS, text, named):
        return True
    if _before(_LED, text, named) and _after(_LEISURE, text, named):
        return True
    if _before(_SERVED, text, named) and _after(_SERVICE, text, named):
        return True
    return _after(_NAP, text, named) and _CALL.search(text) is not None


def _is_naughty(text: str, named: Mention) -> bool:
    return _after(_NAUGHTY, text, named) and not (_is_harmed(text, named) or _DOWN.search(text, named.end))


def _is_feared_for(text: str, named: Mention) -> bool:
    return _before(_FEARED_FOR, text, named)


def _is_unborn(text: str, named: Mention) -> bool:
    start = max(0, named.start - 12)
    return any(found.end() >= named.start for found in _UNBORN.finditer(text, start, named.end))


def _is_neighbour(text: str, named: Mention) -> bool:
    """Somebody old who is the cause of the trouble and does not suffer from it."""
    return _before(_NEIGHBOUR, text, named) and _after(_DEED, text, named) and not _is_harmed(text, named)


def _is_younger(text: str, named: Mention) -> bool:
    """The word does not say that they are old: 孩子姥姥, 高龄产妇, 老汉儿 for a father; or it is none: 六零二老赵."""
    if (named.word, text[named.end : named.end + 1]) in (("高龄", "产"), ("高龄", "孕"), ("老汉", "儿")):
        return True
    if named.word == "二老" and text[named.start - 1 : named.start] in _DIGITS:
        return True
    kin = named.word in _GRANDPARENTS and _before(_OF_CHILD, text, named)
    return kin and not _is_harmed(text, named)


_OF_GROUP = {
    "child": (_is_grown_up, _is_unborn, _is_naughty, _is_in_passing, _is_feared_for),
    "elderly": (_is_younger, _is_neighbour),
}
"""What is asked of the people of one group besides."""
