"""The architecture holds: imports run in one direction, files and functions stay small, the map tells the truth."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("bot", "handlers", "storage")
FILES = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")) if "versions" not in file.parts]
LONGEST_FILE = 450
LONGEST_FUNCTION = 45


def test_imports_run_in_one_direction() -> None:
    """Proves that bot leans on handlers and handlers on storage, never back, and libraries stay behind their doors."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_file_has_one_idea(file: Path) -> None:
    """Proves that a file says its idea first, is short, and holds no function longer than a page."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a module begins with its idea"
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= LONGEST_FUNCTION]
    assert long == []


def test_every_test_says_what_it_proves() -> None:
    """Proves that every test function has a sentence of its own."""
    silent = []
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
            if named and not ast.get_docstring(node):
                silent.append(f"{file.name}: {node.name}")
    assert silent == []


def test_the_map_in_the_readme_is_the_tree() -> None:
    """Proves that every folder and file the README's map names is there, and every package of ours is on the map."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    drawn = readme.split("## The map", 1)[1].split("## ", 1)[0]
    named = set(re.findall(r"`((?:bot|handlers|storage|locales|tests)/[\w./-]*)`", drawn))
    assert sorted(path for path in named if not (ROOT / path).exists()) == []
    packages = {f"{p.parent.relative_to(ROOT)}/" for room in ROOMS for p in (ROOT / room).rglob("__init__.py")}
    assert sorted(packages - named) == []
