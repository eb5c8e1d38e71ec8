#include "runs/shard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <utility>

#include "base/limits.hpp"
#include "runs/check_bytes.hpp"
#include "runs/describe.hpp"
#include "runs/describe_shape.hpp"

namespace terracord::runs {

namespace fs = std::filesystem;
using model::RunInfo;

namespace {

constexpr std::string_view kMagic = "terracord shard 5\n";

template <class A>
void describe_error(A& a, Error& v) {
    a.value(v.code);
    describe(a, v.message);
    a.value(v.where.file);
    a.value(v.where.line);
    a.value(v.where.column);
    describe(a, v.hint);
}

template <class A>
void describe_repair(A& a, model::Repair& v) {
    a.value(v.fid);
    a.value(v.area_before_m2);
    a.value(v.area_after_m2);
    a.value(v.changed_share);
    a.value(v.set_aside);
}

template <class A>
void describe_tiling(A& a, std::optional<model::TilingAccount>& v) {
    bool given = v.has_value();
    a.value(given);
    if (!given) return;
    if (!v) v.emplace();
    for (double* field : {&v->zones_m2, &v->union_m2, &v->shared_m2, &v->excess_m2, &v->gaps_m2}) a.value(*field);
    for (std::int64_t* field : {&v->pairs, &v->wide_pairs, &v->gaps}) a.value(*field);
    describe_each(a, v->faults, [](A& archive, model::TilingFault& fault) {
        archive.value(fault.gap);
        for (std::string* text : {&fault.first, &fault.second}) archive.value(*text);
        for (std::int64_t* fid : {&fault.first_fid, &fault.second_fid}) archive.value(*fid);
        archive.value(fault.area_m2);
        archive.value(fault.sliver);
        describe(archive, fault.shape);
    });
}

template <class A>
void describe_layer(A& a, model::LayerAccount& v) {
    for (std::string* text : {&v.document_id, &v.layer, &v.source, &v.driver, &v.crs, &v.operation, &v.assumption})
        a.value(*text);
    std::uint64_t document = v.document;
    a.value(document);
    v.document = static_cast<std::size_t>(document);
    a.value(v.operation_accuracy_m);
    a.value(v.features);
    a.value(v.missing_geometries);
    describe_each(a, v.repairs, [](A& archive, model::Repair& repair) { describe_repair(archive, repair); });
    a.value(v.usable);
    describe(a, v.problem);
    describe_each(a, v.quality, [](A& archive, Text& text) { describe(archive, text); });
    describe_tiling(a, v.tiling);
    a.value(v.content);
}

template <class A>
void describe_pair(A& a, model::ClassPair& v) {
    a.value(v.a);
    a.value(v.b);
    a.value(v.accord);
    for (double* field : {&v.strict_m2, &v.robust_m2, &v.share_of_a, &v.share_of_b}) a.value(*field);
}

template <class A>
void describe_patch(A& a, model::DifferencePatch& v) {
    a.value(v.a);
    a.value(v.b);
    describe(a, v.shape);
    a.value(v.area_m2);
    a.value(v.mean_width_m);
    a.value(v.sliver);
}

// All but the finding, which is made again from the rest.
template <class A>
void describe_comparison(A& a, model::Compared& v) {
    a.value(v.id);
    for (double* field : {&v.tolerance_m, &v.a_m2, &v.b_m2, &v.common_m2, &v.only_a_m2, &v.only_b_m2, &v.open_a_m2,
                          &v.open_b_m2, &v.conflict_m2, &v.conflict_robust_m2})
        a.value(*field);
    describe_each(a, v.pairs, [](A& archive, model::ClassPair& pair) { describe_pair(archive, pair); });
    describe_each(a, v.patches, [](A& archive, model::DifferencePatch& patch) { describe_patch(archive, patch); });
    describe(a, v.problem);
}

template <class A>
void describe_grounds(A& a, std::map<std::string, double>& v) {
    std::vector<std::pair<std::string, double>> grounds(v.begin(), v.end());
    describe_each(a, grounds, [](A& archive, std::pair<std::string, double>& one) {
        archive.value(one.first);
        archive.value(one.second);
    });
    v = {grounds.begin(), grounds.end()};
}

template <class A>
void describe_part(A& a, model::ComparedPart& v) {
    a.value(v.id);
    for (double* field : {&v.tolerance_m, &v.a_m2, &v.b_m2}) a.value(*field);
    describe_each(a, v.met, [](A& archive, model::MetFeature& feature) {
        archive.value(feature.of_a);
        archive.value(feature.feature);
        archive.value(feature.name);
        describe_each(archive, feature.shared, [](A& inner, model::MetFeature::Shared& shared) {
            inner.value(shared.name);
            describe(inner, shared.ground);
        });
        describe(archive, feature.alone);
        describe(archive, feature.open);
    });
    describe_grounds(a, v.ground_a);
    describe_grounds(a, v.ground_b);
    describe(a, v.problem);
    a.value(v.failed_at);
}

template <class A>
void describe_texts(A& a, std::vector<Text>& v) {
    describe_each(a, v, [](A& archive, Text& text) { describe(archive, text); });
}

template <class A>
void describe_unit_layer(A& a, model::UnitLayer& v) {
    a.value(v.usable);
    describe(a, v.problem);
    describe_each(a, v.units, [](A& archive, model::Unit& unit) {
        archive.value(unit.key);
        archive.value(unit.name);
        describe(archive, unit.shape);
        archive.value(unit.area_m2);
    });
    a.value(v.overlapping);
    describe_texts(a, v.quality);
}

template <class A>
void describe_number(A& a, std::optional<double>& v) {
    bool given = v.has_value();
    a.value(given);
    double number = v.value_or(0.0);
    a.value(number);
    v = given ? std::optional(number) : std::nullopt;
}

template <class A>
void describe_need(A& a, model::NeedData& v) {
    a.value(v.usable);
    describe(a, v.problem);
    describe_each(a, v.units, [](A& archive, model::UnitFigures& figures) {
        for (auto* number : {&figures.target, &figures.yearly, &figures.existing, &figures.existing_per})
            describe_number(archive, *number);
        describe_each(archive, figures.factors, [](A& inner, double& factor) { inner.value(factor); });
        describe(archive, figures.problem);
    });
    describe_texts(a, v.quality);
}

template <class A>
void describe_info(A& a, RunInfo& v) {
    a.value(v.tool_version);
    std::vector<std::pair<std::string, std::string>> versions(v.library_versions.begin(), v.library_versions.end());
    describe_each(a, versions, [](A& archive, std::pair<std::string, std::string>& one) {
        archive.value(one.first);
        archive.value(one.second);
    });
    v.library_versions = {versions.begin(), versions.end()};
    a.value(v.crs_code);
    a.value(v.crs_name);
    a.value(v.areal_scale_min);
    a.value(v.areal_scale_max);
    describe_each(a, v.comparisons,
                  [](A& archive, model::Compared& comparison) { describe_comparison(archive, comparison); });
    describe_each(a, v.unit_layers, [](A& archive, model::UnitLayer& layer) { describe_unit_layer(archive, layer); });
    describe_each(a, v.needs, [](A& archive, model::NeedData& need) { describe_need(archive, need); });
    describe_each(a, v.layers, [](A& archive, model::LayerAccount& layer) { describe_layer(archive, layer); });
    describe_each(a, v.failed_projects, [](A& archive, model::FailedProject& failed) {
        archive.value(failed.id);
        describe_error(archive, failed.error);
    });
    describe_each(a, v.inputs, [](A& archive, model::InputFile& input) {
        archive.value(input.path);
        archive.value(input.sha256);
        archive.value(input.bytes);
    });
    a.value(v.project_count);
}

template <class A>
void describe_account(A& a, ShardAccount& v) {
    a.value(v.number.index);
    a.value(v.number.count);
    describe_info(a, v.info);
    describe_each(a, v.only_projects, [](A& archive, std::string& project) { archive.value(project); });
    a.value(v.limits);
    describe_each(a, v.compared, [](A& archive, model::ComparedPart& part) { describe_part(archive, part); });
    a.value(v.origin.x);
    a.value(v.origin.y);
    a.value(v.complete);
}

tl::unexpected<Error> mismatch(std::string fr, std::string en) {
    return fail(
        ErrorCode::shards_mismatch, Text{std::move(fr), std::move(en)}, {},
        Text{
            "Relancez les parts qui manquent ou diffèrent, avec la même analyse, les mêmes entrées et la même version.",
            "Run the missing or differing shards again, with the same analysis, inputs and version."});
}

// The first input that only one of them has read, or that each has read otherwise; empty: none.
std::string other_input(const RunInfo& a, const RunInfo& b) {
    const auto unequal = [](const model::InputFile& x, const model::InputFile& y) {
        return x.path != y.path || x.sha256 != y.sha256;
    };
    const std::size_t both = std::min(a.inputs.size(), b.inputs.size());
    for (std::size_t i = 0; i < both; ++i) {
        if (unequal(a.inputs[i], b.inputs[i])) return std::min(a.inputs[i].path, b.inputs[i].path);
    }
    if (a.inputs.size() == b.inputs.size()) return {};
    return (a.inputs.size() > both ? a.inputs : b.inputs)[both].path;
}

}  // namespace

ShardBalance::ShardBalance(ShardNumber number) : number_(number) {
    for (std::uint32_t shard = 1; shard <= number.count; ++shard) loads_.push({0.0, shard});
}

bool ShardBalance::takes(double cost) {
    Load least = loads_.top();
    loads_.pop();
    least.cost += cost;
    loads_.push(least);
    return least.shard == number_.index;
}

std::string bytes_of(const ShardAccount& account) {
    std::string bytes;
    ByteWriter writer(bytes);
    ShardAccount copy = account;
    describe_account(writer, copy);
    return bytes;
}

std::optional<ShardAccount> parse_account(std::string_view bytes) {
    ShardAccount account;
    ByteReader reader(bytes);
    describe_account(reader, account);
    if (!reader.at_end()) return std::nullopt;
    return account;
}

Result<void> write_account(const fs::path& folder, const ShardAccount& account) {
    const std::string bytes = bytes_of(account);
    std::ofstream out(folder / kAccountName, std::ios::binary | std::ios::trunc);
    out << kMagic << check_of(bytes) << bytes;
    out.close();
    if (!out) {
        return fail(ErrorCode::output_unwritable, Text{"écriture impossible", "cannot be written"},
                    Position{(folder / kAccountName).string()},
                    Text{"Vérifiez les droits et la place disponible.", "Check permissions and free space."});
    }
    return {};
}

Result<ShardAccount> read_account(const fs::path& folder) {
    const fs::path file = folder / kAccountName;
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return fail(
            ErrorCode::file_not_found, Text{"ce dossier n'est pas celui d'une part", "this folder is not a shard's"},
            Position{folder.string()},
            Text{"Donnez les dossiers écrits par check --shard.", "Give the folders written by check --shard."});
    }
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!bytes.starts_with(kMagic))
        return mismatch(file.string() + " : version inconnue", file.string() + ": unknown version");
    const std::string_view checked = std::string_view(bytes).substr(kMagic.size());
    const std::string_view body = checked.substr(std::min(kCheckBytes, checked.size()));
    auto account = checked.starts_with(check_of(body)) ? parse_account(body) : std::nullopt;
    if (!account) {
        return fail(ErrorCode::spill_corrupt,
                    Text{"le fichier est tronqué ou altéré", "the file is truncated or altered"},
                    Position{file.string()}, Text{"Relancez cette part.", "Run this shard again."});
    }
    return std::move(*account);
}

