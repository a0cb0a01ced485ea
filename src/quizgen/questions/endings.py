"""Where a passage may end: enough said, a verb in it, nothing that waits for the next clause."""

import re
from itertools import pairwise

from quizgen.language import segment, tables
from quizgen.language.characters import han
from quizgen.language.fold import simplify
from quizgen.language.shadow import shadow as shadow_of
from quizgen.questions.checks import balanced
from quizgen.questions.definites import words

GOES = re.compile(r"[就便也才却卻又还還则則都]")  # 徐寿|就病逝于…
_OTHER_HALF = re.compile("[^，。；]{1,10}(?:反倒|反而|倒是)")  # 来的人多了，|住下来的人反倒少了
ENOUGH = 15
"""Han characters that must stand before the place where a passage ends early."""
_SUCH_AS = ("例如", "比如", "譬如", "像", "如")
# 从庄子“技进乎道”到魏源“…艺可通乎神”，|所提到的…
_FROM_TO = re.compile(
    r"[从從由](?:[^，“”「」]|“[^”]*”|「[^」]*」)*[到至](?:[^，“”「」]{0,8}(?:“[^”]*”|「[^」]*」))+[。，]?$"
)
_FIRST, _SECOND = re.compile(r"一是|其一|第一，"), re.compile(r"二是|其二|第二，")  # 一是增设20个书亭；|二是…
_TAKES = re.compile(r"[将將把][^。；“”「」]*的[\u4e00-\u9fff（）]{1,8}$")  # 将自己住了38年的别墅
_AIMS = re.compile(
    r"(?:围绕|圍繞|随着|隨着|隨著|为了|為了|通过|通過|透过|透過|藉由|借助|凭借|按照|根据|根據|针对|針對|面对|面對|对于|對於|关于|關於)[^，；]*$"
)  # 围绕落实《…》，
# 一段录像：毛虫刚咬下一口，|…: what the colon announces is told to its end
_TELLS = re.compile(
    r"：[^“”「」：]*$|^[^，；：]*的《[^》]*》(?:（[^）]*）)?$"
)  # 创刊于…的《…》|，初创时只是…
# 林长江，中国科学院院士、水利专家|，领导完成了…
_APPOSED = re.compile(r"[^，；：]{2,8}，[^，；：了过過是]+[家员員长長士师師者授匠席理记記]$")
_PAIRED = re.compile(
    r"虽然|雖然|因为|因為|由于|由於|不仅|不僅|不但|如果|一旦|只要|只有|即使|尽管|儘管|无论|無論|与其|當|当"
)  # 因为…，所以…
_GOES_ON = re.compile(
    r"(?:^|[，,])(?:以|经过|經過|凭借|憑藉)[^，]*(?:表现|表現|复健|復健|努力|训练|訓練|成绩|成績|姿态|姿態|优势|優勢|方式)$"
    r"|(?:^|[，,])(?:[以用凭憑经經在从從]|通过|通過|[带帶怀懷本顶頂冒伴抱][着著])[^，]*的[^，的]{1,4}$"
    r"|^[从從].*，到[^，]*$|说来也巧$|說來也巧$|没想到$|沒想到$|谁知$|不料$|巧的是$|，(?:即|也就是|也即)[^，]{2,8}$|(?:会议|會議|大[会會])?[决決]定$|(?:背景|前提|情况|情況|带领|帶領|领导|領導|帮助|幫助|率领|率領)下$|(?:发现|發現|证明|證明|证实|證實|表明|显示|顯示|意识到|意識到|得知|获悉|獲悉)$|时候$|(?:这样|如此)算下来$|[时時后後前中里裏说說讲講道示认為为称稱过過到在是]$|指出$|(?:[提指]出|要求|强调|強調|明确|明確)$|，\d{1,2}月\d{1,2}日$|告[诉訴][^，]{0,4}$|(?:从|從)[^，]*(?:开始|開始|起)$"
    r"|，[^，]{0,6}(?:时间|時間|期间|期間)[里裡内內]?$|分[别別][^，]*$"
    r"|(?:^|，)[^，]{0,12}[拿带帶抱背提捧端握舉举][着著][^，]{1,10}$"
    r"|(?:^|，)(?:扣除|除去|减去|減去|刨去|加上)[^，]*$"
    r"|(?:^|[，；])[从從][^，；到至起始来來]*$|在[^，；着著了過过]{1,16}(?:深处|深處|附近|一带|一帶|海域|水域|上空|海底|现场|現場)$|以[来來]$|(?:^|[，；])(?:在[^，；]{1,16})(?:之下|之中|期间|期間|之际|之際|背景下)$"
    r"|(?:联合|聯合|会同|會同|率领|率領|带领|帶領|陪同)[^，了过過]{1,12}$"
    r"|(?:作为|作為|身为|身為)[^，]*$|有这样[^，]*$|有這樣[^，]*$"
    r"|，[^，]{0,3}\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?[初底春夏秋冬]?$"
    r"|(?:^|，)(?:第二|次|翌|同)年(?:\d{1,2}月(?:\d{1,2}日)?)?[初底春夏秋冬]?$"
    r"|(?:刊登|登|发表|發表|发布|發布|刊发|刊發|推出|做|作)[过過了]一[篇份项項个個][^，；]{1,12}$"
    r"|(?:写|寫|出|编|編|著|办|辦|创|創|开|開)[^，；]{0,2}了一[本部篇种種个個份套张張家所][^，；]{1,4}$"
    r"|(?:^|[，；])[^，；是有了着過过]*的那[一]?[次场場个個回][^，；是有了]{1,8}$"
)  # 他在谈话时，…; 他总结说，…; 以全场最高的得分，…; 联合52名职工，…; 演到要打起来的时候，…; 这样算下来，…; 1946年前后的那次大喷发，…; 期刊登过一篇汇总分析，…


