"""Which figures are worth asking, and which the rest of the passage tells."""

import re
from typing import NamedTuple

from quizgen.language import quantity, segment
from quizgen.language.dates import eras
from quizgen.language.fold import level
from quizgen.model import Analysis, Blank
from quizgen.questions import reckoned
from quizgen.questions.reckoned import HAN_DIGITS

_POINTS = re.compile(
    r"[一二两三四五六七八九十\d]{1,2}大$"
)  # 五大发展理念: whose names are asked, not their number
_FEW = re.compile(
    r"(?:[一二两三四五六七八九十]|\d)[个名位人辆台部张把条只件间家所层座次根块组道头匹片户款碗杯盘壶]+|[一二两三四五六七八九十][艘孔股枚场]"
)  # 三名候选人, 五辆巡线车
_ECHO = re.compile(r"([一二三四五六七八九十百千\d])(.)(?:\1|万)")  # 十天|十夜, 千家|万户
# 四天|三夜
_DAYS_BEFORE = re.compile(r"[两一二三四五六七八九十\d]天$")
_FEWER = re.compile(r"[一二两三四1-4][部局册种句行进集页箱节床载段双支派方]")  # 两床棉被, 三页信纸, 两派之间
_PAIR = re.compile(r"[两2][个件条样位名把张根块匹头只道片国方代]$")  # 塞了两个柿饼
_ONE = re.compile(
    r"[一1](?:句|番|封|个|条|名|位|种|件|张|把|块|只|座|家|本|次|项|人|例|户|处|家|所|间)$"
)  # 只有一条土路, 仅有一例
_AGED = re.compile(
    r"的(?![，。])|[女男老小]|青年|少年|中年|母亲|父亲|农民|工人"
)  # 六岁|的孩子, 82岁|的退休教师
_CLOCK = re.compile(
    r"[\d一二三四五六七八九十]{1,3}点(?:[\d一二三四五六七八九十]{1,3}分|整|半|许|多|，)|凌晨|午夜|深夜|半夜|刚刚过了"
)  # 23点35分: a story is told
_MINUTES = re.compile(r"[一二三四五六七八九十百两\d]+(?:多|余)?分钟")
_LATER = re.compile(r"(?:之|以|过)?后|过去|下来")  # 15分钟|过后, 六年|下来
_AGO = re.compile(r"(?:多|余)?(?:之|以)?前(?![后往])")  # 三年|前
_SINCE = re.compile("(?:^|[，。；是])(?:[此之其随尔][后後])的?$")  # 单是之后|十年
_ALONE = re.compile(r"\s*“[^“”]*”\s*")
_SENTENCE = re.compile(r"[，。！？]")  # “师父，还有8级。” is somebody's words; “从99%到99.99%” is none
_ADDRESSED = re.compile(r"您|你(?!们)|[我咱]的?(?:爸|妈|爷|奶|父|母|哥|姐|弟|妹|孩子|女儿|儿子)")
_CLOCK_TIME = re.compile(
    r"[\d零一二三四五六七八九十]{1,3}[点时](?:[\d零一二三四五六七八九十]{1,3}分|整|许|半)?"
)
_NAMED_BY = re.compile(r"[万千][吨里]$")  # 万吨水压机
_SOME = re.compile(
    r"(?:十多|几十|数十|多)次|(?:十来|十几|十余|十多|几十|数十|好几|几)[个位名人只张本块把条辆件棵顿处种家户]人?"
)  # 十来位亲戚
_ONE_BY_ONE = re.compile(
    r"(?:分别[为是叫]|依次[为是叫称]|包括|即|：)(.+)|(?:——|—|ーー|－－|--)([^—ー－。，；]+、[^—ー－。，；]+)(?:——|—|ーー|－－|--)"
)
_LAST = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:以及|和|与|及)(?=[^、，；和与及]+$)"
)  # 太阳、星空、地磁场|和|气味
# 四五位, 七、八个: nobody counted them; not 两三厘米, 二三十吨
_ABOUT = re.compile(
    r"(?!.*(?:[毫厘分微千]米|公里|公斤|千克|吨|千伏|千瓦)$)"
    r"(?:一、?两|两、?三|二、?三|三、?[四五]|四、?五|五、?六|六、?七|七、?八|八、?九)[\u4e00-\u9fff]{1,2}"
)
# 38.91%，接近|四成
_TENTHS, _PERCENT = re.compile(r"([一二三四五六七八九])成"), re.compile(r"(\d+(?:\.\d+)?)[%％]")
_NEARLY = re.compile(r"(?:接近|将近|几乎|近乎)(?:达到?|是|有)?$")
# 约合|1.3万人民币, 相当于今天的|1500英镑: the same sum in other money
_CONVERTED = re.compile(r"(?:约合|折合|折算|换算)[^，。]{0,6}$|相当于(?:今天|现在|如今|目前)的?[^，。]{0,3}$")
# 每20里（|11.7公里|）: the same length in other units
_IN_BRACKETS = re.compile(r"[\d一二三四五六七八九十百千万][^，。（）\d]{0,5}[（(](?:约|合|即)*$")
_FOLK = re.compile(r"(?:俗话|谚语|农谚|老话|古话|行话|俗语|常言)[^“]*“")  # 农谚说：“八月|初一|…”
_LEADING = re.compile(r"(?:带着|带领|率领|领着)$")  # 带着|6名|年轻人
_PEOPLE = re.compile(r".{1,8}[个名位人]")
# 三百余人|聆听了报告, 两千多名|师生到场
_HEARERS = re.compile(
    r"[^，。；]{0,8}?(?:聆听|听取|听了|到场|观看|观礼|出席|参加了?(?:[这本此]次|活动|仪式|讲座|会议|大会|典礼))"
)
_DAYS_OF_YEAR = re.compile(r"(?:365|366)(?:\.\d+)?[天日]")  # 一年为|365.2425日
_CAME = re.compile("[^，。]{0,4}(?:赶到|赶来|到位|就位|抵达|到场)")  # 首批|14人|赶到
_AHEAD = re.compile(r"(?:下一?个|今后|往后|接下来)的?$|再过(?:约|了)?$")  # 期待下个|20年, 再过|一个多月
_ROUND_THE_CLOCK = re.compile(
    r"的?[^，。]{0,4}(?:随叫随到|服务|营业|值班|值守|开放|热线|待命|不间断|运转|连续|全天|在线)"
)  # 24小时|的医疗服务
_IF = re.compile(
    r"(?<![宛仿自])若(?!干|[\u4e00-\u9fff]{0,2}[，。])|如果|假如|假使|要是|倘若|哪怕|就算"
)  # 父母若连续当值|十六小时
_PARTED = re.compile(r"(?:分为|分成|分做)(?P<row>[^，。；：]*[、和与及][^，。；：]*)$")
_NUMBERS = re.compile(r"(?<![\d.])\d{1,2}(?:、\d{1,2})+$")  # 7、8、9|三个月
_ROW = re.compile(r"(?:《[^《》]+》[、，和及与]?){2,}(?:等|这)?$")  # 《济公》和《繁花》|两部
_ALL = re.compile(r"100[%％]|百分之(?:一)?百")  # 成品率接近100%: nearly what else?
_TURNS = re.compile(r"[一两二三四五六七八九2-9](?:遍|趟|下|口|顿|声|眼|步|圈|回)")  # 检查了两遍
_ON_THE_WAY = re.compile(r"的(?:车程|路程|路|游客|顾客|队|人)")  # 半个小时|的车程, 排了三十分钟|的游客
_SPAN = "(?:分钟|小时|钟头|秒|天|日|周|星期|个月)"
_TIMES = re.compile(rf".*{_SPAN}")
_NOT = re.compile(r"[不没未]")  # 三天|不跟他讲话
# 相当于|十个|足球场大的工地
_AS_BIG_AS = re.compile(r"相当于[^，。]{0,4}$")
_BIG_THING = re.compile(
    r"(?:标准)?(?:足球场|篮球场|操场|西湖|泳池|游泳池|天安门广场|故宫)(?:那么|这么|般|一样)?大的"
)
# 随着|十多年|来的飞跃, |三十年|来不遗余力
_SINCE_ONLY = re.compile(r"(?<![^。；\n])(?:最?近)?$|(?:随着|[之此]后)$")
_VAGUE_YEARS = re.compile(r".*[多余几数].*年")
# 100米、|200米|飞人大战: the name of a race
_DISTANCE = re.compile(r"\d+米|\d+公里|[一二三四五六七八九十百千万]+米")
_RACE = re.compile(
    r"(?:[、和]\d+米)*(?:飞人|短跑|长跑|中长跑|赛跑|跑|跨?栏|接力|自由泳|仰泳|蛙泳|蝶泳|混合泳|气?手枪|气?步枪|[预半]?决?赛|冠军|项目|世界纪录)"
)
_DEGREES = re.compile(r"(?:[东西]经|[南北]纬)(?:约|为)?[\d.°′度分—~－至]*$")  # 北纬|31.12°
# 直至|24年|后的1970年: since when?
_FROM_WHEN, _YEAR_THEN = re.compile(r"(?:直至|直到|到了?|要等)$"), re.compile(r"[之以]?后的?\d{4}年")
# 试了|三天, 等了|两个小时: no work took so long
_WHILE = re.compile(r"[试想等病睡坐聊哭看听守跪站躺歇待呆找转逛下吵愣](?:了|上)?(?:整整|足足)?$")
_APART = re.compile(r"(?:隔着|相隔|相距|时隔|事隔)(?:了|近|约|将近|整整)*$")  # 隔着|百余年
# “错一条，后人就要跟着错（一百年）。”
_ROUND = re.compile(r"一?[百千万][年次倍遍回]")
_STORY = re.compile(
    r"(?:\d{1,2}日)?(?:凌晨|午夜|深夜|半夜|清晨|早晨|上午|中午|下午|傍晚|晚上?)?\d{1,2}[点时](?:零?\d{1,2}分|半)?[，许]"
)  # 0点20分，五辆车…: a story is told
_REPUBLIC = re.compile(r"-?(?:9\d|1[01]\d)年")
_NEXT = re.compile(r"第[一二三四五六七八九十百\d]+、$")  # 第九十五、|九十六回
# 今年|七十六岁, 徐文斌|七十六岁|，
_NOW_AGED = re.compile(r"(?:今年|现年|明年便?满|即将年?满|将满|如今|现在)(?:已经?|刚|才|只有|快)?$")
# 一座|八百多米|长的大桥: some bridge
_SOME_THING = re.compile(r"一[座条个块张间把台根棵架口眼面堵]$")
_LONG = re.compile(r"[长高宽厚重深大粗]的")
_ACHIEVED = re.compile(
    r"获|夺|造了|造成|制成|写成|写了|画了|建了|办了|修了|译了|培养|拿下|赢得|出版|发表|建成|建起|造出|发明|共有|分为|组成|设有|共建|荣立|生育|收录"
)  # 荣获三枚金牌


