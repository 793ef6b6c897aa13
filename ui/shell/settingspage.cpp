#include "ui/shell/settingspage.h"

#include "ui/shell/usersettings.h"
#include "widgets/actionbutton.h"
#include "widgets/card.h"
#include "widgets/flowlayout.h"
#include "widgets/formrow.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace shiyu {
namespace {

constexpr int kWidth = 600; ///< px at 100 %
constexpr int kScales[] = { 90, 100, 110, 125, 150 };
constexpr const char *kCoordinates[]
    = { "CGCS2000", "WGS 84", "GCJ-02", "BD-09", "Web Mercator", "DMS" };

void fill(QComboBox *box, const QStringList &texts)
{
    const QSignalBlocker blocker(box);
    const int current = box->currentIndex();
    box->clear();
    box->addItems(texts);
    box->setCurrentIndex(current);
}

} // namespace

SettingsPage::SettingsPage(const ThemeSource &theme, UserSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_settings(settings)
{
    build();
    retranslate();
    load();
    connectParts();
}

/// On a page that scrolls: in large type it is taller than a low screen.
Card *SettingsPage::buildCard()
{
    auto *card = new Card(m_theme);
    card->setPadding(32, 24);
    followTheme(m_theme, card, [this, card] { card->setFixedWidth(m_theme.theme().px(kWidth)); });
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    auto *content = new QWidget;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    whole->addWidget(scroll);
    auto *page = new QVBoxLayout(content);
    page->setContentsMargins(32, 32, 32, 32);
    page->addWidget(card, 0, Qt::AlignLeft);
    page->addStretch(1);
    return card;
}

void SettingsPage::build()
{
    QVBoxLayout *body = buildCard()->body();
    m_title = new TextLabel(m_theme, {}, TextSize::Title, ColorRole::Ink, QFont::Bold);
    body->setSpacing(m_theme.theme().space(4));
    body->addWidget(m_title);
    m_themeChoice = addChoice(m_themeRow);
    m_language = addChoice(m_languageRow);
    m_scale = addChoice(m_scaleRow);
    m_rows = addChoice(m_rowsRow);
    m_coordinates = addChoice(m_coordinatesRow);
    addRows(body);
    setFocusProxy(m_themeChoice); // the keyboard begins at the first choice
    buildActs(body);
}

void SettingsPage::buildActs(QVBoxLayout *body)
{
    m_import = new ActionButton(m_theme, {}, ActionButton::Kind::Plain);
    m_import->setGlyph(Glyph::Import);
    m_password = new ActionButton(m_theme, {}, ActionButton::Kind::Plain);
    m_layout = new ActionButton(m_theme, {}, ActionButton::Kind::Plain);
    m_layout->setKeyText(QStringLiteral("Ctrl Shift L"));
    auto *acts = new QWidget;
    auto *line = new FlowLayout(acts, m_theme.theme().space(2), m_theme.theme().space(2));
    for (ActionButton *button : { m_import, m_password, m_layout })
        line->addWidget(button);
    body->addWidget(acts);
}

void SettingsPage::connectParts()
{
    connect(
        m_themeChoice, &QComboBox::activated, this, [this](int i) { m_settings.setNight(i == 1); });
    connect(m_language, &QComboBox::activated, this, [this](int i) {
        m_settings.setLanguage(
            i == 1 ? QLocale(QLocale::English) : QLocale(QLocale::Chinese, QLocale::China));
    });
    connect(m_scale, &QComboBox::activated, this,
        [this](int i) { m_settings.setScalePercent(kScales[i]); });
    connect(
        m_rows, &QComboBox::activated, this, [this](int i) { m_settings.setOneLineRows(i == 1); });
    connect(m_coordinates, &QComboBox::activated, this,
        [this](int i) { m_settings.setCoordinates(QString::fromLatin1(kCoordinates[i])); });
    connect(m_import, &ActionButton::clicked, this, &SettingsPage::importRequested);
    connect(m_password, &ActionButton::clicked, this, &SettingsPage::passwordRequested);
    connect(m_layout, &ActionButton::clicked, this, [this] { m_settings.forgetLayouts(); });
    connect(&m_settings, &UserSettings::lookChanged, this, &SettingsPage::load);
    connect(&m_settings, &UserSettings::rowsChanged, this, &SettingsPage::load);
}

/// In two columns: all of them are seen at once on a low screen in the largest type.
void SettingsPage::addRows(QVBoxLayout *body)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m_theme.theme().space(6));
    grid->setVerticalSpacing(m_theme.theme().space(4));
    int place = 0;
    for (FormRow *row : { m_themeRow, m_languageRow, m_scaleRow, m_rowsRow, m_coordinatesRow }) {
        grid->addWidget(row, place / 2, place % 2, Qt::AlignTop);
        ++place;
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    body->addLayout(grid);
}

QComboBox *SettingsPage::addChoice(FormRow *&row)
{
    auto *box = new QComboBox;
    row = new FormRow(m_theme, {}, box);
    return box;
}

void SettingsPage::load()
{
    m_themeChoice->setCurrentIndex(m_settings.night() ? 1 : 0);
    m_language->setCurrentIndex(m_settings.language().language() == QLocale::English ? 1 : 0);
    int scale = 0;
    for (int i = 0; i < static_cast<int>(std::size(kScales)); ++i)
        scale = kScales[i] <= m_settings.scalePercent() ? i : scale;
    m_scale->setCurrentIndex(scale);
    m_rows->setCurrentIndex(m_settings.oneLineRows() ? 1 : 0);
    m_coordinates->setCurrentText(m_settings.coordinates());
}

void SettingsPage::retranslate()
{
    m_title->setText(tr("Settings"));
    m_themeRow->setLabel(tr("Theme"));
    m_languageRow->setLabel(tr("Language"));
    m_scaleRow->setLabel(tr("Type size"));
    m_rowsRow->setLabel(tr("Rows of the queue"));
    m_coordinatesRow->setLabel(tr("Coordinates shown as"));
    fill(m_themeChoice, { tr("Day"), tr("Night") });
    fill(m_language, { QStringLiteral("简体中文"), QStringLiteral("English") });
    QStringList scales;
    for (int scale : kScales)
        scales.append(QStringLiteral("%1 %").arg(scale));
    fill(m_scale, scales);
    fill(m_rows, { tr("Two lines"), tr("One line") });
    QStringList coordinates;
    for (const char *name : kCoordinates)
        coordinates.append(QString::fromLatin1(name));
    coordinates.last() = tr("Degrees, minutes, seconds");
    fill(m_coordinates, coordinates);
    m_import->setLabel(tr("Import files…"));
    m_password->setLabel(tr("Change the password…"));
    m_layout->setLabel(tr("Bring the usual layout back"));
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        load();
    }
    QWidget::changeEvent(event);
}

void SettingsPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.theme().color(ColorRole::Paper));
}

} // namespace shiyu
