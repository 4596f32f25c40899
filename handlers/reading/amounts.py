"""Numbers that are nobody's address: phones, ticket numbers, plates, money."""

import re

from handlers.reading.numerals import DIGITS, spelled

PHONE = re.compile(
    r"""
    # a mobile, with or without the country code: 13812345678, +86 138-1234-5678
    (?<![\dA-Za-z]) (?:(?:\+|00)?86[\s-]?)? (1[3-9]\d(?:[\s.-]?\d{4}){2}) (?!\d)
    # a telephone at home with its area code: 0431-87654321
    | (?<![\d-]) (0\d{2,3}[\s-]?[2-9]\d{6,7}) (?!\d)
    # without one, after a word for a telephone: 电话是87654321
    | (?:电话|座机|固话)[:是号码 ]{0,3} ([2-9]\d{6,7}) (?!\d)
    """,
    re.VERBOSE,
)
_NEAR = 16
"""Letters before a number that tell whose it is, or whether it still holds."""
_FORMER = re.compile(
    r"(?:旧|老|原来?|原先|以前|之前|不是|停用)的?(?:手机|电话|联系)?(?:号码?|电话|手机)?的?[:是 ]{0,2}$"
)
"""Before a number that no longer holds: 旧号139…,新号138…."""
_NEW = re.compile(
    r"(?:新的?(?:手机|电话)?(?:号码?|电话|手机)?|[换改](?:成了?|为|到)|[写打发说]错了,?|不对,?)[:是 ]{0,2}$"
)
"""Before the number that takes the place of another."""
SPOKEN_PHONE = re.compile(
    r"""
    (?<![一二三四五六七八九零幺])
    [一幺][三四五六七八九](?:\s?[零〇幺一二三四五六七八九]){9}  # 幺三八 一二三四 五六七八
    (?![一二三四五六七八九零幺](?![号栋幢座楼单]))
    """,
    re.VERBOSE,
)
CALLED = "11[029]|12[02]"
"""Numbers that everybody knows by heart; 是119吗 asks for no home."""
TICKET = re.compile(
    r"""
    (?<![A-Za-z\d°])
    (
        (?:
            WX|GN|TS|FY|ZX|JY|BY      # our own, as storage/tickets.py issues them: WX-261115-0007
            | BX|WO|GD|TK|KF|NO       # of other offices: BX20251118033, WO-1024
            | (?:C|E)(?=-\d\d(?!\d))  # of others still: C-77, E-31; not the lamp E27
        )
        [-_]?\d{2,}(?:-\d{1,6})*
        | (?:[A-Z]{1,4}-?)?20[23]\d(?:0\d|1[0-2])[0-3]\d{2,5}  # a date and a count: 20251118033, XF20260118003
        | (?<!-)2\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-\d{1,4}(?!-)    # the same with a dash: 240731-12
    )
    (?!\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SPOKEN = "".join(DIGITS)
_CODE = r"[A-Za-z]{0,4}[-_]?\d+(?:[-_][A-Za-z\d]{1,8}){0,4}"
"""A number as any office may issue it: A-1024, 10245, 2026-0118-33, JD-3-0021."""
_ORDER = re.compile(
    rf"""
    # the word for it and its number: 单号是A-1024, 工单#10245, 编号JD-3-0021
    (?: (?:工单|报修单|维修单|投诉单|服务单|任务单|受理)(?:编?号)? | 单号 | (?:报修|投诉|流水|受理)号
      | (?:(?<![\u4e00-\u9fff])|(?<=[的单修理诉务我你您]))编号 )
    \s? (?:是|为|:|\#|No\.?)? \s?
    (?P<named> {_CODE} | [{_SPOKEN}]{{3,}} )(?![\dA-Za-z])
    # 单子 BX-0819-4, 那单0087: a short word, so that the number must look like one
    | (?:[这那个]单|单子|单据)[号是:\s]{{0,2}}
      (?P<loose>
          [A-Za-z]{{1,4}}-\d+(?:-\d+){{1,3}} | [A-Za-z]{{2,4}}-?\d{{2,}}(?:-[A-Za-z\d]{{1,6}}){{0,3}}
        | [A-Za-z]-?\d{{4,}} | 0\d{{2,}} | \d{{4,}}
      )(?![\dA-Za-z])
    # the other way round: A0317号单, 240731-12号工单, 10245号报修单
    | (?<![A-Za-z\d-])(?P<first> {_CODE})
      号(?:的?(?:工单|报修单|维修单|投诉单)|单(?![元独位间双人价个身]))
    # without 号, where it looks like one: WY-2601-033那个单子
    | (?<![A-Za-z\d-])(?P<seen> [A-Za-z]{{2,4}}-?\d{{2,}}(?:-\d+){{0,3}} | \d{{1,8}}-0\d{{2,}} )
      (?:的|[这那]个?){{1,2}}(?:工单|报修单|单(?![元独位间双人价个身]))
    """,
    re.VERBOSE,
)
"""A number that is called a report's; each of its groups is one way to call it."""
_HOME = re.compile(r"\d{1,3}-(?:\d{1,2}-)?[1-9]\d{2,3}")
"""A home where a number was looked for: 单号3-2-501."""
_HOTLINE = re.compile(r"12345|123\d\d|96\d{3}|11[0249]")
"""Numbers of others that take reports: 12345号工单."""
_OTHERS = re.compile(r"(?:订单|发票|合同|户|表|卡|证|账|帐)(?:编?号)?[:是为 ]{0,2}$")
"""Before the number of something else."""
_WORDED = re.compile(r"单(?!元)|编号|受理|[修诉水]号")
"""What stands beside every such number: a cheap test."""
_PARCEL = re.compile(r"快递|包裹|取件|驿站|运单|外卖|菜鸟|顺丰|丰巢")
PLATE = re.compile(
    r"""
    [京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]  # the province
    [A-Z][·\s.]?                                                      # the city: 吉A·
    [A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])                                # six of an electric car
    """,
    re.IGNORECASE | re.VERBOSE,
)
MONEY = re.compile(
    r"""
    \d[\d,.]{0,9}\s?(?:元(?!旦)|块钱?|万|¥)                       # 350元, 1,200.5块钱; not 2027元旦
    | ¥\s?\d[\d,.]{0,9}                                           # ￥350
    | [一二三四五六七八九十百千万两几]{1,6}(?:块钱?|元)(?!旦|件)  # 三百块, 几十元; not 一元旦
    """,
    re.VERBOSE,
)


def phone(text: str) -> str | None:
    """The telephone number, digits only and without the country code: of several the new one, else the first."""
    before = {match: text[max(0, match.start() - _NEAR) : match.start()] for match in PHONE.finditer(text)}
    found = [match for match in before if not _FORMER.search(before[match])]
    match = next((one for one in found if _NEW.search(before[one])), found[0] if found else None)
    if match:
        return re.sub(r"\D", "", match.group(match.lastindex or 0))
    spoken = SPOKEN_PHONE.search(text)
    digits = "".join(str(DIGITS[char]) for char in spoken.group() if char in DIGITS) if spoken else ""
    return digits if len(digits) == 11 else None


def ticket_number(text: str) -> str | None:
    """A ticket number as it was issued, in capitals; parcel numbers are none of ours."""
    called = [match.span() for match in TICKET.finditer(text)] or orders(text)
    ours = [span for span in called if not _OTHERS.search(text[max(0, span[0] - _NEAR) : span[0]])]
    if not ours or _PARCEL.search(text):
        return None
    start, end = ours[0]
    return spelled(text[start:end]).upper()


def orders(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that a word calls a report's: 单号是A-1024, A0317号单; a home after such a word is none."""
    if not _WORDED.search(text):
        return []
    spans = (match.span(match.lastgroup or 0) for match in _ORDER.finditer(text))
    return [(start, end) for start, end in spans if _is_order(text[start:end])]


def _is_order(code: str) -> bool:
    enough = len(code.replace("-", "")) > 2
    return enough and not _HOME.fullmatch(code) and not _HOTLINE.fullmatch(code)