SEVERAL = 4
"""People of an essay from which one that is named once is none it is about."""
_WORK_YEARS = re.compile(r"(?:\d+|[一二三四五六七八九十]+)(?:多|余)?(?:年|载)")
_SERVES = re.compile("教了|当了|做了|干了|从事|从业|从医|从教|执教|行医|工作|工龄|教龄")
NAME = 4
"""Times a figure stands with the same character behind it, from which both are a name."""
NEARLY = 3
"""Points by which a percentage is apart from the tenths it is nearly, at most."""
MANY = 40
"""Things told one by one up to which their row tells the number."""
_NO_PLACE = frozenset(("上市",))
"""What the dictionary takes for the name of a place."""
NEAR = 24
"""Characters round a figure in which a work stands that it counts."""


class _Row(NamedTuple):
    """A figure that says nothing by what it is and by what stands right before and behind it."""

    answer: re.Pattern[str]
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None

    def says(self, shadow: str, answer: str, blank: Blank, start: int, end: int) -> bool:
        """Is it this one?"""
        return (
            self.answer.fullmatch(answer) is not None
            and (self.before is None or self.before.search(shadow, start, blank.start) is not None)
            and (self.after is None or self.after.match(shadow, blank.end, end) is not None)
        )


# 砍了|一个多小时|, 关了|两个星期|, 不到|二十分钟|: what is measured is told in digits
_SHORT_WHILE = re.compile(
    r"[半一二两三四五六七八九十百几数]+(?:多|余|来)?个?(?:半|多)?(?:分钟|小时|钟头|天|日|周|星期|礼拜|夜|昼夜)(?:多|半)?"
)
_ANY, _YEARS, _AGE = re.compile(".+"), re.compile(".*[年载]"), re.compile(".*岁")
_TIMES_OR_YEARS = re.compile(rf".*(?:{_SPAN}|年)")
_HAN_TIMES = re.compile(rf"[两{HAN_DIGITS}].*{_SPAN}")
_AT_SCHOOL = re.compile(
    "时光|期间|来(?:老师|同学|对)|的?(?:初中|高中|中学|大学|小学|校园|求学|同窗)"
)  # 三载|时光
_MEAN = re.compile(r"(?:来)?(?:年均|平均|的?复合)(?:增|年|同比|每年|下降|减)")  # 两年|平均增长5.2%
_EVENT = re.compile("的?(?:活动|比赛|展览|行程|假期|会议|培训|课程|时间)")  # 两天|活动
# 受访的|186名|摊贩里，有34%…: how many were asked
_ASKED = re.compile("(?:受访|访问了?|调查了?|抽查了?|抽样)(?:的|共|约)*$")
_NAMES_IT = re.compile("[\u4e00-\u9fff]")  # 三倍|券
# |三叠|岭瀑布, |六盘|水市: a place's name; not 三座|山
_IN_NAME = re.compile("[一二三四五六七八九十百千万][^座条个处道片口段名种级余多几大小里公万亿]")
_PLACE = re.compile("[岭山峰峡沟湾岛泉潭寺]")
_TRIVIAL = (
    _Row(_CLOCK_TIME),
    _Row(
        re.compile(".*次"), None, re.compile("列车|特快|快车|直快|航班|班车|动车|高铁")
    ),  # 7053次|列车: its name
    _Row(_TURNS),
    _Row(_SHORT_WHILE, None, re.compile("(?![之以]?内)")),
    _Row(_SOME),
    _Row(_ANY, re.compile("短短$")),
    _Row(re.compile(".*份"), re.compile("(?:发出|发放|收回|回收)(?:了|有效)?$")),  # 发出|420份|问卷
    _Row(re.compile(".*个半"), None, re.compile("马|程")),
    _Row(re.compile(r"\d{2}级"), None, re.compile("[^，。]{0,10}(?:班|专业|学生|本科|研究生)")),
    _Row(re.compile(r"(?:[一二两三四五六七八九十]|\d)页")),
    _Row(re.compile(r"0\d.*")),  # |014年|，of which a figure is lost
    _Row(_TIMES, re.compile("放假$")),
    _Row(re.compile("[零下-]*\\d+(?:℃|度)"), re.compile("[清早]晨[^。]*气温[^，。]*$")),  # 清晨，气温降到|3℃
    _Row(
        re.compile("1(?:克|千克|公斤|吨|米|平方米|立方米|升|毫升|公里|亩)"),
        re.compile(r"[，。]$|每[^，。\d]{0,4}$"),
    ),  # |1克|土壤里的菌丝可长达200米
    _Row(_AGE, re.compile("(?:先生|女士|小姐|太太)(?:约|今年)?$")),
    _Row(_YEARS, _SINCE_ONLY, re.compile("来")),
    _Row(_VAGUE_YEARS, None, re.compile("来")),
    _Row(_ABOUT),
    _Row(re.compile(".*[日号]"), re.compile("月$")),  # 次年二月|二十四日
    _Row(_ANY, re.compile(r"[+＋]$")),  # 8G+|128GB
    _Row(_IN_NAME, None, _PLACE),
    _Row(_ANY, _IN_BRACKETS, re.compile("[）)]")),
    _Row(re.compile(".*[年月天周]"), _AHEAD),
    _Row(_ANY, _CONVERTED),
    _Row(_ANY, _AS_BIG_AS, _BIG_THING),
    _Row(_DISTANCE, None, _RACE),
    _Row(_ANY, _DEGREES),
    _Row(re.compile("(?:90|九十)[度°]"), None, re.compile("[^，。]{0,2}(?:垂直|直角)")),
    _Row(_YEARS, _FROM_WHEN, _YEAR_THEN),
    _Row(re.compile("24小时|二十四小时"), None, _ROUND_THE_CLOCK),
    _Row(re.compile("半个?世纪|五千年")),  # 上下|五千年|文明
    _Row(_PEOPLE, _LEADING),
    _Row(_PEOPLE, None, _HEARERS),
    _Row(re.compile(".*个人"), re.compile("的$")),  # 默契的|五个人
    _Row(re.compile(".*多.*"), _SOME_THING, _LONG),
    _Row(_HAN_TIMES, None, _NOT),
    _Row(_HAN_TIMES, _WHILE),
    _Row(_DAYS_OF_YEAR),
    _Row(re.compile(".*型")),  # 2型|糖尿病
    _Row(
        re.compile(r"(?:[一二两三四五六七八九]|\d)个"),
        None,
        re.compile("女儿|儿子|孩子|侄|外甥|兄弟|姐妹|哥哥|弟弟|姐姐|妹妹"),
    ),
    _Row(_ALL, _NEARLY),
    _Row(_TIMES, None, _ON_THE_WAY),
    _Row(_AGE, None, _AGED),
    _Row(
        _AGE, None, re.compile("及以[上下]|以[上下]的?(?:老年|常住)?人[口群]")
    ),  # 65岁|及以上人口: where statistics part people
    _Row(_AGE, re.compile(r"\d[~～—–-]+$")),  # 15~|59岁|人口
    _Row(_AGE, _NOW_AGED),
    _Row(re.compile(r"\d+\.\d+个")),  # 分别高于全部投资|7.2个|和10.7个百分点
    _Row(_PEOPLE, re.compile("(?:首批|第一批|增派|派出)[^，。]{0,4}$"), _CAME),
    _Row(_YEARS, None, re.compile("过去|下来|之隔")),
    _Row(re.compile("四处"), re.compile("(?<![有共了为成等计达])$")),  # 拉着他|四处|拜访
    _Row(
        re.compile("万元"), None, re.compile("工业|规模|GDP|国内|地区|生产|产值|增加值|户")
    ),  # |万元|工业增加值用水量; not |万元|月薪
    _Row(_TIMES_OR_YEARS, None, re.compile(r"[之以]?后的\d{4}年")),  # |三十七年|之后的2012年1月
    _Row(_YEARS, re.compile("退休(?:已经?|了)*$")),
    _Row(
        _ANY, re.compile("按照?[^。；]*(?:来?[计换折]?算|计)，[^。，；]*$")
    ),  # 按每天用10度来算，够|400万户|用
    _Row(_YEARS, re.compile("民国$")),  # 一直编到民国|六十几年
    _Row(
        _YEARS, re.compile(r"[从自]\d{4}年[^。；]*[到至](?:现在|如今|今天|今)[^，。]{0,4}$")
    ),  # 从1989年设立到现在已经|三十多年
    _Row(_YEARS, _APART),
    _Row(
        _VAGUE_YEARS, re.compile(r"自从?\d{4}年[^。；]*(?:以?来|之?后|起)，[^。；]*$")
    ),  # 自2004年挂牌以来，历经|十余年|发展
    _Row(re.compile("[一二两三四五六七八九]?千.*年"), None, _LATER),  # 两千三百年|后，人类仍在追问
    _Row(re.compile(".*倍"), None, re.compile("速")),  # 两倍|速
    _Row(_ANY, _NEXT),
    _Row(re.compile(r"\d+位"), None, re.compile("数")),  # 11位|数的逆袭
    _Row(_ALL, re.compile("甚至[^，。]{0,3}$")),
    _Row(
        re.compile(".*"), re.compile("（[^（）]{0,12}$"), re.compile("[^（）]{0,3}）")
    ),  # 系列报告（共|3份|）
    _Row(re.compile(".*[元块]"), re.compile("一[颗瓶碗杯份支串]$")),
    _Row(re.compile(r"[一1](?:套|本|笔|册|部|项|类|种|支|幅|首|篇|台|辆|间|所|校)")),
    _Row(re.compile(r"\d+[师团军营连旅]")),  # 红5军团|34师
    _Row(_TIMES, re.compile("(?<![提之以])前$")),  # 前|两天
    _Row(re.compile("[两二三四]个人"), re.compile("(?:听到|听见|看到|看见|遇到|遇见|碰到)$")),
    _Row(re.compile("[十几]+天"), re.compile("经过?$")),
    _Row(re.compile("半年"), None, re.compile("[^，。]{0,3}(?:会|总结|报告|工作)")),
    _Row(re.compile(".*周年"), re.compile("建[国党军]$")),
    _Row(re.compile(".*[本个项类种笔]"), re.compile("最后$")),
    _Row(re.compile("百分之(?:一)?百|百分百")),
    _Row(re.compile("[三四六3-6][年载]"), None, _AT_SCHOOL),
    _Row(re.compile("[三四六3-6]年"), re.compile("(?:大学|本科|[高初]中|中学|小学)的?$")),  # 大学|四年
    _Row(re.compile("[一二两三四五1-5]天"), None, _EVENT),
    _Row(re.compile(".*(?:部门|单位|部委|机构)"), re.compile("等$")),
    _Row(re.compile(".*[名位个人户]"), _ASKED),
    _Row(re.compile("[十几]+年"), re.compile("[晚早]生?了?$")),
    _Row(re.compile("(?:八百|800)(?:多|余)?字"), re.compile("凑|写[满够]|不少于|作文")),
    _Row(_TIMES, None, _LATER),
    _Row(_TIMES_OR_YEARS, None, _MEAN),
)


