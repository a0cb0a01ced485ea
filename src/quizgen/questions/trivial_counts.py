"""Counts and measures that say nothing by what they are and what stands right before and behind them."""

import re

from quizgen.questions.shown import HAN_DIGITS
from quizgen.questions.trivial_row import ANY, Row

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
_CAME = re.compile("[^，。]{0,4}(?:赶到|赶来|到位|就位|抵达|到场)")  # 首批|14人|赶到
_ALL = re.compile(r"100[%％]|百分之(?:一)?百")  # 成品率接近100%: nearly what else?
_TURNS = re.compile(r"[一两二三四五六七八九2-9](?:遍|趟|下|口|顿|声|眼|步|圈|回)")  # 检查了两遍
# 相当于|十个|足球场大的工地
_AS_BIG_AS = re.compile(r"相当于[^，。]{0,4}$")
_BIG_THING = re.compile(
    r"(?:标准)?(?:足球场|篮球场|操场|西湖|泳池|游泳池|天安门广场|故宫)(?:那么|这么|般|一样)?大的"
)
# 100米、|200米|飞人大战: the name of a race
_DISTANCE = re.compile(r"\d+米|\d+公里|[一二三四五六七八九十百千万]+米")
_RACE = re.compile(
    r"(?:[、和]\d+米)*(?:飞人|短跑|长跑|中长跑|赛跑|跑|跨?栏|接力|自由泳|仰泳|蛙泳|蝶泳|混合泳|气?手枪|气?步枪|[预半]?决?赛|冠军|项目|世界纪录)"
)
_DEGREES = re.compile(r"(?:[东西]经|[南北]纬)(?:约|为)?[\d.°′度分—~－至]*$")  # 北纬|31.12°
_NEXT = re.compile(r"第[一二三四五六七八九十百\d]+、$")  # 第九十五、|九十六回
# 一座|八百多米|长的大桥: some bridge
_SOME_THING = re.compile(r"一[座条个块张间把台根棵架口眼面堵]$")
_LONG = re.compile(r"[长高宽厚重深大粗]的")
# 受访的|186名|摊贩里，有34%…: how many were asked
_ASKED = re.compile("(?:受访|访问了?|调查了?|抽查了?|抽样)(?:的|共|约)*$")
# |三叠|岭瀑布, |六盘|水市: a place's name; not 三座|山
_IN_NAME = re.compile("[一二三四五六七八九十百千万][^座条个处道片口段名种级余多几大小里公万亿]")
_PLACE = re.compile("[岭山峰峡沟湾岛泉潭寺]")
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

