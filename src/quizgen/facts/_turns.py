"""Whose turn it is where two talk: answers, replies to a question, and who says in the words who he is."""

import re

from quizgen.facts._antecedent import REACH, hearer
from quizgen.facts._naming import by_name
from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import Scene
from quizgen.language.spans import beginning
from quizgen.model import Quote

_FEATURE = re.compile(r"[^。！？!?：:“「”」\n]{4,60}，")  # 「…。」老板许国栋取下一只风筝，「…。」
_AND_SO = re.compile(r"[，,](?:所以|因此|而且|并且|同时|但是?|不过|可是)[，,]?")


def answers(scene: Scene, last_quote: Quote, quote: Quote, cue: str) -> bool:
    """Whether a quotation is the answer to the one right before it: “…”他答道：“…”"""
    gap = scene.masked[last_quote.end : quote.start]
    low = scene.begin(last_quote.start)
    if any(hearer(scene, low, last_quote.start, pronoun) for pronoun in "他她"):
        return False  # 王淮问他：“…”他答
    return len(gap) <= 24 and "\n" not in gap and bool(re.search(r"答|反问|回道|回应|反驳", cue))


def replies(scene: Scene, last_quote: Quote, quote: Quote) -> bool:
    """Whether a turn follows the question of another turn: “…？”小禾问。⏎“…"""
    gap = scene.masked[last_quote.end : quote.start]
    asked = scene.shadow[last_quote.start : last_quote.end].rstrip('”」』"').endswith(("？", "?"))
    return asked and "\n" in gap and len(gap) <= 40


def goes_on(scene: Scene, last_quote: Quote, quote: Quote) -> bool:
    """Whether only a conjunction, or what the one who speaks does, stands between two quotations: “…”，所以，“…”"""
    between = scene.masked[last_quote.end : quote.start]
    same = _FEATURE.fullmatch(between) and len(scene.named(last_quote.end, quote.start)) == 1
    return bool(same or _AND_SO.fullmatch(between))


def introduced(scene: Scene, quote: Quote, found: Speaker) -> Speaker:
    """Who says in the words who he is (“我叫秦若梅。”), where the text beside them has no name."""
    if found.by == "cue":
        return found
    for mention in beginning(scene.analysis.mentions, quote.start, quote.end):
        if re.search(
            r"(?:我|俺)(?:[叫姓是]|名叫|就是|的名字[叫是])$", scene.shadow[quote.start : mention.start]
        ):
            return by_name(scene, mention, "pronoun")._replace(score=0.6)
    return found


def other(scene: Scene, at: int, speaker: str | None) -> Speaker:
    """The one other person named in the paragraph before `at`, where two talk; else NOBODY."""
    low = max(scene.masked.rfind("\n", 0, at) + 1, at - REACH)
    known = {scene.owners[m].name: m for m in scene.named(low, at) if m in scene.owners}
    rest = [m for name, m in known.items() if name != speaker]
    if speaker in known and len(rest) == 1:
        return by_name(scene, rest[0], "alternation")._replace(score=0.6, sure_name=False)
    return NOBODY
