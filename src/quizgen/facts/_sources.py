"""The work or the paper in which words stand: 在《呐喊》中, 党的十九大报告, 古语; and where a title is only spoken of."""

import re
from functools import cache

from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import TITLE, Scene, any_of, words

# 书的封面 · 这篇文章末尾: a part of a work named before
PART = re.compile(
    r"(?:[^，,。《》]{0,3}?[这该此全])?[本部篇首]?(?:书|文章|小说|诗|散文|影片|歌)[的中里]*"
    r"(?:末尾|结尾|开头|开篇|扉页|封面|封底|前言|序言|序|后记|题记|正文|最后)"
)
# 《逆风》中，……，她「希望」观众明白“…”: somebody says so about the book
_HOPES = re.compile("[，,][^，,《》]{0,10}(?:希望|期望|盼望|寄语|相信|认为|觉得)")
_HANDLED = re.compile(r"[看读听写念翻交填签拿指捧抱握盯望](?:完|罢|了|过|着|到)")  # 「看完」检测报告
_GIVEN_TO = ("给", "为", "替", "向", "致", "送", "赠")
"""Before a title: the words were written for it and do not stand in it (给《读书》题词)."""
_MADE = re.compile(
    r"(?:写|著|编|译|读|看|演|拍|画|发表|出版|完成|主编|主演|登上)(?:了|完|过|成|出)?\s*$"
)  # 「发表」《呐喊》
# 卖出的第一本书是|《小妇人》|，买的人…，林老师说; not 最早的是|《论语》|里的…
_IS = re.compile(r"(?:是|有|叫|叫做|名为|包括|如|像|和|与|、)\s*$")
# 《照顾服务计划》|让长者可以选择…; 讲《三国演义》|，讲到…
_TOLD_OF = re.compile("(?:让|使|令|是|为|把|将|被|规定|要求|允许|允許|，讲到|，说到)")
_IN = re.compile(r"(?:在|于|自|从|引|用|取|据|按|照|中|里|的|著|作|《[^《》]*》)\s*$")
_STANDS_IN = re.compile(
    r"(?:这[篇部本首]?|一)?(?:书|文|篇|诗|词)?(?:[中里上]|之[中言]|说|写|云|曰|言|载|记|所|的|：|“|「)"
)
# 说到|《水经注》|，他总爱念叨; 评点《山中集》|时写道; 《云岭志》|的编者韩若溪认为: of a work, or by who made it, not in it
SPOKEN_OF = re.compile("(?:[谈说讲聊论]到|[问谈说提聊讲]起|[谈论提]及)[了过]?[^，。：]{0,16}$")
_WHEN_MAKING = re.compile(
    "(?:时候?|的时候|之际|期间)|的(?:[主总副]?编|编者|编辑|编剧|译者|读者|导演|主演|出版人)"
)
_OFFICE = re.compile("(?:[支秘尚中文]书)[中里上]?$")  # 村|支书, who is no paper
_SHOWN = re.compile(r"(?:播出|上映|开播|出版|发表|问世|首演|获奖|完成)")  # 《繁花》「播出」后
# 「推荐了」管平湖的《流水》，理由是：“…”; 「寄来了」一部《产科学》，扉页上题了八个字
_GOT = re.compile(
    r"(?:推荐|推选|选[中用择]|评[论价]|提到|称赞|赞[扬赏]|批评|寄[来给去]|送[来给去]|借[来到]|买[来到]|收到|捐[出赠]|拿[出来]|带[来走]|喜[欢爱]|翻译)[了过着]?[^，。：]{0,16}$"
)
# 对《云岭产经新闻》|记者说, 在接受《云岭青年报》|的采访时表示
_ASKED_BY = re.compile(r"的?(?:独家|电话|书面|专题|网络)?(?:记者|采访|专访|访问|访谈|提问)")
# 作《水经注笺》，顾炎武夸|它是|“三百年来一部书”: of the book
_OF_IT = re.compile(
    "[^，。：；《》“「]{0,8}，[^，。：；《》“「]{0,8}[夸赞称评说讥笑叹誉][^，。：；《》“「]{0,2}(?:它|此书|[这该][部本]?书)[^，。：；《》“「]{0,3}[“「]"
)
# 说|《大禹记》“周而不备”，|《地理志》“简而不周”
_SAYS_OF = re.compile("(?<![常所里中上])(?:说|评|评价|批评|讥讽|夸|夸赞|称赞)(?:《[^《》]+》.※+.[，、；])*$")
PREFACED = re.compile("(?<=》)(?:[作写撰]|题写?)(?:了|过)?一?篇?[序跋签]")  # 元稹为《白氏长庆集》|作序


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    document = any_of("sources.document")
    return {
        # 党的十九大报告 · 一篇文章中
        "document": re.compile(
            rf"(?P<name>[^，,。：:；;\s※“”]{{0,16}}?(?:{document}|《[^》]+》))(?:[中里上])?$"
        ),
        # 当地旧志|用八个字写它的险恶
        "record": re.compile(
            rf"(?P<name>[^，,。：:；;\s※“”的]{{0,10}}?(?:{document}))(?:[中里上])?(?=用|以|对|把|这样|如此|曾|也|都|只有|就)"
        ),
        # 在政府工作报告中
        "within": re.compile(
            rf"(?:在|于|的)?(?P<name>[^，,。：:；;\s※“”在于]{{2,16}}?(?:{document}))(?:[中里上]|一文|$)"
        ),
        "book_within": re.compile(r"(?P<name>《[^《》]{1,40}》)(?:这[篇部本]?|一)?(?:书|文|篇|诗)?[中里上]?"),
    }


