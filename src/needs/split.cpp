#include "needs/split.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "base/written_number.hpp"
#include "geometry/measure.hpp"
#include "needs/amounts.hpp"

namespace terracord::needs {

using geometry::Family;
using geometry::Shape;
using model::Millionths;
using model::NeedSplit;
using model::ProjectNeed;
using model::Reason;

namespace {

// Ground shared out among units. Weights need not sum to one.
struct Sharing {
    std::map<std::uint32_t, double> weights;  // by unit
    double outside = 0.0;
    double overlap_m2 = 0.0;

    [[nodiscard]] double sum() const {
        double total = outside;
        for (const auto& [unit, weight] : weights) total += weight;
        return total;
    }
    void add(const Sharing& other, double factor) {
        for (const auto& [unit, weight] : other.weights) weights[unit] += weight * factor;
        outside += other.outside * factor;
        overlap_m2 += other.overlap_m2;
    }
};

class Splitter {
   public:
    Splitter(const model::Analysis& analysis, const layers::LayerStore& store, layers::Worker& worker,
             const model::Project& project, const std::vector<model::Finding>& findings)
        : analysis_(analysis), store_(store), worker_(worker), project_(project), findings_(findings) {}

    std::vector<ProjectNeed> run() {
        std::vector<ProjectNeed> all;
        for (std::size_t n = 0; n < analysis_.needs.size(); ++n) {
            ProjectNeed& out = all.emplace_back();
            out.need = static_cast<std::uint32_t>(n);
            answer(n, out);
        }
        return all;
    }

   private:
    void fail(ProjectNeed& out, Reason reason, Text problem) const {
        out.reason = reason;
        out.problem = std::move(problem);
    }

    void answer(std::size_t n, ProjectNeed& out) {
        const model::NeedSpec& need = analysis_.needs[n];
        const model::NeedData& data = store_.needs[n];
        out.split = need.split;
        if (!data.usable) return fail(out, Reason::layer_failed, data.problem);
        const bool later = project_.phase < need.due;
        if (need.check.empty()) {
            if (const std::string missing = missing_of(need); !missing.empty()) {
                out.missing = missing;
                out.reason = later ? Reason::phase_not_due : Reason::value_missing;
            }
        }
        weigh(need, out);
        auto sharing = need.check.empty() ? share_out(n, out) : share_found(need, out);
        if (!sharing) return fail(out, Reason::overlay_failed, sharing.error().message);
        pieces(need, data, *sharing, out);
        if (out.reason == Reason::value_missing && later) out.reason = Reason::phase_not_due;
    }

    [[nodiscard]] std::optional<double> value_of(const std::string& quantity) const {
        if (quantity == model::kPerimeterArea) return project_.area_m2;
        if (quantity != model::kOpenArea) return project_.quantity(quantity);
        if (project_.parts.empty()) return std::nullopt;
        double open = 0.0;
        for (const model::Part& part : project_.parts) {
            if (part.kind == model::PartKind::open) open += geometry::area(part.shape);
        }
        return open;
    }

    static bool on_ground(const std::string& quantity) {
        return quantity == model::kPerimeterArea || quantity == model::kOpenArea;
    }
    [[nodiscard]] bool brings_any(const model::NeedSpec& need) const {
        return std::any_of(need.supply.begin(), need.supply.end(), [&](const model::NeedTerm& term) {
            return value_of(term.quantity).value_or(0.0) != 0.0;
        });
    }

    [[nodiscard]] std::string missing_of(const model::NeedSpec& need) const {
        std::string missing;
        for (const auto* terms : {&need.supply, &need.per}) {
            for (const model::NeedTerm& term : *terms) {
                if (value_of(term.quantity) || missing.find(term.quantity) != std::string::npos) continue;
                missing += (missing.empty() ? "" : ", ") + term.quantity;
            }
        }
        return missing;
    }

