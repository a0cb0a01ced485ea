"""How a reader cites a title, and by what a line is known as one of its page."""

import re
from collections.abc import Sequence

from quizgen.clean import chrome
from quizgen.clean.lines import NUMERAL, Line, patterns
from quizgen.clean.tables import either
from quizgen.language.characters import HAN, han
from quizgen.language.marks import DECORATED, HEADING_SIGNS

SIGNED = re.compile(rf"^[{HEADING_SIGNS}]\s*")  # ■从阿萨姆说起; not 二○一九年的转折
LED = re.compile(r"^[^\s>]{2,14}(?:->|→|>>)(?=.{6})")  # 某某大学->学校举行运动会
_ORDINAL = re.compile(rf"^\d{{1,2}}[、．](?=[{HAN}])")  # 2、为什么不能一次喝太多的水？
LABELLED = re.compile("[^《》]{2,8}》\\s*")  # 懶人包》三倍券看這裡
# 题目：我的母亲 · # 我的母亲 · 主题：转发：我的母亲 · (完整word版)我的母亲
TITLE_LABEL = re.compile(
    r"^(?:(?:(?:高考|中考)?作文素材(?:积累|大全|库|整理|汇总)?|作文题目|作文标题|题目|題目|標\s*題|題\s*名|名\s*稱|主題|标\s*题|题\s*名|名\s*称|篇名|文章标题|主题|主旨|subject|title|转发|回复)\s*[:：｜|]\s*)+|^#{1,6}\s+|^[（(【\[](?:完整|最新|精品)?word[^）)】\]]{0,6}[）)】\]]\s*",
    re.IGNORECASE,
)
LABEL_ALONE = re.compile(rf"(?:题目|题\s*名|篇名)\s*[:：｜|]\s*[{HAN}“「《]{{2}}")  # 题目：致敬每一双粗糙的手
SUBJECT = re.compile(
    r"(?:主题|主旨|名\s*称|标\s*题|题\s*名|subject|title)\s*[:：]", re.IGNORECASE
)  # 主题：我的母亲
CHAPTER = re.compile(rf"第[{NUMERAL}]{{1,4}}[章回课]")  # 第33章 詹天佑, alone on its page
# 【人物】 · 【人间风土】副刊 · 山海专题 · 专栏｜乡土中国 · 人物 · 乡土 · 即时 港闻 社区: a column of a page, a menu
COLUMN = re.compile(
    rf"【[{HAN}]{{2,4}}】|【[^【】]{{2,8}}】\s*(?:副刊|专栏|专版|周刊|特刊|文艺|人物|访谈)|[{HAN}]{{2,4}}(?:专题|专栏|副刊|频道|夜话|茶座|讲坛|讲堂|会客厅)|【[^【】]{{2,10}}(?:论坛|专栏|专题|观察|视点|特稿|评论|笔谈|副刊|访谈)】|(?:专栏|热搜|栏目|频道|专题)\s*[|｜:：].+|[{HAN}]{{2,4}}(?:\s*[·|｜]\s*[{HAN}]{{2,4}})+|[{HAN}]{{2}}(?:\s+[{HAN}]{{2}}){{2,}}"
)
# 慈光月刊 第六四二期  人间菩提, 高三(12)班  周练作文  优秀习作展评, 语文组公众号 · 写作微课 第23讲, 征文二等奖作品: of the page, no title
OF_PAGE = re.compile(
    rf"(?<![{HAN}])(?:总\s*)?第\s*[{NUMERAL}\d—-]{{1,8}}\s*[期讲版页卷辑周届号]|No\.?\s*\d|DOI|ISSN|中图分类号|文献标识码|印数|[_＿]{{2,}}|班级|学号"
    rf"|[{HAN}\])）】]\s*[|｜▸∕]\s*[{HAN}\[【]|[{HAN})）】]{{2}}(?:\s{{2,}}|\u3000)\s*[{HAN}【(（]{{2}}"
    r"|频道|专栏|副刊|[月周季年双]刊|杂志|学报|电子[报刊]|公众号|公号|平台|逐字稿|样刊|征文|作品[集选]|[获得]奖作品|[一二三首特]等?奖|范文|素材集锦|选读|系列报道|连载|推文|小站|自由的百科|[上本]一?期|知识点|考点|难度|播报|备课组|您?所在的?位置|汇编|讲义|农历[^，。]{2,6}年|相簿|部落格|阅读时长|预计用时|答题卡|点阅|测验与作业|同义词|[整记]理[：:]|目录|目次|[主协]办|导航|展评"
    r"|[（(][a-z_-]+[）)]|\d{4}[.．]\d{1,2}$"
    rf"|^[{HAN}]{{2,4}}版$|^\[[^\]]*\]$|^【[^】]+】[{HAN}．。·、\s]{{2,24}}$"
)
_NET = "(?<![渔铁蛛情电河路水鱼])网"
# 旧桥的百年| - 知乎, 旧桥的百年| @ 阿湛的散步 :: 某某邦
BEHIND_SITE = re.compile(
    rf"\s+(?:[-–—_|｜]|::)\s*{either('site', 'names')}\s*$|\s+@\s.{{2,20}}(?:\s::\s.{{2,10}})?$|\s::\s.{{2,12}}$"
)
_TAG = re.compile(rf"^\[[{HAN}]{{2,5}}\]\s*(?=.{{5}})")  # [长文]旧桥的百年
SITE = re.compile(
    rf"\s*[-_|—]+\s*(?:(?!一个|一家|我们|的|从|《)[^-_|]){{0,12}}(?:{_NET}|{either('site', 'media', 'columns')})$|(?:_[^\s_，。！？《》“”]{{2,12}})+$"
)  # …匠心-某某理论-某某网; …囤粮？_某某新闻; …成长为领袖_某某体育
OF_SITE = re.compile(rf"(?:{_NET}|{either('site', 'media', 'bodies')})$")  # 云岭文化|网, 云岭县文化|馆
OF_PAPER = re.compile(rf"(?:{_NET}|{either('site', 'media')})$")  # 云岭晚|报, not 旧海报, 渔网
ASKING = re.compile("(?![“「])[^。！？!?]{2,30}[？！?!…]+")  # 我们为什么要读书？; 植物会“说话”吗？
QUOTED = re.compile(r"[“「][^“”「」。！？]{2,16}[”」]")  # “我亲爱的提奥”
SHORTEST = 2
"""Han characters of a title at least: 老井."""
STEPS = 2
"""Steps of a trail above the title that ends it, at least."""
LEAST_TITLE = 5
"""Characters of a title that nothing but its place tells."""
LONGEST_SITE = 12
"""Characters of the name of a site or a paper at most."""
LINES_BACK = 20
"""Lines up in which a paragraph that is broken into lines begins."""
LONG_TITLE = 45
"""Characters of a title of a newspaper that has commas and no full stop."""


