#include "app/exchange/filesniff.h"

#include "app/exchange/fileproblem.h"
#include "app/exchange/ogrsession.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>
#include <QTemporaryDir>
#include <cpl_vsi.h>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kPiece = 1 << 20;

/// A file through GDAL's file systems, so that a gzipped one reads like any other.
class VsiFile {
public:
    explicit VsiFile(const QString &name)
        : m_file(VSIFOpenL(name.toUtf8().constData(), "rb"))
    {
    }
    ~VsiFile()
    {
        if (m_file)
            VSIFCloseL(m_file);
    }
    VsiFile(const VsiFile &) = delete;
    VsiFile &operator=(const VsiFile &) = delete;
    bool isOpen() const { return m_file != nullptr; }
    QByteArray read(qsizetype most)
    {
        QByteArray bytes(most, Qt::Uninitialized);
        bytes.resize(
            static_cast<qsizetype>(VSIFReadL(bytes.data(), 1, static_cast<size_t>(most), m_file)));
        return bytes;
    }

private:
    VSILFILE *m_file;
};

struct FileName {
    QString path, shown, suffix; ///< suffix without .gz, lower-case
    bool gzipped = false;
    QString vsi() const { return gzipped ? u"/vsigzip/"_s + path : path; }
};

FileName nameOfFile(const QString &path)
{
    FileName name { QFileInfo(path).absoluteFilePath(), QFileInfo(path).fileName(), {}, false };
    QString plain = name.shown.toLower();
    name.gzipped = plain.endsWith(u".gz");
    if (name.gzipped)
        plain.chop(3);
    name.suffix = QFileInfo(plain).suffix();
    return name;
}

bool isWebPage(const QByteArray &head)
{
    QByteArray text = head.first(qMin<qsizetype>(head.size(), 2048)).toLower();
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    text = text.trimmed();
    return text.startsWith("<!doctype html") || text.startsWith("<html")
        || (text.startsWith("<") && text.contains("<html"));
}

Expected<void> checkHead(const FileName &name, const QByteArray &head)
{
    if (head.trimmed().isEmpty())
        return fail(ErrorCode::Empty, name.shown);
    if (head.startsWith("version https://git-lfs"))
        return failFile(ErrorCode::WrongKind, name.shown, FileProblem::GitLfsPointer);
    if (isWebPage(head))
        return failFile(ErrorCode::WrongKind, name.shown, FileProblem::WebPage);
    return {};
}

Expected<std::shared_ptr<QTemporaryDir>> makeCopyFolder(const FileName &name)
{
    auto folder = std::make_shared<QTemporaryDir>();
    if (!folder->isValid())
        return fail(ErrorCode::DiskFull, name.shown, folder->errorString());
    return folder;
}

/// Walks a text piece by piece and knows what stands in quotes.
class Quotes {
public:
    /// Whether the next character is part of a quoted cell.
    bool pass(QChar c)
    {
        if (c == u'"')
            m_inside = !m_inside;
        return m_inside;
    }

private:
    bool m_inside = false;
};

/// Whether `|` stands between the columns' names: GDAL 3.6 knows commas, semicolons, tabs, spaces.
bool isPiped(const FileName &name, TextEncoding encoding)
{
    VsiFile file(name.vsi());
    if (!file.isOpen())
        return false;
    QStringDecoder decoder(codecName(encoding));
    const QString head = decoder(file.read(64 * 1024));
    Quotes quotes;
    bool piped = false;
    for (const QChar c : head) {
        if (quotes.pass(c))
            continue;
        if (c == u'\n' || c == u'\r')
            break;
        if (c == u',' || c == u';' || c == u'\t')
            return false;
        piped = piped || c == u'|';
    }
    return piped;
}

/// Tabs between the columns instead, and none in a cell.
void pipesToTabs(QString &piece, Quotes &quotes)
{
    for (QChar &c : piece) {
        if (quotes.pass(c))
            continue;
        if (c == u'|')
            c = u'\t';
        else if (c == u'\t')
            c = u' ';
    }
}

/// Writes the text anew in UTF-8; gives the copy's name.
Expected<QString> decodeInto(
    QTemporaryDir &folder, const FileName &name, TextEncoding encoding, bool piped)
{
    VsiFile in(name.vsi());
    QFile out(folder.filePath(u"table.csv"_s));
    if (!in.isOpen() || !out.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Unreadable, name.shown, out.errorString());
    QStringDecoder decoder(codecName(encoding));
    Quotes quotes;
    for (QByteArray piece = in.read(kPiece); !piece.isEmpty(); piece = in.read(kPiece)) {
        QString text = decoder(piece);
        if (piped)
            pipesToTabs(text, quotes);
        if (out.write(text.toUtf8()) < 0)
            return fail(ErrorCode::DiskFull, name.shown, out.errorString());
    }
    if (!out.flush())
        return fail(ErrorCode::DiskFull, name.shown, out.errorString());
    return out.fileName();
}

