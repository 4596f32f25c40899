"""The words around an address: whose home it is, whether it is meant, or whether it is none at all."""

import re

from handlers.reading.numerals import CHINESE
from handlers.reading.room_forms import FEW

_CN = f"[{CHINESE}]"
_IN_CLAUSE, _IN_SENTENCE = "[^,。!?]", "[^。!?]"

BESIDE = re.compile(r"(?:楼上|楼下|隔壁|对门|邻居|对过|对面)家?$")
"""Before the bare number of a neighbour."""

ACTS = re.compile(
    r"""
    (?:的|家|那家|住户|业主|房东|租户)?(?:
        (?:[也就又还]|刚|今天|昨[天晚]|一直|一?来)?(?:
            来(?!电|水|暖)|[没有]人|不在|没在|不让|不开门|不接|不承认|不认|不管|不配合|不肯
          | 说|讲|问|打电话|电话|关机|失联|联系|反映|敲门|找|赔|搬|租|卖|同意|答应|答复|修好
        )
    )
    """,
    re.VERBOSE,
)
"""After the neighbour's number: he is told of as a person, and the matter is not at his home: 楼上503来看了一眼."""

ASKED = re.compile(
    r"""
    (?: 我家|我们家?|咱们?家?|俺们?家?|我是|俺是|[我人现自]住|俺
      | (?<![收给欠扣罚让要多找差了])我         # 我501漏水, but not 收我501
      | 楼上|楼下|隔壁|对门|对面|对过           # a neighbour's
      | [漏流渗滴淌]水?[到进]了?                # where the water goes: 漏到501
      | 家住|住在|住|这里是|我这|我是楼[上下]的
      | [我咱俺]们?(?:单元|楼|栋|层)             # somebody there: 我们单元1203
      | 房号|房间|室号|门牌|门牌号|地址|[房室]:|公寓|宿舍
      | (?:以前|原来|原先|之前|从前)住[^。!?]{0,12}现在    # 以前住2单元,现在602
      | [东西南北中AB]区|期                     # the part of the estate: 二期501
      | 苑|园|庭|城|湾|府|里|小区               # the end of its name: 阳光花园501
      | 改成|改为|是|在|搬来的
    )
    (?:是|在|:|,)?\s?$
    """,
    re.VERBOSE,
)
"""Before a bare number that is a room."""

DUE_AFTER = re.compile(
    r"""
    (?:[、+和跟与及]\s?\d{3,4}){0,5}           # the first of several: 501、502都没水
    \s?(?: $ | [,。!?;\s]
      | 楼[上下道]                              # 501楼上漏水
      | [的家](?![长电具])                      # 501家没水, but not 501家电
      | [这家都]?(?: [暖水电热冷温]             # what comes into a home: 501暖气不热
                 | [漏停有滴冒断渗]|跳闸|没(?!退|到账)       # what befalls it: 501停水
                 | [还又也](?:是|在)?(?:没[来修有热人电水暖]|不热|不行|[漏停坏堵冷渗滴冒])
                 | 一直(?:没[来修有水电暖热]|不热|[漏渗冷])
                 | [厨卫客主阳卧屋]             # a room of it: 501厨房
                 | [窗墙地厕浴]|[东南西北][窗墙卧]|外[墙机]|信箱    # a part of it: 501墙
                 | [空马下灯网洗淋灶燃煤蹲便]   # a thing in it: 501马桶, 501下水道
                 | 这                           # 501这边
                )
      | 室[温内外]                              # 501室温才15度
      | [这那]个[马下灯网洗淋灶燃煤蹲便门窗暖水]    # spoken: 七零一那个马桶
      | 敲门|[喊叫]不应
      | 天花|吊顶|顶棚|花洒|龙头|门[锁打坏关把口前]|对讲
      | 不热|测温|报[的了过]?修|通了|被|投诉|反映             # what is the matter, or what is done about it
      | 业主|才?是我
      | (?:家里?|的?人)?(?:出差|出门|出国|去外地)  # 801出差呢
      | [这那]个?(?:工|报修)?单(?!元)           # 501那单
      | 又来(?:说|问|反映|报|催)|天天|每天
    )
    """,
    re.VERBOSE,
)
"""After a bare number at the head of a clause that is a room."""

