# 通用：时间、金额、按钮。每条文字可以改，花括号里的名字不能改。

day-today = 今天
day-tomorrow = 明天
day-yesterday = 昨天
day = { $month }月{ $day }日{ $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
moment = { $day } { $time }
span = { $day } { $start }–{ $end }
