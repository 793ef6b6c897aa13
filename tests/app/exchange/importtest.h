#pragma once
#include "tests/app/exchange/importdesk.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

namespace shiyu::test {

/// Each row has a desk of its own.
class ImportTest : public TestCase {
    Q_OBJECT
protected Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<ImportDesk>(m_folder->path());
        QVERIFY(m_desk->ready);
    }
    void cleanup() { m_desk.reset(); }

protected:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ImportDesk> m_desk;
};

} // namespace shiyu::test
