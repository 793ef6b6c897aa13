#pragma once
#include "ui/acts/caseport.h"

#include "app/domain/incident.h"
#include <QObject>

namespace shiyu {

class ThemeSource;

/// Opens the files of a case: a picture within the window, any of them as a copy where the officer
/// says. Asks the port, which checks who may and records the reading; never waits.
class AttachmentViewer : public QObject {
    Q_OBJECT
public:
    /// @param place the pictures cover its window, the dialogs belong to it
    AttachmentViewer(CasePort port, const ThemeSource &themes, QWidget *place);

    void view(const IncidentId &incident, const RecordEntry &attachment);
    void saveAs(const IncidentId &incident, const RecordEntry &attachment);

Q_SIGNALS:
    void told(const QString &sentence); ///< what came of it
    void ended(const shiyu::RecordEntry &attachment); ///< it is here, or does not come

private:
    void save(const IncidentId &incident, const RecordEntry &attachment, const QString &path);
    void tellProblem(const Error &error, const QString &name);
    void show(const QString &name, const QByteArray &bytes);

    CasePort m_port;
    const ThemeSource &m_themes;
    QWidget *m_place;
};

/// Why an attachment did not open: one sentence.
QString openProblemText(const Error &error, const QString &name);

} // namespace shiyu
