"""What is asked for, in a word beside the blank: 时间, 金额, 4个字."""

import re
from functools import cache

from quizgen.language.fold import fold
from quizgen.model import Analysis, Blank, Fact
from quizgen.questions import affinity
from quizgen.questions.accepted import DYNASTY, WHOLE

# 1839年9月3日, 1839年9月, 1839年, 9月3日
_DATES = (
    ("day", re.compile("[^年月]*年[^年月]{1,3}月[^年月]{1,3}[日号號]")),
    ("month", re.compile("[^年月]*年[^年月]{1,3}月")),
    ("year", re.compile("[^年月]*年")),
    ("date", re.compile("[^年月]{1,3}月[^年月]{1,3}[日号號]")),
)
_RANGE = re.compile(r"\d.*[到至—－～~-].*\d")  # 1987年至1996年
_DYNASTIES = re.compile(
    r"[夏商周秦汉漢晋晉隋唐宋元明清]{2}(?:时期|時期|[两兩二]代|之[际際]|年间|年間)?"
)  # 唐宋, 明清时期
_AGE = re.compile(r"春秋|战国|戰國|三国|三國|南北朝|五代")  # 春秋晚期
_BODY = re.compile(
    r"[\u4e00-\u9fff]{2}(?:部|厅|廳|局|委|院|会|會|公司|办公室|辦公室|政府|大学|大學|中心|协会|協會)$"
)  # 教育部
_MEDIA = re.compile(
    "[\u4e00-\u9fff]{2}(?:新闻|新聞|日报|日報|晚报|晚報|电视台|電視台|电台|電台|[报報]社|网|網)$"
)  # 央视新闻
# 黄土水的雕塑|〈少女胸像〉
_MADE = re.compile(
    r"(?:雕塑|雕像|塑像|胸像|石雕|木雕|油画|水彩画?|水墨画?|画作|版画|胶彩画?|作品|电影|影片|专辑|歌曲|曲目)$"
)
_HIGH = re.compile(r"(?:海拔|高度|提升到)(?:约|在|为|达|是|有)?$")  # 平均海拔|4200米
_FAR = re.compile("(?:远在|相距|距离?|相隔|隔着)[^，。；]{0,12}$")  # 远在|一万多公里|之外
_OFF = re.compile("之外|以外|开外|远")  # 一万多公里|之外
_LONG = re.compile("公里|[千万]米|[里浬哩]")  # 一万多|公里
_SILVER = re.compile(r"(?:[耗费花用付给捐]|白|纹)银$")  # 耗银|五万多两
_PAID = re.compile(
    "花[了费去掉]|花就|[运经路学]费|费用|[付捐税款饷俸赔拨]|银[两子元]|价值"
)  # 光运费就花了|十二万多两
_WARM = re.compile("[气水体室高低额][温溫]|[冷热熱冰烧燒沸]|发烧")  # 额温枪|34度
_POWER = re.compile("[用节省发]电|电[力量费网站]|度电|每天用")  # 每天用|10度
_SWEET = re.compile("(甜度|糖度|酒精度)[^。！？]{0,16}$")  # 甜度就能从十度拉到|十三度
_INTENSITY = re.compile("烈度[^。！？]*$")  # 烈度高达11度，成都市区则只有|6到7度
# 收集到的陨石超过|一万二千块|，: pieces, no money
_MONEY = re.compile(
    "[花费付卖买值赚挣欠借捐领收罚存省贴补赔]|钱|价|工资|月薪|薪|元|费|款|成本|利润|收入|奖金|租金|房租"
)
_PROCESS = re.compile("奈米$|纳米$")  # 5奈米|占34%: a generation of chips


def hinted(analysis: Analysis, fact: Fact, blank: Blank, hint: str, answer: str) -> str:
    """The hint of a template, a word of it better where the answer tells, with the number of characters or what is measured."""
    if not hint:
        return ""
    words = _words(analysis.essay.script)
    if blank.sort == "person" or blank.slot == "creator":
        return words["media"] if _MEDIA.search(answer) else words["body"] if _BODY.search(answer) else hint
    if blank.sort == "term":
        return hint.format(count=_count(answer))
    if blank.sort == "work" and answer.startswith("〈") and fact.data.get("type") in ("书", None):
        return hint if _MADE.search(analysis.essay.shadow[: blank.start]) else words["piece"]
    if fact.kind == "work":
        known = fold(answer) in affinity.classics()
        return words.get(str(fact.data.get("type")) if not known else "书", hint)
    if fact.kind == "date":
        return words.get(_of_date(answer), hint)
    sort = words.get(_of_figure(analysis, fact, blank, answer), words["number"])
    return hint.format(count=_count(answer), sort=sort)


def _count(answer: str) -> int:
    """The characters of an answer without its marks."""
    return len([char for char in answer if char.isalnum()])


@cache
def _words(script: str) -> dict[str, str]:
    """What each sort of answer is called in a script."""
    rows = (row.split() for row in affinity.lines("quizgen.questions", "dimensions.txt"))
    return {row[0]: row[1 + (script == "hant")] for row in rows}


def _of_date(answer: str) -> str:
    if _RANGE.search(answer):
        return "range"
    if _DYNASTIES.fullmatch(answer):
        return "dynasties"
    if DYNASTY.fullmatch(answer):
        return "dynasty" if WHOLE.fullmatch(answer) else "period"
    if _AGE.fullmatch(answer):
        return "era"
    return next((name for name, form in _DATES if form.fullmatch(answer)), "")


def _of_figure(analysis: Analysis, fact: Fact, blank: Blank, answer: str) -> str:
    """What a figure measures: its dimension, or what the words beside it make of it; "" where only a number can be said."""
    if answer.endswith("倍"):
        return "times"
    if answer.endswith("呎"):
        return ""  # in Hong Kong also a square foot
    shadow = analysis.essay.shadow
    passage, before = shadow[blank.passage_start : blank.passage_end], shadow[: blank.start]
    measured = str(fact.data.get("dimension"))
    match measured:
        case "mass" if (answer[-1] in "两兩" and _PAID.search(passage)) or _SILVER.search(before):
            return "money"
        case "length" if _HIGH.search(before):
            return "height"
        case "length" if _PROCESS.search(answer):
            return ""
        case "length" if fact.data.get("per") in ("小时", "秒", "分钟", "秒钟"):
            return "speed"
        case "length" if _LONG.search(answer) and (_FAR.search(before) or _OFF.match(shadow, blank.end)):
            return "distance"
        case "money" if answer[-1] in "块塊" and not _MONEY.search(passage):
            return "count"
        case "count" if answer[-1] in "级級":
            return "grade"
        case "angle" if _POWER.search(passage):
            return ""
        case "angle" if _WARM.search(passage):
            return "temperature"
        case "angle" if sweet := _SWEET.search(before):
            return sweet[1]
        case "angle" if _INTENSITY.search(before):
            return "intensity"
    return measured