PAID = re.compile(
    r"(?:[收交缴扣][^\d,。!?]{0,4}\d{2,5}[^\d。!?我家]{0,6}|读数[^\d。!?]{0,6})(?:应该?是|应为|改[成为]|是)$"
)
"""Before a bare number that takes the place of an amount or a reading: 收了我1580,应该是1380."""

INTRODUCED = re.compile(r"(?:楼道|走廊|问问|[问催报看]一?下|催催|没错|对的|就是|然后|(?<=[一-龥])[吧呢啊呀])$")
"""Before a bare number that is asked about, confirmed, or told in one breath: 就问问1604窗户料到了没."""

DATED = re.compile(r"月\s?\d{1,2}[号日]$|(?:早上|上午|中午|下午|晚上|夜里|今天|昨天|昨晚|现在|刚才|[天周月年时拜]了)$")
"""Before a bare number as the head of a clause: 12月15号501漏水."""

TAIL = re.compile(r"\s?的?[啊哈呀呢]?(?:[\s,，。!！?？;；]|$)")
"""After an address that is all its clause says: 我家502漏水,3号楼的."""

YEAR = re.compile(r"(?:19\d\d|20[0-3]\d)")

OWN = re.compile(
    rf"""
    (?: 我家|我们家?|自家|咱家|咱们家?|俺们?家?|我是|本人
      | 家住|[我人现自]住|自己[住是]|现在住|住在|搬到
      | 房号|地址|这里是|我在|我这|报修
    ){_IN_CLAUSE}{{0,6}}$
    | (?:我家|自己家)[,:]$
    """,
    re.VERBOSE,
)
"""Before one's own home."""

FOREIGN = re.compile(
    rf"""
    (?: (?<!我是)(?<![帮替代])(?:楼上|楼下|隔壁|对门|邻居)   # a neighbour, but not 帮对门1201报一下
      | 他家|她家|人家|那家                     # somebody
      | 对面|上面|下面|旁边|对过                # a side
    ){_IN_CLAUSE}{{0,4}}$
    """,
    re.VERBOSE,
)
"""Before the home of somebody else."""

FOREIGN_AFTER = re.compile(
    rf"""
      的?(?:邻居|那家|那户|人家)                # 501的邻居, 501那家
    | 是(?:我|俺|咱)?(?: 邻居|闺女|女儿|儿子|爸|妈|父母|婆婆|公婆|岳父|岳母|丈母娘|亲戚|哥|姐|弟|妹|老人
                       | 朋友|别人|人家|他|她
                      )们?(?:[家的那住]|$|[,。])    # 501是我闺女家, 1203是邻居
    | 是(?:我|俺|咱)?(?:们)?家?(?:老|旧|以前|原来|之前|从前)的?(?:房|家|地址|住)    # 302是老房子
    # where all is well again: 3号楼修好了,4号楼呢; 1单元有水了2单元还没有
    | 都?(?:已经)?(?:修好|弄好|没停[水电]|没事|没问题|有[水电暖]|来[水电暖]|正常|恢复|通[水电暖]|热)气?了?
        (?:[,，]|\s?(?:可|但|但是|就|我们?|咱们?)?{FEW}(?:号?楼|[栋幢座]|单元|门))
    | (?:在|又|天天|老|总|半夜|家)?(?: 装修|吵|闹|放音乐|跳        # 501半夜放音乐
                                     | 扔|漏水?[到下]               # 501漏到我家
                                     | 那套?(?:去掉|删掉?)          # 501那套删掉
                                    )
    """,
    re.VERBOSE,
)
"""After the home of somebody else, or one that shall be forgotten."""

DENIED = re.compile(
    r"""
    (?: 不是|并非|非|唔系|不是我家              # 不是501
      | 谁说我?们?家?[是住在]{0,2}
      | 不在|没在|不住在?
    # 绑成我对门403了; but 也绑到402上 asks for it
    | (?:(?<![换改])绑(?!到(?!了|我?(?:对门|隔壁|邻居)))|写|填|登记|录|弄|搞)[成到]了?我?(?:对门|隔壁|邻居)?家?
      # where one lived before: 以前住501, 原来登记的501
      | (?:以前|原来|原先|之前|从前|曾经?)我?(?:家|是)?(?:住|登记|绑定?|填|写)?[在的]?是?
    )\s?$
    """,
    re.VERBOSE,
)
"""Before a home that the owner says is not meant."""

