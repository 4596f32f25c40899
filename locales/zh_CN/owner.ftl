# 业主：菜单、我的单子、催办、撤单、评价、投诉建议、咨询、听不懂。

menu = 您好，请说一句话，或点一下：
menu-more = 还可以：
menu-button-repair = 🔧 报修
menu-button-heating = 🔥 供暖
menu-button-fee = 💰 查费
menu-button-mine = 📋 进度
menu-button-more = 更多
menu-button-complaint = 投诉
menu-button-suggestion = 建议
menu-button-praise = 表扬
menu-button-bind = 绑定房屋
menu-button-family = 家人查账单
menu-button-human = 🙋 转人工
menu-button-language = English
greeting = { $name ->
    [none] 您好！
   *[other] { $name }，您好！
}有什么事，一句话告诉我就行。
thanks = 不客气，应该的。有事随时说。
bare-yes = 好的。还有什么事，一句话告诉我就行。
bare-no = 好的，不打扰您。需要时再跟我说。
language-set = 好的，以后用中文跟您说。
language-later = 绑定房屋以后就可以换语言。
help-unknown = 我是{ $community }物业的小助手，可以报修、问供暖、查费、看进度。先认识一下您：
unreadable = { $kind ->
    [voice] 语音我还听不懂，请打字说一句，或者用输入法把语音转成文字。
    [sticker] 😊 收到。有事一句话告诉我就行。
    [location] 位置收到了，可我看不懂地图。请打字说说在哪儿、什么事。
   *[other] 这个我还看不懂。请打字说一句，或者发照片。
}

ticket-opened =
    ✅ 已建单 <b>{ $no }</b>{ $urgency ->
        [emergency] （急修）
        [urgent] （紧急）
       *[normal] { "" }
    }
    { $matter }
    { $visit }{ $promise }
    { $assigned ->
        [no] 正在派人。
       *[yes] 已派给{ $who }。
    }{ $keeper ->
        [none] { "" }
       *[other] 管家{ $keeper }负责跟到底。
    }
ticket-opened-line = <b>{ $no }</b> { $matter }{ $assigned ->
    [no] { "" }
   *[yes] （{ $who }）
}
tickets-opened =
    ✅ 已建 { $count } 张单：
    { $lines }
    { $visit }{ $promise }
opened-visit = { $span }上门{ $reminds ->
    [yes] ，前一晚提醒您
   *[no] { "" }
}。
opened-no-visit = { "" }
wait-button-fine = 可以等
wait-button-tonight = 今晚必须
wait-toast-fine = 好的，按答应您的时间来
wait-asked = 正在问值班师傅今晚能不能来（{ $no }），他定了几点到，我马上告诉您。{ $phone ->
    [none] { "" }
   *[other] 有危险就打值班电话 { $phone }。
}
ticket-button-urge = 催一下
ticket-button-move = 改时间
ticket-button-photos = 补照片
ticket-button-cancel = { $kind ->
    [help] 不用来了
    [repair] 取消报修
    [heating] 取消报修
   *[other] 撤回
}
ticket-button-again = 又坏了
ticket-button-show = { $no } { $matter }
ticket-status =
    { $line }
    { $promise }

    { $steps }
ticket-ended = { "" }
ticket-step = { $at } { $event ->
    [opened] 收到
    [assign] 派单
    [accept] 接单
    [arrive] 到场
    [start] 开工
    [pause] 暂停
    [resume] 继续
    [finish] 做完
    [close] 关闭
    [reopen] 重开
    [cancel] 撤销
    [merge] 并入另一张单
    [urged] 您催过
    [visit_asked] 您想改时间
    [visit_agreed] 时间改好
    [visit_declined] 改时间没成
    [reworded] 改了说法
    [joined] 家人也报了
    [outside_asked] 请了外单位
    [outside_replied] 外单位答复了
    [outside_arrived] 外单位到场
   *[photos] 补了照片
}{ $who ->
    [none] { "" }
   *[other] （{ $who }）
}
tickets-list =
    您有 { $count } 张单，点一张看详情：
    { $lines }
tickets-none = 您现在没有在办的单子。
ticket-which = 是哪一张？
ticket-about-none = { $others ->
    [yes] 您没办完的单子里没有这件事，{ $verb ->
        [cancel] 是下面这张吗？
        [urge] 可能当时没记进来。按您这句话新登记，还是催下面的？
       *[show] 可能当时没记进来。按您这句话新登记，还是看下面的？
    }
   *[no] 没有查到这件事的单子，可能当时没记进来。要按您这句话登记吗？
}
ticket-button-new = 📝 按这句话新登记
ticket-unknown = 没有找到您的 { $no }。看看号码对不对？点「进度」可以看您的全部单子。
ticket-not-yours = 这张单不是您名下的，动不了。
ticket-of-family = 这张单是家里人报的，要取消或改时间请他来说。您可以看进度、催一下。
ticket-noted = 记下了，{ $no } 的师傅看得到。
ticket-urged =
    📣 已经替您催了（第 { $count } 次）。
    { $line }
    { $promise }{ $flagged ->
        [yes] { "" }
    主管也知道了，会亲自盯。
       *[no] { "" }
    }
