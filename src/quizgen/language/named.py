"""Whether a clause begins with a name as its subject: 诗人李白写道, 有个少年名叫李白; not 鲁迅的家, 李华负责的工序."""

import re

from quizgen.language import roles, segment
from quizgen.language.companions import companions, team
from quizgen.language.names import person_noun
from quizgen.language.openers import described, nominal, relative
from quizgen.language.spans import beginning
from quizgen.language.tables import words
from quizgen.model import Analysis, Mention

# behind a name these make it no subject: 「鲁迅的家」, 「李华和张敏」; 「李华和蔼」 is one
NO_SUBJECT = re.compile(
    r"[、的之式》]|时期|时代|年间|在位|这(?![样么次回才]|[天时年]后?)|那(?![样么时次回]|[天年]后?)|(?:和|与|跟(?![着随])|以及)(?!蔼|善|气|平|睦|我|[^，。]{0,12}(?:一起|一同|一道|共同|结婚|合作|见面|商量|谈))"
)
# 「有一少年名叫陈胜」, 「汉子叫王强」
_CALLED = re.compile(
    r"(?:(?:有|是)[^，。]{0,12}|第[一二三四五六七八九十0-9]+[代任位个]|(\w{2,8}?))(?:名叫|叫做|名为|名字叫|叫)$"
)
# 「沈括之子、」工程师
_KIN = re.compile(r"[^，。、]{2,5}之[子女妻夫父母弟兄孙]、")
# 「感染及」传染病科医生曾永亨
_TIED = re.compile(r"[^，。的了过着]{2,6}[及暨]")
# 「上车前」王强, 「毕业时」李华
_BEFORE = re.compile(r"[^，。的他她我你]{2,8}(?:之前|以前|之后|以后|前|后|时)")
# 「西汉」刘向在《说苑》中说, 「清末」张謇办厂
_AGE = re.compile(
    r"(?:先秦|[春战][秋国]|秦|[西东]?[汉晋周]|三国|[南北]朝|[北南]?[魏齐宋]|隋|[南后]?唐|五代|辽|金|元|明|晚?清|民国|近代|现代|当代)(?:代|朝)?(?:初年|末年|中叶|时期|[初末时])?的?"
)
_TAKES, _AT = frozenset("把将"), frozenset("在于从为给对向")
_TALES = [
    [word] for word in ("故事", "事", "事迹", "精神", "话", "时候", "样子", "消息", "经历", "情景", "作品")
]
# 慢慢开了口「：“」李老师……: what is said names others
_SPOKEN = re.compile(r"[：:“「]")
# 德顺钟表李华「说」
_SAYS = re.compile(r"(?:也|还|曾|就|则)?(?:说|表示|认为|指出|回忆|坦言|介绍|写道)")
# 李华「的话更短：“」
_WORDS = re.compile(r"的话[^。！？“”「」]{0,20}[：:][“「]")


def opens(analysis: Analysis, mention: Mention, clause: tuple[int, int, int]) -> bool:
    """Whether the clause begins with the name, a role before it or not: 「诗人李白写道」, 「有个少年名叫李白」."""
    text = analysis.essay.shadow
    start, at, end = clause
    behind = mention.end + len(mention.title)
    called = _CALLED.search(text[start : mention.start])
    if text[at] == "有" and not called and not described(text, at, mention.start):
        return False
    if called and (called.group(1) is None or person_noun(called.group(1))):
        return behind == end
    left = roles.opening(analysis.essay, mention, analysis.mentions)
    if _KIN.fullmatch(text, at, left):
        left = at
    direct = (
        left in (start, at)
        or text[at:left] in words("clauses", "determiners")
        or _TIED.fullmatch(text, at, left)
        or _AGE.fullmatch(text, at, left)
    )
    if not (
        direct
        or _BEFORE.fullmatch(text, at, left)
        or any(described(text, low, high) for low in (start, at) for high in (left, mention.start))
        or (
            _first(text, start)
            and any(relative(text, low, high) for low in (start, at) for high in (left, mention.start))
        )
        or (_SAYS.match(text, behind, end) and nominal(text, at, left))
    ):
        return False
    if _WORDS.match(text, behind):
        return True
    behind = team(text, companions(analysis, behind, end)[0], end)
    return not NO_SUBJECT.match(text, behind, end) and predicative(text, behind, end)


def _first(text: str, start: int) -> bool:
    """Whether a clause begins a sentence."""
    return not text[:start].strip() or text[:start].rstrip(" \u3000")[-1] in "。！？!?；;\n”」："


def names_first(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the clause has somebody's name before its first verb: 会计林小琴却算了一笔账."""
    text = analysis.essay.shadow
    spoken = _SPOKEN.search(text, start, end)
    named = beginning(analysis.mentions, start, spoken.start() if spoken else end)
    if not named:
        return False
    before = text[start : named[0].start]
    verbs = words("clauses", "verbs")
    return before not in verbs and not any(
        segment.tag(before[a:b]).startswith(("v", "p")) or before[a:b] in verbs
        for a, b in segment.cut(before)
    )


def predicative(text: str, behind: int, end: int) -> bool:
    """Not 何世良负责的工序: there the name only belongs to the subject."""
    spoken = re.search("[：:]", text[behind:end])  # what is said has subjects of its own
    end = behind + spoken.start() if spoken else end
    tokens = [text[behind + a : behind + b] for a, b in segment.cut(text[behind:end])]
    if tokens and (tokens[0] in ("及", "等", "一行", "们") or roles.person_noun_of_kin(tokens[0])):
        return False  # 伊文斯同事的日记
    verb = next((i for i, word in enumerate(tokens) if segment.tag(word).startswith("v")), None)
    if _TAKES.intersection(tokens[:3]):
        return True  # 曾把马克思主义的活的灵魂概括为…
    bare = next((i for i, word in enumerate(tokens[:4]) if word == "的"), 0)
    if bare and all(segment.tag(word)[:1] in ("n", "f", "s") for word in tokens[:bare]):
        return False  # 金庸小说里的黄蓉
    if verb is None:
        return True
    of = next((i for i, word in enumerate(tokens) if i > verb and word == "的"), None)
    if of == verb + 1 and tokens[0] in _AT and any(segment.tag(word)[:1] == "v" for word in tokens[of + 1 :]):
        return True  # 在台湾举行的运动会夺得金牌
    if of is not None and (tokens[of - 1] in ("后", "时", "前") or tokens[of + 1 :] in _TALES):
        return False  # 魏长河上任后的第一件事, 张瑞敏砸冰箱的故事
    if of is not None and any(word in ("了", "过", "着") for word in tokens[1:of]):
        return True
    return of is None or of - verb > 1 or of == len(tokens) - 1 or tokens[of + 1] == "是"
