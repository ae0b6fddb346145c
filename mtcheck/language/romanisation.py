"""Names in Han characters, kana and Hangul in Latin letters, as far as they are spelt by sound.

The most usual Chinese characters stand in GB 2312 in the order of their reading, so that the first of each reading is
all that has to be known. Foreign names are spelt with a few of them only.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from mtcheck.patterns import lazy

_FIRST = """
    啊a 埃ai 鞍an 肮ang 凹ao 芭ba 白bai 斑ban 邦bang 苞bao 杯bei 奔ben 崩beng 逼bi 鞭bian 标biao 鳖bie 彬bin 兵bing 玻bo
    捕bu 擦ca 猜cai 餐can 苍cang 操cao 厕ce 层ceng 插cha 拆chai 搀chan 昌chang 超chao 车che 郴chen 撑cheng 吃chi
    充chong 抽chou 初chu 揣chuai 川chuan 疮chuang 吹chui 春chun 戳chuo 疵ci 聪cong 凑cou 粗cu 蹿cuan 摧cui 村cun
    磋cuo 搭da 呆dai 耽dan 当dang 刀dao 德de 蹬deng 堤di 颠dian 碉diao 跌die 丁ding 丢diu 东dong 兜dou 督du 端duan
    堆dui 墩dun 掇duo 蛾e 恩en 而er 发fa 藩fan 坊fang 菲fei 芬fen 丰feng 佛fo 否fou 夫fu 噶ga 该gai 干gan 冈gang 篙gao
    哥ge 给gei 根gen 耕geng 工gong 钩gou 辜gu 刮gua 乖guai 棺guan 光guang 瑰gui 辊gun 锅guo 哈ha 骸hai 酣han 夯hang
    壕hao 呵he 嘿hei 痕hen 哼heng 轰hong 喉hou 呼hu 花hua 槐huai 欢huan 荒huang 灰hui 荤hun 豁huo 击ji 嘉jia 歼jian
    僵jiang 蕉jiao 揭jie 巾jin 荆jing 炯jiong 揪jiu 鞠ju 捐juan 撅jue 均jun 喀ka 开kai 刊kan 康kang 考kao 坷ke 肯ken
    坑keng 空kong 抠kou 枯ku 夸kua 块kuai 宽kuan 匡kuang 亏kui 坤kun 括kuo 垃la 莱lai 蓝lan 琅lang 捞lao 勒le 雷lei
    棱leng 厘li 俩lia 联lian 粮liang 撩liao 列lie 琳lin 玲ling 溜liu 龙long 楼lou 芦lu 峦luan 抡lun 萝luo 妈ma 埋mai
    瞒man 芒mang 猫mao 么me 玫mei 门men 萌meng 眯mi 棉mian 苗miao 蔑mie 民min 明ming 谬miu 摸mo 谋mou 拇mu 拿na 氖nai
    南nan 囊nang 挠nao 呢ne 馁nei 嫩nen 能neng 妮ni 蔫nian 娘niang 鸟niao 捏nie 您nin 柠ning 牛niu 脓nong 奴nu 暖nuan
    挪nuo 哦o 欧ou 啪pa 拍pai 攀pan 乓pang 抛pao 呸pei 喷pen 砰peng 坯pi 篇pian 飘piao 撇pie 拼pin 乒ping 坡po 扑pu 期qi
    掐qia 牵qian 枪qiang 橇qiao 切qie 钦qin 青qing 琼qiong 秋qiu 趋qu 圈quan 缺que 裙qun 然ran 瓤rang 饶rao 惹re 壬ren
    扔reng 日ri 戎rong 揉rou 茹ru 软ruan 蕊rui 闰run 若ruo 撒sa 腮sai 三san 桑sang 搔sao 瑟se 森sen 僧seng 莎sha 筛shai
    珊shan 墒shang 梢shao 奢she 砷shen 声sheng 师shi 收shou 蔬shu 刷shua 摔shuai 栓shuan 霜shuang 谁shui 吮shun
    说shuo 斯si 松song 搜sou 苏su 酸suan 虽sui 孙sun 蓑suo 塌ta 胎tai 坍tan 汤tang 掏tao 特te 藤teng 梯ti 天tian 挑tiao
    贴tie 厅ting 通tong 偷tou 凸tu 湍tuan 推tui 吞tun 拖tuo 挖wa 歪wai 豌wan 汪wang 威wei 瘟wen 嗡weng 挝wo 巫wu 昔xi
    瞎xia 掀xian 相xiang 萧xiao 楔xie 薪xin 星xing 兄xiong 休xiu 墟xu 轩xuan 靴xue 勋xun 压ya 焉yan 殃yang 邀yao 椰ye
    一yi 茵yin 英ying 哟yo 拥yong 幽you 迂yu 鸳yuan 曰yue 耘yun 匝za 栽zai 咱zan 赃zang 遭zao 责ze 贼zei 怎zen 增zeng
    扎zha 摘zhai 瞻zhan 樟zhang 招zhao 遮zhe 珍zhen 蒸zheng 芝zhi 中zhong 舟zhou 珠zhu 抓zhua 拽zhuai 专zhuan
    桩zhuang 椎zhui 谆zhun 捉zhuo 兹zi 鬃zong 邹zou 租zu 钻zuan 嘴zui 尊zun 昨zuo
