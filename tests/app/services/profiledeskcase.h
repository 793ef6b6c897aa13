#pragma once
#include "app/services/profiledesk.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>
#include <memory>

namespace shiyu::test {

inline const QString kDeskPassword = QStringLiteral("right-password");

/// A real profile file with one officer who may do everything at the city's centre.
class ProfileDeskCase : public TestCase {
    Q_OBJECT
protected Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }

protected:
    void openServerProfile();
    void signIn();
    ActRequest report(const QString &title) const;
    ActDone reported(const QString &title);

    QTemporaryDir m_folder;
    SmallCity m_city;
    std::unique_ptr<ProfileDesk> m_desk;
    int m_count = 0;
};

} // namespace shiyu::test
