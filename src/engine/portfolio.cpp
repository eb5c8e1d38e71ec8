#include "engine/portfolio.hpp"

#include <algorithm>
#include <optional>

#include "assurance/clearance.hpp"
#include "base/ids.hpp"
#include "geometry/measure.hpp"
#include "verdict/assurance_text.hpp"
#include "verdict/considering.hpp"
#include "verdict/grade.hpp"
#include "verdict/sentence.hpp"

namespace terracord::engine {

using geometry::Family;
using geometry::Shape;
using model::Finding;
using model::ProjectResult;

namespace {

constexpr double kPerimeterAccuracy = 0.5;  // metres: perimeters follow the cadastre (docs/semantics.md)

// Everything a class has in the subject, slivers and all.
Shape ground_of(const model::ClassHit& hit) {
    Shape ground(Family::area);
    if (!hit.pieces.empty()) ground.append(hit.pieces);
    for (const model::Sliver& sliver : hit.slivers) ground.append(sliver.shape);
    return ground;
}

// Zones of another version of the plan are other zones.
std::string asked_of(const Finding& finding) {
    std::string asked = finding.check_id + "\n" + finding.document_id;
    if (!finding.law_date.empty()) asked += "\n" + finding.document_version + "\n" + finding.document_date;
    return asked;
}

bool by_cumulation(const model::CheckSpec& check) {
    for (const model::Threshold& threshold : check.thresholds) {
        for (const model::Condition& condition : threshold.conditions) {
            if (condition.quantity == model::Quantity::cumulated_share) return true;
        }
    }
    return false;
}

// Graded again with what all projects take; what else the finding says stays.
void regrade(Finding& finding, const model::CheckSpec& check, const model::DocumentSpec& document,
             const model::Project& project) {
    const verdict::Subject subject{.project = project,
                                   .check = check,
                                   .document = document,
                                   .parts_measured = finding.subject != "perimeter",
                                   .expected = false};
    Finding again = verdict::grade(subject, std::move(finding.measures));
    again.mandatory = finding.mandatory;
    for (Text& note : finding.notes) {
        if (std::find(again.notes.begin(), again.notes.end(), note) == again.notes.end())
            again.notes.push_back(std::move(note));
    }
    finding = std::move(again);
}

// A project stands for its perimeter's document where two of them are compared.
model::DocumentSpec as_document(const model::Project& project) {
    model::DocumentSpec document;
    document.id = project.id;
    document.title = same_text(project.name.empty() ? project.code : project.name);
    document.status = model::DocumentStatus::in_force;
    document.relation = model::Relation::consideration;
    document.accuracy = Metres{kPerimeterAccuracy};
    return document;
}

model::DocumentSpec no_other_project() {
    model::DocumentSpec document = as_document({});
    document.id = "projects";
    document.title = {"Projets de l'analyse", "Projects of the analysis"};
    return document;
}

void speak(Finding& finding, const model::CheckSpec& check, const Text& problem = {}) {
    verdict::SentenceContext context;
    context.problem = problem;
    context.due = check.due;
    if (const auto reads = check.reads.find(finding.verdict); reads != check.reads.end()) context.reads = reads->second;
    finding.sentence = verdict::sentence(finding, context);
    finding.supply = verdict::supply(finding, context);
    finding.considering = verdict::considering(finding, context.reads);
    finding.stability.sentence = verdict::stability_text(finding);
    finding.clearance.first = verdict::clearance_line(finding);
    finding.clearance.sentence = verdict::clearance_text(finding);
}

bool asks_of_projects(const model::Analysis& analysis) {
    return !analysis.portfolio.empty() ||
           std::any_of(analysis.checks.begin(), analysis.checks.end(),
                       [](const auto& check) { return std::holds_alternative<model::Consumption>(check.kind); });
}

}  // namespace

bool Portfolio::asked(const model::Analysis& analysis) { return asks_of_projects(analysis) || !analysis.needs.empty(); }

Result<Portfolio> Portfolio::gather(const model::Analysis& analysis, const model::RunInfo& info,
                                    const std::vector<std::filesystem::path>& spills) {
    Portfolio portfolio(analysis, info);
    portfolio.totals_.asked = asks_of_projects(analysis);
    if (!asked(analysis)) return portfolio;
    if (auto read = portfolio.read(spills); !read) return tl::unexpected(read.error());
    for (auto& [key, zone] : portfolio.zones_) {
        if (auto weighed = portfolio.weigh(key, zone); !weighed) return tl::unexpected(weighed.error());
        portfolio.totals_.zones.push_back(zone.total);
    }
    if (portfolio.totals_.asked) {
        if (auto totalled = portfolio.total_communes(); !totalled) return tl::unexpected(totalled.error());
    }
    return portfolio;
}

Result<void> Portfolio::read(const std::vector<std::filesystem::path>& spills) {
    std::map<std::string, std::uint32_t> families;
    for (std::uint32_t s = 0; s < spills.size(); ++s) {
        auto reader = runs::SpillReader::open(spills[s]);
        if (!reader) return tl::unexpected(reader.error());
        while (true) {
            Entry entry;
            entry.spill = s;
            entry.position = reader->position();
            auto result = reader->next();
            if (!result) return tl::unexpected(result.error());
            if (!*result) break;
            take(**result, entry, families);
            book_.take(**result);
        }
        readers_.push_back(std::move(*reader));
    }
    sort();
    book_.close();
    return {};
}

void Portfolio::take(const ProjectResult& result, Entry entry, std::map<std::string, std::uint32_t>& families) {
    const model::Project& project = result.project;
    entry.row = project.row;
    entry.box = project.perimeter.box();
    if (!project.variant.empty()) {
        const auto next = static_cast<std::uint32_t>(families.size() + 1);
        entry.family = families.emplace(project.code, next).first->second;
    }
    note_commune(project, entry);
    const auto at = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(entry);
    for (const Finding& finding : result.findings) {
        if (finding.kind != "consumption") continue;
        for (const model::ClassHit& hit : finding.measures.classes) {
            if (hit.strict.area_m2 <= 0.0) continue;
            Zone& zone = zones_[{asked_of(finding), hit.class_code}];
            zone.total.check_id = finding.check_id;
            zone.total.document_id = finding.document_id;
            zone.total.zone = hit.class_code;
            zone.total.zone_m2 = hit.strict.zone_m2;
            // Of several features, the least: it does not depend on the order of the shards.
            if (zone.total.label.empty() || hit.label < zone.total.label) zone.total.label = hit.label;
            zone.uses.push_back({.entry = at, .counted = true, .taken_m2 = hit.strict.area_m2});
        }
    }
}

// Into the order of the input, whatever the shards.
void Portfolio::sort() {
    std::vector<std::uint32_t> order(entries_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return entries_[a].row < entries_[b].row; });
    std::vector<std::uint32_t> place(order.size());
    std::vector<Entry> sorted;
    sorted.reserve(order.size());
    std::vector<geometry::Box> boxes;
    boxes.reserve(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        place[order[i]] = i;
        sorted.push_back(entries_[order[i]]);
        boxes.push_back(sorted.back().box);
    }
    entries_ = std::move(sorted);
    index_ = index::BoxIndex(boxes);
    for (auto& [key, zone] : zones_) {
        for (Use& use : zone.uses) use.entry = place[use.entry];
        std::sort(zone.uses.begin(), zone.uses.end(), [](const Use& a, const Use& b) { return a.entry < b.entry; });
    }
    const geometry::Box first = entries_.empty() ? geometry::Box{0.0, 0.0, 0.0, 0.0} : entries_.front().box;
    store_ = layers::bare_store({first.min_x, first.min_y});
    worker_ = std::make_unique<layers::Worker>(*store_);
}

