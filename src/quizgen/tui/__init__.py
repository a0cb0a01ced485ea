"""The quiz in the terminal: screens that ask a Session and paint, and the same line by line."""

import os

# Textual reads it once, when first imported: with the kitty keyboard protocol an input method's commit of
# five or more characters arrives as garbage (Textual 8.2.8). A user may still set it.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
