#include "tests/widgets/gallerydesk.h"

#include "widgets/actionbutton.h"
#include "widgets/card.h"
#include "widgets/chipbar.h"
#include "widgets/clockbar.h"
#include "widgets/labels.h"
#include "widgets/navrail.h"
#include "widgets/painting.h"
#include "widgets/pill.h"
#include "widgets/searchfield.h"
#include "widgets/sectionheader.h"
#include "widgets/stagestepper.h"
#include "widgets/themesource.h"
#include "widgets/timeline.h"
#include "widgets/treerow.h"
#include "widgets/urgencyglyph.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu::test {

namespace {

struct QueueRow {
    UrgencyMark mark;
    QString title;
    QString place;
    QString pill;
    Tone tone;
    QString state;
};

const QList<QueueRow> &queueRows()
{
    static const QList<QueueRow> kRows {
        { UrgencyMark::Critical, u"小区配电房冒烟，约 30 人聚集"_s,
            u"鸠江区 · 官陡街道 · 突发事件"_s, u"剩余6分"_s, Tone::DangerSolid,
            u"网格员 · 待签收"_s },
        { UrgencyMark::Elevated, u"共享单车占用盲道"_s, u"弋江区 · 马塘街道 · 街面秩序"_s,
            u"剩余11分"_s, Tone::Warn, u"视频智能识别 · 待受理"_s },
        { UrgencyMark::Normal, u"河道漂浮物"_s, u"三山经开区 · 保定街道 · 生态环境"_s,
            u"剩余14分"_s, Tone::Warn, u"物联感知 · 待受理"_s },
        { UrgencyMark::Urgent, u"小区停水三日，集体反映"_s, u"弋江区 · 澛港街道 · 公用设施"_s,
            u"剩余21分"_s, Tone::Warn, u"市民心声 · 待签收"_s },
        { UrgencyMark::Critical, u"上水井盖缺失，老人险些跌落"_s, u"镜湖区 · 赭山街道 · 公用设施"_s,
            u"剩余1小时36分"_s, Tone::Warn, u"12345 · 办理中"_s },
        { UrgencyMark::Urgent, u"工地夜间施工噪声"_s, u"湾沚区 · 湾沚镇 · 施工管理"_s,
            u"剩余3小时40分"_s, Tone::Neutral, u"12345 · 待审核"_s },
        { UrgencyMark::Elevated, u"餐饮油烟扰民（第 4 次反映）"_s,
            u"镜湖区 · 张家山街道 · 生态环境"_s, u"周一 10:00"_s, Tone::Neutral,
            u"信访 · 二次办理"_s },
        { UrgencyMark::Normal, u"路灯不亮"_s, u"繁昌区 · 繁阳镇 · 公用设施"_s, u"已超期2小时"_s,
            Tone::Danger, u"网格员 · 办理中"_s },
        { UrgencyMark::Normal, u"邻里漏水纠纷，申请调解"_s, u"南陵县 · 籍山镇 · 矛盾纠纷"_s,
            u"等待材料"_s, Tone::Muted, u"网格员 · 暂缓"_s },
    };
    return kRows;
}

/// Paints queue rows as a delegate would.
class QueueSketch : public QWidget {
public:
    explicit QueueSketch(const ThemeSource &source)
        : m_source(source)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = m_source.theme();
        QPainter painter(this);
        const int height = theme.px(66);
        for (qsizetype i = 0; i < queueRows().size(); ++i)
            paintRow(painter, theme, QRectF(0, double(i) * height, width(), height),
                queueRows().at(i), i == 4);
    }

private:
    static void paintRow(QPainter &painter, const Theme &theme, const QRectF &rect,
        const QueueRow &row, bool selected)
    {
        painter.fillRect(rect, theme.color(selected ? ColorRole::Selected : ColorRole::Panel));
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color(ColorRole::Line));
        if (selected)
            painter.fillRect(QRectF(rect.left(), rect.top(), theme.px(3), rect.height()),
                theme.color(ColorRole::Accent));
        paintUrgency(painter, theme, row.mark,
            QPointF(rect.left() + theme.px(26), rect.center().y()), theme.px(16));
        const qreal left = rect.left() + theme.px(48);
        const qreal right = rect.right() - theme.px(16);
        const qreal line1 = rect.top() + theme.px(23);
        const QRectF pill = paintPill(painter, theme, right, line1, row.pill, row.tone);
        const qreal text = theme.px(22);
        paintText(painter, QRectF(left, line1 - text / 2, pill.left() - left - theme.px(8), text),
            row.title, theme.font(TextSize::Body, selected ? QFont::Bold : QFont::Normal),
            theme.color(ColorRole::Ink));
        const QRectF second(left, rect.top() + theme.px(36), right - left, theme.px(18));
        const int state = textWidth(theme.font(TextSize::Small), row.state);
        paintText(painter, second, row.state, theme.font(TextSize::Small),
            theme.color(ColorRole::Muted), Qt::AlignRight | Qt::AlignVCenter);
        paintText(painter, second.adjusted(0, 0, -state - theme.px(8), 0), row.place,
            theme.font(TextSize::Small), theme.color(ColorRole::Muted));
    }

    const ThemeSource &m_source;
};