""".split()
_CODES = [first[0].encode("gb2312") for first in _FIRST]
_USUAL = (b"\xb0\xa1", b"\xd7\xf9")
_KANA = {
    **dict(zip("アイウエオァィゥェォヵヶ", "a i u e o a i u e o ka ke".split(), strict=True)),
    **dict(zip("カキクケコガギグゲゴ", "ka ki ku ke ko ga gi gu ge go".split(), strict=True)),
    **dict(zip("サシスセソザジズゼゾ", "sa shi su se so za ji zu ze zo".split(), strict=True)),
    **dict(zip("タチツテトダヂヅデド", "ta chi tsu te to da ji zu de do".split(), strict=True)),
    **dict(zip("ナニヌネノハヒフヘホ", "na ni nu ne no ha hi fu he ho".split(), strict=True)),
    **dict(zip("バビブベボパピプペポ", "ba bi bu be bo pa pi pu pe po".split(), strict=True)),
    **dict(zip("マミムメモヤユヨャュョ", "ma mi mu me mo ya yu yo ya yu yo".split(), strict=True)),
    **dict(zip("ラリルレロワヰヱヲンヴ", "ra ri ru re ro wa i e o n v".split(), strict=True)),
}
_SPELLING = frozenset(
    "阿埃艾安奥巴白拜柏班邦贝本比彼毕宾波伯勃博布查茨达代戴丹德登邓迪蒂丁东杜顿多恩尔法凡菲费芬丰冯夫弗福富盖甘冈戈哥格"
    "贡古瓜哈海汉汗豪赫黑亨洪胡华怀惠霍基吉加贾简杰捷金卡凯坎康考柯科克肯孔库夸拉莱赖兰朗劳勒雷黎李里理历利莉丽廉连林"
    "琳龙隆卢鲁路伦罗洛吕马玛迈麦曼毛梅门蒙米密明缪摩莫默姆穆拿娜纳奈南瑙内尼妮涅宁纽农努诺帕潘庞佩彭皮平泼珀浦普奇齐"
    "恰强乔切琴琼丘让热仁日荣茹瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申圣施什史士舒朔斯丝思松苏索塔泰坦汤唐陶特腾提铁廷通图托"
    "脱瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣兴雄休修许雅亚延扬耶叶伊依易因英尤于约扎赞泽曾詹张珍芝朱兹卓佐佳蕾"
    "薇黛娅姬"
)
_RUN = lazy(r"[ァ-ヺー]{2,}")
_LEADS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_TAILS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".replace("-", "").split(" ")


def pinyin(character: str) -> str:
    """The reading of a usual simplified character without its tone; nothing for any other.

    >>> pinyin("北"), pinyin("京")
    ('bei', 'jing')
    """
    code = character.encode("gb2312", "ignore")
    if not _USUAL[0] <= code <= _USUAL[1]:
        return ""
    return _FIRST[bisect_right(_CODES, code) - 1][1:]


def kana(run: str) -> str:
    """A run of katakana in Latin letters.

    >>> kana("シュミット")
    'shumitto'
    """
    spelt = ""
    for at, letter in enumerate(run):
        if letter == "ッ":
            spelt += _KANA.get(run[at + 1 : at + 2], "")[:1]
        elif letter in "ャュョァィゥェォ" and spelt[-1:] in ("a", "i", "u", "e", "o", "v"):
            glide = (
                _KANA[letter].removeprefix("y")
                if spelt[-3:-1] in ("sh", "ch") or spelt[-2:-1] == "j"
                else _KANA[letter]
            )
            spelt = (spelt if spelt[-1] == "v" else spelt[:-1]) + glide
        else:
            spelt += _KANA.get(letter, "")
    return spelt


def hangul(word: str) -> str:
    """A word in Hangul in Latin letters.

    >>> hangul("부산")
    'busan'
    """
    spelt = ""
    for letter in word:
        place = ord(letter) - 0xAC00
        if 0 <= place < 11172:
            spelt += _LEADS[place // 588] + _VOWELS[place // 28 % 21] + _TAILS[place % 28]
    return spelt


@lru_cache(maxsize=512)
def readings(text: str) -> str:
    """All usual Chinese characters of a text as they are read, with a space for anything else."""
    return "".join(pinyin(letter) or " " for letter in text)


class Spelt(NamedTuple):
    """What a run of signs spells in Latin letters, and where it stands."""

    letters: str
    start: int
    end: int


@lru_cache(maxsize=512)
def spelt_runs(text: str) -> tuple[Spelt, ...]:
    """What a Chinese or Japanese text spells by sound."""
    found = [Spelt(kana(match[0]), *match.span()) for match in _RUN.finditer(text)]
    begin = 0
    for at, letter in enumerate(f"{text}。"):
        if letter not in _SPELLING:
            if at - begin > 1:
                found.append(Spelt("".join(map(pinyin, text[begin:at])), begin, at))
            begin = at + 1
    return tuple(found)


@lru_cache(maxsize=512)
def spelt_names(text: str) -> tuple[str, ...]:
    """What a Chinese or Japanese text spells by sound, in Latin letters."""
    return tuple(run.letters for run in spelt_runs(text))
