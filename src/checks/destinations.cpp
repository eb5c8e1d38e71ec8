#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/written_number.hpp"
#include "checks/hits.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

namespace {

// Ordered by weight: where a zone says two things of one destination, the heavier holds.
enum class Saying : std::uint8_t { allowed, unknown, conditional, forbidden };

constexpr std::array<std::string_view, 4> kFigures{"destination_allowed", "destination_unknown",
                                                   "destination_conditional", "destination_forbidden"};

struct Said {
    Saying saying = Saying::unknown;
    std::string written;
    bool interpreted = false;
};

bool code_covers(std::string_view rule, std::string_view destination) {
    if (rule == destination) return true;
    return rule.size() == 2 && destination.size() == 2 && rule[1] == '0' && rule[0] == destination[0];
}

bool is_code(std::string_view word) {
    return word.size() == 2 && word.find_first_not_of("0123456789") == std::string_view::npos;
}

struct Codes {
    std::vector<std::string> codes;
    bool interpreted = false;  // words of former categories
    bool unread = false;       // words that nobody knows
};

// "32-34-41"; a plan made before 2016 may have words in their place.
Codes codes_of(const model::Destinations& kind, std::string_view text) {
    Codes out;
    std::string word;
    const auto take = [&] {
        const std::string plain = plain_blanks(word);
        word.clear();
        if (plain.empty()) return;
        if (is_code(plain)) {
            out.codes.push_back(plain);
            return;
        }
        const std::string same = folded(plain);
        const auto known =
            std::find_if(kind.words.begin(), kind.words.end(), [&](const auto& one) { return one.first == same; });
        if (known == kind.words.end()) {
            out.unread = true;
            return;
        }
        out.interpreted = true;
        out.codes.insert(out.codes.end(), known->second.begin(), known->second.end());
    };
    for (const char c : text) {
        if (c == '-' || c == ',' || c == ';' || c == '/' || c == '|')
            take();
        else
            word += c;
    }
    take();
    return out;
}

// The destinations a label names: "Interdiction de la sous-destination 21", "commerces interdits".
Codes codes_in_label(const model::Destinations& kind, std::string_view label) {
    Codes out;
    const std::string plain = folded(plain_blanks(label));
    for (const auto& [word, codes] : kind.words) {
        if (plain.find(word) == std::string::npos) continue;
        out.interpreted = true;
        out.codes.insert(out.codes.end(), codes.begin(), codes.end());
    }
    out.unread = out.codes.empty();
    return out;
}

bool any_covers(const std::vector<std::string>& codes, std::string_view destination) {
    return std::any_of(codes.begin(), codes.end(),
                       [&](const std::string& code) { return code_covers(code, destination); });
}

// A rule about one of its own: "21 is forbidden" says something of a programme that declares "20" as a whole.
bool any_part_of(const std::vector<std::string>& codes, std::string_view destination) {
    return std::any_of(codes.begin(), codes.end(),
                       [&](const std::string& code) { return code_covers(destination, code); });
}

class Placing {
   public:
    Placing(const model::Destinations& kind, const Task& task, model::Measures& out)
        : kind_(kind), task_(task), project_(*task.project), out_(out) {}

    Result<void> run() {
        // One table row a destination; the same code twice without a place is one question.
        for (const model::Destination& one : project_.destinations) {
            if (auto asked = ask(one); !asked) return asked;
        }
        return close();
    }

   private:
    [[nodiscard]] const std::string* value(std::uint32_t feature, std::string_view field) const {
        const auto& values = task_.binding().values;
        if (values.size() <= feature) return nullptr;
        for (const auto& [name, text] : values[feature]) {
            if (name == field) return &text;
        }
        return nullptr;
    }

