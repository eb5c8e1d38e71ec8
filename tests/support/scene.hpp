// A whole case on drawn maps: a project, a document with one layer, checks; measured and graded by the engine itself.
//
//   const Answer answer = Scene()
//                             .perimeter(R"(..PPPP..)")
//                             .zones(R"(AAAA....)")
//                             .ask(Ask(model::Overlap{}).conflict(over(Quantity::area, 100)))
//                             .answer();
//   EXPECT_EQ(answer.area(), 2 * kCell);
//
// Unless said otherwise the document is a PLU in force, accurate to 1 m, and speaks of the whole territory.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/evaluate.hpp"
#include "support/drawing.hpp"
#include "support/stores.hpp"
#include "support/temporary_folder.hpp"
#include "support/verdicts.hpp"

namespace terracord::testing {

// One check, in the words of the analysis file.
class Ask {
   public:
    explicit Ask(model::CheckKind kind) {
        spec_ = check_of(kind);
        if (std::holds_alternative<model::Declared>(kind)) spec_.side = model::Side::declared;
    }

    Ask& id(std::string id) {
        spec_.id = std::move(id);
        return *this;
    }
    Ask& when(model::Verdict verdict, std::vector<model::Condition> conditions, bool all = true) {
        spec_.thresholds.push_back(threshold(verdict, std::move(conditions), all));
        return *this;
    }
    Ask& conflict(model::Condition condition) { return when(model::Verdict::conflict, {std::move(condition)}); }
    Ask& reservation(model::Condition condition) { return when(model::Verdict::reservation, {std::move(condition)}); }
    Ask& attention(model::Condition condition) { return when(model::Verdict::attention, {std::move(condition)}); }
    Ask& at_all(model::Verdict verdict = model::Verdict::conflict) {
        spec_.thresholds.push_back(anything(verdict));
        return *this;
    }
    // Only features of these classes: "AB" are the classes A and B.
    Ask& only(std::string_view classes);
    Ask& forbids_building() {
        spec_.forbids_building = true;
        return *this;
    }
    Ask& of_parts(std::vector<model::PartKind> parts) {
        spec_.parts = std::move(parts);
        return *this;
    }
    Ask& relation(model::Relation relation) {
        spec_.relation = relation;
        return *this;
    }
    Ask& due(model::Phase phase) {
        spec_.due = phase;
        return *this;
    }
    // Ground of these classes of Scene::exceptions() on which the rule founds no more than `to`.
    Ask& except(model::Verdict to, std::string_view classes, std::string title = "STECAL");
    Ask& when(std::string check, std::vector<model::Verdict> verdicts) {
        spec_.when =
            model::Trigger{.check = std::move(check), .verdicts = std::move(verdicts), .checks = {}, .position = {}};
        return *this;
    }
    Ask& rank(model::Rank rank) {
        spec_.rank = rank;
        return *this;
    }
    Ask& mandatory() {
        spec_.mandatory = true;
        return *this;
    }
    Ask& for_projects(std::string clause) {
        spec_.projects_where = std::move(clause);
        return *this;
    }

    // A further layer the check reads: features of these classes.
    Ask& also(std::string role, std::string_view classes, double within_m = 0.0);
    // Of the last further layer: how many a feature holds, and the smallest place that counts.
    Ask& counted() {
        spec_.also.back().column = "units";
        return *this;
    }
    Ask& at_least(double square_metres) {
        spec_.also.back().least = {square_metres};
        return *this;
    }
    // A check of needs.
    Ask& needs(model::NeedReading reading, model::Condition condition) {
        spec_.side = model::Side::needs;
        spec_.thresholds.push_back(threshold(model::Verdict::information, {std::move(condition)}));
        spec_.thresholds.back().reading = reading;
        return *this;
    }
    Ask& given(model::ProgrammeCondition condition) {
        spec_.programme.push_back(std::move(condition));
        return *this;
    }
    Ask& for_destinations(std::vector<std::string> codes) {
        spec_.destinations = std::move(codes);
        return *this;
    }
    Ask& of_no_document() {
        spec_.document = model::kNone;
        spec_.layer = model::kNone;
        return *this;
    }

    [[nodiscard]] const model::CheckSpec& spec() const { return spec_; }
    [[nodiscard]] const std::vector<std::vector<std::string>>& also_classes() const { return also_classes_; }
    [[nodiscard]] const std::vector<std::string>& classes() const { return classes_; }
    // By exception.
    [[nodiscard]] const std::vector<std::vector<std::string>>& excepted() const { return excepted_; }

   private:
    model::CheckSpec spec_;
    std::vector<std::string> classes_;
    std::vector<std::vector<std::string>> excepted_;
    std::vector<std::vector<std::string>> also_classes_;  // by further layer
};

// What came out for one project.
class Answer {
   public:
    explicit Answer(model::ProjectResult result) : result_(std::move(result)) {}

    [[nodiscard]] const model::ProjectResult& result() const { return result_; }
    // The finding of the first check, or of the check with this id; throws where there is none.
    [[nodiscard]] const model::Finding& finding() const;
    [[nodiscard]] const model::Finding& finding(std::string_view check) const;
    [[nodiscard]] bool has(std::string_view check) const;

    [[nodiscard]] model::Verdict verdict() const { return finding().verdict; }
    [[nodiscard]] model::Reason reason() const { return finding().reason; }
    [[nodiscard]] const model::Measures& measures() const { return finding().measures; }
    [[nodiscard]] double area() const { return measures().strict.area_m2; }
    [[nodiscard]] double share() const { return measures().strict.share; }
    // Of one class; -1 where it does not occur.
    [[nodiscard]] double area_of(std::string_view class_code) const;
    [[nodiscard]] std::string classes() const;  // "A B"
    [[nodiscard]] model::DocumentsRollup rollup() const;

