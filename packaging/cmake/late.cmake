# shiyu_loads_late(target PROJ::proj projlibrary.cpp): the target sees the library's headers and is not
# linked with it; the source, which loads it at the first call, is told its file in SHIYU_LIBRARY.
function(shiyu_loads_late target library source)
    get_target_property(configurations ${library} IMPORTED_CONFIGURATIONS)
    list(GET configurations 0 configuration)
    get_target_property(soname ${library} IMPORTED_SONAME_${configuration})
    get_target_property(includes ${library} INTERFACE_INCLUDE_DIRECTORIES)
    target_include_directories(${target} SYSTEM PRIVATE ${includes})
    set_source_files_properties(${source} PROPERTIES
        COMPILE_DEFINITIONS "SHIYU_LIBRARY=\"${soname}\"" SKIP_PRECOMPILE_HEADERS ON)
endfunction()
