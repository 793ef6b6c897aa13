#include "ui/casepane/attachmentviewer.h"

#include "app/services/attachedfile.h"
#include "app/services/whenanswered.h"
#include "ui/casepane/picturepreview.h"
#include "ui/text/errortext.h"
#include "widgets/filedialog.h"

#include <QBuffer>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImageReader>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

QString nameOf(const RecordEntry &attachment)
{
    return attachment.args["name"_L1].toString();
}

/// As large as it is shown, upright; null if it is no picture. Any thread.
QImage decoded(QByteArray bytes, QSize most)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true); // a name may lie
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && (size.width() > most.width() || size.height() > most.height()))
        reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio));
    return reader.read();
}

/// A masked telephone number (138****6021) is no good as a file name everywhere.
QString fileNameOf(const QString &name)
{
    QString safe = name;
    return safe.replace(u'*', u'x');
}

} // namespace

QString openProblemText(const Error &error, const QString &name)
{
    if (error.code == ErrorCode::NotFound)
        return AttachmentViewer::tr("“%1” has not come here yet; try again later.").arg(name);
    if (error.code == ErrorCode::Unreadable && error.context == "server"_L1)
        return AttachmentViewer::tr("“%1” lies with the server, which cannot be reached now. What "
                                    "has come of it is kept; open it again later.")
            .arg(name);
    if (error.code == ErrorCode::Damaged)
        return AttachmentViewer::tr("“%1” is not what was attached, its check sum differs; it was "
                                    "not opened. Tell the system administrator.")
            .arg(name);
    return errorText(error);
}

AttachmentViewer::AttachmentViewer(CasePort port, const ThemeSource &themes, QWidget *place)
    : QObject(place)
    , m_port(std::move(port))
    , m_themes(themes)
    , m_place(place)
{
}

void AttachmentViewer::view(const IncidentId &incident, const RecordEntry &attachment)
{
    whenAnswered(m_port.readAttachment(incident, attachment.intent), this,
        [this, attachment](const Expected<QByteArray> &bytes) {
            Q_EMIT ended(attachment);
            if (bytes)
                show(nameOf(attachment), *bytes);
            else
                tellProblem(bytes.error(), nameOf(attachment));
        });
}

void AttachmentViewer::tellProblem(const Error &error, const QString &name)
{
    if (error.code != ErrorCode::Cancelled) // he knows
        Q_EMIT told(openProblemText(error, name));
}

void AttachmentViewer::show(const QString &name, const QByteArray &bytes)
{
    const QSize most = m_place->window()->size() * m_place->devicePixelRatio();
    const auto decode = [most](const QByteArray &content) { return decoded(content, most); };
    const auto decoding = QtFuture::makeReadyFuture(bytes).then(QtFuture::Launch::Async, decode);
    whenAnswered(byEventLoop(decoding), this, [this, name](const QImage &picture) {
        if (picture.isNull()) {
            Q_EMIT told(
                tr("“%1” cannot be shown as a picture; save a copy to look at it.").arg(name));
            return;
        }
        auto *preview = new PicturePreview(m_themes, name, picture, m_place->window());
        connect(preview, &Overlay::dismissed, preview, &QObject::deleteLater);
        preview->open();
    });
}

void AttachmentViewer::saveAs(const IncidentId &incident, const RecordEntry &attachment)
{
    auto *dialog = makeFileDialog(m_place->window(), {});
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(fileNameOf(nameOf(attachment)));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, incident, attachment](const QString &path) { save(incident, attachment, path); });
    dialog->open();
}

void AttachmentViewer::save(
    const IncidentId &incident, const RecordEntry &attachment, const QString &path)
{
    const QString name = nameOf(attachment);
    const auto keep = [path](const Expected<QByteArray> &bytes) -> Expected<void> {
        return bytes ? saveAttachedFile(path, *bytes) : tl::make_unexpected(bytes.error());
    };
    const auto kept
        = m_port.readAttachment(incident, attachment.intent).then(QtFuture::Launch::Async, keep);
    whenAnswered(byEventLoop(kept), this, [this, attachment, name](const Expected<void> &saved) {
        Q_EMIT ended(attachment);
        if (!saved)
            return tellProblem(saved.error(), name);
        Q_EMIT told(tr("Saved. The copy is no longer encrypted: delete it when it is not needed "
                       "any more."));
    });
}

} // namespace shiyu
