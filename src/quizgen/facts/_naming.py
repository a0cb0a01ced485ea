"""Which names of a clause can speak, and who is meant by one: the parts that attribution is made of."""

import re
from collections.abc import Iterator

from quizgen.facts import _phrases
from quizgen.facts._phrases import Speaker
from quizgen.facts._scene import Scene
from quizgen.language import segment
from quizgen.language.characters import IS_HAN
from quizgen.language.spans import touching
from quizgen.model import Clause, Mention, Person

HOME = re.compile(r"家(?:里|中|门口)?(?:[，,出来去的]|$)")  # 我去了王春林|家，问朋友
TOPIC = re.compile(r"来说|来讲|而言")  # 对X来说
# 「这个」李华「最想击败的」对手, 「受到」李华「崇敬的」王强: who is told of speaks
THIS = re.compile(r"[这那](?:个|位|名)?$|受到?$|被$")
# 人们「见到」许国栋都说
MET = re.compile(r"(?:见到|碰到|碰见|遇到|遇见)(?:了|过)?$")
_OR = re.compile("或者?|[和与跟、]")  # 见到许国栋|或者|罗大明
OF_HIM = re.compile(r"[^，。的]{1,10}的")
# 应好友滕子京|之请写下《岳阳楼记》
_AT_WISH = re.compile("之[请邀约托命嘱聘]")


def by_name(scene: Scene, mention: Mention, by: str) -> Speaker:
    """The person of a mention, by the fullest form of the name."""
    text = scene.analysis.essay.text
    person = scene.owners.get(mention)
    end = mention.end + len(mention.title)
    written = text[mention.start : mention.end]
    if person is None or person.generic:
        return Speaker(text[mention.start : end], by, mention.start, end, mention.score)
    full = written == person.name
    return Speaker(person.name, by, mention.start, mention.end, mention.score, sure_name=full)


def named_last(scene: Scene, person: Person, at: int) -> Speaker:
    """The person a pronoun at `at` means, at the last place that names him before it."""
    before = [m for m in person.mentions if m.start < at]
    found = by_name(scene, max(before, default=person.mentions[0]), "pronoun")
    return found._replace(score=0.6)


def end_of(mention: Mention) -> int:
    """Where a name with its title ends."""
    return mention.end + len(mention.title)


def can_speak(scene: Scene, a: int, b: int, mention: Mention) -> bool:
    """Whether the name is neither spoken to, nor the owner of something else, nor part of a thing's name."""
    patterns = _phrases.patterns()
    after = scene.masked[mention.end + len(mention.title) : b]
    if TOPIC.match(after):
        return True
    if patterns["thing"].match(after) or HOME.match(after):
        return False
    if after.startswith("的") and not patterns["owned"].match(after):
        return False
    text = scene.masked[a : mention.start]
    if (THIS.search(text) and OF_HIM.match(after)) or _AT_WISH.match(after):
        return False
    if met(scene, a, mention):
        return False
    opening = patterns["openings"].match(text)
    if mention.end - mention.start == 1 and mention.title and opening is None and IS_HAN.match(text[-1:]):
        low, high = segment.cut(text)[-1]
        if high - low == 1 and text[low:high] not in "的了是和与对向":
            return False  # (证)严法师: half of a name
    return not _phrases.is_object(text[opening.end() if opening else 0 :])


def met(scene: Scene, a: int, mention: Mention) -> bool:
    """Is it whom somebody meets, or one of two whom he does: 人们见到许国栋或者罗大明都说?"""
    if MET.search(scene.masked, a, mention.start):
        return True
    before = [m for m in scene.named(a, mention.start) if m.end <= mention.start]
    if not before or not _OR.fullmatch(scene.masked, end_of(before[-1]), mention.start):
        return False
    return met(scene, a, before[-1])


def between_marks(scene: Scene, low: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges between commas and colons."""
    start = low
    for match in re.finditer(r"[，,；;：:]", scene.masked[low:end]):
        if low + match.start() > start:
            yield start, low + match.start()
        start = low + match.end()
    if scene.masked[start:end].strip() or start == end:
        yield start, end


def clauses_in(scene: Scene, low: int, high: int) -> list[Clause]:
    """The clauses of people in `text[low:high]` that stand in no quotation."""
    sentences = touching(scene.analysis.sentences, low, high)
    found = [clause for sentence in sentences for clause in scene.analysis.clauses_of(sentence)]
    return [c for c in found if low <= c.start and c.end <= high and not scene.hidden(c.start)]
