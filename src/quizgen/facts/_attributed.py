"""Words with their author behind a dash, a line each, as collections of sayings print them: 生命在于运动。——伏尔泰"""

import re
from collections.abc import Iterator

from quizgen.facts import _sources
from quizgen.facts._naming import by_name
from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import TITLE, Scene
from quizgen.facts._speech import Verdict
from quizgen.language.marks import BULLET

_SCORE = 4.0
FEWEST = 4
"""Han characters of words worth knowing."""
LONGEST = 120
"""Characters of words that one still reads as a saying."""
SHORT = 12
"""Characters of a saying that people know as a whole."""
# △ 「生命在于运动。」——「伏尔泰」; 3、「读书破万卷，下笔如有神。」——「杜甫」
_LINE = re.compile(
    BULLET
    + r"(?P<words>[\u4e00-\u9fff][^\n“”「」『』]*?[。！？!?…；;])[ \u3000]*\n?[ \u3000]*(?P<dash>——|—|--|─+)[ \u3000]*(?P<who>[^\n。！？!?“”「」]{2,40}?)[ \u3000]*$",
    re.MULTILINE,
)
# 英国谚语, 奥林匹克格言(2021年…)
_FOLK = re.compile(
    r"(?P<folk>[^，,、《》（(]{0,8}(?:谚语|格言|俗语|古语|名言|民谚|农谚|俗谚|歌谣|民谣|家训|校训|箴言))\s*(?:[（(].*)?"
)
# ——「记」宁允展, ——「写在」五四前夕: what the text is about, no author
_ABOUT = re.compile(r"(?:记|访|写|献|读|致|谈|论|与|和|纪念|追忆|怀念|追记|走近|专访|对话|来自|以|从|为)")
_LABEL = re.compile("[\u4e00-\u9fff·]{2,12}[：:]")
_BEHIND = re.compile(r"(?:[（(].*)?|[，,、·\s]*[《〈].*")  # 毛泽东|(1952年6月10日题), 屈原|《离骚》


def find(scene: Scene) -> Iterator[tuple[int, int, int, Verdict, Speaker]]:
    """(start and end of the words, end of the author, what it is, who speaks), by place."""
    for line in _LINE.finditer(scene.masked):
        start, end = line.span("words")
        han = len(re.findall("[\u4e00-\u9fff]", line["words"]))
        if han < FEWEST or end - start > LONGEST:
            continue
        speaker = _author(scene, *line.span("who"))
        # 康德：有两样东西，…。——《实践理性批判》
        label = _LABEL.match(scene.masked, start, end)
        own = [m for m in scene.analysis.mentions if label and (m.start, m.end) == (start, label.end() - 1)]
        if own and speaker.source and speaker.name is None:
            named = by_name(scene, own[0], "cue")
            start = label.end() if label else start
            speaker = named._replace(
                source=speaker.source, source_start=speaker.source_start, source_end=speaker.source_end
            )
        if speaker != NOBODY:
            at = line.start("dash")
            kind = "saying" if _balanced(line["words"]) else "speech"
            verdict = Verdict("fact", kind, _SCORE, start, "behind", line["dash"], at, "", at, at)
            yield start, end, line.end("who"), verdict, speaker


def _balanced(text: str) -> bool:
    """Is it short, or of two halves of one length: 业精于勤，荒于嬉；行成于思，毁于随。 or 生命在于运动。?"""
    halves = re.split("[；;]", text.rstrip("。！？!?…；;"))
    if len(halves) == 1:
        halves = re.split("[，,]", halves[0])
    return len(text) <= SHORT or (len(halves) > 1 and len({len(half) for half in halves}) == 1)


def _author(scene: Scene, start: int, end: int) -> Speaker:
    """Who stands behind the dash: somebody by name, a work, or a word for a proverb."""
    text = scene.shadow[start:end]
    titles = list(TITLE.finditer(scene.shadow, start, end))
    named = [m for m in scene.analysis.mentions if start <= m.start < end]
    if named and not _ABOUT.match(text):
        mention = named[0]
        if mention.start - start > 10 or not _BEHIND.fullmatch(
            scene.shadow, mention.end + len(mention.title), end
        ):
            return NOBODY
        found = by_name(scene, mention, "cue")
        if len(titles) == 1:
            a, b = titles[0].span()
            found = found._replace(source=scene.analysis.essay.text[a:b], source_start=a, source_end=b)
        return found
    if len(titles) == 1 and titles[0].start() == start:
        a, b = titles[0].span()
        return Speaker(source=scene.analysis.essay.text[a:b], source_start=a, source_end=b)
    folk = _FOLK.fullmatch(text)
    return _sources.folk(scene, folk["folk"], start) if folk else NOBODY
