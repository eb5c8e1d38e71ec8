// What nearly every test includes anyway.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "precompiled_sources.hpp"
