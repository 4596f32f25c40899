# 员工：工单卡片、按钮、提示。

job-card = { $lines }
job-urgency = { $urgency ->
    [emergency] 🚨 急修
    [urgent] ❗ 紧急
   *[normal] { "" }
}
job-head = 🔧 <b>{ $no }</b> { $state } { job-urgency }
job-kind = { $kind ->
    [repair] 报修
    [heating] 供暖
    [complaint] 投诉
    [suggestion] 建议
    [praise] 表扬
    [inquiry] 咨询
   *[fee] 费用
}
job-spot = { $place ->
    [kitchen] 厨房
    [bathroom] 卫生间
    [living_room] 客厅
    [bedroom] 卧室
    [balcony] 阳台
    [corridor] 楼道
    [elevator_hall] 电梯厅
    [garage] 车库
    [garden] 园区
    [roof] 屋顶
    [gate] 门口
   *[none] { "" }
}
job-place = 📍{ $home ->
    [none] { "" }
   *[other] { " " }{ $home }
}{ $place ->
    [none] { "" }
   *[other] { " " }{ job-spot }
}（{ job-kind }）
job-learned = 📍{ $place ->
    [none] { "" }
   *[other] { " " }{ job-spot }
} 报的人住 { $home }（{ job-kind }）
job-lift = 📍 { $building }号楼{ $unit ->
    [none] { "" }
   *[other] { $unit }单元
} 电梯（{ job-kind }）
job-text = 「{ $text }」
job-unanswered = ⚠️ 问了「还在发生吗」没有回，先打电话
job-visit = 📅 业主约：{ $visit }
job-due = { $late ->
    [yes] 🔴 已超时：
   *[no] 🕐{ " " }
}{ $due }前{ ticket-clock }
job-photos = 📷 { $count } 张照片
job-care = 💛 家里有需要关照的人，请优先
job-urges = 📣 业主催了 { $count } 次
job-paused = ⏸ { ticket-reason }，{ $at }继续
job-assignee = 👷 { $name }

job-button-accept = 接单
job-button-call = 打电话
job-button-transfer = 转派
job-button-assign = 派给…
job-button-refuse = 退回
job-button-arrive = 到场
job-button-start = 开工
job-button-hold = 挂起
job-button-resume = 继续
job-button-finish = 完成
job-button-contact = 联系业主
job-button-back = 返回
visit-button-agree = 同意
visit-button-decline = 不行
visit-asked = 📅 { $no } { $home } { $matter }：业主想约{ $visit }，行吗？您点了「同意」才算改。
visit-agreed-by-you = { $no } 已改到{ $visit }，业主已收到。
visit-declined-by-you = { $no } 已告诉业主{ $visit }不行。
call-button-yes = 电话问过，好了
call-button-no = 电话问过，没好

call-toast = { $home ->
    [none] { "" }
   *[other] { $home }{ " " }
}{ $name } { $phone ->
    [none] 没有留电话，请点「联系业主」写给他
   *[other] { $phone }
}
staff-urged = 📣 { $no } { $home } { $matter }：业主第 { $count } 次催{ $note }
staff-cancelled = 🚫 { $no } { $home } { $matter }：业主撤单了，不用去了{ $note }
staff-owner-says = 💬 { $no } { $home } 业主说：{ $text }
staff-reworded = ✏️ { $no } { $home } 业主改了说法：{ $text }
staff-reopened = 🔁 { $no } { $home } { $matter }：业主说没好，已重开（上次：{ $who }）{ $marks }{ $note }
staff-visit-reminder = ⏰ { $no } { $home } { $matter }：{ $visit }上门。
staff-call-owner = ☎️ { $no } { $home } 业主没有绑定，请打电话告知：{ $what }
staff-call-back = ☎️ { $no } { $home } { $matter }：已处理完，请打电话问业主好了没有。
staff-pause-over = ▶️ { $no } { $home } { $matter }：暂停的时间到了，请继续。

