"""Figures that say nothing by what they are and what stands right before and behind them."""

import re
from typing import NamedTuple

from quizgen.model import Blank
from quizgen.questions.shown import HAN_DIGITS

_AGED = re.compile(
    r"的(?![，。])|[女男老小]|青年|少年|中年|母亲|父亲|农民|工人"
)  # 六岁|的孩子, 82岁|的退休教师
_LATER = re.compile(r"(?:之|以|过)?后|过去|下来")  # 15分钟|过后, 六年|下来
_CLOCK_TIME = re.compile(
    r"[\d零一二三四五六七八九十]{1,3}[点时](?:[\d零一二三四五六七八九十]{1,3}分|整|许|半)?"
)
_SOME = re.compile(
    r"(?:十多|几十|数十|多)次|(?:十来|十几|十余|十多|几十|数十|好几|几)[个位名人只张本块把条辆件棵顿处种家户]人?"
)  # 十来位亲戚
# 四五位, 七、八个: nobody counted them; not 两三厘米, 二三十吨
_ABOUT = re.compile(
    r"(?!.*(?:[毫厘分微千]米|公里|公斤|千克|吨|千伏|千瓦)$)"
    r"(?:一、?两|两、?三|二、?三|三、?[四五]|四、?五|五、?六|六、?七|七、?八|八、?九)[\u4e00-\u9fff]{1,2}"
)
_NEARLY = re.compile(r"(?:接近|将近|几乎|近乎)(?:达到?|是|有)?$")
# 约合|1.3万人民币, 相当于今天的|1500英镑: the same sum in other money
_CONVERTED = re.compile(r"(?:约合|折合|折算|换算)[^，。]{0,6}$|相当于(?:今天|现在|如今|目前)的?[^，。]{0,3}$")
# 每20里（|11.7公里|）: the same length in other units
_IN_BRACKETS = re.compile(r"[\d一二三四五六七八九十百千万][^，。（）\d]{0,5}[（(](?:约|合|即)*$")
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
_ALL = re.compile(r"100[%％]|百分之(?:一)?百")  # 成品率接近100%: nearly what else?
_TURNS = re.compile(r"[一两二三四五六七八九2-9](?:遍|趟|下|口|顿|声|眼|步|圈|回)")  # 检查了两遍
_ON_THE_WAY = re.compile(r"的(?:车程|路程|路|游客|顾客|队|人)")  # 半个小时|的车程, 排了三十分钟|的游客
SPAN = "(?:分钟|小时|钟头|秒|天|日|周|星期|个月)"
TIMES = re.compile(rf".*{SPAN}")
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
_YEAR_THEN = re.compile(r"[之以]?后的\d{4}年")  # 直至|24年|后的1970年: since when?
# 试了|三天, 等了|两个小时: no work took so long
_WHILE = re.compile(r"[试想等病睡坐聊哭看听守跪站躺歇待呆找转逛下吵愣](?:了|上)?(?:整整|足足)?$")
_APART = re.compile(r"(?:隔着|相隔|相距|时隔|事隔)(?:了|近|约|将近|整整)*$")  # 隔着|百余年
_NEXT = re.compile(r"第[一二三四五六七八九十百\d]+、$")  # 第九十五、|九十六回
# 今年|七十六岁, 徐文斌|七十六岁|，
_NOW_AGED = re.compile(r"(?:今年|现年|明年便?满|即将年?满|将满|如今|现在)(?:已经?|刚|才|只有|快)?$")
# 一座|八百多米|长的大桥: some bridge
_SOME_THING = re.compile(r"一[座条个块张间把台根棵架口眼面堵]$")
_LONG = re.compile(r"[长高宽厚重深大粗]的")


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
TIMES_OR_YEARS = re.compile(rf".*(?:{SPAN}|年)")
_HAN_TIMES = re.compile(rf"[两{HAN_DIGITS}].*{SPAN}")
_AT_SCHOOL = re.compile(
    "时光|期间|来(?:老师|同学|对)|的?(?:初中|高中|中学|大学|小学|校园|求学|同窗)"
)  # 三载|时光
_MEAN = re.compile(r"(?:来)?(?:年均|平均|的?复合)(?:增|年|同比|每年|下降|减)")  # 两年|平均增长5.2%
_EVENT = re.compile("的?(?:活动|比赛|展览|行程|假期|会议|培训|课程|时间)")  # 两天|活动
# 受访的|186名|摊贩里，有34%…: how many were asked
_ASKED = re.compile("(?:受访|访问了?|调查了?|抽查了?|抽样)(?:的|共|约)*$")
# |三叠|岭瀑布, |六盘|水市: a place's name; not 三座|山
_IN_NAME = re.compile("[一二三四五六七八九十百千万][^座条个处道片口段名种级余多几大小里公万亿]")
_PLACE = re.compile("[岭山峰峡沟湾岛泉潭寺]")
# 结合自己|二十六年|的工作经历, 凭着|三十年|驾驶经验
_EXPERIENCE = re.compile("的?[\u4e00-\u9fff]{0,2}(?:经历|经验|工龄|阅历)")
_ONE_OF_THEM = re.compile(
    "(?:之中|当中|里头?|中)，?[只便就]?有一[个位名枚本张件条种人幅]"
)  # 四枚|之中有一枚是他
# 门脸不到|两米|宽, 屋里有|三丈|深
_HAN_SIZE = re.compile(rf"[两半{HAN_DIGITS}]+(?:多|来|几)?(?:米|尺|丈|步|平方米)")
_PREMISES = re.compile(
    "(?:门脸|门面|铺面|店面|店堂|铺子|屋[子里]?|房间?|院[子里]|走廊|过道|柜台|桌子?|窗子?|灶台)[^。；]{0,12}$"
)
_SHARED = re.compile(
    "[两二三四]个?(?:项|种|者|样|部分|类)"
)  # |两项|费用必须分开: of which the sentence before tells
# 变卖了城中的|两处|店铺, 放倒了|两棵|; not 文物三面
_HANDFUL = re.compile("[两二三四五六七八九][处间座亩棵株个只头匹把张块件条斤]")
_DEALT = re.compile("(?:卖[掉出到]?|变卖|典当|买[来下]?|放倒|砍倒?|宰)(?:了)?[^，。；0-9]{0,6}$")
_HAN_ONLY = re.compile(rf"[两半几多来{HAN_DIGITS}]+[^\d]{{1,2}}")
_TRIVIAL = (
    _Row(_CLOCK_TIME),
    _Row(
        re.compile(".*次"), None, re.compile("列车|特快|快车|直快|航班|班车|动车|高铁")
    ),  # 7053次|列车: its name
    _Row(_TURNS),
    # |三百五十一里|八十步, 三百有|六旬|有六日: a piece of a measure
    _Row(
        _ANY,
        None,
        re.compile(rf"(?:有|又)?[{HAN_DIGITS}\d]+(?:步|尺|寸|丈|钱|厘|毫|刻|日)(?![\u4e00-\u9fff]?[内后前])"),
    ),
    _Row(re.compile("半年|[一两二三四五六]个月"), re.compile("住了$")),  # 母亲住了|半年|，有一天忽然说
    _Row(re.compile(".*字"), None, re.compile("(?:一页|一张)?的?(?:稿纸|格子|方格)")),  # 写|四百字|稿纸十页
    _Row(
        re.compile(".*届"), None, re.compile("全国人大|全国政协|人大|政协|中央|[一-鿿]{1,2}全会")
    ),  # |六届|全国人大常委会
    _Row(re.compile(".*[升一二五]"), None, re.compile("十进")),  # |五升|十进: what is said in reckoning
    _Row(_ANY, re.compile("一(?:次|口气)(?:性)?[就便][^，。]{0,4}$")),  # 一次就拍到了|二十三只
    _Row(_ANY, re.compile("残[长高宽]$")),  # 残长|5.6厘米
    _Row(
        re.compile("[一两二三四五六七八九十几半]个?多?月"),
        re.compile("(?<![^，。；\n])$"),
        re.compile("(?:之|以)?后，"),
    ),  # |一个多月|后，
    _Row(re.compile(".*岁[到至].*多岁")),  # |六十岁到七十多岁|
    _Row(_SHORT_WHILE, None, re.compile("(?![之以]?内)")),
    _Row(_SOME),
    _Row(_ANY, re.compile("短短$")),
    _Row(
        re.compile(".*年"), re.compile("(?:为|创|是)近$"), re.compile("来?(?:的)?(?:最|新[高低])")
    ),  # 为近|十年|最低
    _Row(_ANY, re.compile("(?:怀孕|身孕|怀胎|怀了)(?:已|才|约)?$")),  # 怀孕|八个月
    _Row(
        _ANY, None, re.compile("(?:未接(?:来电|电话)|(?:条)?(?:短信|微信)(?![用公支平小群]))")
    ),  # 十一个|未接来电
    _Row(_HANDFUL, _DEALT),
    _Row(re.compile(".*[尺呎寸]"), _SOME_THING, _LONG),  # 用一块|五呎|高的木板
    _Row(_ANY, re.compile("(?:身高|体重|个头|个子)(?:只有|不足|约|近)?$")),  # 身高|一米八二
    _Row(re.compile(".*份"), re.compile("(?:发出|发放|收回|回收)(?:了|有效)?$")),  # 发出|420份|问卷
    _Row(re.compile(".*个半"), None, re.compile("马|程")),
    _Row(re.compile(r"\d{2}级"), None, re.compile("[^，。]{0,10}(?:班|专业|学生|本科|研究生)")),
    _Row(re.compile(r"(?:[一二两三四五六七八九十]|\d)页")),
    _Row(re.compile(r"0\d.*")),  # |014年|，of which a figure is lost
    _Row(TIMES, re.compile("放假$")),
    _Row(re.compile("[零下-]*\\d+(?:℃|度)"), re.compile("[清早]晨[^。]*气温[^，。]*$")),  # 清晨，气温降到|3℃
    _Row(
        re.compile("1(?:克|千克|公斤|吨|米|平方米|立方米|升|毫升|公里|亩)"),
        re.compile(r"[，。]$|每[^，。\d]{0,4}$"),
    ),  # |1克|土壤里的菌丝可长达200米
    _Row(_AGE, re.compile("(?:先生|女士|小姐|太太)(?:约|今年)?$")),
    # 女性占56.1%，|六十岁|以上的老年读者占13.4%
    _Row(_AGE, after=re.compile(r"(?:及)?以[上下][^，。；]{0,8}(?:占|只有|不足|超过|的有)")),
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
    _Row(re.compile("24小时|二十四小时"), None, _ROUND_THE_CLOCK),
    _Row(re.compile("半个"), None, re.compile("多?世纪")),  # |半个|多世纪
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
        re.compile(r"(?:[一二两三四五六七八九十]{1,2}|\d{1,2})个"),
        None,
        re.compile("女儿|儿子|孩子|侄|外甥|兄弟|姐妹|哥哥|弟弟|姐姐|妹妹"),
    ),
    _Row(_ALL, _NEARLY),
    _Row(
        _ANY,
        re.compile("(?:最高|最低|气温|东风|西风|南风|北风|[东西][南北]风)[^，。]{0,4}$"),
        re.compile("[，。；]?[^。]{0,24}(?:晴|多云|小雨|转阴|东风|西风|南风|北风|[东西][南北]风|”)"),
    ),
    _Row(re.compile(".*级"), re.compile("[东西南北]+风(?:约|达|为)?$")),  # 东风|4级|
    _Row(
        re.compile("[一二两三四五六七八九十几多来]+(?:张|把|条)"),
        None,
        re.compile("(?:长)?(?:桌子|椅子|凳子|板凳|桌椅|条凳)"),
    ),  # 四十多张|桌子
    _Row(
        _ANY, re.compile("(?:推到|走到|跑到|再到)$"), re.compile("，(?:推到|走到|跑到|再到)")
    ),  # 推到|35公里|，推到40公里
    _Row(re.compile(".*[针]"), re.compile("缝(?:了|着)?$")),  # 缝了|7针
    _Row(TIMES, None, _ON_THE_WAY),
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
    _Row(TIMES_OR_YEARS, None, _YEAR_THEN),
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
    _Row(TIMES, re.compile("(?<![提之以])前$")),  # 前|两天
    _Row(re.compile("[两二三四]个人"), re.compile("(?:听到|听见|看到|看见|遇到|遇见|碰到)$")),
    _Row(re.compile("[十几]+天"), re.compile("经过?$")),
    _Row(re.compile("半年"), None, re.compile("[^，。]{0,3}(?:会|总结|报告|工作)")),
    _Row(
        re.compile(".*周年"),
        re.compile("建[国党军]$|(?:庆祝|纪念)[^，。]{2,16}$"),
        re.compile("大会|之际|座谈会|活动|[，]"),
    ),
    _Row(re.compile(".*[本个项类种笔]"), re.compile("最后$")),
    _Row(re.compile("百分之(?:一)?百|百分百")),
    _Row(re.compile("[三四六3-6][年载]"), None, _AT_SCHOOL),
    _Row(re.compile("[三四六3-6]年"), re.compile("(?:大学|本科|[高初]中|中学|小学)的?$")),  # 大学|四年
    _Row(re.compile("[一二两三四五1-5]天"), None, _EVENT),
    _Row(re.compile(".*(?:部门|单位|部委|机构)"), re.compile("等$")),
    _Row(re.compile(".*[名位个人户]"), _ASKED),
    _Row(re.compile("[十几]+年"), re.compile("[晚早]生?了?$")),
    _Row(re.compile("(?:八百|800)(?:多|余)?字"), re.compile("凑|写[满够]|不少于|作文")),
    _Row(TIMES, None, _LATER),
    _Row(TIMES_OR_YEARS, None, _MEAN),
    _Row(_AGE, re.compile("过[^，。]{0,4}$"), re.compile("的?生日")),  # 给儿子过|十岁|生日
    _Row(_YEARS, re.compile("(?:结合|凭借?|靠着?|以|用|带着)[^，。]{0,6}$"), _EXPERIENCE),
    _Row(_ANY, None, _ONE_OF_THEM),
    _Row(_HAN_SIZE, _PREMISES, re.compile("[宽深长高大]")),
    _Row(
        re.compile(r"1[^\d.万亿]+|一[^\d百千万亿]{1,2}"),
        None,
        re.compile("(?:大约|约)?(?:合|等于|相当于|折合)"),
    ),  # |1英寻|约合1.83米
    _Row(
        _ANY, re.compile("记者[^。；]*(?:走了|走访了?|跑了|去了|看了)[^。；]*$")
    ),  # 记者走了三个市、|二十六个|村
    _Row(re.compile(".*分之一"), None, re.compile("决赛")),  # |四分之一|决赛
    _Row(
        _ANY,
        re.compile(
            "(?:调研|考察|检查|采访|课题|调查|视察|督导)组[^。；]*(?:深入|走访|召开|发放|查看|察看)[^。；]*$"
        ),
    ),  # 调研组…先后深入|6个|乡镇，走访群众|320人
    _Row(_ANY, re.compile("[「“]$"), re.compile("[」”]")),  # 所谓「3奈米」、「|2奈米|」: a name
    _Row(_YEARS, re.compile("[空荒闲置废弃]了$"), re.compile("的")),  # 空了|四年|的旧校舍
    _Row(re.compile("[两二三]处"), re.compile("前后$")),
    _Row(
        re.compile(".*[章编节]"), re.compile("共$"), re.compile(r"[\d一二三四五六七八九十百]+条")
    ),  # 共|六章|三十四条
    _Row(re.compile(r"\d+(?:秒|分钟)"), None, re.compile("(?:概览|速览|读懂|看懂)[：:]")),  # |30秒|概览：
    _Row(_YEARS, re.compile("[棵株]$"), re.compile("的")),  # 两棵|一百多年|的樟树
    # 刚进厂不到|半年|的学徒; 一位数了|十几年|雨燕的志愿者
    _Row(
        TIMES_OR_YEARS,
        re.compile("(?:进厂|入职|入伍|入行|上班)(?:刚|才|仅|不到|不足|不满|还不到)*$"),
        re.compile("的"),
    ),
    _Row(
        _YEARS,
        re.compile("[一有][位名个][^，。]{0,10}$"),
        re.compile("[^，。]{0,6}的[\u4e00-\u9fff]{2,4}(?:说|所说|告诉|表示)"),
    ),
    _Row(re.compile("[三四两]面"), None, re.compile("[环临靠傍向通]|加起来")),  # |三面|环海, |两面|加起来
    _Row(re.compile("[一二两三四五六七八]个"), None, re.compile("版面?")),  # 报纸的|四个|版面
    _Row(_ANY, re.compile("一[个台只人头条辆架件][^，。]{0,2}(?:顶|抵|顶得上|抵得上)$")),  # 一台顶|两台
    _Row(_SHARED, re.compile(r"(?<![^。；\n])$"), re.compile("(?!要求|原则|任务|目标)")),
    _Row(
        _HAN_ONLY, re.compile("[“「][^”」]*$"), re.compile("[^，。”」]*[！!][”」]")
    ),  # “七点前能起|两百串|！”
    _Row(_VAGUE_YEARS, re.compile("(?:迄今|至今|到今天|到现在)[^，。；]{0,6}$")),  # 迄今已走过|九十余年
    _Row(
        TIMES_OR_YEARS,
        re.compile("(?<![^。；\n])(?:不到|不足|没过|才过|过了|只过|整整|足足)$"),
        re.compile("，"),
    ),
    _Row(_AGE, None, re.compile("的?(?:未成年人|老年人|青少年|儿童|婴幼儿)")),  # |0到17周岁|未成年人
    _Row(re.compile(f"[两{HAN_DIGITS}]+块(?:钱)?"), None, re.compile("的[^，。]")),  # |十块钱|的雨衣
    _Row(_ANY, re.compile("[把将抵][^，。]{0,4}$"), re.compile("的《")),  # 把|一百二十回|的《红楼梦》读上两遍
    _Row(
        _HAN_ONLY, None, re.compile("[^，。；]{0,3}也(?:等于|等於|不算|算不|没|不|难)")
    ),  # 读|一百本|也等于没有读
    _Row(
        _ANY, re.compile("[店摊铺班家村社]里[^，。；]{0,6}(?:卖出|收了|有|来了|进了|攒了|存了)的?$")
    ),  # 他店里去年卖出的|612辆
    _Row(re.compile("(?:26|二十六)个"), None, re.compile("(?:英文|拉丁|罗马)?字母")),
    _Row(
        re.compile(".*[年个月]"), re.compile("过去$"), re.compile("[^，。]{2,}的")
    ),  # 过去|五年|获资助的六条航线
    _Row(
        _ANY, re.compile(rf"[{HAN_DIGITS}\d][万亿千百十年]?、$")
    ),  # 一次性给十万、|二十万|, 一九六三、|六四年|
    _Row(TIMES_OR_YEARS, re.compile("(?<![^。；\n])(?:近|最近|过去)$"), re.compile("，")),  # 近|十年|，…
    _Row(_ANY, None, re.compile("(?:之外|以外|外)的?(?:另|那|一[个座家处])")),  # |三公里|以外的另一个社区
    _Row(re.compile("[两三四六]轮"), None, re.compile("(?:汽|摩托|货|板|马)?车")),  # 本茨的|三轮|汽车
    # |两个人|隔着一条街斗, 写到伤心处|两个人|抱头痛哭; not 只剩|两个人
    _Row(
        re.compile("[两二2]个?人"),
        re.compile("(?<![只仅共达有剩死伤亡招收选派为是超过牺牲])$"),
        re.compile("(?![次均口])"),
    ),
    _Row(re.compile("[两三四2-4](?:兄弟|姐妹|姊妹|兄妹|姐弟|父子|母女|口子|夫妻|婆媳|姑嫂)")),
    # 冒雨走了|六里路
    _Row(
        re.compile(rf"(?:[{HAN_DIGITS}几来多]{{1,3}}|\d{{1,2}})(?:里|公里)[山夜]?路?"),
        re.compile("(?:走|跑|赶|追|骑)了$"),
    ),
    _Row(re.compile(".*[类級级等]"), re.compile("[劣优特]$")),  # 劣|五类|
    _Row(re.compile(rf"[两半{HAN_DIGITS}]米[半{HAN_DIGITS}]?"), _SOME_THING, _LONG),  # 一根|一米五|长的铁杆
    _Row(
        re.compile("[两二](?:种|个|项|类|样|门)"), re.compile("[和与及、][\u4e00-\u9fff]{2,4}$")
    ),  # 自转和公转|两种|运动
    _Row(re.compile("[两2]份"), None, re.compile("[\u4e00-\u9fff]")),  # 晒出|两份|检讨书
    _Row(re.compile(".*县"), None, re.compile("市")),  # |二十二县|市
    _Row(re.compile(".*站"), None, re.compile("台")),  # 在|3站|台停稳
    _Row(re.compile("[一二两三四五六七八九1-9]口人?")),  # 她家|三口人
    _Row(re.compile("[一二两三四五]千(?:多|余)年"), re.compile("[了着]$")),  # 让后人感叹了|两千多年
    # |六十年|后，2020年11月10日…
    _Row(
        re.compile(".*[年月天]"),
        None,
        re.compile(r"(?:之|以)?后，(?:\d{4}年|[一二][〇零○一二三四五六七八九]{3}年)"),
    ),
    _Row(
        re.compile(r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?)个"),
        re.compile("(?<![只仅][有设])$"),
        re.compile("座位|坐席"),
    ),
    _Row(
        re.compile(".*次"), None, re.compile("(?:深入|赴|到|带队)[^，。]{0,8}(?:调研|检查|督导|指导|调度)")
    ),  # 先后|19次|深入一线调研
    _Row(_ANY, re.compile("[并並]不止$")),  # 灾情并不止|两年|，前后拖了四年
    # |10毫升|酱油大约含盐1.6克, |一百斤|带壳菱角大约有五十斤是废壳
    _Row(
        re.compile(".*(?:毫升|克|公斤|斤|升|[碗杯勺片块])"),
        None,
        re.compile(r"[^，。；\d]{1,8}?(?:大?约)?(?:含(?!量)|[里中]?有[一二三四五六七八九十百\d]+[斤两克公])"),
    ),
    # 能活9株，就能活|9万株|、9百万株
    _Row(_ANY, re.compile(r"能([\u4e00-\u9fff])[^，。]*，就能\1[^，。]*$")),
    _Row(
        re.compile("[一二三四五六七八九][〇零一二三四五六七八九]年")
    ),  # |九七年|前后: a year told short, or |七八年
    _Row(re.compile("百分之一|1[%％]"), re.compile("每(?:增加|提高|上升|降低|下降|减少)$")),
    _Row(re.compile(".*行"), None, re.compile(r"\d+字")),  # 铭文|7行|58字
    _Row(_PEOPLE, re.compile("(?:[一二三特优][等秀]|鼓励|入围)奖(?:各|共)?$")),  # 一等奖|3名
    _Row(
        _ANY, re.compile("一[枝支把台条根只张艘杆]$"), re.compile("(?![的长高宽厚深重大粗来])[\u4e00-\u9fff]")
    ),  # 一枝|十斤|秤
    # 一杯|125毫升|的咖啡, 一百多瓶|500毫升|的瓶装水, 每天写|四百字|稿纸十页: so much holds any of them
    _Row(
        re.compile(".*(?:毫升|升|克|斤)"),
        re.compile("[杯瓶碗袋罐桶盒听壶]$"),
        re.compile("(?:装|的)?[\u4e00-\u9fff]"),
    ),
    _Row(re.compile(".*字"), None, re.compile("(?:方格)?稿纸")),
    _Row(re.compile(".*步"), re.compile(rf"[{HAN_DIGITS}\d]里$")),  # 351里|80步
    _Row(re.compile("[一二两三四五六七八九十]句"), None, re.compile("话：?[“「]")),  # 里有|四句|话：“…”
    # |一百个人|里至少六十个要得天花: of how many, and not how many
    _Row(
        re.compile("(?:100|1000|10|一百|一千|十|百|千)(?:多|余)?[个名位]?人?"),
        None,
        re.compile(rf"[里中当]中?(?:就|至少|大约|约|平均|有)*[{HAN_DIGITS}\d]"),
    ),
)


def trivial(shadow: str, answer: str, blank: Blank, start: int, end: int) -> bool:
    """Is the figure `answer` (simplified, without blanks) in the blank one of them, in the passage from `start` to `end`?"""
    return any(row.says(shadow, answer, blank, start, end) for row in _TRIVIAL)