ROWS = (
    Row(
        re.compile(".*次"), None, re.compile("列车|特快|快车|直快|航班|班车|动车|高铁")
    ),  # 7053次|列车: its name
    Row(_TURNS),
    # |三百五十一里|八十步, 三百有|六旬|有六日: a piece of a measure
    Row(
        ANY,
        None,
        re.compile(rf"(?:有|又)?[{HAN_DIGITS}\d]+(?:步|尺|寸|丈|钱|厘|毫|刻|日)(?![\u4e00-\u9fff]?[内后前])"),
    ),
    Row(re.compile(".*字"), None, re.compile("(?:一页|一张)?的?(?:稿纸|格子|方格)")),  # 写|四百字|稿纸十页
    Row(
        re.compile(".*届"), None, re.compile("全国人大|全国政协|人大|政协|中央|[一-鿿]{1,2}全会")
    ),  # |六届|全国人大常委会
    Row(re.compile(".*[升一二五]"), None, re.compile("十进")),  # |五升|十进: what is said in reckoning
    Row(ANY, re.compile("一(?:次|口气)(?:性)?[就便][^，。]{0,4}$")),  # 一次就拍到了|二十三只
    Row(ANY, re.compile("残[长高宽]$")),  # 残长|5.6厘米
    Row(_SOME),
    Row(ANY, re.compile("短短$")),
    Row(ANY, re.compile("(?:怀孕|身孕|怀胎|怀了)(?:已|才|约)?$")),  # 怀孕|八个月
    Row(
        ANY, None, re.compile("(?:未接(?:来电|电话)|(?:条)?(?:短信|微信)(?![用公支平小群]))")
    ),  # 十一个|未接来电
    Row(_HANDFUL, _DEALT),
    Row(re.compile(".*[尺呎寸]"), _SOME_THING, _LONG),  # 用一块|五呎|高的木板
    Row(ANY, re.compile("(?:身高|体重|个头|个子)(?:只有|不足|约|近)?$")),  # 身高|一米八二
    Row(re.compile(".*份"), re.compile("(?:发出|发放|收回|回收)(?:了|有效)?$")),  # 发出|420份|问卷
    Row(re.compile(".*个半"), None, re.compile("马|程")),
    Row(re.compile(r"\d{2}级"), None, re.compile("[^，。]{0,10}(?:班|专业|学生|本科|研究生)")),
    Row(re.compile(r"(?:[一二两三四五六七八九十]|\d)页")),
    Row(re.compile(r"0\d.*")),  # |014年|，of which a figure is lost
    Row(re.compile("[零下-]*\\d+(?:℃|度)"), re.compile("[清早]晨[^。]*气温[^，。]*$")),  # 清晨，气温降到|3℃
    Row(
        re.compile("1(?:克|千克|公斤|吨|米|平方米|立方米|升|毫升|公里|亩)"),
        re.compile(r"[，。]$|每[^，。\d]{0,4}$"),
    ),  # |1克|土壤里的菌丝可长达200米
    Row(_ABOUT),
    Row(ANY, re.compile(r"[+＋]$")),  # 8G+|128GB
    Row(_IN_NAME, None, _PLACE),
    Row(ANY, _IN_BRACKETS, re.compile("[）)]")),
    Row(ANY, _CONVERTED),
    Row(ANY, _AS_BIG_AS, _BIG_THING),
    Row(_DISTANCE, None, _RACE),
    Row(ANY, _DEGREES),
    Row(re.compile("(?:90|九十)[度°]"), None, re.compile("[^，。]{0,2}(?:垂直|直角)")),
    Row(re.compile("半个"), None, re.compile("多?世纪")),  # |半个|多世纪
    Row(_PEOPLE, _LEADING),
    Row(_PEOPLE, None, _HEARERS),
    Row(re.compile(".*个人"), re.compile("的$")),  # 默契的|五个人
    Row(re.compile(".*多.*"), _SOME_THING, _LONG),
    Row(re.compile(".*型")),  # 2型|糖尿病
    Row(
        re.compile(r"(?:[一二两三四五六七八九十]{1,2}|\d{1,2})个"),
        None,
        re.compile("女儿|儿子|孩子|侄|外甥|兄弟|姐妹|哥哥|弟弟|姐姐|妹妹"),
    ),
    Row(_ALL, _NEARLY),
    Row(
        ANY,
        re.compile("(?:最高|最低|气温|东风|西风|南风|北风|[东西][南北]风)[^，。]{0,4}$"),
        re.compile("[，。；]?[^。]{0,24}(?:晴|多云|小雨|转阴|东风|西风|南风|北风|[东西][南北]风|”)"),
    ),
    Row(re.compile(".*级"), re.compile("[东西南北]+风(?:约|达|为)?$")),  # 东风|4级|
    Row(
        re.compile("[一二两三四五六七八九十几多来]+(?:张|把|条)"),
        None,
        re.compile("(?:长)?(?:桌子|椅子|凳子|板凳|桌椅|条凳)"),
    ),  # 四十多张|桌子
    Row(
        ANY, re.compile("(?:推到|走到|跑到|再到)$"), re.compile("，(?:推到|走到|跑到|再到)")
    ),  # 推到|35公里|，推到40公里
    Row(re.compile(".*[针]"), re.compile("缝(?:了|着)?$")),  # 缝了|7针
    Row(re.compile(r"\d+\.\d+个")),  # 分别高于全部投资|7.2个|和10.7个百分点
    Row(_PEOPLE, re.compile("(?:首批|第一批|增派|派出)[^，。]{0,4}$"), _CAME),
    Row(re.compile("四处"), re.compile("(?<![有共了为成等计达])$")),  # 拉着他|四处|拜访
    Row(
        re.compile("万元"), None, re.compile("工业|规模|GDP|国内|地区|生产|产值|增加值|户")
    ),  # |万元|工业增加值用水量; not |万元|月薪
    Row(
        ANY, re.compile("按照?[^。；]*(?:来?[计换折]?算|计)，[^。，；]*$")
    ),  # 按每天用10度来算，够|400万户|用
    Row(re.compile(".*倍"), None, re.compile("速")),  # 两倍|速
    Row(ANY, _NEXT),
    Row(re.compile(r"\d+位"), None, re.compile("数")),  # 11位|数的逆袭
    Row(_ALL, re.compile("甚至[^，。]{0,3}$")),
    Row(
        re.compile(".*"), re.compile("（[^（）]{0,12}$"), re.compile("[^（）]{0,3}）")
    ),  # 系列报告（共|3份|）
    Row(re.compile(".*[元块]"), re.compile("一[颗瓶碗杯份支串]$")),
    Row(re.compile(r"[一1](?:套|本|笔|册|部|项|类|种|支|幅|首|篇|台|辆|间|所|校)")),
    Row(re.compile(r"\d+[师团军营连旅]")),  # 红5军团|34师
    Row(re.compile("[两二三四]个人"), re.compile("(?:听到|听见|看到|看见|遇到|遇见|碰到)$")),
    Row(re.compile(".*[本个项类种笔]"), re.compile("最后$")),
    Row(re.compile("百分之(?:一)?百|百分百")),
    Row(re.compile(".*(?:部门|单位|部委|机构)"), re.compile("等$")),
    Row(re.compile(".*[名位个人户]"), _ASKED),
    Row(re.compile("(?:八百|800)(?:多|余)?字"), re.compile("凑|写[满够]|不少于|作文")),
    Row(ANY, None, _ONE_OF_THEM),
    Row(_HAN_SIZE, _PREMISES, re.compile("[宽深长高大]")),
    Row(
        re.compile(r"1[^\d.万亿]+|一[^\d百千万亿]{1,2}"),
        None,
        re.compile("(?:大约|约)?(?:合|等于|相当于|折合)"),
    ),  # |1英寻|约合1.83米
    Row(
        ANY, re.compile("记者[^。；]*(?:走了|走访了?|跑了|去了|看了)[^。；]*$")
    ),  # 记者走了三个市、|二十六个|村
    Row(re.compile(".*分之一"), None, re.compile("决赛")),  # |四分之一|决赛
    Row(
        ANY,
        re.compile(
            "(?:调研|考察|检查|采访|课题|调查|视察|督导)组[^。；]*(?:深入|走访|召开|发放|查看|察看)[^。；]*$"
        ),
    ),  # 调研组…先后深入|6个|乡镇，走访群众|320人
    Row(ANY, re.compile("[「“]$"), re.compile("[」”]")),  # 所谓「3奈米」、「|2奈米|」: a name
    Row(re.compile("[两二三]处"), re.compile("前后$")),
    Row(
        re.compile(".*[章编节]"), re.compile("共$"), re.compile(r"[\d一二三四五六七八九十百]+条")
    ),  # 共|六章|三十四条
    Row(re.compile("[三四两]面"), None, re.compile("[环临靠傍向通]|加起来")),  # |三面|环海, |两面|加起来
    Row(re.compile("[一二两三四五六七八]个"), None, re.compile("版面?")),  # 报纸的|四个|版面
    Row(ANY, re.compile("一[个台只人头条辆架件][^，。]{0,2}(?:顶|抵|顶得上|抵得上)$")),  # 一台顶|两台
    Row(_SHARED, re.compile(r"(?<![^。；\n])$"), re.compile("(?!要求|原则|任务|目标)")),
    Row(
        _HAN_ONLY, re.compile("[“「][^”」]*$"), re.compile("[^，。”」]*[！!][”」]")
    ),  # “七点前能起|两百串|！”
    Row(re.compile(f"[两{HAN_DIGITS}]+块(?:钱)?"), None, re.compile("的[^，。]")),  # |十块钱|的雨衣
    Row(ANY, re.compile("[把将抵][^，。]{0,4}$"), re.compile("的《")),  # 把|一百二十回|的《红楼梦》读上两遍
    Row(
        _HAN_ONLY, None, re.compile("[^，。；]{0,3}也(?:等于|等於|不算|算不|没|不|难)")
    ),  # 读|一百本|也等于没有读
    Row(
        ANY, re.compile("[店摊铺班家村社]里[^，。；]{0,6}(?:卖出|收了|有|来了|进了|攒了|存了)的?$")
    ),  # 他店里去年卖出的|612辆
    Row(re.compile("(?:26|二十六)个"), None, re.compile("(?:英文|拉丁|罗马)?字母")),
    Row(
        ANY, re.compile(rf"[{HAN_DIGITS}\d][万亿千百十年]?、$")
    ),  # 一次性给十万、|二十万|, 一九六三、|六四年|
    Row(ANY, None, re.compile("(?:之外|以外|外)的?(?:另|那|一[个座家处])")),  # |三公里|以外的另一个社区
    Row(re.compile("[两三四六]轮"), None, re.compile("(?:汽|摩托|货|板|马)?车")),  # 本茨的|三轮|汽车
    # |两个人|隔着一条街斗, 写到伤心处|两个人|抱头痛哭; not 只剩|两个人
    Row(
        re.compile("[两二2]个?人"),
        re.compile("(?<![只仅共达有剩死伤亡招收选派为是超过牺牲])$"),
        re.compile("(?![次均口])"),
    ),
    Row(re.compile("[两三四2-4](?:兄弟|姐妹|姊妹|兄妹|姐弟|父子|母女|口子|夫妻|婆媳|姑嫂)")),
    Row(re.compile(".*[类級级等]"), re.compile("[劣优特]$")),  # 劣|五类|
    Row(re.compile(rf"[两半{HAN_DIGITS}]米[半{HAN_DIGITS}]?"), _SOME_THING, _LONG),  # 一根|一米五|长的铁杆
    Row(
        re.compile("[两二](?:种|个|项|类|样|门)"), re.compile("[和与及、][\u4e00-\u9fff]{2,4}$")
    ),  # 自转和公转|两种|运动
    Row(re.compile("[两2]份"), None, re.compile("[\u4e00-\u9fff]")),  # 晒出|两份|检讨书
    Row(re.compile(".*县"), None, re.compile("市")),  # |二十二县|市
    Row(re.compile(".*站"), None, re.compile("台")),  # 在|3站|台停稳
    Row(re.compile("[一二两三四五六七八九1-9]口人?")),  # 她家|三口人
    Row(
        re.compile(r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?)个"),
        re.compile("(?<![只仅][有设])$"),
        re.compile("座位|坐席"),
    ),
    Row(
        re.compile(".*次"), None, re.compile("(?:深入|赴|到|带队)[^，。]{0,8}(?:调研|检查|督导|指导|调度)")
    ),  # 先后|19次|深入一线调研
    Row(ANY, re.compile("[并並]不止$")),  # 灾情并不止|两年|，前后拖了四年
    # |10毫升|酱油大约含盐1.6克, |一百斤|带壳菱角大约有五十斤是废壳
    Row(
        re.compile(".*(?:毫升|克|公斤|斤|升|[碗杯勺片块])"),
        None,
        re.compile(r"[^，。；\d]{1,8}?(?:大?约)?(?:含(?!量)|[里中]?有[一二三四五六七八九十百\d]+[斤两克公])"),
    ),
    # 能活9株，就能活|9万株|、9百万株
    Row(ANY, re.compile(r"能([\u4e00-\u9fff])[^，。]*，就能\1[^，。]*$")),
    Row(re.compile("百分之一|1[%％]"), re.compile("每(?:增加|提高|上升|降低|下降|减少)$")),
    Row(re.compile(".*行"), None, re.compile(r"\d+字")),  # 铭文|7行|58字
    Row(_PEOPLE, re.compile("(?:[一二三特优][等秀]|鼓励|入围)奖(?:各|共)?$")),  # 一等奖|3名
    Row(
        ANY, re.compile("一[枝支把台条根只张艘杆]$"), re.compile("(?![的长高宽厚深重大粗来])[\u4e00-\u9fff]")
    ),  # 一枝|十斤|秤
    # 一杯|125毫升|的咖啡, 一百多瓶|500毫升|的瓶装水: so much holds any of them
    Row(
        re.compile(".*(?:毫升|升|克|斤)"),
        re.compile("[杯瓶碗袋罐桶盒听壶]$"),
        re.compile("(?:装|的)?[\u4e00-\u9fff]"),
    ),
    Row(re.compile(".*步"), re.compile(rf"[{HAN_DIGITS}\d]里$")),  # 351里|80步
    # 一个|二十五人|的旅行团在窟内停留几分钟: any of them
    Row(_PEOPLE, re.compile("一[个支]$"), re.compile(r"的[\u4e00-\u9fff]{0,4}(?:团|班|组|队|家庭)(?!长)")),
    Row(re.compile("[一二两三四五六七八九十]句"), None, re.compile("话：?[“「]")),  # 里有|四句|话：“…”
    # |一百个人|里至少六十个要得天花: of how many, and not how many
    Row(
        re.compile("(?:100|1000|10|一百|一千|十|百|千)(?:多|余)?[个名位]?人?"),
        None,
        re.compile(rf"[里中当]中?(?:就|至少|大约|约|平均|有)*[{HAN_DIGITS}\d]"),
    ),
)
