# 人工接手：业主的话原样转给接手的人，机器人不插话。

takeover-begun = 🤝 { $no } 您已接手：接下来 { $minutes } 分钟业主说的话、发的照片原样转给您，机器人不插话。说完请交还。
takeover-button-say = 回复业主
takeover-button-again = 接着聊
takeover-button-back = 交还机器人
takeover-passed-on = 已转给{ $who }，由{ $who }直接跟您说。
takeover-given-back = { $no } 已交还机器人，业主知道了。
takeover-photos = 📷 { $no } { $home } 业主发来照片{ $text ->
    [none] { "" }
   *[other] ：{ $text }
}
takeover-over = { $no } { $who }先说到这里，{ $open ->
    [yes] 我接着帮您。刚才的{ $draft }还没提交，要接着说吗？
   *[no] 别的事随时跟我说。
}
