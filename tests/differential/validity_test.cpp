// The proof of validity against GEOS: never for what GEOS calls invalid, and for nearly all that it calls valid.
#include "geometry/validity.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <regex>

#include "geos/geometry.hpp"
#include "support/random_shapes.hpp"

namespace terracord::differential {
namespace {

namespace fs = std::filesystem;
using geometry::Family;
using geometry::Point;
using geometry::Shape;
using Points = std::vector<Point>;

// Areas on a small grid of integers, where rings touch, cross, coincide and nest all the time.
class GridShapes {
   public:
    explicit GridShapes(std::uint32_t seed) : random_(seed) {}

    Shape next() {
        const int kind = whole(0, 4);
        Shape shape(Family::area);
        const int parts = whole(1, 3);
        for (int part = 0; part < parts; ++part) {
            const int holes = whole(0, 3);
            for (int hole = 0; hole <= holes; ++hole) add(shape, ring(kind, part, hole > 0));
            shape.end_part();
        }
        return shape;
    }

   private:
    static constexpr int kSide = 8;

    int whole(int low, int high) { return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1)); }
    Point anywhere(int low, int high) {
        const int x = whole(low, high);
        return {static_cast<double>(x), static_cast<double>(whole(low, high))};
    }

    Points scattered(int count, int low, int high) {
        Points points;
        for (int i = 0; i < count; ++i) points.push_back(anywhere(low, high));
        return points;
    }
    Points star(int count, Point centre, int reach) {
        Points points = scattered(count, -reach, reach);
        points.erase(std::remove(points.begin(), points.end(), Point{}), points.end());
        std::stable_sort(points.begin(), points.end(),
                         [](Point a, Point b) { return std::atan2(a.y, a.x) < std::atan2(b.y, b.x); });
        for (Point& point : points) point = {point.x + centre.x, point.y + centre.y};
        return points;
    }
    Points box(int low, int high) {
        const Point a = anywhere(low, high - 1);
        const double x = whole(static_cast<int>(a.x) + 1, high);
        const double y = whole(static_cast<int>(a.y) + 1, high);
        return {a, {x, a.y}, {x, y}, {a.x, y}};
    }

    Points ring(int kind, int part, bool hole) {
        const int low = hole ? 1 : 0;
        const int high = hole ? kSide - 1 : kSide;
        const double left = part * kSide;
        switch (kind) {
            case 0: return scattered(whole(3, 6), low, high);
            case 1: return star(whole(3, 8), anywhere(low + 1, high - 1), hole ? 2 : 6);
            case 2: return box(low, high);
            case 3:
                if (hole) return box(low, high);
                return {{left, 0}, {left + kSide, 0}, {left + kSide, kSide}, {left, kSide}};
            default: return hole ? scattered(3, low, high) : star(12, {kSide / 2, kSide / 2}, kSide);
        }
    }

    void add(Shape& shape, Points points) {
        if (points.size() < 3) points = box(0, kSide / 2);
        if (whole(0, 9) == 0) points.insert(points.begin() + 1, points.front());
        for (const Point& point : points) shape.add_point(point);
        shape.end_ring();
    }

    std::mt19937 random_;
};

// The holes and the parts in the opposite order.
Shape reordered(const Shape& shape) {
    Shape other(shape.family());
    const auto take = [&](std::size_t r) {
        for (const Point& point : shape.ring(r)) other.add_point(point);
        other.end_ring();
    };
    for (std::size_t part = shape.part_count(); part-- > 0;) {
        take(shape.part_begin(part));
        for (std::size_t r = shape.part_end(part); --r > shape.part_begin(part);) take(r);
        other.end_part();
    }
    return other;
}

bool valid(geos::Context& context, const Shape& shape) {
    const geos::Geometry drawn = geos::Geometry::from_shape(context, shape);
    return drawn && drawn.valid();
}

