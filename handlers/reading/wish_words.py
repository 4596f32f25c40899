"""The words around a time: whether they ask somebody to come then, or tell what happened or was promised.

Of a match only its beginning counts, so the lines of a table may stand in any order. How the tables are weighed
against each other is `wishes`. The head is what stands before the time in its clause, the tail what follows.
"""

import re

# Words that ask for a visit.

ARRANGED = re.compile(
    r"""
    # 来的话最好周六, 要来就下周一
    (?:来的话|(?:要是?|如果)(?:[你您]们?)?来)(?:就|得|要|最好|还是|只能|也得)?[赶挑选等]?在?$
    |(?:
        (?:约(?![好的了定过])|登记)[^,，的好了]{0,4}  # 约个周六, 登记一个周六; 约好 is a promise
        |(?:安排|最好是?|请|麻烦|[能可]不[能可]以?|能否|可以|赶|请于|那就|那还是)[在到个]?  # 请安排在周五, 那就周五
        |(?<!的)时间:?  # 时间:周六上午; 开会的时间 is no wish
    )\s?$
    """,
    re.VERBOSE,
)
"""The end of a head that arranges a visit: 请安排周五上门."""

COME = re.compile(
    r"""
    # the plain verb 来: the letters around it can make another word of it, or a visit that is over
    (?<!没人)(?<!有人)(?<!勿)  # 没人来, 有人来 tell what happened; 勿来三 is 不行
    (?<![起回出下上进拿原本从后越近未往将看想说年用没不再才刚还])来  # 起来, 回来, 原来, 后来, 看来, 还来
    (?!
        电|水|气|暖|信  # 来水, 来暖气: supply comes, nobody
        |源|往|自|回|月|年|不及|得及|还是|不了  # 来源, 来回, 来月, 来不及
        |过|了|的|着|看过|人看|修过  # 来过, 来了, 来看过: somebody was here
        |说|讲|干  # 来说, 来讲, 来干嘛
        |看(?:望|我?[爸妈爷奶公婆孩亲])  # 周末来看爸妈
    )
    # other words for it, whatever stands around them
    |^再约|^(?:麻烦|请)?去□  # 周三下午去3号楼501测温
    |有人来(?=看看|处理|吗|[看修测查换弄]一?下)  # 希望周六有人来看看
    |来的时候|再来(?!过)|来人|嚟|上门|入户|过来|派(?:个|人|师傅|位)
    |能到[吗不嘛么]|(?:能不能|必须|赶紧|赶快)到|(?<![渗漏流掉滴])到我家  # but 水流到我家
    # the work itself, if the tail begins with it: 明天修一下, 周六测温
    |^.{0,4}(?:
        测(?:一?下|温|个温|量)
        |(?<![报装])修(?!好|过|了|完|的)|能?修[好完]?[吗不]  # not 报修, 装修, 修好了; but 能修好吗
        |换(?!了|过|的)
        |疏通|检修
    )
    """,
    re.VERBOSE,
)
"""Somebody should come or do the work: 明天来修, 周六能上门吗."""

DUE_BY = re.compile(r"(?:能|就|请|先|赶紧|抽空)*(?:[帮给替]我们?)*把[^,，。!?]{1,14}[换修弄通装清补打]")
"""After a time until which the work should be done: 20号之前把门口的灯换了."""