# 张文环|因亲睹政治乱象及思想压制: why, but not yet what; 3～17岁常喝饮料|的
_WHY = re.compile(r"(?<![原起基诱病内外成死])因(?![此而为為素特果])[^，；而]*$")
# 近日刊发的一项有超10万人参与的队列研究: what of it?
_ONE_OF = re.compile(
    r"[^，]*(?:刊发|发表|发布|公布|推出|启动|完成|进行|开展)的一[项篇份个][^，了]*(?:研究|报告|文章|论文|调查|实验)$"
)
# 除了医药高新区低于14%外, 在2月举行的“猛龙前哨战”, 接力跑以合作的方式
_EXCEPT = re.compile(
    r"[^，]*除了?[^，]*外$|[^，]*(?:举行|舉行|举办|舉辦|发表|發表|出版|推出)的[“「《][^”」》]*[”」》]$|[^，]*以[^，]*的(?:方式|形式)$"
)
# 十号风球除下翌日: what happened on it?
_DAY_OF = re.compile(r"[^，；]*(?:翌日|次日|隔天|当天|当晚|当夜|当年|前夕|之际)")
_HALF = re.compile(r"一(?:半|部分|部份)[^，；]*$")  # 一半授予了甲，|另一半…
# 桥上的头一块石板直到1900年左右: what then?
_UNTIL = re.compile(r"[^，；]*(?:直到|等到|自从)[^，；]{1,12}(?:[年月日代]|世纪|左右|前后|时|之?后|以?前)")
# 曾经翻过几页便把书稿丢在一旁的一位编辑: what did he?
_SOMEBODY = re.compile(r"(?!.*[是有为成作])[^，；：]{4,}的一[位名个种条座家支部本项][^，；：的]{1,6}")
# 亨德森则说过，|没有苏联人的疫苗|，这件事…; 十八世纪每年有四十万人，|到了二十世纪|，…; |腊月二十九那天|，…; 一件纯棉T恤，约2700升；|一个汉堡包|，约2400升
_AWAITS = re.compile(
    r"(?:如果|要是|假如)?没有[^，了过]{1,12}|到了?[^，了着过]{2,8}|[^，]{0,12}那[一]?[天年日晚夜]|一[个杯件只千克块张条台辆碗]{1,2}[^，；了着过是有\d]{1,8}|[^，]*不是[^，是]*"
)
# 在风火山隧道里，|中铁二十局和北京科技大学合作|，建起了…
_TOGETHER = re.compile("[^，；]*(?:[和与跟同]|联合|携手)[^，；]{2,14}(?:合作|联手|携手|合力|一起|共同)")
_OF_WHOM = re.compile(r"(?:(?!是|为|為)[^，；])*的$")


# 在县委的坚强领导和主管部门的精心|指导下, 在这种情形|下
_UNDER = re.compile(
    "在[^，。；]{2,}(?:指导|领导|支持|帮助|关心|带领|推动|影响|号召|鼓励|情况|背景|条件|形势|努力)(?:之)?下$"
)


