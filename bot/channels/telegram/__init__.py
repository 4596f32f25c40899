"""Telegram: aiogram hears and answers, python-telegram-bot pushes; their types stay in here."""
