#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checks/hits.hpp"
#include "checks/indicators.hpp"
#include "checks/kinds.hpp"
#include "checks/parking.hpp"
#include "checks/rules.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;
using model::Indicator;

namespace {

// The same that may stay uncovered (docs/semantics.md).
constexpr double kNegligibleShare = 0.005;
constexpr double kAgreement = 1e-9;

// Ground of the subject and the limit that holds there. Lines and points state limits without ground.
struct Ruled {
    std::string class_code;
    std::string label;
    model::SourceFeature source;
    ReadRule rule;
    std::optional<double> limit;  // in the indicator's unit
    Shape ground{Family::area};
    double area_m2 = 0.0;
    bool on_ground = false;
    bool on_zone = false;  // a zone, known by its code; else a prescription, known by its label
};

bool is_places(Indicator indicator) {
    return indicator == Indicator::car_places || indicator == Indicator::bicycle_places;
}

bool is_share_of_dwellings(Indicator indicator) {
    return indicator == Indicator::social_share || indicator == Indicator::large_share;
}

std::string name_of(const Ruled& one) {
    if (one.on_zone) return "zone " + one.class_code;
    return one.label.empty() ? one.class_code : one.label;
}

class Comparing {
   public:
    Comparing(const model::Programme& kind, const Task& task, model::Measures& out)
        : kind_(kind), task_(task), project_(*task.project), out_(out) {}

    Result<void> run() {
        const auto ground = ground_of(kind_, project_, task_.worker);
        if (!ground) return tl::unexpected(ground.error());
        ground_m2_ = *ground;
        value_ = indicate(kind_, project_, ground_m2_);
        if (!kind_.ruled) return without_rule();
        if (auto read = gather(); !read) return read;
        // Nothing of the layer here, and no zone to ask: the rule is about other ground.
        if (whole_ || !rules_.empty()) combine();
        return {};
    }

   private:
    [[nodiscard]] model::Figure figure() const {
        model::Figure one;
        one.name = model::code(kind_.indicator);
        one.unit = model::indicator_unit(kind_.indicator);
        one.value = value_;
        one.at_most = kind_.at_most;
        return one;
    }

    void add_ground_figure() {
        if (!ground_m2_ || kind_.indicator == Indicator::site_area) return;
        model::Figure one;
        one.name = "ground";
        one.unit = "m2";
        one.value = ground_m2_;
        out_.figures.push_back(std::move(one));
    }

    Result<void> without_rule() {
        if (task_.spec.layer != model::kNone) {
            // The question arises where the layer is: its ground is the classes'.
            const Family family = task_.layer().family;
            if (family == Family::area) {
                if (const auto hits = area_hits(task_, out_); !hits) return tl::unexpected(hits.error());
            } else if (auto hits = family == Family::line ? line_hits(task_, out_) : point_hits(task_, out_); !hits) {
                return hits;
            }
            if (out_.classes.empty()) return {};
        }
        out_.figures.push_back(figure());
        add_ground_figure();
        set_amounts(value_.value_or(model::kUnknown), model::kUnknown);
        return {};
    }

    void set_amounts(double value, double excess) {
        for (model::Amounts* amounts : {&out_.strict, &out_.robust}) {
            amounts->value = value;
            amounts->excess = excess;
        }
    }

    // A limit in the indicator's own unit: shares become dwellings, norms become places.
    [[nodiscard]] std::optional<double> own_limit(const Ruled& one) const {
        if (is_places(kind_.indicator)) return std::nullopt;  // settled by parking()
        if (!one.rule.limit || !is_share_of_dwellings(kind_.indicator)) return one.rule.limit;
        const auto units = project_.quantity("housing_units");
        return units ? std::optional(dwellings_for(*one.rule.limit, *units)) : std::nullopt;
    }

    [[nodiscard]] std::string_view written_unit() const {
        return is_share_of_dwellings(kind_.indicator) ? "share" : model::indicator_unit(kind_.indicator);
    }