def can_end(kept: str, ahead: str) -> bool:
    """May a passage end here: enough said, marks paired, no 因为… that waits for its 所以, no 说 without words?

    Before 就, 便, 却 (`ahead`) only a subject may have been said: 物理学家达尔贝，就展示过…; so of 将…的别墅，|以5600万元卖掉.
    """
    kept, ahead = simplify(kept), simplify(ahead)
    if (
        GOES.match(ahead)
        or _OTHER_HALF.match(ahead)
        or (ahead[:1] in "以给給卖賣拿交送捐" and _TAKES.search(kept))
    ):
        return False
    if _APPOSED.match(kept) or _FROM_TO.match(kept) or (_FIRST.search(kept) and not _SECOND.search(kept)):
        return False
    waits = any(pattern.search(kept) for pattern in (_PAIRED, _GOES_ON, _AIMS, _TELLS))
    clause = re.split(r"[，；：。]", shadow_of(kept))[-1]
    waits = waits or _WHY.search(clause) is not None or _named_only(clause)
    waits = waits or any(
        pattern.fullmatch(clause)
        for pattern in (_OF_WHOM, _ONE_OF, _EXCEPT, _SOMEBODY, _DAY_OF, _UNTIL, _AWAITS, _TOGETHER)
    )
    waits = waits or _UNDER.search(clause) is not None
    waits = waits or kept.count("一为") == 1  # 立碑两通：一为…，|一为…
    waits = waits or (ahead.startswith("另一") and _HALF.search(clause) is not None)
    return han(kept) >= ENOUGH and balanced(kept) and not waits and not _only_placed(kept)


def _named_only(clause: str) -> bool:
    """Is the clause a noun with what it is of, and no verb: 一百平方米的头等画室?"""
    if "的" not in clause:
        return False
    return not any(segment.tag(clause[a:b])[:1] in ("v", "i", "l", "d", "p") for a, b in segment.cut(clause))


def _only_placed(kept: str) -> bool:
    """Does the last clause only say where, or what for: 寺泽彻于1963年在别府马拉松, 将军为平定叛乱?"""
    flat = shadow_of(re.split(r"[，；：。]", kept)[-1])
    found = [(flat[a:b], segment.tag(flat[a:b])) for a, b in segment.cut(flat)]
    for i, (word, _) in enumerate(found[1:], 1):
        tags = [tag for _, tag in found[i + 1 :]]
        if word == "在" and not found[i - 1][1].startswith("v"):
            behind = any(tag.startswith("v") and len(w) > 1 for w, tag in found[i + 1 :])
            return not behind and not any(tag.startswith("v") and w not in _SUCH_AS for w, tag in found[:i])
        if word == "为" and found[i - 1][1][:1] in ("n", "r", "") and len(tags) in (1, 2):
            return all(tag[:1] in ("v", "n", "a") for tag in tags) and tags[-1][:1] in ("v", "n")
    return False


def tells_something(kept: str) -> bool:
    """Is there a verb, or a word of which nobody knows, in what is kept: not 6月3日，茶叶研究院院长王文斌?"""
    flat = shadow_of(kept)
    if re.search("[了过着是为]|[当任做]", flat):
        return True
    found = [(flat[a:b], segment.tag(flat[a:b])) for a, b in segment.cut(flat)]
    return any(tag[:1] in ("v", "i", "l") or (not tag and han(word) > 1) for word, tag in found)


# |北京航天飞行控制中心。: where, and nothing of what
_PLACE_ALONE = re.compile(
    r"[，（）\u3000\d年月日]*[^，。；了过着是在有]{2,20}(?:中心|大学|医院|车站|机场|研究院|研究所|基地|广场|体育馆|大会堂|学校|码头|工地|现场|会场|礼堂|大厅)[。，；]?"
)


def predicated(kept: str) -> bool:
    """The same, where the dictionary takes a verb for a noun: 毕业于…, 大桥通车; not where a place alone is named."""
    if _PLACE_ALONE.fullmatch(shadow_of(kept)):
        return False
    events = tables.words("clauses", "verbs") | frozenset(words("happens.txt"))
    flat = shadow_of(kept)
    words_of = [flat[a:b] for a, b in segment.cut(flat)]
    led = any(segment.tag(one) == "d" and han(other) for one, other in pairwise(words_of))  # 亲自|领路
    return tells_something(kept) or led or any(word in events for word in words_of)