   private:
    model::ProjectResult result_;
};

class Scene {
   public:
    Scene();

    // Every letter of the drawing is the project's.
    Scene& perimeter(std::string_view drawing);
    Scene& perimeter(geometry::Shape shape);
    // b = built, r = road, o = open, k = kept.
    Scene& parts(std::string_view drawing);
    Scene& phase(model::Phase phase) {
        project_.phase = phase;
        return *this;
    }
    Scene& programme(const std::string& quantity, std::optional<double> value) {
        project_.programme[quantity] = value;
        return *this;
    }
    Scene& destination(std::string code, std::string_view place = {});
    // What an attribute of the features of a class holds.
    Scene& says(const std::string& class_code, std::string field, std::string text) {
        values_[class_code].emplace_back(std::move(field), std::move(text));
        return *this;
    }
    // What people call the features of a class, where it is not "zone A".
    Scene& called(const std::string& class_code, std::string label) {
        called_[class_code] = std::move(label);
        return *this;
    }
    // What the features of a class count (inhabitants, dwellings), and that the number is an estimate.
    Scene& counts(const std::string& class_code, double number) {
        counts_[class_code] = number;
        return *this;
    }
    Scene& imputed(const std::string& class_code) {
        imputed_.insert(class_code);
        return *this;
    }
    Scene& declares(const std::string& column, std::string text) {
        project_.declarations[column] = std::move(text);
        return *this;
    }
    // A row of the document's table of rules.
    Scene& rule(model::RuleRow row) {
        rules_.push_back(std::move(row));
        return *this;
    }
    // The answer of the project's row to a clause used by for_projects().
    Scene& project_where(std::string clause, bool holds);

    // One feature a letter; another call lays further features over the first ones.
    Scene& zones(std::string_view drawing);
    // One point a cell, at its centre; the class is the letter.
    Scene& points(std::string_view drawing);
    Scene& feature(std::string class_code, geometry::Shape shape);
    // What the attributes of a class of features say of a corridor's width, or of the distance to keep; of the
    // carriageway. A class without an entry has the check's fixed length.
    Scene& metres(const std::string& class_code, double metres) {
        metres_[class_code] = metres;
        return *this;
    }
    Scene& carriageway(const std::string& class_code, double metres) {
        carriageway_[class_code] = metres;
        return *this;
    }
    // A second layer of the document, for Ask::except: one feature a letter.
    Scene& exceptions(std::string_view drawing);
    Scene& exceptions_unusable() {
        exceptions_usable_ = false;
        return *this;
    }
    Scene& answered(model::Answer answer) {
        answers_.push_back(std::move(answer));
        return *this;
    }
    Scene& set_aside(std::string_view drawing);
    Scene& partition() {
        partition_ = true;
        return *this;
    }
    Scene& covers(std::string_view drawing);
    Scene& covers(geometry::Shape ground);
    Scene& covers_what_it_draws() {
        document_.covers_everywhere = false;
        return *this;
    }
    Scene& unusable(model::Reason reason);
    // The layer is a raster instead: a digit is a cell of this side with that value, '.' a cell without one. Its lower
    // left corner is that of the other drawings.
    Scene& raster(std::string_view drawing, double side = kSide);
    Scene& nodata_means(double value) {
        nodata_means_ = value;
        return *this;
    }

    Scene& accuracy(double metres) {
        document_.accuracy = {metres};
        return *this;
    }
    Scene& status(model::DocumentStatus status) {
        document_.status = status;
        return *this;
    }
    Scene& relation(model::Relation relation) {
        document_.relation = relation;
        return *this;
    }

    Scene& expects(std::string type, bool mandatory = true);
    Scene& states(std::string type);

    Scene& ask(Ask ask) {
        asks_.push_back(std::move(ask));
        return *this;
    }

    [[nodiscard]] Answer answer() const;

    // For tests that change the case in bulk.
    [[nodiscard]] std::vector<Feature>& features() { return features_; }
    [[nodiscard]] std::vector<Ask>& asks() { return asks_; }
    [[nodiscard]] model::Project& project() { return project_; }
    [[nodiscard]] model::DocumentSpec& document() { return document_; }

   private:
    [[nodiscard]] bool has_exceptions() const;
    [[nodiscard]] model::Analysis analysis() const;
    [[nodiscard]] layers::Binding binding(const std::vector<std::string>& classes) const;
    [[nodiscard]] layers::LayerStore store(const model::Analysis& analysis) const;
    [[nodiscard]] layers::Layer raster_layer(const model::LayerSpec& spec) const;
    void give_lengths(const model::CheckSpec& check, layers::Binding& binding) const;

    model::Project project_;
    model::DocumentSpec document_;
    std::vector<Feature> features_;
    std::vector<Feature> exceptions_;
    bool exceptions_usable_ = true;
    std::vector<model::Answer> answers_;
    geometry::Shape set_aside_{geometry::Family::area};
    std::optional<geometry::Shape> covers_;
    std::map<std::string, double> metres_;
    std::map<std::string, double> carriageway_;
    bool partition_ = false;
    std::optional<model::Reason> unusable_;
    std::shared_ptr<TemporaryFolder> files_;  // of a raster
    std::optional<double> nodata_means_;
    std::vector<Ask> asks_;
    std::vector<std::string> clauses_;
    std::vector<model::ExpectedDocument> expected_;
    std::vector<model::Statement> statements_;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> values_;  // by class
    std::map<std::string, std::string> called_;                                       // by class
    std::map<std::string, double> counts_;                                            // by class
    std::set<std::string> imputed_;                                                   // classes
    std::vector<model::RuleRow> rules_;
};

}  // namespace terracord::testing