bool Portfolio::same_project(std::uint32_t a, std::uint32_t b) const {
    return a == b || (entries_[a].family != 0 && entries_[a].family == entries_[b].family);
}

std::uint32_t Portfolio::entry_of(std::size_t row) const {
    const auto at = std::lower_bound(entries_.begin(), entries_.end(), row,
                                     [](const Entry& entry, std::size_t wanted) { return entry.row < wanted; });
    return static_cast<std::uint32_t>(at - entries_.begin());
}

Result<ProjectResult> Portfolio::record(std::uint32_t entry) {
    return readers_[entries_[entry].spill].at(entries_[entry].position);
}

Result<Shape> Portfolio::ground(const Key& key, std::uint32_t entry) {
    const auto result = record(entry);
    if (!result) return tl::unexpected(result.error());
    for (const Finding& finding : result->findings) {
        if (finding.kind != "consumption" || asked_of(finding) != key.first) continue;
        for (const model::ClassHit& hit : finding.measures.classes) {
            if (hit.class_code == key.second) return ground_of(hit);
        }
    }
    return Shape(Family::area);
}

const Portfolio::Use* Portfolio::use_of(const Zone& zone, std::uint32_t entry) {
    const auto at = std::lower_bound(zone.uses.begin(), zone.uses.end(), entry,
                                     [](const Use& one, std::uint32_t wanted) { return one.entry < wanted; });
    return at == zone.uses.end() || at->entry != entry ? nullptr : &*at;
}

