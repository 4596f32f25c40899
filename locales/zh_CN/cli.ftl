# 命令行说的话。

cli-no-database = 连不上数据库：{ $why }
cli-not-migrated = 数据库还不是最新结构，请先运行 nuanlin migrate。
cli-no-community = 还没有小区，请先用 nuanlin import 导入住户表。
cli-migrated = 数据库已升级到 { $revision }。
cli-migrated-already = 数据库已经是最新的（{ $revision }）。
cli-not-xlsx = { $file } 的名字要以 .xlsx 结尾。
cli-template-written = 模板已写好：{ $file }。红色表头必填，鼠标停在表头上有填写说明，第二行是示例，填完请删掉。
cli-exported = 已导出 { $count } 行：{ $file }
cli-backup-failed = 备份没有做成：{ $why }
cli-backed-up = 备份完成：{ $file }（{ $size } MB，已校验）
cli-tickets-count = 共 { $count } 张工单
cli-no-ticket = 没有工单 { $no }。
cli-outbox-oldest = 最早一条已等 { $seconds } 秒
cli-no-username = 请先设置 NUANLIN_TELEGRAM_USERNAME（机器人的用户名，不带 @），链接里要用。
cli-no-home = 没有这套房子：{ $home }。写法如 3-2-501。
cli-invited = 共 { $count } 个绑定链接，每个只能用一次。
invite-title = 一句话报修、查费、看进度
invite-line = 用 Telegram 扫码，点“开始”，这套房子就绑定好了。
invite-until = { $day }前有效，只能用一次
cli-demo-ready = 演示已就绪：{ $address } （Ctrl+C 结束，数据不保留）
cli-port-taken = 端口 { $port } 用不了：{ $why }。换一个：nuanlin demo --port 8081
cli-token-refused = Telegram 不认识这个令牌，请检查 NUANLIN_TELEGRAM_TOKEN。
doctor-settings = 设置读好了：数据库 { $backend }，时区 { $zone }
doctor-database = 数据库连得上，结构是最新的（{ $revision }）
doctor-rules = 小区规则 { $file } 没有问题
doctor-calendar = 节假日数据够用
doctor-group = { $purpose ->
    [crew] 维修群
   *[owners] 业主群
}「{ $title }」{ $state ->
    [active] 在用
   *[other] 发不进消息，请把机器人拉回群里
}
doctor-no-group = 还没有登记的群（把机器人拉进维修群，点「登记为维修群」）
doctor-texts = 文字和词库完整
doctor-no-telegram = 连不上 Telegram（{ $why }）。请检查网络，或设置 NUANLIN_TELEGRAM_API。
doctor-telegram = 令牌有效，机器人是 @{ $username }
doctor-other-username = NUANLIN_TELEGRAM_USERNAME 应是 { $username }
doctor-clock = 本机时钟与 Telegram 相差 { $seconds } 秒（应在 30 秒以内，否则请开启自动对时）
doctor-ill = 有 { $count } 处要处理。
doctor-well = 一切正常。
