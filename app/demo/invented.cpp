#include "app/demo/invented.h"

#include "app/demo/chord.h"
#include <QHash>
#include <QStringList>
#include <algorithm>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

QStringList words(QStringView text)
{
    QStringList list;
    for (const QStringView word : text.split(u' ', Qt::SkipEmptyParts))
        list.append(word.toString());
    return list;
}

// Frequent surnames stand several times.
const QStringList &surnames()
{
    static const QStringList kList
        = words(u"王 王 王 李 李 李 张 张 张 刘 刘 陈 陈 陈 杨 杨 吴 吴 徐 徐 孙 孙 朱 朱 胡 胡 "
                "汪 汪 汪 程 程 方 方 周 周 赵 黄 黄 何 何 高 林 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 "
                "董 萧 曹 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 潘 杜 "
                "戴 夏 钟 任 姜 范 范 陶 陶 鲍 俞 奚 强 章 晋 承 后 查 翟 谷"_s);
    return kList;
}

const QStringList &givenNames()
{
    static const QStringList kList
        = words(u"伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 桂英 建国 建华 建军 "
                "志强 志明 国庆 文静 文婷 婷婷 雪梅 玉兰 秀英 秀兰 海燕 海波 俊杰 俊峰 家俊 "
                "子涵 子轩 雨欣 雨桐 晓东 晓燕 晓红 晓峰 春梅 春生 冬梅 红梅 永胜 永红 长江 "
                "大勇 小龙 小丽 金宝 金凤 宏伟 宏斌 庆生 庆华 世平 世荣 立新 立群 爱民 爱华 "
                "卫东 卫国 亚男 亚琴 传宝 传友 成龙 成林 宗华 宗宝 先进 先华 贤良 贤芳 昌盛 "
                "昌明 道友 道生 义龙 义兵 启明 启航 思远 思雨 佳慧 佳琪 梦瑶 梦洁 浩然 浩宇 "
                "倩 倩倩 莉 莉莉 颖 慧 琳 璐 瑶 斌 鹏 辉 波 飞 凯 亮 健 俊 峰 宁 龙 虎 云 燕"_s);
    return kList;
}

const QStringList &roads(const QString &county)
{
    static const QStringList kCore
        = words(u"北京中路 北京东路 北京西路 中山路 中山北路 长江中路 长江南路 长江北路 九华中路 "
                "九华北路 九华南路 黄山中路 黄山西路 黄山东路 赤铸山中路 赤铸山东路 赤铸山西路 "
                "弋江中路 弋江南路 弋江北路 银湖中路 银湖北路 银湖南路 文化路 新芜路 利民路 "
                "花津中路 花津南路 瑞祥路 中江大道 鞍山路 团结西路 褐山路 峨山路 大工山路 三潭路 "
                "康复路 环城南路 吉和街 渡春路 港湾路 天门山路 万春中路 齐落山路"_s);
    static const QHash<QString, QStringList> kOthers {
        { u"340210"_s, words(u"芜湖中路 芜湖南路 迎宾大道 荆江中路 清水河路 南湖路 沪渝路"_s) },
        { u"340212"_s, words(u"繁阳大道 安定中路 横山大道 迎宾大道 华阳路 春谷路 龙亭路"_s) },
        { u"340223"_s, words(u"籍山大道 陵阳中路 惠民路 春谷路 漳河路 玉带路 五里路"_s) },
        { u"340281"_s, words(u"军二路 环城东路 环城北路 西大街 十字街 幸福路 金塔路 通江大道"_s) },
        { u"340271"_s,
            words(u"银湖北路 凤鸣湖路 华山路 衡山路 鞍山路 港湾路 万春西路 欧阳湖路"_s) },
        { u"340272"_s, words(u"三华路 龙湖路 浮山路 峨溪路 保定路 联合路 官巷路"_s) },
    };
    const auto it = kOthers.constFind(county);
    return it == kOthers.cend() ? kCore : *it;
}

} // namespace

QString personName(SeededRandom &random)
{
    const QString surname = random.pick(surnames());
    return surname + random.pick(givenNames());
}

QString officePhone(int number)
{
    const int block = 388 + number / 10'000 % 2;
    return u"0553-"_s + QString::number(block)
        + QString::number(number % 10'000).rightJustified(4, u'0');
}

QString mobilePhone(SeededRandom &random)
{
    return u"140"_s + QString::number(random.below(100'000'000)).rightJustified(8, u'0');
}

QString roadName(const QString &county, SeededRandom &random)
{
    return random.pick(roads(county));
}

QString estateName(SeededRandom &random)
{
    static const QStringList kFirst
        = words(u"春晖 锦绣 望江 滨江 康乐 柳春 翠竹 金桥 湖畔 东城 南苑 文津 紫荆 碧水 阳光 "
                "祥和 荷塘 梅园 盛世 金域 江岸 凤栖 学府 佳和 丽景 安居 世纪 银杏 桂花 长虹"_s);
    static const QStringList kLast = words(u"花园 花园 家园 雅苑 小区 小区 新村 名邸 华庭 公寓"_s);
    const QString first = random.pick(kFirst);
    return first + random.pick(kLast);
}

QString shopName(const QString &category, SeededRandom &random)
{
    static const QStringList kFood = words(
        u"百味园饭店 老巷小吃店 江鲜酒楼 一口鲜包子铺 甜町奶茶店 红辣椒火锅店 乡里人家土菜馆 夜归人烧烤店"_s);
    static const QStringList kTraining
        = words(u"启智培训中心 小画家美术馆 领航教育 音为爱琴行 跃动少儿体能馆 新思维英语"_s);
    static const QStringList kSports
        = words(u"悦动健身 力量空间健身房 美丽时光美容院 清怡养生馆 瑜悦瑜伽馆 发艺轩美发店"_s);
    static const QStringList kAny
        = words(u"家家福超市 新概念家电 通达手机店 好邻居便利店 亮洁洗衣店 快捷洗车行 金福珠宝 "
                "童趣母婴店 安居建材店 康宁大药房 佳品服饰 旺角鞋店"_s);
    static const QStringList kFoodOf = words(u"0604 0605 0606 0707 0801 1503 1701"_s);
    if (kFoodOf.contains(category))
        return random.pick(kFood);
    if (category == "0609"_L1 || category == "1203"_L1)
        return random.pick(kTraining);
    if (category == "0611"_L1 || (category == "0601"_L1 && random.chance(0.7)))
        return random.pick(kSports);
    return random.pick(kAny);
}

LonLat pointInside(const partition::Outline &ring, SeededRandom &random)
{
    LonLat low = ring.first(), high = low;
    for (const LonLat p : ring) {
        low = { std::min(low.lon, p.lon), std::min(low.lat, p.lat) };
        high = { std::max(high.lon, p.lon), std::max(high.lat, p.lat) };
    }
    for (int i = 0; i < 200; ++i) {
        const LonLat p { static_cast<qint32>(random.between(low.lon, high.lon)),
            static_cast<qint32>(random.between(low.lat, high.lat)) };
        if (partition::isStrictlyInside(ring, p))
            return p;
    }
    return ring.first(); // a sliver; its border belongs to it
}

LonLat pointNear(const partition::Outline &ring, LonLat centre, double spread, SeededRandom &random)
{
    for (int i = 0; i < 12; ++i) {
        const LonLat p { centre.lon + qRound(random.bell() * spread / partition::kEastScale),
            centre.lat + qRound(random.bell() * spread) };
        if (partition::isStrictlyInside(ring, p))
            return p;
    }
    return centre;
}

} // namespace shiyu::demo
