"""Where a sentence begins once the words fall off that tie it to the one before."""

import re

from quizgen.language import parts, segment
from quizgen.model import Analysis, Blank
from quizgen.questions.definites import proper, words

# 同志们，|2022年…; 第一个人叫|江梦南，…
ADDRESS = re.compile(
    "(?:同志|同学|朋友|老师|乡亲|家人)们，|第[一二三四五]个(?:人|故事的主人公|主人公)?(?:叫|是|，是)(?=[\u4e00-\u9fff]{2,4}，)"
)
ORDINAL = re.compile(
    r"(?:[．•‧·◎※▪●○◆◇■□★☆△▲][\s　]*|——[\s　]*|\d{1,2}[．.、](?!\d(?!\d{3}年|\d世纪))[\s　]*|[A-Z][.．、][\s　]*(?=[\u4e00-\u9fff])|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[一二三四五六七八九十]是|第[一二三四五六七八九十]，|[（(](?:[一二三四五六七八九十]|\d{1,2})[）)]|[①-⑳][\s　]*|首先，|其次，|再次，|最后，)(?:[★☆]+[\s　]*)?"
)  # ．|琦君：本名潘希珍, 二是抓好…, ②咸丰十一年…, 4、2022年…, (3)规模…, C. 银手镯…, 5、★大运河…, ——南旺枢纽（山东汶上）。
# 新华社武汉6月11日电（张三 李四）, 云岭网讯 记者张三、李四报道：, 某某消息网8月11日报道 |据…, 〔记者林以文／台东报导〕, （本报讯）, 【新华社北京5月1日电】, 本报讯（记者 邵宁）, 5月1日消息，据外国媒体报道，
BYLINE = re.compile(
    r"(?:北京时间)?(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:消息|[电讯])，(?:据[^，。]{2,16}(?:报道|消息)，)?|[\u4e00-\u9fff]{2,10}\d{1,2}月\d{1,2}日[电讯]\s*(?:[（(][^）)]{0,30}[）)]\s*)?|[\u4e00-\u9fff]{2,8}(?:记者|通讯员)[\u4e00-\u9fff]{2,4}(?:报道|报导)[，：\s]*(?=[\d一二三四五六七八九十]|$)|[\u4e00-\u9fff]{2,8}[网社报台](?:\d{1,2}月\d{1,2}日报道|消息)\s*(?:[（(][^）)]{0,16}[）)])?[：:，\s]*(?=据|[\d一二三四五六七八九十]|《|记者|$)|[\u4e00-\u9fff]{2,12}讯[\s，]*(?:(?:记者|通讯员)[^，。：“]{2,24}(?:报道|报导)[，：\s]+)|(?:本[报刊网台]讯\s*)?[〔（【\[(][^〕）】\])]{0,24}(?:记者|通讯员|报导|报道|讯|电)[^〕）】\])]{0,18}[〕）】\])]\s*"
)
# 孙淑敏简介|孙淑敏，祖籍山东: a heading runs in
RUN_IN = re.compile(r"([\u4e00-\u9fff]{2,4})(?:简介|生平|小传|简历|档案)[:： ]*(?=\1)")
# 程若梅答：|有，…; 答：|坚持教育在先。; 〔分析〕|坚持不等于重复; 30秒概览：|云岭…; 古语链接：|…; 人物简介：|…; （数据来自县报）|今年…
LABEL = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,4}})?[问答]：|{parts.LABEL.pattern}"
    r"|(?:\d{1,2}\s*(?:秒|分钟))?(?:概览|速览|导读|摘要|提要|要点|看点|引言|前言|导语|小结|结语|按语|补充)\d?："
    r"|[〔（(【]?(?:编者按|编按|按)："
    r"|(?:人物|作者|嘉宾|专家|受访者|主讲人|传主|选手)(?:简介|介绍|名片|档案|小传)："
    r"|[\u4e00-\u9fff]{1,4}(?:链接|积累|摘录|摘抄|拓展|点拨|赏析|评析)："
    r"|(?:人物|先进|典型|主要|个人)?(?:事迹|生平|素材|事例|材料|案例|背景|经历)："
    r"|（(?:数据|资料|图片|信息)(?:来自|来源)[^（）]{1,20}）"
)
# 十年后|他又画了60幅; 落成一年之后，…; 同年年底，…; 不久，…; not 同年10月|印发的《意见》: from when, the sentence before tells
LATER = re.compile(
    r"(?:(?:落成|建成|完工|竣工|开通|通车|开馆|开张|出版|上映|问世|投产)(?:还|尚)?(?:不到|不足|未满|刚满|才|仅)[一二三四五六七八九十两半\d]+个?(?:多|来)?(?:天|日|周|星期|月|年)(?=，)"
    r"|(?:落成|建成|完工|竣工|开通|通车|开馆|开张|出版|上映|问世|投产)?[一二三四五六七八九十百两数几半\d]+个?(?:多|余|来)?个?(?:分钟|小时|钟头|天|日|周|星期|月|年|载|世纪)[多半]?(?:之|以|过)?后"
    r"|(?:同|次|翌|第二|这一?|那一?)(?:年|天|日|月)(?:年?[初底]|[春夏秋冬][天季]?|\d+月(?:\d+日)?|[早晚]上|清晨|夜里|[上下]午)?+"
    r"|当[天晚]|不久(?:之?后)?|没过多久|[此随尔]后)(?:，|(?!(?:问世|出版|上映|出生|发表|建成|落成|成立|创办|诞生)的|[\u4e00-\u9fff]{2}的《)(?![的初间起就是前并又还也才便再仍则至到—，。；]))"
)
# 四年后|毕业，又转学制革
_NO_SUBJECT = re.compile("[\u4e00-\u9fff]{2,4}，")
COLUMN = re.compile(
    r"此[图圖][是为為]|《[^《》]{1,20}》(?:剧照|劇照|海报|海報|截图|截圖)\s*|如[表图][\d、.\-]+所[列示]，|【[^】]{1,8}】"
)  # 此图是|西汉牛形灯, 【专题】|上环文咸东街…, 《流感》剧照|人类第一次…
HEADING = re.compile(r"[\u4e00-\u9fff]{2,6}：(?![“「『])")  # 社会荣誉：|1994年…
REPLY = re.compile(r"(?:有|没有|是的|是啊|对|对的|没错|不是|当然)，")  # 程若梅答：|有，|行话叫…
_WHEN = re.compile(r"\s*\d{4}\s*年")
# 譬如技法创新，|在长50米的作品中
_INSTANCE = re.compile("(?:譬如|例如|比如)[^，。；：]{2,6}，(?=[在从把为对以])")
_IN_ROW = re.compile("；[\u4e00-\u9fff]{2,6}：")  # 志怪：干宝《搜神记》；|志人：|刘义庆…
HEAD = re.compile(r"[\u4e00-\u9fff]{2,6}[，：]")  # 三是|敢改，|林鸣为了…
_LEADS = tuple("在从据对当自到")  # 而|在国际上
# 同一时间，|爱因斯坦留在美国; 就在几天前，|云岭公司上市; 之前，|有人进了京
_BESIDE = re.compile(
    r"(?:与[此之]形成(?:了)?(?:鲜明|强烈|巨大)?(?:的)?(?:对[照比]|反差)(?:的是)?|与此相[反应比对]|与之相[反应比对]|相比之下|同一时间|同一时期|与此呼应|无独有偶|近日|日前|近期|前不久|昨[日天]|[本上](?:月|周)(?:初|中|末|底)?|(?:就在)?(?:几|数|两|三|前几)[天日周]前|[此之]前)，"
)
# 另一家|机器厂商恒银科技在2018年…
_OTHER = re.compile(r"另一[家位名所支](?!是|叫|则|也|来自|值得)\s*")
_YET = re.compile(r"可(?=最近|如今|现在|后来|谁|没)")  # 可|最近，一位女孩…
# 之后|李华回国
_AFTERWARDS = re.compile(r"(?:[之此其随]?后|后来)")
# 最经典的是，|城外兵临城下; 一个主要的原因是：|山路难走…
# 可仅仅过了一年多，|1976年7月28日…
_PASSED = re.compile(
    r"(?:可是?|但是?|然而|而)?(?:仅仅|仅|才|只|刚刚?|又)?过了[一二三四五六七八九十两几半\d]+个?多?[年月天周]多?，(?=[\d一二三四五六七八九〇零]{4}年)"
)
# 你要看另一个数，|全国…; 人们常提到另一组名字：|1926年…; 再往前推，|1945年…
_LOOK = re.compile(
    r"(?:你们?|您|大家|人们|我们)?(?:要|再|来|还|也|常常?)*(?:看看?|说说?|讲讲?|提到|提起|举)另[外一]?[个一组](?:数字?|例子|故事|现象|问题|名字)[，：]|(?:再)?往[前后]推[^，。]{0,4}，"
)
_MOST = re.compile(
    r"(?:一个|另一个)?(?:很|更|最)?(?:关键|重要|主要|直接|根本)的?原因(?:是|在于)[：，]|(?:其中)?最[^，。：“”]{1,5}的(?:是|一点是|一次是)，"
)
# 县茶叶站今天公布的报告显示，|2022年…
_SAME_REPORT = re.compile(
    "同一(?:份|项|篇)(?:报告|调查|研究|统计|数据|论文)[还也又]?(?:显示|指出|发现|表明|提到|说)，"
)  # 同一份报告还显示，|糖尿病患病率为11.9%
_TOLD_TODAY = re.compile(
    r"[^，。：“”]{2,16}(?:今[天日]|昨[天日]|[日近]日)(?:发布|公布)的[^，。：“”]{0,14}(?:显示|表明|指出)[，：]"
)
# 茶行里从前没有人知道，|徐文斌…
_UNKNOWN = re.compile(r"[^，。：“”]{0,10}(?:没有人|没人|无人|很少有人|少有人|鲜有人)知道，")
_TAKEN_UP = re.compile("[^，。；：]{2,10}，[他她它这那]")  # 至于|古腾堡，他在…
_LASTING = re.compile("[一二三四五六七八九十百两几数半\\d]+多?余?个?[年月天日周世]")  # 此后|十年
_TOPIC = re.compile("[\u4e00-\u9fff]{2,8}，[^它他她。]*。")  # 至于|地磁，
_LINE_NUMBER = re.compile(r"(?P<number>\d{1,2})、")
WORD = 6
"""Characters in which the dictionary tells 但 from 但愿."""


