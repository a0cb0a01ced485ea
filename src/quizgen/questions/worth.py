"""Is a prompt worth asking? What a careful teacher would strike out, each with its reason."""

import re

from quizgen.language.marks import HEADING_SIGNS
from quizgen.language.names import surname
from quizgen.model import Analysis, Blank
from quizgen.questions import affinity
from quizgen.questions.checks import MARKED, first_person
from quizgen.questions.chief import ME, turn
from quizgen.questions.figures import unworthy_figure
from quizgen.questions.time_glosses import DAY_OF_PAGE, page_day
from quizgen.questions.worth_dates import unworthy_date
from quizgen.questions.worth_names import unworthy_name
from quizgen.questions.worth_people import unworthy_person
from quizgen.questions.worth_words import AUTHOR, EXERCISE, unworthy_words

LONG_TITLE = 15
"""Characters of a title, with marks, that nobody would be asked to recall."""
ROSTER = 3
"""Names each behind an office, and nothing said of them, from which a passage is a roster."""
LONG_TERM = 10
"""Characters of a term; a longer one is a description."""
LONG_ITEM = 8
"""Characters of a point of a list; a longer one is a clause that many clauses could replace."""

_HEADLESS = re.compile(
    r"(?:证实|证明|表明|显示|原是|原本是|本是|本来是|就是|也就是|而是|是(?!否|日|年)|分别(?:为|是|达)|加上|甚至|尤其是|特别是|再次|以及|如(?![果今何此同若期实意愿])|也|还|又|则|便|才(?![子女华])|都(?![督市城])|并|更|使(?![者馆臣节团])|让|令|把|将(?![军领士帅来近要于])|被|和(?![尚平])|及|或|因为|由于)"
)  # 就是让…成为…追求
# 到了1995年，|还开着门的只剩七家: seven what?
_WHICH = re.compile(
    r"(?:[^，。]{0,12}[年月日时候后前]，)?(?:还|仍|至今)[^，。；：“”的]{1,6}的(?:只|仅|不|有|是|占|已|就)"
)
_WHOLE_LIST = re.compile(
    r"[二两三四五六七八九十0-9][个种大类项方点条阶样级]|[“「][三四五六七八九十][\u4e00-\u9fff]{1,6}[”」]|分为|分成|组成|构成"
)  # 分为…三个阶段; 由…组成; “三上”，乃马上、枕上、厕上
_PHRASES = re.compile(
    r"(?:[、，|][\u4e00-\u9fff]{4}){2}|(?:^|[^\u4e00-\u9fff])(?:[\u4e00-\u9fff]{4}、){2}"
)  # （　　）、精雕细琢、追求完美
_TAG = re.compile(
    r"(?:(?<![小传学解评])说|(?<![知街味轨频隧报渠大河航赤通跑管水步])道|(?<!演)讲|(?<![学访顾疑慰])问|(?<![回解])答|喊)[。！？]?$|(?:指出|表示|回答|断言|宣称|声称|感叹|感慨|认为|强调|解释|提到|写到|谈到|提及)。?$"
)  # 82岁的钟佩芬端着餐盘说。
_VERB = re.compile(r"[是说叫为有让请给把被]")
_NOTICE = re.compile(r"(?:讣告|公告|通知|声明|启事|倡议书|公开信)》?$")  # 《田家炳博士讣告》
_ONE_OF_MANY = re.compile(r"[^，。]{0,12}(?:代表作|名著|作品|著作)之一")
_OPINION = re.compile(r"也?不[为為][过過](?:的)?[，。]|毫不夸张")
_FOLLOWS = re.compile(r"(?:以下|下列|下面|下述)的?$")  # 定下了以下（六）大方向。
_LIST = re.compile(r"[：、；]")
_CLOSES = re.compile(
    r"(?:采访|访谈|活动|演讲|讲座|会议)(?:接近|临近|渐近|快到|进入|已近)?(?:尾声|结束)[时，]"
)  # 采访接近尾声，…
# 让她明白了一个道理。, which only the next sentence tells
_TOLD_NEXT = re.compile(
    r"(?:明白|懂得|悟出|悟到|认识到|领悟到|得出|总结出|想出|想到|立下|定下|定了|提出|记住|发现|做出|作出)(?:了|(?:这样|这么)?一[个条件句种])(?:这样|这么)?(?:一[个条件句种])?[^，。；、“”的]{0,4}(?:道理|规矩|秘密|结论|主意|办法|现象|规律|问题|决定|请求|要求|法子)[。：]?$"
    r"|(?:做|讲|作|设计|想出)[了过]?一[个件项次](?:很|非常|十分|相当|极|最)?[^，。；]{0,5}的(?:实验|试验|故事|决定|尝试|比喻|梦|事)[。：]?$"
)
# 据（　　）报道, （　　）：您怎么看: who only tells the news or asks
_FROM_PAPER = re.compile(r"(?:据|根据|援引|引述|接受)[^，。《]{0,6}$")
_OF_PAPER = re.compile(r"[^，。]{0,6}(?:报道|消息|采访|专访|讯)|[：:]")
# （　　）是一种职业，…: many things are one
_OF_ANYTHING = re.compile(
    r"[”」]?，?[就更也又]?是一[种项份个](?:人生|生活|难得|宝贵|可贵)?(?:的)?(?:勇气|本事|财富|资本|魅力|胸怀|气度|福气|职业|原则|态度|习惯|精神|品质|美德|力量|责任|能力|境界|信仰|文化|情怀|艺术|选择|智慧|幸福|过程|追求|修养|担当|传承)[，。]"
)
_ALL_ARE = re.compile("[”」]?，(?:都|全|皆)是")  # 院子里，（　　），都是来听说书的茶农
_HISTORY = re.compile("《(?:新|旧)?([唐宋辽金元明清隋晋汉])[史书]")  # 《元史》, 《旧唐书·…》
_PAPER_ROUND_IT = re.compile("(?:包|裹|糊|垫|盖|卷)(?:着|起来?|好|的)")  # 包是用（《云岭日报》）裹的
# 这位从医（29年）的主任医师。: what did he?
_ONLY_ONE = re.compile(r"[这那]一?[位名个][^，。；：]*的[^，。；：的]{1,8}[。！]?\s*")
# 为什么不多捐（1元钱）？, 会像小说（　　）那般曲折吗？; 尼采说…；责任又何尝不是如此？ asks something else
_ASKS = re.compile(r"^[^。；！]*[？?]\s*$")
_ENDS = re.compile(r"[。！？!?…”」』；;，,：:）)]$")  # 采访者：校刊《新苗》小记者何思远 is a head
_RUN_IN = re.compile(
    r"([\u4e00-\u9fff]{4,10})[\u4e00-\u9fff]{0,3}\1"
)  # 护国庙会护国庙初建于…: a heading runs in
# 如2019年全国三卷《小羽的创业故事》: where the words could be used
_PAPER = re.compile(r"\d{4}年[\u4e00-\u9fff]{0,6}[一二三甲乙ⅠⅡⅢ]?卷[《“]")
# 昨日对阵青溪队…; 最近三场比赛; 去年腊月: on the day that the paper came out
_TODAY = re.compile(
    r"昨[日天晚夜](?![的之])|今[晨晚](?![的会])|(?:在|于|，|^)今[日天]|今[日天](?:发布|公布|宣布|表示|举行|上午|下午)|明[日天](?:将|起|，)|最近的?[\d一二两三四五六七八九十]+(?:多|几)?[场天周]|[上本下](?:周|星期)[一二三四五六日]|[今去前]年(?:\d{1,2}|[一二三四五六七八九十]{1,2}|腊|正)月"
)
# |1260人，去年生产水泵48万台: who has so many?
_COUNT_FIRST = re.compile(r"[\d.]+[万亿]?[名个位户家台]*[人户家名台]，")
_TURN = re.compile("[^，。：“”]{1,8}：(?![“「])")  # 沈越：|86个人，…
_RHETORICAL = re.compile(r"(?:是|有)(?:个)?(?:什么|怎样的?|多大的?)概念|意味着什么")  # 20%是什么概念，…
# 某地发生5.8级地震: made up; 何等的屈辱！; 参见拙文《…》，载《…》第二十一辑。
_SAMPLE = re.compile(r"某[地人市县省区校厂村]")
# （他在网上开了一个账号，）|名字叫“十秒闪两次”: what has this name?
_NAME_ONLY = re.compile("(?:名字|名)叫|取名|起名|名为|号称")
_EXCLAIMS = re.compile(r"(?:何等|多么)(?![，。])[^。！]*！$")
# 中国代表团带回40枚金牌、27枚银牌: from which games?
_MEDALS = re.compile("(?:代表[团队]|军团|国家队)[^。；]*[金银铜]牌")
_GAMES = re.compile(
    "奥运|亚运|全运|冬运|世锦|锦标赛|世界杯|公开赛|联赛|比赛|大赛|竞赛|运动会|奥林匹克|届|\\d{4}|[一二][〇零○一二三四五六七八九]{3}年"
)
# 勉强出线，|八分之一|……不，是四分之一决赛: who corrects himself
_CORRECTED = re.compile("(?:…|—)+不(?:对|是)?[，,]|，不对[，,]")
_JUST_NOW = re.compile("刚才|方才")  # 刚才，卢主任宣读了决定
_SEE = re.compile(
    r"(?:参见|参看|详见)|[^。]*，[载刊]于?《?[^。]*第[一二三四五六七八九十百\d]+[辑期卷册][^，。]{0,8}。?$"
)
# 作者简介：周砚秋，工程师，…
_WRITER = re.compile(r"\s*(?:[（(【]\s*)?(?:作者|撰文者|笔者|讲者|译者)(?:简介|介绍|系|为)[】]?\s*[：:]")
# 王国维说，古今之成大事业、大学问者。; 又发现，在地下约2900公里处。: what of it?
_NO_VERB = re.compile(
    r"[说道]，[^，。；]*(?:之|的)[^，。；]{2,14}者。?$|(?:发现|认为|指出|提出|表明|证实|[说道])，[在从对][^，。；]{2,20}(?:[处里中上下时]|地方|地区)。?$"
)
_ONE_IS = re.compile("(?:还有|另外?)?一[个位名种件]是(?![由因为])")  # 一个是|日本人，新井…
# 反而是|2010年以后，多了后生来; 第一回|在七十年代，…; 全是|古人的句子; 上联|出自《左传》: of what stands before
_IN_TURN = re.compile(
    "(?:反而|反倒|倒|却|全|都|皆|尽)是|[上下前后](?:联|句)(?:则|就|便)?(?:出自|语出|是|说|取自|化用)|(?:第[一二三四]|头一?|后一|前一)[回次波批轮场]在"
)
# 从1994年立项到|2020年|北斗三号全球系统正式开通。: and what of it?
_FROM_TO = re.compile(
    "从[^，。；]{2,24}到[^，。；]{2,30}(?:开通|建成|落成|通车|成立|完成|发射|上市|问世|启用)[。]?"
)
# 选六月十日，是因为…: for what?
_CHOSEN = re.compile("(?:之所以)?[选挑定](?:在|了|定)?[^，。；的]{2,10}，?是因为")
# 是王朝中的极为耀眼。
_BROKEN = re.compile(r"的(?:极为|十分(?!之)|非常|最为|格外|相当|极其)[\u4e00-\u9fff]{2}[。！]?$")
_PREDICATE = re.compile(r"[占达有是超约]|属于|包括")  # 云内闪电最多，（占到四分之三以上）
_OPEN_LIST = re.compile(
    r"等(?:\d+|[一二三四五六七八九十]+|几|多)[个家种名位项条座所省市国届部款类]"
)  # 梧桐、永新|等5个乡, 京广|等25条线路
# 三个月内5级以上大风的全省分布。: what a picture shows
_CAPTION = re.compile(
    r"[^，。：；是有了]{4,}的[^，。：；的]{0,6}(?:分布|示意|对比|走势|统计|一览|结构|剖面|剖视|外观|全景|合影|照片|变化曲线)图?。?"
)
_THEN_WORDS = re.compile(r"\s*“(?:当时|那时|那会儿|那阵子|以前|从前|现在)[^“”]*”\s*")
_MY_WORDS = re.compile(r"\s*“[^“”]*[我咱][^“”]*”\s*")
# ，颜|任首任会长
_BY_SURNAME = "(?:^|[，。；、：]){}(?=[任为在于说曾已因遂乃即先后答道继又])"
_SPOKEN = ("不能不", "不得不", "可以说", "应该说", "不可谓")  # |不能不说|是一种了不起的眼力
# |接下来|是漂洗、曝晒, |开出的条件|是一套房子; |学校|不是没有器材
_NO_TERM, _THERE_IS = (
    re.compile("接下来|接着|随后|[^的]{0,2}[出来到下]的"),
    re.compile("[”」]?，?(?:也|并)?不是没有"),
)
# （十多年）|后，|…; （柯振华）|透露|，球队将放假五天: who tells the news
_SO_LATER, _VAGUE = re.compile("(?:之|以)?后，?"), re.compile("[多余来几数]")
_LETS_KNOW = re.compile("(?:向记者|对记者|昨日|今日)?透露，")
_SIGNS = re.compile("[^“”]*”[\u4e00-\u9fff]个?字")  # “买、|洗|、烧”三个字
# 徐氏|正要进入云南: who was named before
_HOUSE = re.compile(
    r"(?:^|[，。；：、“|])(?P<name>[\u4e00-\u9fff])氏(?=[正也又便就在于从说曾后因对把被将认写发])"
)
# 一边|给小女孩看病: and what else? not 河的一边, 一边倒
_WHILE = re.compile(r"(?<![另这那的靠往向到在])一边(?![是倒的，。、])")
_TWICE_WHILE = re.compile(r"一边|一面")
_SPLIT = re.compile(r"\d[ \u00a0\u2009\u202f]$")  # 红星小区3 |201室
PIECE = 3
"""Characters of a term that tell it, where it is longer."""
# 出处：|周小平所著…; …，据《我的爸爸》介绍。
_LABEL = re.compile(
    r"(?:出处|来源|摘自|选自|原载|译者)：|.*，据[^，。]{1,20}(?:介绍|报道|统计|记载|透露|了解)[。；]?$",
    re.DOTALL,
)


