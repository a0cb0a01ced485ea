"""Is a prompt worth asking? What a careful teacher would strike out, each with its reason."""

import re
from itertools import pairwise

from quizgen.language import segment
from quizgen.language.heroes import hero
from quizgen.language.names import surname
from quizgen.language.tables import words
from quizgen.model import Analysis, Blank
from quizgen.questions import affinity
from quizgen.questions.checks import MARKED
from quizgen.questions.chief import ME, turn
from quizgen.questions.figures import unworthy_figure
from quizgen.questions.reckoned import worked_out
from quizgen.questions.telling import tells

ROW_OF_NAMES = 4
"""Names joined by 、 from which one of them is only a name among others."""
ROLL = 5
"""Names of a passage from which it only tells who all were there."""
FULL_NAME = 3
"""Characters of a name whose last two are what friends call its bearer."""
LONG_TITLE = 15
"""Characters of a title, with marks, that nobody would be asked to recall."""
TELLING = 16
"""Han characters beside a whole saying that tell which it is."""
LONG_TERM = 10
"""Characters of a term; a longer one is a description."""
LONG_HALF = 10
"""Characters of a half of a saying that is known without its source; longer ones are somebody's prose."""
LONG_ITEM = 8
"""Characters of a point of a list; a longer one is a clause that many clauses could replace."""

