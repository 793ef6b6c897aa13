// The functions of GDAL that are called here, each passed on to the library, which is loaded at the
// first call of one: with all that it needs in turn it costs some 100 ms at the start of a program.
#include "map/geo/latelibrary.h"
#include <cpl_conv.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

namespace {

shiyu::LateLibrary &gdal()
{
    static shiyu::LateLibrary library(SHIYU_LIBRARY);
    return library;
}

} // namespace

extern "C" {
GDALDatasetH GDALOpenEx(const char *name, unsigned int flags, const char *const *drivers,
    const char *const *options, const char *const *siblings)
{
    static const auto call = gdal().function<decltype(GDALOpenEx)>("GDALOpenEx");
    return call(name, flags, drivers, options, siblings);
}
void GDALClose(GDALDatasetH data)
{
    static const auto call = gdal().function<decltype(GDALClose)>("GDALClose");
    call(data);
}
int GDALDatasetGetLayerCount(GDALDatasetH data)
{
    static const auto call
        = gdal().function<decltype(GDALDatasetGetLayerCount)>("GDALDatasetGetLayerCount");
    return call(data);
}
OGRLayerH GDALDatasetGetLayer(GDALDatasetH data, int n)
{
    static const auto call = gdal().function<decltype(GDALDatasetGetLayer)>("GDALDatasetGetLayer");
    return call(data, n);
}
GDALDriverH GDALGetDatasetDriver(GDALDatasetH data)
{
    static const auto call
        = gdal().function<decltype(GDALGetDatasetDriver)>("GDALGetDatasetDriver");
    return call(data);
}
const char *GDALGetDriverShortName(GDALDriverH driver)
{
    static const auto call
        = gdal().function<decltype(GDALGetDriverShortName)>("GDALGetDriverShortName");
    return call(driver);
}
void GDALAllRegister()
{
    static const auto call = gdal().function<decltype(GDALAllRegister)>("GDALAllRegister");
    call();
}
const char *OGR_L_GetName(OGRLayerH layer)
{
    static const auto call = gdal().function<decltype(OGR_L_GetName)>("OGR_L_GetName");
    return call(layer);
}
OGRFeatureDefnH OGR_L_GetLayerDefn(OGRLayerH layer)
{
    static const auto call = gdal().function<decltype(OGR_L_GetLayerDefn)>("OGR_L_GetLayerDefn");
    return call(layer);
}
OGRwkbGeometryType OGR_L_GetGeomType(OGRLayerH layer)
{
    static const auto call = gdal().function<decltype(OGR_L_GetGeomType)>("OGR_L_GetGeomType");
    return call(layer);
}
int OGR_L_TestCapability(OGRLayerH layer, const char *name)
{
    static const auto call
        = gdal().function<decltype(OGR_L_TestCapability)>("OGR_L_TestCapability");
    return call(layer, name);
}
GIntBig OGR_L_GetFeatureCount(OGRLayerH layer, int force)
{
    static const auto call
        = gdal().function<decltype(OGR_L_GetFeatureCount)>("OGR_L_GetFeatureCount");
    return call(layer, force);
}
OGRSpatialReferenceH OGR_L_GetSpatialRef(OGRLayerH layer)
{
    static const auto call = gdal().function<decltype(OGR_L_GetSpatialRef)>("OGR_L_GetSpatialRef");
    return call(layer);
}
void OGR_L_ResetReading(OGRLayerH layer)
{
    static const auto call = gdal().function<decltype(OGR_L_ResetReading)>("OGR_L_ResetReading");
    call(layer);
}
OGRFeatureH OGR_L_GetNextFeature(OGRLayerH layer)
{
    static const auto call
        = gdal().function<decltype(OGR_L_GetNextFeature)>("OGR_L_GetNextFeature");
    return call(layer);
}
int OGR_FD_GetFieldCount(OGRFeatureDefnH definition)
{
    static const auto call
        = gdal().function<decltype(OGR_FD_GetFieldCount)>("OGR_FD_GetFieldCount");
    return call(definition);
}
OGRFieldDefnH OGR_FD_GetFieldDefn(OGRFeatureDefnH definition, int n)
{
    static const auto call = gdal().function<decltype(OGR_FD_GetFieldDefn)>("OGR_FD_GetFieldDefn");
    return call(definition, n);
}
const char *OGR_Fld_GetNameRef(OGRFieldDefnH field)
{
    static const auto call = gdal().function<decltype(OGR_Fld_GetNameRef)>("OGR_Fld_GetNameRef");
    return call(field);
}
void OGR_F_Destroy(OGRFeatureH feature)
{
    static const auto call = gdal().function<decltype(OGR_F_Destroy)>("OGR_F_Destroy");
    call(feature);
}
int OGR_F_GetFieldCount(OGRFeatureH feature)
{
    static const auto call = gdal().function<decltype(OGR_F_GetFieldCount)>("OGR_F_GetFieldCount");
    return call(feature);
}
int OGR_F_IsFieldSetAndNotNull(OGRFeatureH feature, int n)
{
    static const auto call
        = gdal().function<decltype(OGR_F_IsFieldSetAndNotNull)>("OGR_F_IsFieldSetAndNotNull");
    return call(feature, n);
}
const char *OGR_F_GetFieldAsString(OGRFeatureH feature, int n)
{
    static const auto call
        = gdal().function<decltype(OGR_F_GetFieldAsString)>("OGR_F_GetFieldAsString");
    return call(feature, n);
}
OGRGeometryH OGR_F_GetGeometryRef(OGRFeatureH feature)
{
    static const auto call
        = gdal().function<decltype(OGR_F_GetGeometryRef)>("OGR_F_GetGeometryRef");
    return call(feature);
}
int OGR_G_HasCurveGeometry(OGRGeometryH geometry, int deep)
{
    static const auto call
        = gdal().function<decltype(OGR_G_HasCurveGeometry)>("OGR_G_HasCurveGeometry");
    return call(geometry, deep);
}
OGRGeometryH OGR_G_GetLinearGeometry(OGRGeometryH geometry, double angle, char **options)
{
    static const auto call
        = gdal().function<decltype(OGR_G_GetLinearGeometry)>("OGR_G_GetLinearGeometry");
    return call(geometry, angle, options);
}
void OGR_G_DestroyGeometry(OGRGeometryH geometry)
{
    static const auto call
        = gdal().function<decltype(OGR_G_DestroyGeometry)>("OGR_G_DestroyGeometry");
    call(geometry);
}
OGRwkbGeometryType OGR_G_GetGeometryType(OGRGeometryH geometry)
{
    static const auto call
        = gdal().function<decltype(OGR_G_GetGeometryType)>("OGR_G_GetGeometryType");
    return call(geometry);
}
int OGR_G_IsEmpty(OGRGeometryH geometry)
{
    static const auto call = gdal().function<decltype(OGR_G_IsEmpty)>("OGR_G_IsEmpty");
    return call(geometry);
}
double OGR_G_GetX(OGRGeometryH geometry, int n)
{
    static const auto call = gdal().function<decltype(OGR_G_GetX)>("OGR_G_GetX");
    return call(geometry, n);
}
double OGR_G_GetY(OGRGeometryH geometry, int n)
{
    static const auto call = gdal().function<decltype(OGR_G_GetY)>("OGR_G_GetY");
    return call(geometry, n);
}
int OGR_G_GetPointCount(OGRGeometryH geometry)
{
    static const auto call = gdal().function<decltype(OGR_G_GetPointCount)>("OGR_G_GetPointCount");
    return call(geometry);
}
int OGR_G_GetPoints(
    OGRGeometryH geometry, void *x, int xStep, void *y, int yStep, void *z, int zStep)
{
    static const auto call = gdal().function<decltype(OGR_G_GetPoints)>("OGR_G_GetPoints");
    return call(geometry, x, xStep, y, yStep, z, zStep);
}
int OGR_G_GetGeometryCount(OGRGeometryH geometry)
{
    static const auto call
        = gdal().function<decltype(OGR_G_GetGeometryCount)>("OGR_G_GetGeometryCount");
    return call(geometry);
}
OGRGeometryH OGR_G_GetGeometryRef(OGRGeometryH geometry, int n)
{
    static const auto call
        = gdal().function<decltype(OGR_G_GetGeometryRef)>("OGR_G_GetGeometryRef");
    return call(geometry, n);
}
OGRwkbGeometryType OGR_GT_Flatten(OGRwkbGeometryType type)
{
    static const auto call = gdal().function<decltype(OGR_GT_Flatten)>("OGR_GT_Flatten");
    return call(type);
}
int OGR_GT_IsSubClassOf(OGRwkbGeometryType type, OGRwkbGeometryType super)
{
    static const auto call = gdal().function<decltype(OGR_GT_IsSubClassOf)>("OGR_GT_IsSubClassOf");
    return call(type, super);
}
int OSRIsLocal(OGRSpatialReferenceH crs)
{
    static const auto call = gdal().function<decltype(OSRIsLocal)>("OSRIsLocal");
    return call(crs);
}
const char *OSRGetName(OGRSpatialReferenceH crs)
{
    static const auto call = gdal().function<decltype(OSRGetName)>("OSRGetName");
    return call(crs);
}
const char *OSRGetAuthorityName(OGRSpatialReferenceH crs, const char *key)
{
    static const auto call = gdal().function<decltype(OSRGetAuthorityName)>("OSRGetAuthorityName");
    return call(crs, key);
}
const char *OSRGetAuthorityCode(OGRSpatialReferenceH crs, const char *key)
{
    static const auto call = gdal().function<decltype(OSRGetAuthorityCode)>("OSRGetAuthorityCode");
    return call(crs, key);
}
OGRErr OSRExportToWktEx(OGRSpatialReferenceH crs, char **wkt, const char *const *options)
{
    static const auto call = gdal().function<decltype(OSRExportToWktEx)>("OSRExportToWktEx");
    return call(crs, wkt, options);
}
void VSIFree(void *memory)
{
    static const auto call = gdal().function<decltype(VSIFree)>("VSIFree");
    call(memory);
}
VSILFILE *VSIFOpenL(const char *name, const char *mode)
{
    static const auto call = gdal().function<decltype(VSIFOpenL)>("VSIFOpenL");
    return call(name, mode);
}
size_t VSIFReadL(void *into, size_t size, size_t count, VSILFILE *file)
{
    static const auto call = gdal().function<decltype(VSIFReadL)>("VSIFReadL");
    return call(into, size, count, file);
}
int VSIFCloseL(VSILFILE *file)
{
    static const auto call = gdal().function<decltype(VSIFCloseL)>("VSIFCloseL");
    return call(file);
}
void CPLSetConfigOption(const char *name, const char *value)
{
    static const auto call = gdal().function<decltype(CPLSetConfigOption)>("CPLSetConfigOption");
    call(name, value);
}
void CPLSetThreadLocalConfigOption(const char *name, const char *value)
{
    static const auto call
        = gdal().function<decltype(CPLSetThreadLocalConfigOption)>("CPLSetThreadLocalConfigOption");
    call(name, value);
}
void CPLPushErrorHandlerEx(CPLErrorHandler handler, void *data)
{
    static const auto call
        = gdal().function<decltype(CPLPushErrorHandlerEx)>("CPLPushErrorHandlerEx");
    call(handler, data);
}
void CPLPopErrorHandler()
{
    static const auto call = gdal().function<decltype(CPLPopErrorHandler)>("CPLPopErrorHandler");
    call();
}
void *CPLGetErrorHandlerUserData()
{
    static const auto call
        = gdal().function<decltype(CPLGetErrorHandlerUserData)>("CPLGetErrorHandlerUserData");
    return call();
}
}
