"""What a page, a letter or a host of documents puts round any text: tool bars, trails, notices, the head of a letter."""

import re
from functools import cache

from quizgen.clean.tables import either, words

LONGEST, LONGEST_NOTICE = 60, 80
"""Characters of a tool bar or a trail, and of a notice, at most."""
STEP, STEPS = 10, 3
"""Characters of a step of a trail at most, and how many there are at least."""
_WIDE = re.compile(r"\s{2,}")  # 第05版：人物|          |上一版
TRAIL = re.compile(" > |>>| » |›")  # 首页 > 学习 > 心得
_ONE_STEP = re.compile(r"[\u4e00-\u9fff]{2,6} ?(?:>|>>|»|›) ?[\u4e00-\u9fff]{2,8}")  # 文化 › 香港记忆
# 高考素材|>|道德品质, 主页| / |社区, 首页|-|作文
_STEP = re.compile(r"\s*(?:->|[>›»→/／|｜_·\-—])\s*")
_SITE = re.compile("(?<![渔铁蛛情电河路水鱼])网$")  # 云岭作文网 → 议论文 → 素材大全
_SHUT = re.compile(r"[^<>\s-]>[^<>\s]")  # 高考素材>道德品质
# what stands between tools: 阅读 |1.2万| · 【|大 中 小|】
_BESIDE = re.compile(
    r"[\d.,:：;；|｜/／·•‧_\-+＋－—()（）共页\[\]【】<>《》#A-Za-zＡ▼▲↑↓→×⊕⊖○●★☆＝=*\s]|万|人次|[次人条个]|特大|[大中小]"
)
# 今天是2020年3月4日 星期三 · 00:00 / 05:23 · A+ A- · 全文约1900字 · [小程序] 云岭书店 · 演讲稿800字.doc   4页
_ODD = re.compile(
    r"今天是\d{4}年[^，。]{0,12}星期[一二三四五六日天][^，。]{0,8}$|\d{1,2}:\d{2}\s*/\s*\d{1,2}:\d{2}$|A[+-]?(?:\s+A[+-]?)+$|T[大小](?:\s+T[大小])+$|[\[【]摘要[\]】]$|[＋+]关注$"
    r"|[\[【]小程序[\]】].{0,20}$|[^，。]{2,40}\.(?:docx?|pdf|pptx?|txt|xlsx?|wps)(?:\s+\S+){0,2}$|全文(?:约|共)?\s*\d+\s*字.{0,20}$|(?:发布于[:：]|IP\s*属地[:：]?)\s*[\u4e00-\u9fff]{2,6}$"
)
# 第05版：人物  上一版 下一版 · 来自云岭 · 教育领域创作者 · 大: of a page only beside other lines of one
_MAYBE = re.compile(
    r"第\s*[A-Z]?\d{1,3}\s*版[:：][^，。]{2,30}$|(?:超大|特大|[大中小])$|来自[\u4e00-\u9fff]{2,6}$|[\u4e00-\u9fff]{2,8}创作者$"
)
BEHIND = re.compile(
    r"(?:\s+(?:播报|编辑|锁定|讨论|上传视频|收藏|展开表格|查看历史版本|打印|[\[【]?复制链接[\]】]?|字号\s*[:：](?:\s*[大中小])*)|\s*[\[［](?:编辑|編輯|编辑源代码|編輯原始碼|編輯本段|编辑本段)[\]］])+\s*$"
)
"""Tools behind a heading: 人物生平| 播报 编辑; 旧桥| [复制链接]; 主要工程|[編輯]."""
ORIGINAL = re.compile(
    r"[-—=\s]{2,}(?:原始邮件|转发邮件|转发的邮件|转发信息|original message|forwarded message)[-—=\s]{2,}",
    re.IGNORECASE,
)
"""What stands above a letter that is sent on: ----- 原始邮件 -----."""
_NOTICE = re.compile(
    "|".join(
        (
            # 点击上方“云岭文史”关注我们 · 长按二维码关注
            r"(?:点击|长按|扫描|扫一扫|识别)(?:[上下]方|[上下]面|图中|屏幕)?[^。，]{0,10}(?:蓝字|二维码|关注|小程序)",
            r"^[-—\s]*(?:点击|立即|扫码)(?:购买|下单|领取|报名|咨询|预约|订阅|抢购)(?!的|了|那)",  # - 点击购买《云岭日历》 -
            # 2024高考作文押题班 限时¥9.9 扫码立即抢购！！
            r"扫码(?:立即|马上|即可)?(?:抢购|领取|报名|进群|加群|下单|购买|免费)|限时[^。，]{0,6}[¥￥\d][^。]*(?:抢|购|领|报名)",
            # 本文档由某某文库收集整理 · 本文为原创
            r"本(?:文|文档|资料)(?:由|系|为)[^。，]{2,16}(?:整理|收集|编辑|提供)|本文为(?:本站)?原创",
            # 更多石桥的故事，请关注云岭文史网。 · 点击“阅读原文” · 关注我们，了解更多
            r"更多(?!的)[^。，]{2,16}，?请(?:关注|点击|访问|浏览|下载)|点击[“「]?阅读原文|^\W*关注我们[，。！]",
            # 本文标题：一座石桥的百年 · 文章来源：云岭日报
            r"(?:文章|本文)(?:标题|链接|地址|网址|下载地址|来源)\s*[:：]",
            # 欢迎在评论区留言 · 【本文系云岭号特色内容】 · 原标题：一座石桥的百年
            r"(?:评论区|留言区)(?:里)?(?:留言|告诉|聊|说|见)|本文系[^。，]{2,16}(?:内容|原创|稿件)|^(?:本文)?原(?:标题|题目?)\s*[:：]",
            r"^本文已(?:影响|有|被)[\d\s]*人",  # 本文已影响1203人
            # 如果您喜欢这篇文章，欢迎点赞！ · 喜欢就点个赞吧！ · 欢迎点赞、收藏和转发！
            r"^如果[您你]?(?:喜欢|觉得)[^。]{2,16}，(?:欢迎|请)[^。]{0,4}(?:点赞|转发|收藏|分享)",
            r"喜欢(?:本文|就)?，?请?点个?[“「]?(?:赞|在看)|欢迎(?:点赞|转发|收藏)",
            r"(?:电话|邮箱|邮编|传真|E-?mail)\s*[:：]\s*[A-Za-z0-9（(]|[:：]\s*[\w.\-]+@[\w.\-]+$",  # 电话：0871-1234567 邮箱：a@b.com
            r"^(?:您好，)?欢迎(?:来到|光临|访问)[^，。]{2,16}(?:网|网站|论坛|频道)(?![\u4e00-\u9fff])",  # 欢迎来到云岭文史网！
        )
    )
)
_TOLD = re.compile("[我他她]|[说道问喊写条][：，]")  # 他在门上贴了纸条：…, 老师说：…
AT_ONCE = 4
"""Characters from the beginning of a whole sentence within which a notice begins, and from its end."""
# 转发：周末读报, 发件人: 老周, Subject: …
_LETTER = re.compile(
    r"(?:发件人|收件人|寄件者|收件者|抄送|密送|发送时间|发送日期|附件|主题|主旨|转发|回复|答复|from|to|cc|subject|sent|fwd?|re)\s*[:：]",
    re.IGNORECASE,
)


