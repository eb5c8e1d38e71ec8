# terracord_room       one room of src/ as the static library terracord_<name>, alias terracord::<name>
# terracord_room_test  the unit tests of one room, linked with that room and its declared rooms alone
# terracord_test       a test program of any other kind
# terracord_fuzzer     a libFuzzer target, and the test that runs it or replays what it keeps
#
# DEPENDS    rooms this one uses; each must be allowed by cmake/rooms.json
# EXTERNAL   imported targets only this room's own files (and its unit tests) see
# DEFINES    preprocessor definitions of this room's own files
#
# Test programs run at the top of the source tree, and find their files from there.

# Everything that is compiled in one way shares one precompiled header; it is only ever a matter of speed: each
# file still includes what it uses, which check_headers verifies without it.
function(_terracord_precompile target header)
    if(NOT TERRACORD_PCH)
        return()
    endif()
    set(owner terracord_pch_${header})
    if(NOT TARGET ${owner})
        set(source "${PROJECT_BINARY_DIR}/pch/${header}.cpp")
        if(NOT EXISTS "${source}")
            file(WRITE "${source}" "")
        endif()
        add_library(${owner} OBJECT "${source}")
        target_link_libraries(${owner} PRIVATE terracord_options fmt::fmt)
        if(header STREQUAL "tests")
            target_link_libraries(${owner} PRIVATE GTest::gtest)
        endif()
        target_precompile_headers(${owner} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/precompiled_${header}.hpp")
    endif()
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()

# Sources of a room, or of its tests, that keep nothing from each other are compiled as one: a matter of time alone, and
# of a build that nobody changes files in. What may go together is looked up again whenever CMake runs.
function(_terracord_unite target)
    if(NOT TERRACORD_UNITY)
        return()
    endif()
    find_package(Python3 REQUIRED COMPONENTS Interpreter)
    get_target_property(sources ${target} SOURCES)
    execute_process(
        COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/cmake/unite.py" 8 ${sources}
        WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
        OUTPUT_VARIABLE grouped
        OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    string(REPLACE "\n" ";" grouped "${grouped}")
    foreach(line IN LISTS grouped)
        string(REGEX MATCH "^([0-9]+) (.*)$" matched "${line}")
        set_source_files_properties("${CMAKE_MATCH_2}" PROPERTIES UNITY_GROUP "${CMAKE_MATCH_1}")
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # A type of a file that holds one of its unnamed namespace: no header is meant, as the compiler believes here.
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
endfunction()

function(_terracord_check_arrows room depends)
    file(READ "${PROJECT_SOURCE_DIR}/cmake/rooms.json" rules)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/rooms.json")
    string(JSON allowed ERROR_VARIABLE error GET "${rules}" rooms ${room} rooms)
    if(error)
        message(FATAL_ERROR "room '${room}' is not declared in cmake/rooms.json")
    endif()
    foreach(other IN LISTS depends)
        if(NOT allowed MATCHES "\"${other}\"")
            message(FATAL_ERROR "room '${room}' may not use room '${other}' (cmake/rooms.json)")
        endif()
    endforeach()
endfunction()

function(terracord_room)
    cmake_parse_arguments(PARSE_ARGV 0 room "" "NAME" "SOURCES;DEPENDS;EXTERNAL;DEFINES")
    _terracord_check_arrows(${room_NAME} "${room_DEPENDS}")

    list(TRANSFORM room_DEPENDS PREPEND terracord:: OUTPUT_VARIABLE rooms)
    set(target terracord_${room_NAME})
    if(room_SOURCES)
        add_library(${target} STATIC ${room_SOURCES})
        target_link_libraries(${target} PUBLIC terracord_options fmt::fmt tl::expected ${rooms}
                                        PRIVATE ${room_EXTERNAL})
        target_compile_definitions(${target} PRIVATE ${room_DEFINES})
        _terracord_precompile(${target} sources)
        _terracord_unite(${target})
    else()
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE terracord_options fmt::fmt tl::expected ${rooms})
    endif()
    set_property(TARGET ${target} PROPERTY TERRACORD_EXTERNAL "${room_EXTERNAL}")
    add_library(terracord::${room_NAME} ALIAS ${target})
endfunction()

function(terracord_test)
    cmake_parse_arguments(PARSE_ARGV 0 test "" "NAME" "SOURCES;ROOMS;EXTERNAL;DEFINES;LABELS")
    list(TRANSFORM test_ROOMS PREPEND terracord:: OUTPUT_VARIABLE rooms)
    set(target terracord_test_${test_NAME})
    add_executable(${target} ${test_SOURCES})
    set_target_properties(${target} PROPERTIES OUTPUT_NAME ${test_NAME})
    target_link_libraries(${target} PRIVATE terracord_options fmt::fmt ${rooms} ${test_EXTERNAL} GTest::gmock
                                            GTest::gtest GTest::gtest_main)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${target} PRIVATE ${test_DEFINES})
    _terracord_precompile(${target} tests)
    _terracord_unite(${target})
    set(properties TIMEOUT 600)
    if(test_LABELS)
        list(APPEND properties LABELS "${test_LABELS}")
    endif()
    gtest_discover_tests(
        ${target}
        TEST_PREFIX "${test_NAME}/"
        DISCOVERY_MODE PRE_TEST
        DISCOVERY_TIMEOUT 60
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
        PROPERTIES ${properties})
