"""The sandbox: a Telegram in memory with its Bot API over HTTP, and the demo page."""