    Result<void> take(const Task& task, bool attributes, std::vector<Ruled>& out) {
        auto& candidates = task.worker.scratch();
        task.layer().index.query(task.worker.subject().box(), candidates);
        for (const std::uint32_t i : std::vector<std::uint32_t>(candidates)) {
            if (!task.selects(i)) continue;
            auto piece = task.worker.inside(task.layer(), i);
            if (!piece) return tl::unexpected(piece.error());
            if (piece->empty()) continue;
            Ruled one;
            one.class_code = task.binding().classes[task.binding().class_of[i]];
            one.label = task.binding().labels[i];
            one.on_zone = !attributes;
            one.source = {task.layer().fids[i], one.label};
            if (is_places(kind_.indicator)) {
                auto norm = places_norm(task, kind_, i, attributes);
                one.rule = std::move(norm.rule);
                one.limit = norm.places;
            } else {
                one.rule = rule_of(task, i, written_unit(), attributes);
                one.limit = own_limit(one);
            }
            if (one.rule.example && task_.firm_only) continue;
            if (one.rule.example) {
                out_.doubtful.features.push_back(one.source);
                out_.doubtful.what = {"la table de règles marque cette valeur comme un exemple",
                                      "the table of rules marks this value as an example"};
            }
            if (attributes) note_doubt(task, i, out_);
            if (piece->family() == Family::area) {
                auto split = task.worker.split_slivers(*piece, task_.tolerance_m);
                if (!split) return tl::unexpected(split.error());
                if (split->robust.empty()) continue;
                one.ground = std::move(split->robust);
                one.on_ground = true;
            }
            out.push_back(std::move(one));
        }
        // The strictest first: where two rules lie on one ground, it keeps it. What cannot be read comes last.
        std::stable_sort(out.begin(), out.end(), [&](const Ruled& a, const Ruled& b) {
            if (a.limit.has_value() != b.limit.has_value()) return a.limit.has_value();
            if (!a.limit) return false;
            return kind_.at_most ? *a.limit < *b.limit : *a.limit > *b.limit;
        });
        return {};
    }

    // Gives each rule the ground that none before it has.
    Result<void> allot(std::vector<Ruled>& rules) {
        for (Ruled& one : rules) {
            if (!one.on_ground) continue;
            auto mine = task_.worker.intersect(one.ground, rest_);
            if (!mine) return tl::unexpected(mine.error());
            auto left = task_.worker.subtract(rest_, one.ground);
            if (!left) return tl::unexpected(left.error());
            one.ground = std::move(*mine);
            one.area_m2 = geometry::area(one.ground);
            rest_ = std::move(*left);
        }
        // Ground already ruled by a stricter rule leaves nothing to this one.
        std::erase_if(rules, [](const Ruled& one) { return one.on_ground && one.area_m2 <= 0.0; });
        rules_.insert(rules_.end(), std::make_move_iterator(rules.begin()), std::make_move_iterator(rules.end()));
        return {};
    }

    Result<void> gather() {
        rest_ = task_.worker.subject();
        std::vector<Ruled> own;
        if (auto taken = take(task_, true, own); !taken) return taken;
        // Prescriptions that could not be read do not give their ground back to the zone: they are a rule, unknown.
        if (auto allotted = allot(own); !allotted) return allotted;
        whole_ = std::any_of(task_.spec.also.begin(), task_.spec.also.end(),
                             [](const model::Companion& one) { return one.role == "zones"; });
        const auto look = task_.companion("zones");
        if (!look || rest_.empty()) return {};
        std::vector<Ruled> theirs;
        if (auto taken = take(*look, false, theirs); !taken) return taken;
        return allot(theirs);
    }

    [[nodiscard]] bool stricter(double a, double b) const { return kind_.at_most ? a < b : a > b; }
    // What only rounding sets apart is equal: ratios agree to 1e-9 (docs/semantics.md).
    [[nodiscard]] double beyond(double limit) const {
        const double excess = kind_.at_most ? *value_ - limit : limit - *value_;
        return std::abs(excess) <= kAgreement * std::max(std::abs(*value_), std::abs(limit)) ? 0.0 : excess;
    }

    // With zones every piece of ground has a rule to be known; without, only what the layer touches.
    [[nodiscard]] double unruled_m2() const {
        double known = 0.0;
        double all = 0.0;
        for (const Ruled& one : rules_) {
            known += one.limit ? one.area_m2 : 0.0;
            all += one.area_m2;
        }
        return std::max(0.0, (whole_ ? task_.worker.subject_area() : all) - known);
    }

    // Would this excess be a contradiction whatever the rules nobody knows? Stricter ones could only add to it.
    [[nodiscard]] bool contradicts(double excess) const {
        return std::any_of(task_.spec.thresholds.begin(), task_.spec.thresholds.end(), [&](const auto& threshold) {
            return threshold.verdict == model::Verdict::conflict &&
                   std::all_of(threshold.conditions.begin(), threshold.conditions.end(), [&](const auto& condition) {
                       return condition.quantity == model::Quantity::excess &&
                              condition.comparison >= model::Comparison::greater && excess > condition.limit;
                   });
        });
    }