_TAKEN_BACK = "不对|错了|写错|打错|说错|发错|弄错|搞错|看错|记错|[哦噢啊呃]不|更正|纠正|改成|改为|[写说弄看搞]反|呸"
"""Takes an address back: 3号楼,写错了,4号楼."""

CORRECTED = re.compile(
    rf"""
    (?: {_TAKEN_BACK}|报错|不不|[哦噢呃]$       # 3号楼,写错了,4号楼; 3号楼,哦不,4号楼
      | 变更[为到]|换成|变成|改|换绑[到成]?
      | 应该是|应为|其实是|实际[是住在]|而是
    ){_IN_SENTENCE}{{0,8}}$
    | 不对{_IN_SENTENCE}{{9,14}}我[是住家]$       # 不对不对202是我妈家,我是402
    | 这[回次](?:报修?|坏|漏)?的?是$              # 我有两套,1-1-101和2-2-202,这回是2-2-202
    | (?:不好意思|抱歉|口误|手误|手滑)了?[,，\s]?(?:应该)?是?$    # 8栋的,不好意思9栋
    | 不是{_IN_SENTENCE}{{0,4}}[\dA-Za-z{CHINESE}东西南北中甲乙丙丁]{_IN_SENTENCE}{{0,10}}是\s?在?$  # 不是3号楼,是5号楼
    """,
    re.VERBOSE,
)
"""Before a home that takes the place of one said earlier."""

MENDS = re.compile(rf"[,\s]*(?:[哦噢啊呃]?(?:{_TAKEN_BACK}|不是?)了?)[,\s]*(?:应该是|应为|是)?[,\s]*")
"""All that stands between a room and the number that takes its place: 六零二不对六零三."""

RATHER = re.compile(rf"(?:应该是|其实是|实际是|而是|不是{_IN_SENTENCE}{{1,40}}是)(?:楼上|楼下|隔壁|对门)?$")
"""Before a home that is meant instead, or whose pipe it was: 是四零一屋里那根主管在漏 corrects nobody's address."""
BLAMED = re.compile(rf"(?:家|屋|室|的|那|卫|厨|楼上){_IN_CLAUSE}{{0,8}}[漏渗滴淌爆裂堵跑]|[漏渗滴淌爆裂堵跑]")
"""After the home that the trouble comes from."""

HEARSAY = re.compile(r"(?:说是?|告诉我是?|通知是?)(?:因为|由于)?$")
"""Before the cause that others give: 说是7号楼管道漏."""
CAUSE = re.compile(
    r"""
    (?:的|那边|那头|那儿|那)?(?:在|正)?[换修]?(?:供[暖水热]|[暖地]?[暖水热]气?|主)?
    (?:主?管[道子线网]?|阀门?|泵房?|换热站|总闸|电缆|变压器|配电[箱柜房])
    """,
    re.VERBOSE,
)
"""After the building whose pipe or pump is told as the cause."""
HERE = re.compile(r"[我咱俺]")
"""Somewhere in a message: the teller himself, who does not live in such a building."""

ASKS_BACK = re.compile(r"[室号]?[吗嘛么]|[欠没]")
"""After a home that is not denied: 我家不是1302吗, 谁说我12-2-1801欠费."""

RANGE = re.compile(rf"(?:(?<=[\d{CHINESE}])|(?<=[楼栋幢座号]))[到至]$")
"""Between the ends of a row of buildings: 1号到3号楼."""

NOT_HOME = re.compile(
    r"""
    \s?(?: 期|区|院(?!里|子|内)                 # a part of the estate: 3#院, but not 3#院里
         | 车位|号车|车(?!库)                   # a car, and where it stands: 3#车位
         | 路(?![上灯面口边])|街                # a street: 3#路, but not 3#路灯
         | 门岗|岗|大门                         # a gate: A座大门
         | 号电梯|号梯|号线|线|工单             # a lift, a line, a ticket: 3#线
        )
    """,
    re.VERBOSE,
)
"""After a building, a unit or a floor that names no home."""

