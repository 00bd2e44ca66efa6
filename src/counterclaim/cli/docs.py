"""The reference of the command line, made from its own help: `python -m counterclaim.cli.docs > docs/cli.md`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import typer.main

from counterclaim.cli.app import app

__all__ = ["reference"]

_HEAD = """\
# The command line

Made from the commands' own help by `make docs`; a test holds the two together.
Every command also takes `--help`. `counterclaim --version` prints the version.
"""


def reference() -> str:
    """The page, in Markdown: a section a verb, with its arguments and options as a table."""
    root: Any = typer.main.get_command(app)
    sections = [_HEAD]
    for name, command in root.commands.items():
        if verbs := getattr(command, "commands", None):
            sections.append(f"## {name}\n\n{command.help}\n")
            sections.extend("\n".join(_section(f"{name} {verb}", each, "###")) for verb, each in verbs.items())
        else:
            sections.append("\n".join(_section(name, command)))
    return "\n".join(sections)


def _section(name: str, command: Any, level: str = "##") -> Iterator[str]:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    usage = " ".join(["counterclaim", name, *(_metavar(each) for each in arguments)])
    yield f"{level} {name}\n"
    yield f"```\n{usage} [OPTIONS]\n```\n"
    yield inspect.cleandoc(command.help or "") + "\n"
    yield "| | | default |\n|---|---|---|"
    for each in arguments:
        yield f"| `{_metavar(each)}` | {each.help} | {_default(each)} |"
    for each in options:
        value = f" {each.metavar}" if each.metavar and not each.is_flag else ""
        value = value or ("" if each.is_flag else " N" if "int" in str(each.type_descriptor).lower() else " TEXT")
        yield f"| `{each.opts[0]}{value}` | {each.help} | {_default(each)} |"
    yield ""


def _metavar(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _default(parameter: Any) -> str:
    default = parameter.default
    if default is None or default is False or callable(default) or parameter.required:
        return ""
    return f"`{default}`"


if __name__ == "__main__":
    print(reference(), end="")