// Of the variants of one project the one that takes most counts, the first of equals.
void Portfolio::choose_variants(Zone& zone) const {
    for (std::size_t i = 0; i < zone.uses.size(); ++i) {
        const std::uint32_t family = entries_[zone.uses[i].entry].family;
        if (family == 0) continue;
        const auto [at, fresh] = zone.chosen.emplace(family, i);
        if (fresh) continue;
        const bool more = zone.uses[i].taken_m2 > zone.uses[at->second].taken_m2;
        zone.uses[more ? at->second : i].counted = false;
        if (more) at->second = i;
    }
}

// What counted uses of other projects take of the ground of one; those before it in the input, or all.
Result<Shape> Portfolio::others_in(const Key& key, const Zone& zone, const Use& use, bool before_only) {
    std::vector<std::uint32_t> near;
    index_.query(entries_[use.entry].box, near);
    std::vector<Shape> others;
    for (const std::uint32_t entry : near) {
        if (same_project(entry, use.entry) || (before_only && entry > use.entry)) continue;
        const Use* other = use_of(zone, entry);
        if (other == nullptr || !other->counted) continue;
        auto shape = ground(key, entry);
        if (!shape) return tl::unexpected(shape.error());
        others.push_back(std::move(*shape));
    }
    return worker_->unite(others, Family::area);
}

Result<void> Portfolio::weigh(const Key& key, Zone& zone) {
    choose_variants(zone);
    // Less what others take: all of them (marginal), or those that were counted before (so that ground counts once).
    // What cannot be overlaid counts whole: rather too much taken than too little.
    const auto alone = [&](const Use& use, bool before_only) -> Result<double> {
        const auto whole = [&](const Error& error) -> Result<double> {
            if (error.code != ErrorCode::overlay_failed && error.code != ErrorCode::limit_reached)
                return tl::unexpected(error);
            troubles_.push_back(error);
            return use.taken_m2;
        };
        const auto others = others_in(key, zone, use, before_only);
        if (!others) return whole(others.error());
        if (others->empty()) return use.taken_m2;
        const auto own = ground(key, use.entry);
        if (!own) return tl::unexpected(own.error());
        const auto shared = worker_->intersect(*own, *others);
        if (!shared) return whole(shared.error());
        return std::max(0.0, use.taken_m2 - geometry::area(*shared));
    };
    for (Use& use : zone.uses) {
        const auto marginal = alone(use, false);
        if (!marginal) return tl::unexpected(marginal.error());
        use.marginal_m2 = *marginal;
        if (!use.counted) continue;
        const auto fresh = alone(use, true);
        if (!fresh) return tl::unexpected(fresh.error());
        zone.total.taken_m2 += *fresh;
        ++zone.total.projects;
    }
    return {};
}

void Portfolio::cumulate(ProjectResult& result, std::uint32_t entry) const {
    for (Finding& finding : result.findings) {
        if (finding.kind != "consumption" || finding.reason == model::Reason::layer_failed) continue;
        model::Measures& measures = finding.measures;
        bool any = false;
        for (model::ClassHit& hit : measures.classes) {
            const auto found = zones_.find({asked_of(finding), hit.class_code});
            if (found == zones_.end()) continue;
            const Zone& zone = found->second;
            const Use* own = use_of(zone, entry);
            if (own == nullptr) continue;
            any = true;
            // The variant of this project that counts; itself where it has none.
            const auto family = zone.chosen.find(entries_[entry].family);
            const Use& counted = family == zone.chosen.end() ? *own : zone.uses[family->second];
            const double without = zone.total.taken_m2 - counted.marginal_m2;  // by the other projects alone
            const std::int64_t others = zone.total.projects - 1;
            hit.sharing = others;
            for (model::Amounts* amounts : {&hit.strict, &hit.robust}) {
                amounts->marginal_m2 = own->marginal_m2;
                amounts->cumulated_m2 = std::max(0.0, without) + own->marginal_m2;
                amounts->cumulated_share = zone.total.zone_m2 > 0.0 ? amounts->cumulated_m2 / zone.total.zone_m2 : 0.0;
            }
            if (!(hit.strict.cumulated_share < measures.strict.cumulated_share)) measures.sharing = others;
            for (model::Amounts* amounts : {&measures.strict, &measures.robust}) {
                if (amounts->area_m2 <= 0.0 || hit.strict.cumulated_share < amounts->cumulated_share) continue;
                amounts->cumulated_m2 = hit.strict.cumulated_m2;
                amounts->cumulated_share = hit.strict.cumulated_share;
            }
        }
        if (!any) continue;
        for (const model::CheckSpec& check : analysis_->checks) {
            if (check.document == model::kNone) continue;
            const model::DocumentSpec& document = analysis_->documents[check.document];
            if (check.id != finding.check_id || document.id != finding.document_id ||
                document.version != finding.document_version || document.approved != finding.document_date)
                continue;
            model::DocumentSpec then = document;
            // On the date whose law applies to the project it was not yet in force.
            if (!finding.enforceable && then.enforceable()) then.status = model::DocumentStatus::approved;
            if (by_cumulation(check)) {
                regrade(finding, check, then, result.project);
                if (analysis_->clearance) assurance::clear_by_value(finding, &check);
            }
            speak(finding, check);
            break;
        }
    }
}