    void weigh(const model::NeedSpec& need, ProjectNeed& out) const {
        if (need.weights.empty()) {
            out.status = project_.status;
            return;
        }
        out.status = need.by_phase ? std::string(model::code(project_.phase)) : project_.status;
        auto found = need.weights.find(folded(plain_blanks(out.status)));
        if (found == need.weights.end()) found = need.weights.find("*");
        if (found != need.weights.end()) {
            out.weight = found->second;
            return;
        }
        // A weight nobody declared is not guessed.
        out.weight = 0.0;
        out.reason = Reason::value_missing;
        out.problem = {"statut « " + out.status + " » sans poids déclaré", "no weight declared for status '" + out.status + "'"};
    }

    // ---- who gets what

    Result<Sharing> share_out(std::size_t n, ProjectNeed& out) {
        const model::NeedSpec& need = analysis_.needs[n];
        if (need.split == NeedSplit::shares) {
            const auto& declared = store_.need_shares[n];
            auto found = declared.find(project_.id);
            if (found == declared.end()) found = declared.find(project_.code);
            if (found != declared.end()) {
                if (found->second.empty()) {
                    out.reason = Reason::value_missing;
                    out.problem = {"parts déclarées inexploitables", "declared shares cannot be used"};
                    return Sharing{};
                }
                Sharing sharing;
                double rest = 1.0;
                for (const auto& [unit, share] : found->second) {
                    sharing.weights[unit] = share;
                    rest -= share;
                }
                constexpr double kRounding = 1e-6;
                sharing.outside = rest > kRounding ? rest : 0.0;
                return sharing;
            }
            return by_area(need, out, {"Aucune part déclarée", "No share declared"});
        }
        if (need.split == NeedSplit::dwellings) {
            if (auto by_rows = by_destinations(need)) return *by_rows;
            std::vector<Shape> built;
            for (const model::Part& part : project_.parts) {
                if (part.kind == model::PartKind::built) built.push_back(part.shape);
            }
            if (built.empty())
                return by_area(need, out, {"Ni logements situés ni parties bâties", "Neither dwellings with a place nor built parts"});
            auto whole = worker_.unite(built, Family::area);
            if (!whole) return tl::unexpected(whole.error());
            out.split_note = {"Logements non situés : partage au prorata des parties bâties.",
                              "Dwellings without a place: shared out by the ground of the built parts."};
            return share_ground(need, *whole);
        }
        return perimeter(need);
    }

    Result<Sharing> by_area(const model::NeedSpec& need, ProjectNeed& out, const Text& why) {
        out.split = NeedSplit::area;
        out.split_note = {why.fr + " : partage au prorata de la surface.", why.en + ": shared out by area."};
        return perimeter(need);
    }

    // Rows of the programme with dwellings and a place; nothing unless every row with dwellings has one.
    std::optional<Result<Sharing>> by_destinations(const model::NeedSpec& need) {
        bool any = false;
        for (const model::Destination& row : project_.destinations) {
            if (row.units.value_or(0.0) <= 0.0) continue;
            if (row.place.empty()) return std::nullopt;
            any = true;
        }
        if (!any) return std::nullopt;
        Sharing all;
        for (const model::Destination& row : project_.destinations) {
            if (row.units.value_or(0.0) <= 0.0) continue;
            const auto one = share_ground(need, row.place);
            if (!one) return Result<Sharing>(tl::unexpected(one.error()));
            if (one->sum() > 0.0) all.add(*one, *row.units / one->sum());
        }
        return Result<Sharing>(std::move(all));
    }

    Result<Sharing> perimeter(const model::NeedSpec& need) {
        const auto known = perimeters_.find(need.units);
        if (known != perimeters_.end()) return known->second;
        auto sharing = share_ground(need, project_.perimeter);
        if (sharing) perimeters_.emplace(need.units, *sharing);
        return sharing;
    }