AT_HOME = re.compile(
    r"""
    # somebody is in
    # 我在, 都在家; not 我在上班
    (?:家里?|屋里|我|俺|都|也|[爸妈爷奶]|老伴|闺女|女儿|儿子|媳妇)在(?=$|[的呢哈\s你您]|家)
    |在家(?=$|[的呢哈吧等可能有你来方修])|在屋|搁[家屋]  # 在家等你
    |(?<!没)有人(?=$|[在呢哈吧的了\s]|得)|有人喺|留人  # 有人在
    |不挪窝|不出门|哪[儿里]?[都也]不去|[守候]着
    |^(?:都|才|一定|肯定)?在(?=$|[的呢哈吧])  # the tail is no more than 在的
    |到家$|回家$|才[能回]家|(?:能|可以|就|才|会)[^,，。]{0,6}回[来家]  # 才能回来
    # somebody has time
    |有空|得空|得闲|有时间|(?<!天)空(?=$|[吗呢])  # 我空; but 天空
    |休息|轮休|调休|休(?=$|[,，。])|(?:先|至)(?:得(?!到)|有空)|请了?[^,，]{0,4}假|提前下班  # 请了半天假
    # somebody waits and opens
    |等你|等师傅|等门|开门|^我?等着
    # the time suits, or is left to the other
    # 周六行吗, 周六也可以; not 不行
    |方便|合适|最好|^随[便时]|(?<![不还])(?:行|可以|中|成)(?:[吗不嘛么]|$)|^行(?=[我他她你家])|^吧$
    |[您你]们?[挑选定]|任选|^随时  # 你们定
    |^(?:成不|得唔得|好伐|好不|赶得上|来得及|来不来得及)  # the tail asks whether the time will do
    """,
    re.VERBOSE,
)
"""Somebody is at home then, or the time suits: 周六上午在家, 下午有空, 周日行吗."""

GUESTS = re.compile(
    r"""
    客人|请客|访客|朋友|亲戚|亲家|老乡|同学|表[哥弟姐妹]  # who visits
    |家政|保姆|月嫂|护工|装修师傅  # who works in the home
    |看房|搬家|搬[进出]|送货|货车|家具(?:来|送|进|到)|收件|婚车|车队  # moves, deliveries, cars
    |放行|放进|借宿|进来?小区|[车人他她]要?进来$  # that they are let in
    |^[^,，]{0,3}[要能]?进$|^.{0,3}到$  # the tail is no more than 要进, 准时到
    """,
    re.VERBOSE,
)
"""Words of a message that announces visitors; beside a time they tell when these come."""

DIRECTLY = re.compile(
    r"""
    [都也就再还]?(?:
        # somebody is in: 下午家里有人, 晚上我都在
        [,，]?(?:我|家里?|屋里?)?(?:都|一直)?(?:
            有人(?!来)|有空|有时间|(?<=我)休息|在家|搁家|方便|合适|在(?=$|[的呢哈吧,，。])
        )
        # somebody should come: 今天能来, 晚上过来修, 上午派人, 今天到我家
        |[能可请麻]|务必|必须|随[便时]
        |过?来(?=[看修换测装弄通给帮吧吗不]|一?下|人(?!说)|$|[,，。])
        |[\u4e00-\u9fff]{0,9}来看?(?:$|[,，。!?吗])  # 下午叫师傅来, 下午带楼上的人一起来看
        |上门|派|到(?:$|[,，。!?吗]|我家)
        |[量测修换]
        # it is offered or asked for: 晚上吧, 周末最好
        |吧|最好|行
    )
    """,
    re.VERBOSE,
)
"""What follows a part of a day, or today, where it is a wish: 下午有人, 今天能来, 晚上修一下."""

# Words that move a visit, or take it back.

MOVED = re.compile(
    r"(?:改|换|推迟?|挪|调|(?<![说好])延)(?:成|到|为|约|在)$|改约?$|^换$|换个时间$"
    r"|不是[^。!?]{1,8}是$|[哦噢啊呃额]不$"
)
"""Before the new time of a visit: 改到周五, 换个时间, 不是周三是周四, 呃不周五."""

INSTEAD = re.compile(r"(?:不不|[哦噢啊呃额]不|说错|不行|不对|不是|算了|错了|没空|上班|不在家?|有事)[^。!?]{0,12}$")
"""Before a time that takes the place of another one: 周五下午来, 哦不行, 周六上午吧."""

TAKEN_BACK = re.compile(
    r"[^。!?]{0,8}?(?:[哦噢啊呃额]不(?=[,，是对行今明后大下这周星礼上中早晚\d])"
    r"|不对|说错|写错|记[错岔混]|算了|不不)"
)
"""Behind such a time: 周四上午来吧, 哦不对周四有课."""

