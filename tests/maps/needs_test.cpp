// Needs on drawn maps: what a project brings to which unit. Letters of a territory are its units.
#include <gtest/gtest.h>

#include <cmath>

#include "needs/amounts.hpp"
#include "needs/split.hpp"
#include "support/drawing.hpp"
#include "support/stores.hpp"

namespace terracord::testing {
namespace {

using model::NeedSplit;
using model::Reason;
using needs::to_millionths;

class Land {
   public:
    // Each text is a layer of units laid over the others of the same need.
    explicit Land(std::vector<std::string_view> drawings) : store_(lambert_93()) {
        store_.unit_layers.emplace_back();
        layers::UnitGround& ground = store_.unit_layers.back();
        ground.layer.usable = true;
        ground.layer.overlapping = drawings.size() > 1;
        std::vector<geometry::Box> boxes;
        for (const std::string_view text : drawings) {
            const Drawing drawing(text);
            for (const char letter : drawing.letters()) {
                const geometry::Shape shape = drawing.area(letter);
                ground.layer.units.push_back({std::string(1, letter), std::string(1, letter), shape, 0.0});
                boxes.push_back(shape.box());
            }
        }
        ground.index = index::BoxIndex(boxes);
        analysis_.unit_layers.push_back({});
        analysis_.unit_layers.back().accuracy = {1.0};
        model::NeedSpec need;
        need.supply = {{"housing_units", 1.0, {}}};
        analysis_.needs.push_back(need);
        store_.needs.emplace_back();
        store_.needs.back().usable = true;
        store_.needs.back().units.resize(ground.layer.units.size());
        store_.need_shares.emplace_back();
        project_.programme["housing_units"] = 100.0;
        project_.code = project_.id = "P1";
    }
    Land& project(std::string_view drawing) {
        const Drawing drawn(drawing);
        project_.perimeter = drawn.area(drawn.letters());
        project_.area_m2 = static_cast<double>(drawn.cells(drawn.letters())) * kCell;
        return *this;
    }
    Land& part(model::PartKind kind, std::string_view drawing) {
        const Drawing drawn(drawing);
        project_.parts.push_back({kind, drawn.area(drawn.letters())});
        return *this;
    }
    model::NeedSpec& need() { return analysis_.needs.front(); }
    model::Project& of() { return project_; }
    layers::DeclaredShares& shares() { return store_.need_shares.front(); }
    model::UnitFigures& figures(std::size_t unit) { return store_.needs.front().units[unit]; }
    std::vector<model::Finding>& findings() { return findings_; }

    [[nodiscard]] model::ProjectNeed answer() const {
        layers::Worker worker(store_);
        return needs::split(analysis_, store_, worker, project_, findings_).front();
    }

   private:
    layers::LayerStore store_;
    model::Analysis analysis_;
    model::Project project_;
    std::vector<model::Finding> findings_;
};

TEST(Needs, a_project_in_one_unit_brings_it_everything) {
    const auto got = Land({R"(
        AAAABBBB
    )"}).project(R"(
        PP......
    )").answer();
    ASSERT_EQ(got.pieces.size(), 1U);
    EXPECT_EQ(got.pieces[0].supply, to_millionths(100.0));
    EXPECT_EQ(got.split, NeedSplit::area);
}

TEST(Needs, a_project_across_two_units_is_shared_by_its_ground) {
    const auto got = Land({R"(
        AAAABBBB
    )"}).project(R"(
        ...PPP..
    )").answer();
    ASSERT_EQ(got.pieces.size(), 2U);
    EXPECT_NEAR(got.pieces[0].share, 1.0 / 3.0, 1e-9);
    EXPECT_EQ(got.pieces[0].supply + got.pieces[1].supply, to_millionths(100.0));
}

TEST(Needs, ground_in_no_unit_is_kept_apart) {
    const auto got = Land({R"(
        AAAA....
    )"}).project(R"(
        ..PPPP..
    )").answer();
    ASSERT_EQ(got.pieces.size(), 1U);
    EXPECT_DOUBLE_EQ(got.outside_share, 0.5);
    EXPECT_EQ(got.outside, to_millionths(50.0));
    EXPECT_EQ(got.pieces[0].supply, to_millionths(50.0));
}

TEST(Needs, ground_that_two_units_claim_counts_once_for_the_first) {
    const auto got = Land({R"(
        AAAA....
    )",
                           R"(
        ...BBBBB
    )"}).project(R"(
        ..PPP...
    )").answer();
    ASSERT_EQ(got.pieces.size(), 2U);
    EXPECT_NEAR(got.pieces[0].share, 2.0 / 3.0, 1e-9);
    EXPECT_NEAR(got.overlap_m2, kCell, 1e-6);
    EXPECT_EQ(got.pieces[0].supply + got.pieces[1].supply, to_millionths(100.0));
}

TEST(Needs, a_strip_narrower_than_the_limits_are_accurate_is_a_contact) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        PPPP....
    )");
    // Drawn half a metre over the border.
    geometry::Shape wider(geometry::Family::area);
    for (const geometry::Point p : {geometry::Point{0, 0}, geometry::Point{40.5, 0}, geometry::Point{40.5, 10},
                                    geometry::Point{0, 10}})
        wider.add_point(p);
    wider.end_ring();
    wider.end_part();
    land.of().perimeter = on_map(wider);
    const auto got = land.answer();
    ASSERT_EQ(got.pieces.size(), 1U);
    EXPECT_EQ(got.pieces[0].supply, to_millionths(100.0));
    EXPECT_EQ(got.outside_share, 0.0);
}

TEST(Needs, dwellings_follow_the_built_parts_and_say_so) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        ..PPPP..
    )");
    land.part(model::PartKind::built, R"(
        .....b..
    )");
    land.need().split = NeedSplit::dwellings;
    const auto got = land.answer();
    ASSERT_EQ(got.pieces.size(), 1U);
    EXPECT_EQ(got.pieces[0].unit, 1U);
    EXPECT_FALSE(got.split_note.empty());
}

TEST(Needs, dwellings_with_a_place_are_where_they_are) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        ..PPPP..
    )");
    for (const auto& [units, drawing] : {std::pair(30.0, "..b....."), std::pair(70.0, ".....b..")}) {
        model::Destination row;
        row.code = "21";
        row.units = units;
        const Drawing drawn(drawing);
        row.place = drawn.area('b');
        land.of().destinations.push_back(row);
    }
    land.need().split = NeedSplit::dwellings;
    const auto got = land.answer();
    ASSERT_EQ(got.pieces.size(), 2U);
    EXPECT_EQ(got.pieces[0].supply, to_millionths(30.0));
    EXPECT_EQ(got.pieces[1].supply, to_millionths(70.0));
}