# 转派、退回、挂起
staff-not-yours = 这一单不归您操作
staff-toast-accepted = { $no } 已接单
staff-toast-given = { $no } 已派给{ $name }
staff-toast-nudged = 已催{ $name }
staff-nudged = 📣 { $no } { $home } { $matter }：{ $text }请您抓紧。
staff-transfer-ask = { $no } { $matter }：派给谁？
staff-button-colleague = { $name }（{ $count }单{ $duty ->
    [yes] { "" }
   *[no] ，不在班
}）
staff-refuse-ask = { $no } 为什么退回？
staff-button-refuse-why = { refuse-reason }
staff-hold-ask = { $no } 为什么挂起？业主会看到。
staff-hold-offer = { $no } { $matter }：「{ $text }」要挂起吗？业主会看到原因。
staff-hold-reason = { $reason ->
    [parts] 等配件
    [owner_away] 业主不在家
    [outside] 等外单位
   *[other] 其他
}
staff-button-hold-why = { staff-hold-reason }
staff-until-ask = { $no } { staff-hold-reason }，什么时候继续？到时自动恢复计时。
staff-button-until = { $at }

# 完成
staff-photo-ask = 📷 { $no } { $home } { $matter }：请发一张完工照片，也可以写一句做了什么。发了就算：试用正常、现场已清理、已告诉业主。
staff-no-photo-reason = { $reason ->
    [owner_declined] 业主不让拍
    [camera] 手机拍不了
   *[nothing_to_see] 没什么可拍
}
staff-button-no-photo = 完成，不拍照：{ staff-no-photo-reason }
staff-photo-kept = 📷 { $no } { $home }：完工照片 { $photos } 张已存。
staff-photo-which = 这些照片是哪一单的？
staff-button-job = { $home } { $matter }
staff-finished = ✅ { $no } 已完成，照片 { $photos } 张，已请业主确认。
staff-arrived = 📍 { $no } { $home } 已记到场（{ $at }）。
staff-which-job = 是哪一单？

# 联系业主
staff-contact-ask = 💬 { $no } { $home }：想跟业主说什么？下一句原样转过去，双方都看不到号码。
staff-contact-done = { $no } 已转给业主。
staff-contact-unbound = { $no } 业主还没绑定，转不过去，请让管家打电话。

# 列表
staff-no-jobs = 手上没有工单，辛苦了。
staff-my-jobs =
    手上 { $count } 单：{ $by_building }
    { $lines }
staff-job-line = { $number }. { $home } { $matter }｜{ $state }｜{ $when }
staff-button-number = { $number }
staff-board =
    📋 { board-filter } { $count } 单
    { $lines }
staff-board-line = { $number }. { $late ->
    [yes] 🔴
   *[no] { "" }
}{ job-urgency } { $no } { $home } { $matter }｜{ $state }｜{ $who }
staff-board-empty = 没有。
board-filter = { $filter ->
    [untaken] 没人接
    [late] 已超时
    [paused] 挂起
    [unconfirmed] 待业主确认
   *[all] 未完
}
staff-button-filter = { $chosen ->
    [yes] ✓
   *[no] { "" }
}{ board-filter }
staff-button-before = ‹ 上一页
staff-button-next = 下一页 ›
staff-button-nudge = 催一下

# 代报
behalf-how = 请写成一行，比如：代报 3-2-501 厨房漏水
behalf-which-home = 哪一户？请写楼栋、单元、房号，比如 3-2-501。
behalf-opened = 📞 已代报 { $no } { $home } { $matter }，{ $who }。{ $promise }
behalf-button-undo = 填错了，撤回
behalf-toast-undone = { $no } 已撤回