    [[nodiscard]] Said by_attributes(std::uint32_t feature, std::string_view destination) const {
        struct Field {
            const char* name;
            Saying saying;
        };
        constexpr std::array kFields{Field{"DESTNON", Saying::forbidden}, Field{"DESTCDT", Saying::conditional},
                                     Field{"DESTOUI", Saying::allowed}};
        Said said;
        bool any = false;
        bool unread = false;
        std::string all;
        for (const Field& field : kFields) {
            const std::string* text = value(feature, field.name);
            if (text == nullptr) continue;
            any = true;
            all += (all.empty() ? "" : ", ") + fmt::format("{} {}", field.name, *text);
            const Codes codes = codes_of(kind_, *text);
            unread = unread || codes.unread;
            if (any_covers(codes.codes, destination))
                return {field.saying, fmt::format("{} {}", field.name, *text), codes.interpreted};
            // Part of the whole the programme declares is forbidden or conditioned: at least a condition.
            if (field.saying != Saying::allowed && any_part_of(codes.codes, destination))
                return {Saying::conditional, fmt::format("{} {}", field.name, *text), codes.interpreted};
        }
        if (!any) return said;
        said.written = all;
        // Named in none of the three: what is left out of a list of allowed ones is not settled by the plan's data.
        said.saying = Saying::unknown;
        said.interpreted = unread;
        return said;
    }

    [[nodiscard]] Said by_default(std::uint32_t feature, std::string_view destination) const {
        for (const model::DefaultDestinations& one : kind_.defaults) {
            std::string written;
            const bool holds = std::all_of(one.when.begin(), one.when.end(), [&](const model::CodeMatch& match) {
                const std::string* text = value(feature, match.field);
                if (text == nullptr) return false;
                written += (written.empty() ? "" : ", ") + fmt::format("{} {}", match.field, *text);
                return std::any_of(match.values.begin(), match.values.end(), [&](const std::string& pattern) {
                    return pattern.ends_with('*') ? text->starts_with(pattern.substr(0, pattern.size() - 1))
                                                  : *text == pattern;
                });
            });
            if (!holds) continue;
            if (any_covers(one.allowed, destination)) return {Saying::allowed, written, true};
            if (any_part_of(one.allowed, destination)) return {Saying::conditional, written, true};
            return {one.others == model::Verdict::conflict
                        ? Saying::forbidden
                        : (one.others == model::Verdict::coherent ? Saying::allowed : Saying::conditional),
                    written, true};
        }
        return {};
    }

    [[nodiscard]] Said of_zone(std::uint32_t feature, std::string_view destination) const {
        const bool filled = value(feature, "DESTNON") != nullptr || value(feature, "DESTCDT") != nullptr ||
                            value(feature, "DESTOUI") != nullptr;
        return filled ? by_attributes(feature, destination) : by_default(feature, destination);
    }

    struct Mark {
        Shape ground;
        Said said;
        std::string name;
    };

    // Ground on which further prescriptions forbid, condition or except a destination.
    Result<std::vector<Mark>> marks(std::string_view role, Saying saying, std::string_view destination) {
        std::vector<Mark> found;
        const auto companion = task_.companion(role);
        if (!companion) return found;
        const Task& look = *companion;
        auto& candidates = task_.worker.scratch();
        look.layer().index.query(task_.worker.subject().box(), candidates);
        for (const std::uint32_t i : std::vector<std::uint32_t>(candidates)) {
            if (!look.selects(i) || look.layer().shapes[i].family() != Family::area) continue;
            const std::string& label = look.binding().labels[i];
            Said said{saying, label, true};
            if (saying != Saying::allowed) {
                const Codes codes = codes_in_label(kind_, label);
                // A label that names no destination may mean any: a condition to read.
                if (codes.unread)
                    said.saying = Saying::conditional;
                else if (!any_covers(codes.codes, destination)) {
                    if (!any_part_of(codes.codes, destination)) continue;
                    said.saying = Saying::conditional;
                }
            }
            auto piece = task_.worker.inside(look.layer(), i);
            if (!piece) return tl::unexpected(piece.error());
            if (!piece->empty()) found.push_back({std::move(*piece), std::move(said), label});
        }
        return found;
    }

