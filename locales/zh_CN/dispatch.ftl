# 派单、催接单、值班、超时：员工看到的。

dispatch-nobody = ❗ 现在没有合适的师傅在班，请安排。
dispatch-refused = ↩️ { $no } { $home } { $matter }：{ $who }退回，{ refuse-reason }。
dispatch-unaccepted = ⏰ { $minutes } 分钟没人接单{ $given }
dispatch-given = （派给了{ $who }）
refuse-reason = { $reason ->
    [busy] 手上忙不过来
    [skill] 不是我的工种
    [off] 已下班或请假
   *[other] 其他原因
}
dispatch-warning = ⏳ { $no } { $home } { $matter }：承诺{ $due }前{ ticket-clock }，快到了（{ $who }）。来得及吗？
dispatch-broken = 🔴 { $no } { $home } { $matter }：承诺{ $due }前{ ticket-clock }，已超时（{ $who }）。请点一下原因：
dispatch-broken-again = 🔴 { $no } { $home } { $matter }：这一单第 { $count } 次超时（{ $who }）。
breach-again = 🔴 { $no } { $home } { $matter }：承诺{ $due }前{ ticket-clock }已超时（{ $who }），原因还没填。请点一下：
breach-unexplained = 🔴 { $no } { $home } { $matter }：承诺{ $due }前{ ticket-clock }已超时，{ $who }还没说明原因。请点一下：
breach-thanks = { $no } 超时原因已记：{ breach-reason }。
breach-reason = { $reason ->
    [parts] 缺件
    [hands] 人手
    [process] 流程
   *[outside] 外部
}
breach-button = { breach-reason }
late-button-fine = 来得及
late-button-by = { $minutes ->
    [30] 晚半小时
    [60] 晚1小时
    [120] 晚2小时
   *[other] 明天
}
late-button-why = { late-reason }
late-ask-why = { $no } 为什么会晚？业主会看到。
late-told = { $no } 已告诉业主：{ late-reason }，{ $new }前。
late-noted = { $no } 好的，按原来的时间。
dispatch-news-owed = ☎️ { $no } { $home } { $matter }：答应业主{ $due }前给准信（{ ticket-clock }，{ $who }）。什么时候能好？
breach-none = { $no } 后来补记：没有超时，不用填原因。

# 今晚必须：节假日、夜里，业主等不到上班
tonight-asked = 🌙 { $no } { $home } { $matter }：按承诺可以等到上班，业主说今晚必须。能去吗？点了才告诉业主。
tonight-button-yes = { $minutes } 分钟内到
tonight-button-no = 今晚去不了
tonight-yes = { $no } 已告诉业主：您 { $minutes } 分钟内到。
tonight-no = { $no } { $final ->
    [yes] 已告诉业主今晚去不了，按原来答应的时间。
   *[no] 已请主管定。
}

# 夜里的急修，早上给经理一页
night-page =
    🌅 夜里急修 { $count } 件：
    { $lines }
night-more = ▪ 还有 { $no }
