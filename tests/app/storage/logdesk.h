#pragma once
#include "app/storage/profile.h"
#include "app/storage/verify.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

namespace shiyu::test {

using namespace Qt::StringLiterals;

/// A profile with the small city's directory imported.
struct LogDesk {
    explicit LogDesk(const QString &path)
        : profile(*ProfileFile::create(path, { {}, {}, OrganizationId(u"centre-city"_s), {} }))
        , writer(profile.connection(), projector)
    {
        tables = CaseList::makeTable(profile.connection());
        imported = writer.importDirectory(
            city.directoryImport(SmallCity::data()), SmallCity::data(), city.now());
    }
    Expected<Outcome> perform(const Submission &submission)
    {
        city.pass(std::chrono::seconds { 1 });
        return writer.perform(submission, city.directory(), city.now());
    }
    Expected<Outcome> perform(const QVector<Submission> &group)
    {
        city.pass(std::chrono::seconds { 1 });
        return writer.perform(group, city.directory(), city.now());
    }
    qint64 count(const QString &table)
    {
        return *profile.connection().number(u"SELECT count(*) FROM "_s + table);
    }
    LogReport verify() { return *verifyLog(profile.connection()); }

    SmallCity city;
    CaseList projector;
    ProfileFile profile;
    LogWriter writer;
    Expected<void> tables;
    Expected<Outcome> imported;
};

inline bool accepted(const Expected<Outcome> &outcome)
{
    if (!outcome)
        qInfo() << nameOf(SubjectKind::Incident) << static_cast<int>(outcome.error().code)
                << outcome.error().context << outcome.error().detail;
    else if (!*outcome)
        qInfo() << "refused" << static_cast<int>(outcome->error().code) << outcome->error().what;
    return outcome && outcome->has_value();
}

/// Each of its rows has a profile of its own.
class LogTest : public TestCase {
protected:
    QString path() { return m_folder.filePath(QString::number(++m_count) + u".shiyu"_s); }

private:
    QTemporaryDir m_folder;
    int m_count = 0;
};

} // namespace shiyu::test
