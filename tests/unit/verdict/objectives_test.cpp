// The table of docs/semantics.md, "Objectives", and whom a finding calls for.
#include "verdict/objectives.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "verdict/consult.hpp"

namespace terracord::verdict {
namespace {

using model::Finding;
using model::NeedReading;
using model::ObjectiveReading;
using model::ObjectiveRule;
using model::Reason;
using model::Verdict;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Finding finding(const std::string& check, Verdict verdict, NeedReading reading = NeedReading::none) {
    Finding made;
    made.id = "P/" + check;
    made.check_id = check;
    made.verdict = verdict;
    made.reading = reading;
    made.side = reading == NeedReading::none ? model::Side::documents : model::Side::needs;
    return made;
}

model::ObjectiveSpec objective(std::vector<std::string> checks, ObjectiveRule rule = ObjectiveRule::cautious) {
    model::ObjectiveSpec spec;
    spec.id = "o";
    spec.rule = rule;
    for (std::string& id : checks) spec.links.push_back({.id = std::move(id)});
    return spec;
}

ObjectiveReading read(const model::ObjectiveSpec& spec, const std::vector<Finding>& findings) {
    return objective_cells({spec}, findings).front().reading;
}

const Finding kPark = finding("park", Verdict::information, NeedReading::contributes);
const Finding kWood = finding("wood", Verdict::reservation);
const Finding kOpen = finding("stop", Verdict::not_assessable, NeedReading::not_assessable);

TEST(Objectives, ReadNeedsAndDocuments) {
    EXPECT_EQ(read(objective({"park"}), {kPark}), ObjectiveReading::contributes);
    EXPECT_EQ(read(objective({"wood"}), {kWood}), ObjectiveReading::contrary);
    EXPECT_EQ(read(objective({"a"}), {finding("a", Verdict::coherent)}), ObjectiveReading::neutral);
    EXPECT_EQ(read(objective({"a"}), {finding("a", Verdict::attention)}), ObjectiveReading::neutral);
    EXPECT_EQ(read(objective({"a"}), {finding("a", Verdict::information, NeedReading::worsens)}),
              ObjectiveReading::contrary);
}

TEST(Objectives, CautiouslyWhatGoesAgainstOutweighsAndWhatIsOpenStaysOpen) {
    EXPECT_EQ(read(objective({"park", "wood"}), {kPark, kWood}), ObjectiveReading::contrary);
    EXPECT_EQ(read(objective({"park", "stop"}), {kPark, kOpen}), ObjectiveReading::not_assessed);
    EXPECT_EQ(read(objective({"wood", "stop"}), {kWood, kOpen}), ObjectiveReading::contrary);
}

TEST(Objectives, ByMajorityWhatIsOpenIsLeftOut) {
    const auto majority = objective({"park", "wood", "stop", "more"}, ObjectiveRule::majority);
    EXPECT_EQ(read(majority, {kPark, kWood, kOpen}), ObjectiveReading::neutral);
    const Finding more = finding("more", Verdict::information, NeedReading::contributes);
    EXPECT_EQ(read(majority, {kPark, kWood, kOpen, more}), ObjectiveReading::contributes);
    EXPECT_EQ(read(majority, {kOpen}), ObjectiveReading::not_assessed);
}

TEST(Objectives, NoAnswerIsNoContribution) {
    EXPECT_EQ(read(objective({"park"}), {}), ObjectiveReading::not_assessed);
    EXPECT_EQ(read(objective({"a"}), {finding("a", Verdict::not_applicable)}), ObjectiveReading::neutral);
}

TEST(Objectives, VerdictsThatALinkNamesReplaceTheUsualReading) {
    auto spec = objective({"heat"});
    spec.links.front().contrary = {Verdict::attention};
    spec.links.front().contributes = {Verdict::coherent};
    EXPECT_EQ(read(spec, {finding("heat", Verdict::attention)}), ObjectiveReading::contrary);
    EXPECT_EQ(read(spec, {finding("heat", Verdict::coherent)}), ObjectiveReading::contributes);
}

TEST(Objectives, NameTheFindingsBehindTheReading) {
    const auto cell = objective_cells({objective({"park", "wood", "stop"})}, {kPark, kWood, kOpen}).front();
    EXPECT_THAT(cell.contributes, ElementsAre("P/park"));
    EXPECT_THAT(cell.contrary, ElementsAre("P/wood"));
    EXPECT_THAT(cell.open, ElementsAre("P/stop"));
}

// --- whom to consult

model::CheckSpec check(std::string who) {
    model::CheckSpec made;
    made.consult = {who, who};
    return made;
}

std::vector<std::string> consulted(Finding one, const model::CheckSpec& spec) {
    note_whom_to_consult(one, spec);
    std::vector<std::string> names;
    for (const model::Consulted& who : one.consult) names.push_back(who.who.en);
    return names;
}

TEST(Consultations, NothingFoundCallsForNobody) {
    EXPECT_THAT(consulted(finding("a", Verdict::coherent), check("Architect")), IsEmpty());
    EXPECT_THAT(consulted(finding("a", Verdict::not_applicable), check("Architect")), IsEmpty());
    EXPECT_THAT(consulted(kPark, check("Parks")), IsEmpty());
}

TEST(Consultations, WhatWeighsCallsForTheServiceOfTheCatalogue) {
    EXPECT_THAT(consulted(kWood, check("Architect")), ElementsAre("Architect"));
    EXPECT_THAT(consulted(finding("a", Verdict::information, NeedReading::worsens), check("Parks")),
                ElementsAre("Parks"));
    EXPECT_THAT(consulted(kWood, model::CheckSpec{}), IsEmpty());
    Finding partly = finding("a", Verdict::not_assessable);
    partly.verdict_on_covered = Verdict::reservation;
    EXPECT_THAT(consulted(partly, check("Risk service")), ElementsAre("Risk service"));
}

TEST(Consultations, AManagerThatTheDataNameIsNamedOnce) {
    Finding one = kWood;
    one.measures.classes.resize(1);
    one.measures.classes[0].sources = {{1, "a", "GRT"}, {2, "b", "GRT"}, {3, "c", "RTE"}};
    EXPECT_THAT(consulted(one, check("Operator")), ElementsAre("Operator: GRT", "Operator: RTE"));
    EXPECT_THAT(consulted(one, model::CheckSpec{}),
                ElementsAre("Manager of the easement: GRT", "Manager of the easement: RTE"));
}

}  // namespace
}  // namespace terracord::verdict
