# 值班表：看、补人、换人
roster-week =
    🗓 值班表{ $count ->
        [0] {""}
       *[other] （⚠️ 缺 { $count } 个班）
    }
    { $lines }
roster-day = { $day }{ $rest ->
    [yes] ·休
   *[no] {""}
}　白：{ $day_shift }　夜：{ $night_shift }
roster-name = { $name }
roster-name-away = { $name }（请假）
roster-name-partly = { $name }（{ $start }–{ $end } 请假）
roster-missing = ⚠️缺
roster-missing-away = ⚠️缺（{ $names }）
roster-button-before = ‹ 上周
roster-button-after = 下周 ›
roster-button-show = 看值班表
roster-button-fill = 补人 · { $day }{ $shift ->
    [day] 白班
   *[night] 夜班
}
roster-button-put = { $name }{ $state ->
    [away] （请假）
    [day] （当天白班）
    [night] （当天夜班）
   *[free] {""}
}
roster-button-undo = 撤回
roster-fill = { $day }{ $shift ->
    [day] 白班
   *[night] 夜班
}还没人，请谁来？
roster-unknown-name = 没认准是哪位师傅。{ $day }{ $shift ->
    [day] 白班
   *[night] 夜班
}加谁，请点一下：
roster-which-day = 哪一天的{ $shift ->
    [day] 白班
   *[night] 夜班
}？请连日期一起说，比如「明天夜班换成赵磊」。
roster-over = { $day }{ $shift ->
    [day] 白班
   *[night] 夜班
}已经过去了，没有改。
roster-as-it-is = { $day }{ $shift ->
    [day] 白班
   *[night] 夜班
}本来就是：{ $who }，没有改。
roster-changed = ✅ { $day }{ $shift ->
    [day] 白班
   *[night] 夜班
}：{ $who }。{ $told }
roster-undone = ↩️ 已撤回。{ $day }{ $shift ->
    [day] 白班
   *[night] 夜班
}：{ $who }。
roster-told = 🗓 { $change ->
    [on] { $by }安排您值{ $day }{ $shift ->
        [day] 白班
       *[night] 夜班
    }。
   *[off] { $day }{ $shift ->
        [day] 白班
       *[night] 夜班
    }不用您值了（{ $by }调整）。
}
roster-toast-filled = 这个班已经有人了：{ $names }
roster-toast-over = 这个班已经过去了
roster-gaps = { $urgency ->
    [urgent] 🔴 今明两天有班没人值，请马上补人
   *[normal] 🗓 未来7天有{ $count }个班没人值
}：
    { $lines }
roster-gap = · { $day }{ $shift ->
    [day] 白班
   *[night] 夜班
}
roster-told-them = 已通知本人。
roster-not-told = { $names }还没绑定聊天，请打电话告诉一声。
roster-one-by-one = 一次只改一个班，请一句一句说，比如「明天夜班换成赵磊」。
roster-off-jobs =
    ⏳ { $name }下了{ $day }{ $shift ->
        [day] 白班
       *[night] 夜班
    }，手上还有：
    { $lines }
