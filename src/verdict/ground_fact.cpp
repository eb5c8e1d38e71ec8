#include "verdict/ground_fact.hpp"

#include <cmath>

#include "wording/numbers.hpp"

namespace terracord::verdict {

using model::Finding;
using model::Quantity;
using wording::Argument;
using wording::Phrase;

namespace {

constexpr double kWhole = 1.0 - 1e-9;  // shares agree to 1e-9 (docs/semantics.md)

class Facts {
   public:
    Facts(const Finding& finding, const model::Amounts& amounts, const FactWords& words,
          const std::function<Text(Quantity)>& shown)
        : finding_(finding), amounts_(amounts), words_(words), shown_(shown) {}

    [[nodiscard]] std::optional<Text> corridor() const {
        if (amounts_.area_m2 <= 0.0) return std::nullopt;
        if (std::isfinite(amounts_.width_m)) {
            const Text before = wording::length(Metres{amounts_.width_before_m});
            if (amounts_.width_m <= 0.0) return say(Phrase::fact_corridor_severed, {{"before", before}});
            return say(Phrase::fact_corridor_narrowed,
                       {{"width", shown_(Quantity::width)}, {"before", before}, {"cut", shown_(Quantity::cut_share)}});
        }
        const Text area = shown_(Quantity::area);
        if (finding_.measures.at_end)
            return say(Phrase::fact_corridor_end, {{"area", area}, {"cut", shown_(Quantity::cut_share)}});
        return say(Phrase::fact_corridor_touched, {{"area", area}});
    }

    [[nodiscard]] Text frontage() const {
        if (amounts_.length_m <= 0.0) return say(Phrase::fact_frontage_none, {});
        return say(Phrase::fact_frontage, {{"length", shown_(Quantity::length)}});
    }

    [[nodiscard]] Text setback() const {
        const double nearest = finding_.measures.strict.distance_m;
        if (amounts_.area_m2 > 0.0)
            return say(Phrase::fact_setback, {{"area", shown_(Quantity::area)},
                                              {"share", shown_(Quantity::share)},
                                              {"distance", wording::length(Metres{nearest})}});
        if (std::isfinite(nearest))
            return say(Phrase::fact_setback_kept, {{"distance", wording::length(Metres{nearest})}});
        return say(Phrase::fact_setback_none, {});
    }

    [[nodiscard]] std::optional<Text> consumption() const {
        if (amounts_.area_m2 <= 0.0) return std::nullopt;
        const Text area = shown_(Quantity::area);
        const Text zone = wording::say(
            finding_.measures.classes.size() == 1 ? Phrase::of_the_zone : Phrase::of_the_zone_most_affected, {});
        Text fact = amounts_.zone_share >= kWhole
                        ? say(Phrase::fact_consumption_whole, {{"area", area}, {"zone", zone}})
                        : say(Phrase::fact_consumption, {{"area", area},
                                                         {"zone", zone},
                                                         {"share", shown_(Quantity::zone_share)},
                                                         {"remaining", remaining()}});
        const std::int64_t others = finding_.measures.sharing;
        if (others == 0) return fact;
        const Text projects = others == 1 ? wording::say(Phrase::other_project, {})
                                          : wording::say(Phrase::other_projects, {{"number", wording::count(others)}});
        return say(Phrase::fact_consumption_cumulated,
                   {{"fact", std::move(fact)}, {"projects", projects}, {"share", shown_(Quantity::cumulated_share)}});
    }

    [[nodiscard]] Text alignment() const {
        if (!(amounts_.lines_m > 0.0)) return say(Phrase::fact_aligned_none, {});
        return say(Phrase::fact_aligned,
                   {{"share", shown_(Quantity::followed_share)}, {"lines", wording::length(Metres{amounts_.lines_m})}});
    }

    [[nodiscard]] Text projects() const {
        if (amounts_.area_m2 <= 0.0) return say(Phrase::fact_shared_ground_none, {});
        return say(Phrase::fact_shared_ground, {{"area", shown_(Quantity::area)}, {"share", shown_(Quantity::share)}});
    }

    [[nodiscard]] Text access() const {
        const model::ReachMeasures& reach = finding_.measures.reach;
        const Text within = wording::length(Metres{reach.within_m});
        Text nearest;
        if (std::isfinite(amounts_.distance_m) && amounts_.distance_m > 0.0)
            nearest = say(Phrase::access_nearest, {{"distance", shown_(Quantity::distance)}});
        if (amounts_.area_m2 <= 0.0 && !(amounts_.distance_m <= reach.within_m)) {
            const Text fact = say(Phrase::fact_access_none, {{"within", within}, {"way", way()}, {"nearest", nearest}});
            return with_before(fact);
        }
        return with_before(say(Phrase::fact_access, {{"share", shown_(Quantity::share)},
                                                     {"within", within},
                                                     {"way", way()},
                                                     {"nearest", nearest},
                                                     {"people", people_to_come()}}));
    }

