# 设置项的说明，以及写错时的提示（nuanlin doctor、启动时、README）。

setting-telegram-token = BotFather 给的机器人令牌。
setting-telegram-api = Bot API 服务器地址；不填即 Telegram 官方。沙盒和自建服务器填这里。
setting-telegram-username = 机器人的用户名，用于群里 @ 和绑定链接；不填则向 Telegram 查询。
setting-database-url = 数据库地址（SQLite 或 PostgreSQL）；不填即数据目录里的 nuanlin.db。
setting-data = 数据目录：数据库、照片、各小区的规则文件。
setting-webhook-url = 对外的 HTTPS 地址；不填则用长轮询。
setting-webhook-secret = 与 Telegram 约定的暗号，1–256 个字母、数字、下划线或减号；填了 WEBHOOK_URL 就必填。
setting-listen = 本机监听的地址和端口：/healthz、/metrics 和 webhook。
setting-push-rate = 每秒最多推送多少条（Telegram 免费上限约 30）。
setting-timezone = 尚未归入小区的人看到的时区；小区自己的时区写在规则文件里。
setting-locale = 命令行和默认使用的语言：zh_CN 或 en。
setting-log-format = 日志格式：console（给人看）或 json（给机器看）。

settings-unknown = { $name }：没有这个设置，请检查拼写。
settings-bad-line = { $name } 第 { $line } 行看不懂，应写成 名称=值。
settings-no-token = { $name }：没有填机器人令牌，请向 BotFather 申请后填入。
settings-no-secret = { $name }：用 webhook 时必须约定暗号，否则谁都能冒充 Telegram。
settings-bad-telegram-token = { $name }：令牌格式不对（{ $found }），应形如 123456:ABC…
settings-bad-telegram-api = { $name }：“{ $found }”不是 http(s) 地址。
settings-bad-telegram-username = { $name }：“{ $found }”不是 Telegram 用户名。
settings-bad-database-url = { $name }：数据库地址看不懂（{ $found }），应形如 sqlite:///文件 或 postgresql://用户:密码@主机/库。
settings-bad-webhook-url = { $name }：“{ $found }”不是 http(s) 地址。
settings-bad-webhook-secret = { $name }：暗号只能用 1–256 个字母、数字、下划线、减号（{ $found }）。
settings-bad-listen = { $name }：“{ $found }”应写成 地址:端口，例如 0.0.0.0:8443。
settings-bad-push-rate = { $name }：“{ $found }”应是 1 到 1000 之间的整数。
settings-bad-timezone = { $name }：没有“{ $found }”这个时区，中国大陆填 Asia/Shanghai。
settings-bad-locale = { $name }：“{ $found }”不支持，可填 zh_CN 或 en。
settings-bad-log-format = { $name }：“{ $found }”不支持，可填 console 或 json。
