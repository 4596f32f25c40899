"""The HTML parser: what it understands, how it refuses, and that escaped text always survives."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import find_entities, parse_html, trim, utf16
from bot.sandbox.errors import ApiError
from bot.sandbox.model import Entity


@given(st.text())
def test_escaped_text_survives(text: str) -> None:
    """Whatever an owner writes, escaped, comes out as written (but for blanks at the ends)."""
    shown, entities = parse_html(html.escape(text))
    assert (shown, entities) == (text.strip(), ())


@given(st.text(alphabet="<>/ab=\"' &;x", max_size=40))
def test_any_markup_is_parsed_or_refused(text: str) -> None:
    """No input brings the parser down: it parses or refuses in Telegram's words."""
    try:
        parse_html(text)
    except ApiError as error:
        assert error.code == 400
        assert error.description.startswith("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("🔥<b>粗<i>斜</i></b>", "🔥粗斜", [("bold", 2, 2), ("italic", 3, 1)]),
        ('<a href="https://a.b/?x=1&amp;y=2">看</a>', "看", [("text_link", 0, 1)]),
        ("<code>a&lt;b</code>", "a<b", [("code", 0, 3)]),
        ("<blockquote expandable>长</blockquote>", "长", [("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">密</span>', "密", [("spoiler", 0, 1)]),
        ("  <u> 空 </u> ", "空", [("underline", 0, 1)]),
        ("<B>x</B>", "x", [("bold", 0, 1)]),
        ("<b></b>空", "空", []),
        ("&nbsp;&unknown;", "&nbsp;&unknown;", []),
    ],
)
def test_html_becomes_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    """Tags become entities with UTF-16 offsets; only the four named references are known."""
    shown, found = parse_html(source)
    assert shown == text
    assert [(entity.kind, entity.offset, entity.length) for entity in found] == entities


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("电<div>", 'Unsupported start tag "div" at byte offset 3'),
        ("3<5", "Unclosed start tag at byte offset 1"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ],
)
def test_html_errors_are_telegrams(source: str, reason: str) -> None:
    """Each mistake has Telegram's own sentence with the byte offset."""
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


def test_links_commands_and_mentions_are_found() -> None:
    """Plain text gets the entities Telegram's server adds."""
    text = "/start 看 https://a.cn/x，或 @nuanlin_bot 1/2"
    found = [(entity.kind, text[entity.offset : entity.offset + entity.length]) for entity in find_entities(text)]
    assert found == [("bot_command", "/start"), ("url", "https://a.cn/x"), ("mention", "@nuanlin_bot")]


@given(st.text(max_size=30), st.integers(0, 40), st.integers(1, 40))
def test_trimmed_entities_stay_inside(text: str, offset: int, length: int) -> None:
    """After trimming no entity reaches beyond the text."""
    shown, entities = trim(text, (Entity("bold", offset, length),))
    assert all(entity.offset >= 0 and entity.offset + entity.length <= utf16(shown) for entity in entities)
