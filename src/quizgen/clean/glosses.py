"""Readings in brackets that a site's tool put behind characters: 總結(jié). Removed only on the evidence of a document."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from quizgen.clean.edit import Edit
from quizgen.language.characters import HAN, han
from quizgen.language.fold import simplify

NAMES = ("gloss", "ruby", "garbled")
SYLLABLE = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
GLOSS = re.compile(rf"([{HAN}])([(（]([{SYLLABLE}]+)[)）])")  # 結(jié)
# Tuned on five real essay files and checked on some 84 million characters of clean text: no false removal.
LEAST_HITS, LEAST_SHARE = 3, 0.9
RUBY_HITS, RUBY_SHARE = 20, 0.5
# what a decoder leaves where bytes were shifted: ь in 室?guī)ь^人, ? in 跡??梢, ^ in ь^人
RESIDUE = re.compile(
    rf"\?[？！，；?!,;]|(?<=[{HAN}，。、“”])(?<![呢吗嗎么麼吧啊])\?(?=[{HAN}，。、“”])|[\u0370-\u03ff\u0400-\u04ff\u2500-\u259f]"
    rf"|(?<=[{HAN}])[A-WYZa-wyz@\[\]^`{{}}~|] ?(?=[{HAN}，。、“”；])|[āáǎàēéěèīíǐìōóǒòūúǔù]|[{HAN}]"
)


def readings(char: str) -> tuple[str, ...]:
    """Readings of one character with tone marks, commonest first; () if it has none."""
    return _readings().get(char, ())


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    # 4 MB and 0.1 s that only a document with glosses needs
    table: dict[int, str] = import_module("pypinyin.constants").PINYIN_DICT
    return {chr(code): tuple(text.split(",")) for code, text in table.items() if code < 0xA000}


def evidence(text: str) -> str:
    """`artefact` (a tool glossed some characters, every time), `ruby` (a primer) or "" (genuine, or none)."""
    hits = [(m[1], m[3]) for m in GLOSS.finditer(text)]
    if len(hits) < LEAST_HITS:
        return ""
    valid = [(char, syllable) for char, syllable in hits if syllable in readings(char)]
    count = len(valid)
    if count >= RUBY_HITS and count > RUBY_SHARE * han(text):
        return "ruby"
    if count < LEAST_HITS:
        return ""
    glossed = Counter(char for char, _ in valid)
    everywhere = count / sum(text.count(char) for char in glossed)
    traditional = sum(n for char, n in glossed.items() if simplify(char) != char) / count
    first = sum(readings(char)[0] == syllable for char, syllable in valid) / count
    return "artefact" if min(everywhere, traditional, first) >= LEAST_SHARE else ""


def find(text: str, kind: str) -> Iterator[Edit]:
    """Edits that take the glosses out of a text whose `evidence` is `kind`."""
    for match in GLOSS.finditer(text):
        if match[3] in readings(match[1]):
            yield Edit(match.start(2), match.end(), "", "gloss" if kind == "artefact" else "ruby")


def residue(text: str) -> Iterator[Edit]:
    """Flags on what still looks mis-read in a text that was glossed; nothing is guessed."""
    for match in RESIDUE.finditer(text):
        if not ("\u3400" <= match[0] <= "\u9fff") or not common(match[0]):
            yield Edit(match.start(), match.end(), match[0], "garbled", "lost", "damaged")


@cache
def common(char: str) -> bool:
    """A Chinese mark or a character of GB 2312 once simplified."""
    if char in "，。、；：？！“”‘’（）《》—…「」『』\u3000":
        return True
    try:
        return simplify(char).encode("gb2312")[0] >= 0xB0
    except UnicodeEncodeError:
        return False