GROUNDS = re.compile(
    r"浇[水花树草]|施工|广场舞|跳舞|[割剪修除]草|打药|喷药|消杀|洒水|[收倒]垃圾|清运|音乐|喇叭|开会|打扫"
)
"""Shortly before a time that is wished for work on the grounds or for what others do, not for a visit at home."""

UNWANTED = re.compile(r"(?:不用|别|不要|除了|不是|甭)(?:[跟给]我)?(?:约|选|挑|定|排)?$")
"""Before a time at which nobody should come: 别周六来."""

STOPPED = re.compile(
    r"取消|撤[掉单销]|免了|不用安排|作数|(?:不用|甭|用不着|不必)来(?!.*[,，].*来)|别来了(?!.{0,12}[,，].{0,12}(?:来|改|有人|在家))"
)
"""Anywhere in a message that wants no visit any more; 「不用明天来, 后天来」 still wants one."""

SINCE = re.compile(r"[从自]$")
"""Before a day from which on something happens, or somebody is at home: 从初八起都在家."""

ONCE_MORE = re.compile(r"^(?:[你您]们?)?(?:再不|再没|再放|[要若]是?[还再]|不能再|可?别再|务必|必须|一定要?来)")
"""The next clause after a time that is set in earnest: 这次周五晚上八点, 再不来我就投诉."""

OFFERED = re.compile(
    r"""
    [,，]?
    (?:
        # somebody is in: 周三白天有人, 后天中午我在家
        (?:我们?|俺|家里?|屋里?|老公|老伴|媳妇|爱人|[爸妈]){0,2}[都也才就一直肯定]{0,2}
        (?:有人(?!来|在?[吗么没不])|在家|在屋|(?<=我)休息|有空|在(?=$|[的呢哈吧,，。]))
        # somebody should come for what is paid, read or looked at: 明天晚上过来收吧, 周末派人来校一下表
        |(?:再|就|[派叫让请喊]个?(?:人|师傅)?)?(?:过来|上门|来)(?:
            [收拿取抄瞧瞅查校修换装测弄量]|看(?!望|我?[爸妈爷奶公婆孩亲])|给|个?人(?!说)|一趟|吧|$|[,，。]
        )
    )
    """,
    re.VERBOSE,
)
"""Right after a time in a message about money or a rule: somebody is in then, or should come."""

OF_OTHERS = re.compile(r"师傅|工人|[瓦木油]工|邻居|楼[上下]|他们?|人家|你们|收费处|前台|窗口|办公室|前年|去年|每")
"""Before such a time in its clause: it is theirs, not the owner's."""

# Words that tell what was promised, what happened, or what else happens then.

PROMISED = re.compile(
    r"""
    (?:
        说好?[了的]?是?|讲|说等|等到|要等|答应好?的?|承诺  # 你们说周三, 答应的周三
        |通知|公告|告知|答复|回复|登记[了的好]  # 通知说周三, 登记的周三
        |原定|原来约的?|约[好的了定过]|定[好的]|预约[的了好过]  # 约好周三
        |(?<![基日])本(?:来(?:是|想|打算)?|想|打算)[约定]?  # 本来周三, 本想约周三
        |都|推(?!荐)|拖|昨[日天]?  # 都周三了, 昨天说周三
    )[你们他她我妈爸物业师傅说,的在]{0,4}$  # 说好了你们师傅周三
    # what the office told the owner to do: 门上贴条让我25号在家
    |(?:贴条|短信|电话|通知|公告)[^,，]{0,3}[让叫要][我俺咱大业住各]{0,2}[们家主户位]?$
    # until when, how often: 到周三, 有时周三; but 约到周三 arranges
    |(?:截[至止]|(?:(?<![约定排])|(?<=[租的]约))到|有时|经常|连续)$
    # what was agreed: 我报的周三; but a workman is named by his work: 测温的明天来就行, 通下水的, 送家具的
    |(?:报修|(?<![测温修换通装搬查暖水电气管道锁阀窗门灯表具货调网梯机洁]))的$
    """,
    re.VERBOSE,
)
"""The end of a head before a time that was promised, or since or until which something happened."""

