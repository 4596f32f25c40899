# 通知：业主看到的、经理看到的、管家看到的。花括号里的名字不能改。

## 业主看到的

notice-post = 📢 <b>{ $community }物业{ $kind ->
    [correction] 更正
   *[other] 通知
}</b>

    { $text }
notice-post-home = 📢 <b>{ $community }物业{ $kind ->
    [correction] 更正
   *[other] 通知
}</b> · { $home }

    { $text }
notice-post-answered = 📢 <b>{ $community }物业{ $kind ->
    [correction] 更正
   *[other] 通知
}</b> · { $home }

    { $text }

    ✅ { $code ->
    [seen] 您已知晓
    [home] 已登记：在家。要改，再点一下别的
    [away] 已登记：不在家，已关阀。要改，再点一下别的
   *[steward] 已登记：委托管家。要改，再点一下别的
}（{ $at }）
notice-choice = { $code ->
    [seen] ✅ 已知晓
    [ask] 💬 我要问
    [home] 🏠 在家
    [away] 🔒 不在家，已关阀
   *[steward] 🙋 委托管家
}
notice-thanks = { $code ->
    [seen] 谢谢，记下了。
    [home] 好的，记下您家有人。
    [away] 好的，记下您家没人、阀门已关。
   *[steward] 好的，管家会联系您。
}
notice-remind = ⏰ 提醒一下，{ $home }还没回复：{ $at }开始。

    { $text }
notice-ask-question = 关于「{ $text }」，您想问什么？直接写给我。
notice-question-taken = 您的问题已转给管家（{ $no }），是关于「{ $text }」的。有答复马上告诉您。
notice-leak-under-test = 您楼里正在注水试压，这就按急修派人。请先关进户的供、回水两个阀门，用盆接水、挪开插座上的电器。
notice-not-yours = 这条通知不是发给您家的。

## 草稿卡

notice-area = { $area }
notice-area-corrected = 收到过「{ $text }」的住户
notice-draft = 📝 <b>通知草稿</b>
    对象：{ $area }，共{ $households }户：已绑定{ $bound }、未绑定{ $unbound }{ $blocked ->
    [0] {""}
   *[other] （其中{ $blocked }户拉黑了机器人）
}
    { $hints }

    业主会看到：
    ┄┄┄┄┄┄
    { $preview }
    ┄┄┄┄┄┄
notice-approve = ✋ <b>请您确认一条通知</b>（{ $author }起草）
    对象：{ $area }，共{ $households }户：已绑定{ $bound }、未绑定{ $unbound }{ $blocked ->
    [0] {""}
   *[other] （其中{ $blocked }户拉黑了机器人）
}
    { $hints }

    业主会看到：
    ┄┄┄┄┄┄
    { $preview }
    ┄┄┄┄┄┄
notice-hint-quiet = 🌙 现在是静默时段，{ $at }发。
notice-hint-scheduled = ⏱ 定在{ $at }发，发的时候按当时的住户名单。
notice-hint-urgent = ⚡ 紧急：不等静默时段结束。
notice-hint-repeat = 🔁 { $rule }重复。
notice-hint-relative = ⚠️ 文字里有「{ $word }」，业主看到时可能已经不是那天了，请写成几月几日。
notice-hint-calendar = ⚠️ { $year }年的放假安排还没公布（或还没录入），日期请对照国务院通知。
notice-hint-second = 👥 需要第二个人确认才会发出。
notice-unknown-place = ⚠️ 名单里没有{ $place }。
notice-roster-gaps = 🗓 放假期间有{ $count }个班没排人，补齐了才能发布：
    { $gaps }
notice-roster-gap = · { $day }{ $shift ->
    [day] 白班
   *[night] 夜班
}
notice-repeat = { $every ->
    [year] 每年{ $month }月{ $day }日{ $time }
    [month] 每月{ $day }日{ $time }
    [week] { $day ->
        [1] 每周一{ $time }
        [2] 每周二{ $time }
        [3] 每周三{ $time }
        [4] 每周四{ $time }
        [5] 每周五{ $time }
        [6] 每周六{ $time }
       *[7] 每周日{ $time }
    }
   *[holiday] 每次放假前最后一个工作日{ $time }
}

notice-button-send = 📤 马上发
notice-button-send-later = 📤 { $at }发
notice-button-urgent = ⚡ 紧急，现在就发
notice-button-time = ⏱ 定时发
notice-button-repeat = 🔁 每年/每月重复
notice-button-text = ✏️ 改文字
notice-button-audience = 👥 改对象
notice-button-verbatim = 用我的原话
notice-button-cancel = 取消
notice-button-cancel-named = 取消「{ $text }」
notice-button-approve = ✅ 确认发出
notice-button-send-back = ↩️ 退回
notice-button-stop = ⏹ 停止
notice-button-go-on = ▶️ 继续发
notice-button-effect = 📊 通知效果
notice-button-correct = 发更正
notice-button-list = 📋 未到名单
notice-button-other = 「{ $text }」
notice-button-contacted = { $home } 已联系
notice-button-more = 下一页 ›
notice-button-back = ‹ 上一页

