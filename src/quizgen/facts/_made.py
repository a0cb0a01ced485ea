"""What a clause says by the way that somebody made: 王家卫拍的《春光乍泄》, 胡文虎、胡文豹开办的永安堂."""

import re
from collections.abc import Iterator

from quizgen.facts._deeds import Told
from quizgen.language.spans import beginning
from quizgen.model import Analysis, Mention, Person

_MAKES = "写|作|著|拍|画|编|译|唱|谱|执导|导演|主演|拍摄|创作|撰写|编写|主编|翻译|谱写|绘制|设计|发明|研制|建造|制作|雕刻|出版|发表|提出|倡导|开创"
_FOUNDS = "开办|创办|创立|创建|建立|成立|兴办|设立|开设|筹建|筹办"
_FIRM = "堂|公司|学校|学院|大学|工厂|书店|报社|医院|银行|剧团|药厂|商店|饭店|基金会"
# 「执导的《浪迹天地》」, 「1955年在万隆会议上提出的“求同存异”」, 「开办的永安堂」
_MADE = re.compile(
    r"(?:[0-9]{3,4}年)?(?:[在于][^，。的《》“”]{2,12}?)?(?:所|曾|亲自|亲手|共同|联合)*"
    rf"(?:(?:{_MAKES})的(?:《[^《》\n]{{1,40}}》|[“「][^“”「」，。\n]{{2,16}}[”」])"
    rf"|(?:{_FOUNDS})的[\u4e00-\u9fff]{{2,10}}?(?:{_FIRM}))"
)
# 胡文虎「、」胡文豹
_JOIN = "、和与及"
SHORTEST = 6


def made(analysis: Analysis, person: Person) -> Iterator[Told]:
    """The ranges that say what somebody made, with those he made it with, by place."""
    text = analysis.essay.shadow
    for mention in person.mentions:
        last = _last_of_list(analysis, mention)
        found = _MADE.match(text, last.end + len(last.title))
        if found and found.end() - mention.start >= SHORTEST and not _quoted(analysis, mention.start):
            yield Told(mention.start, found.end())


def _last_of_list(analysis: Analysis, mention: Mention) -> Mention:
    """The last of 张三、李四和王五, `mention` itself where no list goes on."""
    text = analysis.essay.shadow
    for other in beginning(analysis.mentions, mention.end, mention.end + 24):
        if text[mention.end + len(mention.title) : other.start] not in tuple(_JOIN):
            break
        mention = other
    return mention


def _quoted(analysis: Analysis, at: int) -> bool:
    """Whether it stands in somebody's words."""
    return any(quote.depth == 0 and quote.start < at < quote.end for quote in analysis.quotes)
