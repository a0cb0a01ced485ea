"""Plug-ins are the public modules of a package: nothing is registered, the file name is the name."""

from importlib import import_module
from importlib.resources import files
from types import ModuleType


def names(package: str) -> list[str]:
    """Names of the plug-ins of `quizgen.<package>`, sorted; nothing is imported but the package."""
    found = (entry.name for entry in files(f"quizgen.{package}").iterdir())
    return sorted(n[:-3] for n in found if n.endswith(".py") and not n.startswith("_"))


def get(package: str, name: str) -> ModuleType:
    """Import one plug-in; KeyError if there is none of that name."""
    if name not in names(package):
        raise KeyError(name)
    return import_module(f"quizgen.{package}.{name}")
