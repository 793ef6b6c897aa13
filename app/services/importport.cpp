#include "app/services/importport.h"

#include "app/exchange/valuereading.h"
#include "app/services/whenanswered.h"
#include <QFileInfo>
#include <QtConcurrent>

namespace shiyu {
namespace {

Expected<ImportFileView> lookAt(const QString &path, int layer)
{
    auto table = TableReader::open(path);
    if (!table)
        return tl::make_unexpected(table.error());
    ImportFileView view;
    view.path = path;
    view.name = QFileInfo(path).fileName();
    view.format = table->format();
    view.encoding = table->encoding();
    view.layers = table->layers();
    view.layer = qBound(0, layer, static_cast<int>(view.layers.size()) - 1);
    table->start(view.layer);
    while (view.sample.size() < ImportFileView::kSampleRows) {
        auto row = table->next();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row) {
            view.complete = true;
            break;
        }
        view.sample.append(*std::move(*row));
    }
    if (view.sample.isEmpty())
        return fail(ErrorCode::Empty, view.name);
    return view;
}

CoordinateLook lookOf(SourcePoint at)
{
    return std::abs(at.x) <= 180 && std::abs(at.y) <= 90 ? CoordinateLook::Degrees
                                                         : CoordinateLook::Metres;
}

} // namespace

CoordinateLook coordinateLook(const ImportFileView &file, const ColumnMapping &mapping)
{
    for (const TableRow &row : file.sample) {
        if (row.geometry.shape != PlaceShape::None)
            return lookOf(row.geometry.parts.front().front().front());
        const auto x = readNumber(mapping.text(ImportColumn::Lon, row.values));
        const auto y = readNumber(mapping.text(ImportColumn::Lat, row.values));
        if (x && y)
            return lookOf({ *x, *y });
    }
    return CoordinateLook::None;
}

ImportJob::ImportJob()
{
    m_control.progress = [this](bool writing, qint64 done, qint64 total) {
        m_writing = writing;
        m_done = done;
        m_total = total;
    };
}

QFuture<Expected<ImportFileView>> ImportPort::look(const QString &path, int layer)
{
    return byEventLoop(QtConcurrent::run(lookAt, path, layer));
}

} // namespace shiyu