def is_source(name: str) -> bool:
    """May the words behind a person's name be a document? 法国监理让·杜邦|看完检测报告 is what he did."""
    before = name[: name.find("《")] if "《" in name else ""
    made = _MADE.search(before) or _GOT.search(before)
    return (
        not made and len(name) > 3 and not name.startswith(("在", "于", "先生")) and not _HANDLED.search(name)
    )


def document(scene: Scene, start: int, end: int) -> Speaker:
    piece = scene.masked[start:end]
    opening = re.match(r"(?:在|据|按照|依照|正如|如|曾经有|曾有|有)+", piece)
    start += opening.end() if opening else 0
    if re.match(r"[这那此该本]|书[中里上]?$", scene.masked[start:end]) or _OFFICE.search(piece):
        return NOBODY  # 这部书; 村支书
    title = TITLE.search(scene.masked, start, end)
    if title:
        start, end = title.span()
    return Speaker(source=scene.analysis.essay.text[start:end], source_start=start, source_end=end)


def folk(scene: Scene, word: str, at: int) -> Speaker:
    """古语 as a source; 古人, who are people, as a role."""
    end = at + len(word)
    written = scene.analysis.essay.text[at:end]
    if word in words("sources", "elders"):
        return Speaker(written, "role", at, end, 0.6)
    return Speaker(source=written, source_start=at, source_end=end)


def part(scene: Scene, low: int, end: int) -> Speaker:
    """The work a part of which holds the words, where the sentence before names one: 《X》…。书的封面印着“…”."""
    if PART.match(scene.masked, low, end):
        return only_title(scene, scene.begin(max(low - 1, 0)), low)
    return NOBODY


def only_title(scene: Scene, low: int, end: int) -> Speaker:
    """The one work named in `text[low:end]` as a source."""
    titles = list(TITLE.finditer(scene.masked, low, end))
    if len(titles) != 1:
        return NOBODY
    a, b = titles[0].span()
    return Speaker(source=scene.analysis.essay.text[a:b], source_start=a, source_end=b)


def _only_named(text: str, match: re.Match[str]) -> bool:
    """Whether the words do not stand in the title but are spoken of it: 发表《呐喊》, 《繁花》播出后."""
    left, right = text[: match.start("name")], text[match.end("name") :]
    if PREFACED.match(text, match.end("name")):
        return True
    if (_GOT.search(left) and re.match("[，,]", right)) or right.startswith("等"):
        return True  # 《子不语》等书都有记述，有的说“…”
    if (SPOKEN_OF.search(left) and re.match("[，,：:]", right)) or _WHEN_MAKING.match(right):
        return True
    told_of = not (_STANDS_IN.match(right) or _IN.search(left)) and (
        _IS.search(left) or _TOLD_OF.match(right)
    )
    return left.endswith(_GIVEN_TO) or bool(_MADE.search(left)) or bool(_SHOWN.match(right)) or bool(told_of)


def judged(scene: Scene, start: int) -> bool:
    """Are the words behind a title that begins at `start` what somebody says of it: 说|《大禹记》|“周而不备”?"""
    return _SAYS_OF.search(scene.masked[scene.begin(start) : start]) is not None


def within(scene: Scene, low: int, end: int) -> tuple[str, int, int] | None:
    """A work or document named on the way: 在《呐喊》中, 在政府工作报告中."""
    for name in ("book_within", "within"):
        match = patterns()[name].search(scene.masked[low:end])
        if match and not _HANDLED.search(match["name"]) and not _only_named(scene.masked[low:end], match):
            a, b = low + match.start("name"), low + match.end("name")
            if _ASKED_BY.match(scene.masked, b):
                continue
            if _OF_IT.match(scene.masked, b):
                continue
            if _HOPES.search(scene.masked, b, end):
                continue  # 《逆风》中，主角不断面对天灾，她希望观众明白“…”
            return scene.analysis.essay.text[a:b], a, b
    return None
