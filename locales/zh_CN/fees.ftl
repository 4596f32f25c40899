# 费用：账单、缴费、异议、家人授权。

fee-name = { $fee ->
    [property] 物业费
    [heating] 供暖费
    [water] 水费
    [electricity] 电费
    [gas] 燃气费
    [parking] 停车费
    [maintenance_fund] 维修资金
   *[other] { $fee }
}
fees-item = { $period } { fee-name }：{ $made } = { $due }元{ $note ->
    [none] { "" }
   *[other] （{ $note }）
}{ $partly ->
    [yes] ，已交 { $paid }元，还差 { $left }元
    [all] ，已交清
   *[no] { "" }
}{ $before ->
    [none] { "" }
   *[other] ；上一期单价 { $before }元
}
fees-made = { $price }元 × { $quantity }
fees-made-area = { $area }㎡ × { $price }元{ $months ->
    [1] { "" }
   *[other] { " " }× { $months }个月
}
fees-statement =
    🧾 { $home } 待缴 <b>{ $total }</b> 元{ $deadline }
    { $lines }
fees-all-paid =
    🧾 { $home } 都交清了，谢谢您！{ $deadline }
    { $lines }
fees-deadline = ，{ $day }前交
fees-no-deadline = { "" }
fees-none = { $home } 目前没有账单。
fees-button-pay = 怎么缴
fees-button-invoice = 开票
fees-button-dispute = 有异议
fees-button-family = 家人查账单
fees-owed = { $home } 待缴 { $total } 元{ $deadline }。
fees-owed-nothing = { $home } 都交清了。
fees-how-to-pay =
    { $owed }
    { $ways }{ $address ->
        [none] { "" }
       *[other] { "" }
    地点：{ $address }
    }{ $phone ->
        [none] { "" }
       *[other] { "" }
    电话：{ $phone }
    }
fees-owner-only = 账单只给产权人和他同意的家人看。报修、供暖随时都可以找我。
fees-not-yours = 这个账单您看不了，请找产权人
fees-which-home = { $category ->
    [invoice] 给哪一套开票？
    [refund] 说的是哪一套？
   *[dispute] 有异议的是哪一套？
}
fees-ask-words = { $category ->
    [invoice] { $note }
    [refund] 想减免或退费的是哪一笔，为什么？一句话说说。
   *[dispute] 哪里不对？一句话说说就行。
}
fees-ticket = { $category ->
    [invoice] 开票申请 <b>{ $no }</b> 已记下。
    [refund] 减免申请 <b>{ $no }</b> 已记下。
   *[dispute] 已建异议单 <b>{ $no }</b>{ $related ->
        [none] { "" }
       *[other] ，并关联没办完的 { $related }
    }。处理期间不再催缴，也不影响报修和供暖。
}{ $keeper ->
    [none] 管家
   *[other] { $keeper }
}{ $when }联系您。
fees-when = { $due }前
fees-soon = 尽快

family-list =
    谁可以看账单，由您定：
    { $lines }
family-line = { $home } { $name }（{ $standing ->
    [tenant] 租客
   *[family] 家属
}）：{ $sees ->
    [yes] 可以看
   *[no] 看不到
}
family-button-allow = 让{ $name }看账单
family-button-withdraw = 不让{ $name }看了
family-allowed = 好的，{ $name } 现在可以看 { $home } 的账单了。想收回随时说。
family-withdrawn = 好的，{ $name } 看不到 { $home } 的账单了。
family-owner-only = 只有产权人能定谁看账单。
family-nobody = 您家还没有登记别的家人。请家人先绑定房屋，再来这里同意。
