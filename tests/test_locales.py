"""Texts: every key the code uses exists in every language with the same parameters, and none is left over."""

import re
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parent.parent
LANGUAGES = sorted({file.parent.name for file in (ROOT / "locales").glob("*/*.ftl")})
_KEY = re.compile(r"""["']([a-z][a-z0-9]*(?:-[a-z0-9_]+)*)["']""")
_SAID = re.compile(
    r"""(?:\b(?:say|replace|toast|msg|Message)|(?<!\.)\bchoice)\(\s*["']([a-z][a-z0-9_-]*[a-z0-9_])["']"""
)
_PREFIX = re.compile(r"""(?:f["']([a-z][a-z0-9]*-(?:[a-z0-9_]+-)*)\{|["']([a-z][a-z0-9-]*-)["'] \+)""")
_SUFFIX = re.compile(r"""f["']\{[^}]*\}(-[a-z0-9-]+)["']""")

_SAID = re.compile(
    r"""(?:\b(?:say|replace|toast|msg|Message)|(?<!\.)\bchoice)\(\s*["']([a-z][a-z0-9_-]*[a-z0-9_])["']"""
)


class _References(Visitor):
    """What a text takes: its parameters, and other texts it stands on."""

    def __init__(self) -> None:
        self.parameters: set[str] = set()
        self.texts: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.parameters.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.texts.add(node.id.name)


@cache
def references(language: str) -> dict[str, _References]:
    """Key → what its text takes."""
    found: dict[str, _References] = {}
    for file in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file}: {entry.content!r}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{file}: {entry.id.name} stands twice"
                found[entry.id.name] = _References()
                found[entry.id.name].visit(entry)
    return found


def texts(language: str) -> dict[str, set[str]]:
    """Key → names of its parameters."""
    return {key: taken.parameters for key, taken in references(language).items()}


@cache
def sources() -> str:
    """All our code, and the data files that name texts."""
    files = [file for room in ("bot", "handlers", "storage") for file in sorted((ROOT / room).rglob("*.py"))]
    files += sorted((ROOT / "locales").rglob("*.toml"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_there_are_two_languages() -> None:
    """Proves that Chinese and English are both there."""
    assert {"en", "zh_CN"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "zh_CN"])
def test_languages_have_the_same_texts(language: str) -> None:
    """Proves that no text is missing or left over in a language, and that each takes the same parameters."""
    assert texts(language) == texts("zh_CN")


def test_every_text_is_used() -> None:
    """Proves that no text lies about that nothing says any more."""
    code = sources()
    named = set(_KEY.findall(code)).union(*(taken.texts for taken in references("zh_CN").values()))
    prefixes = tuple({first or second for first, second in _PREFIX.findall(code)})
    suffixes = tuple(set(_SUFFIX.findall(code)))
    left_over = {key for key in texts("zh_CN").keys() - named if not key.startswith(prefixes)}
    assert sorted(key for key in left_over if not key.endswith(suffixes)) == []


def test_every_text_said_exists() -> None:
    """Proves that each key given to say, replace, toast, choice, msg or Message is there."""
    assert sorted(set(_SAID.findall(sources())) - texts("zh_CN").keys()) == []
