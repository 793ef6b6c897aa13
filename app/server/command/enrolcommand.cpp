#include "app/protocol/answers.h"
#include "app/server/command/command.h"
#include "app/server/core/admin.h"
#include <QFile>
#include <QSaveFile>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

Expected<protocol::Enrolment> enrolmentOf(
    const CommandLine &line, Database &database, ServerState &state)
{
    bool good = false;
    const int days = line.value("days").toInt(&good);
    if (!good || days < 1)
        return fail(ErrorCode::InvalidValue, u"days"_s);
    protocol::Enrolment enrolment;
    enrolment.url = line.value("url");
    enrolment.organization = OrganizationId(line.argument(0));
    enrolment.until = state.now() + std::chrono::days { days };
    auto pins = line.home().pins();
    const auto directory = state.directories.newest(database);
    if (!pins || !directory)
        return tl::make_unexpected(pins ? directory.error() : pins.error());
    enrolment.pins = *std::move(pins);
    enrolment.city = (*directory)->data().cityName;
    auto code = Admin(database, state).enrol(enrolment.organization, enrolment.until);
    if (!code)
        return tl::make_unexpected(code.error());
    enrolment.code = *std::move(code);
    return enrolment;
}

} // namespace

/// The file is for one device: whoever has it may enrol one.
int enrol(const QStringList &arguments)
{
    CommandLine line("enrol", u"Writes the enrolment file of one device."_s);
    line.parser().addPositionalArgument(u"ORGANIZATION"_s, u"whose device it is"_s);
    line.parser().addPositionalArgument(u"FILE"_s, u"the file to write"_s);
    line.parser().addOption({ u"url"_s, u"how the consoles reach this server"_s, u"URL"_s,
        u"https://127.0.0.1:8443"_s });
    line.parser().addOption({ u"days"_s, u"how long it can be used"_s, u"DAYS"_s, u"7"_s });
    if (const auto over = line.parse(arguments, 2, 2))
        return *over;
    const auto state = stateOf(line.home());
    if (!state)
        return failed(state.error());
    const auto database = line.home().openDatabase();
    if (!database)
        return failed(database.error());
    const auto enrolment = enrolmentOf(line, **database, **state);
    if (!enrolment)
        return failed(enrolment.error());
    QSaveFile file(line.argument(1));
    if (!file.open(QIODevice::WriteOnly))
        return failed({ ErrorCode::ReadOnly, line.argument(1), file.errorString() });
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(protocol::write(*enrolment));
    return file.commit() ? kDone
                         : failed({ ErrorCode::DiskFull, line.argument(1), file.errorString() });
}

} // namespace shiyu::server