def unworthy_figure(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    """The reason why a figure is not worth asking in the passage from `start` to `end`, or an empty string."""
    shadow = analysis.essay.shadow
    answer = re.sub(r"\s", "", shadow[blank.start : blank.end])
    near = shadow[max(start, blank.start - NEAR) : min(end, blank.end + NEAR)]
    told = _ACHIEVED.search(shadow, start, blank.start) or "《" in near
    few = _FEW.fullmatch(answer) or _FEWER.fullmatch(answer)
    if (few and not told) or any(found.match(answer) for found in (_PAIR, _POINTS, _ONE, _NAMED_BY)):
        return "trivial"
    told_off = _told_off(shadow[blank.end : end], answer) or _listed_before(
        shadow[start : blank.start], answer
    )
    if answer in ("一半", "半", "半数", "半數") or told_off:
        return "gives-away" if len(answer) > 1 and answer[-1] not in "半数數" else "trivial"
    if _IF.search(re.split(r"[，。；：！？“”「」]", shadow[start : blank.start])[-1]):
        return "trivial"
    if _converted_behind(analysis, blank, end):
        return "gives-away"
    if any(row.says(shadow, answer, blank, start, end) for row in _TRIVIAL):
        return "trivial"
    if (
        _names_something(analysis, blank)
        or _of_reign(shadow, blank, start)
        or _served(analysis, blank, start, end)
    ):
        return "trivial"
    if analysis.essay.script == "hant" and _REPUBLIC.fullmatch(answer):
        return "trivial"  # 111年: a year of the republic, no while
    if blank.start == start and shadow.startswith("，", blank.end) and _TIMES_OR_YEARS.fullmatch(answer):
        return "trivial"  # |四十年|，变革的中国风云激荡
    if _aged_now(analysis, blank, start, end) or (quoted(analysis, blank) and _said(analysis, blank, start)):
        return "trivial"
    if _STORY.match(shadow, start, end) or (_MINUTES.fullmatch(answer) and _CLOCK.search(shadow, start, end)):
        return "trivial"
    ago = _AGO.match(shadow, blank.end, end) and not answer.endswith("岁")
    if ago or (_TIMES_OR_YEARS.fullmatch(answer) and _SINCE.search(shadow, start, blank.start)):
        return "relative"
    if _tenth_told(answer, shadow[start:end]):
        return "gives-away"
    if reckoned.rounded(analysis, blank, start, end):
        return "gives-away"
    spoken = any(
        q.start < blank.start and blank.end < q.end and _SENTENCE.search(shadow, q.start, q.end)
        for q in analysis.quotes
    )
    if spoken and _ADDRESSED.search(shadow, start, end):
        return "no-context"  # “您给我妈补了三年课”
    if spoken and _ALONE.fullmatch(shadow, start, end) and not proper(analysis, start, end):
        return "no-context"  # “上市一年半，已有两百个工地使用。”: of what?
    if spoken and re.fullmatch(r"\s*“[^“”]*[这那他她我你][^“”]*”\s*", shadow[start:end]):
        return "no-context"  # “青溪人等这一天等了三十多年。”: who says so?
    if spoken and (not proper(analysis, start, end) or _TIMES.fullmatch(answer)):
        return "trivial"  # 徒弟说：“还有8级。”
    if len(answer) == 2 and (
        _ECHO.match(shadow, blank.start) or _ECHO.fullmatch(shadow, blank.start - 2, blank.end - 1)
    ):
        return "gives-away"  # 五天五夜: either tells the other
    if reckoned.told(analysis, blank, start, end, answer):
        return "gives-away"
    if answer.endswith("夜") and _DAYS_BEFORE.search(shadow, start, blank.start):
        return "gives-away"  # 四天（三夜）
    return "cut" if shadow.endswith("（", start, blank.start) else ""  # 炼出铜锡（28公斤铜、…）


def _names_something(analysis: Analysis, blank: Blank) -> bool:
    """Does the figure with the character behind it stand again and again, as the name of something: （三倍）券, （四连）胜?"""
    shadow = analysis.essay.shadow
    behind = shadow[blank.end : blank.end + 1]
    asked = next((q for q in analysis.quantities if q.start < blank.end and blank.start < q.end), None)
    if asked is None or asked.dimension not in ("count", "ratio"):
        return False
    if not _NAMES_IT.match(behind) or segment.tag(behind)[:1] in ("u", "d", "p", "f", "c"):
        return False
    name = shadow[blank.start : blank.end] + behind
    return level(name) in level(analysis.essay.title or "") or shadow.count(name) >= NAME


def _served(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how long somebody has worked whom an essay about somebody else names once: 退休教师黎婉芬说，她教了（三十年）书?"""
    shadow = analysis.essay.shadow
    here = [p for p in analysis.people if any(start <= m.start < end for m in p.mentions)]
    years = _WORK_YEARS.fullmatch(shadow, blank.start, blank.end)
    if years is None or len(here) != 1 or len(here[0].mentions) > 1 or len(analysis.people) < SEVERAL:
        return False
    near = shadow[max(start, blank.start - 10) : min(end, blank.end + 6)]
    return bool(_SERVES.search(near)) and here[0].name not in (analysis.essay.title or "")


def _of_reign(shadow: str, blank: Blank, start: int) -> bool:
    """Is it a later year of the reign that the sentence begins with: 绍圣元年，…被贬到惠州，（四年），又…?"""
    if not re.fullmatch("[一二三四五六七八九十]{1,3}年", shadow[blank.start : blank.end]):
        return False
    alone = shadow.endswith("，", start, blank.start) and shadow.startswith("，", blank.end)
    reigns = re.finditer(
        "([\u4e00-\u9fff]{2})(?:元|[一二三四五六七八九十]{1,3})年", shadow[start : blank.start]
    )
    return alone and any(m[1] in eras() for m in reigns)


def _tenth_told(answer: str, passage: str) -> bool:
    """Does a percentage beside it tell how many tenths: 38.91%，接近（四成）?"""
    tenths = _TENTHS.fullmatch(answer)
    if not tenths:
        return False
    near = 10 * (HAN_DIGITS.index(tenths[1]) + 1)
    return any(abs(float(m[1]) - near) < NEARLY for m in _PERCENT.finditer(passage))


def _aged_now(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how old somebody is when the essay is written, behind his name: 徐文斌（七十六岁），?"""
    shadow = analysis.essay.shadow
    at = blank.start - shadow.endswith("，", 0, blank.start)  # 她叫石云，（23岁），刚毕业
    named = any(m.end + len(m.title) == at for m in analysis.mentions)
    behind = shadow[blank.end : blank.end + 1] in tuple("，。、；") and blank.end < end
    return shadow.endswith("岁", blank.start, blank.end) and named and behind


def _said(analysis: Analysis, blank: Blank, start: int) -> bool:
    """Is a figure in somebody's words a while (安静了半分钟), a round number, or of a proverb or a couplet?"""
    shadow = analysis.essay.shadow
    answer = re.sub(r"\s", "", shadow[blank.start : blank.end])
    proverb = _FOLK.search(shadow, start, blank.start) is not None
    figure_of_speech = _ROUND.fullmatch(answer) is not None
    return proverb or figure_of_speech or _TIMES.fullmatch(answer) is not None or _couplet(analysis, blank)


def _couplet(analysis: Analysis, blank: Blank) -> bool:
    """Do the words that hold the figure have two halves of one length: 板凳要坐（十年）冷，文章不写一句空?"""
    shadow = analysis.essay.shadow
    inner = min((q.end - q.start, q) for q in analysis.quotes if q.start < blank.start and blank.end < q.end)[
        1
    ]
    halves = [half for half in re.split("[，。；！？]", shadow[inner.start + 1 : inner.end - 1]) if half]
    return len(halves) == 2 and len(halves[0]) == len(halves[1])


def _told_off(after: str, answer: str) -> bool:
    """Are the things counted told one by one behind their number: （四项）建议，分别为：一、…；二、…?"""
    found, told = quantity.find(answer), _ONE_BY_ONE.search(after)
    if not (found and told and found[0].low and found[0].low.isdecimal()):
        return False
    number = int(found[0].low)
    row = _LAST.sub("、", told[1] or told[2])
    return 2 <= number <= MANY and max(row.count(mark) for mark in "；、，") >= number - 1


def quoted(analysis: Analysis, blank: Blank) -> bool:
    """Does the answer stand in quotation marks?"""
    return any(q.start < blank.start and blank.end < q.end for q in analysis.quotes)


def _converted_behind(analysis: Analysis, blank: Blank, end: int) -> bool:
    """Does the same stand in brackets right behind, in other units: 每（20里）（11.7公里）?"""
    shadow = analysis.essay.shadow
    opened = re.match(r"[（(](?:约|合|即)*", shadow[blank.end : end])
    asked = next((q for q in analysis.quantities if q.start < blank.end and blank.start < q.end), None)
    if not opened or asked is None:
        return False
    at = blank.end + opened.end()
    other = next((q for q in analysis.quantities if q.start == at), None)
    return (
        other is not None
        and other.dimension == asked.dimension
        and shadow[other.end : other.end + 1] in "）)"
    )


def _listed_before(before: str, answer: str) -> bool:
    """Do the things counted stand right before their number: 《济公》和《繁花》（两部）作品, 7、8、9（三个月）?"""
    found, row, months = quantity.find(answer), _ROW.search(before), _NUMBERS.search(before)
    listed = row[0].count("《") if row else months[0].count("、") + 1 if months else 0
    if parted := _PARTED.search(before):
        listed = len(re.split("[、和与及]", parted["row"]))  # 可分为甲与乙|两种
    return bool(found and listed and found[0].low == str(listed))


def proper(analysis: Analysis, start: int, end: int) -> bool:
    """Does the passage name anybody or anything: a person, a place, a work, a model?"""
    shadow = analysis.essay.shadow
    if any(start <= m.start < end for m in analysis.mentions):
        return True
    if re.search(r"《|[A-Za-z]{2,}", shadow[start:end]):
        return True
    return any(
        segment.tag(shadow[start + a : start + b])[:2] in ("ns", "nt", "nz")
        for a, b in segment.cut(shadow[start:end])
        if b - a > 1 and shadow[start + a : start + b] not in _NO_PLACE
    )
