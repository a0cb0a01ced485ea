"""Keys that the footer names: bound when a screen is made, because its words depend on the language in use."""

from textual.binding import Binding
from textual.dom import DOMNode

from quizgen.words import say


def bind(
    node: DOMNode, key: str, action: str, word: str, *, priority: bool = False, section: str = "quiz"
) -> None:
    """Bind `key` on this one screen or app, with its name from `<section>.key_<word>`."""
    # private in Textual, which has a public way for apps only; used here alone
    named = Binding(key, action, say(f"{section}.key_{word}"), priority=priority)
    node._bindings.key_to_bindings[key] = [named]
