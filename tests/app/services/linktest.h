#pragma once
#include "tests/app/server/serverprocess.h"
#include "tests/app/services/driven.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QFile>

namespace shiyu::test {

using namespace Qt::StringLiterals;

/// Real processes: a server, and consoles without a window that sign in to it over TLS.
class LinkTest : public TestCase {
    Q_OBJECT
protected Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
    }
    void cleanupTestCase() { m_server.reset(); }

protected:
    static QString signIn(const char *account)
    {
        return u"signin %1 %2"_s.arg(QString::fromLatin1(account), kCityPassword);
    }
    QString enrolment(const QString &name, const QString &unit = u"c.city"_s)
    {
        const QString path = m_server->filePath(qPrintable(u"enrolment-"_s + name));
        if (!QFile::exists(path))
            m_server->command({ u"enrol"_s, unit, path, u"--url"_s,
                u"https://127.0.0.1:%1"_s.arg(m_server->port()) });
        return path;
    }
    std::unique_ptr<Driven> console(
        const QString &name, const QString &unit = u"c.city"_s, int ahead = 0)
    {
        auto made = std::make_unique<Driven>(
            m_server->filePath(qPrintable(u"console-"_s + name)), enrolment(name, unit), ahead);
        if (made->answer(u"open"_s) != u"ok"_s)
            qWarning("console %s", qPrintable(name));
        return made;
    }

    std::unique_ptr<ServerProcess> m_server;
};

} // namespace shiyu::test
