#pragma once
#include "tests/ui/casepane/picturedesk.h"
#include "tests/ui/text/chinesetest.h"
#include "ui/casepane/casepane.h"
#include "widgets/actionbutton.h"
#include "widgets/themesource.h"

#include <QLabel>

namespace shiyu::test {

/// The pane over the case of PictureDesk, in a window: what its tests share.
class CasePaneTest : public ChineseTest {
    Q_OBJECT
protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    QStringList texts() const; ///< of every line that is not hidden
    LinkButton *link(const QString &text) const;

    std::unique_ptr<PictureDesk> m_desk;
    std::unique_ptr<ThemeSource> m_themes;
    std::unique_ptr<QWidget> m_window;
    CasePane *m_pane = nullptr;
};

inline void CasePaneTest::init()
{
    TestCase::init();
    m_desk = std::make_unique<PictureDesk>();
    m_desk->playAll();
    m_themes = std::make_unique<ThemeSource>(Theme::make(ThemeMode::Day));
    // A window without a layout: the platform of the tests knows no size hints.
    m_window = std::make_unique<QWidget>();
    m_pane = new CasePane(m_desk->office.port(), *m_themes, m_window.get());
    m_pane->resize(500, 900);
    m_pane->setSeat(m_desk->office.seat());
    m_pane->setView(m_desk->view());
    m_window->resize(500, 900);
    m_window->show();
}

inline void CasePaneTest::cleanup()
{
    m_window.reset();
    m_themes.reset();
    m_desk.reset();
}

inline QStringList CasePaneTest::texts() const
{
    QStringList texts;
    for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
        if (label->isVisibleTo(m_pane))
            texts.append(label->text());
    }
    return texts;
}

inline LinkButton *CasePaneTest::link(const QString &text) const
{
    for (LinkButton *found : m_pane->findChildren<LinkButton *>()) {
        if (found->text() == text && found->isVisibleTo(m_pane))
            return found;
    }
    return nullptr;
}

} // namespace shiyu::test
