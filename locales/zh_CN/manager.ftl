# 经理问数：今天怎么样、收缴情况、出总结。花括号里的名字不能改。

figures-today = 📌 <b>今天</b>
    新开{ $opened }张（投诉{ $complaints }、表扬{ $praise }），关闭{ $closed }张
    手上：待接{ $waiting }、处理中{ $in_hand }、挂起{ $paused }；其中急的{ $urgent }张
    超时{ $overdue }张
    { $lines }
figures-overdue = · { $no } { $clock ->
    [response] 该答复
    [arrival] 该到场
   *[solved] 该解决
}：{ $due }
figures-no-bills = 还没有导入账单，说不出收缴情况。
figures-collection = 💰 <b>收缴率{ $share }</b>，目标{ $target }%
    { $fees }
    未缴{ $owing }户，共{ $sum }元：争议{ $disputed }、未绑定{ $unbound }、拉黑{ $blocked }、其他{ $other }
figures-fee = · { $fee ->
    [property] 物业费
    [heating] 供暖费
    [water] 水费
    [electricity] 电费
    [gas] 燃气费
    [parking] 停车费
    [maintenance_fund] 维修资金
   *[other] 其他
} { $share }（{ $paid }/{ $due }元）
figures-summary = 📈 <b>{ $kind ->
    [season] 供暖季总结
   *[quarter] 近三个月总结
}</b>（{ $first }–{ $last }）
    { $lines }
figures-work = 报修{ $repairs }起，供暖{ $heating }起，投诉{ $complaints }起，表扬{ $praise }次
figures-riser = 供暖报修最多的立管：{ $riser }，占{ $share }
figures-response = 首响{ $minutes }分钟（中位数）
figures-arrival = 到场{ $minutes }分钟（中位数）
figures-solved = 24小时内修好{ $share }
figures-broken = 超时{ $count }次
figures-reason = · { $reason ->
    [parts] 缺件
    [hands] 人手
    [process] 流程
    [outside] 外部
   *[unknown] 没写原因
} { $count }次
figures-button-publish = ✅ 批准公示
figures-public = 📈 <b>{ $community } · { $kind ->
    [season] 供暖季总结
   *[quarter] 近三个月服务总结
}</b>（{ $first }–{ $last }）
    { $lines }
    有疑问，私聊我问就行。
figures-published = ✅ 已公示到{ $groups }个业主群，不含房号和姓名。
figures-no-group = 还没有登记业主群，公示不了。把我拉进业主群再点。