LAST = re.compile(r"(?<!不)(?:上个?|前个?|去)$")
"""Before a weekday that is past: 上周五, 上个礼拜天."""

OVER = re.compile(
    r"""
    # how the tail begins
    ^(?:
        是|说|答应|报|反映|打[来的]|换的  # who said or did what: 周三说, 周三报的, 周三打的电话, 周三换的
        |刚|已|起|之?内|一[^起早下整天家定]  # 周三刚修, 周三起停水, 三天之内, 周三一直; not 一起, 一定
        # 周三就坏了; not 周三就来, 周三就有人, 周三就我妈在家
        |就(?!来|[得要](?:来|派|有?人)|[我俺][^,，]{0,3}在|能|过来|派|上门|把|叫|让|[可行]|在家|有[人空](?:$|了|在家))
        |才(?!有人|有空|有时间|方便|在|能|到家)  # 周三才修; not 晚上才有人
        |的(?!测温|入户|上门|检修|维修)  # 周三的单子; not 周三的测温
        |也没|没了|再不|不行|要降
    )
    # nobody came
    |没来|没人|没见|没到|还没|白等|到现在
    |还来|作数  # whether a promise still holds: 还来吗, 还作数吗
    # somebody came
    # 5号来修的, 周三派师傅过来换的阀门
    |(?:[你们物业]{1,2})?(?:派[个了]?)?(?:人|师傅)?(?:过来|上门|来)[^,，]{0,8}[通修换弄看量测装查]的(?!话|时候|师傅|人|那)
    |来过|来人[^,，]{0,3}过|来[修看换测弄查]了|来(?:了|的(?!时候))(?!$)|过来(?:说|看了)
    |看过|修过|修好了|已经
    # nobody should come, or nobody is in
    |别来|不用来|甭来|(?<!来)不来|不用了|不要了  # 来不来 asks for a visit
    |不了(?!解)  # 来不了
    |不在|没在|没空|没时间|不方便|出门|要上班
    |一个人在|独自|自己在家  # who has the trouble, not who waits: 老人一个人在
    # what happened then
    |突然|停[水电暖气]|[来没]暖|[漏坏]了|恢复|又|还是|推(?!荐)
    |想[换把修]  # what somebody means to do
    """,
    re.VERBOSE,
)
"""A tail that tells what happened or was said then, or that nobody is in."""

BROKEN = re.compile(r"结果|影子|人影|(?<!别)拖到|没来|没人来|一直没|人呢|人没")
"""The next clause after a time that was promised in vain: 周三上午来, 结果没来."""

OTHER_EVENT = re.compile(
    r"""
    开始供|供[暖热]|停[水电气暖]|检修燃气|就坏|开始不  # supply and its failures: 周三供暖, 周三开始不热
    |几点|值班|下班(?!后|以后|之后)  # hours of the office: 周六几点上班
    |活动|报名|到期|截止|[缴交]  # dates of the community and of payments
    |施工|装修(?!师傅|工人|公司|队)|吵|噪音|敲|喊|唱|跳|吹|放[烟鞭]  # noise
    |投诉|找你|打12|打电话|答复|回复|回电|回音|给我个  # threats, and answers asked for: 周三给我个说法
    """,
    re.VERBOSE,
)
"""The beginning of a tail that tells of something else than a visit."""

ASKED = re.compile(r"^请|[,，。]请|麻烦|能不能|能否|拜托|恳请|希望")
"""In the head of a time that is asked for: the next clause may tell who never came, and it is a wish all the same."""

COUNTED = re.compile(r"[一整大半每]$")
"""Before a part of a day: 一晚上, 大白天 are no time to come."""
