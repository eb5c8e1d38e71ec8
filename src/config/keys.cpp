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
    Key{"need", Type::tables, false, "What the territory needs, and what projects bring to it."},
    Key{"objective", Type::tables, false, "Objectives of the territory, and the checks and needs that speak of them."},
    Key{"concerned", Type::table, false, "Who lives around the projects, and whose places they are."},
    Key{"answer", Type::tables, false, "What somebody read in a document or declares of a project."},
    Key{"correction", Type::tables, false, "Perimeters of projects corrected here, and who says so."},
    Key{"decisions", Type::strings, false, "Files of review decisions and answers (TOML, JSON or CSV)."},
    Key{"stability", Type::boolean, false, "Say how firm each verdict is (default: true)."},
    Key{"clearance", Type::boolean, false, "Say what would clear each contradiction and reservation (default: true)."},
    Key{"report", Type::table, false, "The head of the reports, and what their maps lie on."},
};

constexpr std::array kReportKeysList{
    Key{"service", Type::string, false, "The office that makes the reports."},
    Key{"author", Type::string, false, "Who made them."},
    Key{"reference", Type::string, false, "Number of the file."},
    Key{"status", Type::string, false, "Standing of the reports: working (the default) or validated."},
    Key{"logo", Type::string, false, "Logo of the office: a PNG file."},
    Key{"background", Type::table, false, "A raster under the maps (orthophoto, plan)."},
    Key{"score", Type::boolean, false, "A score of each project with its reliability, in the tables (default: false)."},
};

