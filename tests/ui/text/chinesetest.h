#pragma once
#include "tests/support/testcase.h"
#include "ui/text/translations.h"
#include <optional>

namespace shiyu::test {

/// A test that reads the Chinese texts, as the officers do.
class ChineseTest : public TestCase {
    Q_OBJECT
protected:
    /// Letters that are not there because a text was forgotten.
    static bool hasEnglish(QString text)
    {
        static const QRegularExpression allowed(
            QStringLiteral("WGS 84|CGCS2000|GCJ-02|BD-09|EPSG|CSV"));
        static const QRegularExpression letters(QStringLiteral("[A-Za-z]"));
        return text.remove(allowed).contains(letters);
    }
protected Q_SLOTS:
    void initTestCase()
    {
        m_translations.emplace();
        m_translations->install();
    }
    void cleanupTestCase() { m_translations.reset(); }

private:
    std::optional<Translations> m_translations;
};

} // namespace shiyu::test
