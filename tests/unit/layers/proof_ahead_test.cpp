#include "layers/proof_ahead.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "support/shapes.hpp"

namespace terracord::layers {
namespace {

using geometry::Shape;
using testing::line;
using testing::Points;
using testing::polygon;
using testing::rectangle;

// Four points a tooth.
Shape comb(double x, double y, int teeth = 1000) {
    Points outline{{x, y}};
    for (int i = 0; i < teeth; ++i) {
        const double left = x + 4.0 * i;
        outline.insert(outline.end(),
                       {{left + 1.0, y + 1.0}, {left + 1.0, y + 9.0}, {left + 2.0, y + 9.0}, {left + 2.0, y + 1.0}});
    }
    outline.push_back({x + 4.0 * teeth, y});
    return polygon(outline);
}

gdal::Record record_of(Shape shape) {
    gdal::Record record;
    record.shape = std::move(shape);
    return record;
}

std::vector<gdal::Record> a_batch() {
    std::vector<gdal::Record> batch;
    for (int i = 0; i < 30; ++i) batch.push_back(record_of(comb(0.0, 20.0 * i)));
    batch.push_back(record_of(polygon({{0, 0}, {10, 10}, {10, 0}, {0, 10}})));  // crosses itself
    batch.push_back(record_of(line({{0, 0}, {1, 0}})));
    batch.push_back(record_of(polygon({{0, 0}, {1, 0}, {2, 0}})));  // no area
    batch.push_back(record_of(rectangle(0, 0, 1, 1)));
    return batch;
}

TEST(ProofAhead, tells_which_areas_are_valid_and_gives_its_threads_back) {
    std::vector<std::uint8_t> expected(30, 1);
    expected.insert(expected.end(), {0, 0, 0, 1});
    for (const unsigned threads : {1U, 3U}) {
        IdleThreads idle(threads);
        {
            ProofAhead proofs(idle);
            for (int i = 0; i < 3; ++i) proofs.add(a_batch());
            for (int i = 0; i < 3; ++i) EXPECT_EQ(proofs.next().proved, expected);
            EXPECT_TRUE(proofs.empty());
        }
        EXPECT_EQ(idle.take(100), threads);
    }
}

TEST(ProofAhead, gives_batches_back_in_the_order_in_which_they_came) {
    IdleThreads idle(3);
    ProofAhead proofs(idle);
    std::int64_t came = 0;
    std::int64_t went = 0;
    while (came < 40 || !proofs.empty()) {
        if (came < 40 && proofs.hungry()) {
            // Large and small ones in turns.
            std::vector<gdal::Record> records =
                came % 3 == 0 ? a_batch() : std::vector{record_of(rectangle(0, 0, 1, 1))};
            records.front().fid = came++;
            proofs.add(std::move(records));
            continue;
        }
        const ProofAhead::Batch batch = proofs.next();
        EXPECT_EQ(batch.records.front().fid, went++);
        EXPECT_EQ(batch.records.size(), batch.proved.size());
    }
    EXPECT_EQ(went, 40);
}

TEST(ProofAhead, proves_nothing_where_no_thread_is_idle_or_there_is_little_to_prove) {
    IdleThreads none;
    ProofAhead proofs(none);
    EXPECT_TRUE(proofs.hungry());
    proofs.add(a_batch());
    EXPECT_FALSE(proofs.hungry());  // done already: no batch is kept for nothing
    EXPECT_EQ(proofs.next().proved, std::vector<std::uint8_t>(34, 0));
    IdleThreads idle(2);
    ProofAhead others(idle);
    others.add({3, record_of(rectangle(0, 0, 1, 1))});
    EXPECT_EQ(others.next().proved, std::vector<std::uint8_t>(3, 0));
    EXPECT_EQ(idle.take(100), 2U);
}

TEST(ProofAhead, keeps_no_more_waiting_than_a_million_points) {
    IdleThreads idle(1);
    ProofAhead proofs(idle);
    std::vector<gdal::Record> large;
    large.push_back(record_of(comb(0.0, 0.0, 250'000)));
    proofs.add(std::move(large));  // not done for milliseconds to come
    EXPECT_FALSE(proofs.hungry());
}

TEST(ProofAhead, gives_its_threads_back_where_nobody_asks_for_the_rest) {
    IdleThreads idle(2);
    {
        ProofAhead proofs(idle);
        proofs.add(a_batch());
        proofs.add(a_batch());
    }
    EXPECT_EQ(idle.take(100), 2U);
}

}  // namespace
}  // namespace terracord::layers