def kind(simple: str) -> str:
    """`menu`, `breadcrumb`, `boiler` or `letter` for a simplified line that is such a thing, "" for any other.

    `maybe` is a tool or a note of a page if other lines of it stand beside.
    """
    if len(TRAIL.findall(simple)) > 1 or _ONE_STEP.fullmatch(simple):
        return "breadcrumb"
    simple = _WIDE.sub(" ", simple)
    if len(simple) > LONGEST_NOTICE:
        return ""
    if len(simple) <= LONGEST and (tools := "menu" if _ODD.match(simple) else _tools_of(simple)):
        return tools
    if len(simple) <= LONGEST and _is_trail(simple):
        return "breadcrumb"
    if len(simple) <= LONGEST and _MAYBE.match(simple):
        return "maybe"
    if _is_notice(simple) or _thanks().fullmatch(simple):
        return "boiler"
    return "letter" if _LETTER.match(simple) else ""


def _is_notice(simple: str) -> bool:
    """Is a line a notice: 本文由云岭网整理，转载请注明出处。; a whole sentence only if it begins or ends so, or says so twice, and nobody is told of."""
    hits = [m.span() for pattern in (_NOTICE, _hosted()) for m in pattern.finditer(simple)]
    if not hits or simple[-1] not in "。！？!?…”」":
        return bool(hits)
    edge = min(hits)[0] <= AT_ONCE or max(end for _, end in hits) >= len(simple) - AT_ONCE
    return not _TOLD.search(simple) and (len(hits) > 1 or edge)


def _tools_of(simple: str) -> str:
    """`menu` for a line of nothing but tools and their counts: 字号: 大 中 小 打印本页, 0 评论 | 1203 浏览; `maybe` for 关注 alone, "" for any other."""
    found = _tools().findall(simple)
    if not found or _BESIDE.sub("", _tools().sub("", simple)):
        return ""
    return "menu" if len(found) > 1 or found[0] in words("tools", "words") else "maybe"


def _is_trail(simple: str) -> bool:
    """Is a line the way to a page: 主页 / 社区 / 人物专访, 作文素材网>高考素材>诚信?"""
    steps = ["".join(step.split()) for step in _STEP.split(simple)]
    if any(len(step) > STEP for step in steps[:-1]) or not all(steps):
        return False
    shut = len(_SHUT.findall(simple)) > 1
    home = any(_home().fullmatch(step) for step in (steps[0], steps[-1])) or _SITE.search(steps[0])
    return len(steps) >= STEPS and bool(shut or home)


@cache
def _tools() -> re.Pattern[str]:
    return re.compile(either("tools", "words", "beside"))


@cache
def _home() -> re.Pattern[str]:
    return re.compile(either("trail", "ends"))


@cache
def _hosted() -> re.Pattern[str]:
    return re.compile(either("hosted", "words"), re.IGNORECASE)


@cache
def _thanks() -> re.Pattern[str]:
    """仅供参考 · -----精选文档----- · 谢谢观看！"""
    return re.compile(rf"[\s\-—=*~【\[(（]*{either('hosted', 'alone')}[\s\-—=*~。！!，】\])）]*")
