"""Signs of notes: [3] of an encyclopaedia's page, whose notes were not copied with it, and notes at the foot of a text."""

import re
from collections.abc import Iterator

from quizgen.clean.edit import Edit

NAMES = ("note-sign",)
# 写成一部大书的人”[3]。, 前100名[12][13], 报告指出 [1][2] ，; not 数组[3], 第[3]题 of fewer than two
SIGN = re.compile(
    r"(?<=[\u4e00-\u9fff。，；、：！？”’」』》）\"\]])\[(?:\d{1,3}(?:[-,，]\d{1,3})?|注\s?\d{1,2}|来源请求)\]"
    r"|(?<=[\u4e00-\u9fff。，；、：！？”’」』》）\]])[ \t]+(?:\[\d{1,3}\]){1,4}[ \t]*(?=[\u4e00-\u9fff。，；、：！？]|$)"
)
# 他学会了补网[^6]: a note of Markdown, whatever the file is called
MARKDOWN = re.compile(r"\[\^[^\]\s]{1,12}\](?!:)")
# > 多问一句为什么: a quoted line
QUOTED = re.compile(r"^>[ \u3000]?(?=[\u4e00-\u9fff“「《])", re.MULTILINE)
# 淮南地区[]。, 发表了第一篇论文（参考文献1）, 最神秘的领域之一[SC1]
REFERENCE = re.compile(
    r"(?<=[\u4e00-\u9fff])\[\s*\](?=[\u4e00-\u9fff。，；、：！？]|$)|[（(](?:参考文献|參考文獻|参见文献|文献|文獻)\s*\d[\d\s、,，\-–—~～和及]*[）)]|\[[A-Z]{1,3}\d{1,3}\]"
)
# 发表了一项研究|[1]。
FIRST = re.compile(r"\[1\][。，；]")
# [1] 王选先后于1991年…, under the text
# [1] |云岭县志，卷三
BODY = re.compile(r"^[ \t\u3000]*\[(\d{1,2})\][ \t\u3000]*(?=[\u4e00-\u9fff《“「\d])", re.MULTILINE)
BEHIND = 200
"""Characters that may stand behind the notes at the foot of a text: where its page goes on."""
FEWEST = 2
"""Signs of a text from which they are notes, and none of them is something counted."""


def find(text: str) -> Iterator[Edit]:
    """Edits that take out the signs of notes, where a text has several, and those that only Markdown has."""
    for pattern in (MARKDOWN, QUOTED, REFERENCE):
        yield from (Edit(match.start(), match.end(), "", NAMES[0]) for match in pattern.finditer(text))
    bodies = list(BODY.finditer(text))
    foot = _foot(text, bodies)
    signed = {match.start() for match in bodies if text.count(f"[{match[1]}]") > 1}
    whole = bool(foot & signed)  # where one of them has its sign in the text, the others are notes too
    for match in bodies:
        if match.start() in signed or (whole and match.start() in foot):
            mark = f"［注{match[1]}］" if match.start() in foot else ""
            yield Edit(match.start(), match.end(), mark, NAMES[0])
    found = list(SIGN.finditer(text))
    few = sum(match[0].count("[") for match in found) < FEWEST
    told = {match[1] for match in bodies}
    if not few or any(FIRST.match(text, match.start()) or match[0][1:-1] in told for match in found):
        yield from (Edit(match.start(), match.end(), "", NAMES[0]) for match in found)


def _foot(text: str, bodies: list[re.Match[str]]) -> set[int]:
    """Where the notes begin that end a text, one behind the other, with nothing but the end of its page behind them.

    Their sign is written ［注1］, by which their lines are known as no part of the essay.
    """
    found: set[int] = set()
    end, most = len(text), BEHIND
    for match in reversed(bodies):
        stop = text.find("\n", match.end())
        if stop >= 0 and len(text[stop:end].strip()) > most:
            break
        found.add(match.start())
        end, most = match.start(), 0
    return found
