#pragma once
#include "app/domain/error.h"
#include <optional>

namespace shiyu::sql {

/// For tests of faults: asked before each statement, script, BEGIN, COMMIT and savepoint of a
/// connection, never before a rollback. An error returned stands for the statement's own; the
/// statement is not run.
class StatementObserver {
public:
    virtual ~StatementObserver() = default;
    virtual std::optional<Error> beforeStatement(const QString &sql) = 0;
};

/// Fails the n-th statement (from 1) once, counting all.
class FailNthStatement final : public StatementObserver {
public:
    explicit FailNthStatement(int n, ErrorCode code = ErrorCode::DiskFull)
        : m_n(n)
        , m_code(code)
    {
    }
    std::optional<Error> beforeStatement(const QString &) override
    {
        if (++m_count != m_n)
            return {};
        return Error { m_code, QStringLiteral("fault"), QStringLiteral("injected") };
    }
    int count() const { return m_count; }

private:
    int m_n;
    ErrorCode m_code;
    int m_count = 0;
};

} // namespace shiyu::sql
