#include "app/exchange/ogrsession.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <mutex>

namespace shiyu {

void useOgr()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // A line of a CSV may be long; the limit that ends the file silently is lifted, ours is
        // told with its row.
        CPLSetConfigOption("OGR_CSV_MAX_LINE_SIZE", "-1");
        // The first row names the columns. Left to itself GDAL takes it for one of the data where
        // all cells are text, as in what a hotline exports.
        CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
        CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
        GDALAllRegister();
    });
}

namespace {

void CPL_STDCALL keep(CPLErr kind, CPLErrorNum, const char *words)
{
    if (kind == CE_Failure || kind == CE_Fatal)
        static_cast<QStringList *>(CPLGetErrorHandlerUserData())->append(QString::fromUtf8(words));
}

} // namespace

OgrComplaints::OgrComplaints()
{
    CPLPushErrorHandlerEx(keep, &m_errors);
}

OgrComplaints::~OgrComplaints()
{
    CPLPopErrorHandler();
}

QStringList OgrComplaints::takeErrors()
{
    return std::exchange(m_errors, {});
}

} // namespace shiyu