constexpr std::array kBackgroundKeysList{
    Key{"source", Type::string, true, "Path of the raster: GeoTIFF (COG) or MBTiles."},
    Key{"credit", Type::string, true, "Who made it and under which licence: printed beside the map."},
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
    Key{"operation", Type::string, false, "Column of the operation that several projects, phases or variants make."},
    Key{"phase", Type::string, false, "Column of the phase."},
    Key{"status", Type::string, false, "Column that says how sure a project is; needs weigh by it."},
    Key{"law_date", Type::string, false,
        "Column of the date whose law applies to the project (certificate, subdivision permit); empty: the date of the "
        "analysis."},
    Key{"dissolve", Type::boolean, false,
        "Rows that share an identifier are merged; otherwise they are set aside together."},
    Key{"programme", Type::table, false, "Columns of the programme's quantities, and its table of destinations."},
    Key{"parts", Type::table, false, "Built, road, open and kept pieces of the projects."},
    Key{"parcels", Type::string_or_table, false,
        "The cadastral parcels: the projects' source is then a list of references, or points (see points)."},
    Key{"points", Type::string, false, "What a point stands for: parcel, the parcel it lies in. Without it: refused."},
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

constexpr std::array kParcelsKeysList{
    Key{"source", Type::string, true, "Path of the parcels, relative to the analysis file."},
    Key{"layer", Type::string, false, "Layer of the file; default: its only one, or the one named like the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these features."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Coordinate system, where the file does not say it (EPSG:3948)."},
    Key{"idu", Type::string, false, "Column of the parcels: the identifier of 14 characters; default: by its name."},
    Key{"reference", Type::string, false, "Column of the list: the whole reference; default: by its name."},
    Key{"commune", Type::string, false, "Column of the list: INSEE code of the commune; default: by its name."},
    Key{"prefix", Type::string, false, "Column of the list: prefix of the section (000); default: by its name."},
    Key{"section", Type::string, false, "Column of the list: section; default: by its name."},
    Key{"number", Type::string, false, "Column of the list: number of the parcel; default: by its name."},
    Key{"stated_area", Type::string, false, "Column of the list: stated area (contenance); default: by its name."},
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
    Key{"source", Type::strings, false,
        "Path of the layer, relative to the analysis file; a list: files that are one layer (pages of a download)."},
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

constexpr std::array kCorrectionKeysList{
    Key{"project", Type::string, true, "Identifier of the project."},
    Key{"source", Type::string, false, "File that holds the perimeter instead: the union of its areas."},
    Key{"layer", Type::string, false, "Layer of the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these features."},
    Key{"encoding", Type::string, false, "Encoding of the texts of the file."},
    Key{"crs", Type::string, false, "Coordinate system, where the file does not say it."},
    Key{"accept_repair", Type::boolean, false, "Take the repaired perimeter although the repair changes much of it."},
    Key{"reason", Type::string, true, "Why."},
    Key{"author", Type::string, true, "Who says so."},
    Key{"date", Type::date, true, "When."},
};

constexpr std::array kDecisionsFileKeysList{
    Key{"terracord", Type::integer, true, "Version of this format: 1."},
    Key{"tolerance", Type::string, false,
        "How far things may move before a decision is flagged (\"0.5 m\", the default)."},
    Key{"decision", Type::tables, false, "Decisions on findings."},
    Key{"answer", Type::tables, false, "Answers to manual and declared checks, as in the analysis file."},
};

constexpr std::array kDecisionKeysList{
    Key{"finding", Type::string, true, "Identifier of the finding: project/check/document."},
    Key{"decision", Type::string, true, "accepted, rejected or follow_up."},
    Key{"reason", Type::string, true, "Why."},
    Key{"author", Type::string, true, "Who decided."},
    Key{"date", Type::date, true, "When."},
    Key{"attachment", Type::string, false, "Name of a file that goes with it."},
    Key{"evidence", Type::table, false, "What it rested on; `terracord decide` fills it in."},
};

constexpr std::array kEvidenceKeysList{
    Key{"document_version", Type::string, false, "Version of the document."},
    Key{"document_date", Type::string, false, "Date of the document."},
    Key{"verdict", Type::string, true, "Verdict that was computed."},
    Key{"area_m2", Type::number, false, "Ground concerned."},
    Key{"boundary_m", Type::number, false, "Its border."},
    Key{"length_m", Type::number, false, "Length of lines concerned."},
    Key{"distance_m", Type::number, false, "Distance measured."},
    Key{"count", Type::number, false, "Features concerned."},
    Key{"value", Type::number, false, "Number computed."},
    Key{"excess", Type::number, false, "That number beyond its limit."},
    Key{"uncovered_m2", Type::number, false, "Ground the document does not cover."},
    Key{"box", Type::string, false, "Extent of what was found: \"min_x min_y max_x max_y\"."},
    Key{"subject_m2", Type::number, false, "Area of the project."},
    Key{"subject_boundary_m", Type::number, false, "Border of the project."},
    Key{"hash", Type::string, false, "Of all of the above."},
    Key{"run", Type::string, false, "SHA-256 of the manifest of the run it was seen in."},
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

constexpr std::array kLeverKeysList{
    Key{"kind", Type::string, true, "programme, study, consent or procedure."},
    Key{"text", Type::text, true, "What it is, in a few words that follow a colon."},
    Key{"reference", Type::string, false, "Legal reference."},
    Key{"reference_verified", Type::boolean, false, "The reference was read at its source (default: false)."},
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
    Key{"without_destinations", Type::strings, false,
        "CNIG codes of which the programme must hold none; else not applicable."},
    Key{"measure", Type::string, false,
        "What is measured: overlap, exclusion, containment, distance, length, count, breakdown, corridor, frontage, "
        "setback, consumption, alignment, projects, programme, destinations, access, population, land; of a raster: "
        "raster_mean, raster_min, "
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
    Key{"levers", Type::tables, false, "What clears its findings other than less ground."},
    Key{"width", Type::string_or_table, false,
        "Corridor of lines: their full width, 50 m for all or by a column; areas have theirs."},
    Key{"setback", Type::string_or_table, false, "Setback: the distance to keep, 75 m for all or by a column."},
    Key{"from", Type::string, false,
        "Setback: what the distance counts from, axis (the default: the line as drawn) or edge of the carriageway."},
    Key{"carriageway", Type::string_or_table, false,
        "Setback: full width of what the line is the axis of; counted from the edge, or as an uncertainty of the "
        "axis."},
    Key{"within", Type::string, false,
        "Frontage, alignment: how far a line may lie from the border or the parts; access, population: how far to "
        "look."},
    Key{"minimum_area", Type::string, false,
        "Access: the smallest destination that counts (0.5 ha), with those that touch it."},
    Key{"snap", Type::string, false, "Access, population along a network: how far from it a place may lie (50 m)."},
    Key{"brings", Type::strings, false,
        "Access, population: the parts of the project that are destinations once it is there (open)."},
    Key{"brings_column", Type::string, false,
        "Access, population: column of the projects that says whether the project is a destination: oui, non."},
    Key{"takes", Type::strings, false,
        "Access, population: the parts under which destinations of areas are lost (built, road by default; none)."},
    Key{"takes_column", Type::string, false,
        "Access, population: column of the projects that says whether destinations in the perimeter are lost: oui, "
        "non."},
    Key{"people_per_dwelling", Type::number, false, "Access, population: inhabitants of a dwelling; default: 2.1."},
    Key{"inhabitants", Type::string, false, "Population: column of the inhabitants of a feature."},
    Key{"dwellings", Type::string, false, "Population: or column of its dwellings."},
    Key{"imputed", Type::table, false, "Population: codes of features whose number is an estimate."},
    Key{"groups", Type::tables, false, "Land: what classes of land cover count as; the first that fits holds."},
    Key{"consumes", Type::strings, false, "Land: what counts as consumed (natural, agricultural, forest)."},
    Key{"consult", Type::text, false, "Whom a finding calls for (the State heritage architect)."},
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

constexpr std::array kLandGroupKeysList{
    Key{"when", Type::table, true, "Codes of the land cover: exact, or the beginning before a final *."},
    Key{"is", Type::string, true, "What it counts as: natural, agricultural, forest, artificialised ..."},
};

constexpr std::array kObjectiveKeysList{
    Key{"id", Type::string, true, "Identifier: letters, digits, - _ / and ."},
    Key{"title", Type::text, true, "The objective, in a few words."},
    Key{"source", Type::text, true, "The document that sets it: SCoT, PLH, climate plan, local charter."},
    Key{"reference", Type::string, false, "Where in the document."},
    Key{"rule", Type::string, false, "How several findings make one reading: cautious (the default) or majority."},
    Key{"by", Type::tables, true, "The checks and needs that speak of it."},
};

constexpr std::array kObjectiveLinkKeysList{
    Key{"check", Type::string, false, "Identifier of a check."},
    Key{"need", Type::string, false, "Or identifier of a need."},
    Key{"contributes", Type::strings, false, "Verdicts that contribute; default: by the rule of the manual."},
    Key{"contrary", Type::strings, false, "Verdicts that go against it; default: by the rule of the manual."},
};

constexpr std::array kConcernedKeysList{
    Key{"within", Type::strings, false, "Distances from the perimeter; default: 100 m and 300 m."},
    Key{"population", Type::table, false, "Layer of inhabitants: a grid, buildings, addresses."},
    Key{"dwellings", Type::table, false, "Layer of dwellings: buildings, addresses, a grid."},
    Key{"neighbourhoods", Type::string_or_table, false, "Layer of priority neighbourhoods (QPV)."},
};

constexpr std::array kConcernedLayerKeysList{
    Key{"layer", Type::string, true, "document.layer, or standard:role."},
    Key{"where", Type::string, false, "OGR SQL condition on the features."},
    Key{"inhabitants", Type::string, false, "Column of the inhabitants of a feature."},
    Key{"dwellings", Type::string, false, "Column of its dwellings."},
    Key{"people_per_dwelling", Type::number, false, "Inhabitants of a dwelling; default: 2.1."},
    Key{"imputed", Type::table, false, "Codes of features whose number is an estimate."},
};

constexpr std::array kCompanionKeysList{
    Key{"layer", Type::string, true, "document.layer, or standard:role."},
    Key{"where", Type::string, false, "OGR SQL condition on the features."},
    Key{"match", Type::table, false, "Codes by column: exact, or the beginning before a final *."},
    Key{"within", Type::string, false, "How near a feature counts (500 m)."},
    Key{"minimum_area", Type::string, false, "Destinations: the smallest that counts, with those that touch it."},
    Key{"column", Type::string, false, "Dwellings: column of how many a feature holds."},
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

constexpr std::array kNeedKeysList{
    Key{"id", Type::string, false, "Identifier: letters, digits, - _ / and ."},
    Key{"use", Type::string, false, "Entry of the catalogue this need is made of."},
    Key{"title", Type::text, false, "Title; default: the identifier."},
    Key{"theme", Type::string, false, "Word for grouping; default: needs."},
    Key{"territory", Type::table, false, "The units: any layer of areas with a key."},
    Key{"target", Type::table, false, "What each unit wants."},
    Key{"existing", Type::string_or_table, false,
        "What there is already, was produced or is used: a column, or a table of its own."},
    Key{"supply", Type::string_or_table, false,
        "What a project brings: a quantity, quantities with their factors, or the ground a check found."},
    Key{"per", Type::string_or_table, false, "The target is a rate: what the supply is set against."},
    Key{"sense", Type::string, false, "at_least (the default) or at_most: a ceiling."},
    Key{"percent", Type::boolean, false, "The rate is written in per cent."},
    Key{"unit", Type::text, false, "What is counted, or the rate's unit: dwellings, ha, m2 per inhabitant."},
    Key{"counted", Type::text, false, "Of a rate: what its supply is counted in."},
    Key{"low", Type::string, false,
        "Share of the target below which a unit is short, or above which a ceiling is near; default: 80 %."},
    Key{"high", Type::string, false,
        "Share of the target beyond which it is over-committed (default: 120 %), or a ceiling exceeded (100 %)."},
    Key{"origin", Type::string, false, "Where these shares come from: law, document, usage, user, default."},
    Key{"weights", Type::table, false, "Weight of each status, or phase: 0 to 1."},
    Key{"weigh_by", Type::string, false, "status (the default) or phase."},
    Key{"split", Type::string_or_table, false,
        "A project in several units: area (the default), dwellings, or a table of shares."},
    Key{"document", Type::string_or_table, false,
        "The document that sets the target: the id of one of the analysis, or what it is."},
    Key{"verdict", Type::string, false,
        "Among documents, what worsening comes to: reservation (the default), attention, conflict."},
    Key{"emphasis", Type::boolean, false, "A reservation of weight."},
    Key{"mandatory", Type::boolean, false, "Without an answer the project is not cleared."},
    Key{"phase", Type::string, false, "The phase from which the programme is due."},
    Key{"reference", Type::string, false, "Legal reference."},
    Key{"reference_verified", Type::boolean, false, "The reference was read at its source; otherwise it is to verify."},
    Key{"note", Type::text, false, "What the planner is told beside the answer."},
    Key{"number", Type::string, false, "Number of a catalogue entry in the table of checks: B01."},
    Key{"rule", Type::text, false, "What is asked, in one sentence."},
    Key{"needs", Type::text, false, "Which data it takes."},
};

constexpr std::array kNeedTerritoryKeysList{
    Key{"source", Type::string, true, "Path of the file, relative to the analysis file."},
    Key{"layer", Type::string, false, "Layer of the file; default: its only one, or the one named like the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these features."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Coordinate system, where the file does not say it (EPSG:3948)."},
    Key{"id", Type::string, true, "Column of the key."},
    Key{"name", Type::string, false, "Column of the name; default: the key."},
    Key{"accuracy", Type::string, false,
        "What a project has in a unit narrower than this is a contact of its border; default: 5 m."},
};

constexpr std::array kNeedTargetKeysList{
    Key{"source", Type::string, false, "Path of a table (CSV, XLSX, GeoPackage ...); default: the layer of the units."},
    Key{"layer", Type::string, false, "Layer or sheet of the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these rows."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Not used by a table."},
    Key{"key", Type::string, false, "Column of the table that holds the key of the unit."},
    Key{"field", Type::string, false, "Column of the target."},
    Key{"all", Type::number, false, "One target for every unit, instead of a field."},
    Key{"years", Type::number, false, "The target is a year's, over so many years."},
    Key{"until", Type::date, false, "End of the horizon."},
};

constexpr std::array kNeedExistingKeysList{
    Key{"source", Type::string, false, "Path of a table; default: the target's, then the layer of the units."},
    Key{"layer", Type::string, false, "Layer or sheet of the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these rows."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Not used by a table."},
    Key{"key", Type::string, false, "Column of the table that holds the key of the unit."},
    Key{"field", Type::string, true, "Column of the stock."},
    Key{"per", Type::string, false, "Of a rate: column of what the stock is set against."},
};

constexpr std::array kNeedSharesKeysList{
    Key{"source", Type::string, true, "Path of a table of shares, a row a project and unit."},
    Key{"layer", Type::string, false, "Layer or sheet of the file."},
    Key{"where", Type::string, false, "OGR SQL condition: only these rows."},
    Key{"encoding", Type::string, false, "Encoding of the texts, where the file does not say it right (CP1252)."},
    Key{"crs", Type::string, false, "Not used by a table."},
    Key{"project", Type::string, false, "Column of the project; default: project."},
    Key{"unit", Type::string, false, "Column of the key of the unit; default: unit."},
    Key{"share", Type::string, false, "Column of the share, 0.4 or 40 %; default: share."},
};

constexpr std::array kNeedDocumentKeysList{
    Key{"id", Type::string, false, "Identifier; default: that of the need."},
    Key{"title", Type::text, true, "Title."},
    Key{"relation", Type::string, false,
        "How it binds: from compatibility on the need is also judged among documents; default: none of it."},
    Key{"approved", Type::date, false, "Day of its approval."},
};

}  // namespace

const TableKeys kAnalysisKeys{"analysis", "", kAnalysisKeysList};
const TableKeys kSourceKeys{"source", "source_table", kSourceKeysList};
const TableKeys kTerritoryKeys{"territory", "territory", kTerritoryKeysList};
const TableKeys kProjectsKeys{"[projects]", "projects", kProjectsKeysList};
const TableKeys kProgrammeKeys{"programme", "programme", kProgrammeKeysList};
const TableKeys kDestinationsKeys{"table", "destinations_table", kDestinationsKeysList};
const TableKeys kCompanionKeys{"also", "companion_table", kCompanionKeysList};
const TableKeys kLandGroupKeys{"groups", "land_group", kLandGroupKeysList};
const TableKeys kObjectiveKeys{"[[objective]]", "objective", kObjectiveKeysList};
const TableKeys kObjectiveLinkKeys{"by", "objective_link", kObjectiveLinkKeysList};
const TableKeys kConcernedKeys{"[concerned]", "concerned", kConcernedKeysList};
const TableKeys kConcernedLayerKeys{"[concerned] layer", "concerned_layer", kConcernedLayerKeysList};
const TableKeys kReportKeys{"[report]", "report", kReportKeysList};
const TableKeys kBackgroundKeys{"background", "background", kBackgroundKeysList};
const TableKeys kCompareKeys{"compare", "compare", kCompareKeysList};
const TableKeys kDefaultsKeys{"defaults", "default_destinations", kDefaultsKeysList};
const TableKeys kPartsKeys{"parts", "parts", kPartsKeysList};
const TableKeys kParcelsKeys{"parcels", "parcels", kParcelsKeysList};
const TableKeys kDocumentKeys{"[[document]]", "document", kDocumentKeysList};
const TableKeys kStatusKeys{"status", "status", kStatusKeysList};
const TableKeys kCommunesKeys{"communes", "communes", kCommunesKeysList};
const TableKeys kCorrectKeys{"[[document.correct]]", "correct", kCorrectKeysList};
const TableKeys kCoverageKeys{"coverage", "coverage", kCoverageKeysList};
const TableKeys kLayerKeys{"layer", "layer", kLayerKeysList};
const TableKeys kStatementKeys{"[[statement]]", "statement", kStatementKeysList};
const TableKeys kAnswerKeys{"[[answer]]", "answer", kAnswerKeysList};
const TableKeys kCorrectionKeys{"[[correction]]", "correction", kCorrectionKeysList};
const TableKeys kDecisionsFileKeys{"decisions", "", kDecisionsFileKeysList};
const TableKeys kDecisionKeys{"[[decision]]", "decision", kDecisionKeysList};
const TableKeys kEvidenceKeys{"evidence", "evidence", kEvidenceKeysList};
const TableKeys kComparisonKeys{"[[comparison]]", "comparison", kComparisonKeysList};
const TableKeys kMatrixKeys{"matrix", "matrix", kMatrixKeysList};
const TableKeys kLeverKeys{"levers", "lever", kLeverKeysList};
const TableKeys kExceptKeys{"except", "except", kExceptKeysList};
const TableKeys kWhenKeys{"when", "when", kWhenKeysList};
const TableKeys kReadsKeys{"reads", "reads", kReadsKeysList};
const TableKeys kCheckKeys{"[[check]]", "check", kCheckKeysList};
const TableKeys kFeatureLengthKeys{"length by feature", "feature_length", kFeatureLengthKeysList};
const TableKeys kNeedKeys{"[[need]]", "need", kNeedKeysList};
const TableKeys kNeedTerritoryKeys{"territory", "need_territory", kNeedTerritoryKeysList};
const TableKeys kNeedTargetKeys{"target", "need_target", kNeedTargetKeysList};
const TableKeys kNeedExistingKeys{"existing", "need_existing", kNeedExistingKeysList};
const TableKeys kNeedSharesKeys{"split", "need_shares", kNeedSharesKeysList};
const TableKeys kNeedDocumentKeys{"document", "need_document", kNeedDocumentKeysList};

std::vector<const TableKeys*> all_tables() {
    return {&kAnalysisKeys,      &kSourceKeys,        &kTerritoryKeys,  &kProjectsKeys,       &kProgrammeKeys,
            &kPartsKeys,         &kDocumentKeys,      &kStatusKeys,     &kCoverageKeys,       &kCommunesKeys,
            &kCorrectKeys,       &kLayerKeys,         &kStatementKeys,  &kAnswerKeys,         &kComparisonKeys,
            &kMatrixKeys,        &kExceptKeys,        &kWhenKeys,       &kReadsKeys,          &kCheckKeys,
            &kFeatureLengthKeys, &kThresholdKeys,     &kTextKeys,       &kDestinationsKeys,   &kCompanionKeys,
            &kCompareKeys,       &kDefaultsKeys,      &kCorrectionKeys, &kNeedKeys,           &kNeedTerritoryKeys,
            &kNeedTargetKeys,    &kNeedExistingKeys,  &kNeedSharesKeys, &kNeedDocumentKeys,   &kLandGroupKeys,
            &kObjectiveKeys,     &kObjectiveLinkKeys, &kConcernedKeys,  &kConcernedLayerKeys, &kLeverKeys,
            &kReportKeys,        &kBackgroundKeys,    &kParcelsKeys};
}

}  // namespace terracord::config
