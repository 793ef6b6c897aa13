#include "tests/widgets/gallerydesk.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/chipbar.h"
#include "widgets/clockbar.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/passwordfield.h"
#include "widgets/pill.h"
#include "widgets/progressstrip.h"
#include "widgets/themesource.h"
#include "widgets/urgencyglyph.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace shiyu::test {

namespace {

QWidget *buttons(const ThemeSource &source)
{
    auto *card = new Card(source);
    card->setTitle(u"按钮"_s);
    using Kind = ActionButton::Kind;
    for (Kind kind : { Kind::Primary, Kind::Plain, Kind::Danger, Kind::Quiet }) {
        auto *line = new QHBoxLayout;
        for (const bool enabled : { true, false }) {
            auto *button = new ActionButton(source, u"派单"_s, kind);
            button->setKeyText(u"P"_s);
            button->setEnabled(enabled);
            line->addWidget(button);
        }
        auto *pictured = new ActionButton(source, u"导入"_s, kind);
        pictured->setGlyph(Glyph::Import);
        pictured->setCompact(true);
        line->addWidget(pictured);
        line->addStretch(1);
        card->body()->addLayout(line);
    }
    auto *line = new QHBoxLayout;
    for (Glyph glyph : { Glyph::Phone, Glyph::Edit, Glyph::Attach, Glyph::More, Glyph::Close })
        line->addWidget(new IconButton(source, glyph, glyphName(glyph)));
    line->addWidget(new LinkButton(source, u"时限依据"_s));
    line->addStretch(1);
    card->body()->addLayout(line);
    card->body()->addStretch(1);
    return card;
}

QWidget *pills(const ThemeSource &source)
{
    auto *card = new Card(source);
    card->setTitle(u"状态"_s);
    const QList<QPair<QString, Tone>> all { { u"剩余6分"_s, Tone::DangerSolid },
        { u"已超期2小时"_s, Tone::Danger }, { u"剩余21分"_s, Tone::Warn },
        { u"周一 10:00"_s, Tone::Neutral }, { u"等待材料"_s, Tone::Muted },
        { u"已办结"_s, Tone::Ok }, { u"办理中"_s, Tone::Accent } };
    auto *line = new QHBoxLayout;
    for (const auto &[text, tone] : all)
        line->addWidget(new Pill(source, text, tone));
    line->addStretch(1);
    card->body()->addLayout(line);
    auto *marks = new QHBoxLayout;
    const QString words[] = { u"特急"_s, u"紧急"_s, u"较急"_s, u"一般"_s };
    for (int i = 0; i < 4; ++i) {
        marks->addWidget(new UrgencyGlyph(source, UrgencyMark(i), words[i]));
        marks->addWidget(new TextLabel(source, words[i]));
    }
    marks->addStretch(1);
    card->body()->addLayout(marks);
    const Tone tones[] = { Tone::Neutral, Tone::Warn, Tone::Danger, Tone::Ok };
    for (int i = 0; i < 4; ++i) {
        auto *clock = new ClockBar(source);
        clock->setReading({ u"处置 · 2 紧急工作时"_s, u"时限依据"_s, u"剩余36分 · 16:08 到期"_s,
            0.3 * i, tones[i] });
        card->body()->addWidget(clock);
    }
    auto *chips = new ChipBar(source);
    chips->setItems({ { u"a"_s, u"全部"_s, 386 }, { u"b"_s, u"待签收"_s, 9 },
        { u"c"_s, u"即将超期"_s, 24, Tone::Warn }, { u"d"_s, u"已超期"_s, 3, Tone::Danger } });
    chips->setCurrentId(u"b"_s);
    card->body()->addWidget(chips);
    card->body()->addStretch(1);
    return card;
}

QWidget *form(const ThemeSource &source)
{
    auto *card = new Card(source);
    card->setTitle(u"表单"_s);
    auto *category = new QComboBox;
    category->addItems({ u"公用设施 / 上水井盖"_s, u"街面秩序 / 共享单车"_s });
    auto *row = new FormRow(source, u"类别"_s, category);
    row->setRequired(true);
    row->setHint(u"可输入拼音首字母，如 sjg"_s);
    card->body()->addWidget(row);
    auto *address = new QLineEdit(u"北京中路 128 号"_s);
    auto *place = new FormRow(source, u"地址"_s, address);
    place->setError(u"距第四网格边界 12 米，请核对网格"_s);
    card->body()->addWidget(place);
    card->body()->addWidget(new FormRow(source, u"密码"_s, new PasswordField(source)));
    auto *text = new QPlainTextEdit(u"诉求人反映：人行道上的水井盖缺失。"_s);
    text->setMaximumHeight(72);
    card->body()->addWidget(new FormRow(source, u"诉求内容"_s, text));
    auto *line = new QHBoxLayout;
    line->addWidget(new QSpinBox);
    line->addWidget(new QDateTimeEdit(QDateTime(QDate(2026, 11, 21), QTime(14, 32))), 1);
    card->body()->addLayout(line);
    auto *checks = new QHBoxLayout;
    auto *kept = new QCheckBox(u"保密"_s);
    kept->setChecked(true);
    checks->addWidget(kept);
    checks->addWidget(new QCheckBox(u"需要回电"_s));
    auto *radio = new QRadioButton(u"现场处置"_s);
    radio->setChecked(true);
    checks->addWidget(radio);
    checks->addWidget(new QRadioButton(u"转办"_s));
    checks->addStretch(1);
    card->body()->addLayout(checks);
    card->body()->addStretch(1);
    return card;
}

QWidget *messages(const ThemeSource &source)
{
    auto *card = new Card(source);
    card->setTitle(u"消息"_s);
    const auto add = [&](Banner::Kind kind, const QString &sentence, const QString &action) {
        auto *banner = new Banner(source);
        card->body()->addWidget(banner);
        banner->tell(kind, sentence, action);
    };
    add(Banner::Kind::Info, u"地图已更新到 2026-10，重新打开后生效。"_s, u"重新打开"_s);
    add(Banner::Kind::Warning, u"与服务器断开，正在本机继续工作；3 条记录待上传。"_s, {});
    add(Banner::Kind::Error, u"磁盘已满，新的记录无法保存。请清理空间后重试。"_s, u"重试"_s);
    auto *progress = new ProgressStrip(source, u"取消"_s);
    card->body()->addWidget(progress);
    progress->setProgress(u"正在导入 网格.gpkg：5,120 / 8,000"_s, 0.64);
    auto *empty
        = new EmptyState(source, Glyph::Inbox, u"没有待签收的工单。新派来的工单会出现在这里。"_s);
    empty->setAction(u"查看全部"_s, u"A"_s);
    card->body()->addWidget(empty, 1);
    return card;
}

QWidget *table(const ThemeSource &source)
{
    auto *card = new Card(source);
    auto *tabs = new QTabBar;
    for (const QString &name : { u"在办"_s, u"已办结"_s, u"挂账"_s })
        tabs->addTab(name);
    tabs->setDrawBase(false);
    card->body()->addWidget(tabs, 0, Qt::AlignLeft);
    auto *grid = new QTableWidget(6, 3);
    grid->setHorizontalHeaderLabels({ u"编号"_s, u"标题"_s, u"时限"_s });
    for (int row = 0; row < 6; ++row) {
        grid->setItem(row, 0, new QTableWidgetItem(QString::number(2381 + row)));
        grid->setItem(row, 1, new QTableWidgetItem(u"上水井盖缺失，老人险些跌落"_s));
        grid->setItem(row, 2, new QTableWidgetItem(u"16:08"_s));
    }
    grid->verticalHeader()->hide();
    grid->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    grid->horizontalHeader()->setHighlightSections(false);
    grid->setShowGrid(false);
    grid->horizontalHeader()->setStretchLastSection(true);
    grid->setColumnWidth(1, 240);
    grid->setSelectionBehavior(QAbstractItemView::SelectRows);
    grid->selectRow(1);
    card->body()->addWidget(grid, 1);
    return card;
}

} // namespace

QWidget *makeControlsPage(const ThemeSource &source)
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setSpacing(16);
    grid->addWidget(buttons(source), 0, 0);
    grid->addWidget(pills(source), 0, 1);
    grid->addWidget(form(source), 0, 2);
    grid->addWidget(table(source), 1, 0);
    grid->addWidget(messages(source), 1, 1, 1, 2);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    return scroll;
}

QWidget *makeIconsPage(const ThemeSource &source)
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    for (int i = 0; i < int(Glyph::Count); ++i) {
        auto *cell = new QVBoxLayout;
        auto *button = new IconButton(source, Glyph(i), glyphName(Glyph(i)));
        button->setSide(80);
        cell->addWidget(button, 0, Qt::AlignHCenter);
        cell->addWidget(
            new TextLabel(source, glyphName(Glyph(i)), TextSize::Small, ColorRole::Muted), 0,
            Qt::AlignHCenter);
        grid->addLayout(cell, i / 10, i % 10);
    }
    return page;
}

} // namespace shiyu::test
