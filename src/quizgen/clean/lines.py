"""What kind of line is it? Heading, text, or what a page puts round an essay. One physical line at a time."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from quizgen.clean import chrome
from quizgen.clean.edit import Text
from quizgen.clean.tables import either, words
from quizgen.language.characters import HAN
from quizgen.language.marks import HEADING_SIGNS
from quizgen.language.segment import frequency, tag

NUMERAL = "一二三四五六七八九十百零〇0-9０-９"
ENDS = "。！？!?…”’」』）)：:；;～~"
STOP = re.compile("[。！？!?；;]")
SYMBOLS = re.compile(r"[×|·•\-—－=*~_.＊※☆★◆■◇□○●─━═＝▬┈┄\s]+")  # ***, ────
COUNTER = re.compile(r"\d{4,10}|\|\s*\w{1,12}")  # 20461 · | cwl2
# 学习心得 篇3 · 学习心得篇三 · 第三篇：我的老师 · 【篇2】一碗粥 · 范文一 · 素材二 守岛的人
ITEM = re.compile(
    rf"(?P<stem>.{{0,40}}?)\s*[(（【\[]?(?:精选|优秀|通用|经典|推荐)?(?P<part>篇\s?(?P<n>[{NUMERAL}]{{1,4}})|第(?P<m>[{NUMERAL}]{{1,4}})篇|(?:范文|素材)(?P<k>[{NUMERAL}]{{1,4}}))"
    r"(?:[)）】\]]\s*(?P<behind>[^:：、\s].{1,30})|[)）】\]]?\s*(?:[:：、]\s*(?P<own>.{1,30})|(?:\s+(?P<more>.{1,30}))?))"
)
# 一、追求卓越 · 第二段：体会 · （三）方法 · 1. 起因 · ## 小结
HEAD = re.compile(
    rf"[{NUMERAL}]{{1,3}}[ \u3000]?[、.．](?!\d)|第[{NUMERAL}]{{1,3}}(?:[章节回卷部段条点课]|展[厅区室馆]|单元|板块|[站幕讲](?=[\s　：:、]|$))|[(（][{NUMERAL}]{{1,3}}[)）]|#{{2,6}} |\d{{1,3}}\u3000+(?=[{HAN}])"
)
# 四、“护骨五字诀”, 三、丰宁：一座“超级充电宝”, 4.南仁东：22年造一只“眼”; not 1、“业精于勤，荒于嬉”
QUOTING = re.compile(
    r"^[一二三四五六七八九十]{1,3}、(?:[^，。“”「」]{1,14})?[“「][^“”「」，]{2,8}[”」]$|[^、.．“「」”\s][：:]?[^“「」”]*[“「][^“”「」，]{1,4}[”」]$"
)
CRIED = re.compile(r"[一二三四五六七八九十]{1,3}、[“「][^“”「」，。]{2,10}[！？!?][”」]")  # 四、「VAR！」
DATE = re.compile(
    r"((?:18|19|20)\d\d)\s*[-/年.]\s*(\d{1,2})(?:\s*[-/月.]\s*(\d{1,2})日?|月)(?!\d)"
)  # 2020-11-26
SOURCE = re.compile(
    r"[(（【](?:本文)?(?:原载|摘自|选自|节选自|来源|转载自|转自|刊于|载于|发表于).{2,40}[)）】]|(?:原载|摘自|选自|节选自|转载自|转自|本文来源|本文选自)\s*[:：].{2,40}"
    r"|[(（【]?(?:图片?|照片|配图)\s*(?:来?源|来自)\s*(?:于|自|为)?\s*[:：]?[^。，！？]{2,20}[)）】]?"
)  # （原载《北京日报》）, （本文刊于《云岭文史》）, 摘自：《东进》通讯, 图源自网络
PAGE = re.compile(
    r"[-—–－·.~\s]*第\s*\d+\s*页(?:\s*[/，,、（(]?\s*共\s*\d+\s*页[）)]?)?[-—–－·.~\s]*|[-—–－·•]\s*\d{1,4}\s*[-—–－·•]|\d{1,3}\s*/\s*\d{1,3}"
)  # 第 3 页 共 10 页 · — 第 2 页 共 4 页 — · - 3 - · · 32 ·
NOTE = re.compile(r"［注\d|注(?:释)?[：:]?$")  # ［注1］见其散文《学画回忆》。 · 注：, alone
_PAGES = r"(?:上一[页章]|首页|尾页|下一[页章]|末页|(?:返回)?(?:目录|书页)|[\d\s|/·.…\[\]])*"
TURN = re.compile(
    "|".join(
        (
            # >>点击查看：“传承”主题素材大全 | 返回素材首页
            r">{1,3}\s*[^。！？]{0,30}(?:点击|查看|更多|返回|下一[页篇]|上一[页篇]|进入|专题|首页)[^。！？]{0,30}",
            # ▶点击查看大图
            r"[▶►]?点击(?:查看|进入|下载|阅读)[^。！？]{1,40}",
            # （上一页1  2  3下一页） · 上一页 1 [2] 3 下一页 · 上一章 返回目录 下一章
            rf"[(（【\[]?{_PAGES}(?:上一[页章]|下一[页章]){_PAGES}[)）】\]]?",
            # 【在线阅读】【下载TXT】 本书由网友扫描校对
            r"(?:【[^【】]{0,4}(?:阅读|下载|书架|推荐票|收藏|书签|报错|返回|目录)[^【】]{0,4}】\s*){2,}.{0,60}",
            # 人物传记 · 近代科学家　第 1 页
            r"[^。！？，]{2,24}\s第\s*\d{1,3}\s*页(?:\s*[/／]?\s*共\s*\d{1,3}\s*页)?",
            # （请继续往下阅读）
            r"[(（【\[](?:请继续往下阅读|请往下继续阅读|文章未完|请看下[一页]页)[^)）】\]]{0,6}[)）】\]]",
        )
    )
)
END_MARK = re.compile(
    r"[(（【]?(?:全文完|本文完|完|END|The End|未完待续)[)）】]?|[-—]+\s*完\s*[-—]+|[-—]+\s*END\s*[-—]+",
    re.IGNORECASE,
)  # （全文完）
# 监制丨王小明 · 作者：王小明 · 文/王小明 · （作者系某校教师） · 本报记者 王小明
AUTHOR = re.compile(
    r"[(（]?作者(?:系|为|是|单位)[^。]{2,40}[)）]|[(（]本文作者[^。]{2,40}[)）]|[(（【]?(?:作者|撰文|执笔|撰稿|原作者)\s*[:：]\s*(?P<named>.{2,20}?)(?:\s+(?:摄影|编辑|图|责编)\s*[:：].{2,10})?[)）】]?"
    r"|[(（]?[文图]\s*[/／|｜]\s*(?P<by>[^（(]{2,12}?)(?:[(（][^（()）]{2,16}[)）])?[)）]?"
    r"|[(（]?[^\s。，,]{0,12}(?:记者|通讯员)\s+(?P<reporter>\S.{1,30}?)[)）]?"
    r"|[^\s。，,]{0,10}(?:监制|编辑|排版|设计|校对|审核|摄影|记者|撰文|文字|视频|出品|策划|统筹|编审)\s*[|｜丨]\s*(?P<made>\S.{1,20})"
    r"|【\s*(?:撰文|文字?)\s*[:：]\s*(?P<boxed>[^／/：:】]{2,12})(?:[／/][^】]*)?】"  # 【撰文：王小明／攝影：李大山】
    # 撰文：梁小晴，摄影：阿Ken（社区报《街坊》第43期）
    rf"|(?:撰文|采访|文字?)\s*[:：]\s*(?P<wrote>[{HAN}]{{2,4}})(?:\s*[，、,]\s*|\s+)(?:摄影|摄|图片?|编辑)\s*[:：]\s*[{HAN}\w·]{{2,8}}(?:\s*[（(][^（()）]{{2,20}}[)）])?"
    # 撰文◎李明　摄影◎周海　2023/08/14
    rf"|(?:撰文|采访|文字?|整理)[◎●∣](?P<rung>[{HAN}]{{2,4}})(?:\s+(?:摄影|摄|图片?|编辑|绘图)[◎●∣][{HAN}\w·]{{2,8}})*(?:\s+\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})?"
    # 撰文 李明 · 编辑　周文
    rf"|(?:撰文|文字|编辑|摄影|图片|排版|审核|校对|责编|监制|策划)[ \u3000]+(?P<after>[{HAN}]{{2,4}})"
    # 文：许国栋　摄：本报记者
    rf"|[文图]\s*[:：．.]\s*(?P<text>[{HAN}]{{2,4}})(?:\s+(?:文|图|摄|摄影|编辑)\s*[:：．.]\s*[{HAN}]{{2,6}})*"
    r"|本报(?:特约)?(?:评论员|编辑部)"
    rf"|[□◎●■○]\s*(?P<marked>[{HAN}]{{2,4}})|(?P<over>[{HAN}]{{2,4}})\s*[/／]\s*文"  # □王小明 · 王小明/文
    # 【记者许小宁／潮州专访】 · 记者许小宁／潮州报导
    rf"|[【〔（(\[]?\s*(?:特约|本报)?记者\s*(?P<local>[{HAN}]{{2,4}})\s*[／/]\s*[{HAN}]{{2,6}}\s*[】〕）)\]]?"
    # [唐]李白 · （美）海明威 · [意大利]… · 唐·杜甫; not 【素材】一座石桥
    rf"|[\[（(【〔［](?:[{HAN}]{{1,2}}[国秦汉晋魏唐宋元明清代朝利亚斯典士本兰度]|[{HAN}])[\]）)】〕］]\s*(?P<abroad>[{HAN}]{{2,4}}|[{HAN}·・]{{3,14}})"
    rf"|(?:先秦|战国|[汉魏晋唐宋元明清]|南北朝|隋|五代|近代|现代)代?\s*[·・:：]\s*(?P<old>[{HAN}]{{2,4}})"
)
# 7月1日，船工在渡口搬运货物。本报记者 许国栋 摄 · 修复中的旧塔。受访者供图: what stands under a picture
CAPTION = re.compile(
    rf"(?:[(（]?(?:[{HAN}]{{2,4}}社|本报)?(?:发|特?约?记者|通讯员)?\s*[(（]?[{HAN}·]{{2,5}}\s*摄影?|[{HAN}]{{2,6}}供图)[)）]*$"
)
# 图② 1986年的沙窝铺，照片中的土房现已不存。 · [图片1：灯塔全景。 许国栋 摄] · 图：车厢狭窄，书架加装了栏杆。
PICTURE = re.compile(
    r"[图圖][①-⑩\d]{1,2}[\s：:][^。！？!?]{2,50}[。.]?|[\[【（(〔]\s*(?:图[片版说]?|图册|配图|插图)\s*[\d.-]*(?:\s*[：:]|\u3000)[^\]】）)〕]{2,120}[\]】）)〕]|图\s*[：:|｜][^：:]{2,60}(?:[。摄]|供图|网络[）)]?)"
)
CLOCK = re.compile(r"\d{1,2}:\d{2}")
SPOKEN = re.compile(f"[{HAN}]{{1,4}}：(?![“「])")  # 甲：那我们开始吧
# 散文（合辑） · 院士：要做“矢量的模”; no speech such as 他说：“好”
CLOSED = re.compile("(?![“「『（(])(?!.*[：:，,]\\s*[“「『]).*[）)》”」』]")
# 广告：运河人家民宿　扫码立减50元, 铁口现房　咨询热线…, 【限时优惠】…　即上网订购 >>>, ▼▼▼ 点击图片放大 ▼▼▼（共 14 张）
LEADS_ON = re.compile(
    "^广告[：:]|(?:咨询|订购|预订|加盟)(?:热线|电话)[^，。]{0,20}$|扫码(?:立减|领取|下单)[^，。]{0,10}$|[>›»＞]{2,}$|点击(?:图片|查看|放大|观看)[^，。]{0,6}(?:大图|放大|更多)?[^，。]{0,8}(?:[（(]共\\s?\\d+\\s?[张幅][)）])$"
)
URL = re.compile(r"www\.|https?://", re.IGNORECASE)  # 更多内容见 www.…
LINK = re.compile(r"\S*(?:www\.|https?://)\S*", re.IGNORECASE)  # 网址：http://…, up to the blanks
PAUSE = re.compile("[，,、。“”/：:（）()《》；;]")  # a line of a menu has none: 首页 新闻 论坛


HEADWORD = re.compile(rf"[{HAN}·]{{2,12}}(?=$|[ （(])")  # 奇力岛 Kellett Island
LONGEST_MARKED = 80
"""Characters of a heading that has the sign of one: ## 写书的人：… (…)."""


