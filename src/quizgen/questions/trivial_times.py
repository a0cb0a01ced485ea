"""Times and ages that say nothing by what they are and what stands right before and behind them."""

import re

from quizgen.questions.shown import HAN_DIGITS
from quizgen.questions.trivial_row import AGE, YEARS, Row

_AGED = re.compile(
    r"的(?![，。])|[女男老小]|青年|少年|中年|母亲|父亲|农民|工人"
)  # 六岁|的孩子, 82岁|的退休教师
_LATER = re.compile(r"(?:之|以|过)?后|过去|下来")  # 15分钟|过后, 六年|下来
_CLOCK_TIME = re.compile(
    r"[\d零一二三四五六七八九十]{1,3}[点时](?:[\d零一二三四五六七八九十]{1,3}分|整|许|半)?"
)
_DAYS_OF_YEAR = re.compile(r"(?:365|366)(?:\.\d+)?[天日]")  # 一年为|365.2425日
_AHEAD = re.compile(r"(?:下一?个|今后|往后|接下来)的?$|再过(?:约|了)?$")  # 期待下个|20年, 再过|一个多月
_ROUND_THE_CLOCK = re.compile(
    r"的?[^，。]{0,4}(?:随叫随到|服务|营业|值班|值守|开放|热线|待命|不间断|运转|连续|全天|在线)"
)  # 24小时|的医疗服务
_ON_THE_WAY = re.compile(r"的(?:车程|路程|路|游客|顾客|队|人)")  # 半个小时|的车程, 排了三十分钟|的游客
SPAN = "(?:分钟|小时|钟头|秒|天|日|周|星期|个月)"
TIMES = re.compile(rf".*{SPAN}")
_NOT = re.compile(r"[不没未]")  # 三天|不跟他讲话
# 随着|十多年|来的飞跃, |三十年|来不遗余力
_SINCE_ONLY = re.compile(r"(?<![^。；\n])(?:最?近)?$|(?:随着|[之此]后)$")
_VAGUE_YEARS = re.compile(r".*[多余几数].*年")
_YEAR_THEN = re.compile(r"[之以]?后的\d{4}年")  # 直至|24年|后的1970年: since when?
# 试了|三天, 等了|两个小时: no work took so long
_WHILE = re.compile(r"[试想等病睡坐聊哭看听守跪站躺歇待呆找转逛下吵愣](?:了|上)?(?:整整|足足)?$")
_APART = re.compile(r"(?:隔着|相隔|相距|时隔|事隔)(?:了|近|约|将近|整整)*$")  # 隔着|百余年
# 今年|七十六岁, 徐文斌|七十六岁|，
_NOW_AGED = re.compile(r"(?:今年|现年|明年便?满|即将年?满|将满|如今|现在)(?:已经?|刚|才|只有|快)?$")
# 砍了|一个多小时|, 关了|两个星期|, 不到|二十分钟|: what is measured is told in digits
_SHORT_WHILE = re.compile(
    r"[半一二两三四五六七八九十百几数]+(?:多|余|来)?个?(?:半|多)?(?:分钟|小时|钟头|天|日|周|星期|礼拜|夜|昼夜)(?:多|半)?"
)
TIMES_OR_YEARS = re.compile(rf".*(?:{SPAN}|年)")
_HAN_TIMES = re.compile(rf"[两{HAN_DIGITS}].*{SPAN}")
_AT_SCHOOL = re.compile(
    "时光|期间|来(?:老师|同学|对)|的?(?:初中|高中|中学|大学|小学|校园|求学|同窗)"
)  # 三载|时光
_MEAN = re.compile(r"(?:来)?(?:年均|平均|的?复合)(?:增|年|同比|每年|下降|减)")  # 两年|平均增长5.2%
_EVENT = re.compile("的?(?:活动|比赛|展览|行程|假期|会议|培训|课程|时间)")  # 两天|活动
# 结合自己|二十六年|的工作经历, 凭着|三十年|驾驶经验
_EXPERIENCE = re.compile("的?[\u4e00-\u9fff]{0,2}(?:经历|经验|工龄|阅历)")

