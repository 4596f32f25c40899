# 绑定房屋：邀请、名片、绑定码、管家同意。

enrol-welcome = 您好！我是{ $community }物业的小助手：报修、供暖、查费、看进度，一句话就行。先认识一下您：
enrol-invite = { $kept ->
    [yes] 记下了。先认识一下您，绑定好就接着办，不用再说一遍：
   *[no] 您好！先认识一下您，绑定好就能办事：
}
enrol-button-contact = 📱 分享我的手机号
enrol-button-by-name = 告诉房号和姓名
enrol-button-continue = 接着说
enrol-more = { $homes ->
    [none] 您还没有绑定房屋。
   *[other] 您绑定的是 { $homes }。要再绑一套吗？
}可以分享手机号，或者告诉我房号和姓名，也可以扫物业发的绑定码。
enrol-card-not-own = 请点「分享我的手机号」发您自己的名片，别人的名片不能用来绑定。
enrol-phone-unknown = 这个手机号不在物业的登记里。请告诉我房号和姓名，管家核对一下就好。
enrol-code-refused = { $why ->
    [used] 这个绑定码已经用过了。
    [expired] 这个绑定码过期了。
    [full] 这套房绑定的人已经满了，请找管家。
   *[unknown] 这个绑定码不对。
}也可以这样绑定：
enrol-too-often = 今天试得太多次了，请明天再试，或者：
enrol-done = ✅ { $name }，绑定好了{ $homes ->
    [none] { "" }
   *[other] ：{ $homes }
}。{ $role ->
    [staff] 工单会发到这里。
   *[resident] { "" }
}
enrol-continue = 接着办您刚才说的：
enrol-ask-where = 请告诉我房号和姓名，比如「3-2-501 张三」。
enrol-no-such-home = 没有找到 { $said }。请写全：几号楼-几单元-几号，比如「3-2-501 张三」。
enrol-ask-standing = { $name }，您是 { $home } 的？
enrol-standing-owner = 产权人
enrol-standing-family = 家属
enrol-standing-tenant = 租客
enrol-asked = 好的，已请{ $steward ->
    [none] 管家
   *[other] { $steward }
}核对，同意了马上告诉您。{ $kept ->
    [yes] 您刚才说的我记着，到时接着办。
   *[no] { "" }
}急事不用等，直接说。
enrol-already = { $home } 已经绑定在您名下了。
enrol-approved = ✅ 管家核对好了，您已绑定 { $home }。
enrol-rejected = 管家没有核对上您的房屋信息。请带证件到物业客服中心看看{ $phone ->
    [none] { "" }
   *[other] ，或打电话 { $phone }
}。急事不用等，直接跟我说。
enrol-please-approve = 🏠 { $name } 说自己是 { $home } 的{ $standing ->
    [owner] 产权人
    [family] 家属
   *[tenant] 租客
}{ $phone ->
    [none] { "" }
   *[other] ，手机尾号 { $phone }
}，要绑定。是本人吗？
enrol-button-approve = 是，同意
enrol-button-reject = 不是
enrol-decided = { $answer ->
    [yes] 已同意，对方收到通知了。
   *[no] 已拒绝，对方收到通知了。
}
enrol-decided-before = 已经有同事处理过了