class Line(NamedTuple):
    """A physical line; `simple` is its simplified form, as long as `text`; both without blanks at the ends."""

    number: int
    text: Text
    simple: str
    kind: str
    indent: bool
    gap: int
    """Blank lines above it; 1 above the first."""

    @property
    def after_blank(self) -> bool:
        """Does it stand apart from the line above?"""
        return self.gap > 0


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns that are made of words of the tables."""
    numeral = f"[{NUMERAL}]"
    return {
        "tail": re.compile(
            rf"(?:【[^【】]{{2,40}}】)?[\[［【（(]?(?:{either('tail', 'begins')}|{either('tail', 'labels')}\s*[:：])"
            r"|(?:共|全部|精选|最新|最热)?\s*\d+\s*[条则]\s*(?:评论|留言|回复)$|(?:评论|留言|留言列表|网友留言)\s*[（(]\d+[）)]$|#1\s\S{1,12}\s.{0,4}\d{4}[-/]|沙发\s+\S{1,16}$",
            re.IGNORECASE,
        ),  # [责任编辑：王小明]
        "boiler": re.compile(either("boiler", "words"), re.IGNORECASE),
        "spam": re.compile(either("spam", "words")),
        "meta": re.compile(
            rf"[(（【\[]?\s*{either('meta', 'labels')}\s*[:：\]】]"
        ),  # 来源：云岭日报 · [ 索引号 ] 1150
        # 心得感悟(通用15篇) · 心得大全9篇
        "collection": re.compile(
            rf"[(（【\[]\s*{either('collection', 'words')}?\s*{numeral}+篇[)）】\]]$|{either('collection', 'words')}{numeral}+篇$"
        ),
        "facts": re.compile(rf"(?:^|[\s\u3000】\]|｜(（]){either('meta', 'labels')}\s*[:：]"),
        "dated": re.compile(either("meta", "beside_date")),
        "menu": re.compile(rf"{either('nav', 'begins')}\s*[:：].*"),
        "head": re.compile(rf"{either('head', 'words')}[：:]?"),
    }


def opens(simple: str, under: str) -> bool:
    """Is a line the headword of an entry with which the paragraph under it begins: 云岭（Yunling）, 云岭（Yunling，古称…）?"""
    word = HEADWORD.match(simple)
    return word is not None and len(under) > 2 * len(simple) and under.startswith(word[0])


def classify(simple: str) -> str:
    """The kind of a line, by itself: `blank`, `item`, a line of the frame (`menu`, `meta`, `letter`, …, `maybe` if others stand beside), or one of `text_kind`."""
    size = len(simple)
    if not simple:
        return "blank"
    if SYMBOLS.fullmatch(simple) or PAGE.fullmatch(simple) or END_MARK.fullmatch(simple):
        return "rule"
    if COUNTER.fullmatch(simple):
        return "counter"
    if size > 200:  # nothing but text is so long, save a menu
        return "para" if STOP.search(simple) or PAUSE.search(simple) else "nav"
    known = patterns()
    stops = len(STOP.findall(simple))
    if NOTE.match(simple):
        return "note"
    if known["menu"].fullmatch(simple) or TURN.fullmatch(simple):
        return "menu"
    if not stops and len(re.split(r"[,，|、\s]+", simple)) >= 4 and len(known["spam"].findall(simple)) >= 2:
        return "spam"
    if SOURCE.fullmatch(simple):
        return "source"
    if not stops and LEADS_ON.search(simple):
        return "menu"
    if stops < 2 and size < 60 and not simple.endswith("。") and _is_author(simple):
        return "author"
    tail = known["tail"].match(simple)
    if tail and (simple[-1] not in "。…" or simple[tail.end() - 1] in ":：" or simple[tail.end()] in ":："):
        return "tail"
    if page := chrome.kind(simple):
        return page
    if not stops and known["boiler"].search(simple):
        return "boiler"
    if not stops and URL.search(simple) and 2 * len(LINK.sub("", simple)) < size:
        return "boiler"
    if ISSUE.fullmatch(simple):
        return "meta"
    facts = known["meta"].match(simple) or len(known["facts"].findall(simple)) > 1
    if not stops and size < 80 and (facts or _is_date_line(simple)):
        return "meta"
    if size < 60 and known["collection"].search(simple):
        return "collection"
    if PICTURE.fullmatch(simple) or (stops and size < 100 and CAPTION.search(simple)):
        return "caption"
    if (
        size < 60
        and not stops
        and ("篇" in simple or simple.startswith(("范文", "素材")))
        and ITEM.fullmatch(simple)
    ):
        return "item"
    return text_kind(simple)


def _is_author(simple: str) -> bool:
    """Does a line name who wrote or drew: 撰文 李明; not 图片 展览?"""
    found = AUTHOR.fullmatch(simple)
    name = found and (found["after"] or found["text"])
    return found is not None and (not name or is_name(name))


def is_name(simple: str) -> bool:
    """Whether a line is somebody's name: 王小明, 欧阳修; no word of the dictionary that is no name (高兴)."""
    name = squeeze(simple)
    if not re.fullmatch(f"[{HAN}]{{2,4}}", name):
        return False
    compound = name[:2] in words("name", "compound")
    if not compound and (len(name) > 3 or name[0] not in "".join(words("name", "surnames"))):
        return False
    return not frequency(name) or tag(name).startswith("nr")