# 【重磅汇总】|2024年度热点速记|（政治、经济）附考点提示; 体育精神|（建议收藏！！）; 尊重|（议论文800字以上范文+素材）
_PROMISES = re.compile(
    r"^【[^【】]*(?:汇总|彙總|素材|收藏|干货|乾貨|必背|重磅|范文|範文|转载|轉載|推荐|推薦)[^【】]*】(?=.{4})"
)
_PRAISES = re.compile(
    r"[（(【\[](?:建议|建議|强烈|值得|赶紧|速速?|收藏|附|含|干货|乾貨|完整|可打印|可下载|看这|看這)[^（）()【】\[\]]*[）)】\]]$|[（(【\[][^（）()【】\[\]]*(?:范文|範文|素材|作文)[^（）()【】\[\]]*[）)】\]]$|附[^，。（）]{2,6}$|[，,！!](?:老师|家长|学霸|考生|全班|朋友圈)?(?:都在转|都在看|必看|必背|速看|快收藏|值得收藏)[！!]*$"
)


# 🍁 秋天的叶子为什么会变红？ 🍁
_EMOJI = re.compile(
    r"^[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\s]+|[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\s]+$"
)
_IN_BRACKETS = re.compile(
    r"-?(?:\[[^\[\]]+\]-)+\[(?P<last>[^\[\]]+)\]"
)  # [小说散文网]-[亲情散文]-[父亲的三轮车]
# 高考作文主题素材集锦《自律者自由》
_COLLECTED = re.compile(
    r"[^《》“”]{0,14}(?:素材|集锦|范文|佳作|美文|赏析|推荐)[^《》“”]{0,4}《(?P<title>[^《》]+)》"
)
# 【文化专题】|海上的母亲, 三联悦读　▏|小镇青年，别怕, 12*　|父亲的船, 主题十二：|家国情怀, 第十二周国旗下讲话稿：|把小事做到极致
_COLUMN_BEFORE = re.compile(
    rf"^(?:【[^【】]{{2,10}}】\s*|[{HAN}]{{2,6}}\s*[▏|｜丨]\s*(?=.{{5}})|\d{{1,2}}[*＊]\s*|主[题題][{NUMERAL}]{{1,3}}[:：]\s*|(?:\d{{4}})?(?:高考|中考)?(?:语文|語文)?作文(?:热点|人物)?素材\s*[:：|｜]\s*"
    rf"|(?:第[{NUMERAL}]{{1,3}}周|[{HAN}]{{2,6}}日)?(?:国旗下|早会|早會|晨会|晨會)(?:的)?(?:讲话|講話|讲辞|講辭|演讲|演講)稿?[:：]\s*|拓展阅读[:：]\s*)(?=.{{2}})"
)
# 雪落无声|（散文）, 老井|　文/许国栋, 面包树下|　．林月娇．, 石桥|（2014-09-02 21:47:09）, 石桥|*, 素材汇总|+范文一篇, 都江堰|　[dū jiāng yàn]
_SIGNED_BEHIND = re.compile(
    rf"[（(](?:散文|随笔|隨筆|小说|小說|诗歌|詩歌|组诗|組詩|杂文|雜文|整理稿|节选|節選|精选|精選|外一篇|演讲稿|演講稿|讲话稿|記錄稿|记录稿|发言稿)[）)]$|\s+(?:文|撰文|作者|姓名|整理|编写|編寫|汇编|彙編)\s*[/／:：|丨]\s*\S.{{1,24}}$"
    rf"|\s*[．·・]\s*[{HAN}]{{2,4}}\s*[．·・]$|\s*[（(]\d{{4}}-\d{{1,2}}-\d{{1,2}}[^（）()]*[）)]$|(?<=.)[*＊※]+$|\s*[+＋&](?:满分|滿分)?(?:范文|範文|素材|名言|金句|人物|时评|時評|点评|點評)[^，。（）()]{{0,8}}(?:[（(][^（）()]*[）)])?$|(?<=.)[+＋&]$|\s*\[[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ\s]+\]$"
)
_STEPS = re.compile(r"\s*[>›»]\s*")  # 首页 > 情感美文 > 没有白走的路
_WIDE = re.compile(rf"[{HAN}](?:\u3000[{HAN}])+")  # 谈　失　眠
SPACED = 4
"""Characters with blanks between from which a title is set so: 桥 河 人 are three words."""
_SPACED = re.compile(rf"(?<=[{HAN}，。])[ \u3000](?=[{HAN}，。])")  # 慢 一 点，再 慢 一 点


