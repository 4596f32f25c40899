# 红旗：业主快要往外投诉了。管理层看一页经过，限时亲自答复；业主马上知道谁答复、几点前。

flag-chief = { $name ->
    [none] 物业负责人
   *[other] { $name }{ $role ->
        [manager] 经理
       *[supervisor] 主管
    }
}
flag-owner = 对不起{ $times ->
    [1] ，让您生气了。
    [2] ，这是您第二次反映。
    [3] ，这是您第三次反映。
   *[other] ，这件事您已经反映 { $times } 次了。
}<b>{ $no }</b>，{ $who } { $minutes } 分钟内（{ $due }前）答复您。
flag-owner-standing = { $no } 已经催到{ $who ->
    [none] 负责人
   *[other] { $who }
}本人了，正在办，马上答复您。
flag-owner-late = 对不起，刚才没有按时答复您。{ $no } 已经转到{ $who }本人，{ $due }前答复您。
flag-answer = 💬 { $no } { $who }答复：{ $text }

flag-page =
    🚩 <b>红旗 { $no }</b> { $home } { $name }
    { flag-why }：「{ $words }」
    { $state }

    —— 这件事的经过 ——
    { $lines }
flag-why = { $reason ->
    [threat] 要往外反映（第 { $times } 次说这件事）
    [anger] 业主很生气（第 { $times } 次说这件事）
    [repeat] { $days } 天内修过又坏
   *[urges] 已经反映 { $times } 次
}
flag-state-open = { $taken ->
    [yes] { $who }正在处理
   *[no] 由{ $who }答复
}，{ $due }前。{ $late ->
    [yes] 🔴 已超过时限！
   *[no] { "" }
}点「我来处理」，您写的话会原样转给业主。
flag-state-answered = ✅ { $who }已答复（{ $at }）：{ $text }
flag-button-take = 我来处理
flag-button-ticket = 看工单
flag-button-page = { $no } 的经过
flag-ask-words = { $no } { $home }：请写您要对业主说的话，下一句原样转过去（{ $due }前）。
flag-answered = { $reached ->
    [yes] { $no } 您的答复已原样转给业主。
   *[no] { $no } 已记下。业主没有绑定，请打电话告诉他。
}
flag-toast-over = { $who ->
    [none] 这面红旗已经过去了
   *[other] { $who }已经答复了
}
flag-remind = 🚩 { $no } { $home } { $matter }：红旗还没答复，{ $due }前要答复（{ $who }）。
flag-remind-again = 🚩 { $no } { $home } { $matter }：业主还在等答复，{ $due }就该答复了（{ $who }）。
flag-overdue = 🔴 { $no } { $home } { $matter }：红旗超时，{ $who }没有在时限内答复，已报经理。
flag-complaint-again = 📣 { $no } { $home }「{ $matter }」：投诉回访，业主说没解决{ $note }，已重开（{ $who ->
    [none] 主管
   *[other] { $who }
}办），请您盯着。
flag-none-open = 没有要答复的红旗。
flag-list =
    🚩 { $count } 面红旗等答复：
    { $lines }
flag-line = { $late ->
    [yes] 🔴
   *[no] { "" }
} { $no } { $who }，{ $due }前

history-ticket = ▪ { $at } <b>{ $no }</b>「{ $text }」{ $state }，{ $who }{ $keeper ->
    [none] { "" }
   *[other] （首问：{ $keeper }）
}
history-step = · { $at } { $event ->
    [urged] 业主催单
    [accept] 接单
    [arrive] 到场
    [pause] 暂停
    [finish] 做完
    [reopen] 业主说没好，重开
    [callback] 回访
    [close] 关闭
    [cancel] 撤销
    [broken] 承诺超时
    [late] 改了时间
    [said_to_owner] 回复业主
    [visit_agreed] 约定时间
    [outside_asked] 请外单位
    [outside_arrived] 外单位到场
    [second_visit] 另开后续单
    [flag_unanswered] 红旗超时没答复
   *[flag_answered] 红旗答复
} { $who ->
    [none] { "" }
   *[other] { $who }
}{ $note }