class TreeSketch : public QWidget {
public:
    explicit TreeSketch(const ThemeSource &source)
        : m_source(source)
    {
        followTheme(
            m_source, this, [this] { setFixedHeight(4 * treeRowHeight(m_source.theme())); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const TreeRow rows[] = {
            { {}, u"主办"_s, Tone::Accent, u"市供水公司"_s, u"办理中 · 赵强"_s, Tone::Muted, true },
            { { true }, {}, Tone::Accent, u"抢修三队"_s, u"办理中 · 王磊"_s, Tone::Muted, true },
            { { false }, {}, Tone::Accent, u"客服中心"_s, u"已办结"_s, Tone::Ok, false },
            { {}, u"协办"_s, Tone::Neutral, u"镜湖区中心 → 区城管局"_s, u"待签收 · 剩余8分"_s,
                Tone::Warn, true },
        };
        QPainter painter(this);
        const int height = treeRowHeight(m_source.theme());
        for (int i = 0; i < 4; ++i)
            paintTreeRow(painter, m_source.theme(), QRect(0, i * height, width(), height), rows[i]);
    }

private:
    const ThemeSource &m_source;
};

NavRail *makeRail(const ThemeSource &source)
{
    auto *rail = new NavRail(source);
    rail->setItems({ { u"map"_s, Glyph::Map, u"一张图"_s, u"Alt+1"_s },
        { u"desk"_s, Glyph::Desk, u"值班"_s, u"Alt+2"_s },
        { u"handling"_s, Glyph::Handling, u"办理"_s, u"Alt+3"_s },
        { u"analysis"_s, Glyph::Analysis, u"分析"_s, u"Alt+4"_s },
        { u"video"_s, Glyph::Video, u"视频"_s, u"Alt+5"_s },
        { u"cockpit"_s, Glyph::Cockpit, u"驾驶舱"_s, u"Alt+6"_s },
        { u"settings"_s, Glyph::Settings, u"设置"_s, {}, true } });
    rail->setCurrentId(u"desk"_s);
    rail->setBadge(u"handling"_s, 12);
    return rail;
}

QWidget *makeQueue(const ThemeSource &source)
{
    auto *queue = new Card(source, Card::Kind::Flat);
    queue->setLines(Qt::RightEdge);
    queue->setPadding(0, 0);
    queue->body()->setSpacing(0);
    auto *head = new Card(source, Card::Kind::Flat);
    head->setPadding(16, 12);
    head->setLines(Qt::BottomEdge | Qt::RightEdge);
    auto *title = new SectionHeader(source, u"待办工单"_s, true);
    title->setNote(u"386"_s);
    auto *fresh = new ActionButton(source, u"新建工单"_s, ActionButton::Kind::Primary);
    fresh->setKeyText(u"N"_s);
    title->addControl(fresh);
    head->body()->addWidget(title);
    auto *filters = new Card(source, Card::Kind::Flat);
    filters->setPadding(16, 10);
    filters->setLines(Qt::BottomEdge | Qt::RightEdge);
    auto *chips = new ChipBar(source);
    chips->setItems({ { u"all"_s, u"全部"_s, 386 }, { u"accept"_s, u"待受理"_s, 12 },
        { u"dispatch"_s, u"待派单"_s, 5 }, { u"sign"_s, u"待签收"_s, 9 },
        { u"back"_s, u"退单"_s, 3 }, { u"approve"_s, u"待审批"_s, 4 },
        { u"follow"_s, u"待回访"_s, 18 }, { u"soon"_s, u"即将超期"_s, 24, Tone::Warn },
        { u"late"_s, u"已超期"_s, 3, Tone::Danger }, { u"super"_s, u"督办"_s, 7 } });
    chips->setCurrentId(u"all"_s);
    filters->body()->addWidget(chips);
    queue->body()->addWidget(head);
    queue->body()->addWidget(filters);
    queue->body()->addWidget(new QueueSketch(source), 1);
    followTheme(source, queue, [queue, &source] {
        queue->body()->setSpacing(0);
        queue->setFixedWidth(source.theme().px(400));
    });
    return queue;
}

Card *part(const ThemeSource &source, QVBoxLayout *column)
{
    auto *card = new Card(source, Card::Kind::Flat);
    card->setPadding(20, 14);
    card->setLines(Qt::BottomEdge | Qt::LeftEdge);
    column->addWidget(card);
    return card;
}

void addHead(const ThemeSource &source, QVBoxLayout *column)
{
    Card *head = part(source, column);
    auto *first = new QHBoxLayout;
    first->addWidget(new UrgencyGlyph(source, UrgencyMark::Critical, u"特急"_s));
    first->addWidget(new ElidedLabel(source, u"特急 · 2381 · 12345 单号 WH1121004417"_s,
                         TextSize::Small, ColorRole::Muted),
        1);
    first->addWidget(new LinkButton(source, u"疑似重复工单 1"_s));
    head->body()->addLayout(first);
    head->body()->addWidget(new ElidedLabel(
        source, u"上水井盖缺失，老人险些跌落"_s, TextSize::Title, ColorRole::Ink, QFont::Bold));
    head->body()->addWidget(
        new TextLabel(source, u"镜湖区 赭山街道 北京中路 128 号 · 第三网格　网格员 刘芳"_s,
            TextSize::Body, ColorRole::Muted));
    auto *text = new TextLabel(source,
        u"北京中路 128 号门前人行道上的水井盖不见了，刚才有老人差点掉进去，请马上来处理。　照片 2　录音 1"_s);
    text->setWordWrap(true);
    head->body()->addWidget(text);
}

void addStagesAndClocks(const ThemeSource &source, QVBoxLayout *column)
{
    auto *stepper = new StageStepper(source);
    stepper->setStages({ { u"受理"_s, StageState::Done }, { u"派单"_s, StageState::Done },
        { u"签收"_s, StageState::Done }, { u"联系"_s, StageState::Done },
        { u"办理"_s, StageState::Current }, { u"答复"_s }, { u"核查"_s }, { u"回访"_s },
        { u"结案"_s } });
    part(source, column)->body()->addWidget(stepper);
    Card *clocks = part(source, column);
    auto *handle = new ClockBar(source);
    handle->setReading({ u"处置 · 2 紧急工作时"_s, u"时限依据"_s, u"剩余1小时36分 · 16:08 到期"_s,
        0.2, Tone::Warn });
    auto *total = new ClockBar(source);
    total->setReading(
        { u"总时限 · 1 工作日"_s, u"时限依据"_s, u"周一 18:00 到期"_s, 0.03, Tone::Neutral });
    clocks->body()->addWidget(handle);
    clocks->body()->addWidget(total);
}

void addRecord(const ThemeSource &source, QVBoxLayout *column)
{
    Card *owners = part(source, column);
    owners->setTitle(u"承办情况"_s);
    owners->body()->addWidget(new TreeSketch(source));
    owners->body()->addWidget(
        new TextLabel(source, u"属事：权责清单 公用设施 / 上水井盖 第 3 条　属地：镜湖区"_s,
            TextSize::Small, ColorRole::Muted));
    Card *record = part(source, column);
    record->setTitle(u"流转记录"_s)->setNote(u"11月21日"_s);
    auto *timeline = new Timeline(source);
    timeline->setRows({ { u"14:31"_s, u"市供水公司抢修三队"_s,
                            u"过程反馈：已到场，围挡设置完毕，正调运井盖。附照片 2 张"_s,
                            u"待上传"_s, Tone::Warn, true },
        { u"14:18"_s, u"市供水公司"_s, u"先行联系诉求人：已通话，告知 16 时前恢复"_s, u"已同步"_s },
        { u"14:12"_s, u"市供水公司"_s, u"签收"_s, u"已同步"_s },
        { u"14:09"_s, u"市指挥中心 · 派单员 张敏"_s, u"催办：请于 10 分钟内签收"_s, u"已撤回"_s,
            Tone::Muted, false, true },
        { u"14:08"_s, u"市指挥中心 · 派单员 张敏"_s,
            u"派单：主办 市供水公司（属事），协办 镜湖区中心（属地），2 紧急工作时"_s,
            u"已同步"_s },
        { u"14:05"_s, u"市指挥中心 · 受理员 孙悦"_s, u"受理：公用设施 / 上水井盖 / 缺失"_s,
            u"未通过"_s, Tone::Danger } });
    record->body()->addWidget(timeline);
    record->body()->addStretch(1);
    record->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

QWidget *makeCase(const ThemeSource &source)
{
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *content = new QWidget;
    auto *parts = new QVBoxLayout(content);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    addHead(source, parts);
    addStagesAndClocks(source, parts);
    addRecord(source, parts);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    column->addWidget(scroll, 1);
    auto *acts = new Card(source, Card::Kind::Flat);
    acts->setPadding(16, 12);
    acts->setLines(Qt::LeftEdge);
    auto *line = new QHBoxLayout;
    const auto add = [&](const QString &label, const QString &key, ActionButton::Kind kind) {
        auto *button = new ActionButton(source, label, kind);
        button->setKeyText(key);
        line->addWidget(button);
        return button;
    };
    add(u"催办"_s, u"R"_s, ActionButton::Kind::Primary);
    add(u"增加协办"_s, u"D"_s, ActionButton::Kind::Plain);
    add(u"提请督办"_s, u"S"_s, ActionButton::Kind::Plain)->setRefusal(u"已有督办单"_s);
    add(u"备注"_s, u"M"_s, ActionButton::Kind::Plain);
    line->addStretch(1);
    add(u"更多"_s, u"."_s, ActionButton::Kind::Plain);
    acts->body()->addLayout(line);
    column->addWidget(acts);
    followTheme(source, panel, [panel, &source] { panel->setFixedWidth(source.theme().px(500)); });
    return panel;
}

QWidget *makeTop(const ThemeSource &source)
{
    auto *top = new Card(source, Card::Kind::Flat);
    top->setPadding(16, 7);
    top->setLines(Qt::BottomEdge);
    auto *line = new QHBoxLayout;
    line->addWidget(new TextLabel(
        source, u"芜湖市 · 社会治理一张图"_s, TextSize::Lead, ColorRole::Ink, QFont::Bold));
    line->addSpacing(120);
    auto *search = new SearchField(source, u"搜索案件、地址、单位，或输入命令"_s);
    search->setKeyText(u"Ctrl K"_s);
    search->setMaximumWidth(520);
    line->addWidget(search, 1);
    line->addStretch(1);
    line->addWidget(
        new TextLabel(source, u"14:32:05"_s, TextSize::Title, ColorRole::Ink, QFont::Bold));
    line->addWidget(
        new TextLabel(source, u"11月21日 周六 · 平时　带班 李局　值班长 周莉　白班 张敏"_s,
            TextSize::Body, ColorRole::Muted));
    top->body()->addLayout(line);
    return top;
}

QWidget *makeMapTools(const ThemeSource &source)
{
    auto *area = new QWidget;
    auto *column = new QVBoxLayout(area);
    auto *line = new QHBoxLayout;
    auto *tools = new Card(source, Card::Kind::Floating);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    const auto tool = [&](const QString &label, Glyph glyph, const QString &key) {
        auto *button = new ActionButton(source, label, ActionButton::Kind::Quiet);
        button->setCompact(true);
        button->setGlyph(glyph);
        button->setKeyText(key);
        row->addWidget(button);
    };
    tool(u"图层"_s, Glyph::Layers, u"L"_s);
    tool(u"测距"_s, Glyph::Ruler, {});
    tool(u"300 m 范围"_s, Glyph::Circle300m, {});
    tool(u"回放"_s, Glyph::Play, {});
    tools->body()->addLayout(row);
    line->addWidget(tools, 0, Qt::AlignTop);
    line->addStretch(1);
    auto *zoom = new Card(source, Card::Kind::Floating);
    zoom->body()->setSpacing(0);
    zoom->body()->addWidget(new IconButton(source, Glyph::Plus, u"放大"_s));
    zoom->body()->addWidget(new Divider(source));
    zoom->body()->addWidget(new IconButton(source, Glyph::Minus, u"缩小"_s));
    line->addWidget(zoom, 0, Qt::AlignTop);
    column->addLayout(line);
    column->addStretch(1);
    return area;
}

} // namespace

QWidget *makeDeskPage(const ThemeSource &source)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop(source));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeRail(source));
    row->addWidget(makeQueue(source));
    row->addWidget(makeMapTools(source), 1);
    row->addWidget(makeCase(source));
    column->addLayout(row, 1);
    return page;
}

} // namespace shiyu::test
