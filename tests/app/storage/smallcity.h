#pragma once
#include "app/crypto/signing.h"
#include "app/crypto/uuid7.h"
#include "app/domain/directory.h"
#include "app/storage/directorystore.h"
#include "app/storage/logwriter.h"

namespace shiyu::test {

/// A city with one county, a centre each, a department, and an officer each with every right; what
/// they sign and when is told by the test. The clock is the test's: it moves when told to.
class SmallCity {
public:
    SmallCity();

    static DirectoryData data(qint64 revision = 1);
    DirectoryPtr directory() const { return m_directory; }
    Instant now() const { return m_now; }
    void pass(Millis time) { m_now += time; }
    void setNow(Instant now) { m_now = now; }
    void setDevice(const QString &device) { m_device = device; }
    /// The same ids in each run; before the first one.
    void setIds(crypto::Uuid7::RandomSource random) { m_ids = crypto::Uuid7(std::move(random)); }
    /// A console that goes on where it was before.
    void setDeviceSeq(qint64 last) { m_deviceSeq = last; }
    qint64 deviceSeq() const { return m_deviceSeq; }

    const crypto::SigningKey &keyOf(const QString &officer) const;
    static QString organizationOf(const QString &officer);

    /// A signed intent of "city", "county" or "water" on a case.
    Submission make(OperationKind kind, const QString &caseId, const QJsonObject &args,
        const QString &officer = QStringLiteral("city"), qint64 seen = kNewest);
    Submission report(const QString &caseId, const QString &title = QStringLiteral("路灯不亮"));
    Submission reportWithPhone(const QString &caseId, const QString &phone);
    QVector<Submission> merge(const QString &from, const QString &into);
    QVector<Submission> unmerge(const QString &from, const QString &into);
    Submission directoryImport(const DirectoryData &data);
    void sign(Submission &submission, const QString &officer) const;
    QString newId() { return m_ids.next(m_now); }

    static constexpr qint64 kNewest = qint64 { 1 } << 50; ///< has seen everything

private:
    DirectoryPtr m_directory;
    Instant m_now;
    crypto::Uuid7 m_ids;
    QString m_device = QStringLiteral("K7-test");
    qint64 m_deviceSeq = 0;
};

/// Keeps (case, seq, stage, title) of every case in a table of its own.
class CaseList final : public Projector {
public:
    static Expected<void> makeTable(sql::Connection &connection);
    Expected<void> project(sql::Connection &connection, const Incident &before,
        const Incident &after, const Operation &operation, const Directory &directory) override;
    Expected<void> remove(
        sql::Connection &connection, const Incident &before, const Directory &directory) override;
    Expected<void> clear(sql::Connection &connection) override;
    /// One line a case, by id.
    static QStringList lines(sql::Connection &connection);
};

} // namespace shiyu::test
