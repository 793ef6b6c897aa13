#pragma once
#include "app/domain/error.h"
#include "app/domain/instant.h"
#include "app/storage/deskstore.h"
#include "app/storage/profile.h"
#include "app/sync/transport.h"

namespace shiyu {

/// What a profile knows of its server, from the administrator's enrolment file.
struct EnrolledServer {
    ServerAddress address;
    QString city; ///< its name, until the directory has come
    QByteArray deviceSecret;
    QString code; ///< for the first sign-in of this device; empty afterwards
};

/// Makes the profile of a new device. Empty, WrongKind or Damaged: no enrolment file; InvalidValue
/// "until": it is too old to be used; otherwise as ProfileFile::create().
Expected<void> makeServerProfile(const QString &path, const QString &enrolmentFile, Instant now);

/// Damaged if the profile does not say.
Expected<EnrolledServer> enrolledServer(ProfileFile &profile);
/// The code was used.
Expected<void> forgetEnrolmentCode(DeskStore &store);

} // namespace shiyu