endfunction()

function(terracord_room_test)
    cmake_parse_arguments(PARSE_ARGV 0 test "" "NAME" "SOURCES;EXTERNAL;DEFINES")
    get_target_property(external terracord_${test_NAME} TERRACORD_EXTERNAL)
    if(NOT external)
        set(external "")
    endif()
    terracord_test(
        NAME ${test_NAME}
        SOURCES ${test_SOURCES}
        ROOMS ${test_NAME}
        EXTERNAL ${external} ${test_EXTERNAL}
        DEFINES ${test_DEFINES})
endfunction()

# tests/fuzz/NAME.cpp, whose kept files are tests/fuzz/corpus/NAME and SEEDS. In the fuzz preset it is run by libFuzzer for
# a minute, from what it has found before; in the others it replays the kept files.
function(terracord_fuzzer)
    cmake_parse_arguments(PARSE_ARGV 0 fuzzer "" "NAME" "ROOMS;EXTERNAL;SEEDS")
    list(TRANSFORM fuzzer_ROOMS PREPEND terracord:: OUTPUT_VARIABLE rooms)
    set(target ${fuzzer_NAME})
    set(sources ${fuzzer_NAME}.cpp)
    if(NOT TERRACORD_FUZZ)
        set(target terracord_replay_${fuzzer_NAME})
        list(APPEND sources replay.cpp)
    endif()
    add_executable(${target} ${sources})
    target_link_libraries(${target} PRIVATE terracord_options ${rooms} ${fuzzer_EXTERNAL})
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    add_dependencies(terracord_test_fuzz ${target})
    set(kept tests/fuzz/corpus/${fuzzer_NAME} ${fuzzer_SEEDS})
    if(NOT TERRACORD_FUZZ)
        add_test(NAME fuzz/${fuzzer_NAME} COMMAND ${target} ${kept} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
        set_tests_properties(fuzz/${fuzzer_NAME} PROPERTIES TIMEOUT 600)
        return()
    endif()
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    set(found "${PROJECT_BINARY_DIR}/corpus/${fuzzer_NAME}")
    file(MAKE_DIRECTORY "${found}" "${PROJECT_BINARY_DIR}/found")
    add_test(
        NAME fuzz/${fuzzer_NAME}
        COMMAND ${target} -max_total_time=60 -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1
                -artifact_prefix=${PROJECT_BINARY_DIR}/found/${fuzzer_NAME}- "${found}" ${kept}
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
endfunction()