ROWS = (
    Row(_CLOCK_TIME),
    Row(re.compile("半年|[一两二三四五六]个月"), re.compile("住了$")),  # 母亲住了|半年|，有一天忽然说
    Row(
        re.compile("[一两二三四五六七八九十几半]个?多?月"),
        re.compile("(?<![^，。；\n])$"),
        re.compile("(?:之|以)?后，"),
    ),  # |一个多月|后，
    Row(re.compile(".*岁[到至].*多岁")),  # |六十岁到七十多岁|
    Row(_SHORT_WHILE, None, re.compile("(?![之以]?内)")),
    Row(
        re.compile(".*年"), re.compile("(?:为|创|是)近$"), re.compile("来?(?:的)?(?:最|新[高低])")
    ),  # 为近|十年|最低
    Row(TIMES, re.compile("放假$")),
    Row(AGE, re.compile("(?:先生|女士|小姐|太太)(?:约|今年)?$")),
    # 女性占56.1%，|六十岁|以上的老年读者占13.4%
    Row(AGE, after=re.compile(r"(?:及)?以[上下][^，。；]{0,8}(?:占|只有|不足|超过|的有)")),
    Row(YEARS, _SINCE_ONLY, re.compile("来")),
    Row(_VAGUE_YEARS, None, re.compile("来")),
    Row(re.compile(".*[日号]"), re.compile("月$")),  # 次年二月|二十四日
    Row(re.compile(".*[年月天周]"), _AHEAD),
    Row(re.compile("24小时|二十四小时"), None, _ROUND_THE_CLOCK),
    Row(re.compile("半个?世纪|五千年")),  # 上下|五千年|文明
    Row(_HAN_TIMES, None, _NOT),
    Row(_HAN_TIMES, _WHILE),
    Row(_DAYS_OF_YEAR),
    Row(TIMES, None, _ON_THE_WAY),
    Row(AGE, None, _AGED),
    Row(
        AGE, None, re.compile("及以[上下]|以[上下]的?(?:老年|常住)?人[口群]")
    ),  # 65岁|及以上人口: where statistics part people
    Row(AGE, re.compile(r"\d[~～—–-]+$")),  # 15~|59岁|人口
    Row(AGE, _NOW_AGED),
    Row(YEARS, None, re.compile("过去|下来|之隔")),
    Row(TIMES_OR_YEARS, None, _YEAR_THEN),
    Row(YEARS, re.compile("退休(?:已经?|了)*$")),
    Row(YEARS, re.compile("民国$")),  # 一直编到民国|六十几年
    Row(
        YEARS, re.compile(r"[从自]\d{4}年[^。；]*[到至](?:现在|如今|今天|今)[^，。]{0,4}$")
    ),  # 从1989年设立到现在已经|三十多年
    Row(YEARS, _APART),
    Row(
        _VAGUE_YEARS, re.compile(r"自从?\d{4}年[^。；]*(?:以?来|之?后|起)，[^。；]*$")
    ),  # 自2004年挂牌以来，历经|十余年|发展
    Row(re.compile("[一二两三四五六七八九]?千.*年"), None, _LATER),  # 两千三百年|后，人类仍在追问
    Row(TIMES, re.compile("(?<![提之以])前$")),  # 前|两天
    Row(re.compile("[十几]+天"), re.compile("经过?$")),
    Row(re.compile("半年"), None, re.compile("[^，。]{0,3}(?:会|总结|报告|工作)")),
    Row(
        re.compile(".*周年"),
        re.compile("建[国党军]$|(?:庆祝|纪念)[^，。]{2,16}$"),
        re.compile("大会|之际|座谈会|活动|[，]"),
    ),
    Row(re.compile("[三四六3-6][年载]"), None, _AT_SCHOOL),
    Row(re.compile("[三四六3-6]年"), re.compile("(?:大学|本科|[高初]中|中学|小学)的?$")),  # 大学|四年
    Row(re.compile("[一二两三四五1-5]天"), None, _EVENT),
    Row(re.compile("[十几]+年"), re.compile("[晚早]生?了?$")),
    Row(TIMES, None, _LATER),
    Row(TIMES_OR_YEARS, None, _MEAN),
    Row(AGE, re.compile("过[^，。]{0,4}$"), re.compile("的?生日")),  # 给儿子过|十岁|生日
    Row(YEARS, re.compile("(?:结合|凭借?|靠着?|以|用|带着)[^，。]{0,6}$"), _EXPERIENCE),
    Row(YEARS, re.compile("[空荒闲置废弃]了$"), re.compile("的")),  # 空了|四年|的旧校舍
    Row(re.compile(r"\d+(?:秒|分钟)"), None, re.compile("(?:概览|速览|读懂|看懂)[：:]")),  # |30秒|概览：
    Row(YEARS, re.compile("[棵株]$"), re.compile("的")),  # 两棵|一百多年|的樟树
    # 刚进厂不到|半年|的学徒; 一位数了|十几年|雨燕的志愿者
    Row(
        TIMES_OR_YEARS,
        re.compile("(?:进厂|入职|入伍|入行|上班)(?:刚|才|仅|不到|不足|不满|还不到)*$"),
        re.compile("的"),
    ),
    Row(
        YEARS,
        re.compile("[一有][位名个][^，。]{0,10}$"),
        re.compile("[^，。]{0,6}的[\u4e00-\u9fff]{2,4}(?:说|所说|告诉|表示)"),
    ),
    Row(_VAGUE_YEARS, re.compile("(?:迄今|至今|到今天|到现在)[^，。；]{0,6}$")),  # 迄今已走过|九十余年
    Row(
        TIMES_OR_YEARS,
        re.compile("(?<![^。；\n])(?:不到|不足|没过|才过|过了|只过|整整|足足)$"),
        re.compile("，"),
    ),
    Row(AGE, None, re.compile("的?(?:未成年人|老年人|青少年|儿童|婴幼儿)")),  # |0到17周岁|未成年人
    Row(
        re.compile(".*[年个月]"), re.compile("过去$"), re.compile("[^，。]{2,}的")
    ),  # 过去|五年|获资助的六条航线
    Row(TIMES_OR_YEARS, re.compile("(?<![^。；\n])(?:近|最近|过去)$"), re.compile("，")),  # 近|十年|，…
    # 冒雨走了|六里路
    Row(
        re.compile(rf"(?:[{HAN_DIGITS}几来多]{{1,3}}|\d{{1,2}})(?:里|公里)[山夜]?路?"),
        re.compile("(?:走|跑|赶|追|骑)了$"),
    ),
    Row(re.compile("[一二两三四五]千(?:多|余)年"), re.compile("[了着]$")),  # 让后人感叹了|两千多年
    # |六十年|后，2020年11月10日…
    Row(
        re.compile(".*[年月天]"),
        None,
        re.compile(r"(?:之|以)?后，(?:\d{4}年|[一二][〇零○一二三四五六七八九]{3}年)"),
    ),
    Row(
        re.compile("[一二三四五六七八九][〇零一二三四五六七八九]年")
    ),  # |九七年|前后: a year told short, or |七八年
)
