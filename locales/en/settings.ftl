# What each setting is for, and what to say when one is wrong (nuanlin doctor, at start, README).

setting-telegram-token = The bot's token from BotFather.
setting-telegram-api = Address of the Bot API server; empty is Telegram's own. For the sandbox or a server of your own.
setting-telegram-username = The bot's user name, for mentions in groups and enrolment links; empty: Telegram is asked.
setting-database-url = Address of the database (SQLite or PostgreSQL); empty is nuanlin.db in the data folder.
setting-data = The data folder: database, photos, the compounds' rule files.
setting-webhook-url = Public HTTPS address; empty means long polling.
setting-webhook-secret = Shared secret with Telegram, 1–256 letters, digits, underscores or dashes; required with WEBHOOK_URL.
setting-listen = Where this machine listens: /healthz, /metrics and the webhook.
setting-push-rate = Most pushes a second (Telegram's free limit is about 30).
setting-timezone = Time zone for people of no compound yet; a compound's own is in its rule file.
setting-locale = Language of the command line and the default: zh_CN or en.
setting-log-format = Log format: console (for people) or json (for machines).

settings-unknown = { $name }: there is no such setting; please check the spelling.
settings-bad-line = { $name }, line { $line }: not understood; write NAME=value.
settings-no-token = { $name }: there is no bot token; get one from BotFather.
settings-no-secret = { $name }: a webhook needs a secret, or anybody could pretend to be Telegram.
settings-bad-telegram-token = { $name }: this is no token ({ $found }); it looks like 123456:ABC…
settings-bad-telegram-api = { $name }: "{ $found }" is no http(s) address.
settings-bad-telegram-username = { $name }: "{ $found }" is no Telegram user name.
settings-bad-database-url = { $name }: not understood ({ $found }); write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE.
settings-bad-webhook-url = { $name }: "{ $found }" is no http(s) address.
settings-bad-webhook-secret = { $name }: only 1–256 letters, digits, underscores and dashes ({ $found }).
settings-bad-listen = { $name }: "{ $found }" should be ADDRESS:PORT, for example 0.0.0.0:8443.
settings-bad-push-rate = { $name }: "{ $found }" should be a whole number from 1 to 1000.
settings-bad-timezone = { $name }: there is no time zone "{ $found }"; for mainland China write Asia/Shanghai.
settings-bad-locale = { $name }: "{ $found }" is not available; write zh_CN or en.
settings-bad-log-format = { $name }: "{ $found }" is not available; write console or json.
