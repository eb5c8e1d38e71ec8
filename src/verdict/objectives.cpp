#include "verdict/objectives.hpp"

#include <algorithm>
#include <optional>

namespace terracord::verdict {

using model::Finding;
using model::ObjectiveCell;
using model::ObjectiveReading;
using model::Verdict;

namespace {

bool names(const std::vector<Verdict>& verdicts, Verdict verdict) {
    return std::find(verdicts.begin(), verdicts.end(), verdict) != verdicts.end();
}

// Nothing: the question does not arise for this project.
std::optional<ObjectiveReading> reading_of(const Finding& finding, const model::ObjectiveLink& link) {
    if (names(link.contrary, finding.verdict)) return ObjectiveReading::contrary;
    if (names(link.contributes, finding.verdict)) return ObjectiveReading::contributes;
    switch (finding.reading) {
        case model::NeedReading::contributes: return ObjectiveReading::contributes;
        case model::NeedReading::worsens: return ObjectiveReading::contrary;
        case model::NeedReading::neutral: return ObjectiveReading::neutral;
        case model::NeedReading::not_assessable: return ObjectiveReading::not_assessed;
        case model::NeedReading::none: break;
    }
    switch (finding.verdict) {
        case Verdict::conflict:
        case Verdict::reservation: return ObjectiveReading::contrary;
        case Verdict::attention:
        case Verdict::information:
        case Verdict::coherent: return ObjectiveReading::neutral;
        case Verdict::not_assessable: return ObjectiveReading::not_assessed;
        case Verdict::not_applicable: break;
    }
    return std::nullopt;
}

ObjectiveReading combined(const ObjectiveCell& cell, model::ObjectiveRule rule) {
    const bool answered = !cell.contributes.empty() || !cell.contrary.empty() || !cell.neutral.empty();
    if (!answered) return ObjectiveReading::not_assessed;
    if (rule == model::ObjectiveRule::majority) {
        if (cell.contributes.size() == cell.contrary.size()) return ObjectiveReading::neutral;
        return cell.contributes.size() > cell.contrary.size() ? ObjectiveReading::contributes
                                                              : ObjectiveReading::contrary;
    }
    if (!cell.contrary.empty()) return ObjectiveReading::contrary;
    if (!cell.open.empty()) return ObjectiveReading::not_assessed;
    return cell.contributes.empty() ? ObjectiveReading::neutral : ObjectiveReading::contributes;
}

ObjectiveCell cell_of(const model::ObjectiveSpec& objective, const std::vector<Finding>& findings) {
    ObjectiveCell cell;
    bool asked = false;
    bool out_of_scope = false;
    for (const model::ObjectiveLink& link : objective.links) {
        for (const Finding& finding : findings) {
            if (finding.check_id != link.id) continue;
            const auto reading = reading_of(finding, link);
            out_of_scope = out_of_scope || !reading;
            if (!reading) continue;
            asked = true;
            switch (*reading) {
                case ObjectiveReading::contributes: cell.contributes.push_back(finding.id); break;
                case ObjectiveReading::contrary: cell.contrary.push_back(finding.id); break;
                case ObjectiveReading::neutral: cell.neutral.push_back(finding.id); break;
                case ObjectiveReading::not_assessed: cell.open.push_back(finding.id); break;
            }
        }
    }
    // Every check says that it does not concern this project: it neither helps nor hinders.
    cell.reading = !asked && out_of_scope ? ObjectiveReading::neutral : combined(cell, objective.rule);
    return cell;
}

}  // namespace

std::vector<ObjectiveCell> objective_cells(const std::vector<model::ObjectiveSpec>& objectives,
                                           const std::vector<Finding>& findings) {
    std::vector<ObjectiveCell> cells;
    for (const model::ObjectiveSpec& objective : objectives) cells.push_back(cell_of(objective, findings));
    return cells;
}

}  // namespace terracord::verdict
