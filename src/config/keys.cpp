#include "config/keys.hpp"

#include <array>

namespace terracord::config {

namespace {

constexpr std::array kAnalysisKeysList{
    Key{"$schema", Type::string, false, "Address of this schema, for editors; ignored."},
    Key{"terracord", Type::integer, true, "Version of this format: 1."},
    Key{"title", Type::string, false, "Title of the analysis; default: the name of the file."},
    Key{"date", Type::date, true, "Which document versions are in force (2026-11-22)."},
    Key{"phase", Type::string, false, "Phase of the projects: design, programming (the default), works, use."},
    Key{"crs", Type::string, false, "Computing coordinate system: projected, in metres; default: the projects' own."},
    Key{"profile", Type::string, false, "Type of project: which documents and checks are expected."},
    Key{"catalogue", Type::strings, false, "Files of checks and profiles of one's own, beside the shipped catalogue."},
    Key{"territory", Type::table, false, "Communes that name the places projects lie in."},
    Key{"projects", Type::table, true, "The perimeters to check."},
    Key{"document", Type::tables, false, "The planning documents."},
    Key{"check", Type::tables, false, "The checks."},
    Key{"statement", Type::tables, false, "Documents that do not exist here, and who says so."},
    Key{"comparison", Type::tables, false, "Two documents against each other."},
    Key{"answer", Type::tables, false, "What somebody read in a document or declares of a project."},
};

constexpr std::array kSourceKeysList{
    Key{"source", Type::string, true, "Path of the file, relative to the analysis file."},
    Key{"layer", Type::string, false, "Layer of the file; default: its only one, or the one named like the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these features."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Coordinate system, where the file does not say it (EPSG:3948)."},
};

constexpr std::array kTerritoryKeysList{
    Key{"communes", Type::string_or_table, true, "The layer of communes."},
    Key{"layer", Type::string, false, "Layer of the file, where communes is a path."},
    Key{"id", Type::string, true, "Column of the code (INSEE)."},
    Key{"name", Type::string, false, "Column of the name; default: the code."},
};

constexpr std::array kProjectsKeysList{
    Key{"source", Type::string, true, "Path of the perimeters, relative to the analysis file."},
    Key{"layer", Type::string, false, "Layer of the file; default: its only one, or the one named like the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these features."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Coordinate system, where the file does not say it (EPSG:3948)."},
    Key{"id", Type::string, false, "Column of the identifier, or @fid (the default): the feature number."},
    Key{"name", Type::string, false, "Column of the name; default: the identifier."},
    Key{"variant", Type::string, false, "Column of the variant."},
    Key{"phase", Type::string, false, "Column of the phase."},
    Key{"law_date", Type::string, false,
        "Column of the date whose law applies to the project (certificate, subdivision permit); empty: the date of the "
        "analysis."},
    Key{"dissolve", Type::boolean, false,
        "Rows that share an identifier are merged; otherwise they are set aside together."},
    Key{"programme", Type::table, false, "Columns of the programme's quantities, and its table of destinations."},
    Key{"parts", Type::table, false, "Built, road, open and kept pieces of the projects."},
};

constexpr std::array kProgrammeKeysList{
    Key{"housing_units", Type::string, false, "Column of the number of dwellings."},
    Key{"social_units", Type::string, false, "Column of the number of social dwellings."},
    Key{"large_units", Type::string, false, "Column of the number of large dwellings (as the plan defines them)."},
    Key{"demolished_units", Type::string, false, "Column of the number of dwellings demolished."},
    Key{"floor_area_m2", Type::string, false, "Column of the floor area in m2."},
    Key{"footprint_m2", Type::string, false, "Column of the ground the buildings take, in m2."},
    Key{"site_area_m2", Type::string, false, "Column of the area of the building land (unité foncière), in m2."},
    Key{"deep_soil_m2", Type::string, false, "Column of the deep soil (pleine terre) kept, in m2."},
    Key{"vegetated_m2", Type::string, false, "Column of the ground and roofs planted, in m2."},
    Key{"impermeable_m2", Type::string, false, "Column of the ground made impermeable, in m2."},
    Key{"parking_area_m2", Type::string, false, "Column of the ground of car parks, in m2."},
    Key{"artificialised_m2", Type::string, false, "Column of the ground artificialised after the project, in m2."},
    Key{"artificialised_before_m2", Type::string, false, "Column of the ground artificialised before it, in m2."},
    Key{"height_m", Type::string, false, "Column of the greatest height, in m."},
    Key{"floors", Type::string, false, "Column of the levels, the ground floor counted; R+2 is 3."},
    Key{"car_places", Type::string, false, "Column of the number of car places."},
    Key{"bicycle_places", Type::string, false, "Column of the number of bicycle places."},
    Key{"heating_kw", Type::string, false, "Column of the heating power, in kW."},
    Key{"heat_network", Type::string, false, "Column that says whether a heat network is connected to: oui, non."},
    Key{"energy_documented", Type::string, false,
        "Column that says whether the energy performance is shown: oui, non."},
    Key{"surfaces", Type::table, false, "Columns of surfaces by kind, in m2, for a biotope coefficient."},
    Key{"table", Type::string_or_table, false, "Table with one row a destination of a project."},
};

constexpr std::array kDestinationsKeysList{
    Key{"source", Type::string, true, "Path of the table, relative to the analysis file."},
    Key{"layer", Type::string, false, "Layer of the file; default: its only one, or the one named like the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these features."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Coordinate system, where the file does not say it (EPSG:3948)."},
    Key{"project", Type::string, false, "Column of the identifier of the project; default: project."},
    Key{"destination", Type::string, false, "Column of the CNIG code of the destination; default: destination."},
    Key{"floor_area_m2", Type::string, false, "Column of the floor area of the destination, in m2."},
    Key{"units", Type::string, false, "Column of the number of units of the destination."},
    Key{"part", Type::string, false, "Column of the kind of part that holds the destination: built, road, open, kept."},
};

constexpr std::array kPartsKeysList{
    Key{"source", Type::string, true, "Path of the parts, relative to the analysis file."},
    Key{"layer", Type::string, false, "Layer of the file; default: its only one, or the one named like the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these features."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Coordinate system, where the file does not say it (EPSG:3948)."},
    Key{"project", Type::string, true, "Column of the identifier of the project."},
    Key{"kind", Type::string, true, "Column of the nature: built, road, open, kept."},
};

constexpr std::array kDocumentKeysList{
    Key{"id", Type::string, true, "Identifier: letters, digits, - and _."},
    Key{"title", Type::text, false, "Title."},
    Key{"type", Type::string, false, "Word of the profiles: plu, ppr-flood, sup, ecology, heat-network, scot ..."},
    Key{"standard", Type::string, false, "Standard the document follows: cnig-plu, cnig-sup, ppr."},
    Key{"source", Type::strings, false,
        "Folder, archive or file of a document of a standard, or several: its versions; without it, its layers are "
        "named in layer."},
    Key{"crs", Type::string, false, "Coordinate system of the tables of its folder, where they do not say it."},
    Key{"encoding", Type::string, false,
        "Encoding of the tables of its folder, where they do not say it right (CP1252)."},
    Key{"communes", Type::table, false, "Corrects the list of communes the data give."},
    Key{"correct", Type::tables, false, "Corrects codes of single features, with who says so and why."},
    Key{"relation", Type::string, false,
        "Ceiling of what its checks may say: conformity (the default), compatibility, consideration, guidance."},
    Key{"status", Type::string_or_table, false,
        "In force or not: corrects what the data say, or a word where they say nothing."},
    Key{"approved", Type::date, false, "Date of approval."},
    Key{"ends", Type::date, false, "Date it ceases to be in force."},
    Key{"obtained", Type::date, false, "Date the data were obtained."},
    Key{"law_date", Type::boolean, false,
        "Whether a project that states its date of law is put to the version of that day; default: by its standard "
        "(local plans yes, risk plans and easements no)."},
    Key{"version", Type::string, false, "Version."},
    Key{"reference", Type::string, false, "Legal reference."},
    Key{"rank", Type::string, false,
        "Which rule prevails on the same ground: easement, regulation, prescription, oap, scot, programme, reference."},
    Key{"scale", Type::number, false, "Scale of the plan: 5000 stands for 1:5 000, that is 5 m of accuracy."},
    Key{"accuracy", Type::string, false, "Positional accuracy with its unit: 1 m."},
    Key{"coverage", Type::string_or_table, false,
        "The ground the document speaks of: a source, one of its layers, or everywhere."},
    Key{"layer", Type::table, false, "Layers by name; with a standard, added to its own or in place of their keys."},
    Key{"rules", Type::string_or_table, false, "Table of numeric rules by zone (CSV)."},
};

constexpr std::array kStatusKeysList{
    Key{"value", Type::string, true, "The status that holds."},
    Key{"reason", Type::string, true, "Why."},
    Key{"author", Type::string, true, "Who says so."},
    Key{"date", Type::date, true, "When."},
};

constexpr std::array kCommunesKeysList{
    Key{"value", Type::strings, true, "The communes the document holds in (INSEE codes)."},
    Key{"reason", Type::string, true, "Why."},
    Key{"author", Type::string, true, "Who says so."},
    Key{"date", Type::date, true, "When."},
};

constexpr std::array kCorrectKeysList{
    Key{"layer", Type::string, true, "The layer of the feature: zones."},
    Key{"fid", Type::integer, false, "The feature's number in its table."},
    Key{"match", Type::table, false, "Or codes by column: all features that have them."},
    Key{"set", Type::table, false, "The codes that hold, by column: { TYPEZONE = \"U\" }."},
    Key{"communes", Type::strings, false,
        "Of a feature whose geometry is no place: the communes it may lie in (codes of the territory)."},
    Key{"reason", Type::string, true, "Why."},
    Key{"author", Type::string, true, "Who says so."},
    Key{"date", Type::date, true, "When."},
};

constexpr std::array kCoverageKeysList{
    Key{"layer", Type::string, false, "The layer of the document whose union is the ground it speaks of."},
    Key{"everywhere", Type::boolean, false, "The document speaks of the whole territory."},
    Key{"reason", Type::string, false, "Why it speaks of the whole territory."},
};

constexpr std::array kLayerKeysList{
    Key{"source", Type::string, false, "Path of the layer, relative to the analysis file."},
    Key{"layer", Type::string, false, "Layer of the file; default: its only one, or the one named like the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these features."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Coordinate system, where the file does not say it (EPSG:3948)."},
    Key{"band", Type::integer, false, "Band of a raster, from 1; default: its only one."},
    Key{"nodata_means", Type::number, false,
        "What the cells of a raster without a value hold (0: dry ground); default: they are unknown."},
    Key{"class", Type::strings, false, "Column of the class of a feature, or several, joined by -."},
    Key{"label", Type::string, false, "Column of what people call a feature."},
    Key{"columns", Type::table, false, "Layer of a standard: the columns its fields stand in, where named otherwise."},
    Key{"partition", Type::boolean, false, "Its features are meant to tile the ground without overlap."},
    Key{"may_be_empty", Type::boolean, false,
        "An empty layer means that there is nothing; otherwise it is not assessable."},
};

constexpr std::array kStatementKeysList{
    Key{"type", Type::string, true, "Type of the document that does not exist here."},
    Key{"reason", Type::string, true, "Why."},
    Key{"author", Type::string, true, "Who says so."},
    Key{"date", Type::date, true, "When."},
};

constexpr std::array kReadsKeysList{
    Key{"conflict", Type::text, false, "What follows from a conflict."},
    Key{"reservation", Type::text, false, "What follows from a reservation."},
    Key{"attention", Type::text, false, "What follows from a point of attention."},
    Key{"information", Type::text, false, "What follows from what is worth knowing."},
    Key{"coherent", Type::text, false, "How a favourable answer reads."},
    Key{"not_assessable", Type::text, false, "How the absence of an answer reads."},
};

constexpr std::array kFeatureLengthKeysList{
    Key{"column", Type::string, false, "Column that says it: a length (75 m; 12,5), or a code."},
    Key{"attribute", Type::strings, false,
        "Or names of a standard's optional pairs (LIB_ATTRn, LIB_VALn) that hold a length: the first one filled in."},
    Key{"codes", Type::table, false, "Length by code: 1 = 300 m."},
    Key{"otherwise", Type::string, false,
        "Where the column says nothing; without it such a feature is not assessable."},
};

constexpr std::array kAnswerKeysList{
    Key{"check", Type::string, true, "Identifier of a manual or declared check."},
    Key{"document", Type::string, false, "The document, where the check is bound to several."},
    Key{"project", Type::string, false, "Identifier of the project; default: every project."},
    Key{"verdict", Type::string, false,
        "Manual checks: conflict, reservation, attention, information, coherent or not_applicable."},
    Key{"quotation", Type::string, true, "What the document, or the project, says."},
    Key{"author", Type::string, true, "Who read it, or declares it."},
    Key{"date", Type::date, true, "When."},
};

constexpr std::array kComparisonKeysList{
    Key{"id", Type::string, true, "Identifier: letters, digits, - _ / and ."},
    Key{"title", Type::text, false, "Title."},
    Key{"note", Type::text, false, "What the planner is told beside the verdict."},
    Key{"reference", Type::string, false, "Legal reference."},
    Key{"a", Type::string, true, "The first layer: document.layer."},
    Key{"b", Type::string, true, "The second layer: document.layer."},
    Key{"matrix", Type::tables, true, "What two classes on the same ground come to; the first that fits holds."},
    Key{"default", Type::string, false, "Of classes that no rule names: neutral (the default), agree, conflict."},
    Key{"verdict", Type::string, false,
        "What a conflict of the two amounts to: conflict, reservation, attention (the default), information."},
};

constexpr std::array kMatrixKeysList{
    Key{"a", Type::string, true,
        "Class of the first layer: exact, a beginning before a final *, or empty: no feature."},
    Key{"b", Type::string, true, "Class of the second layer, likewise."},
    Key{"accord", Type::string, true, "conflict, agree or neutral."},
};

constexpr std::array kExceptKeysList{
    Key{"layer", Type::string, true, "document.layer, or standard:role."},
    Key{"match", Type::table, false, "Codes by column: exact, or the beginning before a final *."},
    Key{"where", Type::string, false, "OGR SQL condition on the features."},
    Key{"to", Type::string, false,
        "What the finding is at most on this ground: reservation (the default), attention, information."},
    Key{"title", Type::text, true, "What people call this exception."},
};

constexpr std::array kWhenKeysList{
    Key{"check", Type::string, true, "Identifier of the check whose result is used."},
    Key{"verdicts", Type::strings, true, "The verdicts that call for this check; elsewhere it is not applicable."},
};

constexpr std::array kCheckKeysList{
    Key{"id", Type::string, false, "Identifier; required unless use gives it."},
    Key{"use", Type::string, false, "Name of a catalogue entry; all other keys override it."},
    Key{"documents", Type::strings, false, "Only these documents."},
    Key{"title", Type::text, false, "Title."},
    Key{"note", Type::text, false, "What the planner is told beside the verdict."},
    Key{"theme", Type::string, false,
        "Word for grouping: zoning, risk, heritage, ecology, climate, energy, mobility, services ..."},
    Key{"layer", Type::string, false, "document.layer; standard:role for every document of a standard."},
    Key{"where", Type::string, false, "OGR SQL condition on the features."},
    Key{"match", Type::table, false, "Codes by column: exact, or the beginning before a final *."},
    Key{"projects", Type::string, false,
        "OGR SQL condition on the columns of the project; elsewhere the check is not applicable."},
    Key{"also", Type::table, false, "Further layers the measure reads, by role: zones, forbidden, stations ..."},
    Key{"programme", Type::strings, false, "Conditions on the programme; elsewhere the check is not applicable."},
    Key{"destinations", Type::strings, false, "CNIG codes of which the programme must hold one; else not applicable."},
    Key{"measure", Type::string, false,
        "What is measured: overlap, exclusion, containment, distance, length, count, breakdown, corridor, frontage, "
        "setback, consumption, alignment, projects, programme, destinations; of a raster: raster_mean, raster_min, "
        "raster_max, "
        "raster_percentile, "
        "raster_share, raster_classes; or asked: clause, manual, declared."},
    Key{"percentile", Type::number, false, "raster_percentile: which one, from 0 to 100."},
    Key{"cells", Type::strings, false,
        "raster_share: what the value of a cell must be, \"> 3\"; several must all hold."},
    Key{"values", Type::strings, false, "raster_classes: the codes that thresholds speak of; default: all."},
    Key{"names", Type::table, false, "raster_classes: what people call the codes."},
    Key{"unit", Type::string, false, "Unit of the cells of a raster, for people; default: the one the file declares."},
    Key{"document", Type::string, false, "Document of a check that looks at no layer: clause, manual, declared."},
    Key{"standard", Type::string, false, "Instead of document: every document of this standard."},
    Key{"except", Type::tables, false, "Ground where the rule binds less."},
    Key{"when", Type::table, false, "The check depends on the result of another one."},
    Key{"rank", Type::string, false,
        "Which rule prevails on the same ground: easement, regulation, prescription, oap, scot, programme, reference."},
    Key{"question", Type::text, false, "Manual and declared checks: what is asked."},
    Key{"article", Type::string, false, "Manual checks: article of the text."},
    Key{"page", Type::string, false, "Manual checks: page of the text."},
    Key{"column", Type::string, false, "Declared checks: column of the projects."},
    Key{"compare", Type::table, false, "Measure programme: the number compared, and where its rule is read."},
    Key{"defaults", Type::tables, false, "Measure destinations: what codes of zones say where the zones are silent."},
    Key{"words", Type::table, false, "Measure destinations: former words of plans and the CNIG codes they stand for."},
    Key{"subject", Type::strings, false,
        "What is put to the check: perimeter (the default) or parts: built, road, open, kept."},
    Key{"forbids", Type::string, false, "building: the rule forbids building."},
    Key{"relation", Type::string, false, "How strictly the rule binds; the weaker of this and the document's wins."},
    Key{"family", Type::string, false, "Coherence with documents (the default) or answer to needs."},
    Key{"mandatory", Type::boolean, false, "Without an answer the project is not cleared."},
    Key{"emphasis", Type::boolean, false, "A reservation of weight."},
    Key{"phase", Type::string, false, "The phase from which its data are due."},
    Key{"class", Type::strings, false, "Overrides the class of the layer."},
    Key{"reference", Type::string, false, "Legal reference."},
    Key{"reference_verified", Type::boolean, false, "The reference was read at its source; otherwise it is to verify."},
    Key{"number", Type::string, false, "Number of a catalogue entry in the table of checks: Z04."},
    Key{"rule", Type::text, false, "What the rule says, in one sentence."},
    Key{"needs", Type::text, false, "Which data it takes."},
    Key{"reads", Type::table, false, "What follows from each verdict; ends the sentence of the finding."},
    Key{"width", Type::string_or_table, false,
        "Corridor of lines: their full width, 50 m for all or by a column; areas have theirs."},
    Key{"setback", Type::string_or_table, false, "Setback: the distance to keep, 75 m for all or by a column."},
    Key{"from", Type::string, false,
        "Setback: what the distance counts from, axis (the default: the line as drawn) or edge of the carriageway."},
    Key{"carriageway", Type::string_or_table, false,
        "Setback: full width of what the line is the axis of; counted from the edge, or as an uncertainty of the "
        "axis."},
    Key{"within", Type::string, false, "Frontage, alignment: how far a line may lie from the border or the parts."},
    Key{"zone", Type::string, false,
        "Consumption: what a zone is, class (the default: all its features) or feature (each one)."},
    Key{"verdict", Type::string, false,
        "Exclusion without thresholds: what anything found amounts to (default: conflict); clause: what the rule "
        "amounts "
        "to (default: reservation)."},
    Key{"conflict", Type::threshold, false, "When it is a conflict."},
    Key{"reservation", Type::threshold, false, "When it is a reservation."},
    Key{"attention", Type::threshold, false, "When it is a point of attention."},
    Key{"information", Type::threshold, false, "When it is worth knowing."},
    Key{"worsens", Type::threshold, false, "When the project worsens the need."},
    Key{"contributes", Type::threshold, false, "When the project contributes to the need."},
};

constexpr std::array kCompanionKeysList{
    Key{"layer", Type::string, true, "document.layer, or standard:role."},
    Key{"where", Type::string, false, "OGR SQL condition on the features."},
    Key{"match", Type::table, false, "Codes by column: exact, or the beginning before a final *."},
    Key{"within", Type::string, false, "How near a feature counts (500 m)."},
};

constexpr std::array kCompareKeysList{
    Key{"indicator", Type::string, true, "The number: height, lot_coverage, density, social_share ..."},
    Key{"bound", Type::string, false, "max (the default) or min: the rule is a ceiling or a floor."},
    Key{"rule", Type::string, false, "Name of the rule in tables of rules; default: the indicator."},
    Key{"attributes", Type::strings, false, "Names of the LIB_ATTRn attributes that hold the rule."},
    Key{"combine", Type::string, false, "Several zones: strictest, or weighted by their ground."},
    Key{"ground", Type::string, false, "The ground of ratios: perimeter (the default) or site_area_m2."},
    Key{"without", Type::strings, false, "Parts taken off the perimeter: road, open, kept, built."},
    Key{"weights", Type::table, false, "Biotope: coefficient of each kind of surface, 0 to 1."},
};

constexpr std::array kDefaultsKeysList{
    Key{"when", Type::table, true, "Codes of the zone."},
    Key{"allowed", Type::strings, false, "CNIG codes of destinations that are allowed."},
    Key{"others", Type::string, true, "What the others amount to: coherent, reservation, conflict."},
    Key{"why", Type::text, false, "What the planner is told."},
};

}  // namespace

const TableKeys kAnalysisKeys{"analysis", "", kAnalysisKeysList};
const TableKeys kSourceKeys{"source", "source_table", kSourceKeysList};
const TableKeys kTerritoryKeys{"territory", "territory", kTerritoryKeysList};
const TableKeys kProjectsKeys{"[projects]", "projects", kProjectsKeysList};
const TableKeys kProgrammeKeys{"programme", "programme", kProgrammeKeysList};
const TableKeys kDestinationsKeys{"table", "destinations_table", kDestinationsKeysList};
const TableKeys kCompanionKeys{"also", "companion_table", kCompanionKeysList};
const TableKeys kCompareKeys{"compare", "compare", kCompareKeysList};
const TableKeys kDefaultsKeys{"defaults", "default_destinations", kDefaultsKeysList};
const TableKeys kPartsKeys{"parts", "parts", kPartsKeysList};
const TableKeys kDocumentKeys{"[[document]]", "document", kDocumentKeysList};
const TableKeys kStatusKeys{"status", "status", kStatusKeysList};
const TableKeys kCommunesKeys{"communes", "communes", kCommunesKeysList};
const TableKeys kCorrectKeys{"[[document.correct]]", "correct", kCorrectKeysList};
const TableKeys kCoverageKeys{"coverage", "coverage", kCoverageKeysList};
const TableKeys kLayerKeys{"layer", "layer", kLayerKeysList};
const TableKeys kStatementKeys{"[[statement]]", "statement", kStatementKeysList};
const TableKeys kAnswerKeys{"[[answer]]", "answer", kAnswerKeysList};
const TableKeys kComparisonKeys{"[[comparison]]", "comparison", kComparisonKeysList};
const TableKeys kMatrixKeys{"matrix", "matrix", kMatrixKeysList};
const TableKeys kExceptKeys{"except", "except", kExceptKeysList};
const TableKeys kWhenKeys{"when", "when", kWhenKeysList};
const TableKeys kReadsKeys{"reads", "reads", kReadsKeysList};
const TableKeys kCheckKeys{"[[check]]", "check", kCheckKeysList};
const TableKeys kFeatureLengthKeys{"length by feature", "feature_length", kFeatureLengthKeysList};

std::vector<const TableKeys*> all_tables() {
    return {&kAnalysisKeys,  &kSourceKeys,  &kTerritoryKeys,     &kProjectsKeys,  &kProgrammeKeys, &kPartsKeys,
            &kDocumentKeys,  &kStatusKeys,  &kCoverageKeys,      &kCommunesKeys,  &kCorrectKeys,   &kLayerKeys,
            &kStatementKeys, &kAnswerKeys,  &kComparisonKeys,    &kMatrixKeys,    &kExceptKeys,    &kWhenKeys,
            &kReadsKeys,     &kCheckKeys,   &kFeatureLengthKeys, &kThresholdKeys, &kTextKeys,      &kDestinationsKeys,
            &kCompanionKeys, &kCompareKeys, &kDefaultsKeys};
}

}  // namespace terracord::config
