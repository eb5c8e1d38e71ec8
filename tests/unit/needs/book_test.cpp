// The account of needs over a portfolio, on numbers alone.
#include "needs/book.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "needs/amounts.hpp"

namespace terracord::needs {
namespace {

using model::NeedReading;
using model::NeedSense;
using model::Reason;
using model::UnitState;

// Two units, A and B, and one need.
class Territory {
   public:
    Territory() {
        model::UnitLayer layer;
        layer.usable = true;
        layer.units = {{"01001", "A", geometry::Shape(geometry::Family::area), 0.0},
                       {"01002", "B", geometry::Shape(geometry::Family::area), 0.0}};
        layers.push_back(layer);
        model::NeedSpec need;
        need.id = "housing";
        need.title = {"Logements", "Dwellings"};
        need.unit = {"logements", "dwellings"};
        need.supply = {{"housing_units", 1.0, {}}};
        analysis.needs.push_back(need);
        model::NeedData figures;
        figures.usable = true;
        figures.units.resize(2);
        for (auto& unit : figures.units) {
            unit.target = 100.0;
            unit.existing = 0.0;
            unit.existing_per = 0.0;
        }
        data.push_back(figures);
    }

    model::NeedSpec& need() { return analysis.needs.front(); }
    model::UnitFigures& figures(std::size_t unit) { return data.front().units[unit]; }

    // A project that brings amounts to A and B.
    model::ProjectResult& project(double to_a, double to_b = 0.0, double per_a = 0.0) {
        model::ProjectResult result;
        result.project.row = results.size();
        result.project.id = "P" + std::to_string(results.size() + 1);
        result.project.code = result.project.id;
        model::ProjectNeed input;
        if (to_a != 0.0 || per_a != 0.0) {
            input.pieces.push_back({.unit = 0, .share = 1.0, .supply = to_millionths(to_a), .per = to_millionths(per_a)});
        }
        if (to_b != 0.0) input.pieces.push_back({.unit = 1, .share = 1.0, .supply = to_millionths(to_b)});
        result.needs.push_back(input);
        results.push_back(result);
        return results.back();
    }
    void unknown(model::Reason reason = Reason::value_missing) {
        model::ProjectResult& result = project(1.0);
        result.needs.front().pieces.front().supply = 0;
        result.needs.front().reason = reason;
    }

    // Balances everything and answers every project.
    std::vector<model::NeedBalance> balance() {
        Book book(analysis, layers, data);
        for (const auto& result : results) book.take(result);
        book.close();
        for (auto& result : results) book.answer(result);
        return book.balances();
    }
    [[nodiscard]] NeedReading alone(std::size_t project) const { return results[project].needs.front().alone; }
    [[nodiscard]] NeedReading together(std::size_t project) const { return results[project].needs.front().together; }
    [[nodiscard]] const model::Finding& finding(std::size_t project, model::Side side) const {
        const auto& findings = results[project].findings;
        return *std::find_if(findings.begin(), findings.end(), [&](const auto& one) { return one.side == side; });
    }

