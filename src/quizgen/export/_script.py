"""The script of a question, as the lang attribute that makes a browser choose the right glyphs."""

import re

from quizgen.language.fold import simplify
from quizgen.model import Deck, Question

HANS = "zh-CN"
HANT = "zh-Hant"
HAN = re.compile("[\u3400-\u9fff]")  # any Chinese character, 龙 or 龍
# Simplified text keeps a few such characters (乾隆), traditional text has every third or fourth: 0.1 lies well between.
TRADITIONAL = 0.1


def language(deck: Deck, question: Question) -> str:
    """`zh-Hant` or `zh-CN`: as the deck says, else by the share of characters that have a simplified form."""
    if deck.script in ("hans", "hant"):
        return HANT if deck.script == "hant" else HANS
    han = "".join(HAN.findall(question.prompt + question.answer + question.source.sentence))
    changed = sum(a != b for a, b in zip(han, simplify(han), strict=True))
    return HANT if changed > TRADITIONAL * len(han) else HANS
