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
job-place = 📍 { $home } { job-spot }（{ job-kind }）
job-text = 「{ $text }」
job-visit = 📅 业主约：{ $visit }
job-due = 🕐 { $due }前{ ticket-clock }
job-photos = 📷 { $count } 张照片
job-care = 💛 家里有需要关照的人，请优先
job-urges = 📣 业主催了 { $count } 次
job-paused = ⏸ { ticket-reason }，{ $at }继续
job-assignee = 👷 { $name }

job-button-accept = 接单
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

staff-urged = 📣 { $no } { $home } { $matter }：业主第 { $count } 次催{ $note }
staff-cancelled = 🚫 { $no } { $home } { $matter }：业主撤单了，不用去了{ $note }
staff-owner-says = 💬 { $no } { $home } 业主说：{ $text }
staff-reworded = ✏️ { $no } { $home } 业主改了说法：{ $text }
staff-reopened = 🔁 { $no } { $home } { $matter }：业主说没好，已重开（上次：{ $who }）{ $aspect ->
    [none] { "" }
    [punctual] 准时 { $stars } 星
    [quality] 质量 { $stars } 星
   *[tidy] 整洁 { $stars } 星
}{ $note }
staff-visit-reminder = ⏰ { $no } { $home } { $matter }：{ $visit }上门。
staff-call-owner = ☎️ { $no } { $home } 业主没有绑定，请打电话告知：{ $what }
staff-call-back = ☎️ { $no } { $home } { $matter }：已处理完，请打电话问业主好了没有。