Result<void> Portfolio::compare(const model::CheckSpec& check, ProjectResult& result, std::uint32_t entry, Log& log) {
    const model::Project& project = result.project;
    const auto subject = [&](const model::DocumentSpec& document) {
        return verdict::Subject{.project = project, .check = check, .document = document};
    };
    if (project.phase < check.due) {
        const model::DocumentSpec nobody = no_other_project();
        Finding finding = verdict::not_applicable(subject(nobody), model::Reason::phase_not_due);
        speak(finding, check);
        result.findings.push_back(std::move(finding));
        return {};
    }
    worker_->begin_subject(project.perimeter);
    std::vector<std::uint32_t> near;
    index_.query(entries_[entry].box, near);
    const std::size_t before = result.findings.size();
    for (const std::uint32_t other : near) {
        if (same_project(other, entry)) continue;
        const auto neighbour = record(other);
        if (!neighbour) return tl::unexpected(neighbour.error());
        // The same bits from either side.
        const Shape& first = other < entry ? neighbour->project.perimeter : project.perimeter;
        const Shape& second = other < entry ? project.perimeter : neighbour->project.perimeter;
        const auto shared = worker_->intersect(first, second);
        auto split = shared ? worker_->split_slivers(*shared, kPerimeterAccuracy)
                            : Result<layers::Worker::Split>(tl::unexpected(shared.error()));
        const model::DocumentSpec document = as_document(neighbour->project);
        if (!split) {
            Finding finding = verdict::not_assessable(subject(document), verdict::reason_of(split.error().code),
                                                      split.error().message);
            speak(finding, check, split.error().message);
            result.findings.push_back(std::move(finding));
            log.report(Level::error, split.error());
            complete_ = false;
            continue;
        }
        if (split->robust.empty()) continue;  // neighbours touch; that is no overlap
        model::Measures measures;
        measures.subject_m2 = project.area_m2;
        measures.strict.area_m2 = geometry::area(*shared);
        measures.robust.area_m2 = geometry::area(split->robust);
        for (model::Amounts* amounts : {&measures.strict, &measures.robust}) {
            amounts->share = amounts->area_m2 / project.area_m2;
            amounts->count = 1;
        }
        if (other > entry && &check == &analysis_->portfolio.front()) {
            ++totals_.overlaps;
            totals_.overlap_m2 += measures.robust.area_m2;
        }
        model::ClassHit hit;
        hit.class_code = neighbour->project.id;
        hit.label = document.title.fr;
        hit.strict = measures.strict;
        hit.robust = measures.robust;
        hit.sources.push_back({neighbour->project.fid, document.title.fr});
        hit.pieces = std::move(split->robust);
        hit.slivers = std::move(split->slivers);
        measures.classes.push_back(std::move(hit));
        Finding finding = verdict::grade(subject(document), std::move(measures));
        if (analysis_->clearance) assurance::clear_by_value(finding, &check);
        speak(finding, check);
        result.findings.push_back(std::move(finding));
    }
    if (result.findings.size() > before) return {};
    const model::DocumentSpec nobody = no_other_project();
    model::Measures nothing;
    nothing.subject_m2 = project.area_m2;
    Finding finding = verdict::grade(subject(nobody), std::move(nothing));
    speak(finding, check);
    result.findings.push_back(std::move(finding));
    return {};
}

Result<void> Portfolio::finish(ProjectResult& result, Log& log) {
    if (totals_.asked) {
        if (auto completed = with_others(result, log); !completed) return completed;
    }
    book_.answer(result);
    return {};
}

Result<void> Portfolio::with_others(ProjectResult& result, Log& log) {
    for (const Error& trouble : troubles_) log.report(Level::error, trouble);
    complete_ = complete_ && troubles_.empty();
    troubles_.clear();
    const std::uint32_t entry = entry_of(result.project.row);
    cumulate(result, entry);
    for (const model::CheckSpec& check : analysis_->portfolio) {
        if (auto compared = compare(check, result, entry, log); !compared) return compared;
    }
    return {};
}

}  // namespace terracord::engine
