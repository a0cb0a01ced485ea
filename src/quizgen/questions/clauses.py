"""A clause shown by itself, away from its sentence: does it stand alone?"""

import re
from collections.abc import Collection

from quizgen.language import segment
from quizgen.language.characters import han
from quizgen.questions.checks import balanced
from quizgen.questions.definites import words

# 他的, 这座, 该校, 双方, 两人, 当地
_PRONOUN = re.compile(
    r"[他她它这该其此那]|自己|双方|两人|二人|三人|两者|前者|后者|当地|本[文书校院市县区厂线]"
)
_BEFORE = re.compile(r"[，。；：？！]")
ENOUGH = 4
"""Han characters before a pronoun that can hold its noun."""
NAME = "N"
"""What stands for a person's name while words are cut: the dictionary takes few names for one word."""


def points_away(shadow: str) -> bool:
    """Does a pronoun of the simplified text point at what stands before it? 它 behind a clause of its own does not."""
    for word in words("no_pronouns.txt"):
        shadow = shadow.replace(word, "|" * len(word))
    for start, end in segment.cut(shadow):
        found = _PRONOUN.match(shadow, start, end)  # 米其林 holds 其 and is one word
        if found is None:
            continue
        seen = shadow[:start]
        if found[0] not in "它其此" or not _BEFORE.search(seen) or han(seen) < ENOUGH:
            return True
    return False


def unnamed(shadow: str, names: Collection[str]) -> tuple[str, list[str]]:
    """A simplified text with NAME for each of the simplified `names`, the longest first; and the names it held."""
    pattern = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    found = re.findall(pattern, shadow) if pattern else []
    return (re.sub(pattern, NAME, shadow) if found else shadow), found


def cut(shadow: str) -> list[str]:
    """The words of a simplified text."""
    return [shadow[a:b] for a, b in segment.cut(shadow)]


def alone(shadow: str) -> bool:
    """Is a simplified clause, names replaced, whole by itself: a subject first, a verb behind it, no pronoun?"""
    if points_away(shadow) or not balanced(shadow) or shadow.endswith(("于", "在", "为")):
        return False
    first, *rest = cut(shadow)
    tag = segment.tag(first)[:1]
    if tag in ("r", "p", "c", "u", "y") or (tag in ("v", "d", "f") and len(first) > 1):
        return False  # single ones are often a piece of a foreign name: 列|文虎克
    return any(acts(word) for word in rest)


def acts(word: str) -> bool:
    """Is a word a verb, or one with its complement that the dictionary does not have: 看到, 造出, 通过?"""
    tag = segment.tag(word)
    unknown = not tag and len(word) > 1 and word[-1] in "到出成进入为向"
    return tag.startswith("v") or unknown or word == "通过" or word in words("happens.txt")
