"""No traceback ever reaches the user: every error ends as a sentence and an exit status."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import typer

from counterclaim.cli.options import FAILED, STOPPED, USAGE
from counterclaim.errors import AskedWrongly, CounterclaimError, NewerRecord, NotARecord, PlanError, ReadingError

__all__ = ["guarded"]

P = ParamSpec("P")
R = TypeVar("R")

# What the user asked for cannot be done as asked; everything else failed on the way.
_MISUSE = (AskedWrongly, PlanError, ReadingError, NotARecord, NewerRecord)


def guarded(verb: Callable[P, R]) -> Callable[P, R]:
    """The verb, with its errors told; with `--debug` they are raised as they are."""

    @functools.wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return verb(*args, **kwargs)
        except typer.Exit:
            raise
        except BrokenPipeError as error:  # `counterclaim show | head`: the reader has enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except KeyboardInterrupt as error:
            typer.echo("Stopped. What was read is kept; the same command goes on from there.", err=True)
            raise typer.Exit(STOPPED) from error
        except CounterclaimError as error:
            if kwargs.get("debug"):
                raise
            typer.echo(f"counterclaim: {error}", err=True)
            raise typer.Exit(USAGE if isinstance(error, _MISUSE) else FAILED) from error
        except Exception as error:
            if kwargs.get("debug"):
                raise
            typer.echo(f"counterclaim: a mistake of ours, not yours: {type(error).__name__}: {error}\n"
                       "Run it again with --debug to see where, and please report it.", err=True)
            raise typer.Exit(FAILED) from error

    return run
