#include "report/map_content.hpp"

#include <algorithm>

namespace terracord::report {

namespace {

void add(std::vector<geometry::Shape>& shapes, const geometry::Shape& shape) {
    if (shape.empty()) return;
    const auto same = std::find_if(shapes.begin(), shapes.end(),
                                   [&](const geometry::Shape& other) { return other.family() == shape.family(); });
    if (same == shapes.end()) {
        shapes.push_back(shape);
    } else {
        same->append(shape);
    }
}

std::vector<geometry::Shape> places_of(const model::Finding& finding) {
    std::vector<geometry::Shape> shapes;
    const bool slivers_count = finding.reason == model::Reason::limit_to_verify;
    for (const model::ClassHit& hit : finding.measures.classes) {
        add(shapes, hit.pieces);
        if (!hit.pieces.empty() && !slivers_count) continue;
        for (const model::Sliver& sliver : hit.slivers) add(shapes, sliver.shape);
    }
    return shapes;
}

}  // namespace

std::vector<ListedFinding> listed_findings(const model::ProjectResult& result) {
    using model::Verdict;
    std::vector<ListedFinding> listed;
    for (const Verdict verdict : {Verdict::conflict, Verdict::reservation, Verdict::attention}) {
        for (const model::Finding& finding : result.findings) {
            if (finding.verdict == verdict) listed.push_back({listed.size() + 1, &finding, places_of(finding)});
        }
    }
    return listed;
}

std::vector<const geometry::Shape*> uncovered_ground(const model::ProjectResult& result) {
    std::vector<const geometry::Shape*> ground;
    for (const model::Finding& finding : result.findings) {
        const model::Coverage& coverage = finding.measures.coverage;
        if (finding.verdict != model::Verdict::not_assessable || coverage.sufficient || coverage.uncovered.empty())
            continue;
        // Several checks of one document miss the same ground: it is hatched once.
        const bool known = std::any_of(ground.begin(), ground.end(),
                                       [&](const geometry::Shape* other) { return *other == coverage.uncovered; });
        if (!known) ground.push_back(&coverage.uncovered);
    }
    return ground;
}

}  // namespace terracord::report