# 理论月刊   2025年第2期, 云岭文史 2019年第3辑, 《科学之友》2021年第7期  博物, 农 村 经 济  2023年第 8 期 (总第214期)
ISSUE = re.compile(
    rf"《?(?:[{HAN}]{{2,12}}|[{HAN}](?:\s[{HAN}]){{1,11}})[\s·《》]*(?:\d{{4}}年[\s·]*)?(?:第\s*\d{{1,4}}\s*[卷期辑][\s·]*)+[（(]?(?:总第\s*\d+\s*期)?[）)]?(?:(?<=\s)[{HAN}]{{2,6}})?"
)
LONGEST_TAGGED = 60
"""Characters of a title behind a tag in brackets."""
NOTED = re.compile(r"[（(][^（）()]*[）)]$")
# 【汇总】2024年度热点速记（政治、经济）附考点
TAGGED = re.compile(r"[【\[][^】\]]{2,10}[】\]][^【】\[\]，]{4,}")


# 中国地理常识 背诵版|  整理：阿楠  2025.8更新
COMPILED = re.compile(
    r"(?<=.{4})(?:\s{2,}|\u3000)(?:整理|编写|汇编)\s*[/／:：]\s*\S{1,8}(?:\s+[\d.年月日]{4,10}\s*更新)?$"
)


