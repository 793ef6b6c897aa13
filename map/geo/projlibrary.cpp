// The functions of PROJ that are called here, each passed on to the library, which is loaded at the
// first call of one: with all that it needs in turn it costs some 20 ms at the start of a program.
#include "map/geo/latelibrary.h"
#include <geodesic.h>
#include <proj.h>

namespace {

shiyu::LateLibrary &proj()
{
    static shiyu::LateLibrary library(SHIYU_LIBRARY);
    return library;
}

} // namespace

extern "C" {
PJ_CONTEXT *proj_context_create()
{
    static const auto call = proj().function<decltype(proj_context_create)>("proj_context_create");
    return call();
}
PJ_CONTEXT *proj_context_destroy(PJ_CONTEXT *context)
{
    static const auto call
        = proj().function<decltype(proj_context_destroy)>("proj_context_destroy");
    return call(context);
}
PJ_COORD proj_coord(double x, double y, double z, double t)
{
    static const auto call = proj().function<decltype(proj_coord)>("proj_coord");
    return call(x, y, z, t);
}
PJ *proj_create(PJ_CONTEXT *context, const char *definition)
{
    static const auto call = proj().function<decltype(proj_create)>("proj_create");
    return call(context, definition);
}
PJ *proj_create_crs_to_crs_from_pj(
    PJ_CONTEXT *context, const PJ *from, const PJ *to, PJ_AREA *area, const char *const *options)
{
    static const auto call = proj().function<decltype(proj_create_crs_to_crs_from_pj)>(
        "proj_create_crs_to_crs_from_pj");
    return call(context, from, to, area, options);
}
PJ *proj_destroy(PJ *object)
{
    static const auto call = proj().function<decltype(proj_destroy)>("proj_destroy");
    return call(object);
}
int proj_errno_reset(const PJ *object)
{
    static const auto call = proj().function<decltype(proj_errno_reset)>("proj_errno_reset");
    return call(object);
}
const char *proj_get_name(const PJ *object)
{
    static const auto call = proj().function<decltype(proj_get_name)>("proj_get_name");
    return call(object);
}
PJ_TYPE proj_get_type(const PJ *object)
{
    static const auto call = proj().function<decltype(proj_get_type)>("proj_get_type");
    return call(object);
}
int proj_is_crs(const PJ *object)
{
    static const auto call = proj().function<decltype(proj_is_crs)>("proj_is_crs");
    return call(object);
}
void proj_log_func(PJ_CONTEXT *context, void *data, PJ_LOG_FUNCTION log)
{
    static const auto call = proj().function<decltype(proj_log_func)>("proj_log_func");
    call(context, data, log);
}
PJ *proj_normalize_for_visualization(PJ_CONTEXT *context, const PJ *object)
{
    static const auto call = proj().function<decltype(proj_normalize_for_visualization)>(
        "proj_normalize_for_visualization");
    return call(context, object);
}
void geod_init(geod_geodesic *model, double a, double f)
{
    static const auto call = proj().function<decltype(geod_init)>("geod_init");
    call(model, a, f);
}
void geod_direct(const geod_geodesic *model, double lat, double lon, double azimuth, double length,
    double *toLat, double *toLon, double *toAzimuth)
{
    static const auto call = proj().function<decltype(geod_direct)>("geod_direct");
    call(model, lat, lon, azimuth, length, toLat, toLon, toAzimuth);
}
void geod_inverse(const geod_geodesic *model, double lat1, double lon1, double lat2, double lon2,
    double *length, double *azimuth1, double *azimuth2)
{
    static const auto call = proj().function<decltype(geod_inverse)>("geod_inverse");
    call(model, lat1, lon1, lat2, lon2, length, azimuth1, azimuth2);
}
void geod_polygon_init(geod_polygon *polygon, int isLine)
{
    static const auto call = proj().function<decltype(geod_polygon_init)>("geod_polygon_init");
    call(polygon, isLine);
}
void geod_polygon_addpoint(
    const geod_geodesic *model, geod_polygon *polygon, double lat, double lon)
{
    static const auto call
        = proj().function<decltype(geod_polygon_addpoint)>("geod_polygon_addpoint");
    call(model, polygon, lat, lon);
}
unsigned geod_polygon_compute(const geod_geodesic *model, const geod_polygon *polygon, int reverse,
    int sign, double *area, double *length)
{
    static const auto call
        = proj().function<decltype(geod_polygon_compute)>("geod_polygon_compute");
    return call(model, polygon, reverse, sign, area, length);
}
PJ_COORD proj_trans(PJ *object, PJ_DIRECTION direction, PJ_COORD coordinate)
{
    static const auto call = proj().function<decltype(proj_trans)>("proj_trans");
    return call(object, direction, coordinate);
}
}
