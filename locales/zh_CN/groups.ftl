# 维修群：登记、干活、移出。群里人多，房号和电话一律不写。

crew-hello =
    大家好，我是暖邻 🤝
    登记成维修群后，新单发到这里；点按钮，或者回复卡片说一句（接单、出发、到场、完成、缺阀芯、转给赵磊、退单），进展我来告诉业主。照片也直接回复卡片发。
    请主管或经理点下面，或者@我说「登记维修群」。
crew-button-register = 登记为维修群
crew-only-chief = 登记和取消要主管或经理来点，麻烦请一位来。
crew-ask-where = 这个群是哪个小区的？
crew-button-where = { $name }
crew-ask-skill = 这个群接哪一工种的单？
crew-skill = { $skill ->
    [plumbing] 水
    [electrical] 电
    [heating] 暖
    [elevator] 电梯
    [civil] 土建
    [general] 综合
   *[all] 全部工种
}
crew-button-skill = { crew-skill }
crew-registered =
    ✅ 登记好了：{ $community }「{ $title }」，{ crew-skill }。
    新单会发到这里。师傅先私聊我绑定手机，就能接单。
crew-already = 「{ $title }」已经登记过了，正在用。
crew-owners = 「{ $title }」登记的是业主群，不能再当维修群。
crew-button-end = 取消登记
crew-ended = 「{ $title }」已取消登记，新单不再发到这里。没人接的单我已找下一位。
crew-not-registered = 这个群还没登记，没有什么要取消的。
crew-button-undo = 撤销
crew-back = 我回来了，「{ $title }」的登记还在，没办完的单放在下面。
crew-lost = ⚠️ 维修群「{ $title }」发不进消息了{ $who ->
    [none] { "" }
   *[other] （{ $who }把我移出了群）
}。{ $count ->
    [0] 群里没有等人接的单。
   *[other] 等人接的 { $count } 单已找下一位：{ $numbers }。
}把我拉回群里就能接着用。
crew-list = { $lines ->
    [none] 还没有登记的维修群。把我拉进群，再点「登记为维修群」。
   *[other]
        正在用的维修群：
        { $lines }
}{ $gone ->
    [none] { "" }
   *[other]
        { "" }
        发不进消息的群（把我拉回去就好）：
        { $gone }
}

# 群里的卡片
crew-place = 📍{ $building ->
    [none] { "" }
   *[other] { " " }{ $building }号楼
}{ $unit ->
    [none] { "" }
   *[other] { $unit }单元
}{ $place ->
    [none] { "" }
   *[other] { " " }{ job-spot }
}（{ job-kind }）
crew-how = ↩️ 回复这张卡片可以备注、发照片
crew-button-way = 出发
crew-photo-ask = 📷 { $no }：请回复这条消息发一张完工照片，可以写一句做了什么。
crew-photos = 📷 { $no }：完工照片 { $photos } 张已存。
crew-remarked = 📝 { $no } 备注记下了，业主看不到。
crew-noted = { $no } { $who }：{ $state }
crew-toast-taken = { $no } 在{ $who }手上
crew-toast-nobody = { $no } 现在还没有人接
crew-toast-stranger = 这些按钮是维修师傅用的。师傅请先私聊我绑定手机。
crew-open-private = { $who }，{ $no } 的房号和详情我只能私聊发您，请点下面打开和我的对话，再说「我的工单」。
crew-private = 您好！为了您的隐私，请私聊我，说一句就行，我马上办。
crew-help = 在的 🙂 回复某张工单卡片说一句就行：接单、出发、到场、完成、缺阀芯、转给赵磊、退单；别的话记成备注。
