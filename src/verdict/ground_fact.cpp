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

   private:
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
    return std::nullopt;
}

bool looks_around(std::string_view kind) {
    return kind == "distance" || kind == "corridor" || kind == "frontage" || kind == "setback";
}

bool speaks_of_its_own(std::string_view kind) {
    return kind == "frontage" || kind == "setback" || kind == "alignment" || kind == "projects";
}

}  // namespace terracord::verdict