    Result<void> ask(const model::Destination& destination) {
        Shape open = task_.worker.subject();
        if (!destination.place.empty()) {
            auto own = task_.worker.intersect(destination.place, open);
            if (!own) return tl::unexpected(own.error());
            open = std::move(*own);
        }
        for (const auto& [role, saying] :
             {std::pair("forbidden", Saying::forbidden), std::pair("conditional", Saying::conditional)}) {
            auto found = marks(role, saying, destination.code);
            if (!found) return tl::unexpected(found.error());
            for (Mark& mark : *found) {
                if (auto put = give(open, mark.ground, destination, mark.said, mark.name); !put) return put;
            }
        }
        // Under an exception (a STECAL, a building that may change its use) what the zone forbids is conditioned.
        Shape excepted(Family::area);
        auto exceptions = marks("exceptions", Saying::allowed, destination.code);
        if (!exceptions) return tl::unexpected(exceptions.error());
        std::vector<Shape> grounds;
        for (Mark& mark : *exceptions) grounds.push_back(std::move(mark.ground));
        auto whole = task_.worker.unite(grounds, Family::area);
        if (!whole) return tl::unexpected(whole.error());
        excepted = std::move(*whole);

        auto& candidates = task_.worker.scratch();
        task_.layer().index.query(task_.worker.subject().box(), candidates);
        for (const std::uint32_t i : std::vector<std::uint32_t>(candidates)) {
            if (!task_.selects(i) || task_.layer().shapes[i].family() != Family::area) continue;
            auto piece = task_.worker.inside(task_.layer(), i);
            if (!piece) return tl::unexpected(piece.error());
            if (piece->empty()) continue;
            note_doubt(task_, i, out_);
            const std::string& zone = task_.binding().classes[task_.binding().class_of[i]];
            const Said said = of_zone(i, destination.code);
            sources_[zone].push_back({task_.layer().fids[i], task_.binding().labels[i]});
            if (said.saying == Saying::forbidden && !excepted.empty()) {
                const auto under = task_.worker.intersect(*piece, excepted);
                if (!under) return tl::unexpected(under.error());
                Said softer = said;
                softer.saying = Saying::conditional;
                if (auto put = give(open, *under, destination, softer, zone); !put) return put;
            }
            if (auto put = give(open, *piece, destination, said, zone); !put) return put;
        }
        // Ground no zone speaks of.
        return give(open, open, destination, {Saying::unknown, "", false}, "");
    }

    // Takes what is still open of a piece for one saying.
    Result<void> give(Shape& open, const Shape& piece, const model::Destination& destination, const Said& said,
                      const std::string& zone) {
        if (open.empty() || piece.empty()) return {};
        auto mine = task_.worker.intersect(open, piece);
        if (!mine) return tl::unexpected(mine.error());
        if (mine->empty()) return {};
        auto left = task_.worker.subtract(open, *mine);
        if (!left) return tl::unexpected(left.error());
        auto split = task_.worker.split_slivers(*mine, task_.tolerance_m);
        if (!split) return tl::unexpected(split.error());
        open = std::move(*left);
        const double strict = geometry::area(*mine);
        const double robust = geometry::area(split->robust);
        note_slivers(split->slivers, out_);
        model::Figure figure;
        figure.name = kFigures[static_cast<std::size_t>(said.saying)];
        figure.unit = "share";
        figure.value = strict / task_.worker.subject_area();
        figure.written = said.written;
        figure.interpreted = said.interpreted;
        figure.where = fmt::format("{}|{}", destination.code, zone);
        figures_[static_cast<std::size_t>(said.saying)].push_back(std::move(figure));
        auto& ground = grounds_[static_cast<std::size_t>(said.saying)];
        if (strict > 0.0) ground.strict.push_back(*mine);
        if (robust > 0.0) {
            ground.robust.push_back(split->robust);
            ground.by_zone[zone].push_back(split->robust);
        }
        return {};
    }

