# 通用：时间、金额、按钮。每条文字可以改，花括号里的名字不能改。

day = { $month }月{ $day }日{ $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
moment = { $near ->
    [today] 今天 { $time }
    [tomorrow] 明天（{ $day }）{ $time }
    [yesterday] 昨天（{ $day }）{ $time }
   *[none] { $day } { $time }
}
moment-brief = { $near ->
    [today] 今天
    [tomorrow] 明天
    [yesterday] 昨天
   *[none] { $day }
} { $time }
hours = { $start }–{ $end }
