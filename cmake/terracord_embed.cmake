# terracord_embed(TARGET t BASE dir FOLDERS a b ...)
#
# A static library that holds every file of BASE/a, BASE/b ... and hands them out through base/embedded.hpp, under
# paths relative to BASE. Data are found when they are built, not when CMake runs: the folders are dependencies of
# the generated source, so that a file added, changed or removed is noticed by the next build.
add_executable(terracord_embedder "${CMAKE_CURRENT_LIST_DIR}/embed.cpp")
target_compile_features(terracord_embedder PRIVATE cxx_std_20)

function(terracord_embed)
    cmake_parse_arguments(PARSE_ARGV 0 embed "" "TARGET;BASE" "FOLDERS")
    cmake_path(ABSOLUTE_PATH embed_BASE BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" OUTPUT_VARIABLE base)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/${embed_TARGET}.cpp")
    add_custom_command(
        OUTPUT "${output}"
        COMMAND terracord_embedder "${base}" "${output}" "${output}.d" ${embed_FOLDERS}
        DEPENDS terracord_embedder
        DEPFILE "${output}.d"
        COMMENT "Embedding ${embed_BASE}/"
        VERBATIM)
    add_library(${embed_TARGET} STATIC "${output}")
    target_compile_features(${embed_TARGET} PRIVATE cxx_std_20)
    target_include_directories(${embed_TARGET} PRIVATE "${PROJECT_SOURCE_DIR}/src")
endfunction()
