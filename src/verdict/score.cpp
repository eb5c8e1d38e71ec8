#include "verdict/score.hpp"

namespace terracord::verdict {

using model::Finding;
using model::Verdict;

namespace {

// What binds more weighs more: guidance 1, consideration 2, compatibility 3, conformity 4.
double weight_of(const Finding& finding) { return 1.0 + static_cast<double>(finding.relation); }

bool counts(const Finding& finding) {
    return finding.side == model::Side::documents && finding.verdict != Verdict::not_applicable &&
           finding.verdict != Verdict::information;
}

// Data that contradict themselves, or of which nobody says how exact they are, carry half.
double quality_of(const Finding& finding) {
    const bool doubtful = !finding.measures.doubtful.features.empty();
    const bool assumed = finding.tolerance_m > 0.0 && finding.tolerance_origin == model::AccuracyOrigin::assumed;
    return doubtful || assumed ? 0.5 : 1.0;
}

}  // namespace

std::optional<model::Score> score_of(const std::vector<Finding>& findings) {
    double all = 0.0;
    double assessed = 0.0;
    double without_contradiction = 0.0;
    double stable = 0.0;
    double quality = 0.0;
    for (const Finding& finding : findings) {
        if (!counts(finding)) continue;
        const double weight = weight_of(finding);
        all += weight;
        if (finding.verdict == Verdict::not_assessable) continue;
        assessed += weight;
        if (finding.verdict != Verdict::conflict) without_contradiction += weight;
        if (finding.stability.firmness == model::Firmness::stable) stable += weight;
        quality += weight * quality_of(finding);
    }
    if (assessed <= 0.0) return std::nullopt;
    model::Score score;
    score.points = 100.0 * without_contradiction / assessed;
    score.assessable = assessed / all;
    score.stable = stable / assessed;
    score.quality = quality / assessed;
    score.reliability = 10.0 * score.assessable * score.stable * score.quality;
    return score;
}

}  // namespace terracord::verdict
