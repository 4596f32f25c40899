# 工单：业主看到的进度、承诺、确认。

ticket-matter = { $text }
ticket-state = { $status ->
    [new] 待派
    [assigned] 已派单
    [accepted] 已接单
    [on_site] 已到场
    [working] 处理中
    [paused] 暂停中
    [done] 已完成，待您确认
    [closed] 已关闭
    [cancelled] 已撤销
    [merged] 已并入另一单
   *[other] { $status }
}
ticket-person = { $role ->
    [repairman] { $name }师傅
    [office] { $name }
   *[nobody] 物业
}
ticket-clock = { $clock ->
    [response] 答复
    [arrival] 到场
   *[solved] 办好
}
due-moment = { $at }
due-midnight = { $day } 24:00
ticket-when = { $due }前{ ticket-clock }
ticket-when-visit = 约在{ $visit }
ticket-when-paused = { ticket-reason }，{ $at }继续
ticket-when-late = 已经晚了，正在抓紧
ticket-when-none = 有进展就告诉您
ticket-when-done = 好没好，点一下告诉我
ticket-when-over = 有事随时说
ticket-reason = { $reason ->
    [parts] 等配件
    [owner_away] 家里没人
    [outside] 等外部单位
   *[other] 有事耽搁
}
ticket-line = <b>{ $no }</b> { $matter }：{ $state }，{ $who }，{ $when }
ticket-no-promise = { $no } 会有人跟进，有进展就告诉您。
ticket-promise = { $why }
ticket-promise-arrival = 最晚{ $due }到场。{ $why }
ticket-promise-visit = { $told ->
    [yes] 按您约的时间计时
   *[no] 按您约的{ $visit }计时
}：{ $parts }。
promise-part = { $near ->
    [known] { $time }
    [visit] 当天 { $time }
   *[other] { $due }
}前{ $goal ->
    [arrive] 到场
   *[other] { promise-goal }
}
promise-parts = { $first }，{ $then }
ticket-toast-moved-on = 这一单现在是「{ $state }」，请看最新的卡片

owner-accepted = 👷 { $no } { $who }已接单，{ $when }。
owner-arrived = 📍 { $no } { $who }已到场（{ $at }）。
owner-paused = ⏸ { $no } 暂停：{ ticket-reason }{ $note }。{ $who }{ $at }继续。{ $stops ->
    [yes] 这段时间不计入承诺时限。
   *[no] 承诺时限照算。
}{ $reason ->
    [owner_away] 方便时告诉我新的时间，就改约。
   *[other] { "" }
}
owner-resumed = ▶️ { $no } 继续处理，{ $who }，{ $when }。
owner-reassigned = 🔄 { $no } 换成{ $who }来处理，{ $when }。
owner-finished =
    ✅ { $no } { $who }已处理完：{ $matter }{ $note }{ $photos }
    { $question }
owner-finished-photos = 。完工照片 { $count } 张已存档
owner-complaint-done = ✅ { $no } { $who }已处理{ $note }。{ $days }天后我们再问您一次，您说解决了才关。
aside = （{ $text }）
aside-none = { "" }
owner-reopened = 🔁 { $no } { $matter }：没让您满意，已经重开，主管和管家都知道了。{ $promise }
owner-closed-by-silence = { $no } 没有收到您的回复，先按已修好处理。还有问题随时跟我说，马上重开。
owner-staff-says = 💬 { $no } { $who }说：{ $text }
owner-visit-agreed = 📅 { $no } 已改为{ $visit }，{ $who }已点确认。{ $why }
owner-visit-declined = { $no } { $visit }这个时间{ $who }来不了，原来约的不变。请换个时间告诉我。
owner-not-tonight = { $no } 对不起，今晚实在去不了人。{ $promise }情况变急就马上告诉我。
owner-visit-reminder = ⏰ 提醒：{ $no } { $matter }，{ $who }{ $visit }上门。时间不合适请告诉我。
owner-late = ⚠️ { $no } 可能赶不上答应您的{ $due }，抱歉。{ $who }：{ late-reason }，新的时间：{ $new }前{ ticket-clock }。
owner-late-unsure = ⚠️ { $no } 可能赶不上答应您的{ $due }，抱歉。我们已请{ $chief }亲自盯着，{ $new }前给您准信。
owner-broken = 🙏 { $no } 没有赶上答应您的{ $due }，对不起。{ $chief }在盯这一单，{ $new }前给您准信。
late-reason = { $reason ->
    [busy] 上一单还没完
    [parts] 等配件
    [road] 在路上
   *[other] 比想的难修
}

fixed-ask = { $kind ->
    [complaint] { $no }「{ $matter }」解决了吗？
    [inquiry] 这样答复清楚了吗？
    [suggestion] 这样答复可以吗？
    [fee] 这样说清楚了吗？
    [help] 人没事了吧，都处理好了吗？
    [heating] 热了吗，修好了吗？
   *[other] 修好了吗？
}
fixed-button-yes = 👍 好了
fixed-button-no = 👎 还没好
fixed-remind = { $no } { $matter }：{ $who }已处理完，想跟您确认一下。{ $question }
rating-ask = { $left ->
    [0] 谢谢您的评价，{ $no } 已记下。
   *[other] { $mood ->
        [low] 记下了，对不起。其余的也点一下，点完就重开 { $no }，主管和管家都会知道。
       *[fine] 谢谢！{ $no } 请给准时、质量、整洁各点一下：
    }
}
rating-mark = { rating-aspect } { $stars } 星
rating-aspect = { $aspect ->
    [punctual] 准时
    [quality] 质量
   *[tidy] 整洁
}
rating-button = { $chosen ->
    [yes] ✓
   *[no] { "" }
}{ rating-aspect }{ $stars }
owner-second-visit = 📅 { $first } 先处理到这里，后续单 { $no }：{ $who }{ $visit }再来。{ $why }
