#pragma once
#include "tests/support/deskqueue.h"
#include "tests/support/testcase.h"
#include "ui/queue/queuelist.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/usersettings.h"
#include "ui/text/translations.h"
#include "widgets/applytheme.h"
#include "widgets/themesource.h"
#include <QApplication>
#include <QTemporaryDir>

namespace shiyu::test {

/// The pane over a queue made by hand: what its tests share.
class QueuePaneTest : public TestCase {
    Q_OBJECT
protected Q_SLOTS:
    void initTestCase();
    void init();

protected:
    std::unique_ptr<QueuePane> pane(int rows, QSize size = { 400, 960 });
    static QueueList &list(QueuePane &pane) { return *pane.findChild<QueueList *>(); }
    static QString currentTitle(QueuePane &pane)
    {
        return list(pane).currentIndex().data().toString();
    }

    Translations m_translations;
    QTemporaryDir m_folder;
    std::unique_ptr<UserSettings> m_settings;
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    DeskQueue m_desk;
    std::unique_ptr<QWidget> m_window;
};

inline void QueuePaneTest::initTestCase()
{
    m_translations.install();
    applyTheme(*qApp, m_theme.theme());
    m_settings = std::make_unique<UserSettings>(m_folder.filePath(QStringLiteral("s.ini")));
}

inline void QueuePaneTest::init()
{
    TestCase::init();
    m_desk.queue = {};
    m_desk.counts = {};
    m_desk.officer = officerOf(org::kCity, "shiftLeader");
    m_settings->setOneLineRows(false);
}

inline std::unique_ptr<QueuePane> QueuePaneTest::pane(int rows, QSize size)
{
    m_desk.queue.rows = manyRows(rows);
    m_desk.setCount(QueueChip::All, rows);
    // Inside a window, as on the desk: the offscreen platform knows no sizes of windows.
    m_window = std::make_unique<QWidget>();
    m_window->resize(size);
    auto pane = std::make_unique<QueuePane>(m_theme, *m_settings, m_desk.port(), m_window.get());
    pane->resize(size);
    m_window->show();
    pane->enter();
    [&] { QTRY_VERIFY(list(*pane).model()->rowCount() == rows); }();
    return pane;
}

} // namespace shiyu::test
