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
        const QStringList about { kindText(nameOf(entry)),
            fileSizeText(entry.args["size"_L1].toInteger()), whoText(entry, subject.directory()),
            momentText(entry.effectiveAt, subject.directory().calendar(), subject.now) };
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
    const auto link = [&](const QString &text, auto chosen) {
        auto *button = new LinkButton(themes(), text);
        button->setAccessibleDescription(tr("%1; the reading is recorded").arg(nameOf(line.entry)));
        button->setToolTip(button->accessibleDescription());
        connect(button, &LinkButton::clicked, this, chosen);
        row->addWidget(button);
    };
    const RecordEntry entry = line.entry;
    if (attachmentKind(nameOf(entry)) == AttachmentKind::Picture)
        link(tr("View"), [this, entry] { Q_EMIT viewRequested(entry); });
    link(tr("Save as…"), [this, entry] { Q_EMIT saveRequested(entry); });
    return whole;
}

} // namespace shiyu