    // The ground that a check found, wherever its document was put to the project.
    Result<Sharing> share_found(const model::NeedSpec& need, ProjectNeed& out) {
        std::vector<Shape> ground;
        bool put = false;
        for (const model::Finding& finding : findings_) {
            if (finding.check_id != need.check || finding.side == model::Side::declared) continue;
            if (finding.verdict == model::Verdict::not_applicable) continue;
            put = true;
            if (finding.reason == Reason::layer_failed || finding.reason == Reason::overlay_failed || finding.reason == Reason::limit_reached ||
                finding.reason == Reason::layer_missing || finding.reason == Reason::layer_empty ||
                !finding.measures.coverage.sufficient) {
                out.reason = Reason::value_missing;
                out.problem = {"le contrôle « " + finding.check_title.fr + " » n'a pas pu être conduit sur tout le périmètre",
                               "the check '" + finding.check_title.en + "' could not be carried out on the whole perimeter"};
                return Sharing{};
            }
            for (const model::ClassHit& hit : finding.measures.classes) {
                if (!hit.pieces.empty()) ground.push_back(hit.pieces);
                for (const model::Sliver& sliver : hit.slivers) ground.push_back(sliver.shape);
            }
        }
        if (!put) {
            out.reason = Reason::value_missing;
            out.problem = {"le contrôle « " + need.check + " » n'a pas été conduit", "the check '" + need.check + "' was not carried out"};
            return Sharing{};
        }
        found_m2_ = 0.0;
        if (ground.empty()) return perimeter(need);
        auto whole = worker_.unite(ground, Family::area);
        if (!whole) return tl::unexpected(whole.error());
        found_m2_ = geometry::area(*whole);
        return share_ground(need, *whole);
    }

    // Of ground that several units claim, the first in the order of their source has it. What a unit has in strips
    // narrower than the accuracy of its limits is a contact, and goes to the others.
    Result<Sharing> share_ground(const model::NeedSpec& need, const Shape& ground) {
        const layers::UnitGround& units = store_.unit_layers[need.units];
        const double accuracy = analysis_.unit_layers[need.units].accuracy.value;
        Sharing sharing;
        Sharing contacts;
        worker_.begin_subject(ground);
        const double whole = worker_.subject_area();
        std::vector<std::uint32_t> near;
        units.index.query(ground.box(), near);
        std::sort(near.begin(), near.end());
        std::vector<Shape> claimed;
        double covered = 0.0;
        for (const std::uint32_t u : near) {
            const model::Unit& unit = units.layer.units[u];
            auto piece = worker_.inside(unit.shape, unit.shape.box());
            if (!piece) return tl::unexpected(piece.error());
            if (piece->empty()) continue;
            if (units.layer.overlapping && !claimed.empty()) {
                const double before = geometry::area(*piece);
                const auto taken = worker_.unite(claimed, Family::area);
                if (!taken) return tl::unexpected(taken.error());
                piece = worker_.subtract(*piece, *taken);
                if (!piece) return tl::unexpected(piece.error());
                sharing.overlap_m2 += std::max(0.0, before - geometry::area(*piece));
                if (piece->empty()) continue;
            }
            const double area = geometry::area(*piece);
            if (!(area > 0.0)) continue;
            covered += area;
            claimed.push_back(*piece);
            if (area < whole) {
                const auto split = worker_.split_slivers(*piece, accuracy);
                if (!split) return tl::unexpected(split.error());
                if (split->robust.empty()) {
                    contacts.weights[u] = area;
                    continue;
                }
            }
            sharing.weights[u] = area;
        }
        constexpr double kRounding = 1e-9;  // of the ground, along common borders
        if (whole - covered > kRounding * whole) {
            auto rest = Result<Shape>(ground);
            if (!claimed.empty()) {
                const auto taken = worker_.unite(claimed, Family::area);
                if (!taken) return tl::unexpected(taken.error());
                rest = worker_.outside(*taken);
                if (!rest) return tl::unexpected(rest.error());
            }
            const auto split = worker_.split_slivers(*rest, accuracy);
            if (!split) return tl::unexpected(split.error());
            if (!split->robust.empty()) sharing.outside = whole - covered;
        }
        // A project that is narrow everywhere is still somewhere.
        if (sharing.weights.empty() && sharing.outside == 0.0) sharing.weights = std::move(contacts.weights);
        return sharing;
    }

