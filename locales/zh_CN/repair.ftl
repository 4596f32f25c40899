# 报修：卡片、问题、改时间、照片。

matter-line = { $number ->
    [none] { $text }
   *[other] { $number } { $text }
}
card-remark = （{ $text }）
card-photos = 📷 照片 { $count } 张
where-home = 🏠 { $home }
where-public = 🏢 公共区域{ $home ->
    [none] { "" }
   *[other] （{ $home } 报）
}
visit-span = 🕘 { $span }在家
visit-any = 🕘 尽快，随时可以上门
visit-unsaid = 🕘 没约时间，师傅来之前会联系您
visit-public = 🕘 公共区域，不用留人
visit-too-far = 现在最多约 { $days } 天以内的时间，换一个近点的好吗？
visit-outside = 师傅早 7 点到晚 22 点之间上门，换个时间好吗？
visit-which-day = 具体哪天方便？点一个，或者说「周三上午」。
visit-over = 这个时间已经过了，请换一个
repair-card =
    { $count ->
        [1] 这样报修对吗？
       *[other] { $count } 件事，对吗？
    }
    { $matters }
    { $where }
    { $visit }
repair-card-question =
    { $count ->
        [1] 收到，帮您报修：
       *[other] { $count } 件事，对吗？
    }
    { $matters }
    { $where }
    { $visit }

    只问一句：{ $question }
repair-ask-what = 哪里坏了？一句话说就行，也可以先拍张照片。比如「厨房水龙头滴水，周六上午在家」。
repair-ask-home = 是哪里的事？
repair-home-not-yours = { $said } 没有绑定在您名下。是下面哪一处？别处的房屋请先绑定。
home-said = { $part ->
    [building] { $label }号楼
    [unit] { $label }单元
    [room] { $label }室
   *[home] { $label }
}
button-home = { $home }
button-public = 公共区域
button-visit = { $span }
button-any-time = 尽快，随时都行
when-ask = 什么时候方便上门？
scope-ask = { $place ->
    [none] 只有这一处没电，还是全屋都没电？
   *[other] 只有{ place-name }没电，还是全屋都没电？
}
scope-button-one = { $place ->
    [none] 只有这一处
   *[other] 只有{ place-name }
}
scope-button-whole = 全屋
place-name = { $place ->
    [kitchen] 厨房
    [bathroom] 卫生间
    [living_room] 客厅
    [bedroom] 卧室
    [balcony] 阳台
    [corridor] 楼道
    [elevator_hall] 电梯间
    [garage] 车库
    [garden] 院子
    [roof] 屋顶
    [gate] 大门
   *[other] 这一处
}
same-ask =
    您家已经有一张单：
    { $line }
    您说的「{ $text }」是同一件事吗？
same-button-join = 是同一件，补上这句
same-button-other = 不是，另开一单
same-joined =
    好的，已经补到原来的单上，师傅看得到：
    { $line }
    等急了可以催一下。
change-button-drop = 🗑 去掉「{ $text }」
change-button-visit = 改时间
change-button-home = 改房屋

photos-what =
    照片收到了（{ $count } 张）。是什么事？一句话说说就行。
photos-with-draft = 照片收到了，共 { $count } 张，会跟报修一起提交。
photos-added = 照片已加到 { $no }，共 { $count } 张。
photos-button-add = 加到 { $no }
photos-send = 请发照片，会加到 { $no }。
reworded = { $ended ->
    [yes] 改过的话已经记到 { $no }（这张单已经结束）。还没好就告诉我。
   *[no] 改好了：{ $no } 已换成您新的说法，原来的也留着，师傅看得到。
}
