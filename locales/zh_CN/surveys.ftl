# 满意度调查：业主看到的、经理和管家看到的。花括号里的名字不能改。

survey-kind = { $kind ->
    [heating] 供暖季满意度调查
    [full] 年度满意度调查
    [phone] 满意度电话抽样
   *[sample] 满意度调查
}
survey-item = { $question ->
    [room] 室温
    [repair] 维修
    [service] 服务
    [clean] 保洁
    [safety] 安全
   *[recommend] 推荐
}

## 业主

survey-question = 📋 <b>{ $community } · { $kind ->
    [heating] 供暖季满意度调查
    [full] 年度满意度调查
   *[sample] 满意度调查
}</b>（{ $number }/{ $count }）{ $home }{ $caller ->
    [none] {""}
   *[other] {""}

    抱歉没让您满意，{ $caller }会在2–3天内回访您。
}

    { $question ->
    [room] 家里暖和吗？1 很冷，5 很暖和
    [repair] 维修师傅怎么样？1 很差，5 很好
    [service] 管家和客服怎么样？1 很差，5 很好
    [clean] 楼道、院子干净吗？1 很差，5 很好
    [safety] 门岗、巡逻放心吗？1 很不放心，5 很放心
    [recommend] 您愿意把我们推荐给亲友吗？0 绝不会，10 一定会
   *[word] 最后，再说一句？哪里好、哪里不好，直接写给我。
}
survey-button-score = { $score }
survey-button-skip = 跳过
survey-noted = 记下了
survey-thanks = 🙏 谢谢您，都记下了，这次不再打扰。{ $caller ->
    [none] {""}
   *[other] { $caller }会在2–3天内回访您。
}
survey-remind = 👋 前几天的调查还差一点，一分钟就好，只提醒这一次。

    { $question }
survey-over = 这次调查您家已经答完或已经结束了，谢谢！

## 经理和管家

survey-draft = 📋 <b>{ $name }（草稿）</b>
    问这几项：
    { $items }
    抽到{ $households }户：能发{ $reachable }户，{ $unbound }户没绑定，进电话名单。
    不打扰：{ $days }天内问过的{ $resting }户，有未结工单的{ $waiting }户。
    { $at }起发。同一户只问一次，没答的只提醒一次。
survey-button-start = 📤 发出
survey-button-drop = 取消
survey-button-list = 📞 电话名单
survey-button-figures = 📊 看结果
survey-button-called = { $home } 已回访
survey-started = ✅ 调查已发出：{ $asked }户，另有{ $unbound }户进电话名单。{ $closes }结束。
survey-dropped = 好的，没有发。
survey-begun-today = 今天已经发过一次了，同一天不重复打扰住户。说「满意度」看结果。
survey-none-yet = 还没有做过满意度调查。说「发满意度调查」就能开始。
survey-figures = 📊 <b>{ $name }</b>（{ $at }发）
    { $lines }
survey-answered = { $state ->
    [running] 进行中：已答{ $answered }/{ $asked }户
   *[finished] 已答{ $answered }/{ $asked }户
}
survey-too-few = ⚠️ 样本不足：{ $answered }份，少于{ $least }份，下面的数只供参考，不下结论。
survey-average = { $item } { $average }分（{ $answers }份）
survey-satisfaction = 满意度{ $share }（目标{ $target }%）
survey-nps = NPS { $nps }
survey-tickets = 低分回访单{ $count }张：{ $numbers }
survey-closed = 📊 { $name }结束：已答{ $answered }/{ $asked }户。
survey-list-for-you = 📞 { $name }：您负责的楼有{ $count }户没答，请打电话问一声。
survey-list = 📞 { $name }还有{ $count }户要打电话：
    { $lines }
survey-list-line = · { $home } { $name } { $phone } { $state ->
    [unbound] 未绑定
   *[silent] 没答
}
survey-list-empty = { $name }的电话名单都打完了。