TEST(Needs, declared_shares_stand_for_the_ground) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        PP......
    )");
    land.need().split = NeedSplit::shares;
    land.shares()["P1"] = {{0, 0.25}, {1, 0.75}};
    const auto got = land.answer();
    EXPECT_EQ(got.pieces[1].supply, to_millionths(75.0));
    EXPECT_EQ(got.split, NeedSplit::shares);
}

TEST(Needs, without_declared_shares_the_ground_decides_and_the_choice_is_said) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        PP......
    )");
    land.need().split = NeedSplit::shares;
    const auto got = land.answer();
    EXPECT_EQ(got.split, NeedSplit::area);
    EXPECT_FALSE(got.split_note.empty());
}

TEST(Needs, demolitions_are_taken_off_and_shown) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        PP......
    )");
    land.need().supply.push_back({"demolished_units", -1.0, {}});
    land.of().programme["demolished_units"] = 8.0;
    const auto got = land.answer();
    EXPECT_EQ(got.pieces[0].supply, to_millionths(92.0));
    EXPECT_EQ(got.pieces[0].removed, to_millionths(-8.0));
}

TEST(Needs, a_missing_number_is_open_or_to_be_settled_later) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        PP......
    )");
    land.of().programme["housing_units"] = std::nullopt;
    EXPECT_EQ(land.answer().reason, Reason::value_missing);
    EXPECT_EQ(land.answer().missing, "housing_units");
    land.need().due = model::Phase::works;
    EXPECT_EQ(land.answer().reason, Reason::phase_not_due);
}

TEST(Needs, a_factor_of_the_unit_holds_on_its_own_ground) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        ...PP...
    )");
    land.need().supply = {{"housing_units", 1.0, "taille"}};
    land.figures(0).factors = {2.0};
    land.figures(1).factors = {3.0};
    const auto got = land.answer();
    EXPECT_EQ(got.pieces[0].supply, to_millionths(100.0));
    EXPECT_EQ(got.pieces[1].supply, to_millionths(150.0));
    land.figures(1).factors = {std::nan("")};
    EXPECT_EQ(land.answer().reason, Reason::value_missing);
}

TEST(Needs, a_status_without_a_weight_is_not_guessed) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        PP......
    )");
    land.need().weights = {{"certain", 1.0}, {"idee", 0.3}};
    land.of().status = "Idée ";
    EXPECT_DOUBLE_EQ(land.answer().weight, 0.3);
    land.of().status = "peut-être";
    EXPECT_EQ(land.answer().reason, Reason::value_missing);
}

model::Finding found(std::string_view drawing) {
    model::Finding finding;
    finding.check_id = "enaf";
    finding.verdict = model::Verdict::information;
    finding.reason = Reason::measured;
    const Drawing drawn(drawing);
    if (drawn.cells(drawn.letters()) > 0) {
        model::ClassHit hit;
        hit.pieces = drawn.area(drawn.letters());
        finding.measures.classes.push_back(hit);
    }
    return finding;
}

TEST(Needs, ground_a_check_found_is_shared_where_it_lies) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        ..PPPP..
    )");
    land.need().supply.clear();
    land.need().check = "enaf";
    land.findings().push_back(found(R"(
        ....FF..
    )"));
    const auto got = land.answer();
    ASSERT_EQ(got.pieces.size(), 1U);
    EXPECT_EQ(got.pieces[0].unit, 1U);
    EXPECT_EQ(got.pieces[0].supply, to_millionths(2 * kCell));
}

TEST(Needs, a_check_that_found_nothing_takes_nothing_and_one_that_could_not_look_leaves_it_open) {
    Land land({R"(
        AAAABBBB
    )"});
    land.project(R"(
        ..PPPP..
    )");
    land.need().supply.clear();
    land.need().check = "enaf";
    EXPECT_EQ(land.answer().reason, Reason::value_missing);
    model::Finding nothing;
    nothing.check_id = "enaf";
    nothing.verdict = model::Verdict::coherent;
    land.findings() = {nothing};
    EXPECT_EQ(land.answer().reason, Reason::measured);
    ASSERT_EQ(land.answer().pieces.size(), 2U);
    EXPECT_EQ(land.answer().pieces[0].supply, 0);
    land.findings().front().measures.coverage.sufficient = false;
    EXPECT_EQ(land.answer().reason, Reason::value_missing);
}

}  // namespace
}  // namespace terracord::testing
