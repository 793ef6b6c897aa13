#include "app/sync/enrolment.h"

#include "app/crypto/random.h"
#include "app/protocol/answers.h"
#include <QFile>
#include <QUrl>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

const QString kPins = u"server.pins"_s;
const QString kCity = u"server.city"_s;
const QString kSecret = u"server.deviceSecret"_s;
const QString kCode = u"server.enrolment"_s;

constexpr qsizetype kLargestFile = 64 * 1024;
constexpr qsizetype kSecretBytes = 32;

Expected<protocol::Enrolment> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, path);
    const QByteArray content = file.read(kLargestFile + 1);
    if (content.isEmpty())
        return fail(ErrorCode::Empty, path);
    auto enrolment = protocol::read<protocol::Enrolment>(content, kLargestFile);
    if (!enrolment)
        return fail(ErrorCode::WrongKind, path, enrolment.error().context);
    const QUrl url(enrolment->url, QUrl::StrictMode);
    if (url.host().isEmpty() || !url.userInfo().isEmpty())
        return fail(ErrorCode::Damaged, path, u"url"_s);
    return enrolment;
}

Expected<void> keep(const QString &path, const protocol::Enrolment &enrolment, Instant now)
{
    auto profile = ProfileFile::create(
        path, { ProfileKind::Server, enrolment.url, enrolment.organization, now });
    if (!profile)
        return tl::make_unexpected(profile.error());
    // It holds the device's secret.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QStringList pins;
    for (const QByteArray &pin : enrolment.pins)
        pins.append(QString::fromLatin1(pin.toHex()));
    const QByteArray secret = crypto::randomBytes(kSecretBytes).toHex();
    DeskStore store(profile->connection());
    Expected<void> done;
    for (const auto &[key, value] :
        { std::pair(kPins, pins.join(u' ')), std::pair(kCity, enrolment.city),
            std::pair(kSecret, QString::fromLatin1(secret)), std::pair(kCode, enrolment.code) }) {
        if (done)
            done = store.setSetting(key, value);
    }
    return done;
}

} // namespace

Expected<void> makeServerProfile(const QString &path, const QString &enrolmentFile, Instant now)
{
    const auto enrolment = readFile(enrolmentFile);
    if (!enrolment)
        return tl::make_unexpected(enrolment.error());
    if (enrolment->until < now)
        return fail(ErrorCode::InvalidValue, u"until"_s);
    return keep(path, *enrolment, now);
}

Expected<EnrolledServer> enrolledServer(ProfileFile &profile)
{
    DeskStore store(profile.connection());
    const auto pins = store.setting(kPins);
    const auto city = store.setting(kCity);
    const auto secret = store.setting(kSecret);
    const auto code = store.setting(kCode);
    for (const auto *value : { &pins, &city, &secret, &code }) {
        if (!*value)
            return tl::make_unexpected(value->error());
    }
    EnrolledServer server { { profile.info().server, {} }, *city,
        QByteArray::fromHex(secret->toLatin1()), *code };
    for (const QString &pin : pins->split(u' ', Qt::SkipEmptyParts))
        server.address.pins.append(QByteArray::fromHex(pin.toLatin1()));
    if (server.address.pins.isEmpty() || server.deviceSecret.size() != kSecretBytes)
        return fail(ErrorCode::Damaged, profile.path(), u"enrolment"_s);
    return server;
}

Expected<void> forgetEnrolmentCode(DeskStore &store)
{
    return store.setSetting(kCode, {});
}

} // namespace shiyu