    void combine() {
        std::optional<double> limit;
        const Ruled* decides = nullptr;
        double weighted = 0.0;
        double ground = 0.0;
        for (const Ruled& one : rules_) {
            if (!one.limit) continue;
            weighted += *one.limit * one.area_m2;
            ground += one.area_m2;
            if (decides == nullptr || stricter(*one.limit, *decides->limit)) decides = &one;
        }
        // A norm is known and what it is applied to is not: the programme lacks the number.
        if (std::any_of(rules_.begin(), rules_.end(), [](const Ruled& one) { return one.rule.limit && !one.limit; }))
            value_.reset();
        const bool pro_rata = kind_.combine == model::Combine::weighted && ground > 0.0;
        if (decides != nullptr) limit = pro_rata ? weighted / ground : *decides->limit;
        const bool all_known =
            unruled_m2() <= kNegligibleShare * task_.worker.subject_area() &&
            std::all_of(rules_.begin(), rules_.end(), [](const Ruled& one) { return one.on_ground || one.limit; });
        double excess = limit && value_ ? beyond(*limit) : model::kUnknown;
        if (!all_known && (pro_rata || std::isnan(excess) || !contradicts(excess))) {
            excess = model::kUnknown;
            limit.reset();
        }

        model::Figure first = figure();
        first.limit = limit;
        if (limit && decides != nullptr) {
            const bool several = pro_rata && std::any_of(rules_.begin(), rules_.end(), [&](const Ruled& one) {
                                     return one.limit && *one.limit != *decides->limit;
                                 });
            first.written = several ? std::string() : decides->rule.written;
            first.interpreted = std::any_of(rules_.begin(), rules_.end(), [&](const Ruled& one) {
                return one.limit && (several || &one == decides) && one.rule.interpreted;
            });
            first.where = several ? names(true) : name_of(*decides);
        } else {
            first.where = names(false);
        }
        out_.figures.push_back(std::move(first));
        add_ground_figure();
        for (const Ruled& one : rules_) add_rule_figure(one);
        set_amounts(value_.value_or(model::kUnknown), excess);
        add_classes(pro_rata ? nullptr : decides);
    }

    // Of the rules that count, or of the ground whose rule is unknown; each once, in order.
    [[nodiscard]] std::string names(bool known) const {
        std::vector<std::string> seen;
        for (const Ruled& one : rules_) {
            if (one.limit.has_value() != known) continue;
            if (std::find(seen.begin(), seen.end(), name_of(one)) == seen.end()) seen.push_back(name_of(one));
        }
        std::string all;
        for (const std::string& name : seen) all += (all.empty() ? "" : ", ") + name;
        return all;
    }

    void add_rule_figure(const Ruled& one) {
        model::Figure trace = figure();
        trace.limit = one.limit;
        trace.written = one.rule.written;
        trace.interpreted = one.rule.interpreted;
        const double share = one.area_m2 / task_.worker.subject_area();
        trace.where = one.area_m2 > 0.0 ? fmt::format("{} ({:.4f})", name_of(one), share) : name_of(one);
        out_.figures.push_back(std::move(trace));
    }

    // What the map shows: the ground of the rule that decides, or of all rules where they weigh together.
    void add_classes(const Ruled* decides) {
        for (const Ruled& one : rules_) {
            if (one.ground.empty() || !one.limit) continue;
            if (decides != nullptr && *one.limit != *decides->limit) continue;
            auto at = std::find_if(out_.classes.begin(), out_.classes.end(),
                                   [&](const model::ClassHit& hit) { return hit.class_code == one.class_code; });
            if (at == out_.classes.end()) {
                model::ClassHit hit;
                hit.class_code = one.class_code;
                hit.label = one.label;
                hit.pieces = Shape(Family::area);
                at = out_.classes.insert(out_.classes.end(), std::move(hit));
            }
            at->sources.push_back(one.source);
            at->strict.area_m2 += one.area_m2;
            at->strict.share = at->strict.area_m2 / task_.worker.subject_area();
            ++at->strict.count;
            at->robust = at->strict;
            at->pieces.append(one.ground);
        }
        std::sort(out_.classes.begin(), out_.classes.end(),
                  [](const model::ClassHit& a, const model::ClassHit& b) { return a.class_code < b.class_code; });
        for (const model::ClassHit& hit : out_.classes) {
            for (model::Amounts* amounts : {&out_.strict, &out_.robust}) {
                amounts->area_m2 += hit.strict.area_m2;
                amounts->share = amounts->area_m2 / task_.worker.subject_area();
                amounts->count += hit.strict.count;
            }
        }
    }

    const model::Programme& kind_;
    const Task& task_;
    const model::Project& project_;
    model::Measures& out_;
    std::optional<double> ground_m2_;
    std::optional<double> value_;
    std::vector<Ruled> rules_;
    Shape rest_{Family::area};
    bool whole_ = false;
};

}  // namespace

Result<void> measure_kind(const model::Programme& kind, const Task& task, model::Measures& out) {
    return Comparing(kind, task, out).run();
}

}  // namespace terracord::checks