PARKED = re.compile(r"\s?号?的?(?:车位|停车位|储藏室|地下室车位)")
"""After the number of a parking place or a store room."""

_THING = r"(?:车位|车库|地库|停车场|储藏室|电梯|报修单|抄表|[上这]期)"
_CODE = r"""(?: 工单号?|单号|编号                     # a ticket
              | 取件码|验证码|密码|户号|卡号|尾号|末四位|表号|读数|面积    # a code, an account, a meter
            )"""
NUMBERED = re.compile(rf"(?:{_THING}|{_CODE})(?:应该?是|[号是为在:\s]{{0,2}})(?:[东西南北中A-Z]区)?$", re.VERBOSE)
"""Before a number that names something else than a home."""
CODED = re.compile(rf"{_CODE}[号是为:\s]{{0,2}}$", re.VERBOSE)
"""Before what is no home even if it looks like a whole one: 取件码3-2-5012; but 电梯3号楼2单元 is one."""

ROUTE, ALONG = re.compile(r"(?:从|由|打)$"), re.compile(r"(?:按|起|开始|往|依次|挨|一直到|敲|查|发)")
"""Around the building at which a round or a way begins: 从1号楼按顺序敲过来."""

LISTED = re.compile(r"(?:\d|[楼栋幢座])[和跟与同、]$|\d[栋幢座]\s?$")
"""Before the last of several buildings: 33、34幢, 9座和11座, 1幢2幢."""

BETWEEN = re.compile(r"的?(?:中间|之间|当中|当间)(?!单元|那?[个户家栋])")
"""After two buildings: what lies between them is in neither."""
AND = re.compile(rf"(?:(?<=[\d{CHINESE}])|(?<=[楼栋幢座号]))[和跟与同及、]?$")
"""Between those two, and before the second of them: 8号楼和9号楼中间, 8、9号楼中间."""

CONTRAST = re.compile(r"都?有[水电暖气][^。!?]{0,4}(?:我们|咱们?|俺们?)(?:这|那?边|楼|栋)")
"""After the building of others: 1号楼有水,我们这边没有."""

LIFTS = re.compile(rf"\s?(?:才|就|只)?(?:都?配|有)?(?:\d+|{_CN}+)多?[部台个户]")
"""After a count of buildings: 14栋楼46部电梯."""

ONES_OWN = re.compile(r"的(?=[,，。!?\s]|$)")
"""After the building one lives in: 我是隔壁102, 一栋的."""
IN_BLOCK = re.compile(r"\s?[(（]\s?\d{1,3}\s?(?:号?楼|栋|幢|\#)")
"""After a room at the head of a message, before its building."""

TOTAL = re.compile(r"(?:一共|总共|统共|共有?|有|管|那|这)(?:才|就|只)?有?$")
"""Before a count of buildings: 一共12栋."""

STREET = re.compile(r"(?:[路街巷道]|胡同)$")
"""Before the number of a house in a street: 人民路3号."""

_AFTER = rf"(?<=[\d{CHINESE}])"
"""After a numeral."""
DOOR_HEAD = re.compile(r"(?:^|[,，。!?;\s]|我们?楼?|咱们?楼?|俺们?楼?|住|在|里)$")
DOOR_TAIL = re.compile(
    rf"""
    (?<=洞)
    | \s?(?: 楼[道上下栋]|栋|{FEW}[楼层]                      # 3门楼栋口, 33门1楼
            | 楼顶|都?[没停有缺断来][水电暖热气]                # 3门没热水
            | 的?灯|门禁|对讲|楼梯
            | 电梯|电表|水[管表]|[污下上]水|暖气|供暖|管道|井   # 9门污水管
            | 的?(?:住户|业主|居民|邻居|老人)
         )
    """,
    re.VERBOSE,
)
"""Around 「9门」 that stands alone: a unit, as 9门污水管; not 3门课, 3门冰箱 or a gate of the estate."""