    model::Analysis analysis;
    std::vector<model::UnitLayer> layers;
    std::vector<model::NeedData> data;
    std::vector<model::ProjectResult> results;
};

TEST(Book, sums_what_exists_and_what_all_projects_bring_against_the_target) {
    Territory t;
    t.figures(0).existing = 30.0;
    t.project(20.0);
    t.project(25.0, 10.0);
    const auto unit = t.balance().front().units.front();
    EXPECT_EQ(unit.supply, to_millionths(45.0));
    EXPECT_EQ(unit.projects, 2);
    EXPECT_DOUBLE_EQ(unit.available, 75.0);
    EXPECT_DOUBLE_EQ(unit.balance, -25.0);
    EXPECT_DOUBLE_EQ(unit.level, 0.75);
    EXPECT_EQ(unit.state, UnitState::shortfall);
}

TEST(Book, weighs_by_status_and_shows_both) {
    Territory t;
    t.project(60.0).needs.front().weight = 0.5;
    t.project(60.0);
    t.results[0].needs.front().status = "idée";
    t.results[1].needs.front().status = "certain";
    const auto unit = t.balance().front().units.front();
    EXPECT_EQ(unit.weighted, to_millionths(90.0));
    EXPECT_EQ(unit.supply, to_millionths(120.0));
    EXPECT_EQ(unit.state, UnitState::nearly_met);
    EXPECT_EQ(unit.state_whole, UnitState::met);
    EXPECT_EQ(unit.by_status.at("idée"), to_millionths(60.0));
}

TEST(Book, counts_one_variant_the_one_that_brings_least_to_what_is_wanted) {
    Territory t;
    for (const double units : {80.0, 50.0}) {
        model::ProjectResult& result = t.project(units);
        result.project.code = "P1";
        result.project.variant = units == 80.0 ? "a" : "b";
        result.project.id = "P1/" + result.project.variant;
    }
    t.project(30.0);
    const auto unit = t.balance().front().units.front();
    EXPECT_EQ(unit.supply, to_millionths(80.0));
    EXPECT_FALSE(t.results[0].needs.front().counted);
    EXPECT_TRUE(t.results[1].needs.front().counted);
    // Each variant is read beside the third project, never beside the other one.
    EXPECT_DOUBLE_EQ(t.results[0].needs.front().answers.front().level_before, 0.3);
    EXPECT_DOUBLE_EQ(t.results[0].needs.front().answers.front().level_after, 1.1);
    EXPECT_DOUBLE_EQ(t.results[1].needs.front().answers.front().level_after, 0.8);
}

TEST(Book, counts_the_variant_that_takes_most_of_a_ceiling) {
    Territory t;
    t.need().sense = NeedSense::at_most;
    t.need().high = 1.0;
    for (const double units : {40.0, 70.0}) {
        model::ProjectResult& result = t.project(units);
        result.project.code = "P1";
        result.project.variant = units == 40.0 ? "a" : "b";
    }
    EXPECT_EQ(t.balance().front().units.front().supply, to_millionths(70.0));
}

TEST(Book, a_unit_without_a_target_is_not_assessable_and_never_met) {
    Territory t;
    t.figures(0).target.reset();
    t.project(500.0);
    const auto unit = t.balance().front().units.front();
    EXPECT_EQ(unit.state, UnitState::not_assessable);
    EXPECT_FALSE(unit.why.empty());
    EXPECT_EQ(t.together(0), NeedReading::not_assessable);
    EXPECT_EQ(t.finding(0, model::Side::needs).verdict, model::Verdict::not_assessable);
}

TEST(Book, a_target_of_nothing_is_met_and_a_ceiling_of_nothing_exceeded) {
    Territory t;
    t.figures(0).target = 0.0;
    t.project(1.0);
    EXPECT_EQ(t.balance().front().units.front().state, UnitState::met);
    t.need().sense = NeedSense::at_most;
    t.need().high = 1.0;
    EXPECT_EQ(t.balance().front().units.front().state, UnitState::exceeded);
}

TEST(Book, a_stock_nobody_knows_leaves_the_unit_open) {
    Territory t;
    t.figures(0).existing.reset();
    t.project(500.0);
    EXPECT_EQ(t.balance().front().units.front().state, UnitState::not_assessable);
    EXPECT_EQ(t.alone(0), NeedReading::not_assessable);
}

TEST(Book, a_project_contributes_alone_and_worsens_with_the_others_where_they_are_too_many) {
    Territory t;
    t.project(50.0);
    t.project(110.0);
    t.balance();
    EXPECT_EQ(t.alone(0), NeedReading::contributes);
    EXPECT_EQ(t.together(0), NeedReading::worsens);
    EXPECT_EQ(t.together(1), NeedReading::contributes);
}

TEST(Book, a_project_that_takes_dwellings_away_worsens_a_shortage) {
    Territory t;
    t.figures(0).existing = 90.0;
    t.project(-8.0);
    const auto unit = t.balance().front().units.front();
    EXPECT_DOUBLE_EQ(unit.balance, -18.0);
    EXPECT_EQ(t.together(0), NeedReading::worsens);
}

TEST(Book, a_ceiling_holds_alone_and_breaks_together) {
    Territory t;
    t.need().sense = NeedSense::at_most;
    t.need().high = 1.0;
    t.project(60.0);
    t.project(60.0);
    const auto unit = t.balance().front().units.front();
    EXPECT_EQ(unit.state, UnitState::exceeded);
    EXPECT_DOUBLE_EQ(unit.balance, -20.0);
    EXPECT_EQ(t.alone(0), NeedReading::neutral);
    EXPECT_EQ(t.together(0), NeedReading::worsens);
}

TEST(Book, a_ceiling_is_not_said_to_hold_while_a_programme_is_missing) {
    Territory t;
    t.need().sense = NeedSense::at_most;
    t.need().high = 1.0;
    t.project(20.0);
    t.unknown();
    const auto unit = t.balance().front().units.front();
    EXPECT_EQ(unit.state, UnitState::not_assessable);
    EXPECT_EQ(unit.unknown, 1);
    EXPECT_EQ(t.alone(0), NeedReading::neutral);
    EXPECT_EQ(t.together(0), NeedReading::not_assessable);
}

TEST(Book, a_programme_to_be_settled_later_is_counted_apart_and_opens_nothing) {
    Territory t;
    t.need().sense = NeedSense::at_most;
    t.need().high = 1.0;
    t.need().due = model::Phase::programming;
    t.project(20.0);
    t.unknown(Reason::phase_not_due);
    const auto unit = t.balance().front().units.front();
    EXPECT_EQ(unit.state, UnitState::within);
    EXPECT_EQ(unit.to_specify, 1);
    EXPECT_EQ(t.finding(1, model::Side::needs).verdict, model::Verdict::not_applicable);
}

TEST(Book, a_rate_follows_what_it_is_set_against) {
    Territory t;
    t.need().supply = {{"social_units", 1.0, {}}};
    t.need().per = {{"housing_units", 1.0, {}}};
    t.figures(0).target = 0.2;
    t.figures(0).existing = 12.0;
    t.figures(0).existing_per = 100.0;
    t.project(30.0, 0.0, 100.0);  // 30 % social: the rate rises
    t.project(5.0, 0.0, 100.0);   // 5 %: it falls
    const auto unit = t.balance().front().units.front();
    EXPECT_DOUBLE_EQ(unit.value_before, 0.12);
    EXPECT_DOUBLE_EQ(unit.value, 47.0 / 300.0);
    EXPECT_DOUBLE_EQ(unit.wanted, 60.0);
    EXPECT_DOUBLE_EQ(unit.balance, -13.0);
    EXPECT_EQ(t.alone(0), NeedReading::contributes);
    EXPECT_EQ(t.alone(1), NeedReading::worsens);
    EXPECT_EQ(t.together(1), NeedReading::worsens);
}

TEST(Book, a_density_without_any_stock_is_what_the_projects_make_of_it) {
    Territory t;
    t.need().per = {{"area_m2", 1e-4, {}}};
    t.figures(0).target = 40.0;
    t.project(50.0, 0.0, 1.0);
    t.project(34.0, 0.0, 1.0);
    t.project(20.0, 0.0, 1.0);
    t.balance();
    EXPECT_EQ(t.alone(0), NeedReading::contributes);
    EXPECT_EQ(t.alone(1), NeedReading::neutral);  // 85 %
    EXPECT_EQ(t.alone(2), NeedReading::worsens);  // 50 %
}

TEST(Book, the_reading_of_a_project_across_units_is_the_worst_of_them) {
    Territory t;
    t.figures(1).existing = 200.0;
    t.project(10.0, 10.0);
    t.balance();
    const auto& input = t.results[0].needs.front();
    EXPECT_EQ(input.answers[0].together, NeedReading::contributes);
    EXPECT_EQ(input.answers[1].together, NeedReading::worsens);
    EXPECT_EQ(input.together, NeedReading::worsens);
}

TEST(Book, a_need_whose_document_binds_also_speaks_among_documents) {
    Territory t;
    t.need().relation = model::Relation::compatibility;
    t.need().document_id = "plh";
    t.project(300.0);
    t.project(200.0);
    t.balance();
    const auto& finding = t.finding(1, model::Side::documents);
    EXPECT_EQ(finding.verdict, model::Verdict::reservation);
    EXPECT_EQ(finding.document_id, "plh");
    EXPECT_EQ(finding.id, "P2/housing/plh");
}

TEST(Book, a_guideline_gives_no_finding_among_documents) {
    Territory t;
    t.need().relation = model::Relation::guidance;
    t.project(300.0);
    t.balance();
    EXPECT_EQ(t.results[0].findings.size(), 1U);
}

TEST(Book, a_ceiling_that_comes_near_is_a_point_of_attention_among_documents) {
    Territory t;
    t.need().sense = NeedSense::at_most;
    t.need().high = 1.0;
    t.need().relation = model::Relation::compatibility;
    t.need().document_id = "scot";
    t.project(87.0);
    EXPECT_EQ(t.balance().front().units.front().state, UnitState::tight);
    EXPECT_EQ(t.finding(0, model::Side::documents).verdict, model::Verdict::attention);
}

TEST(Book, ground_in_no_unit_is_said_and_answers_nothing) {
    Territory t;
    model::ProjectResult& result = t.project(0.0);
    result.needs.front().outside = to_millionths(40.0);
    result.needs.front().outside_share = 1.0;
    const auto balance = t.balance().front();
    EXPECT_EQ(balance.outside, to_millionths(40.0));
    EXPECT_EQ(balance.outside_projects, 1);
    EXPECT_EQ(t.together(0), NeedReading::not_assessable);
}

TEST(Book, reordering_the_projects_changes_no_total_and_no_reading) {
    std::mt19937 random(7);
    Territory first;
    for (int i = 0; i < 60; ++i) {
        const double units = 1.0 + static_cast<double>(random() % 90);
        model::ProjectResult& result = first.project(units * 0.277, units / 3.0);
        result.needs.front().weight = (i % 4) * 0.31;
        result.needs.front().status = "s" + std::to_string(i % 4);
        if (i % 5 == 0) {
            result.project.code = "V" + std::to_string(i % 10);
            result.project.variant = std::to_string(i);
        }
    }
    Territory second = first;
    std::shuffle(second.results.begin(), second.results.end(), random);
    const auto a = first.balance().front();
    const auto b = second.balance().front();
    for (std::size_t u = 0; u < 2; ++u) {
        EXPECT_EQ(a.units[u].supply, b.units[u].supply);
        EXPECT_EQ(a.units[u].weighted, b.units[u].weighted);
        EXPECT_EQ(a.units[u].by_status, b.units[u].by_status);
        EXPECT_EQ(a.units[u].balance, b.units[u].balance);
    }
    for (const auto& result : second.results) {
        const auto& other = first.results[result.project.row];
        EXPECT_EQ(result.needs.front().together, other.needs.front().together);
        EXPECT_EQ(result.findings.front().sentence, other.findings.front().sentence);
    }
}

TEST(Book, splitting_a_project_in_two_changes_no_total) {
    Territory whole;
    whole.project(120.0, 33.0);
    Territory halves;
    halves.project(71.0, 20.0);
    halves.project(49.0, 13.0);
    const auto a = whole.balance().front();
    const auto b = halves.balance().front();
    for (std::size_t u = 0; u < 2; ++u) {
        EXPECT_EQ(a.units[u].supply, b.units[u].supply);
        EXPECT_EQ(a.units[u].balance, b.units[u].balance);
    }
}

TEST(Book, splitting_a_unit_in_two_keeps_the_sum_of_its_parts) {
    // The same project over one unit, or over its two halves by ground.
    const auto halves = apportion(to_millionths(101.0), std::vector<double>{1.0, 2.0});
    EXPECT_EQ(halves[0] + halves[1], to_millionths(101.0));
}

}  // namespace
}  // namespace terracord::needs
