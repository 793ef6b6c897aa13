#pragma once
#include "app/services/workplace.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include "widgets/applytheme.h"
#include "widgets/themesource.h"
#include <QTemporaryDir>

namespace shiyu::test {

using namespace Qt::StringLiterals;

inline const Instant kNow = instantFromMs(1'795'240'800'000); // 2026-11-21 14:00 in the city

/// ms that the disk and the other threads are given. Beside a build a machine of two cores stands
/// still for seconds: the five that Qt waits were not enough there.
inline constexpr int kPatience = 30'000;

/// A part of the window over a real profile of the city, by keyboard; each row has a copy of it.
class ProfileTest : public TestCase {
protected:
    void makeCity(const QVector<OfficerId> &officers);
    QString copyOf(const QString &profile);
    void makeWorkplace();
    void openProfile(const QString &path);
    bool signsIn(const QString &account, const QString &password = kCityPassword);
    void showWindow(int width, int height);

    QTemporaryDir m_folder;
    QString m_path; ///< of the city
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<QWidget> m_window; ///< without a layout: no size hints for the platform

private:
    int m_count = 0;
};

inline void ProfileTest::makeCity(const QVector<OfficerId> &officers)
{
    applyTheme(*qApp, m_theme.theme()); // fonts in pixels, as in the window
    m_path = m_folder.filePath(u"city"_s);
    const auto made = makeCityProfile(m_path, officers, kNow);
    QVERIFY2(made, made ? "" : qPrintable(made.error().context + made.error().detail));
}

inline QString ProfileTest::copyOf(const QString &profile)
{
    const QString copy = m_folder.filePath(QString::number(++m_count));
    return QFile::copy(profile, copy) ? copy : QString();
}

inline void ProfileTest::makeWorkplace()
{
    m_workplace = std::make_unique<Workplace>([] { return kNow; });
}

inline void ProfileTest::openProfile(const QString &path)
{
    auto opened = m_workplace->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), kPatience);
    QVERIFY(opened.result());
}

inline bool ProfileTest::signsIn(const QString &account, const QString &password)
{
    auto seat = m_workplace->signIn(account, password);
    return QTest::qWaitFor([&seat] { return seat.isFinished(); }, kPatience)
        && seat.result().has_value();
}

inline void ProfileTest::showWindow(int width, int height)
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(width, height);
    m_window->show();
}

} // namespace shiyu::test
