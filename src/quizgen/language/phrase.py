"""The noun phrase before a name that says who somebody is: how far it reaches to the left."""

import re
from collections.abc import Sequence

from quizgen.language import segment
from quizgen.language.names import person_noun
from quizgen.language.tables import kin, words

LONGEST = 30
"""Characters of a role at most."""
REACH = 40
"""Characters before a name that are looked at."""
CLOSING = {"》": "《", "”": "“", "」": "「", "』": "『", "’": "‘", "）": "（(", ")": "(（"}
# 机械与「自动化学院」讲师
_NAMES_PLACE = re.compile(
    r"学院|研究所|研究院|中心|委员会|工程系|实验室|事务部|[局厅署]长|管理处|设计师|工程师|[\u4e00-\u9fff]学家"
)
# nominal words by jieba's tag; adjectives and numerals belong to the phrase (著名作家, 第一届主席)
_NOMINAL = ("n", "a", "b", "m", "q", "j", "l", "i", "eng", "s", "f", "t", "x", "g", "z", "k", "h")
# 「年仅19岁的」飞行员, 「家住三楼的」妈妈, 「从前有一」少年, 「作者系」教育局局长
_TOLD = re.compile(
    r"(?:年仅|年过|现年|年近|时年)?[0-9一二三四五六七八九十多]+(?:岁|旬|高龄)的|[0-9一二三四五六七八九十]+(?:多|余)?(?:年|个月)(?![级轻以代])的?"
    r"|(?:家住|住在|来自|身高|身穿|年近)[^，。的]{1,12}的|作者[系为是]|[^有]{0,6}(?<!所)有[一个位]+名?(?=[^一个位])"
)


def phrase(text: str, low: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end` and says who somebody is, None if there is none."""
    tokens = [(low + a, low + b) for a, b in segment.cut(text[low:end])]
    if not tokens:
        return None
    tokens = _one_head(text, tokens)
    head = text[tokens[-1][0] : end]
    if end - low >= 2 and text[end - 2 : end][0] == "其" and text[end - 1 : end] in kin():
        return end - 2, end  # 其友, 其妻
    tail = text[max(low, end - 4) : end].removesuffix("之一")
    institutions = words("person_nouns", "institutions")
    office = head[-1] in institutions or any(tail.endswith(word) for word in institutions if len(word) > 1)
    who = person_noun(head) or person_noun(tail) or (len(head) > 1 and head in kin())
    if not (who or office):
        return None
    start, _ = strip(text, _nominal_start(text, low, tokens), end)
    for told in _TOLD.finditer(text, start, end):
        start = told.end()
    start = _behind_relative(text, start, end)
    return (start, end) if end - start >= (2 if who else 4) and end - start <= REACH else None


def _one_head(text: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """嘉宾|讲|者 as one word, where the table has it."""
    end = tokens[-1][1]
    for i, (start, _) in enumerate(tokens[:-1]):
        if text[start:end] in words("person_nouns", "words"):
            return [*tokens[:i], (start, end)]
    return tokens


def _behind_relative(text: str, start: int, end: int) -> int:
    """去年获得一等奖的|高三学生: what somebody did at some time is no part of the role."""
    tokens = [(start + a, start + b) for a, b in segment.cut(text[start:end])]
    tags = [segment.tag(text[a:b]) for a, b in tokens]
    of = max((i for i, (a, b) in enumerate(tokens) if text[a:b] == "的"), default=0)
    dated = of and tags[0][:1] in ("t", "d") and any(tag.startswith("v") for tag in tags[1:of])
    return tokens[of][1] if dated else start


def _nominal_start(text: str, low: int, tokens: Sequence[tuple[int, int]]) -> int:
    """Walk left from the last word as long as the words can stand in the name of an office or describe it."""
    words_ = [text[a:b] for a, b in tokens]
    tags = [segment.tag(word) for word in words_]
    i = len(tokens) - 1
    of = 0  # the place behind the last 的 with a noun before it
    while i > 0:
        word, tag = words_[i - 1], tags[i - 1]
        if word in CLOSING:  # 技师学院（筹）院长, “匠心”的代表人物: over what is quoted or bracketed
            i = next((k for k in range(i - 2, -1, -1) if words_[k] in CLOSING[word]), i - 2)
            i = max(i, 0)
            continue
        earlier = tags[i - 2] if i > 1 else ""
        if word == "的" and (words_[i - 2] in CLOSING or (earlier and earlier[0] in "anbzvlij")) and i > 1:
            of = of or (tokens[i - 1][1] if earlier[:1] not in ("a", "z", "") else 0)
            i -= 1
            continue
        tied = (
            word in ("与", "和", "及")
            and earlier[:1] in ("n", "v", "j")
            and _NAMES_PLACE.search(text, tokens[i][0], tokens[-1][1])
        )
        both = word in ("及", "兼", "暨") and person_noun(
            text[max(low, tokens[i - 1][0] - 4) : tokens[i - 1][0]]
        )
        joins = (
            tied or both or word in ("、", "“", "”", "「", "」", "/", "·", "（", "）", "(", ")", "最", "更")
        )
        nominal = (
            not tag or tag.startswith(_NOMINAL) or word in words("person_nouns", "institutions", "describing")
        )
        # 机械|制造|专家, 捞|纸|大师: a verb in the name of a trade
        inside = (
            tag.startswith("v") and len(word) > 1 and (tag == "vn" or earlier.startswith((*_NOMINAL, "v")))
        )
        first = tag.startswith("v") and (i == 1 or words_[i - 2] in words("clauses", "cue"))
        stops = word in words("clauses", "stop") and not (tied or both)
        if stops or not (joins or nominal or inside or first):
            if of and not tag.startswith("v") and _no_verb(text, tokens[i][0], of):
                return tokens[i][0]  # 出了|B站的CEO
            return _relative_start(text, low, tokens[i][0], of) if of else tokens[i][0]
        i -= 1
    return tokens[0][0]


def _no_verb(text: str, start: int, of: int) -> bool:
    """Whether nothing but nouns stands before 的."""
    tags = [segment.tag(text[start + a : start + b]) for a, b in segment.cut(text[start : of - 1])]
    return bool(tags) and all(tag[:1] in ("n", "e", "x", "j", "") for tag in tags)


def _relative_start(text: str, low: int, start: int, of: int) -> int:
    """捧起大飞机的|钳工: take in what stands before 的 if it reaches the mark or a word that introduces people."""
    place = start
    for a, b in reversed([(low + a, low + b) for a, b in segment.cut(text[low:start])]):
        if text[a:b] in words("clauses", "cue") or segment.tag(text[a:b]).startswith("c"):
            return b
        if text[a:b] in ("了", "到", "过") or text[a:b] in words("clauses", "stop"):
            return of
        place = a
    first = text[place : place + 2]
    dated = segment.tag(first)[:1] in ("t", "d") or "了" in text[place:of] or "过" in text[place:of]
    return of if dated or of - place > LONGEST else place  # 去年获奖的|学生, 长期追踪土壤的|教授


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Give back 一位, 和, 的 and marks at the left, blanks at both ends."""
    for a, b in [(start + a, start + b) for a, b in segment.cut(text[start:end])]:
        word = text[a:b]
        quoted = word in "“「" and any(mark in text[a:end] for mark in "”」")
        if word not in words("clauses", "strip") and (word not in " 、—-“「)）\u3000" or quoted):
            break
        start = b
    while start < end and text[end - 1] in " 、\u3000":
        end -= 1
    return start, end
