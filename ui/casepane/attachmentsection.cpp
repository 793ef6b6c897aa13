#include "ui/casepane/attachmentsection.h"

#include "app/services/attachmentaccess.h"
#include "ui/acts/attachform.h"
#include "ui/text/recordtext.h"
#include "ui/text/timetext.h"
#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {
namespace {

QString nameOf(const RecordEntry &attachment)
{
    return attachment.args["name"_L1].toString();
}

QString whoText(const RecordEntry &attachment, const Directory &directory)
{
    const Officer *officer = directory.officer(attachment.actor);
    const QString unit = unitText(attachment.organization, directory);
    return officer ? unit + u' ' + officer->name : unit;
}

QString kindText(const QString &name)
{
    switch (attachmentKind(name)) {
    case AttachmentKind::Picture:
        return AttachmentSection::tr("Picture");
    case AttachmentKind::Recording:
        return AttachmentSection::tr("Recording");
    case AttachmentKind::Other:
        break;
    }
    return AttachmentSection::tr("File");
}

QByteArray digestOf(const RecordEntry &attachment)
{
    return QByteArray::fromHex(attachment.args["sha256"_L1].toString().toLatin1());
}

/// Where it lies, if that is not both here and with the server.
QString whereText(const RecordEntry &attachment, const std::optional<CaseSync> &sync)
{
    const QByteArray digest = digestOf(attachment);
    if (sync && sync->filesAbsent.contains(digest))
        return AttachmentSection::tr("not on this computer");
    if (sync && sync->filesToUpload.contains(digest))
        return AttachmentSection::tr("to upload");
    return {};
}

} // namespace

AttachmentSection::AttachmentSection(const ThemeSource &source, QWidget *parent)
    : CaseSection(source, parent)
    , m_title(addText(TextSize::Body, ColorRole::Ink, true))
{
    hide();
}

QVector<AttachmentSection::Line> AttachmentSection::linesOf(const CaseSubject &subject)
{
    QVector<Line> lines;
    for (const RecordEntry &entry : attachmentsOf(subject.state())) {
        QStringList about { kindText(nameOf(entry)),
            fileSizeText(entry.args["size"_L1].toInteger()), whoText(entry, subject.directory()),
            momentText(entry.effectiveAt, subject.directory().calendar(), subject.now) };
        if (const QString where = whereText(entry, subject.view.sync); !where.isEmpty())
            about.append(where);
        lines.append({ entry, about.join(u" · "_s),
            mayOpenAttachment(subject.seat.officer, entry, subject.state(), subject.directory()) });
    }
    return lines;
}

void AttachmentSection::display(const CaseSubject &subject)
{
    const QVector<Line> lines = linesOf(subject);
    m_title->setText(tr("Attachments %1").arg(lines.size()));
    setVisible(!lines.isEmpty());
    if (lines == m_lines)
        return; // the same again keeps the focus
    m_lines = lines;
    rebuild();
}

void AttachmentSection::rebuild()
{
    qDeleteAll(m_shown);
    m_shown.clear();
    for (Progress &progress : m_fetched)
        progress.label = nullptr;
    for (const Line &line : std::as_const(m_lines)) {
        m_shown.append(makeLine(line));
        column()->addWidget(m_shown.last());
    }
}

QWidget *AttachmentSection::makeLine(const Line &line)
{
    auto *whole = new QWidget(this);
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(themes().theme().space(3));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new ElidedLabel(themes(), nameOf(line.entry)));
    texts->addWidget(new ElidedLabel(themes(), line.about, TextSize::Small, ColorRole::InkSoft));
    row->addLayout(texts, 1);
    if (!line.open) {
        row->addWidget(
            new TextLabel(themes(), tr("not open to you"), TextSize::Small, ColorRole::Muted));
        return whole;
    }
    if (m_fetched.contains(digestOf(line.entry)))
        addProgress(row, digestOf(line.entry));
    else
        addLinks(row, line.entry);
    return whole;
}

LinkButton *AttachmentSection::addLink(QBoxLayout *row, const QString &text, const QString &about)
{
    auto *button = new LinkButton(themes(), text);
    button->setAccessibleDescription(about);
    button->setToolTip(about);
    row->addWidget(button);
    return button;
}

void AttachmentSection::addLinks(QBoxLayout *row, const RecordEntry &entry)
{
    const QString about = tr("%1; the reading is recorded").arg(nameOf(entry));
    if (attachmentKind(nameOf(entry)) == AttachmentKind::Picture)
        connect(addLink(row, tr("View"), about), &LinkButton::clicked, this,
            [this, entry] { Q_EMIT viewRequested(entry); });
    connect(addLink(row, tr("Save as…"), about), &LinkButton::clicked, this,
        [this, entry] { Q_EMIT saveRequested(entry); });
}

void AttachmentSection::addProgress(QBoxLayout *row, const QByteArray &sha256)
{
    Progress &progress = m_fetched[sha256];
    progress.label = new TextLabel(themes(), progress.text, TextSize::Small, ColorRole::InkSoft);
    row->addWidget(progress.label);
    connect(addLink(row, tr("Cancel"), tr("What has come is kept.")), &LinkButton::clicked, this,
        [this, sha256] { Q_EMIT cancelRequested(sha256); });
}

void AttachmentSection::showProgress(const QByteArray &sha256, qint64 received, qint64 size)
{
    const bool begins = !m_fetched.contains(sha256);
    Progress &progress = m_fetched[sha256];
    progress.text = tr("%1 of %2").arg(fileSizeText(received), fileSizeText(size));
    if (begins)
        return rebuild();
    if (progress.label)
        progress.label->setText(progress.text);
}

void AttachmentSection::endProgress(const RecordEntry &attachment)
{
    if (m_fetched.remove(digestOf(attachment)) > 0)
        rebuild();
}

} // namespace shiyu