_FIRST_PERSON = re.compile(
    r"我(?!国)|咱|(?<![这那一两几每数\d二三四五六七八九十百千万])本(?=[书文院校社馆报刊店厂所])|笔者|作者(?!是|[\u4e00-\u9fff]{2,4}(?:曾|在|说|认为|写|表示|指出))|您"
)  # 我院承担了…; 我国 is a country, 八十六本书 are counted
_HEADLESS = re.compile(
    r"(?:证实|证明|表明|显示|就是|也就是|而是|是(?!否|日|年)|甚至|尤其是|特别是|再次|以及|也|还|又|则|便|才(?![子女华])|都(?![督市城])|并|更|使(?![者馆臣节团])|让|令|把|将(?![军领士帅来近要于])|被|和(?![尚平])|及|或|因为|由于)"
)  # 就是让…成为…追求
# 到了1995年，|还开着门的只剩七家: seven what?
_WHICH = re.compile(
    r"(?:[^，。]{0,12}[年月日时候后前]，)?(?:还|仍|至今)[^，。；：“”的]{1,6}的(?:只|仅|不|有|是|占|已|就)"
)
_WHOLE_LIST = re.compile(
    r"[二两三四五六七八九十0-9][个种大类项方点条阶]|分为|分成|组成|构成"
)  # 分为…三个阶段; 由…组成
_PHRASES = re.compile(
    r"(?:[、，|][\u4e00-\u9fff]{4}){2}|(?:^|[^\u4e00-\u9fff])(?:[\u4e00-\u9fff]{4}、){2}"
)  # （　　）、精雕细琢、追求完美
_ONE_HOLDER = re.compile(
    r"(?:总书记|国家主席|主席|总理|总统|皇帝|天皇|女王)"
)  # （　　）总书记: there is one at a time
_TAG = re.compile(
    r"(?:(?<![小传学解评])说|(?<![知街味轨频隧报渠大河航赤通跑管水步])道|(?<!演)讲|(?<![学访顾疑慰])问|(?<![回解])答|喊)[。！？]?$|(?:指出|表示|回答|断言|宣称|声称|感叹|感慨|认为|强调|解释|提到|写到|谈到|提及)。?$"
)  # 82岁的钟佩芬端着餐盘说。
_FOLK = re.compile(r"古人|古语|俗话|俗语|常言|老话|谚语|成语|有道是|所谓")
_WORD = re.compile(r"[\u4e00-\u9fff]")
_VERB = re.compile(r"[是说叫为有让请给把被]")
# 父亲|魏德厚, 女儿|胡慧珊
KIN = re.compile(
    r"父子|母子|父女|母女|父亲|母亲|爸|妈|女儿|儿子|哥哥?|弟弟?|姐姐?|妹妹?|祖父|祖母|爷爷|奶奶|孙[子女儿]|叔|伯|侄|兄|长子|次子|长女"
)
_NOTICE = re.compile(r"(?:讣告|公告|通知|声明|启事|倡议书|公开信)》?$")  # 《田家炳博士讣告》
# （教师节）到来之际
_IN_TIME_OF = re.compile(r"(?:到来|来临|将至|前夕|之际)")
_REPORTER = re.compile(
    r"向[^，。]{0,10}记者(?:介绍|透露|表示|说|证实)|记者(?:来到|走进|从|在|看到|采访|获悉|了解)"
)  # （9月1日），记者来到…采访
_ONE_OF_MANY = re.compile(r"[^，。]{0,12}(?:代表作|名著|作品|著作)之一")
_QUOTED_ALONE = re.compile(r"\s*“[^“”]*”\s*")
_LAST_CENTURY = re.compile("[上本]个?世纪")
_UP_TO = re.compile(r"(?:截至|截止)(?:到|至)?$")  # 截至（11月16日），接种总数…
# 7053次|列车: the name of a train
_THING_OF = re.compile(
    r"馆(?![长员])|任务|太空|望远镜|卫星|探测|号(?:[^，。]{0,2}(?:船|卫星|飞船))|楼|杯(?!子)"
)  # 金庸|馆, 开普勒|任务
_TRAIN = re.compile(r"(?:列车|特快|快车|直快|航班|班车|动车|高铁)")
# 叶小楠、钟德苏等出席: who all were there
_ATTENDED = re.compile(r"出席|到场|与会|莅临|陪同|发言|到会|合影|到贺|到校祝贺|宾主")
_OPINION = re.compile(r"也?不[为為][过過](?:的)?[，。]|毫不夸张")
# 认识了许多朋友，比如李阳、梅婷、|（苏扬）|还有…
_SUCH_AS = re.compile(r"(?:比如|例如|包括|像|如)[^，。：；]{2,}、$")
_FOLLOWS = re.compile(r"(?:以下|下列|下面|下述)的?$")  # 定下了以下（六）大方向。
_LIST = re.compile(r"[：、；]")
_CLOSES = re.compile(
    r"(?:采访|访谈|活动|演讲|讲座|会议)(?:接近|临近|渐近|快到|进入|已近)?(?:尾声|结束)[时，]"
)  # 采访接近尾声，…
_SOME_DAY = re.compile(r"[某有一]一?[天日]遛|某[天日]|遛娃|闲逛")  # （2024年）的寒假某天去了博物馆
# 让她明白了一个道理。, which only the next sentence tells
_TOLD_NEXT = re.compile(
    r"(?:明白|懂得|悟出|悟到|认识到|领悟到|得出|总结出|想出|想到|立下|定下|定了|提出|记住|发现|做出|作出)(?:了|(?:这样|这么)?一[个条件句种])(?:这样|这么)?(?:一[个条件句种])?[^，。；、“”的]{0,4}(?:道理|规矩|秘密|结论|主意|办法|现象|规律|问题|决定|请求|要求|法子)[。：]?$"
)
# 据（　　）报道, （　　）：您怎么看: who only tells the news or asks
_FROM_PAPER = re.compile(r"(?:据|根据|援引|引述|接受)[^，。《]{0,6}$")
_OF_PAPER = re.compile(r"[^，。]{0,6}(?:报道|消息|采访|专访|讯)|[：:]")
# （　　）是一种职业，…: many things are one
_OF_ANYTHING = re.compile(
    r"[”」]?，?[就更也又]?是一[种项份个](?:人生|生活|难得|宝贵|可贵)?(?:的)?(?:勇气|本事|财富|资本|魅力|胸怀|气度|福气|职业|原则|态度|习惯|精神|品质|美德|力量|责任|能力|境界|信仰|文化|情怀|艺术|选择|智慧|幸福|过程|追求|修养|担当|传承)[，。]"
)
# 为什么不多捐（1元钱）？, 会像小说（　　）那般曲折吗？; 尼采说…；责任又何尝不是如此？ asks something else
_ASKS = re.compile(r"^[^。；！]*[？?]\s*$")
_ENDS = re.compile(r"[。！？!?…”」』；;，,：:）)]$")  # 采访者：校刊《新苗》小记者何思远 is a head
_DECADE = re.compile(r"\d0年代")  # 50年代的空间、（60年代）的招牌、70年代的商品
_TO = re.compile(r"[到至—－\-~～]\s*\d")  # （2011年12月20日）到2012年1月18日
_TO_HERE = re.compile(r"\d[年月日]?[到至—－\-~～]$")
_REPORTS = re.compile(
    r"(?:^|[〔（【\[])(?:本报|本报讯)?(?:特约)?(?:记者|通讯员)$"
)  # 〔记者（　　）／台东报导〕
# 马蒂·迪奥普|（Mati Diop）, 哈勃| Edwin Hubble
_LATIN = re.compile(r"\s*[（(]\s*[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ .·'’-]*[）)]|\s*[A-Z][a-zÀ-ÿ]+ [A-Z]")
_FULL_DATE = re.compile(r"\d{4}年\d{1,2}月")  # （2011年12月8日）公布了2011年院士增选的结果
_LIFE = re.compile(r"[（(](\d{4})年?\s*[-—–－~～至]+\s*(\d{4})?")  # （1949-1992）
_YEAR_BESIDE = re.compile(r"(?<!\d)\d{2}[，,、]$")  # 74，（75年）就开始推广
_PERIOD_BEFORE = re.compile(r"[夏商周秦汉魏晋隋唐宋辽金元明清国][初中末]$|世纪$")  # 清末|（民国初）
_FULL_YEAR = re.compile(
    r"是[^，。]{0,6}(?:不平凡|难忘|特殊|重要|关键|值得纪念)的(?:一[年天刻]|日子|年份)[。！]?$"
)  # 也是不平凡的一年
_RULER_YEAR = re.compile(
    r"^[\u4e00-\u9fff]{1,2}[帝宗祖王公][\u4e00-\u9fff]{0,2}[元一二三四五六七八九十]+年$"
)  # 汉哀帝建平二年
_RUN_IN = re.compile(
    r"([\u4e00-\u9fff]{4,10})[\u4e00-\u9fff]{0,3}\1"
)  # 护国庙会护国庙初建于…: a heading runs in
_TO_DECADE = re.compile(r"[初中末后]?(?:期)?[、至到—－-]+\d0年代")  # （80年代）末、90年代初
# 新华社武汉（6月11日）电
_DATELINE = re.compile(r"[电讯]\s*(?:[（(]|$)|[电讯][（(，\s]")
_RHETORICAL = re.compile(r"(?:是|有)(?:个)?(?:什么|怎样的?|多大的?)概念|意味着什么")  # 20%是什么概念，…
# 是王朝中的极为耀眼。
_BROKEN = re.compile(r"的(?:极为|十分(?!之)|非常|最为|格外|相当|极其)[\u4e00-\u9fff]{2}[。！]?$")
_OPEN_LIST = re.compile(r"等(?:\d+|[一二三四五六七八九十]+|几|多)[个家种名位项]")  # 梧桐、永新|等5个乡
_SAYS = re.compile(
    r"[说道云曰言称写题语话诗句讲训]|指出|表示|强调|告诉|叮嘱|嘱咐|提出"
)  # 老师傅|说|：“（　　）”


