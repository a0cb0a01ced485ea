"""Han characters: which they are, and how many a text has."""

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
"""For the inside of a class in a regex: 匠, 䴉, 𠮷."""
IS_HAN = re.compile(f"[{HAN}]")  # 匠; not 々, not ，


def han(text: str) -> int:
    """Number of Han characters."""
    return len(IS_HAN.findall(text))
