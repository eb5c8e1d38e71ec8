// The keys of every table of the analysis file, declared once.
#pragma once

#include <vector>

#include "config/table_reader.hpp"
#include "config/thresholds.hpp"

namespace terracord::config {

extern const TableKeys kAnalysisKeys;
extern const TableKeys kSourceKeys;
extern const TableKeys kTerritoryKeys;
extern const TableKeys kProjectsKeys;
extern const TableKeys kProgrammeKeys;
extern const TableKeys kDestinationsKeys;
extern const TableKeys kCompanionKeys;
extern const TableKeys kCompareKeys;
extern const TableKeys kLandGroupKeys;
extern const TableKeys kObjectiveKeys;
extern const TableKeys kObjectiveLinkKeys;
extern const TableKeys kConcernedKeys;
extern const TableKeys kReportKeys;
extern const TableKeys kBackgroundKeys;
extern const TableKeys kConcernedLayerKeys;
extern const TableKeys kDefaultsKeys;
extern const TableKeys kPartsKeys;
extern const TableKeys kParcelsKeys;
extern const TableKeys kDocumentKeys;
extern const TableKeys kStatusKeys;
extern const TableKeys kCommunesKeys;
extern const TableKeys kCorrectKeys;
extern const TableKeys kCoverageKeys;
extern const TableKeys kLayerKeys;
extern const TableKeys kStatementKeys;
extern const TableKeys kReadsKeys;
extern const TableKeys kAnswerKeys;
extern const TableKeys kCorrectionKeys;
extern const TableKeys kDecisionsFileKeys;  // of the file of decisions
extern const TableKeys kDecisionKeys;
extern const TableKeys kEvidenceKeys;
extern const TableKeys kComparisonKeys;
extern const TableKeys kMatrixKeys;
extern const TableKeys kLeverKeys;
extern const TableKeys kExceptKeys;
extern const TableKeys kWhenKeys;
extern const TableKeys kCheckKeys;
extern const TableKeys kFeatureLengthKeys;
extern const TableKeys kNeedKeys;
extern const TableKeys kNeedTerritoryKeys;
extern const TableKeys kNeedTargetKeys;
extern const TableKeys kNeedExistingKeys;
extern const TableKeys kNeedSharesKeys;
extern const TableKeys kNeedDocumentKeys;

// All of them; the one whose `schema` is empty is the root.
[[nodiscard]] std::vector<const TableKeys*> all_tables();

}  // namespace terracord::config
