#pragma once
#include "app/storage/datathread.h"
#include "app/sync/profilegate.h"
#include <QObject>

namespace shiyu {

class ProfileDesk;

/// The sync's way to the profile: background jobs on the data thread, behind what the officer does.
/// Lives on the sync's thread, and so does `context`, on which the answers come.
class DeskGate final : public ProfileGate {
public:
    DeskGate(DataThread<ProfileDesk> &data, QObject *context);
    ~DeskGate() override; ///< no answer comes after it

    void post(std::function<void(SyncDesk &)> work, std::function<void()> then) override;

private:
    struct Door;
    DataThread<ProfileDesk> &m_data;
    std::shared_ptr<Door> m_door;
};

} // namespace shiyu