    // Ground where any destination is forbidden counts once, whatever the number of destinations.
    Result<std::array<double, 2>> area_of(Saying saying) {
        const Ground& ground = grounds_[static_cast<std::size_t>(saying)];
        const auto strict = task_.worker.unite(ground.strict, Family::area);
        if (!strict) return tl::unexpected(strict.error());
        const auto robust = task_.worker.unite(ground.robust, Family::area);
        if (!robust) return tl::unexpected(robust.error());
        return std::array{geometry::area(*strict), geometry::area(*robust)};
    }

    Result<void> close() {
        const double subject = task_.worker.subject_area();
        const auto forbidden = area_of(Saying::forbidden);
        if (!forbidden) return tl::unexpected(forbidden.error());
        const auto conditional = area_of(Saying::conditional);
        if (!conditional) return tl::unexpected(conditional.error());
        const auto unknown = area_of(Saying::unknown);
        if (!unknown) return tl::unexpected(unknown.error());
        // Under half a per cent and nowhere wider than the accuracy, ground may stay unknown (docs/semantics.md).
        constexpr double kNegligibleShare = 0.005;
        const bool open = (*unknown)[0] > kNegligibleShare * subject || ((*unknown)[1] > 0.0);
        std::size_t which = 0;
        for (model::Amounts* amounts : {&out_.strict, &out_.robust}) {
            amounts->area_m2 = (*forbidden)[which];
            amounts->share = amounts->area_m2 / subject;
            amounts->value = open ? model::kUnknown : (*conditional)[which] / subject;
            amounts->count = amounts->area_m2 > 0.0 ? 1 : 0;
            ++which;
        }
        for (const Saying saying : {Saying::forbidden, Saying::conditional, Saying::unknown, Saying::allowed}) {
            auto& figures = figures_[static_cast<std::size_t>(saying)];
            std::stable_sort(figures.begin(), figures.end(),
                             [](const auto& a, const auto& b) { return *a.value > *b.value; });
            out_.figures.insert(out_.figures.end(), figures.begin(), figures.end());
        }
        const Saying shown = !grounds_[static_cast<std::size_t>(Saying::forbidden)].by_zone.empty()
                                 ? Saying::forbidden
                                 : Saying::conditional;
        for (auto& [zone, shapes] : grounds_[static_cast<std::size_t>(shown)].by_zone) {
            auto pieces = task_.worker.unite(shapes, Family::area);
            if (!pieces) return tl::unexpected(pieces.error());
            model::ClassHit hit;
            hit.class_code = zone;
            hit.label = zone;
            hit.strict.area_m2 = geometry::area(*pieces);
            hit.strict.share = hit.strict.area_m2 / subject;
            hit.strict.count = 1;
            hit.robust = hit.strict;
            if (const auto sources = sources_.find(zone); sources != sources_.end()) {
                for (const model::SourceFeature& one : sources->second) {
                    const bool there = std::any_of(hit.sources.begin(), hit.sources.end(),
                                                   [&](const auto& other) { return other.fid == one.fid; });
                    if (!there) hit.sources.push_back(one);
                }
            }
            hit.pieces = std::move(*pieces);
            out_.classes.push_back(std::move(hit));
        }
        return {};
    }

    struct Ground {
        std::vector<Shape> strict;
        std::vector<Shape> robust;
        std::map<std::string, std::vector<Shape>> by_zone;
    };

    const model::Destinations& kind_;
    const Task& task_;
    const model::Project& project_;
    model::Measures& out_;
    std::array<Ground, 4> grounds_;
    std::array<std::vector<model::Figure>, 4> figures_;
    std::map<std::string, std::vector<model::SourceFeature>> sources_;
};

}  // namespace

Result<void> measure_kind(const model::Destinations& kind, const Task& task, model::Measures& out) {
    return Placing(kind, task, out).run();
}

}  // namespace terracord::checks
