"""Chinese numerals as owners write them: 五零一, 二十五, 三百零一, 两."""

DIGITS = {
    char: value
    for value, chars in enumerate(("零〇", "一幺壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
NINE = "一二三四五六七八九"
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
CHINESE = "".join(DIGITS) + "".join(_UNITS)


def number(text: str) -> int | None:
    """The value of Arabic digits or a Chinese numeral below 10,000; None when it is neither."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    if any(char not in DIGITS and char not in _UNITS for char in text):
        return None
    return _counted(text) if any(char in _UNITS for char in text) else int(spelled(text))


def spelled(text: str) -> str:
    """Digits read one by one: 五零一 → 501, 幺二零三 → 1203."""
    return "".join(str(DIGITS[char]) if char in DIGITS else char for char in text)


def _counted(text: str) -> int:
    total = 0
    digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        else:
            total += (digit or 1) * _UNITS[char]
            digit = 0
    return total + digit