Expected<OpenPlan> planText(const FileName &name)
{
    VsiFile file(name.vsi());
    if (!file.isOpen())
        return fail(ErrorCode::Unreadable, name.shown);
    EncodingDetector detector;
    for (QByteArray piece = file.read(kPiece); !piece.isEmpty(); piece = file.read(kPiece))
        detector.feed(piece);
    if (detector.isBinary())
        return failFile(ErrorCode::WrongKind, name.shown, FileProblem::Binary);
    OpenPlan plan;
    plan.text = true;
    plan.encoding = detector.result();
    plan.source = u"CSV:"_s + name.vsi();
    const bool piped = isPiped(name, plan.encoding);
    const bool utf8 = plan.encoding == TextEncoding::Utf8 || plan.encoding == TextEncoding::Utf8Bom;
    if (utf8 && !piped)
        return plan;
    auto folder = makeCopyFolder(name);
    if (!folder)
        return tl::make_unexpected(folder.error());
    plan.copy = *folder;
    auto copy = decodeInto(*plan.copy, name, plan.encoding, piped);
    if (!copy)
        return tl::make_unexpected(copy.error());
    plan.source = u"CSV:"_s + *copy;
    return plan;
}

/// The file's neighbour with another suffix in either case; empty if there is none.
QString neighbour(const QFileInfo &file, const QString &suffix)
{
    for (const QString &s : { suffix, suffix.toUpper() }) {
        const QString other = file.absolutePath() + u'/' + file.completeBaseName() + u'.' + s;
        if (QFileInfo::exists(other))
            return other;
    }
    return {};
}

/// Only where neither a .cpg nor the table's own mark (byte 29) says how its text is encoded.
bool hasUnknownDbfText(const QFileInfo &file)
{
    const QString name = neighbour(file, u"dbf"_s);
    if (name.isEmpty() || !neighbour(file, u"cpg"_s).isEmpty())
        return false;
    QFile table(name);
    if (!table.open(QIODevice::ReadOnly))
        return false;
    constexpr char kAnsi = 0x57; // "whatever Windows has": written by many for any text
    const QByteArray head = table.read(32);
    return head.size() == 32 && (head[29] == 0 || head[29] == kAnsi);
}

TextEncoding dbfEncoding(const QFileInfo &file)
{
    QFile table(neighbour(file, u"dbf"_s));
    EncodingDetector detector;
    if (table.open(QIODevice::ReadOnly)) {
        const QByteArray head = table.read(32);
        if (head.size() == 32) // names of the fields are text too; numbers before them are not
            table.seek(32);
        for (QByteArray piece = table.read(kPiece); !piece.isEmpty(); piece = table.read(kPiece))
            detector.feed(piece);
    }
    return detector.result();
}

Expected<OpenPlan> planShapefile(const FileName &name)
{
    const QFileInfo file(name.path);
    OpenPlan plan;
    plan.source = name.path;
    plan.rawDbf = hasUnknownDbfText(file);
    if (plan.rawDbf)
        plan.encoding = dbfEncoding(file);
    const QString shape = neighbour(file, u"shp"_s);
    const QString index = neighbour(file, u"shx"_s);
    if (shape.isEmpty() && (!index.isEmpty() || !neighbour(file, u"prj"_s).isEmpty()))
        return failFile(ErrorCode::NotFound, name.shown, FileProblem::MissingShp);
    if (shape.isEmpty() || !index.isEmpty()) {
        if (!shape.isEmpty())
            plan.source = shape;
        return plan;
    }
    // OGR makes a new index, but beside the file: give it a copy.
    auto folder = makeCopyFolder(name);
    if (!folder)
        return tl::make_unexpected(folder.error());
    plan.copy = *folder;
    for (const QString &suffix : { u"shp"_s, u"dbf"_s, u"prj"_s, u"cpg"_s }) {
        const QString from = neighbour(file, suffix);
        if (!from.isEmpty() && !QFile::copy(from, plan.copy->filePath(u"copy."_s + suffix)))
            return fail(ErrorCode::DiskFull, name.shown);
    }
    plan.source = plan.copy->filePath(u"copy.shp"_s);
    return plan;
}

} // namespace

Expected<OpenPlan> planOpening(const QString &path)
{
    useOgr();
    const FileName name = nameOfFile(path);
    const QFileInfo info(name.path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, name.shown);
    if (info.isDir() ? !name.suffix.endsWith(u"gdb") : !info.isReadable())
        return fail(info.isDir() ? ErrorCode::WrongKind : ErrorCode::Unreadable, name.shown);
    OpenPlan plan;
    plan.source = name.vsi();
    if (info.isDir())
        return plan;
    VsiFile file(name.vsi());
    if (!file.isOpen())
        return fail(ErrorCode::Unreadable, name.shown);
    if (const auto good = checkHead(name, file.read(64 * 1024)); !good)
        return tl::make_unexpected(good.error());
    const QStringList text { u"csv"_s, u"tsv"_s, u"psv"_s, u"txt"_s };
    if (text.contains(name.suffix))
        return planText(name);
    if (name.suffix == "shp"_L1 || name.suffix == "dbf"_L1 || name.suffix == "shx"_L1)
        return planShapefile(name);
    if (name.suffix == "zip"_L1)
        plan.source = u"/vsizip/"_s + name.path;
    return plan;
}

} // namespace shiyu
