#include "app/exchange/rejectedfile.h"

#include "app/exchange/spreadsheetcell.h"
#include <QCoreApplication>
#include <QFileInfo>

namespace shiyu {

using namespace Qt::StringLiterals;

RejectedFile::RejectedFile(const QString &path, const QStringList &fields)
    : m_path(path)
    , m_fields(fields)
{
}

Expected<void> RejectedFile::add(const TableRow &row, const QVector<RowIssue> &issues)
{
    if (m_path.isEmpty())
        return {};
    if (!m_file.isOpen()) {
        m_file.setFileName(m_path);
        if (!m_file.open(QIODevice::WriteOnly))
            return fail(ErrorCode::ReadOnly, QFileInfo(m_path).fileName(), m_file.errorString());
        m_file.write("\xEF\xBB\xBF");
        const QStringList head { QCoreApplication::translate("ImportIssue", "Row"),
            QCoreApplication::translate("ImportIssue", "Why it was rejected") };
        if (const auto written = write(head + m_fields); !written)
            return written;
    }
    QStringList reasons;
    for (const RowIssue &issue : issues) {
        if (isRejection(issue.issue))
            reasons.append(issueText(issue));
    }
    return write(QStringList { QString::number(row.number), reasons.join(u"; "_s) } + row.values);
}

Expected<void> RejectedFile::write(const QStringList &cells)
{
    // RFC 4180.
    QString line;
    for (const QString &value : cells) {
        if (!line.isEmpty())
            line += u',';
        const QString cell = spreadsheetCell(value);
        const bool quoted = cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n')
            || cell.contains(u'\r');
        line += quoted ? QString(u'"' + QString(cell).replace(u'"', u"\"\""_s) + u'"') : cell;
    }
    line += u"\r\n"_s;
    if (m_file.write(line.toUtf8()) < 0)
        return fail(ErrorCode::DiskFull, QFileInfo(m_path).fileName(), m_file.errorString());
    return {};
}

Expected<void> RejectedFile::finish()
{
    if (m_path.isEmpty())
        return {};
    if (!m_file.isOpen()) {
        QFile::remove(m_path); // of an earlier try
        return {};
    }
    if (!m_file.commit())
        return fail(ErrorCode::DiskFull, QFileInfo(m_path).fileName(), m_file.errorString());
    return {};
}

} // namespace shiyu