cancel-ask = { $no }「{ $matter }」真的{ $kind ->
    [help] 不用来了
   *[other] 不用修了
}吗？
cancel-button-yes = 不用了
cancel-button-no = { $kind ->
    [help] 还要来
   *[other] 还要修
}
cancel-done = 好的，{ $no } 已取消，师傅不会来了。需要时再跟我说。
move-ask = { $no } 想改到什么时候？点一个，或者直接说，比如「周日下午」。
move-line = { $who ->
    [none] { $no }：已记下您想改到{ $visit }，安排好就告诉您。
   *[other] { $no }：已问{ $who }能不能改到{ $visit }，同意了马上告诉您。
}
move-before = 在那之前，还是原来的时间：{ $visit }。
move-nothing-before = { "" }
move-same = 约的就是{ $visit }，没变。
move-asked =
    { $lines }
    { $before }

fixed-later = 不急，看过再告诉我「好了」或「还没好」。
fixed-thanks =
    太好了，谢谢您。
    { $rating }
fixed-thanks-plain = 谢谢您，{ $no } 就办结了。
fixed-not =
    对不起，没修好。{ $no } 已经重开，主管也知道了。
    { $promise }
    哪里还不对？说一句，师傅少跑一趟。
rated = { $rating }
rated-toast = 已记 { $stars } 星，谢谢
rated-low =
    对不起，让您不满意了。{ $no } 已经重开，主管会亲自过问。
    { $promise }
    愿意的话，说说哪里不好。

complaint-ask-what = 对不起，让您不痛快了。是什么事？一句话说说，照片也行。
complaint-opened =
    对不起，给您添堵了。{ $times ->
        [1] { "" }
       *[other] 这是您第 { $times } 次反映。
    }已记下 <b>{ $no }</b>，{ $who ->
        [none] 主管
       *[other] { $who }
    }亲自处理。
    { $when }。
    处理完会再问您满不满意，您说好了才算完。
suggestion-ask-what = 好呀，您说，我们认真听。
suggestion-opened =
    谢谢您替小区操心！建议 <b>{ $no }</b> 已交给{ $who ->
        [none] 管家
       *[other] { $who }
    }。
    { $when }。
praise-ask-what = 谢谢您！想表扬谁、什么事？
praise-opened = 谢谢您的鼓励！<b>{ $no }</b> 已记下，一定转达。

faq-answer =
    <b>{ $title }</b>
    { $text }
faq-button-fine = 明白了
faq-button-ask = 没说清，问管家
faq-glad = 好的，有事随时说
inquiry-opened =
    { $category ->
        [visitor] 访客的事我还不会直接办，已转给
        [activity] 活动的事我还不会直接报名，已转给
       *[other] 这个我答不准，已经替您问
    }{ $who ->
        [none] 管家
       *[other] { $who }
    }（{ $no }）。
    { $when }。
human-called =
    好的，已经叫{ $who ->
        [none] 管家
       *[other] { $who }
    }来跟您说（{ $no }）。
    { $when }。{ $phone ->
        [none] { "" }
       *[other] { "" }
    急事请直接打 { $phone }。
    }
human-again =
    又催了一次，请稍等：
    { $line }
human-unknown = 好的。{ $phone ->
    [none] 请到物业客服中心，或者先绑定房屋，我马上叫管家。
   *[other] 请打物业电话 { $phone }；或者先绑定房屋，我马上叫管家。
}

unsure-ask = 您是想：
unsure-button-none = 都不是
unsure-button-note = 📝 告诉师傅：{ $matter }
lost = 抱歉，没太听懂。换句话说说？或者点一下：
lost-twice = 抱歉，还是没听懂。要不要找个人跟您说？
intent-repair = 🔧 报修
intent-heating = 🔥 供暖
intent-fee = 💰 查费
intent-complaint = 投诉
intent-suggestion = 提建议
intent-praise = 表扬
intent-progress = 查进度
intent-urge = 催一下
intent-cancel = 取消报修
intent-inquiry = 咨询
intent-human = 转人工
intent-bind = 绑定房屋
intent-visitor = 访客放行
intent-activity = 活动报名

group-private = 收到。为了您的隐私，请点我的头像私聊，我马上处理。
group-button-private = 私聊我
group-answer = { $text }
group-alarm =
    { safety }
    请马上私聊我，说清在哪一栋。
group-filed =
    您在群里说的事已经建单：
    { $line }
