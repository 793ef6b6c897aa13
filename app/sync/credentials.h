#pragma once
#include "app/domain/ids.h"
#include <QByteArray>
#include <QString>

namespace shiyu {

/// What an officer signs in to the server with, on this device.
struct Credentials {
    QString account, password;
    DeviceId device;
    QByteArray deviceSecret; ///< 32 bytes
    QByteArray publicKey; ///< of his signing key here
    QString enrolment; ///< the code; empty once the device is known to the server
};

/// What the server said to it.
struct BegunSession {
    OfficerId officer;
    OrganizationId organization;
    QByteArray recoverySecret; ///< opens the data key of this device for whoever may sign in
};

} // namespace shiyu
