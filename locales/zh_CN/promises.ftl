# 承诺时限的一句话解释，和日历数据到期的提醒。

promise-explain = { $opened }{ promise-opened }，按{ promise-class }{ promise-length }、{ promise-basis }{ promise-late }{ promise-rest }{ promise-makeup }，承诺在{ promise-due }前{ promise-goal }{ promise-unsure }

promise-explain-visit = 按您约的时间{ $visit }计时，{ $goal ->
    [arrive] 承诺最晚{ promise-due }到
   *[other] 时段结束后{ promise-length }（{ promise-basis }）内{ promise-goal }，最晚{ promise-due }
}。

promise-explain-paused = 因{ promise-reason }暂停计时，还剩{ promise-length }（{ promise-basis }），恢复后接着算，不多也不少。

promise-explain-resumed = { promise-reason-over }，{ $resumed }恢复计时，剩下的{ promise-length }、{ promise-basis }{ promise-late }{ promise-rest }{ promise-makeup }，承诺在{ promise-due }前{ promise-goal }{ promise-unsure }

promise-opened = { $class ->
    [help] 求助
    [complaint] 投诉
    [complaint_again] 重开的投诉
    [suggestion] 提建议
    [inquiry] 咨询
    [fee] 提出
   *[other] 报修
}

promise-class = { $class ->
    [help] 救援
    [emergency] 急修
    [urgent] 紧急报修
    [heating] 供暖报修
    [complaint] 投诉
    [complaint_again] 重开的投诉
    [suggestion] 建议
    [inquiry] 咨询
    [fee] 费用问题
    [appointment] 预约上门
   *[general] 一般报修
}

promise-length = { $hours ->
    [0] { "" }
   *[other] { $hours }小时
}{ $minutes ->
    [0] { "" }
   *[other] { $minutes }分钟
}

promise-basis = { $runs_on ->
    [office] 上班时间计时
    [duty] 白班时间计时
    [workday] 工作日计时
   *[wall] 不分昼夜计时
}

promise-late = { $late ->
    [yes] （从{ $runs_on ->
        [workday] { $starts_day }
       *[other] { $starts }
    }起算）
   *[no] { "" }
}

promise-due = { $midnight ->
    [yes] { $due_day } 24:00
   *[no] { $due }
}

promise-rest = { $rest ->
    [none] { "" }
    [weekend] ，周末不算
   *[other] ，{ calendar-holiday }放假（{ $rest_first }至{ $rest_last }）不算
}

promise-makeup = { $makeup ->
    [yes] ，{ $makeup_day }调休上班照算
   *[no] { "" }
}

promise-goal = { $goal ->
    [respond] 答复您
    [arrive] 到场
    [plan] 给出解决方案
    [settle] 办结
    [free] 把人救出来
   *[mend] 修好
}

promise-unsure = { $sure ->
    [no] 。{ $year }年放假调休还没公布，如有变动会再告诉您。
   *[yes] 。
}

promise-reason = { $reason ->
    [parts] 等配件
    [owner_away] 家里没人
   *[outside] 等外部单位
}

promise-reason-over = { $reason ->
    [parts] 配件到了
    [owner_away] 可以上门了
   *[outside] 外部单位已处理
}

calendar-holiday = { $rest ->
    [new_year] 元旦
    [spring_festival] 春节
    [qingming] 清明
    [labour_day] 五一
    [dragon_boat] 端午
    [mid_autumn] 中秋
    [national_day] 国庆
   *[other] { $rest }
}

calendar-data-ends = { $year }年的放假调休安排还没有录入，{ $until }以后的工作日只按法定节假日推算。国务院通知公布后，请照抄到 community.toml 的 [calendar] 里。
