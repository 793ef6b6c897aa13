#include "app/services/attachmentaccess.h"

#include "app/domain/audience.h"
#include <algorithm>

namespace shiyu {

AttachmentKind attachmentKind(const QString &name)
{
    using namespace Qt::StringLiterals;
    static const QStringList kPictures { u"jpg"_s, u"jpeg"_s, u"png"_s, u"bmp"_s, u"gif"_s,
        u"webp"_s, u"heic"_s };
    static const QStringList kRecordings { u"mp3"_s, u"wav"_s, u"m4a"_s, u"amr"_s, u"ogg"_s,
        u"aac"_s, u"wma"_s, u"mp4"_s, u"mov"_s, u"avi"_s, u"3gp"_s };
    const QString ending = name.section(u'.', -1).toLower();
    if (kPictures.contains(ending))
        return AttachmentKind::Picture;
    return kRecordings.contains(ending) ? AttachmentKind::Recording : AttachmentKind::Other;
}

QVector<RecordEntry> attachmentsOf(const Incident &state)
{
    QVector<RecordEntry> attached;
    std::copy_if(state.record.begin(), state.record.end(), std::back_inserter(attached),
        [](const RecordEntry &e) { return e.kind == OperationKind::Attach && !e.struck; });
    return attached;
}

bool mayOpenAttachment(const OfficerId &officer, const RecordEntry &attachment,
    const Incident &state, const Directory &directory)
{
    const QString name = attachment.args[QLatin1StringView("name")].toString();
    const bool reporter = attachmentKind(name) == AttachmentKind::Recording;
    return canRead(
        officer, Audience::Handlers, state, directory, attachment.organization, reporter);
}

} // namespace shiyu
