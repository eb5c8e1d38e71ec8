#include "report/manifest.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <tuple>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "report/file_writer.hpp"
#include "report/members.hpp"

namespace terracord::report {

namespace {

constexpr int kIndent = 2;

tl::unexpected<Error> unlistable(const std::filesystem::path& folder, const std::error_code& why) {
    return fail(ErrorCode::output_unwritable,
                {"impossible de parcourir '" + folder.string() + "' : " + why.message(),
                 "cannot list '" + folder.string() + "': " + why.message()},
                Position{folder.string(), 0, 0});
}

void write_inputs(JsonWriter& json, const model::RunInfo& run) {
    json.key("inputs").begin_array();
    for (const model::InputFile& input : run.inputs) {
        json.begin_object().key("path").string(input.path).key("sha256").string(input.sha256);
        json.key("bytes").integer(static_cast<std::int64_t>(input.bytes)).end_object();
    }
    json.end_array();
}

void write_outputs(JsonWriter& json, const std::vector<OutputFile>& outputs) {
    json.key("outputs").begin_array();
    for (const OutputFile& output : outputs) {
        json.begin_object().key("path").string(output.path);
        write_optional(json, "sha256", output.sha256);
        json.key("bytes");
        if (output.sha256.empty()) {
            json.null();
        } else {
            json.integer(static_cast<std::int64_t>(output.bytes));
        }
        json.end_object();
    }
    json.end_array();
}

}  // namespace

Result<std::vector<OutputFile>> hash_outputs(const std::filesystem::path& folder, unsigned jobs) {
    namespace fs = std::filesystem;
    std::vector<OutputFile> outputs;
    std::error_code why;
    fs::recursive_directory_iterator entry(folder, why);
    for (; !why && entry != fs::recursive_directory_iterator(); entry.increment(why)) {
        if (!entry->is_regular_file(why) || why) continue;
        OutputFile output;
        output.path = entry->path().lexically_relative(folder).generic_string();
        if (output.path == kManifestName) continue;
        if (output.path != kStatsName) {
            output.bytes = entry->file_size(why);
            if (why) break;
        }
        outputs.push_back(std::move(output));
    }
    if (why) return unlistable(folder, why);
    // The largest first, so that no thread is left with it at the end.
    std::sort(outputs.begin(), outputs.end(),
              [](const OutputFile& a, const OutputFile& b) { return std::tie(b.bytes, a.path) < std::tie(a.bytes, b.path); });
    std::vector<std::optional<Error>> failed(outputs.size());
    in_parallel(outputs.size(), jobs, {}, [&](std::size_t i, unsigned) {
        if (outputs[i].path == kStatsName) return;
        auto hash = sha256_file(folder / outputs[i].path);
        if (hash) {
            outputs[i].sha256 = std::move(*hash);
        } else {
            failed[i] = hash.error();
        }
    });
    for (const std::optional<Error>& error : failed) {
        if (error) return tl::unexpected(*error);
    }
    std::sort(outputs.begin(), outputs.end(), [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
    return outputs;
}

Result<void> write_manifest(const std::filesystem::path& folder, const ManifestFacts& facts) {
    const model::RunInfo& run = *facts.run;
    std::string out;
    JsonWriter json(out, kIndent);
    json.begin_object().key("format").integer(1);
    json.key("terracord");
    write_provenance(json, run);
    json.key("libraries").begin_object();
    for (const auto& [name, version] : run.library_versions) json.key(name).string(version);
    json.end_object();
    json.key("analysis").begin_object().key("path").string(run.analysis->file.filename().string());
    json.key("sha256").string(run.analysis->sha256).end_object();
    json.key("parameters").begin_object();
    for (const auto& [name, value] : facts.parameters) json.key(name).string(value);
    json.end_object();
    write_inputs(json, run);
    write_outputs(json, facts.outputs);
    json.key("skipped").begin_array();
    for (const Skipped& skipped : facts.skipped) {
        json.begin_object().key("what").string(skipped.what);
        write_text(json, "why", skipped.why);
        json.end_object();
    }
    json.end_array().end_object();
    out += '\n';
    return write_file(folder / kManifestName, out);
}

}  // namespace terracord::report