# 请假、交接
leave-noted = 🙋 { $name ->
    [own] 已记请假
   *[other] 已替{ $name }记请假
}：{ $span }。{ $moves ->
    [0] {""}
   *[other] 这段时间里的 { $moves } 单已请主管改派。
}{ $left ->
    [0] {""}
   *[other] 手上另有 { $left } 单，开始休假时没办完的再请主管改派。
}
leave-hours = { $span }
leave-days = { $count ->
    [1] { $first }全天
   *[other] { $first }到{ $last }，{ $count }天
}
leave-from-to = { $start }到{ $end }
leave-which-half = 请哪半天？
leave-button-half = { $near ->
    [today] 今天
    [tomorrow] 明天
   *[none] { $day }
}{ $half ->
    [morning] 上午
   *[afternoon] 下午
}
leave-button-back = 撤回
leave-known = 这段时间的假已经记过了。
leave-for-you = 🙋 { $name }替您记了请假：{ $span }。要撤回就说「销假」。
leave-how = 没听明白是哪段时间，请再说一句，比如「下午请假」「明天上午请假」「周三到周五请假」。
leave-back = ↩️ 已销假：{ $span }照常上班。已改派的单不动。
leave-back-told = ↩️ { $name }销假了：{ $span }照常上班。
leave-asked =
    🙋 { $name }请假：{ $span }（「{ $text }」）
    { $lines }
    { $left ->
        [0] {""}
       *[other] 手上另有 { $left } 单，开始休假时没办完会再请您安排。
    }
leave-begins =
    ⏳ { $name }开始休假了（{ $span }），手上还有：
    { $lines }
leave-line = { $no } { $matter } → { $name }
leave-no-jobs = 这段时间没有要改派的单。
leave-button-move = 一键改派
leave-moved =
    已改派 { $count } 单，业主都知道换了谁。
    { $lines }
leave-left = { $no } 没有合适的人，还没动。
leave-none-left = { "" }
leave-button-return = 撤回改派
leave-returned = ↩️ { $count } 单已退回给{ $name }。{ $left ->
    [0] {""}
   *[other] { $left } 单新师傅已接，没有动。
}
leave-toast-back = 这个假已经撤回，不用改派了。
leave-toast-none = 没有能改派的单了。
shift-briefing = ☀️ 今日 { $count } 单：{ $by_building }
shift-building = { $building ->
    [none] 公共区域{ $count }
   *[other] { $building }号楼{ $count }
}
shift-joined = { $first }、{ $then }
shift-button-jobs = 我的工单
shift-handover =
    🔁 交班：未完 { $open } 单，其中紧急 { $urgent }，缺件 { $parts }
    { $lines }
shift-line = { $no } { $matter }
shift-nothing-urgent = 没有紧急的。
shift-button-take = 已接班
shift-taken = 已接班，辛苦了
shift-taken-before = 已经有人接班了
shift-not-taken = ⏰ 交班 { $minutes } 分钟了，还没有人点「已接班」。
staff-part-missing = 🔩 { $no } { $home } { $matter }：{ $who }缺件{ $note }，{ $at }前要用。
job-state = { $status ->
    [done] 已完成，待业主确认
   *[other] { ticket-state }
}

# 后续单
staff-button-after = 还有后续，约时间
staff-after-ask = { $no } 后续什么时候去？
staff-button-slot = { $span }
staff-after-done = 📅 { $home } 后续单 { $no }（接 { $first }）：{ $visit }，业主已收到。

welcome-staff = { $name }，您好！{ $role ->
    [manager] 要看什么、要发什么，一句话就行，比如「给3号楼发通知：明早9点停水2小时」「发满意度调查」「出总结」。
    [supervisor] 要看的都在下面；改派、催办、代报也是一句话的事，比如「代报 3-2-501 厨房漏水」。
    [steward] 您负责的事会直接发到这里；业主打电话来，替他说一句「代报 3-2-501 厨房漏水」。
    [service] 业主打电话来，替他说一句「代报 3-2-501 厨房漏水」就建单。
   *[other] 新单会直接发到这里，点按钮就行；也可以说「3-2-501缺阀芯」「14:20到场」「下午请假」。
}
welcome-button-mine = 📋 我的工单
welcome-button-board = 🗂 待办
welcome-button-today = 📌 今天怎么样
welcome-button-collection = 💰 收缴情况
welcome-button-own = 🏠 我家的事
