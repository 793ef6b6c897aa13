# The headers of Qt and of the standard library, compiled once for all targets: half the time of a
# build. Every file still includes what it uses; SHIYU_PRECOMPILED=OFF builds without and shows it.
option(SHIYU_PRECOMPILED "Compile the headers of Qt once" ON)

set(shiyu_std_headers <algorithm> <array> <chrono> <cmath> <functional> <limits> <map> <memory> <mutex>
    <optional> <span> <string> <unordered_map> <utility> <variant> <vector> <tl/expected.hpp>)

# shiyu_headers(name LIBRARY|PROGRAM LINKS Qt6::Core … HEADERS <QtCore> …)
# A library's headers are compiled for shared code, a program's are not: neither serves the other.
function(shiyu_headers name form)
    cmake_parse_arguments(ARG "" "" "LINKS;HEADERS" ${ARGN})
    set(source ${CMAKE_BINARY_DIR}/${name}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "int main() { return 0; }\n")
    if(form STREQUAL "PROGRAM")
        add_executable(${name} ${source})
    else()
        add_library(${name} OBJECT ${source})
    endif()
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${name} PRIVATE shiyu_options tl::expected ${ARG_LINKS})
    target_precompile_headers(${name} PRIVATE ${shiyu_std_headers} ${ARG_HEADERS})
endfunction()

if(SHIYU_PRECOMPILED)
    shiyu_headers(shiyu_headers_core LIBRARY LINKS Qt6::Core HEADERS <QtCore>)
    shiyu_headers(shiyu_headers_widgets LIBRARY LINKS Qt6::Widgets HEADERS <QtCore> <QtWidgets>)
    # Without QtTest: each folder's tests have their own value of one of its macros.
    shiyu_headers(shiyu_headers_tests PROGRAM LINKS Qt6::Core HEADERS <QtCore>)
    shiyu_headers(shiyu_headers_guitests PROGRAM LINKS Qt6::Widgets HEADERS <QtCore> <QtWidgets>)
endif()

function(shiyu_precompiled target headers)
    if(SHIYU_PRECOMPILED)
        target_precompile_headers(${target} REUSE_FROM ${headers})
    endif()
endfunction()
