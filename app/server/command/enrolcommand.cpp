#include "app/protocol/answers.h"
#include "app/server/command/command.h"
#include "app/server/core/admin.h"
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

Expected<protocol::Enrolment> enrolmentOf(const CommandLine &line,
    const OrganizationId &organization, Database &database, ServerState &state)
{
    bool good = false;
    const int days = line.value("days").toInt(&good);
    if (!good || days < 1)
        return fail(ErrorCode::InvalidValue, u"days"_s);
    protocol::Enrolment enrolment;
    enrolment.url = line.value("url");
    enrolment.organization = organization;
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

Expected<void> writeEnrolment(const protocol::Enrolment &enrolment, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::ReadOnly, path, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(protocol::write(enrolment));
    return file.commit() ? Expected<void>() : fail(ErrorCode::DiskFull, path, file.errorString());
}

Expected<void> enrolOne(const CommandLine &line, const OrganizationId &organization,
    const QString &path, Database &database, ServerState &state)
{
    const auto enrolment = enrolmentOf(line, organization, database, state);
    return enrolment ? writeEnrolment(*enrolment, path) : tl::make_unexpected(enrolment.error());
}

/// A file for every centre of the city, named by its organisation: a rollout of a thousand
/// consoles.
Expected<void> enrolCentres(const CommandLine &line, Database &database, ServerState &state)
{
    const QString folder = line.value("all-centres");
    const auto directory = state.directories.newest(database);
    if (!directory)
        return tl::make_unexpected(directory.error());
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::ReadOnly, folder);
    for (const Organization &organization : (*directory)->data().organizations) {
        if (organization.kind != OrgKind::Centre)
            continue;
        const QString name = organization.id.toString() + u".shiyu-enrolment";
        const auto done
            = enrolOne(line, organization.id, QDir(folder).filePath(name), database, state);
        if (!done)
            return done;
    }
    return {};
}

} // namespace

/// A file is for one device: whoever has it may enrol one.
int enrol(const QStringList &arguments)
{
    CommandLine line("enrol", u"Writes the enrolment file of one device."_s);
    line.parser().addPositionalArgument(u"ORGANIZATION"_s, u"whose device it is"_s);
    line.parser().addPositionalArgument(u"FILE"_s, u"the file to write"_s);
    line.parser().addOptions(
        { { u"all-centres"_s, u"a file for every centre instead, into this folder"_s, u"FOLDER"_s },
            { u"url"_s, u"how the consoles reach this server"_s, u"URL"_s,
                u"https://127.0.0.1:8443"_s },
            { u"days"_s, u"how long it can be used"_s, u"DAYS"_s, u"7"_s } });
    if (const auto over = line.parse(arguments, 0, 2))
        return *over;
    const bool all = line.isSet("all-centres");
    if (all != line.argument(0).isEmpty() || all != line.argument(1).isEmpty())
        return failed({ ErrorCode::InvalidValue, u"ORGANIZATION FILE, or --all-centres"_s, {} });
    const auto server = openServer(line.home());
    if (!server)
        return failed(server.error());
    const auto done = all ? enrolCentres(line, *server->database, *server->state)
                          : enrolOne(line, OrganizationId(line.argument(0)), line.argument(1),
                              *server->database, *server->state);
    return done ? kDone : failed(done.error());
}

} // namespace shiyu::server