Result<void> check_shards(const std::vector<ShardAccount>& shards, const std::string& analysis_sha256) {
    const ShardAccount& first = shards.front();
    std::map<std::uint32_t, int> seen;
    for (const ShardAccount& shard : shards) {
        const std::string name = fmt::format("{}/{}", shard.number.index, shard.number.count);
        if (shard.number.count != first.number.count) {
            return mismatch(fmt::format("part {} : les autres sont sur {}", name, first.number.count),
                            fmt::format("shard {}: the others are of {}", name, first.number.count));
        }
        if (shard.number.index < 1 || shard.number.index > shard.number.count)
            return mismatch(fmt::format("part {} : numéro impossible", name),
                            fmt::format("shard {}: impossible number", name));
        if (++seen[shard.number.index] > 1)
            return mismatch(fmt::format("part {} en double", name), fmt::format("shard {} is there twice", name));
        if (shard.info.tool_version != first.info.tool_version ||
            shard.info.library_versions != first.info.library_versions) {
            return mismatch(fmt::format("part {} : faite par une autre version", name),
                            fmt::format("shard {}: made by another version", name));
        }
        if (const std::string other = other_input(shard.info, first.info); !other.empty()) {
            return mismatch(fmt::format("part {} : faite sur d'autres entrées que la part {}/{} ({})", name,
                                        first.number.index, first.number.count, other),
                            fmt::format("shard {}: made from other inputs than shard {}/{} ({})", name,
                                        first.number.index, first.number.count, other));
        }
        if (shard.only_projects != first.only_projects) {
            return mismatch(fmt::format("part {} : faite pour d'autres projets (--project)", name),
                            fmt::format("shard {}: made for other projects (--project)", name));
        }
        if (const std::string now = limits_in_force().changed(); shard.limits != now) {
            const auto said = [](const std::string& limits) { return limits.empty() ? std::string("—") : limits; };
            return mismatch(fmt::format("part {} : faite avec d'autres limites que merge (--limit {} ; ici {})", name,
                                        said(shard.limits), said(now)),
                            fmt::format("shard {}: made with other limits than merge (--limit {}; here {})", name,
                                        said(shard.limits), said(now)));
        }
    }
    for (std::uint32_t k = 1; k <= first.number.count; ++k) {
        if (!seen.contains(k)) {
            return mismatch(fmt::format("la part {}/{} manque", k, first.number.count),
                            fmt::format("shard {}/{} is missing", k, first.number.count));
        }
    }
    const auto& inputs = first.info.inputs;
    const bool known = std::any_of(inputs.begin(), inputs.end(),
                                   [&](const model::InputFile& input) { return input.sha256 == analysis_sha256; });
    if (!known)
        return mismatch("les parts ont été faites avec un autre fichier d'analyse",
                        "the shards were made with another analysis file");
    return {};
}

Result<MergedSpill> MergedSpill::open(const std::vector<fs::path>& spills) {
    MergedSpill merged;
    for (const fs::path& spill : spills) {
        auto reader = SpillReader::open(spill);
        if (!reader) return tl::unexpected(reader.error());
        auto head = reader->next();
        if (!head) return tl::unexpected(head.error());
        merged.sources_.push_back({std::move(*reader), std::move(*head)});
    }
    return merged;
}

Result<std::optional<model::ProjectResult>> MergedSpill::next() {
    Source* least = nullptr;
    for (Source& source : sources_) {
        if (source.head && (least == nullptr || source.head->project.row < least->head->project.row)) least = &source;
    }
    if (least == nullptr) return std::nullopt;
    auto following = least->reader.next();
    if (!following) return tl::unexpected(following.error());
    return std::exchange(least->head, std::move(*following));
}

}  // namespace terracord::runs
