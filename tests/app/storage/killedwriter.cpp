// A console that dies at the n-th statement, for tst_crash: killedwriter PROFILE N FIRST. Works off
// a row of acts from case FIRST on; prints the id of each intent once it was acknowledged.
#include "app/sql/statementobserver.h"
#include "app/storage/profile.h"
#include "tests/app/storage/smallcity.h"
#include <QCoreApplication>
#include <csignal>
#include <cstdio>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

namespace {

class KillAtStatement final : public sql::StatementObserver {
public:
    explicit KillAtStatement(int n)
        : m_n(n)
    {
    }
    std::optional<Error> beforeStatement(const QString &) override
    {
        if (++m_count == m_n)
            std::raise(SIGKILL);
        return {};
    }

private:
    int m_n;
    int m_count = 0;
};

QVector<QVector<Submission>> actsFrom(SmallCity &city, int first)
{
    const QString a = u"case-%1"_s.arg(first);
    const QString b = u"case-%1"_s.arg(first + 1);
    return { { city.reportWithPhone(a, u"13900000000"_s) }, { city.report(b) },
        { city.make(K::Close, a, {}) }, // refused
        { city.make(K::Accept, a, {}) }, city.merge(b, a) };
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    auto profile = ProfileFile::open(arguments.at(1), ProfileAccess::ReadWrite);
    if (!profile)
        return 3;
    KillAtStatement kill(arguments.at(2).toInt());
    CaseList list;
    LogWriter writer(profile->connection(), list);
    writer.setDataKey(crypto::SecretBytes::fromBytes(QByteArray(32, 'k')));
    SmallCity city;
    profile->connection().setObserver(&kill);
    for (const auto &group : actsFrom(city, arguments.at(3).toInt())) {
        city.pass(std::chrono::seconds { 1 });
        const auto outcome = writer.perform(group, city.directory(), city.now());
        if (!outcome)
            return 4;
        for (const Submission &submission : group)
            std::printf("%s\n", qPrintable(submission.intent.id.toString()));
        std::fflush(stdout);
    }
    profile->connection().setObserver(nullptr);
    return 0;
}
