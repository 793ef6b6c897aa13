#pragma once
#include <QStringList>

namespace shiyu {

/// Registers GDAL's drivers at the first use (they cost 15 ms).
void useOgr();

/// While it lives, what GDAL complains about on this thread is kept here instead of going to
/// stderr.
class OgrComplaints {
public:
    OgrComplaints();
    ~OgrComplaints();
    OgrComplaints(const OgrComplaints &) = delete;
    OgrComplaints &operator=(const OgrComplaints &) = delete;

    /// Errors since the last call, without warnings.
    QStringList takeErrors();

private:
    QStringList m_errors;
};

} // namespace shiyu