def unworthy(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    """The reason why the passage from `start` to `end` is not worth asking, or an empty string."""
    shadow = analysis.essay.shadow
    before, answer, after = (
        shadow[start : blank.start],
        shadow[blank.start : blank.end],
        shadow[blank.end : end],
    )
    slot = blank.slot.partition(":")[0]
    whole = shadow[blank.passage_start : blank.passage_end].rstrip()
    if not _ENDS.search(whole) and not _ENDS.match(shadow[blank.passage_end : blank.passage_end + 1]):
        return "cut"
    if shadow[blank.end : end].rstrip().endswith("："):
        return "cut"  # （　　）中讲述了这么一个故事：
    if _ASKS.search(shadow[blank.end : end]) and blank.sort != "words":
        return "trivial"
    if _TOLD_NEXT.search(shadow[start:end]):
        return "cut"
    if slot == "words":
        return _unworthy_words(before, answer, after)
    told = MARKED.sub("", before + "|" + after)
    if first_person(ME.sub("", told) if turn(analysis, start) else told):
        return "first-person"
    if _HEADLESS.match(before) and not any(m.start == start for m in analysis.mentions):
        return "cut"
    if "一是" in told and "二是" not in told:
        return "cut"
    if before.startswith("（") and after.rstrip("。").endswith("）"):
        return "cut"  # （被救的选手名叫…，29岁，…。）
    if _TAG.search(told) or _WHICH.match(shadow, start, end):
        return "cut"
    if blank.sort == "number" and answer.endswith("次") and _TRAIN.match(after):
        return "trivial"
    if before.endswith("（") and not after.startswith("）"):
        return "cut"  # 地质学院（（1997年）更名为…）
    if _OPINION.search(told):
        return "trivial"
    if before.endswith("/"):
        return "trivial"  # 23.52/（10万）
    if _RUN_IN.match(shadow, start, end) or after.startswith(("剧照", "海报", "截图")):
        return "cut"
    if blank.sort == "date" and (after.startswith("：") or _FULL_YEAR.search(after)):
        return "trivial"
    if shadow[start] in "■●▲◆★□▪◇▶►":
        return "cut"  # ■勇闯难关，全国第一中国是…: a heading runs in
    if blank.sort == "date" and _PERIOD_BEFORE.search(before):
        return "cut"
    if blank.sort == "date" and _RULER_YEAR.search(answer) and _verb_at(after):
        return "cut"
    if _FOLLOWS.search(before) and not _LIST.search(after):
        return "cut"
    if _CLOSES.search(told):
        return "trivial"
    if blank.sort == "number" and (reason := unworthy_figure(analysis, blank, start, end)):
        return reason
    if before.count("【") > before.count("】") or (blank.sort == "number" and before.endswith("（")):
        return "cut"  # 【2021年度获奖团队：…】; 炼出铜锡（28公斤铜、…）
    if blank.sort == "date" and _QUOTED_ALONE.fullmatch(before + answer + after):
        return "no-context"  # “到了（2031年），我要…。”: who says so?
    if blank.sort == "date" and after.startswith("度"):
        return "cut"  # 2022年|度人物
    if _RHETORICAL.search(told):
        return "trivial"
    if _BROKEN.search(told):
        return "cut"
    if blank.sort == "date" and _DATELINE.match(after):
        return "trivial"
    if blank.sort == "date" and (
        _SOME_DAY.search(before + "|" + after)
        or (answer.endswith("节") and _IN_TIME_OF.match(after))
        or _REPORTER.search(before + "|" + after)
        or _LAST_CENTURY.fullmatch(answer)
        or (_UP_TO.search(before) and "年" not in answer)
    ):
        return "trivial"
    if blank.sort == "date" and (
        _TO.match(after)
        or _TO_DECADE.match(after)
        or _YEAR_BESIDE.search(before)
        or (_FULL_DATE.match(answer) and re.search(rf"(?<!\d){answer[:4]}(?!\d)", before + "|" + after))
        or any(answer[:4] in years.groups() for years in _LIFE.finditer(before + "|" + after))
        or _next_year(answer, after)
        or _year_before(answer, before)
        or _TO_HERE.search(before)
        or len(_DECADE.findall(before + "|" + after)) > 1
        or worked_out(shadow[start:end], answer)
    ):
        return "gives-away"
    if blank.sort == "person" and (reason := _unworthy_person(analysis, blank, start, end)):
        return reason
    if "，" not in told.lstrip("|，") and _noun_only(analysis, blank, start, end):
        return "cut"
    if slot == "title" and (
        len(answer) > LONG_TITLE or _NOTICE.search(answer) or _only_reports(before, after)
    ):
        return "trivial"
    if (slot == "term" and _OF_ANYTHING.match(after)) or (slot == "title" and _ONE_OF_MANY.match(after)):
        return "many-fit"
    if slot == "term" and answer.endswith("节") and answer[:-1] in told:
        return "gives-away"  # 教师节 is the 节日 of 教师
    if slot == "term" and (_acts(answer) or len(answer) > LONG_TERM):
        return "many-fit"
    if slot == "term" and len(answer) == 4 and answer[:2] in told and answer[2:] in told:
        return "gives-away"
    if slot == "item" and (
        len(answer) > LONG_ITEM
        or answer.startswith("其中")
        or not _WHOLE_LIST.search(told)
        or _OPEN_LIST.search(told)
        or _PHRASES.search(told)
    ):
        return "many-fit"
    return ""


def _verb_at(after: str) -> bool:
    """Does a verb stand right behind the answer, whose subject is hidden with it: （汉哀帝建平二年）|听信方士的话?"""
    first = next(iter(segment.cut(after[:6])), None)
    return first is not None and segment.tag(after[slice(*first)])[:1] in ("v", "a")


def _only_reports(before: str, after: str) -> bool:
    """Is the title only that of a paper that reports or asks?"""
    return bool(_OF_PAPER.match(after) and (not before or _FROM_PAPER.search(before)))


def _next_year(answer: str, after: str) -> bool:
    """Does the next year stand right behind: （1964年）、1965年两个夏天?"""
    year, other = re.match(r"\d{4}", answer), re.match(r"[、和](\d{4})年", after)
    if year is None or other is None:
        return False
    return abs(int(year[0]) - int(other[1])) == 1


def _year_before(answer: str, before: str) -> bool:
    """Does the year before stand right before it: 1964年、（1965年）两个夏天?"""
    year, other = re.match(r"\d{4}", answer), re.search(r"(\d{4})年[、和]$", before)
    if year is None or other is None:
        return False
    return abs(int(year[0]) - int(other[1])) == 1


def _unworthy_person(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    shadow = analysis.essay.shadow
    before, after = shadow[start : blank.start], shadow[blank.end : end]
    if shadow[blank.start : blank.end] in words("given_names", "woman", "man", "either"):
        return "many-fit"
    if _LATIN.match(after):
        return "gives-away"
    own = shadow[blank.start : blank.end]
    if len(own) == FULL_NAME and surname(own) and own[1:] in before + "|" + after:
        return "gives-away"  # （孙少平）…少平又高考落榜
    if before.endswith(("记者", "通讯员")) and after.startswith(("报道", "报导", "摄")):
        return "trivial"
    if after.startswith("的") or _REPORTS.search(before):
        return "trivial"
    called = re.compile(
        rf"{shadow[blank.start]}(?:校长|老师|教授|院长|主任|局长|先生|女士|师傅|总|氏|老|家)"
    )  # 吴老师 of （吴邵萍）
    if called.search(MARKED.sub("", f"{before}|{after}")) or _ONE_HOLDER.match(after):
        return "gives-away"
    if _of_kin(analysis, blank, start, end):
        return "gives-away"
    if _THING_OF.match(after):
        return "trivial"
    if _in_row(analysis, blank, start, end):
        return "trivial"
    if _SUCH_AS.search(before) and after.startswith(("、", "和", "与", "还有", "等", "，")):
        return "trivial"
    if sum(start <= m.start < end for m in analysis.mentions) >= ROLL and _ATTENDED.search(before + after):
        return "trivial"
    if _only_praises(analysis, blank, start, end):
        return "trivial"
    return "" if tells(analysis, blank, start, end) else "trivial"


def _in_row(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it one of four names or more in a row of which nothing else is told: 安炳、马思、（　　）、牛子几位同学?"""
    shadow = analysis.essay.shadow
    named = [m for m in analysis.mentions if start <= m.start < end]
    run = 1
    held = False
    for one, two in pairwise(named):
        joined = shadow[one.end + len(one.title) : two.start] in ("、", "和", "与", "及", "以及")
        if not joined:
            if held and run >= ROW_OF_NAMES:
                return True
            run, held = 1, False
            continue
        run += 1
        held = held or blank.start in (one.start, two.start)
    return held and run >= ROW_OF_NAMES


def _only_praises(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it the one the title names, of whom the passage tells nothing particular: （闫小乐）同志思想上追求进步?"""
    about, title = hero(analysis), analysis.essay.title or ""
    if about is None or about.name not in title:
        return False
    if not any(blank.start <= m.start < blank.end for m in about.mentions):
        return False
    rest = analysis.essay.shadow[start : blank.start] + "|" + analysis.essay.shadow[blank.end : end]
    counted = any(start <= q.start < end for q in analysis.quantities)
    others = any(start <= m.start < end and m not in about.mentions for m in analysis.mentions)
    named = re.search(r"[《“「]|[A-Za-z]{2,}", rest) or any(
        segment.tag(rest[a:b])[:2] in ("ns", "nt", "nz") and b - a > 1 for a, b in segment.cut(rest)
    )
    return not (counted or others or named)


def _of_kin(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does a relative's surname tell the name: 父亲魏德厚 of （魏长林）?"""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    answer = text[blank.start : blank.end]
    for mention in analysis.mentions:
        if start <= mention.start < end and not blank.start <= mention.start < blank.end:
            name = text[mention.start : mention.end]
            same = (
                name.split("·")[-1] == answer.split("·")[-1] if "·" in answer + name else name[0] == answer[0]
            )
            kin = (
                shadow[max(start, blank.start - 3) : blank.start]
                + "|"
                + shadow[max(start, mention.start - 3) : mention.start]
                + "|"
                + shadow[mention.end : min(end, mention.end + 4)]
            )  # 是梁启超的|长子
            if same and KIN.search(kin):
                return True
    return False


def _noun_only(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does the passage end with a name that all the rest describes: 驻守超过17年的退休警员钟瑞昌。?"""
    shadow = analysis.essay.shadow
    last = end - len(shadow[start:end]) + len(shadow[start:end].rstrip("。！"))
    named = [m for m in analysis.mentions if m.end + len(m.title) == last]
    return (
        bool(named)
        and "的" in shadow[start : named[0].start]
        and not _VERB.search(shadow, start, named[0].start)
    )


def first_person(text: str) -> bool:
    """Does the author speak of himself outside quotation marks?"""
    return bool(_FIRST_PERSON.search(MARKED.sub("", text)))


def _unworthy_words(before: str, answer: str, after: str) -> str:
    """A line of somebody unnamed is no saying that one could know: its frame must tell where it comes from."""
    frame = re.split(r"[“「『]", before)[0] + re.split(r"[”」』]", after)[-1]
    if first_person(frame):
        return "first-person"
    whole = re.search(r"[“「『]$", before) and re.match(r"[。！？]?[”」』]", after)
    if whole and _FOLK.search(frame) and len(_WORD.findall(frame)) < TELLING:
        return "many-fit"  # 古人说“（　　）”
    if _SAYS.search(frame) or "《" in frame:
        return ""
    inside = re.split(r"[“「『]", before)[-1] + answer + re.split(r"[”」』]", after)[0]
    halves = [half for half in re.split(r"[，。；！？“”「」『』]", inside) if half]
    even = (
        len({len(half) for half in halves}) == 1 and len(halves) > 1 and len(halves[0]) <= LONG_HALF
    )  # 三百六十行，行行出状元 is known as it is
    return "" if even else "no-context"


def _acts(term: str) -> bool:
    """弘扬工匠精神 is something to do, not a term."""
    verbs = affinity.lines("quizgen.questions", "acts.txt")
    return any(term.startswith(verb) and len(term) > len(verb) for verb in verbs)