    [[nodiscard]] Text population() const {
        const model::ReachMeasures& reach = finding_.measures.reach;
        const Text within = wording::length(Metres{reach.within_m});
        if (std::isnan(amounts_.value))
            return say(Phrase::fact_population_unknown, {{"within", within}, {"way", way()}});
        const Text imputed =
            reach.imputed > 0.0 ? say(Phrase::population_imputed, {{"number", people(reach.imputed)}}) : Text{};
        const Text fact =
            say(Phrase::fact_population,
                {{"number", people(amounts_.value)}, {"within", within}, {"way", way()}, {"imputed", imputed}});
        if (std::isnan(amounts_.served_share)) return fact;
        const Text before = reach.served_before == reach.served_after
                                ? Text{}
                                : say(Phrase::population_before, {{"number", people(reach.served_before)}});
        return say(Phrase::fact_population_served, {{"fact", fact},
                                                    {"served", people(reach.served_after)},
                                                    {"share", shown_(Quantity::served_share)},
                                                    {"access", wording::length(Metres{reach.access_m})},
                                                    {"way", way()},
                                                    {"before", before}});
    }

    [[nodiscard]] std::optional<Text> land() const {
        if (finding_.measures.classes.empty()) return std::nullopt;
        std::vector<Text> parts;
        for (const model::ClassHit& hit : finding_.measures.classes) {
            parts.push_back(say(Phrase::land_part, {{"kind", wording::label("land_kind", hit.class_code)},
                                                    {"area", wording::area(SquareMetres{hit.strict.area_m2})}}));
        }
        const Text all = wording::joined(parts);
        if (amounts_.area_m2 <= 0.0) return say(Phrase::fact_land_none, {{"parts", all}});
        return say(Phrase::fact_land,
                   {{"area", shown_(Quantity::area)}, {"share", shown_(Quantity::share)}, {"parts", all}});
    }

   private:
    [[nodiscard]] Text way() const {
        return finding_.measures.reach.network ? wording::say(Phrase::along_network, {}) : Text{};
    }

    // People are told whole.
    [[nodiscard]] static Text people(double number) { return wording::number(number, 0); }

    [[nodiscard]] Text people_to_come() const {
        const model::ReachMeasures& reach = finding_.measures.reach;
        if (std::isnan(reach.inhabitants) || reach.inhabitants <= 0.0) return {};
        constexpr int kDecimals = 1;
        return say(reach.people_declared ? Phrase::access_people : Phrase::access_people_by_default,
                   {{"served", people(reach.served_after)},
                    {"all", people(reach.inhabitants)},
                    {"each", wording::number(reach.people_per_dwelling, kDecimals)}});
    }

    [[nodiscard]] Text with_before(Text fact) const {
        const model::ReachMeasures& reach = finding_.measures.reach;
        if (!(std::abs(reach.share_before - amounts_.share) > 1e-9)) return fact;
        return say(reach.takes ? Phrase::access_taken : Phrase::access_brought,
                   {{"fact", std::move(fact)}, {"share", wording::share(Share{reach.share_before})}});
    }

    // Of the zone that the share speaks of; a threshold may look at another one.
    [[nodiscard]] Text remaining() const {
        for (const model::ClassHit& hit : finding_.measures.classes) {
            for (const model::Amounts* one : {&hit.robust, &hit.strict}) {
                if (one->zone_share == amounts_.zone_share && one->remaining_area_m2 != amounts_.remaining_area_m2)
                    return wording::area(SquareMetres{one->remaining_area_m2});
            }
        }
        return shown_(Quantity::remaining_area);
    }

    [[nodiscard]] Text say(Phrase phrase, std::vector<Argument> own) const {
        own.push_back({"of_what", words_.of_what});
        own.push_back({"where", words_.where});
        own.insert(own.end(), words_.common.begin(), words_.common.end());
        return wording::say(phrase, {}, own);
    }

    const Finding& finding_;
    const model::Amounts& amounts_;
    const FactWords& words_;
    const std::function<Text(Quantity)>& shown_;
};

}  // namespace

std::optional<Text> ground_fact(const Finding& finding, const model::Amounts& amounts, const FactWords& words,
                                const std::function<Text(Quantity)>& shown) {
    const Facts facts(finding, amounts, words, shown);
    if (finding.kind == "corridor") return facts.corridor();
    if (finding.kind == "frontage") return facts.frontage();
    if (finding.kind == "setback") return facts.setback();
    if (finding.kind == "consumption") return facts.consumption();
    if (finding.kind == "alignment") return facts.alignment();
    if (finding.kind == "projects") return facts.projects();
    if (finding.kind == "access") return facts.access();
    if (finding.kind == "population") return facts.population();
    if (finding.kind == "land") return facts.land();
    return std::nullopt;
}

bool looks_around(std::string_view kind) {
    return kind == "distance" || kind == "corridor" || kind == "frontage" || kind == "setback" || kind == "access" ||
           kind == "population";
}

bool speaks_of_its_own(std::string_view kind) {
    return kind == "frontage" || kind == "setback" || kind == "alignment" || kind == "projects" || kind == "access" ||
           kind == "population" || kind == "land";
}

}  // namespace terracord::verdict