def squeeze(text: str) -> str:
    """Without blanks."""
    return "".join(text.split())


def text_kind(simple: str) -> str:
    """The kind of a line that is part of no frame: `para`, `head`, `headlike`, `closed`, `short`, `spoken`, or `nav`."""
    if compiled := COMPILED.search(simple):
        return text_kind(simple[: compiled.start()])
    size, stops, ended = len(simple), len(STOP.findall(simple)), simple[-1] in ENDS
    longest = LONGEST_MARKED if simple.startswith("#") else 40
    if size <= longest and CRIED.fullmatch(simple):
        return "head"
    if not stops and size <= longest and (HEAD.match(simple) or patterns()["head"].fullmatch(simple)):
        return "head" if not ended or simple[-1] in "）)：:" or QUOTING.search(simple) else "para"
    closed = not stops and bool(CLOSED.fullmatch(simple))
    bare = NOTED.sub("", simple)  # 【汇总】石桥的百年|（建议收藏！！）
    if size <= LONGEST_TAGGED and TAGGED.fullmatch(bare) and bare[-1] not in ENDS and not STOP.search(bare):
        return "headlike"
    if (ended and not closed) or stops or size > 40 or simple[-1] in "，,、":
        if not stops and size > 45 and not PAUSE.search(simple):
            return "nav"
        return "para"
    if re.fullmatch(f"[{HAN}]{{2,4}}", simple):
        return "short"  # a byline, a heading or a word of a menu
    if SPOKEN.match(simple):
        return "spoken"
    if closed:
        return "headlike" if simple[0] in HEADING_SIGNS else "closed"
    cut = simple.count("“") > simple.count("”") or simple.count("「") > simple.count("」")
    if cut or (re.search("[，,]", simple) and DATE.search(simple)):
        return "para"  # 2019年3月5日，总理在报告中提到，要“鼓励企业: a sentence that is cut
    return "headlike"


def _is_date_line(simple: str) -> bool:
    """2020-11-26 08:27:11  来源:工人日报 · 2020年11月26日 · 2020-11-26 ｜ 王小明 ｜ 云岭文史"""
    found = DATE.search(simple)
    if not found or len(simple) > 60:
        return False
    rest = simple[: found.start()] + simple[found.end() :]
    clock = CLOCK.search(rest)
    return len(rest) <= (24 if clock or re.search("[|｜]", rest) else 10) or bool(
        patterns()["dated"].search(rest)
    )


def read_lines(text: Text, simple: str) -> list[Line]:
    """The lines of a document; `simple` is its simplified form, of the same length."""
    found: list[Line] = []
    start, gap = 0, 1
    for number, line in enumerate(text.lines(), 1):
        end = start + len(line.text)
        stripped = line.strip()
        kind = classify(simple[start:end].strip())
        if kind != "blank":
            indent = line.text[:1].isspace()
            found.append(Line(number, stripped, simple[start:end].strip(), kind, indent, gap))
        gap = gap + 1 if kind == "blank" else 0
        start = end + 1
    return found