TEST(ValidityProof, IsRightOnAGridWhereEverythingTouches) {
    geos::Context context;
    geometry::ValidityProof proof;
    GridShapes shapes(1);
    int right = 0;
    int sound = 0;
    for (int i = 0; i < 100'000; ++i) {
        Shape shape = shapes.next();
        // As they are, and where coordinates are decimals in Lambert-93.
        if (i % 2 == 1) {
            for (Point& point : shape.points()) point = {618'000.0 + point.x * 0.1, 6'755'000.0 + point.y * 0.1};
        }
        const bool expected = valid(context, shape);
        const bool proved = proof.proves(shape);
        ASSERT_TRUE(expected || !proved) << testing::wkt(shape);
        sound += expected ? 1 : 0;
        right += proved ? 1 : 0;
    }
    std::fputs(fmt::format("{} of {} valid shapes proved\n", right, sound).c_str(), stdout);
    EXPECT_GT(sound, 10'000);
    EXPECT_GT(right, sound * 97 / 100);
}

TEST(ValidityProof, DoesNotDependOnHowAnAreaIsWritten) {
    geometry::ValidityProof proof;
    GridShapes shapes(2);
    for (int i = 0; i < 20'000; ++i) {
        const Shape shape = shapes.next();
        const bool proved = proof.proves(shape);
        ASSERT_EQ(proof.proves(testing::reversed(shape)), proved) << testing::wkt(shape);
        ASSERT_EQ(proof.proves(testing::restarted(shape, 1)), proved) << testing::wkt(shape);
        ASSERT_EQ(proof.proves(reordered(shape)), proved) << testing::wkt(shape);
        ASSERT_EQ(proof.proves(testing::quarter_turn(shape)), proved) << testing::wkt(shape);
    }
}

TEST(ValidityProof, HoldsForHardAreasOfAPlan) {
    geos::Context context;
    geometry::ValidityProof proof;
    testing::RandomShapes random(31);
    int right = 0;
    constexpr int kPairs = 3000;
    for (int i = 0; i < kPairs; ++i) {
        const auto pair = random.pair();
        for (const Shape* shape : {&pair.a, &pair.b}) {
            const bool proved = proof.proves(*shape);
            right += proved ? 1 : 0;
            ASSERT_TRUE(!proved || valid(context, *shape)) << pair.how << ' ' << testing::wkt(*shape);
        }
    }
    std::fputs(fmt::format("{} of {} proved\n", right, 2 * kPairs).c_str(), stdout);
    EXPECT_GT(right, 2 * kPairs * 9 / 10);
}

// POLYGON and MULTIPOLYGON of two ordinates; anything else gives nothing.
Shape from_wkt(const std::string& text) {
    static const std::regex kArea(R"(^\s*(MULTI)?POLYGON\s*\(([-+0-9.eE\s,()]*)\)\s*$)", std::regex::icase);
    std::smatch match;
    if (text.size() > 20'000 || !std::regex_match(text, match, kArea)) return {};
    std::string body = match[2];
    if (!match[1].matched) body = "(" + body + ")";
    Shape shape(Family::area);
    int depth = 0;
    const char* at = body.c_str();
    while (*at != '\0') {
        if (*at == '(') {
            ++depth;
            ++at;
        } else if (*at == ')') {
            if (depth == 2) shape.end_ring();
            if (depth == 1) shape.end_part();
            --depth;
            ++at;
        } else if (*at == ',' || std::isspace(static_cast<unsigned char>(*at)) != 0) {
            ++at;
        } else {
            char* next = nullptr;
            const double x = std::strtod(at, &next);
            if (next == at) return {};
            at = next;
            const double y = std::strtod(at, &next);
            if (next == at) return {};
            at = next;
            shape.add_point({x, y});
        }
    }
    return shape;
}

TEST(ValidityProof, IsRightOnTheTestsOfGeos) {
    const char* given = std::getenv("TERRACORD_SHARED");
    const fs::path folder = (given != nullptr ? fs::path(given) : fs::path("../shared")) / "data" / "geos-xmltester";
    if (!fs::is_directory(folder)) GTEST_SKIP() << folder << " is not there";
    geos::Context context;
    geometry::ValidityProof proof;
    int sound = 0;
    int unsound = 0;
    int right = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".xml") continue;
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (std::size_t from = text.find('>'); from != std::string::npos; from = text.find('>', from + 1)) {
            const std::size_t to = text.find('<', from);
            if (to == std::string::npos) break;
            const Shape shape = from_wkt(text.substr(from + 1, to - from - 1));
            if (shape.empty()) continue;
            const bool expected = valid(context, shape);
            const bool proved = proof.proves(shape);
            ASSERT_TRUE(expected || !proved) << entry.path() << ' ' << testing::wkt(shape);
            (expected ? sound : unsound) += 1;
            right += proved ? 1 : 0;
        }
    }
    std::fputs(fmt::format("{} of {} valid proved, {} invalid\n", right, sound, unsound).c_str(), stdout);
    EXPECT_GT(sound, 500);
    EXPECT_GT(unsound, 20);
    EXPECT_GT(right, sound * 8 / 10);
}

}  // namespace
}  // namespace terracord::differential
