"""Single characters of the other script in a simplified essay (價 among 价)."""

import re
from collections.abc import Iterator

from quizgen.clean.edit import Edit
from quizgen.language.fold import convert

NAMES = ("script",)
IN_NAMES = frozenset("昇陞甦邨堃犇龢淼喆祕氾鉅甯仝菸夥瞭勠蹚頫椀晳")
"""Forms that the standard of 2013 allows again, in names (毕昇) or in words of their own."""
MOST = 3
"""Characters in a paragraph from which it is no slip but a quotation in traditional script."""
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


def find(text: str, written_in: str) -> Iterator[Edit]:
    """Edits to the simplified form, for characters that GB 2312 does not have (於 乾 藉 stay)."""
    if written_in != "hans":
        return
    simple = convert(text, "t2s")
    if simple == text:
        return
    slips = [
        i
        for i, (a, b) in enumerate(zip(text, simple, strict=True))
        if a != b and not _has(a) and _has(b) and a not in IN_NAMES  # 周煇
    ]
    if len(slips) <= MOST:
        for i in slips:
            yield Edit(i, i + 1, simple[i], "script")


def _has(char: str) -> bool:
    return bool(char.encode("gb2312", "ignore"))