def _of_its_dynasty(title: str, told: str) -> bool:
    """Does the passage tell the dynasty of which a history has its name: 元世祖忽必烈 and 《元史》?"""
    found = _HISTORY.match(title)
    return (
        found is not None
        and re.search(rf"{found[1]}(?:[太世]祖|[\u4e00-\u9fff]宗|[朝代末初])", told) is not None
    )


def unworthy(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    """The reason why the passage from `start` to `end` is not worth asking, or an empty string."""
    shadow = analysis.essay.shadow
    before, answer, after = (
        shadow[start : blank.start],
        shadow[blank.start : blank.end],
        shadow[blank.end : end],
    )
    whole = shadow[blank.passage_start : blank.passage_end].rstrip()
    ended = _ENDS.search(whole) or (blank.sort == "words" and AUTHOR.search(whole))
    if not ended and not _ENDS.match(shadow[blank.passage_end : blank.passage_end + 1]):
        return "cut"
    if after.rstrip().endswith("：") or _TOLD_NEXT.search(shadow[start:end]):
        return "cut"  # （　　）中讲述了这么一个故事：
    if blank.sort == "number" and _SPLIT.search(before):
        return "cut"  # 红星小区3 |201室
    if blank.sort == "words":
        return unworthy_words(before, answer, after)
    if _ASKS.search(after):
        return "trivial"
    if blank.sort == "number" and not before and _SO_LATER.match(after) and _VAGUE.search(answer):
        return "trivial"  # （十多年）后，…
    if blank.sort == "person" and _LETS_KNOW.match(after):
        return "trivial"
    if blank.sort in ("number", "date") and _THEN_WORDS.fullmatch(shadow, start, end):
        return "no-context"  # “当时的地图是（五万分之一）的。”
    if blank.sort in ("work", "term") and _MY_WORDS.fullmatch(shadow, start, end):
        return "no-context"  # “小时候有个节目叫（　　），我特别喜欢。”: who says so?
    told = MARKED.sub("", before + "|" + after)
    if _WRITER.match(shadow, shadow.rfind("\n", 0, start) + 1):
        return "trivial"
    if first_person(ME.sub("", told) if turn(analysis, start) else told):
        return "first-person"
    if (today := _TODAY.search(told)) and not (DAY_OF_PAGE.match(today[0]) and page_day(analysis)):
        return "relative"
    label = _TURN.match(shadow, start, end)
    if _COUNT_FIRST.match(shadow, label.end() if label else start, end):
        return "cut"
    if _HEADLESS.match(before) and not any(m.start == start for m in analysis.mentions):
        return "cut"
    if reason := _torn(shadow[start:end], before, after, told) or _says_nothing(
        shadow[start:end], before, told
    ):
        return reason
    if any(m["name"] not in _surnames_told(analysis, start, end) for m in _HOUSE.finditer(told)):
        return "no-context"
    by_sort = {"number": unworthy_figure, "date": unworthy_date, "person": unworthy_person}.get(blank.sort)
    if by_sort and (reason := by_sort(analysis, blank, start, end)):
        return reason
    if (
        blank.sort == "number"
        and _MEDALS.search(told)
        and not _GAMES.search(told + (analysis.essay.title or ""))
    ):
        return "no-context"
    if _CAPTION.fullmatch(shadow[start:end].strip()):
        return "cut"
    alone = "，" not in told.lstrip("|，")
    if _roster(analysis, start, end) or (alone and _noun_only(analysis, blank, start, end)):
        return "cut"
    slot = blank.slot.partition(":")[0]
    if slot == "name" and (reason := unworthy_name(analysis, blank, start, end)):
        return reason
    if (
        blank.sort == "person"
        and (own := surname(answer))
        and re.search(_BY_SURNAME.format(own), before + after)
    ):
        return "gives-away"  # （颜福庆）等人发起成立医学会，颜任首任会长
    if slot == "title" and _cut_short(answer, shadow):
        return "trivial"
    return _unworthy_slot(slot, before, answer, after, told)


def _cut_short(answer: str, essay: str) -> bool:
    """Is a title of one character short for a longer one of the essay: 《树》 beside 《树大招风》?"""
    title = answer.strip("《》〈〉")
    if len(title) != 1 or affinity.other_names(f"《{title}》"):
        return False  # 《诗》 is known as well as 《诗经》
    return re.search(rf"[《〈]{re.escape(title)}[^》〉]", essay) is not None


def _surnames_told(analysis: Analysis, start: int, end: int) -> set[str]:
    """The first characters of the names in a passage."""
    return {
        analysis.essay.shadow[m.start]
        for m in analysis.mentions
        if start <= m.start < end and m.end - m.start > 1
    }


def _torn(passage: str, before: str, after: str, told: str) -> str:
    """Is a piece missing, or is one there that belongs elsewhere?"""
    bracketed = before.startswith("（") and after.rstrip("。").endswith(
        "）"
    )  # （被救的选手名叫…，29岁，…。）
    opened = before.endswith("（") and not after.startswith("）")  # 地质学院（（1997年）更名为…）
    row = before.count("【") > before.count("】")  # 【2021年度获奖团队：…】
    heading = passage[0] in HEADING_SIGNS + "·•"  # ■勇闯难关，全国第一中国是…
    one_of = passage.startswith(("一为", "一是", "一曰")) and passage.count(passage[:2]) < 2
    listed = (
        one_of
        or (_ONE_IS.match(passage) and len(_ONE_IS.findall(told)) == 1)
        or ("一是" in told and "二是" not in told)
        or (_FOLLOWS.search(before) and not _LIST.search(after))
    )
    picture = after.startswith(("剧照", "海报", "截图"))
    one_side = len(_WHILE.findall(told)) == 1 and len(_TWICE_WHILE.findall(told)) < 2
    if bracketed or opened or row or heading or listed or picture or one_side or _LABEL.match(passage):
        return "cut"
    if (
        _ONLY_ONE.fullmatch(passage)
        or _TAG.search(told)
        or _WHICH.match(passage)
        or _NAME_ONLY.match(passage)
        or _RUN_IN.match(passage)
        or _CHOSEN.match(passage)
        or _IN_TURN.match(passage)
        or _FROM_TO.fullmatch(passage)
        or _BROKEN.search(told)
        or _NO_VERB.search(passage)
    ):
        return "cut"
    return ""


def _says_nothing(passage: str, before: str, told: str) -> str:
    """Does it ask for no answer, judge or close a scene, or is it a scale?"""
    scale = before.endswith("/")  # 23.52/（10万）
    if _SEE.match(passage) or _JUST_NOW.match(passage) or _EXCLAIMS.search(passage):
        return "trivial"
    return (
        "trivial"
        if scale
        or _PAPER.search(passage)
        or any(p.search(told) for p in (_CORRECTED, _RHETORICAL, _OPINION, _CLOSES, _SAMPLE, EXERCISE))
        else ""
    )


def _unworthy_slot(slot: str, before: str, answer: str, after: str, told: str) -> str:
    """The reason why a title, a term or a point of a list is not worth asking."""
    match slot:
        case "title":
            if _of_its_dynasty(answer, before + after):
                return "gives-away"
            if (
                len(answer) > LONG_TITLE
                or before.endswith("简称")
                or _NOTICE.search(answer)
                or _only_reports(before, after)
                or _PAPER_ROUND_IT.match(after)
            ):
                return "trivial"
            return "many-fit" if _ONE_OF_MANY.match(after) else ""
        case "term":
            if len(answer) < len("和谐") or _ALL_ARE.match(after) or answer.startswith(_SPOKEN):
                return "many-fit"
            if _NO_TERM.match(answer) or _THERE_IS.match(after):
                return "many-fit"
            pieces = {answer[i : i + PIECE] for i in range(len(answer) - PIECE + 1)}
            if len(answer) > PIECE + 1 and any(piece in before + after for piece in pieces):
                return "gives-away"  # （小橘灯故事会），名称取自《小橘灯》
            holiday = answer.endswith("节") and answer[:-1] in told  # 教师节 is the 节日 of 教师
            if holiday or (len(answer) == 4 and answer[:2] in told and answer[2:] in told):
                return "gives-away"
            return "many-fit" if _OF_ANYTHING.match(after) or _acts(answer) or len(answer) > LONG_TERM else ""
        case "item":
            if len(answer) == 1 and _SIGNS.match(after):
                return "many-fit"  # “买、（洗）、烧”三个字
            if _PREDICATE.match(answer):
                return "many-fit"
            counted = _WHOLE_LIST.search(before + "|" + after)
            whole = counted and not _OPEN_LIST.search(told) and not _PHRASES.search(told)
            return "" if whole and len(answer) <= LONG_ITEM and not answer.startswith("其中") else "many-fit"
        case _:
            return ""


def _only_reports(before: str, after: str) -> bool:
    """Is the title only that of a paper that reports or asks?"""
    return bool(_OF_PAPER.match(after) and (not before or _FROM_PAPER.search(before)))


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


def _roster(analysis: Analysis, start: int, end: int) -> bool:
    """Does each clause end with a name, and says nothing of it: 一级巡视员陶云山，二级巡视员黄小勤，副厅长唐国华?"""
    ends = {m.end for m in analysis.mentions}
    pieces = list(re.finditer("[^，、。]+", analysis.essay.shadow[start:end]))
    return len(pieces) >= ROSTER and all(start + piece.end() in ends for piece in pieces)


def _acts(term: str) -> bool:
    """弘扬工匠精神 is something to do, not a term."""
    verbs = affinity.lines("quizgen.questions", "acts.txt")
    return any(term.startswith(verb) and len(term) > len(verb) for verb in verbs)