def _number(shadow: str, start: int, end: int) -> re.Match[str] | None:
    """2、|60岁及以上人口…: the number of a line before a figure, where another line has the number before or behind it."""
    found = _LINE_NUMBER.match(shadow, start, end)
    if found is None or (start and shadow[start - 1] != "\n"):
        return None
    others = (int(found["number"]) - 1, int(found["number"]) + 1)
    return found if any(re.search(rf"^{n}、", shadow, re.MULTILINE) for n in others) else None


def behind_opener(analysis: Analysis, start: int, blank: Blank) -> int:
    """The place behind blanks, 二是 and 但是, 因此, 十年后, at the beginning of a passage or a clause."""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    while start < blank.start and text[start].isspace():
        start += 1
    line = next(
        (m for p in (BYLINE, RUN_IN, LABEL, COLUMN) if (m := p.match(shadow, start, blank.start))), None
    )
    start = line.end() if line else start
    reply = REPLY.match(shadow, start, blank.start) if line else None
    start = reply.end() if reply else start
    heading = HEADING.match(shadow, start, blank.start)
    if heading and _WHEN.match(shadow, heading.end()):
        start = heading.end()
    if address := ADDRESS.match(shadow, start, blank.start):
        start = address.end()
    later = LATER.match(shadow, start, blank.start)
    # 次年|二月，他去世: without it the death would fall into the year that stands above
    shifted = shadow.startswith(("次", "翌", "第二"), start)
    if (
        later
        and not shifted
        and not (shadow[later.end() - 1] != "，" and _NO_SUBJECT.match(shadow, later.end()))
        and (later.end() < blank.start or blank.sort != "number")
        and proper(analysis, later.end(), blank.passage_end)
    ):
        start = later.end()  # not 此后|（十年）间
    ordinal = ORDINAL.match(shadow, start, blank.start) or _number(shadow, start, blank.start)
    if ordinal:
        row = _IN_ROW.search(shadow, ordinal.end(), blank.passage_end)
        head = None if row else HEAD.match(shadow, ordinal.end(), blank.start)
        named = head and any(m.start == head.end() for m in analysis.mentions)
        return head.end() if head and named else ordinal.end()
    if yet := _YET.match(shadow, start, blank.start):
        start = yet.end()
    if (other := _OTHER.match(shadow, start, blank.start)) and proper(
        analysis, other.end(), blank.passage_end
    ):
        return other.end()
    if beside := _BESIDE.match(shadow, start, blank.start):
        return beside.end()
    then = _AFTERWARDS.match(shadow, start)
    if then and then.end() <= blank.start and any(m.start == then.end() for m in analysis.mentions):
        return then.end()
    for opening in (_UNKNOWN, _MOST, _TOLD_TODAY, _SAME_REPORT, _PASSED, _LOOK):
        if found := opening.match(shadow, start, blank.start):
            return found.end()
    if instance := _INSTANCE.match(shadow, start, blank.start):
        return instance.end()
    for opener in words("openers.txt"):
        after = start + len(opener)
        if _TAKEN_UP.match(shadow, after):
            continue
        if shadow.startswith(opener, start) and after <= blank.start and shadow[after : after + 1] != "候":
            if shadow[after : after + 1] == "的" or (
                opener in ("此后", "其后", "随后") and _LASTING.match(shadow, after)
            ):
                continue  # 另外的|一千个星体, 此后|（十年）间
            if opener == "至于" and _TOPIC.match(shadow, after):
                continue  # 至于地磁，|鸟眼里的一种蛋白质…
            comma = shadow[after] in "，,、："
            # 而 and 但 are also pieces of words (而立, 但愿): they fall off only before a comma or a name
            name = after == blank.start or any(m.start == after for m in analysis.mentions)
            title = opener == "而" and shadow[after : after + 1] == "《"
            # 但|数据显示; 但愿 is one word
            word = segment.cut(shadow[start : start + WORD])[0] == (0, 1)
            alone = word and (opener == "但" or shadow[after : after + 1] in _LEADS)
            return after + comma if comma or name or title or alone or len(opener) > 1 else start
    return start