notice-ask-new = 要通知什么？直接写正文；也可以说「供暖通知」「放假通知」，或一句话「明早9点3号楼停水2小时」。
notice-ask-text = 请把新的通知正文发给我，原样发出，不改一个字。
notice-ask-audience = 发给谁？比如「3、4号楼」「3号楼2单元」「3号楼2单元02立管」「全小区」。
notice-ask-time = 什么时候发？比如「明天上午9点」「周五下午5点」。
notice-ask-repeat = 多久发一次？比如「每年11月1日9点」「每月5日」「每周五17点」「节前最后一个工作日17点」。
notice-ask-correct = 更正「{ $text }」：请写更正的内容，只发给收过原文的住户。

notice-awaiting = ⏳ 「{ $text }」已请{ $names }确认，确认后就发。
notice-scheduled = ⏱ 「{ $text }」已定好，{ $at }发。
notice-released = ✅ 「{ $text }」已发布，{ $households }户，{ $at }起陆续送达。
notice-cancelled = 「{ $text }」已取消，没有发出。
notice-approved = ✅ 您已确认「{ $text }」。
notice-approved-for-later = 👥 { $who }已确认「{ $text }」，{ $at }发。
notice-sent-back = ↩️ 「{ $text }」已退回，没有发出。
notice-back-to-you = ↩️ { $who }退回了这条通知，没有发出。改好可以再发：

    { $draft }
notice-missed = ⚠️ 「{ $text }」原定{ $at }发，没有发出：{ $why }
notice-too-late = 时间已过，不补发。还要发的话，请重新发一条。
notice-refused = 现在不能发，原因见下面。
notice-refused-why = 没有发出：{ $why }
notice-no-text = 还没有正文。
notice-too-long = 正文{ $length }个字，最多{ $most }个，请缩短或分两条。
notice-no-households = 这个对象里没有住户，请改对象。
notice-over = 通知里说的时间已经过了。
notice-no-second = 这条通知要第二个人确认，但员工表里没有另一位主管或经理。
notice-own = 自己起草的要请别人确认。
notice-not-now = { $state ->
    [awaiting] 这条在等别人确认。
    [cancelled] 这条已经取消了。
    [expired] 这条已经过时了。
    [draft] 这条还是草稿。
   *[other] 这条已经发出去了。
}
notice-not-allowed = 这要经理或主管本人来点。
notice-none-yet = 还没有发过通知。说一句「给3号楼发通知：……」就行。
notice-none-planned = 没有等着发的通知。
notice-planned = ⏱ <b>等着发的通知</b>
    { $lines }
notice-planned-line = · { $at } 「{ $text }」{ $area }

## 发送进度与效果

notice-progress = { $state ->
    [finished] ✅ 「{ $text }」发完了：送达{ $sent }/{ $total }户。
    [paused] ⏸ 「{ $text }」失败太多，已自动停下：{ $done }/{ $total }，送达{ $sent }。查明原因再继续。
    [stopped] ⏹ 「{ $text }」已停止：送达{ $sent }户，{ $stopped }户没有发。
   *[other] 📤 「{ $text }」发送中 { $done }/{ $total }…
}
    拉黑{ $blocked }，失败{ $failed }，未绑定{ $unbound }（请贴告示或打电话）
notice-stopping = 停下了，没发的不再发。
notice-nothing-waits = 已经全部发完了，可以发更正。
notice-effect = 📊 <b>「{ $text }」的效果</b>（{ $at }发）
    送达{ $sent }/{ $households }＝{ $sent_share }
    确认{ $confirmed }/{ $households }＝{ $confirmed_share }{ $waiting ->
    [0] {""}
   *[other] ，还有{ $waiting }户在排队
}
    { $lines }
notice-effect-roll = 在家{ $home }、关阀{ $away }、委托{ $steward }、未回{ $silent }；未绑定{ $unbound }、拉黑{ $blocked }、失败{ $failed }
notice-effect-open = 没着落{ $count }户：未读{ $silent }、未绑定{ $unbound }、拉黑{ $blocked }、失败{ $failed }
notice-effect-by-hand = 人工{ $count }户，完成{ $done }户
notice-roll = 🏠 <b>「{ $text }」点名</b>（{ $span }）
    在家{ $home }、关阀{ $away }、委托{ $steward }、未回{ $silent }
    未绑定{ $unbound }、拉黑{ $blocked }、失败{ $failed }
    没着落的已交给各楼管家。
notice-list-for-you = 📋 「{ $text }」有{ $count }户要您联系：未回{ $silent }、未绑定{ $unbound }、拉黑{ $blocked }、失败{ $failed }{ $delegated ->
    [0] 。
   *[other] 。另有{ $delegated }户委托管家。
}
notice-list = 📋 「{ $text }」还有{ $count }户没着落：
    { $lines }
notice-list-line = · { $home } { $name } { $phone } { $reach ->
    [unbound] 未绑定
    [blocked] 拉黑
    [failed] 发送失败
    [waiting] 还没发到
   *[other] 未读
} { $steward }
notice-list-empty = 「{ $text }」的住户都有着落了。
notice-contacted = { $home }记为已联系
