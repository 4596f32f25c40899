# 系统本身要说的话：没处理好、放弃重试、无法显示。

engine-sorry = 刚才没处理好，已经记下，会再试。
engine-unshown = 这条消息没能正常显示，已经记下。急事请直接打物业电话。
engine-given-up = 有一条消息系统始终没能处理，请人工跟进。
    发送人：{ $name }，时间：{ $at }
    编号：{ $update }

# 机器人资料：空聊天里的介绍（最多 512 字）、[/] 里的命令说明
profile-description = 物业服务，直接说就行：报修、供暖、查费、投诉建议。
    拍张照片、说哪里坏了，我来登记、派人、告诉您几点到。
    有人受困、触电、闻到燃气味，请先打电话。
profile-command-menu = 能办什么
profile-command-repair = 报修
profile-command-mine = 我的报修进度
profile-command-fee = 查物业费、供暖费等账单