def title_of(line: str) -> str:
    """The title as a reader cites it: without label, site name and the marks of a work."""
    line = SIGNED.sub("", LED.sub("", line.strip()), count=1)
    if len(steps := _STEPS.split(line)) > STEPS and len(steps[-1]) >= LEAST_TITLE:
        line = steps[-1]
    line = decorated["inner"] if (decorated := DECORATED.fullmatch(line)) else line
    line = _EMOJI.sub("", line)
    if boxes := _IN_BRACKETS.fullmatch(line):
        line = boxes["last"]
    if inner := _COLLECTED.fullmatch(line):
        line = inner["title"]
    if len(_SPACED.findall(line)) * 2 >= han(line) > SPACED:
        line = _SPACED.sub("", line)
    line = chrome.BEHIND.sub("", line)
    line = _TAG.sub("", line)
    bare_of_site = BEHIND_SITE.sub("", line)
    line = bare_of_site if len(bare_of_site) >= LEAST_TITLE + 1 else line  # 海南 | 天涯
    title = SITE.sub("", TITLE_LABEL.sub("", line, count=1)).strip() or line
    title = re.sub(
        r"_([^_]{1,12})_", r"“\1”", title
    )  # 为何让手机_吃灰_: marks that a file's name could not have
    title = _bare(_ORDINAL.sub("", one_blank(title)))
    title = LABELLED.sub("", title) if title.count("》") > title.count("《") else title
    bare = re.fullmatch(r"《([^《》]+)》|【([^【】]+)】", title)
    if bare:
        return (bare[1] or bare[2]).strip()
    return patterns()["collection"].sub("", title).strip() or title


def _bare(title: str) -> str:
    """Without what columns, bylines, genres and praises add before and behind it."""
    while True:
        shorter = _SIGNED_BEHIND.sub("", _COLUMN_BEFORE.sub("", title)).strip()
        praised = _EMOJI.sub("", _PRAISES.sub("", _PROMISES.sub("", shorter))).strip()
        shorter = praised if len(praised) >= LEAST_TITLE else shorter
        if shorter == title or han(shorter) < SHORTEST:
            return _WIDE.sub(lambda m: m[0].replace("\u3000", ""), title) if _WIDE.fullmatch(title) else title
        title = shorter


def runs_on(lines: Sequence[Line], at: int) -> bool:
    """Is a line one of a paragraph that is broken into lines, of which the first is indented, with a comma, and those right below it are not?"""
    begun, top = at, max(0, at - LINES_BACK)
    while begun > top and not (lines[begun].indent or lines[begun].after_blank):
        begun -= 1
    below = lines[begun + 1 : begun + 2]
    broken = bool(below) and lines[begun].indent and not below[0].indent and not below[0].after_blank
    return broken and ("，" in lines[begun].simple or "," in lines[begun].simple)


def furnishes(simple: str) -> bool:
    """Is a line one of the page by what it names, an issue, a column, a prize, and no collection that names the essay?"""
    name = TITLE_LABEL.sub("", simple, count=1)
    return OF_PAGE.search(name) is not None and _COLLECTED.fullmatch(simple) is None


def echoed(name: str, body: str) -> float:
    """Which part, from 0 to 1, of the pairs of characters of a name stand in a text too."""
    pairs = {name[i : i + 2] for i in range(len(name) - 1) if han(name[i : i + 2]) > 1}
    return sum(pair in body for pair in pairs) / len(pairs) if pairs else 0.0


def is_site(simple: str) -> bool:
    """Is a line the name of a site or a paper: 云岭文史网, 云岭晚报?"""
    return len(simple) <= LONGEST_SITE and OF_PAPER.search(simple) is not None


def one_blank(text: str) -> str:
    """With one blank for several: 第一章　　落脚."""
    return re.sub(r"[ \u3000]{2,}", " ", text)
