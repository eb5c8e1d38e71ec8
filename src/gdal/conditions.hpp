// WHERE clauses in OGR SQL, evaluated here on features and never handed to a driver, so that one clause means one
// thing on every format. Belongs to one thread.
//
// Formats without types (CSV, GML) give text: a column of plain numbers is compared as text where the clause compiles
// so, as a number where only that compiles. Where a clause wants text and the column holds integers, their text is
// used.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"

class OGRFeature;
class OGRFeatureDefn;

namespace terracord::gdal {

// What the texts of a column are: `integer` and `real` where all of them are plain numbers.
enum class Numeric { text, integer, real };

// What is known of the layer beyond its definition.
struct ConditionFields {
    OGRFeatureDefn* definition = nullptr;  // with UTF-8 names; outlives the condition
    std::vector<int> widths;               // leading zeros of integers as text, by field
    // Of these text fields; may read the layer. Empty where the format has types of its own.
    std::function<std::vector<Numeric>(const std::vector<int>& fields)> numeric;
};

class Condition {
   public:
    // Error 210: the place, the nearest column where one is unknown, else what OGR says.
    static Result<Condition> compile(const std::string& clause, const ConditionFields& fields, const Position& where);
    ~Condition();
    Condition(Condition&&) noexcept;
    Condition& operator=(Condition&&) noexcept;

    [[nodiscard]] bool holds(OGRFeature& feature) const;
    [[nodiscard]] const std::vector<int>& used_fields() const;
    [[nodiscard]] bool uses_geometry() const;

   private:
    struct State;
    explicit Condition(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace terracord::gdal
