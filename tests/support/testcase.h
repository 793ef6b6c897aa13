#pragma once
#include <QObject>
#include <QRegularExpression>
#include <QTest>

namespace shiyu::test {

/// Base of every test class: an unexpected warning fails the test function that caused it.
/// A test that overrides init() calls TestCase::init() first.
class TestCase : public QObject {
    Q_OBJECT
protected Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
};

} // namespace shiyu::test
