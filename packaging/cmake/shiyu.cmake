# What every target of Shiyu shares: the compiler's settings, one helper for a layer, one for a test.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
option(SHIYU_WERROR "Warnings are errors" OFF)
set(SHIYU_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

find_program(SHIYU_CCACHE ccache)
if(SHIYU_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros ${SHIYU_CCACHE})
endif()
find_program(SHIYU_MOLD mold)
if(SHIYU_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Sql Network Concurrent PrintSupport Svg SvgWidgets
    LinguistTools Test)
find_package(tl-expected REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(SQLITE3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(LIBPQ REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
pkg_check_modules(GEOS REQUIRED IMPORTED_TARGET geos)
find_package(OpenSSL REQUIRED)
find_package(GDAL CONFIG REQUIRED)
find_package(PROJ CONFIG REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)

add_library(shiyu_options INTERFACE)
target_include_directories(shiyu_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(shiyu_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wold-style-cast -Wcast-align -Wformat=2 -Wundef -Wextra-semi -Wnull-dereference
    -Wimplicit-fallthrough
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op>
    $<$<BOOL:${SHIYU_WERROR}>:-Werror>)
target_compile_definitions(shiyu_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS
    QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(SHIYU_SANITIZE)
    # GCC 12 sees null dereferences and truncations in its own instrumentation.
    target_compile_options(shiyu_options INTERFACE -fsanitize=${SHIYU_SANITIZE}
        -fno-sanitize-recover=undefined -fno-omit-frame-pointer -Wno-null-dereference
        -Wno-maybe-uninitialized -Wno-stringop-overflow)
    target_link_options(shiyu_options INTERFACE -fsanitize=${SHIYU_SANITIZE})
endif()

include(precompiled)

# shiyu_layer(app/domain SOURCES a.cpp a.h … LINKS Qt6::Core … INCLUDES_OF app/sql …)
# One folder, one layer, one static library. INCLUDES_OF names the layers it may include (design §3);
# style.layering checks the same row against the #include lines.
function(shiyu_layer folder)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;INCLUDES_OF" ${ARGN})
    shiyu_target_name(name ${folder})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC shiyu_options ${ARG_LINKS})
    foreach(layer IN LISTS ARG_INCLUDES_OF)
        shiyu_target_name(other ${layer})
        target_link_libraries(${name} PUBLIC ${other})
    endforeach()
    if("Qt6::Widgets" IN_LIST ARG_LINKS)
        shiyu_precompiled(${name} shiyu_headers_widgets)
    elseif(NOT folder STREQUAL "app/server/http")
        shiyu_precompiled(${name} shiyu_headers_core)
    endif()
endfunction()

function(shiyu_target_name out folder)
    string(REPLACE "/" "_" name ${folder})
    set(${out} shiyu_${name} PARENT_SCOPE)
endfunction()

# shiyu_test(tst_calendar LABEL unit|integration|gui|style LAYERS app/domain … [SOURCES more.cpp] [LINKS …])
# Builds tst_x.cpp of the calling folder; gui tests run offscreen.
function(shiyu_test name)
    cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LAYERS;LINKS;ENVIRONMENT" ${ARGN})
    # The header stands here so that moc sees it.
    add_executable(${name} ${name}.cpp ${CMAKE_SOURCE_DIR}/tests/support/testcase.h ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE shiyu_options Qt6::Test ${ARG_LINKS})
    target_compile_definitions(${name} PRIVATE SHIYU_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    foreach(layer IN LISTS ARG_LAYERS)
        shiyu_target_name(other ${layer})
        target_link_libraries(${name} PRIVATE ${other})
    endforeach()
    set(window_layers ${ARG_LAYERS})
    list(FILTER window_layers INCLUDE REGEX "^(ui|widgets|map/canvas)$")
    if(window_layers)
        shiyu_precompiled(${name} shiyu_headers_guitests)
    else()
        shiyu_precompiled(${name} shiyu_headers_tests)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(SHIYU_SANITIZE) # a cell of 10 MB is copied twenty thousand times there
        math(EXPR ARG_TIMEOUT "5 * ${ARG_TIMEOUT}")
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${ARG_ENVIRONMENT}")
endfunction()

# shiyu_translations(target): the texts of every area (translations/) in the resources of an
# executable, under :/i18n; ui/text/translations.h loads them.
function(shiyu_translations target)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:shiyu_i18n>)
endfunction()