    // ---- how much

    void pieces(const model::NeedSpec& need, const model::NeedData& data, const Sharing& sharing, ProjectNeed& out) {
        const double sum = sharing.sum();
        out.overlap_m2 = sharing.overlap_m2;
        std::vector<double> shares;
        for (const auto& [unit, weight] : sharing.weights) {
            out.pieces.push_back({.unit = unit, .share = sum > 0.0 ? weight / sum : 0.0});
            shares.push_back(weight);
        }
        shares.push_back(sharing.outside);
        out.outside_share = sum > 0.0 ? sharing.outside / sum : 0.0;
        if (out.reason != Reason::measured) return;
        if (!need.check.empty()) {
            // What is shared out is the ground itself.
            add_term(to_millionths(found_m2_ * need.check_factor), shares, out, Side::supply);
            return;
        }
        std::size_t factor = 0;
        for (const auto& [terms, side] : {std::pair(&need.supply, Side::supply), std::pair(&need.per, Side::per)}) {
            for (const model::NeedTerm& term : *terms) {
                const std::size_t at = factor++;
                double value = value_of(term.quantity).value_or(0.0);
                // Ground on which nothing of what is counted is built is no part of a density.
                if (side == Side::per && on_ground(term.quantity) && !brings_any(need)) value = 0.0;
                if (term.column.empty()) {
                    add_term(to_millionths(value * term.factor), shares, out, side);
                } else if (!add_by_unit(to_millionths(value), at, data, shares, out, side)) {
                    out.reason = Reason::value_missing;
                    out.problem = {"« " + term.column + " » n'est pas renseigné pour l'unité",
                                   "'" + term.column + "' is not filled in for the unit"};
                    return;
                }
            }
        }
    }

    enum class Side : std::uint8_t { supply, per };

    static void put(model::NeedPiece& piece, Millionths part, Side side) {
        (side == Side::supply ? piece.supply : piece.per) += part;
        if (side == Side::supply) piece.removed += std::min<Millionths>(part, 0);
    }

    static void add_term(Millionths total, const std::vector<double>& shares, ProjectNeed& out, Side side) {
        const std::vector<Millionths> parts = apportion(total, shares);
        for (std::size_t i = 0; i < out.pieces.size(); ++i) put(out.pieces[i], parts[i], side);
        (side == Side::supply ? out.outside : out.outside_per) += parts.back();
    }

    static bool add_by_unit(Millionths total, std::size_t term, const model::NeedData& data,
                            const std::vector<double>& shares, ProjectNeed& out, Side side) {
        const std::vector<Millionths> parts = apportion(total, shares);
        for (std::size_t i = 0; i < out.pieces.size(); ++i) {
            const double factor = data.units[out.pieces[i].unit].factors[term];
            if (std::isnan(factor)) return false;
            put(out.pieces[i], to_millionths(from_millionths(parts[i]) * factor), side);
        }
        (side == Side::supply ? out.outside : out.outside_per) += parts.back();
        return true;
    }

    const model::Analysis& analysis_;
    const layers::LayerStore& store_;
    layers::Worker& worker_;
    const model::Project& project_;
    const std::vector<model::Finding>& findings_;
    double found_m2_ = 0.0;  // of the need being answered
    std::map<std::size_t, Sharing> perimeters_;  // by layer of units
};

}  // namespace

std::vector<ProjectNeed> split(const model::Analysis& analysis, const layers::LayerStore& store, layers::Worker& worker,
                               const model::Project& project, const std::vector<model::Finding>& findings) {
    return Splitter(analysis, store, worker, project, findings).run();
}

}  // namespace terracord::needs
