#include "app/domain/ids.h"
#include "app/domain/error.h"
#include "app/domain/instant.h"
#include "app/domain/lonlat.h"

// Holds no code: it proves that the headers stand alone, and the conversions are exact.
namespace shiyu {
static_assert(LonLat::fromDegrees(118.385112, 31.335204) == LonLat { 1183851120, 313352040 });
static_assert(toMs(instantFromMs(-1)) == -1);
} // namespace shiyu
