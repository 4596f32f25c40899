# 外单位：请了谁、承诺多久到，业主和员工都看得到；电话只给员工。

owner-outside = 🏢 { $no } 这件事要请{ $party }{ $does ->
    [none] { "" }
   *[other] （管{ $does }）
}来办{ $note }。已请{ $party }，承诺{ $due }前到，{ $who }跟进。等的这段时间不计入我们的承诺时限。
owner-outside-arrived = 🏢 { $no } { $party }已到场（{ $at }），{ $who }配合处理。
owner-outside-replied = 🏢 { $no } { $party }答复：{ $due }前到。{ $who }继续跟进。
owner-outside-late = 🏢 { $no } { $party }没有在{ $due }前到，抱歉让您久等。{ $keeper }正在催，{ $at }前给您准信。
ticket-when-outside = 等{ $party }，{ $at }前到
job-outside = 🏢 等{ $party }，{ $at }前到
outside-button-ask = 等外单位
outside-button-party = { $name }
outside-button-other = 其他单位
outside-button-arrived = 已到场
outside-button-replied = 已回复
staff-outside-ask = { $no } 请哪一家？业主会看到请了谁、承诺几点前到。
staff-outside-when = { $party }说什么时候到？业主会看到。
staff-outside-due = ⏰ { $no } { $home } { $matter }：{ $party }说好{ $due }前到，时间到了。请联系{ $phone ->
    [none] { "" }
   *[other] （{ $phone }）
}，来了点「已到场」，有新时间点「已回复」。
staff-outside-arrived = 🏢 { $no } { $home } { $matter }：{ $party }已到场，请配合。
staff-toast-outside = 已记下，业主已知道在等{ $party }{ $phone ->
    [none] 。
   *[other] 。电话：{ $phone }
}
staff-toast-outside-over = 已经不在等{ $party }了
