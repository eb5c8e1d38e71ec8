# Compiler settings every target of the project shares, as the interface target terracord_options.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(TERRACORD_WERROR "Treat warnings as errors (development presets only)" OFF)
option(TERRACORD_ASSERTIONS "Check the preconditions of the standard library" OFF)
option(TERRACORD_COVERAGE "Instrument for gcov" OFF)
option(TERRACORD_FUZZ "Build the fuzzing targets (clang only)" OFF)
# A cold build of the dev preset takes 2 min 56 s with it and 3 min 42 s without on two cores; but only without it does a
# second clone find what the first one compiled (11 s).
option(TERRACORD_PCH "Precompile the headers nearly every file includes" OFF)
# Of a room's files that share no name of their own up to eight are compiled as one (cmake/unite.py): about half the
# processor time with AddressSanitizer, two fifths of it at -O2.
option(TERRACORD_UNITY "Compile files of a room together" OFF)
set(TERRACORD_SANITIZE "" CACHE STRING "Sanitizers to build with, such as address,undefined")

find_program(CCACHE_PROGRAM ccache)
mark_as_advanced(CCACHE_PROGRAM)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Without this sloppiness ccache refuses to cache a file that uses a precompiled header. Paths count from the top of
    # the tree, so that a second clone finds what the first one compiled.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;CCACHE_BASEDIR=${PROJECT_SOURCE_DIR};CCACHE_NOHASHDIR=1;${CCACHE_PROGRAM}"
    )
endif()

add_library(terracord_options INTERFACE)
target_include_directories(terracord_options INTERFACE "${PROJECT_SOURCE_DIR}/src")

# A multiplication and an addition are never fused: the same bits on every machine.
target_compile_options(terracord_options INTERFACE -ffp-contract=off)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
    target_compile_options(terracord_options INTERFACE -march=x86-64-v2)
endif()

target_compile_options(
    terracord_options
    INTERFACE -Wall
              -Wextra
              -Wpedantic
              # Where files are compiled together, a name of one shadows that of another without harm.
              $<IF:$<BOOL:${TERRACORD_UNITY}>,-Wshadow=local,-Wshadow>
              -Wconversion
              -Wnon-virtual-dtor
              -Woverloaded-virtual
              -Wmissing-declarations
              # Options are aggregates with defaults, set by designated initialisers.
              -Wno-missing-field-initializers)

# GCC 12 raises false alarms inside its own std::string once it optimises.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(terracord_options INTERFACE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow
                                                       -Wno-stringop-overread)
endif()
if(TERRACORD_WERROR)
    target_compile_options(terracord_options INTERFACE -Werror)
endif()

if(TERRACORD_ASSERTIONS)
    target_compile_definitions(terracord_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()

if(TERRACORD_SANITIZE)
    set(_sanitize -fsanitize=${TERRACORD_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(terracord_options INTERFACE ${_sanitize})
    target_link_options(terracord_options INTERFACE ${_sanitize})
endif()

if(TERRACORD_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "TERRACORD_FUZZ needs clang: use the fuzz preset")
    endif()
    target_compile_options(terracord_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(TERRACORD_COVERAGE)
    target_compile_options(terracord_options INTERFACE --coverage)
    target_link_options(terracord_options INTERFACE --coverage)
endif()

find_package(Threads REQUIRED)
target_link_libraries(terracord_options INTERFACE Threads::Threads)
